"""Whom somebody lost."""

from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.lexicon import Lexicon
from nlu.losses import is_drawn_to_children, lost, lost_job
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


@pytest.mark.parametrize("text, hates", [
    ("where is help with online poker", False), ("hab kein Internet, nur Telefon", False), ("am liebsten WhatsApp", False), ("kompis skrev hejdå på snap", False), ("I hate my job, is there help online", False),
    ("they insult me on Instagram", True), ("sie lästern im Klassenchat über mich", True), ("han hotar mig på facebook", True), ("min ex har lagt ut bilder", True), ("a fake account with my face on TikTok", True),
])
def test_the_net_alone_hates_nobody(text, hates):
    assert ("online_hate" in lost(text, words(text), [])) is hates


@pytest.mark.parametrize("text, circumstance", [
    ("it follows me everywhere", "stalked"), ("I check her insta a hundred times a day since my ex left", "stalked"), ("bin Krankenschwester und habe Albträume, seit ein Kind gestorben ist", "lost_child"), ("min sambo är död inombords", "lost_partner"),
    ("my husband is dead inside", "lost_partner")])
def test_nobody_was_lost_or_follows(lexicon, text, circumstance):
    language = "de" if "bin" in text else "sv" if "är" in text else "en"
    assert circumstance not in lost(text, words(text), lexicon.find(words(text), language))


@pytest.mark.parametrize("text, hers", [
    ("sexuella tankar om barn, har aldrig gjort något", True), ("ich fürchte, ich bin pädophil", True), ("jag är rädd att jag är pedofil", True), ("I'm attracted to children and want help", True),
    ("mein Nachbar ist pädophil", False), ("my uncle had sexual contact with me", False)])
def test_whose_own_thoughts_she_fears(text, hers):
    assert is_drawn_to_children(text) is hers
