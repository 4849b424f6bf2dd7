"""Plain conclusions, drawn by rule from figures that may be shown."""
from __future__ import annotations

from typing import List, Sequence

from bot.desk.counts import Source
from bot.desk.desk import Desk
from bot.desk.need import LEAST, Demand
from bot.desk.period import Period
from bot.desk.record import BEFORE
from bot.desk.words import Words

STEADY = 0.05  # a change smaller than this is none
ENOUGH = 5  # lines of unmet need, for a conclusion on what is missing most


def conclusions(desk: Desk, source: Source, period: Period, words: Words) -> List[str]:
    """What was found, what changed, what is missing most, where people leave; only what the numbers carry."""
    counted, texts, found = desk.figures.course(source), words["report"], []
    total, reached, opened = (counted.get(key, period) for key in ("total", "reached", "opened"))
    if total and reached and opened:
        found.append(str(texts["reached"]).format(share=words.shown(reached / total, "share"), total=words.number(total), opened=words.number(opened)))
    change = desk.figures.headlines(source, period)[0].change
    if change is not None:
        name = "steady" if abs(change) < STEADY else "grew" if change > 0 else "shrank"
        found.append(str(texts[name]).format(change=words.shown(abs(change), "share")))
    elif period.kind != "all" and total:
        found.append(str(words["overview"]["no_before"]))
    demand = desk.need.demand(source, period)
    found += missing_most(demand, words) + unlisted(desk, source, period, words)
    leaving = [(count, end) for end in BEFORE if (count := counted.get(end, period)) is not None]
    if leaving:
        count, end = max(leaving)
        found.append(str(texts["leaving"]).format(place=words["left_at"][end], count=words.number(count)))
    return found or [str(texts["too_few"])]


def missing_most(demand: Sequence[Demand], words: Words) -> List[str]:
    """The line that comes first, where there are enough lines for a first to mean something."""
    return [str(words["report"]["missing"]).format(least=words.number(LEAST), sentence=in_words(first, words))
            for first in demand[:1] if len(demand) >= ENOUGH]


def in_words(line: Demand, words: Words) -> str:
    """A line of unmet need as a sentence."""
    told = [*([words.label("setting", line.setting)] if line.setting else []), words.label("topic", line.topic)]
    name = {0: "sentence_none", 1: "sentence_one"}.get(line.offers, "sentence")
    return str(words["need"][name]).format(what=f"{' × '.join(told)}, {words.label('region', line.region)}", asked=words.number(line.asked),
                                           offers=words.number(line.offers))


def unlisted(desk: Desk, source: Source, period: Period, words: Words) -> List[str]:
    """How much of what was asked stands in no line of the table on unmet need, and what that means."""
    total, count = desk.need.unlisted(source, period)
    if not count:
        return []
    texts, shorter = words["need"], period.kind not in ("year", "all")
    found = [str(texts["unlisted"]).format(count=words.number(count), total=words.number(total), least=words.number(LEAST))]
    found += [str(texts["longer"])] if shorter else []
    found += [str(texts["few_lines"])] if len(desk.need.demand(source, period)) < ENOUGH else []
    return [" ".join(found)]
