"""The website: its pages joined to one router."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from fastapi import APIRouter, Request, Response

from bot.website.chat import Assistant, ChatPages
from bot.website.embedding import embedding
from bot.website.helped import Counts, Limit, helped_pages
from bot.website.offer_pages import OfferOf, offer_pages
from bot.website.overview import Overview, Source
from bot.website.reporting import Reports, report_pages
from bot.website.texts import Texts
from bot.website.view import NoticesOf, Settings, View, no_notices
from index.emergency import EmergencyContacts, load_emergency
from index.taxonomy import Taxonomy, load_taxonomy

_FIXED = {"/help-now": "help_now.html", "/imprint": "imprint.html", "/privacy": "sections.html",
          "/accessibility": "sections.html", "/kept": "kept.html"}


def website(assistant: Assistant, finder_offers: OfferOf, settings: Settings, phrases: Texts,
            taxonomy: Taxonomy | None = None, emergency: EmergencyContacts | None = None, source: Source | None = None,
            reports: Reports | None = None, notices: NoticesOf = no_notices, counts: Counts | None = None,
            more: Sequence[Callable[[View], APIRouter]] = ()) -> APIRouter:
    """Everything that people meet; to be included without a prefix. `finder_offers(id)` gives an offer or None; without a
    `source` of all offers there is no overview, and without `reports` nobody can say that something is wrong, without `counts` no page asks
    whether it helped. `more` are the
    public pages of other folders, drawn by the same view."""
    view = View(settings, phrases, taxonomy or load_taxonomy(), emergency or load_emergency(), source is not None, reportable=reports is not None,
                notices=notices, answering=bool(more), asking=counts is not None)
    router = APIRouter(include_in_schema=False)
    router.include_router(ChatPages(assistant, view, finder_offers).routes())
    router.include_router(offer_pages(finder_offers, view))
    if reports is not None:
        router.include_router(report_pages(finder_offers, view, reports))
    if counts is not None:
        router.include_router(helped_pages(view, counts, lambda id: finder_offers(id) is not None, Limit()))
    if source is not None:
        router.include_router(Overview(source, view).routes())

    for pages in more:
        router.include_router(pages(view))

    def fixed(request: Request) -> Response:
        name = request.url.path.strip("/")
        return view.page(view.visit(request), _FIXED[request.url.path], name=name.replace("-", "_"))

    router.include_router(embedding(view))
    for path in _FIXED:
        router.add_api_route(path, fixed, methods=["GET"], response_class=Response)

    @router.get("/static/{name}", response_class=Response)
    def static(name: str) -> Response:
        return view.static(name) or Response(status_code=404)

    @router.get("/worker.js", response_class=Response)
    def worker() -> Response:
        return view.worker()

    return router


__all__ = ["Settings", "website"]
