"""Linear models over a sentence vector and hashed character n-grams: light, deterministic, quick to train and to ask.

The sentence vector carries the meaning; the n-grams carry names, technical terms and what is left of them after a typo.
"""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
_BUCKETS = 1 << 15
_FOLD = str.maketrans({"ß": "ss", "ø": "o", "æ": "a", "’": "'", "ä": "a", "ö": "o", "ü": "u", "å": "a", "é": "e", "è": "e", "…": "..."})
_SPELLED_OUT = re.compile(r"(?<![aeou])([aou])e(?=[^aeio])")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case without diacritics, "ae/oe/ue" and "å/ä/ö" alike written with their plain vowel, spaces single."""
    plain = text.lower().translate(_FOLD)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    if "ae" in plain or "oe" in plain or "ue" in plain:
        plain = _SPELLED_OUT.sub(r"\1", plain)
    return _SPACES.sub(" ", plain).strip()


class CharGrams:
    """Hashed character n-grams (2 to 5, within words) of the folded text, as sparse unit vectors."""

    def __init__(self) -> None:
        from sklearn.feature_extraction.text import HashingVectorizer  # slow to import, needed only with a model

        self._hash = HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=_BUCKETS, lowercase=False,
                                       alternate_sign=False, norm="l2", dtype=np.float32)

    def __call__(self, texts: Iterable[str]) -> Any:
        return self._hash.transform([fold(text) for text in texts])


@dataclass(frozen=True)
class LinearModel:
    """One logistic score a label, normalised to sum to one; `dense` (labels, dimension), `sparse` (labels, buckets), `bias` (labels,)."""

    labels: Tuple[str, ...]
    dense: Vectors
    sparse: Vectors
    bias: Vectors
    scale: float

    def probabilities(self, vector: Vectors, grams: Any, normalised: bool = True) -> Dict[str, float]:
        """label -> probability for one sentence: its unit vector (dimension,) and its row of grams, likeliest first.

        Not normalised, each is the probability of the label against all others, whatever theirs are.
        """
        score = self.dense @ vector * self.scale + self.bias
        score = score + self.sparse[:, grams.indices].astype(np.float32) @ grams.data
        score = 1.0 / (1.0 + np.exp(-score))
        score /= max(float(score.sum()), 1e-9) if normalised else 1.0
        order = np.argsort(-score, kind="stable")
        return {self.labels[i]: float(score[i]) for i in order}

    def save(self, path: Path) -> None:
        with path.open("wb") as file:
            np.savez_compressed(file, labels=np.array(self.labels), dense=self.dense.astype(np.float16),
                                sparse=self.sparse.astype(np.float16), bias=self.bias, scale=np.float32(self.scale))

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        with np.load(path, allow_pickle=False) as kept:
            return cls(tuple(str(label) for label in kept["labels"]), kept["dense"].astype(np.float32),
                       kept["sparse"], kept["bias"].astype(np.float32), float(kept["scale"]))


def train_linear(labels: Sequence[str], vectors: Vectors, grams: Any, weights: Optional[Sequence[float]] = None,
                 strength: float = 4.0, scale: float = 4.0, grams_weight: float = 1.0) -> LinearModel:
    """Logistic regressions, each label against the rest, on unit vectors (n, dimension) times `scale` beside the grams
    (n, buckets). `strength` is the inverse of the L2 penalty; classes are balanced.

    One against the rest by dual coordinate descent takes seconds where a joint softmax takes minutes, and ranks as well.
    """
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    features = hstack([csr_matrix(vectors * scale), grams * grams_weight]).tocsr()
    fitted = LogisticRegression(C=strength, solver="liblinear", dual=True, multi_class="ovr", max_iter=10, tol=0.02,
                                class_weight="balanced", random_state=0).fit(
        features, list(labels), sample_weight=None if weights is None else np.asarray(weights))
    weight, bias = fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32)
    if len(fitted.classes_) == 2:  # one row for two classes: give each its own
        weight, bias = np.vstack([-weight / 2, weight / 2]), np.concatenate([-bias / 2, bias / 2])
    width = vectors.shape[1]
    return LinearModel(tuple(str(c) for c in fitted.classes_), weight[:, :width],
                       (weight[:, width:] * grams_weight).astype(np.float16), bias, scale)


def best(probabilities: Dict[str, float], count: int) -> List[str]:
    return list(probabilities)[:count]
