"""Of several places the one where she lives; a country that is said is an answer."""
from __future__ import annotations

import pytest

from index.gazetteer import load_gazetteer
from nlu.place import PlaceReader
from nlu.words import words


@pytest.fixture(scope="module")
def places():
    return PlaceReader(load_gazetteer())


@pytest.mark.parametrize("text, country, name", [
    ("Ich komme aus Hamburg, studiere aber in Jena", "DE", "Jena"), ("bin in Kiel geboren und lebe seit 3 jahren in Rostock", "DE", "Rostock"),
    ("ich arbeite in Mannheim und wohne in Worms", "DE", "Worms"), ("jag är från Malmö men bor i Lund sen ett år", "SE", "Lund"),
    ("bor i lund, köpenhamn är jobbet", "SE", "Lund"), ("I grew up in Hamburg, moved to Malmö in 2020", "SE", "Malmö"),
    ("used to live in Dresden, now Chemnitz", "DE", "Chemnitz"),
    ("Mein Sohn sitzt in der JVA Stadelheim, wir wohnen in Dachau", "DE", "Dachau"), ("håller på Malmö FF, bor i Eslöv", "SE", "Eslöv"),
    ("nicht erfurt, suhl", "DE", "Suhl"),
    ("bin aus krems", "AT", "Krems an der Donau"), ("bäurin bei zwettl, niederösterreich", "AT", "Zwettl Stadt"),
    ("Tranås!! i Sverige", "SE", "Tranås"), ("ich bin rostock", "DE", "Rostock"),
    ("Ensam mamma, Hultsfred. Barnen frågar efter sin pappa varje kväll och jag svarar inte", "SE", "Hultsfred"),
])
def test_she_lives_there(places, text, country, name):
    found = places.read(words(text), country, "offers")
    assert found is not None and found.name == name


@pytest.mark.parametrize("text, country", [
    ("i zoi aber nix", "AT"), ("kör lastbil mellan Malmö och Hamburg", "SE"), ("Mein Bruder spielt beim FC Augsburg", "DE"), ("Vasa i Finland", "SE"),
    ("the wedding photo", "DE"),
    ("kaffe i handen", "SE"), ("Urlaub in Schweden war schön", "DE"), ("so mitte vierzig", "DE")])
def test_nobody_lives_there(places, text, country):
    assert places.read(words(text), country, None) is None


@pytest.mark.parametrize("text, country, said", [
    ("falsche stadt. österreich bitte", "DE", "AT"), ("ich lebe in der Schweiz", "DE", "CH"), ("nej, i Sverige", "DE", "SE"),
    ("jag bor i Tyskland nu", "SE", "DE")])
def test_a_country_is_an_answer(places, text, country, said):
    found = places.read(words(text), country, "offers")
    assert found is not None and (found.name, found.country) == (None, said)
