"""The contacts of one offer at the desk: when each was checked, by whom, when again, what is wrong with it; editors tick what is right."""
from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Callable, Sequence

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.view import View
from bot.partners.partners import TEMPLATES, Partners, load_words
from index.findings import Findings
from index.freshness import checked
from index.offers import Offer
from index.taxonomy import Taxonomy


class ContactPages:
    """`/operators/contacts/{id}`: every operator may look, editors may say what is right."""

    templates: Path = TEMPLATES

    def __init__(self, open_partners: Callable[[], Partners], findings: Callable[[], Findings], taxonomy: Taxonomy) -> None:
        self._open, self._findings, self._taxonomy = open_partners, findings, taxonomy

    def routes(self, door: Door, view: View) -> APIRouter:
        self._door, self._view = door, view
        router = APIRouter(route_class=desk_route(view))
        router.add_api_route("/contacts/{id}", self.show, methods=["GET"], response_class=Response)
        router.add_api_route("/contacts/{id}", self.check, methods=["POST"], response_class=Response)
        return router

    def show(self, request: Request, id: str) -> Response:
        visitor = self._door.enter(request)
        offer, words = self._offer(visitor, id), load_words()[visitor.look.words.language]
        today, labels = date.today(), self._taxonomy.label
        rows = [(number, contact, labels("contact_types", contact.type, visitor.look.words.language), found := checked(contact, offer), found.is_old(today))
                for number, contact in enumerate(offer.contacts)]
        note = words["contacts"]["notes"].get(request.query_params.get("note", ""), "")
        return self._view.page(visitor.look, "contacts.html", 200, visitor.operator, visitor.token, section="offers", p=words, offer=offer,
                               rows=rows, findings=self._findings().of(offer.id), note=note, why=visitor.look.words["why"])

    async def check(self, request: Request, id: str) -> Response:
        form = await request.form()
        given = {key: str(value) for key, value in form.items()}
        return await run_in_threadpool(self._check, request, id, given, [str(value) for value in form.getlist("right")])

    def _check(self, request: Request, id: str, given: dict[str, str], right: Sequence[str]) -> Response:
        visitor = self._door.enter_with_form(request, given, "editor")
        offer, partners = self._offer(visitor, id), self._open()
        values = {contact.value for contact in offer.contacts if contact.value in right}  # a list that changed meanwhile confirms nothing else
        note = ""
        if values:
            numbers = tuple(number for number, contact in enumerate(offer.contacts) if contact.value in values)
            partners.proposals.check(offer, numbers, visitor.operator.name, date.today())
            note = "checked" if partners.publish() else "not_searched"
        if "settled" in given:
            self._findings().settle(offer.id)
            note = note or "settled"
        return RedirectResponse(visitor.look.link(f"/operators/contacts/{offer.id}", note=note or "nothing"), 303)

    def _offer(self, visitor: Visitor, id: str) -> Offer:
        found = self._open().catalogue.get(id[:100])
        if found is None:
            text = load_words()[visitor.look.words.language]["editing"]["notes"]["gone"]
            raise Stop(self._view.page(visitor.look, "trouble.html", 404, visitor.operator, visitor.token, text=text))
        return found
