"""Conversation memory: what was decided is kept, what was said is not."""
from __future__ import annotations

import logging
import time
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Iterator, List, Optional

from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import SESSION_START_METADATA_SLOT
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.keeping import Keeper
from bot.desk.tables import create_tables

log = logging.getLogger(__name__)


def without_words(event: Event) -> Event:
    """The same event with its free text taken out. Never drops one: the store finds new events by counting the kept."""
    if isinstance(event, UserUttered):
        entities = [{"entity": e["entity"], "value": e["value"]} for e in event.entities]
        intent = {key: event.intent[key] for key in ("name", "confidence") if key in event.intent}
        return UserUttered("", intent, entities, {"text": "", "intent": intent, "entities": entities},
                           timestamp=event.timestamp, input_channel=event.input_channel, message_id=event.message_id)
    if isinstance(event, BotUttered):
        data = {"custom": event.data["custom"]} if (event.data or {}).get("custom") else None
        return BotUttered(None, data, {}, event.timestamp)
    if isinstance(event, SlotSet) and event.key == SESSION_START_METADATA_SLOT:
        return SlotSet(event.key, None, event.timestamp)
    return event


class WordlessTrackerStore(SQLTrackerStore):
    """Rasa's SQL store, for any SQLAlchemy address, that keeps no words; the anonymous record is written beside the events."""

    def __init__(self, url: str, domain: Any = None) -> None:
        parsed = make_url(url)
        sqlite = parsed.drivername.startswith("sqlite")
        options = {} if sqlite else {"host": parsed.host, "port": parsed.port, "username": parsed.username,
                                     "password": parsed.password}
        super().__init__(domain=domain, dialect=parsed.drivername, db=parsed.database or "", **options)
        if sqlite:
            sqlalchemy_event.listen(self.engine, "connect", _prepare)
        create_tables(self.engine)
        self._record = Keeper("sqlite" if sqlite else "postgresql")

    def _additional_events(self, session: Any, tracker: Any) -> Iterator[Event]:
        """The new events without their words. `save` asks for them within its transaction, so the record stands or falls
        with the turn."""
        new = list(super()._additional_events(session, tracker))
        try:
            self._record.hear(session, tracker.sender_id, new, tracker)
        except SQLAlchemyError:
            raise
        except Exception as error:  # a turn that cannot be counted is still a turn
            log.error("A turn was not recorded: %s", type(error).__name__)
        return map(without_words, new)

    async def _stream_new_events(self, event_broker: Any, new_events: List[Event], sender_id: str) -> None:
        await super()._stream_new_events(event_broker, [without_words(e) for e in new_events], sender_id)

    async def contacted(self, sender_id: str, offer: str, way: str) -> bool:
        with self.session_scope() as session:
            found = self._record.reached(session, sender_id, offer, way)
            session.commit()
        return found

    async def forget(self, sender_id: str) -> int:
        """Delete one conversation and its record; returns the number of events removed."""
        with self.session_scope() as session:
            gone = session.query(self.SQLEvent).filter_by(sender_id=sender_id).delete()
            self._record.forget(session, sender_id)
            session.commit()
        return int(gone)

    async def expire(self, hours: float, now: Optional[float] = None) -> int:
        """Delete every conversation whose last event is older; its record stays, cut from it. Returns how many."""
        from sqlalchemy import func

        limit = (now or time.time()) - hours * 3600
        with self.session_scope() as session:
            table = self.SQLEvent
            old = [row[0] for row in session.query(table.sender_id).group_by(table.sender_id)
                   .having(func.max(table.timestamp) < limit)]
            for sender_id in old:
                session.query(table).filter_by(sender_id=sender_id).delete()
            self._record.cut(session, old)
            session.commit()
        return len(old)


class QuickLockStore(InMemoryLockStore):
    """Rasa's in-memory tickets, asked every 20 ms instead of every second."""

    @asynccontextmanager
    async def lock(self, conversation_id: str, lock_lifetime: float = 60, wait_time_in_seconds: float = 0.02) -> AsyncIterator[Any]:
        async with super().lock(conversation_id, lock_lifetime, 0.02) as held:
            yield held


def _prepare(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA busy_timeout=30000")
