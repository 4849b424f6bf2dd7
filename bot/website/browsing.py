"""What the overview shows: the offers of one index, narrowed by what was chosen, in groups of those that are alike."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from index.circumstances import CIRCUMSTANCES
from index.exchange.terms import Terms
from index.linear import fold
from index.offers import Offer
from index.regions import load_regions
from index.snapshot import Snapshot
from index.taxonomy import Taxonomy

FACETS = {"topic": ("topics", "topics"), "setting": ("settings", "settings"), "group": ("groups", "groups"), "occupation": ("occupations", "occupations"),
          "who": ("who", "for_whom")}
EVERYWHERE = "all"
PAGE = 20  # groups on a page
_LONGEST = 200  # characters of a search
_HITS = 400
_OF_BEST = 0.25  # of the best hit's score; below it a text shares only a word that many have
_FEW = 5  # hits; of fewer, meaning is asked too
_NEAR = 0.3  # cosine from which an offer is like words that stand nowhere
_PORTABLE_UP_TO = 10_000  # offers
_SORTED_UP_TO = 20_000  # offers; of more, the names are not read and the order is that of the ids
Rows = NDArray[np.int64]
# The offers near to some words in meaning; None where the words are about nothing that any offer is for. Raises nothing.
Like = Callable[[str], Mapping[str, float] | None]


@dataclass(frozen=True)
class Wanted:
    """What was chosen; empty: anything. Ids of the vocabulary, a region's code (or "all" countries), a cluster's id."""

    words: str = ""
    topic: str = ""
    setting: str = ""
    group: str = ""
    occupation: str = ""
    who: str = ""
    area: str = ""
    cluster: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], taxonomy: Taxonomy, country: str) -> Wanted:
        """Of a request; what is not known counts as not chosen."""
        given = {field.name: query.get(field.name, "").strip()[:_LONGEST] for field in fields(cls)}
        for name, (facet, _) in FACETS.items():
            if given[name] not in taxonomy.ids(facet):
                given[name] = ""
        if given["area"] != EVERYWHERE and not (given["area"] in load_regions() and given["area"].startswith(f"{country}-")):
            given["area"] = ""
        return cls(**given)

    def chosen(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}

    def without(self, name: str) -> Wanted:
        return replace(self, **{name: ""})

    def query(self) -> str:
        return urlencode(self.chosen())


class Group(NamedTuple):
    """Offers that are alike: the cluster's id ("" where an offer stands alone) and their rows."""

    cluster: str
    rows: tuple[int, ...]


class Shelf:
    """One snapshot to browse; `cluster_of` gives the cluster of an offer's id, `terms` what the vocabulary calls things."""

    def __init__(self, snapshot: Snapshot, cluster_of: Mapping[str, str], terms: Terms) -> None:
        self.snapshot, self._cluster_of, self._terms = snapshot, cluster_of, terms
        alive = np.ones(len(snapshot.offers), dtype=bool)
        alive[list(getattr(snapshot.offers, "gone", ()))] = False
        self._rows: Rows = np.flatnonzero(alive)
        if len(self._rows) <= _SORTED_UP_TO:
            names = [snapshot.offers[int(row)].name.casefold() for row in self._rows]
            self._rows = self._rows[sorted(range(len(names)), key=names.__getitem__)]

    @property
    def portable(self) -> bool:
        """Whether the offers fit into a file that a page may ask for; of more, `lotse offers overview` makes one."""
        return len(self._rows) <= _PORTABLE_UP_TO

    def offers(self, rows: Sequence[int]) -> list[Offer]:
        return [self.snapshot.offers[int(row)] for row in rows]

    def of_country(self, country: str, area: str = "") -> Rows:
        """The rows that serve a country, a region of it, or all there are."""
        facets, rows = self.snapshot.facets, self._rows
        if area == EVERYWHERE:
            return rows
        if country not in facets.columns["country"]:
            return rows[:0]
        rows = rows[facets.country[rows] == facets.columns["country"].index(country)]
        return rows[facets.national[rows] | facets.has("regions", area, rows)] if area else rows

    def find(self, wanted: Wanted, country: str, like_words: Like) -> tuple[Rows, bool]:
        """(rows in their order, whether the words stand in none of them). Where they stand in few, those that are near in
        meaning come after. Words that mean nothing here find only the offers in which every one of them stands."""
        rows = self.of_country(country, wanted.area)
        for name, (_, field) in FACETS.items():
            if getattr(wanted, name):
                rows = rows[self.snapshot.facets.has(field, getattr(wanted, name), rows)]
        if wanted.cluster:
            rows = np.array([row for row in rows if self.cluster(int(row)) == wanted.cluster], dtype=np.int64)
        if not wanted.words:
            return rows, False
        kept = frozenset(rows.tolist())
        hits = self.snapshot.lexical.search(wanted.words, _HITS)
        found = [row for row, score in hits if score >= _OF_BEST * hits[0][1] and row in kept]
        named = self._named(wanted.words, rows)
        near = like_words(wanted.words) if not named or len(found) < _FEW else {}
        if near is None and not named:
            return np.array([row for row in found if self._holds(row, wanted.words)], dtype=np.int64), False
        found += [row for row in named if row not in frozenset(found)]
        more: list[int] = []
        if len(found) < _FEW:
            like = sorted((near or {}).items(), key=lambda pair: -pair[1])
            nearest = [self.snapshot.row(id) for id, value in like if value >= _NEAR]
            more = [row for row in nearest if row is not None and row in kept and row not in found]
        return np.array(found + more, dtype=np.int64), not found and bool(more)

    def _holds(self, row: int, words: str) -> bool:
        """Whether each of the words stands in an offer's name, institution or text, alone or within another."""
        offer = self.snapshot.offers[row]
        told = fold(" ".join((offer.name, offer.provider, *offer.summary.values())))
        return all(word in told for word in fold(words).split())

    def _named(self, words: str, rows: Rows) -> list[int]:
        """The rows that are about a topic, a setting or a group that the words name."""
        for field, facet in (("topics", "topics"), ("groups", "groups"), ("occupations", "occupations"), ("settings", "settings")):
            named = [hit.id for hit in self._terms.within(facet, words)]
            if named:
                return [int(row) for row in rows[self.snapshot.facets.has_any(field, named, rows)]]
        return []

    def cluster(self, row: int) -> str:
        return self._cluster_of.get(self.snapshot.id(row), "") if self._cluster_of else ""

    def groups(self, rows: Rows) -> list[Group]:
        """The rows with those of one cluster together, each where its first stands."""
        together: dict[str, list[int]] = {}
        for row in map(int, rows):
            together.setdefault(self.cluster(row) or f" {row}", []).append(row)
        return [Group(key if len(found) > 1 else "", tuple(found)) for key, found in together.items()]

    def counts(self, field: str, rows: Rows) -> dict[str, int]:
        """id -> how many of the rows have it, for those of the vocabulary that any has; in its order."""
        facets = self.snapshot.facets
        sums = getattr(facets, field)[rows].sum(axis=0)
        return {id: int(count) for id, count in zip(facets.columns[field], sums, strict=True) if count and id not in CIRCUMSTANCES}

    def regions(self, country: str) -> dict[str, tuple[str, int]]:
        """code -> (name, how many serve it alone or with others), for the regions of a country that have offers of their own."""
        names, counts = load_regions(), self.counts("regions", self.of_country(country))
        found = {code: (names[code], count) for code, count in counts.items() if code in names and code.startswith(f"{country}-")}
        return dict(sorted(found.items(), key=lambda item: item[1][0].casefold()))
