"""Who may sign in: administrators see it, let people in and take access away."""
from __future__ import annotations

from typing import Any, Mapping

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from bot.desk.accounts import LONGEST, ROLES, SHORTEST, AccountError
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.view import View


def people_pages(door: Door, view: View) -> APIRouter:
    router = APIRouter(route_class=desk_route(view))

    def page(visitor: Visitor, note: str = "", status: int = 200, name: str = "") -> Response:
        text = str(visitor.look.words["people"][note]).format(name=name) if note else ""
        return view.page(visitor.look, "people.html", status, visitor.operator, visitor.token, section="people", note=text,
                         people=visitor.desk.operators.all(), roles=ROLES, shortest=SHORTEST, longest=LONGEST)

    def show(request: Request) -> Response:
        return page(door.enter(request, "administrator"))

    async def change(request: Request) -> Response:
        given = {key: str(value) for key, value in (await request.form()).items()}
        return await run_in_threadpool(_change, request, given)

    def _change(request: Request, given: Mapping[str, Any]) -> Response:
        visitor = door.enter_with_form(request, given, "administrator")
        name, operators = str(given.get("name", "")).strip(), visitor.desk.operators
        if "remove" in given:
            there = operators.find(name)
            if there is None:
                return page(visitor, "gone", 422)
            if there.role == "administrator" and sum(each.role == "administrator" for each in operators.all()) == 1:
                return page(visitor, "last", 422)
            operators.remove(name)
            return page(visitor, "removed", name=name)
        problem = ("bad_name" if not 1 <= len(name) <= 60 else "taken" if operators.find(name) else
                   "bad_role" if given.get("role") not in ROLES else
                   "bad_password" if not SHORTEST <= len(str(given.get("password", ""))) <= LONGEST else "")
        if problem:
            return page(visitor, problem, 422)
        try:
            operators.add(name, str(given["password"]), str(given["role"]))
        except AccountError:
            return page(visitor, "bad_name", 422)
        return page(visitor, "added", name=name)

    router.add_api_route("/people", show, methods=["GET"], response_class=Response)
    router.add_api_route("/people", change, methods=["POST"], response_class=Response)
    return router
