"""The time of a search without encoding, beside the time of one English MiniLM encode in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

from bot.evaluation.retrieval import COUNTRIES
from bot.evaluation.sets import LANGUAGES, read_set, table
from bot.query import answers_for
from index.encoder import PACKAGED, Encoder, open_encoder
from index.taxonomy import Taxonomy
from retrieval.answers import Answers
from retrieval.finder import Finder

_QUERIES = 60  # a language


def measure_latency(
    finder: Finder,
    encoder: Encoder,
    taxonomy: Taxonomy,
    understand: Callable[[str, str | None], Mapping[str, Any]],
    say: Callable[[str], None] = print,
) -> dict[str, Any]:
    """Medians in milliseconds; the ratios compare between machines, the times do not."""
    texts = [(row["text"], language) for language in LANGUAGES for row in read_set("queries", language)[:_QUERIES]]
    asked: list[Answers] = []
    for text, language in texts:
        row = {"query": text, "lang": language, "country": COUNTRIES[language][0]}
        asked.append(answers_for(finder, taxonomy, {**understand(text, language), "country": None}, row))
    english = open_encoder(PACKAGED)
    times = {
        "English MiniLM encode": timed(lambda text: english.encode([text[0]]), texts),
        "our encode": timed(lambda text: encoder.encode([text[0]]), texts),
        "Finder.find": timed(finder.find, asked),
        "Finder.next_question": timed(finder.next_question, asked),
        "Finder.likeness (with encode)": timed(lambda text: finder.likeness(text[0]), texts),
    }
    unit = times["English MiniLM encode"]
    figures = {name: {"ms": round(ms, 3), "of_one_minilm_encode": round(ms / unit, 4)} for name, ms in times.items()}
    say(
        table(
            ["part", "median ms", "of one MiniLM encode"],
            [[n, f["ms"], f["of_one_minilm_encode"]] for n, f in figures.items()],
        )
    )
    return figures


def timed(work: Callable[[Any], Any], inputs: list[Any]) -> float:
    """Median of milliseconds over the inputs, after some to warm up."""
    for one in inputs[:5]:
        work(one)
    times = []
    for one in inputs:
        began = time.perf_counter()
        work(one)
        times.append((time.perf_counter() - began) * 1000)
    return median(times)
