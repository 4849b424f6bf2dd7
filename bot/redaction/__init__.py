"""Redaction: a message without the people in it, for an operator who has switched on the review of wording (docs/redaction.md)."""
from __future__ import annotations

from typing import Callable, Iterable, List, Optional

import regex

from bot.redaction.lexicon import Lexicon, guess_language, load_lexicon, tokens
from bot.redaction.names import Names
from bot.redaction.numbers import Span, coded, spot
from bot.redaction.places import Places
from bot.redaction.public import Public

MARKS = {
    "de": {"name": "Name", "number": "Nummer", "date": "Datum", "email": "Mail", "address": "Adresse", "company": "Firma", "link": "Link", "handle": "Handle"},
    "sv": {"name": "namn", "number": "nummer", "date": "datum", "email": "mejl", "address": "adress", "company": "företag", "link": "link", "handle": "handle"},
    "en": {"name": "name", "number": "number", "date": "date", "email": "email", "address": "address", "company": "company", "link": "link", "handle": "handle"},
}
_MARK = regex.compile(r"\[(?:" + "|".join(sorted({mark for marks in MARKS.values() for mark in marks.values()})) + r")\]")
_HIDDEN = "\ue000"  # of Unicode's private use: no pattern matches it, so nothing found is found again
# Long texts go piece by piece, cut at the end of a sentence or at least of a word: some patterns take the square of the length.
_PIECE = regex.compile(r"(?s).{1,1000}(?:(?<=[.!?\n]\s)|$)|.{1,1000}(?:(?<=\s)|$)|.{1,1000}")
_BETWEEN = {"name": regex.compile(r"[\s.'’-]{0,2}"), "address": regex.compile(r"[\s,]{0,3}")}


class Redactor:
    """Takes out what tells who somebody is, and keeps relation, age, town and every public helpline."""

    def __init__(self, lexicon: Lexicon, public: Public) -> None:
        self._places, self._names, self._public = Places(lexicon), Names(lexicon), public

    def redact(self, text: str, language: Optional[str] = None) -> str:
        """The text with marks such as [Name] in its place; `language` (de, sv, en) is guessed where it is not given."""
        text = text.replace(_HIDDEN, " ")
        spoken = language if language in MARKS else guess_language(tokens(text))
        return "".join(self._piece(piece, spoken) for piece in _PIECE.findall(text))

    def _piece(self, text: str, spoken: str) -> str:
        rest, spans = text, [spot(match, "") for match in _MARK.finditer(text)]
        rest = _hide(rest, spans)
        # Addresses come first, before a house number and a postal code pass for a phone number.
        finders: List[Callable[[str], Iterable[Span]]] = [
            self._places.addresses, lambda left: coded(left, self._public), lambda left: self._places.companies(left, spoken),
            lambda left: self._names.find(left, tokens(left), spoken)]
        for find in finders:
            new = _apart(find(rest))
            spans += new
            rest = _hide(rest, new)
        return _marked(text, spans, MARKS[spoken])


def load_redactor(public: Public) -> Redactor:
    """The redactor with the names and words that ship with Lotse; takes about a second."""
    return Redactor(load_lexicon(), public)


def _apart(spans: Iterable[Span]) -> List[Span]:
    """The spans that do not overlap one found before them."""
    kept: List[Span] = []
    for span in spans:
        if span.end > span.start and all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return kept


def _hide(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[:span.start] + _HIDDEN * (span.end - span.start) + text[span.end:]
    return text


def _marked(text: str, spans: List[Span], marks: dict[str, str]) -> str:
    out, at, last = [], 0, Span(0, 0, "")
    for span in sorted(spans):
        gap = text[at:span.start]
        joined = span.kind and span.kind == last.kind and span.kind in _BETWEEN and _BETWEEN[span.kind].fullmatch(gap)
        if not joined:
            out += [gap, f"[{marks[span.kind]}]" if span.kind else text[span.start:span.end]]
        at, last = span.end, span
    return "".join([*out, text[at:]])
