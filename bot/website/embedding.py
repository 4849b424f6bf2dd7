"""Lotse in the page of a partner: the page that makes the line for it, the script that the line loads, the colours."""
from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from bot.website.colours import light_and_dark, read_colour, stylesheet
from bot.website.view import View
from bot.website.visit import COUNTRIES, WIDGET

_DAY = "public, max-age=86400"


def embedding(view: View) -> APIRouter:
    """GET /embed makes the line, /embed.js is what it loads, /widget/colours.css the partner's colour within limits."""
    router = APIRouter(include_in_schema=False)

    @router.get("/embed", response_class=Response)
    def embed(request: Request) -> Response:
        here = view.visit(request)
        voice, country = (request.query_params.get(name, "") for name in ("widget_lang", "widget_country"))
        voice = voice if voice in view.texts.languages else here.voice
        country = country if country in COUNTRIES else here.country
        wanted = request.query_params.get("accent", "")
        start = {"lang": voice, "country": country, "setting": here.setting, "accent": here.accent.lstrip("#")}
        start = {name: value for name, value in start.items() if value}
        site = view.settings.public_url.rstrip("/")
        return view.page(here, "embed.html", wanted=wanted, wrong=bool(wanted) and not here.accent, start=start, voice=voice, country=country,
                         accents=light_and_dark(here.accent) if here.accent else None, settings_known=view.taxonomy.ids("settings"),
                         script=script_line(site, start), frame=frame_line(site, start, view.texts[voice]["widget"]["title"]),
                         look=f"{WIDGET}?{urlencode(start)}", site=site)

    @router.get("/embed.js", response_class=Response)
    def loader() -> Response:
        return Response(view.files["embed.js"], media_type="text/javascript; charset=utf-8", headers={"Cache-Control": _DAY})

    @router.get(f"{WIDGET}/colours.css", response_class=Response)
    def colours(accent: str = "") -> Response:
        colour = read_colour(accent)
        return Response(stylesheet(colour) if colour else "", media_type="text/css; charset=utf-8", headers={"Cache-Control": _DAY})

    return router


def script_line(site: str, start: dict[str, str]) -> str:
    """The line for a partner's page; every value is from a closed list or a colour, and escaped all the same."""
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in start.items())
    return f'<script src="{escape(site)}/embed.js"{data} async></script>'


def frame_line(site: str, start: dict[str, str], title: str) -> str:
    """The same without JavaScript."""
    sandbox = "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads " \
              "allow-top-navigation-by-user-activation"
    return (f'<iframe src="{escape(site)}{WIDGET}?{escape(urlencode(start))}" title="{escape(title)}" width="100%" height="680" '
            f'referrerpolicy="no-referrer" sandbox="{sandbox}"></iframe>')
