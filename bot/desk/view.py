"""Draws the desk's pages: one Jinja environment, the words of the language, links that keep period and language."""
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader

from bot.desk.accounts import Operator
from bot.desk.charts import drawable
from bot.desk.counts import Source
from bot.desk.period import MONTHS, Period, PeriodError, covering, is_exactly, read_day, read_period
from bot.desk.table import Column, Table
from bot.desk.words import Words, load_words
from index.languages import language_of, voice_of

SECTIONS = ("overview", "need", "offers", "helped", "understanding", "safety", "report")
LONG = ("need", "offers", "work", "helped_offers")  # tables that can be searched
_HERE = Path(__file__).parent
_KEPT = ("lang", "period", "source")
# Kept where the page stays the same: what a table is sorted by, and what the page is about.
_OF_A_PAGE = ("sort", "q", "entry", "country", "collection", "voice", "key", "id", "where", "town", "year", "programme", "topic", "setting", "region", "to")


class Look:
    """What one request asks to see: language, period, source, the order of a table and what is searched in it."""

    def __init__(self, request: Request) -> None:
        query = request.query_params
        self.path, self.query = request.url.path, {key: query[key] for key in (*_KEPT, *_OF_A_PAGE) if query.get(key)}
        voice = voice_of(query.get("lang", "")) or voice_of(request.headers.get("accept-language", "")[:2]) or "en"
        self.words: Words = load_words()[language_of(voice)]  # the desk has languages, and no voices of them
        self._days = query.get("from", ""), query.get("to", "")
        self.note = ""

    def period(self, source: Optional[Source], section: str = "") -> Period:
        """The period asked for, else the usual one of a section. Raises PeriodError."""
        if any(self._days):
            first, last = read_day(self._days[0] or self._days[1]), read_day(self._days[1] or self._days[0])
            found = covering(first, last)
            if not is_exactly(found, first, last):
                self.note = str(self.words["errors"]["widened"]).format(period=self.words.period(found))
            self.query["period"] = found.id
            return found
        if self.query.get("period"):
            return read_period(self.query["period"])
        return Period("all") if source is None else source.usual(section)

    def source(self, sources: Mapping[int, Source]) -> Optional[Source]:
        """Real conversations, unless made ones are asked for or there are only those."""
        wanted = {"made": 1, "real": 0}.get(self.query.get("source", ""))
        if wanted is None:
            wanted = 1 if 1 in sources and 0 not in sources else 0
        return sources.get(wanted)

    def link(self, path: str = "", **more: str) -> str:
        """An address that keeps language, period and source; the order of a table only on its own page."""
        kept = {key: value for key, value in self.query.items() if key in _KEPT or not path}
        kept.update({key: value for key, value in more.items()})
        query = urlencode({key: value for key, value in kept.items() if value})
        return f"{path or self.path}?{query}" if query else path or self.path

    def ordered(self, table: Table) -> Table:
        """As the address asks: sort=TABLE.column, or TABLE.-column for the largest first; q=… for rows with that text."""
        name, _, key = self.query.get("sort", "").partition(".")
        table = table.with_text(self.query.get("q", "")[:100]) if table.name in LONG else table
        return table.sorted_by(key.lstrip("-"), key.startswith("-")) if name == table.name else table

    def order(self, table: Table, column: Column) -> Tuple[str, str]:
        """(how the table is ordered by this column: ascending, descending or none; the address that orders it anew)."""
        now = self.query.get("sort", "")
        state = {f"{table.name}.{column.key}": "ascending", f"{table.name}.-{column.key}": "descending"}.get(now, "none")
        first = "" if column.kind == "text" else "-"
        other = first if state == "none" else "" if state == "descending" else "-"
        return state, self.link(sort=f"{table.name}.{other}{column.key}") + f"#{table.name}"


class View:
    """`page(look, "overview.html", …)` gives a whole page."""

    def __init__(self, *templates: Path) -> None:
        self._files = {path.name: path.read_bytes() for path in sorted((_HERE / "static").iterdir())}
        stamps = {name: hashlib.sha256(body).hexdigest()[:10] for name, body in self._files.items()}
        self._jinja = Environment(loader=FileSystemLoader([_HERE / "templates", *templates]), autoescape=True, trim_blocks=True, lstrip_blocks=True)
        self._jinja.globals.update(static=lambda name: f"/operators/static/{name}?v={stamps[name]}", editable=bool(templates), drawable=drawable, LONG=LONG,
                                   SECTIONS=SECTIONS, languages={code: words["own_name"] for code, words in load_words().items()})

    def page(self, look: Look, template: str, status: int = 200, operator: Optional[Operator] = None, token: str = "", **more: Any) -> HTMLResponse:
        html = self._jinja.get_template(template).render(t=look.words, look=look, operator=operator, token=token, **more)
        return HTMLResponse(html, status, {"Content-Language": look.words.language, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"})

    def trouble(self, look: Look, error: PeriodError) -> HTMLResponse:
        text = str(look.words["errors"][error.key]).format(given=error.given[:60])
        look.query.pop("period", None)
        return self.page(look, "trouble.html", 422, text=text)

    def static(self, name: str) -> Response:
        if name not in self._files:
            return Response(status_code=404)
        return Response(self._files[name], media_type="text/css; charset=utf-8" if name.endswith(".css") else "image/svg+xml",
                        headers={"Cache-Control": "public, max-age=31536000, immutable"})


def choices(source: Optional[Source], period: Period, words: Words) -> List[Tuple[str, List[Tuple[str, str]]]]:
    """The periods to choose from, longest first: [(their kind, [(id, name)])], always with the one that is shown."""
    there = source.calendar.periods if source else [Period("all")]
    there = there if period in there else [*there, period]
    found: Dict[str, List[Tuple[str, str]]] = {}
    for kind in ("all", *reversed(MONTHS)):
        of = sorted((each for each in there if each.kind == kind), key=lambda each: -each.first)
        found[kind] = [(each.id, words.period(each)) for each in of]
    return [(kind, of) for kind, of in found.items() if of]
