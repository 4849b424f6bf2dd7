"""What nobody says without a word for it: a yes, a greeting, a new beginning, somebody who does not answer; and who keeps something to herself."""
from __future__ import annotations

import pytest

from nlu.feelings import feelings
from nlu.intents import without_misread
from nlu.rejections import rejected
from nlu.sayings import said


def first(intent, text, sure=0.7, wishes=(), typed=""):
    return next(iter(without_misread({intent: sure, "other_offers": 0.2, "inform": 0.1}, text, False, dict(wishes), typed)))


@pytest.mark.parametrize("intent, text, wishes", [
    ("feedback_yes", "ich saß am Steuer", ()), ("feedback_yes", "det känns i bröstet också", ()), ("feedback_yes", "only my knee", ()),
    ("greet", "allgäu", ()), ("nobody_answered", "chefen gör inget åt det", ()), ("small_talk", "die Wache ist verständigt", ()),
    ("who_runs", "vem vill ha mig nu", ()), ("who_runs", "soll ich den Verband anrufen", ()), ("other_offers", "die anderen lachen nur", ()),
    ("find_therapist", "na ka therapie, i wü nur redn", ()), ("cost", "jag kan betala själv", ()), ("are_you_human", "in person please", {"contact": ["in_person"]}),
    ("what_can_you_do", "kann ich da wem schreiben", {"contact": ["chat"]}), ("small_talk", "haha nej självklart inte", ()),
])
def test_what_is_not_said_is_not_meant(intent, text, wishes):
    assert first(intent, text, wishes=wishes) != intent


@pytest.mark.parametrize("intent, text", [
    ("feedback_yes", "ja genau"), ("feedback_yes", "tack, det hjälpte"), ("greet", "moin zusammen"), ("nobody_answered", "da geht keiner ran"),
    ("who_runs", "wer betreibt das hier"), ("other_offers", "andere bitte"), ("restart", "nochmal von vorn"), ("cost", "was kostet das"), ("small_talk", "wie geht's dir"),
])
def test_what_is_said_stays(intent, text):
    assert first(intent, text) == intent


@pytest.mark.parametrize("text, typed", [("vi har redan ringt dom, annat?", ""), ("new, that will I nice", "nee, dat will ik nich"), ("das ist mir zu weit", "")])
def test_nothing_is_forgotten_without_a_wish_for_it(text, typed):
    assert first("restart", text, typed=typed) == "other_offers"


@pytest.mark.parametrize("text", ["weiß keiner", "meine Frau weiß davon nichts", "keiner in der Firma weiß davon", "ingen på jobbet vet", "min man vet inget", "nobody knows", "my parents don't know yet"])
def test_who_keeps_it_to_herself_is_heard(text):
    assert "kept" in feelings(text)


@pytest.mark.parametrize("text", ["keiner weiß warum", "ingen vet varför han gjorde det", "nobody knows what to do", "niemand hat was gesagt", "mein Mann weiß nicht weiter"])
def test_who_does_not_know_keeps_nothing(text):
    assert not {"kept", "untold"} & set(feelings(text))


def test_a_refusal_without_a_person_is_her_own():
    assert "bare_refusal" in said("will keine Polizei") and "bare_refusal" in said("dont call the police")
    assert "bare_refusal" not in said("er will keine Hilfe")


def test_who_does_nothing_is_no_place_that_is_refused():
    assert not (rejected("min chef gör inget") or {}).get("words")
    assert (rejected("keine Caritas") or {}).get("words")
