"""Who takes back what: the writer her own words, or somebody's deed that she excuses."""
from __future__ import annotations

import pytest

from nlu.guard import open_guard
from nlu.replies import replied
from nlu.retracting import excuses
from nlu.sayings import said


@pytest.mark.parametrize("text", [
    "er meint das ja nicht böse, er war halt betrunken", "mein mann hat das bestimmt nicht so gemeint", "er hat sich ja entschuldigt",
    "hon menade det inte",
    "min sambo menar inget illa", "han bad om ursäkt efteråt", "my boyfriend never meant to", "she apologised the next day", "it wasn't his fault"])
def test_who_excuses_the_doer_takes_nothing_back(text):
    assert excuses(text) or "fault" in text
    assert "meant_otherwise" not in said(text) and not {"slip", "denies"} & replied(text)


@pytest.mark.parametrize("text", ["das hab ich nicht so gemeint",
                                  "so hab ich das net gmeint", "det var inte det jag menade", "that's not what I meant",
                                  "you got me wrong"])
def test_her_own_words_are_hers_to_take_back(text):
    assert not excuses(text) and ("meant_otherwise" in said(text) or "slip" in replied(text))


@pytest.mark.parametrize("text", [
    "I'm not going to hang myself or anything, just fed up",
    "ich werde nicht von der brücke springen oder so, bin nur sauer", "jag tänker inte hoppa eller nåt, bara arg"])
def test_what_she_will_not_do_raises_nothing(text):
    found = open_guard().look(text)
    assert found is None or found.level == "none"


@pytest.mark.parametrize("text", ["I won't jump but I took all the pills",
                                  "ich spring nicht, aber ich hab alle tabletten geschluckt",
                                  "jag tänker inte hoppa men jag har tagit alla tabletter"])
def test_what_stands_beside_it_is_heard(text):
    found = open_guard().look(text)
    assert found is not None and found.level != "none"


@pytest.mark.parametrize("text", ["ich ritz mich manchmal, aber nicht tief", "I cut my arms now and then, nothing deep", "jag skär mig ibland, inte djupt"])
def test_slight_wounds_are_a_concern(text):
    found = open_guard().look(text)
    assert found is not None and found.level == "concern"


@pytest.mark.parametrize("text", ["he's not at home right now", "er ist grad nicht da", "hon är inte hemma", "will they lock me up if I say that",
                                  "werde ich dann eingewiesen",
                                  "jag vill inte bli inlåst", "my mum is making me do this", "meine frau schickt mich",
                                  "det är min mamma som tvingar mig"])
def test_fears_and_facts_are_harmless(text):
    found = open_guard().look(text)
    assert found is None or found.level == "none"


@pytest.mark.parametrize("saying, text", [
    ("asks_whom", "gibt es eine nummer, wo ich anrufen kann"), ("asks_whom", "where can we stay tonight"), ("asks_whom", "var kan vi sova i natt"),
    ("keep_quiet", "bitte sag es niemandem"), ("keep_quiet", "snälla berätta inte för mamma"),
    ("keep_quiet", "I don't want my parents to know"),
    ("calls_kin", "ich ruf jetzt meinen bruder an"), ("calls_kin", "jag ringer min syster"), ("with_them", "der nachbar hat ihn eben gesehen")])
def test_more_replies(saying, text):
    assert saying in replied(text)


@pytest.mark.parametrize("text", ["die polizei war gestern da und hat nichts gemacht", "the police were here, they did nothing",
                                  "polisen var här men åkte igen"])
def test_helpers_who_left_are_no_help(text):
    assert "help_there" not in replied(text)
