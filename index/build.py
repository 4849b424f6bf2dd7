"""Builds a snapshot from the catalogue, in batches, and puts it in use only when it is whole."""
from __future__ import annotations

import hashlib
import os
import shutil
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable, Iterable, List, Sequence

import numpy as np

from index.encoder import Encoder
from index.facets import build_facets
from index.gazetteer import Gazetteer
from index.lexical import Lexical
from index.linear import Vectors
from index.offers import Offer
from index.snapshot import FORMAT, Manifest, SnapshotError, current_name, put_in_use, read_manifest, write_manifest
from index.taxonomy import LANGUAGES, Taxonomy
from index.vectors import build_vectors
from index.voices import centroids
from index.words import FOLDER, Sentence, read_sentences

_BATCH = 256
_VOICE_SHARE = 0.5  # of an offer's vector: how much its topics' voices count beside its own summaries
_KEPT = 3


def build_snapshot(store: Path, offers: Sequence[Offer], encoder: Encoder, taxonomy: Taxonomy, gazetteer: Gazetteer,
                   catalogue_version: str, progress: Callable[[str], None] = lambda line: None) -> Manifest:
    """Build and put in use. An empty catalogue is refused, and the snapshot in use stays as it was."""
    if not offers:
        raise SnapshotError("The catalogue is empty: run `lotse offers import` first. The index stays as it was.")
    began = time.time()
    words = list(read_sentences(held_out=False))
    name = f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S}-{catalogue_version[:8]}"
    draft = store / f".draft-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        progress(f"encoding {len(words)} lay sentences and {len(offers)} offers")
        vectors = offer_vectors(encoder, taxonomy, offers, words, progress)
        build_vectors(vectors, draft / "offers.faiss")
        Lexical.build(_lexical_text(offer) for offer in offers).save(draft / "lexical")
        build_facets(offers, taxonomy, gazetteer).save(draft / "facets.npz")
        with (draft / "offers.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(offer.json(ensure_ascii=False, exclude_none=True) + "\n" for offer in offers)
        manifest = Manifest(FORMAT, name, encoder.identity, encoder.dimension, taxonomy.identity, catalogue_version,
                            words_version(), len(offers), datetime.now(timezone.utc).isoformat(timespec="seconds"))
        write_manifest(draft, manifest)
        final = store / name
        shutil.rmtree(final, ignore_errors=True)
        os.replace(draft, final)
        put_in_use(store, name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _forget_old(store, name)
    progress(f"index {name} of {len(offers)} offers is in use after {time.time() - began:.1f} s")
    return manifest


def is_current(store: Path, encoder: str, taxonomy: str, catalogue_version: str) -> bool:
    """Whether the snapshot in use was made from exactly these parts."""
    try:
        manifest = read_manifest(store / current_name(store))
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
                  progress: Callable[[str], None] = lambda line: None, without: str = "") -> Vectors:
    """(offers, dimension) unit vectors: the mean of the summaries in all languages (but `without`) and of the voices."""
    topics = taxonomy.ids("topics")
    voices = centroids(encoder, words, topics)
    vectors = np.zeros((len(offers), encoder.dimension), dtype=np.float32)
    languages = [language for language in LANGUAGES if language != without]
    for start in range(0, len(offers), _BATCH):
        batch = offers[start:start + _BATCH]
        texts = [f"{o.name}. {o.summary[lang]}" for o in batch for lang in languages if o.summary.get(lang)]
        encoded = iter(encoder.encode(texts))
        for row, offer in enumerate(batch, start):
            said = np.sum([next(encoded) for lang in languages if offer.summary.get(lang)] or [vectors[row]], axis=0)
            meant = voices[[topics.index(topic) for topic in offer.topics if topic in topics]].sum(axis=0)
            vectors[row] = (1 - _VOICE_SHARE) * _unit(said) + _VOICE_SHARE * _unit(meant)
        if len(offers) > _BATCH:
            progress(f"encoded {min(start + _BATCH, len(offers))} of {len(offers)} offers")
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)


def _unit(vector: Vectors) -> Vectors:
    return vector / max(float(np.linalg.norm(vector)), 1e-6)


def _lexical_text(offer: Offer) -> str:
    return " ".join([offer.name, offer.name, offer.provider, *offer.summary.values(), *offer.region])


def _forget_old(store: Path, keep: str) -> None:
    folders: List[Path] = sorted(p for p in store.iterdir() if p.is_dir() and not p.name.startswith("."))
    for folder in _but_newest(folders, _KEPT):
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


def _but_newest(folders: Sequence[Path], count: int) -> Iterable[Path]:
    return folders[:-count] if len(folders) > count else ()
