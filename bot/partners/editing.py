"""The editors' pages at the desk: proposals beside what they change, approval and refusal, versions and undo."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Mapping, Optional

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.view import View
from bot.partners.difference import Change, difference
from bot.partners.partners import TEMPLATES, Partners, load_words, same_house
from bot.partners.proposals import ProposalError, mark
from index.exchange.cells import clean
from index.offers import Offer
from index.taxonomy import Taxonomy

LONGEST_REASON = 1000


class EditingPages:
    """`/operators/proposals` and `/operators/changes`, for editors; `open_partners` is asked for when the first of them comes."""

    templates: Path = TEMPLATES

    def __init__(self, open_partners: Callable[[], Partners], taxonomy: Taxonomy) -> None:
        self._open, self._taxonomy = open_partners, taxonomy

    def routes(self, door: Door, view: View) -> APIRouter:
        self._door, self._view = door, view
        router = APIRouter(route_class=desk_route(view))
        for path, work in (("/proposals", self.waiting), ("/proposals/{number:int}", self.one), ("/changes", self.changes)):
            router.add_api_route(path, work, methods=["GET"], response_class=Response)
        router.add_api_route("/proposals/{number:int}", self.decide, methods=["POST"], response_class=Response)
        router.add_api_route("/changes", self.undo, methods=["POST"], response_class=Response)
        return router

    def waiting(self, request: Request) -> Response:
        visitor = self._door.enter(request, "editor")
        return self._page(visitor, "proposals.html", proposals=self._open().proposals.open(), note=request.query_params.get("note", ""))

    def one(self, request: Request, number: int) -> Response:
        return self._proposal(self._door.enter(request, "editor"), number)

    async def decide(self, request: Request, number: int) -> Response:
        given = {key: str(value) for key, value in (await request.form()).items()}
        return await run_in_threadpool(self._decide, request, number, given)

    def changes(self, request: Request) -> Response:
        return self._changes(self._door.enter(request, "editor"), request.query_params.get("note", ""))

    async def undo(self, request: Request) -> Response:
        given = {key: str(value) for key, value in (await request.form()).items()}
        return await run_in_threadpool(self._undo, request, given)

    def _proposal(self, visitor: Visitor, number: int, problem: str = "", status: int = 200, reason: str = "") -> Response:
        partners = self._open()
        try:
            found = partners.proposals.get(number)
        except ProposalError as error:
            raise self._stop(visitor, error.key, 404) from error
        current = partners.proposals.now(found)
        decided = found.state != "open"
        old, new = (found.before, found.after) if decided else (current, partners.proposals.merged(found, current))
        institution = partners.institutions.get(found.institution)
        return self._page(visitor, "proposal.html", status, proposal=found, changes=self._difference(visitor, old, new), mark=mark(current),
                          moved=not decided and found.before != current, institution=institution, problem=problem, reason=reason,
                          same=institution is not None and same_house(institution, current or found.after))

    def _decide(self, request: Request, number: int, given: Mapping[str, str]) -> Response:
        visitor = self._door.enter_with_form(request, given, "editor")
        partners, by, reason = self._open(), visitor.operator.name, clean(given.get("reason"))
        try:
            if "approve" in given:
                done = partners.proposals.approve(number, by, given.get("mark", ""))
                note = "approved" if partners.publish() else "not_searched"
            elif not 3 <= len(reason) <= LONGEST_REASON:
                return self._proposal(visitor, number, "reason", 422, reason[:LONGEST_REASON])
            else:
                done, note = partners.proposals.decline(number, by, reason), "declined"
        except ProposalError as error:
            if error.key == "gone":
                raise self._stop(visitor, "gone", 404) from error
            return self._proposal(visitor, number, error.key, 409)
        partners.tell(done)
        return RedirectResponse(visitor.look.link("/operators/proposals", note=note), 303)

    def _changes(self, visitor: Visitor, note: str = "", status: int = 200) -> Response:
        versions = self._open().proposals.versions(visitor.look.query.get("q", ""))
        shown = [(version, self._difference(visitor, version.before, version.after)) for version in versions]
        latest = {version.offer: version.number for version in reversed(versions)}
        return self._page(visitor, "changes.html", status, versions=shown, latest=latest, note=note)

    def _undo(self, request: Request, given: Mapping[str, str]) -> Response:
        visitor = self._door.enter_with_form(request, given, "editor")
        partners, number = self._open(), given.get("number", "")
        try:
            partners.proposals.undo(int(number) if number.isdecimal() and len(number) < 10 else -1, visitor.operator.name)
        except ProposalError as error:
            return self._changes(visitor, error.key, 404 if error.key == "gone" else 409)
        return RedirectResponse(visitor.look.link("/operators/changes", note="undone" if partners.publish() else "not_searched"), 303)

    def _difference(self, visitor: Visitor, old: Optional[Offer], new: Optional[Offer]) -> list[Change]:
        language = visitor.look.words.language
        return difference(old, new, self._taxonomy, load_words()[language]["values"], language)

    def _stop(self, visitor: Visitor, key: str, status: int) -> Stop:
        text = load_words()[visitor.look.words.language]["editing"]["notes"][key]
        return Stop(self._view.page(visitor.look, "trouble.html", status, visitor.operator, visitor.token, text=text))

    def _page(self, visitor: Visitor, template: str, status: int = 200, **more: Any) -> Response:
        look = visitor.look
        return self._view.page(look, template, status, visitor.operator, visitor.token, section="changes" if template == "changes.html" else "proposals",
                               p=load_words()[look.words.language], label=lambda facet, id: self._taxonomy.label(facet, id, look.words.language), **more)
