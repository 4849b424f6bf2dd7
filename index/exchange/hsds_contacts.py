"""The ways in of an HSDS service: phones, mails, links and addresses, with their hours and the languages that are spoken there.
Names of people are never read."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Callable, Dict, List, Optional, Tuple

from pydantic import ValidationError

from index.exchange.cells import one_line, read_date
from index.exchange.hsds_files import Record, parts
from index.exchange.hsds_hours import current, hours_of
from index.exchange.hsds_words import attribute_values
from index.exchange.numbers import is_mobile, lifted, number_in
from index.exchange.persons import looks_like_a_person, names_a_person
from index.offers import Contact

_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_ADDRESS = ("address_1", "address_2", "address_3", "address_4", "city", "state_province")


Spoken = Callable[[Record], Tuple[str, ...]]  # the languages that a phone or location names for itself, as ids


@dataclass
class Ways:
    """Contacts in the order of their directness; what was lifted or left out; whether one can call, and go there."""

    contacts: List[Contact] = field(default_factory=list)
    repairs: List[str] = field(default_factory=list)

    @property
    def call(self) -> bool:
        return any(contact.type == "phone" for contact in self.contacts)

    @property
    def visit(self) -> bool:
        return any(contact.type == "address" for contact in self.contacts)


def ways_in(service: Record, country: str, spoken: Spoken, today: Optional[date] = None) -> Ways:
    """The service's own ways in; its organization's only where it has none. Schedules that are over by `today` give no hours."""
    places = [at.get("location", {}) for at in parts(service, "service_at_locations")] + parts(service, "locations")
    ways = _read(service, places, country, spoken)
    schedules = [*parts(service, "schedules"), *(each for at in parts(service, "service_at_locations") for each in parts(at, "schedules")),
                    *(each for place in places for each in parts(place, "schedules"))]
    schedules = current(schedules, today, ways.repairs)
    owner = service.get("organization", {})
    if not ways.contacts and owner:
        tried = ways.repairs
        ways = _read(owner, [owner, *parts(owner, "locations")], country, spoken)
        ways.repairs[:0] = tried
        if ways.contacts:
            ways.repairs.append("the service names no way in; those of its organization were taken")
    hours = None if any(contact.hours for contact in ways.contacts) else hours_of(schedules, ways.repairs)
    if hours:
        first = next((contact.type for kind in ("address", "phone", "web") for contact in ways.contacts if contact.type == kind), None)
        ways.contacts = [contact.copy(update={"hours": hours}) if contact.type == first else contact for contact in ways.contacts]
    return ways


def _read(owner: Record, places: List[Record], country: str, spoken: Spoken) -> Ways:
    ways, found = Ways(), []
    people = [*parts(owner, "contacts"), *(each for at in parts(owner, "service_at_locations") for each in parts(at, "contacts"))]
    theirs = [(phone, looks_like_a_person(_name_of(person))) for person in people for phone in parts(person, "phones")]
    phones = [*parts(owner, "phones"), *(phone for phone, _ in theirs),
              *(phone for at in parts(owner, "service_at_locations") for phone in parts(at, "phones")),
              *(phone for place in places if place is not owner for phone in parts(place, "phones"))]
    own = [id(phone) for phone, private in theirs if private]
    private = looks_like_a_person(_name_of(owner.get("organization", owner)))
    for phone in phones:
        found += _phones(phone, country, ways, spoken(phone), private or id(phone) in own)
    for person in people:
        if _is_own_mail(person, owner):
            ways.repairs.append("the mail address of a person is not given to anybody; it was left out")
            continue
        found.append(_contact(person, "email", person.get("email"), person.get("title") if attribute_values(person).values else None, ways))
    found.append(_contact(owner, "email", owner.get("email"), None, ways, plain=True))
    for place in places:
        found.append(_place(place, ways, spoken(place) if place is not owner else ()))
        if place.get("location_type") == "virtual":
            found.append(_contact(place, "web", place.get("url") or place.get("name"), place.get("description"), ways,
                                  spoken=spoken(place)))
    link = owner.get("url") or owner.get("website")
    found.append(_contact(owner, "web", _link(link), None, ways, plain=True))
    kept: Dict[Tuple[str, str, int], Tuple[int, Contact]] = {}
    for order, contact in filter(None, found):
        if not any(value == contact.value for _, value, _ in kept) or order < _LAST:
            kept.setdefault((contact.type, contact.value, order), (order, contact))
    ways.contacts = [contact for _, contact in sorted(kept.values(), key=lambda each: each[0])]
    return ways


_LAST = 10_000
Placed = Optional[Tuple[int, Contact]]


def _contact(record: Record, kind: str, value: Any, label: Any, ways: Ways, national: Optional[str] = None, plain: bool = False,
             spoken: Tuple[str, ...] = ()) -> Placed:
    """A contact with its place in the order. `plain` leaves out our attributes, which are the whole service's."""
    if not isinstance(value, str) or not value:
        return None
    value = re.sub(r"(?i)^mailto:([^?]*).*", r"\1", value) if kind == "email" else value
    said = attribute_values(record) if not plain else attribute_values({})
    text = one_line(label) if isinstance(label, str) else ""
    try:
        contact = Contact(type=said.first("contact_types") or kind, value=value, national=said.first("national") or national,
                          label=(text or None) if said.values else None if names_a_person(text) else text[:300] or None,
                          free={"yes": True, "no": False}.get(said.first("free") or ""), hours=said.first("hours"),
                          languages=said.all("languages") or spoken or None,
                          verified_on=read_date(said.first("verified_on") or ""), verified_by=said.first("verified_by"))
    except ValidationError as error:
        ways.repairs.append(f"{error.errors()[0]['msg']}; it was left out")
        return None
    order = said.first("order") or ""
    return (int(order) if order.isdecimal() and len(order) < 5 else _LAST), contact


