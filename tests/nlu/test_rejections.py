"""What is refused of what is shown, and what only sounds like it."""
from __future__ import annotations

import pytest

from nlu.rejections import not_for_it, rejected


@pytest.mark.parametrize("text, word", [
    ("no AA please", "aa"), ("vill inte ha Anhöriglinjen", "anhoriglinjen"), ("beim Krisendienst war ich schon", "krisendienst"),
    ("kyrkans sos har lång kö", "kyrkans"), ("caritas bitte nicht", "caritas"),
])
def test_a_word_of_a_name_is_refused(text, word):
    assert word in rejected(text)["words"]


@pytest.mark.parametrize("text, kind", [("ich will zu keinem Psychiater", "psychiatry"), ("inte vården tack", "care"),
                                        ("elevhälsan? nej de känner mig", "school_health"),
                                        ("bitte keine app", "app"),
                                        ("nicht schon wieder ein Krisentelefon", "crisis"), ("ingen krislinje tack", "crisis"), ("no crisis line please", "crisis")])
def test_a_kind_of_place_is_refused(text, kind):
    assert kind in rejected(text)["kinds"]


def test_what_is_made_for_others_is_refused():
    assert rejected("ich bin kein Flüchtling")["groups"] == ["refugees"]
    assert rejected("why a men's line, I'm a woman")["groups"] == ["men"]
    assert rejected("das zweite nicht")["which"] == 2 and rejected("not that one")["any"]


@pytest.mark.parametrize("text", ["ich kann nicht schlafen", "jag orkar inte mer", "nein danke", "it did not help", ""])
def test_a_complaint_refuses_nothing(text):
    assert rejected(text) is None


@pytest.mark.parametrize("text", [
    "these are not for dementia", "die sind nicht für Schulden", "de där är inte för demens", "nothing here is for eating disorders",
    "ingen av dem är för sorg",
])
def test_that_the_places_are_not_for_it_is_said_of_the_places(text):
    assert not_for_it(text) and rejected(text)["any"]


@pytest.mark.parametrize("text", ["it's not about money", "das ist nichts für mich", "they are not for me", "det är inget för oss"])
def test_that_it_is_not_for_her_is_not_said_of_the_matter(text):
    assert not not_for_it(text)


@pytest.mark.parametrize("text", ["no line for men who hit their wives please", "bitte nichts für gewalttätige Männer", "inget för män som slår"])
def test_places_for_those_who_do_it_are_refused(text):
    assert "causing_harm" in rejected(text)["groups"]
