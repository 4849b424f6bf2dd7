"""One of the offers that are shown, named by its name or a part of it: "ja das Silbernetz, wie geht das" means how to reach it."""
from __future__ import annotations

import re
from typing import List, Optional

from rasa_sdk import Tracker

from actions.need import Need
from index.linear import fold
from index.offers import Offer
from retrieval.finder import Finder

_LONGEST = 10  # words of a message that does nothing but name one
_LETTERS, _SAME = 4, 6  # of a word that can name an offer; in which two that begin alike are one
_SHARED, _MEANT = 4, 3  # offers that begin with the same word of a question; that are answered for
_RARE = 12  # offers, up to which a word tells one apart
_LITTLE = frozenset(("na", "no", "ok", "so"))  # also words of a language
# What stands around the name where somebody wants to know more of it, and nothing else.
_AROUND = frozenset("""
    ja jo joa jep ok okay gut gerne gern bitte danke dann also das die der den dem des dieses diese von vom zu zum zur mit wie was wo geht ist
    funktioniert erreiche erreich ruf rufe anrufen an ich man da dort hin mehr infos info uber klingt passt nehm nehme probier probiere mal genau kann
    kannst mir sagen zeig zeige nummer kontakt wann offen hatte mochte will und oder nochmal ware wars mein meine hab habe frage interessiert mich
    davon jag tar det de ar hur funkar fungerar nar ringer dit dar mer om later bra kan du visa numret tack snalla vill ha prova kontakten och vad gor
    snackar med till hos vem oppet nat yes yeah yep sure fine the that this one sounds good how does do work it i take try like would reach call what
    is about more tell me please number contact of from for and a can you them their show open when details who 's s det's hade garna valjer valj
    nehmen lass versuchen versuch tror passar okej jaha mm hm
    """.split())


def named(tracker: Tracker, need: Need, finder: Finder) -> Optional[str]:
    """The id of the offer that a message names without saying anything else, of those that are shown before all others; None where several fit."""
    text = tracker.latest_message.get("text") or ""
    meant = tracker.latest_message.get("understanding") or {}
    words = re.findall(r"[\w&+-]+", fold(text))
    told = any(meant.get(what) for what in ("choice", "rejects", "names_topic"))
    if need.get("question") in (None, "safe") or told or not 0 < len(words) <= _LONGEST:
        return None
    said = [word for word in words if word not in _AROUND]
    shown = [offer for id in need.get("offered", []) if (offer := finder.offer(id))]
    meaning = [offer for offer in shown if said and all(_names(word, offer) for word in said)]
    if not meaning and said:
        meaning = _in_catalogue(said, str(need.get("country")), finder)
    if len(meaning) != 1 or not _tells_apart(said, meaning[0], finder):
        return None
    return meaning[0].id


def spoken_of(text: str, need: Need, finder: Finder, which: Optional[int] = None, only_named: bool = False) -> List[Offer]:
    """The offers that a question is about: those named in it by a word or a number that tells them apart, else the one whose contact is open, or
    all that are shown. `which` is a place in the list that it names; `only_named` where nothing is on the table."""
    words = [word for word in re.findall(r"[\w&+-]+", fold(text)) if word not in _AROUND]
    shown = [offer for id in need.get("offered", []) if (offer := finder.offer(id))]
    known = {offer.id: offer for word in words for offer in finder.naming(word) if offer.country == need.get("country")} if words else {}
    for offers, least in ((shown, 2), ([] if which and shown else list(known.values()), _LETTERS)):  # "the first" is one of those that stand there
        if called := [offer for offer in offers if any(_is_its_own(word, offer, finder, least) for word in words)]:
            return ([offer for offer in called if set(_parts(offer.name)) <= set(words)] or called)[:_MEANT]
    if only_named:
        return []
    if which and shown:
        return [shown[min(int(which), len(shown)) - 1]]
    opened = finder.offer(need.get("opened")) if need.get("question") == "helped" and need.get("opened") else None
    return [opened] if opened else shown


def _is_its_own(word: str, offer: Offer, finder: Finder, least: int) -> bool:
    """Whether a word of a question, of so many letters at `least`, is what this offer alone, or nearly, is called: "silbernetz", "147"."""
    parts = _parts(offer.name)
    if word in {fold(short) for short in re.findall(r"\w+", offer.name) if 1 < len(short) < _SAME and short.isupper()} - _LITTLE:
        return True  # "BEM"
    if word.isdigit():
        return len(word) > 2 and (word in parts or any(re.sub(r"\D", "", contact.national or contact.value) == word for contact in offer.contacts))
    if len(word) < least or not _begins(word, parts):
        return False  # "Stuttgart" is a place
    return sum(_begins(word, _parts(each.name)) for each in finder.naming(word)) <= _SHARED


def _begins(word: str, parts: List[str]) -> bool:
    """Whether a name begins with this word, its ending aside: "der Dargebotenen Hand"."""
    first = next((part for part in parts if part not in _AROUND), "")
    return word == first or (min(len(word), len(first)) > _SAME and word.startswith(first[:-1]))


def _in_catalogue(said: List[str], country: str, finder: Finder) -> List[Offer]:
    """Those of the country whose name begins with what was said, where that is long enough to be a name: "hjälplinjen"."""
    if len(said[0]) < _SAME:
        return []
    found = [offer for offer in finder.naming(" ".join(said)) if offer.country == country and _parts(offer.name)[:len(said)] == said]
    return [offer for offer in found if _parts(offer.name) == said] or found


def _names(word: str, offer: Offer) -> bool:
    def alike(own: str) -> bool:
        return word == own or (min(len(word), len(own)) >= _SAME and (word.startswith(own) or own.startswith(word)))

    return any(alike(own) for own in _parts(offer.name))


def _tells_apart(said: List[str], offer: Offer, finder: Finder) -> bool:
    """Whether what was said is more than "the telephone" or "the chat", of which many have one."""
    first = _parts(offer.name)[:1]
    short = {fold(word) for word in re.findall(r"\w+", offer.name) if 1 < len(word) < _LETTERS and word.isupper()} - _LITTLE  # "AA"
    long = [word for word in said if len(word) >= _LETTERS or word in first or word in short]
    return any(word in first or sum(word in _parts(each.name) for each in finder.naming(word)) <= _RARE for word in long)


def _parts(name: str) -> List[str]:
    return [part for part in re.findall(r"[\w&+-]+", fold(name)) if len(part) > 1]
