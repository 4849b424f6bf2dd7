"""The SQL views hold what the desk shows, and nothing small."""
from __future__ import annotations

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from bot.desk.answers import made_answers, replace_made
from bot.desk.demo import played, scripts
from bot.desk.desk import Desk
from bot.desk.keeping import Keeper
from bot.desk.period import read_period
from bot.desk.views import NAMES, draw
from bot.desk.words import load_words
from index.catalogue import Catalogue, open_engine


@pytest.fixture(scope="module")
def drawn(house, tmp_path_factory):
    path = tmp_path_factory.mktemp("views") / "desk.db"
    engine, offers = open_engine(f"sqlite:///{path}"), house.catalogue.offers()
    desk = Desk(engine)
    Catalogue(engine).import_offers(offers)
    with engine.begin() as connection:
        Keeper().add_made(connection, [played(script) for script in scripts(4000, 2, date(2026, 3, 31), offers)])
        replace_made(connection, made_answers(4000, 2, date(2026, 3, 31), [offer.id for offer in offers]))
    assert draw(desk) == draw(desk) > 1000, "drawing twice changes nothing"
    return desk, path


@pytest.mark.parametrize("name", NAMES)
def test_a_view_holds_what_the_page_shows(drawn, name):
    desk, path = drawn
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f"select * from desk_{name} where period = '2025'")]
        (small,) = connection.execute(f"select count(*) from desk_figures where page = '{name}' and figure not in ('offers', 'kinds') "
                                      "and (value < 5 or value % 5 > 0)").fetchone()
    table = desk.table(name, desk.counter.sources()[1], read_period("2025"), load_words()["en"])
    keys = [column.key for column in table.columns if column.kind in ("count", "plain")]
    shown = {tuple(value for value, column in zip(row.values, table.columns) if column.kind in ("count", "plain")) for row in table.rows}
    shown = {numbers for numbers in shown if any(number is not None for number in numbers)}
    assert {tuple(row[key] for key in keys) for row in rows} == shown and shown and small == 0


def test_the_views_are_those_of_the_document():
    text = (Path(__file__).parents[3] / "docs/desk.md").read_text("utf-8")
    assert {name for name in re.findall(r"`desk_(\w+)`", text) if name != "figures"} == set(NAMES)
