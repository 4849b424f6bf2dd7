"""What is built is whole or is refused, with a sentence that says what is wrong and what to do."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from index import stored
from index.build import build_snapshot, is_current
from index.snapshot import Snapshot, SnapshotError, current_name, read_manifest, write_manifest
from index.taxonomy import load_taxonomy
from index.words import Sentence
from tests.retrieval.toy import PLACES, LetterEncoder, offer

TAXONOMY = load_taxonomy()
WORDS = [Sentence("de", 1, "self", None, None, (topic,), None, f"so ist es mit {topic}") for topic in ("grief", "debt", "bullying")]


def build(store, offers, encoder=None, version="version1"):
    return build_snapshot(store, offers, encoder or LetterEncoder(), TAXONOMY, PLACES, version, words=WORDS)


def opened(store, encoder="toy", taxonomy=TAXONOMY.identity, known=None):
    return Snapshot.open(store, encoder, taxonomy, known)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    store = tmp_path_factory.mktemp("built")
    build(store, [offer(f"offer{i}", topics=["grief", "debt"][: 1 + i % 2]) for i in range(12)])
    return store


@pytest.fixture
def store(built, tmp_path):
    return shutil.copytree(built, tmp_path / "store")


def folder(store):
    return store / current_name(store)


def test_what_was_built_is_read_back(store):
    snapshot = opened(store)
    assert [o.id for o in snapshot.offers] == [f"offer{i}" for i in range(12)]
    assert all(snapshot.row(snapshot.id(row)) == row for row in range(12)) and snapshot.row("nobody") is None
    assert is_current(store, "toy", TAXONOMY.identity, "version1")
    assert not is_current(store, "toy", TAXONOMY.identity, "version2")


@pytest.mark.parametrize("name", ["offers.jsonl", "offers.npz", "offers.faiss", "facets.npz", "voices.npy", "lexical/vocab.index.json"])
def test_a_file_that_is_cut_short_changed_or_gone_is_named(store, name):
    path = folder(store) / name
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SnapshotError, match=f"{name} has {len(whole) // 2} bytes instead of {len(whole)}.*lotse index build"):
        opened(store)
    assert not is_current(store, "toy", TAXONOMY.identity, "version1")
    path.write_bytes(whole[:-9] + bytes(byte ^ 255 for byte in whole[-9:]))
    with pytest.raises(SnapshotError, match=f"content of {name} has changed.*lotse index build"):
        opened(store)
    path.unlink()
    with pytest.raises(SnapshotError, match=f"lacks its file {name}.*lotse index build"):
        opened(store)


def test_a_file_that_is_whole_and_no_index_is_refused(store):
    (folder(store) / "offers.faiss").write_bytes(b"this is no index")
    manifest = read_manifest(folder(store))
    write_manifest(folder(store), replace(manifest, files={}))
    with pytest.raises(SnapshotError, match="cannot be read.*lotse index build"):
        opened(store)


@pytest.mark.parametrize(
    "parts, said", [({"encoder": "another"}, "another encoder"), ({"taxonomy": "another"}, "another vocabulary")]
)
def test_another_encoder_or_vocabulary_is_refused(store, parts, said):
    with pytest.raises(SnapshotError, match=f"{said}.*lotse index build"):
        opened(store, **parts)


def test_a_manifest_that_is_missing_broken_or_of_another_version_is_refused(store):
    manifest = read_manifest(folder(store))
    write_manifest(folder(store), replace(manifest, format=1))
    with pytest.raises(SnapshotError, match="another version of Lotse.*lotse index build"):
        opened(store)
    (folder(store) / "manifest.json").write_text("{")
    with pytest.raises(SnapshotError, match="no readable manifest.*lotse index build"):
        opened(store)
    shutil.rmtree(store)
    with pytest.raises(SnapshotError, match="no index yet.*lotse index build"):
        opened(store)


@pytest.mark.parametrize(
    "offers, said",
    [
        ([], "catalogue is empty.*lotse offers import"),
        ([offer("aa"), offer("strange", languages=["tlh"])], "strange names 'tlh'.*languages of the vocabulary.*taxonomy.yml"),
        ([offer("mute", summary={"fr": "Aide"})], r"mute has a summary in none of de, sv, en \(only in fr\).*add one"),
    ],
)
def test_what_cannot_be_built_leaves_the_index_as_it_was(store, offers, said):
    before = current_name(store)
    with pytest.raises(SnapshotError, match=f"{said}.*stays as it was"):
        build(store, offers, version="version2")
    assert current_name(store) == before and len(opened(store).offers) == 12
    assert not [path for path in store.iterdir() if path.name.startswith(".draft")]


def test_offers_can_be_read_after_their_folder_was_cleared_away(store, monkeypatch):
    monkeypatch.setattr(stored, "_REMEMBERED", 2)
    snapshot = opened(store)
    shutil.rmtree(store)
    assert snapshot.offers[7].id == snapshot.id(7) == "offer7" and snapshot.row("offer7") == 7
    assert [o.id for o in snapshot.offers[10:]] == ["offer10", "offer11"] and snapshot.offers[-1].id == "offer11"


def test_old_snapshots_are_cleared_away_but_for_three(store):
    for number in range(4):
        build(store, [offer("aa")], version=f"again{number}")
    assert len([path for path in store.iterdir() if path.is_dir()]) == 3 and len(opened(store).offers) == 1
