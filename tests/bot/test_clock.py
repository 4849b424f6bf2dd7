"""A clock that jumps makes no conversation old, and what is written meanwhile does not grow old too early."""
from __future__ import annotations

import pytest

from bot.dialogue.clock import Clock

DAY = 24 * 3600.0
NOON = 1_800_000_000.0


class Watch:
    def __init__(self):
        self.steady, self.off = 50.0, 0.0
        self.clock = Clock(DAY, lambda: NOON + self.steady + self.off, lambda: self.steady)

    def after(self, seconds):
        self.steady += seconds
        return self.clock.now() - NOON - 50


@pytest.fixture
def watch():
    return Watch()


def test_time_goes_on(watch):
    assert [watch.after(300), watch.after(2 * DAY)] == [300, 300 + 2 * DAY]


@pytest.mark.parametrize("jump", [2 * DAY, -2 * DAY, 3600])
def test_a_jump_is_not_believed_before_it_has_stood(watch, jump):
    watch.off = jump
    assert watch.after(300) == 300 and watch.after(300) == 600
    watch.off = 0
    assert watch.after(300) == 900
    watch.off = jump
    assert watch.after(300) == 1200
    assert watch.after(DAY) == 1200 + DAY + jump


def test_a_clock_that_is_put_right_by_little_is_followed(watch):
    for number in range(1, 11):
        watch.off = 30.0 * number
        assert watch.after(300) == 300 * number + 30 * number
