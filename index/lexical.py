"""Names and exact terms: BM25 over word stems, with the parts of long German and Swedish compounds."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Iterable, List, Tuple

from index.linear import fold

_WORD = re.compile(r"[a-z0-9]+")
_LONG = 9  # from this length on a word is also kept as overlapping parts: "trauerbegleitung" meets "trauergruppe"
_PART = 6


def terms(text: str) -> List[str]:
    """Folded words; long ones also as their overlapping parts."""
    found: List[str] = []
    for word in _WORD.findall(fold(text)):
        found.append(word)
        if len(word) >= _LONG:
            found += [f"{word[i:i + _PART]}~" for i in range(0, len(word) - _PART + 1, 2)]
    return found


class Lexical:
    """A BM25 index; rows are those of the snapshot."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    @classmethod
    def build(cls, texts: Iterable[str]) -> Lexical:
        from bm25s import BM25

        engine = BM25()
        engine.index([terms(text) or ["-"] for text in texts], show_progress=False)
        return cls(engine)

    def search(self, text: str, count: int) -> List[Tuple[int, float]]:
        """[(row, score)] of the best rows that share a term with the text."""
        known = [term for term in dict.fromkeys(terms(text)) if term in self._engine.vocab_dict]
        if not known:
            return []
        count = min(count, self._engine.scores["num_docs"])
        rows, scores = self._engine.retrieve([known], k=count, show_progress=False, n_threads=0)
        return [(int(row), float(score)) for row, score in zip(rows[0], scores[0]) if score > 0]

    def save(self, folder: Path) -> None:
        self._engine.save(str(folder))

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        from bm25s import BM25

        return cls(BM25.load(str(folder), show_progress=False))


