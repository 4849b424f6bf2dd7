"""Whether an offer can be reached when she wants to."""

from __future__ import annotations

from datetime import datetime

from index.facets import Times
from index.hours import opening


def is_reachable(times: Times, time: str, at: datetime | None) -> bool:
    """Whether its hours (some are known) hold for "now", "evening" or else the weekend."""
    if time == "now":
        return any(opening(hours, times.country, times.region, at).open for hours in times.hours)
    if time == "evening":
        return any(hours == "24/7" or _is_late(hours) for hours in times.hours)
    return any(hours == "24/7" or "Sa" in hours or "Su" in hours for hours in times.hours)


def _is_late(hours: str) -> bool:
    return any(int(part[:2]) >= 19 for part in hours.replace(" ", "").replace("–", "-").split("-") if part[:2].isdecimal())
