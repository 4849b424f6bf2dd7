"""The words of the pages, one file for each voice."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.languages import read_voices

FOLDER = Path(__file__).parent / "texts"


class Texts:
    """`texts["de"]["chat"]["send"]`; every voice has the same keys (a test holds this). What is changed in `trees` is said from then on."""

    def __init__(self, trees: Mapping[str, Mapping[str, Any]]) -> None:
        self._trees = trees

    def __getitem__(self, language: str) -> Mapping[str, Any]:
        return self._trees.get(language) or self._trees["en"]

    @property
    def languages(self) -> list[str]:
        return list(self._trees)

    def own_names(self) -> dict[str, str]:
        """Each voice in its own words: {"de": "Deutsch", …}."""
        return {language: str(tree["own_name"]) for language, tree in self._trees.items()}


def load_texts(folder: Path = FOLDER) -> Texts:
    return Texts(read_voices(folder))
