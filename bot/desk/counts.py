"""Counting the record: conversations by month and by what they were, read from the database in a few statements."""
from __future__ import annotations

import threading
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Collection, Dict, Hashable, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.desk.blocks import COLUMNS, Told, blocks
from bot.desk.period import MONTHS, Calendar, Period
from bot.desk.small import SMALLEST, Counts, rounded, shared
from bot.desk.tables import answers, conversations, misses, offers

Key = Hashable
HIDDEN = None  # how a figure that is too small to say stands in a table


class Counted:
    """A number in fives for every node and period; what stands in `by_year` has one for whole years only."""

    def __init__(self, calendar: Calendar, months: Mapping[Key, Counts], by_year: Collection[Key] = ()) -> None:
        self._calendar, self._by_year = calendar, frozenset(by_year)
        self._sums = {node: np.concatenate([[0], each.cumsum()]) for node, each in months.items()}

    def get(self, node: Key, period: Optional[Period]) -> Optional[int]:
        """The number, or None where there are too few to say, and for what never happened."""
        column = self._calendar.place.get(period) if period else None
        if node not in self._sums or period is None or column is None or (node in self._by_year and period.kind not in ("all", "year")):
            return HIDDEN
        start, end = self._calendar.spans[column]
        return int(self._sums[node][end] - self._sums[node][start]) or HIDDEN


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

    def usual(self, section: str = "") -> Period:
        """What a section shows first: the latest whole half-year, or the year of the latest conversations.

        The overview compares: where the half-year before is not whole, it shows the latest quarter that has one before it. What is
        asked for spreads over many lines: they are those of the latest whole year, or of all there is."""
        whole = {kind: [period for period in self.calendar.periods if period.kind == kind and self.covers(period)] for kind in MONTHS}
        if section == "need":
            return whole["year"][-1] if whole["year"] else Period("all")
        if section == "overview":
            for kind in ("half", "quarter"):
                compared = [period for period in whole[kind] if self.covers(Period(kind, period.first - MONTHS[kind]))]
                if compared:
                    return compared[-1]
        return whole["half"][-1] if whole["half"] else Period("month", self.last_month).within("year")


class Counter:
    """`by` counts by columns of the record; `tree` turns what is counted, and its sums, into fives."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: Dict[Tuple[str, Source], Any] = {}
        self._working: Dict[Tuple[str, Source], threading.Lock] = {}

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
        """What `work(source)` gives, worked out once for the same record, even where two ask at once."""
        if source.made < 0:
            return work(source)  # there is nothing in it
        key = (name, source)
        with self._working.setdefault(key, threading.Lock()):
            found = self._kept.get(key)
            if found is None:
                found = self._kept[key] = work(source)
        return found

    def keep_only(self, sources: Collection[Source]) -> None:
        """Let go of what was worked out for others."""
        for key in list(self._kept):
            if key[1] not in sources:
                self._kept.pop(key, None)
                self._working.pop(key, None)

    def by(self, source: Source, *columns: str, table: str = "conversations", **equal: Any) -> Dict[Tuple[Any, ...], Counts]:
        """{(values of the columns): conversations, or answers on pages, in each month of the calendar}."""
        from_table = {"conversations": conversations, "offers": offers, "misses": misses, "answers": answers}[table]
        picked = [from_table.c[name] for name in columns]
        number = func.sum(answers.c.times) if table == "answers" else func.count()
        first, last = source.calendar.months[0].id, source.calendar.months[-1].id  # the record may have grown since the source was counted
        query = select(from_table.c.month, *picked, number).where((from_table.c.made == source.made) & from_table.c.month.between(first, last))
        for name, value in equal.items():
            query = query.where(from_table.c[name] == value)
        months = source.last_month - source.first_month + 1
        found: Dict[Tuple[Any, ...], Counts] = {}
        with self._engine.connect() as connection:
            for month, *values, count in connection.execute(query.group_by(from_table.c.month, *picked)):
                found.setdefault(tuple(values), np.zeros(months, np.int64))[_month(month) - source.first_month] += count
        return found

    def blocks(self, source: Source) -> Dict[Told, Counts]:
        """Conversations by COLUMNS of `bot/desk/blocks.py` and month, in fives."""
        found: Dict[Told, Counts] = self.kept("blocks", source, lambda source: blocks(self.by(source, *COLUMNS), source.calendar.years))
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


def tree(calendar: Calendar, leaves: Mapping[Key, Counts], sums: Sequence[Tuple[Key, Sequence[Key]]],
         by_year: Collection[Key] = (), settled: Mapping[Key, Counts] = MappingProxyType({})) -> Counted:
    """Leaves by month, and sums of leaves or of earlier sums, in fives that add up.

    Each year stands for itself. The last sum is rounded and its fives are shared among its parts, and so on to the first. A sum whose parts have got
    theirs by then (from another sum, or `settled` elsewhere) is what they come to: such a one stands before the others."""
    true = {leaf: each for leaf, each in leaves.items() if each.any()}
    joined: List[Tuple[Key, List[Key]]] = []
    for parent, children in sums:
        there = sorted((child for child in children if child in true), key=str)
        if there:
            joined.append((parent, there))
            true.setdefault(parent, np.sum([true[child] for child in there], axis=0))
    years = [_in_fives({node: months[year] for node, months in true.items()}, joined, {node: months[year] for node, months in settled.items()})
             for year in calendar.years]
    return Counted(calendar, {node: np.concatenate([year[node] for year in years]) for node in {**settled, **true}}, by_year)


def _in_fives(true: Mapping[Key, Counts], joined: Sequence[Tuple[Key, Sequence[Key]]], settled: Mapping[Key, Counts]) -> Dict[Key, Counts]:
    shown: Dict[Key, Counts] = dict(settled)
    for parent, children in reversed(joined):
        open_ = [child for child in children if child not in shown]
        if parent not in shown:
            shown[parent] = rounded(true[parent]) if open_ else np.sum([shown[child] for child in children], axis=0)
        if open_:
            shown.update(zip(open_, shared(shown[parent], np.array([true[child] for child in open_]))))
    return {**{leaf: rounded(months) for leaf, months in true.items() if leaf not in shown}, **shown}
