"""What a request to /hsds/services narrows the services to: HSDS's filters, and the UK profile's age, day, time and proximity."""
from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Any, Dict, NamedTuple, Optional, Tuple

from fastapi import Query

from bot.api import Problem
from bot.settings import COUNTRIES
from index.exchange.hsds_out import days_of, organization_id, term_id
from index.exchange.hsds_words import PREFIX
from index.exchange.ids import OURS, part_uuid
from index.gazetteer import Place, distance_km, load_gazetteer
from index.offers import Offer
from index.taxonomy import load_taxonomy

# of the vocabulary -> field of an offer
FACETS = {"topics": "topics", "settings": "settings", "groups": "groups", "occupations": "occupations", "who": "for_whom"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FARTHEST = 500.0  # km


class Wanted(NamedTuple):
    """What a request narrows the services to; None: all. `term` is a facet of ours and an id in it."""

    text: Optional[str]
    term: Optional[Tuple[str, str]]
    taxonomy: Optional[str]
    organization: Optional[str]
    language: Optional[str]
    country: Optional[str]
    ages: Tuple[Optional[int], Optional[int]]
    day: Optional[str]
    time: Optional[str]
    near: Optional[Place]
    proximity: float
    after: Optional[datetime]


def wanted_services(search: Optional[str] = Query(None, max_length=200, description="Words that stand in the name, the institution or the description"),
            text: Optional[str] = Query(None, max_length=200, description="The same, as Open Referral UK calls it"),
            taxonomy_term_id: Optional[str] = Query(None, description="A term of ours, by its UUID"),
            taxonomy_id: Optional[str] = Query(None, description="A facet of ours, by its UUID"),
            topic: Optional[str] = Query(None, description="A topic of ours, such as grief"), organization_id: Optional[str] = None,
            language: Optional[str] = Query(None, description="ISO 639-1"), country: Optional[str] = Query(None, description="ISO 3166-1"),
            age: Optional[int] = Query(None, ge=0, le=120), minimum_age: Optional[int] = Query(None, ge=0, le=120),
            maximum_age: Optional[int] = Query(None, ge=0, le=120), day: Optional[str] = Query(None, description="MO to SU"),
            time: Optional[str] = Query(None, description="hh:mm, local"),
            place: Optional[str] = Query(None, max_length=100, description="A municipality, with proximity. Services for a whole country or "
                                         "state are not found by it"),
            proximity: float = Query(25, ge=0, le=_FARTHEST, description="Kilometres around the place"),
            modified_after: Optional[str] = Query(None, description="A date or date-time (RFC 3339)")) -> Wanted:
    """The filters of a request. Raises Problem for a value that cannot be used."""
    vocabulary, country = load_taxonomy(), (country or "").strip() or None
    terms = {term_id(facet, id): (facet, id) for facet in FACETS for id in vocabulary.ids(facet)} if taxonomy_term_id else {}
    known_country(country)
    if topic and topic not in vocabulary.ids("topics"):
        raise Problem(422, "This topic is not known", f"Send topic as one of {', '.join(vocabulary.ids('topics'))}.", "topic")
    if taxonomy_term_id and taxonomy_term_id not in terms:
        raise Problem(422, "This term is not known", "Send the id of one of the terms in GET /hsds/taxonomy_terms.", "taxonomy_term_id")
    known_taxonomy(taxonomy_id)
    if minimum_age is not None and maximum_age is not None and minimum_age > maximum_age:
        raise Problem(422, "These ages are reversed", "Send a minimum_age that is not above maximum_age.", "minimum_age")
    day = day.upper() if day else None
    if day and day not in _DAYS:
        raise Problem(422, "This is no day", f"Send day as one of {', '.join(_DAYS)}.", "day")
    if time and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time):
        raise Problem(422, "This is no time", "Send time as hh:mm, such as 18:30.", "time")
    near = load_gazetteer().find(place, country and country.upper()) if place else None
    near = near if near is None or not country or near.country == country.upper() else None
    if place and near is None:
        raise Problem(422, "This place is not known", "Send the name of a municipality in DE, AT, CH or SE.", "place")
    term = ("topics", topic) if topic else terms[taxonomy_term_id] if taxonomy_term_id else None
    ages = (age, age) if age is not None else (minimum_age, maximum_age)
    return Wanted(search or text, term, taxonomy_id or None, organization_id, language, country and country.upper(), ages, day, time, near, proximity,
                  _time(modified_after) if modified_after else None)


