"""Offers added, changed and withdrawn one by one: a small snapshot that names the whole one it changes.

Each holds all changes since that one was built, so that a reader needs two folders at most; a full build folds them in.
A changed offer keeps its row, a new one gets the next, a withdrawn one is marked.
"""
from __future__ import annotations

from pathlib import Path
from typing import Callable, Collection, Dict, Iterable, List, Sequence, Set, Tuple

import numpy as np
from numpy.typing import NDArray

from index.build import Draft, check_offer, forget_old, lexical_text, new_name, now, words_version
from index.encoder import Encoder
from index.facets import Facets, build_facets
from index.gazetteer import Gazetteer
from index.linear import Vectors
from index.lines import KnownLines
from index.offers import Offer
from index.snapshot import FORMAT, Manifest, Snapshot, SnapshotError, files_of, put_in_use, write_manifest
from index.stored import StoredOffers, StoredWriter, checksums
from index.taxonomy import Taxonomy
from index.vectors import Overlaid
from index.voices import offer_vectors

MOST = 2_000  # changes; they are searched one by one, so of more a full build makes a faster index
_SHARE = 0.1  # of the catalogue, from where on a full build is due
_FEW = 50


def few_enough(changes: int, offers: int) -> bool:
    """Whether so many changes are better kept beside the index than built into a new one."""
    return changes <= min(MOST, max(_FEW, int(_SHARE * offers)))


def since(store: Path, snapshot: Snapshot, catalogue: Iterable[Tuple[str, int]]) -> Tuple[List[str], List[str]]:
    """(ids that were added or changed, ids that were withdrawn) between a snapshot and the checksums of a catalogue.
    Raises SnapshotError where the snapshot was made with other lay sentences, so that every offer has changed."""
    if snapshot.manifest.words != words_version():
        raise SnapshotError("The index was built with other lay sentences: run `lotse index build`.")
    sums: Dict[int, int] = dict(enumerate(checksums(store / snapshot.base.manifest.name).tolist()))
    if snapshot is not snapshot.base:
        offers = snapshot.offers
        assert isinstance(offers, StoredOffers)
        sums.update(zip(sorted(offers.changed), checksums(store / snapshot.manifest.name).tolist()))
    put, seen = [], set()
    for id, sum in catalogue:
        row = snapshot.row(id)
        if row is None or sums[row] != sum:
            put.append(id)
        seen.add(row)
    gone = set(getattr(snapshot.offers, "gone", ()))
    return put, [snapshot.id(row) for row in range(len(snapshot.offers)) if row not in seen and row not in gone]


def write_changes(store: Path, snapshot: Snapshot, put: Sequence[Offer], withdrawn: Collection[str], encoder: Encoder,
                  taxonomy: Taxonomy, gazetteer: Gazetteer, catalogue_version: str,
                  progress: Callable[[str], None] = lambda line: None) -> Manifest:
    """Keep the changes to the snapshot in use, with those that it has already, and put them in use."""
    for offer in put:
        check_offer(offer, taxonomy)
    base, name = snapshot.base, new_name(catalogue_version)
    changed, gone, vectors = _so_far(snapshot)
    gone |= set(snapshot.rows(list(withdrawn)).tolist())
    voices, end = np.load(store / base.manifest.name / "voices.npy"), len(snapshot.offers)
    for offer, vector in zip(put, offer_vectors(encoder, voices, taxonomy.ids("topics"), put) if put else ()):
        row = snapshot.row(offer.id)
        if row is None:
            row, end = end, end + 1
        changed[row], vectors[row] = offer, vector
    rows = np.array(sorted(changed), dtype=np.int64)
    offers = [changed[row] for row in rows.tolist()]
    facets = build_facets(offers, taxonomy, gazetteer)
    facets.line = _lines(facets, rows, offers, KnownLines(store / base.manifest.name / "lines.npz"))
    nowhere = np.zeros(encoder.dimension, dtype=np.float32)  # of what was withdrawn again
    with Draft(store, name) as draft:
        with StoredWriter(draft) as stored:
            for offer in offers:
                stored.add(offer)
        facets.save(draft / "facets.npz")
        with (draft / "changes.npz").open("wb") as file:
            each = np.array([vectors.get(row, nowhere) for row in rows.tolist()], dtype=np.float32)
            np.savez(file, rows=rows, gone=np.array(sorted(gone), dtype=np.int64), vectors=each.reshape(-1, encoder.dimension))
        manifest = Manifest(FORMAT, name, encoder.identity, encoder.dimension, taxonomy.identity, catalogue_version,
                            words_version(), end - len(gone), now(), base.manifest.name, files_of(draft))
        write_manifest(draft, manifest)
    put_in_use(store, name)
    forget_old(store, name)
    progress(f"{len(put)} offers added or changed and {len(withdrawn)} withdrawn; index {name} is in use")
    return manifest


def overlaid(base: Snapshot, folder: Path, manifest: Manifest) -> Snapshot:
    """The snapshot that the changes in a folder make of their base. The base stays as it is."""
    stored, theirs = list(StoredOffers.open(folder)), Facets.load(folder / "facets.npz")
    with np.load(folder / "changes.npz", allow_pickle=False) as kept:
        rows, gone, vectors = kept["rows"], kept["gone"], kept["vectors"]
    if theirs.columns != base.facets.columns or len(stored) != len(rows) or not isinstance(base.offers, StoredOffers):
        raise SnapshotError(f"The index {folder.name} does not fit the one it changes: run `lotse index build`.")
    facets = base.facets.overlaid(rows, theirs)
    facets.stale[gone] = True
    changed = dict(zip(rows.tolist(), stored))
    texts = {row: lexical_text(offer) for row, offer in changed.items()} | {row: "" for row in gone.tolist()}
    there = ~np.isin(rows, gone)
    return Snapshot(manifest, base.offers.with_changes(changed, gone.tolist()), facets,
                    Overlaid(base.vectors, rows[there], vectors[there], gone), base.lexical.with_changes(texts), base,
                    rows[there])


def _so_far(snapshot: Snapshot) -> Tuple[Dict[int, Offer], Set[int], Dict[int, Vectors]]:
    """What was changed already: offers and vectors by row, and the rows that are gone."""
    if snapshot is snapshot.base:
        return {}, set(), {}
    offers, old = snapshot.offers, snapshot.vectors
    assert isinstance(offers, StoredOffers)
    return dict(offers.changed), set(offers.gone), dict(zip(snapshot.fresh.tolist(), old.vectors))


def _lines(facets: Facets, rows: NDArray[np.int64], offers: List[Offer], known: KnownLines) -> NDArray[np.int32]:
    """The label of each offer's telephone line: a known one, or one that no other row has."""
    label: Dict[int, int] = {}
    for own, offer in zip(facets.line.tolist(), offers):
        found = known.label(offer)
        if found is not None:
            label.setdefault(own, found)
    return np.array([label.get(own, int(rows[own])) for own in facets.line.tolist()], dtype=np.int32)
