"""The topics' voices: which topic a person means, learned from the words people use."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Iterable, List, Tuple

import numpy as np

from index.encoder import Encoder
from index.linear import CharGrams, LinearModel, Vectors, train_linear
from index.taxonomy import LANGUAGES, Taxonomy
from index.words import Sentence

OFF_TOPIC = "off_topic"


class TopicVoices:
    """Gives every topic a probability for a message, and one to its being about something else altogether."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model
        self._grams = CharGrams()

    def read(self, text: str, vector: Vectors) -> Tuple[Dict[str, float], float]:
        """({topic: probability, likeliest first}, probability of being off topic); the topics' sum to one."""
        found = self._model.probabilities(vector, self._grams([text]))
        off = found.pop(OFF_TOPIC, 0.0)
        rest = sum(found.values()) or 1.0
        return {topic: p / rest for topic, p in found.items()}, off

    def save(self, path: Path) -> None:
        self._model.save(path)

    @classmethod
    def load(cls, path: Path) -> TopicVoices:
        return cls(LinearModel.load(path))


def train_voices(encoder: Encoder, taxonomy: Taxonomy, sentences: Iterable[Sentence],
                 off_topic: Iterable[str]) -> TopicVoices:
    """Learn from lay sentences, the taxonomy's own terms and messages that are about none of the topics."""
    texts, labels, weights = [], [], []
    for sentence in sentences:
        for place, topic in enumerate(sentence.topics[:2]):
            texts.append(sentence.text)
            labels.append(topic)
            weights.append(1.0 if place == 0 else 0.3)
    for topic, term in _terms(taxonomy):
        texts.append(term)
        labels.append(topic)
        weights.append(0.4)
    for text in off_topic:
        texts.append(text)
        labels.append(OFF_TOPIC)
        weights.append(1.0)
    vectors = encoder.encode(texts)
    return TopicVoices(train_linear(labels, vectors, CharGrams()(texts), weights, **_SETTINGS))


_SETTINGS: Dict[str, Any] = {"strength": 4.0, "scale": 5.0, "grams_weight": 1.0}


def _terms(taxonomy: Taxonomy) -> List[Tuple[str, str]]:
    terms = []
    for topic in taxonomy.ids("topics"):
        for language in LANGUAGES:
            words = [taxonomy.label("topics", topic, language), taxonomy.description(topic, language)]
            terms += [(topic, word) for word in words + taxonomy.synonyms("topics", topic, language)]
    return terms


def centroids(encoder: Encoder, sentences: Iterable[Sentence], topics: List[str]) -> Vectors:
    """The mean voice of each topic as a unit vector, (topics, dimension); zero where nobody speaks of it."""
    sums = np.zeros((len(topics), encoder.dimension), dtype=np.float32)
    chosen = list(sentences)
    for sentence, vector in zip(chosen, encoder.encode([s.text for s in chosen])):
        if sentence.topics[0] in topics:
            sums[topics.index(sentence.topics[0])] += vector
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
