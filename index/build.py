"""Builds a snapshot from the catalogue, offer by offer and in batches, and puts it in use only when it is whole."""
from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Sized
from datetime import datetime, timezone
from itertools import islice
from pathlib import Path
from typing import Callable, Iterable, Iterator, List, Optional, Sequence

import numpy as np

from index.encoder import Encoder
from index.facets import FacetsBuilder
from index.gazetteer import Gazetteer
from index.lexical import LexicalBuilder
from index.linear import Vectors
from index.offers import Offer
from index.remembering import Remembering
from index.snapshot import FORMAT, Manifest, SnapshotError, check_files, current_name, files_of, put_in_use, read_manifest, write_manifest
from index.stored import StoredWriter
from index.taxonomy import LANGUAGES, Taxonomy
from index.vectors import FaissShelf, Shelf
from index.voices import centroids
from index.voices import offer_vectors as vectors_of
from index.words import FOLDER, Sentence, read_sentences

_BATCH = 256
_SAID_EVERY = 20  # batches
_KEPT = 3
_MESSAGES = 300  # lay sentences that the index of the vectors is tried with
Progress = Callable[[str], None]


def build_snapshot(store: Path, offers: Iterable[Offer], encoder: Encoder, taxonomy: Taxonomy, gazetteer: Gazetteer,
                   catalogue_version: str, progress: Progress = lambda line: None, keep_vectors: bool = False,
                   words: Sequence[Sentence] = (), shelf: Optional[Shelf] = None, readings: Optional[Path] = None) -> Manifest:
    """Build and put in use. An empty catalogue and an offer that the vocabulary does not know are refused, and the
    snapshot in use stays as it was. `offers` are read once, some at a time; with `keep_vectors` their exact vectors
    stay beside the snapshot, in `vectors.npy`. `words` are lay sentences, if not those that ship; in the folder `readings` a
    training may have left what it read of them."""
    began, name = time.time(), new_name(catalogue_version)
    with Draft(store, name) as draft:
        words = words or list(read_sentences(held_out=False))
        progress(f"encoding {len(words)} lay sentences, but for those that the training has read")
        listener = Remembering(encoder, readings)
        voices = centroids(listener, words, taxonomy.ids("topics"))
        np.save(draft / "voices.npy", voices)
        count = _take_in(draft, offers, encoder, voices, taxonomy, gazetteer, progress)
        vectors = np.memmap(draft / "vectors", dtype=np.float32, mode="r", shape=(count, encoder.dimension))
        messages = listener.encode([word.text for word in words[::max(1, len(words) // _MESSAGES)]])
        (shelf or FaissShelf()).write(vectors, draft, name, messages, progress)
        if keep_vectors:
            np.save(store / "vectors.npy", vectors)
        del vectors
        (draft / "vectors").unlink()
        manifest = Manifest(FORMAT, name, encoder.identity, encoder.dimension, taxonomy.identity, catalogue_version,
                            words_version(), count, now(), "", files_of(draft))
        write_manifest(draft, manifest)
    put_in_use(store, name)
    forget_old(store, name)
    progress(f"index {name} of {count} offers is in use after {time.time() - began:.1f} s")
    return manifest


def _take_in(draft: Path, offers: Iterable[Offer], encoder: Encoder, voices: Vectors, taxonomy: Taxonomy,
             gazetteer: Gazetteer, progress: Progress) -> int:
    """One pass over the offers; writes all that is kept of them but the search in their vectors. Returns how many."""
    total = f" of {len(offers)}" if isinstance(offers, Sized) else ""
    facets, lexical, topics, count = FacetsBuilder(taxonomy, gazetteer), LexicalBuilder(), taxonomy.ids("topics"), 0
    with StoredWriter(draft) as stored, (draft / "vectors").open("wb") as file:
        for number, batch in enumerate(_batches(offers)):
            for offer in batch:
                check_offer(offer, taxonomy)
                stored.add(offer)
                facets.add(offer)
                lexical.add(lexical_text(offer))
            file.write(vectors_of(encoder, voices, topics, batch).tobytes())
            count += len(batch)
            if number % _SAID_EVERY == 0 or len(batch) < _BATCH:
                progress(f"took in {count}{total} offers")
    if not count:
        raise SnapshotError("The catalogue is empty: run `lotse offers import` first. The index stays as it was.")
    facets.facets().save(draft / "facets.npz")
    facets.lines.save(draft / "lines.npz")
    progress("indexing names and terms")
    lexical.lexical().save(draft / "lexical")
    return count


def check_offer(offer: Offer, taxonomy: Taxonomy) -> None:
    """Raises SnapshotError for what a search could not weigh."""
    known = {"languages": taxonomy.ids("languages"), "kinds": taxonomy.ids("kinds"), "countries": taxonomy.ids("countries")}
    used = {"languages": offer.languages, "kinds": (offer.kind,), "countries": (offer.country,)}
    for facet, ids in used.items():
        for id in ids:
            if id not in known[facet]:
                raise SnapshotError(f"The offer {offer.id} names '{id}', which is not among the {facet} of the vocabulary: "
                                    "correct the offer, or add the id to index/taxonomy.yml with its labels. "
                                    "The index stays as it was.")
    if not any(offer.summary.get(language) for language in LANGUAGES):
        raise SnapshotError(f"The offer {offer.id} has a summary in none of {', '.join(LANGUAGES)} (only in "
                            f"{', '.join(offer.summary)}): add one in a language that Lotse speaks. "
                            "The index stays as it was.")


def is_current(store: Path, encoder: str, taxonomy: str, catalogue_version: str, shelf: Optional[Shelf] = None) -> bool:
    """Whether the snapshot in use was made from exactly these parts, and its files are as they were written."""
    try:
        manifest = read_manifest(store / current_name(store))
        for name in filter(None, (manifest.name, manifest.base)):
            check_files(store / name, read_manifest(store / name))
        if (shelf or FaissShelf()).file not in read_manifest(store / (manifest.base or manifest.name)).files:
            return False
    except SnapshotError:
        return False
    return (manifest.encoder, manifest.taxonomy, manifest.catalogue, manifest.words) == (
        encoder, taxonomy, catalogue_version, words_version())


def words_version() -> str:
    """A hash over the lay sentences."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def offer_vectors(encoder: Encoder, taxonomy: Taxonomy, offers: Sequence[Offer], words: Sequence[Sentence],
                  progress: Progress = lambda line: None, without: str = "") -> Vectors:
    """(offers, dimension) unit vectors of a small catalogue: see index.voices."""
    topics = taxonomy.ids("topics")
    return vectors_of(encoder, centroids(encoder, words, topics), topics, offers, without)


def lexical_text(offer: Offer) -> str:
    return " ".join([offer.name, offer.name, offer.provider, *offer.summary.values(), *offer.region])


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def new_name(catalogue_version: str) -> str:
    return f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S%f}-{catalogue_version[:8]}"


def _batches(offers: Iterable[Offer]) -> Iterator[List[Offer]]:
    each = iter(offers)
    while batch := list(islice(each, _BATCH)):
        yield batch


class Draft:
    """A folder that takes its name only when all went well, and is gone otherwise."""

    def __init__(self, store: Path, name: str) -> None:
        self._draft, self._final = store / f".draft-{os.getpid()}", store / name

    def __enter__(self) -> Path:
        shutil.rmtree(self._draft, ignore_errors=True)
        self._draft.mkdir(parents=True)
        return self._draft

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            os.replace(self._draft, self._final)
        shutil.rmtree(self._draft, ignore_errors=True)


def forget_old(store: Path, keep: str) -> None:
    """Clear away all but the newest snapshots, the one to keep, and the whole ones that they are changes to."""
    folders = sorted(path for path in store.iterdir() if path.is_dir() and not path.name.startswith("."))
    kept = {keep, *(folder.name for folder in folders[-_KEPT:])}
    for name in list(kept):
        try:
            kept.add(read_manifest(store / name).base)
        except SnapshotError:
            continue  # of another version of Lotse: it needs no base
    for folder in folders:
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
