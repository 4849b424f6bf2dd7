"""Rasa on a thread and an event loop of its own, so that the HTTP loop never waits for it."""
from __future__ import annotations

import asyncio
import threading
from typing import Any, Coroutine


class Thinker:
    """One thread only: Rasa stays single-threaded, and its locks stay safe."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="rasa", daemon=True)
        self._thread.start()

    async def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
