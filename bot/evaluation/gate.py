"""The gate: "nothing fits" for what no offer answers, and not for what one does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot.evaluation.retrieval import COUNTRIES, Case
from bot.evaluation.sets import LANGUAGES, TESTS, Row, Tally, read_set, table
from bot.query import find
from index.taxonomy import Taxonomy
from retrieval.finder import Finder
from retrieval.matches import NOTHING_FITS

Understand = Callable[[str, str | None], Mapping[str, Any]]


def measure_gate(
    finder: Finder, taxonomy: Taxonomy, understand: Understand, root: Path = TESTS, say: Callable[[str], None] = print
) -> dict[str, Any]:
    """Shares of `nothing_fits`: on off-topic queries (wanted: 0.90 or more) and on served ones (0.05 or less)."""
    tally, wrong = Tally(), []
    offers, facets = finder.snapshot.offers, finder.snapshot.facets
    lines = {offer.id: int(facets.line[row]) for row, offer in enumerate(offers)}

    def closed(row: Row, language: str, country: str) -> bool:
        meant = {**understand(row["text"], language), "country": None}
        found = find(finder, taxonomy, meant, {"query": row["text"], "lang": language, "country": country}, 3)
        return bool(found["gate"] == NOTHING_FITS)

    for language in LANGUAGES:
        for country in COUNTRIES[language]:
            for row in read_set("gate", language, root):
                shut = closed(row, language, country)
                tally.add(shut, "off topic", language)
                tally.add(shut, "off topic", "all")
                if not shut:
                    wrong.append({"id": row["id"], "country": country, "text": row["text"], "wanted": NOTHING_FITS})
            for row in read_set("queries", language, root):
                if not Case(row, language, country, offers, lines).served:
                    continue
                shut = closed(row, language, country)
                tally.add(shut, "served", language)
                tally.add(shut, "served", "all")
                if shut:
                    wrong.append({"id": row["id"], "country": country, "text": row["text"], "wanted": "ok"})
    figures = {**tally.tree(), "wrong": wrong}
    say(gate_table(figures))
    return figures


def gate_table(figures: Mapping[str, Any]) -> str:
    names: list[str] = [*LANGUAGES, "all"]
    return table(
        ["nothing_fits", *names, "n"],
        [
            [kind, *(figures[kind][n]["mean"] for n in names if n in figures[kind]), figures[kind]["all"]["n"]]
            for kind in ("off topic", "served")
            if kind in figures
        ],
    )
