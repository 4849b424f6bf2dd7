"""The API under /api/, described by OpenAPI; errors are RFC 9457 problem details that name the field and the remedy."""
from __future__ import annotations

import logging
import re
from typing import Any, Callable, Dict, List, Mapping, Optional, Type, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, ORJSONResponse
from pydantic import BaseModel, Extra, Field, StrictStr, root_validator
from pydantic.errors import DictError
from starlette.exceptions import HTTPException

from bot.dialogue.assistant import UnknownChoice, UnknownConversation
from bot.dialogue.reception import Reception
from bot.dialogue.render import Renderer
from bot.settings import COUNTRIES, Settings
from index.languages import TAGS, language_of, site_voice, voice_of
from index.offers import Offer
from index.taxonomy import load_taxonomy

PROBLEM = "application/problem+json"
AN_OBJECT = "Send a JSON object such as {\"text\": \"…\"}."
log = logging.getLogger(__name__)
Model = TypeVar("Model", bound="Given")
_ID = re.compile(r"^[A-Za-z0-9_-]{8,64}$")


class Given(BaseModel):
    """The body of a request: an object, and no list that could be taken for one."""

    class Config:
        extra = Extra.ignore

    @classmethod
    def validate(cls: Type[Model], value: Any) -> Model:
        if not isinstance(value, (dict, cls)):
            raise DictError
        return super().validate(value)  # type: ignore[misc, no-any-return]


class Start(Given):
    """How a conversation begins; all may be left out."""

    lang: Optional[StrictStr] = Field(None, description="de, sv, en or a voice of them (de-x-sie, de-x-einfach, sv-x-latt); other languages begin in English")
    country: Optional[StrictStr] = Field(None, description="DE, AT, CH or SE")
    setting: Optional[StrictStr] = Field(None, description="The part of life that the page it begins on is about, such as school")


