"""The voices of our languages: ways to speak one, named by BCP 47 tags with a private part; the bare tag is its first voice.

A voice says the same things in other sentences. Its files hold only the sentences that differ; where it has none, the
language's own is said. Understanding, search and catalogue know languages alone (`language_of`).
"""
from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Sequence

from index.taxonomy import LANGUAGES
from index.yml import read_yml

VOICES = ("de-x-sie", "de-x-einfach", "sv-x-latt")
EASY = frozenset(("de-x-einfach", "sv-x-latt"))  # einfache Sprache, lätt svenska: short sentences, symbols beside buttons
TAGS = tuple(tag for language in LANGUAGES for tag in (language, *(v for v in VOICES if v.startswith(f"{language}-"))))


def language_of(tag: str) -> str:
    """The language that a voice speaks: "de" of "de-x-sie"."""
    return tag.partition("-")[0]


def voice_of(tag: str) -> Optional[str]:
    """The voice that a language tag asks for ("DE-X-Sie", "de-AT"), or None where Lotse has none for it."""
    asked = tag.strip().lower().replace("_", "-")
    return asked if asked in TAGS else next((language for language in LANGUAGES if language == language_of(asked)), None)


def site_voice(language: str, voices: Sequence[str]) -> str:
    """How a site with these voices speaks a language where nobody asked for a voice of it."""
    return next((voice for voice in voices if language_of(voice) == language), language)


def read_voices(folder: Path) -> Dict[str, Dict[str, Any]]:
    """{tag: sentences} of a folder with one file for each voice, each whole."""
    return whole(read_own(folder))


def read_own(folder: Path) -> Dict[str, Dict[str, Any]]:
    """{tag: the sentences that its own file holds}."""
    return {tag: _read(folder / f"{tag}.yml") for tag in TAGS}


def whole(own: Mapping[str, Dict[str, Any]]) -> Dict[str, Dict[str, Any]]:
    """Each voice whole: its own sentences over its language's."""
    return {tag: tree if tag in LANGUAGES else _over(own[language_of(tag)], tree) for tag, tree in own.items()}


def _read(path: Path) -> Any:
    return read_yml(path)


def _over(language: Any, voice: Any) -> Any:
    if not isinstance(voice, Mapping):
        return voice
    return {**language, **{name: _over(language.get(name, {}), part) for name, part in voice.items()}}
