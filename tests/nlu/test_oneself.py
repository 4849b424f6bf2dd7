"""Who says what she is to others, or only her sex and age, names nobody else."""
from __future__ import annotations

import pytest

from index.ages import is_too_young, with_own_age
from index.taxonomy import load_taxonomy
from nlu.age import ages
from nlu.age_beside import begins_with_age
from nlu.deeds import extorts, takes_my_pension
from nlu.lexicon import Lexicon
from nlu.oneself import hailed, is_herself, is_of_an_addict, only_describes_herself
from nlu.own import is_a_man_who_was_hurt
from nlu.persons import PersonReader
from nlu.words import words

_ABOUT = {"self": 0.5, "relative": 0.9}  # a classifier that sees the word for somebody and is mistaken


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(load_taxonomy())


def hits_of(lexicon, language, text):
    return [hit for hit in lexicon.find(words(text), language) if hit.facet == "relations"]


@pytest.mark.parametrize(("language", "text"), [
    ("sv", "är pappa till fyra och sover aldrig"), ("sv", "jag är hennes bror, 52"), ("de", "ich bin alleinerziehende Mutter von Zwillingen"), ("de", "bin Oma geworden"),
    ("de", "als Vater schaffe ich das nicht"), ("en", "I'm her mum, 39"), ("en", "Grandad here, 77"), ("en", "single dad of three"),
])
def test_she_says_what_she_is(lexicon, language, text):
    assert is_herself(words(text), hits_of(lexicon, language, text)[0])


@pytest.mark.parametrize(("language", "text"), [
    ("sv", "är min mamma arg på mig"), ("de", "ich bin bei meiner Mutter"), ("de", "meine Oma ist hier"), ("en", "I am worried about my dad"), ("en", "my grandma here won't eat"),
])
def test_she_names_another(lexicon, language, text):
    assert not is_herself(words(text), hits_of(lexicon, language, text)[0])


@pytest.mark.parametrize(("language", "text", "who", "relation"), [
    ("sv", "är pappa till fyra och sover aldrig", "self", None), ("de", "ich bin Mutter von zwei Kindern", "self", None),
    ("sv", "jag är son till en missbrukare, 31", "relative", "parents"), ("en", "I'm the daughter of an alcoholic", "relative", "parents"), ("de", "bin Kind von Alkoholikern und trinke jetzt auch", "self", None), ("en", "I'm her dad", "relative", "child"),
])
def test_whom_it_is_about_then(lexicon, language, text, who, relation):
    found = words(text)
    persons = PersonReader(load_taxonomy()).read(text, found, lexicon.find(found, language), _ABOUT, {"mother": 0.9, "father": 0.9})
    assert (persons.who, persons.relation) == (who, relation)


@pytest.mark.parametrize("text", ["kille 31", "52 male", "frau, 60", "jag 38 år kvinna", "tjej 20 från Borås", "19 azubi"])
def test_a_sex_and_an_age_tell_of_nobody_else(lexicon, text):
    assert only_describes_herself(words(text))
    persons = PersonReader(load_taxonomy()).read(text, words(text), lexicon.find(words(text), "sv"), _ABOUT, {"partner": 0.9}, asked=True)
    assert persons.who == "self" and persons.relation is None


@pytest.mark.parametrize("text", ["min kille 31", "min mamma 45", "mamma 82", "en tjej i klassen skär sig, 15", "my brother is 20"])
def test_another_is_told_of(text):
    found = words(text)
    assert not only_describes_herself(found) or "min" in text


@pytest.mark.parametrize(("language", "text", "whose"), [("en", "I'm his mum, 50", "self"), ("en", "Grandad here, 77", "self"), ("sv", "jag är dotter till en alkoholist, 44", "self")])
def test_the_age_behind_what_she_is_is_hers(lexicon, language, text, whose):
    assert [each.whose for each in ages(words(text), lexicon.find(words(text), language), language)] == [whose]


def test_the_child_of_one_who_drinks(lexicon):
    text = "ich bin das Kind einer Alkoholikerin"
    assert is_of_an_addict(words(text), hits_of(lexicon, "de", text)[0])


def test_too_young_for_a_partner():
    assert is_too_young(11, None, "girlfriend") and is_too_young(16, None, None)
    assert not is_too_young(16, None, "girlfriend") and not is_too_young(16, 15, None) and not is_too_young(None, None, None)


def test_people_of_her_age():
    assert with_own_age({}, "older") == {"group": ["older_people"]} and with_own_age({}, "young") == {"group": ["young_people"]}
    assert with_own_age({"cost": "free"}, "adult") == {"cost": "free"}


@pytest.mark.parametrize(("text", "meant"), [
    ("han vill ha 2000 kr annars lägger han ut filmen", True), ("sie will Geld, sonst verschickt sie meine Fotos", True), ("pay or I post your nudes, he writes", True),
    ("jag skickar bilder på hunden", False), ("ich will Geld sparen", False),
])
def test_who_is_pressed_with_pictures(text, meant):
    assert extorts(text) is meant


@pytest.mark.parametrize(("text", "meant"), [
    ("min son tar min pension varje månad", True), ("meine Tochter nimmt mir meine Rente weg", True), ("he keeps my bank card", True), ("meine Rente reicht nicht", False), ("mein Sohn klaut mir Geld", False),
])
def test_whose_pension_is_taken(text, meant):
    assert takes_my_pension(text) is meant


@pytest.mark.parametrize(("text", "many"), [
    ("bro ich zock jeden tag bis 4", 1), ("alter bruder ich krieg nix mehr hin", 2), ("ey brorsan jag pallar inte", 2), ("bro, i can't sleep", 2),
    ("bruder trinkt zu viel", 0), ("mein bruder ich mache mir sorgen um ihn", 0), ("bror är sjuk", 0),
])
def test_who_is_hailed_is_nobodys_brother(text, many):
    assert hailed(words(text)) == many


@pytest.mark.parametrize(("text", "own"), [("13 år ensam på rasterna", True), ("17, keine Freunde mehr", True), ("12 Jahre hat er getrunken", False), ("20 år gift och nu detta", False), ("3 barn och inget jobb", False)])
def test_a_message_begins_with_her_own_age(text, own):
    assert begins_with_age(words(text)) is own


@pytest.mark.parametrize(("text", "man"), [
    ("ich bin ein Mann und werde verprügelt", True), ("meine Frau schlägt mich", True), ("min fru slår mig", True), ("I'm a man, 32, nobody would believe it", True), ("mein Mann schlägt mich", False), ("meine Frau schlägt mich, ich bin lesbisch", False),
])
def test_a_man_was_hurt(text, man):
    assert is_a_man_who_was_hurt(text, ["domestic_violence"]) is man and not is_a_man_who_was_hurt(text, ["stress"])