class Said(Given):
    """One message: either words or a choice."""

    text: Optional[StrictStr] = Field(None, description="What the person typed")
    choice: Optional[StrictStr] = Field(None, max_length=200, description="The id of a choice that was offered")
    lang: Optional[StrictStr] = None
    country: Optional[StrictStr] = None

    @root_validator(skip_on_failure=True)
    def _one_of_them(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        if (values.get("text") is None) == (values.get("choice") is None) and not (values.get("lang") or values.get("country")):
            raise ValueError("send either 'text' or 'choice'")
        if values.get("text") is not None and values.get("choice") is not None:
            raise ValueError("send either 'text' or 'choice', not both")
        return values


class Taken(Given):
    """A way to an offer that the person took."""

    offer: StrictStr = Field(..., max_length=100, description="The offer's id")
    way: StrictStr = Field(..., max_length=20, description="The type of its contact: phone, chat, email, web …")


class Problem(Exception):
    def __init__(self, status: int, title: str, detail: str, field: Optional[str] = None) -> None:
        self.status, self.title, self.detail, self.field = status, title, detail, field


def problem(status: int, title: str, detail: str, field: Optional[str] = None, headers: Optional[Mapping[str, str]] = None) -> JSONResponse:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse({**body, **({"field": field} if field else {})}, status, dict(headers or {}), media_type=PROBLEM)


def api(assistant: Reception, renderer: Renderer, offers: Callable[[], List[Offer]],
        offer_of: Callable[[str], Optional[Offer]], settings: Settings) -> APIRouter:
    """The routes; everything they need is handed in."""
    router = APIRouter(prefix="/api")
    problems: Dict[Any, Any] = {code: {"description": "A problem (RFC 9457)", "content": {PROBLEM: {}}} for code in (400, 404, 413, 415, 422, 429)}
    _conversations(router, problems, assistant, settings)
    _offers(router, problems, renderer, offers, offer_of)
    return router


def _conversations(router: APIRouter, problems: Dict[Any, Any], assistant: Reception, settings: Settings) -> None:
    # An answer that FastAPI is handed ready it neither checks nor copies field by field: that took longer than the rest of a request.
    # What is answered to a turn is written by orjson: Python's own took a twentieth of the turn.
    @router.post("/conversations", status_code=201, response_model=Dict[str, Any], responses=problems)
    async def begin(start: Optional[Start] = None) -> ORJSONResponse:
        """Begin a conversation; the first messages say that this is a program."""
        given = start or Start(lang=None, country=None, setting=None)
        language = _language(given.lang) or site_voice("de", settings.voices)
        country = _country(given.country) or settings.country or ("SE" if language_of(language) == "sv" else "DE")
        settings_known = load_taxonomy().ids("settings")
        if given.setting is not None and given.setting not in settings_known:
            raise Problem(422, "This setting is not known", f"Send setting as one of {', '.join(settings_known)}.", "setting")
        id, messages = await assistant.begin(language, country, given.setting)
        return ORJSONResponse({"id": id, "messages": messages}, 201)

    @router.post("/conversations/{id}/messages", response_model=Dict[str, Any], responses=problems)
    async def reply(id: str, said: Said) -> ORJSONResponse:
        """Say something; what is typed is understood and not kept."""
        try:
            if said.text is not None and len(said.text) > settings.message_length:
                raise Problem(422, "The message is too long", f"Send at most {settings.message_length} characters; this has {len(said.text)}.", "text")
            language, country = _language(said.lang), _country(said.country)
        except Problem:
            await _must_know(assistant, id)  # that it is not there comes before what is wrong with the message
            raise
        if not _ID.match(id):
            raise _not_there()
        try:
            text = None if said.text is None else said.text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
            messages = await assistant.reply(id, text, said.choice, language, country, begun=True)
        except UnknownConversation:
            raise _not_there() from None
        except UnknownChoice:
            raise Problem(422, "This choice is not known", "Send the id of one of the choices in the last messages.", "choice") from None
        return ORJSONResponse({"messages": messages})

    _count_contacts(router, assistant, problems)

    @router.get("/conversations/{id}", response_model=Dict[str, Any], responses=problems)
    async def state(id: str) -> JSONResponse:
        """What was understood so far; for the person to see and correct."""
        await _must_know(assistant, id)
        return JSONResponse(await assistant.state(id) or {})

    @router.delete("/conversations/{id}", status_code=204, responses=problems)
    async def forget(id: str) -> Response:
        """Delete a conversation with all that hangs on it."""
        await _must_know(assistant, id)
        try:
            await assistant.forget(id)
        except Exception as error:  # the database is away, say
            log.error("A conversation was not deleted: %s", type(error).__name__)
            raise Problem(503, "The conversation is not deleted yet", "Try again in a moment; it goes by itself when it has expired.") from None
        return Response(status_code=204)


def _offers(router: APIRouter, problems: Dict[Any, Any], renderer: Renderer, offers: Callable[[], List[Offer]],
            offer_of: Callable[[str], Optional[Offer]]) -> None:
    @router.get("/offers/{id}", responses=problems)
    async def offer(id: str, lang: str = "de") -> Dict[str, Any]:
        """One offer whole."""
        found = offer_of(id)
        if found is None:
            raise Problem(404, "There is no such offer", "Look it up in GET /api/offers.", "id")
        language = _language(lang) or "en"
        return {**found.dict(exclude={"verified_on"}), **renderer.offer(found, language), "summary": found.summary}

    @router.get("/offers", responses=problems)
    async def page(page: int = 1, size: int = 50, country: Optional[str] = None, lang: str = "de") -> Dict[str, Any]:
        """A page of offers, in the order of their ids."""
        if page < 1 or not 1 <= size <= 200:
            raise Problem(422, "The page is out of range", "Send page from 1 and size from 1 to 200.", "page" if page < 1 else "size")
        wanted, language = _country(country), _language(lang) or "en"
        every = sorted((each for each in offers() if wanted in (None, each.country)), key=lambda each: each.id)
        part = every[(page - 1) * size:page * size]
        return {"total_items": len(every), "total_pages": -(-len(every) // size), "page_number": page, "size": len(part),
                "offers": [renderer.offer(each, language) for each in part]}


def _count_contacts(router: APIRouter, assistant: Reception, problems: Dict[Any, Any]) -> None:
    @router.post("/conversations/{id}/contacts", status_code=204, responses=problems)
    async def contacted(id: str, taken: Taken) -> Response:
        """Count that a way to an offer was taken, which the conversation opened before; nothing else is kept of it."""
        await _must_know(assistant, id)
        if not await assistant.contacted(id, taken.offer, taken.way):
            raise Problem(422, "This contact was not opened",
                          "Send an offer whose contact the conversation opened, and the type of one of its contacts.", "offer")
        return Response(status_code=204)


async def _must_know(assistant: Reception, id: str) -> None:
    if not (_ID.match(id) and await assistant.knows(id)):
        raise _not_there()


def _not_there() -> Problem:
    return Problem(404, "This conversation is not there", "It was deleted or has expired: begin a new one.", "id")


def _language(code: Optional[str]) -> Optional[str]:
    if code is None:
        return None
    if not code.strip()[:2].isalpha():
        raise Problem(422, "This is no language", f"Send lang as one of {', '.join(TAGS)}.", "lang")
    return voice_of(code) or "en"


def _country(code: Optional[str]) -> Optional[str]:
    if code is None:
        return None
    if code.strip().upper() not in COUNTRIES:
        raise Problem(422, "This country is not served", f"Send country as one of {', '.join(COUNTRIES)}.", "country")
    return code.strip().upper()


async def on_problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return problem(error.status, error.title, error.detail, error.field)


async def on_invalid(request: Request, error: Exception) -> JSONResponse:
    """Says which field is wrong and what would do, without repeating what was sent."""
    assert isinstance(error, RequestValidationError)
    if request.url.path.startswith("/api/conversations/") and not await request.app.state.knows(request.path_params.get("id", "")):
        missing = _not_there()  # that it is not there comes before what is wrong with the message
        return problem(missing.status, missing.title, missing.detail, missing.field)
    first = error.errors()[0]
    if first["loc"][0] == "body" and isinstance(first["loc"][-1], int):  # no JSON: its place is a number of signs
        return problem(422, "The request cannot be read", AN_OBJECT, "body")
    where = [str(part) for part in first["loc"] if part not in ("body", "query", "path", "__root__")]
    field = where[-1] if where else "body"
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if field == "body" and request.method == "POST" and not (kind == "application/json" or kind.endswith("+json")):
        return problem(415, "This kind of content is not taken", f"Send Content-Type: application/json. {AN_OBJECT}", "body")
    return problem(422, "The request cannot be read", AN_OBJECT if field == "body" else f"{field}: {first['msg']}.", field)


async def on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400 and "parsing the body" in str(error.detail):  # no text, or a number that no one can mean
        return problem(422, "The request cannot be read", AN_OBJECT, "body")
    return problem(error.status_code, str(error.detail), "See /api/docs for the routes and what they take.", headers=error.headers)
