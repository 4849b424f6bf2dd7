"""What is said where it was asked whether somebody is safe."""
from __future__ import annotations

import pytest

from nlu.replies import relieves, replied


@pytest.mark.parametrize("text, reply", [
    ("die polizei ist da", "help_there"), ("de har hittat henne", "help_there"), ("she's in hospital now", "help_there"),
    ("der krankenwagen kommt", "help_coming"), ("jag har ringt 112", "help_coming"), ("i've called an ambulance", "help_coming"),
    ("ich will niemanden anrufen", "no_call"), ("jag vågar inte ringa", "no_call"), ("i can't phone anyone", "no_call"),
    ("da ist immer besetzt", "queue"), ("ingen svarar där", "queue"), ("kann ich mit dir schreiben?", "talk_to_you"), ("can i just talk to you", "talk_to_you"),
    ("er geht nicht ran", "unreachable"), ("her phone is off", "unreachable"), ("soll ich die polizei rufen?", "asks_for_police"),
    ("should i tell her mum?", "asks_to_tell"), ("jag skämtade bara", "slip"), ("das war nicht so gemeint", "slip"), ("he's at work now", "doer_gone"),
    ("en man följer efter mig", "by_a_stranger"),
])
def test_a_reply_is_known(text, reply):
    assert reply in replied(text)


@pytest.mark.parametrize("text", ["er meint das ernst", "hab niemanden angerufen", "polisen kommer kanske", "mein mann folgt mir"])
def test_what_is_none_calms_nothing(text):
    assert not relieves(text) and not {"slip", "help_there", "by_a_stranger"} & replied(text)
