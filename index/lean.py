"""Imports without what a library takes along where it happens to be installed."""
from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import Any, Iterator


@contextmanager
def without(name: str) -> Iterator[None]:
    """Within it a module of that name is not there, unless it was imported before."""
    hidden = name not in sys.modules
    if hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hidden:
            del sys.modules[name]


def bm25() -> Any:
    """The class BM25 of bm25s, which takes jax where it is there, for a choice that is not made here: a second and 130 MB."""
    with without("jax"):
        from bm25s import BM25

    return BM25
