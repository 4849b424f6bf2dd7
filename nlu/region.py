"""Regions in a message: "Bayern", "i Skåne", "aus dem Thurgau", where somebody names no town."""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, NamedTuple, Optional, Sequence

from index.linear import fold
from index.regions import load_regions
from index.sieve import Expression
from index.spelling import load_speller
from index.yml import read_yml
from nlu.words import Word

_NAMES = Path(__file__).with_name("region_names.yml")
_LONGEST, _FEW, _SHORT = 5, 3, 3  # words and marks of a name; words of a message that says little else, its numbers aside; letters
_BEFORE = frozenset(("in", "im", "aus", "ausm", "i", "fran", "from", "near", "nahe", "bor", "live", "lives", "wohne", "lebe", "around", "raum",
                     "norra", "sodra", "ostra", "vastra", "north", "south", "nord", "sud", "am", "vom", "pa", "on", "bei", "uppe", "hinten", "vorne", "rund"))
_NAMED = frozenset(("kanton", "canton", "kt", "land", "bundesland", "freistaat", "region", "landskapet"))
_FIRMS, _IN = frozenset(("scania",)), frozenset(("i", "in", "near", "southern", "northern"))  # called like the region
_BETWEEN = frozenset(("dem", "der", "den", "the", "schonen"))


class Region(NamedTuple):
    """A region's code (ISO 3166-2), and how many words name it."""

    code: str
    words: int

    @property
    def country(self) -> str:
        return self.code[:2]


class _Names(NamedTuple):
    codes: Dict[str, str]
    wide: FrozenSet[str]
    only_named: FrozenSet[str]
    begin: FrozenSet[str]  # the first words of all of them


@lru_cache(maxsize=1)
def _names() -> _Names:
    """Folded name -> code, read once a process; a Swedish county is known with "län" and by its genitive, as in "Skåne län"."""
    also = dict(read_yml(_NAMES))
    only_named, wide = (frozenset(fold(name) for name in also.pop(key)) for key in ("only_named", "wide"))
    codes = {fold(name): code for code, names in also.items() for name in names}
    codes.update((fold(name), code) for code, name in load_regions().items())
    begin = frozenset(word[0] for name in (*codes, *wide) if (word := re.match(r"\w+", name)))
    return _Names(codes, wide, only_named, begin)


def region_in(found: Sequence[Word], asked: bool = False) -> Optional[Region]:
    """The region that is named by most words, of several the last; `asked` where the question was the place, so that a bare name counts."""
    names = _names()
    starts = [start for start in reversed(range(len(found))) if found[start].folded in names.begin]
    for length in range(_LONGEST if starts else 0, 0, -1):
        for start in starts:
            name = _joined(found[start:start + length]) if start + length <= len(found) else ""
            code = names.codes.get(name)
            if code and _is_meant(found, start, length, asked, name in names.only_named):
                return Region(code, length)
    return None


def is_wide(found: Sequence[Word], asked: bool = False) -> bool:
    """Whether a landscape is named that lies in several regions: "in der Eifel", "am Bodensee", "norrland"."""
    names = _names()
    starts = [start for start, word in enumerate(found) if word.folded in names.begin]
    return any(_joined(found[start:start + length]) in names.wide and _is_meant(found, start, length, asked, False)
               for length in (2, 1) for start in starts if start + length <= len(found))


# Where she says that she lives, and the name of it alone: "wohne in Hintertupfing", "in Monnem", "bor i Fjollträsk".
_LIVES_IN = Expression(r"(?:(?:ich|i|jag|ja|also|na|ok|hej|hallo|wir|vi|we) )*(?:(?:wohne?n?|lebe?n?|komme?n?|bin|bor|live|living|am|i'm|are|stamme|sitze?) )?(?:(?:aus|in|bei|nahe|i|vid|utanfor|from|near|z|fran) )(?P<name>[a-z]{4,})(?: (?:und|och|and) \w+ \d+)?")
_NO_NAMES = frozenset("einer einem eine angst wohnung haus heim gruppe schule arbeit familie panik trauer pension rente therapie behandlung ordnung stad stan landet skolan jobbet familj sorg angest kris chock pension hemmet house flat apartment work school "
                      "fear therapy trouble debt hospital prison care pain shock despair general person private deutschland germany schweden sverige sweden schweiz switzerland osterreich austria mitten grund dorf stadt town city village city".split())


def unknown_place(found: Sequence[Word], language: str, asked: bool = False) -> bool:
    """Whether a few words tell where she lives, by a name that is no word, and nothing else; `asked` where the question was the place."""
    said = [word for word in found if not word.is_break]
    told = _LIVES_IN.fullmatch(" ".join(word.folded for word in said))
    name = told["name"] if told else said[0].folded if asked and len(said) == 1 and len(said[0].folded) > _SHORT else None
    if name is None or name in _NO_NAMES:
        return False
    return load_speller().known(next(word.text for word in said if word.folded == name), language) < 1


def _joined(part: Sequence[Word]) -> str:
    """The words as they were written, marks without the space before them."""
    return " ".join(word.folded for word in part).replace(" - ", "-").replace(" . ", ". ")


def _is_meant(found: Sequence[Word], start: int, length: int, asked: bool, only_named: bool) -> bool:
    before = [word.folded for word in found[max(0, start - 3):start]]
    while before and before[-1] in _BETWEEN:
        before.pop()
    last = before[-1] if before else ""
    if length == 1 and found[start].folded in _FIRMS and last not in _IN:
        return False  # "30 år på Scania"
    if only_named or last in _NAMED or last.isdigit():  # "200 Franken" are money
        return last in _NAMED
    return last in _BEFORE or (sum(1 for word in found if not word.is_break and not word.text.isdecimal()) <= (length + _FEW if asked else length))
