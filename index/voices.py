"""The topics' voices: the words people use, as one direction of meaning a topic."""
from __future__ import annotations

from typing import Iterable, List

import numpy as np

from index.encoder import Encoder
from index.linear import Vectors
from index.words import Sentence


def centroids(encoder: Encoder, sentences: Iterable[Sentence], topics: List[str]) -> Vectors:
    """The mean voice of each topic as a unit vector, (topics, dimension); zero where nobody speaks of it."""
    sums = np.zeros((len(topics), encoder.dimension), dtype=np.float32)
    chosen = list(sentences)
    for sentence, vector in zip(chosen, encoder.encode([s.text for s in chosen])):
        if sentence.topics[0] in topics:
            sums[topics.index(sentence.topics[0])] += vector
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
