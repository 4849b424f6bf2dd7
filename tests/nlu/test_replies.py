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
    ("mein mitbewohner ruft gerade den notarzt", "help_coming"), ("mamma ringer efter ambulans", "help_coming"), ("my dad is phoning 112", "help_coming"),
    ("sie sind jetzt da", "they_are_here"), ("they're here", "they_are_here"), ("de är framme nu", "they_are_here"),
    ("sie hat endlich aufgemacht", "with_them"), ("he came out, he's with me", "with_them"), ("hon öppnade dörren", "with_them"), ("i found him", "with_them"),
    ("ich bin zu meinem bruder gefahren", "went_to"), ("jag är hos grannen", "went_to"), ("we went to my aunt's", "went_to"),
    ("hab alles weggeschmissen", "put_away"), ("jag har lagt undan kniven", "put_away"), ("i flushed the tablets", "put_away"),
    ("ich will doch nicht sterben", "denies"), ("inget sånt", "denies"), ("nothing like that", "denies"), ("i meant my course", "means_other"),
    ("jag menar skolan", "means_other"),
    ("mit wem kann ich jetzt reden", "asks_whom"), ("vem ska jag ringa", "asks_whom"), ("er hebt net ab", "unreachable"),
    ("vet inte var han är", "unreachable"),
])
def test_a_reply_is_known(text, reply):
    assert reply in replied(text)


@pytest.mark.parametrize("text", [
    "ich will nicht sterben, ich will nur dass es aufhört", "i don't want to die, i just want it to stop", "jag vill inte dö men orkar inte leva",
    "not suicidal exactly, just wouldn't dodge a bus", "he's back, armed. whispering", "bald bin ich bei mama", "he came home drunk",
    "sie hat nicht aufgemacht", "he came out but he has taken pills", "i'm at my mum's and he's outside the door", "ich kann sie nicht weglegen",
    "jag är hos min kille",
])
def test_what_is_as_grave_as_before_is_no_relief(text):
    assert not relieves(text) and not {"denies", "with_them", "put_away"} & replied(text)


@pytest.mark.parametrize("text", ["er meint das ernst", "hab niemanden angerufen", "polisen kommer kanske", "mein mann folgt mir"])
def test_what_is_none_calms_nothing(text):
    assert not relieves(text) and not {"slip", "help_there", "by_a_stranger"} & replied(text)
