"""The figures are right: conversations are replayed and every figure is counted again from the scripts, by plain loops."""
from __future__ import annotations

from collections import Counter as Tally
from datetime import date
from statistics import median

import pytest

from bot.desk.counts import Counter
from bot.desk.demo import played, scripts
from bot.desk.figures import Figures
from bot.desk.keeping import Keeper
from bot.desk.need import Need
from bot.desk.period import read_period
from bot.desk.record import OBSTACLES
from bot.desk.tables import create_tables
from bot.desk.words import load_words
from index.catalogue import open_engine
from index.clusters import Clusters
from index.findings import Finding
from retrieval.questions import QUESTIONS

PERIODS = ("all", "2025", "2025-H2", "2025-Q3", "2025-11", "2026-01")
WORDS = load_words()["en"]


class Told:
    """One conversation, read from its script without any code of the record."""

    def __init__(self, script):
        self.month = script.at.strftime("%Y-%m")
        self.hour, slots = script.at.hour, {}
        self.shown, self.opened, self.nobody, self.wrong = set(), set(), set(), set()
        self.level, self.states, self.misses, self.last_question = "none", {}, set(), None
        self.nothing = self.relaxed = False
        self.obstacle, self.pairs = None, set()
        self.helped, self.entry, self.setting, self.topic, self.region = None, None, None, None, None
        offered, self.seconds = False, None
        for turn in script.turns:
            slots.update(turn.slots)
            questions = [m["question"] for m in turn.said if m["type"] == "question"]
            if turn.intent != "begin" and self.entry is None:
                self.entry = "buttons" if turn.choice else "words"
            self.relaxed |= turn.choice.startswith("relax=")
            self.nobody |= set(turn.slots.get("unanswered", ()))
            self.wrong |= set(turn.slots.get("reported_wrong", ()))
            for message in turn.said:
                if message["type"] == "offers":
                    self.seconds = self.seconds if offered else turn.seconds
                    offered = True
                    self.shown |= {offer["id"] for offer in message["offers"]}
                if message["type"] == "contact":
                    offered = True
                    self.opened.add(message["offer"])
                if message["type"] == "crisis":
                    order = ["none", "concern", "acute"]
                    self.level = order[max(order.index(self.level), order.index(message["level"]))]
                phrase = message.get("phrase", "")
                self.nothing |= phrase.startswith("nothing_fits")
                self.obstacle = self.obstacle or message.get("values", {}).get("facet")
                if phrase.startswith(("reask", "answer_out_of_scope")):
                    if (turn.intent, questions[0]) not in self.misses:
                        self.pairs.add((turn.intent, questions[0], turn.nearly))
                    self.misses.add((turn.intent, questions[0]))
            if not offered and questions:
                self.last_question = questions[-1]
            for question in QUESTIONS:
                self._follow(question, slots, question in questions, turn.intent == "back")
            self.helped = slots.get("helped", self.helped)
        self.opened |= self.nobody | self.wrong
        self.shown |= self.opened
        self.ways = set(script.ways)
        self.reached = offered
        self.language, self.who = slots["language"], slots.get("who")
        self.setting, self.topic = slots.get("setting"), (slots.get("topics") or [None])[0]
        self.region = slots.get("region") or slots["country"]

    def _follow(self, question, slots, asked, back):
        state = self.states.get(question)
        slot = {"topic": "topics", "contact": "wishes"}.get(question, question)
        if state == "corrected" or (back and asked and state):
            self.states[question] = "corrected"
        elif slots.get(slot):
            self.states[question] = "told" if state in (None, "told") else "answered"
        elif state == "open" and question in slots.get("aside", ()):
            self.states[question] = "skipped"
        elif asked and state is None:
            self.states[question] = "open"


