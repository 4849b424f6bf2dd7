"""The desk's words in one language: its texts, the labels of ids, and dates and numbers as the language writes them."""
from __future__ import annotations

import csv
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict, Mapping, Optional

from babel import Locale
from babel.dates import format_date, format_datetime, get_month_names
from babel.numbers import format_decimal, format_percent

from bot.desk.period import Period
from bot.desk.table import Value
from index.taxonomy import Taxonomy, load_taxonomy
from index.yml import read_yml

LANGUAGES = ("de", "sv", "en")
_LOCALES = {"de": "de_DE", "sv": "sv_SE", "en": "en_GB"}
_FACETS = {"setting": "settings", "topic": "topics"}
_HERE = Path(__file__).parent


class Words:
    """`words["overview"]["title"]` is a text; `words.label("topic", "grief")` the name of an id."""

    def __init__(self, language: str, texts: Mapping[str, Any], regions: Mapping[str, Mapping[str, str]], taxonomy: Taxonomy) -> None:
        self.language, self._texts, self._regions, self._taxonomy = language, texts, regions, taxonomy
        self._remembered: Dict[Any, str] = {}
        self._locale = Locale.parse(_LOCALES[language])

    def __getitem__(self, part: str) -> Any:
        return self._texts[part]

    def label(self, facet: str, id: Optional[str]) -> str:
        """The name of an id; for none, that it was not told."""
        if not id:
            return str(self["unknown"])
        if facet == "region":
            return self._regions[id][self.language] if id in self._regions else self._taxonomy.label("countries", id, self.language)
        known = self["labels"].get(facet, {})
        return str(known[id]) if id in known else self._taxonomy.label(_FACETS.get(facet, facet), id, self.language)

    def number(self, value: float, places: int = 0) -> str:
        return self._written("number", round(value, places), lambda: format_decimal(round(value, places), locale=self._locale))

    def day(self, value: date) -> str:
        return self._written("day", value, lambda: format_date(value, "medium", locale=self._locale))

    def moment(self, value: datetime) -> str:
        return str(format_datetime(value, "medium", locale=self._locale))

    def shown(self, value: Value, kind: str) -> str:
        """A value of a table as people read it."""
        if value is None:
            return str(self["hidden"] if kind == "count" else self["none"])
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, str):
            return value
        return str(format_percent(value, "#,##0 %" if self.language != "en" else "#,##0%", locale=self._locale)) if kind == "share" else self.number(value)

    def _written(self, kind: str, value: Any, write: Callable[[], str]) -> str:
        """Remembered: a page writes the same small numbers again and again."""
        key = (kind, value)
        if key not in self._remembered:
            if len(self._remembered) > 20_000:
                self._remembered.clear()
            self._remembered[key] = str(write())
        return self._remembered[key]

    def period(self, period: Period) -> str:
        """ "März 2025", "2. Quartal 2025", "1. Halbjahr 2025", "2025". """
        if period.kind == "all":
            return str(self["periods"]["all"])
        year, month = divmod(period.first, 12)
        if period.kind == "month":
            return f"{get_month_names('wide', 'stand-alone', self._locale)[month + 1]} {year}"
        number = {"quarter": month // 3 + 1, "half": month // 6 + 1, "year": 0}[period.kind]
        return str(self["periods"][period.kind]).format(number=number, year=year)

    def short_month(self, period: Period) -> str:
        """ "Mär 25", for the axis of a chart. """
        return f"{get_month_names('abbreviated', 'stand-alone', self._locale)[period.first % 12 + 1].rstrip('.')} {period.first // 12 % 100:02d}"


@lru_cache(maxsize=1)
def load_words() -> Dict[str, Words]:
    """{language: its words}, read once a process."""
    with (_HERE / "regions.tsv").open(encoding="utf-8", newline="") as file:
        regions = {code: {"de": de, "sv": sv, "en": en} for code, de, sv, en in csv.reader(file, delimiter="\t")}
    return {language: Words(language, read_yml(_HERE / f"texts/{language}.yml"), regions, load_taxonomy())
            for language in LANGUAGES}
