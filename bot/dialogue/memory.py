"""Conversation memory: what was decided is kept, what was said is not."""
from __future__ import annotations

import json
import logging
import time
from collections import OrderedDict
from contextlib import contextmanager
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import Event, deserialise_events
from sqlalchemy import create_engine, func, select
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from bot.desk.keeping import Keeper, Known
from bot.desk.tables import create_tables
from bot.dialogue.clock import Clock
from bot.dialogue.commits import Commits
from bot.dialogue.locks import TurnOvertaken
from bot.dialogue.tracker import ShortTracker, without_words
from bot.statements import insert, run
from bot.stream.stream import EventStream
from index.catalogue import POSTGRES_WAITS

log = logging.getLogger(__name__)
_DAY = 24 * 3600.0
_LIVE = 1000  # conversations that are held ready
_SLOW = 1.0  # seconds: a database that refuses is quick; one that swallows everything takes longer, and is then left alone
_PAUSE = 2.0  # for so many seconds, in which turns get their apology at once
_EVENTS = SQLTrackerStore.SQLEvent.__table__
_COLUMNS = ("sender_id", "type_name", "timestamp", "intent_name", "action_name", "data")
_AT_ONCE = 100  # events in one statement: SQLite takes a limited number of values
_SINCE = "select id, data from events where sender_id = ? and id >= ? order by id"
_SHOWED = "select 1 from record_offers o join record_conversations c on c.number = o.number where c.conversation = ? and o.offer = ?"
_NEWEST = "select max(id) from events where sender_id = ?"
_TIME = "select extract(epoch from clock_timestamp())"
_ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext(?))"


