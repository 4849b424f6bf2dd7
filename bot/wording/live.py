"""The words in use: what ships with Lotse, and over it what editors wrote. Where the database is away, what was known last."""
from __future__ import annotations

import copy
import logging
import re
import threading
from functools import cached_property
from typing import Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple

from sqlalchemy.engine import Engine

from bot.dialogue.render import PHRASES
from bot.website.texts import FOLDER, Texts
from bot.wording.book import Book, Version
from index.emergency import EmergencyContacts
from index.languages import TAGS, language_of, read_own, whole
from index.taxonomy import DATA
from index.yml import read_yml

log = logging.getLogger(__name__)
COLLECTIONS = {"phrases": PHRASES, "texts": FOLDER}
NOT_WORDS = re.compile(r"(^|\.)(icon|own_name|languages?_tag)$")
Own = Dict[str, Dict[str, Any]]


class Place(NamedTuple):
    """Where a sentence stands: collection, voice, and its key with dots."""

    collection: str
    voice: str
    key: str

    @property
    def entry(self) -> str:
        return f"words:{self.collection}/{self.voice}/{self.key}"

    @classmethod
    def read(cls, entry: str) -> Optional[Place]:
        found = re.fullmatch(r"words:(\w+)/([\w-]+)/([\w.]+)", entry)
        place = cls(*found.groups()) if found else None
        return place if place and place.collection in COLLECTIONS and place.voice in TAGS else None


class Wording:
    """`phrases`, `texts` and `emergency` are handed in wherever words are said, and change in place with `refresh`."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine, self._lock = engine, threading.Lock()
        self._own: Dict[str, Own] = {name: read_own(folder) for name, folder in COLLECTIONS.items()}
        self._shipped_countries: Dict[str, Any] = read_yml(DATA / "emergency.yml")
        self.shipped = {name: {tag: dict(flat(tree)) for tag, tree in whole(own).items()} for name, own in self._own.items()}
        self.phrases: Dict[str, Dict[str, Any]] = whole(self._own["phrases"])
        self._trees: Dict[str, Dict[str, Any]] = whole(self._own["texts"])
        self._countries = dict(self._shipped_countries)
        self.texts, self.emergency = Texts(self._trees), EmergencyContacts(self._countries)
        self.revision, self.entries = 0, dict[str, Version]()
        self._unfit: Tuple[str, ...] = ()

    @cached_property
    def book(self) -> Book:
        return Book(self._engine())

    def refresh(self) -> bool:
        """Takes over what editors changed since the last look; whether something was new. Raises what the database says."""
        revision = self.book.revision()
        if revision == self.revision:
            return False
        with self._lock:
            self.entries = self.book.entries()
            phrases, texts, countries = self.with_changes({each.entry: each.after for each in self.entries.values()})
            self.phrases.update(phrases)
            self._trees.update(texts)
            self._countries.update(countries)
            self.revision = revision
        return True

    def of(self, kind: str) -> Dict[str, Version]:
        """The entries of a kind that were not taken back: {key: newest version}."""
        start = f"{kind}:"
        return {name[len(start):]: each for name, each in self.entries.items() if name.startswith(start) and each.after is not None}

    def with_changes(self, changes: Mapping[str, Any]) -> Tuple[Own, Own, Dict[str, Any]]:
        """(phrases, texts, countries) as they are with these entries; None takes one back. What does not fit any more, because an
        upgrade took its key or its places away, is left out, and the log names it once."""
        own, countries, unfit = copy.deepcopy(self._own), dict(self._shipped_countries), []
        for entry, value in changes.items():
            place = Place.read(entry)
            if place and value is not None:
                if self.is_there(place) and places(str(value)) == places(self.shipped[place.collection][place.voice][place.key]):
                    _put(own[place.collection], place, str(value))
                else:
                    unfit.append(entry)
            elif entry.startswith("emergency:") and value and entry.partition(":")[2] in countries:
                countries[entry.partition(":")[2]] = value
        if tuple(unfit) != self._unfit:
            self._unfit = tuple(unfit)
            log.warning("%d texts of the desk do not fit this version and are left out: %s", len(unfit), ", ".join(unfit[:5]))
        return whole(own["phrases"]), whole(own["texts"]), countries

    def is_there(self, place: Place) -> bool:
        return place.key in self.shipped[place.collection][place.voice] and not NOT_WORDS.search(place.key)

    def shown(self, place: Place) -> str:
        """What is said there now."""
        found: Any = (self.phrases if place.collection == "phrases" else self._trees)[place.voice]
        for part in place.key.split("."):
            found = found[int(part)] if isinstance(found, list) else found[part]
        return str(found)

    def country(self, code: str) -> Mapping[str, Any]:
        return dict(self._countries[code])

    def shipped_country(self, code: str) -> Mapping[str, Any]:
        return dict(self._shipped_countries[code])

    @property
    def countries(self) -> List[str]:
        return list(self._shipped_countries)


def flat(tree: Any, path: str = "") -> Iterator[Tuple[str, str]]:
    """("home.facts.0.title", its text) for every sentence."""
    if isinstance(tree, (dict, list)):
        for name, part in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from flat(part, f"{path}.{name}" if path else str(name))
    elif isinstance(tree, str):
        yield path, tree


def places(text: str) -> List[str]:
    """The places to fill in, in order of the alphabet: ["count", "name"]. A brace alone counts as one that cannot be filled."""
    found = re.findall(r"\{(\w*)\}", text)
    return sorted(found) + ["{"] * len(re.findall(r"[{}]", re.sub(r"\{\w*\}", "", text)))


def _put(own: Own, place: Place, text: str) -> None:
    """A sentence into a voice's own tree; a list that the voice does not have of its own is taken over whole."""
    tree, language = own[place.voice], own[language_of(place.voice)]
    *way, last = place.key.split(".")
    node: Any = tree
    theirs: Any = language
    for part in way:
        theirs = (theirs[int(part)] if isinstance(theirs, list) else theirs.get(part)) if theirs is not None else None
        if isinstance(node, list):
            node = node[int(part)]
        else:
            if part not in node:
                node[part] = copy.deepcopy(theirs) if isinstance(theirs, list) else {}
            node = node[part]
    node[int(last) if isinstance(node, list) else last] = text
