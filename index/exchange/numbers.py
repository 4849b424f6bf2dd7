"""Telephone numbers as people print them: the number that stands in a text, and what the words around it say.

Only digits and the marks that numbers are printed with make a number; letters are never dialled. What stands behind it is an
extension, hours, a second ending or a label; what can be none of these is left for whoever reads the report.
"""
from __future__ import annotations

import re
import unicodedata
from typing import List, NamedTuple, Optional, Tuple

import phonenumbers

from index.exchange.cells import read_date
from index.exchange.plain_hours import read_hours

_RUN = re.compile(r"[+(]{0,2}\d(?:[\d()\s./‐‑–—−-]*\d)?")
_BETWEEN = re.compile(r",|/|(?<!\w)(?:und|oder|sowie|bzw\.|u\.|o\.|och|samt|eller|and|or|&)(?!\w)")
_PHONE_WORD = re.compile(r"(?i)\b(?:tel(?:efon|ephone)?|fon|phone|tfn|nummer|rufnummer)\b\s*[.:]*\s*(?=[+(\d])")
_FAX = re.compile(r"(?i)\b(?:tele)?fax\b")
_PHONE_TOO = re.compile(r"(?i)\b(?:tel|tfn|phone|fon)")
_EXTENSION = re.compile(r"(?i)\b(?:app(?:arat)?|durchwahl|dw|nst|nebenstelle|klappe|anknytning|ankn|extension|ext|x)[.:]?\s*(?=\d{1,6}\b)")
_ENDING = re.compile(r"(?i)(?:[/,]|oder|or|eller|bis|till|to|und|och|and|u\.|bzw\.)\s*[‐–-]?\s*\d[\d ]{0,9}")  # "or -641", "to 47": another number of theirs
_ENDING_IN_RUN = re.compile(r"\s*/\s*(?:[‐–-]\s*\d{1,4}|(?<=/)\d{1,3})(?:\s*/\s*[‐–-]?\s*\d{1,4})*$")
_TIMES = re.compile(r"\s+\d{1,2}(?:[.:]\d\d)?\s*[‐–-]\s*\d{1,2}(?:[.:]\d\d)?$")
_CLOCK = re.compile(r"(?i)\s*(?:uhr|h|o'?clock|am|pm)\b")
_LETTER = re.compile(r"[^\W\d_]")
_VANITY = re.compile(r"[+\d(][\d() .-]*-?[A-Z]{3,}[A-Z\d-]*")  # 1-800-273-TALK, as North America prints it
_SHORTEST = 6  # digits of a number with its area code
_WITHOUT_ZERO = 9  # digits from which a number without its 0 cannot be one without its area code, which would ring at somebody else's


class Printed(NamedTuple):
    """A number in a text: lifted, as it is printed, and what was said beside it. `left` is what could not be read."""

    value: str
    printed: str
    label: str = ""
    hours: Optional[str] = None
    left: str = ""


def lifted(value: str, country: str) -> Optional[str]:
    """E.164 with spaces, or the short code as it stands; None where it is no number of any country."""
    text = re.sub(r"\(0\)", "", unicodedata.normalize("NFKC", value))
    if _LETTER.search(text) and not (country in ("US", "CA") and _VANITY.fullmatch(text.strip())):
        return None
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


def whole_numbers(text: str, country: str) -> List[Tuple[str, str]]:
    """(lifted, as printed) of every number with its area code or prefix in a text."""
    return [(right, run[0]) for run in _RUN.finditer(text) if _is_whole(run[0], country) and (right := lifted(run[0], country))]


