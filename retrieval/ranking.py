"""The order of offers: how relevant each is expected to be, given what is sure and what is only likely.

What weighs how much stands in retrieval/weights.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.bits import Bools
from index.circumstances import BABY, LOST, LOST_CHILD, LOST_TO_SUICIDE, ONLINE_HATE, STALKED, WANTED
from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.audience import for_the_grown, is_child
from retrieval.fit import Fit, Levels, Rows
from retrieval.made_for import BOOKED, answering, for_any_child, for_any_worry, for_parents, for_situation, for_workplace, listening, one_of, speaking
from retrieval.weights import WEIGHTS, RankingWeights

Scores = NDArray[np.float32]
Factor = NDArray[np.floating[Any]]
_URGENT = frozenset(("crisis", "suicidality"))
_BIRTH = frozenset(("pregnancy_birth", "parenting"))
HARM, CAUSING_HARM = frozenset(("domestic_violence", "sexual_violence")), "causing_harm"
TO_READ = ("information", "training", "online_course", "directory", "app")
ADDICTION = "addiction_"
ILLNESS = frozenset(("adhd", "autism", "bipolar", "ocd"))
# What is made for one of these first of all is of little use to whoever came for something that it helps with besides.
_MATTERS = frozenset(("debt", "dementia", "caring_for_relatives", "return_to_work", "eating_disorder", "migration", "coming_out", "exam_stress",
                      "workplace_conflict", "addiction_media", "addiction_gambling", "addiction_drugs", "addiction_alcohol", "addiction_tobacco"))
_OF_WORK = frozenset(("burnout", "workplace_conflict", "return_to_work", "bullying", "discrimination"))
_SPOKEN = 0.06  # what speaks a language that she asked for, and is about something else
_MAY_BE = 0.1  # probability from which a topic may be hers


class Worth(NamedTuple):
    """Per row: what it is worth whatever the topic is, and how much more where the matter was not recognised at all."""

    anyway: Scores
    unsure: Scores

    def of_matter(self, share: Scores, topics: Scores) -> Scores:
        """What each is worth for the `share` of her topics that it covers, and for the rest; `topics` sums to 1 at most, and what is
        missing is a matter that was not recognised."""
        share = np.minimum(share, 1.0)
        return np.asarray(share + (1 - share) * (self.anyway + (1.0 - float(topics.sum())) * self.unsure))


class Rating(NamedTuple):
    """Score = factors * what each is worth for the topics. `covered` is (rows, topics) of 0 and 1."""

    factors: Scores
    worth: Worth
    topics: Scores

    def scores(self, covered: Scores) -> Scores:
        return np.asarray(self.factors * self.worth.of_matter(covered @ self.topics, self.topics), dtype=np.float32)

    def of(self, rows: NDArray[np.int64]) -> Rating:
        """The rating of some of its rows."""
        return Rating(self.factors[rows], Worth(self.worth.anyway[rows], self.worth.unsure[rows]), self.topics)


def rate(answers: Answers, fit: Fit, snapshot: Snapshot, rows: Rows, weights: RankingWeights = WEIGHTS) -> Rating:
    """What is known of each row's expected relevance, before the topics are weighed."""
    factors = np.ones(len(rows), dtype=np.float32)
    for factor in (
        *of_levels(fit.levels, answers, snapshot.facets.national[rows], weights),
        *of_audience(fit.audience, fit.others, weights),
        np.where(fit.reserved, weights.occupation_unnamed, 1.0),
        *of_topics(answers, snapshot, rows, weights),
        np.where(fit.unchecked, weights.unchecked, 1.0),
        *of_place(answers, snapshot.facets.national[rows], weights),
    ):
        factors *= factor
    more = of_words(answers, snapshot, rows, weights)
    worth = worth_anyway(answers, snapshot, rows, weights)
    topics = topic_vector(answers, snapshot, weights.sharpness)
    return Rating(np.where(fit.excluded, 0.0, factors * more).astype(np.float32), worth, topics)


