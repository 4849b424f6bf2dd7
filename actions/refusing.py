"""What she does not want is shown no more: offers, kinds of places, and what is made for others than her."""
from __future__ import annotations

import re
from dataclasses import replace
from typing import AbstractSet, Any, FrozenSet, List, Mapping, Optional, Sequence

from actions.need import Need
from index.linear import fold
from index.offers import Offer
from index.sieve import Expression
from retrieval.answers import Answers
from retrieval.finder import Finder
from retrieval.matches import Found, without_reasons
from retrieval.ranking import HARM

_NOT = {"words": "no=", "kinds": "no_kind=", "groups": "no_group="}  # before what is refused, among what was answered
_OF_KIND = {
    "psychiatry": Expression(r"psychiat|psykiatr|psykakut|beroendemottagning"),
    "care": Expression(r"vardcentral|psykiatr|psychiat|klinik|1177|lakare|mottagning"),
    "school_health": Expression(r"elevhals|skolhals|skolskoterska|schulpsycholog|schulsozial|schulberatung"),
    "crisis": Expression(r"telefonseelsorge|notfallseelsorge|\bkris|crisis|sjalvmord"),
    "police": Expression(r"polizei|polis"), "authority": Expression(r"jugendamt|sozialamt|socialtjanst|kommunens"),
}
_AGES = {"adults", "young_people", "children", "older_people"}
_NOT_GROWN = {"children", "young_people"}
_TOGETHER = {"refugees": {"migrants"}, "migrants": {"refugees"}, "men": {"lgbtq"}, "women": {"migrants", "refugees"}}
_OTHER_SEX = {"women": "men", "men": "women"}  # what is made for these is not for whoever is one of those
_SAME = 6  # letters in which two words begin alike that are one: "Budgetberatung", "budget"
_RARE = 3  # offers that a word of a name tells apart
_TRIES = 8  # of a search in which unwanted offers come first


def take_out(need: Need, finder: Finder, meant: Mapping[str, Any]) -> Optional[bool]:
    """Remember what a message refuses; returns whether something shown goes, and None where it refuses nothing new."""
    if not meant.get("rejects"):
        return None
    refused = dict(meant["rejects"])
    if need.get("who") in (None, "self") or need.get("path") == "own":
        refused["groups"] = [*refused.get("groups", []), *refused.get("sex", [])]
    before, offered = set(need.get("answered", [])), list(need.get("offered", []))
    marks = {_NOT[what] + each for what in ("kinds", "groups") for each in refused.get(what, [])}
    words = refused.get("words", [])
    known = [offer for id in dict.fromkeys([*offered, *need.get("shown", [])]) if (offer := finder.offer(id))]
    named = [offer.id for offer in finder.naming(" ".join(words)) if offer.country == need.get("country") and _is_called(offer, words)]
    named += [offer.id for offer in known if _is_called(offer, words) or _is_named(offer, words, finder)]
    now = [offer for offer in known if offer.id in offered]
    named += _told_of(now, refused.get("denied", []), finder) + [offer.id for offer in now if refused.get("far") and _is_elsewhere(offer)]
    which = refused.get("which")
    if which and offered:
        named.append(offered[min(int(which), len(offered)) - 1])
    marks |= {_NOT["words"] + id for id in named}
    if "app" in refused.get("kinds", []):
        wishes = dict(need.get("wishes", {}))
        need.set(wishes={**wishes, "contact_not": list(dict.fromkeys([*wishes.get("contact_not", []), "app"]))})
    if marks <= before:
        return False if named else None
    need.note(*marks)
    noted = bool(named or refused.get("kinds") or set(refused.get("groups", [])) - set(refused.get("sex", [])))
    return True if any(is_unwanted(need, offer) for offer in known if offer.id in offered) else (False if noted else None)


def leave_out(need: Need, offers: Sequence[Offer]) -> None:
    """These are not shown again."""
    need.note(*(_NOT["words"] + offer.id for offer in offers))


def called(need: Need, finder: Finder, words: Sequence[str]) -> List[Offer]:
    """The offers of her country that one of the words tells apart by their name, shown or not: "facket"."""
    some = {word: [offer for offer in finder.naming(word) if offer.country == need.get("country") and word in _words(offer.name)] for word in words}
    return [offer for word, found in some.items() if len(word) >= _SAME - 1 and len(found) <= _RARE for offer in found]


def is_unwanted(need: Need, offer: Offer) -> bool:
    """Whether she does not want to see it."""
    kinds, groups = _marked(need, "kinds") - ({"crisis"} if need.get("crisis") else frozenset()), _marked(need, "groups")
    return offer.id in _marked(need, "words") or any(_is_of_kind(offer, kind) for kind in kinds) or any(_is_for(offer, group) for group in groups)


