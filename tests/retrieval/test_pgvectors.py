"""pgvector finds what FAISS finds: on the shipped catalogue, in a large one, with changes beside it, and says what it lacks."""
from __future__ import annotations

import numpy as np
import pytest
from sqlalchemy import inspect, text

from bot.evaluation.sets import LANGUAGES, read_set
from bot.query import answers_for
from index.catalogue import open_engine
from index.pgvectors import PgShelf
from index.snapshot import SnapshotError
from index.vectors import FaissShelf, Overlaid, exact, recall
from retrieval.finder import Finder


@pytest.fixture(params=["once"], autouse=True, scope="module")
def backend():
    """Both at once here."""


@pytest.fixture
def shelf(pgvector):
    return PgShelf(pgvector)


def unit(count, dimension=32, seed=0):
    vectors = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def both(shelf, vectors, folder, name):
    for each in (shelf, FaissShelf()):
        each.write(vectors, folder, name, None, lambda line: None)
    return shelf.read(folder), FaissShelf().read(folder)


def test_the_same_rows_with_the_same_likeness(shelf, tmp_path):
    ours, theirs = both(shelf, unit(500), tmp_path, "same")
    for count in (1, 40, 600):
        (near, rows), (wanted, expected) = ours.search(unit(9, seed=1), count), theirs.search(unit(9, seed=1), count)
        assert rows.tolist() == expected.tolist()
        assert np.allclose(near[:, :500], wanted[:, :500], atol=1e-6)
    assert (ours.ntotal, ours.d) == (theirs.ntotal, theirs.d)


def test_changes_lie_over_it(shelf, tmp_path):
    changed, gone = np.array([3, 500]), np.array([7, 8])
    ours, theirs = (Overlaid(base, changed, unit(2, seed=5), gone) for base in both(shelf, unit(500), tmp_path, "changed"))
    wanted = np.vstack([unit(500)[:9], unit(2, seed=5)])
    assert ours.search(wanted, 30)[1].tolist() == theirs.search(wanted, 30)[1].tolist()
    assert not set(ours.search(wanted, 30)[1].ravel()) & {7, 8}


def test_of_many_a_graph_finds_nearly_all(pgvector, tmp_path):
    vectors, told = unit(3_000), []
    shelf = PgShelf(pgvector, exact_up_to=1_000)
    shelf.write(vectors, tmp_path, "graph", unit(100, seed=2), told.append)
    found, wanted = shelf.read(tmp_path), unit(100, seed=3)
    assert found.look and "%" in told[-1]
    assert recall(found.search(wanted, 10)[1], exact(vectors, wanted)) > 0.95


def test_the_first_three_are_those_of_faiss(shelf, pgvector, house, assistant, tmp_path):
    """On the queries of the evaluation set, with the catalogue that ships and the encoder."""
    import asyncio

    snapshot = house.finder.snapshot.base
    vectors = snapshot.vectors.reconstruct_n(0, snapshot.vectors.ntotal)
    shelf.write(vectors, tmp_path, "shipped", None, lambda line: None)
    other = type(snapshot)(snapshot.manifest, snapshot.offers, snapshot.facets, shelf.read(tmp_path), snapshot.lexical)
    finders, same, asked = (Finder(snapshot, house.encoder), Finder(other, house.encoder)), 0, 0
    for language in LANGUAGES:
        for row in read_set("queries", language):
            meant = asyncio.run(assistant.understand(row["text"], language))
            found = [[match.offer.id for match in each.find(answers_for(each, house.taxonomy, {**meant, "country": None},
                      {"query": row["text"], "lang": language})).matches] for each in finders]
            same, asked = same + (found[0] == found[1]), asked + 1
    assert asked > 300 and same >= 0.99 * asked, f"the same first three on {same} of {asked} queries"


def test_what_this_database_does_not_have_is_refused(shelf, pgvector, tmp_path):
    shelf.write(unit(20), tmp_path, "gone", None, lambda line: None)
    with pgvector.begin() as connection:
        connection.execute(text("drop table vectors_gone"))
    with pytest.raises(SnapshotError, match="not in this database.*lotse index build"):
        shelf.read(tmp_path)


def test_old_tables_go(shelf, pgvector, tmp_path):
    for number in range(5):
        shelf.write(unit(5), tmp_path, f"z{number}", None, lambda line: None)
    there = [name for name in inspect(pgvector).get_table_names() if name.startswith("vectors_")]
    assert sorted(there) == ["vectors_z2", "vectors_z3", "vectors_z4"]


def test_without_the_extension_the_sentence_names_it(tmp_path):
    from bot.evaluation.engines import Postgres

    with Postgres() as plain:  # Debian's, without pgvector
        engine = open_engine(f"{plain.url}/postgres")
        with pytest.raises(SnapshotError, match="pgvector"):
            PgShelf(engine).write(unit(5), tmp_path, "no", None, lambda line: None)
        engine.dispose()
