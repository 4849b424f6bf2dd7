"""One offer on a page of its own, to keep on the phone, and as a code to take from screen to phone."""
from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from bot.openings import openings
from bot.website.calling import call_entry, week_words
from bot.website.cards import offer_card, shown
from bot.website.linked_data import of_offer
from bot.website.vcard import qr_payload, qr_svg, vcard
from bot.website.view import View
from bot.website.visit import Visit
from index.offers import Offer

SHOWN = 3  # openings in a card of the phone; a page folds the others away
OfferOf = Callable[[str], Offer | None]


def offer_pages(offer_of: OfferOf, view: View) -> APIRouter:
    """`offer_of` gives the offer of an id, or None."""
    router = APIRouter(include_in_schema=False)

    @router.get("/offers/{id}", response_class=Response)
    def offer(request: Request, id: str) -> Response:
        here, found = view.visit(request), offer_of(id)
        if found is None:
            return view.page(here, "missing.html", 404, text=view.texts[here.voice]["offer"]["gone"])
        return view.page(here, "offer.html", offer=offer_card(found, here.language), country=found.country,
                         rows=openings(found, here.language, view.taxonomy),
                         data=of_offer(found, here.language, view.settings.public_url), finds=_finds(found, here, view),
                         weeks=[(contact, week_words(contact.hours, view.texts[here.voice])) for contact in found.contacts])

    @router.get("/offers/{id}/card.vcf", response_class=Response)
    def card(request: Request, id: str) -> Response:
        found = offer_of(id)
        if found is None:
            return Response(status_code=404)
        name = quote(f"{found.id}.vcf".replace(":", "-"))
        here = view.visit(request)
        return Response(vcard(found, here.language, _notes(found, here, view)), media_type="text/vcard; charset=utf-8",
                        headers={"Content-Disposition": f'attachment; filename="{name}"'})

    @router.get("/offers/{id}/call.ics", response_class=Response)
    def reminder(request: Request, id: str, contact: int = 0) -> Response:
        here, found = view.visit(request), offer_of(id)
        entry = call_entry(found, contact, view.texts[here.voice]["offer"]["calendar_entry"]) if found else None
        if found is None or entry is None:
            return view.page(here, "missing.html", 404, text=view.texts[here.voice]["offer"]["gone"])
        name = quote(f"{found.id}.ics".replace(":", "-"))
        return Response(entry, media_type="text/calendar; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})

    @router.get("/offers/{id}/qr.svg", response_class=Response)
    def code(id: str, contact: int = 0) -> Response:
        found = offer_of(id)
        payload = qr_payload(found, contact) if found else None
        return Response(qr_svg(payload), media_type="image/svg+xml") if payload else Response(status_code=404)

    @router.get("/offers/{id}/qr", response_class=Response)
    def code_page(request: Request, id: str, contact: int = 0) -> Response:
        here, found = view.visit(request), offer_of(id)
        if found is None or qr_payload(found, contact) is None:
            return view.page(here, "missing.html", 404, text=view.texts[here.voice]["offer"]["gone"])
        return view.page(here, "qr.html", offer=offer_card(found, here.language), contact=contact,
                         value=shown(found.contacts[contact].dict()))

    return router


def _notes(offer: Offer, here: Visit, view: View) -> list[str]:
    """In which languages somebody answers where, and what to say first in another one."""
    def named(languages: tuple[str, ...]) -> str:
        return f"{view.texts[here.voice]['offer']['languages']}: {', '.join(view.taxonomy.label('languages', id, here.language) for id in languages)}"

    spoken = [f"{shown(contact.dict())}. {named(contact.languages)}" for contact in offer.contacts if contact.languages]
    rows = openings(offer, here.language, view.taxonomy)[:SHOWN]
    return [named(offer.languages), *spoken, *(f"{row['label']}: {row['say']}" + (f" – {row['own']}" if row["own"] else "") for row in rows)]


def _finds(offer: Offer, here: Visit, view: View) -> list[tuple[str, str]]:
    """Where in the overview there is more like it: (words, link)."""
    ids = [("topic", "topics", id) for id in offer.topics] + [("setting", "settings", id) for id in offer.settings] + \
          [("group", "groups", id) for id in offer.groups] + [("occupation", "occupations", id) for id in offer.occupations]
    return [(view.taxonomy.label(facet, id, here.language), here.link("/overview/offers", **{name: id})) for name, facet, id in ids]
