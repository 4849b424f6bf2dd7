"""The last statement wins as to whom a message is about; who is only "he" or "she" is somebody else."""
from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.deeds import hurts_me, keeps_me
from nlu.lexicon import Lexicon
from nlu.persons import PersonReader
from nlu.turns import last_turn, mourns, tells_of_another
from nlu.words import words


@pytest.fixture(scope="module")
def hits_of():
    lexicon = Lexicon(load_taxonomy())
    return lambda text, language: lexicon.find(words(text), language)


def turn(hits_of, language, text):
    relations = [hit for hit in hits_of(text, language) if hit.facet == "relations"]
    return last_turn(words(text), relations, [])


@pytest.mark.parametrize("language, text", [
    ("de", "ich frag für meine schwester, die kotzt nach dem essen. gut, ich bin's"), ("de", "mein Bruder zockt zu viel. Na ja, ehrlich, das bin ich"),
    ("sv", "min lillasyster spyr efter maten, eller nej, det är jag som gör det"), ("en", "asking for a friend who drinks, well it's me"),
])
def test_it_turns_to_herself(hits_of, language, text):
    found = turn(hits_of, language, text)
    assert found is not None and found.relation is None


@pytest.mark.parametrize("language, text, relation", [
    ("de", "Für meinen Sohn suche ich was. Halt, falsch, für meine Tochter", "daughter"),
    ("sv", "det gäller min son, vänta, min dotter", "daughter"), ("en", "it's my mum, sorry, i mean my sister", "sibling"),
])
def test_it_turns_to_another(hits_of, language, text, relation):
    found = turn(hits_of, language, text)
    assert found is not None and found.relation is not None and found.relation.id == relation


@pytest.mark.parametrize("language, text", [
    ("de", "meine mutter trinkt und ich weiß nicht weiter"), ("sv", "min bror mår dåligt, jag är orolig"),
    ("en", "sorry to bother you, my dad is ill"), ("de", "ich bin's, hallo"),
])
def test_most_messages_take_no_turn(hits_of, language, text):
    assert turn(hits_of, language, text) is None


@pytest.mark.parametrize("language, text, topic", [
    ("de", "Sie fragt mich zehnmal am Tag welcher Tag ist", "dementia"), ("sv", "hon frågar vem jag är ibland nu", "dementia"),
    ("en", "he hides bottles in the garage", "addiction_alcohol"),
])
def test_he_or_she_is_somebody_else(hits_of, language, text, topic):
    assert tells_of_another(words(text), hits_of(text, language), [topic])


@pytest.mark.parametrize("language, text, topic", [
    ("de", "sie hat schluss gemacht. per sprachnachricht", "separation"), ("de", "ich trinke jeden abend und sie merkt es", "addiction_alcohol"),
    ("sv", "jag kan inte sova och han snarkar", "sleep"), ("en", "", "sleep"),
])
def test_what_she_tells_of_herself_is_not(hits_of, language, text, topic):
    assert not tells_of_another(words(text), hits_of(text, language), [topic])


@pytest.mark.parametrize("language, text", [
    ("sv", "det är jag som behöver prata, inte nån annan"), ("en", "I'm the one who needs somebody"), ("de", "ich bin diejenige, die nicht mehr kann"),
])
def test_she_says_that_it_is_she(hits_of, language, text):
    found = turn(hits_of, language, text)
    assert found is not None and found.relation is None


@pytest.mark.parametrize("text, hurt", [
    ("gestern hat er mich gewürgt", True), ("er schlägt mich", True), ("min sambo slog mig", True), ("he threatened me", True),
    ("er schlägt sie", False), ("er hat mich gefragt", False), ("he hits the bottle", False),
])
def test_who_was_hurt(text, hurt):
    assert hurts_me(text) is hurt


@pytest.mark.parametrize("language, text, hers", [
    ("de", "opa ist gestorben", True), ("de", "ich hab meinen vater verloren", True), ("sv", "min mormor dog i våras", True),
    ("en", "I lost my mum in June", True), ("de", "seit dem tod meiner mutter schlafe ich nicht", True),
    ("de", "mein vater kommt nicht klar seit mama tot ist", False),

    ("en", "my friend lost her mum", False), ("sv", "hennes mamma dog i våras", False),
    ("de", "meine tochter trauert um ihren opa", False), ("en", "my dad drinks", False),
])
def test_who_grieves_is_not_who_died(hits_of, language, text, hers):
    assert mourns(words(text), hits_of(text, language)) is hers


@pytest.mark.parametrize("language, text, who", [
    ("en", "Two boys in the changing room pick on a third. I'm the trainer", "colleague"), ("sv", "tränar ett flicklag och en tjej äter aldrig", "colleague"),
    ("de", "Einer aus der 8b ritzt sich. Ich bin die Lehrerin", "colleague"),
    ("en", "I'm a teacher but it's my own lad who drinks", "relative"), ("de", "Einer aus der 8b ritzt sich", "relative")])
def test_who_tells_her_role_and_names_nobody_near_writes_of_those_she_has_it_for(hits_of, language, text, who):
    likely = {"relative": 0.6, "self": 0.2, "colleague": 0.2}
    assert PersonReader(load_taxonomy()).read(text, words(text), hits_of(text, language), likely, {}).who == who


def test_dialect_speaks_of_herself_too(hits_of):
    assert not tells_of_another(words("hon sprang, ja fattar ingenting"), [], ["sleep"]) and tells_of_another(words("hon sover aldrig"), [], ["sleep"])


@pytest.mark.parametrize(("language", "text"), [
    ("de", "ich komm kaum raus, weil ich meine Mutter pflege"), ("de", "wie erklär ich meinem Chef, dass ich nicht kann"), ("sv", "jag tackade nej till pappas kalas"),
])
def test_no_turn_is_taken_where_nothing_is_put_right(hits_of, language, text):
    assert turn(hits_of, language, text) is None


@pytest.mark.parametrize(("language", "text", "of_hers"), [
    ("de", "meinem Kollegen ist die Frau gestorben", False), ("de", "einer Schülerin von mir ist der Opa gestorben", False), ("de", "mir ist im Mai der Vater gestorben", True),
    ("de", "letzten Monat ist meine Oma gestorben", True),
])
def test_whose_the_dead_one_was(hits_of, language, text, of_hers):
    assert mourns(words(text), hits_of(text, language)) is of_hers


@pytest.mark.parametrize(("language", "text", "who", "relation"), [
    ("en", "oh it's actually for my brother, typed it wrong, I'm fine", "relative", "sibling"), ("de", "also es geht um meine Tochter, mir gehts gut", "relative", "daughter"),
    ("sv", "det gäller min pappa, han och mamma bråkar jämt", "relative", "father"), ("de", "es geht um meinen Chef, der macht mich fertig", "self", None),
    ("en", "it's about my mum and me, we fight all day", "self", None),
])
def test_for_whom_she_says_that_it_is(hits_of, language, text, who, relation):
    person = PersonReader(load_taxonomy()).read(text, words(text), hits_of(text, language), {"self": 0.9, "relative": 0.1}, {})
    assert (person.who, person.relation) == (who, relation)


@pytest.mark.parametrize(("text", "kept"), [
    ("er lässt mich die Kinder nicht sehen", True), ("er lässt mich nicht an sich ran", False), ("she won't let me help her", False), ("hon vill inte att jag hälsar på", False),
    ("han låter mig inte träffa mina vänner", True), ("he won't let me see the kids", True),
])
def test_who_lets_nobody_near_is_in_need_himself(text, kept):
    assert keeps_me(text) is kept
