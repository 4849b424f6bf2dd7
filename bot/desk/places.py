"""Demand by place for whole years: countries, their regions and larger municipalities, so that no small number can be worked out.

A figure of a place is a sum: over settings, topics or people, over the places within it, and over the lines of the page on unmet need,
which everybody at the desk sees. What such a sum would give away is hidden here, for those lines are shown already.
"""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Set, Tuple

import numpy as np

from bot.desk.counts import Counter, Source
from bot.desk.need import Demand
from bot.desk.period import Period
from bot.desk.record import LARGE_ENOUGH
from bot.desk.small import SMALLEST, Line, given_away
from index.gazetteer import load_gazetteer
from index.hours import TIME_ZONES

FACETS = ("setting", "topic", "who")
TOTAL: Facet = ("total", "")
_COLUMNS = ("country", "region", "municipality", *FACETS)
Node = Tuple[Any, ...]  # (scope, facet), ("need", setting, topic, place) or ("rest", scope, facet)
Facet = Tuple[str, Any]
Scope = Tuple[Any, ...]  # (), ("SE",), ("SE", "SE-AB"), ("SE", "SE-AB", "Solna")


class PlaceError(ValueError):
    """No such place; `key` names the sentence of the texts, `given` what was asked for."""

    def __init__(self, key: str, given: str) -> None:
        super().__init__(key)
        self.key, self.given = key, given


@dataclass(frozen=True)
class Where:
    """A country, one of its regions (ISO 3166-2), or a municipality of a region that the record keeps by name."""

    country: str
    region: str = ""
    town: str = ""

    @property
    def scope(self) -> Scope:
        return tuple(part for part in (self.country, self.region, self.town) if part)

    @property
    def code(self) -> str:
        return self.region or self.country


def read_where(code: str, town: str = "") -> Where:
    """A country or region by its code, and a municipality by its name. Raises PlaceError."""
    gazetteer, code, town = load_gazetteer(), code.strip().upper(), town.strip()
    if code[:2] not in TIME_ZONES or (len(code) != 2 and code not in {place.region for place in gazetteer.places}):
        raise PlaceError("no_place", code)
    where = Where(code[:2], code if len(code) > 2 else "")
    if not town:
        return where
    found = gazetteer.find(town, where.country)
    if found is None or found.country != where.country or (where.region and found.region != where.region):
        raise PlaceError("no_town", town)
    if found.population < LARGE_ENOUGH or not found.region:
        raise PlaceError("small_town", town)
    return Where(where.country, found.region, found.name)


class Shown:
    """The figures of one year that may be shown."""

    def __init__(self, counts: Mapping[Node, int], hidden: Set[Node]) -> None:
        self._counts, self._hidden = counts, hidden

    def get(self, where: Where, facet: Facet = TOTAL) -> Optional[int]:
        """None where it is hidden, and for what never happened."""
        node = (where.scope, facet)
        return None if node in self._hidden else self._counts.get(node)

    def values(self, where: Where, facet: str) -> List[Any]:
        """The values of a facet that may be shown, most asked first."""
        nodes = [(node, count) for node, count in self._counts.items() if node[0] == where.scope and node[1][0] == facet]
        found = [(count, node[1][1]) for node, count in nodes if node not in self._hidden]
        return [value for _, value in sorted(found, key=lambda each: (-each[0], str(each[1])))]


