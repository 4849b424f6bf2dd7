"""Dialect, spoken forms and abbreviations turned into the words of the written language: "i ka nümm schlofa" into "ich kann nicht mehr schlafen".

People write as they speak where they are tired or ashamed; readers and rules know the written word best. A form stands in `data/dialect/{de,sv,en}.tsv`
only where it is no written word of another sense; where one word does not tell, two or three do ("ja e" is "jag är").
"""
from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache

from index.taxonomy import DATA, LANGUAGES

TABLES = DATA / "dialect"
_AGED = re.compile(r"\b(\d{1,2})i\b")  # "bi 17i", as the Swiss say
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST = 3  # words of one form
_BETWEEN = re.compile(r"[^\S\n]+")  # words of one form stand in one line with nothing else between
_DOUBLED = re.compile(r"([iuäöü])\1")  # "schniidt", "suuft": long vowels as Swiss people write them, which no written word has
_ARTICLES = {"de": {"d'": "die", "s'": "das"}}  # stand before their noun: "in d'haut"


class Dialect:
    """The forms of one language, each of one to three words, with what they mean."""

    def __init__(self, forms: Mapping[str, str], articles: Mapping[str, str] | None = None) -> None:
        self._forms, self._articles = dict(forms), dict(articles or {})
        self._first = frozenset(form.split()[0] for form in forms)

    def written(self, text: str) -> str:
        """The text in the words of the written language; the longest form counts, and what is no form stays as it is."""
        found = list(_TOKEN.finditer(text))
        words = [word.group().lower().replace("’", "'") for word in found]
        words = [word if word in self._first else _DOUBLED.sub(r"\1", word) for word in words]
        if self._first.isdisjoint(words) and not any(word[:2] in self._articles for word in words):
            return text
        parts, end, place = [], 0, 0
        while place < len(found):
            count, meant = self._longest(text, found, words, place)
            if meant is not None:
                start, stop = found[place].start(), found[place + count - 1].end()
                parts += [text[end:start], _as_typed(text[start:stop], meant)]
                end = stop
            place += count
        return "".join([*parts, text[end:]])

    def _longest(self, text: str, found: list[re.Match[str]], words: list[str], place: int) -> tuple[int, str | None]:
        """(how many words, what they mean) of the longest form that begins at that word; (1, None) where none does."""
        if words[place] in self._first:
            for count in range(min(_MOST, len(found) - place), 0, -1):
                joined = all(_BETWEEN.fullmatch(text, found[i].end(), found[i + 1].start()) for i in range(place, place + count - 1))
                if joined and (meant := self._forms.get(" ".join(words[place:place + count]))) is not None:
                    return count, meant
        if article := self._articles.get(words[place][:2]):
            noun = text[found[place].start() + 2:found[place].end()]
            return 1, f"{article} {self._forms.get(words[place][2:], noun)}"
        return 1, None


def _as_typed(typed: str, meant: str) -> str:
    """What is meant, in capitals where it was typed in capitals."""
    if len(typed) > 1 and typed.isupper():
        return meant.upper()
    return meant[0].upper() + meant[1:] if typed[0].isupper() else meant


@cache
def load_dialect(language: str) -> Dialect | None:
    """The forms of a language that ship with the project; None for one that has none."""
    if language not in LANGUAGES:
        return None
    with (TABLES / f"{language}.tsv").open(encoding="utf-8", newline="") as lines:
        return Dialect({row[0]: row[1] for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) == 2}, _ARTICLES.get(language))


def written(text: str, language: str) -> str:
    """The text without dialect, where the language has a table."""
    if language == "de":
        text = _AGED.sub(r"\1", text)
    dialect = load_dialect(language)
    return dialect.written(text) if dialect else text
