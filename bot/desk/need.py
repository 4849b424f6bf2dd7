"""Unmet need: what people look for in which setting and region, beside the offers that there are for it."""
from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any, Callable, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Sequence, Tuple
from urllib.parse import quote, urlencode

from bot.desk.counts import Counted, Counter, Source, tree
from bot.desk.period import Period
from bot.desk.small import SMALLEST
from bot.desk.table import Row, Table, table
from bot.desk.words import Words
from index.clusters import Clusters
from index.findings import REPORTED, Finding
from index.freshness import MARKED_AFTER, oldest_check
from index.gazetteer import load_gazetteer
from index.offers import Offer

LEAST = 2 * SMALLEST  # a line of unmet need; one five may stand for a single conversation
_MOST_ROWS = 300
_MOST_DRAWN = 100
_UNSORTED = Clusters()


class Demand(NamedTuple):
    """How many asked for it, how many offers there are, and how many kinds of help (clusters) they are; `region` is a region
    or, where none was told, a country."""

    setting: Optional[str]
    topic: str
    region: str
    asked: int
    offers: int
    kinds: int

    @property
    def weight(self) -> float:
        """What is asked often and has few offers stands first."""
        return self.asked / (1 + self.offers) ** 1.5


def most_unmet(lines: Sequence[Demand]) -> List[Demand]:
    """What is missing most first."""
    return sorted(lines, key=lambda each: (-each.weight, -each.asked, each.topic))


class Supply:
    """Which offers there are for a topic in a setting and region, and which kinds of help: `cluster_of` (offer's id -> cluster's)."""

    def __init__(self, offers: Sequence[Offer], cluster_of: Mapping[str, str] = MappingProxyType({})) -> None:
        self._cluster_of = cluster_of
        self._by_topic: Dict[str, List[Tuple[Offer, Optional[FrozenSet[str]]]]] = {}
        gazetteer = load_gazetteer()
        for offer in offers:
            codes = [gazetteer.region_of(area, offer.country) for area in offer.region]
            everywhere = offer.country in offer.region or not any(codes)
            served = None if everywhere else frozenset(code for code in codes if code)
            for topic in offer.topics:
                self._by_topic.setdefault(topic, []).append((offer, served))

    def fitting(self, setting: Optional[str], topic: str, region: str) -> List[Offer]:
        """Offers on the topic that serve the whole country or the region, and are for the setting or for any."""
        return [offer for offer, served in self._by_topic.get(topic, ())
                if offer.country == region[:2] and (served is None or region in served or len(region) == 2)
                and (not setting or not offer.settings or setting in offer.settings)]

    def nearest(self, topic: str, region: str) -> List[Offer]:
        """Where nothing fits: what there is on the topic in another setting, else in another region."""
        return self.fitting(None, topic, region) or self.fitting(None, topic, region[:2])

    def kinds(self, offers: Sequence[Offer]) -> int:
        """How many kinds of help they are; an offer that is in no cluster is one of its own."""
        return len({self._cluster_of.get(offer.id, offer.id) for offer in offers})


def address(line: Demand, query: Mapping[str, str]) -> str:
    """The page with the offers that there are for it."""
    return "/operators/need/offers?" + urlencode({**query, "setting": line.setting or "", "topic": line.topic, "region": line.region})


