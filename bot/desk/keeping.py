"""Keeping the record: read, written, deleted and cut from its conversation, within the transaction of whoever calls."""
from __future__ import annotations

from typing import Any, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from bot import statements
from bot.desk.record import COLUMNS, WAYS, Record
from bot.desk.tables import RECORD, conversations, misses, offers

_FIND = select(conversations.c.number, *(conversations.c[name] for name in COLUMNS)).where(
    conversations.c.conversation == bindparam("id"))
_BEGIN = insert(conversations)


def _put(table: Table, known: str, change: str) -> Tuple[str, Tuple[str, ...]]:
    """Insert a row, or `change` the one that is `known` by the same key: a statement that both databases read, and the columns in
    whose order it takes values."""
    columns = tuple(column.name for column in table.columns)
    return f"{statements.insert(table.name, columns)} on conflict ({known}) do update set {change}", columns


_NOTE = _put(offers, "number, offer", ", ".join((
    *(f"{name} = case when excluded.{name} = 1 then 1 else record_offers.{name} end" for name in ("opened", "nobody", "wrong")),
    "rank = case when record_offers.rank > 0 then record_offers.rank else excluded.rank end",
    "way = coalesce(record_offers.way, excluded.way)", "helped = coalesce(excluded.helped, record_offers.helped)")))
_MISS = _put(misses, "number, intent, question",
             "times = record_misses.times + excluded.times, nearly = coalesce(record_misses.nearly, excluded.nearly)")


class Known(NamedTuple):
    """The row of a record, whose `values` are those of COLUMNS."""

    number: int
    values: Tuple[Any, ...]


class Keeper:
    """`session` is a SQLAlchemy session or connection, of SQLite or PostgreSQL."""

    def hear(self, connection: Connection, id: str, events: Sequence[Any], tracker: Any, known: Optional[Known] = None) -> Optional[Known]:
        """Add one turn of a conversation to its record; `tracker` is Rasa's, with the events already in it. Returns the record as it is
        in the table then, `known` to the next turn where this transaction stands and nobody else's turn comes between."""
        if not events:
            return known
        if known is None:
            row = connection.execute(_FIND, {"id": id}).first()
            known = Known(row[0], tuple(row[1:])) if row else None
        slots = tracker.current_slot_values()
        began = tracker.events[0].timestamp
        if known is None and not slots.get("language"):
            return None  # nothing was said yet
        record = Record(*known.values) if known else Record.begun(began, slots.get("country"), id)
        record.hear(events, slots, began)
        now = tuple(getattr(record, name) for name in COLUMNS)
        if known is None:
            number = connection.execute(_BEGIN, {"conversation": id, "made": 0, **record.row()}).inserted_primary_key[0]
        else:
            number = known.number
            changed = [place for place, (new, old) in enumerate(zip(now, known.values)) if new != old]
            if changed:  # what is not named costs neither database a look at the indexes that hold it
                names = ", ".join(f"{COLUMNS[place]} = ?" for place in changed)
                statements.run(connection, f"update {conversations.name} set {names} where number = ?", *(now[place] for place in changed), number)
        self._details(connection, number, 0, record)
        return Known(number, now)

    def reached(self, session: Any, id: str, offer: str, way: str) -> bool:
        """The person took a way to an offer that was opened for her; False where there is nothing to note it at."""
        number = session.execute(select(conversations.c.number).where(conversations.c.conversation == id)).scalar()
        if number is None or way not in WAYS:
            return False
        here = (offers.c.number == number) & (offers.c.offer == offer) & (offers.c.opened == 1)
        return bool(session.execute(update(offers).where(here).values(way=way)).rowcount)

    def forget(self, session: Any, id: str) -> None:
        """Delete the record of one conversation."""
        number = session.execute(select(conversations.c.number).where(conversations.c.conversation == id)).scalar()
        if number is not None:
            for table in reversed(RECORD):
                session.execute(delete(table).where(table.c.number == number))

    def cut(self, session: Any, ids: Iterable[str]) -> None:
        """Take the link to their conversations off; the record stays."""
        for id in ids:
            session.execute(update(conversations).where(conversations.c.conversation == id).values(conversation=None))

    def add_made(self, session: Any, records: Iterable[Record]) -> int:
        """Write whole records that were made up, marked as such; returns how many."""
        next_number = int(session.execute(select(func.max(conversations.c.number))).scalar() or 0) + 1
        rows: List[Any] = []
        notes: List[Any] = []
        missed: List[Any] = []
        for number, record in enumerate(records, next_number):
            rows.append({"number": number, "conversation": None, "made": 1, **record.row()})
            notes += _notes(number, 1, record)
            missed += _missed(number, 1, record)
        for statement, values in ((insert(conversations), rows), (insert(offers), notes), (insert(misses), missed)):
            if values:
                session.execute(statement, values)
        return len(rows)

    def remove_made(self, session: Any) -> int:
        """Delete everything that was made up; returns how many conversations."""
        return [session.execute(delete(table).where(table.c.made == 1)).rowcount for table in reversed(RECORD)][-1]

    def mark_made(self, session: Any, id: str, day: Optional[str] = None, hour: Optional[int] = None) -> None:
        """Mark the record of a conversation that nobody had, give it a day, and cut it from the conversation."""
        number = session.execute(select(conversations.c.number).where(conversations.c.conversation == id)).scalar()
        when = {"month": day[:7]} if day else {}
        for table in RECORD:
            session.execute(update(table).where(table.c.number == number).values(made=1, **when))
        more = {**({"day": day} if day else {}), **({} if hour is None else {"hour": hour})}
        session.execute(update(conversations).where(conversations.c.number == number).values(conversation=None, **more))

    def _details(self, connection: Connection, number: int, made: int, record: Record) -> None:
        for (sql, columns), rows in ((_NOTE, _notes(number, made, record)), (_MISS, _missed(number, made, record))):
            if rows:
                statements.run_for_each(connection, sql, [tuple(row[name] for name in columns) for row in rows])


def _notes(number: int, made: int, record: Record) -> List[dict[str, Any]]:
    return [{"number": number, "offer": id, "made": made, "month": record.day[:7], **vars(note)} for id, note in record.offers.items()]


def _missed(number: int, made: int, record: Record) -> List[dict[str, Any]]:
    return [{"number": number, "intent": intent, "question": question, "made": made, "month": record.day[:7], "times": times,
             "nearly": record.nearly.get((intent, question))} for (intent, question), times in record.missed.items()]
