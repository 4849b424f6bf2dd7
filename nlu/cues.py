"""Cues: how a message is built once its content words are taken out, so that a classifier sees who does what to whom."""
from __future__ import annotations

from collections import Counter
from typing import Dict, FrozenSet, Iterable, List, Sequence

from index.linear import Row, hashed
from index.taxonomy import Taxonomy
from nlu.lexicon import Hit
from nlu.words import Word

_FREQUENT = 7  # a word that this many messages use is kept, every other becomes a blank


class Cues:
    """Hashed sequences of one to four frequent words and word classes, plus the hits of the lexicon."""

    def __init__(self, frequent: Iterable[str], taxonomy: Taxonomy) -> None:
        self.frequent: FrozenSet[str] = frozenset(frequent)
        self._who = {relation: taxonomy.who_of(relation) for relation in taxonomy.ids("relations")}

    @classmethod
    def learn(cls, messages: Iterable[Sequence[Word]], taxonomy: Taxonomy) -> Cues:
        seen: Counter[str] = Counter()
        for message in messages:
            seen.update({word.folded for word in message})
        return cls((word for word, count in seen.items() if count >= _FREQUENT), taxonomy)

    def pieces(self, found: Sequence[Word], hits: Sequence[Hit]) -> List[str]:
        """The cues of one message as strings."""
        classes: Dict[int, str] = {}
        for hit in hits:
            if hit.facet == "relations":
                for position in range(hit.start, hit.end):
                    classes[position] = f"<{self._who[hit.id]}>" if hit.sure else "<friend?>"
        line = ["^"]
        for position, word in enumerate(found):
            shape = classes.get(position) or (word.folded if word.folded in self.frequent else
                                              "#" if word.folded.isdigit() else "_")
            if not (shape.startswith("<") and line[-1] == shape):
                line.append(shape)
        line.append("$")
        grams = [" ".join(line[i:i + n]) for n in (1, 2, 3, 4) for i in range(len(line) - n + 1)]
        grams = [gram for gram in grams if gram.strip("_ ")]
        flags = [f"{hit.facet}:{hit.id}" for hit in hits]
        first = next((h for h in hits if h.facet == "relations"), None)
        lead = [f"first:{self._who[first.id]}"] if first else ["first:none"]
        return grams + flags + flags + lead

    def __call__(self, found: Sequence[Word], hits: Sequence[Hit]) -> Row:
        return hashed([piece.encode() for piece in self.pieces(found, hits)])
