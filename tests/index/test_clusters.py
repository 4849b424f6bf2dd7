"""Clusters: the same kind of help under different names comes together, keeps its id, and obeys whoever moves or names it."""
from __future__ import annotations

import numpy as np
import pytest

from bot.evaluation.clusters import rated, taken_in
from bot.evaluation.made_survey import made_survey
from index.catalogue import open_engine
from index.clusters import ClusterBook, doubles, id_of, vectors_of
from index.encoder import open_encoder
from index.exchange.columns import plain
from index.kinds_of_help import kinds_of_help, load_forms
from index.taxonomy import LANGUAGES, load_taxonomy
from tests.index.exchange.conftest import parts, shipped  # noqa: F401


@pytest.fixture(scope="module")
def some(shipped):  # noqa: F811
    return [offer for offer in shipped.values() if offer.country in ("AT", "SE")]


@pytest.fixture
def book(tmp_path):
    return ClusterBook(open_engine(f"sqlite:///{tmp_path}/lotse.db"), load_taxonomy())


def build(book, offers, parts):  # noqa: F811
    return book.build(offers, open_encoder, parts.terms, lambda line: None)


def test_a_small_survey_comes_together_better_than_by_any_naive_way(parts):  # noqa: F811
    """The whole one of 3,524 entries is measured by `lotse evaluate clusters`."""
    made = made_survey(load_taxonomy(), seed=2, institutions=120, entries=600, kinds=180)
    account = taken_in(made, parts)
    assert account.counts()["rows"] == 600 and account.counts()["refused"] == 0
    offers = list(account.offers.values())
    kinds = kinds_of_help(offers, vectors_of(offers, open_encoder()), load_taxonomy(), parts.terms)
    found = rated(account, made, [id_of(kind) for kind in kinds])
    naive = [rated(account, made, labels)["ari"] for labels in (
        [offer.id for offer in offers], [plain(offer.name) for offer in offers], [(o.topics, o.kind, o.for_whom) for o in offers])]
    assert found["entries"] == 600 and found["ari"] > max(naive) + 0.2 and found["ari"] >= 0.8, (found, naive)


def test_clusters_last_and_follow_only_what_changes(book, some, parts):  # noqa: F811
    assert build(book, some, parts) == len(some)
    first = book.clusters()
    assert set(first.of_offers) == {offer.id for offer in some} and 1 < len(first.known) < len(some)
    assert build(book, some, parts) == 0 and book.clusters() is first
    changed = some[0].copy(update={"name": some[0].name + " neu"})
    assert build(book, [changed, *some[2:]], parts) == 1
    later = book.clusters().of_offers
    assert some[1].id not in later and all(later[offer.id] == first.of_offers[offer.id] for offer in some[2:])


def test_a_moved_offer_stays(book, some, parts):  # noqa: F811
    build(book, some, parts)
    target = book.clusters().of_offers[some[-1].id]
    assert book.move(some[0].id, target) and not book.move("none", target)
    changed = some[0].copy(update={"name": "Etwas ganz anderes"})
    build(book, [changed, *some[1:]], parts)
    assert book.clusters().of_offers[some[0].id] == target


def test_every_cluster_has_a_name_in_every_language(book, some, parts):  # noqa: F811
    build(book, some, parts)
    for cluster in book.clusters().known.values():
        assert all(cluster.names[language] and cluster.names[language] != cluster.id for language in LANGUAGES)
    for part in load_forms().values():
        assert all(set(entry["labels"]) == set(LANGUAGES) for entry in part.values())
    assert {kind for entry in load_forms()["forms"].values() for kind in entry["kinds"]} == set(load_taxonomy().ids("kinds"))
    assert {who for entry in load_forms()["people"].values() for who in entry["who"]} == set(load_taxonomy().ids("who"))


def test_doubles_are_proposed_across_institutions_only(book, some, parts):  # noqa: F811
    one = some[0]
    twin = one.copy(update={"id": "twin", "provider": "Andere Stelle"})
    own = one.copy(update={"id": "own"})
    build(book, [*some, twin, own], parts)
    found = {(double.one, double.other) for double in doubles([*some, twin, own], book.clusters(), open_encoder())}
    assert (one.id, "twin") in found and ("twin", "own") in found and (one.id, "own") not in found
    assert len(book.clusters().of_offers) == len(some) + 2


def test_nothing_and_one_offer_are_no_trouble(book, some, parts):  # noqa: F811
    assert kinds_of_help([], np.zeros((0, 3), dtype=np.float32), load_taxonomy(), parts.terms) == []
    assert build(book, [], parts) == 0 and build(book, some[:1], parts) == 1
