"""What helped: answers on pages by kind of page, and on pages and in conversations by offer; counted in fives."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Sequence, Tuple

from bot.desk.answers import ANSWERS, OFFER, PAGES
from bot.desk.counts import Counted, Counter, Source, tree
from bot.desk.period import Period
from bot.desk.table import Row, Table, table
from bot.desk.words import Words
from index.offers import Offer

ALL = "all"
# The columns of the table by offer, and what is counted there: where somebody answered, and what.
COLUMNS = {"page_yes": ("page", "yes"), "page_partly": ("page", "partly"), "page_no": ("page", "no"), "chat_yes": ("chat", "yes"), "chat_no": ("chat", "no")}


class Helped:
    """Draws the tables of the section; answers and their sums are counted in fives together."""

    def __init__(self, counter: Counter, catalogue: Callable[[], Sequence[Offer]]) -> None:
        self._counter, self._catalogue = counter, catalogue

    def pages(self, source: Source, period: Period, words: Words) -> Table:
        """By kind of page, those with most answers first; all of them in the last row."""
        counted, _ = self._drawn(source)
        found = []
        for page in (*PAGES, ALL):
            figures = [counted.get(("page", page, answer), period) for answer in (ALL, *ANSWERS)]
            if any(figure is not None for figure in figures):
                found.append(Row((words["pages"][page], *figures)))
        columns = [("page", "text"), *((answer, "count") for answer in (ALL, *ANSWERS))]
        last = found[-1:] if found and found[-1].values[0] == words["pages"][ALL] else []
        found = sorted(found[:len(found) - len(last)], key=lambda row: -(row.values[1] if isinstance(row.values[1], int) else 0))
        return table("helped_pages", words, columns, [*found, *last])

    def offers(self, source: Source, period: Period, words: Words) -> Table:
        """By offer, in the whole year that the period lies in."""
        counted, ids = self._drawn(source)
        year = period if period.kind == ALL else period.within("year")
        offers, found = {offer.id: offer for offer in self._catalogue()}, []
        for id in ids:
            figures = [counted.get((id, *what), year) for what in COLUMNS.values()]
            if id in offers and any(figure is not None for figure in figures):
                found.append(Row((offers[id].name, *figures), f"/offers/{id}"))
        found.sort(key=lambda row: (-sum(value for value in row.values if isinstance(value, int)), str(row.values[0])))
        return table("helped_offers", words, [("offer", "text"), *((key, "count") for key in COLUMNS)], found)

    def _drawn(self, source: Source) -> Tuple[Counted, List[str]]:
        drawn: Tuple[Counted, List[str]] = self._counter.kept("helped", source, self._count)
        return drawn

    def _count(self, source: Source) -> Tuple[Counted, List[str]]:
        leaves: Dict[Any, Any] = {}
        for (page, offer, answer), months in self._counter.by(source, "page", "offer", "answer", table="answers").items():
            leaves[(offer, "page", answer) if page == OFFER else ("page", page, answer)] = months
        for (offer, helped), months in self._counter.by(source, "offer", "helped", table="offers").items():
            if helped:
                leaves[(offer, "chat", helped)] = months
        of_offers = [key for key in leaves if key[0] != "page"]
        sums: List[Tuple[Any, List[Any]]] = [(("page", OFFER, answer), [key for key in of_offers if key[1:] == ("page", answer)]) for answer in ANSWERS]
        sums += [(("page", ALL, answer), [("page", page, answer) for page in PAGES]) for answer in ANSWERS]
        sums += [(("page", page, ALL), [("page", page, answer) for answer in ANSWERS]) for page in PAGES]
        sums.append((("page", ALL, ALL), [("page", page, ALL) for page in PAGES]))
        chat = [("chat", answer) for answer in ("yes", "no")]
        sums += [(key, [leaf for leaf in of_offers if leaf[1:] == key]) for key in chat] + [(("chat", ALL), chat)]
        return tree(source.calendar, leaves, sums, by_year=of_offers), sorted({key[0] for key in of_offers})
