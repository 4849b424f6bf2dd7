"""Who looks at the page: voice, country, and links that keep what she chose (no cookie holds it)."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bot.website.colours import read_colour
from index.languages import EASY, TAGS, language_of, site_voice, voice_of
from index.taxonomy import LANGUAGES

COUNTRIES = ("DE", "AT", "CH", "SE")
WIDGET = "/widget"  # the pages under it may stand in the pages of partners
_COUNTRY_OF = {"de": "DE", "en": "DE", "sv": "SE"}
_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?[^;,]*(?:;\s*q=([0-9.]+))?")


@dataclass(frozen=True)
class Visit:
    """`voice` is the tag in which the page speaks. `chosen` are those of "lang" and "country" that were asked for and
    travel on in every link."""

    voice: str
    country: str
    path: str
    chosen: tuple[str, ...] = ()
    accent: str = ""  # in a partner's page: the colour asked for
    setting: str = ""  # the part of life that the page this was opened from is about, an id of the vocabulary

    @property
    def language(self) -> str:
        return language_of(self.voice)

    @property
    def embedded(self) -> bool:
        """Whether the page stands in the page of a partner."""
        return self.path == WIDGET or self.path.startswith(f"{WIDGET}/")

    @property
    def easy(self) -> bool:
        """Whether short sentences and symbols are wanted."""
        return self.voice in EASY

    def link(self, path: str, **more: str) -> str:
        """The address of another page, in the same language and country; the conversation stays in a partner's page."""
        kept = {"lang": self.voice, "country": self.country}
        query = {key: value for key, value in kept.items() if key in self.chosen}
        if self.embedded and path in ("/", "/chat"):
            path = WIDGET + path.rstrip("/")
            query.update({"accent": self.accent} if self.accent else {})
        query.update(more)
        return f"{path}?{urlencode(query)}" if query else path

    def within(self, voice: str | None, country: str | None) -> Visit:
        """The same visit in the voice and country of a conversation."""
        return replace(self, voice=voice if voice in TAGS else self.voice,
                       country=country if country in COUNTRIES else self.country, chosen=("lang", "country"))


def visit(path: str, query: Mapping[str, str], accept_language: str, site_country: str | None,
          site_voices: Sequence[str] = ()) -> Visit:
    """Voice: asked for, else the site's of the browser's language, else that language. Country: asked for, else the site's, else the browser's region."""
    tags = _browser_tags(accept_language)
    asked_voice, asked_country = voice_of(query.get("lang", "")), query.get("country", "").upper()
    language = language_of(asked_voice) if asked_voice else _first([tag for tag, _ in tags], LANGUAGES, "en")
    voice = asked_voice or site_voice(language, site_voices)
    country = asked_country if asked_country in COUNTRIES else (
        site_country or _first([region for _, region in tags], COUNTRIES, _COUNTRY_OF[language]))
    chosen = (("lang",) if asked_voice else ()) + (("country",) if asked_country in COUNTRIES else ())
    return Visit(voice, country, path, chosen, read_colour(query.get("accent", "")) or "", query.get("setting", ""))


def page_number(text: str) -> int:
    """The page of a list that was asked for, from 1; 1 for what is no number."""
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


def _browser_tags(header: str) -> list[tuple[str, str]]:
    """[("de", "CH"), …], most wanted first."""
    found = [match.groups() for match in map(_TAG.match, header[:500].split(",")) if match]
    weighed = [(_weight(q), tag.lower(), (region or "").upper()) for tag, region, q in found]
    return [(tag, region) for weight, tag, region in sorted(weighed, key=lambda row: -row[0]) if weight > 0]


def _weight(q: str | None) -> float:
    try:
        return float(q) if q else 1.0
    except ValueError:
        return 0.0


def _first(wanted: Sequence[str], known: Sequence[str], otherwise: str) -> str:
    return next((each for each in wanted if each in known), otherwise)
