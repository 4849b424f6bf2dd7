"""What texts of the network mean: read once, and compared with what somebody searches for."""
from __future__ import annotations

from typing import Callable, Dict, Iterable, List, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder

_NEAR = 0.5  # cosine from which an entry is like words that stand nowhere in it; what means nothing reaches 0.47
_MOST_NEAR = 10


class Likeness:
    """`near` finds what is like words among texts that `learn` has read; it may be asked while more are read."""

    def __init__(self, encoder: Callable[[], Encoder]) -> None:
        self._encoder = encoder
        self._vectors: Dict[str, NDArray[np.float32]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Reads those that are new, and forgets all others."""
        wanted = set(texts)
        for text in sorted(wanted - set(self._vectors)):
            self._vectors[text] = self._encoder().encode([text])[0]
        for text in set(self._vectors) - wanted:
            del self._vectors[text]

    def near(self, words: str, others: Mapping[str, Sequence[str]]) -> List[str]:
        """Of {id: its texts} the ids of those that are like the words, the nearest first."""
        if not others:
            return []
        wanted, vectors = self._encoder().encode([words])[0], dict(self._vectors)
        scored = [(max((float(vectors[text] @ wanted) for text in texts if text in vectors), default=0.0), id) for id, texts in others.items()]
        best = sorted((pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: -pair[0])
        return [id for _, id in best[:_MOST_NEAR]]
