"""When events of the network are: read from a form, told in words, and written as iCalendar (RFC 5545)."""
from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Iterable, List, Mapping, Optional
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from icalendar import Calendar, Event

from bot.network.entries import EVENT, ZONES, Material, Organisation

_MOMENT = re.compile(r"(?:(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[./](\d\d?)[./](\d{4}))[T, ]+(?:um |kl\.? ?|at )?(\d\d?)[:.](\d\d)(?::\d\d)?(?: ?Uhr)?", re.I)
_LOCALES = {"de": "de_DE", "sv": "sv_SE", "en": "en_GB"}
_YEARS = range(2000, 2200)
_LASTS = timedelta(hours=1)  # how long an event counts as coming that does not say when it ends


def read_moment(text: str) -> Optional[datetime]:
    """A day and a time on the clock, as 2027-03-01T14:00 or 1.3.2027 14:00, without a zone; None where it says none."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        moment = datetime(int(year), int(month), int(day), int(found[7]), int(found[8]))
    except ValueError:
        return None
    return moment if moment.year in _YEARS else None


def begins(event: Material) -> Optional[datetime]:
    """In UTC; None for what is no event, or does not say it."""
    return _in_utc(event, event.starts)


def ends(event: Material) -> Optional[datetime]:
    """In UTC; None where it is not known."""
    return _in_utc(event, event.until)


def is_coming(event: Material, now: datetime) -> bool:
    """Whether an event is not over yet; `now` with its zone."""
    start = begins(event)
    return start is not None and (ends(event) or start + _LASTS) > now


def coming(materials: Iterable[Material], now: datetime) -> List[Material]:
    """The events that are not over, the next first."""
    found = [(start, each.id, each) for each in materials if (start := begins(each)) and is_coming(each, now)]
    return [each for *_, each in sorted(found, key=lambda one: one[:2])]


def told(event: Material, language: str) -> str:
    """ "Montag, 1. März 2027, 14:00–16:00", in the clock of the event; empty where it does not say. """
    start, end, locale = read_moment(event.starts), read_moment(event.until), _LOCALES[language]
    if start is None:
        return ""
    said = f"{format_date(start, 'full', locale=locale)}, {format_time(start, 'short', locale=locale)}"
    if end is None:
        return said
    same_day = end.date() == start.date()
    return f"{said}{'–' if same_day else ' – ' + format_date(end, 'full', locale=locale) + ', '}{format_time(end, 'short', locale=locale)}"


def calendar_file(events: Iterable[Material], organisations: Mapping[str, Organisation], language: str, title: str, site: str, now: datetime) -> bytes:
    """An iCalendar of these events, in UTC. `site` is the address of Lotse, or empty; each event leads to its page there."""
    calendar = Calendar()
    for key, value in (("prodid", "-//Lotse//Network//EN"), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", title)):
        calendar.add(key, value)
    for each in events:
        start = begins(each)
        if start is not None:
            calendar.add_component(_entry(each, start, organisations.get(each.organisation), language, site.rstrip("/"), now))
    return bytes(calendar.to_ical())


def _entry(each: Material, start: datetime, by: Optional[Organisation], language: str, site: str, now: datetime) -> Event:
    page = f"{site}/network/materials/{each.id}" if site else ""
    lines = [each.text(language), by.name if by else "", each.link, page]
    values = {"uid": f"{each.id}@lotse", "dtstamp": now, "dtstart": start, "dtend": ends(each), "summary": each.title(language),
              "description": "\n".join(filter(None, lines)), "location": each.venue, "url": each.link or page}
    event = Event()
    for key, value in values.items():
        if value:
            event.add(key, value)
    return event


def _in_utc(event: Material, moment: str) -> Optional[datetime]:
    found = read_moment(moment) if event.kind == EVENT else None
    zone = ZoneInfo(event.zone if event.zone in ZONES else ZONES[0])
    return found.replace(tzinfo=zone).astimezone(timezone.utc) if found else None
