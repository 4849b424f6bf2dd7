"""Our own lines, taken in: what makes a file none of them, and what a line may not say, beside the form that every offer has."""
from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path
from typing import Any, Dict, Iterator

from index.exchange.numbers import is_mobile, lifted
from index.exchange.persons import has_title, looks_like_a_person
from index.regions import load_regions
from index.taxonomy import LANGUAGES

_CONFIDENCE = ("official_only", "one_source", "two_sources")
_STATUS = (None, "active", "temporarily closed")
_DAYS = ("valid_until", "verified_on")
_NUMBERS = ("phone", "sms")
_LINK = re.compile(r"https?://\S+\.\S+", re.IGNORECASE)


class NoLines(ValueError):
    """The file as a whole is no JSON Lines; the message is one sentence."""


def check_file(path: Path) -> None:
    """Raises NoLines for UTF-16, for one JSON value over many lines, and for what is no text."""
    with path.open("rb") as file:
        start = file.read(4_000)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or start[:200].count(0) > len(start[:200]) // 4 > 0:
        raise NoLines(f"{path.name} is in UTF-16: save it in UTF-8.")
    first = start.decode("utf-8-sig", "replace").strip().split("\n")[0].strip()
    if first.startswith("[") or first == "{":
        raise NoLines(f"{path.name} is one JSON value over many lines: write each offer as an object in a line of its own.")


def letters_problem(row: Dict[str, Any]) -> str:
    """Why a row cannot be written or shown as it stands, or an empty string."""
    for text in _texts(row):
        strange = next((letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Cs") and letter not in _KEPT), None)
        if strange and unicodedata.category(strange) == "Cs":
            return "a text holds half a character, which cannot be written: put it right"
        if strange:
            return f"a text holds the invisible character U+{ord(strange):04X}: take it out"
    return ""


def row_problem(row: Dict[str, Any]) -> str:
    """What is wrong with a row although each field has its form, or an empty string. Rows of a directory keep what their source says."""
    if row.get("directory") is not None or str(row.get("id")).startswith("hsds:"):
        own = re.fullmatch(r"hsds:([a-z0-9-]+):.+", str(row.get("id")))
        return "" if own and own[1] == row.get("directory") else f"the id and the directory '{row.get('directory')}' do not belong together"
    return _own_problem(row)


_KEPT = "\t\n\r\u00ad\u200b\u200c\u200d"  # soft hyphens, and what joins emojis or parts words of some scripts


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _own_problem(row: Dict[str, Any]) -> str:
    return next(filter(None, (check(row) for check in (_names_problem, _values_problem, _places_problem, _contacts_problem))), "")


def _names_problem(row: Dict[str, Any]) -> str:
    for field in ("name", "provider"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            return f"{field}: is empty or no text"
    if looks_like_a_person(row["name"]) and has_title(row["name"]):
        return "the offer is named after a private person, whose name is not given to anybody: name what is offered"
    summary = row.get("summary")
    if not isinstance(summary, dict) or not any(isinstance(summary.get(each), str) and summary[each].strip() for each in LANGUAGES):
        return f"summary: is empty: give a text in one of {', '.join(LANGUAGES)}"
    return ""


def _values_problem(row: Dict[str, Any]) -> str:
    for field in ("age_min", "age_max"):
        if row.get(field) is not None and type(row[field]) is not int:
            return f"{field}: '{row[field]}' is no whole number"
    for field in _DAYS:
        if row.get(field) is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(row[field])):
            return f"{field}: '{row[field]}' is no day: write it as 2027-12-31"
    if row.get("status") not in _STATUS:
        return f"status: '{row['status']}' is none of active, temporarily closed"
    if row.get("confidence", "one_source") not in _CONFIDENCE:
        return f"confidence: '{row['confidence']}' is none of {', '.join(_CONFIDENCE)}"
    return ""


def _places_problem(row: Dict[str, Any]) -> str:
    for source in row.get("sources") or ():
        if not isinstance(source, dict) or not _LINK.fullmatch(str(source.get("url"))):
            return f"sources: '{str(source)[:80]}' is no link: begin it with https://"
    for region in row.get("region") or ():
        if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", str(region)) and (region not in load_regions() or region[:2] != row.get("country")):
            return f"region: '{region}' is no region of {row.get('country')}"
    return ""


def _contacts_problem(row: Dict[str, Any]) -> str:
    for contact in row.get("contacts") or ():
        if not isinstance(contact, dict) or contact.get("type") not in _NUMBERS:
            continue
        value, printed = str(contact.get("value")), contact.get("national")
        if printed is not None and _digits(value) != _digits(lifted(str(printed), str(row.get("country"))) or str(printed)):
            return f"contacts: {value} and {printed} are two numbers: give one of them"
        if looks_like_a_person(row["provider"]) and value.startswith("+") and is_mobile(value):
            return "contacts: a mobile number of a private person is not given to anybody"
    return ""


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
