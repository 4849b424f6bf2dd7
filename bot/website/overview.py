"""The overview: all offers to browse and to search by plain links and forms, and as files."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from threading import Lock
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from bot.website.browsing import EVERYWHERE, FACETS, PAGE, Group, Like, Shelf, Wanted
from bot.website.cards import offer_card
from bot.website.edition import KINDS, Edition, make_file
from bot.website.linked_data import of_list
from bot.website.view import View
from bot.website.visit import Visit
from index.clusters import Clusters
from index.encoder import Encoder
from index.exchange.terms import Terms, load_words
from index.snapshot import Snapshot

_TOGETHER = 3  # offers of a cluster on a page with others; the rest is a link away


class Source(NamedTuple):
    """Where the offers come from: the index in use (None while it is loading), the clusters, nearness in meaning
    (`Like`, in browsing)."""

    snapshot: Callable[[], Snapshot | None]
    clusters: Callable[[], Clusters]
    like: Like


class Overview:
    """The pages under /overview."""

    def __init__(self, source: Source, view: View) -> None:
        self._source, self._view, self._lock = source, view, Lock()
        self._terms = Terms(view.taxonomy, load_words(), _no_encoder)
        self._shelf: Shelf | None = None
        self._clusters = Clusters()
        self._making, self._files = Lock(), dict[tuple[str, str, str, date], bytes]()
        self._made_of: Shelf | None = None

    def routes(self) -> APIRouter:
        router = APIRouter(include_in_schema=False)
        router.add_api_route("/overview", self._start, methods=["GET"], response_class=Response)
        router.add_api_route("/overview/offers", self._list, methods=["GET"], response_class=Response)
        for kind in KINDS:
            router.add_api_route(f"/overview/offers.{kind}", partial(self._file, kind), methods=["GET"], response_class=Response)
        return router

    def _start(self, request: Request) -> Response:
        here, shelf = self._view.visit(request), self._current()
        if shelf is None:
            return self._loading(here)
        rows = shelf.of_country(here.country)
        counts = {name: shelf.counts(field, rows) for name, (_, field) in FACETS.items()}
        return self._view.page(here, "overview.html", total=len(rows), counts=counts, wanted=Wanted(), to=_links(here),
                               topic_groups={group: self._view.taxonomy.topics_of(group) for group in self._view.taxonomy.ids("topic_groups")},
                               **self._choices(here, shelf))

    def _list(self, request: Request) -> Response:
        here, shelf = self._view.visit(request), self._current()
        if shelf is None:
            return self._loading(here)
        wanted = Wanted.read(request.query_params, self._view.taxonomy, here.country)
        wanted = replace(wanted, cluster=self._clusters.now(wanted.cluster))  # old addresses lead to what it was merged into
        rows, near = shelf.find(wanted, here.country, self._source.like)
        groups = [Group("", (row,)) for row in map(int, rows)] if wanted.words or wanted.cluster else shelf.groups(rows)
        pages = max(1, -(-len(groups) // PAGE))
        page = min(max(1, _number(request.query_params.get("page", ""))), pages)
        shown = groups[(page - 1) * PAGE:page * PAGE]
        listed = [(group, self._named(group.cluster, here), [offer_card(offer, here.language) for offer in shelf.offers(group.rows[:_TOGETHER])])
                  for group in shown]
        data = of_list([offer for group in shown for offer in shelf.offers(group.rows[:_TOGETHER])], self._view.settings.public_url)
        return self._view.page(here, "overview_list.html", wanted=wanted, near=near, total=len(rows), page=page, pages=pages, listed=listed,
                               to=_links(here), extra=urlencode(wanted.without("area").chosen()), data=data,
                               cluster=self._named(wanted.cluster, here), **self._choices(here, shelf))

    def _file(self, kind: str, request: Request) -> Response:
        """The offers of the country as a file; made once for each voice and index."""
        here, shelf = self._view.visit(request), self._current()
        if shelf is None:
            return self._loading(here)
        if not shelf.portable:
            return self._view.page(here, "missing.html", 404, text=self._view.texts[here.voice]["overview"]["large"])
        day = date.today()
        key = (kind, here.voice, here.country, day)
        with self._making:  # one at a time: a booklet takes seconds
            if self._made_of is not shelf or (self._files and next(iter(self._files))[-1] != day):
                self._made_of, self._files = shelf, {}
            if key not in self._files:
                edition = Edition(here.voice, here.country, self._view.texts[here.voice], self._view.taxonomy,
                                  self._view.emergency.of(here.country, here.language), self._clusters, self._view.settings.public_url.rstrip("/"), day)
                self._files[key] = make_file(kind, edition, shelf.offers(shelf.of_country(here.country).tolist()))
            data = self._files[key]
        return Response(data, media_type=KINDS[kind], headers={
            "Content-Disposition": f'attachment; filename="lotse-{here.country.lower()}-{here.language}-{day}.{kind}"', "Cache-Control": "no-cache"})

    def _choices(self, here: Visit, shelf: Shelf) -> dict[str, Any]:
        """What can be chosen in the form: what at least one offer of the country has."""
        rows = shelf.of_country(here.country)
        known = {name: list(shelf.counts(field, rows)) for name, (_, field) in FACETS.items()}
        return {"known": known, "facets": {name: facet for name, (facet, _) in FACETS.items()}, "regions": shelf.regions(here.country),
                "everywhere": EVERYWHERE, "portable": shelf.portable}

    def _named(self, cluster: str, here: Visit) -> str:
        return self._clusters.name(cluster, here.language) if cluster else ""

    def _loading(self, here: Visit) -> Response:
        return self._view.page(here, "missing.html", 503, text=self._view.texts[here.voice]["overview"]["loading"],
                               heading=self._view.texts[here.voice]["overview"]["title"])

    def _current(self) -> Shelf | None:
        """The shelf of the index in use; made anew when another one is."""
        snapshot, clusters = self._source.snapshot(), self._source.clusters()
        if snapshot is None:
            return None
        with self._lock:
            if self._shelf is None or self._shelf.snapshot is not snapshot or self._clusters is not clusters:
                self._shelf, self._clusters = Shelf(snapshot, clusters.of_offers, self._terms), clusters
            return self._shelf


def _links(here: Visit) -> Callable[..., str]:
    """The address of a list of offers in the same language and country."""
    def to(wanted: Wanted, **more: str) -> str:
        return here.link("/overview/offers", **{**wanted.chosen(), **more})

    return to


def _no_encoder() -> Encoder:
    raise RuntimeError("only words that stand in the vocabulary are looked for here")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
