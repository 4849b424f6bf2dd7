"""The figures of each page as tables, in the words of one language."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Callable, Dict, List, Optional, Tuple

from bot.desk.counts import Counted, Counter, Source, tree
from bot.desk.period import MONTHS, Period
from bot.desk.record import BEFORE, LEVELS, OBSTACLES, STATES
from bot.desk.table import Row, Table, share, table
from bot.desk.words import Words
from retrieval.questions import QUESTIONS

FACETS = ("language", "who", "channel", "entry")
HOURS = 3  # that stand together where danger is counted by hour


@dataclass(frozen=True)
class Headline:
    """One of the large numbers of the overview, beside the period before where both are over and whole."""

    key: str
    count: Optional[int]
    before: Optional[int]
    change: Optional[float]


class Figures:
    """Draws tables from a counter; everything that counts people is counted in fives."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    # --- overview

    def course(self, source: Source) -> Counted:
        """How far conversations came, and who had them."""
        return self._kept("course", source, self._course)

    def headlines(self, source: Source, period: Period) -> List[Headline]:
        counted, before, found = self.course(source), period.shifted(-1), []
        whole = before is not None and source.covers(period) and source.covers(before) and not period.start <= date.today() <= period.end
        for key in ("total", "reached", "opened", "helped"):
            now, then = counted.get(key, period), counted.get(key, before) if whole else None
            found.append(Headline(key, now, then, now / then - 1 if now is not None and then else None))
        return found

    def by_month(self, source: Source, period: Period, words: Words) -> Table:
        """The months of the period, or, where it is shorter than a year, the twelve up to its end."""
        counted, calendar = self.course(source), source.calendar
        last = calendar.months[-1].first if period.kind == "all" else period.first + MONTHS[period.kind] - 1
        first = calendar.months[0].first if period.kind == "all" else last - 11
        months = [month for month in calendar.months if first <= month.first <= last]
        keys = ("total", "reached", "opened", "helped")
        return table("by_month", words, [("month", "text"), *((key, "count") for key in keys)],
                     [Row((words.short_month(month), *(counted.get(key, month) for key in keys))) for month in months])

    def funnel(self, source: Source, period: Period, words: Words) -> Table:
        counted = self.course(source)
        total, found = counted.get("total", period), []
        for key in ("total", "reached", "opened", "answered", "helped", "not_helped"):
            count = counted.get(key, period)
            found.append(Row((words["steps"][key], count, share(count, total))))
        return table("funnel", words, [("step", "text"), ("count", "count"), ("share", "share")], found)

    def left(self, source: Source, period: Period, words: Words) -> Table:
        """Where people were when they left before any offer."""
        counted = self.course(source)
        total, found = counted.get("total", period), []
        for end in BEFORE:
            count = counted.get(end, period)
            found.append(Row((words["left_at"][end], count, share(count, total))))
        return table("left", words, [("place", "text"), ("count", "count"), ("share", "share")], found)

    def came(self, source: Source, period: Period, words: Words) -> Table:
        counted, found = self.course(source), []
        total = counted.get("total", period)
        for facet in FACETS:
            for value in self._values(source, facet):
                count = counted.get((facet, value), period)
                found.append(Row((words["facets"][facet], words.label(facet, value), count, share(count, total))))
        return table("came", words, [("facet", "text"), ("value", "text"), ("count", "count"), ("share", "share")], found)

    def fits(self, source: Source, period: Period, words: Words) -> Table:
        counted, found = self.course(source), []
        reached = counted.get("reached", period)
        for key in ("fitting", "nothing", "relaxed", "stayed"):
            count = counted.get(key, period)
            found.append(Row((words["fits"][key], count, share(count, reached))))
        return table("fits", words, [("kind", "text"), ("count", "count"), ("share", "share")], found)

    def obstacles(self, source: Source, period: Period, words: Words) -> Table:
        """Where nothing fitted fully: which answer stood in the way, and how often it was relaxed."""
        counted, found = self.course(source), []
        for obstacle in (*OBSTACLES, None):
            figures = [counted.get(("obstacle", obstacle, *which), period) for which in ((), ("relaxed",), ("stayed",))]
            if any(figure is not None for figure in figures):
                found.append(Row((words.label("obstacle", obstacle) if obstacle else words["no_obstacle"], *figures)))
        drawn = table("obstacles", words, [("obstacle", "text"), ("count", "count"), ("relaxed", "count"), ("stayed", "count")], found)
        return drawn.sorted_by("count", descending=True)

    def _values(self, source: Source, facet: str) -> List[Optional[str]]:
        return sorted((value for value, in self._by(source, facet)), key=lambda value: value or "~")

    def _course(self, source: Source) -> Counted:
        leaves: Dict[Any, Any] = {}
        for (end, nothing), months in self._by(source, "ended", "nothing_fits").items():
            _add(leaves, end, months)
            if end not in BEFORE and not nothing:
                _add(leaves, "fitting", months)
        for (end, relaxed, obstacle), months in self._counter.by(source, "ended", "relaxed", "obstacle", nothing_fits=1).items():
            if end not in BEFORE:
                _add(leaves, ("obstacle", obstacle, "relaxed" if relaxed else "stayed"), months)
        obstacles = list(dict.fromkeys(leaf[1] for leaf in leaves if leaf[0] == "obstacle"))
        sums: List[Tuple[Any, List[Any]]] = [
            *((way, [("obstacle", each, way) for each in obstacles]) for way in ("relaxed", "stayed")),
            *((("obstacle", each), [("obstacle", each, "relaxed"), ("obstacle", each, "stayed")]) for each in obstacles),
            ("nothing", [("obstacle", each) for each in obstacles]),
            ("before", list(BEFORE)), ("answered", ["helped", "not_helped"]), ("opened", ["contact", "answered"]),
            ("reached", ["offers", "opened"]), ("reached", ["fitting", "nothing"]), ("total", ["before", "reached"])]
        for facet in FACETS:
            counted = {(facet, value): months for (value,), months in self._by(source, facet).items()}
            leaves.update(counted)
            sums.append(("total", list(counted)))
        people: Dict[Any, Any] = {}  # as the yearly follow-up counts them by place
        for (*_, who), months in self._counter.blocks(source).items():
            _add(people, ("who", who), months)
        for node in leaves:
            if node[0] == "who":
                people.setdefault(node, 0 * leaves[node])
        return tree(source.calendar, leaves, sums, settled=people)

    # --- understanding

    def answers(self, source: Source, period: Period, words: Words) -> Table:
        """What became of each question."""
        found = []
        for question in QUESTIONS:
            counted = self._kept(f"question {question}", source, partial(self._question, question))
            found.append(Row((words["questions"][question], counted.get("touched", period), *(counted.get(state, period) for state in STATES))))
        return table("answers", words, [("question", "text"), ("touched", "count"), *((state, "count") for state in STATES)], found)

    def misses(self, source: Source, period: Period, words: Words) -> Table:
        """Where a message was not understood: what it was read as, at which question."""
        found = [Row((words.label("intent", intent), words["questions"].get(question, words["unknown"]), count))
                 for intent, question, count in self._missed(source, period, "question")]
        drawn = table("misses", words, [("intent", "text"), ("question", "text"), ("count", "count")], found)
        return drawn.sorted_by("count", descending=True)

    def pairs(self, source: Source, period: Period, words: Words) -> Table:
        """Between which two intents a message that was not understood stood."""
        found = [Row((words.label("intent", intent), words.label("intent", nearly), count))
                 for intent, nearly, count in self._missed(source, period, "nearly")]
        drawn = table("pairs", words, [("intent", "text"), ("nearly", "text"), ("count", "count")], found)
        return drawn.sorted_by("count", descending=True)

    def _missed(self, source: Source, period: Period, by: str) -> List[Tuple[str, Any, int]]:
        """(what it was read as, the question or the intent next to it, conversations) where the number may be shown."""
        by_intent = self._kept("misses", source, self._misses)
        return [(intent, value, count) for intent, (counted, values) in by_intent.items()
                for value in values[by] if value and (count := counted.get((by, value), period)) is not None]

    def _question(self, question: str, source: Source) -> Counted:
        leaves: Dict[Any, Any] = {}
        for states, months in self._by(source, *(f"answer_{each}" for each in QUESTIONS)).items():
            _add(leaves, states[QUESTIONS.index(question)] or "untouched", months)
        return tree(source.calendar, leaves, [("touched", STATES), ("total", ["touched", "untouched"])])

    def _misses(self, source: Source) -> Dict[str, Tuple[Counted, Dict[str, List[Any]]]]:
        """{intent: (its misses by question and by the intent next to it, what occurs there)}; both come to the same sum."""
        found: Dict[str, Dict[Any, Any]] = {}
        for by in ("question", "nearly"):
            for (intent, value), months in self._counter.by(source, "intent", by, table="misses").items():
                found.setdefault(intent, {})[by, value] = months
        drawn = {}
        for intent, leaves in sorted(found.items()):
            values = {by: sorted((value for name, value in leaves if name == by), key=str) for by in ("question", "nearly")}
            drawn[intent] = tree(source.calendar, leaves, [("all", [(by, value) for value in values[by]]) for by in values]), values
        return drawn

    # --- safety

    def levels(self, source: Source, period: Period, words: Words) -> Table:
        """Levels of danger by language."""
        counted = self.safety(source)
        languages = [*self._values(source, "language"), "total"]
        found = [Row((words["steps"]["total"] if language == "total" else words.label("language", language),
                      *(counted.get(("language", language, level), period) for level in LEVELS))) for language in languages]
        return table("levels", words, [("language", "text"), *((level, "count") for level in LEVELS)], found)

    def hours(self, source: Source, period: Period, words: Words) -> Table:
        """Levels of danger by the hours in which the conversation began, in the whole year that the period lies in."""
        counted, year = self.safety(source), period if period.kind == "all" else period.within("year")
        found = [Row((f"{hour:02d}–{(hour + HOURS) % 24:02d}", *(counted.get(("hour", hour, level), year) for level in LEVELS)))
                 for hour in range(0, 24, HOURS)]
        return table("hours", words, [("hour", "text"), *((level, "count") for level in LEVELS)], found)

    def safety(self, source: Source) -> Counted:
        return self._kept("safety", source, self._safety)

    def _safety(self, source: Source) -> Counted:
        leaves: Dict[Any, Any] = {}
        for (level, language, hour), months in self._by(source, "crisis", "language", "hour").items():
            _add(leaves, ("language", language, level), months)
            _add(leaves, ("hour", hour - hour % HOURS, level), months)
        languages, blocks = self._values(source, "language"), list(range(0, 24, HOURS))
        sums: List[Tuple[Any, List[Any]]] = [(("language", "total", level), [("hour", hour, level) for hour in blocks]) for level in LEVELS]
        sums += [(("language", "total", level), [("language", language, level) for language in languages]) for level in LEVELS]
        sums += [(("language", language), [("language", language, level) for level in LEVELS]) for language in languages]
        sums.append((("language", "total"), [("language", language) for language in languages]))
        return tree(source.calendar, leaves, sums, by_year=[("hour", hour, level) for hour in blocks for level in LEVELS])

    # --- shared

    def seconds(self, source: Source, period: Period) -> Optional[float]:
        """Until the first offer, for the conversation in the middle."""
        return self._counter.median_seconds(source, period)

    def _by(self, source: Source, *columns: str) -> Any:
        return self._kept(f"by {columns}", source, lambda source: self._counter.by(source, *columns))

    def _kept(self, name: str, source: Source, work: Callable[[Source], Any]) -> Any:
        return self._counter.kept(name, source, work)


def _add(leaves: Dict[Any, Any], key: Any, months: Any) -> None:
    leaves[key] = leaves[key] + months if key in leaves else months
