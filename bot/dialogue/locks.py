"""Conversation locks: one turn at a time for each conversation, in this process, or over all of them by Redis."""
from __future__ import annotations

import asyncio
import logging
import time
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Dict, Optional, Protocol, Tuple

log = logging.getLogger(__name__)
_LIFE = 10.0  # seconds that a lock outlives a process that was killed; the store refuses a turn that takes longer
_WAIT = 20.0  # seconds that a turn waits for others of its conversation
_PAUSE = 5.0  # seconds in which Redis is left alone after it did not answer
_LOOK = 0.01  # seconds between two looks at a lock that somebody else holds


class ConversationBusy(RuntimeError):
    """The conversation was locked for longer than anybody should wait."""


class TurnOvertaken(RuntimeError):
    """Another turn of the same conversation was written meanwhile; this one was not."""


class Locks(Protocol):
    """`async with locks.hold(id)`: nobody else is within it for that id. Used from one event loop."""

    def hold(self, id: str) -> Any: ...


class LocalLocks:
    """For one process: waits without asking again and again, in the order of arrival."""

    def __init__(self) -> None:
        self._held: Dict[str, Tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def hold(self, id: str) -> AsyncIterator[None]:
        lock, waiting = self._held.get(id) or (asyncio.Lock(), 0)
        self._held[id] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._held[id]
            if waiting == 1:
                del self._held[id]
            else:
                self._held[id] = lock, waiting - 1


class RedisLocks:
    """For any number of processes: one key a conversation, set and deleted in one step each (Rasa's own Redis lock reads
    and writes in three, and lets two in). Within the process, the local lock comes first.

    While Redis is away the conversation goes on: the store then refuses the later of two turns that cross.
    """

    def __init__(self, url: str) -> None:
        from redis.asyncio import Redis

        self._redis: Any = Redis.from_url(url, socket_timeout=2, socket_connect_timeout=1)
        self._here = LocalLocks()
        self._rest = 0.0  # until then Redis is left alone

    @asynccontextmanager
    async def hold(self, id: str) -> AsyncIterator[None]:
        async with self._here.hold(id):
            lock = await self._lock(id)
            try:
                yield
            finally:
                if lock is not None:
                    await self._release(lock)

    async def _lock(self, id: str) -> Optional[Any]:
        from redis.exceptions import RedisError

        if time.monotonic() < self._rest:
            return None
        lock = self._redis.lock(f"lotse:turn:{id}", timeout=_LIFE, sleep=_LOOK, blocking_timeout=_WAIT)
        try:
            held = await lock.acquire()
        except (RedisError, OSError, asyncio.TimeoutError) as error:
            log.error("Redis does not answer (%s): turns go on without its locks.", type(error).__name__)
            self._rest = time.monotonic() + _PAUSE
            return None
        if not held:
            raise ConversationBusy("a turn of this conversation has not ended")
        return lock

    async def _release(self, lock: Any) -> None:
        from redis.exceptions import RedisError

        try:
            await lock.release()
        except (RedisError, OSError, asyncio.TimeoutError) as error:  # it ran out, or went with Redis
            log.error("A conversation's lock was gone before its turn ended: %s", type(error).__name__)
