"""What stands before every request: a size limit, a rate limit, and the security headers."""
from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from types import MappingProxyType
from typing import Any, Deque, Dict, List, Mapping, Optional, Tuple
from urllib.parse import parse_qs

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api import problem
from bot.replicas import Replicas
from bot.settings import Settings
from index.languages import language_of, voice_of

_LARGEST = 64 * 1024
FILES = {"/partners/sheet": 1_100_000}  # pages whose form sends a file; what is larger leads back to the page with a sentence
_DRAINED = 60_000_000  # of what is larger: a browser shows an answer only once it has sent all
_ADDRESSES = 10_000
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                               "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'",
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()", "Cross-Origin-Opener-Policy": "same-origin",
}
_FRAMED = "/widget"  # the pages under it may be shown in pages of the origins that the settings name
# What a person reads whose form is refused here, before any page is asked for: a title and sentences.
_SAID = {
    "de": {"many": ("Einen Moment bitte", "Von deinem Anschluss kam gerade sehr viel. Warte eine Minute, geh dann zurück und schick es noch einmal.",
                    "Was du geschrieben hast, steht meist noch da. In Gefahr ruf bitte den Notruf 112."),
           "large": ("Das ist zu lang", "Geh zurück und kürze, was du geschrieben hast. Es steht meist noch da.")},
    "sv": {"many": ("Vänta lite", "Det kom väldigt mycket från din anslutning. Vänta en minut, gå sedan tillbaka och skicka igen.",
                    "Det du skrev står oftast kvar. Vid fara, ring 112."),
           "large": ("Det är för långt", "Gå tillbaka och korta det du skrev. Det står oftast kvar.")},
    "en": {"many": ("One moment, please", "A great deal came from your connection just now. Wait a minute, then go back and send it again.",
                    "What you wrote is usually still there. In danger, please call the emergency number 112."),
           "large": ("This is too long", "Go back and shorten what you wrote. It is usually still there.")},
}
_Headers = List[Tuple[bytes, bytes]]


class Protection:
    """ASGI middleware. Addresses live in memory for a minute, and nowhere else; replicas count together, by digests."""

    def __init__(self, app: ASGIApp, settings: Settings, replicas: Optional[Replicas] = None) -> None:
        self._app, self._limit, self._replicas = app, settings.turns_per_minute, replicas
        self._own, self._framed = _raw(_HEADERS), _raw(_framed_by(settings.widget_origins))
        self._seen: OrderedDict[str, Deque[float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        # A probe may ask for the headers alone: it gets those of the page.
        alone = scope["method"] == "HEAD"
        scope = {**scope, "method": "GET"} if alone else scope
        framed = scope["path"] == _FRAMED or scope["path"].startswith(f"{_FRAMED}/")

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *(self._framed if framed else self._own)]
            await send({**message, "body": b""} if alone and message["type"] == "http.response.body" else message)

        if scope["method"] in ("POST", "PUT", "DELETE", "PATCH"):
            # What deletes is no message: nobody has to wait to take back what they told.
            if scope["method"] != "DELETE" and await self._too_many(scope):
                await _refused(scope, 429, "many", problem(429, "Too many messages", "Wait a minute, then go on. In danger, call the emergency number."),
                               self._wait(scope))(scope, receive, send_protected)
                return
            length, largest = dict(scope["headers"]).get(b"content-length", b"0"), FILES.get(scope["path"], _LARGEST)
            if not length.isdigit() or int(length) > largest:
                await _too_large(scope, receive, send_protected)
                return
            body = await _read(receive, largest)
            if body is None:
                await _too_large(scope, receive, send_protected)
                return
            receive = _again(body, receive)
        await self._app(scope, receive, send_protected)

    def _wait(self, scope: Scope) -> Dict[str, str]:
        """How long until the first of the messages of this minute is forgotten."""
        times = self._seen.get((scope.get("client") or ("?", 0))[0])
        return {"Retry-After": str(max(1, math.ceil(60 - (time.monotonic() - times[0]))) if times else 60)}

    async def _too_many(self, scope: Scope) -> bool:
        address, now = (scope.get("client") or ("?", 0))[0], time.monotonic()
        times = self._seen.setdefault(address, deque())
        self._seen.move_to_end(address)
        while times and (now - times[0] >= 60 or len(times) > self._limit):
            times.popleft()
        times.append(now)
        while len(self._seen) > _ADDRESSES:
            self._seen.popitem(last=False)
        together = await self._replicas.messages(address) if self._replicas else None
        return len(times) > self._limit or (together or 0) > self._limit


def _raw(headers: Mapping[str, str]) -> _Headers:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def _framed_by(origins: Tuple[str, ...]) -> Mapping[str, str]:
    """The headers of a page that those origins may frame; all others, where there are none."""
    if not origins:
        return _HEADERS
    policy = _HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", f"frame-ancestors {' '.join(origins)}")
    return {**{name: value for name, value in _HEADERS.items() if name != "X-Frame-Options"}, "Content-Security-Policy": policy}


async def _too_large(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"] in FILES:
        await _drained(receive)
        asked = scope["query_string"].decode("ascii", "ignore")
        await RedirectResponse(f"{scope['path']}?{f'{asked}&' if asked else ''}note=large", 303)(scope, receive, send)
        return
    refusal = problem(413, "The request is too large", f"Send at most {_LARGEST // 1024} kilobytes.", "body")
    if _by_hand(scope):
        await _drained(receive)
    await _refused(scope, 413, "large", refusal)(scope, receive, send)


def _by_hand(scope: Scope) -> bool:
    """Whether a browser sent a form: it shows what it gets to a person."""
    headers = dict(scope["headers"])
    return b"text/html" in headers.get(b"accept", b"") and not headers.get(b"content-type", b"").startswith(b"application/json")


def _refused(scope: Scope, status: int, why: str, refusal: Response, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """For a browser a page with a sentence in its language, for a program a problem."""
    if _by_hand(scope):
        query, accepted = parse_qs(scope["query_string"].decode("ascii", "ignore")), dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
        language = language_of(voice_of(query.get("lang", [""])[0]) or voice_of(accepted[:2]) or "en")
        title, *lines = _SAID[language][why]
        body = "".join(f"<p>{line}</p>" for line in lines)
        refusal = HTMLResponse(f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
                               f'initial-scale=1"><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>', status)
    refusal.headers.update(headers)
    return refusal


async def _drained(receive: Receive) -> None:
    seen, more = 0, True
    while more and seen < _DRAINED:
        message = await receive()
        seen, more = seen + len(message.get("body", b"")), message.get("more_body", False)


async def _read(receive: Receive, largest: int) -> Any:
    """The whole body, or None where it grows past the limit (a body without a length)."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > largest:
            return None
    return body


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
