"""Materials and dates that everybody reads under /network: to browse and search, each on a page of its own, as files and as a calendar."""
from __future__ import annotations

from datetime import datetime, timezone
from functools import partial
from typing import Any, Optional, Sequence
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from bot.network.dates import begins, calendar_file, is_coming
from bot.network.entries import MATERIAL_KINDS, Material
from bot.network.front import NetworkFront
from bot.network.sheet import KINDS, MATERIALS, make_file
from bot.network.shelf import PAGE
from bot.network.stock import Sought
from bot.website.visit import Visit, page_number

_CALENDAR = "text/calendar; charset=utf-8"


class MaterialPages:
    """The public pages of materials and dates. `site` is the address of Lotse, or empty."""

    def __init__(self, front: NetworkFront, site: str) -> None:
        self._front, self._site = front, site

    def routes(self) -> APIRouter:
        files = {f"/materials.{kind}": partial(self._file, kind) for kind in KINDS}
        return self._front.router({"/materials": self._list, **files, "/materials/{id}": self._one, "/materials/{id}/event.ics": self._event,
                                   "/calendar.ics": self._calendar}, {})

    def _list(self, request: Request) -> Response:
        here, network, sought = self._front.visit(request), self._front.open(), self._sought(request)
        found = network.stock.find(sought, _now(), here.language)
        pages = max(1, -(-len(found.materials) // PAGE))
        page = min(page_number(request.query_params.get("page", "")), pages)
        return self._front.page(here, "network_materials.html", sought=sought, near=found.near, total=len(found.materials), page=page, pages=pages,
                                listed=found.materials[(page - 1) * PAGE:page * PAGE], organisations=network.shelf.held.organisations,
                                extra=sought.query(), choices=self._choices(network.shelf.held.materials.values()))

    def _choices(self, materials: Any) -> dict[str, Sequence[str]]:
        """What can be chosen; of languages and topics only those that there are, since the lists are long."""
        ids, there = self._front.taxonomy.ids, list(materials)
        return {"kind": MATERIAL_KINDS, "who": ids("who"), "setting": ids("settings"),
                "topic": [id for id in ids("topics") if any(id in each.topics for each in there)],
                "language": [id for id in ids("languages") if any(id in each.languages for each in there)]}

    def _file(self, kind: str, request: Request) -> Response:
        here, network = self._front.visit(request), self._front.open()
        found = network.stock.find(self._sought(request), _now(), here.language).materials
        body = make_file(kind, found, network.shelf.held.organisations, self._front.taxonomy, here.language, MATERIALS)
        return _as_file(body, KINDS[kind], f"lotse-materials-{_now():%Y-%m-%d}.{kind}")

    def _one(self, request: Request, id: str) -> Response:
        here, network = self._front.visit(request), self._front.open()
        found, held = self._found(here, id), network.shelf.held
        return self._front.page(here, "network_material.html", one=found, organisation=held.organisations[found.organisation],
                                group=held.groups.get(found.group), over=begins(found) is not None and not is_coming(found, _now()))

    def _event(self, request: Request, id: str) -> Response:
        here = self._front.visit(request)
        found = self._found(here, id)
        if begins(found) is None:
            raise self._front.missing(here)
        return self._calendar_of(here, [found], found.title(here.language), f"{found.id}.ics")

    def _calendar(self, request: Request) -> Response:
        here = self._front.visit(request)
        return self._calendar_of(here, self._front.open().stock.coming(_now()), str(self._front.words(here)["materials"]["all_events"]), "lotse-network.ics")

    def _calendar_of(self, here: Visit, events: Sequence[Material], title: str, name: str) -> Response:
        organisations = self._front.open().shelf.held.organisations
        return _as_file(calendar_file(events, organisations, here.language, title, self._site, _now()), _CALENDAR, name)

    def _found(self, here: Visit, id: str) -> Material:
        """Raises Stop."""
        found: Optional[Material] = self._front.open().stock.get(id)
        if found is None:
            raise self._front.missing(here)
        return found

    def _sought(self, request: Request) -> Sought:
        return Sought.read(request.query_params, self._front.taxonomy)


def _as_file(body: bytes, kind: str, name: str) -> Response:
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{quote(name)}"', "Cache-Control": "no-cache"})


def _now() -> datetime:
    return datetime.now(timezone.utc)
