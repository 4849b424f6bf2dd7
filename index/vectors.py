"""The FAISS index over the offers' vectors: exact while that is fastest, an inverted file with a compact code beyond."""
from __future__ import annotations

from pathlib import Path
from typing import Any

from index.linear import Vectors

EXACT_UP_TO = 20_000  # measured by `make bench`: below, exact search takes less than 2 ms on one core
_PROBED = 32


def build_vectors(vectors: Vectors, path: Path) -> None:
    """Write an index of unit vectors (offers, dimension), searched by inner product."""
    import faiss

    faiss.write_index(make_index(vectors), str(path))


def make_index(vectors: Vectors) -> Any:
    """Flat below `EXACT_UP_TO` rows; above, an inverted file over 8-bit codes."""
    import faiss

    count, dimension = vectors.shape
    if count <= EXACT_UP_TO:
        index = faiss.IndexFlatIP(dimension)
    else:
        cells = max(256, int(4 * count ** 0.5))
        index = faiss.index_factory(dimension, f"IVF{cells},SQ8", faiss.METRIC_INNER_PRODUCT)
        faiss.ParameterSpace().set_index_parameter(index, "nprobe", _PROBED)
        index.train(vectors[:: max(1, count // (cells * 40))])
    index.add(vectors)
    return index
