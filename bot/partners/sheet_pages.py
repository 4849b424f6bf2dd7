"""The page of an institution's sheet: take it along, send it back filled in, and see what became of each row. Without JavaScript."""
from __future__ import annotations

import logging
from datetime import date
from functools import partial
from typing import Optional, Tuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from bot.partners.front import Guest, PartnerFront
from bot.partners.partners import PATH, load_words
from bot.partners.sheet import KINDS, report_file, said
from index.exchange.account import ExchangeError
from index.exchange.remarks import Remark

log = logging.getLogger(__name__)
SHEET = f"{PATH}/sheet"
_SHOWN = 200  # lines on the page; the file has all


class SheetPages:
    """`/partners/sheet`, for those who are signed in."""

    def __init__(self, front: PartnerFront) -> None:
        self._front = front

    def routes(self) -> APIRouter:
        router = self._front.router({"/sheet": self._show, "/sheet/offers.xlsx": partial(self._file, False), "/sheet/empty.xlsx": partial(self._file, True),
                                     "/sheet/report.xlsx": partial(self._report, "xlsx"), "/sheet/report.csv": partial(self._report, "csv")}, {})
        router.add_api_route("/sheet", self._receive, methods=["POST"], response_class=Response)
        return router

    def _show(self, request: Request) -> Response:
        guest, note = self._front.guest(request), request.query_params.get("note", "")
        return self._page(guest, Remark("the file is too large", "large"), 413) if note == "large" else self._page(guest, None, 200, note == "sent")

    async def _receive(self, request: Request) -> Response:
        async with request.form(max_files=1, max_fields=10) as form:
            file, token = form.get("sheet"), str(form.get("token", ""))
            raw = await file.read() if isinstance(file, UploadFile) else b""
        return await run_in_threadpool(self._take, request, raw, token)

    def _take(self, request: Request, raw: bytes, token: str) -> Response:
        guest = self._front.guest(request, {"token": token})
        if not raw:
            return self._page(guest, Remark("no file was sent", "no_file"), 422)
        partners = guest.partners
        try:
            partners.sheets.send(guest.institution, raw, partners.kit(None), date.today())
        except ExchangeError as error:
            log.info("A sheet could not be taken in: %s", error.remark.key)
            return self._page(guest, error.remark, 422)
        return RedirectResponse(guest.here.link(SHEET, note="sent") + "#report", 303)

    def _page(self, guest: Guest, problem: Optional[Remark], status: int, sent: bool = False) -> Response:
        language = guest.here.language
        words = load_words()[language]["sheet"]["remarks"]

        def sentence(remark: Remark) -> Tuple[str, str]:
            return said(remark, words, self._front.taxonomy, language)

        sheets, institution = guest.partners.sheets, guest.institution
        report = None if problem else sheets.report(institution)
        return self._front.page(guest.here, "partners_sheet.html", status, guest=guest, report=report, sent=sent and report is not None, said=sentence,
                                problem=sentence(problem)[1] if problem else "", has_offers=sheets.has_offers(institution), shown_lines=_SHOWN)

    def _file(self, empty: bool, request: Request) -> Response:
        guest = self._front.guest(request)
        language = guest.here.language
        body = guest.partners.sheets.write(guest.institution, self._front.taxonomy, language, empty)
        return _download(body, "xlsx", load_words()[language]["sheet"]["files"]["empty" if empty else "offers"])

    def _report(self, kind: str, request: Request) -> Response:
        guest = self._front.guest(request)
        language = guest.here.language
        report = guest.partners.sheets.report(guest.institution)
        if report is None:
            raise self._front.missing(guest.here)
        texts = load_words()[language]["sheet"]
        return _download(report_file(report, kind, texts, self._front.taxonomy, language), kind, texts["files"]["report"])


def _download(body: bytes, kind: str, name: str) -> Response:
    return Response(body, media_type=KINDS[kind], headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"', "Cache-Control": "no-store",
                                                           "X-Robots-Tag": "noindex"})
