"""Slips are put right where a word is meant that people write; names, compounds and words of other languages stay."""
from __future__ import annotations

import random

import pytest

from index.slips import slipped
from index.spelling import WORD, Speller, load_speller
from index.words import read_sentences
from nlu.guard import Guard


@pytest.fixture(scope="module")
def speller():
    return load_speller()


@pytest.mark.parametrize("language, typed, meant", [
    ("de", "ich hab so anst vor der püfung", "ich hab so angst vor der prüfung"),
    ("de", "mein brduer trikt jeden tag", "mein bruder trinkt jeden tag"),
    ("de", "ich fuehle mich muede und ueberfordert", "ich fühle mich müde und überfordert"),
    ("sv", "jag mar daligt och kan inte sova pa natterna", "jag mår dåligt och kan inte sova på nätterna"),
    ("sv", "min sytser äter inget sedna i höstas", "min syster äter inget sedan i höstas"),
    ("en", "my brohter drinsk to much and i dont knwo waht to do", "my brother drinks to much and i dont know what to do"),
])
def test_what_was_typed_in_haste_is_what_was_meant(speller, language, typed, meant):
    assert speller.spelt(typed, language) == meant


@pytest.mark.parametrize("language, text", [
    ("de", "ich wohne in Biel"),
    ("de", "Prüfungsangst, Trennungsschmerz und Pflegestufe"), ("de", "Ich komme aus Ulm, mein Sohn heißt Mats."), ("de", "i mog nimma"),
    ("sv", "skolstress och matstund hos farmor i Kil"), ("en", "hello from Leeds, I'm Priya"), ("en", "🙂 ok... 112?!"),
    ("tr", "kendimi cok kotu hissediyorum"), ("de", ""),
])
def test_what_is_meant_as_it_stands_stays(speller, language, text):
    assert speller.spelt(text, language) == text


def test_words_keep_their_order_and_number(speller):
    dice = random.Random(7)
    for sentence in list(read_sentences(held_out=True))[::9]:
        typed = slipped(sentence.text, dice)
        spelt = speller.spelt(typed, sentence.language)
        assert [len(spelt.split()), len(WORD.findall(spelt))] == [len(typed.split()), len(WORD.findall(typed))]
        assert WORD.sub("", spelt) == WORD.sub("", typed)


@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_two_thirds_of_the_slips_in_unseen_sentences_are_put_right_and_hardly_a_word_is_spoilt(speller, language):
    sentences = [s.text for s in read_sentences(held_out=True) if s.language == language and (language == "en" or not s.text.isascii())][::2]
    dice = random.Random(11)
    slips = restored = words = spoilt = 0
    for text in sentences:
        before, typed = WORD.findall(text.lower()), slipped(text, dice).lower()
        spoilt += sum(a != b for a, b in zip(before, WORD.findall(speller.spelt(text.lower(), language))))
        words += len(before)
        for meant, seen, read in zip(before, WORD.findall(typed), WORD.findall(speller.spelt(typed, language))):
            if len(before) == len(WORD.findall(typed)) and meant != seen:
                slips, restored = slips + 1, restored + (read == meant)
    assert slips > 100 and restored / slips > 0.66
    assert spoilt / words < 0.025


def test_a_more_frequent_word_is_preferred_and_a_rare_one_stays_rare():
    speller = Speller({"en": ["house", "horse", *(f"w{'x' * (n % 7)}{n}" for n in range(100))]}, names=["hrouse"])
    assert speller.spelt("hrose hosue Hosue hrouse", "en") == "horse house House hrouse"


def test_no_word_that_the_guard_listens_for_is_lost(speller):
    """Corrected or not, a dangerous message is one: the guard reads what was typed, the classifier what was meant."""
    guard = Guard()
    for language, text in (("de", "ich will mich umbringen"), ("sv", "jag vill ta livet av mig"), ("en", "i want to end my life")):
        assert speller.spelt(text, language) == text and guard.judge(text)[0] is not None


def test_an_abbreviation_in_capitals_is_meant_as_it_stands_but_not_in_a_message_in_capitals():
    speller = load_speller()
    assert speller.spelt("er sitzt in der JVA", "de") == "er sitzt in der JVA"
    assert speller.spelt("ICH KANN NIHCT SCHLAFEN", "de").lower() == "ich kann nicht schlafen"
