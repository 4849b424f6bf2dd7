"""The topics' voices: the words people use, as one direction of meaning a topic; and the offers' vectors, made of both."""
from __future__ import annotations

from typing import Iterable, List, Sequence

import numpy as np

from index.encoder import Encoder
from index.linear import Vectors
from index.offers import Offer
from index.taxonomy import LANGUAGES
from index.words import Sentence

_SHARE = 0.5  # of an offer's vector: how much its topics' voices count beside its own summaries


def centroids(encoder: Encoder, sentences: Iterable[Sentence], topics: List[str]) -> Vectors:
    """The mean voice of each topic as a unit vector, (topics, dimension); zero where nobody speaks of it."""
    sums = np.zeros((len(topics), encoder.dimension), dtype=np.float32)
    chosen = list(sentences)
    for sentence, vector in zip(chosen, encoder.encode([s.text for s in chosen])):
        if sentence.topics[0] in topics:
            sums[topics.index(sentence.topics[0])] += vector
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)


def offer_vectors(encoder: Encoder, voices: Vectors, topics: List[str], offers: Sequence[Offer], without: str = "") -> Vectors:
    """(offers, dimension) unit vectors: the mean of the summaries in all languages (but `without`) and of the voices."""
    vectors = np.zeros((len(offers), encoder.dimension), dtype=np.float32)
    languages = [language for language in LANGUAGES if language != without]
    texts = [f"{o.name}. {o.summary[lang]}" for o in offers for lang in languages if o.summary.get(lang)]
    encoded = iter(encoder.encode(texts))
    for row, offer in enumerate(offers):
        said = np.sum([next(encoded) for lang in languages if offer.summary.get(lang)] or [vectors[row]], axis=0)
        meant = voices[[topics.index(topic) for topic in offer.topics if topic in topics]].sum(axis=0)
        vectors[row] = (1 - _SHARE) * _unit(said) + _SHARE * _unit(meant)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)


def _unit(vector: Vectors) -> Vectors:
    return vector / max(float(np.linalg.norm(vector)), 1e-6)
