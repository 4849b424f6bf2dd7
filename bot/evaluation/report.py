"""Writes the reports of `lotse evaluate`: Markdown for people, JSON for comparison; each part when it is done."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bot.evaluation.faq import measure_faq
from bot.evaluation.gate import measure_gate
from bot.evaluation.latency import measure_latency
from bot.evaluation.questions import measure_questions
from bot.evaluation.redaction import measure_redaction
from bot.evaluation.retrieval import measure_retrieval
from bot.evaluation.safety import measure_safety
from bot.evaluation.understanding import measure_understanding

Say = Callable[[str], None]
_PEOPLE = 300


def write_all(house: Any, talk: Any, out: Path, say: Say) -> None:
    """Every part in one run; `talk.understand(text, language)` is what people get."""
    finder, encoder, taxonomy = house.finder, house.encoder, house.taxonomy
    known: dict[Any, Any] = {}

    def understand(text: str, language: Any) -> dict[str, Any]:
        if (text, language) not in known:
            known[text, language] = talk.understand(text, language)
        return dict(known[text, language])

    write_part(
        out, "understanding", "What was understood", say, lambda tell: measure_understanding(understand, say=tell)
    )
    write_part(
        out,
        "retrieval",
        "The search",
        say,
        lambda tell: measure_retrieval(finder, encoder, taxonomy, understand, say=tell),
    )
    write_part(out, "gate", "The gate", say, lambda tell: measure_gate(finder, taxonomy, understand, say=tell))
    write_part(
        out, "questions", "Questions to the goal", say, lambda tell: measure_questions(finder, _PEOPLE, say=tell)
    )
    write_part(out, "questions_and_answers", "Questions and answers", say, lambda tell: measure_faq(house.faq, understand, say=tell))
    write_part(
        out,
        "latency",
        "Time of a search",
        say,
        lambda tell: measure_latency(finder, encoder, taxonomy, understand, say=tell),
    )
    write_part(out, "safety", "The guard", say, lambda tell: measure_safety(understand, say=tell))
    write_redaction(house, out, say)
    names = ("understanding", "retrieval", "gate", "questions", "questions_and_answers", "latency", "safety", "redaction")
    whole = "\n\n".join((out / f"{name}.md").read_text("utf-8") for name in names)
    head = (
        f"# Evaluation of {date.today()}\n\nIndex {finder.snapshot.manifest.name}, {len(finder.snapshot.offers)} "
        f"offers, encoder {encoder.identity[:23]}. All sentences are held out; docs/ranking.md tells the measures.\n\n"
    )
    (out / "report.md").write_text(head + whole, encoding="utf-8")
    figures = {name: json.loads((out / f"{name}.json").read_text("utf-8")) for name in names}
    (out / "report.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    say(f"The report is in {out / 'report.md'}.")


def write_safety(house: Any, talk: Any, out: Path, say: Say) -> None:
    """The guard, and what redaction leaves of those who write."""
    write_part(out, "safety", "The guard", say, lambda tell: measure_safety(talk.understand, say=tell))
    write_redaction(house, out, say)


def write_redaction(house: Any, out: Path, say: Say) -> None:
    write_part(out, "redaction", "Redaction", say, lambda tell: measure_redaction(house.redactor.redact, say=tell))


def write_part(out: Path, name: str, title: str, say: Say, measure: Callable[[Say], dict[str, Any]]) -> None:
    """One part: its tables are said, and kept as Markdown beside the figures."""
    said: list[str] = []

    def tell(text: str) -> None:
        said.append(text)
        say(text)

    out.mkdir(parents=True, exist_ok=True)
    figures = measure(tell)
    (out / f"{name}.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    (out / f"{name}.md").write_text(f"## {title}\n\n" + "\n\n".join(said) + "\n", encoding="utf-8")
