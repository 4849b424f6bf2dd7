"""Plain conclusions, drawn by rule from figures that may be shown."""
from __future__ import annotations

from typing import List

from bot.desk.counts import Source
from bot.desk.desk import Desk
from bot.desk.period import Period
from bot.desk.record import BEFORE
from bot.desk.words import Words

STEADY = 0.05  # a change smaller than this is none


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
    demand = desk.need.demand(source, period, total)
    if demand:
        first = demand[0]
        found.append(str(texts["missing"]).format(
            setting=words.label("setting", first.setting), topic=words.label("topic", first.topic), region=words.label("region", first.region),
            asked=words.number(first.asked), offers=words.number(first.offers)))
    leaving = [(count, end) for end in BEFORE if (count := counted.get(end, period)) is not None]
    if leaving and len(found) < 4:
        count, end = max(leaving)
        found.append(str(texts["leaving"]).format(place=words["left_at"][end], count=words.number(count)))
    return found or [str(texts["too_few"])]
