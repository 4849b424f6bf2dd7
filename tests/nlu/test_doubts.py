"""What a message takes back of what is believed, and complaints that only hold a "no"."""
from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.doubts import DoubtReader
from nlu.lexicon import Lexicon


@pytest.fixture(scope="module")
def read():
    reader = DoubtReader(load_taxonomy(), Lexicon(load_taxonomy()))
    return lambda language, believed, text, likely=lambda part: {}: reader.read(text, text, language, believed.split(), likely)


@pytest.mark.parametrize("language, believed, text, topic", [
    ("en", "debt bullying", "no it's not about money, I just can't sleep", "debt"), ("en", "debt", "why are you talking about debt", "debt"),
    ("en", "adhd", "nobody here has adhd", "adhd"),
    ("en", "grief", "Grief? no he is alive", "grief"), ("en", "parenting", "I have no children", "parenting"),
    ("de", "coming_out", "seit wann bin ich lesbisch", "coming_out"),
    ("de", "coming_out addiction_media", "was soll das, liebe und geschlecht? er zockt nur", "coming_out"),
    ("de", "caring_for_relatives", "Pflege? ich pflege doch keinen", "caring_for_relatives"),
    ("de", "chronic_illness", "krebs hat bei uns keiner", "chronic_illness"),
    ("de", "workplace_conflict", "mobbing isch das nöd, er isch halt so", "bullying"), ("de", "debt", "wie kommst du auf schulden", "debt"),
    ("sv", "debt", "skulder har jag inga", "debt"), ("sv", "caring_for_relatives", "hon har int demens, hon har Downs", "dementia"),
    ("sv", "autism", "autism? nä inte alls", "autism"), ("sv", "debt", "vad har det med skulder att göra", "debt"),
])
def test_what_is_believed_is_taken_back(read, language, believed, text, topic):
    assert topic in read(language, believed, text).topics


@pytest.mark.parametrize("language, believed, text", [
    ("de", "debt", "ich hab kein geld mehr"), ("de", "debt", "geld hab ich nicht"), ("en", "debt", "I have no money"),
    ("de", "sleep", "nicht schlafen, nicht essen"),
    ("en", "depression discrimination", "it's not fair, I'm not happy"), ("de", "addiction_drugs", "ich komme nicht von den drogen weg"),
    ("de", "bullying", "niemand nimmt das mobbing ernst"), ("sv", "bullying", "ingen tar mobbningen på allvar"),
    ("sv", "addiction_alcohol", "han slutar inte dricka"),
    ("en", "addiction_gambling", "he won't stop gambling"), ("de", "addiction_alcohol", "alkohol? ja genau, zu viel"),
    ("en", "grief", "I can't forget my dad"),
    ("de", "separation", "ich komme über die trennung nicht hinweg"), ("de", "coming_out", "meine eltern wissen nicht dass ich schwul bin"),
    ("de", "addiction_alcohol", "warum trinkt er so viel alkohol?"), ("en", "trauma", "what means trauma? i am not crazy"),
    ("en", "domestic_violence", "Violence? why did you say violence"), ("de", "caring_for_relatives", "niemand hilft mir bei der pflege"),
])
def test_a_complaint_or_a_danger_is_not_taken_back(read, language, believed, text):
    assert not set(read(language, believed, text).topics) & set(believed.split())


def test_what_is_let_be_is_read_no_further(read):
    assert read("en", "bullying dementia", "that was tuesday. forget the cat").left == "that was tuesday."
    assert read("sv", "debt", "spelar ingen roll, jag är trött").left == "jag är trött"


def test_what_somebody_does_is_denied_by_its_verb_alone(read):
    assert read("sv", "addiction_gambling", "jag spelar inte heller", lambda part: {"addiction_gambling": 0.8}).topics == ["addiction_gambling"]
    assert read("de", "bullying", "ich rede nicht", lambda part: {"bullying": 0.8}).topics == []
