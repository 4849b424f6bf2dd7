"""Offers of one name, institution and place that differ in number or text: which of them has which id, whatever their order in a sheet."""
from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Sequence, Tuple

from index.exchange.columns import plain
from index.exchange.ids import survey_id
from index.offers import Offer, number_key


class Branch(NamedTuple):
    """An offer of a sheet that asks for no id: the hash of all that it says, and its fields."""

    key: str
    fields: Dict[str, Any]


def ids_of(branches: Sequence[Branch], known: Dict[str, Offer]) -> Dict[str, str]:
    """key -> id. What the catalogue has keeps its id where a number or the text is the same; of new ones, the first in the order of their
    hashes has the plain id."""
    groups: Dict[str, List[Branch]] = {}
    for branch in branches:
        groups.setdefault(survey_id(branch.fields), []).append(branch)
    siblings: Dict[Tuple[str, str], List[Offer]] = {}
    for offer in known.values():
        if offer.id.startswith("survey:"):
            siblings.setdefault((plain(offer.provider), plain(offer.name)), []).append(offer)
    found: Dict[str, str] = {}
    for id, group in groups.items():
        first = group[0].fields
        like = [offer for offer in siblings.get((plain(first["provider"]), plain(first["name"])), [])
                if (offer.country, offer.region) == (first["country"], tuple(first["region"]))]
        found.update(_group(id, sorted(group), like))
    return found


def _group(id: str, group: List[Branch], known: List[Offer]) -> Dict[str, str]:
    if len(group) == 1 and len(known) < 2 and all(offer.id == id for offer in known):
        return {group[0].key: id}
    found: Dict[str, str] = {}
    pairs = sorted((-_likeness(branch.fields, offer), branch.key, offer.id) for branch in group for offer in known)
    for likeness, key, of_old in pairs:
        if likeness < 0 and key not in found and of_old not in found.values():
            found[key] = of_old
    taken = {offer.id for offer in known} | set(found.values())
    for branch in group:
        if branch.key not in found:
            found[branch.key] = id if id not in taken else survey_id(branch.fields, branch.key)
            taken.add(found[branch.key])
    return found


def _likeness(fields: Dict[str, Any], offer: Offer) -> int:
    """How much of its ways in and its text an offer of the catalogue shares with that of a sheet; 0: nothing."""
    def ways(contacts: Any) -> Any:
        return {number_key(each.value) if each.type in ("phone", "sms") else each.value.casefold() for each in contacts}

    text = {plain(each) for each in fields["summary"].values()} & {plain(each) for each in offer.summary.values()}
    return 2 * len(ways(fields["contacts"]) & ways(offer.contacts)) + bool(text)
