"""How well clusters match the kinds of help behind a made survey: adjusted Rand index over its entries, beside naive ways."""
from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sklearn.metrics import adjusted_rand_score

from bot.evaluation.made_survey import COLUMNS, Made, made_survey
from bot.evaluation.report import write_part
from index.clusters import id_of, vectors_of
from index.exchange.account import Account
from index.exchange.columns import plain
from index.exchange.survey import read_survey
from index.exchange.workbook import write_table
from index.kinds_of_help import kinds_of_help

Say = Callable[[str], None]
_DAY = date(2026, 6, 1)


def write_clusters(house: Any, out: Path, seed: int, say: Say) -> None:
    write_part(out, "clusters", "Clusters", say, lambda tell: measure_clusters(house, seed, tell))


def measure_clusters(house: Any, seed: int, say: Say) -> dict[str, Any]:
    """{"rows", "offers", "seconds" (of one processor), "ways": {way: {"ari", "clusters"}}}; the survey is taken in as a file, and into no catalogue."""
    made, parts = made_survey(house.taxonomy, seed), house.exchange_parts()._replace(known={})
    began = time.process_time()
    account = taken_in(made, parts)
    seconds = {"import": round(time.process_time() - began, 1)}
    again = taken_in(made, parts._replace(known=account.offers))
    offers = list(account.offers.values())
    began = time.process_time()
    kinds = kinds_of_help(offers, vectors_of(offers, house.encoder), house.taxonomy, parts.terms)
    seconds["clusters"] = round(time.process_time() - began, 1)
    ways: dict[str, Sequence[Hashable]] = {
        "every offer alone": [offer.id for offer in offers], "the same name": [plain(offer.name) for offer in offers],
        "the same topics, kind and people": [(offer.topics, offer.kind, offer.for_whom) for offer in offers], "clusters": [id_of(kind) for kind in kinds]}
    figures = {name: rated(account, made, labels) for name, labels in ways.items()}
    counts = account.counts()
    say(f"Made survey {seed}: {counts['rows']} entries, {len(set(made.truth))} kinds of help, {len(offers)} offers; {counts}. "
        f"The second time {again.counts()['unchanged']} offers are unchanged.")
    say("| way | adjusted Rand index | clusters |\n|---|---|---|\n" +
        "\n".join(f"| {name} | {row['ari']:.3f} | {row['clusters']} |" for name, row in figures.items()))
    say(f"Seconds of one processor: {seconds}")
    return {**counts, "offers": len(offers), "again": again.counts(), "seconds": seconds, "ways": figures}


def taken_in(made: Made, parts: Any) -> Account:
    """The account of the survey, written to a file and read as any other."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.xlsx"
        write_table(path, "survey", COLUMNS, [[row.get(column) for column in COLUMNS] for row in made.rows])
        return read_survey(path, parts, "DE", _DAY)


def rated(account: Account, made: Made, labels: Sequence[Hashable]) -> dict[str, float]:
    """Over all entries that were taken; `labels` are those of the account's offers in their order."""
    label = dict(zip(account.offers, labels, strict=True))
    rows = [(truth, label[entry.id]) for truth, entry in zip(made.truth, account.entries, strict=True) if entry.id in label]
    numbers = {each: number for number, each in enumerate(dict.fromkeys(each for _, each in rows))}
    return {"ari": round(float(adjusted_rand_score([truth for truth, _ in rows], [numbers[each] for _, each in rows])), 4),
            "clusters": len(numbers), "entries": len(rows)}
