"""A snapshot: everything a search needs, built once and never changed, in a folder with a manifest.

store/
    current            the name of the snapshot in use (one line, replaced atomically)
    <name>/manifest.json offers.jsonl facets.npz offers.faiss lexical/
"""
from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import numpy as np
from numpy.typing import NDArray

from index.facets import Facets
from index.offers import Offer

FORMAT = 3


class SnapshotError(Exception):
    """The index cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a snapshot was made from, so that a pair that does not fit is refused."""

    format: int
    name: str
    encoder: str
    dimension: int
    taxonomy: str
    catalogue: str
    words: str
    offers: int
    built_at: str


class Snapshot:
    """Offers, their facets, their vectors in FAISS and the lexical index."""

    def __init__(self, manifest: Manifest, offers: List[Offer], facets: Facets, vectors: Any,
                 lexical: Any) -> None:
        self.manifest, self.offers, self.facets = manifest, offers, facets
        self.vectors, self.lexical = vectors, lexical
        self._postings: Dict[Tuple[str, str], NDArray[np.int64]] = {}
        self.row_of: Dict[str, int] = {offer.id: row for row, offer in enumerate(offers)}

    def posting(self, country: str, topics: Tuple[str, ...], count: int, region: Optional[str] = None) -> NDArray[np.int64]:
        """Rows about any of the topics in a country, and in a region of it if one is given, at most `count` for each:
        the national and best attested first."""
        serves = None if region is None else self.facets.column("regions", region)
        found = [self._posting(country, topic) for topic in dict.fromkeys(topics)]
        if serves is not None:
            found = [rows[self.facets.national[rows] | serves[rows]] for rows in found]
        return np.concatenate([rows[:count] for rows in found] or [np.zeros(0, np.int64)])

    def _posting(self, country: str, topic: str) -> NDArray[np.int64]:
        key = (country, topic)
        if key not in self._postings:
            facets, column = self.facets, self.facets.column("topics", topic)
            there = facets.country == facets.columns["country"].index(country)
            rows = np.flatnonzero(there & (column if column is not None else False))
            worth = facets.national[rows] * 10 + facets.general[rows] * 5 + facets.confidence[rows]
            self._postings[key] = rows[np.argsort(-worth, kind="stable")]
        return self._postings[key]

    @classmethod
    def open(cls, store: Path, encoder: str, taxonomy: str) -> Snapshot:
        """The snapshot in use. Raises SnapshotError where there is none, or it was made with other parts."""
        folder = store / current_name(store)
        manifest = read_manifest(folder)
        if manifest.encoder != encoder:
            raise SnapshotError("The index was built with another encoder than the one in use: run `lotse index build`.")
        if manifest.taxonomy != taxonomy:
            raise SnapshotError("The index was built with another vocabulary (taxonomy.yml): run `lotse index build`.")
        try:
            return _read(cls, folder, manifest)
        except SnapshotError:
            raise
        except Exception as error:  # whatever a truncated or foreign file makes a reader raise
            raise SnapshotError(f"The index in {folder.name} cannot be read ({type(error).__name__}): "
                                "run `lotse index build`.") from error


def _read(cls: type[Snapshot], folder: Path, manifest: Manifest) -> Snapshot:
    import faiss

    from index.lexical import Lexical

    with (folder / "offers.jsonl").open(encoding="utf-8") as file:
        offers = [Offer.parse_raw(line) for line in file]
    facets, vectors = Facets.load(folder / "facets.npz"), faiss.read_index(str(folder / "offers.faiss"))
    if not len(offers) == vectors.ntotal == len(facets.country) == manifest.offers:
        raise SnapshotError("The index is incomplete: run `lotse index build`.")
    faiss.omp_set_num_threads(1)
    return cls(manifest, offers, facets, vectors, Lexical.load(folder / "lexical"))


def current_name(store: Path) -> str:
    try:
        return (store / "current").read_text("utf-8").strip()
    except OSError as error:
        raise SnapshotError("There is no index yet: run `lotse index build`.") from error


def read_manifest(folder: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads((folder / "manifest.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise SnapshotError("The index has no readable manifest: run `lotse index build`.") from error
    if manifest.format != FORMAT:
        raise SnapshotError("The index was built by another version of Lotse: run `lotse index build`.")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / "manifest.json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def put_in_use(store: Path, name: str) -> None:
    """Point the store at a finished snapshot; readers see the old one or the new one, never half."""
    draft = store / f"current.{os.getpid()}"
    draft.write_text(name + "\n", encoding="utf-8")
    os.replace(draft, store / "current")
