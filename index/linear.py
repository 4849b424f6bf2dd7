"""Linear models over a sentence vector and hashed character n-grams: light, deterministic, quick to train and to ask.

The sentence vector carries the meaning; the n-grams carry names, technical terms and what is left of them after a typo.
"""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
_BUCKETS = 1 << 15
_SIZES = (2, 3, 4, 5)
_FOLD = str.maketrans({"ß": "ss", "ø": "o", "æ": "a", "’": "'", "ä": "a", "ö": "o", "ü": "u", "å": "a", "é": "e", "è": "e", "…": "..."})
_SPELLED_OUT = re.compile(r"(?<![aeou])([aou])e(?=[^aeio])")
_SPACES = re.compile(r"\s+")
_LATELY = 256  # words and messages that stay folded for a moment: every reader of a message folds it


@lru_cache(_LATELY)
def fold(text: str) -> str:
    """Lower case without diacritics, "ae/oe/ue" and "å/ä/ö" alike written with their plain vowel, spaces single."""
    plain = text.lower().translate(_FOLD)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    if "ae" in plain or "oe" in plain or "ue" in plain:
        plain = _SPELLED_OUT.sub(r"\1", plain)
    return _SPACES.sub(" ", plain).strip()


class Row(NamedTuple):
    """The pieces of one message, hashed: their buckets (n,) and how much each weighs (n,)."""

    buckets: NDArray[np.int64]
    weights: Vectors


def hashed(pieces: Iterable[bytes]) -> Row:
    """A row of unit length; pieces that share a bucket count together.

    A library's vectoriser costs more by its checks and matrices than by its hashing, for one message five times as much.
    """
    counts = Counter([crc32(piece) % _BUCKETS for piece in pieces])
    weights = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
    length = float(np.sqrt(weights @ weights)) or 1.0
    return Row(np.fromiter(counts, dtype=np.int64, count=len(counts)), weights / length)


@lru_cache(maxsize=4)  # a message is read for its matter and for danger
def char_grams(text: str) -> Row:
    """Character n-grams (2 to 5, within words) of the folded text."""
    pieces: List[bytes] = []
    for word in fold(text).encode().split():
        word = b" %b " % word
        for size in _SIZES:
            pieces += [word[start:start + size] for start in range(max(1, len(word) - size + 1))]
            if size >= len(word):
                break
    return hashed(pieces)


def beside(first: Row, second: Row) -> Row:
    """Both rows as one, each with buckets of its own."""
    return Row(np.concatenate([first.buckets, second.buckets + _BUCKETS]), np.concatenate([first.weights, second.weights]))


def stacked(rows: Sequence[Row]) -> Any:
    """The sparse matrix (messages, buckets) of rows made by `beside`, for a training."""
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *(len(row.buckets) for row in rows)])
    buckets, weights = (np.concatenate([row[part] for row in rows]) for part in (0, 1))
    return csr_matrix((weights, buckets, ends), shape=(len(rows), 2 * _BUCKETS))


@dataclass(frozen=True)
class LinearModel:
    """One logistic score a label, normalised to sum to one; `dense` (labels, dimension), `sparse` (buckets, labels), `bias` (labels,)."""

    labels: Tuple[str, ...]
    dense: Vectors
    sparse: Vectors
    bias: Vectors
    scale: float

    def probabilities(self, vector: Vectors, row: Row, normalised: bool = True) -> Dict[str, float]:
        """label -> probability for one sentence: its unit vector (dimension,) and its row of pieces, likeliest first.

        Not normalised, each is the probability of the label against all others, whatever theirs are.
        """
        return self.ranked(self.scores(vector, row), normalised)

    def scores(self, vector: Vectors, row: Row) -> Vectors:
        """The log odds (labels,) of the labels."""
        found: Vectors = self.dense @ vector * self.scale + self.bias + row.weights @ self.sparse[row.buckets]
        return found

    def ranked(self, scores: Vectors, normalised: bool = True) -> Dict[str, float]:
        """label -> probability, likeliest first, of log odds (labels,)."""
        likely = 1.0 / (1.0 + np.exp(-scores))
        likely /= max(float(likely.sum()), 1e-9) if normalised else 1.0
        order = np.argsort(-likely, kind="stable")
        return {self.labels[i]: p for i, p in zip(order.tolist(), likely[order].tolist())}

    def save(self, path: Path) -> None:
        with path.open("wb") as file:
            np.savez_compressed(file, labels=np.array(self.labels), dense=self.dense.astype(np.float16),
                                sparse=self.sparse.astype(np.float16), bias=self.bias, scale=np.float32(self.scale))

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        with np.load(path, allow_pickle=False) as kept:
            return cls(tuple(str(label) for label in kept["labels"]), kept["dense"].astype(np.float32),
                       kept["sparse"].astype(np.float32), kept["bias"].astype(np.float32), float(kept["scale"]))