class WordlessTrackerStore(TrackerStore):
    """Rasa's events table, for any SQLAlchemy address, that keeps no words; the anonymous record is written beside it.

    Conversations are held ready, and brought up to date from the rows that other processes have added since. They grow
    old by one clock: that of PostgreSQL, or of this process, which a jump does not lead astray.
    """

    def __init__(self, url: str, domain: Any = None, clock: Optional[Clock] = None, stream: Optional[EventStream] = None) -> None:
        self.engine, self._stream = _engine(url), stream
        super().__init__(domain)
        self._postgres = self._shared = self.engine.dialect.name == "postgresql"  # there replicas may write as well
        with self.engine.begin() as connection:
            if self._postgres:  # replicas that start together make the tables one after the other
                run(connection, _ONE_AT_A_TIME, "tables")
            SQLTrackerStore.Base.metadata.create_all(connection)
            create_tables(connection)
        self._record = Keeper()
        self._commits = Commits(self.engine, here=isinstance(self.engine.pool, StaticPool))
        self._clock = clock or Clock(_DAY)
        self._reading: Optional[Connection] = None
        self._rest = 0.0  # until then the database is left alone
        self._live: OrderedDict[str, ShortTracker] = OrderedDict()
        self._turns: Dict[str, bool] = {}  # conversations whose turn it is, and whether the one that is held is as it is in the database

    def init_tracker(self, sender_id: str) -> ShortTracker:
        return ShortTracker(sender_id, self.domain.slots if self.domain else None)

    @contextmanager
    def turn(self, sender_id: str) -> Iterator[None]:
        """For whoever holds the lock of a conversation: within it the database is asked once how far it is. SQLite is one process's,
        and is not asked for what is held. Where a lock did not keep others out, `save` refuses, and the next look asks."""
        self._turns[sender_id] = not self._shared
        try:
            yield
        finally:
            self._turns.pop(sender_id, None)

    async def retrieve(self, sender_id: str) -> Optional[ShortTracker]:
        """The conversation, for a turn: whoever takes it saves it, or it is read anew."""
        found = self.look(sender_id)
        self._live.pop(sender_id, None)
        return found

    def look(self, sender_id: str) -> Optional[ShortTracker]:
        """The conversation as its last finished turn left it, to read alone; None where there is none."""
        tracker = self._live.get(sender_id)
        if tracker and self._turns.get(sender_id):
            return tracker
        rows = self._rows(sender_id, tracker.last if tracker else 0)
        if not rows:  # it was never there, or was deleted
            self._live.pop(sender_id, None)
            return None
        if tracker is None:
            tracker = self.init_tracker(sender_id)
        elif rows[0].id == tracker.last:
            rows = rows[1:]
        if rows:
            tracker.hear(deserialise_events([json.loads(row.data) for row in rows]), rows[-1].id, self.domain)
        self._hold(tracker)
        return tracker

    async def save(self, tracker: Any) -> None:
        """Write the new events of a turn and what it adds to the record; both are on the disk when this ends.

        Raises TurnOvertaken where the conversation went on without it, SQLAlchemyError where it cannot be written."""
        short = tracker if isinstance(tracker, ShortTracker) else None
        if short and not short.new_events():
            self._hold(short)
            return
        last, new, record = await self._commits.run(lambda connection: self._write(connection, tracker, short))
        if self._stream:
            self._stream.publish(tracker.sender_id, new)
        if short:
            short.settle(last)
            short.record = record
            self._hold(short)
        else:
            self._live.pop(tracker.sender_id, None)

    def _write(self, connection: Connection, tracker: Any, short: Optional[ShortTracker]) -> Tuple[int, List[Event], Optional[Known]]:
        """(the number of the last row, the new events, the record with them)."""
        sender = tracker.sender_id
        if self._postgres:
            run(connection, _ONE_AT_A_TIME, sender)
        newest = run(connection, _NEWEST, sender).scalar() or 0
        if short is not None:
            if newest != short.last:
                raise TurnOvertaken("another turn was written meanwhile")
            new = short.new_events()
        else:
            new = list(tracker.events)[len(run(connection, _SINCE, sender, 0).all()):]
        record = None
        if new:
            try:
                record = self._record.hear(connection, sender, new, tracker, short.record if short else None)
            except SQLAlchemyError:
                raise
            except Exception as error:  # a turn that cannot be counted is still a turn
                log.error("A turn was not recorded: %s", type(error).__name__)
            at = self._time(connection)
            newest = self._add(connection, [_row(sender, event, at) for event in new])
        return int(newest), new, record

    def _add(self, connection: Connection, rows: List[Tuple[Any, ...]]) -> int:
        """The number of the last of them: each is greater than any before it, since the conversation's turns are written one by one."""
        last = 0
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start:start + _AT_ONCE]
            sql, values = insert("events", _COLUMNS, len(part)), [value for row in part for value in row]
            if self._postgres:
                last = max(row[0] for row in run(connection, f"{sql} returning id", *values))
            else:
                last = run(connection, sql, *values).lastrowid
        return last

    async def keys(self) -> Iterable[str]:
        return [row[0] for row in self._read("select distinct sender_id from events")]

    def showed(self, sender_id: str, offer: str) -> bool:
        """Whether a conversation showed an offer, in any of its turns: what names another was never on a button of it."""
        return bool(self._read(_SHOWED, sender_id, offer))

    async def contacted(self, sender_id: str, offer: str, way: str) -> bool:
        return bool(await self._commits.run(lambda connection: self._record.reached(connection, sender_id, offer, way)))

    async def forget(self, sender_id: str) -> int:
        """Delete one conversation and its record; returns the number of events removed."""
        def delete(connection: Connection) -> int:
            if self._postgres:
                run(connection, _ONE_AT_A_TIME, sender_id)
            self._record.forget(connection, sender_id)
            return connection.execute(_EVENTS.delete().where(_EVENTS.c.sender_id == sender_id)).rowcount

        gone = int(await self._commits.run(delete))
        self._live.pop(sender_id, None)
        if self._stream and gone:
            self._stream.forgotten(sender_id)
        return gone

    async def expire(self, hours: float, now: Optional[float] = None) -> int:
        """Delete every conversation whose last event is older; its record stays, cut from it. Returns how many."""
        def delete(connection: Connection) -> List[str]:
            limit = (now or self._time(connection)) - hours * 3600
            lapsed = select(_EVENTS.c.sender_id).group_by(_EVENTS.c.sender_id).having(func.max(_EVENTS.c.timestamp) < limit).order_by(_EVENTS.c.sender_id)
            old = [row[0] for row in connection.execute(lapsed)]
            for sender_id in old:
                connection.execute(_EVENTS.delete().where(_EVENTS.c.sender_id == sender_id))
            self._record.cut(connection, old)
            return old

        old = await self._commits.run(delete)
        for sender_id in old:
            self._live.pop(sender_id, None)
        return len(old)

    def stop(self) -> None:
        """Write what waits, and let the database go."""
        self._commits.stop()
        if self._stream:
            self._stream.stop()
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _hold(self, tracker: ShortTracker) -> None:
        if tracker.last:
            self._live[tracker.sender_id] = tracker
            self._live.move_to_end(tracker.sender_id)
            while len(self._live) > _LIVE:
                self._live.popitem(last=False)
            if tracker.sender_id in self._turns:
                self._turns[tracker.sender_id] = True

    def _rows(self, sender_id: str, last: int) -> List[Any]:
        return self._read(_SINCE, sender_id, last)

    def forget_held(self) -> None:
        """Read every conversation anew, since the domain is another."""
        self._live.clear()

    def _time(self, connection: Connection) -> float:
        return float(run(connection, _TIME).scalar()) if self._postgres else self._clock.now()

    def _read(self, sql: str, *values: Any) -> List[Any]:
        """Read on one connection that stays open; one that broke meanwhile is replaced once. While the database cannot be
        reached, no turn waits for it that comes in the seconds after one that did. Raises DBAPIError."""
        for again in (self._reading is not None, False):
            began = time.monotonic()
            if began < self._rest:
                raise OperationalError("the database could not be reached a moment ago", None, TimeoutError())
            try:
                if self._reading is None:
                    self._reading = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
                return list(run(self._reading, sql, *values).all())
            except DBAPIError:
                broken, self._reading = self._reading, None
                if broken is not None:
                    broken.invalidate()
                    broken.close()
                if self._postgres and time.monotonic() - began > _SLOW:
                    self._rest = time.monotonic() + _PAUSE
                if not again:
                    raise
        return []


def _row(sender_id: str, event: Event, at: float) -> Tuple[Any, ...]:
    """The values of _COLUMNS: a row of Rasa's own table, without words; it grows old from the time `at`, whatever the clock of the event said."""
    data = without_words(event).as_dict()
    intent = data.get("parse_data", {}).get("intent", {}).get("name")
    return sender_id, event.type_name, at, intent, data.get("name"), json.dumps(data)


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=3, max_overflow=2, pool_pre_ping=True, connect_args=POSTGRES_WAITS,
                             executemany_mode="values_plus_batch")  # several rows go in one message, whatever the statement
    in_memory = url in ("sqlite://", "sqlite:///:memory:")
    engine = create_engine(url, poolclass=StaticPool if in_memory else NullPool, connect_args={"timeout": 30, "check_same_thread": False})

    @sqlalchemy_event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own transactions know no savepoints
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")  # a finished turn is on the disk; those that end together share the wait

    @sqlalchemy_event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
