"""Where people are and what they look for, in fives: for the pages on unmet need and the yearly follow-up, which add it up in many ways."""
from __future__ import annotations

from typing import Dict, Hashable, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from bot.desk.small import SMALLEST, Counts, rounded, shared

COLUMNS = ("country", "region", "municipality", "setting", "topic", "who")
Told = Tuple[Optional[str], ...]  # the values of COLUMNS


def blocks(rows: Mapping[Told, Counts], years: Sequence[slice]) -> Dict[Told, Counts]:
    """{values: conversations in each month}, with each number a multiple of five and every sum near the true one; each year for itself."""
    keys = sorted(rows, key=str)
    found = {key: np.zeros_like(rows[key]) for key in keys}
    for year in years:
        there = [key for key in keys if rows[key][year].any()]
        for key, months in zip(there, _of_year(there, np.array([rows[key][year] for key in there])) if there else ()):
            found[key][year] = months
    return {key: months for key, months in found.items() if months.any()}


def _of_year(keys: List[Told], true: Counts) -> Counts:
    """The rows of one year in fives.

    Countries and their regions get their fives first (`shared`). Within a region each five goes to a line of unmet need that
    lags, and there to those conversations whose town, topic, setting and people lag most.
    """
    margins: Dict[Hashable, int] = {}
    at = np.array([[margins.setdefault(margin, len(margins)) for margin in _margins(key)] for key in keys])
    lag, seen, found = np.zeros(len(margins), np.int64), true.cumsum(axis=1) > 0, np.zeros_like(true)
    regions = _by_region(keys, true)
    for month in range(true.shape[1]):
        for members, fives in regions:
            np.add.at(lag, at[members], true[members, month, None])  # region by region, else the first would get all that the whole lacks
            for _ in range(int(fives[month]) // SMALLEST):
                lagging = members[(lag[at[members, 0]] > 0) & seen[members, month]]
                chosen = lagging[lag[at[lagging]].sum(axis=1).argmax()]
                lag[at[chosen]] -= SMALLEST
                found[chosen, month] += SMALLEST
    return found


def _margins(key: Told) -> List[Hashable]:
    """All sums that hold these conversations; the line of unmet need first."""
    country, region, town, *told = key
    setting, topic, who = told
    found: List[Hashable] = [("need", country, region, setting, topic), key, ("who", who), ("town", country, region, town)]
    for facet, value in zip(COLUMNS[3:], told):
        found += [(facet, value, country), (facet, value, country, region), (facet, value, country, region, town)]
    return found


def _by_region(keys: List[Told], true: Counts) -> List[Tuple[Counts, Counts]]:
    """(the positions of its rows, its fives by month) for each region, and for what is told of no region."""
    places: Dict[Optional[str], Dict[Optional[str], List[int]]] = {}
    for number, (country, region, *_) in enumerate(keys):
        places.setdefault(country, {}).setdefault(region, []).append(number)
    whole = rounded(true.sum(axis=0))
    countries = shared(whole, np.array([sum(true[members].sum(axis=0) for members in inner.values()) for inner in places.values()]))
    found = []
    for inner, fives in zip(places.values(), countries):
        parts = shared(fives, np.array([true[members].sum(axis=0) for members in inner.values()]))
        found += [(np.array(members), part) for members, part in zip(inner.values(), parts)]
    return found
