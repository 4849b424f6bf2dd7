"""What is said without a word of its own: topics by construction, what somebody does to her, whose age a number is."""
from __future__ import annotations

from datetime import date

import pytest

from index.taxonomy import load_taxonomy
from nlu.age import ages
from nlu.constructions import topics_only_seeming, topics_said
from nlu.deeds import keeps_me, left_me
from nlu.denials import deny
from nlu.lexicon import Lexicon
from nlu.words import words


@pytest.mark.parametrize("text, topic", [
    ("jag mår piss sen kejsarsnittet", "pregnancy_birth"), ("seit der Geburt heule ich nur", "pregnancy_birth"),
    ("since the baby came I cry every day", "pregnancy_birth"),
    ("han har sagt att han ska sprida bilder", "sexual_violence"), ("i bin koch, 14 stund am tag", "burnout"),
    ("seit drei Jahren pflege ich meine Schwiegermutter", "caring_for_relatives"), ("jag vårdar min sambo hemma", "caring_for_relatives"),
    ("I'm caring for my dad round the clock", "caring_for_relatives"),
])
def test_a_construction_names_a_topic(text, topic):
    assert topics_said(text) == {topic}


@pytest.mark.parametrize("text", ["seit der Schule", "nach der Arbeit", "wir haben bilder aufgehängt", "die Fahrt dauert 14 Stunden",
                                  "before the birth certificate came", "ich pflege meine Kontakte", "I don't care for my dad"])
def test_what_is_like_it_names_none(text):
    assert not topics_said(text)


def test_that_a_love_ended_names_a_separation():
    assert all("separation" in topics_said(text) for text in ("min Fründ het mi verlah", "she broke up with me",
                                                            "meine Frau hat mich verlassen", "min sambo gjorde slut"))
    assert not any("separation" in topics_said(text) for text in ("min son har flyttat ut", "my husband cheated on me", "er ist ausgezogen"))


def test_what_somebody_does_to_her_is_about_her():
    assert all(left_me(text) for text in ("min pojkvän gjorde slut", "my girlfriend dumped me by text", "Meine Frau hat mich verlassen", "er ist ausgezogen",
                                           "meine freundin hat sich getrennt"))
    assert not any(left_me(text) for text in ("hon gjorde slut med honom",
                                              "he left the house", "sie hat ihn verlassen", "meine freundin hat sich von ihm getrennt"))
    assert all(keeps_me(text) for text in ("mitt ex låter mig inte träffa ungarna", "my husband does not want me to go out", "they say it's my fault"))
    assert not any(keeps_me(text) for text in ("min son låter mig vara ifred", "she wants me to come"))


def test_violence_that_is_denied_is_no_topic():
    assert all(deny(text)[0] for text in ("no he doesn't beat me", "er schlägt mich nicht", "han slår mig inte", "no they dont hit me just shouting"))
    assert not any(deny(text)[0] for text in ("he beats me", "er schlägt mich", "er schlägt mich nicht oft, aber dann richtig fest und vor den Kindern"))


@pytest.mark.parametrize("language, text, found", [
    ("de", "Ich bin Jahrgang 41", [date.today().year - 1941]), ("sv", "född 1986", [date.today().year - 1986]), ("sv", "5 och 8 är dom", []),
    ("sv", "han är väl 58", [58]),
])
def test_ages_by_year_and_of_two(language, text, found):
    said = words(text)
    assert [age.years for age in ages(said, Lexicon(load_taxonomy()).find(said, language), language, True)] == found


@pytest.mark.parametrize("text, topic", [
    ("meine Kollegin hatte im Mai eine Fehlgeburt", "grief"), ("we lost our baby in spring", "grief"), ("min kusin drunknade i somras", "grief"),
    ("bei uns im Heim ist eine Bewohnerin gestorben und ich hab sie gefunden", "trauma"), ("one of our residents died in my arms", "trauma"),
    ("jag var först på plats och mannen var redan död", "trauma"),
    ("min granne är gammal och säger att hemtjänsten stjäl", "dementia"), ("my gran is convinced the carer stole her ring", "dementia"),
    ("Oma behauptet, jemand beklaut sie", "dementia"),
    ("min moster super varje helg", "addiction_alcohol"), ("mamma super ner sig", "addiction_alcohol"), ("seit der Chemo isst sie kaum",
    "chronic_illness"), ("after his surgery he stopped eating", "chronic_illness"),
    ("min kille blir galen och slänger porslin på mig", "domestic_violence"),
])
def test_a_construction_names_the_topic_without_its_word(text, topic):
    assert topic in topics_said(text)


@pytest.mark.parametrize("text, topic", [
    ("i'm afraid of a miscarriage", "grief"), ("he nearly drowned", "grief"), ("det går super bra", "addiction_alcohol"), ("pappa super", "grief"),
    ("my patient is nice", "trauma"),
    ("seit der OP nehme ich Tabletten und brauche immer mehr", "chronic_illness"),
])
def test_what_only_sounds_like_it_names_none(text, topic):
    assert topic not in topics_said(text)


@pytest.mark.parametrize("text, topic", [
    ("sick of being everyone's shoulder to cry on", "suicidality"), ("ich bin es leid, immer diejenige zu sein, die alles regelt", "suicidality"),
    ("less på att alltid vara den som ringer", "suicidality"),
    ("wir haben so gelacht dass ich fast gestorben bin", "grief"), ("vi skrattade så vi dog", "grief"), ("a client of mine killed herself", "grief"),
])
def test_a_figure_of_speech_is_not_meant(text, topic):
    assert topic in topics_only_seeming(text)
