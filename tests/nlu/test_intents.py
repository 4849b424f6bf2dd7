"""What a message is for, said at length as people do."""
from __future__ import annotations

import pytest

from nlu.intents import settled_intent, sure_intent


@pytest.mark.parametrize(("intent", "sure", "text", "settled"), [
    ("feedback_yes", 0.6, "ja das war genau das was ich gesucht hab", "feedback_yes"),
    ("dont_know", 0.55, "puh keine ahnung was ich da sagen soll", "dont_know"),
    ("refuse", 0.3, "nein meine mutter will das so und ich nicht", "inform"),
    ("privacy", 0.9, "will my school hear about this from you", "privacy"),
    ("privacy", 0.4, "do i have to report him", "inform"),
    ("privacy", 0.4, "was passiert mit dem was ich hier schreibe", "privacy"),
    ("privacy", 0.4, "bekommt das meine mutter irgendwie mit", "privacy"),
])
def test_a_likely_intent_stands_though_more_words_carry_it(intent, sure, text, settled):
    intents = {intent: sure, "inform": 1 - sure}
    assert settled_intent(intent, intents, text, known=True, facts=False, senseless=False) == settled


@pytest.mark.parametrize(("intents", "question", "tells", "places", "sure"), [
    ({"dont_know": 0.9, "inform": 0.1}, None, False, False, "dont_know"), ({"cost": 0.55, "inform": 0.3}, None, True, False, "cost"),
    ({"goodbye": 0.8, "inform": 0.2}, None, False, False, None),  # a story may sound like one
    ({"inform": 0.9, "greet": 0.1}, None, False, False, None), ({"thanks": 0.9, "inform": 0.1}, "place", True, True, None),  # "Thurgau" is an answer
    ({"show_contact": 0.9, "inform": 0.1}, "contact", True, False, None), ({"dont_know": 0.9, "inform": 0.1}, None, True, False, None),
])
def test_what_is_beyond_doubt_needs_no_set_word(intents, question, tells, places, sure):
    assert sure_intent(intents, question, tells, places) == sure
