"""What was worked out once: of some rows, for all the answers that are tried on them one after the other; and for a question that one turn asks twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from typing import Any

_LATELY = 4


class Kept:
    """Of one set of rows of one snapshot: to choose a question a dozen answers are tried that differ in one thing each. What is
    given is not to be changed."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def of(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gave for this key."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]


class Lately:
    """What was given for the last few keys, which need to be equal, not hashable."""

    def __init__(self) -> None:
        self._given: deque[tuple[Any, Any]] = deque(maxlen=_LATELY)

    def of(self, key: Any, make: Callable[[], Any]) -> Any:
        for known, given in tuple(self._given):
            if known == key:
                return given
        self._given.append((key, given := make()))
        return given