class Places:
    """Works out a year once for the same numbers."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._held: Dict[Any, Tuple[Any, Shown]] = {}

    def shown(self, source: Source, year: Period, world: Mapping[Facet, Optional[int]], demand: Sequence[Demand]) -> Shown:
        """`world`: what the desk shows of the whole year (TOTAL and ("who", …)), None where it is hidden; `demand`: what its page on need shows."""
        rows = self._rows(source, year)
        key = (rows, dict(world), tuple(demand))
        held = self._held.get((source.made, year))
        if held is None or held[0] != key:
            held = (key, Shown(*_protected(_system(rows, world, demand))))
            self._held[(source.made, year)] = held
        return held[1]

    def _rows(self, source: Source, year: Period) -> Dict[Tuple[Any, ...], int]:
        first = year.first - source.first_month
        months = self._counter.by(source, *_COLUMNS)
        found = {values: int(each[max(first, 0):max(first + 12, 0)].sum()) for values, each in months.items()}
        return {values: count for values, count in found.items() if count}


class _System:
    """Counts of nodes, the lines that join them, and the nodes whose state is settled elsewhere."""

    def __init__(self) -> None:
        self.counts: Dict[Node, int] = defaultdict(int)
        self.joined: Dict[Tuple[Node, str], Dict[Node, None]] = defaultdict(dict)
        self.fixed: Set[Node] = set()
        self.hidden: Set[Node] = set()

    def add(self, values: Sequence[Any], count: int) -> None:
        country, region, town, *told = values
        depth = 0 if not country else 1 if not region else 2 if not town else 3
        scopes: List[Scope] = [(country, region, town)[:number] for number in range(depth + 1)]
        facets: List[Facet] = [TOTAL, *zip(FACETS, told)]
        cell = ("need", told[0], told[1], (region or country) if country else "")
        if country:
            self.counts[cell] += count
        for scope in scopes:
            for facet in facets if scope else [TOTAL, facets[-1]]:  # of the whole, the desk shows all and for whom, and no topic
                self.counts[(scope, facet)] += count
                if facet != TOTAL:
                    self._join((scope, TOTAL), facet[0], (scope, facet))
        for above, below in zip(scopes, scopes[1:]):
            for facet in facets:
                self._join((above, facet), "place", (below, facet))
        for facet in facets:
            needed = country and facet[0] != "who"
            if depth >= 2 and needed:
                self._join((scopes[2], facet), "need", cell)
            if depth < 3:  # what is told of a place and of none within it
                rest = cell if depth == 1 and needed else ("rest", scopes[depth], facet)
                self.counts[rest] += 0 if rest == cell else count
                self._join((scopes[depth], facet), "place", rest)

    def settle(self, world: Mapping[Facet, Optional[int]], demand: Sequence[Demand]) -> None:
        """What is never shown, and what the desk shows or hides on other pages."""
        listed = {("need", each.setting, each.topic, each.region) for each in demand}
        for node in self.counts:
            if node[0] in ("need", "rest") or node[0] == ():
                self.fixed.add(node)
                told = node in listed or (node[0] == () and world.get(node[1]) is not None)
                if not told:
                    self.hidden.add(node)
            elif self.counts[node] < SMALLEST:
                self.hidden.add(node)

    def _join(self, parent: Node, kind: str, child: Node) -> None:
        if parent in self.counts or parent[0]:
            self.joined[(parent, kind)][child] = None


def _system(rows: Mapping[Tuple[Any, ...], int], world: Mapping[Facet, Optional[int]], demand: Sequence[Demand]) -> _System:
    system = _System()
    for values, count in sorted(rows.items(), key=str):
        system.add(values, count)
    system.settle(world, demand)
    return system


def _protected(system: _System) -> Tuple[Mapping[Node, int], Set[Node]]:
    """(counts, what is hidden at last): by every line for itself, then by all lines together, until nothing is given away."""
    lines = [(parent, [*children]) for (parent, _), children in system.joined.items()]
    while True:
        while any([_hide_by(line, system) for line in lines]):
            pass
        if not _hide_by_all(lines, system):
            return system.counts, system.hidden


def _hide_by(line: Tuple[Node, List[Node]], system: _System) -> bool:
    parent, children = line
    gone = [child for child in children if child in system.hidden]
    alone = len(gone) + (parent in system.hidden) == 1
    if alone or (gone and parent not in system.hidden and sum(system.counts[child] for child in gone) < SMALLEST):
        return _hide_one(parent, children, system)
    return False


def _hide_one(parent: Node, children: Sequence[Node], system: _System) -> bool:
    """The smallest part that is shown, else the sum."""
    free = [[node for node in some if node not in system.hidden and node not in system.fixed] for some in (children, [parent])]
    chosen = sorted(free[0] or free[1], key=lambda node: (system.counts[node], str(node)))[:1]
    system.hidden.update(chosen)
    return bool(chosen)


def _hide_by_all(joined: Sequence[Tuple[Node, List[Node]]], system: _System) -> bool:
    nodes = list(system.counts)
    place = {node: number for number, node in enumerate(nodes)}
    lines: List[Line] = [(place[parent], tuple(place[child] for child in children)) for parent, children in joined]

    def settled(hidden: Set[Node]) -> Set[Node]:
        return {nodes[number] for number in given_away(np.array([node in hidden for node in nodes]), lines)}

    away = settled(system.hidden)
    away -= settled(system.hidden | (system.counts.keys() - system.fixed)) if away else set()  # what the other pages tell by themselves
    changed = False
    for node in sorted(away, key=str):
        changed = any(_hide_one(parent, children, system) for parent, children in joined if node in (parent, *children)) or changed
    return changed or (bool(away) and _hide_one(((), TOTAL), nodes, system))
