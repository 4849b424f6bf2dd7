"""The guard's rules on pairs of sentences that differ in little and mean very different things."""
from __future__ import annotations

import subprocess
import sys

import pytest

from nlu.guard import Guard


@pytest.fixture(scope="module")
def guard():
    return Guard()


@pytest.mark.parametrize("text", [
    "ich will mich umbringen", "Ich werde mir das Leben nehmen.", "ich bring mich heute nacht um", "kms heute noch",
    "ich wll mich umbrigen", "i mog nimma lebn und heit moch i a end",
    "i want to kill myself", "im gonna unalive myself tonight", "I have taken an overdose", "goodbye world",
    "jag ska ta livet av mig", "ska ta mitt liv ikväll", "vill do ikvall, har en plan",
])
def test_danger_now_is_acute(guard, text):
    assert guard.look(text).level == "acute"


@pytest.mark.parametrize("text", [
    "ich will nicht mehr leben", "i mog nimma", "ich mah nümme", "will nimmer leben", "ich ritze mich",
    "i don't want to live anymore", "ive started cutting again", "sometimes i wish i was dead",
    "orkar inte leva", "palla inte leva", "jag skär mig", "önskar att jag aldrig hade fötts",
])
def test_a_wish_without_a_plan_is_a_concern(guard, text):
    assert guard.look(text).level == "concern"


@pytest.mark.parametrize("text", [
    "mir ist zum sterben langweilig", "diese prüfung bringt mich um", "mein bruder hat sich 2010 das leben genommen",
    "ich will nicht sterben, ich will nur dass es aufhört", "ich schreibe eine hausarbeit über suizid",
    "im film bringt sie sich um", "er schlägt mich im schach",
    "these shoes are killing me", "she tried to kill herself two years ago and is fine now", "career suicide",
    "I don't want to die, I just want to sleep", "i lost a friend to suicide four years ago",
    "dör av skratt", "min bror tog livet av sig för sex år sedan", "jag vill inte dö, jag vill bara sova",
    "såg en film om självmord", "hon gjorde slut med mig",
])
def test_what_only_sounds_like_it_is_none_and_calms(guard, text):
    assert guard.look(text) is None
    assert guard.calms(text)


@pytest.mark.parametrize("text, third", [
    ("meine freundin will sich was antun", True), ("ich will mir was antun", False),
    ("my brother says he is going to kill himself tonight", True), ("i am going to kill myself tonight", False),
    ("min bror har sagt att han ska ta livet av sig ikväll", True), ("jag ska ta livet av mig ikväll", False),
    ("he said goodbye to everyone and isn't answering", True),
])
def test_whose_danger_it_is(guard, text, third):
    alarm = guard.look(text)
    assert (alarm.level, alarm.kind, alarm.third) == ("acute", "suicidality", third)


@pytest.mark.parametrize("text, kind", [
    ("er würgt mich", "violence_now"), ("my husband is beating me right now", "violence_now"),
    ("han slår mig", "violence_now"), ("meine freundin hat tabletten genommen und wacht nicht auf", "medical"),
    ("he's unconscious and breathing weird", "medical"), ("hon är medvetslös", "medical"),
    ("die stimmen sagen ich soll mich umbringen", "psychosis_acute"),
    ("voices are telling me to hurt my mum", "psychosis_acute"),
    ("hab grad mein baby geschüttelt", "child_danger"), ("jag skakade bebisen nyss", "child_danger"),
    ("cut too deep, it wont stop bleeding", "self_harm"),
])
def test_kinds(guard, text, kind):
    alarm = guard.look(text)
    assert (alarm.level, alarm.kind) == ("acute", kind)


def test_a_denial_does_not_hide_what_stands_beside_it(guard):
    assert guard.look("ich will mich nicht umbringen aber ich will nicht mehr leben").level == "concern"
    assert guard.look("keine suizidgedanken").__class__ is type(None)


def test_a_sure_alarm_stands_against_a_frame(guard):
    assert guard.look("ich schreibe gerade eine hausarbeit und ich will mich umbringen").level == "acute"


@pytest.mark.parametrize("text", ["17", "chat", "work", "ja", "", " ", "…", "\ud800", "die " * 30_000, "umbringen" * 9_000])
def test_nothing_breaks_it(guard, text):
    assert guard.look(text) is None


def test_the_guard_stands_without_rasa_and_model():
    code = "import sys, nlu.guard; nlu.guard.Guard().look('hej'); print('rasa' in sys.modules, 'onnxruntime' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["False", "False"]
