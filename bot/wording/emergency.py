"""The emergency contacts of a country as a form and back, and what they must keep: nobody may be left without a number."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping

import phonenumbers
from phonenumbers import shortnumberinfo

from bot.wording.checks import Note
from index.taxonomy import LANGUAGES

ROWS = 4  # emergency numbers that the form has room for; the crisis line is one more
CRISIS = "crisis"
_NOT_IN_FORM = ("police", "violence_line", "child_line", "care_line")  # stand as they are
_LONGEST_NAME, _LONGEST_PURPOSE, _LONGEST_HOURS = 80, 40, 60
_FREE = {"yes": True, "no": False, "": None}


def fields(entry: Mapping[str, Any]) -> Dict[str, Dict[str, str]]:
    """{row: {field: text}} for the form; the rows are "1" to "4" and "crisis"."""
    rows = {str(number): row for number, row in enumerate(entry["emergency"], 1)}
    rows[CRISIS] = entry["crisis_line"]
    return {name: _filled(rows.get(name, {})) for name in (*map(str, range(1, ROWS + 1)), CRISIS)}


def read(form: Mapping[str, str], country: str, now: Mapping[str, Any], retired: Callable[[str], bool]) -> tuple[Dict[str, Any], List[Note]]:
    """(the entry, what stands against it). An empty row is no row; which offer a number belongs to stays as it is `now`."""
    offers = {row["value"]: row.get("offer", "") for row in (*now["emergency"], now["crisis_line"])}
    notes: List[Note] = []
    rows: Dict[str, Dict[str, Any]] = {}
    for number in (*map(str, range(1, ROWS + 1)), CRISIS):
        given = {name: " ".join(form.get(f"{number}.{name}", "").split()) for name in ("name", "value", "national", "free", "hours", *LANGUAGES)}
        if not any(given[name] for name in given if name not in ("free", "hours")):
            continue
        notes += _problems(given, number, country, retired)
        rows[number] = {"offer": offers.get(given["value"], ""), "name": given["name"], "value": given["value"], "national": given["national"],
                        "free": _FREE.get(given["free"]), "hours": given["hours"] or "24/7",
                        "purpose": {language: given[language] for language in LANGUAGES}}
    crisis = rows.pop(CRISIS, None)
    emergency = list(rows.values())
    if not emergency:
        notes.append(Note("no_emergency"))
    if crisis is None:
        notes.append(Note("no_crisis_line"))
    kept = {name: now[name] for name in _NOT_IN_FORM if name in now}
    return {"emergency": emergency, "crisis_line": crisis or {}, **kept}, notes


def _problems(given: Mapping[str, str], row: str, country: str, retired: Callable[[str], bool]) -> List[Note]:
    found = []
    for name, longest in (("name", _LONGEST_NAME), ("hours", _LONGEST_HOURS), *((language, _LONGEST_PURPOSE) for language in LANGUAGES)):
        if (not given[name] and name != "hours") or len(given[name]) > longest:
            found.append(Note("field", given[name][:60] or "–"))
    value, national = given["value"], given["national"]
    if retired(value) or retired(national):
        found.append(Note("retired", national or value))
    elif not _is_number(value, country):
        found.append(Note("number", value or "–"))
    elif row != CRISIS and not phonenumbers.is_emergency_number(value, country):
        found.append(Note("no_emergency_number", value))
    elif _digits(national, country) != _digits(value, country):
        found.append(Note("national", f"{national} / {value}"))
    return found


def _is_number(value: str, country: str) -> bool:
    """E.164 with its country code, or a short number of the country."""
    try:
        parsed = phonenumbers.parse(value, None if value.startswith("+") else country)
    except phonenumbers.NumberParseException:
        return False
    if value.startswith("+"):
        return bool(phonenumbers.is_valid_number(parsed))
    return value.isdecimal() and bool(shortnumberinfo.is_valid_short_number_for_region(parsed, country))


def _digits(number: str, country: str) -> str:
    """A number in E.164; a short one as it is."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ""
    if not number.startswith("+") and shortnumberinfo.is_valid_short_number_for_region(parsed, country):
        return "".join(sign for sign in number if sign.isdecimal())
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _filled(row: Mapping[str, Any]) -> Dict[str, str]:
    free = {True: "yes", False: "no"}.get(row.get("free"), "")  # type: ignore[arg-type]
    return {"name": row.get("name", ""), "value": row.get("value", ""), "national": row.get("national", ""), "free": free,
            "hours": row.get("hours", ""), **{language: row.get("purpose", {}).get(language, "") for language in LANGUAGES}}
