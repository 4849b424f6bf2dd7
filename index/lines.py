"""Which offers stand behind one telephone line: linked by a number or by `same_line_as`."""
from __future__ import annotations

from array import array
from pathlib import Path
from typing import Dict, List, Optional

import numpy as np
from numpy.typing import NDArray

from index.offers import Offer, number_key
from index.stored import key_of


class Lines:
    """One label for all offers of a line (union by relabelling); takes offers one by one."""

    def __init__(self) -> None:
        self._label = array("i")
        self._owner: Dict[str, int] = {}

    def add(self, offer: Offer) -> None:
        row = len(self._label)
        self._label.append(row)
        for key in _keys(offer):
            first = self._owner.setdefault(key, row)
            a, b = self._root(first), self._root(row)
            self._label[max(a, b)] = min(a, b)

    def labels(self) -> NDArray[np.int32]:
        return np.array([self._root(row) for row in range(len(self._label))], dtype=np.int32)

    def save(self, path: Path) -> None:
        """Keep what `KnownLines` needs: a hash of each number and id, with its label."""
        keys = np.array([key_of(key) for key in self._owner], dtype=np.uint64)
        labels = np.array([self._root(row) for row in self._owner.values()], dtype=np.int32)
        order = np.argsort(keys)
        with path.open("wb") as file:
            np.savez(file, keys=keys[order], labels=labels[order])

    def _root(self, row: int) -> int:
        label = self._label
        while label[row] != row:
            label[row] = label[label[row]]
            row = label[row]
        return row


class KnownLines:
    """The lines of a finished index, to give an offer that comes later the label of its own."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as kept:
            self._keys, self._labels = kept["keys"], kept["labels"]

    def label(self, offer: Offer) -> Optional[int]:
        """The label of the first line known, or None. Lines that the offer would join are joined by a full build."""
        for key in map(key_of, _keys(offer)):
            at = int(np.searchsorted(self._keys, np.uint64(key)))
            if at < len(self._keys) and int(self._keys[at]) == key:
                return int(self._labels[at])
        return None


def _keys(offer: Offer) -> List[str]:
    numbers = [number_key(contact.value) for contact in offer.contacts if contact.type == "phone"]
    return [*numbers, offer.id, *offer.same_line_as]
