"""A trial: how offers would be rated if she answered one thing more, with no more work than that answer changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.audience import audience, hers, is_child
from retrieval.fit import ASPECTS, Aspect, Rows, unchecked
from retrieval.kept import Kept
from retrieval.made_for import asks_for_child, leads_or_works_beside, may_be_parent
from retrieval.occupations import heard, reserved_for_others
from retrieval.ranking import Factor, Scores, covered, of_audience, of_levels, of_place, of_topics, of_words, topic_vector, worth_anyway
from retrieval.weights import RankingWeights


class Part(NamedTuple):
    """Some of the factors whose product a rating is, and the fields of the answers that they read; no other changes them."""

    reads: frozenset[str]
    factors: Callable[[Trial, Answers], Iterator[Factor]]


class Trial:
    """Rates the same rows for the answers that she gave and for others, one after the other. What an answer does not change is
    multiplied once for all that might be said to a question."""

    def __init__(self, answers: Answers, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> None:
        self.snapshot, self.rows, self.weights = snapshot, rows, weights
        self.facets, self.national, self.covered = snapshot.facets, snapshot.facets.national[rows], covered(snapshot, rows)
        self.kept = Kept()
        self._now = [self.product(part.factors(self, answers)) for part in PARTS]

    def now(self) -> Scores:
        """The ratings for her answers as they are."""
        return self._without(frozenset())

    def tried(self, changed: frozenset[str], others: Sequence[Answers]) -> Scores:
        """(others, rows): the ratings for other answers, which differ from hers in the `changed` fields alone."""
        parts = [part for part in PARTS if part.reads & changed]
        made = np.empty((len(others), len(self.rows)), dtype=np.float32)
        made[:] = self._without(changed)
        for row, other in zip(made, others, strict=True):
            for part in parts:
                for factor in part.factors(self, other):
                    row *= factor
        return made

    def _without(self, changed: frozenset[str]) -> Scores:
        """The product of what does not read the changed fields."""
        whole = np.ones(len(self.rows), dtype=np.float32)
        for part, product in zip(PARTS, self._now, strict=True):
            if product is not None and not part.reads & changed:
                whole *= product
        return whole

    @staticmethod
    def product(factors: Iterable[Factor]) -> Scores | None:
        """None where nothing is multiplied."""
        whole: Scores | None = None
        for factor in factors:
            if whole is None:
                whole = factor.astype(np.float32)
            else:
                whole *= factor
        return whole


def _of(aspect: Aspect) -> Part:
    def factors(trial: Trial, answers: Answers) -> Iterator[Factor]:
        said = aspect.said(answers, trial.facets, trial.rows, None)
        if said.levels:
            yield from of_levels(said.levels, answers, trial.national, trial.weights)
        if said.excluded is not None:
            yield (~said.excluded).astype(np.float32)

    return Part(aspect.reads, factors)


def _audience(trial: Trial, answers: Answers) -> Iterator[Factor]:
    group = hers(answers)
    yield trial.kept.of(("audience", group), lambda: trial.product(of_audience(*audience(group, trial.facets, trial.rows), trial.weights)))


def _reserved(trial: Trial, answers: Answers) -> Iterator[Factor]:
    ids = heard(answers)

    def reserved() -> Factor:
        others = reserved_for_others(ids, trial.facets, trial.rows)
        return np.where(others, trial.weights.occupation_unnamed, 1.0).astype(np.float32)

    yield trial.kept.of(("reserved", ids), reserved)


def _topics(trial: Trial, answers: Answers) -> Iterator[Factor]:
    return of_topics(answers, trial.snapshot, trial.rows, trial.weights)


def _place(trial: Trial, answers: Answers) -> Iterator[Factor]:
    return of_place(answers, trial.national, trial.weights)


def _matter(trial: Trial, answers: Answers) -> Iterator[Factor]:
    def matter() -> Factor:
        topics = topic_vector(answers, trial.snapshot, trial.weights.sharpness)
        return worth_anyway(answers, trial.snapshot, trial.rows, trial.weights).of_matter(trial.covered @ topics, topics)

    wishes, whom = answers.wishes, (asks_for_child(answers), may_be_parent(answers), leads_or_works_beside(answers), is_child(answers))
    listened = (*whom, answers.setting, answers.role, wishes.language, wishes.group, wishes.occupation, wishes.lost, wishes.accessible)
    written = (wishes.contact, wishes.contact_not) if is_child(answers) else ()
    yield trial.kept.of(("matter", answers.topics, *answers.topic_weights.items(), listened, written), matter)


def _whatever_she_answers(trial: Trial, answers: Answers) -> Iterator[Factor]:
    yield np.where(unchecked(trial.facets, trial.rows), trial.weights.unchecked, 1.0)
    yield of_words(answers, trial.snapshot, trial.rows, trial.weights)


PARTS = (
    *map(_of, ASPECTS),
    *(
        Part(frozenset(fields.split()), factors)
        for fields, factors in (
            ("who relation role setting topics topic_weights age age_group wishes.group wishes.occupation wishes.accessible wishes.lost "
             "country region language wishes.language", _audience),
            ("setting relation role wishes.occupation wishes.group", _reserved),
            ("topics topic_weights who relation setting age age_group wishes.lost wishes.group wishes.counsellor", _topics),
            ("region", _place),
            ("topics topic_weights who relation role setting age age_group wishes.group wishes.occupation wishes.lost "
             "wishes.accessible wishes.contact wishes.contact_not wishes.language", _matter),
            ("likeness", _whatever_she_answers),
        )
    ),
)
