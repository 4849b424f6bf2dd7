"""First sentences in other languages: in words of the service's language, beside the person's own, and no fact beyond the catalogue's."""
from __future__ import annotations

import unicodedata

import pytest
import yaml

from bot import openings as module
from bot.house import SHIPPED_OFFERS, House
from bot.openings import PERSONAL, main_language, openings
from bot.settings import read_settings
from index.taxonomy import LANGUAGES, load_taxonomy
from tests.bot.website.fake import FakeAssistant, make_app
from tests.bot.website.test_pages import Browser

TAXONOMY = load_taxonomy()
SCRIPTS = {"ru": "CYRILLIC", "uk": "CYRILLIC", "ar": "ARABIC", "fa": "ARABIC"}


@pytest.fixture(scope="module")
def offers():
    house = House(read_settings({}))
    return {offer.id: offer for offer in house.read_offers(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken}


@pytest.fixture(scope="module")
def sentences():
    return yaml.safe_load(open(module.__file__.replace(".py", ".yml"), encoding="utf-8"))


def row(offer, language, reader="de", **more):
    return next(each for each in openings(offer, reader, TAXONOMY, **more) if each["language"] == language)


def test_each_sentence_is_one_of_the_vocabularys_languages_in_its_own_script(sentences):
    assert set(sentences["ask"]) == set(LANGUAGES) <= set(sentences["own"]) <= set(TAXONOMY.ids("languages"))
    for language, text in sentences["own"].items():
        letters = [each for each in text if each.isalpha()]
        assert all(unicodedata.name(each).startswith(SCRIPTS.get(language, "LATIN")) for each in letters), language
        assert text[-1] in "?؟"
    for language in LANGUAGES:  # asked in a language for itself, it is the same sentence
        name = TAXONOMY.label("languages", language, language)
        assert sentences["ask"][language].format(language=name.lower() if language == "sv" else name) == sentences["own"][language]


def test_a_line_of_its_own_is_told_and_addressed_in_its_language(offers):
    found = row(offers["de-gluecksspiel-nrw"], "tr", "sv")
    assert found["ways"] == [1] and found["say_language"] == "tr" and found["own"] is None and found["label"] == "Turkiska"


def test_where_nothing_says_which_contact_answers_none_is_named(offers):
    found = row(offers["se-stodlinjen-spel"], "ar", "en")
    assert found["ways"] == [] and found["say"].endswith("Talar du arabiska?") and "العربية" in found["own"]
    only = row(offers["de-muslimisches-seelsorgetelefon"], "ur")
    assert only["ways"] == [0] and only["say"].endswith("Sprechen Sie Urdu?") and only["own"] is None


def test_the_readers_language_is_asked_for_where_the_service_does_not_name_it(offers):
    offer = offers["de-telefonseelsorge"]
    assert openings(offer, "de", TAXONOMY) == []
    (found,) = openings(offer, "sv", TAXONOMY)
    assert found["say"].endswith("Sprechen Sie Schwedisch?") and found["own"].endswith("Talar du svenska?") and found["ways"] == []


def test_a_wished_language_stands_alone_and_another_wish_takes_nothing_away(offers):
    offer = offers["de-muslimisches-seelsorgetelefon"]
    assert [each["language"] for each in openings(offer, "de", TAXONOMY, ["ar"])] == ["ar"]
    assert [each["language"] for each in openings(offer, "de", TAXONOMY, ["pl"])] == ["tr", "ar", "ur"]


def test_every_offer_has_whole_sentences_and_signs_are_not_spoken(offers):
    for offer in offers.values():
        for reader in LANGUAGES:
            rows = openings(offer, reader, TAXONOMY)
            assert not rows or PERSONAL & {contact.type for contact in offer.contacts}
            assert all("{" not in each["say"] and "(" not in each["say"] and each["language"] not in ("gsg", main_language(offer)) for each in rows)
            assert all(offer.contacts[place].type in PERSONAL for each in rows for place in each["ways"])


def test_page_and_card_tell_it(offers):
    browser = Browser(make_app(FakeAssistant(offers)))
    page = browser.get("/offers/de-gluecksspiel-nrw?lang=de").text
    assert "Sprachen: Türkisch" in page and '<blockquote lang="tr" dir="auto">Merhaba' in page and "In einer anderen Sprache" in page
    many = browser.get("/offers/de-hilfetelefon-gewalt-gegen-frauen?lang=sv").text
    assert "2 språk till" in many and many.count('dir="auto"') == 10
    card = browser.get("/offers/de-gluecksspiel-nrw/card.vcf?lang=en").text.replace("\r\n ", "")
    assert "0800 3464762. Languages: Turkish" in card and "Türkçe" in card
