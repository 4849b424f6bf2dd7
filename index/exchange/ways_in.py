"""The ways in that a cell names: numbers, mail addresses, links and street addresses, as contacts of an offer.

A cell holds one a line (or divided by ;), each `value (label) [hours]`. A number is kept as it is printed (`national`) and
lifted to E.164 (`value`).
"""
from __future__ import annotations

import re
from typing import Callable, Dict, List, NamedTuple, Optional, Tuple

from pydantic import ValidationError

from index.exchange.cells import one_line
from index.exchange.numbers import divided, is_fax, is_mobile, lifted, number_in
from index.exchange.persons import is_private, looks_like_a_person, names_a_person
from index.exchange.plain_hours import read_hours
from index.exchange.remarks import Remark
from index.offers import Contact, Offer, value_problem

__all__ = ["ORDER", "Found", "by_column", "lifted", "looks_like_a_person", "read_addresses", "read_links", "read_mails", "read_phones", "written"]
ORDER = ("phone", "sms", "chat", "email", "form", "app", "web", "address")  # of contacts, most direct first
_WEB_TYPES = ("chat", "form", "app", "email")
_KEPT = 0xF0000  # the first of characters that nobody writes
_HOURS = re.compile(r"\s*\[([^\]]*)\]$")
_LABEL = re.compile(r"\s+\(([^()]*[^\W\d_]{2}[^()]*(?:\([^()]*\)[^()]*)*)\)$")
_MAIL = re.compile(r"[^\s@<>,;:()\[\]\"']+@[^\s@<>,;()\[\]\"']+\.[A-Za-z]{2,}")
_AT, _DOT = re.compile(r"(?i)\s*[\[({]\s*(?:at|ät|a)\s*[\])}]\s*"), re.compile(r"(?i)\s*[\[({]\s*(?:dot|punkt|pkt)\s*[\])}]\s*")
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


class Found(NamedTuple):
    """Contacts of a cell, and sentences on what was lifted and what was left out."""

    contacts: List[Contact]
    repairs: List[Remark]


class _Way(NamedTuple):
    type: str
    value: str
    label: str = ""
    national: Optional[str] = None
    repair: Optional[Remark] = None
    hours: Optional[str] = None


class _Private(ValueError):
    """A number that is given to nobody."""


class _Fax(ValueError):
    """A number that nobody answers."""


def read_phones(cell: str, country: str, private: bool) -> Found:
    """Numbers (and SMS, by the label). A mobile number is left out where the offer is a person's (`private`) or the cell
    says that it is private."""
    repairs: List[Remark] = []

    def one(value: str, label: str) -> _Way:
        if is_fax(value):
            raise _Fax(f"'{value}' is a fax number, which nobody answers")
        found = number_in(value, country)
        if found is None:
            bare = re.fullmatch(r"[\d\s/().‐–−-]+", value) and len(re.sub(r"\D", "", value)) > 6
            raise ValueError(f"'{value}' has neither area code nor +: write it as it is dialled from another town" if bare else
                             value_problem("phone", value) or f"'{value}' is no number")
        said = ", ".join(filter(None, (found.label, label)))
        if is_mobile(found.value) and (private or is_private(f"{value} {label}") or names_a_person(f"{said}; {found.left}") or names_a_person(said)):
            raise _Private("a mobile number of a private person is not given to anybody")
        if found.hours is None and label and re.search(r"\d", label) and (opened := read_hours(label)):
            found, label, said = found._replace(hours=opened), "", found.label
        if found.left:
            repairs.append(Remark(f"'{found.left}' beside {found.printed} could not be read; it was left out", "unread", "contact_phone", what=found.left))
        if names_a_person(said):
            said = ""
            repairs.append(Remark("the name of a person beside a number was left out", "person_left_out", "contact_phone"))
        opened = _read_as("hours in", value, found.hours, "contact_phone") if found.hours else None
        kind = "sms" if re.match(r"sms\b", said, re.IGNORECASE) else "phone"
        said = re.sub(r"(?i)^(sms) (?:an|på|till|to)$", r"\1", said) if re.search(r"\w", said) else ""
        return _Way(kind, found.value, said, None if found.printed == found.value else found.printed, opened, found.hours)

    parts = _with_their_words(_parts(cell, lambda line: [part for each in re.split(r"[;\n|]", line) for part in divided(each, country)]), country)
    found = _read("contact_phone", parts, one)
    return Found(found.contacts, found.repairs + repairs)


def _with_their_words(parts: List[str], country: str) -> List[str]:
    """The parts of a cell; hours or words in brackets that stand in a line of their own belong to the number before them."""
    kept: List[str] = []
    for part in parts:
        before = kept[-1] if kept else ""
        if before and not before.endswith("]") and number_in(part, country) is None and number_in(_taken(before, _LABEL)[0], country):
            if re.search(r"\d", part) and read_hours(part):
                kept[-1] = f"{before} [{part}]"
                continue
            if re.fullmatch(r"\([^()\d]+\)", part):
                kept[-1] = f"{before} {part}"
                continue
        kept.append(part)
    return kept


