"""A snapshot: everything a search needs, built once and never changed, in a folder with a manifest.

store/
    current            the name of the snapshot in use (one line, replaced atomically)
    <name>/manifest.json and the files it names with their sizes and sums

A snapshot is whole, or it holds the changes to a whole one (index/changes.py), which it names as its base.
"""
from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from index.facets import Facets
from index.offers import Offer
from index.stored import StoredOffers, listed
from index.vectors import FaissShelf, Shelf

FORMAT = 12
_NO_ROWS = np.zeros(0, dtype=np.int64)
Rows = NDArray[np.int64]


class SnapshotError(Exception):
    """The index cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a snapshot was made from, so that a pair that does not fit is refused; `files` are name -> [bytes, CRC-32]."""

    format: int
    name: str
    encoder: str
    dimension: int
    taxonomy: str
    catalogue: str
    words: str
    offers: int
    built_at: str
    base: str = ""
    files: Dict[str, List[int]] = field(default_factory=dict)


class Snapshot:
    """Offers, their facets, their vectors in FAISS and the lexical index. `fresh` are rows changed since `base` was
    built: its lists by topic do not know them."""

    def __init__(self, manifest: Manifest, offers: Sequence[Offer], facets: Facets, vectors: Any, lexical: Any,
                 base: Optional[Snapshot] = None, fresh: Rows = _NO_ROWS) -> None:
        self.manifest, self.offers, self.facets = manifest, offers, facets
        self.vectors, self.lexical = vectors, lexical
        self.base, self.fresh = base or self, fresh
        self._listed = None if isinstance(offers, StoredOffers) else listed(offers)
        self._postings: Dict[Tuple[str, str], NDArray[np.int32]] = {}
        self._served: Dict[str, NDArray[np.int64]] = {}

    def row(self, id: str) -> Optional[int]:
        """The row of an offer, or None where there is none of that id (any more)."""
        return self._listed.get(id) if self._listed is not None else self.offers.row(id)  # type: ignore[attr-defined]

    def id(self, row: int) -> str:
        return self.offers[row].id if self._listed is not None else self.offers.id(row)  # type: ignore[attr-defined]

    def rows(self, ids: Sequence[str]) -> Rows:
        """The rows of those ids that are known."""
        return np.array([row for row in map(self.row, ids) if row is not None], dtype=np.int64)

    def present(self) -> List[Offer]:
        """Every offer that was not withdrawn from the catalogue."""
        gone = getattr(self.offers, "gone", ())
        return [offer for row, offer in enumerate(self.offers) if row not in gone]

    def posting(self, country: str, topic: str) -> NDArray[np.int32]:
        """Rows about a topic in a country as the base has them: the national, focused and best attested first."""
        if self.base is not self:
            return self.base.posting(country, topic)
        key = (country, topic)
        if key not in self._postings:
            facets = self.facets
            rows = np.flatnonzero(facets.country == facets.columns["country"].index(country))
            rows = rows[facets.has("topics", topic, rows) & ~facets.stale[rows]]
            worth = facets.national[rows] * 10 + facets.general[rows] * 5 + facets.confidence[rows]
            order = np.lexsort((facets.focus[rows], -worth))
            self._postings[key] = rows[order].astype(np.int32)
        return self._postings[key]

    def served(self, country: str) -> NDArray[np.int64]:
        """How many of the country's offers serve each region, in the order of the facets' column."""
        if country not in self._served:
            facets = self.facets
            there = facets.country == facets.columns["country"].index(country)
            self._served[country] = facets.regions[there].sum(axis=0)
        return self._served[country]

    @classmethod
    def open(cls, store: Path, encoder: str, taxonomy: str, known: Optional[Snapshot] = None, shelf: Optional[Shelf] = None) -> Snapshot:
        """The snapshot in use. Raises SnapshotError where there is none, or it was made with other parts. What
        the `known` one has read already is not read again."""
        from index.changes import overlaid

        name = current_name(store)
        manifest = read_manifest(store / name)
        if manifest.encoder != encoder:
            raise SnapshotError("The index was built with another encoder than the one in use: run `lotse index build`.")
        if manifest.taxonomy != taxonomy:
            raise SnapshotError("The index was built with another vocabulary (taxonomy.yml): run `lotse index build`.")
        if not manifest.offers:
            raise SnapshotError("The index holds no offer: run `lotse offers import`, then `lotse index build`.")
        try:
            whole = manifest.base or name
            if known is not None and known.base.manifest.name == whole:
                base = known.base
            else:
                base = _read(cls, store / whole, read_manifest(store / whole), shelf or FaissShelf())
            if not manifest.base:
                return base
            check_files(store / name, manifest)
            return overlaid(base, store / name, manifest)
        except SnapshotError:
            raise
        except Exception as error:  # whatever a truncated or foreign file makes a reader raise
            raise SnapshotError(f"The index in {name} cannot be read ({type(error).__name__}): "
                                "run `lotse index build`.") from error


def _read(cls: type[Snapshot], folder: Path, manifest: Manifest, shelf: Shelf) -> Snapshot:
    from index.lexical import Lexical

    check_files(folder, manifest)
    if manifest.files and shelf.file not in manifest.files:
        raise SnapshotError("The index was built with another LOTSE_SEARCH than the one in use: run `lotse index build`.")
    offers, facets = StoredOffers.open(folder), Facets.load(folder / "facets.npz")
    vectors = shelf.read(folder)
    if not len(offers) == vectors.ntotal == len(facets.country) == manifest.offers or vectors.d != manifest.dimension:
        raise SnapshotError("The index is incomplete: run `lotse index build`.")
    return cls(manifest, offers, facets, vectors, Lexical.load(folder / "lexical"))


def files_of(folder: Path) -> Dict[str, List[int]]:
    """name -> [bytes, CRC-32] of every file but the manifest."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): [path.stat().st_size, _crc(path)] for path in paths}


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raises SnapshotError for a file that is missing, cut short or changed."""
    for name, (size, crc) in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise SnapshotError(f"The index {folder.name} lacks its file {name}: run `lotse index build`.")
        if path.stat().st_size != size:
            raise SnapshotError(f"The index {folder.name} is damaged: {name} has {path.stat().st_size} bytes instead of "
                                f"{size}. Run `lotse index build`.")
        if _crc(path) != crc:
            raise SnapshotError(f"The index {folder.name} is damaged: the content of {name} has changed since it was "
                                "built. Run `lotse index build`.")


def _crc(path: Path) -> int:
    sum = 0
    with path.open("rb") as file:
        while part := file.read(1 << 22):
            sum = zlib.crc32(part, sum)
    return sum


def current_name(store: Path) -> str:
    try:
        name = (store / "current").read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SnapshotError("There is no index yet: run `lotse index build`.") from error
    return name


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
