"""A matrix of yes and no with eight columns to the byte: a million offers' facets in 40 MB."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
_PLAIN_UP_TO = 10_000  # rows that cost little memory even with a byte a column, and are read faster so
_WORD = 64


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

    def any_of(self, numbers: Sequence[int], rows: Any) -> Bools:
        """(len(rows),): whether any of the columns holds."""
        if self._small and self.width <= _WORD:
            mask = 0
            for number in numbers:
                mask |= 1 << (_WORD - 1 - number)
            return np.asarray(self._words[rows] & np.uint64(mask) != 0)
        masks: dict[int, int] = {}
        for number in numbers:
            masks[number >> 3] = masks.get(number >> 3, 0) | 128 >> (number & 7)
        found = self.packed[:, 0][rows] & np.uint8(masks.pop(0, 0))
        for byte, mask in masks.items():
            found |= self.packed[:, byte][rows] & np.uint8(mask)
        return np.asarray(found != 0)

    def some(self, rows: Any) -> Bools:
        """(len(rows),): whether any column at all holds."""
        if self._small and self.width <= _WORD:
            return np.asarray(self._words[rows] != 0)
        return np.asarray(self.packed[rows].any(axis=1))

    @property
    def _small(self) -> bool:
        return len(self.packed) <= _PLAIN_UP_TO

    @cached_property
    def _plain(self) -> Bools:
        return _unpacked(self.packed, self.width)

    @cached_property
    def _words(self) -> NDArray[np.uint64]:
        """All columns of a row as one number, the first in its highest bit: several are looked at in one step."""
        padded = np.zeros((len(self.packed), _WORD // 8), dtype=np.uint8)
        padded[:, : self.packed.shape[1]] = self.packed
        return padded.view(">u8")[:, 0].astype(np.uint64)


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
