"""The door of the desk: who comes in and in which role, signing in and out, and a plain sentence where something fails."""
from __future__ import annotations

import logging
import math
from typing import Any, Callable, Mapping, NamedTuple, Optional

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.calm import Stop, calm_route
from bot.desk.accounts import Operator, Tries
from bot.desk.desk import Desk
from bot.desk.period import PeriodError
from bot.desk.session import SecretError, Sessions, comes_from_here, secret_for
from bot.desk.view import Look, View
from bot.settings import Settings

log = logging.getLogger(__name__)


class Visitor(NamedTuple):
    """An operator who is signed in, what he asks to see, and the token of his forms."""

    desk: Desk
    look: Look
    operator: Operator
    token: str


class Door:
    """`enter` lets an operator in; `routes` has the sign-in."""

    def __init__(self, settings: Settings, engine: Callable[[], Engine], view: View) -> None:
        self._settings, self._engine, self._view, self._tries = settings, engine, view, Tries()
        self._desk: Optional[Desk] = None
        self._sessions: Optional[Sessions[Operator]] = None
        try:
            self._secret: Optional[str] = secret_for(settings.secret, settings.host)
        except SecretError as error:
            log.error("The operators' desk stays closed. %s", error)
            self._secret = None

    def enter(self, request: Request, role: str = "reader") -> Visitor:
        """Raises Stop for those who are not signed in or may not do this."""
        desk, sessions = self._open(request)
        look, operator = Look(request), sessions.account(request)
        if operator is None:
            why = "expired" if "operator" in request.cookies else ""
            raise Stop(RedirectResponse(look.link("/operators/sign-in", why=why, to=_way_back(request)), 303))
        token = sessions.token(operator)
        if not operator.may(role):
            raise Stop(self._view.page(look, "trouble.html", 403, operator, token, text=look.words["errors"]["role"]))
        return Visitor(desk, look, operator, token)

    def enter_with_form(self, request: Request, form: Mapping[str, Any], role: str) -> Visitor:
        """The same for a form, which has to be one of ours."""
        visitor = self.enter(request, role)
        if not (self._sessions and self._sessions.is_own_form(request, visitor.operator, str(form.get("token", "")))):
            raise Stop(self._view.page(visitor.look, "trouble.html", 403, visitor.operator, visitor.token, text=visitor.look.words["errors"]["form"]))
        return visitor

    def routes(self) -> APIRouter:
        router = APIRouter(route_class=desk_route(self._view))
        router.add_api_route("/sign-in", self.form, methods=["GET"], response_class=Response)
        router.add_api_route("/sign-in", self.sign_in, methods=["POST"], response_class=Response)
        router.add_api_route("/sign-out", self.sign_out, methods=["POST"], response_class=Response)
        return router

    def form(self, request: Request) -> Response:
        desk, _ = self._open(request)
        why = request.query_params.get("why", "")
        note = "none_yet" if not desk.operators.all() else why if why in ("expired", "done") else ""
        return self._sign_in_page(Look(request), note)

    async def sign_in(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        given = {key: str(value) for key, value in (await request.form()).items()}
        return await run_in_threadpool(self._sign_in, request, given)

    async def sign_out(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        given = dict(await request.form())
        return await run_in_threadpool(self._sign_out, request, given)

    def _sign_in(self, request: Request, given: Mapping[str, str]) -> Response:
        desk, sessions = self._open(request)
        look, name = Look(request), given.get("name", "").strip()[:60]
        if not comes_from_here(request):
            raise Stop(self._view.page(look, "trouble.html", 403, text=look.words["errors"]["form"]))
        keys = (f"name {name.casefold()}", f"address {request.client.host if request.client else ''}")
        wait = self._tries.wait(*keys)
        if wait > 0:
            seconds = math.ceil(wait)
            answer = self._sign_in_page(look, "slow", 429, name, seconds=look.words.number(seconds))
            answer.headers["Retry-After"] = str(seconds)
            return answer
        operator = desk.operators.check(name, given.get("password", ""))
        if operator is None:
            self._tries.wrong(*keys)
            return self._sign_in_page(look, "wrong", 401, name)
        self._tries.right(*keys)
        response = RedirectResponse(_own_page(request.query_params.get("to", "")) or look.link("/operators"), 303)
        sessions.begin(response, operator)
        return response

    def _sign_out(self, request: Request, given: Mapping[str, Any]) -> Response:
        visitor = self.enter_with_form(request, given, "reader")
        response = RedirectResponse(visitor.look.link("/operators/sign-in", why="done"), 303)
        if self._sessions:
            self._sessions.end(response, visitor.operator)
        return response

    def _sign_in_page(self, look: Look, note: str, status: int = 200, name: str = "", **values: str) -> Response:
        text = str(look.words["sign_in"][note]).format(**values) if note else ""
        return self._view.page(look, "sign_in.html", status, note=text, name=name)

    def _open(self, request: Request) -> tuple[Desk, Sessions[Operator]]:
        if self._secret is None:
            look = Look(request)
            raise Stop(self._view.page(look, "trouble.html", 503, text=look.words["errors"]["closed"]))
        if self._desk is None or self._sessions is None:
            self._desk = Desk(self._engine())
            self._sessions = Sessions(self._desk.operators, self._secret, self._settings.public_url.startswith("https"))
        return self._desk, self._sessions


def _way_back(request: Request) -> str:
    """The page that was asked for, where one can come back to it: none for a form that was sent, nor for the first page."""
    if request.method != "GET" or request.url.path == "/operators":
        return ""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _own_page(to: str) -> str:
    """A page of the desk; anything else in its place is nothing, so that no link to the sign-in leads to another site."""
    path = to.partition("?")[0]
    return to if path.startswith("/operators/") and "\\" not in to and "//" not in path and ".." not in path and to.isprintable() else ""


def desk_route(view: View) -> type[APIRoute]:
    """A route whose failures are sentences: another page, a period that is none, a database that is gone."""

    def sentence(request: Request, error: Exception) -> Optional[Response]:
        look = Look(request)
        if isinstance(error, PeriodError):
            return view.trouble(look, error)
        if isinstance(error, SQLAlchemyError):
            log.error("The desk could not read the database: %s", type(error).__name__)
            return view.page(look, "trouble.html", 503, text=look.words["errors"]["database"])
        return None

    return calm_route(sentence)
