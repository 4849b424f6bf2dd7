"""What every page of the network begins with: who looks, who is signed in, the words, and a calm sentence where something fails."""
from __future__ import annotations

import logging
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop, calm_route
from bot.desk.session import SecretError, comes_from_here
from bot.network.dates import told
from bot.network.entries import Organisation
from bot.network.members import Member
from bot.network.names import Names, load_words, read_link
from bot.network.network import PATH, Network
from bot.website.view import View
from bot.website.visit import Visit
from index.taxonomy import Taxonomy

log = logging.getLogger(__name__)
Given = Sequence[Tuple[str, str]]
Pages = Dict[str, Callable[..., Any]]


class Guest(NamedTuple):
    """Who is signed in, and the token of the forms; `organisation` as it is published, else as it waits."""

    here: Visit
    network: Network
    member: Member
    organisation: Optional[Organisation]
    token: str


class Front:
    """`open_network` is asked for when the first page is; it raises SecretError where the site has no secret yet."""

    def __init__(self, open_network: Callable[[], Network], view: View) -> None:
        self.open, self._view = open_network, view

    @property
    def taxonomy(self) -> Taxonomy:
        return self._view.taxonomy

    def router(self, shown: Pages, answered: Pages) -> APIRouter:
        router = APIRouter(prefix=PATH, include_in_schema=False, route_class=calm_route(self._sentence))
        for path, work in shown.items():
            router.add_api_route(path, work, methods=["GET"], response_class=Response)
        for path, answer in answered.items():
            router.add_api_route(path, _posted(answer), methods=["POST"], response_class=Response)
        return router

    def visit(self, request: Request) -> Visit:
        return self._view.visit(request)

    def words(self, here: Visit) -> Any:
        return load_words()[here.language]

    def page(self, here: Visit, template: str, status: int = 200, **more: Any) -> Response:
        names = Names(self._view.taxonomy, here.language)
        return self._view.page(here, template, status, p=self.words(here), named=names.of, link_of=read_link, told=told, **more)

    def private(self, here: Visit, template: str, status: int = 200, **more: Any) -> Response:
        """A page that no search engine is to keep."""
        response = self.page(here, template, status, **more)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def guest(self, request: Request, form: Optional[Dict[str, str]] = None) -> Guest:
        """Raises Stop for those who are not signed in, and for a form that is none of ours."""
        here, network = self.visit(request), self.open()
        member = network.sessions.account(request)
        if member is None:
            raise Stop(RedirectResponse(here.link(f"{PATH}/sign-in", note="signed_out"), 303))
        if form is not None and not network.sessions.is_own_form(request, member, form.get("token", "")):
            raise Stop(self.trouble(here, "form", 403))
        return Guest(here, network, member, network.organisation(member), network.sessions.token(member))

    def own_form(self, request: Request) -> Visit:
        """Raises Stop for a form that another site made the browser send."""
        here = self.visit(request)
        if not comes_from_here(request):
            raise Stop(self.trouble(here, "form", 403))
        return here

    def missing(self, here: Visit) -> Stop:
        return Stop(self.trouble(here, "missing", 404))

    def trouble(self, here: Visit, key: str, status: int) -> Response:
        return self.private(here, "network_note.html", status, text=self.words(here)["trouble"][key], title="trouble")

    def _sentence(self, request: Request, error: Exception) -> Optional[Response]:
        if isinstance(error, SecretError):
            log.error("The pages of the network stay closed. %s", error)
            return self.trouble(self.visit(request), "closed", 503)
        if isinstance(error, SQLAlchemyError):
            log.error("The pages of the network could not use the database: %s", type(error).__name__)
            return self.trouble(self.visit(request), "database", 503)
        return None


def _posted(answer: Callable[..., Response]) -> Callable[..., Any]:
    """Reads the form, then answers beside the event loop."""
    async def work(request: Request) -> Response:
        given: List[Tuple[str, str]] = [(key, str(value)) for key, value in (await request.form()).multi_items()]
        return await run_in_threadpool(answer, request, given, **request.path_params)

    return work
