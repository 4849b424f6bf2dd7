"""\"Did this help you?\" at the foot of pages: yes, partly or no, never a word; counted by kind of page, offer and language."""
from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.website.asking import page_of
from bot.website.view import View
from bot.website.visit import Visit

log = logging.getLogger(__name__)
PATH = "/helped"
ANSWERS = ("yes", "partly", "no")
_HOUR = 3600.0
_MOST, _OF_ONE_PAGE = 30, 3  # answers of one address in an hour: in all, and those that count on one page
_ADDRESSES = 10_000


# Where answers go: (kind of page, offer, language, answer). Raises SQLAlchemyError.
Counts = Callable[[str, str, str, str], None]


class Limit:
    """How often an address answered within the last hour, in memory alone."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._seen: OrderedDict[str, list[tuple[float, str]]] = OrderedDict()

    def take(self, address: str, path: str) -> str:
        """"counts", "again" (it was answered here often enough to count no more) or "too_many"."""
        now = self._now()
        seen = [each for each in self._seen.pop(address, []) if now - each[0] < _HOUR]
        self._seen[address] = seen
        while len(self._seen) > _ADDRESSES:
            self._seen.popitem(last=False)
        if len(seen) >= _MOST:
            return "too_many"
        seen.append((now, path))
        return "again" if sum(each[1] == path for each in seen) > _OF_ONE_PAGE else "counts"


def helped_pages(view: View, counts: Counts, has_offer: Callable[[str], bool], limit: Limit) -> APIRouter:
    """POST counts and leads to a page that says thank you; `has_offer(id)` says whether there is such an offer."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH, response_class=Response)
    def thanks(request: Request) -> Response:
        return _page(view.visit(request), "thanks", request.query_params.get("page", ""))

    @router.post(PATH, response_class=Response)
    async def answer(request: Request) -> Response:
        given = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
        return await run_in_threadpool(_answer, request, given)

    def _answer(request: Request, given: dict[str, str]) -> Response:
        here, path, said = view.visit(request), given.get("path", ""), given.get("answer", "")
        page = page_of(path)
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site") or page is None or said not in ANSWERS \
                or (page.offer and not has_offer(page.offer)):
            return _page(here, "wrong", path, 422)
        taken = limit.take(request.client.host if request.client else "", path)
        if taken == "too_many":
            return _page(here, "too_many", path, 429)
        try:
            if taken == "counts":
                counts(page.kind, page.offer, here.language, said)
        except SQLAlchemyError as error:
            log.error("An answer could not be counted: %s", type(error).__name__)
            return _page(here, "later", path, 503)
        return RedirectResponse(here.link(PATH, page=path), 303)

    def _page(here: Visit, key: str, path: str, status: int = 200) -> Response:
        back = path if page_of(path) else "/"
        return view.page(here, "helped.html", status, said=key, back=quote(back, safe="/%:"))

    return router
