"""The published network held ready: to be browsed by filters, and searched by words and by meaning."""
from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, fields
from typing import Callable, ClassVar, Container, Dict, List, Mapping, NamedTuple, Optional
from urllib.parse import urlencode

from bot.network.entries import AREAS, SECTORS, STATES, Group, Initiative, Material, Organisation, Work, themes
from bot.network.likeness import Likeness
from bot.network.register import Register
from index.encoder import Encoder
from index.lexical import Lexical, LexicalBuilder
from index.regions import load_regions
from index.taxonomy import LANGUAGES, Taxonomy

log = logging.getLogger(__name__)
PAGE = 20
LONGEST_SEARCH = 200  # characters
HITS = 200
OF_BEST = 0.25  # of the best hit's score; below it a text shares only a word that many have


class Chosen:
    """What was chosen of some filters: a dataclass of strings, empty where anything will do."""

    ASKED_AS: ClassVar[Mapping[str, str]] = {}  # what a request calls a filter whose own name means something else to every page

    @classmethod
    def given(cls, query: Mapping[str, str], known: Mapping[str, Container[str]]) -> Dict[str, str]:
        """The filters of a request; what is not `known` counts as not chosen."""
        asked = {field.name: query.get(cls._asked(field.name), "").strip()[:LONGEST_SEARCH] for field in fields(cls)}  # type: ignore[arg-type]
        return {name: value if name not in known or value in known[name] else "" for name, value in asked.items()}

    def chosen(self) -> Dict[str, str]:
        return {self._asked(field.name): value for field in fields(self) if (value := getattr(self, field.name))}  # type: ignore[arg-type]

    def query(self, *without: str) -> str:
        return urlencode({name: value for name, value in self.chosen().items() if name not in without})

    @classmethod
    def _asked(cls, name: str) -> str:
        return cls.ASKED_AS.get(name, name)


@dataclass(frozen=True)
class Wanted(Chosen):
    """What was chosen of the initiatives; a page's own `country` has another meaning."""

    ASKED_AS = {"country": "of"}
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
        """Of a request; what is not known counts as not chosen."""
        return cls(**cls.given(query, {"area": AREAS, "theme": themes(), "setting": taxonomy.ids("settings"), "region": list(load_regions()),
                                       "state": STATES, "sector": SECTORS, "country": taxonomy.ids("countries")}))


class Found(NamedTuple):
    """The initiatives in their order; `near`: none has the words, these are like them."""

    initiatives: List[Initiative]
    near: bool


class _Held(NamedTuple):
    state: int
    organisations: Dict[str, Organisation]
    initiatives: Dict[str, Initiative]
    groups: Dict[str, Group]
    materials: Dict[str, Material]
    order: List[str]
    lexical: Optional[Lexical]
    stocked: Optional[Lexical]  # of the materials


class Shelf:
    """Read anew when anything is published. What initiatives mean is read beside that, so that no page waits for it."""

    def __init__(self, register: Register, encoder: Callable[[], Encoder]) -> None:
        self._register, self.likeness, self._lock, self._reading = register, Likeness(encoder), threading.Lock(), threading.Lock()
        self._held: Optional[_Held] = None
        self.beside: List[Callable[[], None]] = [self.learn]  # what is done in a thread of its own when anything changed

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
        hits = held.lexical.search(wanted.words, HITS) if held.lexical else []
        named = [by_row[row] for row, score in hits if row in by_row and score >= OF_BEST * hits[0][1]]
        near = self.likeness.near(wanted.words, {each.id: texts_of(each) for each in kept if each not in named})
        return Found([*named, *(held.initiatives[id] for id in near)], not named and bool(near))

    def _prepare(self) -> None:
        for work in self.beside:
            try:
                work()
            except Exception as error:  # pages find it out themselves when they need it
                log.error("The network could not be read beside the pages: %s", type(error).__name__)

    def learn(self) -> None:
        """Reads what initiatives and materials mean, those that are new."""
        with self._reading:
            held = self._held
            if held:
                works: List[Work] = [*held.initiatives.values(), *held.materials.values()]
                self.likeness.learn(text for each in works for text in texts_of(each))

    def _read(self, state: int) -> _Held:
        organisations = {each.id: each for each in self._register.organisations()}
        initiatives = {each.id: each for each in self._register.initiatives() if each.organisation in organisations}
        builder = LexicalBuilder()
        for each in initiatives.values():
            builder.add(" ".join([each.title, organisations[each.organisation].name, organisations[each.organisation].place, each.audience, *texts_of(each)]))
        materials = {each.id: each for each in self._register.materials() if each.organisation in organisations}
        stocked = LexicalBuilder()
        for one in materials.values():
            stocked.add(" ".join([organisations[one.organisation].name, one.venue, *texts_of(one)]))
        order = sorted(initiatives, key=lambda id: initiatives[id].title.casefold())
        groups = {each.id: each for each in sorted(self._register.groups(), key=lambda each: each.name.casefold())}
        return _Held(state, organisations, initiatives, groups, materials, order, builder.lexical() if initiatives else None,
                     stocked.lexical() if materials else None)

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


def texts_of(each: Work) -> List[str]:
    """What is read of it, as several texts: an encoder sees only the beginning of a long one."""
    if isinstance(each, Material):
        return [f"{each.title(language)}. {each.text(language)}" for language in LANGUAGES if each.spoken(language) == language]
    return [text for text in (f"{each.title}. {each.summary}", f"{each.goals} {each.work}", " ".join([*each.needs, *each.gives])) if text.strip()]