def country_of_number(text: str) -> Optional[str]:
    """The country of a number that names it by its prefix."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(re.sub(r"^\s*00(?=[1-9])", "+", text), None))
    except phonenumbers.NumberParseException:
        return None


def is_mobile(number: str) -> bool:
    if not number.startswith("+"):
        return False
    return phonenumbers.number_type(phonenumbers.parse(number)) == phonenumbers.PhoneNumberType.MOBILE


def divided(text: str, country: str) -> List[str]:
    """The text, cut between numbers that stand whole on either side of a comma, a slash or "and"."""
    parts, start = [], 0
    for between in _BETWEEN.finditer(text):
        left, right = text[start:between.start()], text[between.end():]
        straight = between[0] != "/" or bool(re.match(r"\s*(?:[^\W\d_][^\d]*)?[+(0]", right))
        if straight and _whole(left, country) and _whole(_BETWEEN.split(right.strip())[0] if between[0] == "/" else right, country):
            parts.append(left)
            start = between.end()
    return [part.strip(" ,") for part in (*parts, text[start:]) if part.strip(" ,")]


def number_in(text: str, country: str) -> Optional[Printed]:
    """The number that a text holds, or None: a year, a room, a postal code or hours are none."""
    text = _PHONE_WORD.sub("", text).strip()
    if _is_day(text):
        return None
    for run in _RUN.finditer(text):
        printed, after = run[0], text[run.end():]
        if _is_day(printed):
            continue
        times = _TIMES.search(printed) if _CLOCK.match(after) else None
        ending = times or _ENDING_IN_RUN.search(printed)
        if ending and _is_whole(printed[:ending.start()], country):
            printed, after = printed[:ending.start()], ending[0] + after
        before = text[:run.start()].strip(" .:,-–('\"")
        bare = not before and not _LETTER.search(re.sub(r"\([^)]*\)", "", after))
        if _is_whole(printed, country) or bare and _lost_its_zero(printed, country):
            if printed.count(")") < printed.count("("):
                printed = printed.lstrip("(")
            return _beside(str(lifted(printed, country)), printed.strip(), before, after, country)
    return None


def _lost_its_zero(printed: str, country: str) -> bool:
    """Whether it is a number from which a spreadsheet took the 0. Without its + it may be anything: 4922… is a town's number, or Germany's."""
    digits = re.sub(r"\D", "", printed)
    right = lifted(printed, country) if len(digits) >= _WITHOUT_ZERO else None
    code = str(phonenumbers.country_code_for_region(country))
    return right is not None and not (digits.startswith(code) and re.sub(r"\D", "", right) != digits)


def _is_day(text: str) -> bool:
    day = read_date(text)
    return day is not None and 1950 <= day.year <= 2050


def is_fax(text: str) -> bool:
    """Whether a number is that of a fax alone."""
    first = _RUN.search(text)
    before = text[:first.start()] if first else text
    return bool(_FAX.search(before)) and not _PHONE_TOO.search(before)


def _beside(value: str, printed: str, before: str, after: str, country: str) -> Printed:
    label, hours, left = [], None, []
    for words in (before, after.strip()):
        words = re.sub(r"^\((.*)\)$", r"\1", words).strip(" .:,;-–—" if words == before else " :;,–—") if words else ""
        if not words:
            continue
        opened = read_hours(words) if re.search(r"\d", words) else None
        if opened:
            hours = opened
        elif not re.search(r"\d", words):
            label.append(words.strip(" -(.") if words.count("(") != words.count(")") else words.strip(" -"))
        elif _ENDING.fullmatch(words) or _has_extension(printed, words, country):
            label.append(words)
        else:
            left.append(words)
    return Printed(value, printed, ", ".join(filter(None, label)), hours, "; ".join(left))


def _has_extension(printed: str, words: str, country: str) -> bool:
    try:
        return bool(phonenumbers.parse(printed + _EXTENSION.sub(" ext. ", " " + words), country).extension)
    except phonenumbers.NumberParseException:
        return False


def _whole(text: str, country: str) -> bool:
    return any(_is_whole(run[0], country) for run in _RUN.finditer(text))


def _is_whole(printed: str, country: str) -> bool:
    """Whether it is a number with its area code or prefix, or a short code that is in use."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", printed))
    if re.match(r"\s*[(]?\+|\s*\(?0", unicodedata.normalize("NFKC", printed)):
        return len(digits) >= _SHORTEST and lifted(printed, country) is not None
    if not re.fullmatch(r"[\d\s]+", printed) or not 3 <= len(digits) <= 6:
        return False
    if re.fullmatch(r"116\d{3}", digits):  # for the whole of Europe
        return True
    if country not in phonenumbers.SUPPORTED_SHORT_REGIONS:
        return False
    return phonenumbers.is_valid_short_number_for_region(phonenumbers.parse(digits, country), country)