@pytest.fixture(scope="module")
def world(house, tmp_path_factory):
    """(desk's parts, its source, what was told): 4,000 made conversations in a database of their own."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('figures')}/desk.db")
    create_tables(engine)
    offers = house.catalogue.offers()
    made = list(scripts(4000, 7, date(2026, 3, 31), offers))
    with engine.begin() as connection:
        assert Keeper().add_made(connection, [played(script) for script in made]) == 4000
    counter = Counter(engine)
    return Figures(counter), Need(counter, lambda: offers, dict), counter.sources()[1], [Told(script) for script in made]


@pytest.fixture(params=PERIODS)
def period(request):
    return read_period(request.param)


def within(told, period):
    return [each for each in told if period.kind == "all" or each.month in period.months()]


def near(number, true, by=12):
    """Whether what is shown is the true number counted in fives. One rounding is off by four at most, a sum of some by a little more."""
    return (number is None and true <= by) or (number is not None and number > 0 and number % 5 == 0 and abs(number - true) <= by)


def check(shown, true, least_shown):
    """What is shown is nearly true and no small number; and enough is shown for the check to mean something."""
    for key, number in shown.items():
        assert near(number, true[key]), (key, number, true[key])
    assert sum(number is not None for number in shown.values()) >= least_shown


def test_how_far_conversations_came(world, period):
    figures, _, source, told = world
    told = within(told, period)
    true = {"total": len(told), "reached": sum(t.reached for t in told), "opened": sum(bool(t.opened) for t in told),
            "answered": sum(t.helped is not None for t in told), "helped": sum(t.helped is True for t in told),
            "not_helped": sum(t.helped is False for t in told)}
    names = {WORDS["steps"][key]: key for key in true}
    shown = {names[row.values[0]]: row.values[1] for row in figures.funnel(source, period, WORDS).rows}
    check(shown, true, 3)
    for line in figures.headlines(source, period):
        assert near(line.count, true[line.key])


def test_the_time_to_the_first_offer(world, period):
    figures, _, source, told = world
    seconds = [t.seconds for t in within(told, period) if t.reached]
    assert figures.seconds(source, period) == pytest.approx(median(seconds), abs=0.2)


def test_where_people_left(world, period):
    figures, _, source, told = world
    true = Tally(f"at_{t.last_question}" for t in within(told, period) if not t.reached)
    names = {text: end for end, text in WORDS["left_at"].items()}
    check({names[row.values[0]]: row.values[1] for row in figures.left(source, period, WORDS).rows}, true, 1)


def test_each_month_of_the_course(world, period):
    figures, _, source, told = world
    for row in figures.by_month(source, period, WORDS).rows:
        month = next(m for m in source.calendar.months if WORDS.short_month(m) == row.values[0])
        here = [t for t in told if t.month == month.id]
        true = (len(here), sum(t.reached for t in here), sum(bool(t.opened) for t in here), sum(t.helped is True for t in here))
        assert all(near(number, real) for number, real in zip(row.values[1:], true)) and abs(row.values[1] - true[0]) < 5


def test_who_came_and_whether_something_fitted(world, period):
    figures, _, source, told = world
    told = within(told, period)
    true = Tally()
    for t in told:
        true.update([("Language", WORDS.label("language", t.language)), ("For whom", WORDS.label("who", t.who)),
                     ("Way in", WORDS.label("channel", "site")), ("Beginning", WORDS.label("entry", t.entry))])
    check({row.values[:2]: row.values[2] for row in figures.came(source, period, WORDS).rows}, true, 3)
    fits = {"fitting": sum(t.reached and not t.nothing for t in told), "nothing": sum(t.reached and t.nothing for t in told),
            "relaxed": sum(t.reached and t.nothing and t.relaxed for t in told), "stayed": sum(t.reached and t.nothing and not t.relaxed for t in told)}
    names = {text: key for key, text in WORDS["fits"].items()}
    check({names[row.values[0]]: row.values[1] for row in figures.fits(source, period, WORDS).rows}, fits, 2)


def test_what_became_of_the_questions(world, period):
    figures, _, source, told = world
    told, true = within(told, period), {}
    shown = {}
    for question, row in zip(QUESTIONS, figures.answers(source, period, WORDS).rows):
        states = Tally(t.states.get(question) for t in told)
        for key, number in zip(("touched", "told", "open", "answered", "skipped", "corrected"), row.values[1:]):
            shown[question, key] = number
            true[question, key] = sum(count for state, count in states.items() if state) if key == "touched" else states[key]
    check(shown, true, 8)


def test_what_was_not_understood(world, period):
    figures, _, source, told = world
    true = Tally(miss for t in within(told, period) for miss in t.misses)
    labelled = {(WORDS.label("intent", intent), WORDS["questions"][question]): count for (intent, question), count in true.items()}
    shown = {row.values[:2]: row.values[2] for row in figures.misses(source, period, WORDS).rows}
    check(shown, labelled, 0)
    assert period.kind != "all" or len(shown) > 5


def test_between_which_readings_it_stood(world, period):
    figures, _, source, told = world
    true = Tally((WORDS.label("intent", intent), WORDS.label("intent", nearly)) for t in within(told, period) for intent, _, nearly in t.pairs)
    shown = {row.values[:2]: row.values[2] for row in figures.pairs(source, period, WORDS).rows}
    check(shown, true, 0)
    assert period.kind != "all" or len(shown) > 3


def test_what_stood_in_the_way(world, period):
    figures, _, source, told = world
    there = [t for t in within(told, period) if t.reached and t.nothing]
    names = {WORDS.label("obstacle", facet) if facet else WORDS["no_obstacle"]: facet for facet in (*OBSTACLES, None)}
    shown, true = {}, {}
    for row in figures.obstacles(source, period, WORDS).rows:
        mine = [t for t in there if t.obstacle == names[row.values[0]]]
        shown |= {(row.values[0], key): number for key, number in zip(("count", "relaxed", "stayed"), row.values[1:])}
        true |= {(row.values[0], "count"): len(mine), (row.values[0], "relaxed"): sum(t.relaxed for t in mine),
                 (row.values[0], "stayed"): sum(not t.relaxed for t in mine)}
    check(shown, true, 0)
    assert period.kind != "all" or sum(number is not None for number in shown.values()) > 4


def test_danger_by_language_and_hour(world, period):
    figures, _, source, told = world
    true = Tally((WORDS.label("language", t.language), t.level) for t in within(told, period))
    levels = ("none", "concern", "acute")
    shown = {(row.values[0], level): number for row in figures.levels(source, period, WORDS).rows[:-1] for level, number in zip(levels, row.values[1:])}
    check(shown, true, 1)
    year = period if period.kind == "all" else period.within("year")
    by_hour = Tally((f"{t.hour // 3 * 3:02d}–{(t.hour // 3 * 3 + 3) % 24:02d}", t.level) for t in within(told, year))
    shown = {(row.values[0], level): number for row in figures.hours(source, period, WORDS).rows for level, number in zip(levels, row.values[1:])}
    check(shown, by_hour, 10)
    assert sum(number is not None for (_, level), number in shown.items() if level != "none") > (8 if year.id != "2026" else 3), "what the table is for"


def test_what_was_asked_for(world, period):
    _, need, source, told = world
    true = Tally((t.setting, t.topic, t.region) for t in within(told, period) if t.topic)
    found = need.demand(source, period)
    check({each[:3]: each.asked for each in found}, true, 0)
    assert period.kind != "all" or len(found) > 20
    assert len({each[:3] for each in found}) == len(found)
    listed = {each[:3] for each in found}
    assert all(cell in listed for cell, count in true.items() if count >= 17), "what is asked often stands in a line"
    total, rest = need.unlisted(source, period)
    assert abs(total - sum(true.values())) <= 20 and total - rest == sum(each.asked for each in found)


def test_fitting_offers_are_counted_from_their_fields(world, house):
    _, need, source, _ = world
    from index.gazetteer import load_gazetteer

    for each in need.demand(source, read_period("all"))[::7]:
        fitting = [offer for offer in house.catalogue.offers() if each.topic in offer.topics and offer.country == each.region[:2]
                   and (not offer.settings or each.setting is None or each.setting in offer.settings)
                   and (len(each.region) == 2 or offer.country in offer.region
                        or not any(load_gazetteer().region_of(area, offer.country) for area in offer.region)
                        or each.region in [load_gazetteer().region_of(area, offer.country) for area in offer.region])]
        assert each.offers == len(fitting)


def test_what_became_of_the_offers(world, period, house):
    _, need, source, told = world
    told = within(told, period)
    names = {offer.id: (offer.name, offer.country) for offer in house.catalogue.offers()}
    true = {key: Tally(names[id] for t in told for id in getattr(t, attribute)) for key, attribute in
            (("shown", "shown"), ("opened", "opened"), ("contacted", "ways"), ("nobody", "nobody"), ("wrong", "wrong"))}
    found = need.offers_table(source, period, WORDS)
    for row in found.rows:
        for key, number in zip(("shown", "opened", "contacted", "nobody", "wrong"), row.values[2:7]):
            assert near(number, true[key][row.values[:2]])
    assert period.kind != "all" or sum(row.values[3] is not None for row in found.rows) > 30


def test_what_a_check_found_stands_behind_reports_and_before_what_is_only_old(world, house):
    counter, offers = world[1]._counter, house.catalogue.offers()
    reported = {id for t in world[3] for id in t.wrong}
    rest = [offer.id for offer in offers if offer.id not in reported]
    findings = {rest[0]: [Finding(rest[0], "https://x.example/", "link_gone", date(2026, 3, 1))],
                rest[1]: [Finding(rest[1], "+49 30 1", "reported_number", date(2026, 3, 1))]}
    rows = Need(counter, lambda: offers, lambda: findings).work_list(world[2], WORDS, date(2026, 3, 31)).rows
    at = {row.link.rpartition("/")[2]: (number, row.values[1]) for number, row in enumerate(rows)}
    assert at[rest[1]] == (at[rest[1]][0], WORDS["why"]["reported_number"]) and at[rest[0]][1] == WORDS["why"]["link_gone"]
    assert at[rest[1]][0] <= len(reported) < len(rows) - 1 and at[rest[0]][0] == len(reported) + 1


def test_who_was_reported_is_to_be_checked_first(world, house):
    _, need, source, told = world
    reported = {id for t in told for id in t.wrong}
    names = [row.values[0] for row in need.work_list(source, WORDS, date(2026, 3, 31)).rows]
    first = {offer.name for offer in house.catalogue.offers() if offer.id in reported}
    assert first and set(names[:len(reported)]) == first


def test_the_gap_counts_kinds_of_help_beside_offers(world, house):
    counter, source, offers = world[1]._counter, world[2], house.catalogue.offers()
    one = Clusters({}, {offer.id: "the same" for offer in offers})
    period = read_period("all")
    for together, alone in zip(Need(counter, lambda: offers, dict, lambda: one).demand(source, period),
                               Need(counter, lambda: offers, dict).demand(source, period)):
        assert together.kinds == min(together.offers, 1) and alone.kinds == alone.offers


def test_what_is_missing_most_is_said_of_enough_lines_alone(world, house):
    from types import SimpleNamespace

    from bot.desk.conclusions import ENOUGH, conclusions, missing_most
    from bot.desk.need import LEAST

    figures, need, source, told = world
    desk = SimpleNamespace(figures=figures, need=need)
    for period, enough in ((read_period("2025"), True), (read_period("2026-01"), False)):
        lines, said = need.demand(source, period), conclusions(desk, source, period, WORDS)
        assert (len(lines) >= ENOUGH) == enough == any("missing most:" in line for line in said)
        total, rest = need.unlisted(source, period)
        assert any(f"{WORDS.number(rest)} of {WORDS.number(total)}" in line for line in said)
        assert all(each.asked >= LEAST for each in lines)
    assert missing_most(need.demand(source, read_period("2025"))[:ENOUGH - 1], WORDS) == []


def test_a_chart_without_any_number_is_not_drawn(world):
    from dataclasses import replace

    from bot.desk.charts import drawable
    from bot.desk.table import Row

    drawn = world[0].hours(world[2], read_period("2025"), WORDS)
    assert drawable(drawn) and not drawable(replace(drawn, rows=tuple(Row((row.values[0], 5, None, None)) for row in drawn.rows)))


def test_nothing_stands_beside_a_period_that_is_not_over(world):
    figures, _, source, _ = world
    assert all(line.before is None and line.change is None for line in figures.headlines(source, read_period("2026")))
    assert all(line.before and line.change is not None for line in figures.headlines(source, read_period("2025-Q3"))[:2])
