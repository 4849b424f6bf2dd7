"""A page of the site with a text that is not saved yet, drawn by the site's own templates."""
from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional

from fastapi import Response

from bot.settings import Settings
from bot.website.cards import offer_card
from bot.website.texts import Texts
from bot.website.view import View
from bot.website.visit import Visit
from bot.wording.live import Place, Wording, places
from index.emergency import EmergencyContacts
from index.languages import language_of
from index.offers import Offer
from index.taxonomy import Taxonomy

_PAGE_OF = {"page": "home.html", "home": "home.html", "emergency": "home.html", "help_now": "help_now.html", "imprint": "imprint.html",
            "privacy": "sections.html", "accessibility": "sections.html", "kept": "kept.html"}
_EXAMPLES = {"name": "TelefonSeelsorge", "count": "3", "country": "Deutschland", "date": "2026-03-31", "facet": "…", "number": "1"}
_COUNTRY = {"sv": "SE"}


class Preview:
    """`offer_of` finds the offer that stands in the conversation as an example."""

    def __init__(self, settings: Settings, wording: Wording, taxonomy: Taxonomy, offer_of: Callable[[str], Optional[Offer]]) -> None:
        self._settings, self._wording, self._taxonomy, self._offer_of = settings, wording, taxonomy, offer_of

    def of_words(self, place: Place, text: str) -> Response:
        changes = {each.entry: each.after for each in self._wording.entries.values()}
        _, texts, countries = self._wording.with_changes({**changes, place.entry: text})
        section = place.key.partition(".")[0]
        country = _COUNTRY.get(language_of(place.voice), "DE")
        if place.collection == "texts" and section in _PAGE_OF:
            return self._drawn(texts, countries, place.voice, country, _PAGE_OF[section], name=section, running=False, deleted=False)
        return self._drawn(texts, countries, place.voice, country, "chat.html", **self._conversation(place, text))

    def of_emergency(self, country: str, entry: Mapping[str, Any], voice: str) -> Response:
        changes = {each.entry: each.after for each in self._wording.entries.values()}
        _, texts, countries = self._wording.with_changes({**changes, f"emergency:{country}": entry})
        return self._drawn(texts, countries, voice, country, "help_now.html")

    def _conversation(self, place: Place, text: str) -> Dict[str, Any]:
        """A turn in which the sentence is said; where it belongs to a card, with an offer."""
        said = text if place.collection == "phrases" else ""
        for name in set(places(said)) - {"{"}:
            said = said.replace(f"{{{name}}}", _EXAMPLES.get(name, "…"))
        messages = [{"type": "text", "text": said}] if said else []
        offer = self._offer_of("se-mind-sjalvmordslinjen" if language_of(place.voice) == "sv" else "de-telefonseelsorge")
        if offer and place.collection == "texts":
            card = {**offer_card(offer, language_of(place.voice)), "reasons": {"met": [], "unmet": [], "unknown": []}}
            messages.append({"type": "offers", "text": "", "offers": [card]})  # type: ignore[dict-item]
            messages.append({"type": "contact", "text": "", "offer": card, "reach_out": None})  # type: ignore[dict-item]
        return {"conversation": "", "state": {}, "messages": messages, "said": None, "before": [], "note": "", "failed": False, "longest": 4000}

    def _drawn(self, texts: Mapping[str, Any], countries: Mapping[str, Any], voice: str, country: str, template: str, **more: Any) -> Response:
        view = View(self._settings, Texts(texts), self._taxonomy, EmergencyContacts(countries))
        return view.page(Visit(voice, country, "/", ("lang", "country")), template, **more)
