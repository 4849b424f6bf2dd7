"""What everybody reads under /network: initiatives to browse and search, the map, groups, partners, files; and the way in."""
from __future__ import annotations

from datetime import date, datetime, timezone
from functools import partial
from typing import Any, List, Sequence, Tuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.front import Given
from bot.mail import read_address
from bot.network.entries import AREAS, PARTNER, SECTORS, STATES, SUPPORTER, themes
from bot.network.form import DESCRIBED, FIELDS, LINES, LONGEST, NEEDED, PARAGRAPHS, Filled, Problem, by_field
from bot.network.front import NetworkFront
from bot.network.network import PATH
from bot.network.sheet import KINDS, make_file
from bot.network.shelf import PAGE, Wanted
from bot.network.stock import Sought
from bot.network.tiles import draw
from bot.partners.links import LinkError
from bot.partners.partners import Refused
from bot.website.visit import Visit, page_number

_FILES = 40  # that are kept
_SOON = 3  # events on the first page
_ALSO = 3  # materials beside the initiatives that have the words
_STATUS = {"closed": 503, "flood": 429, "mail": 503}
_GONE = {"forged": 404, "expired": 410, "used": 410}


class NetworkPages:
    """The public pages, and joining."""

    def __init__(self, front: NetworkFront) -> None:
        self._front, self._files = front, dict[Tuple[int, str, str, Wanted], bytes]()

    def routes(self) -> APIRouter:
        files = {f"/initiatives.{kind}": partial(self._file, kind) for kind in KINDS}
        return self._front.router(
            {"": self._start, "/initiatives": self._list, **files, "/initiatives/{id}": self._initiative, "/map": self._map, "/groups": self._groups,
             "/groups/{id}": self._group, "/partners": self._partners, "/organisations/{id}": self._organisation, "/join": self._join,
             "/sign-in": self._sign_in, "/enter/{token}": self._link},
            {"/join": self._ask, "/sign-in": self._send_key, "/enter/{token}": self._enter})

    def _start(self, request: Request) -> Response:
        here, network = self._front.visit(request), self._front.open()
        held, soon = network.shelf.held, network.stock.coming(datetime.now(timezone.utc))[:_SOON]
        counts = {theme: sum(theme in each.themes for each in held.initiatives.values()) for theme in themes()}
        return self._front.page(here, "network_home.html", held=held, counts={theme: count for theme, count in counts.items() if count},
                                coming=soon, wanted=Wanted(), **self._choices())

    def _list(self, request: Request) -> Response:
        here, network = self._front.visit(request), self._front.open()
        wanted, shelf = Wanted.read(request.query_params, self._front.taxonomy), network.shelf
        found = shelf.find(wanted)
        pages = max(1, -(-len(found.initiatives) // PAGE))
        page = min(page_number(request.query_params.get("page", "")), pages)
        shown = found.initiatives[(page - 1) * PAGE:page * PAGE]
        sought = Sought(words=wanted.words, setting=wanted.setting)
        also = network.stock.find(sought, datetime.now(timezone.utc), here.language).materials[:_ALSO] if wanted.words and page == 1 else []
        return self._front.page(here, "network_list.html", wanted=wanted, near=found.near, total=len(found.initiatives), page=page, pages=pages,
                                listed=shown, also=also, organisations=shelf.held.organisations, extra=wanted.query(),
                                some=bool(shelf.held.initiatives or also), **self._choices())

    def _file(self, kind: str, request: Request) -> Response:
        """What the list shows, as a file; made once for the same network."""
        here, shelf = self._front.visit(request), self._front.open().shelf
        wanted, held = Wanted.read(request.query_params, self._front.taxonomy), shelf.held
        key = (held.state, kind, here.language, wanted)
        body = self._files.get(key)
        if body is None:
            body = self._files[key] = make_file(kind, shelf.find(wanted).initiatives, held.organisations, self._front.taxonomy, here.language)
            for old in [each for each in list(self._files) if each[0] != held.state] + list(self._files)[:-_FILES]:
                self._files.pop(old, None)
        return Response(body, media_type=KINDS[kind], headers={
            "Content-Disposition": f'attachment; filename="lotse-network-{date.today()}.{kind}"', "Cache-Control": "no-cache"})

    def _initiative(self, request: Request, id: str) -> Response:
        here, network = self._front.visit(request), self._front.open()
        found = network.shelf.initiative(id)
        if found is None:
            raise self._front.missing(here)
        held = network.shelf.held
        return self._front.page(here, "network_initiative.html", one=found, organisation=held.organisations[found.organisation],
                                organisations=held.organisations, alike=network.meeting.alike(found))

    def _map(self, request: Request) -> Response:
        here, shelf = self._front.visit(request), self._front.open().shelf
        of_country = shelf.find(Wanted(country=here.country)).initiatives
        return self._front.page(here, "network_map.html", drawing=draw(here.country, of_country), everywhere=sum(not each.regions for each in of_country),
                                total=len(of_country), some=bool(shelf.held.initiatives))

    def _groups(self, request: Request) -> Response:
        here, network = self._front.visit(request), self._front.open()
        held, inside = network.shelf.held, [group for group, _ in network.register.memberships()]
        counts = {id: inside.count(id) for id in held.groups}
        return self._front.page(here, "network_groups.html", groups=list(held.groups.values()), counts=counts)

    def _group(self, request: Request, id: str) -> Response:
        here, network = self._front.visit(request), self._front.open()
        held = network.shelf.held
        if id not in held.groups:
            raise self._front.missing(here)
        group = held.groups[id]
        inside = [held.organisations[each] for each in network.register.members(id) if each in held.organisations]
        related = [each for each in held.initiatives.values() if group.theme in each.themes and each.organisation in {one.id for one in inside}]
        return self._front.page(here, "network_group.html", group=group, inside=sorted(inside, key=lambda each: each.name.casefold()), related=related,
                                organisations=held.organisations, materials=network.stock.in_group(id))

    def _partners(self, request: Request) -> Response:
        here, held = self._front.visit(request), self._front.open().shelf.held
        by_name = sorted(held.organisations.values(), key=lambda each: each.name.casefold())
        return self._front.page(here, "network_partners.html", partners=[each for each in by_name if each.state == PARTNER],
                                supporters=[each for each in by_name if each.state == SUPPORTER])

    def _organisation(self, request: Request, id: str) -> Response:
        here, network = self._front.visit(request), self._front.open()
        found = network.shelf.organisation(id)
        if found is None:
            raise self._front.missing(here)
        held = network.shelf.held
        inside = [held.groups[group] for group in network.register.groups_of(id) if group in held.groups]
        return self._front.page(here, "network_organisation.html", one=found, initiatives=network.shelf.initiatives_of(id), groups=inside,
                                organisations=held.organisations, materials=network.stock.of(id))

    def _join(self, request: Request) -> Response:
        here = self._front.visit(request)
        return self._join_page(here, self._front.open().forms.empty("organisation", here.language, here.country))

    def _ask(self, request: Request, given: Given) -> Response:
        here, network = self._front.own_form(request), self._front.open()
        filled = network.forms.filled(given, "organisation", here.language)
        problems = network.forms.problems("organisation", filled, join=True)
        mail = read_address(filled["mail"])
        if problems or mail is None:
            return self._join_page(here, filled, problems)
        try:
            network.ask_in(filled, mail, request.client.host if request.client else "")
        except Refused as refused:
            return self._join_page(here, filled, refused=refused.key)
        return self._sent(here, mail)

    def _join_page(self, here: Visit, filled: Filled, problems: Sequence[Problem] = (), refused: str = "") -> Response:
        status = _STATUS[refused] if refused else 422 if problems else 200
        return self._front.page(here, "network_join.html", status, filled=filled, wrong=by_field(problems), refused=refused, kind="organisation",
                                names=FIELDS["organisation"], needed=NEEDED["join"], **form_parts(self._front))

    def _sign_in(self, request: Request) -> Response:
        return self._sign_in_page(self._front.visit(request), note=request.query_params.get("note", ""))

    def _send_key(self, request: Request, given: Given) -> Response:
        here, asked = self._front.own_form(request), dict(given).get("mail", "")[:300]
        mail = read_address(asked)
        if mail is None:
            return self._sign_in_page(here, "address", 422, asked)
        try:
            self._front.open().send_key(mail, here.language, request.client.host if request.client else "")
        except Refused as refused:
            return self._sign_in_page(here, refused.key, _STATUS[refused.key], asked)
        return self._sent(here, mail)

    def _sign_in_page(self, here: Visit, problem: str = "", status: int = 200, mail: str = "", note: str = "") -> Response:
        return self._front.private(here, "network_sign_in.html", status, problem=problem, mail=mail, note=note)

    def _sent(self, here: Visit, mail: str) -> Response:
        return self._front.private(here, "network_note.html", text=self._front.words(here)["join"]["sent"].format(mail=mail), title="sent")

    def _link(self, request: Request, token: str) -> Response:
        """A page with one button: programs that look at links in mails do not use the link up."""
        here = self._front.visit(request)
        try:
            carried = self._front.open().check_link(token)
        except LinkError as error:
            return self._front.trouble(here, error.key, _GONE[error.key])
        return self._front.private(here, "network_enter.html", carried=carried)

    def _enter(self, request: Request, given: Given, token: str) -> Response:
        here, network = self._front.own_form(request), self._front.open()
        known = network.members
        try:
            carried = network.check_link(token)
            new = known.find(carried["mail"]) is None
            member = network.let_in(token)
        except LinkError as error:
            return self._front.trouble(here, error.key, _GONE[error.key])
        response = RedirectResponse(here.link(f"{PATH}/own", note="welcome" if new else "back"), 303)
        network.sessions.begin(response, member)
        return response

    def _choices(self) -> dict[str, Any]:
        """What can be chosen in the search."""
        ids = self._front.taxonomy.ids
        return {"choices": {"area": AREAS, "theme": themes(), "setting": ids("settings"), "state": STATES, "sector": SECTORS, "of": ids("countries")},
                "regions": regions_by_country(self._front)}


def form_parts(front: NetworkFront) -> dict[str, Any]:
    """What the template of a form needs to draw any of its fields."""
    network = front.open()
    group_names = {each.id: each.name for each in network.shelf.held.groups.values()}
    return {"choices": network.forms.choices, "lines": LINES, "paragraphs": PARAGRAPHS, "described_in": DESCRIBED, "group_names": group_names,
            "longest": LONGEST, "regions": regions_by_country(front),
            "topic_groups": {group: front.taxonomy.topics_of(group) for group in front.taxonomy.ids("topic_groups")}}


def regions_by_country(front: NetworkFront) -> dict[str, List[str]]:
    codes = front.open().forms.choices["regions"]
    return {country: [code for code in codes if code.startswith(f"{country}-")] for country in front.taxonomy.ids("countries")}
