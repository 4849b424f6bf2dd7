"""Offers come, change and go one by one, and the search finds what a full build would find."""

from __future__ import annotations

import random
import shutil

import numpy as np
import pytest

from index.build import is_current
from index.changes import few_enough, since, write_changes
from index.snapshot import SnapshotError, current_name
from index.stored import checksums
from index.vectors import Overlaid, make_index
from retrieval.answers import Answers, Wishes
from retrieval.finder import Finder
from tests.index.test_snapshot import PLACES, TAXONOMY, build, built, folder, opened, store  # noqa: F401
from tests.retrieval.toy import LetterEncoder, offer

TOPICS, CITIES = ["grief", "debt", "loneliness", "bullying"], ["DE", "Hamburg", "Berlin", "München"]
ASKED = [
    Answers(topics=("grief",)),
    Answers(topic_weights={"debt": 0.6, "loneliness": 0.3}, who="relative"),
    Answers(topics=("bullying",), region="DE-HH", place="Hamburg", wishes=Wishes(contact=("chat",))),
    Answers(topics=("debt",), wishes=Wishes(time="now", cost="free"), age=15, age_group="young"),
]


def change(store, put=(), withdrawn=(), known=None, version="version2"):  # noqa: F811
    snapshot = known or opened(store)
    write_changes(store, snapshot, list(put), list(withdrawn), LetterEncoder(), TAXONOMY, PLACES, version)
    return opened(store, known=snapshot)


def some_offer(id, dice):
    return offer(
        id,
        topics=dice.sample(TOPICS, 2),
        region=[dice.choice(CITIES)],
        ways=dice.choice([["phone"], ["chat", "email"], ["address"]]),
        for_whom=dice.choice([["self"], ["relative", "friend"]]),
        provider=f"House {dice.randrange(6)}",
        age_max=dice.choice([None, 20]),
        cost=dice.choice(["free", "unknown"]),
    )


def found(snapshot):
    finder = Finder(snapshot, LetterEncoder())
    return [finder.find(answers, top=8).matches for answers in ASKED]


@pytest.mark.parametrize("seed", range(4))
def test_many_changes_one_by_one_are_worth_a_full_build(tmp_path, seed):
    dice = random.Random(seed)
    offers = {f"offer{i:02}": some_offer(f"offer{i:02}", dice) for i in range(25)}
    build(tmp_path, list(offers.values()))
    snapshot, new = opened(tmp_path), 25
    for step in range(12):
        id = dice.choice(list(offers))
        if step % 3 == 0:
            id, new = f"offer{new:02}", new + 1
        if step % 3 == 2:
            del offers[id]
            snapshot = change(tmp_path, withdrawn=[id], known=snapshot)
        else:
            offers[id] = some_offer(id, dice)
            snapshot = change(tmp_path, put=[offers[id]], known=snapshot)
    build(tmp_path / "whole", sorted(offers.values(), key=lambda o: o.id))
    whole = opened(tmp_path / "whole")
    assert sorted(o.id for o in snapshot.present()) == sorted(offers)
    for ours, theirs in zip(found(snapshot), found(whole)):
        # offers that score alike may stand in another order, since their rows do
        assert [m.score for m in ours] == [m.score for m in theirs] and ours
        assert all(m.offer == offers[m.offer.id] for m in ours)
    wanted = LetterEncoder().encode(["Line offer03", "Hilfe offer11"])
    near = [s.vectors.search(wanted, 5)[0] for s in (snapshot, whole)]
    assert np.allclose(*near, atol=1e-6)


def test_an_offer_that_changed_is_found_by_what_it_says_now(store):  # noqa: F811
    snapshot = change(store, [offer("offer3", name="Zuflucht Wasserturm", topics=["loneliness"])])
    finder = Finder(snapshot, LetterEncoder())
    assert [m.offer.name for m in finder.find(Answers(topics=("loneliness",))).matches] == ["Zuflucht Wasserturm"]
    assert "offer3" not in [m.offer.id for m in finder.find(Answers(topics=("grief",)), top=20).matches]
    assert snapshot.id(snapshot.lexical.search("wasserturm", 5)[0][0]) == "offer3"
    assert all(snapshot.id(row) != "offer3" for row, _ in snapshot.lexical.search("Line", 50))


