"""The yearly follow-up at the desk: choose a place and a year, read it, take it away as PDF, HTML or XLSX."""
from __future__ import annotations

from datetime import date
from typing import List, Optional, Tuple, Union

from fastapi import APIRouter, Request, Response

from bot.calm import Stop
from bot.desk.counts import Source
from bot.desk.desk import Desk
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.followup import FORMS, FollowUp, FollowUps, Initiatives, Programmes
from bot.desk.period import Period, PeriodError, read_period
from bot.desk.places import PlaceError, Where, read_where
from bot.desk.view import View
from bot.desk.words import Words
from index.gazetteer import load_gazetteer
from index.hours import TIME_ZONES

SECTION = "follow_up"


def follow_up_pages(door: Door, view: View, initiatives: Initiatives, programmes: Programmes) -> APIRouter:
    pages = _Pages(door, view, initiatives, programmes)
    router = APIRouter(route_class=desk_route(view))
    router.add_api_route("/follow-up", pages.page, methods=["GET"], response_class=Response)
    router.add_api_route("/follow-up.{form}", pages.file, methods=["GET"], response_class=Response)
    return router


class _Pages:
    def __init__(self, door: Door, view: View, initiatives: Initiatives, programmes: Programmes) -> None:
        self._door, self._view, self._initiatives, self._programmes = door, view, initiatives, programmes
        self._drawing: Optional[Tuple[Desk, FollowUps]] = None

    def page(self, request: Request, where: str = "DE", town: str = "", year: str = "", programme: str = "") -> Response:
        visitor = self._door.enter(request)
        source = visitor.look.source(visitor.desk.sources())
        place, period = self._asked(visitor, source, where, town, year)
        drawn = self._draw(visitor, source, place, period, programme)
        files = {key: visitor.look.link(f"/operators/follow-up.{key}", where=place.code, town=place.town, year=period.id, programme=programme)
                 for key in FORMS}
        return self._view.page(visitor.look, "follow_up.html", 200, visitor.operator, visitor.token, section=SECTION, where=place, year=period.id, files=files,
                               follow_up=drawn, programme=programme, programmes=self._programmes(), years=_years(source, period),
                               places=_places(visitor.look.words))

    def file(self, request: Request, form: str, where: str = "DE", town: str = "", year: str = "", programme: str = "") -> Response:
        visitor = self._door.enter(request)
        if form not in FORMS:
            raise self._stop(visitor, 404, visitor.look.words["errors"]["missing"])
        source = visitor.look.source(visitor.desk.sources())
        place, period = self._asked(visitor, source, where, town, year)
        body = self._follow_ups(visitor.desk).file(self._draw(visitor, source, place, period, programme), form, visitor.look.words)
        name = f"lotse-follow-up-{place.code}-{period.id}.{form}"
        return Response(body, media_type=FORMS[form], headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"})

    def _draw(self, visitor: Visitor, source: Optional[Source], where: Where, year: Period, programme: str) -> FollowUp:
        """Raises Stop where there is no such programme."""
        try:
            return self._follow_ups(visitor.desk).draw(source, where, year, visitor.look.words, date.today(), programme)
        except PlaceError as error:
            raise self._wrong(visitor, error) from None

    def _follow_ups(self, desk: Desk) -> FollowUps:
        if self._drawing is None or self._drawing[0] is not desk:
            self._drawing = (desk, FollowUps(desk, self._initiatives, self._programmes))
        return self._drawing[1]

    def _asked(self, visitor: Visitor, source: Optional[Source], where: str, town: str, year: str) -> Tuple[Where, Period]:
        """The place and the year. Raises Stop with a page that says what is wrong."""
        try:
            return read_where(where, town), follow_up_year(year, source)
        except (PlaceError, PeriodError) as error:
            raise self._wrong(visitor, error) from None

    def _wrong(self, visitor: Visitor, error: Union[PlaceError, PeriodError]) -> Stop:
        return self._stop(visitor, 422, str(visitor.look.words["errors"][error.key]).format(given=error.given[:60]))

    def _stop(self, visitor: Visitor, status: int, text: str) -> Stop:
        return Stop(self._view.page(visitor.look, "trouble.html", status, visitor.operator, visitor.token, text=text))


def follow_up_year(given: str, source: Optional[Source]) -> Period:
    """A calendar year; where none is given, the latest with conversations in all its months, or in most. Raises PeriodError."""
    if not given.strip():
        if source is None:
            return Period("year", date.today().year * 12)
        years = [period for period in source.calendar.periods if period.kind == "year"]
        held = [month.within("year") for month in source.calendar.months]
        return max(years, key=lambda year: (held.count(year), year.first))
    period = read_period(given.strip())
    if period.kind != "year":
        raise PeriodError("no_year", given)
    return period


def _years(source: Optional[Source], chosen: Period) -> List[str]:
    there = {period.id for period in source.calendar.periods if period.kind == "year"} if source else set()
    return sorted({*there, chosen.id}, reverse=True)


def _places(words: Words) -> List[Tuple[str, List[Tuple[str, str]]]]:
    """[(country, [(code, name)])]: the country first, then its regions by name."""
    regions = sorted({place.region for place in load_gazetteer().places if place.region})
    return [(words.label("region", country), [(country, words.label("region", country)),
             *sorted(((code, words.label("region", code)) for code in regions if code[:2] == country), key=lambda each: each[1])]) for country in TIME_ZONES]
