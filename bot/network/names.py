"""How people read an entry: the words of its ids, its fields line by line, and what a draft changes in it."""
from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Optional

from bot.network.entries import Entry, load_themes
from bot.partners.difference import Change, compare
from bot.partners.partners import load_words as load_partner_words
from index.regions import region_name
from index.taxonomy import LANGUAGES, Taxonomy
from index.yml import read_yml

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
# Fields whose values are ids, and where the words of those stand: in the vocabulary, or in the texts of the network.
_FACETS = {"settings": "settings", "topics": "topics", "groups": "groups", "country": "countries", "language": "languages",
           "who": "who", "languages": "languages"}
_OWN = {"areas": "areas", "sector": "sectors", "state": "states", "kind": "kinds", "licence": "licences"}
_TEXTS = ("name", "title", "about", "summary", "goals", "work", "audience", "aim", "meets", "venue", "title_de", "title_sv", "title_en", "text_de", "text_sv",
          "text_en")
_NEVER = ("id", "organisation", "mail")
_ADDRESS = re.compile(r"https?://\S+")


class Link(NamedTuple):
    """A line that ends in an address: what it is called, and where it leads."""

    title: str
    address: str


class Names:
    """The words of ids and fields in one language."""

    def __init__(self, taxonomy: Taxonomy, language: str) -> None:
        self._taxonomy, self._language, self._words = taxonomy, language, load_words()[language]

    def of(self, field: str, id: str) -> str:
        """The words of an id that stands in a field; the id itself where there are none."""
        if field in _FACETS:
            return self._taxonomy.label(_FACETS[field], id, self._language)
        if field in _OWN:
            return str(self._words[_OWN[field]].get(id, id))
        if field in ("themes", "theme"):
            return load_themes().get(id, {}).get(self._language, id)
        return region_name(id) if field in ("regions", "region") else id

    def lines(self, entry: Optional[Entry]) -> Dict[str, List[str]]:
        """field -> its lines as people read them."""
        if entry is None:
            return {}
        found = {}
        for field in fields(entry):
            value = getattr(entry, field.name)
            values = list(value) if isinstance(value, tuple) else [value] if value else []
            if field.name not in _NEVER:
                found[field.name] = [self.of(field.name, each) for each in values]
        return found

    def difference(self, old: Optional[Entry], new: Optional[Entry]) -> List[Change]:
        return compare(self.lines(old), self.lines(new), lambda field: field in _TEXTS)


def read_link(line: str) -> Optional[Link]:
    """Of "title: https://…" or an address alone; None where there is no address."""
    found = _ADDRESS.search(line)
    if found is None:
        return None
    title = (line[:found.start()] + line[found.end():]).strip(" \t:–-|()")
    return Link(title or re.sub(r"^https?://(www\.)?|/$", "", found[0]), found[0])


@lru_cache(maxsize=1)
def load_words() -> Mapping[str, Mapping[str, Any]]:
    """{language: the texts of the network}, read once a process; what a difference is called is said as for offers."""
    own = {language: read_yml(HERE / f"texts/{language}.yml") for language in LANGUAGES}
    said = load_partner_words()
    return {language: {**words, "fields": words["form"]["names"], "difference": said[language]["difference"]} for language, words in own.items()}
