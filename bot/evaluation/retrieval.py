"""How good the search is: nDCG@5, Recall@5 and a fitting offer among the first three, for every method in one run."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.evaluation.baselines import CharBM25, Method, Nearest, chance
from bot.evaluation.relevance import judged
from bot.evaluation.sets import LANGUAGES, TESTS, Row, Tally, read_set, table
from bot.query import answers_for
from index.encoder import PACKAGED, Encoder, open_encoder
from index.gazetteer import load_gazetteer
from index.offers import Offer
from index.snapshot import Snapshot
from index.taxonomy import Taxonomy
from retrieval.finder import Finder

Understand = Callable[[str, str | None], Mapping[str, Any]]
COUNTRIES = {"de": ("DE",), "sv": ("SE",), "en": ("DE", "SE")}
MEASURES = ("ndcg5", "recall5", "hit3")
_STATED = ("who", "setting", "topics", "age", "place", "wishes", "audience_note", "relation")
_HELPS = 2  # from this relevance on an offer is one that helps
_SHOWN = 5


class Case:
    """One query in one country with the relevance of every offer to it."""

    def __init__(
        self, row: Row, language: str, country: str, offers: Sequence[Offer], lines: Mapping[str, int]
    ) -> None:
        self.row, self.language, self.country, self._lines = row, language, country, lines
        self.marks = judged(offers, row, country, language, load_gazetteer())
        best: dict[int, int] = {}
        for id, mark in self.marks.items():
            best[lines[id]] = max(best.get(lines[id], 0), mark)
        self._ideal = _dcg(sorted(best.values(), reverse=True))
        self._helpful = sum(mark >= _HELPS for mark in best.values())

    @property
    def served(self) -> bool:
        """Whether the catalogue has an offer that helps at all."""
        return self._helpful > 0

    def measure(self, ids: Sequence[str]) -> dict[str, float]:
        """Of a list, best first. An offer behind a telephone line that already stands above counts as nothing."""
        gains, seen = [], set()
        for id in ids[:_SHOWN]:
            gains.append(0 if self._lines[id] in seen else self.marks.get(id, 0))
            seen.add(self._lines[id])
        helped = [gain >= _HELPS for gain in gains]
        return {
            "ndcg5": _dcg(gains) / self._ideal if self._ideal else 0.0,
            "recall5": sum(helped) / min(_SHOWN, self._helpful) if self._helpful else 0.0,
            "hit3": float(any(helped[:3])),
        }


def _dcg(gains: Sequence[int]) -> float:
    return sum(float(2**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains[:_SHOWN]))


def read_cases(offers: Sequence[Offer], lines: Mapping[str, int], root: Path = TESTS) -> list[Case]:
    """Every test query, in each country that is asked for its language."""
    return [
        Case(row, language, country, offers, lines)
        for language in LANGUAGES
        for row in read_set("queries", language, root)
        for country in COUNTRIES[language]
        if not _elsewhere(row, country)
    ]


def _elsewhere(row: Row, country: str) -> bool:
    place = load_gazetteer().find(str(row["place"])) if row.get("place") else None
    return (
        place is not None
        and place.country != country
        and country not in {p.country for p in load_gazetteer().places if p.name == place.name}
    )


def ours(finder: Finder, taxonomy: Taxonomy, understand: Understand) -> Callable[[Case, bool], list[str]]:
    """Understand and find; with `stated`, the labels are given beside the text."""
    known: dict[tuple[str, str], Mapping[str, Any]] = {}

    def method(case: Case, stated: bool) -> list[str]:
        key = (case.row["text"], case.language)
        if key not in known:
            known[key] = understand(*key)
        row: Row = {"query": case.row["text"], "lang": case.language, "country": case.country}
        if stated:
            row.update({name: case.row[name] for name in _STATED if case.row.get(name)})
        found = finder.find(answers_for(finder, taxonomy, {**known[key], "country": None}, row), top=_SHOWN)
        return [match.offer.id for match in (*found.matches, *(found.fallback if not found.matches else ()))]

    return method


def measure_retrieval(
    finder: Finder,
    encoder: Encoder,
    taxonomy: Taxonomy,
    understand: Understand,
    root: Path = TESTS,
    say: Callable[[str], None] = print,
    baselines: bool = True,
) -> dict[str, Any]:
    """Figures by method, language, topic and who; the tables are said as Markdown."""
    snapshot = finder.snapshot
    offers = snapshot.offers
    lines = {offer.id: int(snapshot.facets.line[row]) for row, offer in enumerate(offers)}
    cases = read_cases(offers, lines, root)
    mine = ours(finder, taxonomy, understand)
    methods: dict[str, Callable[[Case], list[str]]] = {
        "ours": lambda case: mine(case, False),
        "ours, labels stated": lambda case: mine(case, True),
    }
    for language, other in without_own_language(snapshot, encoder, taxonomy).items():
        across = ours(Finder(other, encoder), taxonomy, understand)
        methods[f"ours across {language}"] = lambda case, across=across: across(case, False)  # type: ignore[misc]
    if baselines:
        plain: dict[str, Method] = {
            "BM25 n-grams": CharBM25(offers),
            "English MiniLM": Nearest(offers, open_encoder(PACKAGED), LANGUAGES),
            "our encoder alone": Nearest(offers, encoder, LANGUAGES),
            "chance": chance(offers),
        }
        for name, method in plain.items():
            methods[name] = lambda case, method=method: method(case.row["text"], case.language, case.country)  # type: ignore[misc]
    tally, missed = Tally(), []
    for case in cases:
        tally.add(case.served, "served", case.language, case.country)
        if not case.served:
            continue
        for name, run in methods.items():
            if name.startswith("ours across"):
                if not name.endswith(case.language):
                    continue
                name = "ours across languages"
            ids = run(case)
            for measure, value in case.measure(ids).items():
                tally.add(value, "language", name, measure, case.language)
                tally.add(value, "topic", name, measure, case.row["topics"][0])
                tally.add(value, "who", name, measure, str(case.row["who"]))
                if name == "ours" and measure == "hit3" and not value:
                    missed.append(
                        {
                            "id": case.row["id"],
                            "country": case.country,
                            "text": case.row["text"],
                            "found": ids,
                            "topics": case.row["topics"],
                            "who": case.row["who"],
                        }
                    )
    figures = {**tally.tree(), "missed": missed}
    say(retrieval_tables(figures))
    return figures


def without_own_language(snapshot: Snapshot, encoder: Encoder, taxonomy: Taxonomy) -> dict[str, Snapshot]:
    """The same snapshot as if no offer had a summary in that language: what remains is meaning across languages."""
    from index.build import offer_vectors
    from index.lexical import Lexical
    from index.vectors import make_index
    from index.words import read_sentences

    words, made = list(read_sentences(held_out=False)), {}
    for language in LANGUAGES:
        bare = [
            offer.copy(update={"summary": {k: v for k, v in offer.summary.items() if k != language} or offer.summary})
            for offer in snapshot.offers
        ]
        vectors = make_index(offer_vectors(encoder, taxonomy, bare, words, without=language))
        lexical = Lexical.build(" ".join([o.name, o.provider, *o.summary.values()]) for o in bare)
        made[language] = Snapshot(replace(snapshot.manifest), snapshot.offers, snapshot.facets, vectors, lexical)
    return made


def retrieval_tables(figures: Mapping[str, Any]) -> str:
    rows = [
        [name, *(by[m].get(lang, {}).get("mean", "") for m in MEASURES for lang in LANGUAGES)]
        for name, by in figures["language"].items()
    ]
    parts = [table(["method", *(f"{m} {lang}" for m in MEASURES for lang in LANGUAGES)], rows)]
    served = {lang: {c: v for c, v in by.items()} for lang, by in figures["served"].items()}
    parts.append(
        "Queries for which the catalogue has an offer that helps: "
        + ", ".join(
            f"{lang} in {country} {v['mean']:.3f} of {v['n']}"
            for lang, by in served.items()
            for country, v in by.items()
        )
        + "."
    )
    for key in ("who", "topic"):
        mine = figures[key]["ours"]
        parts.append(
            table(
                [key, *MEASURES, "n"],
                [[id, *(mine[m][id]["mean"] for m in MEASURES), v["n"]] for id, v in mine["hit3"].items()],
            )
        )
    return "\n\n".join(parts)
