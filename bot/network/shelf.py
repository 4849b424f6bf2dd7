"""The published network held ready: to be browsed by filters, and searched by words and by meaning."""
from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, fields
from typing import Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from bot.network.entries import AREAS, SECTORS, STATES, Group, Initiative, Organisation, themes
from bot.network.register import Register
from index.encoder import Encoder
from index.lexical import Lexical, LexicalBuilder
from index.regions import load_regions
from index.taxonomy import Taxonomy

log = logging.getLogger(__name__)
PAGE = 20
_LONGEST = 200  # characters of a search
_HITS = 200
_OF_BEST = 0.25  # of the best hit's score; below it a text shares only a word that many have
_NEAR = 0.5  # cosine from which an initiative is like words that stand nowhere in it; what means nothing reaches 0.47
_MOST_NEAR = 10


@dataclass(frozen=True)
class Wanted:
    """What was chosen; empty: anything."""

    words: str = ""
    area: str = ""
    theme: str = ""
    setting: str = ""
    region: str = ""
    country: str = ""
    state: str = ""
    sector: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], taxonomy: Taxonomy) -> Wanted:
        """Of a request; what is not known counts as not chosen. `of` names the country, since the page's own has another meaning."""
        known = {"area": AREAS, "theme": themes(), "setting": taxonomy.ids("settings"), "region": list(load_regions()), "state": STATES, "sector": SECTORS}
        given = {field.name: query.get("of" if field.name == "country" else field.name, "").strip()[:_LONGEST] for field in fields(cls)}
        given["country"] = given["country"] if given["country"] in taxonomy.ids("countries") else ""
        return cls(**{name: value if name not in known or value in known[name] else "" for name, value in given.items()})

    def chosen(self) -> Dict[str, str]:
        return {"of" if field.name == "country" else field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}

    def query(self, *without: str) -> str:
        return urlencode({name: value for name, value in self.chosen().items() if name not in without})


class Found(NamedTuple):
    """The initiatives in their order; `near`: none has the words, these are like them."""

    initiatives: List[Initiative]
    near: bool


class _Held(NamedTuple):
    state: int
    organisations: Dict[str, Organisation]
    initiatives: Dict[str, Initiative]
    groups: Dict[str, Group]
    order: List[str]
    lexical: Optional[Lexical]


class Shelf:
    """Read anew when anything is published. What initiatives mean is read beside that, so that no page waits for it."""

    def __init__(self, register: Register, encoder: Callable[[], Encoder]) -> None:
        self._register, self._encoder, self._lock, self._reading = register, encoder, threading.Lock(), threading.Lock()
        self._held: Optional[_Held] = None
        self.beside: List[Callable[[], None]] = [self.learn]  # what is done in a thread of its own when anything changed
        self._vectors: Dict[str, NDArray[np.float32]] = {}

    @property
    def held(self) -> _Held:
        state = self._register.state()
        with self._lock:
            if self._held is None or self._held.state != state:
                self._held = self._read(state)
                threading.Thread(target=self._prepare, name="network-meanings", daemon=True).start()
            return self._held

    def initiative(self, id: str) -> Optional[Initiative]:
        return self.held.initiatives.get(id)

    def organisation(self, id: str) -> Optional[Organisation]:
        return self.held.organisations.get(id)

    def initiatives_of(self, organisation: str) -> List[Initiative]:
        return [each for each in self.held.initiatives.values() if each.organisation == organisation]

    def find(self, wanted: Wanted) -> Found:
        """By title; where words are wanted those that have them come first, then a few that are near in meaning."""
        held = self.held
        kept = [held.initiatives[id] for id in held.order if self._fits(held, held.initiatives[id], wanted)]
        if not wanted.words:
            return Found(kept, False)
        rows = {id: row for row, id in enumerate(held.initiatives)}
        by_row = {rows[each.id]: each for each in kept}
        hits = held.lexical.search(wanted.words, _HITS) if held.lexical else []
        named = [by_row[row] for row, score in hits if row in by_row and score >= _OF_BEST * hits[0][1]]
        near = self._near(wanted.words, [each for each in kept if each not in named])
        return Found([*named, *near], not named and bool(near))

    def _prepare(self) -> None:
        for work in self.beside:
            try:
                work()
            except Exception as error:  # pages find it out themselves when they need it
                log.error("The network could not be read beside the pages: %s", type(error).__name__)

    def learn(self) -> None:
        """Reads what the initiatives mean, those that are new."""
        with self._reading:
            held = self._held
            texts = {text for each in held.initiatives.values() for text in _meanings(each)} if held else set()
            for text in sorted(texts - set(self._vectors)):
                self._vectors[text] = self._encoder().encode([text])[0]
            for text in set(self._vectors) - texts:
                del self._vectors[text]

    def _near(self, words: str, others: Sequence[Initiative]) -> List[Initiative]:
        wanted, vectors = self._encoder().encode([words])[0], dict(self._vectors)
        scored = [(max((float(vectors[text] @ wanted) for text in _meanings(each) if text in vectors), default=0.0), each) for each in others]
        best = sorted((pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: -pair[0])
        return [each for _, each in best[:_MOST_NEAR]]

    def _read(self, state: int) -> _Held:
        organisations = {each.id: each for each in self._register.organisations()}
        initiatives = {each.id: each for each in self._register.initiatives() if each.organisation in organisations}
        builder = LexicalBuilder()
        for each in initiatives.values():
            builder.add(" ".join([each.title, organisations[each.organisation].name, organisations[each.organisation].place, each.audience, *_meanings(each)]))
        order = sorted(initiatives, key=lambda id: initiatives[id].title.casefold())
        groups = {each.id: each for each in sorted(self._register.groups(), key=lambda each: each.name.casefold())}
        return _Held(state, organisations, initiatives, groups, order, builder.lexical() if initiatives else None)

    @staticmethod
    def _fits(held: _Held, each: Initiative, wanted: Wanted) -> bool:
        organisation = held.organisations[each.organisation]
        return ((not wanted.area or wanted.area in each.areas) and (not wanted.theme or wanted.theme in each.themes)
                and (not wanted.setting or wanted.setting in each.settings) and (not wanted.country or each.country == wanted.country)
                and (not wanted.region or serves(each, wanted.region)) and (not wanted.state or each.state == wanted.state)
                and (not wanted.sector or organisation.sector == wanted.sector))


def serves(each: Initiative, region: str) -> bool:
    """Whether an initiative works in a region: named, or since it works in the whole country."""
    return region in each.regions or not each.regions and region.startswith(f"{each.country}-")


def _meanings(each: Initiative) -> List[str]:
    """What is read of it, as several texts: an encoder sees only the beginning of a long one."""
    return [text for text in (f"{each.title}. {each.summary}", f"{each.goals} {each.work}", " ".join([*each.needs, *each.gives])) if text.strip()]
