"""What was worked out of some rows once, for all the answers that are tried on them one after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any


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
