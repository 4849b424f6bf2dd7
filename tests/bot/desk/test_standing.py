"""Pages show figures that stood a moment ago, and newer ones are worked out beside them: nobody waits for a conversation that goes on."""
from __future__ import annotations

import threading
from datetime import date

import pytest

from bot.desk.counts import Source
from bot.desk.demo import played, scripts
from bot.desk.desk import TABLES, Desk
from bot.desk.keeping import Keeper
from bot.desk.period import Period
from bot.desk.standing import LATEST, SOON, Standing
from bot.desk.words import load_words
from index.catalogue import Catalogue, open_engine


class Counting:
    """A record that grows by hand."""

    def __init__(self):
        self.there, self.kept = {}, None

    def sources(self):
        return dict(self.there)

    def grow(self, to, made=0):
        self.there[made] = Source(made, (to,), 24300, 24310)

    def keep_only(self, sources):
        self.kept = sources


@pytest.fixture
def world():
    """(the record, what was drawn, the hands of the clock, what stands)"""
    counting, drawn, now = Counting(), [], [1000.0]
    return counting, drawn, now, Standing(counting, lambda source: drawn.append(source.version), lambda: now[0])


def shown(standing):
    return {made: source.version[0] for made, source in standing.sources().items()}


def test_the_first_figures_are_those_of_now_and_all_are_worked_out_beside_them(world):
    counting, drawn, _, standing = world
    assert shown(standing) == {}
    counting.grow(10)
    assert shown(standing) == {0: 10}, "the first conversation is seen at once"
    standing.settle()
    assert drawn == [(10,)]


def test_for_a_minute_what_was_shown_stands(world):
    counting, drawn, now, standing = world
    counting.grow(10)
    standing.sources()
    standing.settle()
    for to in range(11, 20):
        counting.grow(to)
        now[0] += SOON / 10
        assert shown(standing) == {0: 10}
    assert drawn == [(10,)]
    now[0] += SOON
    assert shown(standing) == {0: 10}, "nobody waits for the newer ones"
    standing.settle()
    assert shown(standing) == {0: 19} and drawn == [(10,), (19,)]
    assert {source.version for source in counting.kept} == {(10,), (19,)}, "a page that is being drawn may still be at those before"


def test_nobody_sees_what_is_older_than_an_hour(world):
    counting, _, now, standing = world
    counting.grow(10)
    standing.sources()
    standing.settle()
    counting.grow(11)
    now[0] += LATEST + 1
    assert shown(standing) == {0: 11}


def test_a_record_that_does_not_change_does_not_grow_old(world):
    counting, drawn, now, standing = world
    counting.grow(10)
    standing.sources()
    standing.settle()
    for _ in range(5):
        now[0] += LATEST
        assert shown(standing) == {0: 10}
    counting.grow(11)
    now[0] += SOON / 2
    assert shown(standing) == {0: 10} and drawn == [(10,)]


def test_made_up_figures_come_and_go_at_once(world):
    counting, _, _, standing = world
    counting.grow(10)
    standing.sources()
    counting.grow(500, made=1)
    assert shown(standing) == {0: 10, 1: 500}
    del counting.there[1]
    assert shown(standing) == {0: 10}


def test_one_at_a_time_is_worked_out(world):
    counting, _, now, _ = world
    begun, go_on = [], threading.Event()

    def draw(source):
        begun.append(source.version)
        go_on.wait(30)

    standing = Standing(counting, draw, lambda: now[0])
    counting.grow(10)
    standing.sources()
    for to in range(11, 15):
        counting.grow(to)
        now[0] += SOON + 1
        standing.sources()
    go_on.set()
    standing.settle()
    assert begun == [(10,)]


def test_what_cannot_be_worked_out_leaves_what_stood(world):
    counting, _, now, _ = world

    def draw(source):
        if source.version == (11,):
            raise OSError("the disk is gone")

    standing = Standing(counting, draw, lambda: now[0])
    counting.grow(10)
    standing.sources()
    standing.settle()
    counting.grow(11)
    now[0] += SOON + 1
    standing.sources()
    standing.settle()
    assert shown(standing) == {0: 10}
    counting.grow(12)
    standing.settle()
    now[0] += SOON + 1
    standing.sources()
    standing.settle()
    assert shown(standing) == {0: 12}


def test_figures_of_before_are_not_those_of_a_record_that_has_grown(house, tmp_path):
    """While newer figures are worked out, a page is drawn from those of before: another month has begun since, and more people came."""
    engine, offers, words = open_engine(f"sqlite:///{tmp_path}/desk.db"), house.catalogue.offers(), load_words()["en"]
    desk = Desk(engine)
    Catalogue(engine).import_offers(offers)

    def told(count, last):
        with engine.begin() as connection:
            Keeper().add_made(connection, [played(script) for script in scripts(count, 1, last, offers)])

    def course(source):
        return [desk.table(name, source, Period("all"), words) for name in ("funnel", "came", "need", "offers")]

    told(400, date(2025, 9, 30))
    before = desk.sources()[1]
    desk.standing.settle()
    drawn = course(before)
    told(400, date(2025, 12, 31))
    assert desk.sources()[1] == before and course(before) == drawn
    now = desk.counter.sources()[1]
    assert now.last_month == before.last_month + 3 and course(now) != drawn and course(before) == drawn
    late = Source(before.made, (0,), before.first_month, before.last_month)  # nothing of it was worked out yet
    for name in (name for names in TABLES.values() for name in names):
        desk.table(name, late, Period("all"), words)
