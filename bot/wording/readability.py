"""How plain sentences are: words in a sentence, and LIX (Björnsson 1968), which was made for Swedish and holds for German."""
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_END = re.compile(r"(?<=[.!?:…])\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,]*")
_PLACE = re.compile(r"\{\w*\}")


class Figures(NamedTuple):
    """Words in a sentence on average and at most, and LIX: that average and the share of words longer than six letters."""

    average: float
    longest: int
    lix: float


def measure(texts: Iterable[str]) -> Figures:
    """The figures over all sentences of some texts; what is no sentence (a label of one or two words) counts only in LIX."""
    counts, words = [], []
    for text in texts:
        for sentence in _END.split(_PLACE.sub("Wort", text)):
            found = _WORD.findall(sentence)
            if found:
                words += found
                counts.append(len(found))
    sentences = [count for count in counts if count > 2] or counts or [0]
    long = sum(any(len(part) > 6 for part in word.split("-")) for word in words)
    average = sum(sentences) / len(sentences)
    return Figures(round(average, 2), max(sentences), round(average + 100 * long / max(len(words), 1), 1))
