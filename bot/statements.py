"""Statements as they stand: SQL that SQLite and PostgreSQL both read, run without anything that SQLAlchemy makes of one first."""
from __future__ import annotations

from functools import lru_cache
from typing import Any, Sequence, Tuple

from sqlalchemy.engine import Connection


def run(connection: Connection, sql: str, *values: Any) -> Any:
    """The result of a statement with a `?` for each of the values; its text holds no other question mark and no per cent sign.
    SQLAlchemy looks a statement of its own up, and prepares its values, for longer than SQLite takes to run it."""
    return connection.exec_driver_sql(_for(sql, connection.dialect.paramstyle), values)


def run_for_each(connection: Connection, sql: str, rows: Sequence[Tuple[Any, ...]]) -> None:
    """The same statement for several rows of values."""
    connection.exec_driver_sql(_for(sql, connection.dialect.paramstyle), list(rows))


@lru_cache(maxsize=256)
def insert(table: str, columns: Tuple[str, ...], rows: int = 1) -> str:
    """So many rows in one statement."""
    places = f"({', '.join('?' * len(columns))})"
    return f"insert into {table} ({', '.join(columns)}) values {', '.join([places] * rows)}"


@lru_cache(maxsize=1024)
def _for(sql: str, paramstyle: str) -> str:
    return sql if paramstyle == "qmark" else sql.replace("?", "%s")
