"""The conversation as plain pages and forms; chat.js makes it live where it runs."""
from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Protocol

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.website.offer_pages import OfferOf
from bot.website.view import View
from bot.website.visit import COUNTRIES, WIDGET, Visit
from index.languages import voice_of

log = logging.getLogger(__name__)
COOKIE = "conversation"
LONGEST = 4000
Messages = list[dict[str, Any]]


class Assistant(Protocol):
    """The dialogue, as the pages need it."""

    async def begin(self, language: str, country: str, setting: str | None = None) -> tuple[str, Messages]: ...

    async def reply(self, id: str, text: str | None = None, choice: str | None = None,
                    language: str | None = None, country: str | None = None) -> Messages: ...

    async def state(self, id: str) -> dict[str, Any] | None: ...

    async def forget(self, id: str) -> bool: ...


class ChatPages:
    """GET /chat shows the last turn, POST /chat takes words or a choice and shows the turn that answers."""

    def __init__(self, assistant: Assistant, view: View, offer_of: OfferOf = lambda id: None) -> None:
        self._assistant, self._view, self._offer_of = assistant, view, offer_of

    def routes(self) -> APIRouter:
        """The conversation on pages of its own, and the same in a partner's page: there without a cookie."""
        router = APIRouter(include_in_schema=False)
        for home, chat in (("/", "/chat"), (WIDGET, f"{WIDGET}/chat")):
            router.add_api_route(home, self.home, methods=["GET"], response_class=Response)
            router.add_api_route(chat, self.show, methods=["GET"], response_class=Response)
            router.add_api_route(chat, self.take, methods=["POST"], response_class=Response)
        router.add_api_route("/exit", self.leave, methods=["GET"], response_class=Response)
        return router

    async def home(self, request: Request) -> Response:
        here = self._view.visit(request)
        running = not here.embedded and await self._state(request.cookies.get(COOKIE)) is not None
        return self._view.page(here, "home.html", running=running,
                               deleted="deleted" in request.query_params)

    async def show(self, request: Request) -> Response:
        here = self._view.visit(request)
        id = None if here.embedded else request.cookies.get(COOKIE)
        state = await self._state(id)
        if id is None or state is None:
            return self._away(RedirectResponse(here.link("/"), 303))
        language, country = self._wanted(request.query_params, state)
        if language or country:
            try:
                await self._assistant.reply(id, language=language, country=country)
            except Exception as error:
                return self._failed(here, id, error)
            return RedirectResponse(here.link("/chat").partition("?")[0], 303)
        return self._turn(here, id, state, state.get("messages") or [])

    async def take(self, request: Request) -> Response:
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            return RedirectResponse(self._view.visit(request).link("/"), 303)
        form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
        here = self._view.visit(request)
        here = here.within(voice_of(form.get("lang", "")), form.get("country")) if "lang" in form or "country" in form else here
        here = self._view.about(here, form.get("setting", here.setting))
        id = form.get("conversation") or (None if here.embedded else request.cookies.get(COOKIE))
        if "forget" in form or "restart" in form:
            try:
                if id:
                    await self._assistant.forget(id)
            except Exception as error:
                return self._failed(here, id, error)
            if "forget" in form:
                return self._away(RedirectResponse(here.link("/", deleted="1"), 303))
            id = None
        if "begin" in form:
            id = None
        return await self._answer(here, id, form, request)

    async def _answer(self, here: Visit, id: str | None, form: Mapping[str, str], request: Request) -> Response:
        text, choice = form.get("text", "").strip(), form.get("choice")
        try:
            greeting: Messages = []
            if id is None:
                id, greeting = await self._assistant.begin(here.voice, here.country, here.setting or None)
            elif await self._assistant.state(id) is None:
                return self._view.page(here, "gone.html", 404)
            elif form.get("to_lang") or form.get("to_country"):
                voice, country = self._wanted({"lang": form.get("to_lang", ""), "country": form.get("to_country", "")}, {})
                await self._assistant.reply(id, language=voice, country=country)
                return await self._note(here, id, "")
            elif not text and not choice:
                return await self._note(here, id, "empty")
            if len(text) > LONGEST:
                return await self._note(here, id, "too_long", 413)
            messages = greeting
            if text or choice:
                messages = await self._assistant.reply(id, None if choice else text, choice)
                greeting = self._shortened(here, greeting)
            state = await self._assistant.state(id) or {}
        except Exception as error:
            return self._failed(here, id, error, text)
        before = greeting if messages is not greeting else []
        said = None if choice else text
        return self._remember(request, id, self._turn(here, id, state, messages, said, before=before))

    async def leave(self, request: Request) -> Response:
        """The quick exit: the browser forgets the conversation's number and goes where settings say."""
        return self._away(RedirectResponse(self._view.settings.quick_exit_url, 303))

    def _turn(self, here: Visit, id: str, state: Mapping[str, Any], messages: Messages, said: str | None = None,
              note: str = "", status: int = 200, failed: bool = False, before: Messages | None = None) -> Response:
        here = here.within(state.get("voice"), state.get("country"))
        earlier = [] if _leads_to_offers(messages) else [offer for id in state.get("offers") or [] if (offer := self._offer_of(id))]
        return self._view.page(here, "chat.html", status, conversation=id, state=state, messages=messages, said=said,
                               before=before or [], note=note, failed=failed, longest=LONGEST, earlier=earlier)

    def _shortened(self, here: Visit, greeting: Messages) -> Messages:
        """What is said before the first answer: that it is a program, in a line, for she wrote already; and what is to be read on every page now."""
        said = [message for message in greeting if message.get("type") == "text"]
        return [{**said[0], "text": self._view.texts[here.voice]["chat"]["greeting"]}, *said[1:]] if said else []

    async def _note(self, here: Visit, id: str, note: str, status: int = 200) -> Response:
        state = await self._assistant.state(id) or {}
        return self._turn(here, id, state, state.get("messages") or [], note=note, status=status)

    def _failed(self, here: Visit, id: str | None, error: Exception, said: str = "") -> Response:
        log.error("a turn of the chat page failed: %s", type(error).__name__)  # never the words
        return self._turn(here, id or "", {}, [], said=said, failed=True, status=503)

    async def _state(self, id: str | None) -> dict[str, Any] | None:
        try:
            return await self._assistant.state(id) if id else None
        except Exception as error:
            log.error("the state of a conversation could not be read: %s", type(error).__name__)
            return None

    def _wanted(self, query: Mapping[str, str], state: Mapping[str, Any]) -> tuple[str | None, str | None]:
        """A voice or country in the address that the conversation does not have yet."""
        voice, country = voice_of(query.get("lang", "")), query.get("country", "").upper()
        return (voice if voice != state.get("voice") else None,
                country if country in COUNTRIES and country != state.get("country") else None)

    @staticmethod
    def _remember(request: Request, id: str, response: Response) -> Response:
        if request.url.path.startswith(WIDGET):
            return response
        response.set_cookie(COOKIE, id, httponly=True, samesite="lax", secure=request.url.scheme == "https")
        return response

    @staticmethod
    def _away(response: Response) -> Response:
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")
        response.headers["Cache-Control"] = "no-store"
        return response


def _leads_to_offers(messages: Messages) -> bool:
    """Whether the turn shows the offers, has buttons to them, or is about danger, where nothing else is to be looked at."""
    choices = [str(choice["id"]) for message in messages for choice in message.get("choices") or []]
    return any(message.get("type") in ("offers", "crisis") for message in messages) or any(id.startswith("contact=") for id in choices)
