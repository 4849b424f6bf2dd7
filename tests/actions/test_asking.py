"""What a question is asked with: the likeliest answers first, none that cannot be, the way to skip it last."""
from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import ask
from actions.need import Need
from actions.say import Voice, choices_for


def asked(question, **slots):
    dispatcher = CollectingDispatcher()
    ask(Voice(dispatcher), Need(slots), question)
    return dispatcher.messages[-1]["custom"]["choices"]


@pytest.mark.parametrize(("slots", "first"), [
    ({}, ["family", "work", "school"]), ({"age_group": "child"}, ["school", "family"]), ({"age": 9}, ["school", "family"]),
    ({"age_group": "young"}, ["family", "school"]), ({"age_group": "older"}, ["family", "old_age"]), ({"age_group": "adult"}, ["family", "work"])])
def test_the_likeliest_parts_of_life_stand_first_and_none_is_lost(slots, first):
    choices = asked("setting", who="relative", **slots)
    assert choices[:len(first)] == [f"setting={id}" for id in first] and choices[-1] == "skip=setting"
    assert sorted(choices) == sorted(choices_for("setting"))


def test_other_questions_keep_their_order():
    assert asked("contact") == choices_for("contact")
