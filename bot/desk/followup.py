"""The yearly follow-up of a country, region, municipality or programme: what was asked for, what there is for it, who works on it, what is missing."""
from __future__ import annotations

from datetime import date
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from bot.desk.conclusions import STEADY, missing_most
from bot.desk.counts import Source
from bot.desk.desk import Desk
from bot.desk.need import LEAST, Demand, most_unmet
from bot.desk.period import Period
from bot.desk.places import TOTAL, PlaceError, Places, Shown, Where
from bot.desk.report import written
from bot.desk.sheets import TYPES, book
from bot.desk.table import Row, Table, share, table
from bot.desk.words import Words
from bot.network.entries import Initiative
from bot.network.programmes import Programme
from index.taxonomy import load_taxonomy

FORMS = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "xlsx": TYPES["xlsx"]}
_MOST_GAPS = 30
_MOST_INITIATIVES = 40
_FEW = 2  # offers; with so few and no initiative, something is missing
Initiatives = Callable[[], Sequence[Initiative]]
Programmes = Callable[[], Sequence[Programme]]


class FollowUp(NamedTuple):
    """All that the pages and files show; `told` are the conclusions, `about` says of what and when."""

    title: str
    about: List[str]
    note: str
    told: List[str]
    tables: List[Table]


class FollowUps:
    """Draws them from the figures of the desk; `initiatives` and `programmes` give those that are published, where there is a network."""

    def __init__(self, desk: Desk, initiatives: Initiatives, programmes: Programmes = tuple) -> None:
        self._desk, self._initiatives, self.programmes, self._places = desk, initiatives, programmes, Places(desk.counter)

    def draw(self, source: Optional[Source], where: Where, year: Period, words: Words, today: date, programme: str = "") -> FollowUp:
        """`year` is a whole calendar year. Without conversations it holds what there is all the same. With the id of a `programme` only its
        initiatives count as work on it. Raises PlaceError where there is none with that id."""
        chosen = next((each for each in self.programmes() if each.id == programme), None)
        if programme and chosen is None:
            raise PlaceError("no_programme", programme)
        demand = self._demand(source, year)
        here = [each for each in demand if each.region == where.code or each.region.startswith(f"{where.code}-")] if not where.town else []
        last = Period("year", year.first - 12)
        compared = source is not None and source.covers(year) and source.covers(last)  # else months would be compared with a year
        now, before = self._year(source, year), self._year(source, last) if compared else None
        work = [each for each in self._initiatives() if _serves(each, where) and each.state != "planned" and (chosen is None or each.id in chosen.initiatives)]
        asked = _Asked(where, now, before, self._desk.need.supply(), work)
        tables = [asked.whole(words), asked.topics(words), asked.facet("setting", words), asked.facet("who", words),
                  self._gaps(here, asked, words), asked.initiatives(words), asked.missing(words)]
        texts = words["follow_up"]
        place = where.town or words.label("region", where.code)
        if chosen is not None:
            place = texts["in_place"].format(programme=chosen.name, place=place)
        about = [texts["made_on"].format(day=words.day(today)), texts["beside" if compared else "alone"].format(year=year.id, before=last.id)]
        if source is not None and source.first_month >= year.first:
            about.append(texts["no_before"].format(before=last.id))
        elif source is not None and not source.covers(last):
            about.append(texts["before_not_whole"].format(before=last.id))
        if source is not None and not source.covers(year):
            about.append(texts["not_whole"].format(year=year.id))
        if chosen is not None:
            about.append(texts["of_programme"].format(programme=chosen.name))
        note = str(words["page"]["made"]) if source and source.made else ""
        return FollowUp(texts["title"].format(place=place, year=year.id), about, note, _told(asked, here, words), tables)

    def file(self, follow_up: FollowUp, form: str, words: Words) -> bytes:
        """`form` is one of FORMS."""
        tables = [each for each in follow_up.tables if each.rows]
        if form == "xlsx":
            lines = [follow_up.title, *follow_up.about, *([follow_up.note] if follow_up.note else []), *follow_up.told]
            return book(tables, words, lines)
        return written(form, follow_up.title, follow_up.about, follow_up.note, follow_up.told, tables, words)

    def _demand(self, source: Optional[Source], year: Period) -> List[Demand]:
        return self._desk.need.demand(source, year) if source else []

    def _year(self, source: Optional[Source], year: Period) -> Shown:
        return self._places.shown(source, year) if source else Shown({})

    def _gaps(self, demand: Sequence[Demand], asked: _Asked, words: Words) -> Table:
        """What is asked often and has few offers first, with the initiatives on it; where no setting is asked for often enough, of all settings."""
        lines = [(words.label("setting", each.setting), each) for each in demand] or [(words["follow_up"]["any_setting"], each) for each in asked.lines()]
        found = [Row((setting, words.label("topic", each.topic), asked.where.town or words.label("region", each.region), each.asked, each.offers,
                      len(asked.on(each.topic, each.setting)))) for setting, each in lines[:_MOST_GAPS]]
        columns = [("setting", "text"), ("topic", "text"), ("region", "text"), ("asked", "count"), ("offers", "plain"), ("initiatives", "plain")]
        return table("follow_gaps", words, columns, found)