def test_an_offer_that_was_withdrawn_is_nowhere_and_can_come_back(store):  # noqa: F811
    snapshot = change(store, withdrawn=["offer3"])
    assert snapshot.row("offer3") is None and Finder(snapshot, LetterEncoder()).offer("offer3") is None
    assert "offer3" not in {o.id for o in snapshot.present()} and len(snapshot.present()) == 11
    assert 3 not in snapshot.vectors.search(LetterEncoder().encode(["Line offer3"]), 12)[1]
    assert all(row != 3 for row, _ in snapshot.lexical.search("Line", 50))
    again = change(store, [offer("offer3", name="Back again")], known=snapshot)
    assert [o.name for o in again.present() if o.id == "offer3"] == ["Back again"]
    gone = change(store, withdrawn=["offer3"], known=again)
    assert len(gone.present()) == 11 and gone.offers[12].status == "withdrawn"


def test_a_new_offer_behind_a_known_number_stands_once(store):  # noqa: F811
    number = next(c for c in opened(store).offers[5].contacts)
    twin = offer("twin").copy(update={"contacts": (number,)})
    lines = change(store, [twin, offer("alone")]).facets.line
    assert lines[12] == lines[5] and lines[13] not in lines[:13]


def test_the_base_that_is_loaded_is_not_read_again(store):  # noqa: F811
    snapshot = opened(store)
    changed = change(store, [offer("new")], known=snapshot)
    assert changed.base is snapshot and len(snapshot.offers) == 12 and snapshot.row("new") is None
    assert len(opened(store).offers) == 13


def test_what_changed_is_told_by_checksums(store):  # noqa: F811
    sums = dict(zip((f"offer{i}" for i in range(12)), checksums(folder(store)).tolist()))
    assert since(store, opened(store), sums.items()) == ([], [])
    sums["offer4"] += 1
    sums["new"] = sums.pop("offer7")
    assert since(store, opened(store), sums.items()) == (["offer4", "new"], ["offer7"])
    snapshot = change(store, [offer("offer4", name="Other")], ["offer7"])
    kept = dict(sums, offer4=int(checksums(folder(store))[0]))
    del kept["new"]
    assert since(store, snapshot, kept.items()) == ([], [])


def test_changes_are_current_and_need_their_base(store):  # noqa: F811
    base = current_name(store)
    for number in range(5):
        change(store, [offer("new", name=f"Name {number}")], version=f"version{number}")
    assert (store / base).is_dir() and opened(store).offers[12].name == "Name 4"
    assert is_current(store, "toy", TAXONOMY.identity, "version4")
    (store / base / "offers.faiss").write_bytes(b"cut")
    assert not is_current(store, "toy", TAXONOMY.identity, "version4")
    shutil.rmtree(store / base)
    with pytest.raises(SnapshotError, match="lotse index build"):
        opened(store)


def test_an_offer_in_an_unknown_language_changes_nothing(store):  # noqa: F811
    before = current_name(store)
    with pytest.raises(SnapshotError, match="'tlh'.*taxonomy.yml.*stays as it was"):
        change(store, [offer("strange", languages=["tlh"])])
    assert current_name(store) == before


def test_a_full_build_is_due_after_many_changes():
    assert few_enough(50, 60) and not few_enough(51, 60) and few_enough(2_000, 100_000) and not few_enough(2_001, 10**6)


def test_an_inverted_file_hides_what_changed():
    dice = np.random.default_rng(0)
    vectors = dice.standard_normal((3000, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    base = make_index(vectors, exact_up_to=100)
    index = Overlaid(base, np.array([7, 3000]), vectors[[9, 8]], np.array([20]))
    assert {20, 7} & set(base.search(vectors[[7, 20]], 1)[1].ravel())
    near, rows = index.search(vectors[[7, 8, 9, 20]], 40)
    assert rows[0, 0] != 7 and 20 not in rows and 3000 in rows[1, :2] and 7 in rows[2, :2]
    assert index.ntotal == 3001 and (np.diff(near, axis=1) <= 1e-6).all()
