"""Batches of generated examples until the time is over: one short batch in the tests, ten minutes each by `make fuzz`."""
from __future__ import annotations

import os
import time
from typing import Any, Callable

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy


def fuzz(check: Callable[[Any], None], examples: SearchStrategy[Any], batch: int = 150) -> None:
    """Call `check` with examples for FUZZ_MINUTES minutes; at least one batch. A finding is shrunk and raised."""
    end = time.monotonic() + 60 * float(os.environ.get("FUZZ_MINUTES", "0"))
    quiet = settings(max_examples=batch, deadline=None, database=None, suppress_health_check=list(HealthCheck))

    @quiet
    @given(examples)
    def run(example: Any) -> None:
        check(example)

    run()
    while time.monotonic() < end:
        run()
