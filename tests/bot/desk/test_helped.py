"""What helped, at the desk: counted by closed ids alone, the same answers however they come, and nothing small."""
from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from sqlalchemy import select

from bot.desk.answers import ANSWERS, PAGES, PageAnswers, made_answers, replace_made
from bot.desk.demo import played, scripts
from bot.desk.desk import Desk
from bot.desk.keeping import Keeper
from bot.desk.period import read_period
from bot.desk.record import Record
from bot.desk.small import SMALLEST
from bot.desk.tables import answers, create_tables, offers
from bot.desk.words import LANGUAGES, load_words
from index.catalogue import Catalogue, open_engine

DAY, WORDS = date(2026, 3, 31), load_words()["en"]


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    create_tables(engine)
    return engine


def rows(engine):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(answers).order_by(*answers.primary_key))]


def test_an_answer_is_kind_offer_language_and_day_and_is_counted_up(engine):
    kept = PageAnswers(engine)
    for _ in range(3):
        kept.add("offer", "de-telefonseelsorge", "de", "yes", DAY)
    kept.add("home", "", "sv", "no", DAY)
    assert rows(engine) == [("home", "", "sv", "2026-03-31", "no", 0, "2026-03", 1),
                            ("offer", "de-telefonseelsorge", "de", "2026-03-31", "yes", 0, "2026-03", 3)]
    assert [column.name for column in answers.columns] == ["page", "offer", "language", "day", "answer", "made", "month", "times"]


@pytest.mark.parametrize("page, offer, answer", [("chat", "", "yes"), ("home", "de-x", "yes"), ("offer", "", "yes"), ("home", "", "Ich bin traurig"),
                                                 ("x" * 99, "", "no")])
def test_nothing_else_is_kept(engine, page, offer, answer):
    with pytest.raises(ValueError):
        PageAnswers(engine).add(page, offer, "de", answer, DAY)
    assert rows(engine) == []


@pytest.fixture(scope="module")
def filled(house, tmp_path_factory):
    """A made year with its answers, and all that was made of them."""
    path = tmp_path_factory.mktemp("helped") / "desk.db"
    engine, catalogue = open_engine(f"sqlite:///{path}"), house.catalogue.offers()
    desk = Desk(engine)
    Catalogue(engine).import_offers(catalogue)
    given = made_answers(6000, 4, DAY, [offer.id for offer in catalogue])
    with engine.begin() as connection:
        Keeper().add_made(connection, [played(script) for script in scripts(1500, 4, DAY, catalogue)])
        replace_made(connection, given)
        replace_made(connection, given)  # in the place of the first
    return desk, path, given


def test_equal_seeds_give_equal_answers(filled, house):
    _, _, given = filled
    ids = [offer.id for offer in house.catalogue.offers()]
    assert given == made_answers(6000, 4, DAY, ids) != made_answers(6000, 5, DAY, ids) and sum(row["times"] for row in given) == 6000
    assert {row["page"] for row in given} <= set(PAGES) and {row["answer"] for row in given} == set(ANSWERS)


def test_the_pages_say_what_was_answered_and_nothing_small(filled):
    desk, path, given = filled
    source = desk.counter.sources()[1]
    table = desk.table("helped_pages", source, read_period("all"), WORDS)
    names = {WORDS["pages"][page]: page for page in (*PAGES, "all")}
    assert [names[row.values[0]] for row in table.rows][-1] == "all" and table.rows[-1].values[1] == 6000
    for label, *figures in (row.values for row in table.rows):
        page = names[label]
        true = [sum(row["times"] for row in given if page in (row["page"], "all") and answer in (row["answer"], "all")) for answer in ("all", *ANSWERS)]
        off = 20 if page == "all" else 10
        assert all((figure or 0) % SMALLEST == 0 and abs((figure or 0) - number) <= off for figure, number in zip(figures, true)), label
        assert figures[0] == sum(figure or 0 for figure in figures[1:]), "they add up"
    for period in ("2025-11", "2026-Q1", "2025", "2026"):
        shown = desk.table("helped_pages", source, read_period(period), WORDS).rows
        assert all(figure is None or figure % SMALLEST == 0 for row in shown for figure in row.values[1:])


def test_offers_have_the_answers_of_their_pages_and_of_conversations(filled):
    desk, path, given = filled
    source, period = desk.counter.sources()[1], read_period("2025")
    table = desk.table("helped_offers", source, period, WORDS)
    assert table.rows == desk.table("helped_offers", source, read_period("2025-06"), WORDS).rows  # the whole year in which the month lies
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        said = dict(((offer, helped), count) for offer, helped, count in connection.execute(
            "select offer, helped, count(*) from record_offers where helped is not null and month like '2025%' group by offer, helped"))
    assert sum(said.values()) > 50
    ids = {row.link.rpartition("/")[2]: row for row in table.rows}
    assert len(ids) > 5
    for id, row in ids.items():
        mine = [each for each in given if each["offer"] == id and each["day"].startswith("2025")]
        pages = [sum(each["times"] for each in mine if each["answer"] == answer) for answer in ANSWERS]
        true = [*pages, said.get((id, "yes"), 0), said.get((id, "no"), 0)]
        assert all((figure or 0) % SMALLEST == 0 and abs((figure or 0) - number) <= 10 for figure, number in zip(row.values[1:], true)), id


def test_real_answers_and_made_ones_stand_apart(engine, house):
    desk = Desk(engine)
    with engine.begin() as connection:
        Keeper().add_made(connection, [played(script) for script in scripts(50, 4, DAY, house.catalogue.offers())])
    for _ in range(7):
        PageAnswers(engine).add("home", "", "de", "yes", date(2026, 5, 1))
    assert set(desk.counter.sources()) == {1}, "answers alone do not hide what was made up to be looked at"
    assert desk.table("helped_pages", desk.counter.sources()[1], read_period("all"), WORDS).rows == ()


def test_a_new_answer_is_seen_at_once_even_in_a_month_without_conversations(engine, house):
    desk, keeper = Desk(engine), Keeper()
    with engine.begin() as connection:
        keeper.add_made(connection, [played(script) for script in scripts(50, 4, DAY, house.catalogue.offers())])
        replace_made(connection, [])
    before = desk.counter.sources()[1]
    with engine.begin() as connection:
        replace_made(connection, [{"page": "home", "offer": "", "language": "de", "day": "2026-07-01", "answer": "yes", "made": 1, "times": 9}])
    source = desk.counter.sources()[1]
    assert source != before and source.last_month == before.last_month + 4
    shown = desk.table("helped_pages", source, read_period("2026-07"), WORDS).rows
    assert shown and all(row.values[1] == 10 for row in shown), "nine, counted in fives"


def test_what_is_said_in_a_conversation_is_noted_at_its_offer_once(engine, house):
    script = next(script for script in scripts(300, 4, DAY, house.catalogue.offers()) if any("helped" in turn.slots for turn in script.turns))
    record = played(script)
    (id,) = [offer for offer, note in record.offers.items() if note.helped]
    assert record.offers[id].helped == ("yes" if record.ended == "helped" else "no") and record.offers[id].opened == 1
    with engine.begin() as connection:
        Keeper().add_made(connection, [record])
        assert connection.execute(select(offers.c.helped).where(offers.c.offer == id)).scalar() == record.offers[id].helped
    assert Record.begun(0.0, "DE").offers == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_name_in_every_language(language):
    assert set(load_words()[language]["pages"]) == {*PAGES, "all"}
