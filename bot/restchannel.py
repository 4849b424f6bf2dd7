"""Rasa's REST channel at /webhooks/rest/webhook, so that existing Rasa chat clients work unchanged."""
from __future__ import annotations

import hashlib
import json
import re
import secrets
from typing import Any, Dict, List, Optional

from fastapi import APIRouter
from pydantic import BaseModel, Extra, Field, StrictStr
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.api import Problem
from bot.dialogue.assistant import UnknownChoice
from bot.dialogue.reception import Reception
from bot.settings import Settings
from bot.website.texts import Texts
from index.emergency import EmergencyContacts
from index.languages import language_of, site_voice, voice_of

_PREFIX = "/webhooks/rest"
_PAYLOAD = re.compile(r"^/(\w+)\s*(\{.*\})?$", re.DOTALL)


class Incoming(BaseModel):
    """What a Rasa client sends."""

    sender: StrictStr = Field("", max_length=200, description="Who writes. Without it a conversation begins; its `recipient_id` goes on with it")
    message: StrictStr
    metadata: Optional[Dict[str, Any]] = None

    class Config:
        extra = Extra.ignore


class Shared:
    """ASGI middleware: chat clients on pages of the widget's origins may use the channel, without cookies; nothing else is shared."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._shared = CORSMiddleware(app, allow_origin_regex="|".join(map(_as_expression, settings.widget_origins)) or "(?!)",
                                      allow_methods=["POST"], allow_headers=["content-type"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and scope["path"].startswith(f"{_PREFIX}/")
        await (self._shared if ours else self._app)(scope, receive, send)


def _as_expression(origin: str) -> str:
    """What a setting means in a policy: any name before a domain, any port."""
    return re.escape(origin).replace(r"://\*\.", r"://[\w.-]+\.").replace(r":\*", r":\d+")


def rest_channel(talk: Reception, settings: Settings, texts: Texts, emergency: EmergencyContacts) -> APIRouter:
    router = APIRouter(prefix=_PREFIX)

    @router.get("/")
    async def health() -> Dict[str, str]:
        return {"status": "ok"}

    @router.post("/webhook")
    async def webhook(incoming: Incoming) -> List[Dict[str, Any]]:
        """One message in, the replies in Rasa's form out; a payload counts only if it was among the choices offered last."""
        if len(incoming.message) > settings.message_length:
            raise Problem(422, "The message is too long", f"Send at most {settings.message_length} characters.", "message")
        # Without a name of theirs, strangers would share one conversation, and read each other's.
        sender = incoming.sender if incoming.sender.strip() else secrets.token_urlsafe(16)
        # Clients choose the sender themselves: hashed, so that no name or number of theirs is kept, nor another chat opened.
        id = "rest-" + hashlib.sha256(sender.encode("utf-8", "replace")).hexdigest()[:40]
        language = voice_of(str((incoming.metadata or {}).get("lang") or site_voice("de", settings.voices))) or "en"
        state = await talk.state(id)
        first: List[Dict[str, Any]] = []
        if state is None:
            country = settings.country or ("SE" if language_of(language) == "sv" else "DE")
            # Lotse's own pages have the numbers on top of each; here they come before all else.
            numbers = [f"{row['label']}: {row['national']}" for row in emergency.of(country, language_of(language))]
            first = [{"type": "text", "text": "\n".join([texts[language]["emergency"]["question"], *numbers])}]
            first += await talk.open(id, language, country)
            state = await talk.state(id)
        offered = {choice["id"] for message in (state or {}).get("messages", []) for choice in message.get("choices", [])}
        choice = _choice(incoming.message, offered)
        try:
            said = await talk.reply(id, None if choice else incoming.message, choice)
        except UnknownChoice:
            said = await talk.reply(id, incoming.message)
        return [reply for message in [*first, *said] for reply in _in_rasas_form(message, sender, settings.public_url)]

    return router


def _choice(message: str, offered: set[str]) -> Optional[str]:
    text = message.strip()
    if text in offered:
        return text
    payload = _PAYLOAD.match(text)
    if not payload:
        return None
    try:
        values = json.loads(payload[2] or "{}")
    except (ValueError, RecursionError):
        return None
    value = next(iter(values.values()), None) if isinstance(values, dict) else None
    wanted = f"{payload[1]}={value}"
    return wanted if wanted in offered else None


def _in_rasas_form(message: Dict[str, Any], sender: str, site: str) -> List[Dict[str, Any]]:
    """Text with buttons; offers and contacts as readable text and whole as `custom`."""
    base: Dict[str, Any] = {"recipient_id": sender}
    if message["type"] == "question":
        buttons = [{"title": choice["label"], "payload": choice["id"]} for choice in message["choices"]]
        return [{**base, "text": message["text"], **({"buttons": buttons} if buttons else {})}]
    if message["type"] == "text":
        return [{**base, "text": message["text"]}]
    if message["type"] == "crisis":
        lines = [f"{row['label']}: {row['national']}" for row in message["contacts"]]
        return [{**base, "text": "\n".join([message["text"], *lines])}, {**base, "custom": message}]
    if message.get("same"):  # they stand above already: their names are enough to find them again
        return [{**base, "text": "\n".join([message["text"], *(offer["name"] for offer in message["offers"])])}, {**base, "custom": message}]
    offers = message.get("offers") or [message["offer"]]
    material = message.get("material")
    beside = [f"{material['text']} {material['title']} {site.rstrip('/') + material['path'] if site else ''}".strip()] if material else []
    lines = [f"{offer['name']} ({offer['provider']}): {offer['summary']}" for offer in offers]
    if message["type"] == "contact":
        lines += [f"{contact['label'] or contact['type']}: {contact['national'] or contact['value']}" for contact in offers[0]["contacts"]]
    return [{**base, "text": "\n".join([message["text"], *lines, *beside])}, {**base, "custom": message}]
