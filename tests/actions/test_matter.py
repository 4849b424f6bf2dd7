"""Which of several matters stands first."""
from __future__ import annotations

import pytest

from actions.matter import stays_first


@pytest.mark.parametrize(("first", "held", "topic", "weight", "meant", "stays"), (
    ("debt", 0.9, "parenting", 0.9, {"names_topic": True}, True),  # a circumstance
    ("sexual_violence", 0.9, "grief", 0.97, {"names_topic": True}, True),
    ("debt", 0.9, "domestic_violence", 0.8, {}, False),  # weightier
    ("chronic_illness", 0.9, "anxiety", 0.96, {"says": ["changes_matter"]}, False),  # she says so
    ("chronic_illness", 0.9, "anxiety", 0.96, {"names_topic": True}, True),  # how it weighs
    ("sleep", 0.9, "grief", 0.7, {"names_topic": True}, False),  # what weighs, told after how
    ("sleep", 0.9, "parenting", 0.7, {"names_topic": True}, True),
    ("bullying", 0.3, "addiction_alcohol", 0.9, {}, False)))  # the first was a guess
def test_what_came_first_stays(first: str, held: float, topic: str, weight: float, meant: dict, stays: bool) -> None:
    assert stays_first(first, held, topic, weight, meant) is stays