class Need:
    """Draws the tables of the pages on unmet need and on offers; `catalogue` gives the offers, `findings` what is wrong with
    their contacts, by offer, `clusters` which kind of help each is."""

    def __init__(self, counter: Counter, catalogue: Callable[[], Sequence[Offer]], findings: Callable[[], Mapping[str, Sequence[Finding]]],
                 clusters: Callable[[], Clusters] = lambda: _UNSORTED) -> None:
        self._counter, self._catalogue, self._findings, self._clusters = counter, catalogue, findings, clusters
        self._supply: Tuple[Sequence[Offer], Mapping[str, str], Supply] = ((), {}, Supply(()))
        self._drawn: Tuple[Supply, Dict[Tuple[Source, Period], List[Demand]]] = (self._supply[2], {})  # lines that were drawn from a supply

    def supply(self) -> Supply:
        offers, cluster_of = self._catalogue(), self._clusters().of_offers
        if offers is not self._supply[0] or cluster_of is not self._supply[1]:
            self._supply = (offers, cluster_of, Supply(offers, cluster_of))
        return self._supply[2]

    def demand(self, source: Source, period: Period) -> List[Demand]:
        """What was asked for often enough to stand in a line, most unmet first; drawn once for the same record and offers."""
        supply = self.supply()
        if supply is not self._drawn[0]:
            self._drawn = (supply, {})
        drawn = self._drawn[1]
        found = drawn.get((source, period))
        if found is None:
            found = drawn[source, period] = self._lines(source, period, supply)
            for old in list(drawn)[:-_MOST_DRAWN]:
                drawn.pop(old, None)
        return found

    def _lines(self, source: Source, period: Period, supply: Supply) -> List[Demand]:
        counted, keys = self._counter.kept("need", source, self._cells)
        found = []
        for setting, topic, region in keys:
            asked = counted.get((setting, topic, region), period)
            if asked is not None and asked >= LEAST:
                offers = supply.fitting(setting, topic, region)
                found.append(Demand(setting, topic, region, asked, len(offers), supply.kinds(offers)))
        return most_unmet(found)

    def unlisted(self, source: Source, period: Period) -> Tuple[int, int]:
        """(conversations with a topic and a place, those of them in lines that are too small to stand in the table)."""
        counted, keys = self._counter.kept("need", source, self._cells)
        numbers = [counted.get(key, period) or 0 for key in keys]
        return sum(numbers), sum(number for number in numbers if number < LEAST)

    def demand_table(self, demand: Sequence[Demand], words: Words, query: Dict[str, str]) -> Table:
        found = []
        for each in demand[:_MOST_ROWS]:
            link = address(each, query)
            found.append(Row((words.label("topic", each.topic), words.label("setting", each.setting), words.label("region", each.region),
                              each.asked, each.offers, each.kinds), link))
        columns = [("topic", "text"), ("setting", "text"), ("region", "text"), ("asked", "count"), ("offers", "plain"), ("kinds", "plain")]
        return table("need", words, columns, found)

    def offers_table(self, source: Source, period: Period, words: Words) -> Table:
        """Every offer that was shown: how often it was opened, contacted, did not answer or was wrong."""
        counted, keys = self._counter.kept("offers", source, self._offer_cells)
        offers = {offer.id: offer for offer in self._catalogue()}
        found = []
        for id in keys:
            offer = offers.get(id)
            figures = [counted.get((id, key), period) for key in ("shown", "opened", "contacted", "nobody", "wrong")]
            if offer and any(figure is not None for figure in figures):
                found.append(Row((offer.name, offer.country, *figures, offer.verified_on), f"/offers/{id}"))
        found.sort(key=lambda row: -(row.values[2] if isinstance(row.values[2], int) else -1))
        columns = [("offer", "text"), ("country", "text"), *((key, "count") for key in ("shown", "opened", "contacted", "nobody", "wrong"))]
        return table("offers", words, [*columns, ("verified", "date")], found)

    def work_list(self, source: Source, words: Words, today: date) -> Table:
        """What to check next, and why: reported by somebody, found by a check, then often shown and long (or never) checked.

        That somebody reported an offer is said without a number: it tells of the offer, not of a person."""
        counted, _ = self._counter.kept("offers", source, self._offer_cells)
        reported = self._counter.kept("reported", source, self._reported)
        findings, found = self._findings(), []
        for offer in self._catalogue():
            shown, oldest = counted.get((offer.id, "shown"), Period("all")), oldest_check(offer)
            problem = findings[offer.id][0].problem if offer.id in findings else None
            reasons = {problem: problem in REPORTED, "wrong": offer.id in reported["wrong"], "found": problem is not None,
                       "nobody": offer.id in reported["nobody"], "never": oldest is None, "old": oldest is not None and today - oldest >= MARKED_AFTER}
            first = next((reason for reason, holds in reasons.items() if holds), None)
            if first:
                rank = {"found": 1, "nobody": 2, "never": 3, "old": 3}.get(first, 0)
                why = problem if first == "found" and problem else first
                found.append((rank, -(shown or 0), Row((offer.name, words["why"][why], shown, oldest), f"/operators/contacts/{quote(offer.id)}")))
        found.sort(key=lambda each: each[:2])
        return table("work", words, [("offer", "text"), ("why", "text"), ("shown", "count"), ("verified", "date")], [row for *_, row in found[:100]])

    def _reported(self, source: Source) -> Dict[str, FrozenSet[str]]:
        return {key: frozenset(id for (id,) in self._counter.by(source, "offer", table="offers", **{key: 1})) for key in ("wrong", "nobody")}

    def _cells(self, source: Source) -> Tuple[Counted, List[Any]]:
        months: Dict[Any, Any] = {}
        for (country, region, _, setting, topic, _), each in self._counter.blocks(source).items():
            if topic and (region or country):
                key = (setting, topic, region or country)
                months[key] = months[key] + each if key in months else each
        return Counted(source.calendar, months), list(months)

    def _offer_cells(self, source: Source) -> Tuple[Counted, List[str]]:
        keys = ("shown", "opened", "unopened", "contacted", "uncontacted", "nobody", "somebody", "wrong", "right")
        blank = 0 * spread_months(source)
        months: Dict[Any, Any] = {}
        notes = self._counter.by(source, "offer", "opened", "nobody", "wrong", "way", table="offers")
        for (offer, opened, nobody, wrong, way), each in notes.items():
            for key in keys:
                months.setdefault((offer, key), blank)
            true = ["shown", "opened" if opened else "unopened"]
            if opened:
                true += ["contacted" if way else "uncontacted", "nobody" if nobody else "somebody", "wrong" if wrong else "right"]
            for key in true:
                months[(offer, key)] = months[(offer, key)] + each
        ids = list(dict.fromkeys(offer for offer, _ in months))
        sums: List[Tuple[Any, List[Any]]] = []
        for whole, *parts in (("opened", "contacted", "uncontacted"), ("opened", "nobody", "somebody"), ("opened", "wrong", "right"),
                              ("shown", "opened", "unopened")):
            sums += [((id, whole), [(id, part) for part in parts]) for id in ids]
        return tree(source.calendar, months, sums), ids


def spread_months(source: Source) -> Any:
    """As many zeros as the source has months."""
    import numpy as np

    return np.zeros(source.last_month - source.first_month + 1, np.int64)
