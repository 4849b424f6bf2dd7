"""Periods: whole calendar months, quarters, half-years and years, and all there is.

Only these can be chosen: a month is the shortest time that is counted in fives (`bot/desk/small.py`).
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Dict, List, Optional, Tuple

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
FIRST_YEAR, LAST_YEAR = 2000, 2200
_FORMS = {"year": re.compile(r"(\d{4})"), "half": re.compile(r"(\d{4})-H([12])"), "quarter": re.compile(r"(\d{4})-Q([1-4])"),
          "month": re.compile(r"(\d{4})-(0[1-9]|1[0-2])")}


class PeriodError(ValueError):
    """No such period; `key` names the sentence of the texts, `given` what was asked for."""

    def __init__(self, key: str, given: str = "") -> None:
        super().__init__(key)
        self.key, self.given = key, given


@dataclass(frozen=True)
class Period:
    """`kind` is month, quarter, half, year or all; `first` the number of its first month since the year 0."""

    kind: str
    first: int = 0

    @property
    def id(self) -> str:
        """ "2025-03", "2025-Q1", "2025-H1", "2025" or "all". """
        year, month = divmod(self.first, 12)
        return {"month": f"{year}-{month + 1:02d}", "quarter": f"{year}-Q{month // 3 + 1}", "half": f"{year}-H{month // 6 + 1}",
                "year": f"{year}", "all": "all"}[self.kind]

    @property
    def start(self) -> date:
        return date(self.first // 12, self.first % 12 + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        after = self.first + MONTHS[self.kind]
        return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)

    def shifted(self, by: int) -> Optional[Period]:
        """The period of the same kind `by` places later; None for all there is."""
        return None if self.kind == "all" else Period(self.kind, self.first + by * MONTHS[self.kind])

    def within(self, kind: str) -> Period:
        """The period of a longer kind that this one lies in."""
        return Period(kind, self.first - self.first % MONTHS[kind])

    def months(self) -> List[str]:
        """ ["2025-01", …], empty for all there is. """
        return [Period("month", self.first + number).id for number in range(MONTHS.get(self.kind, 0))]


def read_period(text: str) -> Period:
    """Raises PeriodError."""
    if text == "all":
        return Period("all")
    for kind, form in _FORMS.items():
        found = form.fullmatch(text.strip())
        if found:
            year, part = int(found[1]), int(found[2]) - 1 if found.lastindex == 2 else 0
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise PeriodError("unreadable", text)
            return Period(kind, year * 12 + part * MONTHS[kind])
    raise PeriodError("unreadable", text)


def read_day(text: str) -> date:
    """A day written as 2025-03-31. Raises PeriodError."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise PeriodError("no_day", text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PeriodError("no_day", text)
    return day


def covering(first: date, last: date) -> Period:
    """The shortest period that holds both days; all there is where no year does. Raises PeriodError."""
    if last < first:
        raise PeriodError("reversed", f"{first.isoformat()} – {last.isoformat()}")
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for kind in MONTHS:
        period = Period("month", start).within(kind)
        if end < period.first + MONTHS[kind]:
            return period
    return Period("all")


def is_exactly(period: Period, first: date, last: date) -> bool:
    return period.kind != "all" and (period.start, period.end) == (first, last)


class Calendar:
    """All periods between the first and the last month with conversations."""

    def __init__(self, first: int, last: int) -> None:
        self.months = [Period("month", at) for at in range(first, last + 1)]
        self.periods: List[Period] = [Period("all")]
        for kind in reversed(MONTHS):
            self.periods += list(dict.fromkeys(month.within(kind) for month in self.months))
        starts = [at for at in range(len(self.months)) if at == 0 or (first + at) % 12 == 0]
        self.years = [slice(start, end) for start, end in zip(starts, [*starts[1:], len(self.months)])]  # the months of each
        self.place: Dict[Period, int] = {period: number for number, period in enumerate(self.periods)}
        self.spans: List[Tuple[int, int]] = [(0, len(self.months)) if period.kind == "all" else
                                             (max(period.first - first, 0), min(period.first + MONTHS[period.kind] - first, len(self.months)))
                                             for period in self.periods]
