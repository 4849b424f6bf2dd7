"""Short words after the offers: what they cannot mean, whoever the classifier is, and what they do."""
from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.doubts import DoubtReader
from nlu.feelings import feelings
from nlu.intents import is_absent, without_misread
from nlu.later import said_later
from nlu.lexicon import Lexicon
from nlu.remarks import is_the_one
from nlu.sayings import said
from nlu.wishes import WishReader
from nlu.words import words


@pytest.fixture(scope="module")
def wishes():
    reader = WishReader(load_taxonomy())
    return lambda text, language: reader.read(text, language, 0.0, False, text)


@pytest.mark.parametrize(("intent", "text", "of_another", "wishes"), [
    ("are_you_human", "finns det nån chatt här", False, {"contact": ["chat"]}), ("are_you_human", "gibt es den betriebsrat?", False, {}),
    ("are_you_human", "pension?", False, {}), ("goodbye", "ich gehör hier nicht mehr hin", False, {}),
    ("goodbye", "hembesök", False, {"contact": ["in_person"]}),
    ("nobody_answered", "my brother hasn't been seen since tuesday", True, {}), ("nobody_answered", "sie kam gestern nicht zum training", True, {}),
    ("nobody_answered", "ruf bitte keinen an", False, {"contact_not": ["phone"]}), ("nobody_answered", "es ist nichts akutes", False, {}),
    ("cost", "insolvenz?", False, {}), ("feedback_yes", "AA?", False, {}),
    ("show_contact", "jag vill hellre mejla", False, {"contact": ["email"]}),
])
def test_what_cannot_be_meant_is_told(intent, text, of_another, wishes):
    assert next(iter(without_misread({intent: 0.9, "inform": 0.05}, text, of_another, wishes))) == "inform"


@pytest.mark.parametrize(("intent", "text", "of_another", "wishes"), [
    ("are_you_human", "finns det en människa här?", False, {}), ("are_you_human", "are you a bot?", False, {"contact": ["chat"]}),
    ("goodbye", "ich kann nicht mehr schreiben, muss los", False, {}), ("nobody_answered", "they did not pick up", True, {}),
    ("nobody_answered", "ingen svarade när jag ringde", True, {}), ("nobody_answered", "kein telefon, da geht niemand ran", False, {"contact_not": ["phone"]}),
    ("cost", "gratis?", False, {}), ("show_contact", "die nummer bitte", False, {"contact": ["phone"]}),
])
def test_what_may_be_meant_stays(intent, text, of_another, wishes):
    assert next(iter(without_misread({intent: 0.9, "inform": 0.05}, text, of_another, wishes))) == intent


@pytest.mark.parametrize(("text", "absent"), [
    ("hon svarar inte sen i fredags", True), ("meine tochter ist nicht nach hause gekommen", True), ("he doesn't answer my calls", True),
    ("er geht nicht zur schule", False), ("my son doesn't sleep", False), ("hon kommer inte ur sängen", False),
])
def test_somebody_who_is_away_is_told_apart(text, absent):
    assert is_absent(text) is absent


@pytest.mark.parametrize(("language", "text", "key", "value"), [
    ("sv", "någon som besöker henne", "contact", ["in_person"]), ("de", "jemand der uns besucht", "contact", ["in_person"]),
    ("en", "a befriender please", "contact", ["in_person"]),
    ("sv", "vill inte prata", "contact", ["chat"]), ("en", "i'd rather not talk", "contact", ["chat"]), ("en", "I don't want to talk", "contact", ["chat"]),
    ("de", "mein chef soll das nicht erfahren", "anonymous", True), ("en", "I don't want my parents to know", "anonymous", True),
    ("en", "I don't want to know", "anonymous", None),
    ("sv", "inte med en man", "counsellor", "woman"), ("de", "ich hab keinen mann", "counsellor", None),
    ("de", "bitte nichts online", "contact_not", ["web", "chat", "email"]),
    ("de", "zu weit weg", "near", True), ("de", "er wird online gemobbt", "contact_not", None),
])
def test_a_wish_of_a_word_or_two_is_heard(wishes, language, text, key, value):
    assert wishes(text, language).get(key) == value


@pytest.mark.parametrize(("language", "believed", "text", "taken_back"), [
    ("sv", "debt", "betalningsanmärkning?", False), ("sv", "addiction_alcohol", "antabus?", False), ("sv", "debt", "skuldsanering? hur går det till?", False),
    ("de", "addiction_alcohol", "entzug?", False), ("en", "debt", "bankruptcy?", False), ("en", "debt", "debt?", True), ("de", "debt", "Schulden?", True),
])
def test_a_kind_of_help_asked_for_takes_nothing_back(language, believed, text, taken_back):
    reader = DoubtReader(load_taxonomy(), Lexicon(load_taxonomy()))
    assert (believed in reader.read(text, text, language, [believed], lambda part: {}).topics) is taken_back


@pytest.mark.parametrize("text", ["jag alltså", "ok its me", "nej det är jag", "also ich", "eigentlich gehts um mich", "me actually lol"])
def test_it_is_me_is_heard(text):
    assert "only_me" in said(text)


@pytest.mark.parametrize("text", ["mig också", "me too", "ich auch", "det är jag rädd för", "it's me who called you"])
def test_what_only_begins_like_it_is_not(text):
    assert "only_me" not in said(text)


@pytest.mark.parametrize(("language", "text", "relation"), [
    ("sv", "vännen är jag", "friend"), ("de", "der kollege bin ich", "colleague"), ("en", "the friend is me", "friend"),
    ("sv", "det är jag som är kompisen", "friend"), ("sv", "kompisen är jag rädd för", None),
])
def test_whoever_is_herself_the_one_says_so(language, text, relation):
    found = words(text)
    assert is_the_one(found, Lexicon(load_taxonomy()).find(found, language)) == relation


@pytest.mark.parametrize(("text", "says"), [
    ("she not me", "not_me"), ("nicht ich, sie", "not_me"), ("hon, inte jag", "not_me"), ("actually it's more about my job", "about_work"),
    ("det handlar egentligen om familjen", "about_family"), ("no, not the weed, the job", "about_work"), ("doch lieber was für mich als vater", "for_me"),
])
def test_a_correction_of_a_few_words_is_heard(text, says):
    assert says in said_later(text)


@pytest.mark.parametrize("text", ["my phone is dead", "mein handy ist tot", "min dator är död", "I lost my job", "habe meine arbeit verloren"])
def test_a_thing_is_not_mourned(text):
    assert "loss" not in feelings(text)


@pytest.mark.parametrize("text", ["my dog is dead", "I lost my brother", "meine oma ist gestorben", "min mamma dog i våras"])
def test_a_death_is(text):
    assert "loss" in feelings(text)
