"""The text the encoder is taught with: sentence pairs whose licence is plain, less what is held out."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# Only these sources are read; a file of another name in the folder is left alone.
LICENCES = {
    "tatoeba": "CC BY 2.0 FR (tatoeba.org)",
    "europarl10k": "Europarl v7, no known restrictions",
    "multinli15k": "MultiNLI (OANC, CC BY, CC BY-SA sources) in the BSD-3 repository salesforce/xnli_extension",
    "extra_counsel": "MIT (nbertagnolli/counsel-chat), English only",
}

# How often a text is drawn against German Tatoeba: less text of a kind is drawn more often.
DRAWN = {
    ("tatoeba", "de"): 1.0,
    ("tatoeba", "sv"): 4.0,
    ("tatoeba", "en"): 0.7,
    ("multinli15k", "de"): 2.0,
    ("multinli15k", "sv"): 2.5,
    ("multinli15k", "en"): 2.0,
    ("europarl10k", "de"): 1.0,
    ("europarl10k", "sv"): 2.0,
    ("europarl10k", "en"): 0.7,
    ("extra_counsel", "en"): 3.0,
}


@dataclass(frozen=True)
class Example:
    """A text and the number of the English string whose teacher vector it should get."""

    text: str
    language: str
    english: int
    weight: float


@dataclass(frozen=True)
class ParallelText:
    """`english` is what the teacher encodes; `examples` (English ones included) is what the student learns from."""

    english: tuple[str, ...]
    examples: tuple[Example, ...]

    def followed_by(self, other: ParallelText) -> ParallelText:
        """Both, the other's English strings numbered after one's own."""
        moved = [replace(example, english=example.english + len(self.english)) for example in other.examples]
        return ParallelText(self.english + other.english, (*self.examples, *moved))


def normalised(text: str) -> str:
    """How held-out strings are compared: lower-cased, without punctuation."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def read_held_out(path: Path) -> frozenset[str]:
    """Normalised strings of the benchmarks, from a JSON list."""
    return frozenset(json.loads(path.read_text(encoding="utf-8")))


def read_parallel(folder: Path, held_out: frozenset[str]) -> ParallelText:
    """Read `<source>.en-<language>.tsv.gz` (English, tab, other language) of the allowed sources."""
    number_of: dict[str, int] = {}
    examples: list[Example] = []
    for source, language, english, other in pairs(folder):
        if normalised(english) in held_out or normalised(other) in held_out:
            continue
        if english not in number_of:
            number_of[english] = len(number_of)
            examples.append(Example(english, "en", number_of[english], DRAWN[source, "en"]))
        if language != "en":
            examples.append(Example(other, language, number_of[english], DRAWN[source, language]))
    return ParallelText(tuple(number_of), tuple(examples))


def pairs(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    files = [path for path in sorted(folder.glob("*.en-*.tsv.gz")) if path.name.split(".")[0] in LICENCES]
    if not files:
        raise FileNotFoundError(
            f"No parallel text in {folder}: expected files such as tatoeba.en-de.tsv.gz of {', '.join(LICENCES)}."
        )
    for path in files:
        source, languages = path.name.split(".")[:2]
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                english, other = line.rstrip("\n").split("\t")
                yield source, languages.removeprefix("en-"), english, other
