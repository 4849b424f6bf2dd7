"""What a wrong address is answered with: a page for people, in their language and with the numbers; a problem for programs."""
from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from bot.website.view import View
from bot.website.visit import WIDGET

Answer = Callable[[Request, Exception], Awaitable[Response]]
_OF_PROGRAMS = ("/api/", "/webhooks/")


def lost(view: View, otherwise: Answer) -> Answer:
    """An exception handler; `otherwise` answers programs, and whatever else went wrong."""
    async def answer(request: Request, error: Exception) -> Response:
        read = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(_OF_PROGRAMS)
        if not (read and isinstance(error, HTTPException) and error.status_code in (404, 405)):
            return await otherwise(request, error)
        here = view.visit(request)
        # The address that was asked for stands in no link of the page: it may be anything.
        return view.page(replace(here, path=WIDGET if here.embedded else "/"), "missing.html", error.status_code)

    return answer
