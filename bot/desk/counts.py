"""Counting the record: conversations by month and by what they were, read from the database in a few statements."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Collection, Dict, Hashable, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.desk.period import MONTHS, Calendar, Period
from bot.desk.small import SMALLEST, Counts, Hidden, Line, protect
from bot.desk.tables import answers, conversations, misses, offers

Key = Hashable
HIDDEN = None  # how a figure that is not shown stands in a table


class Counted:
    """A number for every node and period, with those marked that may not be shown."""

    def __init__(self, calendar: Calendar, nodes: Sequence[Key], counts: Counts, hidden: Hidden) -> None:
        self._calendar, self._node = calendar, {node: number for number, node in enumerate(nodes)}
        self._counts, self._hidden = counts, hidden

    def get(self, node: Key, period: Optional[Period]) -> Optional[int]:
        """The number, or None where it is hidden (also for what never happened)."""
        row, column = self._node.get(node), self._calendar.place.get(period) if period else None
        if row is None or column is None or self._hidden[row, column]:
            return HIDDEN
        return int(self._counts[row, column])


@dataclass(frozen=True)
class Source:
    """Which conversations are counted (made up or real), and a mark that changes whenever they do."""

    made: int
    version: Tuple[int, ...]
    first_month: int  # since the year 0
    last_month: int

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.first_month, self.last_month)

    def covers(self, period: Period) -> bool:
        """Whether there are conversations from its first month to its last."""
        return period.kind == "all" or (self.first_month <= period.first and period.first + MONTHS[period.kind] - 1 <= self.last_month)

    def usual(self) -> Period:
        """What is shown first: the latest whole half-year, or the year of the latest conversations."""
        halves = [period for period in self.calendar.periods if period.kind == "half" and self.covers(period)]
        return halves[-1] if halves else Period("month", self.last_month).within("year")


class Counter:
    """`tree` joins what is counted to its sums and hides what is small; `by` counts by columns of the record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: Dict[Tuple[str, int], Tuple[Source, Any]] = {}

    def sources(self) -> Dict[int, Source]:
        """{0: the real conversations, 1: those made up}; one that has none is missing."""
        query = select(conversations.c.made, func.count(), func.sum(conversations.c.turns), func.min(conversations.c.month),
                       func.max(conversations.c.month)).group_by(conversations.c.made)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
            asked = select(answers.c.made, func.sum(answers.c.times), func.min(answers.c.month), func.max(answers.c.month)).group_by(answers.c.made)
            beside = {made: (int(times), first, last) for made, times, first, last in connection.execute(asked)}
        found = {}
        for made, count, turns, first, last in rows:
            times, begin, end = beside.get(made, (0, first, last))
            found[made] = Source(made, (count, int(turns or 0), times), min(_month(first), _month(begin)), max(_month(last), _month(end)))
        return found

    def kept(self, name: str, source: Source, work: Any) -> Any:
        """What `work(source)` gives, worked out anew only when the record has changed."""
        held = self._kept.get((name, source.made))
        if held is None or held[0] != source:
            held = (source, work(source))
            self._kept[(name, source.made)] = held
        return held[1]

    def by(self, source: Source, *columns: str, table: str = "conversations", **equal: Any) -> Dict[Tuple[Any, ...], Counts]:
        """{(values of the columns): conversations, or answers on pages, in each month of the calendar}."""
        from_table = {"conversations": conversations, "offers": offers, "misses": misses, "answers": answers}[table]
        picked = [from_table.c[name] for name in columns]
        number = func.sum(answers.c.times) if table == "answers" else func.count()
        query = select(from_table.c.month, *picked, number).where(from_table.c.made == source.made)
        for name, value in equal.items():
            query = query.where(from_table.c[name] == value)
        months = source.last_month - source.first_month + 1
        found: Dict[Tuple[Any, ...], Counts] = {}
        with self._engine.connect() as connection:
            for month, *values, count in connection.execute(query.group_by(from_table.c.month, *picked)):
                found.setdefault(tuple(values), np.zeros(months, np.int64))[_month(month) - source.first_month] += count
        return found

    def median_seconds(self, source: Source, period: Period) -> Optional[float]:
        """Seconds until the first offer for the conversation in the middle; None where there are too few."""
        seconds: Dict[str, List[float]] = self.kept("seconds", source, self._seconds)
        months = seconds if period.kind == "all" else period.months()
        there = [each for month in months for each in seconds.get(month, ())]
        return float(np.median(there)) if len(there) >= SMALLEST else None

    def _seconds(self, source: Source) -> Dict[str, List[float]]:
        column = conversations.c.first_offer_seconds
        found: Dict[str, List[float]] = {}
        query = select(conversations.c.month, column).where((conversations.c.made == source.made) & column.isnot(None))
        with self._engine.connect() as connection:
            for month, seconds in connection.execute(query):
                found.setdefault(month, []).append(seconds)
        return found


