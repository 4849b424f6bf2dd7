"""Saying that something about an offer is wrong: by ticks, never by words; with a receipt by mail for those who want one."""
from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.mail import read_address
from bot.website.offer_pages import OfferOf
from bot.website.view import View
from index.findings import REPORTED, Findings
from index.offers import Offer

log = logging.getLogger(__name__)


class Reports(NamedTuple):
    """Where reports go. `receipt(mail, language, name of the offer, address of the visitor)` sends one at once and says
    whether it went out; nothing of the address is kept."""

    findings: Callable[[], Findings]
    receipt: Callable[[str, str, str, str], bool]


def report_pages(offer_of: OfferOf, view: View, reports: Reports) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/offers/{id}/wrong", response_class=Response)
    def form(request: Request, id: str) -> Response:
        return _page(request, id, {})

    @router.post("/offers/{id}/wrong", response_class=Response)
    async def report(request: Request, id: str) -> Response:
        given = {key: str(value).strip() for key, value in (await request.form()).items()}
        return await run_in_threadpool(_report, request, id, given)

    def _page(request: Request, id: str, given: Mapping[str, str], problem: str = "", status: int = 200, done: str = "") -> Response:
        here, offer = view.visit(request), offer_of(id)
        if offer is None:
            return view.page(here, "missing.html", 404, text=view.texts[here.voice]["offer"]["gone"])
        return view.page(here, "report.html", status, offer=offer, given=given, problem=problem, done=done, kinds=REPORTED)

    def _report(request: Request, id: str, given: Mapping[str, str]) -> Response:
        here, offer = view.visit(request), offer_of(id)
        typed = given.get("mail", "")
        mail = read_address(typed) if typed else None
        if offer is None or given.get("what") not in REPORTED or (typed and mail is None):
            return _page(request, id, given, "mail" if offer and given.get("what") in REPORTED else "what", 422)
        try:
            reports.findings().report(offer.id, _contact(offer, given.get("contact", "")), given["what"], date.today())
        except SQLAlchemyError as error:
            log.error("A report could not be kept: %s", type(error).__name__)
            return _page(request, id, given, "later", 503)
        sent = reports.receipt(mail, here.language, offer.name, request.client.host if request.client else "") if mail else None
        return _page(request, id, {}, done="thanks" if sent is None else "sent" if sent else "not_sent")

    return router


def _contact(offer: Offer, value: str) -> str:
    """One of the offer's contacts, or nothing: what else a form may hold is not kept."""
    return next((contact.value for contact in offer.contacts if contact.value == value), "")
