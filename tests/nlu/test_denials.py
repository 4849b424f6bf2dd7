"""What is said not to be the matter is left out; complaints that hold a "not" or a "good" stay."""
from __future__ import annotations

import pytest

from nlu.denials import deny, without_denied


@pytest.mark.parametrize("text, matter", [
    ("prüfungen laufen super, das ist es nicht. ich kenn hier nur keine sau", "ich kenn hier nur keine sau"),
    ("Stimmen hört er nicht. Er findet nur nicht mehr heim.", "Er findet nur nicht mehr heim."),
    ("das baby ist ein schatz, damit hat es nichts zu tun. wir giften uns nur noch an", "wir giften uns nur noch an"),
    ("sova går bra, men på dagarna springer jag från det ena till det andra", "men på dagarna springer jag från det ena till det andra"),
    ("det är inte det. det är hemma vi har slutat prata", "det är hemma vi har slutat prata"),
    ("work is fine, but at home we only shout", "but at home we only shout"),
])
def test_what_is_fine_is_not_the_matter(text, matter):
    assert without_denied(text) == matter


@pytest.mark.parametrize("text", [
    "schlafen kann ich nicht, essen auch nicht", "mir geht es nicht gut, ich weine viel", "jag mår inte bra, allt är jobbigt",
    "it is not good at home, he shouts",
    "work is fine", "das ist es nicht", "", "ich bin so müde",
    "My granddaughter's forearms are covered in fine scars since the summer holidays ended, and she draws down her cuffs.",
])
def test_a_complaint_stays_whole(text):
    assert without_denied(text) == text


@pytest.mark.parametrize("text, topics, left", [
    ("einsam bin ich nicht", ["loneliness"], ""), ("no I wouldn't say sad, more bored", ["depression"], "more bored"),
    ("jag är inte gravid, bara trött", ["pregnancy_birth"], "bara trött"), ("niemand ist gestorben", ["grief"], ""),
    ("i eat normally. it is the sleep", ["eating_disorder"], "it is the sleep"), ("ich hab nie gesagt dass ich depressiv bin", ["depression"], ""),
    ("not bullying its more that they forget me", ["bullying"], "its more that they forget me"),
])
def test_what_is_denied_is_taken_out(text, topics, left):
    assert deny(text) == (topics, left)


@pytest.mark.parametrize("text", [
    "ich weiß nicht ob ich depressiv bin", "i can't stop gambling", "nicht nur traurig", "jag vill inte vara ensam", "i've never been so lonely",
    "kein Arzt nimmt meine Depression ernst", "keine angst vor menschen, nur vorm fliegen", "ich trinke nicht mehr seit drei wochen",
])
def test_what_only_sounds_like_a_denial_denies_nothing(text):
    assert deny(text) == ([], text)


@pytest.mark.parametrize("text, topic", [
    ("nein, er trinkt nicht, er spielt nur", "addiction_alcohol"), ("no he's not on drugs", "addiction_drugs"),
    ("hon dricker inte, hon spelar", "addiction_alcohol"), ("sie nimmt auch nix", "addiction_drugs"),
])
def test_who_does_not_drink_or_take_anything_is_not_addicted(text, topic):
    assert topic in deny(text)[0]


@pytest.mark.parametrize("text", ["er trinkt nicht wenig", "he doesn't drink much water", "sie nimmt nichts ernst"])
def test_what_only_sounds_like_it_denies_nothing(text):
    assert not {"addiction_alcohol", "addiction_drugs"} & set(deny(text)[0])
