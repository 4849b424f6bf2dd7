"""Materials and dates, to be browsed by filters and found by words and by meaning, as initiatives are."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Iterable, List, Mapping, NamedTuple, Optional

from bot.network.dates import begins, coming
from bot.network.entries import EVENT, MATERIAL_KINDS, Material
from bot.network.shelf import HITS, OF_BEST, Chosen, Shelf, texts_of
from index.taxonomy import Taxonomy


@dataclass(frozen=True)
class Sought(Chosen):
    """What was chosen of the materials. `language` is theirs, the page has its own."""

    ASKED_AS = {"language": "in"}
    words: str = ""
    kind: str = ""
    who: str = ""
    setting: str = ""
    topic: str = ""
    language: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], taxonomy: Taxonomy) -> Sought:
        """Of a request; what is not known counts as not chosen."""
        return cls(**cls.given(query, {"kind": MATERIAL_KINDS, "who": taxonomy.ids("who"), "setting": taxonomy.ids("settings"),
                                       "topic": taxonomy.ids("topics"), "language": taxonomy.ids("languages")}))


class InStock(NamedTuple):
    """The materials in their order; `near`: none has the words, these are like them."""

    materials: List[Material]
    near: bool


class Stock:
    """The materials of the organisations that are in the network, as the shelf holds them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, id: str) -> Optional[Material]:
        return self._shelf.held.materials.get(id)

    def of(self, organisation: str) -> List[Material]:
        return [each for each in self._shelf.held.materials.values() if each.organisation == organisation]

    def in_group(self, group: str) -> List[Material]:
        return [each for each in self._shelf.held.materials.values() if each.group == group]

    def coming(self, now: datetime) -> List[Material]:
        """All events that are not over, the next first."""
        return coming(self._shelf.held.materials.values(), now)

    def find(self, sought: Sought, now: datetime, language: str) -> InStock:
        """Events to come, then what stays, by title, then what is over. Where words are sought, those that have them come first,
        then a few that are near in meaning."""
        held = self._shelf.held
        kept = {id: each for id, each in held.materials.items() if _fits(each, sought)}
        if not sought.words:
            return InStock(in_order(kept.values(), now, language), False)
        rows = list(held.materials)
        hits = held.stocked.search(sought.words, HITS) if held.stocked else []
        named = [rows[row] for row, score in hits if rows[row] in kept and score >= OF_BEST * hits[0][1]]
        near = self._shelf.likeness.near(sought.words, {id: texts_of(each) for id, each in kept.items() if id not in named})
        return InStock([kept[id] for id in (*named, *near)], not named and bool(near))


def in_order(materials: Iterable[Material], now: datetime, language: str) -> List[Material]:
    """Events to come, the next first; then what stays, by title; then what is over, the last first."""
    every = list(materials)
    ahead = coming(every, now)
    stays = sorted((each for each in every if each.kind != EVENT), key=lambda each: (each.title(language).casefold(), each.id))
    over = sorted((each for each in every if each.kind == EVENT and each not in ahead), key=lambda each: (str(begins(each)), each.id), reverse=True)
    return [*ahead, *stays, *over]


def _fits(each: Material, sought: Sought) -> bool:
    """What names nobody and no topic is for all."""
    return ((not sought.kind or each.kind == sought.kind) and (not sought.who or not each.who or sought.who in each.who)
            and (not sought.setting or not each.settings or sought.setting in each.settings)
            and (not sought.topic or not each.topics or sought.topic in each.topics)
            and (not sought.language or sought.language in each.languages))
