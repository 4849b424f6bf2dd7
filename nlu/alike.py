"""The taught sentences that are most alike a message: what they are about, whom, where, and whether they speak of danger.

The heads draw straight lines through all that they learnt from; what a line cannot part, a neighbour often tells. On held-out messages the neighbours
alone are worse than the heads, both together better than either (docs/decisions/neighbours-beside-the-heads.md).
"""
from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Tuple

import numpy as np
from numpy.typing import NDArray

from index.linear import Vectors
from nlu.teaching import NONE

_INDEX, _NUMBERS, _NAMES = "alike.faiss", "alike.npz", "alike.json"
_MOST = 20  # neighbours
_NEAR = 20.0  # how fast a neighbour's weight falls with its distance
# The share of the neighbours in what both say together (as a geometric mean), and what a label has at least that none of them bears.
_SHARE, _LEAST = 0.2, 0.01
_LEAST_DANGER = 0.02
_CELLS = 20  # of the inverted file are looked into: as good on held-out sentences as 48, in half the time


def log_odds(p: float, least: float = 1e-6) -> float:
    """Of a probability, which counts as no nearer to none and to certain than `least`."""
    p = min(max(p, least), 1 - least)
    return math.log(p / (1 - p))


class Neighbours(NamedTuple):
    """task -> label -> share of the neighbours that were taught with it, those that are nearer counting more; `nearest` is the cosine of the most alike."""

    shares: Mapping[str, Mapping[str, float]]
    nearest: float = 0.0

    def beside(self, task: str, likely: Dict[str, float]) -> Dict[str, float]:
        """The probabilities of a head together with those of the neighbours, likeliest first."""
        shares = self.shares.get(task)
        if not shares:
            return likely
        both = {label: max(p, 1e-6) ** (1 - _SHARE) * (shares.get(label, 0.0) + _LEAST) ** _SHARE for label, p in likely.items()}
        total = sum(both.values())
        return {label: p / total for label, p in sorted(both.items(), key=lambda pair: -pair[1])}

    def of_danger(self) -> Tuple[float, float]:
        """(share that speaks of danger at all, share that speaks of danger now), neither of them certain."""
        shares = self.shares.get("level") or {}
        alarm, acute = (1 - shares.get(NONE, 0.0), shares.get("acute", 0.0)) if shares else (0.5, 0.5)
        return tuple(min(max(p, _LEAST_DANGER), 1 - _LEAST_DANGER) for p in (alarm, acute))  # type: ignore[return-value]


class Alike:
    """`index` gives the nearest of the taught sentences, `labels` what each was taught with: task -> (names, numbers of them, -1 for nothing)."""

    def __init__(self, index: Any, labels: Dict[str, Tuple[List[str], NDArray[np.int16]]]) -> None:
        self._index, self._labels = index, labels

    def near(self, vector: Vectors) -> Neighbours:
        """`vector` is the unit vector (dimension,) of a message."""
        likeness, rows = (found[0] for found in self._index.search(np.ascontiguousarray(vector[None]), _MOST))
        rows, weights = rows[rows >= 0], np.exp(_NEAR * (likeness[rows >= 0] - 1.0))
        nearest = float(likeness.max()) if len(rows) else 0.0
        return Neighbours({task: _shares(names, numbers[rows], weights) for task, (names, numbers) in self._labels.items()}, nearest)

    def save(self, folder: Path) -> None:
        import faiss

        faiss.write_index(self._index, str(folder / _INDEX))
        np.savez_compressed(folder / _NUMBERS, **{task: numbers for task, (_, numbers) in self._labels.items()})
        (folder / _NAMES).write_text(json.dumps({task: names for task, (names, _) in self._labels.items()}), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Alike:
        import faiss

        faiss.omp_set_num_threads(1)
        names = json.loads((folder / _NAMES).read_text("utf-8"))
        index = faiss.read_index(str(folder / _INDEX))
        if hasattr(index, "nprobe"):
            index.nprobe = min(index.nprobe, _CELLS)
        with np.load(folder / _NUMBERS, allow_pickle=False) as kept:
            return cls(index, {task: (names[task], kept[task]) for task in names})


def _shares(names: List[str], numbers: NDArray[np.int16], weights: Vectors) -> Dict[str, float]:
    told = numbers >= 0
    total = float(weights[told].sum())
    if not total:
        return {}
    sums = np.bincount(numbers[told], weights[told], len(names)) / total
    return {names[place]: float(sums[place]) for place in np.flatnonzero(sums)}
