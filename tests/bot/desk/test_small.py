"""No small number is shown, and none follows from what is shown: by one subtraction or by all of them together."""
from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import null_space

from bot.desk.counts import rows, tree
from bot.desk.period import Calendar, Period
from bot.desk.small import SMALLEST, given_away, protect

FEW = st.integers(0, 12)


def settled(hidden, lines):
    """The hidden cells that the lines settle, by another way than the product's: no solution of the lines moves them."""
    unknown = np.flatnonzero(hidden)
    if not len(unknown):
        return []
    matrix = np.zeros((len(lines), len(hidden)))
    for number, (parent, children) in enumerate(lines):
        matrix[number, parent] = -1
        matrix[number, list(children)] = 1
    moves = null_space(matrix[:, unknown])
    return [int(cell) for cell, row in zip(unknown, moves) if not moves.size or np.abs(row).max() < 1e-9]


def grid(numbers, width):
    """A table with its sums: (counts, lines); the sums of rows, of columns, and of all stand behind the cells."""
    cells = np.array(numbers).reshape(-1, width)
    height, inner = len(cells), cells.size
    counts = np.concatenate([cells.ravel(), cells.sum(axis=1), cells.sum(axis=0), [cells.sum()]])
    row_sums, column_sums, total = range(inner, inner + height), range(inner + height, inner + height + width), inner + height + width
    lines = [(row_sums[row], tuple(range(row * width, (row + 1) * width))) for row in range(height)]
    lines += [(column_sums[column], tuple(range(column, inner, width))) for column in range(width)]
    return counts.astype(np.int64), [*lines, (total, tuple(row_sums)), (total, tuple(column_sums))]


@settings(max_examples=80, deadline=None)
@given(st.integers(2, 5).flatmap(lambda width: st.tuples(st.just(width), st.integers(2, 5).flatmap(
    lambda height: st.lists(FEW, min_size=width * height, max_size=width * height)))))
def test_a_table_with_its_sums_gives_no_small_number_away(table):
    width, numbers = table
    counts, lines = grid(numbers, width)
    hidden = protect(counts.reshape(1, -1), lines)[0]
    assert not (~hidden & (counts < SMALLEST)).any()
    small = {int(cell) for cell in np.flatnonzero(counts < SMALLEST)}
    assert not small & set(settled(hidden, lines)), "a small number can be worked out"
    for parent, children in lines:
        gone = [child for child in children if hidden[child]]
        if not hidden[parent] and gone:
            assert counts[gone].sum() >= SMALLEST, "what is missing to a sum is a small number"


@settings(max_examples=30, deadline=None)
@given(st.lists(FEW, min_size=18, max_size=18))
def test_no_month_follows_from_quarters_and_years(months):
    calendar = Calendar(2024 * 12 + 3, 2024 * 12 + 20)
    counted = rows(calendar, {"offer": np.array(months)})
    shown = [counted.get("offer", period) for period in calendar.periods]
    spans = {period: sum(months[start:end]) for period, (start, end) in zip(calendar.periods, calendar.spans)}
    for period, number in zip(calendar.periods, shown):
        assert number is None or number == spans[period] >= SMALLEST
    hidden = np.array([number is None for number in shown])
    small = {number for number, period in enumerate(calendar.periods) if spans[period] < SMALLEST}
    assert not small & set(settled(hidden, calendar.lines))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(FEW, min_size=8, max_size=8), min_size=4, max_size=4))
def test_parts_and_months_together_give_nothing_away(leaves):
    """The plain attack: every shown number of every period is subtracted from every other in all ways that sums allow."""
    calendar = Calendar(2025 * 12, 2025 * 12 + 7)
    parts = dict(zip("abcd", map(np.array, leaves)))
    there = [name for name, months in parts.items() if months.any()]
    if len(there) < 4:
        return
    counted = tree(calendar, parts, [("ab", "ab"), ("all", ["ab", "c", "d"])])
    nodes = [*"abcd", "ab", "all"]
    numbers = {**parts, "ab": parts["a"] + parts["b"], "all": sum(parts.values())}
    width, lines = len(calendar.periods), []
    for row in range(len(nodes)):
        lines += [(row * width + parent, tuple(row * width + child for child in children)) for parent, children in calendar.lines]
    for parent, children in ((4, (0, 1)), (5, (4, 2, 3))):
        lines += [(parent * width + column, tuple(child * width + column for child in children)) for column in range(width)]
    hidden, small = [], set()
    for node in nodes:
        for period, (start, end) in zip(calendar.periods, calendar.spans):
            number, true = counted.get(node, period), int(numbers[node][start:end].sum())
            assert number in (None, true) and (number is None or number >= SMALLEST)
            if true < SMALLEST:
                small.add(len(hidden))
            hidden.append(number is None)
    assert not small & set(settled(np.array(hidden), lines))


def test_what_is_large_enough_is_shown():
    counts, lines = grid([20, 30, 40, 50], 2)
    assert not protect(counts.reshape(1, -1), lines).any()


def test_a_small_number_takes_another_with_it():
    counts, lines = np.array([[3, 20, 60, 83]]), [(3, (0, 1, 2))]
    assert protect(counts, lines).tolist() == [[True, True, False, False]]


def test_a_cell_that_only_two_lines_together_give_away_is_found():
    hidden = np.array([True, True, True, False, False])
    assert given_away(hidden, [(3, (0, 1, 2)), (4, (1, 2))]) == [0]


@pytest.mark.parametrize("period", ["2025-03", "2025-Q1", "2025-H1", "2025"])
def test_a_month_lies_in_its_periods(period):
    from bot.desk.period import read_period

    assert read_period(period).id == period and "2025-03" in read_period(period).months()
    assert Period("month", 2025 * 12 + 2).within(read_period(period).kind) == read_period(period)
