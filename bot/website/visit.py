"""Who looks at the page: language, country, and links that keep what she chose (no cookie holds it)."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

LANGUAGES = ("de", "sv", "en")
COUNTRIES = ("DE", "AT", "CH", "SE")
_COUNTRY_OF = {"de": "DE", "en": "DE", "sv": "SE"}
_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?[^;,]*(?:;\s*q=([0-9.]+))?")


@dataclass(frozen=True)
class Visit:
    """`chosen` are those of "lang" and "country" that were asked for and travel on in every link."""

    language: str
    country: str
    path: str
    chosen: tuple[str, ...] = ()

    def link(self, path: str, **more: str) -> str:
        """The address of another page, in the same language and country."""
        kept = {"lang": self.language, "country": self.country}
        query = {key: value for key, value in kept.items() if key in self.chosen}
        query.update(more)
        return f"{path}?{urlencode(query)}" if query else path

    def within(self, language: str | None, country: str | None) -> Visit:
        """The same visit in the language and country of a conversation."""
        return replace(self, language=language if language in LANGUAGES else self.language,
                       country=country if country in COUNTRIES else self.country, chosen=("lang", "country"))


def visit(path: str, query: Mapping[str, str], accept_language: str, site_country: str | None) -> Visit:
    """Language: asked for, else the browser's. Country: asked for, else the site's, else the browser's region."""
    tags = _browser_tags(accept_language)
    asked_language, asked_country = query.get("lang", "").lower(), query.get("country", "").upper()
    language = asked_language if asked_language in LANGUAGES else _first([tag for tag, _ in tags], LANGUAGES, "en")
    country = asked_country if asked_country in COUNTRIES else (
        site_country or _first([region for _, region in tags], COUNTRIES, _COUNTRY_OF[language]))
    chosen = (("lang",) if asked_language in LANGUAGES else ()) + (("country",) if asked_country in COUNTRIES else ())
    return Visit(language, country, path, chosen)


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
