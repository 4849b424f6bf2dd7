"""The schedules of an HSDS service as opening hours: what comes every week is read, another rhythm and what cannot be read is named."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Optional

from index.exchange.cells import one_line, read_date
from index.exchange.hsds_files import Record
from index.exchange.plain_hours import read_hours
from index.hours import hours_problem

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_RARE = ("bymonthday", "byyearday", "byweekno", "count", "until")


def current(schedules: List[Record], today: Optional[date], repairs: List[str]) -> List[Record]:
    """Those that hold today; of others it is said."""
    over = [each for each in schedules if today and (end := read_date(each.get("valid_to", ""))) and end < today]
    later = [each for each in schedules if today and (start := read_date(each.get("valid_from", ""))) and start > today]
    if over:
        repairs.append("hours that held only until a day that is past were left out")
    if later:
        repairs.append(f"hours that hold only from {later[0]['valid_from'][:10]} on were left out")
    return [each for each in schedules if each not in over and each not in later]


def hours_of(schedules: List[Record], repairs: List[str]) -> Optional[str]:
    """Weekly schedules as opening_hours, or None. Each that comes in another rhythm, and each that cannot be read, is named in `repairs`."""
    days: Dict[str, List[str]] = {}
    told: List[str] = []
    for schedule in schedules:
        codes, rare = _codes(schedule), _is_rare(schedule)
        span = _span(schedule.get("opens_at"), schedule.get("closes_at"))
        if span is None and codes and not any(schedule.get(key) for key in ("description", "opens_at", "closes_at")):
            continue  # a day on which it is closed
        if span and codes and not rare:
            for code in codes:
                days.setdefault(code, []).append(span)
        elif not rare and not schedule.get("opens_at") and (written := read_hours(str(schedule.get("description", "")))):
            told.append(written)
        else:
            why = "come in a rhythm that is not weekly" if rare else "could not be read"
            repairs.append(f"the hours '{_said(schedule)}' {why} and were left out")
    if told and not days and len(told) == 1:
        return told[0]
    repairs += [f"the hours '{each}' stand beside others and were left out" for each in told]
    by_span: Dict[str, List[str]] = {}
    for day in sorted(days, key=_DAYS.index):
        by_span.setdefault(",".join(dict.fromkeys(sorted(days[day]))), []).append(day)
    hours = "; ".join(f"{_run(codes)} {spans}" for spans, codes in by_span.items())
    return hours if hours and hours_problem(hours) is None else None


def _said(schedule: Record) -> str:
    parts = (schedule.get(key) for key in ("freq", "interval", "byday", "bymonthday", "opens_at", "closes_at"))
    return one_line(str(schedule.get("description") or " ".join(str(part) for part in parts if part)))[:100]


def _is_rare(schedule: Record) -> bool:
    weekly = str(schedule.get("freq", "WEEKLY")).upper() in ("WEEKLY", "DAILY")
    return not weekly or any(schedule.get(key) for key in _RARE) or schedule.get("interval", "1") not in ("1", "1.0") or \
        bool(re.search(r"\d", str(schedule.get("byday", ""))))


def _codes(schedule: Record) -> List[str]:
    """The days as Mo, Tu …; empty where one of them is none."""
    if not schedule.get("byday") and str(schedule.get("freq", "")).upper() == "DAILY":
        return list(_DAYS)
    codes = [day[:2].capitalize() for day in re.split(r"[,;\s]+", str(schedule.get("byday", ""))) if day]
    return codes if set(codes) <= set(_DAYS) else []


def _span(opens: Any, closes: Any) -> Optional[str]:
    first, last = _clock(opens), _clock(closes)
    if first is None or last is None:
        return None
    return f"{first}-{'24:00' if last in ('00:00', '23:59') else last}"


def _clock(value: Any) -> Optional[str]:
    """09:00 of "9:00", "09:00:00Z", "0900", "9 am", "5:30 p.m."."""
    found = re.fullmatch(r"(\d{1,2})(?::?(\d\d))?(?::\d\d(?:\.\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(?:Z|[+-]\d\d:?\d\d)?", str(value).strip(), re.IGNORECASE)
    if found is None or not (found[2] or found[3]):
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{found[2] or '00'}" if hour <= 24 and int(found[2] or 0) < 60 else None


def _run(codes: List[str]) -> str:
    first, last = _DAYS.index(codes[0]), _DAYS.index(codes[-1])
    return f"{codes[0]}-{codes[-1]}" if last - first == len(codes) - 1 > 1 else ",".join(codes)
