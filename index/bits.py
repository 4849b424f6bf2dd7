"""A matrix of yes and no with eight columns to the byte: a million offers' facets in 40 MB."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
_PLAIN_UP_TO = 10_000  # rows that cost little memory even with a byte a column, and are read faster so
_WORD = 8  # bytes of it


@dataclass(frozen=True)
class Bits:
    """`packed` is (rows, ceil(width / 8)) bytes, the first column in the highest bit."""

    packed: NDArray[np.uint8]
    width: int

    def __getitem__(self, rows: Any) -> Bools:
        """(len(rows), width), for row numbers, a mask or a slice."""
        return self._plain[rows] if self._small else _unpacked(self.packed[rows], self.width)

    def column(self, number: int, rows: Any) -> Bools:
        """(len(rows),): one column."""
        if self._small:
            return self._plain[:, number][rows]
        return np.asarray(self.packed[:, number >> 3][rows] & np.uint8(128 >> (number & 7)) != 0)

    def any_of(self, numbers: Iterable[int], rows: Any) -> Bools:
        """(len(rows),): whether any of the columns holds."""
        mask, size = 0, self.packed.shape[1]
        for number in numbers:
            mask |= 1 << (8 * size - 1 - number)
        if self._in_words:
            return (self._words[rows] & np.array(mask, dtype=np.uint64)).astype(bool)
        first, *others = mask.to_bytes(size, "big")
        found = self.packed[:, 0][rows] & np.uint8(first)
        for byte, part in enumerate(others, 1):
            if part:
                found |= self.packed[:, byte][rows] & np.uint8(part)
        return np.asarray(found != 0)

    def some(self, rows: Any) -> Bools:
        """(len(rows),): whether any column at all holds."""
        return self._words[rows].astype(bool) if self._in_words else np.asarray(self.packed[rows].any(axis=1))

    @cached_property
    def _small(self) -> bool:
        return len(self.packed) <= _PLAIN_UP_TO

    @cached_property
    def _in_words(self) -> bool:
        return self._small and self.packed.shape[1] <= _WORD

    @cached_property
    def _plain(self) -> Bools:
        return _unpacked(self.packed, self.width)

    @cached_property
    def _words(self) -> NDArray[np.uint64]:
        """A row as one number, the first column in its highest bit: several columns are looked at in one step."""
        wide = np.zeros((len(self.packed), _WORD), dtype=np.uint8)
        wide[:, _WORD - self.packed.shape[1] :] = self.packed
        return wide.view(">u8")[:, 0].astype(np.uint64)


def _unpacked(packed: NDArray[np.uint8], width: int) -> Bools:
    return np.unpackbits(packed, axis=1, count=width).view(bool)


class Packer:
    """Takes the ids of one row after the other."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._width, self._bytes = len(ids), -(-len(ids) // 8)
        self._bit = {id: 1 << (8 * self._bytes - 1 - number) for number, id in enumerate(ids)}
        self._rows = bytearray()
        self.last = 0

    def add(self, ids: Iterable[str]) -> None:
        """`last` then tells how many of them the matrix has a column for."""
        row = 0
        for id in ids:
            row |= self._bit.get(id, 0)
        self.last = bin(row).count("1")
        self._rows += row.to_bytes(self._bytes, "big")

    def bits(self) -> Bits:
        return Bits(np.frombuffer(self._rows, dtype=np.uint8).reshape(-1, self._bytes).copy(), self._width)
