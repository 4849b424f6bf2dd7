"""A first sentence for somebody who does not share the language of a service: what to say there, and the same in her own language.

Which contact answers in a language is said only where the catalogue tells it, or where there is only one that a person answers.
"""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

from index.offers import Contact, Offer
from index.taxonomy import Taxonomy
from index.yml import read_yml

PERSONAL = frozenset(("phone", "chat", "sms", "email", "address"))  # ways in where somebody has to be addressed
HOME = {"SE": "sv"}  # elsewhere German


def openings(offer: Offer, reader: str, taxonomy: Taxonomy, wished: Sequence[str] = ()) -> List[Dict[str, Any]]:
    """[{"language", "label", "say", "say_language", "own", "ways"}]: for each language that is not the service's main one, and for the
    reader's (de, sv or en) where the service does not name it. `say` stands in `say_language`; `own` is the same in the language
    itself, or None; `ways` are the positions of contacts known to answer in it. Of languages that are `wished`, those alone."""
    if not any(contact.type in PERSONAL for contact in offer.contacts):
        return []
    main = main_language(offer)
    spoken = [language for language in offer.languages if language != main and language not in _sentences()["signed"]]
    asked = ([] if reader in offer.languages else [reader]) + spoken
    return [_opening(offer, language, main, reader, taxonomy) for language in [each for each in asked if each in wished] or asked]


def main_language(offer: Offer) -> str:
    """The language in which it is safest to begin: that of its country, where the offer has it, else its first that we can write."""
    home = HOME.get(offer.country, "de")
    return home if home in offer.languages else next((each for each in offer.languages if each in _sentences()["own"]), home)


def _opening(offer: Offer, language: str, main: str, reader: str, taxonomy: Taxonomy) -> Dict[str, Any]:
    words, ways = _sentences(), _ways(offer, language)
    own: Optional[str] = words["own"].get(language)
    row = {"language": language, "label": taxonomy.label("languages", language, reader), "ways": [place for place, _ in ways]}
    alone = bool(ways) and all(contact.languages == (language,) for _, contact in ways)
    if own and (alone or main not in words["ask"] and language in offer.languages):  # they answer in just this language
        return {**row, "say": own, "say_language": language, "own": None}
    asked_in = main if main in words["ask"] else HOME.get(offer.country, "de")
    return {**row, "say": words["ask"][asked_in].format(language=_named(language, asked_in, taxonomy)), "say_language": asked_in, "own": own}


def _ways(offer: Offer, language: str) -> List[Tuple[int, Contact]]:
    if language not in offer.languages:
        return []
    persons = [(place, contact) for place, contact in enumerate(offer.contacts) if contact.type in PERSONAL]
    told = [(place, contact) for place, contact in persons if language in (contact.languages or ())]
    return told or (persons if len(persons) == 1 and persons[0][1].languages is None else [])


def _named(language: str, within: str, taxonomy: Taxonomy) -> str:
    """The name of a language as it stands in a sentence: without what brackets add, and small in Swedish."""
    name = taxonomy.label("languages", language, within).partition(" (")[0]
    return name.lower() if within == "sv" else name


@lru_cache(maxsize=1)
def _sentences() -> Dict[str, Any]:
    found: Dict[str, Any] = read_yml(Path(__file__).with_suffix(".yml"))
    return found
