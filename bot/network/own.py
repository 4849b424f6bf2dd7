"""What an organisation sees once it is signed in: its page, its initiatives, materials and drafts, groups, suggestions, its data to take along."""
from __future__ import annotations

import json
from functools import partial
from typing import Any, Callable, Mapping, Optional, Sequence

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.front import Given
from bot.network.drafts import DECLINED, DRAFT, OPEN, DraftError
from bot.network.entries import KINDS, Entry, name_of
from bot.network.form import FIELDS, NEEDED, TITLES, UNFINISHED, Filled, Problem, by_field, initiative_of, material_of, new_id
from bot.network.front import Guest, NetworkFront
from bot.network.names import Names
from bot.network.network import PATH
from bot.network.pages import form_parts
from bot.network.reasons import Reason
from bot.network.register import RegisterError
from bot.network.ties import OUTCOMES, SAYS

OWN = f"{PATH}/own"
# What an organisation writes about, by its folder: the kind of entry, and what makes one of a form.
WRITTEN: Mapping[str, Callable[[Filled, str, str], Entry]] = {"initiative": initiative_of, "material": material_of}


class OwnPages:
    """The pages under /network/own."""

    def __init__(self, front: NetworkFront) -> None:
        self._front = front

    def routes(self) -> APIRouter:
        new = {f"/own/{kind}s/new": partial(self._new, kind) for kind in WRITTEN}
        one = {f"/own/{kind}s/{{id}}": partial(self._one, kind) for kind in WRITTEN}
        written = {path: partial(self._write, kind) for kind in WRITTEN for path in (f"/own/{kind}s/new", f"/own/{kind}s/{{id}}")}
        return self._front.router(
            {"/own": self._start, "/own/organisation": self._organisation, **new, **one,
             "/own/drafts/{number:int}": self._draft, "/own/suggestions": self._suggestions, "/own/export.json": self._export},
            {"/own/organisation": self._change, **written, "/own/drafts/{number:int}": self._withdraw, "/own/suggestions": self._say,
             "/own/groups": self._group, "/own/sign-out": self._sign_out, "/own/leave": self._leave})

    def _start(self, request: Request) -> Response:
        guest = self._front.guest(request)
        network, id = guest.network, guest.member.organisation
        held = network.shelf.held
        drafts = [draft for draft in network.drafts.of(id) if draft.state in (DRAFT, OPEN, DECLINED)]
        return self._front.private(guest.here, "network_own.html", guest=guest, note=request.query_params.get("note", ""), published=id in held.organisations,
                                   initiatives=network.shelf.initiatives_of(id), materials=network.stock.of(id), name_of=name_of,
                                   drafts=drafts, groups=list(held.groups.values()),
                                   inside=network.register.groups_of(id), suggestions=network.meeting.of(id) if network.shelf.initiatives_of(id) else [])

    def _organisation(self, request: Request) -> Response:
        guest = self._front.guest(request)
        forms, organisation = guest.network.forms, guest.organisation
        filled = forms.of(organisation) if organisation else forms.empty("organisation", guest.here.language, guest.here.country)
        return self._form(guest, "organisation", {**filled, "person": guest.member.person, "phone": guest.member.phone})

    def _change(self, request: Request, given: Given) -> Response:
        guest = self._front.guest(request, dict(given))
        filled = guest.network.forms.filled(given, "organisation", guest.here.language)
        problems = guest.network.forms.problems("organisation", filled)
        if problems:
            return self._form(guest, "organisation", filled, problems)
        sent = guest.network.change_organisation(guest.member, filled)
        return RedirectResponse(guest.here.link(OWN, note="sent" if sent else "kept"), 303)

    def _new(self, kind: str, request: Request) -> Response:
        guest = self._front.guest(request)
        country = guest.organisation.country if guest.organisation else guest.here.country
        return self._form(guest, kind, guest.network.forms.empty(kind, guest.here.language, country))

    def _one(self, kind: str, request: Request, id: str) -> Response:
        guest = self._front.guest(request)
        return self._form(guest, kind, guest.network.forms.of(self._mine(guest, kind, id)), id=id)

    def _write(self, kind: str, request: Request, given: Given, id: str = "") -> Response:
        guest, asked = self._front.guest(request, dict(given)), dict(given)
        if id:
            self._mine(guest, kind, id)
        if id and "take_out" in asked:
            return self._take_out(guest, kind, id)
        filled = guest.network.forms.filled(given, kind, guest.here.language)
        send = "draft" not in asked
        # A draft may be unfinished, but has a title by which it is found again, and no contact in it.
        problems = [each for each in guest.network.forms.problems(kind, filled) if send or each.key not in UNFINISHED or each.field == "title"]
        if problems:
            return self._form(guest, kind, filled, problems, id)
        title = next(value for name, value in filled.items() if name.startswith("title") and value)
        wanted = WRITTEN[kind](filled, id or new_id(title), guest.member.organisation)
        try:
            number = guest.network.drafts.save(guest.member.organisation, wanted, send)
        except DraftError as error:
            return self._form(guest, kind, filled, [Problem(TITLES[kind], error.key)], id)
        return RedirectResponse(guest.here.link(f"{OWN}/drafts/{number}" if send else OWN, note="sent" if send else "saved"), 303)

    def _take_out(self, guest: Guest, kind: str, id: str) -> Response:
        """Ends its page at once: nobody has to agree to that."""
        found = guest.network.register.get(kind, id)
        if found is not None:
            guest.network.register.take_out(kind, id, guest.organisation.name[:60] if guest.organisation else "", found)
        latest = guest.network.drafts.latest(guest.member.organisation, kind, id)
        if latest and latest.state in (DRAFT, OPEN):
            guest.network.drafts.withdraw(guest.member.organisation, latest.number)
        return RedirectResponse(guest.here.link(OWN, note="taken_out"), 303)

    def _draft(self, request: Request, number: int) -> Response:
        guest = self._front.guest(request)
        try:
            found = guest.network.drafts.get(number)
        except DraftError:
            raise self._front.missing(guest.here) from None
        if found.organisation != guest.member.organisation:
            raise self._front.missing(guest.here)
        changes = Names(self._front.taxonomy, guest.here.language).difference(found.before, found.after)
        return self._front.private(guest.here, "network_draft.html", guest=guest, draft=found, name=name_of(found.after), changes=changes,
                                   note=request.query_params.get("note", ""))

    def _withdraw(self, request: Request, given: Given, number: int) -> Response:
        guest = self._front.guest(request, dict(given))
        try:
            guest.network.drafts.withdraw(guest.member.organisation, number)
        except DraftError:
            return RedirectResponse(guest.here.link(OWN, note="decided"), 303)
        return RedirectResponse(guest.here.link(OWN, note="withdrawn"), 303)

    def _suggestions(self, request: Request) -> Response:
        guest = self._front.guest(request)
        network, held = guest.network, guest.network.shelf.held
        proposed = network.meeting.of(guest.member.organisation)
        # Only where both said yes is the other's contact read at all.
        contacts = {each.other.organisation: network.members.of(each.other.organisation) for each in proposed if each.tie.agreed}
        language = guest.here.language
        names = Names(self._front.taxonomy, language)

        def why(reason: Reason) -> str:
            return names.of(reason.facet, reason.id) if reason.facet == "regions" else reason.said(language)

        return self._front.private(guest.here, "network_suggestions.html", guest=guest, why=why, proposed=proposed, contacts=contacts, outcomes=OUTCOMES,
                                   organisations=held.organisations, note=request.query_params.get("note", ""))

    def _say(self, request: Request, given: Given) -> Response:
        guest, asked = self._front.guest(request, dict(given)), dict(given)
        network, mine, other = guest.network, asked.get("mine", ""), asked.get("other", "")
        if not network.meeting.may_speak(guest.member.organisation, mine, other):
            raise self._front.missing(guest.here)
        note = "said_no"
        before = network.ties.between(mine, other)
        if asked.get("outcome") in OUTCOMES:
            network.ties.tell(mine, other, asked["outcome"])
            note = "outcome"
        elif asked.get("says") in ("", *SAYS):
            tie = network.ties.say(mine, other, asked["says"])
            if tie.says == "yes":
                note = "agreed" if tie.agreed else "interested"
                if before.says != "yes":  # a second click writes no second mail
                    network.tell_other(tie)
            elif not tie.says:
                note = "taken_back"
        return RedirectResponse(guest.here.link(f"{OWN}/suggestions", note=note), 303)

    def _group(self, request: Request, given: Given) -> Response:
        guest, asked = self._front.guest(request, dict(given)), dict(given)
        register, id = guest.network.register, asked.get("group", "")
        if guest.network.shelf.organisation(guest.member.organisation) is None:
            return RedirectResponse(guest.here.link(OWN, note="waiting"), 303)
        try:
            (register.leave if "leave" in asked else register.join)(id, guest.member.organisation)
        except RegisterError:
            raise self._front.missing(guest.here) from None
        return RedirectResponse(guest.here.link(OWN, note="group_left" if "leave" in asked else "group_joined") + "#groups", 303)

    def _export(self, request: Request) -> Response:
        guest = self._front.guest(request)
        body = json.dumps(guest.network.export(guest.member), ensure_ascii=False, indent=1)
        return Response(body, media_type="application/json", headers={
            "Content-Disposition": 'attachment; filename="lotse-network-own.json"', "Cache-Control": "no-store", "X-Robots-Tag": "noindex"})

    def _sign_out(self, request: Request, given: Given) -> Response:
        guest = self._front.guest(request, dict(given))
        response = RedirectResponse(guest.here.link(f"{PATH}/sign-in", note="left"), 303)
        guest.network.sessions.end(response, guest.member)
        return response

    def _leave(self, request: Request, given: Given) -> Response:
        guest, asked = self._front.guest(request, dict(given)), dict(given)
        if "sure" not in asked:
            return RedirectResponse(guest.here.link(OWN, note="unsure") + "#leave", 303)
        response = RedirectResponse(guest.here.link(f"{PATH}/sign-in", note="forgotten"), 303)
        guest.network.sessions.end(response, guest.member)
        guest.network.forget(guest.member)
        return response

    def _form(self, guest: Guest, kind: str, filled: Filled, problems: Sequence[Problem] = (), id: str = "") -> Response:
        title = "organisation_form" if kind == "organisation" else f"{'change' if id else 'new'}{'' if kind == 'initiative' else '_material'}"
        more: dict[str, Any] = {"title": title, "kind": kind, "names": FIELDS[kind]}
        network = guest.network
        return self._front.private(guest.here, "network_form.html", 422 if problems else 200, guest=guest, filled=filled, wrong=by_field(problems),
                                   needed=NEEDED[kind], id=id, published=bool(id and network.register.get(kind, id)), **more, **form_parts(self._front))

    def _mine(self, guest: Guest, kind: str, id: str) -> Entry:
        """As the organisation wrote it last. Raises Stop."""
        organisation = guest.member.organisation
        latest = guest.network.drafts.latest(organisation, kind, id)
        found: Optional[Entry] = latest.after if latest else guest.network.register.get(kind, id)
        if found is None or not isinstance(found, KINDS[kind]) or getattr(found, "organisation", "") != organisation:
            raise self._front.missing(guest.here)
        return found
