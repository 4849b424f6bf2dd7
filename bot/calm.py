"""Failures that are sentences: a page in place of the one that was asked for, never a stack trace."""
from __future__ import annotations

from typing import Any, Callable, Optional

from fastapi import Request, Response
from fastapi.routing import APIRoute


class Stop(Exception):
    """Another answer than the page that was asked for."""

    def __init__(self, response: Response) -> None:
        self.response = response


def calm_route(sentence: Callable[[Request, Exception], Optional[Response]]) -> type[APIRoute]:
    """A route that answers a Stop with its response, and any other failure with what `sentence` makes of it; None for
    one that is not its own, which goes on."""

    class CalmRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Any]:
            handle = super().get_route_handler()

            async def calmly(request: Request) -> Response:
                try:
                    return await handle(request)
                except Stop as stop:
                    return stop.response
                except Exception as error:
                    answer = sentence(request, error)
                    if answer is None:
                        raise
                    return answer

            return calmly

    return CalmRoute
