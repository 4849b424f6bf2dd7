"""What every page of a part of the site begins with where people sign in: who is signed in, whose form it is, and a calm sentence where
something fails."""
from __future__ import annotations

import logging
from typing import Any, Callable, Dict, Generic, List, Mapping, Optional, Sequence, Tuple, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop, calm_route
from bot.desk.session import SecretError, Sessions, comes_from_here
from bot.website.view import View
from bot.website.visit import Visit
from index.taxonomy import Taxonomy

log = logging.getLogger(__name__)
Given = Sequence[Tuple[str, str]]
Pages = Mapping[str, Callable[..., Any]]
Part = TypeVar("Part")
Someone = TypeVar("Someone", bound=Any)


class Front(Generic[Part]):
    """`open_part` is asked for when the first page is; it raises SecretError where the site has no secret yet. Who inherits says at
    which path the part lies, where to sign in, what its pages are called in the log, and how trouble is told."""

    path: str
    sign_in: str
    pages: str

    def __init__(self, open_part: Callable[[], Part], view: View) -> None:
        self.open, self._view = open_part, view

    @property
    def taxonomy(self) -> Taxonomy:
        return self._view.taxonomy

    def router(self, shown: Pages, answered: Pages) -> APIRouter:
        router = APIRouter(prefix=self.path, include_in_schema=False, route_class=calm_route(self._sentence))
        for path, work in shown.items():
            router.add_api_route(path, work, methods=["GET"], response_class=Response)
        for path, answer in answered.items():
            router.add_api_route(path, posted(answer), methods=["POST"], response_class=Response)
        return router

    def visit(self, request: Request) -> Visit:
        return self._view.visit(request)

    def own_form(self, request: Request) -> Visit:
        """Raises Stop for a form that another site made the browser send."""
        here = self.visit(request)
        if not comes_from_here(request):
            raise Stop(self.trouble(here, "form", 403))
        return here

    def missing(self, here: Visit) -> Stop:
        return Stop(self.trouble(here, "missing", 404))

    def trouble(self, here: Visit, key: str, status: int) -> Response:
        raise NotImplementedError

    def _account(self, request: Request, here: Visit, sessions: Sessions[Someone], form: Optional[Dict[str, str]]) -> Someone:
        """Raises Stop for those who are not signed in, and for a form that is none of ours."""
        account = sessions.account(request)
        if account is None:
            raise Stop(RedirectResponse(here.link(self.sign_in, note="signed_out"), 303))
        if form is not None and not sessions.is_own_form(request, account, form.get("token", "")):
            raise Stop(self.trouble(here, "form", 403))
        return account

    def _sentence(self, request: Request, error: Exception) -> Optional[Response]:
        if isinstance(error, SecretError):
            log.error("The pages of %s stay closed. %s", self.pages, error)
            return self.trouble(self.visit(request), "closed", 503)
        if isinstance(error, SQLAlchemyError):
            log.error("The pages of %s could not use the database: %s", self.pages, type(error).__name__)
            return self.trouble(self.visit(request), "database", 503)
        return None


def posted(answer: Callable[..., Response]) -> Callable[..., Any]:
    """Reads the form, then answers beside the event loop; the answer gets what was given, in its order."""
    async def work(request: Request) -> Response:
        given: List[Tuple[str, str]] = [(key, str(value)) for key, value in (await request.form()).multi_items()]
        return await run_in_threadpool(answer, request, given, **request.path_params)

    return work
