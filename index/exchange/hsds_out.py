"""Offers as Open Referral HSDS 3.0: services with all that belongs to them, valid against the official schema."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Tuple
from uuid import UUID, uuid5

from index.exchange.cells import clean, one_line
from index.exchange.hsds_words import PREFIX, attribute
from index.exchange.ids import OURS, part_uuid, uuid_of
from index.offers import Contact, Offer
from index.taxonomy import LANGUAGES, Taxonomy

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/v3.0.1/hsds/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
_STATUSES = ("active", "inactive", "defunct", "temporarily closed")
_FACETS = {"kinds": "kind", "who": "for_whom", "groups": "groups", "occupations": "occupations", "settings": "settings", "topics": "topics", "costs": "cost",
           "countries": "country", "scopes": "scope", "confidence": "confidence", "same_line_as": "same_line_as"}
_ADDRESS = re.compile(r"(.+), (?:(\d{5}|\d{4}|\d{3} \d{2}) )?([^,;\d]+)")
_RULE = re.compile(r"(?:((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*) )?((?:\d\d:\d\d-\d\d:\d\d)(?:,\d\d:\d\d-\d\d:\d\d)*)")
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
Record = Dict[str, Any]


def write_hsds(path: Path, offers: Iterable[Offer], taxonomy: Taxonomy) -> int:
    """All services as a JSON array, or one a line where the name ends in .jsonl, in the order of their UUIDs. Returns how
    many. Raises OSError."""
    services = sorted((service_of(offer, taxonomy) for offer in offers), key=lambda service: str(service["id"]))
    if path.suffix.lower() == ".jsonl":
        path.write_text("".join(json.dumps(service, ensure_ascii=False) + "\n" for service in services), "utf-8")
    else:
        path.write_text(json.dumps(services, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(services)


def service_of(offer: Offer, taxonomy: Taxonomy, modified: Optional[str] = None) -> Record:
    """The service of an offer, with its organization and all its parts; `modified` is a date-time (RFC 3339)."""
    owner = uuid_of(offer.id)
    texts = {language: offer.summary[language] for language in (*LANGUAGES, *sorted(offer.summary)) if language in offer.summary}
    first = next((c.value for c in offer.contacts if c.type == "web" and c.value.startswith("http")), None)
    service: Record = {
        "id": str(owner), "organization_id": organization_id(offer.provider), "name": one_line(offer.name),
        "description": next(iter(texts.values())), "url": first,
        "email": next((c.value for c in offer.contacts if _is_mail(c)), None),
        "status": offer.status if offer.status in _STATUSES else "inactive",
        "minimum_age": offer.age_min, "maximum_age": offer.age_max, "assured_date": offer.verified_on and offer.verified_on.isoformat(),
        "last_modified": modified,
        "phones": [_phone(owner, order, c, taxonomy) for order, c in enumerate(offer.contacts) if c.type in ("phone", "sms")],
        "contacts": [_mail(owner, order, c, taxonomy) for order, c in enumerate(offer.contacts) if _is_mail(c)],
        "schedules": _schedules(owner, offer),
        "service_areas": [{"id": part_uuid(owner, "area", area), "service_id": str(owner), "name": area} for area in offer.region],
        "service_at_locations": [_at(owner, order, c, offer, taxonomy) for order, c in enumerate(offer.contacts)
                                 if c.type not in ("phone", "sms") and not _is_mail(c)],
        "languages": _languages(owner, {"service_id": str(owner)}, offer.languages, taxonomy),
        "organization": {"id": organization_id(offer.provider), "name": one_line(offer.provider), "description": one_line(offer.provider)},
        "cost_options": [] if offer.cost == "unknown" else [
            {"id": part_uuid(owner, "cost"), "service_id": str(owner), "option": taxonomy.label("costs", offer.cost, "en"),
             **({"amount": 0} if offer.cost == "free" else {})}],
        "attributes": _attributes(owner, offer, texts, taxonomy),
    }
    filled: Record = _tidy(service)
    return filled


def organization_id(provider: str) -> str:
    """The UUID of an institution: the same for all its offers."""
    return str(uuid5(OURS, f"organization/{one_line(provider).casefold()}"))


def organization_of(offers: List[Offer], full: bool) -> Record:
    """The organization of offers of one institution; `full` names its services."""
    name = one_line(offers[0].provider)
    found: Record = {"id": organization_id(name), "name": name, "description": name}
    if full:
        found["services"] = [{"id": str(uuid_of(offer.id)), "name": one_line(offer.name), "status": offer.status} for offer in offers]
    return found


def term_id(facet: str, id: str) -> str:
    """The UUID of a term of our vocabulary, the same in every service."""
    return part_uuid(OURS, "term", PREFIX + facet, id)


def brief(service: Record) -> Record:
    """A service without its parts, as the API lists it."""
    return {name: value for name, value in service.items() if not isinstance(value, (list, dict))}


def _is_mail(contact: Contact) -> bool:
    return contact.type == "email" and "://" not in contact.value


def _attributes(owner: UUID, offer: Offer, texts: Dict[str, str], taxonomy: Taxonomy) -> List[Record]:
    found = []
    for facet, name in _FACETS.items():
        value = getattr(offer, name)
        for id in (value,) if isinstance(value, str) else value:
            found.append(_said(owner, "service", str(owner), facet, id, taxonomy.label(facet, id, "en")))
    if offer.anonymous is not None:
        found.append(_said(owner, "service", str(owner), "anonymous", "yes" if offer.anonymous else "no", "anonymous"))
    if offer.valid_until is not None:
        found.append(_said(owner, "service", str(owner), "valid_until", offer.valid_until.isoformat(), "valid until"))
    found += [_said(owner, "service", str(owner), "summary", language, f"summary ({language})", text) for language, text in texts.items()]
    found += [_said(owner, "service", str(owner), "sources", source.url, "source", source.supports) for source in offer.sources]
    for term in offer.foreign_terms or ():
        found.append(attribute(owner, "service", str(owner), "directory", term, term))
    return found


def _said(owner: UUID, entity: str, id: str, name: str, code: str, label: str, value: Optional[str] = None) -> Record:
    found = attribute(owner, entity, id, PREFIX + name, code, label, value)
    term = term_id(name, code)
    return {**found, "taxonomy_term_id": term, "taxonomy_term": {**found["taxonomy_term"], "id": term}}


def _extras(owner: UUID, entity: str, id: str, order: int, contact: Contact, taxonomy: Taxonomy) -> List[Record]:
    """What HSDS has no field for in a contact: its kind, its place in the order, the printed form, hours, whether it is free."""
    values = {"contact_types": contact.type, "order": str(order), "national": contact.national, "hours": contact.hours,
              "free": None if contact.free is None else "yes" if contact.free else "no",
              "verified_on": contact.verified_on and contact.verified_on.isoformat(), "verified_by": contact.verified_by}
    return [_said(owner, entity, id, name, value, taxonomy.label(name, value, "en")) for name, value in values.items() if value]


def _phone(owner: UUID, order: int, contact: Contact, taxonomy: Taxonomy) -> Record:
    id = part_uuid(owner, "phone", order)
    return {"id": id, "service_id": str(owner), "number": contact.value, "type": "sms" if contact.type == "sms" else "voice",
            "description": contact.label, "attributes": _extras(owner, "phone", id, order, contact, taxonomy),
            "languages": _languages(owner, {"phone_id": id}, contact.languages, taxonomy)}


def _languages(owner: UUID, of: Dict[str, str], ids: Optional[Tuple[str, ...]], taxonomy: Taxonomy) -> List[Record]:
    """Those of the service, a phone or a location, which `of` names ({"phone_id": …})."""
    name, whose = next(iter(of.items()))
    apart = () if name == "service_id" else (whose,)
    return [{"id": part_uuid(owner, "language", *apart, id), name: whose, "name": taxonomy.label("languages", id, "en"), "code": id} for id in ids or ()]


def _mail(owner: UUID, order: int, contact: Contact, taxonomy: Taxonomy) -> Record:
    id = part_uuid(owner, "contact", order)
    spoken = [_said(owner, "contact", id, "languages", language, taxonomy.label("languages", language, "en")) for language in contact.languages or ()]
    return {"id": id, "service_id": str(owner), "title": contact.label, "email": contact.value,
            "attributes": [*_extras(owner, "contact", id, order, contact, taxonomy), *spoken]}


def _at(owner: UUID, order: int, contact: Contact, offer: Offer, taxonomy: Taxonomy) -> Record:
    """A place where the service is: a street address, or a link to a chat, form, app or site."""
    id = part_uuid(owner, "location", order)
    location: Record = {"id": id, "location_type": "physical" if contact.type == "address" else "virtual", "name": contact.value,
                        "description": contact.label, "attributes": _extras(owner, "location", id, order, contact, taxonomy),
                        "languages": _languages(owner, {"location_id": id}, contact.languages, taxonomy)}
    if contact.type == "address":
        found = _ADDRESS.fullmatch(contact.value)
        location["addresses"] = [{
            "id": part_uuid(owner, "address", order), "location_id": id, "address_1": found[1] if found else contact.value,
            "city": found[3] if found else offer.region[0], "state_province": offer.region[0], "postal_code": found[2] or "" if found else "",
            "country": offer.country, "address_type": "physical"}]
    elif re.match(r"https?://", contact.value):
        location["url"] = contact.value
    return {"id": part_uuid(owner, "at", order), "service_id": str(owner), "location_id": id, "location": location}


def _schedules(owner: UUID, offer: Offer) -> List[Record]:
    """The hours of the first contact that has some, rule by rule; a rule that is more than days and times, as its text alone."""
    hours = next((contact.hours for contact in offer.contacts if contact.hours), None)
    found = []
    for number, rule in enumerate(re.split(r"\s*;\s*", hours) if hours else ()):
        plain = _RULE.fullmatch("Mo-Su 00:00-24:00" if rule == "24/7" else rule)
        for place, span in enumerate(plain[2].split(",") if plain else ("",)):
            schedule: Record = {"id": part_uuid(owner, "schedule", number, place), "service_id": str(owner), "description": rule}
            if plain:
                opens, closes = span.split("-")
                schedule.update(freq="WEEKLY", wkst="MO", byday=",".join(days_of(plain[1] or "Mo-Su")).upper(), opens_at=opens, closes_at=closes)
            found.append(schedule)
    return found


def days_of(text: str) -> List[str]:
    """The days of "Mo-We,Sa", in that order."""
    found: List[str] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        found += [_DAYS[day % 7] for day in range(start, end + 1 if end >= start else end + 8)]
    return list(dict.fromkeys(found))


_REQUIRED = ("postal_code", "city", "state_province")


def _tidy(value: Any) -> Any:
    """Texts made safe, and what is empty left out."""
    if isinstance(value, dict):
        tidied = {name: _tidy(each) for name, each in value.items()}
        return {name: each for name, each in tidied.items() if each not in (None, "", []) or name in _REQUIRED}
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    return clean(value) if isinstance(value, str) else value
