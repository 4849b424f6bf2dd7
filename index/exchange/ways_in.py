"""The ways in that a cell names: numbers, mail addresses, links and street addresses, as contacts of an offer.

A cell holds one a line (or divided by ;), each `value (label) [hours]`. A number is kept as it is printed (`national`) and
lifted to E.164 (`value`).
"""
from __future__ import annotations

import re
from typing import Callable, Dict, List, NamedTuple, Optional, Tuple

import phonenumbers
from pydantic import ValidationError

from index.exchange.cells import one_line
from index.exchange.plain_hours import read_hours
from index.exchange.remarks import Remark
from index.offers import Contact, Offer, value_problem

ORDER = ("phone", "sms", "chat", "email", "form", "app", "web", "address")  # of contacts, most direct first
_WEB_TYPES = ("chat", "form", "app", "email")
_HOURS = re.compile(r"\s*\[([^\]]*)\]$")
_LABEL = re.compile(r"\s+\(([^()]*[^\W\d_]{2}[^()]*(?:\([^()]*\)[^()]*)*)\)$")
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_][^\W\d_.-]*[.-]?\s*)+)[:,]?\s*(?=[+(\d])")
_PHONE_WORD = re.compile(r"(?i)\b(?:tel(?:efon|ephone)?|fon|phone|tfn|nummer|rufnummer)\b\s*[.:]*\s*(?=[+(\d])")
_MAIL = re.compile(r"[^\s@<>,;:()\[\]\"']+@[^\s@<>,;()\[\]\"']+\.[A-Za-z]{2,}")
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_PRIVATE = re.compile(r"\b(privat\w*|private|persönlich|personlig\w*|personal|zu hause|hemma|home)\b", re.IGNORECASE)
# What makes a name that of an institution and not of a person.
_INSTITUTION = re.compile(
    r"\d|[&/@]|\b(e\.? ?v\.?|g?gmbh|ag|ab|ug|kg|ohg|inc|ltd|llc|der|des|die|das|of|the|for|für|för|och|und|and|im|am|in|i|på|vid|bei)\b|"
    r"verein|verband|stiftung|zentrum|zentrale|beratung|praxis|klinik|haus|amt|dienst|stelle|werk|kirche|caritas|diakonie|gruppe|netzwerk|bund|"
    r"schule|hochschule|universität|kasse|hilfe|telefon|kammer|institut|gesellschaft|büro|stadt|kreis|kommun|region|förening|förbund|jour|linje|"
    r"mottagning|sjukhus|kyrka|center|centre|centrum|service|trust|association|foundation|council|clinic|group|society|network|college|university|"
    r"project|projekt|team|mind|initiative|organisation|organization|alliance|kontakt|forum|akademie|agency|bureau|library|legal|hall\b|house|office|"
    r"anonym|ring\b|röda|kors|rotes|familia", re.IGNORECASE)
_PERSON = re.compile(r"(?i:(?:frau|herrn?|dr\.?|prof\.?|dipl\.?-psych\.?|mrs?\.?|ms\.?|fru)\s+)*"
                     r"[A-ZÄÖÅÜ][a-zäöåüßéè]+(?:-[A-ZÄÖÅÜ][a-zäöåüßéè]+)?(?:\s+[A-ZÄÖÅÜ]\.)?(?:\s+(?:von|van|af|de))?"
                     r"\s+[A-ZÄÖÅÜ][a-zäöåüßéè]+(?:-[A-ZÄÖÅÜ][a-zäöåüßéè]+)?", re.UNICODE)


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


class _Private(ValueError):
    """A number that is given to nobody."""


def looks_like_a_person(name: str) -> bool:
    """Whether a name is that of a private person: two plain words, perhaps with a title, and nothing of an institution."""
    name = one_line(name)
    return bool(re.match(r"(?i)(frau|herrn?|fru|mrs?\.?|ms\.?)\s", name) or _PERSON.fullmatch(name)) and not _INSTITUTION.search(name)


def read_phones(cell: str, country: str, private: bool) -> Found:
    """Numbers (and SMS, by the label). A mobile number is left out where the offer is a person's (`private`) or the cell
    says that it is private."""
    def one(value: str, label: str) -> _Way:
        words = _WORDS_BEFORE.match(value)
        if words and not label:
            label, value = words[1].strip(" .:,-"), value[words.end():]
        kind = "sms" if re.match(r"sms\b", label, re.IGNORECASE) else "phone"
        number = lifted(value, country)
        if number is None:
            raise ValueError(value_problem("phone", value) or f"'{value}' is no number")
        if _is_mobile(number) and (private or _PRIVATE.search(f"{value} {label}") or looks_like_a_person(label)):
            raise _Private("a mobile number of a private person is not given to anybody")
        return _Way(kind, number, label, None if value == number else value)

    found = _read("contact_phone", _PHONE_WORD.sub("", cell), r"[;\n|]| / |,(?=\s*[+(0]\d*)", one)
    named = [contact for contact in found.contacts if contact.label and looks_like_a_person(contact.label)]
    contacts = [contact.copy(update={"label": None}) if contact in named else contact for contact in found.contacts]
    return Found(contacts, found.repairs + [Remark("the name of a person beside a number was left out", "person_left_out", "contact_phone") for _ in named])


def read_mails(cell: str) -> Found:
    def one(value: str, label: str) -> _Way:
        found = _MAIL.search(value)
        if found is None:
            raise ValueError(f"'{value}' is no e-mail address")
        return _Way("email", found[0], label, None, None if found[0] == value else _read_as("mail", value, found[0], "contact_email"))

    return _read("contact_email", cell, r"[;\n|]|,\s*|\s+(?=[^\s()\[\]]+@)", one)


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

    return _read("contact_web", cell, r"[;\n|]|,\s+|\s+(?=https?://|www\.)", one)


def read_addresses(cell: str, postal_code: str, place: str) -> Found:
    """Street addresses; postal code and place are added to the only one, where it does not name them."""
    found = _read("contact_address", cell, r"\n", lambda value, label: _Way("address", one_line(value), label))
    rest = one_line(f"{postal_code} {place}")
    if rest and len(found.contacts) == 1 and (postal_code or place) not in found.contacts[0].value:
        contact = found.contacts[0]
        return Found([contact.copy(update={"value": f"{contact.value}, {rest}"})], found.repairs)
    return found


def lifted(value: str, country: str) -> Optional[str]:
    """E.164 with spaces, or the short code as it stands; None where it is no number of any country."""
    text = re.sub(r"\(0\)", "", value)
    digits = re.sub(r"\D", "", text)
    if not text.strip().startswith(("+", "00")) and 2 < len(digits) <= 6 and not digits.startswith("0"):
        return value if re.fullmatch(r"[\d\s]+", value) else digits
    try:
        number = phonenumbers.parse(re.sub(r"^\s*00(?=[1-9])", "+", text), country)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE or number.extension:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _is_mobile(number: str) -> bool:
    if not number.startswith("+"):
        return False
    return phonenumbers.number_type(phonenumbers.parse(number)) == phonenumbers.PhoneNumberType.MOBILE


def _read_as(kind: str, value: str, now: str, column: str) -> Remark:
    return Remark(f"{kind} '{value}' was read as {now}", "read_as", column, what=value, now=now)


def _read(column: str, cell: str, between: str, one: Callable[[str, str], _Way]) -> Found:
    contacts: List[Contact] = []
    repairs: List[Remark] = []
    for part in _parts(cell, between):
        rest, hours = _taken(part, _HOURS)
        value, label = _taken(rest, _LABEL)
        try:
            way = one(value, label)
            lift = read_hours(hours) if hours else None
            if hours and lift is None:
                repairs.append(Remark(f"hours '{hours}' could not be read and were left out", "no_hours", column, what=hours))
            shown = re.sub(rf"^{way.type}\b:?\s*", "", way.label, flags=re.IGNORECASE) if way.type in (*_WEB_TYPES, "sms") else way.label
            contact = Contact(type=way.type, value=way.value, national=way.national, label=shown or None, hours=lift)
        except ValueError as error:
            said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
            repairs.append(Remark(f"{said}; it was left out", "private" if isinstance(error, _Private) else "unread", column, what=value))
            continue
        repairs += [way.repair] if way.repair else []
        if not any(each.type == contact.type and each.value == contact.value for each in contacts):
            contacts.append(contact)
    return Found(contacts, repairs)


def _parts(cell: str, between: str) -> List[str]:
    """The parts of a cell; what stands in brackets is not divided."""
    kept: List[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    guarded = re.sub(r"\[[^\]]*\]|\([^\d(][^)]*\)", keep, cell)
    parts = (re.sub("\x00(\\d+)\x00", lambda number: kept[int(number[1])], part).strip(" ,") for part in re.split(between, guarded))
    return [part for part in parts if part]


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
