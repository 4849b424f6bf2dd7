"""The stream itself: a queue with an end, and a thread that brings what is in it to the broker. Turns never wait for it."""
from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import logging
import threading
import time
from collections import deque
from itertools import islice
from typing import Any, Deque, Iterable, List, Optional

from bot.stream.address import Address
from bot.stream.wordless import Document, documents

log = logging.getLogger(__name__)
_MOST = 10_000  # documents that wait; about a thousand turns
_AT_ONCE = 100
_PAUSE = 2.0  # seconds until a broker that was away is tried again


class EventStream:
    """`key` makes the number of a conversation in the stream, which leads to no conversation for those who do not have it.

    `sent` and `dropped` count documents, `up` says whether the broker took the last ones."""

    def __init__(self, address: Address, name: str, key: bytes, most: int = _MOST, pause: float = _PAUSE) -> None:
        self._address, self._name, self._key, self._most, self._pause = address, name, key, most, pause
        self._waiting: Deque[Document] = deque()
        self._lock = threading.Lock()
        self.sent = self.dropped = 0
        self.up = False
        self._stopping = False
        self._loop = asyncio.new_event_loop()
        self._news = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="stream", daemon=True)
        self._thread.start()

    def publish(self, conversation: str, events: Iterable[Any]) -> None:
        """Hand over the new events of a turn that is on the disk. It never waits and never fails."""
        try:
            self._put(conversation, documents(events))
        except Exception as error:
            log.error("The events of a turn were not streamed: %s", type(error).__name__)

    def forgotten(self, conversation: str) -> None:
        """Tell that a person has deleted her conversation, so that it is deleted where the stream ends as well."""
        self._put(conversation, [{"event": "forgotten", "timestamp": time.time()}])

    def stop(self, patience: float = 3.0) -> None:
        """Send what waits, as far as that goes at once; the rest counts as dropped."""
        self._stopping = True
        self._wake()
        self._thread.join(patience)
        with self._lock:
            self.dropped += len(self._waiting)
            self._waiting.clear()

    def _put(self, conversation: str, found: List[Document]) -> None:
        sender = hmac.new(self._key, conversation.encode(), hashlib.sha256).hexdigest()[:32]
        with self._lock:
            room = max(0, self._most - len(self._waiting))
            self._waiting.extend({"sender_id": sender, **document} for document in found[:room])
            self.dropped += len(found[room:])
        self._wake()

    def _wake(self) -> None:
        with contextlib.suppress(RuntimeError):  # it has stopped
            self._loop.call_soon_threadsafe(self._news.set)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._work())
        left = asyncio.all_tasks(self._loop)  # of connections that broke
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()

    async def _work(self) -> None:
        from bot.stream.brokers import Broker, connect  # Rasa is loaded by then, and not before

        broker: Optional[Broker] = None
        said = ""
        while True:
            self._news.clear()
            with self._lock:
                batch = list(islice(self._waiting, _AT_ONCE))
            if not batch:
                if self._stopping:
                    break
                await self._news.wait()
                continue
            try:
                broker = broker or await connect(self._address, self._name)
                await broker.deliver(batch)
                with self._lock:
                    for _ in batch:
                        self._waiting.popleft()
                self.sent, self.up, said = self.sent + len(batch), True, ""
            except Exception as error:
                self.up = False
                if said != type(error).__name__:
                    log.error("The broker of the event stream does not answer (%s); turns go on, events wait or are dropped.", type(error).__name__)
                said = type(error).__name__
                if broker:
                    with contextlib.suppress(Exception):
                        await broker.close()
                broker = None
                if self._stopping:
                    break
                await asyncio.sleep(self._pause)
        if broker:
            with contextlib.suppress(Exception):
                await broker.close()
