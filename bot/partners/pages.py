"""The pages under /partners: an institution registers by mail, sees its offers, proposes changes and new ones. Without JavaScript."""
from __future__ import annotations

from datetime import date
from typing import Optional, Sequence
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.front import Given
from bot.mail import read_address
from bot.partners.difference import difference
from bot.partners.drafts import Draft, new_key, read_key
from bot.partners.form import LONGEST, LONGEST_ELSE, Filled, Problem, Taken, by_field, filled_in, filled_like, filled_with, read_form, too_long, with_own_words
from bot.partners.front import Guest, PartnerFront
from bot.partners.institutions import LONGEST_NAME, offers_like, offers_of
from bot.partners.links import LinkError
from bot.partners.partners import PATH, Refused, load_words
from bot.partners.proposals import Proposal, ProposalError
from bot.settings import COUNTRIES
from bot.website.visit import Visit
from index.offers import Offer

_STATUS = {"address": 422, "provider": 422, "closed": 503, "flood": 429, "mail": 503}
_GONE = {"forged": 404, "expired": 410, "used": 410}


class PartnerPages:
    """The pages of the door, of an institution's own list and of the form."""

    def __init__(self, front: PartnerFront) -> None:
        self._front = front

    def routes(self) -> APIRouter:
        return self._front.router(
            {"": self.start, "/enter/{token}": self.link, "/still-right/{token}": self.still_right, "/offers/new": self.new,
             "/offers/{id}": self.offer, "/proposals/{number:int}": self.proposal},
            {"": self._register, "/enter/{token}": self._enter, "/still-right/{token}": self._confirm, "/offers/new": self._propose,
             "/offers/{id}": self._propose, "/proposals/{number:int}": self._withdraw, "/leave": self._leave, "/forget": self._forget})

    def start(self, request: Request) -> Response:
        """What institutions can do here; for those who are signed in, their offers and proposals."""
        here, partners = self._front.visit(request), self._front.open()
        institution = partners.sessions.account(request)
        if institution is None:
            return self._start_page(here, note=request.query_params.get("note", ""))
        guest, words = Guest(here, partners, institution, partners.sessions.token(institution)), request.query_params.get("q", "")[:100]
        proposals, catalogue = partners.proposals.of(institution), partners.catalogue
        return self._front.page(here, "partners_own.html", guest=guest, offers=offers_of(institution, catalogue.offers(institution.country)), q=words,
                          found=offers_like(words, institution.country, catalogue) if words else [], note=request.query_params.get("note", ""),
                          proposals=proposals, waiting={proposal.offer for proposal in proposals if proposal.state == "open"},
                          drafts=partners.drafts.of(institution))

    def _register(self, request: Request, given: Given) -> Response:
        here, filled = self._front.own_form(request), dict(given)
        mail, provider = read_address(filled.get("mail", "")), " ".join(filled.get("provider", "").split())
        country = filled.get("country", "") if filled.get("country") in COUNTRIES else here.country
        problem = "provider" if not 2 <= len(provider) <= LONGEST_NAME or not provider.isprintable() else "address" if mail is None else ""
        if not problem and mail:
            try:
                self._front.open().invite(mail, provider, country, here.language, request.client.host if request.client else "")
                return self._front.page(here, "partners_note.html", text=load_words()[here.language]["register"]["sent"].format(mail=mail), title="sent_title")
            except Refused as refused:
                problem = refused.key
        return self._start_page(here, problem, _STATUS[problem], {key: filled.get(key, "")[:300] for key in ("mail", "provider", "country")})

    def _start_page(self, here: Visit, problem: str = "", status: int = 200, filled: Optional[dict[str, str]] = None, note: str = "") -> Response:
        return self._front.page(here, "partners_start.html", status, problem=problem, filled=filled or {"country": here.country}, note=note)

    def link(self, request: Request, token: str) -> Response:
        """A page with one button: programs that look at links in mails do not use the link up."""
        here = self._front.visit(request)
        try:
            carried = self._front.open().check_link(token)
        except LinkError as error:
            return self._link_trouble(here, error)
        return self._front.page(here, "partners_enter.html", carried=carried)

    def _enter(self, request: Request, given: Given, token: str) -> Response:
        here, partners = self._front.own_form(request), self._front.open()
        try:
            institution = partners.let_in(token)
        except LinkError as error:
            return self._link_trouble(here, error)
        response = RedirectResponse(here.link(PATH, note="welcome"), 303)
        partners.sessions.begin(response, institution)
        return response

    def still_right(self, request: Request, token: str) -> Response:
        here = self._front.visit(request)
        try:
            offers = self._front.open().freshness.asked(token)
        except LinkError as error:
            return self._link_trouble(here, error)
        return self._front.page(here, "partners_still_right.html", offers=offers)

    def _confirm(self, request: Request, given: Given, token: str) -> Response:
        here, partners = self._front.own_form(request), self._front.open()
        try:
            institution = partners.freshness.confirm(token, date.today())
        except LinkError as error:
            return self._link_trouble(here, error)
        partners.publish()
        response = RedirectResponse(here.link(PATH, note="confirmed"), 303)
        partners.sessions.begin(response, institution)
        return response

    def new(self, request: Request) -> Response:
        """An empty form; one that was begun (`draft`); or one that is filled in as an offer is (`like`), or a proposal of hers."""
        guest, asked = self._front.guest(request), request.query_params
        language = guest.here.language
        draft = guest.partners.drafts.get(guest.institution, asked.get("draft", "")[:100])
        if draft and draft.is_new:
            return self._form(guest, None, draft.filled, draft=draft)
        like = self._known(guest, asked["like"]) if "like" in asked else self._own(guest, asked["proposal"]).after if "proposal" in asked else None
        return self._form(guest, None, filled_like(like, language) if like else filled_with(None, language, guest.institution.country), like=like)

    def offer(self, request: Request, id: str) -> Response:
        guest = self._front.guest(request)
        known = self._known(guest, id)
        draft = guest.partners.drafts.get(guest.institution, known.id)
        return self._form(guest, known, draft.filled if draft else filled_with(known, guest.here.language, guest.institution.country), draft=draft)

    def _propose(self, request: Request, given: Given, id: str = "") -> Response:
        fields = dict(given)
        guest = self._front.guest(request, fields)
        known = self._known(guest, id) if id else None
        kit, drafts, key = guest.partners.kit(known), guest.partners.drafts, known.id if known else read_key(fields.get("draft", ""))
        if "discard" in fields:
            drafts.drop(guest.institution, key)
            return RedirectResponse(guest.here.link(PATH, note="discarded"), 303)
        filled = filled_in(given, kit)
        long = too_long(filled)
        kept = not long and drafts.keep(guest.institution, key, filled)  # whatever becomes of it now, it is not lost
        if "save" in fields:
            if not kept:
                return self._form(guest, known, filled, long or [Problem("offer", "many_drafts")], key=key)
            return Response(status_code=204) if fields["save"] == "quiet" else RedirectResponse(guest.here.link(PATH, note="kept"), 303)
        filled, taken, unknown = with_own_words(filled, kit)
        if taken or unknown:  # she sees what her words were taken for, and corrects it, before anything is sent
            return self._form(guest, known, filled, unknown, taken, key)
        reading = read_form(filled, known, guest.institution.provider, kit, date.today())
        if reading.offer is None:
            return self._form(guest, known, filled, reading.problems, key=key)
        try:
            number = guest.partners.proposals.propose(guest.institution, known, reading.offer, filled["note"])
        except ProposalError as error:
            return self._form(guest, known, filled, [Problem("offer", error.key)], key=key)
        drafts.drop(guest.institution, key)
        return RedirectResponse(guest.here.link(f"{PATH}/proposals/{number}", note="proposed"), 303)

    def proposal(self, request: Request, number: int) -> Response:
        guest = self._front.guest(request)
        found = self._own(guest, str(number))
        words = load_words()[guest.here.language]
        changes = difference(found.before, found.after, self._front.taxonomy, words["values"], guest.here.language)
        return self._front.page(guest.here, "partners_proposal.html", guest=guest, proposal=found, changes=changes, note=request.query_params.get("note", ""))

    def _withdraw(self, request: Request, given: Given, number: int) -> Response:
        guest = self._front.guest(request, dict(given))
        try:
            guest.partners.proposals.withdraw(guest.institution, number)
        except ProposalError:
            return RedirectResponse(guest.here.link(PATH, note="decided"), 303)
        return RedirectResponse(guest.here.link(PATH, note="withdrawn"), 303)

    def _leave(self, request: Request, given: Given) -> Response:
        guest = self._front.guest(request, dict(given))
        response = RedirectResponse(guest.here.link(PATH, note="left"), 303)
        guest.partners.sessions.end(response, guest.institution)
        return response

    def _forget(self, request: Request, given: Given) -> Response:
        guest = self._front.guest(request, dict(given))
        response = RedirectResponse(guest.here.link(PATH, note="forgotten"), 303)
        guest.partners.sessions.end(response, guest.institution)
        guest.partners.institutions.forget(guest.institution)
        return response

    def _form(self, guest: Guest, known: Optional[Offer], filled: Filled, problems: Sequence[Problem] = (), taken: Sequence[Taken] = (),
              key: str = "", draft: Optional[Draft] = None, like: Optional[Offer] = None) -> Response:
        key = draft.key if draft else key or new_key()
        topics = [(group, self._front.taxonomy.topics_of(group)) for group in self._front.taxonomy.ids("topic_groups")]
        return self._front.page(guest.here, "partners_form.html", 422 if problems else 200, guest=guest, known=known, filled=filled,
                          draft=draft, like=like, key=key, extra="" if known else urlencode({"draft": key}), wrong=by_field(problems), taken=taken,
                          topics=topics, ids=self._front.taxonomy.ids, longest=LONGEST, longest_else=LONGEST_ELSE,
                          action=guest.here.link(f"{PATH}/offers/{quote(known.id) if known else 'new'}"))

    def _known(self, guest: Guest, id: str) -> Offer:
        found = guest.partners.catalogue.get(id[:100])
        if found is None or found.directory is not None:
            raise self._front.missing(guest.here)
        return found

    def _own(self, guest: Guest, number: str) -> Proposal:
        try:
            found = guest.partners.proposals.get(int(number) if number.isdecimal() and len(number) < 12 else 0)
        except ProposalError:
            raise self._front.missing(guest.here) from None
        if found.institution != guest.institution.number:
            raise self._front.missing(guest.here)
        return found

    def _link_trouble(self, here: Visit, error: LinkError) -> Response:
        return self._front.trouble(here, error.key, _GONE[error.key])
