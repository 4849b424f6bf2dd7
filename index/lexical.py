"""Names and exact terms: BM25 over word stems, with the parts of long German and Swedish compounds."""
from __future__ import annotations

import json
import math
import re
from array import array
from collections import Counter
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

import numpy as np
from numpy.typing import NDArray

from index.lean import bm25
from index.linear import fold

_WORD = re.compile(r"[a-z0-9]+")
_LONG = 9  # from this length on a word is also kept as overlapping parts: "trauerbegleitung" meets "trauergruppe"
_PART = 6
_ALL_TERMS_UP_TO = 20_000  # offers; of more, terms in more than _COMMON of them are left out: they name nothing
_COMMON = 0.02
_CHUNK = 50_000
Counts = NDArray[np.int64]


def terms(text: str) -> List[str]:
    """Folded words; long ones also as their overlapping parts."""
    found: List[str] = []
    for word in _WORD.findall(fold(text)):
        found.append(word)
        if len(word) >= _LONG:
            found += [f"{word[i:i + _PART]}~" for i in range(0, len(word) - _PART + 1, 2)]
    return found


class LexicalBuilder:
    """Takes texts one by one and keeps their terms as numbers."""

    def __init__(self) -> None:
        self._numbers: Dict[str, int] = {}
        self._flat, self._lengths = array("i"), array("i")

    def add(self, text: str) -> None:
        numbers, found = self._numbers, terms(text) or ["-"]
        self._flat.extend([numbers.setdefault(term, len(numbers)) for term in found])
        self._lengths.append(len(found))

    def lexical(self) -> Lexical:
        flat, ends = np.array(self._flat), np.cumsum(np.array(self._lengths, dtype=np.int64))
        common: List[str] = []
        if len(ends) > _ALL_TERMS_UP_TO:
            often = self._held_by(flat, ends) > _COMMON * len(ends)
            common = [term for term, number in self._numbers.items() if often[number]]
            kept = ~often[flat]
            ends, flat = np.cumsum(kept)[ends - 1], flat[kept]
        documents = [flat[start:end].tolist() for start, end in zip(np.concatenate([[0], ends[:-1]]), ends)]
        engine = bm25()()
        engine.index((documents, dict(self._numbers)), show_progress=False)
        return Lexical(engine, len(flat) / len(ends), common)

    def _held_by(self, flat: NDArray[np.int32], ends: Counts) -> Counts:
        """(terms,): in how many texts each stands, counted some texts at a time."""
        width, held = len(self._numbers), np.zeros(len(self._numbers), dtype=np.int64)
        for first in range(0, len(ends), _CHUNK):
            last = min(first + _CHUNK, len(ends))
            start = 0 if first == 0 else int(ends[first - 1])
            text = np.searchsorted(ends, np.arange(start, int(ends[last - 1])), side="right")
            pairs = np.unique(text.astype(np.int64) * width + flat[start:int(ends[last - 1])])
            held += np.bincount(pairs % width, minlength=width)
        return held


class Lexical:
    """A BM25 index; rows are those of the snapshot. `changed` holds the terms of rows that were written anew."""

    def __init__(self, engine: Any, mean_length: float = 0.0, common: Iterable[str] = (),
                 changed: Optional[Mapping[int, Mapping[str, int]]] = None) -> None:
        self._engine, self._mean, self._common = engine, mean_length, frozenset(common)
        self._changed = dict(changed or {})

    @classmethod
    def build(cls, texts: Iterable[str]) -> Lexical:
        builder = LexicalBuilder()
        for text in texts:
            builder.add(text)
        return builder.lexical()

    def with_changes(self, texts: Mapping[int, str]) -> Lexical:
        """The same index with other texts in some rows; an empty one takes its row out."""
        counts = {row: Counter(term for term in terms(text) if term not in self._common) for row, text in texts.items()}
        return Lexical(self._engine, self._mean, self._common, counts)

    def search(self, text: str, count: int) -> List[Tuple[int, float]]:
        """[(row, score)] of the best rows that share a term with the text, best first, of equals the earlier row."""
        wanted = [term for term in dict.fromkeys(terms(text)) if term not in self._common]
        kept, vocabulary = self._engine.scores, self._engine.vocab_dict
        score = np.zeros(max([kept["num_docs"], *(row + 1 for row in self._changed)]), dtype=np.float32)
        for number in (vocabulary[term] for term in wanted if term in vocabulary):
            held = slice(*kept["indptr"][number:number + 2])
            score[kept["indices"][held]] += kept["data"][held]
        for row, counts in self._changed.items():
            score[row] = self._score(wanted, counts)
        rows = np.flatnonzero(score)
        if len(rows) > count:
            rows = rows[score[rows] >= np.partition(score[rows], -count)[-count]]
        best = rows[np.argsort(-score[rows], kind="stable")[:count]]
        return [(int(row), float(score[row])) for row in best]

    def _score(self, wanted: Iterable[str], counts: Mapping[str, int]) -> float:
        """What BM25 gives a text beside the texts of the index (Lucene's form, as in bm25s)."""
        engine, kept = self._engine, self._engine.scores
        length, total = sum(counts.values()), 0.0
        for term in wanted:
            if term in counts:
                number = engine.vocab_dict.get(term)
                held = 0 if number is None else int(kept["indptr"][number + 1] - kept["indptr"][number])
                rare = math.log(1 + (kept["num_docs"] - held + 0.5) / (held + 0.5))
                norm = engine.k1 * (1 - engine.b + engine.b * length / max(self._mean, 1.0))
                total += rare * counts[term] / (counts[term] + norm)
        return total

    def save(self, folder: Path) -> None:
        self._engine.save(str(folder))
        (folder / "beside.json").write_text(json.dumps({"mean": self._mean, "common": sorted(self._common)}), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        beside = json.loads((folder / "beside.json").read_text("utf-8"))
        return cls(bm25().load(str(folder), show_progress=False), beside["mean"], beside["common"])
