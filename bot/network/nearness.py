"""Lines and initiatives as vectors: what they mean, what they speak of and where they are, in numbers that can be compared."""
from __future__ import annotations

from collections import defaultdict
from typing import Dict, FrozenSet, Iterable, List, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from bot.network.entries import Initiative
from bot.network.support import Concept, load_support
from index.encoder import Encoder

Numbers = NDArray[np.float32]
_FEW = 10.0  # lines of a language; of so few, half of their mean is taken off
Text = Tuple[str, str]  # text, language


class Meanings:
    """Vectors of texts, less what all texts of a language have in common: so a Swedish need is as near to a German give as to a Swedish
    one. What was read once is kept for the next fit."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: Dict[str, Numbers] = {}

    def common(self, texts: Iterable[Text]) -> Dict[str, Numbers]:
        """{language: what its texts share}."""
        found: Dict[str, List[Numbers]] = defaultdict(list)
        for text, language in texts:
            found[language].append(self._raw(text))
        return {language: np.asarray(np.mean(some, axis=0) * len(some) / (len(some) + _FEW), np.float32) for language, some in found.items()}

    def of(self, texts: Sequence[Text], common: Dict[str, Numbers]) -> Numbers:
        """(texts, dimension), each of length 1."""
        vectors = np.array([self._raw(text) - common.get(language, np.float32(0)) for text, language in texts], np.float32)
        return _unit(vectors.reshape(len(texts), self._encoder.dimension))

    def keep_only(self, texts: Iterable[str]) -> None:
        wanted = set(texts)
        self._known = {text: vector for text, vector in self._known.items() if text in wanted}

    def _raw(self, text: str) -> Numbers:
        if text not in self._known:
            self._known[text] = self._encoder.encode([text])[0]
        return self._known[text]


class Concepts:
    """Sets of concepts as vectors in which a rare one counts more."""

    def __init__(self, sets: Sequence[FrozenSet[Concept]]) -> None:
        held: Dict[Concept, int] = defaultdict(int)
        for each in sets:
            for concept in each:
                held[concept] += 1
        self._place = {concept: number for number, concept in enumerate(sorted(held))}
        self._weight = np.array([np.log(1 + len(sets) / (1 + held[concept])) for concept in self._place], np.float32)

    def of(self, sets: Sequence[FrozenSet[Concept]]) -> Numbers:
        """(sets, concepts), each of length 1 or, where none is known, 0."""
        vectors = np.zeros((len(sets), len(self._place)), np.float32)
        for row, each in zip(vectors, sets):
            known = [self._place[concept] for concept in each if concept in self._place]
            row[known] = self._weight[known]
        return _unit(vectors)


def line_concepts(text: str, language: str) -> FrozenSet[Concept]:
    return load_support().read(text, language)


def concepts_of(initiative: Initiative) -> FrozenSet[Concept]:
    """What title and summary speak of, and what the fields say."""
    said = {(facet, id) for facet in ("topics", "settings", "groups", "themes") for id in getattr(initiative, facet)}
    return line_concepts(about(initiative), initiative.language) | frozenset(said)


def about(initiative: Initiative) -> str:
    return ". ".join(part for part in (initiative.title, initiative.summary) if part)


def near(one: Initiative, other: Initiative) -> float:
    """1 in the same region, less where only a country is shared or where one of them is for everywhere, 0 in different countries."""
    if set(one.regions) & set(other.regions):
        return 1.0
    if not other.country or (other.country == one.country and not other.regions):
        return 0.6
    if not one.country or (one.country == other.country and not one.regions):
        return 0.5
    return 0.3 if one.country == other.country else 0.0


def _unit(vectors: Numbers) -> Numbers:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(length > 0, length, 1), np.float32)