def _name_of(record: Record) -> str:
    """Only to see whether it is a person's; it is kept nowhere."""
    return one_line(str(record.get("name", "")))


def _is_own_mail(person: Record, owner: Record) -> bool:
    """Whether a contact's address bears the name of the person whom it names, and is none at the organization's own domain."""
    names = re.findall(r"[^\W\d_]{3,}", _name_of(person).casefold()) if looks_like_a_person(_name_of(person)) else []
    box, _, domain = str(person.get("email", "")).casefold().partition("@")
    ours = " ".join(str(each.get(key, "")) for each in (owner, owner.get("organization", {})) for key in ("email", "url", "website")).casefold()
    return any(name in box for name in names) and not re.search(rf"(?:@|//|www\.|\s|^){re.escape(domain)}\b", ours)


def _phones(phone: Record, country: str, ways: Ways, spoken: Tuple[str, ...], private: bool = False) -> List[Placed]:
    """The number of a record, or the numbers that some write into one; a fax is no way in, nor is a person's own mobile."""
    printed, label = str(phone.get("number", "")).strip("\"' "), phone.get("description")
    if not printed or phone.get("type") == "fax":
        return []
    kind = "sms" if phone.get("type") in ("sms", "text") else "phone"
    if attribute_values(phone).first("order") is not None:
        return [_contact(phone, kind, printed, label, ways, spoken=spoken)]
    found = []
    for each in re.split(r"\s+(?:or|and|oder|eller)\s+|\s*[;/]\s+", printed):
        number, _, extension = re.sub(r"(?i)\s*,?\s*\b(?:ext(?:ension)?\.?|x)\s*(\d{1,8})$", "\0\\1", each).partition("\0")
        extension = extension or str(phone.get("extension", ""))
        there = number_in(number, country) if re.search(r"[^\W\d_]", number) else None
        right = there.value if there else lifted(number, country)
        if right is None:
            ways.repairs.append(f"'{each[:60]}' is no number and was left out")
            continue
        if is_mobile(right) and (private or names_a_person(f"{label or ''}")):
            ways.repairs.append("a mobile number of a private person is not given to anybody; it was left out")
            continue
        if there and there.left:
            ways.repairs.append(f"'{there.left[:60]}' beside a number could not be read; it was left out")
        printed_alone = there.printed if there else number
        named = [text for text in (label, there.label if there else None, f"ext. {extension}" if re.fullmatch(r"\d{1,8}", extension) else None)
                 if isinstance(text, str) and text]
        found.append(_contact(phone, kind, right, ", ".join(named), ways, None if printed_alone == right else printed_alone, spoken=spoken))
        if parts(phone, "schedules"):
            ways.repairs.append("the hours of one number alone were left out")
    return found


def _place(place: Record, ways: Ways, spoken: Tuple[str, ...]) -> Placed:
    if attribute_values(place).first("contact_types") == "address":
        return _contact(place, "address", place.get("name"), place.get("description"), ways, spoken=spoken)
    for address in parts(place, "addresses"):
        lines = [one_line(address[key]) for key in _ADDRESS if isinstance(address.get(key), str)]
        text = ", ".join(dict.fromkeys(filter(None, lines)))
        if text and address.get("address_type") != "virtual":
            label = place.get("name") if place.get("location_type") else None
            return _contact({}, "address", f"{text} {address.get('postal_code', '')}".strip(), label, ways, spoken=spoken)
    return None


def _link(value: Any) -> Any:
    return f"https://{value}" if isinstance(value, str) and _HOST.fullmatch(value) else value
