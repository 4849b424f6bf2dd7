"""What to ask next: the question whose answer is expected to settle the first offers most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from index.snapshot import Snapshot
from retrieval.answers import Answers, Wishes
from retrieval.trial import Trial

QUESTIONS = ("who", "setting", "topic", "age_group", "place", "contact")
MOST = 4  # never more questions than this before the first offers
_COST = {"who": 0.013, "setting": 0.02, "topic": 0.0, "age_group": 0.026, "place": 0.04, "contact": 0.033}
_DONT_KNOW = {"who": 0.05, "setting": 0.2, "topic": 0.1, "age_group": 0.1, "place": 0.25, "contact": 0.35}
_PRIOR: dict[str, dict[str, float]] = {
    "who": {"self": 0.55, "relative": 0.28, "friend": 0.08, "colleague": 0.09},
    "setting": {
        "family": 0.4,
        "work": 0.2,
        "school": 0.12,
        "university": 0.06,
        "online": 0.04,
        "leisure": 0.04,
        "unemployment": 0.04,
        "old_age": 0.05,
        "care": 0.03,
        "vocational_training": 0.02,
    },
    "age_group": {"child": 0.08, "young": 0.32, "adult": 0.45, "older": 0.15},
    "contact": {"phone": 0.35, "chat": 0.3, "email": 0.1, "in_person": 0.25},
}
# The fields of the answers in which an answer to it is kept.
CHANGES = {
    "who": frozenset(("who",)),
    "setting": frozenset(("setting",)),
    "topic": frozenset(("topics", "topic_weights")),
    "age_group": frozenset(("age_group",)),
    "place": frozenset(("region",)),
    "contact": frozenset(("wishes.contact",)),
}
_FIRST = 3


def next_question(
    answers: Answers, begin: Callable[[], Trial], snapshot: Snapshot, askable: frozenset[str] | None = None
) -> str | None:
    """One of QUESTIONS, or None. `askable` limits the choice (default: whatever is not known); `begin` gives a trial of the answers where one is needed."""
    open_questions = [q for q in QUESTIONS if q not in answers.known() and (askable is None or q in askable)]
    if not open_questions:
        return None
    if "topic" in open_questions and not answers.topic_weights:
        return "topic"  # without it there is nothing to weigh
    worth = gains(answers, open_questions, begin(), snapshot)
    best = max(open_questions, key=lambda q: worth[q])
    return best if worth[best] > 0 else None


def gains(answers: Answers, questions: Sequence[str], trial: Trial, snapshot: Snapshot) -> dict[str, float]:
    """question -> how much better the best offer is expected to be, once the answer is known, than the best of today's three."""
    first = np.argsort(-trial.now(), kind="stable")[:_FIRST]
    found: dict[str, float] = {}
    for question in questions:
        said = possible(question, answers, snapshot)
        then = trial.tried(CHANGES[question], [answered for _, answered in said])
        best = then.max(axis=1, initial=0.0).tolist()
        held = then[:, first].max(axis=1, initial=0.0).tolist()
        rise = sum(p * (b - h) / max(b, 1e-6) for (p, _), b, h in zip(said, best, held, strict=True))
        found[question] = rise * (1 - _DONT_KNOW[question]) - _COST[question]
    return found


def possible(question: str, answers: Answers, snapshot: Snapshot) -> list[tuple[float, Answers]]:
    """[(probability, the answers with it)] over what she might say."""
    if question == "topic":
        likely = sorted(answers.topic_weights.items(), key=lambda pair: -pair[1])[:5]
        total = sum(p for _, p in likely) or 1.0
        return [(p / total, answers.but(topics=(t,), topic_weights={t: 1.0})) for t, p in likely]
    if question == "place":
        facets = snapshot.facets
        codes = [i for i, code in enumerate(facets.columns["regions"]) if code.startswith(answers.country)]
        served = snapshot.served(answers.country)[codes]
        chosen = [codes[i] for i in np.argsort(-served)[:4]]
        return [(1 / 4, answers.but(region=facets.columns["regions"][i])) for i in chosen]
    prior = _PRIOR[question]
    total = sum(prior.values())
    field: dict[str, Callable[[str], Answers]] = {
        "who": lambda id: answers.but(who=id),
        "setting": lambda id: answers.but(setting=id),
        "age_group": lambda id: answers.but(age_group=id),
        "contact": lambda id: answers.but(wishes=_with_contact(answers.wishes, id)),
    }
    return [(p / total, field[question](id)) for id, p in prior.items()]


def _with_contact(wishes: Wishes, way: str) -> Wishes:
    return replace(wishes, contact=(way,))
