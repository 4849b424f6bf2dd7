"""A setting is told by what happens there, whichever word is missing."""
from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.scenes import scene_of
from nlu.setting import in_old_age, settings_denied


@pytest.mark.parametrize("who, text, setting", [
    ("self", "in zwei wochen gesellenprüfung als Tischlerin und mir ist schlecht", "vocational_training"),
    ("relative", "She is training to be a plumber and hates it", "vocational_training"),
    ("self", "utbildar mig till snickare men orkar inte", "vocational_training"),
    ("self", "seit sie mich in die Nachtschicht gesteckt haben bin ich leer", "work"),
    ("self", "kör lastbil, ser olyckan varje natt", "work"), ("self", "they moved me onto nights and I stopped eating", "work"),
    ("self", "passed over for a man again", "work"),
    ("self", "immer noch kein Job, wegen der Hüfte", "unemployment"), ("relative", "min bror är utan jobb och dricker", "unemployment"),
    ("unknown", "can't find a job", "unemployment"),
    ("friend", "min fiskekompis svarar inte längre", "leisure"), ("colleague", "Eine Kollegin aus dem Musikverein weint oft", "leisure"),
    ("friend", "a lad from my scout troop", "leisure"),
    ("self", "jag läser på komvux och får panik", "school"), ("self", "i cry before pe every week", "school"),
    ("relative", "my dad's been in hospital since May and sees nobody", "care"),
    ("friend", "she has failed her law exam twice", "university")])
def test_a_setting_is_told_by_what_happens_there(who, text, setting):
    assert setting in load_taxonomy().ids("settings") and scene_of(text, who) == setting


@pytest.mark.parametrize("who, text", [
    ("self", "in der Prüfung war mir schlecht"), ("relative", "my husband didn't get the promotion and drinks"), ("self", "ich war im Krankenhaus"),
    ("self", "jag sjunger inte längre"),
    ("self", "min kollega är snäll"), ("self", "no job and the exam for electrician is in May")])
def test_a_scene_of_none_of_two_or_of_kin_at_work_tells_nothing(who, text):
    assert scene_of(text, who) is None


@pytest.mark.parametrize("setting, who, age, topics, told", [
    (None, "self", 79, ["loneliness"], "old_age"), ("care", "self", 84, ["loneliness", "grief"], "old_age"), ("family", "self", 84, ["loneliness"], "family"),
    (None, "self", 58, ["loneliness"], None), (None, "self", 80, ["sleep"], None), (None, "relative", 80, ["loneliness"], None)])
def test_who_is_old_and_lonely_is_so_for_her_age(setting, who, age, topics, told):
    assert in_old_age(setting, who, age, topics) == told


def test_adult_education_is_no_university():
    assert settings_denied("går på komvux, inte universitetet") == ["university"]