class _Asked:
    """The tables of one place and year."""

    def __init__(self, where: Where, now: Shown, before: Optional[Shown], supply: Any, work: Sequence[Initiative]) -> None:
        self.where, self.now, self.before, self._supply, self._work = where, now, before, supply, work
        self.kind_before = "count" if before else "plain"  # plain: an empty cell does not say "few"

    def pair(self, facet: Tuple[str, Any]) -> Tuple[Optional[int], Optional[int], Optional[float]]:
        """(this year, the year before where the two can be compared, the change where both are shown)."""
        now, before = self.now.get(self.where, facet), self.before.get(self.where, facet) if self.before else None
        return now, before, now / before - 1 if now is not None and before else None

    def offers(self, topic: str) -> int:
        return len(self._supply.fitting(None, topic, self.where.code))

    def lines(self) -> List[Demand]:
        """What is asked for here in any setting, most unmet first."""
        found = []
        for topic in self.now.values(self.where, "topic"):
            count = self.now.get(self.where, ("topic", topic)) or 0
            if topic and count >= LEAST:
                offers = self._supply.fitting(None, topic, self.where.code)
                found.append(Demand(None, topic, self.where.code, count, len(offers), self._supply.kinds(offers)))
        return most_unmet(found)

    def on(self, topic: str, setting: Optional[str] = None) -> List[Initiative]:
        """Initiatives on a topic, in a setting if one is named and they are for certain ones."""
        return [each for each in self._work if topic in each.topics and (not setting or not each.settings or setting in each.settings)]

    def whole(self, words: Words) -> Table:
        return table("follow_whole", words, [("what", "text"), ("now", "count"), ("before", self.kind_before), ("change", "share")],
                     [Row((words["steps"]["total"], *self.pair(TOTAL)))])

    def topics(self, words: Words) -> Table:
        taxonomy, rows = load_taxonomy(), []
        for topic in self.now.values(self.where, "topic"):
            group = taxonomy.label("topic_groups", taxonomy.entry("topics", topic)["group"], words.language) if topic else ""
            offers, work = (self.offers(topic), len(self.on(topic))) if topic else (None, None)
            rows.append(Row((words.label("topic", topic), group, *self.pair(("topic", topic)), offers, work)))
        columns = [("topic", "text"), ("group", "text"), ("now", "count"), ("before", self.kind_before), ("change", "share"),
                   ("offers", "plain"), ("initiatives", "plain")]
        return table("follow_topic", words, columns, rows)

    def facet(self, facet: str, words: Words) -> Table:
        total = self.now.get(self.where)
        rows = []
        for value in self.now.values(self.where, facet):
            now, before, change = self.pair((facet, value))
            rows.append(Row((words.label(facet, value), now, share(now, total), before, change)))
        columns = [(facet, "text"), ("now", "count"), ("share", "share"), ("before", self.kind_before), ("change", "share")]
        return table(f"follow_{facet}", words, columns, rows)

    def initiatives(self, words: Words) -> Table:
        """Those on what is asked here, the most asked first."""
        rank = {topic: number for number, topic in enumerate(self.now.values(self.where, "topic")) if topic}

        def names(facet: str, ids: Sequence[str]) -> str:
            return "; ".join(words.label(facet, id) for id in ids if id)

        found = [each for each in self._work if rank.keys() & set(each.topics)]
        found.sort(key=lambda each: (min(rank.get(topic, len(rank)) for topic in each.topics), each.title))
        rows = [Row((each.title, names("topic", each.topics), names("setting", each.settings), names("region", each.regions or (each.country,)),
                     words["follow_up"]["states"][each.state])) for each in found[:_MOST_INITIATIVES]]
        return table("follow_initiatives", words, [(key, "text") for key in ("initiative", "topics", "settings", "region", "state")], rows)

    def missing(self, words: Words) -> Table:
        """What is asked here while nobody works on it and there are hardly any offers."""
        rows = [Row((words.label("topic", topic), self.now.get(self.where, ("topic", topic)), self.offers(topic))) for topic in self.unanswered()]
        return table("follow_missing", words, [("topic", "text"), ("now", "count"), ("offers", "plain")], rows)

    def unanswered(self) -> List[str]:
        return [topic for topic in self.now.values(self.where, "topic") if topic and topic != "general" and not self.on(topic) and self.offers(topic) <= _FEW]


def _serves(initiative: Initiative, where: Where) -> bool:
    """Initiatives of a region count for its municipalities, those of anywhere in a country for the whole of it."""
    if initiative.country and initiative.country != where.country:
        return False
    return not where.region or not initiative.regions or where.region in initiative.regions


def _told(asked: _Asked, demand: Sequence[Demand], words: Words) -> List[str]:
    """Plain conclusions, drawn by rule from what may be shown."""
    texts: Dict[str, str] = words["follow_up"]["told"]
    total, before, change = asked.pair(TOTAL)
    if total is None:
        return [texts["too_few"]]
    found = [texts["whole"].format(total=words.number(total))]
    if change is not None:
        name = "steady" if abs(change) < STEADY else "grew" if change > 0 else "shrank"
        found.append(texts[name].format(change=words.shown(abs(change), "share"), before=words.number(before or 0)))
    topics = [topic for topic in asked.now.values(asked.where, "topic") if topic]
    if topics:
        found.append(texts["most"].format(topics="; ".join(words.label("topic", topic) for topic in topics[:3])))
        worked = sum(bool(asked.on(topic)) for topic in topics)
        found.append(texts["worked_on"].format(worked=words.number(worked), topics=words.number(len(topics))))
    rising = [(change, topic) for topic in topics if (change := asked.pair(("topic", topic))[2]) is not None and change > STEADY]
    if rising:
        change, topic = max(rising)
        found.append(texts["rising"].format(topic=words.label("topic", topic), change=words.shown(change, "share")))
    found += missing_most(demand, words)
    unanswered = asked.unanswered()
    if unanswered:
        found.append(texts["unanswered"].format(topics="; ".join(words.label("topic", topic) for topic in unanswered[:5])))
    return found
