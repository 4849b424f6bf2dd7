"""No number from 1 to 4 can be worked out. What is shown adds up and is in fives, so it tells of a record that has no such number,
and the true record cannot be told from that one: it would show the same."""
from __future__ import annotations

from collections import Counter as Tally

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from bot.desk.blocks import blocks
from bot.desk.counts import tree
from bot.desk.period import Calendar, Period
from bot.desk.small import rounded, shared

FEW = st.integers(0, 7)
MONTHS = 14
CALENDAR = Calendar(2024 * 12 + 10, 2024 * 12 + 10 + MONTHS - 1)  # the last months of one year and the whole of the next
LEAVES = ("a", "b", "c", "d")
SUMS = [("ab", ["a", "b"]), ("all", ["ab", "c", "d"])]
WORLDS = st.lists(st.lists(FEW, min_size=MONTHS, max_size=MONTHS), min_size=len(LEAVES), max_size=len(LEAVES))


def numbers(counted, nodes):
    return {(node, period): counted.get(node, period) or 0 for node in nodes for period in CALENDAR.periods}


def counts(leaves, node):
    return sum(leaves[leaf] for leaf in {"all": "abcd", "ab": "ab"}.get(node, node))


@settings(max_examples=60, deadline=None)
@given(WORLDS)
def test_what_is_shown_tells_of_a_record_without_small_numbers(months):
    """The argument itself: the numbers of all pages and periods are those of one record in which everything happened in fives."""
    leaves = dict(zip(LEAVES, map(np.array, months)))
    counted = tree(CALENDAR, leaves, SUMS)
    shown = numbers(counted, (*LEAVES, "ab", "all"))
    told = {leaf: np.array([shown[leaf, month] for month in CALENDAR.months]) for leaf in LEAVES}
    for (node, period), number in shown.items():
        start, end = CALENDAR.spans[CALENDAR.place[period]]
        assert number == counts(told, node)[start:end].sum() and number % 5 == 0
    again = numbers(tree(CALENDAR, {leaf: each for leaf, each in told.items() if each.any()}, SUMS), (*LEAVES, "ab", "all"))
    assert again == shown, "were that record the true one, the desk would show the same"


@settings(max_examples=10, deadline=None)
@given(WORLDS)
def test_no_small_number_follows_by_linear_programming(months):
    """The attack: whoever knows how far a number can be off looks for what each month of each part can have been at least and at most."""
    leaves = dict(zip(LEAVES, map(np.array, months)))
    shown = numbers(tree(CALENDAR, leaves, SUMS), (*LEAVES, "ab", "all"))
    rows, low, high = [], [], []
    for (node, period), number in shown.items():
        start, end = CALENDAR.spans[CALENDAR.place[period]]
        row = np.zeros((len(LEAVES), MONTHS))
        row[[LEAVES.index(leaf) for leaf in {"all": "abcd", "ab": "ab"}.get(node, node)], start:end] = 1
        off = max(4, abs(number - int(counts(leaves, node)[start:end].sum())))  # no less than the truth needs
        rows.append(row.ravel())
        low.append(number - off)
        high.append(number + off)
    matrix = np.array(rows)
    for leaf, month in [(0, 0), (1, 5), (3, MONTHS - 1)]:
        goal = np.zeros((len(LEAVES), MONTHS))
        goal[leaf, month] = 1
        ends = [linprog(sign * goal.ravel(), A_ub=np.vstack([matrix, -matrix]), b_ub=np.array([*high, *(-each for each in low)]),
                        bounds=(0, None)) for sign in (1, -1)]
        assert all(end.status == 0 for end in ends)
        least, most = ends[0].fun, -ends[1].fun
        assert least < 1e-6 or most > 5 - 1e-6, "it stays open whether there was anybody, or whether there were five"


@settings(max_examples=100, deadline=None)
@given(st.lists(FEW, min_size=1, max_size=40))
def test_no_stretch_of_months_is_wrong_by_five(months):
    true = np.array(months)
    found = rounded(true)
    assert (found >= 0).all() and (found % 5 == 0).all()
    for start in range(len(months)):
        for end in range(start, len(months)):
            assert abs(found[start:end + 1].sum() - true[start:end + 1].sum()) < 5


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(FEW, min_size=9, max_size=9), min_size=1, max_size=8))
def test_parts_come_to_their_whole_and_none_is_five_ahead(months):
    parts = np.array(months)
    whole = rounded(parts.sum(axis=0))
    found = shared(whole, parts)
    assert (found.sum(axis=0) == whole).all() and (found >= 0).all() and (found % 5 == 0).all()
    assert (found.cumsum(axis=1) - parts.cumsum(axis=1)).max() < 5


def test_nothing_is_told_of_what_never_happened():
    counted = tree(CALENDAR, {"a": np.full(MONTHS, 9), "b": np.zeros(MONTHS, np.int64)}, [("all", ["a", "b"])])
    assert counted.get("b", Period("all")) is None and counted.get("all", Period("all")) == counted.get("a", Period("all")) == 130


def test_what_was_shown_of_a_month_stays_when_the_next_one_comes():
    months = np.array([3, 4, 1, 8, 2, 6])
    assert (rounded(months)[:4] == rounded(months[:4])).all()


@st.composite
def places(draw):
    some = draw(st.integers(20, 160))
    dice = draw(st.randoms(use_true_random=False))
    found = Tally()
    for _ in range(some):
        country = dice.choice(("DE", "SE", "SE", None))
        region = dice.choice((None, f"{country}-1", f"{country}-2")) if country else None
        town = dice.choice((None, f"{region} A", f"{region} B")) if region else None
        told = dice.choice((None, "work", "school")), dice.choice((None, "grief", "sleep", "sleep")), dice.choice(("self", "friend"))
        found[(country, region, town, *told), dice.randrange(6)] += 1
    keys = {key for key, _ in found}
    return {key: np.array([found[key, month] for month in range(6)]) for key in keys}


def summed(rows, by):
    found = {}
    for key, months in rows.items():
        found[by(key)] = found.get(by(key), 0) + months
    return found


@settings(max_examples=40, deadline=None)
@given(places())
def test_places_are_counted_in_fives_near_the_truth(rows):
    found = blocks(rows, [slice(0, 6)])
    assert all((months % 5 == 0).all() and (months >= 0).all() for months in found.values())
    assert (sum(found.values(), np.zeros(6, np.int64)) == rounded(sum(rows.values()))).all(), "as the overview counts them"
    assert found.keys() <= rows.keys()
    for by in (lambda key: key[:1], lambda key: key[:2], lambda key: (key[1] or key[0], *key[3:5])):
        true, shown = summed(rows, by), summed(found, by)
        assert all((months.cumsum() - true[key].cumsum()).max() < 5 for key, months in shown.items())
    whole, shown = summed(rows, lambda key: key[5]), summed(found, lambda key: key[5])
    assert all(abs(int(months.sum()) - int(np.sum(shown.get(key, 0)))) <= 15 for key, months in whole.items())


@pytest.mark.parametrize("period", ["2025-03", "2025-Q1", "2025-H1", "2025"])
def test_a_month_lies_in_its_periods(period):
    from bot.desk.period import read_period

    assert read_period(period).id == period and "2025-03" in read_period(period).months()
    assert Period("month", 2025 * 12 + 2).within(read_period(period).kind) == read_period(period)
