"""The offers of a snapshot, read by row from a file of JSON lines: a million of them cost 20 MB of memory."""
from __future__ import annotations

import hashlib
import json
import os
from array import array
from functools import lru_cache
from pathlib import Path
from typing import Any, Collection, Iterable, Mapping, Optional, Sequence, Union, overload

import numpy as np
from numpy.typing import NDArray

from index.offers import Offer

_LINES, _TABLE = "offers.jsonl", "offers.npz"
_REMEMBERED = 4_096  # offers that are kept in memory once read; a catalogue up to this size is read whole at once


def key_of(text: str) -> int:
    """A hash of 64 bits: of a million ids no two share one, by all odds."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


class StoredWriter:
    """Writes offers one by one; used as a context."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._starts = folder, array("q", [0])
        self._keys, self._sums = array("Q"), array("Q")

    def __enter__(self) -> StoredWriter:
        self._file = (self._folder / _LINES).open("wb")
        return self

    def add(self, offer: Offer) -> None:
        body = offer.json(ensure_ascii=False, exclude_none=True)
        self._file.write(line := body.encode() + b"\n")
        self._starts.append(self._starts[-1] + len(line))
        self._keys.append(key_of(offer.id))
        self._sums.append(_sum(body))

    def __exit__(self, *_: object) -> None:
        self._file.close()
        keys = np.array(self._keys, dtype=np.uint64)
        order = np.argsort(keys).astype(np.int32)
        with (self._folder / _TABLE).open("wb") as file:
            np.savez(file, starts=np.array(self._starts, dtype=np.int64), keys=keys[order], order=order,
                     sums=np.array(self._sums, dtype=np.uint64))


class StoredOffers(Sequence[Offer]):
    """Offers by row, and rows by id. `changed` stands in front of the file; `gone` are rows that were withdrawn."""

    def __init__(self, file: Any, table: Mapping[str, NDArray[Any]], changed: Optional[Mapping[int, Offer]] = None,
                 gone: Collection[int] = ()) -> None:
        self._file, self._table = file, table
        self.changed, self.gone = dict(changed or {}), frozenset(gone)
        self._rows = {offer.id: row for row, offer in self.changed.items()}
        self._size = max([len(table["order"]), *(row + 1 for row in self.changed)])
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)
        self.row = lru_cache(maxsize=_REMEMBERED)(self._row)  # a search asks for the same few again and again

    @classmethod
    def open(cls, folder: Path) -> StoredOffers:
        """Raises ValueError where a line cannot be read, of a small catalogue at once."""
        with np.load(folder / _TABLE, allow_pickle=False) as kept:
            table = {name: kept[name] for name in ("starts", "keys", "order")}
        # The file stays open for as long as anybody holds these offers, even after its folder was cleared away.
        offers = cls((folder / _LINES).open("rb"), table)
        if len(offers) <= _REMEMBERED:
            for row in range(len(offers)):
                offers[row]
        return offers

    def with_changes(self, changed: Mapping[int, Offer], gone: Collection[int]) -> StoredOffers:
        """The same file with other changes; what was withdrawn stays in its row and is found under no id."""
        made = StoredOffers(self._file, self._table, changed, gone)
        made._remembered = self._remembered
        return made

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, row: int) -> Offer: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Offer]: ...

    def __getitem__(self, row: Union[int, slice]) -> Union[Offer, Sequence[Offer]]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        row = int(row) + (len(self) if row < 0 else 0)
        if not 0 <= row < len(self):
            raise IndexError(row)
        offer = self.changed.get(row) or self._remembered(row)
        return offer.copy(update={"status": "withdrawn"}) if row in self.gone else offer

    def id(self, row: int) -> str:
        if row in self.changed:
            return self.changed[row].id
        return str(json.loads(self._line(row))["id"]) if len(self) > _REMEMBERED else self._remembered(row).id

    def _row(self, id: str) -> Optional[int]:
        """The row of an id, None where there is none (any more)."""
        if id in self._rows:
            row = self._rows[id]
        else:
            key, keys = np.uint64(key_of(id)), self._table["keys"]
            at = int(np.searchsorted(keys, key))
            if at >= len(keys) or keys[at] != key:
                return None
            row = int(self._table["order"][at])
        return None if row in self.gone else row

    def _read(self, row: int) -> Offer:
        return Offer.parse_raw(self._line(row))

    def _line(self, row: int) -> bytes:
        # pread, not a memory map: a file that is cut short under a running service is an error, not the end of it
        start, end = (int(each) for each in self._table["starts"][row:row + 2])
        return os.pread(self._file.fileno(), end - start, start)


def checksums(folder: Path) -> NDArray[np.uint64]:
    """A hash of each offer as it was written, by row."""
    with np.load(folder / _TABLE, allow_pickle=False) as kept:
        return np.asarray(kept["sums"])


def _sum(body: str) -> int:
    """The first 64 bits of the catalogue's checksum of an offer."""
    return int(hashlib.sha256(body.encode()).hexdigest()[:16], 16)


def listed(offers: Iterable[Offer]) -> dict[str, int]:
    return {offer.id: row for row, offer in enumerate(offers)}
