"""The overview as a file: one edition of it, in a voice, for a country or for all, as PDF, XLSX or CSV."""
from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.website.linked_data import address
from index.clusters import Clusters
from index.exchange.overview_sheet import overview_csv, overview_table, write_overview_xlsx
from index.languages import language_of
from index.offers import TEMPORARILY_CLOSED, Offer
from index.taxonomy import Taxonomy

KINDS = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@dataclass(frozen=True)
class Edition:
    """`texts` are the pages' words in the voice, `emergency` the rows of the country, `site` the address of the whole site
    or an empty string, `country` empty for all countries."""

    voice: str
    country: str
    texts: Mapping[str, Any]
    taxonomy: Taxonomy
    emergency: Sequence[Mapping[str, Any]]
    clusters: Clusters
    site: str
    day: date

    @property
    def language(self) -> str:
        return language_of(self.voice)

    @property
    def place(self) -> str:
        return self.label("countries", self.country) if self.country else str(self.texts["overview"]["booklet"]["all"])

    def label(self, facet: str, id: str) -> str:
        return self.taxonomy.label(facet, id, self.language)

    def cluster(self, offer: Offer) -> str:
        """The name of its cluster, or an empty string."""
        id = self.clusters.of_offers.get(offer.id)
        return self.clusters.name(id, self.language) if id else ""


def make_file(kind: str, edition: Edition, offers: Sequence[Offer], progress: Callable[[str], None] = lambda line: None) -> bytes:
    """The offers, in the order of clusters and names, as a file of one of KINDS."""
    ordered = sorted(offers, key=lambda offer: (edition.cluster(offer) or offer.name).casefold() + "\x00" + offer.name.casefold())
    if kind == "pdf":
        from bot.website.booklet import booklet

        return booklet(edition, ordered, progress)
    words = edition.texts["overview"]
    more: dict[str, Callable[[Offer], Any]] = {str(words["cluster"]): edition.cluster}
    if any(offer.status == TEMPORARILY_CLOSED for offer in ordered):
        shut = str(words["shut_mark"])
        more[shut] = lambda offer: shut if offer.status == TEMPORARILY_CLOSED else ""
    if edition.site:
        more[str(words["address"])] = lambda offer: address(offer.id, edition.site)
    head, rows = overview_table(ordered, edition.taxonomy, edition.language, more)
    if kind == "csv":
        return overview_csv(head, rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "overview.xlsx"
        write_overview_xlsx(path, str(words["title"]), head, rows)
        return path.read_bytes()
