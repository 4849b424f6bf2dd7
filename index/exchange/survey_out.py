"""Offers as the survey's sheet: one row an offer, words of the vocabulary in one language, drop-downs to choose from."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Tuple

from index.exchange.columns import load_headings
from index.exchange.ways_in import by_column, written
from index.exchange.workbook import write_table
from index.offers import Contact, Offer
from index.taxonomy import Taxonomy

_FACETS = {"target_group": "groups", "occupation": "occupations", "who_may_ask": "who", "life_setting": "settings", "topic": "topics",
           "kind": "kinds", "language": "languages", "phone_language": "languages", "cost": "costs", "country": "countries"}
_YES_NO = {"de": ("ja", "nein"), "sv": ("ja", "nej"), "en": ("yes", "no")}
_ADDRESS = re.compile(r"(.+), (\d{5}|\d{4}|\d{3} \d{2}) ([^,;\d]+)")
_WIDE = {"description": 60, "offer": 35, "institution": 35}


def write_survey(path: Path, offers: Iterable[Offer], taxonomy: Taxonomy, language: str) -> int:
    """An XLSX with the offers of our own catalogue, in the order of their ids. Returns how many. Raises OSError."""
    headings = load_headings()
    rows = [row_of(offer, taxonomy, language) for offer in sorted(offers, key=lambda offer: offer.id) if offer.directory is None]
    choices = {headings.columns.index(column): [taxonomy.label(facet, id, language) for id in taxonomy.ids(facet)]
               for column, facet in _FACETS.items()}
    choices[headings.columns.index("anonymous")] = list(_YES_NO[language])
    write_table(path, "survey", [headings.heading(column, language) for column in headings.columns],
                [[row.get(column) for column in headings.columns] for row in rows], choices,
                {headings.columns.index(column): width for column, width in _WIDE.items()})
    return len(rows)


def row_of(offer: Offer, taxonomy: Taxonomy, language: str) -> Dict[str, Any]:
    """column -> cell; read again it gives the same cells."""
    ids = {"target_group": offer.groups, "occupation": offer.occupations, "who_may_ask": offer.for_whom, "life_setting": offer.settings, "topic": offer.topics,
           "kind": (offer.kind,), "language": offer.languages, "phone_language": spoken_on_the_phone(offer), "cost": (offer.cost,), "country": (offer.country,)}
    columns, hours = by_column(offer), common_hours(offer)
    row: Dict[str, Any] = {column: "; ".join(taxonomy.label(_FACETS[column], id, language) for id in ids[column]) for column in ids}
    row.update({column: written(contacts, hours if column == "contact_phone" else None) for column, contacts in columns.items()})
    row.update(
        id=offer.id, institution=offer.provider, offer=offer.name, description=offer.text(language), region="; ".join(offer.region), hours=hours,
        anonymous=None if offer.anonymous is None else _YES_NO[language][0 if offer.anonymous else 1],
        age_from=offer.age_min, age_to=offer.age_max, valid_until=offer.valid_until and offer.valid_until.isoformat())
    return {**row, **_divided(columns["contact_address"])}


def common_hours(offer: Offer) -> Optional[str]:
    """The hours that all numbers of an offer have, or None."""
    hours = {contact.hours for contact in offer.contacts if contact.type == "phone"}
    return next(iter(hours)) if len(hours) == 1 else None


def spoken_on_the_phone(offer: Offer) -> Tuple[str, ...]:
    """The languages of their own that all numbers of an offer have; empty where they differ or none is told."""
    spoken = {contact.languages or () for contact in offer.contacts if contact.type == "phone"}
    return next(iter(spoken)) if len(spoken) == 1 else ()


def _divided(addresses: List[Contact]) -> Dict[str, str]:
    found = _ADDRESS.fullmatch(addresses[0].value) if len(addresses) == 1 and not (addresses[0].label or addresses[0].hours) else None
    return {"contact_address": found[1], "postal_code": found[2], "place": found[3]} if found else {}
