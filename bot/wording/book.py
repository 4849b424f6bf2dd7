"""The book: everything editors wrote at the desk, as versions that are only ever added to; the newest of an entry counts."""
from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any, Dict, List, NamedTuple, Optional

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, and_, func, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

metadata = MetaData()
# `before` and `after` are JSON, empty where nothing stands: for words, the shipped text holds then. `step` counts the versions
# of an entry, so that of two who change the same at the same moment one is told.
versions = Table(
    "wording_versions", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("entry", String(200), nullable=False), Column("step", Integer, nullable=False),
    Column("before", Text, nullable=False), Column("after", Text, nullable=False),
    Column("at", String(25), nullable=False), Column("by", String(60), nullable=False), Column("undoes", Integer),
    UniqueConstraint("entry", "step"), Index("wording_versions_by_entry", "entry", "number"),
)


class Overtaken(Exception):
    """Somebody else has changed the entry in between."""


class Missing(Exception):
    """There is no such version."""


class Version(NamedTuple):
    """One change; None before or after means that nothing stood there."""

    number: int
    entry: str
    step: int
    before: Any
    after: Any
    at: str
    by: str
    undoes: Optional[int]


class Book:
    """Entries are named KIND:KEY, such as words:phrases/de/greeting, emergency:SE or notice:3."""

    def __init__(self, engine: Engine) -> None:
        metadata.create_all(engine)
        self._engine = engine

    def revision(self) -> int:
        """Grows with every change."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.max(versions.c.number))).scalar() or 0)

    def entries(self) -> Dict[str, Version]:
        """The newest version of every entry; one whose `after` is None was taken back."""
        newest = select(versions.c.entry, func.max(versions.c.number).label("number")).group_by(versions.c.entry).subquery()
        rows = select(versions).join(newest, and_(versions.c.number == newest.c.number)).order_by(versions.c.number)
        with self._engine.connect() as connection:
            return {row["entry"]: _version(row) for row in connection.execute(rows).mappings()}

    def newest(self, entry: str) -> Optional[Version]:
        with self._engine.connect() as connection:
            row = connection.execute(select(versions).where(versions.c.entry == entry).order_by(versions.c.number.desc()).limit(1)).mappings().first()
        return _version(row) if row else None

    def put(self, entry: str, value: Any, by: str, step: int, undoes: Optional[int] = None) -> int:
        """Adds a version; `step` is that of the version the editor saw (0: none). None takes the entry back. Raises Overtaken."""
        last = self.newest(entry)
        if (last.step if last else 0) != step:
            raise Overtaken(entry)
        row = {"entry": entry, "step": step + 1, "before": _written(last.after if last else None), "after": _written(value),
               "at": datetime.now(timezone.utc).isoformat(timespec="seconds"), "by": by, "undoes": undoes}
        try:
            with self._engine.begin() as connection:
                return int(connection.execute(insert(versions).values(row)).inserted_primary_key[0])
        except IntegrityError:
            raise Overtaken(entry) from None

    def version(self, number: int) -> Version:
        """Raises Missing."""
        with self._engine.connect() as connection:
            row = connection.execute(select(versions).where(versions.c.number == number)).mappings().first()
        if row is None:
            raise Missing(number)
        return _version(row)

    def undo(self, number: int, by: str) -> Version:
        """Puts back what stood before a version, which has to be the newest of its entry. Raises Missing, Overtaken."""
        undone = self.version(number)
        self.put(undone.entry, undone.before, by, undone.step, number)
        return undone

    def versions(self, start: str = "", count: int = 50) -> List[Version]:
        """The newest first; of the entries whose name begins so."""
        rows = select(versions).where(versions.c.entry.startswith(start, autoescape=True)).order_by(versions.c.number.desc()).limit(count)
        with self._engine.connect() as connection:
            return [_version(row) for row in connection.execute(rows).mappings()]


def _version(row: Any) -> Version:
    return Version(**{**row, "before": json.loads(row["before"] or "null"), "after": json.loads(row["after"] or "null")})


def _written(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
