"""Draws the templates: one Jinja environment, with the words, labels and links that each page needs."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader

from bot.website import cards
from bot.website.asking import page_of
from bot.website.calling import closed_now, slowly
from bot.website.chips import chips
from bot.website.folding import folded
from bot.website.symbols import SYMBOLS, symbol_of
from bot.website.texts import Texts
from bot.website.visit import COUNTRIES, Visit, visit
from index.emergency import EmergencyContacts
from index.hours import TIME_ZONES
from index.taxonomy import Taxonomy

_HERE = Path(__file__).parent
_STATIC_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_NOT_KEPT = ("worker.js", "embed.js", "partners.js")  # what the service worker does not keep
# What only templates say: scripts are not sent it.
_OF_PAGES = {"chat": ("heading", "log", "greeting", "earlier", "nothing_yet", "understood", "understood_hint", "label", "placeholder", "send", "back",
                      "restart", "forget", "empty"),
             "offer": ("anonymous", "anonymous_yes", "anonymous_no", "anonymous_unknown", "times", "cost", "contact", "qr_hint", "qr_alt", "sources",
                       "source", "gone", "print", "calendar_hint", "calendar_entry", "slowly_of", "week", "week_of", "week_span", "week_closed",
                       "week_all_day", "week_days"),
             "reach_out": ("title", "lead", "without", "nothing", "print"), "widget": ("title", "closed")}
_FACETS = ("who", "relations", "settings", "topics", "age_groups", "groups", "occupations", "contact_types", "kinds", "costs",
           "languages")


class Settings(Protocol):
    """What the pages need to know of the site; a frozen dataclass fits."""

    @property
    def country(self) -> str | None: ...  # LOTSE_COUNTRY
    @property
    def voices(self) -> tuple[str, ...]: ...  # LOTSE_VOICES
    @property
    def widget_origins(self) -> tuple[str, ...]: ...  # LOTSE_WIDGET_ORIGINS
    @property
    def public_url(self) -> str: ...  # LOTSE_PUBLIC_URL
    @property
    def quick_exit_url(self) -> str: ...  # LOTSE_QUICK_EXIT_URL
    @property
    def operator_name(self) -> str: ...  # LOTSE_OPERATOR_NAME and so on: the imprint
    @property
    def operator_address(self) -> str: ...
    @property
    def operator_email(self) -> str: ...
    @property
    def operator_phone(self) -> str: ...
    @property
    def operator_responsible(self) -> str: ...


def no_notices(voice: str) -> Sequence[Any]:
    return ()


NoticesOf = Callable[[str], Sequence[Any]]  # what is to be read on every page now: (text, link) in the language of a voice


class View:
    """`page(request, "home.html", …)` gives the whole page in the language of the visit."""

    def __init__(self, settings: Settings, texts: Texts, taxonomy: Taxonomy, emergency: EmergencyContacts,
                 browsable: bool = False, templates: tuple[Path, ...] = (), reportable: bool = False, notices: NoticesOf = no_notices,
                 answering: bool = False, asking: bool = False) -> None:
        self._notices, self._asking, self._reportable = notices, asking, reportable
        self.settings, self.texts, self.taxonomy, self.emergency = settings, texts, taxonomy, emergency
        self.files = {path.name: path.read_bytes() for path in sorted((_HERE / "static").iterdir())}
        self._stamps = {name: hashlib.sha256(body).hexdigest()[:10] for name, body in self.files.items()}
        self._labels: dict[str, dict[str, dict[str, str]]] = {}
        self._jinja = Environment(loader=FileSystemLoader([_HERE / "templates", *templates]), autoescape=True, trim_blocks=True,
                                  lstrip_blocks=True)
        self._jinja.globals.update(
            COUNTRIES=COUNTRIES, href=cards.href, shown=cards.shown, symbol_of=symbol_of, slowly=slowly, closed_now=closed_now, folded=folded,
            settings=settings, own_names=texts.own_names(), browsable=browsable, reportable=reportable, answering=answering,
            static=lambda name: f"/static/{name}?v={self._stamps[name]}")

    def visit(self, request: Request) -> Visit:
        here = visit(request.url.path, request.query_params, request.headers.get("accept-language", ""),
                     self.settings.country, self.settings.voices)
        return self.about(here, here.setting)

    def about(self, here: Visit, setting: str) -> Visit:
        """The same visit from a page about a part of life, where the vocabulary knows it."""
        return replace(here, setting=setting if setting in self.taxonomy.ids("settings") else "")

    def page(self, here: Visit, template: str, status: int = 200, **more: Any) -> HTMLResponse:
        language, words = here.language, self.texts[here.voice]

        def opening(contact: dict[str, Any], country: str = here.country) -> str:
            return cards.opening_words(contact, country, words["opening"])

        asks = self._asking and status == 200 and not here.embedded and page_of(here.path) is not None
        html = self._jinja.get_template(template).render(
            here=here, asks=asks, t=words, opening=opening, emergency=self.emergency.of(here.country, language), notices=self._notices(here.voice),
            label=lambda facet, id: self._label(facet, id, here),
            chips=lambda state: chips(state, language, self.taxonomy, words["chips"]), words=self.words, **more)
        return HTMLResponse(html, status, {"Content-Language": here.voice, "Cache-Control": "no-store"})

    def words(self, here: Visit) -> dict[str, Any]:
        """What chat.js needs to draw messages in the same words as the templates."""
        texts = self.texts[here.voice]
        return {"language": here.language, "country": here.country, "zone": TIME_ZONES[here.country],
                "chosen": here.link(""), "page": here.link("/chat") if here.embedded else "/chat", "embedded": here.embedded,
                "symbols": SYMBOLS if here.easy else {},
                "report": texts["report"]["more"] if self._reportable else "", "labels": self._all_labels(here),
                **{part: {name: text for name, text in texts[part].items() if name not in _OF_PAGES.get(part, ())}
                   for part in ("chat", "chips", "offer", "opening", "reach_out", "widget")}}

    def worker(self) -> Response:
        """The service worker, with the static files of this version to keep."""
        files = [f"/static/{name}?v={stamp}" for name, stamp in self._stamps.items() if name not in _NOT_KEPT]
        version = hashlib.sha256("".join(self._stamps.values()).encode()).hexdigest()[:10]
        start = f"const VERSION = {json.dumps(version)};\nconst FILES = {json.dumps(files)};\n"
        return Response(start.encode() + self.files["worker.js"], media_type=_STATIC_TYPES[".js"],
                        headers={"Cache-Control": "no-cache"})

    def static(self, name: str) -> Response | None:
        """A file of the pages, for good: its address changes with what is in it."""
        if name not in self.files:
            return None
        return Response(self.files[name], media_type=_STATIC_TYPES[Path(name).suffix],
                        headers={"Cache-Control": "public, max-age=31536000, immutable"})

    def _label(self, facet: str, id: str, here: Visit) -> str:
        """In the words of the vocabulary, but where a card needs plainer ones: who looks for help reads no course "for helpers"."""
        return str(self.texts[here.voice].get(facet, {}).get(id) or self.taxonomy.label(facet, id, here.language))

    def _all_labels(self, here: Visit) -> dict[str, dict[str, str]]:
        if here.voice not in self._labels:
            self._labels[here.voice] = {facet: {id: self._label(facet, id, here) for id in self.taxonomy.ids(facet)} for facet in _FACETS}
        return self._labels[here.voice]
