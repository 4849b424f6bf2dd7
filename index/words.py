"""The words people use: the lay sentences that we wrote for every topic (format: docs/corpus.md)."""
from __future__ import annotations

import csv
from pathlib import Path
from typing import Iterator, NamedTuple, Optional, Tuple

from index.taxonomy import DATA, LANGUAGES

HELD_OUT_VOICES = frozenset({9, 10, 15, 20, 25, 30, 35, 40, 45})
PLAIN = 11  # from this voice on people say it plainly (docs/corpus.md)
FOLDER = DATA / "words"


class Sentence(NamedTuple):
    """One lay sentence with what it says; an empty field of the file is None here."""

    language: str
    voice: int
    who: str
    relation: Optional[str]
    setting: Optional[str]
    topics: Tuple[str, ...]
    age: Optional[int]
    text: str

    @property
    def held_out(self) -> bool:
        return self.voice in HELD_OUT_VOICES


def read_sentences(folder: Path = FOLDER, held_out: Optional[bool] = None) -> Iterator[Sentence]:
    """All sentences in a fixed order; only those held out (True) or open to training (False) if asked."""
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.tsv")):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                    sentence = _sentence(language, row, path)
                    if held_out is None or sentence.held_out == held_out:
                        yield sentence


def _sentence(language: str, row: dict, path: Path) -> Sentence:  # type: ignore[type-arg]
    try:
        return Sentence(language, int(row["voice"]), row["who"], row["relation"] or None, row["setting"] or None,
                        tuple(row["topics"].split(",")), int(row["age"]) if row["age"] else None, row["text"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{path.name}: the row {row!r} does not have the seven columns of docs/corpus.md") from error
