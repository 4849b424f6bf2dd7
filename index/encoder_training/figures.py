"""What an encoder reaches: sentence similarity, finding translations, the project's own lay sentences, speed."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression

from index.encoder_training.recipe import LANGUAGES
from index.offers import Offer
from index.words import Sentence

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
Figures = dict[str, float]


class Judge:
    """Measures any encoder on the same texts."""

    def __init__(
        self, benchmarks: Path, known: Sequence[Sentence], held_out: Sequence[Sentence], offers: Sequence[Offer]
    ) -> None:
        self._benchmarks, self._known, self._held_out, self._offers = benchmarks, known, held_out, offers

    def quality(self, encode: Encode) -> Figures:
        return {
            **benchmarks(encode, self._benchmarks),
            **lay_sentences(encode, self._known, self._held_out, self._offers),
        }

    def reading(self, read: Encode) -> Figures:
        """What can be told from readings; for finding what is alike they are not made."""
        return lay_sentences(read, self._known, self._held_out, self._offers)

    def speed(self, encode: Encode) -> Figures:
        return latency(encode, [sentence.text for sentence in self._held_out[:150]])


def benchmarks(encode: Encode, folder: Path) -> Figures:
    """STS-b test (Spearman x 100) and Tatoeba (per cent found), from `stsb_<language>_test.json` (text, text, score)
    and `tatoeba_<language>.json` (texts, their English translations) in `folder`."""
    return {**_similarity(encode, folder), **_translations(encode, folder)}


def latency(encode: Encode, messages: Sequence[str], rounds: int = 3) -> Figures:
    """Milliseconds a message, one at a time."""
    encode(messages[:5])
    taken = []
    for _ in range(rounds):
        for message in messages:
            began = time.perf_counter()
            encode([message])
            taken.append((time.perf_counter() - began) * 1000)
    return {
        "milliseconds, median": statistics.median(taken),
        "milliseconds, 95th percentile": float(np.percentile(taken, 95)),
    }


def lay_sentences(
    encode: Encode, known: Sequence[Sentence], held_out: Sequence[Sentence], offers: Sequence[Offer]
) -> Figures:
    """Per cent right on the sentences of voices never trained on: topic by the nearest mean voice and by the nearest
    sentences, who by a linear probe, and offers for the topic among the first five."""
    vectors, asked = (encode([sentence.text for sentence in some]) for some in (known, held_out))
    topics = sorted({sentence.topics[0] for sentence in known})
    said = np.array([topics.index(sentence.topics[0]) for sentence in known])
    language = np.array([sentence.language for sentence in known])
    asked_language = np.array([sentence.language for sentence in held_out])
    right = [set(sentence.topics) for sentence in held_out]
    every = np.ones((len(held_out), len(known)), dtype=bool)
    others = asked_language[:, None] != language[None]
    figures: Figures = {}
    for name, allowed in (("topic", every), ("topic across languages", others)):
        by_mean = np.zeros((len(held_out), len(topics)), dtype=np.float32)
        by_sentence = np.zeros_like(by_mean)
        likeness = np.where(allowed, asked @ vectors.T, -1)
        nearest = np.argsort(-likeness, axis=1)[:, :10]
        for tongue in LANGUAGES:
            rows = asked_language == tongue
            usable = np.ones(len(known), dtype=bool) if allowed is every else language != tongue
            by_mean[rows] = asked[rows] @ _means(vectors[usable], said[usable], len(topics)).T
        for place in range(nearest.shape[1]):
            rows = np.arange(len(held_out))
            by_sentence[rows, said[nearest[:, place]]] += np.exp(likeness[rows, nearest[:, place]] * 10)
        for way, scores in (("mean voice", by_mean), ("nearest sentences", by_sentence)):
            for depth in (1, 3):
                figures[f"{name}, {way}, top {depth}"] = _found(scores, topics, right, depth)
    figures["who, linear probe"] = _who(vectors, asked, known, held_out)
    return {**figures, **_offers_found(encode, asked, held_out, offers)}


def _means(vectors: Vectors, said: NDArray[np.int64], topics: int) -> Vectors:
    sums = np.zeros((topics, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, said, vectors)
    means: Vectors = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return means


def _found(scores: Vectors, labels: Sequence[str], right: Sequence[set[str]], depth: int) -> float:
    first = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
    hits = [bool({labels[i] for i in row} & wanted) for row, wanted in zip(first, right, strict=True)]
    return float(np.mean(hits) * 100)


def _who(vectors: Vectors, asked: Vectors, known: Sequence[Sentence], held_out: Sequence[Sentence]) -> float:
    probe = LogisticRegression(C=10, max_iter=500).fit(vectors, [sentence.who for sentence in known])
    return float(probe.score(asked, [sentence.who for sentence in held_out]) * 100)


def _offers_found(encode: Encode, asked: Vectors, held_out: Sequence[Sentence], offers: Sequence[Offer]) -> Figures:
    texts = [(language, text, set(offer.topics)) for offer in offers for language, text in offer.summary.items()]
    likeness = asked @ encode([text for _, text, _ in texts]).T
    own = np.array([[language == sentence.language for language, _, _ in texts] for sentence in held_out])
    figures = {}
    for name, allowed in (("own language", own), ("another language", ~own)):
        first = np.argsort(-np.where(allowed, likeness, -1), axis=1)[:, :5]
        shares = [
            np.mean([bool(texts[i][2] & set(sentence.topics)) for i in row])
            for row, sentence in zip(first, held_out, strict=True)
        ]
        figures[f"offers for the topic among the first 5, {name}"] = float(np.mean(shares) * 100)
    return figures


def _similarity(encode: Encode, folder: Path) -> Figures:
    first, second, scores = {}, {}, {}
    for language in LANGUAGES:
        rows = _read(folder / f"stsb_{language}_test.json")
        first[language] = encode([row[0] for row in rows])
        second[language] = encode([row[1] for row in rows])
        scores[language] = [row[2] for row in rows]
    figures = {}
    for one, other in [*zip(LANGUAGES, LANGUAGES, strict=True), ("de", "en"), ("sv", "en"), ("de", "sv")]:
        cosine = (first[one] * second[other]).sum(1)
        name = f"STS-b {one}" if one == other else f"STS-b {one}-{other}"
        figures[name] = float(spearmanr(cosine, scores[one])[0] * 100)
    return figures


def _translations(encode: Encode, folder: Path) -> Figures:
    figures = {}
    for language in ("de", "sv"):
        texts, english = _read(folder / f"tatoeba_{language}.json")
        likeness = encode(texts) @ encode(english).T
        right = np.arange(len(texts))
        figures[f"Tatoeba {language}→en"] = float((likeness.argmax(1) == right).mean() * 100)
        figures[f"Tatoeba en→{language}"] = float((likeness.argmax(0) == right).mean() * 100)
    return figures


def _read(path: Path) -> list[list[str]]:
    rows: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return rows
