"""The overview's search in the whole service: words of three languages find what is meant, and words that mean nothing find nothing."""
from __future__ import annotations

import re

import pytest

REAL = {"de": ["Trauer", "Heimweh", "Liebeskummer", "schlaflos", "zu viel Stress", "tieftraurig"],
        "sv": ["ensamhet", "hemlängtan", "krossat hjärta", "min man slår mig", "utbränd", "otröstlig"],
        "en": ["lonely", "homesick", "heartbreak", "panic attacks", "voices in my head", "dejected"]}
NONE = {"de": ["xyzzyplugh", "blorpfen", "grumpfelwuzz", "Traktorreifen", "Wetter"],
        "sv": ["krympelnisse", "fnurgelis", "asdfgh", "bilbesiktning", "recept på bullar"],
        "en": ["wobbledygook", "jkdfhs", "lorem ipsum", "lawnmower", "train timetable"]}
CALM = {"de": "haben wir nichts gefunden", "sv": "Vi hittade inget om", "en": "Nothing found for"}
COUNTRY = {"de": "DE", "sv": "SE", "en": "DE"}


def search(server, words, lang):
    answer = server.client.get("/overview/offers", params={"words": words, "lang": lang, "country": COUNTRY[lang]})
    assert answer.status_code == 200
    return answer.text, re.findall(r'class="name"><a href="/offers/([^"?]+)', answer.text)


@pytest.mark.parametrize("lang", ["de", "sv", "en"])
def test_words_that_somebody_means_find_offers(server, lang):
    for words in REAL[lang]:
        html, offers = search(server, words, lang)
        assert offers and CALM[lang] not in html, words


@pytest.mark.parametrize("lang", ["de", "sv", "en"])
def test_words_that_mean_nothing_here_find_nothing_and_it_is_said_calmly(server, lang):
    for words in NONE[lang]:
        html, offers = search(server, words, lang)
        assert not offers and CALM[lang] in html and f"{words}" in html and 'id="emergency"' in html, words


def test_the_name_of_an_institution_finds_it_though_it_says_nothing_else(server):
    _, offers = search(server, "Caritas", "de")
    assert offers and len(offers) <= 20
    _, bris = search(server, "Bris", "sv")
    assert bris[0].startswith("se-bris")


def test_no_word_that_was_searched_for_stands_in_the_log(server):
    search(server, "zzmarkerwordzz", "en")
    assert "zzmarkerwordzz" not in server.log.read_text("utf-8", "replace")