def find_wanted(need: Need, finder: Finder, answers: Answers, top: int, shown: AbstractSet[str] = frozenset()) -> Found:
    """As `Finder.find`, without what she does not want to see; in the place of what goes comes what is next."""
    hidden, hers = shown | _marked(need, "words"), _of_her_sex(need, answers)
    for _ in range(_TRIES):
        found = finder.find(hers, top=top, shown=hidden)
        if hers is not answers:
            found = _without_reason(found, f"group={hers.wishes.group[0]}")
        gone = {match.offer.id for match in (*found.matches, *found.fallback) if is_unwanted(need, match.offer)}
        if not gone:
            return found
        hidden |= gone
    matches, fallback = (tuple(match for match in some if match.offer.id not in gone) for some in (found.matches, found.fallback))
    return replace(found, matches=matches, fallback=fallback)


def _without_reason(found: Found, reason: str) -> Found:
    """Who told that she is a girl has not asked for a place for girls alone: no other place is told to lack that."""
    matches, fallback = (without_reasons(some, lambda each: each == reason) for some in (found.matches, found.fallback))
    return replace(found, matches=matches, fallback=fallback)


def _of_her_sex(need: Need, answers: Answers) -> Answers:
    """Who was hurt and told that he is a man is shown what is made for men, and a woman what is made for women."""
    if not HARM & set(answers.topics) or answers.wishes.group:
        return answers
    own = tuple(sex for other, sex in _OTHER_SEX.items() if other in _marked(need, "groups"))
    return replace(answers, wishes=replace(answers.wishes, group=own[:1])) if own else answers


def _marked(need: Need, what: str) -> FrozenSet[str]:
    """What she refused so far: ids of offers ("words"), kinds of places, groups."""
    return frozenset(each[len(_NOT[what]):] for each in need.get("answered", []) if each.startswith(_NOT[what]))


def _is_of_kind(offer: Offer, kind: str) -> bool:
    return offer.kind == kind or bool((pattern := _OF_KIND.get(kind)) and pattern.search(fold(f"{offer.name} {offer.provider}")))


def _is_for(offer: Offer, group: str) -> bool:
    """Whether it is made for these alone, of whatever age: what men and women use together is not "for men"."""
    if group in _AGES:
        return group in offer.groups and not set(offer.groups) - _NOT_GROWN if group in _NOT_GROWN else set(offer.groups) == {group}
    return group in offer.groups and not set(offer.groups) - {group} - _AGES - _TOGETHER.get(group, set())


def _is_elsewhere(offer: Offer) -> bool:
    """Whether one goes there, and not everywhere in the country."""
    return offer.kind in ("in_person", "self_help_group") and offer.country not in offer.region


def _told_of(shown: Sequence[Offer], words: Sequence[str], finder: Finder) -> List[str]:
    """Those of the shown whose name or summary holds a word that was said no to, where it does not hold of all of them."""
    told = [word for word in words if len(word) >= _SAME - 1]
    found = {offer.id for offer in shown if any(_alike(word, own) or own.startswith(word) for word in told for own in _words(_text(offer)))}
    return sorted(found) if len(found) < len(shown) or len(shown) == 1 else [offer.id for offer in shown if _is_named(offer, list(words), finder)]


def _text(offer: Offer) -> str:
    return " ".join((offer.name, offer.provider, *offer.summary.values()))


def _is_named(offer: Offer, words: List[str], finder: Finder) -> bool:
    """Whether one of the words is one of the offer's name by which it is told apart from others."""
    mine = {own for own in _words(offer.name) if any(_alike(word, own) for word in words)}
    return any(sum(word in _words(each.name) for each in finder.naming(word) if each.country == offer.country) <= _RARE for word in mine)


def _alike(word: str, mine: str) -> bool:
    return word == mine or (len(word) >= _SAME - 1 and len(mine) >= _SAME - 1 and word[:_SAME] == mine[:_SAME])


def _is_called(offer: Offer, words: List[str]) -> bool:
    """Whether one of the words is its abbreviation: "AA" is called so wherever it stands."""
    return not {fold(word) for word in re.findall(r"\w+", offer.name) if 1 < len(word) < 5 and word.isupper()}.isdisjoint(words)


def _words(name: str) -> List[str]:
    """The words of a name, those of four letters and more, and abbreviations ("AA")."""
    return [fold(word) for word in re.findall(r"\w+", name) if len(word) > 3 or (len(word) > 1 and word.isupper())]