def known_country(country: Optional[str]) -> None:
    """Raises Problem for one that is not served; none at all is every one."""
    if country and country.strip().upper() not in COUNTRIES:
        raise Problem(422, "This country is not served", f"Send country as one of {', '.join(COUNTRIES)}.", "country")


def known_taxonomy(id: Optional[str]) -> None:
    """Raises Problem for a facet that is not ours."""
    if id and id not in {taxonomy_of(facet)["id"] for facet in FACETS}:
        raise Problem(422, "This taxonomy is not known", "Send the id of one of those in GET /hsds/taxonomies.", "taxonomy_id")


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(re.sub(r"[zZ]$", "+00:00", text.replace(" ", "+")))
    except ValueError:
        raise Problem(422, "This is no time", "Send modified_after as 2026-01-31 or 2026-01-31T12:00:00Z.", "modified_after") from None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def fits(offer: Offer, wanted: Wanted, times: Dict[str, datetime]) -> bool:
    """Whether an offer is among those; `times` says when each was taken in."""
    words = " ".join([offer.name, offer.provider, *offer.summary.values()]).casefold() if wanted.text else ""
    low, high = wanted.ages
    checks = (
        not wanted.text or all(word in words for word in wanted.text.casefold().split()),
        wanted.term is None or wanted.term[1] in getattr(offer, FACETS[wanted.term[0]]),
        wanted.taxonomy is None or any(taxonomy_of(facet)["id"] == wanted.taxonomy and getattr(offer, name) for facet, name in FACETS.items()),
        wanted.organization in (None, organization_id(offer.provider)),
        wanted.language is None or wanted.language in offer.languages,
        wanted.country in (None, offer.country),
        low is None or offer.age_max is None or offer.age_max >= low,
        high is None or offer.age_min is None or offer.age_min <= high,
        wanted.after is None or times.get(offer.id, wanted.after) >= wanted.after,
    )
    return all(checks) and _is_open(offer, wanted) and _is_near(offer, wanted)


def _is_open(offer: Offer, wanted: Wanted) -> bool:
    """Whether one of its ways in has hours on that day and at that time, as they are written; without hours it is not known."""
    if wanted.day is None and wanted.time is None:
        return True
    for hours in {contact.hours for contact in offer.contacts if contact.hours}:
        if hours == "24/7":
            return True
        for days, spans in re.findall(r"((?:(?:Mo|Tu|We|Th|Fr|Sa|Su)[-,]?)*) ?(\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)", hours):
            if wanted.day and wanted.day.capitalize() not in days_of(days.strip("-,") or "Mo-Su"):
                continue
            if wanted.time is None or any(_holds(span, wanted.time) for span in spans.split(",")):
                return True
    return False


def _holds(span: str, time: str) -> bool:
    opens, closes = span.split("-")
    return opens <= time < closes if opens < closes else time >= opens or time < closes


def _is_near(offer: Offer, wanted: Wanted) -> bool:
    if wanted.near is None:
        return True
    if offer.country != wanted.near.country:
        return False
    places = [load_gazetteer().find(area, offer.country) for area in offer.region]
    return any(place is not None and distance_km(place, wanted.near) <= wanted.proximity for place in places)


def taxonomy_of(facet: str) -> Dict[str, Any]:
    """A facet of our vocabulary as a taxonomy of HSDS."""
    return {"id": part_uuid(OURS, "taxonomy", facet), "name": PREFIX + facet, "description": f"Lotse's vocabulary: {facet}"}
