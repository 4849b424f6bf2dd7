"""What the pages show stands still for a minute: newer figures are worked out beside them, so that no page waits while conversations go on."""
from __future__ import annotations

import logging
import threading
import time
from datetime import datetime
from typing import Callable, Dict, Optional

from bot.desk.counts import Counter, Source

log = logging.getLogger(__name__)
SOON, LATEST = 60.0, 3600.0  # seconds: from then on newer figures are worked out beside the pages, from then on no page shows older ones

Sources = Dict[int, Source]


class Standing:
    """`draw` works out all figures of a source, which `counter` keeps."""

    def __init__(self, counter: Counter, draw: Callable[[Source], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._counter, self._draw, self._clock = counter, draw, clock
        self._lock = threading.Lock()
        self._held: Sources = {}
        self._at = 0.0
        self._beside: Optional[threading.Thread] = None
        self.since = datetime.now()  # as of when the figures are

    def sources(self) -> Sources:
        """The sources as they are shown now: of this moment, or of a little earlier while newer figures are worked out."""
        now, at = self._counter.sources(), self._clock()
        with self._lock:
            if now == self._held:
                self._hold(now, at)
            elif now.keys() != self._held.keys() or at - self._at > LATEST:
                self._hold(now, at)
                self._begin(now, at)
            elif at - self._at > SOON:
                self._begin(now, at)
            return self._held

    def settle(self) -> None:
        """Wait for what is being worked out."""
        if self._beside is not None:
            self._beside.join()

    def _begin(self, now: Sources, at: float) -> None:
        if self._beside is None or not self._beside.is_alive():
            self._beside = threading.Thread(target=self._work, args=(now, at, datetime.now()), name="figures", daemon=True)
            self._beside.start()

    def _work(self, now: Sources, at: float, since: datetime) -> None:
        try:
            for source in now.values():
                self._draw(source)
        except Exception as error:  # the database may be gone; whoever asks for a page is told
            log.error("The figures could not be worked out: %s", type(error).__name__)
            return
        with self._lock:
            self._hold(now, at, since)

    def _hold(self, now: Sources, at: float, since: Optional[datetime] = None) -> None:
        if now != self._held:
            self._counter.keep_only({*self._held.values(), *now.values()})  # a page may still be at the figures before
        self._held, self._at, self.since = now, at, since or datetime.now()