class SideBySide:
    """Several models that read the same sentence: their numbers lie beside one another, so that memory is gone through once and not once for each."""

    def __init__(self, models: Dict[str, LinearModel]) -> None:
        ends = np.cumsum([0, *(len(model.labels) for model in models.values())]).tolist()
        self._places = {name: slice(start, end) for name, start, end in zip(models, ends, ends[1:])}
        every = list(models.values())
        self._all = LinearModel((), np.concatenate([model.dense * model.scale for model in every]), np.concatenate([model.sparse for model in every], axis=1),
                                np.concatenate([model.bias for model in every]), 1.0)
        self._lately: Tuple[Any, Any, Vectors] = (None, None, np.zeros(0, np.float32))
        # The models themselves keep no numbers of their own beside these.
        self.models = {name: LinearModel(model.labels, self._all.dense[place] / model.scale, self._all.sparse[:, place], model.bias, model.scale)
                       for (name, model), place in zip(models.items(), self._places.values())}

    def probabilities(self, name: str, vector: Vectors, row: Row, normalised: bool = True) -> Dict[str, float]:
        """As those of the model of that name. Of one sentence all are worked out together, when the first is asked for."""
        known_vector, known_row, scores = self._lately
        if known_vector is not vector or known_row is not row:
            scores = self._all.scores(vector, row)
            self._lately = vector, row, scores
        return self.models[name].ranked(scores[self._places[name]], normalised)


def train_linear(labels: Sequence[str], vectors: Vectors, pieces: Any, weights: Optional[Sequence[float]] = None,
                 strength: float = 4.0, scale: float = 4.0, pieces_weight: float = 1.0, alone: float = 0.0) -> LinearModel:
    """Logistic regressions, each label against the rest, on unit vectors (n, dimension) times `scale` beside the hashed
    pieces (n, buckets). `strength` is the inverse of the L2 penalty; classes are balanced.

    `alone` is the weight of a second model, which sees the pieces only, beside the first; the model is the mean of both. Where the vectors were taught with the
    same sentences they explain them so well that nothing is left for the pieces to learn, and new sentences miss it.
    One against the rest by dual coordinate descent takes seconds where a joint softmax takes minutes, and ranks as well.
    """
    from scipy.sparse import csr_matrix, hstack

    width = vectors.shape[1]
    classes, weight, bias = _fit(labels, hstack([csr_matrix(vectors * scale), pieces * pieces_weight]).tocsr(), weights, strength)
    if alone:
        _, second, offset = _fit(labels, pieces * pieces_weight, weights, strength)
        weight[:, width:] += alone * second
        weight, bias = weight / (1 + alone), (bias + alone * offset) / (1 + alone)
    sparse = np.ascontiguousarray((weight[:, width:] * pieces_weight).T)
    return LinearModel(classes, weight[:, :width].copy(), sparse, bias, scale)


def _fit(labels: Sequence[str], features: Any, weights: Optional[Sequence[float]], strength: float) -> Tuple[Tuple[str, ...], Vectors, Vectors]:
    """(the labels, weights (labels, features), biases (labels,))."""
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=strength, solver="liblinear", dual=True, multi_class="ovr", max_iter=10, tol=0.02,
                                class_weight="balanced", random_state=0).fit(
        features, list(labels), sample_weight=None if weights is None else np.asarray(weights))
    weight, bias = fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32)
    if len(fitted.classes_) == 2:  # one row for two classes: give each its own
        weight, bias = np.vstack([-weight / 2, weight / 2]), np.concatenate([-bias / 2, bias / 2])
    return tuple(str(label) for label in fitted.classes_), weight, bias


def best(probabilities: Dict[str, float], count: int) -> List[str]:
    return list(probabilities)[:count]
