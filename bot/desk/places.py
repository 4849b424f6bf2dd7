"""Demand by place for whole years: countries, their regions and larger municipalities. All are sums of the same fives as the page on unmet need."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Mapping, Optional, Tuple

from bot.desk.blocks import COLUMNS, Told
from bot.desk.counts import Counter, Source
from bot.desk.period import Period
from bot.desk.record import LARGE_ENOUGH
from bot.desk.small import Counts
from index.gazetteer import load_gazetteer
from index.hours import TIME_ZONES

FACETS = COLUMNS[3:]
TOTAL: Facet = ("total", "")
Facet = Tuple[str, Any]
Scope = Tuple[Any, ...]  # ("SE",), ("SE", "SE-AB"), ("SE", "SE-AB", "Solna")
Node = Tuple[Scope, Facet]


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
    """The figures of one year, in fives."""

    def __init__(self, counts: Mapping[Node, int]) -> None:
        self._counts = counts

    def get(self, where: Where, facet: Facet = TOTAL) -> Optional[int]:
        """None where there are too few to say."""
        return self._counts.get((where.scope, facet))

    def values(self, where: Where, facet: str) -> List[Any]:
        """The values of a facet that have a number, most asked first."""
        found = [(count, node[1]) for (scope, node), count in self._counts.items() if scope == where.scope and node[0] == facet]
        return [value for _, value in sorted(found, key=lambda each: (-each[0], str(each[1])))]


class Places:
    """Adds up a year once for the same record."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def shown(self, source: Source, year: Period) -> Shown:
        found: Shown = self._counter.kept(f"places {year.id}", source, lambda source: Shown(_sums(self._counter.blocks(source), source, year)))
        return found


def _sums(blocks: Mapping[Told, Counts], source: Source, year: Period) -> Mapping[Node, int]:
    first, found = year.first - source.first_month, dict[Node, int]()
    for (country, region, town, *told), months in blocks.items():
        count = int(months[max(first, 0):max(first + 12, 0)].sum())
        depth = 0 if not country else 1 if not region else 2 if not town else 3
        for scope in [(country, region, town)[:number] for number in range(1, depth + 1)]:
            for facet in (TOTAL, *zip(FACETS, told)) if count else ():
                found[scope, facet] = found.get((scope, facet), 0) + count
    return found
