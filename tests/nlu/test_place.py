"""Places as people write them: dots count where they are typed, and a town alone is an answer."""
from __future__ import annotations

import pytest

from index.gazetteer import load_gazetteer
from nlu.place import PlaceReader
from nlu.words import words


@pytest.fixture(scope="module")
def places():
    return PlaceReader(load_gazetteer())


@pytest.mark.parametrize("text, country, name, region", [
    ("er wohnt in Münster", "DE", "Münster", "DE-NW"), ("aus munster", "DE", "Münster", "DE-NW"), ("Sundsvall", "SE", "Sundsvall", "SE-Y"),
    ("Frankfurt", "DE", "Frankfurt am Main", "DE-HE"), ("Frankfurt (Oder)", "DE", "Frankfurt (Oder)", "DE-BB"), ("jag bor i Borås", "SE", "Borås", "SE-O"),
    ("ich wohne in Genf", "CH", "Genève", "CH-GE"), ("I live in Geneva", "CH", "Genève", "CH-GE"), ("aus Biel", "CH", "Biel/Bienne", "CH-BE"),
    ("wir sind in Garmisch", "DE", "Garmisch-Partenkirchen", "DE-BY"), ("wohne in krems", "DE", "Krems an der Donau", "AT-3"),
    ("nåt i närheten av Avesta", "SE", "Avesta", "SE-W"),
    ("das Amt in Celle hat nur den Kopf geschüttelt", "DE", "Celle", "DE-NI"), ("the doctor in Passau said wait", None, "Passau", "DE-BY"),
    ("second year at TU Chemnitz and lost", None, "Chemnitz", "DE-SN"), ("aus Homs nach Halle gekommen", "DE", "Halle (Saale)", "DE-ST"),
    ("vi bor dörr i dörr i Tranås", "SE", "Tranås", "SE-F"), ("57, Essen, seit Mai ohne Stelle", "DE", "Essen", "DE-NW"),
    ("etwas in der Nähe von Herne", None, "Herne", "DE-NW"), ("hittar ingen psykolog, Sundsvall", None, "Sundsvall", "SE-Y"),
])
def test_a_place_is_read(places, text, country, name, region):
    found = places.read(words(text), country)
    assert found is not None and (found.name, found.region) == (name, region)


@pytest.mark.parametrize("text", ["Essen", "kein Hunger, Essen ekelt mich", "Frau Hamburg", "Lund sagt, das wird wieder", "Angst", "Referat in Deutsch", "Mors kofta"])
def test_a_word_is_no_place(places, text):
    assert places.read(words(text), "DE") is None


def test_a_city_that_is_a_word_is_a_place_where_facts_are_told(places):
    assert places.read(words("Essen"), "DE", "age_group").name == "Essen"
    assert places.read(words("Essen"), "DE", "topic") is None and places.read(words("essen"), "DE") is None and places.read(words("essen"), "SE", "offers") is None
    assert places.read(words("essen"), "DE", "offers").name == "Essen"  # nobody answers with the meal once places stand there
    assert places.read(words("Mail"), "DE", "contact") is None


@pytest.mark.parametrize("text, country, question, name", [
    ("Wiener Neustadt", "AT", "offers", "Wiener Neustadt"), ("Neustadt", "AT", "offers", "Wiener Neustadt"), ("Graz 36 mum", "AT", "offers", "Graz"),
    ("landkreis cham", "DE", "offers", "Cham"), ("Sorsele, 33", "SE", "offers", "Sorsele"), ("Mora", "SE", "offers", "Mora"), ("bor i Sala", "SE", "topic", "Sala"),
    ("gällivare 51", "SE", "offers", "Gällivare"),
    ("61, Sursee", "CH", "contact", "Sursee"), ("Züri, 24", "CH", "offers", "Zürich"),
])
def test_a_town_alone_or_with_an_age_is_the_place_whatever_its_size(places, text, country, question, name):
    found = places.read(words(text), country, question)
    assert found is not None and found.name == name


@pytest.mark.parametrize("text, country", [
    ("Vill", "AT"), ("Treffen", "AT"), ("Ernst", "DE"), ("Bara", "SE"), ("mala", "SE"), ("Rosa, 15", "DE")])
def test_a_word_or_a_name_alone_is_no_town(places, text, country):
    assert places.read(words(text), country, "offers") is None


@pytest.mark.parametrize(("text", "country", "question", "name"), [
    ("Baden-Baden", "DE", "place", "Baden-Baden"), ("Köln-Mülheim", "DE", "place", "Köln"), ("bei Villingen-Schwenningen", "DE", "offers", "Villingen-Schwenningen"),
    ("in Monnem", "DE", "offers", "Mannheim"), ("wohne in Göppinga", "DE", "offers", "Göppingen"), ("Lund", "SE", "setting", "Lund"),
])
def test_a_town_of_two_halves_or_in_dialect(places, text, country, question, name):
    assert places.read(words(text), country, question).name == name


@pytest.mark.parametrize("text", ["jag är bonn och mjölkar själv", "ja ä bonn o 66"])
def test_one_small_word_is_no_town_abroad(places, text):
    assert places.read(words(text), "SE") is None and places.read(words("bor i Bonn"), "SE").name == "Bonn"


def test_the_region_behind_a_town_says_which_is_meant(places):
    assert places.read(words("bor i Lund i Östergötland"), "SE")[:] == (None, "SE", "SE-E")


def test_in_english_a_german_word_is_the_town(places):
    assert places.read(words("stressed, Zug"), "CH", None, language="en").name == "Zug" and places.read(words("Stress, Zug"), "CH") is None


@pytest.mark.parametrize("text, country, name", [
    ("vad är meningen. 20, Lund", "SE", "Lund"), ("fighting with the school all the time. Lund", "SE", "Lund"), ("elektriker 29 Borlänge. orkar inte", "SE", "Borlänge"), ("ändra till Lund förresten", "SE", "Lund"),
    ("Oskarshamn... Alltså Södertälje numera", "SE", "Södertälje"), ("St. Veit, Kärnten", "AT", "Sankt Veit an der Glan"), ("advice in Turkish, Köln Mülheim", "DE", "Köln"),
    ("nä barna bor i Stockholm", "SE", None), ("jobbat 30 år på Scania nu uppsagd", "SE", None), ("hälsningar. Kalle Lund", "SE", None), ("I feel so low. Marie", "SE", None),
])
def test_a_place_stands_at_the_end_or_is_put_right(places, text, country, name):
    found = places.read(words(text), country)
    assert (found.name if found else None) == name
