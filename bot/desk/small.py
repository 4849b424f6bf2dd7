"""Small numbers: which cells are hidden so that none under 5 is shown, nor found by subtracting what is shown.

A system is cells joined by lines: a parent is the sum of its children (a total and its parts, a year and its months).
A line gives a cell away if it is the line's only hidden one, and a small number if the parent is shown and the hidden
children together come to less than 5. What the lines give away only together is found by linear algebra.
"""
from __future__ import annotations

from typing import List, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

SMALLEST = 5
Counts = NDArray[np.int64]
Hidden = NDArray[np.bool_]
Line = Tuple[int, Tuple[int, ...]]  # the parent's position, its children's
_HUGE = np.iinfo(np.int64).max


def protect(counts: Counts, lines: Sequence[Line], exact: bool = True) -> Hidden:
    """Which cells are hidden: `counts` has one row for each system, all with the same `lines`; the result has its shape.

    With `exact` what several lines give away together is hidden too (for the few systems that are no plain tree).
    """
    hidden: Hidden = counts < SMALLEST
    members = [np.array([parent, *children]) for parent, children in lines]
    while True:
        _by_line(counts, hidden, members)
        if not exact or not _by_all_lines(counts, hidden, lines):
            return hidden


def given_away(hidden: Hidden, lines: Sequence[Line]) -> List[int]:
    """The hidden cells of one system whose number follows from the shown ones."""
    unknown = np.flatnonzero(hidden)
    place = {int(cell): number for number, cell in enumerate(unknown)}
    rows, columns, signs, number = [], [], [], 0
    for parent, children in lines:
        here = [(place[cell], sign) for cell, sign in [(parent, -1.0), *((child, 1.0) for child in children)] if cell in place]
        for column, sign in here:
            rows.append(number)
            columns.append(column)
            signs.append(sign)
        number += bool(here)
    if not rows:
        return []
    matrix = csr_matrix((signs, (rows, columns)), shape=(number, len(unknown)))
    # Any other set of numbers that fits the lines differs by a vector that the lines send to 0. A random one of those is 0
    # exactly at the cells that are settled.
    drawn = np.random.default_rng(7).normal(size=len(unknown))
    free = drawn - lsqr(matrix, matrix @ drawn, atol=1e-13, btol=1e-13, iter_lim=20 * len(unknown) + 100)[0]
    return [int(cell) for cell, way in zip(unknown, free) if abs(way) < 1e-6]


def _by_line(counts: Counts, hidden: Hidden, members: Sequence[NDArray[np.int64]]) -> None:
    """Hide the smallest shown cell of each line that gives something away, until none does."""
    active = np.arange(len(counts))
    while len(active):
        changed = np.zeros(len(counts), bool)
        for cells in members:
            part, values = hidden[np.ix_(active, cells)], counts[np.ix_(active, cells)]
            number = part.sum(axis=1)
            together = np.where(part[:, 1:], values[:, 1:], 0).sum(axis=1)
            wrong = (number == 1) | ((number > 0) & ~part[:, 0] & (together < SMALLEST))
            if not wrong.any():
                continue
            rows = active[wrong]
            candidates = np.where(part[wrong], _HUGE, values[wrong])
            candidates[:, 0] = np.where((candidates[:, 1:] == _HUGE).all(axis=1), candidates[:, 0], _HUGE)  # the parent last
            chosen = candidates.argmin(axis=1)
            can = candidates[np.arange(len(rows)), chosen] < _HUGE
            hidden[rows[can], cells[chosen[can]]] = True
            changed[rows[can]] = True
        active = np.flatnonzero(changed)


def _by_all_lines(counts: Counts, hidden: Hidden, lines: Sequence[Line]) -> bool:
    """Hide one more cell beside each that the lines together give away; whether there was any."""
    any_change = False
    for row in np.flatnonzero(hidden.any(axis=1)):
        for cell in given_away(hidden[row], lines):
            around = [other for parent, children in lines if cell in (parent, *children) for other in (parent, *children)]
            shown = [other for other in around if not hidden[row, other]]
            if shown:
                hidden[row, min(shown, key=lambda other: counts[row, other])] = True
                any_change = True
    return any_change
