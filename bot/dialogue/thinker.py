"""A thread with an event loop of its own: Rasa's, so that the HTTP loop never waits for it, and that on which messages are read.

Half of the time of a reading passes in the encoder, which leaves Python's lock to others: another turn goes on meanwhile.
"""
from __future__ import annotations

import asyncio
import threading
from typing import Any, Coroutine

import uvloop


class Thinker:
    """One thread only: what runs on it stays single-threaded, and Rasa's locks stay safe."""

    def __init__(self, name: str) -> None:
        self._loop = uvloop.new_event_loop()  # whoever waits for it is woken in half the time
        self._thread = threading.Thread(target=self._loop.run_forever, name=name, daemon=True)
        self._thread.start()

    async def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
