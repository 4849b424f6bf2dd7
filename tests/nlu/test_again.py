"""Facts that are said once more, and those that are put right."""
from __future__ import annotations

import pytest

from nlu.again import about_herself, country_in, told_again, where_now


@pytest.mark.parametrize("text, fact", [
    ("ich hab doch 16 gesagt", "16"), ("das hab ich schon Lübeck gesagt", "Lübeck"), ("som sagt, Malmö", "Malmö"), ("I told you, 45", "45"),
    ("jag sa ju att det är min son", "det är min son"), ("wie gesagt, er ist 9", "er ist 9"), ("14, i already said", "14"),
])
def test_what_was_said_before_is_the_fact(text, fact):
    assert told_again(text) == fact


@pytest.mark.parametrize("text", ["ich hab nichts gesagt", "he said he would leave", "jag sa nej till honom", "my boss said I should rest",
                                  "er hat gesagt dass er geht"])
def test_what_others_or_she_once_said_is_none(text):
    assert told_again(text) is None


def test_where_she_is_not_any_more_is_left_out():
    assert where_now("Ich wohne in Graz! Ulm war früher") == "Ich wohne in Graz!"
    assert where_now("jag bor i Lund, Köpenhamn är bara jobbet") == "jag bor i Lund,"
    assert where_now("Bremen war früher") == "Bremen war früher"


@pytest.mark.parametrize("text, country", [
    ("falsche stadt. österreich bitte", "AT"), ("Lund! i Sverige", "SE"), ("I live in Switzerland", "CH"), ("ich komme aus Deutschland", None),
    ("Österreich oder Schweiz", None),
    ("my family is from Germany and they all came here a very long time ago", None),
])
def test_a_country_is_put_right(text, country):
    assert country_in(text) == country


@pytest.mark.parametrize("text, herself", [
    ("ehrlich gesagt gehts mir selber nicht gut", True), ("but honestly also me", True), ("egentligen mår jag själv inte bra", True),
    ("er sagt das selber", False), ("hon är 17, jag med", False), ("he does it himself", False), ("meine Mutter selbst will nicht", False),
])
def test_it_turns_to_the_writer(text, herself):
    assert about_herself(text) == herself
