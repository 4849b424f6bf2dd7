"""Whom somebody lost."""

from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.lexicon import Lexicon
from nlu.losses import lost, lost_job
from nlu.words import words


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(load_taxonomy())


@pytest.mark.parametrize("language, text, whom", [
    ("de", "Unser Sohn ist im Mai gestorben", ["lost_child"]), ("de", "ich hatte letzte Woche eine Fehlgeburt", ["lost_child"]),
    ("de", "seit dem Tod meines Mannes ist das Haus leer", ["lost_family", "lost_partner"]), ("de", "bin seit Januar Witwer", ["lost_partner"]),
    ("de", "meine Mutter ist gestorben", ["lost_family"]), ("de", "mein Mann weint, seit seine Mutter tot ist", ["lost_family"]),
    ("de", "ich habe das Sorgerecht für meine Tochter verloren", ["guardianship"]), ("de", "der Hund ist tot", []),
    ("sv", "vår dotter dog i höstas", ["lost_child"]), ("sv", "de fick missfall i vecka nio", ["lost_child"]),
    ("sv", "min man gick bort för ett år sen", ["lost_family", "lost_partner"]), ("sv", "jag är änka och bor själv", ["lost_partner"]),
    ("sv", "morfar är död", []), ("sv", "en anka simmade i dammen", []), ("sv", "jag förlorade jobbet och min fru är orolig", []),
    ("en", "we lost our little boy", ["lost_child"]), ("en", "my friend had a stillbirth", ["lost_child"]),
    ("en", "my husband passed away in March", ["lost_family", "lost_partner"]), ("en", "I have been a widow for ten years", ["lost_partner"]),
    ("en", "my dad died", ["lost_family"]), ("en", "I lost my job and my wife is worried", []),
])
def test_whose_death_is_told(lexicon, language, text, whom):
    assert list(lost(text, words(text), lexicon.find(words(text), language))) == whom


@pytest.mark.parametrize("text", [
    "jag fick sparken i måndags", "de har sagt upp mig", "varslad efter tolv år", "mir ist gestern gekündigt worden",
    "hab die Kündigung im Briefkasten", "bin gefeuert worden",
    "I was made redundant", "they let me go", "got laid off on friday",
])
def test_a_job_that_is_gone(text):
    assert lost_job(text)


@pytest.mark.parametrize("text", [
    "min man fick sparken", "bin aus der Klinik entlassen worden",
    "I lost my keys", "mir wurde die Wohnung gekündigt", "my wife lost her job", "jag älskar mitt jobb"])
def test_no_job_of_hers_is_gone(text):
    assert not lost_job(text)


@pytest.mark.parametrize("language, text, kinds", [
    ("de", "mein Ex lauert mir nach der Arbeit auf", ["stalked"]), ("de", "er stalkt mich seit Monaten", ["stalked"]),
    ("de", "er hat mich geschlagen", []), ("de", "ich stehe vor meiner Wohnung und traue mich nicht rein", []),
    ("de", "meine Eltern wollen mich zwangsverheiraten", ["forced_marriage", "honour"]), ("de", "ich bin verheiratet und er schlägt mich", []),
    ("de", "gibt es ein Frauenhaus in Kassel", ["shelter"]), ("de", "wo soll ich mit den Kindern hin", ["shelter"]), ("de", "ich kann nicht schlafen", []),
    ("de", "ich war als Kind in einer Sekte, da gab es rituelle Gewalt", ["ritual"]),
    ("sv", "mitt ex slutar inte ringa", ["stalked"]), ("sv", "han står utanför mitt jobb varje dag", ["stalked"]), ("sv", "jag står utanför gemenskapen", []),
    ("sv", "min bror vaktar mig, det är heder hemma", ["honour"]), ("sv", "vi ska gifta oss i sommar", []),
    ("sv", "finns det skyddat boende för mig och barnen", ["shelter"]), ("sv", "jag sover inte i natt heller", []),
    ("en", "my ex keeps texting me and waits outside my flat", ["stalked"]), ("en", "my boss shouts at me", []),
    ("en", "they want to force me into an arranged marriage", ["honour"]), ("en", "I am married and he hits me", []),
    ("en", "is there a shelter for tonight", ["shelter"]), ("en", "where can we go with the kids", ["shelter"]), ("en", "where do I begin", []),
])
def test_which_kind_of_violence_is_told(lexicon, language, text, kinds):
    assert list(lost(text, words(text), lexicon.find(words(text), language))) == kinds
