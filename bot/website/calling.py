"""What helps with a call: the hours of the week in words, an entry in the calendar for when it opens, the number slowly."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from bot.website.cards import contact_row, shown
from index.hours import TIME_ZONES, week
from index.offers import Offer

_CALL = timedelta(minutes=30)  # how long the entry is


def week_words(hours: str | None, texts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """[("Montag bis Freitag", "09:00 bis 17:00 Uhr"), …]; nothing for hours that are unknown or without an end."""
    if not hours or hours == "24/7":
        return []
    words, opening = texts["offer"], texts["opening"]
    told = [", ".join(_span(start, end, words, opening) for start, end in day) or str(words["week_closed"]) for day in week(hours)]
    rows: list[tuple[list[str], str]] = []
    for name, text in zip(opening["weekdays"], told, strict=True):
        if rows and rows[-1][1] == text:
            rows[-1][0].append(name)
        else:
            rows.append(([name], text))
    return [(_days(names, words), text) for names, text in rows]


def call_entry(offer: Offer, contact: int, title: str, at: datetime | None = None) -> bytes | None:
    """An iCalendar file with one entry at the next opening of a telephone, or None where there is none to wait for."""
    if not 0 <= contact < len(offer.contacts):
        return None
    row = contact_row(offer.contacts[contact], offer, at)
    if closed_now([row]) is None:
        return None
    start = datetime.fromisoformat(row["changes"]).replace(tzinfo=ZoneInfo(TIME_ZONES[offer.country])).astimezone(timezone.utc)
    name = title.format(name=offer.name)
    event, alarm, calendar = Event(), Alarm(), Calendar()
    for key, value in (("uid", f"{offer.id}-{contact}-{start:%Y%m%dT%H%M}@lotse"), ("dtstamp", at or datetime.now(timezone.utc)),
                       ("dtstart", start), ("dtend", start + _CALL), ("summary", name), ("class", "PRIVATE"), ("transp", "TRANSPARENT"),
                       ("description", f"{shown(row)}\n{offer.provider}")):
        event.add(key, value)
    for key, alarmed in (("action", "DISPLAY"), ("description", name), ("trigger", timedelta(0))):
        alarm.add(key, alarmed)
    event.add_component(alarm)
    calendar.add("prodid", "-//Lotse//DE")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def closed_now(contacts: Sequence[Mapping[str, Any]]) -> int | None:
    """The number of the first telephone that is closed now and will open, or None."""
    return next((number for number, each in enumerate(contacts) if each.get("type", "phone") == "phone"
                 and each.get("open") is False and each.get("changes")), None)


def slowly(number: str) -> list[str]:
    """["0 8 0 0", "1 1 1", "0 1 1 1"] of "0800 1110111": every digit in its order, in groups of a breath."""
    groups = []
    for part in re.split(r"[^\d+]+", number):
        while part:
            size = 3 if len(part) > 4 else len(part)
            groups.append(" ".join(part[:size]))
            part = part[size:]
    return groups


def _span(start: datetime, end: datetime, words: Mapping[str, Any], opening: Mapping[str, Any]) -> str:
    if start.hour == start.minute == 0 and end - start >= timedelta(days=1):
        return str(words["week_all_day"])
    until = "24:00" if end.hour == end.minute == 0 else f"{end:%H:%M}"
    return str(words["week_span"]).format(start=f"{start:%H:%M}".replace(":", opening["colon"]), end=until.replace(":", opening["colon"]))


def _days(names: Sequence[str], words: Mapping[str, Any]) -> str:
    return names[0] if len(names) == 1 else str(words["week_days"]).format(first=names[0], last=names[-1])
