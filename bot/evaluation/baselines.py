"""The naive methods that stand in the same table, so that the figures show how hard the queries are."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from index.encoder import Encoder
from index.linear import Vectors, fold
from index.offers import Offer

Method = Callable[[str, str, str], list[str]]  # (text, language, country) -> ids of offers, best first
_DEEP = 20


class CharBM25:
    """BM25 on character n-grams (3 to 5, within words) over names and summaries in the query's language."""

    def __init__(self, offers: Sequence[Offer], k: float = 1.5, b: float = 0.75) -> None:
        self._offers, self._k, self._b = offers, k, b
        self._indexes: dict[tuple[str, str], tuple[dict[str, list[tuple[int, float]]], list[int]]] = {}

    def __call__(self, text: str, language: str, country: str) -> list[str]:
        postings, rows = self._index(language, country)
        scores: dict[int, float] = defaultdict(float)
        for gram in set(_grams(text)):
            for row, weight in postings.get(gram, ()):
                scores[row] += weight
        return [self._offers[row].id for row in sorted(scores, key=lambda row: -scores[row])[:_DEEP]]

    def _index(self, language: str, country: str) -> tuple[dict[str, list[tuple[int, float]]], list[int]]:
        key = (language, country)
        if key not in self._indexes:
            rows = [i for i, offer in enumerate(self._offers) if offer.country == country]
            counts = {i: Counter(_grams(f"{self._offers[i].name} {self._offers[i].text(language)}")) for i in rows}
            mean = sum(sum(count.values()) for count in counts.values()) / max(len(rows), 1)
            held = Counter(gram for count in counts.values() for gram in count)
            postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
            for row, count in counts.items():
                length = self._k * (1 - self._b + self._b * sum(count.values()) / mean)
                for gram, n in count.items():
                    rare = math.log(1 + (len(rows) - held[gram] + 0.5) / (held[gram] + 0.5))
                    postings[gram].append((row, rare * n * (self._k + 1) / (n + length)))
            self._indexes[key] = (postings, rows)
        return self._indexes[key]


def _grams(text: str) -> list[str]:
    return [
        word[i : i + n]
        for word in (f" {w} " for w in fold(text).split())
        for n in (3, 4, 5)
        for i in range(len(word) - n + 1)
    ]


class Nearest:
    """The offers whose summary, in the query's language or in English, is nearest by an encoder."""

    def __init__(self, offers: Sequence[Offer], encoder: Encoder, languages: Sequence[str]) -> None:
        self._offers, self._encoder = offers, encoder
        self._vectors: Mapping[str, Vectors] = {
            language: encoder.encode([f"{offer.name}. {offer.text(language)}" for offer in offers])
            for language in {*languages, "en"}
        }

    def __call__(self, text: str, language: str, country: str) -> list[str]:
        vector = self._encoder.encode([text])[0]
        near = np.maximum(self._vectors[language] @ vector, self._vectors["en"] @ vector)
        there = np.array([offer.country == country for offer in self._offers])
        return [self._offers[row].id for row in np.argsort(-np.where(there, near, -9.0))[:_DEEP]]


def chance(offers: Sequence[Offer], seed: int = 0) -> Method:
    """Offers of the country in an order that dice choose."""
    dice = random.Random(seed)

    def method(text: str, language: str, country: str) -> list[str]:
        there = [offer.id for offer in offers if offer.country == country]
        return dice.sample(there, min(_DEEP, len(there)))

    return method