def read_mails(cell: str) -> Found:
    def one(value: str, label: str) -> _Way:
        found = _MAIL.search(_DOT.sub(".", _AT.sub("@", value)))  # "info (at) verein (punkt) de", as some hide it from machines
        if found is None:
            raise ValueError(f"'{value}' is no e-mail address")
        return _Way("email", found[0], label, None, None if found[0] == value else _read_as("mail", value, found[0], "contact_email"))

    return _read("contact_email", _parts(cell, re.compile(r"[;\n|]|,\s*|\s+(?=[^\s()\[\]]+@)").split), one)


def read_links(cell: str) -> Found:
    """Links; a label that begins with chat, form, app or email says what the link opens."""
    def one(value: str, label: str) -> _Way:
        kind = next((each for each in _WEB_TYPES if re.match(rf"{each}\b", label)), "web")
        if re.match(r"https?://", value, re.IGNORECASE):
            fixed = re.sub(r"^\w+", lambda scheme: scheme[0].lower(), value)
        elif _HOST.fullmatch(value):
            fixed = f"https://{value}"
        else:
            fixed = value
        if kind == "web" and _MAIL.fullmatch(value):
            kind, fixed = "email", value
        return _Way(kind, fixed, label, None, None if fixed == value else _read_as("link", value, fixed, "contact_web"))

    return _read("contact_web", _parts(cell, re.compile(r"[;\n|]|,\s+|\s+(?=https?://|www\.)").split), one)


def read_addresses(cell: str, postal_code: str, place: str) -> Found:
    """Street addresses; postal code and place are added to the only one, where it does not name them."""
    found = _read("contact_address", _parts(cell, str.splitlines), lambda value, label: _Way("address", one_line(value), label))
    rest = one_line(f"{postal_code} {place}")
    if rest and len(found.contacts) == 1 and (postal_code or place) not in found.contacts[0].value:
        contact = found.contacts[0]
        return Found([contact.copy(update={"value": f"{contact.value}, {rest}"})], found.repairs)
    return found


def _read_as(kind: str, value: str, now: str, column: str) -> Remark:
    return Remark(f"{kind} '{value}' was read as {now}", "read_as", column, what=value, now=now)


def _read(column: str, parts: List[str], one: Callable[[str, str], _Way]) -> Found:
    contacts: List[Contact] = []
    repairs: List[Remark] = []
    for part in parts:
        rest, hours = _taken(part, _HOURS)
        value, label = _taken(rest, _LABEL)
        try:
            way = one(value, label)
            lift = read_hours(hours) if hours else None
            if hours and lift is None:
                repairs.append(Remark(f"hours '{hours}' could not be read and were left out", "no_hours", column, what=hours))
            shown = re.sub(rf"^{way.type}\b:?\s*", "", way.label, flags=re.IGNORECASE) if way.type in (*_WEB_TYPES, "sms") else way.label
            contact = Contact(type=way.type, value=way.value, national=way.national, label=shown or None, hours=lift or way.hours)
        except ValueError as error:
            said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
            key = "private" if isinstance(error, _Private) else "fax" if isinstance(error, _Fax) else "unread"
            repairs.append(Remark(f"{said}; it was left out", key, column, what=value))
            continue
        repairs += [way.repair] if way.repair else []
        if not any(each.type == contact.type and each.value == contact.value for each in contacts):
            contacts.append(contact)
    return Found(contacts, repairs)


def _parts(cell: str, cut: Callable[[str], List[str]]) -> List[str]:
    """The parts of a cell; what stands in brackets is not divided."""
    kept: List[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return chr(_KEPT + len(kept) - 1)

    guarded = re.sub(r"\[[^\]]*\]|\([^\d(][^)]*\)", keep, cell)
    back = {_KEPT + place: text for place, text in enumerate(kept)}
    return [part for each in cut(guarded) if (part := each.translate(back).strip(" ,"))]


def _taken(text: str, form: re.Pattern[str]) -> Tuple[str, str]:
    found = form.search(text)
    return (text[:found.start()].strip(), found[1].strip()) if found else (text.strip(), "")


def written(contacts: List[Contact], common: Optional[str]) -> str:
    """The cell that is read as these contacts; hours that are `common` to all are left to a column of their own."""
    return "\n".join(_written(contact, common) for contact in contacts)


def _written(contact: Contact, common: Optional[str]) -> str:
    label = contact.label or ""
    if contact.type in ("sms", "chat", "form", "app") or contact.type == "email" and "@" not in contact.value:
        label = f"{contact.type}: {label}" if label else contact.type
    hours = contact.hours if contact.hours != common else None
    return (contact.national or contact.value) + (f" ({label})" if label else "") + (f" [{hours}]" if hours else "")


def by_column(offer: Offer) -> Dict[str, List[Contact]]:
    """contact column of the survey -> the contacts that stand in it."""
    columns: Dict[str, List[Contact]] = {"contact_phone": [], "contact_email": [], "contact_web": [], "contact_address": []}
    for contact in sorted(offer.contacts, key=lambda contact: ORDER.index(contact.type)):
        place = {"phone": "contact_phone", "sms": "contact_phone", "address": "contact_address"}.get(contact.type, "contact_web")
        columns["contact_email" if contact.type == "email" and "@" in contact.value else place].append(contact)
    return columns
