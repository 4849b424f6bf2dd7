"""Set words are recognised in three languages, and what is like them is not taken for them."""
from __future__ import annotations

import pytest

from nlu.sayings import feels_unwell, is_plea, refuses_help


@pytest.mark.parametrize("text", [
    "sie will aber keine hilfe", "Er lässt sich nicht helfen.", "mein bruder lehnt jede Hilfe ab", "er weigert sich zum arzt zu gehen",
    "sie mag nicht zur Therapie",
    "Hilfe will er nicht", "hon vill inte ha hjälp", "han vägrar söka vård", "min son tackar nej till all hjälp", "de söker aldrig hjälp",
    "he won't accept any help", "she doesn't want to see a doctor", "they refuse therapy", "my dad refuses to get help",
])
def test_a_refusal_is_heard(text):
    assert refuses_help(text)


@pytest.mark.parametrize("text", [
    "ich will keine Therapie", "jag vill inte ha vård", "I don't need a doctor", "sie sucht Hilfe", "han vill ha hjälp", "she wants help",
    "ich weiß nicht, wie ich helfen kann",
    "wir wollen nicht zum arzt", "kein Telefon bitte", "",
])
def test_a_wish_of_her_own_is_none(text):
    assert not refuses_help(text)


@pytest.mark.parametrize("text", [
    "mir gehts scheiße", "mir geht es grad gar nicht gut", "ich fühl mich echt mies", "geht mir total schlecht", "jag mår skit",
    "mår inte så bra", "jag känner mig jättedålig",
    "i'm not doing so well", "im not ok", "i feel like shit", "I'm feeling really awful lately",
])
def test_that_somebody_is_unwell_is_heard(text):
    assert feels_unwell(text)


@pytest.mark.parametrize("text", [
    "die idee ist nicht gut", "mir gehts gut", "jag mår bra", "i'm fine", "das angebot war nicht gut", "scheißladen", "bad kissingen",
    "the food was bad", "mein sohn ist schlecht in mathe",
])
def test_what_is_said_of_something_else_is_none(text):
    assert not feels_unwell(text)


def test_a_plea_is_nothing_but_a_plea():
    assert is_plea("Hilfe!") and is_plea("snälla hjälp mig") and is_plea("please help me")
    assert not is_plea("hilfe für meine mutter") and not is_plea("kan du hjälpa min son")


def test_a_bare_word_is_an_answer_where_it_was_asked_for():
    for text in ("nicht so gut", "not good", "inte så bra", "schlecht"):
        assert feels_unwell(text, asked=True) and not feels_unwell(text)
