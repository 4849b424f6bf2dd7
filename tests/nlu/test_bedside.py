"""Whose hospital it is, what is over, and whose children are hit."""
import pytest

from nlu.bedside import bedside, was_long_ago
from nlu.guard import Guard
from nlu.longing import wants_to_follow
from nlu.moments import moments
from nlu.observed import observes_child

GUARD = Guard()


@pytest.mark.parametrize("text, told", [
    ("ich lieg selber im Krankenhaus", "i_in_care"), ("I'm at the hospital with my son", "i_in_care"), ("jag är på sjukhuset hos pappa", "i_in_care"),
    ("Mama liegt im Spital", "kin_in_care"), ("my gran is in hospital", "kin_in_care"), ("mormor ligger på sjukhus", "kin_in_care"),
    ("war danach im Krankenhaus", "was_treated"), ("I was in hospital for it", "was_treated"), ("har redan varit på akuten", "was_treated"),
])
def test_whose_bed(text, told):
    assert told in bedside(text)


def test_what_is_no_such_bed():
    assert "kin_in_care" not in bedside("sie ist jetzt im Krankenhaus") and "i_in_care" not in bedside("ich bin im Krankenhaus bei ihr")
    assert "was_treated" not in bedside("war nicht im Krankenhaus") and "was_treated" not in bedside("I never went to a doctor")


def test_an_intake_of_last_month_is_no_emergency_of_today():
    assert was_long_ago("took too many pills last month") and not was_long_ago("took too many pills last month and again today")
    assert GUARD.look("hab vor drei Wochen zu viele Tabletten genommen").level == "concern"
    assert GUARD.look("hab gestern zu viele Tabletten genommen").level == "acute"


def test_who_sees_kin_hit_their_children_is_no_victim():
    assert observes_child("min bror slår sina barn") and observes_child("my daughter-in-law hits the kids") and observes_child("mein Schwager schlägt seine Tochter")
    assert not observes_child("pappa slår min lillebror") and not observes_child("mein Bruder schlägt mich")
    assert GUARD.look("min svägerska slår barnen").third


def test_neither_yes_nor_no_and_what_holds_her():
    assert "not_quite" in moments("nicht direkt") and "not_quite" in moments("inte direkt") and "not_quite" not in moments("nein")
    assert "promises" in moments("I'm not doing anything tonight") and "reason" in moments("katten behöver mig") and "reason" in moments("the kids need me")


def test_an_old_woman_who_speaks_of_going_to_him():
    assert wants_to_follow("seit Papas Tod sagt Mama dauernd, dass sie zu ihm will") == "other"
    assert wants_to_follow("sie sagt dass sie zu ihm ziehen will") is None
