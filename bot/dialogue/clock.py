"""The clock by which conversations grow old: one that was set anew is believed only once it has stayed so."""
from __future__ import annotations

import time
from typing import Callable, Optional

_DRIFT = 60.0  # seconds by which a clock may be put right from one look to the next


def _steady() -> float:
    """Seconds that no setting of the clock changes, and that go on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Clock:
    """Seconds since 1970. After a jump it goes on as before, until the new time has stood for `patience` seconds: a wrong
    clock must not make conversations of a minute ago old, nor give new ones a time that makes them old tomorrow."""

    def __init__(self, patience: float, wall: Callable[[], float] = time.time, steady: Callable[[], float] = _steady) -> None:
        self._patience, self._wall, self._steady = patience, wall, steady
        self._known = (wall(), steady())  # a time that was believed, and when
        self._jumped: Optional[float] = None

    def now(self) -> float:
        wall, steady = self._wall(), self._steady()
        expected = self._known[0] + steady - self._known[1]
        if abs(wall - expected) <= _DRIFT:
            self._known, self._jumped = (wall, steady), None
            return wall
        if self._jumped is None:
            self._jumped = steady
        if steady - self._jumped < self._patience:
            return expected
        self._known, self._jumped = (wall, steady), None
        return wall
