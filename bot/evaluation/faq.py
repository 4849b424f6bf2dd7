"""Questions and answers: how many of those asked in other words are answered, and how many other messages are, wrongly."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot.evaluation.sets import LANGUAGES, TESTS, Tally, read_set, table
from bot.faq.faq import Faq, may_answer

Understand = Callable[[str, str | None], Mapping[str, Any]]


def measure_faq(faq: Faq, understand: Understand, root: Path = TESTS, say: Callable[[str], None] = print) -> dict[str, Any]:
    """Recall (asked, and answered with the right entry), precision (answered, and right; other messages of the set among them), and the
    share of other messages that were answered: near misses, search queries, and messages to the dialogue."""
    tally, wrong = Tally(), []

    def answered(text: str, language: str) -> str | None:
        hit = faq.find(text)
        return hit.key if hit and may_answer(hit, understand(text, language)) else None

    for language in LANGUAGES:
        others = [("queries", row["text"]) for row in read_set("queries", language, root)]
        others += [("messages", row["text"]) for row in read_set("intents", language, root)]
        for row in read_set("faq", language, root):
            found, wanted = answered(row["text"], language), row["faq"]
            for name in (language, "all"):
                if wanted:
                    tally.add(found == wanted, "recall", name)
                else:
                    tally.add(found is not None, "near misses", name)
                if found:
                    tally.add(found == wanted, "precision", name)
            if found != wanted:
                wrong.append({"id": row["id"], "text": row["text"], "wanted": wanted, "found": found})
        for kind, text in others:
            found = answered(text, language)
            for name in (language, "all"):
                tally.add(found is not None, kind, name)
            if found:
                wrong.append({"id": kind, "text": text, "wanted": None, "found": found})
    figures = {**tally.tree(), "wrong": wrong}
    say(faq_table(figures))
    return figures


def faq_table(figures: Mapping[str, Any]) -> str:
    names = [*LANGUAGES, "all"]
    kinds = ("recall", "precision", "near misses", "queries", "messages")
    return table(["questions and answers", *names, "n"],
                 [[kind, *(figures[kind][n]["mean"] for n in names), figures[kind]["all"]["n"]] for kind in kinds])
