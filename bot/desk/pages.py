"""The desk at /operators: the figures on pages, as charts and as files."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional, Protocol
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from sqlalchemy.engine import Engine

from bot.calm import Stop
from bot.desk.charts import CHARTS, THEMES, WIDTHS, chart
from bot.desk.conclusions import ENOUGH, conclusions, in_words, unlisted
from bot.desk.counts import Source
from bot.desk.desk import TABLES
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.followup import Initiatives, Programmes
from bot.desk.followup_pages import follow_up_pages
from bot.desk.need import address
from bot.desk.people import people_pages
from bot.desk.period import Period
from bot.desk.report import FORMS, report
from bot.desk.sheets import TYPES, sheet
from bot.desk.table import Row, Table, table
from bot.desk.view import View, choices
from bot.settings import Settings

_SECTION_OF = {name: section for section, names in TABLES.items() for name in names}
_SENTENCES = 5


class Part(Protocol):
    """More pages of the desk, from another folder."""

    templates: Path

    def routes(self, door: Door, view: View) -> APIRouter: ...


def desk_pages(settings: Settings, engine: Callable[[], Engine], *parts: Part, initiatives: Initiatives = tuple,
               programmes: Programmes = tuple) -> APIRouter:
    """The routes under /operators; `engine` is asked for when the first operator comes, `initiatives` and `programmes` by the yearly follow-up."""
    view = View(*(part.templates for part in parts))
    door = Door(settings, engine, view)
    pages = _Pages(door, view, settings.review)
    router = APIRouter(prefix="/operators", include_in_schema=False, route_class=desk_route(view))
    router.add_api_route("/static/{name}", view.static, methods=["GET"], response_class=Response)
    router.include_router(door.routes())
    router.include_router(people_pages(door, view))
    router.include_router(follow_up_pages(door, view, initiatives, programmes))
    for part in parts:
        router.include_router(part.routes(door, view))
    for path, work in (("", pages.first), ("/need/offers", pages.offers_for), ("/report.{form}", pages.report), ("/tables/{name}.{form}", pages.file),
                       ("/charts/{name}.svg", pages.picture), ("/{section}", pages.section)):
        router.add_api_route(path, work, methods=["GET"], response_class=Response)
    return router


class _Pages:
    def __init__(self, door: Door, view: View, reviewing: bool) -> None:
        self._door, self._view, self._reviewing = door, view, reviewing

    def section(self, request: Request, section: str) -> Response:
        visitor = self._door.enter(request)
        if section not in TABLES:
            raise self._missing(visitor)
        source, period, more = self._asked(visitor, section)
        desk, look, words = visitor.desk, visitor.look, visitor.look.words
        tables = [self._table(visitor, name, source, period) for name in TABLES[section]]
        if section == "overview" and source:
            more.update(headlines=desk.figures.headlines(source, period), seconds=desk.figures.seconds(source, period))
        if section == "need":
            lines = desk.need.demand(source, period) if source else []
            more["sentences"] = [(in_words(line, words), address(line, _link(visitor)), words["need"]["open" if line.offers else "near"])
                                 for line in lines[:_SENTENCES]] if len(lines) >= ENOUGH else []
            more["notes"] = unlisted(desk, source, period, words) if source else []
        if section == "report":
            more["told"] = conclusions(desk, source, period, words) if source else []
        if section in ("safety", "helped"):
            more["year"] = words.period(period if period.kind == "all" else period.within("year"))
        return self._view.page(look, "section.html", 200, visitor.operator, visitor.token, section=section, tables=tables,
                               reviewing=self._reviewing, **more)

    def first(self, request: Request) -> Response:
        return self.section(request, "overview")

    def offers_for(self, request: Request, topic: str = "", setting: str = "", region: str = "") -> Response:
        """The offers that there are for one line of the page on unmet need."""
        visitor = self._door.enter(request)
        _, _, more = self._asked(visitor, "need")
        words, supply = visitor.look.words, visitor.desk.need.supply()
        fitting = supply.fitting(setting or None, topic, region)
        found = fitting or supply.nearest(topic, region)
        rows = [Row((offer.name, offer.provider, offer.country, offer.verified_on), f"/offers/{quote(offer.id)}") for offer in found]
        drawn = table("need_offers", words, [("offer", "text"), ("provider", "text"), ("country", "text"), ("verified", "date")], rows)
        title = words["need"]["offers_title"].format(topic=words.label("topic", topic), region=words.label("region", region))
        lead = words["need"]["offers_lead"].format(setting=words.label("setting", setting))
        return self._view.page(visitor.look, "need_offers.html", 200, visitor.operator, visitor.token, section="need", table=drawn,
                               fits=bool(fitting), title=title, lead=lead, **more)

    def file(self, request: Request, name: str, form: str) -> Response:
        visitor = self._door.enter(request)
        if name not in _SECTION_OF or form not in TYPES:
            raise self._missing(visitor)
        source, period, more = self._asked(visitor, _SECTION_OF[name])
        body, kind = sheet(self._table(visitor, name, source, period), form, visitor.look.words, more["about"])
        return _file(body, kind, f"lotse-{name}-{period.id}.{form}")

    def picture(self, request: Request, name: str, theme: str = "light", width: str = "wide") -> Response:
        visitor = self._door.enter(request)
        if name not in CHARTS or theme not in THEMES or width not in WIDTHS:
            raise self._missing(visitor)
        source, period, _ = self._asked(visitor, _SECTION_OF[name])
        drawn = visitor.desk.table(name, source, period, visitor.look.words)
        return Response(_drawn(visitor, drawn, theme, width), media_type="image/svg+xml", headers={"Cache-Control": "private, no-cache"})

    def report(self, request: Request, form: str) -> Response:
        visitor = self._door.enter(request)
        if form not in FORMS:
            raise self._missing(visitor)
        source, period, _ = self._asked(visitor, "report")
        return _file(report(visitor.desk, source, period, visitor.look.words, form), FORMS[form], f"lotse-report-{period.id}.{form}")

    def _asked(self, visitor: Visitor, section: str) -> tuple[Optional[Source], Period, dict[str, Any]]:
        """What is asked for, and what every page says about it. Raises PeriodError."""
        look, sources = visitor.look, visitor.desk.sources()
        source = look.source(sources)
        period = look.period(source, section)
        words = look.words
        made = bool(source and source.made)
        about = words.period(period) + (f". {words['page']['made']}" if made else "")
        total = visitor.desk.figures.course(source).get("total", period) if source else None
        return source, period, {"period": period, "choices": choices(source, period, words), "made": made, "about": about,
                                "both": len(sources) > 1, "empty": total is None, "stood": words.moment(visitor.desk.standing.since)}

    def _table(self, visitor: Visitor, name: str, source: Optional[Source], period: Period) -> Table:
        return visitor.look.ordered(visitor.desk.table(name, source, period, visitor.look.words, _link(visitor)))

    def _missing(self, visitor: Visitor) -> Stop:
        text = visitor.look.words["errors"]["missing"]
        return Stop(self._view.page(visitor.look, "trouble.html", 404, visitor.operator, visitor.token, text=text))


def _link(visitor: Visitor) -> dict[str, str]:
    return {key: value for key, value in visitor.look.query.items() if key not in ("sort", "q")}


def _drawn(visitor: Visitor, drawn: Table, theme: str, width: str) -> bytes:
    """The chart, drawn once for the same numbers."""
    pictures, key = visitor.desk.pictures, (drawn, theme, width, visitor.look.words.language)
    if key not in pictures:
        pictures[key] = chart(drawn, visitor.look.words, theme, width=width)
        while len(pictures) > 200:
            pictures.pop(next(iter(pictures)))
    return pictures[key]


def _file(body: bytes, kind: str, name: str) -> Response:
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"})
