"""Commits in groups: turns that end at about the same time share one write to the disk, and none is answered before it."""
from __future__ import annotations

import asyncio
import queue
import threading
from typing import Any, Callable, List, NamedTuple, Optional, Tuple

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.statements import run

_AT_ONCE = 64  # pieces of work in one transaction
_Work = Callable[[Connection], Any]
_Outcome = Tuple[Any, Optional[Exception]]


class _Piece(NamedTuple):
    work: _Work
    answer: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop


class Commits:
    """Runs pieces of work on a connection of its own, each of which stands or falls by itself: on a thread, or at once
    where `here` says that there is no disk to wait for. Where it fails beside others, a piece may be run twice."""

    def __init__(self, engine: Engine, here: bool = False) -> None:
        self._engine, self._here = engine, here
        self._waiting: queue.SimpleQueue[Optional[_Piece]] = queue.SimpleQueue()
        self._connection: Optional[Connection] = None
        self._thread: Optional[threading.Thread] = None

    async def run(self, work: _Work) -> Any:
        """What `work` gives, once it is on the disk. Raises what it raised, or why it could not be written."""
        if self._here:
            result, error = self._commit([work])[0]
            if error is not None:
                raise error
            return result
        loop = asyncio.get_running_loop()
        piece = _Piece(work, loop.create_future(), loop)
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, name="commits", daemon=True)
            self._thread.start()
        self._waiting.put(piece)
        return await piece.answer

    def stop(self) -> None:
        """Write what waits, then end the thread."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(timeout=10)
            self._thread = None
        self._let_go()

    def _write(self) -> None:
        while (piece := self._waiting.get()) is not None:
            pieces = [piece]
            while len(pieces) < _AT_ONCE and not self._waiting.empty():
                more = self._waiting.get()
                if more is None:
                    self._waiting.put(None)  # the end comes after what was asked for before it
                    break
                pieces.append(more)
            for piece, outcome in zip(pieces, self._commit([piece.work for piece in pieces])):
                _tell(piece, outcome)

    def _commit(self, works: List[_Work]) -> List[_Outcome]:
        outcomes, again = self._try(works)
        if again:  # the database was away since the last time, and nothing was written yet
            outcomes, _ = self._try(works)
        return outcomes

    def _try(self, works: List[_Work]) -> Tuple[List[_Outcome], bool]:
        """What came of each, and whether to try again: the connection had broken, and surely before anything was written."""
        outcomes: List[_Outcome] = []
        known = self._connection is not None
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            with self._connection.begin():
                outcomes = _outcomes(works, self._connection)
            return outcomes, False
        except Exception as error:
            if isinstance(error, SQLAlchemyError):
                self._let_go()  # the next try begins with a new connection
            broken = isinstance(error, DBAPIError) and error.connection_invalidated
            return [(None, error)] * len(works), known and broken and not outcomes

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        try:
            if connection is not None:
                connection.close()
        except SQLAlchemyError:  # it was broken before
            return


def _outcomes(works: List[_Work], connection: Connection) -> List[_Outcome]:
    """What came of each. Hardly ever does one fail, and a savepoint takes as long as three writes: so all share one at first."""
    if len(works) == 1:
        return [(works[0](connection), None)]
    results, error = _by_itself(lambda connection: [work(connection) for work in works], connection)
    return [_by_itself(work, connection) for work in works] if error else [(result, None) for result in results]


def _by_itself(work: _Work, connection: Connection) -> _Outcome:
    """What came of it; undone where it failed. Raises where the whole connection is broken."""
    try:
        run(connection, "savepoint piece")
        result = work(connection)
        run(connection, "release savepoint piece")
        return result, None
    except Exception as error:
        if connection.invalidated:
            raise
        run(connection, "rollback to savepoint piece")
        run(connection, "release savepoint piece")
        return None, error


def _tell(piece: _Piece, outcome: _Outcome) -> None:
    def settle() -> None:
        if not piece.answer.done():
            result, error = outcome
            if error is None:
                piece.answer.set_result(result)
            else:
                piece.answer.set_exception(error)

    try:
        piece.loop.call_soon_threadsafe(settle)
    except RuntimeError:  # its loop has ended, nobody waits any more
        return
