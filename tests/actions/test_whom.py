"""A bare number that the one it is about cannot be is the writer's own age."""
from __future__ import annotations

import pytest

from actions.need import Need
from actions.whom import note_own_age, own_age, whose_age


@pytest.mark.parametrize(("slots", "age", "left", "hers"), [
    ({"who": "relative", "relation": "son", "age": 9}, 44, None, 44), ({"who": "relative", "relation": "mother"}, 19, None, 19),
    ({"who": "relative", "relation": "mother", "age": 81}, 50, None, 50), ({"who": "relative", "relation": "son"}, 44, 44, None),
    ({"who": "relative", "relation": "daughter", "age": 14}, 15, 15, None), ({"who": "self", "age": 20}, 44, 44, None),
])
def test_whose_age_it_is(slots, age, left, hers):
    meant = whose_age(slots.get, {"age": age, "age_whose": "", "relation": None})
    assert (meant["age"], meant.get("own_age")) == (left, hers)


def test_a_girl_of_twelve_is_a_child_of_hers():
    assert whose_age({"who": "relative", "relation": "partner"}.get, {"age": 12, "age_whose": "", "relation": None})["relation"] == "child"
    assert whose_age({"who": "relative", "relation": "partner"}.get, {"age": 17, "age_whose": "", "relation": None})["relation"] is None


def test_her_own_age_is_kept_for_the_case_that_she_asks_for_herself():
    need = Need({"who": "relative", "relation": "mother", "age": 88})
    note_own_age(need, {"own_age": 60})
    need.understand({"who": "self", "who_certain": 1.0, "relation": None, "corrects_person": True, "corrects": True, "topics": []}, "offers")
    assert own_age(["own_age=60"]) == 60 and (need.get("who"), need.get("age"), need.get("age_group")) == ("self", 60, "adult")
