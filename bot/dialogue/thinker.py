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
        """What `work` gives, run on this thread. Whoever stops waiting stops it.

        As asyncio's own `run_coroutine_threadsafe`, without the second future and its locks, which cost more than all else here.
        """
        here = asyncio.get_running_loop()
        answer: asyncio.Future[Any] = here.create_future()
        begun: list[asyncio.Task[Any]] = []

        def begin() -> None:
            task = self._loop.create_task(work)
            begun.append(task)
            task.add_done_callback(lambda done: _wake(here, answer, done))

        self._loop.call_soon_threadsafe(begin)
        try:
            return await answer
        except asyncio.CancelledError:
            self._loop.call_soon_threadsafe(lambda: begun[0].cancel())  # it has begun by then: the loop keeps to its order
            raise

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)


def _wake(loop: asyncio.AbstractEventLoop, answer: asyncio.Future[Any], done: asyncio.Task[Any]) -> None:
    def settle() -> None:
        if answer.done():
            return  # nobody waits any more
        error = None if done.cancelled() else done.exception()
        if done.cancelled():
            answer.cancel()
        elif error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(done.result())

    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:  # that loop has ended
        return
