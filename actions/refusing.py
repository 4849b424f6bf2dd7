"""What she does not want is shown no more: offers, kinds of places, and what is made for others than her."""
from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any, FrozenSet, List, Mapping, Optional, Tuple

from actions.need import Need
from index.linear import fold
from index.offers import Offer
from retrieval.finder import Finder

_NOT = {"words": "no=", "kinds": "no_kind=", "groups": "no_group="}  # before what is refused, among what was answered
_OF_KIND = {
    "psychiatry": re.compile(r"psychiat|psykiatr|psykakut|beroendemottagning"),
    "care": re.compile(r"vardcentral|psykiatr|psychiat|klinik|1177|lakare|mottagning"),
    "school_health": re.compile(r"elevhals|skolhals|skolskoterska|schulpsycholog|schulsozial|schulberatung"),
    "police": re.compile(r"polizei|polis"), "authority": re.compile(r"jugendamt|sozialamt|socialtjanst|kommunens"),
}
_AGES = {"adults", "young_people", "children", "older_people"}
_TOGETHER = {"refugees": {"migrants"}, "migrants": {"refugees"}, "men": {"lgbtq"}, "women": {"migrants", "refugees"}}
_SAME = 6  # letters in which two words begin alike that are one: "Budgetberatung", "budget"
_RARE = 3  # offers that a word of a name tells apart


def take_out(need: Need, finder: Finder, meant: Mapping[str, Any]) -> Optional[bool]:
    """Remember what a message refuses; returns whether something shown goes, and None where it refuses nothing new."""
    refused = dict(meant.get("rejects") or {})
    if need.get("who") in (None, "self") or need.get("path") == "own":
        refused["groups"] = [*refused.get("groups", []), *refused.get("sex", [])]
    before, offered = set(need.get("answered", [])), list(need.get("offered", []))
    marks = {_NOT[what] + each for what in ("kinds", "groups") for each in refused.get(what, [])}
    here = [offer for offer in finder.snapshot.offers if offer.country == need.get("country")]
    named = [offer.id for offer in here if not set(refused.get("words", [])).isdisjoint(_abbreviations(offer.name))]
    known = [offer for id in dict.fromkeys([*offered, *need.get("shown", [])]) if (offer := finder.offer(id))]
    named += [offer.id for offer in known if _is_named(offer, refused.get("words", []), finder)]
    which = refused.get("which")
    if which and offered:
        named.append(offered[min(int(which), len(offered)) - 1])
    marks |= {_NOT["words"] + id for id in named}
    if marks <= before:
        return None
    need.note(*marks)
    noted = bool(named or refused.get("kinds") or set(refused.get("groups", [])) - set(refused.get("sex", [])))
    return True if unwanted(need, finder) & set(offered) else (False if noted else None)


def unwanted(need: Need, finder: Finder) -> FrozenSet[str]:
    """The offers that she does not want to see."""
    marks = [each for each in need.get("answered", []) if each.startswith("no")]
    kinds = tuple(each[len(_NOT["kinds"]):] for each in marks if each.startswith(_NOT["kinds"]))
    groups = tuple(each[len(_NOT["groups"]):] for each in marks if each.startswith(_NOT["groups"]))
    single = frozenset(each[len(_NOT["words"]):] for each in marks if each.startswith(_NOT["words"]))
    if not (kinds or groups):
        return single
    return single | frozenset(offer.id for offer in finder.snapshot.offers
                              if any(_is_of_kind(offer, kind) for kind in kinds) or any(_is_for(offer, group) for group in groups))


def _is_of_kind(offer: Offer, kind: str) -> bool:
    return offer.kind == kind or bool((pattern := _OF_KIND.get(kind)) and pattern.search(fold(f"{offer.name} {offer.provider}")))


def _is_for(offer: Offer, group: str) -> bool:
    """Whether it is made for these alone, of whatever age: what men and women use together is not "for men"."""
    return group in offer.groups and not set(offer.groups) - {group} - _AGES - _TOGETHER.get(group, set())


def _is_named(offer: Offer, words: List[str], finder: Finder) -> bool:
    """Whether one of the words is one of the offer's name by which it is told apart from others."""
    rare = _rare_words(tuple(each.name for each in finder.snapshot.offers))
    own = [word for word in _words(offer.name) if word in rare]
    return any(_alike(word, mine) for word in words for mine in own)


def _alike(word: str, mine: str) -> bool:
    return word == mine or (len(word) >= _SAME - 1 and len(mine) >= _SAME - 1 and word[:_SAME] == mine[:_SAME])


@lru_cache(maxsize=2)
def _rare_words(names: Tuple[str, ...]) -> FrozenSet[str]:
    count = Counter(word for name in names for word in set(_words(name)))
    return frozenset(word for word, times in count.items() if times <= _RARE)


def _abbreviations(name: str) -> List[str]:
    """ "AA" is called so wherever it stands."""
    return [fold(word) for word in re.findall(r"\w+", name) if 1 < len(word) < 5 and word.isupper()]


def _words(name: str) -> List[str]:
    """The words of a name, those of four letters and more, and abbreviations ("AA")."""
    return [fold(word) for word in re.findall(r"\w+", name) if len(word) > 3 or (len(word) > 1 and word.isupper())]