def _month(id: str) -> int:
    return int(id[:4]) * 12 + int(id[5:7]) - 1


def spread(calendar: Calendar, months: Counts) -> Counts:
    """Months (the last axis) summed up to every period of the calendar."""
    sums = np.concatenate([np.zeros((*months.shape[:-1], 1), np.int64), months.cumsum(axis=-1)], axis=-1)
    starts, ends = zip(*calendar.spans)
    return np.asarray(sums[..., list(ends)] - sums[..., list(starts)])


def tree(calendar: Calendar, leaves: Mapping[Key, Counts], sums: Sequence[Tuple[Key, Sequence[Key]]],
         by_year: Collection[Key] = ()) -> Counted:
    """Leaves by month, and sums of leaves or of earlier sums: every line of them and of the calendar is protected
    together. What never happened in all the time is no cell; what stands in `by_year` has a number for whole years only."""
    months = {leaf: each for leaf, each in leaves.items() if each.any()}
    joined: List[Tuple[Key, List[Key]]] = []
    for parent, children in sums:
        there = [child for child in children if child in months]
        if there:
            joined.append((parent, there))
            months.setdefault(parent, np.sum([months[child] for child in there], axis=0))
    nodes, width = list(months), len(calendar.periods)
    if not nodes:
        return Counted(calendar, [], np.zeros((0, 0), np.int64), np.zeros((0, 0), bool))
    counts, row = spread(calendar, np.array([months[node] for node in nodes])), {node: at for at, node in enumerate(nodes)}
    whole = [column for column, period in enumerate(calendar.periods) if period.kind in ("all", "year")]
    lines: List[Line] = []
    for node in nodes:
        start = row[node] * width
        lines += [(start + parent, tuple(start + child for child in children))
                  for parent, children in (calendar.lines[:1] if node in by_year else calendar.lines)]
    for parent, children in joined:
        for column in whole if any(child in by_year for child in children) else range(width):
            lines.append((row[parent] * width + column, tuple(row[child] * width + column for child in children)))
    hidden = protect(counts.reshape(1, -1), lines).reshape(counts.shape)
    for node in nodes:
        if node in by_year:
            hidden[row[node], [column for column in range(width) if column not in whole]] = True
    return Counted(calendar, nodes, counts, hidden)


def rows(calendar: Calendar, months: Mapping[Any, Counts], pair: int = 1, pairs: Sequence[Line] = ()) -> Counted:
    """Many cells that no shown sum joins: each over the calendar for itself. With `pair` every `pair` keys in turn form
    one system in which `pairs` (lines of positions within it) hold as well."""
    nodes = list(months)
    if not nodes:
        return Counted(calendar, [], np.zeros((0, 0), np.int64), np.zeros((0, 0), bool))
    counts, width = spread(calendar, np.array([months[node] for node in nodes])), len(calendar.periods)
    lines: List[Line] = [(row * width + parent, tuple(row * width + child for child in children))
                         for row in range(pair) for parent, children in calendar.lines]
    lines += [(parent * width + column, tuple(child * width + column for child in children))
              for parent, children in pairs for column in range(width)]
    hidden = protect(counts.reshape(-1, pair * width), lines, exact=False).reshape(counts.shape)
    return Counted(calendar, nodes, counts, hidden)
