"""What stands before every request: a size limit, a rate limit, and the security headers."""
from __future__ import annotations

import time
from collections import OrderedDict, deque
from typing import Any, Deque, List, Mapping, Optional, Tuple

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api import problem
from bot.replicas import Replicas
from bot.settings import Settings

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

        framed = scope["path"] == _FRAMED or scope["path"].startswith(f"{_FRAMED}/")

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *(self._framed if framed else self._own)]
            await send(message)

        if scope["method"] in ("POST", "PUT", "DELETE", "PATCH"):
            if await self._too_many(scope):
                await problem(429, "Too many messages", "Wait a minute, then go on. In danger, call the emergency number.")(
                    scope, receive, send_protected)
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
        seen, more = 0, True
        while more and seen < _DRAINED:
            message = await receive()
            seen, more = seen + len(message.get("body", b"")), message.get("more_body", False)
        asked = scope["query_string"].decode("ascii", "ignore")
        await RedirectResponse(f"{scope['path']}?{f'{asked}&' if asked else ''}note=large", 303)(scope, receive, send)
        return
    await problem(413, "The request is too large", f"Send at most {_LARGEST // 1024} kilobytes.", "body")(scope, receive, send)


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
