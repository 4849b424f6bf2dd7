"""The desk behind its pages: accounts, figures and reports on one database."""
from __future__ import annotations

import time
from datetime import date
from typing import Any, List, Optional, Sequence, Tuple

from sqlalchemy.engine import Engine

from bot.desk.accounts import Operators
from bot.desk.counts import Counter, Source
from bot.desk.figures import Figures
from bot.desk.helped import Helped
from bot.desk.need import Need
from bot.desk.period import Period
from bot.desk.standing import Sources, Standing
from bot.desk.table import Table
from bot.desk.tables import create_tables
from bot.desk.words import Words, load_words
from index.catalogue import Catalogue
from index.clusters import ClusterBook
from index.findings import Findings
from index.offers import Offer
from index.taxonomy import load_taxonomy

_FRESH = 5.0  # seconds
# The tables of each page, in the order in which they stand there.
TABLES = {"overview": ("by_month", "funnel", "left", "fits", "came"), "need": ("need", "obstacles"), "offers": ("work", "offers"),
          "helped": ("helped_pages", "helped_offers"),
          "understanding": ("answers", "misses", "pairs"), "safety": ("levels", "hours"), "report": ()}


class Desk:
    """Built when the first operator comes, so that the site starts without the database."""

    def __init__(self, engine: Engine) -> None:
        create_tables(engine)
        self.engine, self._catalogue = engine, Catalogue(engine)
        self._look_again = 0.0
        self._offers: Tuple[str, List[Offer]] = ("", [])
        self.operators, self.counter = Operators(engine), Counter(engine)
        self.pictures: dict[Any, bytes] = {}  # charts that were drawn
        self.figures = Figures(self.counter)
        self.helped = Helped(self.counter, self.offers)
        self.standing = Standing(self.counter, self._draw)
        self.need = Need(self.counter, self.offers, Findings(engine).all, ClusterBook(engine, load_taxonomy()).clusters)

    def offers(self) -> Sequence[Offer]:
        """The catalogue; the same list until it changes, which is looked up every few seconds."""
        if time.monotonic() > self._look_again:
            version = self._catalogue.version()
            if version != self._offers[0]:
                self._offers = (version, self._catalogue.offers())
            self._look_again = time.monotonic() + _FRESH
        return self._offers[1]

    def sources(self) -> Sources:
        """What the pages show; `counter.sources()` is what there is at this moment."""
        return self.standing.sources()

    def _draw(self, source: Source) -> None:
        """Work out the figures of every page."""
        for name in (name for names in TABLES.values() for name in names):
            self.table(name, source, Period("all"), load_words()["en"])
        self.figures.seconds(source, Period("all"))

    def table(self, name: str, source: Optional[Source], period: Period, words: Words, link: Optional[dict[str, str]] = None) -> Table:
        """One table of TABLES; without a source it has no rows. `link` is kept in the addresses of its rows."""
        source = source or Source(-1, (0, 0), period.first, period.first)
        if name == "need":
            return self.need.demand_table(self.need.demand(source, period), words, link or {})
        if name == "offers":
            return self.need.offers_table(source, period, words)
        if name == "work":
            return self.need.work_list(source, words, date.today())
        if name in TABLES["helped"]:
            return (self.helped.pages if name == "helped_pages" else self.helped.offers)(source, period, words)
        drawn: Table = getattr(self.figures, name)(source, period, words)
        return drawn


