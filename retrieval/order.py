"""The order in which offers stand in a list: the best first, then what helps if that was not it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.snapshot import Snapshot
from retrieval.fit import Rows
from retrieval.ranking import Rating, covered

_UNRECOGNISED = 0.6  # how much of what an offer takes from its topics goes to the chance that her matter was not recognised at all; by hand
_POOL = 120  # candidates that are weighed anew for each place in the list


def in_turn(
    rating: Rating, snapshot: Snapshot, rows: Rows, allowed: NDArray[np.bool_], count: int, doubt: float
) -> list[int]:
    """Positions of the best `count` of the allowed rows. Each offer that stands makes its topics less likely for the
    next ("if that one did not help, it was probably about something else", and perhaps about nothing that was recognised), so that a
    doubtful topic does not fill the list; one telephone line stands once, one institution once in each three."""
    about = covered(snapshot, rows)
    first = np.where(allowed, rating.scores(about), 0.0)
    pool = np.argsort(-first, kind="stable")[:_POOL]
    pool = pool[first[pool] > 0]
    facets, part, about = snapshot.facets, rating.of(pool), about[pool]
    lines, providers = facets.line[rows[pool]], facets.provider[rows[pool]]
    free, chosen = np.ones(len(pool), dtype=bool), []  # type: ignore[var-annotated]
    while len(chosen) < count and free.any():
        value = np.where(free, part.scores(about), -1.0)
        recent = chosen[len(chosen) // 3 * 3 :]
        fresh = free & ~np.isin(providers, providers[recent])
        best = int(np.argmax(np.where(fresh, value, -1.0))) if fresh.any() else int(np.argmax(value))
        chosen.append(best)
        free &= lines != lines[best]
        share = part.topics * np.where(about[best] > 0, 1 - doubt, 1.0)
        unknown = max(1.0 - float(part.topics.sum()), 0.0)
        part = part._replace(topics=share / max(float(share.sum()) + _UNRECOGNISED * unknown, 1e-9))
    return [int(pool[i]) for i in chosen]
