"""What redaction leaves of what is personal, and what it loses of what help needs, per language and type."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot.evaluation.sets import LANGUAGES, TESTS, Tally, read_set, table

Redact = Callable[[str, str], str]
# Some spans of the set begin with a title or a label; that a teacher is a "Frau" or a code a "Nummer" tells nobody who it is.
_LABELS = frozenset("herr herrn frau fru firma firman nummer mrs ref number case".split())


def measure_redaction(redact: Redact, root: Path = TESTS, say: Callable[[str], None] = print) -> dict[str, Any]:
    """`left`: share of spans of which a part of three or more signs can still be read, by type; `lost`: share of `keep` strings gone."""
    tally, wrong = Tally(), []
    for language in LANGUAGES:
        for row in read_set("redaction", language, root):
            stored = redact(row["text"], language)
            plain = row["text"]
            for span in row["spans"]:
                plain = plain.replace(span["text"], " ")
            left = [span for span in row["spans"] if _shows(span["text"], stored, plain)]
            lost = [keep for keep in row["keep"] if keep not in stored]
            for span in row["spans"]:
                for key in ("all", span["type"]):
                    tally.add(span in left, "left", key, language)
            for keep in row["keep"]:
                group = "with personal data" if row["spans"] else "without personal data"
                for key in ("all", group):
                    tally.add(keep in lost, "lost", key, language)
            if not row["spans"]:
                tally.add(stored != row["text"], "changed", "without personal data", language)
            if left or lost:
                wrong.append({"id": row["id"], "text": row["text"], "stored": stored, "left": [s["text"] for s in left], "lost": lost})
    figures = {**tally.tree(), "wrong": wrong}
    say(redaction_tables(figures))
    return figures


def redaction_tables(figures: Mapping[str, Any]) -> str:
    """The figures as Markdown, one table a measure."""
    parts: list[str] = []
    for measure in ("left", "lost", "changed"):
        rows = [[key, *(by[lang]["mean"] if lang in by else "" for lang in LANGUAGES), sum(v["n"] for v in by.values())]
                for key, by in figures.get(measure, {}).items()]
        parts.append(table([f"redaction: {measure}", *LANGUAGES, "n"], rows))
    return "\n\n".join(parts)


def _shows(span: str, stored: str, plain: str) -> bool:
    """Whether the span, or one of its parts that the message has nowhere else, is still readable."""
    if span in stored:
        return True
    parts = [part for part in re.findall(r"\w+", span) if len(part) > 2 and part.lower() not in _LABELS]
    return any(re.search(rf"\b{re.escape(part)}\b", stored) and not re.search(rf"\b{re.escape(part)}\b", plain) for part in parts)
