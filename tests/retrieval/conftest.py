"""Every test of the search runs on both of its backends: FAISS in memory, and pgvector in PostgreSQL."""
from __future__ import annotations

from itertools import count

import pytest

from index.catalogue import open_engine
from index.pgvectors import PgShelf
from tests.pgvector import postgres_with_pgvector
from tests.retrieval import toy

NUMBERS = count()


@pytest.fixture(scope="session")
def pgvector():
    """An engine."""
    with postgres_with_pgvector() as running:
        engine = open_engine(f"{running.url}/postgres")
        yield engine
        engine.dispose()


@pytest.fixture(params=["faiss", "pgvector"], autouse=True, scope="module")
def backend(request, tmp_path_factory):
    """What `toy.finder` keeps its vectors in."""
    if request.param == "pgvector":
        shelf, folder = PgShelf(request.getfixturevalue("pgvector")), tmp_path_factory.mktemp("shelf")

        def made(vectors):
            shelf.write(vectors, folder, f"toy{next(NUMBERS)}", None, lambda line: None)
            return shelf.read(folder)

        before, toy.make_index = toy.make_index, made
        yield request.param
        toy.make_index = before
    else:
        yield request.param
