"""What every page of institutions begins with: who is signed in, the words, and a calm sentence where something fails."""
from __future__ import annotations

import logging
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop, calm_route
from bot.desk.session import SecretError, comes_from_here
from bot.partners.institutions import Institution
from bot.partners.partners import PATH, Partners, load_words
from bot.website.view import View
from bot.website.visit import Visit
from index.taxonomy import Taxonomy

log = logging.getLogger(__name__)
Given = Sequence[Tuple[str, str]]
Pages = Dict[str, Callable[..., Any]]


class Guest(NamedTuple):
    """An institution that is signed in, and the token of its forms."""

    here: Visit
    partners: Partners
    institution: Institution
    token: str


class Front:
    """`open_partners` is asked for when the first page is; it raises SecretError where the site has no secret yet."""

    def __init__(self, open_partners: Callable[[], Partners], view: View) -> None:
        self.open, self._view = open_partners, view

    @property
    def taxonomy(self) -> Taxonomy:
        return self._view.taxonomy

    def router(self, shown: Pages, answered: Dict[str, Callable[..., Response]]) -> APIRouter:
        router = APIRouter(prefix=PATH, include_in_schema=False, route_class=calm_route(self._sentence))
        for path, work in shown.items():
            router.add_api_route(path, work, methods=["GET"], response_class=Response)
        for path, answer in answered.items():
            router.add_api_route(path, _posted(answer), methods=["POST"], response_class=Response)
        return router

    def visit(self, request: Request) -> Visit:
        return self._view.visit(request)

    def guest(self, request: Request, form: Optional[Dict[str, str]] = None) -> Guest:
        """Raises Stop for those who are not signed in, and for a form that is none of ours."""
        here, partners = self.visit(request), self.open()
        institution = partners.sessions.account(request)
        if institution is None:
            raise Stop(RedirectResponse(here.link(PATH, note="signed_out"), 303))
        if form is not None and not partners.sessions.is_own_form(request, institution, form.get("token", "")):
            raise Stop(self.trouble(here, "form", 403))
        return Guest(here, partners, institution, partners.sessions.token(institution))

    def own_form(self, request: Request) -> Visit:
        """Raises Stop for a form that another site made the browser send."""
        here = self.visit(request)
        if not comes_from_here(request):
            raise Stop(self.trouble(here, "form", 403))
        return here

    def missing(self, here: Visit) -> Stop:
        return Stop(self.trouble(here, "missing", 404))

    def trouble(self, here: Visit, key: str, status: int) -> Response:
        return self.page(here, "partners_note.html", status, text=load_words()[here.language]["trouble"][key], title="trouble_title")

    def page(self, here: Visit, template: str, status: int = 200, **more: Any) -> Response:
        response = self._view.page(here, template, status, p=load_words()[here.language], **more)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _sentence(self, request: Request, error: Exception) -> Optional[Response]:
        if isinstance(error, SecretError):
            log.error("The pages of institutions stay closed. %s", error)
            return self.trouble(self.visit(request), "closed", 503)
        if isinstance(error, SQLAlchemyError):
            log.error("The pages of institutions could not use the database: %s", type(error).__name__)
            return self.trouble(self.visit(request), "database", 503)
        return None


def _posted(answer: Callable[..., Response]) -> Callable[..., Any]:
    """Reads the form, then answers beside the event loop."""
    async def work(request: Request) -> Response:
        given: List[Tuple[str, str]] = [(key, str(value)) for key, value in (await request.form()).multi_items()]
        return await run_in_threadpool(answer, request, given, **request.path_params)

    return work
