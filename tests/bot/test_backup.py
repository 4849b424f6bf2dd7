"""What was backed up comes back: conversations, catalogue and accounts, from SQLite and from PostgreSQL."""
from __future__ import annotations

import re
import sqlite3
import subprocess
from contextlib import closing

import pytest

from bot.evaluation.engines import program
from tests.bot.conftest import with_offers
from tests.bot.replicas import SAID, begin, replica, say
from tests.server import Server, copy_database, lotse


def rows(path, table="offers"):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"select count(*) from {table}").fetchone()[0]


def test_a_conversation_goes_on_from_a_backup_that_was_taken_while_it_was_had(database, tmp_path):
    kept, backup = copy_database(database, tmp_path / "lotse.db"), tmp_path / "kept" / "backup.db"
    with Server(tmp_path, kept) as server:
        id = begin(server)
        say(server, id, SAID[0])
        done = lotse(kept, "backup", str(backup))
        assert done.returncode == 0 and "MB" in done.stderr, done.stderr
        before = server.client.get(f"/api/conversations/{id}").json()
        say(server, id, SAID[1])
    assert [path.name for path in backup.parent.iterdir()] == ["backup.db"]
    assert lotse(kept, "restore", str(backup)).returncode == 0
    with Server(tmp_path, kept) as server:
        assert server.client.get(f"/api/conversations/{id}").json() == before
        say(server, id, SAID[1])
    assert rows(kept) == rows(database) > 100


@pytest.mark.parametrize("spoil, said", [
    (lambda path: path.write_bytes(b"this is no database " * 300), "could not be restored"),
    (lambda path: path.unlink(), "no backup"),
    (lambda path: path.write_bytes(path.read_bytes()[:40_000] + b"\xff" * 20_000 + path.read_bytes()[60_000:]), "damaged|could not be restored"),
    (lambda path: sqlite3.connect(path).executescript("drop table offers"), "no database of Lotse"),
])
def test_what_is_no_backup_is_refused_and_changes_nothing(database, tmp_path, spoil, said):
    kept, backup = copy_database(database, tmp_path / "lotse.db"), copy_database(database, tmp_path / "backup.db")
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    spoil(backup)
    done = lotse(kept, "restore", str(backup))
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert re.search(said, done.stderr), done.stderr
    assert rows(kept) == rows(database)


def test_no_backup_is_written_over_and_other_databases_are_pointed_to_their_own(database, tmp_path):
    there = tmp_path / "there.db"
    there.write_text("precious")
    done = lotse(database, "backup", str(there))
    assert done.returncode == 2 and "is there already" in done.stderr and there.read_text() == "precious"
    done = lotse(tmp_path / "nothing.db", "backup", str(tmp_path / "new.db"))
    assert done.returncode == 2 and "no database" in done.stderr and not (tmp_path / "nothing.db").exists()
    done = lotse(database, "backup", str(tmp_path / "new.db"), LOTSE_DATABASE_URL="postgresql://lotse@localhost/lotse")
    assert done.returncode == 2 and "pg_dump" in done.stderr


def test_postgresql_comes_back_from_a_dump(database, postgres, redis, tmp_path):
    """As docs/deploy.md says it."""
    def sql(words, at="postgres"):
        subprocess.run([program("psql"), "--quiet", "--command", words, f"{postgres.url}/{at}"], check=True)

    sql("create database before")
    sql("create database after")
    before, after, dump = f"{postgres.url}/before", f"{postgres.url}/after", tmp_path / "lotse.dump"
    with_offers(before)
    with replica(tmp_path, before, redis.url) as server:
        id = begin(server)
        say(server, id, SAID[0])
        subprocess.run([program("pg_dump"), "--format=custom", f"--file={dump}", before], check=True)
        state = server.client.get(f"/api/conversations/{id}").json()
    subprocess.run([program("pg_restore"), "--clean", "--if-exists", f"--dbname={after}", dump], check=True)
    with replica(tmp_path, after, redis.url) as server:
        assert server.client.get(f"/api/conversations/{id}").json() == state
        say(server, id, SAID[1])
