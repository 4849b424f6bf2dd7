"""Bringing together: what one initiative needs and what others can give, by meaning and across languages; and who else does the same."""
from __future__ import annotations

from math import tanh
from typing import Dict, List, Mapping, NamedTuple, Sequence, Tuple

import numpy as np

from bot.network.entries import Initiative
from bot.network.nearness import Concepts, Meanings, Numbers, about, concepts_of, line_concepts, near
from bot.network.reasons import Reason, same_support, shared
from index.encoder import Encoder

# Fitted on the needs of three of six voices (docs/evaluation/network.md): nearness of the two lines in meaning and in what they speak
# of, of the two initiatives in both, and of their places.
MEANING, SPOKEN, FIELD_SPOKEN, FIELD_MEANING, PLACE = WEIGHTS = (5.8, 4.1, 4.2, 2.3, 3.0)
GATE = 4.8  # what scores less is not shown
ALIKE_GATE = 0.4
_MOST = 10  # suggestions for an initiative, or others like it
_OUTCOMES = {"helped": 1.0, "met": 0.4, "no": -0.6}
_OUTCOME_STEP = 0.4  # how far outcomes move a score at most, for a giver and for a pair
Pair = Tuple[str, str]


class Suggestion(NamedTuple):
    """`initiative` says in `give` that it has what `need` asks for; the reasons are what both carry."""

    need: str
    give: str
    initiative: Initiative
    score: float
    reasons: Tuple[Reason, ...]


class Alike(NamedTuple):
    initiative: Initiative
    score: float
    reasons: Tuple[Reason, ...]


class Matching:
    """One for a process: what it read it keeps for the next fit. A fit replaces what was there in one step, while others ask."""

    def __init__(self, encoder: Encoder) -> None:
        self._meanings = Meanings(encoder)
        self._fitted = _Fitted(self._meanings, (), {})

    def fit(self, initiatives: Sequence[Initiative], outcomes: Mapping[Pair, str] = {}) -> Matching:
        """`outcomes`: what became of pairs (two ids of initiatives): met, helped or no; they move the order a little."""
        self._fitted = _Fitted(self._meanings, initiatives, outcomes)
        return self

    def suggestions(self, initiative: Initiative) -> List[Suggestion]:
        """For each thing it needs, who gives it, best first; the best give of each other initiative, none of its own organisation."""
        return self._fitted.suggestions(initiative)

    def alike(self, initiative: Initiative) -> List[Alike]:
        """Who else does this, best first; of equals those elsewhere."""
        return self._fitted.alike(initiative)


class _Fitted:
    """Rows of gives and of initiatives with their vectors."""

    def __init__(self, meanings: Meanings, initiatives: Sequence[Initiative], outcomes: Mapping[Pair, str]) -> None:
        self._all = list(initiatives)
        open_ones = [(number, each) for number, each in enumerate(self._all) if each.state != "ended"]
        self._gives = [(number, give) for number, each in open_ones for give in each.gives]
        lines = [(line, each.language) for each in self._all for line in (*each.needs, *each.gives)]
        fields = [(about(each), each.language) for each in self._all]
        meanings.keep_only(text for text, _ in (*lines, *fields))
        self._meanings, self._line_common, self._field_common = meanings, meanings.common(lines), meanings.common(fields)
        said = [line_concepts(give, self._all[number].language) for number, give in self._gives]
        whole = [concepts_of(each) for each in self._all]
        self._line_concepts, self._field_concepts = Concepts(said), Concepts(whole)
        self._give_meaning = meanings.of([(give, self._all[number].language) for number, give in self._gives], self._line_common)
        self._give_spoken = self._line_concepts.of(said)
        self._field_meaning, self._field_spoken = meanings.of(fields, self._field_common), self._field_concepts.of(whole)
        self._rows = np.array([number for number, _ in self._gives], np.int64)
        self._outcomes = {frozenset(pair): _OUTCOMES[said] for pair, said in outcomes.items() if said in _OUTCOMES}
        self._giver = self._by_giver()

    def suggestions(self, initiative: Initiative) -> List[Suggestion]:
        if not self._gives or not initiative.needs:
            return []
        needs = [(need, initiative.language) for need in initiative.needs]
        spoken = self._line_concepts.of([line_concepts(*need) for need in needs])
        lines = MEANING * (self._meanings.of(needs, self._line_common) @ self._give_meaning.T) + SPOKEN * (spoken @ self._give_spoken.T)
        scores = lines + self._fields(initiative)[self._rows]
        found: Dict[Tuple[str, str], Suggestion] = {}
        for need, row in zip(initiative.needs, scores):
            for number in np.argsort(-row, kind="stable"):
                if row[number] < GATE:
                    break
                other, give = self._all[self._rows[number]], self._gives[number][1]
                if other.organisation == initiative.organisation or (need, other.id) in found:
                    continue
                reasons = (*same_support(need, initiative.language, give, other.language), *shared(initiative, other))
                if any(reason.facet != "regions" for reason in reasons):
                    found[(need, other.id)] = Suggestion(need, give, other, float(row[number]), reasons)
                if sum(each.need == need for each in found.values()) >= _MOST:
                    break
        return sorted(found.values(), key=lambda each: -each.score)

    def alike(self, initiative: Initiative) -> List[Alike]:
        if not self._all:
            return []
        meaning, spoken = self._field_of(initiative)
        scores = 0.5 * (meaning + spoken)
        found: List[Alike] = []
        for number in np.argsort(-scores, kind="stable"):
            other = self._all[number]
            if scores[number] < ALIKE_GATE or len(found) >= _MOST:
                break
            if other.organisation != initiative.organisation and (reasons := tuple(each for each in shared(initiative, other) if each.facet != "regions")):
                found.append(Alike(other, float(scores[number]), reasons))
        return sorted(found, key=lambda each: (-round(each.score, 1), near(initiative, each.initiative), -each.score))

    def _fields(self, initiative: Initiative) -> Numbers:
        """(initiatives,): all of the score that does not hang on the lines."""
        meaning, spoken = self._field_of(initiative)
        places = np.array([near(initiative, each) for each in self._all], np.float32)
        pairs = np.array([self._outcomes.get(frozenset((initiative.id, each.id)), 0.0) for each in self._all], np.float32)
        return np.asarray(FIELD_MEANING * meaning + FIELD_SPOKEN * spoken + PLACE * places + self._giver + _OUTCOME_STEP * pairs, np.float32)

    def _field_of(self, initiative: Initiative) -> Tuple[Numbers, Numbers]:
        meaning = self._field_meaning @ self._meanings.of([(about(initiative), initiative.language)], self._field_common)[0]
        return meaning, self._field_spoken @ self._field_concepts.of([concepts_of(initiative)])[0]

    def _by_giver(self) -> Numbers:
        """(initiatives,): who helped others before stands a little higher."""
        sums: Dict[str, float] = {}
        for pair, worth in self._outcomes.items():
            for id in pair:
                sums[id] = sums.get(id, 0.0) + worth
        return np.array([_OUTCOME_STEP * tanh(sums.get(each.id, 0.0) / 2) for each in self._all], np.float32)


__all__ = ["Alike", "Matching", "Suggestion"]
