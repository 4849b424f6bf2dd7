"""What people change about clusters holds for what comes later, can be taken back, and of two at once one is told."""
from __future__ import annotations

import pytest

from index.catalogue import open_engine
from index.cluster_edits import ClusterEdits, ClusterError, Said
from index.clusters import ClusterBook, resolved
from index.encoder import open_encoder
from index.taxonomy import LANGUAGES, load_taxonomy
from tests.index.exchange.conftest import parts, shipped  # noqa: F401


@pytest.fixture(scope="module")
def some(shipped):  # noqa: F811
    return [offer for offer in shipped.values() if offer.country == "AT"]


@pytest.fixture
def desk(tmp_path, some, parts):  # noqa: F811
    """(book, edits, ids of its clusters), and a way to build anew."""
    engine = open_engine(f"sqlite:///{tmp_path}/lotse.db")
    book = ClusterBook(engine, load_taxonomy())

    def build(offers=some):
        return book.build(offers, open_encoder, parts.terms, lambda line: None)

    build()
    return book, ClusterEdits(engine), sorted(book.clusters().known), build


def test_a_name_is_kept_over_a_build_and_taken_back(desk, some):
    book, edits, (one, *_), build = desk
    number = edits.put(one, Said({"de": "Unser Name", "sv": " ", "xx": "?"}), "Edda")
    assert book.clusters().name(one, "de") == "Unser Name" and book.clusters().name(one, "sv") == book.own_name(one, "sv")
    build([some[0].copy(update={"name": "Neu"}), *some[1:]])
    assert book.clusters().name(one, "de") == "Unser Name"
    edits.undo(number, "Edda")
    assert book.clusters().name(one, "de") == book.own_name(one, "de") and edits.edits()[0].undoes == number


def test_merged_clusters_are_one_also_for_offers_that_come_later_and_come_apart_again(desk, some):
    book, edits, (one, other, *_), build = desk
    before = book.clusters()
    members = {id for id, cluster in before.of_offers.items() if cluster in (one, other)}
    edits.put(one, Said({}, other), "Edda")
    late = next(offer for offer in some if before.of_offers[offer.id] == one).copy(update={"id": "at-later"})
    build([*some, late])
    now = book.clusters()
    assert {id for id, cluster in now.of_offers.items() if cluster == other} == members | {"at-later"}
    assert one not in now.known and now.now(one) == other and now.now(other) == other and edits.parts(other) == [one]
    edits.put(one, Said({}), "Edda")
    assert book.clusters().of_offers == {**before.of_offers, "at-later": one}


def test_a_chain_ends_where_it_ends_and_a_circle_is_refused(desk):
    book, edits, (one, two, three, *_), _ = desk
    edits.put(one, Said({}, two), "Edda")
    edits.put(two, Said({}, three), "Edda")
    assert book.clusters().now(one) == three
    for id in (one, two, three):
        with pytest.raises(ClusterError, match="circle"):
            edits.put(three, Said({}, id), "Edda")
    assert set(resolved({"a": "b", "b": "a"})) == {"a", "b"}  # it ends


def test_what_nobody_knows_and_what_somebody_else_changed_is_refused(desk):
    _, edits, (one, two, *_), _ = desk
    for cluster, into in (("none", ""), (one, "none")):
        with pytest.raises(ClusterError, match="missing"):
            edits.put(cluster, Said({}, into), "Edda")
    first = edits.put(one, Said({"en": "Mine"}), "Edda", step=0)
    with pytest.raises(ClusterError, match="overtaken"):
        edits.put(one, Said({"en": "Theirs"}), "Emil", step=0)
    edits.put(one, Said({"en": "Theirs"}), "Emil", step=1)
    for number, key in ((first, "overtaken"), (10_000, "missing")):
        with pytest.raises(ClusterError, match=key):
            edits.undo(number, "Edda")
    assert [(edit.by, edit.after.names) for edit in edits.edits(one)] == [("Emil", {"en": "Theirs"}), ("Edda", {"en": "Mine"})]
    assert edits.edits(two) == [] and set(LANGUAGES) >= set(edits.said(one).names)
