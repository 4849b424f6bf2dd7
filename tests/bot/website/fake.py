"""An assistant for the mechanics of the pages: four fixed turns, every field as nasty as a test wants it."""
from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response

from bot.website import load_texts, website
from bot.website.cards import offer_card
from bot.website.overview import Source
from index.build import lexical_text
from index.clusters import Clusters
from index.facets import FacetsBuilder
from index.gazetteer import load_gazetteer
from index.languages import language_of
from index.lexical import LexicalBuilder
from index.offers import OfferReader
from index.snapshot import Snapshot
from index.taxonomy import load_taxonomy

NO_CLUSTERS = Clusters()
OFFERS = Path("index/data/offers")


@dataclass(frozen=True)
class Site:
    country: str = ""
    voices: tuple[str, ...] = ()
    widget_origins: tuple[str, ...] = ("https://www.schule.example",)
    public_url: str = "https://lotse.example"
    quick_exit_url: str = "https://www.wetter.example/"
    operator_name: str = "Verein Hafen e. V."
    operator_address: str = "Kai 1\n20457 Hamburg"
    operator_email: str = "hallo@hafen.example"
    operator_phone: str = "+49 40 123456"
    operator_responsible: str = ""


def read_offers():
    reader = OfferReader(load_taxonomy().vocabulary())
    return {offer.id: offer for offer in reader.read(sorted(OFFERS.glob("*.jsonl"))).taken}


class FakeAssistant:
    def __init__(self, offers, mark=""):
        self.offers, self.mark, self.kept, self.broken = offers, mark, {}, False
        self.answers = []

    def card(self, id, language):
        card = offer_card(self.offers[id], language)
        reason = [{"id": "topic=sleep", "label": f"Schlaf{self.mark}"}]
        return {**card, "reasons": {"met": reason, "unmet": reason, "unknown": reason}}

    async def begin(self, language, country, setting=None):
        id = secrets.token_hex(8)
        self.kept[id] = {"lang": language_of(language), "voice": language, "country": country, "questions_asked": [], "offers": [], "who": None,
                         "setting": setting}
        messages = [
            {"type": "text", "text": f"Hallo, ich bin Lotse, ein Programm.{self.mark}"},
            {"type": "question", "text": "Um wen geht es?", "question": "who", "choices": [
                {"id": "who=self", "label": f"Um mich{self.mark}"},
                {"id": "who=relative", "label": "Jemanden in der Familie"},
                {"id": "who=friend", "label": "Jemanden im Freundeskreis"},
                {"id": "skip=who", "label": "Lieber nicht sagen"}]}]
        self.kept[id]["messages"] = messages
        return id, messages

    async def reply(self, id, text=None, choice=None, language=None, country=None):
        if self.broken:
            raise RuntimeError("no words here")
        state = self.kept[id]
        state["voice"], state["country"] = language or state["voice"], country or state["country"]
        state["lang"] = language_of(state["voice"])
        words = state["lang"]
        if text and "sterben" in text:
            line = {"name": f"TelefonSeelsorge{self.mark}", "value": "+49 800 1110111", "national": "0800 1110111",
                    "label": None, "free": True, "hours": "24/7", "open": True}
            messages = [{"type": "crisis", "level": "acute", "kind": "suicidality", "contacts": [line],
                         "text": f"Bist du gerade sicher?{self.mark}"}]
        elif text and "so viel" in text:
            many = [{"id": f"setting={id}", "label": load_taxonomy().label("settings", id, words)} for id in load_taxonomy().ids("settings")]
            messages = [{"type": "question", "text": "Wo belastet es am meisten?", "question": "setting",
                         "choices": [*many, {"id": "skip=setting", "label": "Lieber nicht sagen"}]}]
        elif choice and choice.startswith("contact="):
            card = self.card(choice.partition("=")[2], words)
            messages = [{"type": "contact", "text": f"So erreichst du {card['name']}.{self.mark}", "offer": card}]
        elif text or choice:
            state.update(who="relative", relation="mother", setting="family", topics=["addiction_alcohol"], age=52,
                         place=f"Köln{self.mark}", wishes={"contact": ["chat"], "cost": "free"})
            ids = ["de-telefonseelsorge", "de-vetseelsorge", "se-bris"]
            messages = [{"type": "offers", "text": f"Das könnte passen:{self.mark}",
                         "offers": [self.card(id, words) for id in ids],
                         "material": {"id": "leitfaden", "kind": "guide", "text": f"Ein Leitfaden für dieses Gespräch:{self.mark}", "title_language": "sv",
                                      "title": f"Prata om alkohol{self.mark}", "by": f"Haus am See{self.mark}", "path": "/network/materials/leitfaden"}},
                        {"type": "question", "text": "Ist etwas dabei?", "question": "more", "choices": [
                            {"id": "more=offers", "label": "Etwas anderes"}]}]
        else:
            return state["messages"]
        state["messages"] = messages
        return messages

    async def state(self, id):
        return self.kept.get(id)

    async def forget(self, id):
        return self.kept.pop(id, None) is not None


def shelved(offers):
    """A snapshot to browse: facets and words, but no vectors, which need the encoder."""
    facets, words = FacetsBuilder(load_taxonomy(), load_gazetteer()), LexicalBuilder()
    for offer in offers:
        facets.add(offer)
        words.add(lexical_text(offer))
    return Snapshot(None, offers, facets.facets(), None, words.lexical())


def make_app(assistant, settings=None, clusters=NO_CLUSTERS):
    """The website and the two API routes that chat.js uses."""
    app = FastAPI()
    snapshot = cache(lambda: shelved(list(assistant.offers.values())))  # made where a page looks into it: few do
    source = Source(snapshot, lambda: clusters, lambda words: {"de-telefonseelsorge": 0.9} if "traurig" in words else None)
    app.include_router(website(assistant, assistant.offers.get, settings or Site(), load_texts(), source=source,
                               counts=lambda *answer: assistant.answers.append(answer)))

    @app.middleware("http")
    async def policy(request: Request, call_next):
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        return response

    @app.post("/api/conversations/{id}/messages")
    async def messages(id: str, request: Request):
        if await assistant.state(id) is None:
            raise HTTPException(404)
        if assistant.broken:
            return Response(status_code=503)
        body = await request.json()
        return {"messages": await assistant.reply(id, body.get("text"), body.get("choice"))}

    @app.get("/api/conversations/{id}")
    async def state(id: str):
        return await assistant.state(id)

    return app
