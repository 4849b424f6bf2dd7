"""Recall and false alarms of the guard and its classifier, per language, level, class and kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot.evaluation.sets import LANGUAGES, TESTS, Tally, read_set, table

Understand = Callable[[str, str | None], Mapping[str, Any]]
_LEVELS = ("none", "concern", "acute")


def measure_safety(understand: Understand, root: Path = TESTS, say: Callable[[str], None] = print) -> dict[str, Any]:
    """`found`: an alarm of any level where one was due; `level`: at least the right one; `false`: an alarm for none."""
    tally, wrong = Tally(), []
    for language in LANGUAGES:
        for row in read_set("crisis", language, root):
            crisis = understand(row["text"], language).get("crisis") or {}
            level, due = crisis.get("level") or "none", row["level"]
            kind, group = row.get("kind") or "none", row["class"]
            if due == "none":
                for key in ("all", group):
                    tally.add(level != "none", "false alarm", key, language)
                    tally.add(level == "acute", "false acute alarm", key, language)
            else:
                for key in ("all", due, f"{due}, {group}", f"kind {kind}"):
                    tally.add(level != "none", "found", key, language)
                    tally.add(_LEVELS.index(level) >= _LEVELS.index(due), "at its level", key, language)
                if level != "none":
                    tally.add(
                        crisis.get("kind") in [kind, *(row.get("kind_also") or ())], "right kind", "all", language
                    )
            if (level == "none") != (due == "none") or _LEVELS.index(level) < _LEVELS.index(due):
                wrong.append({"id": row["id"], "text": row["text"], "wanted": due, "found": level, "class": group})
    figures = {**tally.tree(), "wrong": wrong}
    say(safety_tables(figures))
    return figures


def safety_tables(figures: Mapping[str, Any]) -> str:
    """The figures as Markdown, one table a measure."""
    parts: list[str] = []
    for measure in ("found", "at its level", "right kind", "false alarm", "false acute alarm"):
        rows = [
            [key, *(by[lang]["mean"] if lang in by else "" for lang in LANGUAGES), max(v["n"] for v in by.values())]
            for key, by in figures.get(measure, {}).items()
        ]
        parts.append(table([measure, *LANGUAGES, "n"], rows))
    return "\n\n".join(parts)
