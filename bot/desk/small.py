"""Small numbers: whatever the desk shows is counted in fives, so that no number from 1 to 4 can be worked out.

Every count is turned into multiples of five month by month, and everything else is a sum of those. The pages thus tell of a
record in which each thing happened five times or not at all, and which could be the true one: it would be shown just like
this. What follows from the pages holds for that record as well, and no number from 1 to 4 holds for it.
"""
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SMALLEST = 5
Counts = NDArray[np.int64]


def rounded(months: Counts) -> Counts:
    """A number for each month in fives. What was rounded off is carried on, so that no period is wrong by five or more."""
    so_far = (months.cumsum() + SMALLEST // 2) // SMALLEST * SMALLEST
    return np.diff(so_far, prepend=0)


def shared(whole: Counts, parts: Counts) -> Counts:
    """The fives of `whole` (months) given to its parts (a row each): each to the part that lags behind its true number most.

    Where the whole is not more than four ahead of its true number, no part is either: some part lags by at least one."""
    due, found = parts.cumsum(axis=1), np.zeros_like(parts)
    given = np.zeros(len(parts), np.int64)
    for month in np.flatnonzero(whole):
        for _ in range(int(whole[month]) // SMALLEST):
            chosen = int((due[:, month] - given).argmax())
            given[chosen] += SMALLEST
            found[chosen, month] += SMALLEST
    return found
