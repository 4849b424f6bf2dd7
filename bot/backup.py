"""A copy of the database that can be kept, taken while Lotse runs, and the way back."""
from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url


class BackupError(Exception):
    """There is no copy, or nothing was restored; the message says why and what to do."""


def back_up(url: str, target: Path) -> int:
    """Write the database into a new file, whole or not at all; returns its bytes. Raises BackupError."""
    source = _file_of(url)
    if not source.is_file():
        raise BackupError(f"There is no database at {source}: start Lotse or run `lotse offers import` first.")
    if target.exists():
        raise BackupError(f"{target} is there already: name another file, so that no backup is lost.")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(source, timeout=30)) as old, closing(sqlite3.connect(draft)) as new:
            old.backup(new)  # SQLite's own: pages that are written meanwhile are copied again
            new.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
            _check(new, target)
        os.replace(draft, target)
    except (sqlite3.Error, OSError) as error:
        raise BackupError(f"The backup could not be written ({error}). {target} was not made.") from error
    finally:
        draft.unlink(missing_ok=True)
    return target.stat().st_size


def restore(url: str, source: Path) -> None:
    """Put a backup in the place of what the database holds. Raises BackupError; then the database is as it was."""
    target = _file_of(url)
    if not source.is_file():
        raise BackupError(f"There is no backup at {source}.")
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as old:
            _check(old, source)
            target.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(target, timeout=5)) as new:
                old.backup(new)  # in one transaction
                new.execute("PRAGMA journal_mode=WAL")
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{source} could not be restored ({error}). If Lotse runs, stop it first; the database is as it was.") from error


def _check(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise BackupError(f"{path} is damaged ({found}): take another backup.")
    if not connection.execute("select 1 from sqlite_master where name = 'offers'").fetchone():
        raise BackupError(f"{path} is no database of Lotse: it has no offers.")


def _file_of(url: str) -> Path:
    """The file of a SQLite database. Raises BackupError for any other."""
    parsed = make_url(url)
    if not parsed.drivername.startswith("sqlite"):
        raise BackupError("PostgreSQL has its own backup: pg_dump --format=custom --file=lotse.dump and the address of the database; "
                          "docs/deploy.md has the way back.")
    if not parsed.database or parsed.database == ":memory:":
        raise BackupError("LOTSE_DATABASE_URL is a database in memory: there is nothing to keep.")
    return Path(parsed.database)
