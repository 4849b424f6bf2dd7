"""A message that is nothing but facts raises no alarm, whatever the classifier makes of it; one word more, and it is asked."""
from __future__ import annotations

import pytest

from nlu.danger import Danger
from nlu.guard import NO_DANGER, Guard
from nlu.harmless import is_harmless
from nlu.watch import join

GUARD = Guard()


@pytest.mark.parametrize("text", [
    "Er ist 12, ich bin 70", "Jag är 84 år och bor ensam i Hudiksvall", "31, aus Kassel", "min sambo har lämnat mig",
    "Meine Frau hat mich verlassen.",
    "he says he needs nobody", "sie sagt, sie braucht niemanden", "han vill inte prata med nån", "der ist grad 17 geworden", "I'm 40 and live in Munich",
])
def test_facts_alone_are_no_danger(text):
    rule, calm = GUARD.judge(text)
    assert rule is NO_DANGER and calm and GUARD.look(text) is None
    assert join(rule, calm, False, Danger(0.99, 0.99, "suicidality")).level == "none"


@pytest.mark.parametrize("text", [
    "ich bin 17 und lebe in Angst", "ich bin 12 und habe 20 genommen", "min sambo har lämnat mig och jag orkar inte mer",
    "ich bin am Ende", "jag är 15 och vill dö",
    "ich wohne in Not", "er braucht niemanden mehr, er hat alles verschenkt",
])
def test_one_word_more_and_it_is_asked(text):
    assert not is_harmless(text)


@pytest.mark.parametrize("text", [
    "gestern hat er mich gewürgt", "mein freund rastet aus wenn er getrunken hat, gestern hat er mich geschlagen", "igår slog han mig",
    "min sambo tog stryptag på mig i natt",
    "he hit me yesterday", "last night my boyfriend beat me up",
])
def test_violence_that_just_happened_is_acute_and_about_her(text):
    alarm = GUARD.look(text)
    assert alarm and (alarm.level, alarm.kind, alarm.mine) == ("acute", "violence_now", True)


@pytest.mark.parametrize("text", [
    "er hat mich letzte woche geschlagen", "my husband hits me when he drinks. today he's at work",
    "Mein Mann schlägt mich, wenn er getrunken hat. Heute ist er auf Montage.",
])
def test_violence_of_another_day_is_a_concern(text):
    alarm = GUARD.look(text)
    assert alarm and alarm.level == "concern"


def test_a_fall_is_no_alarm_unless_somebody_lies_there():
    assert GUARD.look("meine oma ist die treppe runtergefallen und traut sich nicht mehr raus") is None
    for text in ("Sie ist die Treppe runtergefallen und spricht nicht mehr", "Opa ist von der Leiter gefallen und kommt nicht hoch",
                 "papa hat meinen kleinen bruder die treppe runtergeworfen"):
        assert GUARD.look(text).level == "acute"
