"""An offer for the phone: a vCard to keep, and QR codes that carry a contact from the screen to the phone."""
from __future__ import annotations

import io
from collections.abc import Sequence

import segno
import vobject

from bot.website.cards import href
from index.offers import Offer


def vcard(offer: Offer, language: str, notes: Sequence[str] = ()) -> str:
    """vCard 3.0 with every way in; numbers are those of `value`, which dial from anywhere. `notes` follow what the offer is."""
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family=offer.name)
    card.add("fn").value = offer.name
    card.add("org").value = [offer.provider]
    for contact in offer.contacts:
        name = {"phone": "tel", "sms": "tel", "email": "email", "address": "label"}.get(contact.type, "url")
        if contact.value.startswith("http"):
            name = "url"
        line = card.add(name)
        line.value = contact.value
        if name == "tel":
            line.type_param = "CELL" if contact.type == "sms" else "VOICE"
    card.add("note").value = "\n".join((offer.text(language), *notes))
    return str(card.serialize())


def qr_payload(offer: Offer, number: int = 0) -> str | None:
    """What the code of the `number`-th contact says: its link, else its plain value."""
    if not 0 <= number < len(offer.contacts):
        return None
    contact = offer.contacts[number].dict()
    return href(contact) or str(contact["value"])


def qr_svg(payload: str) -> bytes:
    """The code as an SVG, dark on white in every colour scheme, so that each camera reads it."""
    out = io.BytesIO()
    segno.make(payload, error="m", micro=False).save(out, kind="svg", scale=4, border=4, dark="#000", light="#fff",
                                                     xmldecl=False)
    return out.getvalue()
