"""Finder: the one door to the search."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from index.dialect import written
from index.encoder import Encoder
from index.offers import Offer
from index.snapshot import Snapshot
from index.spelling import load_speller
from retrieval.answers import Answers
from retrieval.candidates import ALL_UP_TO, SHARE, WEIGHED, candidates
from retrieval.fit import IN_DANGER, Rows, fit, for_another_asker
from retrieval.kept import Lately
from retrieval.made_for import for_any_child, for_parents, for_situation, for_workplace, listening
from retrieval.matches import NOTHING_FITS, OK, Found, Match, reasons
from retrieval.order import in_turn
from retrieval.questions import next_question
from retrieval.ranking import CAUSING_HARM, HARM, Scores, covered, rate, scores, topic_vector, writing_first
from retrieval.trial import Trial
from retrieval.wanted import not_asked_for, of_another_loss, one_of_each, refused
from retrieval.weights import WEIGHTS, RankingWeights

_LIKE = 40  # offers nearest in meaning that are remembered for a message
_NAMED = 40  # offers among which one is looked for by a word of its name
_LEXICAL = 0.15  # a name or an exact term lifts an offer, it does not decide
_STRONG_TERM = 8.0  # BM25 score from which a term counts as exact
_OFF_TOPIC = 0.05  # above it: 2 % of training sentences, 97 % of training lines about other things
_OFF_TOPIC_BESIDE_A_TOPIC = 0.3  # "jag mår dåligt" is short and plainly a need: there it takes more
_PLAINLY = 0.6
_LEAST = 0.05  # expected relevance below which an offer does not fit
_FIRST = 3  # are shown at a time
_FEW = 2  # beside which whoever listens to any worry helps more than what is made for others
_HERS = 0.5  # likely enough that a line for any worry is for her
_ASKED = 3_000  # rows of a large catalogue by which the next question is chosen


class Finder:
    """Finds offers for answers in one snapshot; `swap` puts another one in its place between two searches."""

    def __init__(
        self, snapshot: Snapshot, encoder: Encoder, weights: RankingWeights = WEIGHTS, all_up_to: int = ALL_UP_TO
    ) -> None:
        self._snapshot, self._encoder, self._weights, self._all_up_to = snapshot, encoder, weights, all_up_to
        self._asked = Lately()  # a turn asks twice what comes next: whether anything is to be asked, and what

    @property
    def snapshot(self) -> Snapshot:
        return self._snapshot

    def swap(self, snapshot: Snapshot) -> None:
        self._snapshot, self._asked = snapshot, Lately()

    def offer(self, id: str) -> Offer | None:
        snapshot = self._snapshot
        row = snapshot.row(id)
        return None if row is None else snapshot.offers[row]

    def naming(self, words: str) -> list[Offer]:
        """The offers that share a word with these and are likeliest meant by them, at most _NAMED."""
        snapshot = self._snapshot
        return [snapshot.offers[row] for row, _ in snapshot.lexical.search(words, _NAMED)] if words else []

    def likeness(self, text: str, language: str = "") -> dict[str, float]:
        """The offers nearest to a text by meaning, lifted by names and exact terms: {id: similarity}. In a `language`
        of ours its slips are put right first. The text is not kept."""
        snapshot, text = self._snapshot, load_speller().spelt(written(text, language), language)
        if not text.strip():
            return {}
        found, rows = snapshot.vectors.search(self._encoder.encode([text]), min(_LIKE, len(snapshot.offers)))
        like = {int(row): float(value) for row, value in zip(rows[0], found[0], strict=True) if row >= 0}
        named = snapshot.lexical.search(text, 10)
        for row, value in named:
            like[row] = like.get(row, 0.0) + _LEXICAL * value / max(named[0][1], _STRONG_TERM)
        return {snapshot.id(row): round(value, 4) for row, value in like.items()}

    def find(
        self, answers: Answers, top: int = 3, shown: AbstractSet[str] = frozenset(), at: datetime | None = None
    ) -> Found:
        """The offers that fit best, best first, without those already `shown`."""
        snapshot = self._snapshot  # held for the whole search: another one may be put in its place meanwhile
        rows = self._rows(answers, snapshot)
        fitting = fit(answers, snapshot, rows, at)
        rating = writing_first(rate(answers, fitting, snapshot, rows, self._weights), answers, snapshot, rows, self._weights)
        value = rating.scores(covered(snapshot, rows))
        unseen = ~np.isin(rows, snapshot.rows(list(shown)))
        # an emergency number is for danger: it does not listen to any worry, and every page shows it
        general = listening(answers, snapshot, rows)
        calm = general & (snapshot.facets.kind[rows] != snapshot.facets.columns["kind"].index("emergency"))
        general = general if IN_DANGER & set(answers.topics) else calm
        about = _about(answers, snapshot, rating.topics, rows)
        for also in (for_parents, for_situation, for_workplace, for_any_child):
            about |= also(answers, snapshot, rows)
        about = about & (value >= _LEAST) & unseen
        off, wanted = is_off_topic(answers), one_of_each(answers, fitting, snapshot, rows, self._weights)
        # made for another identity, or for a region while nobody knows hers: only where there is nothing else
        local = np.zeros(len(rows), dtype=bool) if answers.region else ~snapshot.facets.national[rows]
        least = 0 if HARM & set(answers.topics) else 1  # whoever was hurt is shown no line for men who hurt, even where there is no other
        about, general = _without(about, fitting.others, least), _without(general, fitting.others, least)
        no_way, out = refused(fitting), not_asked_for(answers, snapshot, rows)
        general = _without(_without(general, no_way, _FEW), fitting.narrow, 1)
        listens = int((general & ~local).sum())  # where enough listen to any worry, what is made for others is not needed to fill the list
        about_her = bool(about.any())
        about = _without(about, fitting.reserved, 1 - listens) & ~of_another_loss(answers, snapshot.facets, rows)
        about = _without(about, no_way, _FEW)
        about = _without(about, out, 0 if CAUSING_HARM in answers.wishes.group else _FEW - listens)
        about = _without(about, for_another_asker(answers, snapshot.facets, rows), 0 if CAUSING_HARM in answers.wishes.group else _FEW)
        aside = about & fitting.narrow
        about = _without(about, aside, 1 - listens)
        later = about & local if ((about | general) & ~local).sum() >= _FIRST else np.zeros(len(rows), dtype=bool)
        about, general = about & ~later, _without(general, local, 1)

        doubt = 0.0 if HARM & set(answers.topics) else self._weights.doubt  # what was done to her is told, and no line for any worry stands before it

        def matches(allowed: NDArray[np.bool_], count: int) -> tuple[Match, ...]:
            chosen = in_turn(rating, snapshot, rows, allowed, count, doubt)
            if aside.any() and count > _FIRST:
                chosen = chosen[:_FIRST] + in_turn(rating, snapshot, rows, _but(allowed | aside, chosen[:_FIRST]), count - _FIRST, doubt)
            chosen += in_turn(rating, snapshot, rows, later, count - len(chosen), doubt)
            kept: list[int] = []  # of those that people see first, one at least is as she needs it, in each way that she does
            for each in wanted if chosen else ():
                first = [i for i in chosen[:_FIRST] if each.rows[i]]
                if not first:
                    open_to = unseen if each.anyhow else allowed | later if each.local else allowed
                    first = in_turn(rating, snapshot, rows, open_to & each.rows, 1, self._weights.doubt)
                    first = [i for i in first if value[i] >= each.least * value[chosen[min(_FIRST, len(chosen)) - 1]]]
                    chosen = _put_in(chosen, first[0], kept)[: max(count, 1)] if first else chosen
                kept += first[:1]
                if each.first and first:
                    chosen = [first[0], *(i for i in chosen if i != first[0])]
            return tuple(
                Match(snapshot.offers[rows[i]], round(float(value[i]), 4), reasons(fitting, i)) for i in chosen
            )

        few = about.sum() < _FIRST and not shown  # one offer alone is little: somebody who listens stands beside it
        fits = about | aside if shown else about
        good = matches(fits | (general & (value >= (0.0 if few else _LEAST)) & unseen), top) if not off and about_her else ()
        hers = calm & unseen & ~fitting.others & ~local & (fitting.audience >= _HERS)
        fallback = () if good else matches(hers if hers.any() else calm & unseen, min(top, 3))
        return Found(
            good,
            OK if good else NOTHING_FITS,
            None if good or off else self._obstacle(answers, snapshot, at),
            int((about | later).sum()) if not off else 0,
            fallback,
        )

    def next_question(self, answers: Answers, askable: frozenset[str] | None = None) -> str | None:
        """The question whose answer is expected to narrow the offers most; None where the first three are settled."""
        asked, snapshot = self._asked, self._snapshot

        def ask() -> str | None:
            return next_question(answers, lambda: Trial(answers, snapshot, self._rows(answers, snapshot, _ASKED), self._weights), snapshot, askable)

        found: str | None = asked.of((answers, askable), ask)
        return found

    def _rows(self, answers: Answers, snapshot: Snapshot, most: int = WEIGHED) -> Rows:
        """All rows of a small catalogue, candidates of a large one; in ascending order."""
        if len(snapshot.offers) <= self._all_up_to:
            return np.arange(len(snapshot.offers))
        return candidates(answers, snapshot, self._weights, most)

    def _obstacle(self, answers: Answers, snapshot: Snapshot, at: datetime | None) -> str | None:
        """The answer without which most offers would fit."""
        facets = {
            "contact": answers.wishes.contact,
            "contact_not": answers.wishes.contact_not,
            "language": answers.wishes.language,
            "cost": answers.wishes.cost,
            "anonymous": answers.wishes.anonymous,
            "time": answers.wishes.time,
            "group": answers.wishes.group,
            "accessible": answers.wishes.accessible,
            "region": answers.region,
            "age": answers.age_group,
            "setting": answers.setting,
            "who": answers.who,
        }
        gained = {facet: self._count(answers.without(facet), snapshot, at) for facet, said in facets.items() if said}
        best = max(gained, key=lambda facet: gained[facet], default=None)
        return best if best and gained[best] > 0 else None

    def _count(self, answers: Answers, snapshot: Snapshot, at: datetime | None) -> int:
        rows = self._rows(answers, snapshot)
        value = scores(answers, fit(answers, snapshot, rows, at), snapshot, rows, self._weights)
        return int(((value >= _LEAST) & _about(answers, snapshot, topic_vector(answers, snapshot), rows)).sum())


def _but(rows: NDArray[np.bool_], positions: list[int]) -> NDArray[np.bool_]:
    left = rows.copy()
    left[positions] = False
    return left


def _without(rows: NDArray[np.bool_], out: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """The rows but those that are `out`, where so many are left."""
    left = rows & ~out
    return left if left.sum() >= least else rows


def _put_in(chosen: list[int], one: int, kept: list[int]) -> list[int]:
    """The list with one more among the first, in the last place there that nothing holds for another reason;
    what stood there comes right after them."""
    place = next((p for p in range(min(_FIRST, len(chosen) + 1) - 1, -1, -1) if p >= len(chosen) or chosen[p] not in kept), _FIRST - 1)
    rest = [i for i in chosen if i != one]
    return [*rest[:place], one, *rest[place + 1:_FIRST], *rest[place:place + 1], *rest[max(_FIRST, place + 1):]]


def is_off_topic(answers: Answers) -> bool:
    """Whether what was written is about nothing that any offer is for; more is asked for where a topic is plainly meant."""
    plainly = max(answers.topic_weights.values(), default=0.0) >= _PLAINLY
    return answers.off_topic >= (_OFF_TOPIC_BESIDE_A_TOPIC if plainly else _OFF_TOPIC)


def _about(answers: Answers, snapshot: Snapshot, topics: Scores, rows: Rows) -> NDArray[np.bool_]:
    """What is about a topic of hers; everything, where she named none."""
    if not (answers.topics or answers.topic_weights) or "general" in answers.topics:
        return np.ones(len(rows), dtype=bool)
    return np.asarray(covered(snapshot, rows) @ topics > SHARE)
