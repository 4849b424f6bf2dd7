"""Offers for machines that read pages: schema.org in JSON-LD. Contacts stand in it byte for byte as the catalogue has them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.offers import Contact, Offer
from index.regions import load_regions

_CONTEXT = "https://schema.org"
_FREE = {"free": True, "insurance": True, "charged": False}


def of_offer(offer: Offer, language: str, site: str) -> dict[str, Any]:
    """A Service; `site` is the address of the whole site without a slash at its end, or an empty string."""
    regions = load_regions()
    data: dict[str, Any] = {
        "@context": _CONTEXT, "@type": "Service", "@id": address(offer.id, site), "url": address(offer.id, site), "name": offer.name,
        "description": offer.text(language), "serviceType": offer.kind, "provider": {"@type": "Organization", "name": offer.provider},
        "areaServed": [{"@type": "AdministrativeArea", "name": regions.get(area, area)} for area in offer.region],
        "availableChannel": [_channel(contact, offer) for contact in offer.contacts],
    }
    if offer.cost in _FREE:
        data["isAccessibleForFree"] = _FREE[offer.cost]
    ages = {"suggestedMinAge": offer.age_min, "suggestedMaxAge": offer.age_max}
    if offer.age_min is not None or offer.age_max is not None:
        data["audience"] = {"@type": "PeopleAudience", **{name: age for name, age in ages.items() if age is not None}}
    return data


def of_list(offers: Sequence[Offer], site: str) -> dict[str, Any]:
    """An ItemList of a page's offers, in their order."""
    return {"@context": _CONTEXT, "@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "position": place, "name": offer.name, "url": address(offer.id, site)} for place, offer in enumerate(offers, 1)]}


def address(id: str, site: str) -> str:
    return f"{site.rstrip('/')}/offers/{id}"


def _channel(contact: Contact, offer: Offer) -> dict[str, Any]:
    channel: dict[str, Any] = {"@type": "ServiceChannel", "availableLanguage": list(contact.languages or offer.languages)}
    if contact.label:
        channel["name"] = contact.label
    if contact.type in ("phone", "sms"):
        phone: dict[str, Any] = {"@type": "ContactPoint", "telephone": contact.value}
        if contact.hours:
            phone["hoursAvailable"] = {"@type": "OpeningHoursSpecification", "description": contact.hours}
        return {**channel, "servicePhone" if contact.type == "phone" else "serviceSmsNumber": phone}
    if contact.type == "address":
        return {**channel, "serviceLocation": {"@type": "Place", "address": contact.value}}
    return {**channel, "serviceUrl": f"mailto:{contact.value}" if contact.type == "email" and "@" in contact.value else contact.value}
