"""Carrying it further than a number: what happens when you get in touch, what you may say first, what you may refuse.

Everything is drawn from the offer's fields and the person's answers; nothing is promised that a field does not say.
"""
from __future__ import annotations

from typing import Any, Dict, List, Mapping

from bot.openings import HOME, PERSONAL, openings
from index.facets import ways_of
from index.languages import language_of
from index.offers import Contact, Offer
from index.taxonomy import LANGUAGES, Taxonomy

_ANONYMOUS = {True: "needless", False: "asked", None: "unknown"}
_BEHIND_A_PAGE = frozenset(("chat", "email", "form"))  # ways that a website may lead to
_NO_WORD = frozenset(("general", "crisis"))  # topics that say nothing beside "I am not doing well"


def reach_out(offer: Offer, about: Mapping[str, Any], language: str, phrases: Mapping[str, Mapping[str, Any]],
              taxonomy: Taxonomy) -> Dict[str, Any]:
    """{"happens": [sentences], "say": sentence, "say_language": its ISO 639-1 code, "own": the same in the person's language or None,
    "refuse": [sentences], "openings": as in `bot.openings`}.

    `about` holds who, relation, topic and wished languages as far as they are known. What to say stands in a language that the
    offer answers in; where that is not the person's own, it asks for hers. Where nobody is addressed (a website), `say` is None.
    """
    words, ways = phrases[language]["reach_out"], list(dict.fromkeys(contact.type for contact in offer.contacts))
    ways = [way for way in ways if way not in about.get("refused", ())] or ways
    language = language_of(language)  # what she says herself is said in the language's own words, in any voice
    spoken = _spoken(offer, language)
    if PERSONAL.isdisjoint({*ways, *(ways_of(offer) - set(about.get("refused", ())))}):
        return {"happens": _happens(offer, ways, words), "say": None, "say_language": spoken, "own": None, "refuse": [], "openings": []}
    say, own = _opening(about, phrases[spoken]["reach_out"], spoken, taxonomy), None
    if spoken != language:
        say = f"{say} {phrases[spoken]['reach_out']['speak'][language]}"
        own = f"{_opening(about, phrases[language]['reach_out'], language, taxonomy)} {phrases[language]['reach_out']['speak'][language]}"
    others = [row for row in openings(offer, language, taxonomy, about.get("languages") or ()) if row["language"] != language]
    return {"happens": _happens(offer, ways, words), "say": say, "say_language": spoken, "own": own,
            "refuse": [words["refuse"][_ANONYMOUS[offer.anonymous]], words["stop"]], "openings": others}


def in_her_order(offer: Offer, about: Mapping[str, Any]) -> Offer:
    """The offer with those contacts first that she wishes for, and those last that she refused."""
    ways, refused = set(about.get("ways") or ()), set(about.get("refused") or ())

    def later(contact: Contact) -> int:
        if contact.type in ways:
            return 0
        if contact.type in refused:
            return 3
        return 1 if contact.type == "web" and ways & _BEHIND_A_PAGE else 2

    return offer.copy(update={"contacts": sorted(offer.contacts, key=later)}) if ways or refused else offer


def _happens(offer: Offer, ways: List[str], words: Mapping[str, Any]) -> List[str]:
    told = [words[way] for way in ways[:2] if way in words]
    return told + ([words["costs"][offer.cost]] if offer.cost in words["costs"] else [])


def _spoken(offer: Offer, language: str) -> str:
    known = [code for code in offer.languages if code in LANGUAGES]
    if language in known or (not offer.languages and language == HOME.get(offer.country, "de")):
        return language
    return known[0] if known else HOME.get(offer.country, "de")


def _opening(about: Mapping[str, Any], words: Mapping[str, Any], language: str, taxonomy: Taxonomy) -> str:
    topic = about.get("topic")
    named = topic if topic in taxonomy.ids("topics") and topic not in _NO_WORD else None
    who = about.get("relation") or about.get("who")
    person = words["persons"].get(about.get("called")) or words["persons"].get(who)
    phrase = ("say_own" if person and about.get("own") else "say_other" if person else "say_self") + ("_topic" if named else "")
    matter = words["topics"].get(named) or taxonomy.label("topics", named, language) if named else ""
    return str(words[phrase]).format(person=person, topic=matter)