def of_levels(levels: dict[str, Levels], answers: Answers, national: Bools, weights: RankingWeights) -> Iterator[Factor]:
    for facet, level in strongest(levels).items():
        if facet == "who":
            yield _factor(level, 1.0, weights.who_unmet)
        elif facet == "setting":
            yield _factor(level, weights.setting_unknown, weights.setting_unmet)
        elif facet == "region":
            yield np.where(national, 1.0, weights.local_met)
        elif facet == "age_group":
            yield _factor(level, weights.age_unknown, weights.age_unmet)
        elif facet == "language":
            yield _factor(level, 1.0, weights.language_unmet if answers.wishes.language else weights.language_unasked)
        elif facet == "occupation":
            yield _factor(level, weights.occupation_unknown, 0.0)
        elif facet.startswith("contact_not"):
            yield _factor(level, 1.0, weights.refused)
        elif facet != "topic":
            yield _factor(level, weights.wish_unknown, weights.wish_unmet)


def writing_first(rating: Rating, answers: Answers, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> Rating:
    """The rating with the door where one writes before the telephone of the same house, where she would rather write; no question is
    worth asking for that alone."""
    wanted, refused = answers.wishes.contact, answers.wishes.contact_not
    if "phone" not in refused and (not wanted or {"phone", "in_person"} & {*wanted}):
        return rating
    beside = np.where(one_of("kind", snapshot.facets.kind[rows], ("helpline",), snapshot.facets), weights.beside, 1.0)
    return rating._replace(factors=(rating.factors * beside).astype(np.float32))


def of_audience(audience: Scores, others: Bools, weights: RankingWeights) -> Iterator[Factor]:
    yield weights.audience_other + (1.0 - weights.audience_other) * audience
    yield np.where(others, weights.identity_other, 1.0)


def of_topics(answers: Answers, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> Iterator[Factor]:
    yield _lead(answers, snapshot, rows, weights)
    if answers.wishes.counsellor == "woman":
        yield np.where(snapshot.facets.has("groups", "women", rows) & ~snapshot.facets.has("groups", "men", rows), weights.by_woman, 1.0)
    if is_child(answers):
        yield np.where(for_the_grown(snapshot.facets, rows), weights.grown, 1.0)
    if answers.who != "colleague":
        yield np.where(one_of("kind", snapshot.facets.kind[rows], BOOKED, snapshot.facets), weights.course, 1.0)
    if not answers.who:
        yield np.where(snapshot.facets.has("for_whom", "self", rows), 1.0, weights.who_unsaid)
    if not set(answers.topics) & _URGENT:
        yield _emergency(snapshot, rows, weights)
    elif answers.who == "self":
        yield np.where(one_of("kind", snapshot.facets.kind[rows], TO_READ, snapshot.facets), weights.to_read_in_danger, 1.0)


def of_place(answers: Answers, national: Bools, weights: RankingWeights) -> Iterator[Factor]:
    if not answers.region:
        yield np.where(national, 1.0, weights.local_unasked)


def of_words(answers: Answers, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> Factor:
    """Likeness to her words, confidence, few topics and a person who answers: none of them makes an offer right, each makes it better."""
    facets = snapshot.facets
    extra = weights.likeness * _likeness(answers, snapshot, rows) + weights.confidence * facets.confidence[rows] / 2
    extra += weights.focus / np.maximum(facets.focus[rows], 1)
    extra += weights.answering * answering(snapshot, rows)
    return np.asarray(1 + extra)


def worth_anyway(answers: Answers, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> Worth:
    """What each is worth whatever the topic is: a line for any worry the more, the less sure her matter is."""
    listens = listening(answers, snapshot, rows)
    base = np.where(listens, weights.general, 0.0)
    if answers.wishes.language:  # it may be put among the first for that alone
        base = np.where(speaking(answers, snapshot, rows), np.maximum(base, _SPOKEN), base)
    parents = for_parents(answers, snapshot, rows)
    base = np.where(parents, np.maximum(base, weights.parents), base)
    base = np.where(for_workplace(answers, snapshot, rows), np.maximum(base, weights.workplace), base)
    base = np.where(for_any_child(answers, snapshot, rows), np.maximum(base, weights.any_child), base)
    said = max(weights.situation, answers.topic_weights.get("general", 0.0))  # "my brother is in prison" alone names no topic, and all of it
    base = np.where(for_situation(answers, snapshot, rows), np.maximum(base, said), base)
    named = bool(answers.topics or answers.topic_weights)
    plain = bool(set(answers.topics) & HARM)  # what was done to her was told, however few of it was recognised
    return Worth(base.astype(np.float32), np.where(listens | parents, weights.unsure if named and not plain else 0.0, 0.0).astype(np.float32))


def _emergency(snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> NDArray[np.float64]:
    facets = snapshot.facets
    return np.where(facets.kind[rows] == facets.columns["kind"].index("emergency"), weights.emergency_unasked, 1.0)


def _lead(answers: Answers, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> NDArray[np.float64]:
    """What an offer is for first of all: help after a loss or a blow is for nobody else, and her topic may be one among others."""
    facets, topics = snapshot.facets, set(answers.topics) or set(answers.topic_weights)
    if not topics:
        return np.ones(len(rows))
    worth = np.ones(len(rows))
    loss, danger, harm, hers = (facets.leading(some, rows) for some in (("grief",), _URGENT, HARM, topics))
    particular, calm = ~for_any_worry(snapshot, rows), not topics & _URGENT
    worth[loss] *= 1.0 if "grief" in topics or {*LOST, LOST_TO_SUICIDE} & {*answers.wishes.lost} else weights.loss_unasked
    if LOST_TO_SUICIDE not in answers.wishes.lost:
        worth[loss & facets.has_any("topics", _URGENT, rows)] *= weights.suicide_unasked
    else:
        worth[loss & facets.has("topics", "suicidality", rows)] *= weights.lost_so
    worth[facets.has_any("groups", LOST & {*answers.wishes.lost}, rows)] *= weights.lost_so
    if "grief" in topics or LOST_CHILD in answers.wishes.lost:
        worth[facets.leading(_BIRTH, rows) & ~facets.has("topics", "grief", rows)] *= weights.birth_after_loss
    if BABY in answers.wishes.lost and "pregnancy_birth" in topics:  # after the birth, not before it
        worth[facets.has("groups", BABY, rows)] *= weights.lost_so
    worth[danger & particular] *= weights.danger_unasked if calm else 1.0
    worth[harm & particular] *= 1.0 if topics & HARM or CAUSING_HARM in answers.wishes.group else weights.harm_unasked
    if topics & HARM and not {"men", "lgbtq"} & {*answers.wishes.group}:
        worth[harm & facets.has("groups", "women", rows) & ~facets.has("groups", "men", rows)] *= weights.harm_likely
    if not any(topic.startswith(ADDICTION) for topic in topics):
        addiction = facets.leading([topic for topic in facets.columns["topics"] if topic.startswith(ADDICTION)], rows)
        worth[addiction & particular] *= weights.addiction_unasked
    if "discrimination" not in topics:
        worth[facets.leading(("discrimination",), rows) & particular] *= weights.discrimination_unasked
    if answers.setting != "online" and not {ONLINE_HATE, STALKED} & {*answers.wishes.lost}:
        worth[facets.has("groups", ONLINE_HATE, rows)] *= weights.online_unasked
    worth[facets.leading(ILLNESS - _likely(answers), rows) & particular] *= weights.illness_unasked
    elsewhere = _MATTERS - _likely(answers) - ({"workplace_conflict"} if answers.setting == "work" or topics & {"stress", "burnout"} else set())
    elsewhere -= {"eating_disorder"} if "body_image" in _likely(answers) else set()
    worth[facets.leading(elsewhere, rows) & particular] *= weights.matter_unasked
    if not answers.setting and not topics & _OF_WORK:
        only = ~facets.has_any("settings", [id for id in facets.columns["settings"] if id != "work"], rows)
        worth[only & facets.has("settings", "work", rows) & particular] *= weights.work_unsaid
    worth[~hers & particular] *= weights.aside
    told = (WANTED & {*answers.wishes.lost}) | ({"prison"} & {*answers.wishes.group})
    return np.where(facets.has_any("groups", told, rows), np.maximum(worth, weights.aside), worth) if told else worth


def _likely(answers: Answers) -> set[str]:
    """The topics that hers may be."""
    return {*answers.topics, *(topic for topic, share in answers.topic_weights.items() if share >= _MAY_BE)}


def scores(answers: Answers, fit: Fit, snapshot: Snapshot, rows: Rows, weights: RankingWeights = WEIGHTS) -> Scores:
    """Expected relevance of each row, 0 to about 1.5; 0 for what is excluded."""
    return rate(answers, fit, snapshot, rows, weights).scores(covered(snapshot, rows))


def topic_vector(answers: Answers, snapshot: Snapshot, sharpness: float = 1.0) -> Scores:
    """The probability of each topic (topics,); certain where she chose it herself, zero where nothing is known. What is missing to one is
    the probability that her matter is none of those that were recognised."""
    ids = snapshot.facets.columns["topics"]
    given = answers.topic_weights or {topic: 1.0 / (1 + 0.6 * rank) for rank, topic in enumerate(answers.topics)}
    vector = np.array([given.get(id, 0.0) for id in ids], dtype=np.float32)
    vector = _at_work(answers, vector, ids)
    known, vector = min(float(vector.sum()), 1.0), vector**sharpness
    return np.asarray(vector * known / max(float(vector.sum()), 1e-9), dtype=np.float32)


def _at_work(answers: Answers, vector: Scores, ids: list[str]) -> Scores:
    """A boss or a colleague who bullies is trouble at work as well: a union knows more of it than an ombudsman for discrimination."""
    if answers.setting != "work" or "bullying" not in ids or "workplace_conflict" not in ids:
        return vector
    bullied = float(vector[ids.index("bullying")])
    vector[ids.index("workplace_conflict")] += WEIGHTS.bullied_at_work * bullied
    vector[ids.index("bullying")] -= WEIGHTS.bullied_at_work * bullied
    return vector


def covered(snapshot: Snapshot, rows: Rows) -> Scores:
    """(rows, topics): 1 where an offer is about a topic."""
    return np.asarray(snapshot.facets.topics[rows], dtype=np.float32)


def strongest(levels: dict[str, Levels]) -> dict[str, Levels]:
    """facet -> levels. Of several ways or languages that would do, the one that is met counts."""
    joined: dict[str, Levels] = {}
    for reason, level in levels.items():
        facet, _, value = reason.partition("=")
        key = reason if facet in ("contact_not", "accessible") else facet
        joined[key] = np.maximum(joined[key], level) if key in joined else level
    return joined


def _likeness(answers: Answers, snapshot: Snapshot, rows: Rows) -> Scores:
    """How like each offer is to what was written, 0 to 1 within what was found."""
    if not answers.likeness:
        return np.zeros(len(rows), dtype=np.float32)
    low, high = min(answers.likeness.values()), max(answers.likeness.values())
    known = ((snapshot.row(id), value) for id, value in answers.likeness.items())
    near = {row: value for row, value in known if row is not None}
    wanted = np.fromiter(near, dtype=np.int64, count=len(near))
    at = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)  # rows are in ascending order
    there = rows[at] == wanted
    like = np.zeros(len(rows), dtype=np.float32)
    like[at[there]] = (np.fromiter(near.values(), dtype=np.float32)[there] - low) / max(high - low, 1e-6)
    return like


def _factor(level: Levels, unknown: float, unmet: float) -> Scores:
    return _factors(unknown, unmet)[level]


@lru_cache(maxsize=64)
def _factors(unknown: float, unmet: float) -> Scores:
    """By level; the unmet one (-1) is the last."""
    return np.array([unknown, 1.0, unmet], dtype=np.float32)
