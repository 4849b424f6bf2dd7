"""An encoder that reads each text once, and keeps what it has read in a file: the next training reads only what is new, and the index,
which is built after it, finds the lay sentences read already.

The file holds no text, only numbers of texts. Its vectors are halves, and so are those that were read just now: a training comes
out the same with the file and without it.
"""
from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import SHIPPED, Encoder, Vectors, open_encoder

_PART = 200  # texts that one thread reads before it takes others
_SAID_EVERY = 100  # parts
Both = NDArray[np.float16]


@cache
def remembering(name: str = SHIPPED) -> Remembering:
    """The encoder of that name for a training: the parts that learn in one process share what it has read."""
    return Remembering(open_encoder(name))


class Remembering:
    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self._encoder, self._known, self._asked = encoder, dict[int, Both](), dict[int, None]()
        self.identity, self.dimension = encoder.identity, encoder.dimension
        self.progress: Callable[[str], None] = lambda line: None
        if folder is not None:
            self.recall(folder)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.read(texts)[0]

    def read(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        numbers = [_number(text) for text in texts]
        new = {number: text for number, text in zip(numbers, texts, strict=True) if number not in self._known}
        self._read(list(new), list(new.values()))
        self._asked.update(dict.fromkeys(numbers))
        both = np.array([self._known[number] for number in numbers], dtype=np.float32).reshape(len(texts), 2, self.dimension)
        return both[:, 0], both[:, 1]

    def _read(self, numbers: list[int], texts: list[str]) -> None:
        parts = [slice(start, start + _PART) for start in range(0, len(texts), _PART)]
        # Each text still by itself, so that it gets the vector it gets in service; but as many at a time as there are cores.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for done, (part, found) in enumerate(zip(parts, pool.map(lambda part: self._encoder.read(texts[part]), parts), strict=True), 1):
                self._known.update(zip(numbers[part], np.stack(found, axis=1).astype(np.float16), strict=True))
                if done % _SAID_EVERY == 0:
                    self.progress(f"read {done * _PART} of {len(texts)} new sentences")

    def recall(self, folder: Path) -> None:
        """Know what a training has left in the folder, if one has; it comes from the disk when it is asked for."""
        with contextlib.suppress(OSError, ValueError):  # none, or damaged: then all is read anew
            kept = np.load(self._file(folder), mmap_mode="r")
            if kept.dtype == self._row:
                self._known.update(zip(kept["text"].tolist(), kept["both"], strict=True))

    def keep(self, folder: Path) -> None:
        """Leave in the folder what was asked for in this process, in place of what an earlier training left. Raises OSError."""
        draft = folder / f".readings-{os.getpid()}"
        try:
            # A file that is mapped while it is written, so that the vectors need no memory a second time.
            rows = np.lib.format.open_memmap(draft, "w+", self._row, (len(self._asked),))  # type: ignore[no-untyped-call]
            for row, number in enumerate(self._asked):
                rows[row] = number, self._known[number]
            rows.flush()
            for old in folder.glob("readings-*.npy"):
                old.unlink()
            os.replace(draft, self._file(folder))
        finally:
            draft.unlink(missing_ok=True)

    @property
    def _row(self) -> np.dtype[Any]:
        return np.dtype([("text", np.uint64), ("both", np.float16, (2, self.dimension))])

    def _file(self, folder: Path) -> Path:
        return folder / f"readings-{blake2b(self.identity.encode(), digest_size=8).hexdigest()}.npy"


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")
