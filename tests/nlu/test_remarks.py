"""What is said beside the matter is recognised in three languages, and what only looks like it is not."""
from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.lexicon import Lexicon
from nlu.remarks import is_the_one, remarked
from nlu.words import words

SAID = {
    "asks_privacy": ["he checks my phone, will anything of this be saved?", "vem är det som läser det här?", "wer liest das hier eigentlich",
                     "får mamma veta att jag skrivit hit?",
                     "Erfährt das mein Chef?", "und sieht das meine Schule?", "is this confidential", "will he find out I wrote here"],
    "goes": ["not today. maybe tomorrow", "heute nicht", "ich überleg's mir", "jag ska fundera på det"],
    "wants_others": ["hab ich schon alles probiert. was anderes?", "none of these speak english do they", "kan ni visa nåt annat", "finns det nåt mer?"],
    "for_me": ["und für mich?", "was ist mit mir", "och nåt för mig själv? jag är 24", "and for me? I'm running the whole shop"],
    "ashamed": ["det här är pinsamt men", "ist mir peinlich", "I'm so embarrassed"],
    "if_nobody": ["und wenn keiner rangeht", "was mach ich wenn da niemand abhebt", "falls besetzt ist?", "vad händer om ingen svarar",
                  "what happens if nobody picks up", "what if they don't reply"],
    "hard_to_say": ["it's complicated", "weiß gar nicht wie ich anfangen soll", "jag vet inte hur jag ska börja"],
}


@pytest.mark.parametrize("name, text", [(name, text) for name, texts in SAID.items() for text in texts])
def test_it_is_heard(name, text):
    assert name in remarked(text)


@pytest.mark.parametrize("text", [
    "meine eltern dürfen nichts erfahren", "thanks. something else though, I think he hits his girlfriend", "for me it started last year",
    "I can't sleep, does anyone know about that", "er hat jemand anderen", "für mich ist das nichts", "mein sohn redet heute nicht mit mir", "",
])
def test_what_looks_like_it_is_none(text):
    assert not remarked(text)


@pytest.mark.parametrize("language, text, relation", [
    ("de", "also ehrlich gesagt bin ich die Kollegin", "colleague"), ("sv", "fast egentligen är jag den kollegan", "colleague"),
    ("en", "I'm actually that friend", "friend"), ("de", "meine Kollegin ist krank", None),
])
def test_she_says_that_it_is_herself(language, text, relation):
    found = words(text)
    assert is_the_one(found, Lexicon(load_taxonomy()).find(found, language)) == relation


def test_she_may_name_what_she_does_not_say():
    texts = ("nee will nicht sagen wo ich wohne", "vill inte säga hur gammal jag är", "i'd rather not say where i live", "will meinen namen nicht sagen")
    assert ["will_not_say" in remarked(text) for text in texts] == [True, True, True, False]


@pytest.mark.parametrize("text", [
    "snälla berätta inget för skolan", "bitte erzähl das nicht dem Jugendamt", "please don't tell my dad", "du får inte säga det till nån",
    "aber bitte niemandem sagen",
])
def test_a_plea_for_silence_is_heard(text):
    assert "asks_silence" in remarked(text)


@pytest.mark.parametrize("text", ["sag ich nicht", "he doesn't tell me anything", "min man säger inget", "don't tell me what to do", "ich sag es niemandem"])
def test_what_is_no_plea_for_silence(text):
    assert "asks_silence" not in remarked(text)


@pytest.mark.parametrize("text", ["I have no health insurance", "bin nur privat versichert aus England", "jag har ingen försäkring"])
def test_who_is_not_insured_here_says_so(text):
    assert "no_insurance" in remarked(text)
