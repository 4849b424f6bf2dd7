"""Opening hours in OpenStreetMap's opening_hours syntax, read for one country and region."""
from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import List, NamedTuple, Optional, Set, Tuple
from zoneinfo import ZoneInfo

import opening_hours

TIME_ZONES = {"DE": "Europe/Berlin", "AT": "Europe/Vienna", "CH": "Europe/Zurich", "SE": "Europe/Stockholm"}
_DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


class Opening(NamedTuple):
    """Whether a way in answers now, and when that changes next (local time, None: never or not known)."""

    open: Optional[bool]
    changes: Optional[datetime]


def hours_problem(hours: str) -> Optional[str]:
    """What is wrong with the hours, in a sentence, or None."""
    return None if opening_hours.validate(hours) else f"'{hours}' cannot be read as OSM opening_hours"


def hours_traps(hours: Optional[str]) -> List[str]:
    """Readings that are valid but rarely meant: a later rule that replaces an earlier one, a night that starts on Friday."""
    if not hours or hours == "24/7":
        return []
    found: List[str] = []
    seen: Set[str] = set()
    for rule in hours.split(";"):
        days = set(rule_days(rule))
        if days & seen and "off" not in rule:
            found.append(f"hours '{hours}': '{rule.strip()}' replaces the earlier hours of that day; use a comma to add")
        seen |= days
        night = re.search(r"(\d\d):\d\d-(\d\d):\d\d", rule)
        if night and int(night[2]) < int(night[1]) and days and days != set(_DAYS):
            found.append(f"hours '{hours}': the night ends after midnight, so the first morning counts as closed")
    return found


def local_now(country: str, at: Optional[datetime] = None) -> datetime:
    """`at` (or now) as wall-clock time of the country, without a zone."""
    zone = ZoneInfo(TIME_ZONES.get(country, "Europe/Berlin"))
    return (at.astimezone(zone) if at else datetime.now(zone)).replace(tzinfo=None)


def opening(hours: Optional[str], country: str, region: str = "", at: Optional[datetime] = None) -> Opening:
    """The state of `hours` at `at` (aware; default now). Public holidays are those of the region (ISO 3166-2) if given.
    Hours that cannot be read are hours that are not known: a card must not fail over them."""
    try:
        return _opening(hours, country, region, at)
    except (opening_hours.ParserError, ValueError, OverflowError):  # type: ignore[attr-defined]  # its stub leaves it out
        return Opening(None, None)


def _opening(hours: Optional[str], country: str, region: str, at: Optional[datetime]) -> Opening:
    if not hours:
        return Opening(None, None)
    if hours == "24/7":
        return Opening(True, None)
    now = local_now(country, at).replace(second=0, microsecond=0)
    plan = _plan(hours, country)
    holiday = _holiday_hours(hours, country, region, now)
    if holiday is not None:
        return Opening(holiday, (now + timedelta(days=1)).replace(hour=0, minute=0))
    if plan.is_unknown(now):
        return Opening(None, None)
    return Opening(plan.is_open(now), plan.next_change(now))


def week(hours: Optional[str], at: Optional[date] = None) -> List[List[Tuple[datetime, datetime]]]:
    """What is open from Monday to Sunday of the week of `at` (default: now), holidays left aside: seven lists of spans. A span
    belongs to the day on which it begins and may end on the next. Empty for hours that are not known."""
    if not hours:
        return []
    today = at or date.today()
    monday = datetime.combine(today - timedelta(days=today.weekday()), datetime.min.time())
    days: List[List[Tuple[datetime, datetime]]] = [[] for _ in _DAYS]
    for start, end, state, _ in opening_hours.OpeningHours(hours, timezone=None).intervals(monday - timedelta(days=1), monday + timedelta(days=8)):
        while state == opening_hours.State.OPEN and start < min(end, monday + timedelta(days=7)):
            whole = (start + timedelta(days=1)).replace(hour=0, minute=0) if end - start > timedelta(days=1) else end
            if start >= monday:
                days[(start - monday).days].append((start, whole))
            start = whole
    return days


def open_when(hours: Optional[str]) -> str:
    """When somebody is there: "always", at the "weekend" too, in the "week" alone; "unknown" for hours that are not known."""
    try:
        days = week(hours)
    except (opening_hours.ParserError, ValueError, OverflowError):  # type: ignore[attr-defined]  # its stub leaves it out
        days = []
    if not any(days):
        return "unknown"
    if sum(((end - start) for spans in days for start, end in spans), timedelta()) >= timedelta(days=7):
        return "always"
    return "weekend" if days[5] or days[6] else "week"


@lru_cache(maxsize=4096)
def _plan(hours: str, country: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(hours, timezone=None, country=country)


def _holiday_hours(hours: str, country: str, region: str, now: datetime) -> Optional[bool]:
    """The library knows a country's holidays; those of one region alone are added here (`PH off` only)."""
    if "PH" not in hours or not region.startswith(country + "-"):
        return None
    if now.date() not in _regional_holidays(country, region[3:], now.year):
        return None
    return False if re.search(r"PH\s+off", hours) else None


@lru_cache(maxsize=256)
def _regional_holidays(country: str, subdivision: str, year: int) -> frozenset:  # type: ignore[type-arg]
    import holidays  # a slow import, needed only where hours name PH

    try:
        return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))
    except NotImplementedError:
        return frozenset()


def rule_days(rule: str) -> List[str]:
    """The days of the week that a rule names."""
    days: List[str] = []
    for part in re.findall(r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?", rule):
        first, _, last = part.partition("-")
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        days += [_DAYS[i % 7] for i in range(start, end + 1 if end >= start else end + 8)]
    return days
