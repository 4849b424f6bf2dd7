"""The network at the desk: who wants to join, what is to be published and what it changes, groups, versions and undo."""
from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Callable, Mapping, Optional, Sequence

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.calm import Stop
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.view import View
from bot.front import Given, posted
from bot.network.drafts import DraftError
from bot.network.entries import PARTNER, ROLES, Group, Initiative, Material, name_of
from bot.network.form import FIELDS, LINES, LONGEST, NEEDED, PARAGRAPHS, Filled, Problem, by_field, group_of, new_id
from bot.network.names import TEMPLATES, Names, load_words
from bot.network.network import Network
from bot.network.register import RegisterError, mark
from index.exchange.cells import clean
from index.taxonomy import Taxonomy

LONGEST_REASON = 1000
_PATH = "/operators/network"


class NetworkEditing:
    """`/operators/network`, for editors; `open_network` is asked for when the first of them comes."""

    templates: Path = TEMPLATES

    def __init__(self, open_network: Callable[[], Network], taxonomy: Taxonomy) -> None:
        self._open, self._taxonomy = open_network, taxonomy

    def routes(self, door: Door, view: View) -> APIRouter:
        self._door, self._view = door, view
        router = APIRouter(route_class=desk_route(view))
        for path, work in (("/network", self.waiting), ("/network/drafts/{number:int}", self.one), ("/network/changes", self.changes),
                           ("/network/groups/{id}", self.group)):
            router.add_api_route(path, work, methods=["GET"], response_class=Response)
        for path, answer in (("/network/drafts/{number:int}", self._decide), ("/network/changes", self._undo), ("/network/groups/{id}", self._put_group)):
            router.add_api_route(path, posted(partial(_by_name, answer)), methods=["POST"], response_class=Response)
        return router

    def waiting(self, request: Request) -> Response:
        visitor = self._door.enter(request, "editor")
        network = self._open()
        return self._page(visitor, "desk_network.html", drafts=network.drafts.open(), groups=network.register.groups(), name_of=name_of,
                          note=request.query_params.get("note", ""))

    def one(self, request: Request, number: int) -> Response:
        return self._draft(self._door.enter(request, "editor"), number)

    def changes(self, request: Request) -> Response:
        return self._changes(self._door.enter(request, "editor"), request.query_params.get("note", ""))

    def group(self, request: Request, id: str) -> Response:
        visitor = self._door.enter(request, "editor")
        forms, known = self._open().forms, self._known(visitor, id)
        return self._form(visitor, id, forms.of(known) if known else forms.empty("group", visitor.look.words.language, "DE"))

    def _draft(self, visitor: Visitor, number: int, problem: str = "", status: int = 200, reason: str = "") -> Response:
        network = self._open()
        try:
            found = network.drafts.get(number)
        except DraftError as error:
            raise self._stop(visitor, error.key, 404) from error
        current, decided = network.drafts.now(found), found.state != "open"
        old, new = (found.before, found.after) if decided else (current, network.drafts.merged(found, current))
        changes = self._names(visitor).difference(old, new)
        organisation = network.register.get("organisation", found.organisation)
        return self._page(visitor, "desk_network_draft.html", status, draft=found, changes=changes, mark=mark(current), name=name_of(found.after),
                          moved=not decided and found.before != current, member=network.members.of(found.organisation), problem=problem, reason=reason,
                          organisation=organisation, roles=ROLES, role=getattr(current, "state", PARTNER),
                          early=isinstance(found.after, (Initiative, Material)) and organisation is None)

    def _decide(self, request: Request, given: Mapping[str, str], number: int) -> Response:
        visitor = self._door.enter_with_form(request, given, "editor")
        network, by, reason = self._open(), visitor.operator.name, clean(given.get("reason"))
        role = given.get("role", "") if given.get("role") in ROLES else PARTNER
        try:
            if "approve" in given:
                done, note = network.drafts.approve(number, by, given.get("mark", ""), role), "approved"
            elif not 3 <= len(reason) <= LONGEST_REASON:
                return self._draft(visitor, number, "reason", 422, reason[:LONGEST_REASON])
            else:
                done, note = network.drafts.decline(number, by, reason), "declined"
        except DraftError as error:
            if error.key == "gone":
                raise self._stop(visitor, "gone", 404) from error
            return self._draft(visitor, number, error.key, 409)
        network.tell(done)
        return RedirectResponse(visitor.look.link(_PATH, note=note), 303)

    def _changes(self, visitor: Visitor, note: str = "", status: int = 200) -> Response:
        versions, names = self._open().register.versions(visitor.look.query.get("q", "")), self._names(visitor)
        shown = [(version, name_of(entry), names.difference(version.before, version.after))
                 for version in versions if (entry := version.after or version.before) is not None]
        latest = {version.entry: version.number for version in reversed(versions)}
        return self._page(visitor, "desk_network_changes.html", status, versions=shown, latest=latest, note=note)

    def _undo(self, request: Request, given: Mapping[str, str]) -> Response:
        visitor = self._door.enter_with_form(request, given, "editor")
        number = given.get("number", "")
        try:
            self._open().register.undo(int(number) if number.isdecimal() and len(number) < 10 else -1, visitor.operator.name)
        except RegisterError as error:
            return self._changes(visitor, error.key, 404 if error.key == "gone" else 409)
        return RedirectResponse(visitor.look.link(f"{_PATH}/changes", note="undone"), 303)

    def _put_group(self, request: Request, given: Mapping[str, str], id: str) -> Response:
        visitor = self._door.enter_with_form(request, given, "editor")
        network, known = self._open(), self._known(visitor, id)
        try:
            if known and "take_out" in given:
                network.register.take_out("group", known.id, visitor.operator.name, known)
                return RedirectResponse(visitor.look.link(_PATH, note="taken_out"), 303)
            filled = network.forms.filled(list(given.items()), "group", visitor.look.words.language)
            problems = network.forms.problems("group", filled)
            if problems:
                return self._form(visitor, id, filled, problems)
            wanted = group_of(filled, known.id if known else new_id(filled["name"]))
            if wanted != known:
                network.register.put(wanted, visitor.operator.name, known)
        except RegisterError as error:
            raise self._stop(visitor, error.key, 409) from error
        return RedirectResponse(visitor.look.link(_PATH, note="group"), 303)

    def _form(self, visitor: Visitor, id: str, filled: Filled, problems: Sequence[Problem] = ()) -> Response:
        return self._page(visitor, "desk_network_group.html", 422 if problems else 200, filled=filled, wrong=by_field(problems), names=FIELDS["group"],
                          needed=NEEDED["group"], choices=self._open().forms.choices, lines=LINES, longest=LONGEST, new=id == "new", kind="group",
                          paragraphs=PARAGRAPHS, regions={}, topic_groups={})

    def _known(self, visitor: Visitor, id: str) -> Optional[Group]:
        """None for the address of a new one. Raises Stop."""
        found = self._open().register.get("group", id)
        if found is None and id != "new":
            raise self._stop(visitor, "gone", 404)
        return found if isinstance(found, Group) else None

    def _names(self, visitor: Visitor) -> Names:
        return Names(self._taxonomy, visitor.look.words.language)

    def _stop(self, visitor: Visitor, key: str, status: int) -> Stop:
        text = load_words()[visitor.look.words.language]["desk"]["notes"][key]
        return Stop(self._view.page(visitor.look, "trouble.html", status, visitor.operator, visitor.token, text=text))

    def _page(self, visitor: Visitor, template: str, status: int = 200, **more: Any) -> Response:
        look, language = visitor.look, visitor.look.words.language
        return self._view.page(look, template, status, visitor.operator, visitor.token, section="network", p=load_words()[language],
                               label=lambda facet, id: self._taxonomy.label(facet, id, language), named=self._names(visitor).of, **more)


def _by_name(answer: Callable[..., Response], request: Request, given: Given, **where: Any) -> Response:
    """Of a form in which no field comes twice."""
    return answer(request, dict(given), **where)
