"""The messages that may be looked at, as the database has them: redacted, of no conversation, and for some days only."""
from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Dict, Iterator, List, Mapping, Optional

from sqlalchemy import Column, MetaData, String, Table, delete, insert, select, update
from sqlalchemy.engine import Connection, Engine

LONGEST = 500  # characters; a longer message tells too much of somebody, and teaches little
LABELS = ("intent", "topic", "who", "setting")
metadata = MetaData()

# The key is drawn by lot, and the day is all that is kept of the time, so that no row leads to a conversation or its record.
kept = Table(
    "review_messages", metadata,
    Column("key", String(24), primary_key=True), Column("kept_on", String(10), nullable=False, index=True), Column("language", String(3), nullable=False),
    Column("text", String(2 * LONGEST), nullable=False),
    *(Column(f"read_{label}", String(40)) for label in LABELS),  # what Lotse took it for
    *(Column(label, String(40)) for label in LABELS),  # what it meant, as an editor says; without an intent it waits
)


@dataclass(frozen=True)
class Reading:
    """Ids of the closed vocabulary; None where nothing was said."""

    intent: Optional[str] = None
    topic: Optional[str] = None
    who: Optional[str] = None
    setting: Optional[str] = None


@dataclass(frozen=True)
class Kept:
    """A redacted message. `meant` is None as long as nobody said what it means."""

    key: str
    kept_on: str
    language: str
    text: str
    read: Reading
    meant: Optional[Reading]


class ReviewBook:
    """Keeps, shows, labels and throws away. What goes leaves nothing in the file of SQLite either."""

    def __init__(self, engine: Engine) -> None:
        metadata.create_all(engine)
        self._engine = engine

    def keep(self, text: str, language: str, read: Reading, today: Optional[date] = None) -> None:
        """Take a message in that is redacted already. Raises SQLAlchemyError."""
        row = {"key": secrets.token_urlsafe(12), "kept_on": (today or date.today()).isoformat(), "language": language, "text": text,
               **{f"read_{label}": value for label, value in asdict(read).items()}}
        with self._writing() as connection:
            connection.execute(insert(kept), row)

    def all(self) -> List[Kept]:
        """Those that wait first, then those that were labelled; the oldest first."""
        with self._engine.connect() as connection:
            rows = [_kept(row) for row in connection.execute(select(kept).order_by(kept.c.kept_on, kept.c.key)).mappings()]
        return sorted(rows, key=lambda row: row.meant is not None)

    def label(self, key: str, meant: Reading) -> bool:
        """Say what a message meant; False where it is gone."""
        with self._writing() as connection:
            return bool(connection.execute(update(kept).where(kept.c.key == key).values(asdict(meant))).rowcount)

    def throw_away(self, key: str) -> bool:
        return self._delete(kept.c.key == key) > 0

    def expire(self, days: int, today: Optional[date] = None) -> int:
        """Delete what is older; 0 days: all of it. Returns how many."""
        limit = (today or date.today()) - timedelta(days=days)
        return self._delete(kept.c.kept_on <= limit.isoformat() if days else kept.c.key.is_not(None))

    def _delete(self, which: Any) -> int:
        with self._engine.connect() as connection:
            if not connection.execute(select(kept.c.key).where(which).limit(1)).first():
                return 0
        with self._writing() as connection:
            gone = int(connection.execute(delete(kept).where(which)).rowcount)
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:  # the log of changes still has them: it is emptied
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":  # what a row leaves behind is overwritten with zeros
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
            yield connection
            connection.commit()


def as_example(message: Kept) -> Dict[str, Any]:
    """A line in the form of `nlu/examples/*/messages*.jsonl`."""
    meant = message.meant or message.read
    topics = [meant.topic] if meant.topic else None
    line = {"text": message.text, "who": meant.who or "unknown", "setting": meant.setting, "topics": topics, "intent": meant.intent, "kind": "review"}
    return {key: value for key, value in line.items() if value is not None}


def _kept(row: Mapping[str, Any]) -> Kept:
    read = Reading(*(row[f"read_{label}"] for label in LABELS))
    meant = Reading(*(row[label] for label in LABELS)) if row["intent"] else None
    return Kept(row["key"], row["kept_on"], row["language"], row["text"], read, meant)
