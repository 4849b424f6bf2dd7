"""An offer as the page draws it: its contacts as links, and its hours in words."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from index.freshness import told
from index.hours import local_now, opening
from index.offers import Contact, Offer

_PREFIX = {"phone": "tel:", "sms": "sms:", "email": "mailto:"}


def offer_card(offer: Offer, language: str, at: datetime | None = None) -> dict[str, Any]:
    """The offer in the form of a message's offer, without reasons."""
    contacts = [contact_row(contact, offer, at) for contact in offer.contacts]
    states = [row["open"] for row in contacts if row["open"] is not None]
    return {"id": offer.id, "name": offer.name, "provider": offer.provider, "kind": offer.kind, "country": offer.country,
            "summary": offer.text(language), "reasons": {}, "contacts": contacts,
            "open_now": any(states) if states else None, "cost": offer.cost, "anonymous": offer.anonymous,
            "languages": list(offer.languages), "status": offer.status, "confidence": offer.confidence,
            "verified_on": offer.verified_on.isoformat() if offer.verified_on else None,
            "sources": [source.url for source in offer.sources]}


def contact_row(contact: Contact, offer: Offer, at: datetime | None = None) -> dict[str, Any]:
    state = opening(contact.hours, offer.country, next(iter(offer.region), ""), at)
    return {**told(contact, offer, at and at.date()), "open": state.open, "changes": state.changes.isoformat() if state.changes else None}


def href(contact: Mapping[str, Any]) -> str | None:
    """The link that works for a contact, or None where there is none; never anything but these schemes."""
    kind, value = str(contact.get("type") or "phone"), str(contact["value"])
    if value.startswith(("https://", "http://")):
        return value
    if kind in _PREFIX:
        return _PREFIX[kind] + quote(value.replace(" ", ""), safe="+@._-")
    if kind == "address":
        return f"https://www.openstreetmap.org/search?query={quote(value)}"
    return None


def shown(contact: Mapping[str, Any]) -> str:
    """What people read, byte for byte as the catalogue has it."""
    return str(contact.get("national") or contact["value"])


def opening_words(contact: Mapping[str, Any], country: str, words: Mapping[str, Any],
                  now: datetime | None = None) -> str:
    """"Jetzt offen, bis heute um 22:00 Uhr"; empty for a way in that has no hours, such as a website."""
    if contact.get("hours") == "24/7":
        return str(words["always"])
    if contact.get("open") is None:
        return str(words["unknown"]) if contact.get("type", "phone") in ("phone", "chat") else ""
    key = "open" if contact["open"] else "closed"
    if not contact.get("changes"):
        return str(words[key])
    when = _when(datetime.fromisoformat(str(contact["changes"])), now or local_now(country), words)
    return str(words[f"{key}_until"]).format(when=when)


def _when(moment: datetime, now: datetime, words: Mapping[str, Any]) -> str:
    midnight = (moment.hour, moment.minute) == (0, 0)
    day = (moment - timedelta(days=1) if midnight else moment).date()
    time = "24:00" if midnight else moment.strftime("%H:%M")
    ahead = (day - now.date()).days
    kind = "today" if ahead <= 0 else "tomorrow" if ahead == 1 else "weekday" if ahead < 7 else "date"
    return str(words[kind]).format(time=time.replace(":", words["colon"]), weekday=words["weekdays"][day.weekday()],
                                   day=day.day, month=day.month)
