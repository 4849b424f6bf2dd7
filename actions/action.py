"""What all actions have in common: each may look things up, through the finder that is in use at that moment."""
from __future__ import annotations

from typing import Any, Callable, Dict

from rasa_sdk import Action

from retrieval.finder import Finder

Doc = Dict[str, Any]


class FinderAction(Action):
    def __init__(self, finder: Callable[[], Finder]) -> None:
        self._finder = finder

    @property
    def finder(self) -> Finder:
        return self._finder()
