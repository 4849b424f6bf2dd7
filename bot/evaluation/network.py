"""Whether need and support find each other: 60 pairs written before the method, each partner among 300 others; a naive search beside it."""
from __future__ import annotations

import csv
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bot.evaluation.sets import ROOT, table
from bot.network import matching as method
from bot.network.entries import Initiative
from bot.network.matching import Matching
from bot.network.reasons import SUPPORT, Reason
from bot.network.support import load_support
from index.encoder import Encoder
from index.lexical import Lexical

FOLDER = ROOT / "tests" / "network"
TUNED_ON = ("v1", "v3", "v5")  # voices whose needs the weights were fitted on
Say = Callable[[str], None]
Rank = Callable[[Initiative, Sequence[Initiative]], int]


class Pair(NamedTuple):
    """`gives` has what the first of `needs`' needs asks for."""

    voice: str
    needs: Initiative
    gives: Initiative


def read_pairs(folder: Path = FOLDER) -> list[Pair]:
    rows = _read(folder / "pairs.tsv")
    by_id = {each.id: each for _, each in rows}
    return [Pair(voice, each, by_id[each.id[:-1] + "g"]) for voice, each in rows if each.id.endswith("n")]


def read_distractors(folder: Path = FOLDER) -> list[Initiative]:
    return [each for _, each in _read(folder / "distractors.tsv")]


def write_network(house: Any, out: Path, say: Say) -> None:
    """`lotse evaluate network`."""
    from bot.evaluation.report import write_part

    write_part(out, "network", "Need and support", say, lambda tell: measure_network(house.encoder, tell))


def measure_network(encoder: Encoder, say: Say, folder: Path = FOLDER) -> dict[str, Any]:
    """Shares of pairs whose partner is first or among the first five, by way and voices; reasons that were checked and that were wrong."""
    pairs, others, keeping = read_pairs(folder), read_distractors(folder), Matching(encoder)
    reasons: list[bool] = []
    shown: list[int] = []

    def matched(need: Initiative, pool: Sequence[Initiative]) -> int:
        found = [each for each in keeping.fit(pool).suggestions(need) if each.need == need.needs[0]]
        reasons.extend(carried(each.need, need, each.give, each.initiative, reason) for each in found for reason in each.reasons)
        shown.append(len(found))
        return next((rank for rank, each in enumerate(found, 1) if each.initiative == pool[-1]), len(pool))

    ways: dict[str, Rank] = {"BM25": _by_words, "the encoder alone": _by_meaning(encoder), "Lotse": matched}
    figures: dict[str, Any] = {"pairs": len(pairs), "across_languages": sum(each.needs.language != each.gives.language for each in pairs),
                               "distractors": len(others), "ways": {}}
    rows = []
    for name, way in ways.items():
        ranks = [(pair, way(pair.needs, [*others, pair.gives])) for pair in pairs]
        figures["ways"][name] = _shares(ranks)
        rows.append([name, *(figures["ways"][name][part][key] for part in ("tuned on", "others", "all", "across") for key in ("first", "five"))])
    everybody = [*others, *(each for pair in pairs for each in (pair.needs, pair.gives))]
    began, fitted = time.process_time(), keeping.fit(everybody)
    found = [[each.initiative for each in fitted.suggestions(pair.needs) if each.need == pair.needs.needs[0]][:5] for pair in pairs]
    hits = sum(pair.gives in five for pair, five in zip(pairs, found, strict=True))
    figures["among_all"] = {"initiatives": len(everybody), "five": round(hits / len(pairs), 4)}
    figures["seconds"] = round(time.process_time() - began, 1)
    figures["reasons"], figures["shown"] = {"checked": len(reasons), "wrong": reasons.count(False)}, round(sum(shown) / len(shown), 2)
    say(f"{len(pairs)} pairs, {figures['across_languages']} across languages, each partner among {len(others)} others: the share that stands first, and "
        "among the first five. The weights were fitted on the needs of three voices; the other three, and all, are what counts.")  # fmt: skip
    say(table(["way", "three voices: first", "five", "the other three: first", "five", "all: first", "five", "across languages: first", "five"], rows))
    say(f"Among all {len(everybody)} initiatives of the set, the other pairs' included, {figures['among_all']['five']:.3f} are among the first five. "
        f"{len(reasons)} reasons were read anew from the entries, {figures['reasons']['wrong']} say what they do not carry. "
        f"Above the gate ({method.GATE}) a need gets {figures['shown']} suggestions in the mean, ten at most.")  # fmt: skip
    say("The list of cues was written by the same hand as the pairs, after them: pairs by somebody else would say more about how it carries over.")
    return figures


def carried(need: str, one: Initiative, give: str, other: Initiative, reason: Reason) -> bool:
    """Whether both carry the reason, found without the code that gave it: an id in both fields, or a cue of the kind in both lines."""
    if reason.facet != SUPPORT:
        return reason.id in getattr(one, reason.facet) and reason.id in getattr(other, reason.facet)
    support = load_support()
    lines = ((need, one.language), (give, other.language))
    return all(any(cue in support.plain(line) for cue in support.cues(reason.id, language)) for line, language in lines)


def _shares(ranks: Sequence[tuple[Pair, int]]) -> dict[str, Mapping[str, float]]:
    parts = {"tuned on": [rank for pair, rank in ranks if pair.voice in TUNED_ON], "others": [rank for pair, rank in ranks if pair.voice not in TUNED_ON],
             "all": [rank for _, rank in ranks], "across": [rank for pair, rank in ranks if pair.needs.language != pair.gives.language]}
    return {name: {"first": round(sum(rank == 1 for rank in of) / len(of), 4), "five": round(sum(rank <= 5 for rank in of) / len(of), 4), "n": len(of)}
            for name, of in parts.items()}


def _by_words(need: Initiative, pool: Sequence[Initiative]) -> int:
    found = Lexical.build([" ".join(each.gives) for each in pool]).search(need.needs[0], len(pool))
    return next((rank for rank, (row, _) in enumerate(found, 1) if row == len(pool) - 1), len(pool))


def _by_meaning(encoder: Encoder) -> Rank:
    known: dict[str, Any] = {}

    def vector(text: str) -> Any:
        if text not in known:
            known[text] = encoder.encode([text])[0]
        return known[text]

    def rank(need: Initiative, pool: Sequence[Initiative]) -> int:
        asked = vector(need.needs[0])
        scores = [max((float(asked @ vector(give)) for give in each.gives), default=-1.0) for each in pool]
        return sum(score >= scores[-1] for score in scores)

    return rank


def _read(path: Path) -> list[tuple[str, Initiative]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["voice"], _initiative(row)) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _initiative(row: Mapping[str, str]) -> Initiative:
    ids = {name: tuple(filter(None, row[name].split(","))) for name in ("areas", "themes", "settings", "topics", "groups", "regions")}
    lines = {name: tuple(filter(None, row[name].split(" + "))) for name in ("needs", "gives")}
    return Initiative(id=row["id"], organisation=f"of {row['id']}", title=row["title"], summary=row["summary"], goals="", work="", country=row["country"],
                      audience="", state="running", begins="", ends="", links=(), language=row["language"], **ids, **lines)
