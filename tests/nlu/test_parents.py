"""A child at home makes nobody a child."""
import pytest

from nlu.parents import is_worn_out_by_a_child, own_age_group


@pytest.mark.parametrize("text", [
    "helt slut, jag har tvillingar som är 4 månader", "ich bin so müde, unser Kleinkind schläft nie",
    "our newborn keeps us up, i'm exhausted", "trött ensammamma här"])
def test_who_is_worn_out_by_a_small_child(text):
    assert is_worn_out_by_a_child(text)


@pytest.mark.parametrize("text", ["meine Schwester hat ein Baby bekommen und schläft nicht mehr", "my sister had twins and cries, she's exhausted", "min kompis fick barn i maj och orkar ingenting",
                                  "ich bin müde von der Arbeit", "my toddler is autistic", "jag sover dåligt"])
def test_who_is_not(text):
    assert not is_worn_out_by_a_child(text)


@pytest.mark.parametrize("text, group, own", [
    ("jag har småbarn och orkar inte", "child", None), ("my teenage daughter lies to me", "young", None), ("unser Teenager räumt nie auf", "young", None),
    ("i'm a teenager and i can't sleep", "young", "young"), ("Jugendliche", "young", "young"),
    ("jag är tonåring och ledsen", "young", "young"), ("retired now", "older", "older"),
])
def test_whose_age_group_it_is(text, group, own):
    assert own_age_group(text, "self", group) == own
    assert own_age_group(text, "relative", group) == group
