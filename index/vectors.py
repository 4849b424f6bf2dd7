"""The FAISS index over the offers' vectors: exact while that is fast, an inverted file with a compact code beyond.

How many cells are looked into is measured for each index when it is built, on messages: the fewest with which
`RECALL` of the ten nearest offers are found.
"""
from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional, Protocol, Tuple

import numpy as np
from numpy.typing import NDArray

from index.linear import Vectors

EXACT_UP_TO = 20_000  # docs/scale.md has the measurements behind it
RECALL = 0.98
_NEAREST = 10
_PROBES = (8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)
_BATCH = 20_000
_SEEN_PER_CELL = 48  # vectors by which a cell's centre is learned, and the rounds it takes
_ROUNDS = 10
Progress = Callable[[str], None]
Nearest = Tuple[Vectors, NDArray[np.int64]]


class Shelf(Protocol):
    """Where snapshots put their vectors; what `read` gives is searched like an index of FAISS. `file` is its file in a snapshot."""

    file: str

    def write(self, vectors: Vectors, folder: Path, name: str, messages: Optional[Vectors], progress: Progress) -> None: ...

    def read(self, folder: Path) -> Any: ...


class FaissShelf:
    """A file beside the snapshot, held in memory."""

    file = "offers.faiss"

    def write(self, vectors: Vectors, folder: Path, name: str, messages: Optional[Vectors], progress: Progress) -> None:
        """An index of unit vectors (offers, dimension), searched by inner product."""
        import faiss

        faiss.write_index(make_index(vectors, messages, progress), str(folder / self.file))

    def read(self, folder: Path) -> Any:
        import faiss

        faiss.omp_set_num_threads(1)
        return faiss.read_index(str(folder / self.file))


def make_index(vectors: Vectors, messages: Optional[Vectors] = None, progress: Progress = lambda line: None,
               exact_up_to: int = EXACT_UP_TO) -> Any:
    """Flat up to `EXACT_UP_TO` rows; above, an inverted file over 8-bit codes. `vectors` may lie in a file; `messages`
    are unit vectors like those that will be searched with."""
    import faiss

    count, dimension = vectors.shape
    if count <= exact_up_to:
        index = faiss.IndexFlatIP(dimension)
        index.add(np.ascontiguousarray(vectors))
        return index
    index = faiss.index_factory(dimension, f"IVF{cells(count)},SQ8", faiss.METRIC_INNER_PRODUCT)
    index.cp.niter, index.cp.max_points_per_centroid = _ROUNDS, _SEEN_PER_CELL
    chosen = np.random.default_rng(0).choice(count, min(count, index.nlist * _SEEN_PER_CELL), replace=False)
    progress(f"learning {index.nlist} cells from {len(chosen)} vectors")
    index.train(np.ascontiguousarray(vectors[np.sort(chosen)]))
    for start in range(0, count, _BATCH):
        index.add(np.ascontiguousarray(vectors[start:start + _BATCH]))
        if start // _BATCH % 10 == 9:
            progress(f"indexed {min(start + _BATCH, count)} of {count} vectors")
    index.nprobe, found = _enough(index, vectors, vectors[chosen[:200]] if messages is None else messages)
    progress(f"looking into {index.nprobe} of {index.nlist} cells finds {found:.1%} of the {_NEAREST} nearest")
    return index


def cells(count: int) -> int:
    """A power of two near four times the square root, as FAISS advises."""
    return int(2 ** round(np.log2(4 * count ** 0.5)))


def exact(vectors: Vectors, wanted: Vectors, count: int = _NEAREST) -> NDArray[np.int64]:
    """(wanted, count): the rows that are truly nearest, nearest first; some of the vectors at a time."""
    best = np.full((len(wanted), 0), 0, dtype=np.float32)
    rows = np.zeros((len(wanted), 0), dtype=np.int64)
    for start in range(0, len(vectors), _BATCH):
        near = wanted @ np.asarray(vectors[start:start + _BATCH]).T
        best = np.hstack([best, near])
        rows = np.hstack([rows, np.broadcast_to(np.arange(start, start + near.shape[1]), near.shape)])
        order = np.argpartition(-best, min(count, best.shape[1] - 1), axis=1)[:, :count]
        best, rows = np.take_along_axis(best, order, 1), np.take_along_axis(rows, order, 1)
    return np.asarray(np.take_along_axis(rows, np.argsort(-best, axis=1), 1))


def recall(found: NDArray[np.int64], true: NDArray[np.int64]) -> float:
    """Mean share of the truly nearest that were found."""
    return float(np.mean([len(set(a) & set(b)) / len(b) for a, b in zip(found.tolist(), true.tolist())]))


def _enough(index: Any, vectors: Vectors, messages: Vectors) -> Tuple[int, float]:
    """(cells to look into, recall)."""
    true, tried = exact(vectors, messages), (0, 0.0)
    for probes in _PROBES:
        index.nprobe = min(probes, index.nlist)
        tried = (int(index.nprobe), recall(index.search(messages, _NEAREST)[1], true))
        if tried[1] >= RECALL:
            break
    return tried


class Overlaid:
    """An index in which some rows have other vectors, rows came, and rows went; searched like FAISS's own."""

    def __init__(self, base: Any, rows: NDArray[np.int64], vectors: Vectors, gone: NDArray[np.int64]) -> None:
        import faiss

        self._base, self._rows, self.vectors = base, rows, vectors
        self._hidden = np.union1d(rows[rows < base.ntotal], gone).astype(np.int64)
        self._selector = faiss.IDSelectorNot(batch := faiss.IDSelectorBatch(self._hidden))
        self._kept = batch  # FAISS points to it and does not own it

    @property
    def ntotal(self) -> int:
        return max([self._base.ntotal, *(self._rows + 1)])

    def search(self, wanted: Vectors, count: int) -> Nearest:
        near, rows = self._base.search(wanted, count, params=self._parameters())
        near = np.hstack([near, wanted @ self.vectors.T])
        rows = np.hstack([rows, np.broadcast_to(self._rows, (len(wanted), len(self._rows)))])
        order = np.argsort(-np.where(rows < 0, -np.inf, near), axis=1, kind="stable")[:, :count]
        return np.take_along_axis(near, order, 1), np.take_along_axis(rows, order, 1)

    def _parameters(self) -> Any:
        import faiss

        if not len(self._hidden):
            return None
        if hasattr(self._base, "excluding"):
            return self._base.excluding(self._hidden)
        if hasattr(self._base, "nprobe"):
            return faiss.SearchParametersIVF(sel=self._selector, nprobe=self._base.nprobe)
        return faiss.SearchParameters(sel=self._selector)
