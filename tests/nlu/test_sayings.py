"""Set words are recognised in three languages, and what is like them is not taken for them."""
from __future__ import annotations

import pytest

from nlu.remarks import remarked
from nlu.sayings import said


@pytest.mark.parametrize("text", [
    "sie will aber keine hilfe", "Er lässt sich nicht helfen.", "mein bruder lehnt jede Hilfe ab", "er weigert sich zum arzt zu gehen",
    "sie mag nicht zur Therapie",
    "Hilfe will er nicht", "hon vill inte ha hjälp", "han vägrar söka vård", "min son tackar nej till all hjälp", "de söker aldrig hjälp",
    "he won't accept any help", "she doesn't want to see a doctor", "they refuse therapy", "my dad refuses to get help",
])
def test_a_refusal_is_heard(text):
    assert "refuses_help" in said(text)


@pytest.mark.parametrize("text", [
    "ich will keine Therapie", "jag vill inte ha vård", "I don't need a doctor", "sie sucht Hilfe", "han vill ha hjälp", "she wants help",
    "ich weiß nicht, wie ich helfen kann",
    "wir wollen nicht zum arzt", "kein Telefon bitte", "",
])
def test_a_wish_of_her_own_is_none(text):
    assert "refuses_help" not in said(text)


@pytest.mark.parametrize("text", [
    "mir gehts scheiße", "mir geht es grad gar nicht gut", "ich fühl mich echt mies", "geht mir total schlecht", "jag mår skit",
    "mår inte så bra", "jag känner mig jättedålig",
    "i'm not doing so well", "im not ok", "i feel like shit", "I'm feeling really awful lately",
])
def test_that_somebody_is_unwell_is_heard(text):
    assert "unwell" in said(text)


@pytest.mark.parametrize("text", [
    "die idee ist nicht gut", "mir gehts gut", "jag mår bra", "i'm fine", "das angebot war nicht gut", "scheißladen", "bad kissingen",
    "the food was bad", "mein sohn ist schlecht in mathe",
])
def test_what_is_said_of_something_else_is_none(text):
    assert "unwell" not in said(text)


def test_a_plea_is_nothing_but_a_plea():
    assert all("plea" in said(text) for text in ("Hilfe!", "snälla hjälp mig", "please help me"))
    assert not any("plea" in said(text) for text in ("hilfe für meine mutter", "kan du hjälpa min son"))


def test_a_bare_word_is_an_answer_where_it_was_asked_for():
    for text in ("nicht so gut", "not good", "inte så bra", "schlecht"):
        assert "unwell" in said(text, asked=True) and "unwell" not in said(text)


@pytest.mark.parametrize("text", [
    "aber was können wir tun", "was soll ich machen?", "wie kann ich ihm helfen", "weiß nicht was ich machen soll",
    "hur kan jag hjälpa henne", "vad ska jag göra",
    "what should i do", "how can we help him",
])
def test_she_asks_what_to_do(text):
    assert "asks_what_to_do" in said(text)


@pytest.mark.parametrize("text", ["was kannst du?", "was kann man hier machen", "vad kan du göra", "what can you do", "how do you do"])
def test_what_the_program_can_do_is_another_question(text):
    assert "asks_what_to_do" not in said(text)


@pytest.mark.parametrize("text", [
    "so war das nicht gemeint", "das hab ich nicht so gemeint", "na, so war des ned gmeint", "du hast mich falsch verstanden",
    "jag menade inte så", "det var inte så jag menade",
    "that's not what i meant", "i didn't mean it like that",
])
def test_she_meant_it_otherwise(text):
    assert "meant_otherwise" in said(text)


@pytest.mark.parametrize("text", [
    "ich bin sicher", "Mein Bruder ist jetzt da, ich bin in Sicherheit.", "ja, ich bin jetzt sicher", "my flatmate is with me now, I am safe",
    "I'm safe now", "min mamma är här nu, jag är i säkerhet", "jag är trygg",
])
def test_that_she_is_safe_is_heard(text):
    assert "is_safe" in said(text)


@pytest.mark.parametrize("text", [
    "ich bin nicht sicher", "ich bin sicher dass ich es heute tue", "bald bin ich in sicherheit, dann bin ich tot", "I'm not safe",
    "I am safe but I will do it tomorrow", "jag är inte trygg", "jag är säker på att jag gör det", "are you safe?",
])
def test_and_nothing_that_is_like_it(text):
    assert "is_safe" not in said(text)


@pytest.mark.parametrize("text, heard", [
    ("ich", True), ("für mich", True), ("jag själv", True), ("me", True), ("ich weiß nicht", False), ("me and my brother", False),
])
def test_only_me(text, heard):
    assert ("only_me" in said(text)) is heard


@pytest.mark.parametrize("text", [
    "Wie ist die Telefonnummer vom ersten?", "hast du die nummer von denen", "gib mir die mailadresse", "Wie lautet die Nummer?", "die nummer bitte",
    "wo finde ich die webseite vom zweiten", "Kontakt vom ersten", "vad är numret till den första?", "kan jag få telefonnumret", "har du en länk",
    "numret till den andra tack", "what's the phone number of the first one", "can i have their email", "do you have a number", "send me the link please",
])
def test_asking_for_a_number_is_no_wish_for_a_call(text):
    assert "asks_for_contact" in said(text)


@pytest.mark.parametrize("text", [
    "ich brauche jemanden zum Reden", "gibt es was per Mail", "ich möchte Kontakt zu meinem Vater", "lieber per mail", "I want contact with my son",
    "mein handy ist kaputt", "jag vill ha kontakt med min bror", "can i talk to them by phone", "die nummer stimmt nicht", "wrong number",
])
def test_other_talk_of_numbers_and_contact_asks_for_none(text):
    assert "asks_for_contact" not in said(text)


@pytest.mark.parametrize("text", ["ich " * 1000, "nein " * 800, "a b " * 1000, "i" * 4000, "das, " * 800])
def test_no_repetition_keeps_it_busy(text):
    """Patterns that could match in very many ways would not come back from these within a person's life."""
    assert "will_not_say" not in remarked(text)
    said(text)


def test_a_bare_okay_is_no_small_talk_and_tells_nothing():
    assert all("okay" in said(text) for text in ("ok", "Okej.", "alles klar", "ok gut", "all right", "aha", "Super!"))
    assert not any("okay" in said(text) for text in ("ok danke", "mir geht es gut", "okay die erste", "bra idé", "not okay"))
