"""Regions are heard where nobody names a town: Länder, cantons, counties and landscapes, in the words of those who live there."""
from __future__ import annotations

import pytest

from index.gazetteer import load_gazetteer
from index.regions import load_regions
from nlu.place import PlaceReader
from nlu.region import is_wide, region_in, unknown_place
from nlu.words import words


@pytest.fixture(scope="module")
def reader():
    return PlaceReader(load_gazetteer())


@pytest.mark.parametrize("text, code", [
    ("Bayern", "DE-BY"), ("nrw", "DE-NW"), ("aus dem Thurgau", "CH-TG"), ("in der schönen Pfalz", "DE-RP"), ("from Bavaria", "DE-BY"),
    ("Lower Saxony", "DE-NI"), ("north rhine-westphalia", "DE-NW"),
    ("wir leben in Nordrhein-Westfalen", "DE-NW"), ("Schleswig Holstein", "DE-SH"),
    ("jag bor i Skåne län", "SE-M"), ("i Norrbotten", "SE-BD"), ("Västra Götaland", "SE-O"), ("Stockholms län", "SE-AB"),
    ("bei uns in Kärnten", "AT-2"), ("Kanton Uri", "CH-UR"), ("Tirol", "AT-7"),
])
def test_a_region_is_heard(reader, text, code):
    located = reader.read(words(text))
    assert located and (located.name, located.region, located.country) == (None, code, code[:2])


@pytest.mark.parametrize("text", ["ich muss den zug nehmen", "jura studieren ist hart", "200 franken schulden", "er heißt Franken", "uri", ""])
def test_a_word_is_none(reader, text):
    assert reader.read(words(text)) is None


@pytest.mark.parametrize("text, name", [("Wien", "Wien"), ("in Hamburg", "Hamburg"), ("Ulm in Baden-Württemberg", None)])
def test_a_town_goes_before_its_region(reader, text, name):
    located = reader.read(words(text))
    assert located and (name is None or located.name == name)


def test_asked_for_the_place_a_hyphen_is_no_town(reader):
    assert reader.read(words("Baden-Württemberg"), "DE", "place").region == "DE-BW"


def test_a_small_town_counts_where_another_fact_was_asked(reader):
    assert reader.read(words("Kiruna"), "SE", "offers").name == "Kiruna"
    assert reader.read(words("Essen"), "DE", "offers").name == "Essen"
    assert reader.read(words("Ja"), "DE", "offers") is None


def test_every_region_is_known_by_its_own_name():
    for code, name in load_regions().items():
        found = region_in(words(f"Kanton {name}"), asked=True)
        assert found and found.code == code, name


@pytest.mark.parametrize("text", ["eifel", "wir wohnen am bodensee", "aus der Rhön", "43, Harz", "bor i småland", "near Lake Constance"])
def test_a_landscape_in_several_regions_is_known(text):
    assert is_wide(words(text)) and region_in(words(text)) is None


@pytest.mark.parametrize("text", ["der Urlaub bodensee war doch schön", "ich fahre bald nach Rom", "norrländska"])
def test_what_only_sounds_like_one_is_not(text):
    assert not is_wide(words(text))


@pytest.mark.parametrize(("language", "text", "asked", "unknown"), [
    ("de", "wohne in Hintertupfing", False, True), ("sv", "bor i Fjollträsk", False, True), ("en", "Kleinkleckersdorf", True, True), ("de", "bin in Therapie", False, False), ("de", "leb in Trennung", False, False),
    ("de", "egal", True, False), ("sv", "bor i lägenhet", False, False), ("de", "Hintertupfing", False, False),
])
def test_a_place_that_nobody_knows(language, text, asked, unknown):
    assert unknown_place(words(text), language, asked) is unknown
