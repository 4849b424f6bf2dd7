"""A database of an earlier version becomes what this one needs, with all that is in it."""
from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from bot.migrations import newest, state, tables, upgrade
from index.catalogue import open_engine
from tests.server import ROOT, lotse

STATES = sorted(path.name.partition(".")[0] for path in (Path(__file__).parent / "states").glob("*.sqlite.sql"))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """An engine on a database without tables."""
    if request.param == "sqlite":
        yield open_engine(f"sqlite:///{tmp_path}/lotse.db")
        return
    postgres = request.getfixturevalue("postgres")
    server = create_engine(f"{postgres.url}/postgres", isolation_level="AUTOCOMMIT")
    name = f"state{abs(hash(request.node.name)) % 10**8}"
    with server.connect() as connection:
        connection.execute(text(f"create database {name}"))
    engine = open_engine(f"{postgres.url}/{name}")
    yield engine
    engine.dispose()
    server.dispose()


def put(engine, name):
    """The tables of an earlier version, as it made them, and rows."""
    folder = Path(__file__).parent / "states"
    written = [(folder / each).read_text("utf-8") for each in (f"{name}.{engine.dialect.name}.sql", f"{name}.rows.sql")]
    with engine.begin() as connection:
        for statement in filter(str.strip, "\n".join(written).split(";\n")):
            connection.exec_driver_sql(statement.replace("%", "%%"))


def differences(engine):
    """What Alembic would change about the database so that it is as the tables are described; columns and indexes alike."""
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), list(tables(events=True)))
    return [each for each in found if not (each[0] == "remove_table" and each[1].name == "alembic_version")]


def test_an_empty_database_gets_every_table(empty):
    assert upgrade(empty, events=True)
    assert differences(empty) == []
    with empty.connect() as connection:
        assert state(connection) == newest()
    assert upgrade(empty, events=True) == []


def test_no_table_is_forgotten():
    """Every table that a module describes is among those that are brought up to date."""
    written = [path.read_text("utf-8") for folder in ("bot", "index") for path in (ROOT / folder).rglob("*.py")]
    described = {name for text in written for name in re.findall(r'__tablename__ = "(\w+)"|\bTable\(\s*"(\w+)", metadata', text) for name in name if name}
    assert len(described) > 15
    assert described | {"events"} == {name for metadata in tables(events=True) for name in metadata.tables}


@pytest.mark.parametrize("name", STATES)
def test_an_earlier_state_becomes_this_one_and_keeps_its_rows(empty, name):
    """Where this fails for a column or an index that you added to a table: write a step in bot/migrations/versions."""
    put(empty, name)
    before = content(empty)
    assert sum(map(len, before.values())) >= 6 and differences(empty)
    assert upgrade(empty, events=True)
    assert differences(empty) == []
    after = content(empty)
    for table, rows in before.items():
        assert [{name: row[name] for name in rows[0]} for row in after[table]] == rows if rows else not after[table], table
    assert {row["reminded_on"] for row in after["partner_institutions"]} <= {""}


def content(engine):
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        return {name: [dict(row) for row in connection.execute(text(f'select * from "{name}" order by 1')).mappings()] for name in names}


def test_processes_that_start_together_take_turns(empty):
    put(empty, STATES[0])
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: upgrade(open_engine(empty.url.render_as_string(hide_password=False)), events=True), range(4)))
    assert sum(map(bool, done)) == 1 and differences(empty) == []


def test_what_fails_leaves_everything_as_it_was(empty, monkeypatch):
    put(empty, STATES[0])
    before = content(empty)

    def fail(*_):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(type(tables()[-1]), "create_all", fail)
    with pytest.raises(RuntimeError):
        upgrade(empty, events=True)
    assert content(empty) == before and {each[0] for each in differences(empty)} & {"add_column", "add_index"}


def test_the_command_says_what_it_did(tmp_path):
    path = tmp_path / "lotse.db"
    put(open_engine(f"sqlite:///{path}"), STATES[0])
    first, second = (lotse(path, "database", "upgrade") for _ in range(2))
    assert first.returncode == 0 and f"step {newest()}" in first.stderr
    assert second.returncode == 0 and "up to date" in second.stderr


def test_every_column_of_the_states_is_still_there(empty):
    """While replicas are upgraded one by one, the older ones go on reading and writing: steps only add."""
    put(empty, STATES[-1])
    before = {name: {each["name"] for each in inspect(empty).get_columns(name)} for name in inspect(empty).get_table_names()}
    upgrade(empty, events=True)
    for name, columns in before.items():
        assert columns <= {each["name"] for each in inspect(empty).get_columns(name)}
