"""Voices: the same sentences as their language, said in another way, and all of it in plain words."""
from __future__ import annotations

import re

import pytest

from bot.dialogue.choices import meaning_of
from bot.dialogue.render import Renderer
from bot.website.symbols import SYMBOLS
from bot.wording.readability import measure
from index.emergency import load_emergency
from index.languages import EASY, TAGS, VOICES, language_of, read_voices, site_voice, voice_of
from index.taxonomy import LANGUAGES, load_taxonomy
from tests.test_texts import COLLECTIONS as ALL_COLLECTIONS
from tests.test_texts import flat, places, read

# The desk speaks to those who run a site, the partners' pages to institutions: in three languages, without voices.
COLLECTIONS = {name: folder for name, folder in ALL_COLLECTIONS.items() if name not in ("desk", "partners", "network", "wording")}
# B1: short sentences of common words. LIX = words in a sentence + long words in a hundred; up to 30 is very easy.
LONGEST_ON_AVERAGE, LIX, LONGEST_SENTENCE = 8.0, 30.0, 20
EASY_ON_AVERAGE, EASY_LIX, EASY_SENTENCE = 5.5, 22.0, 12
# Read by those who run a site, or as the law wants it said: longer sentences are allowed there.
FOR_OPERATORS = (".embed.", ".imprint.", ".privacy.")
DU = re.compile(r"\b(du|dein(e[nmrs]?)?|dir|dich|euch|euer|eure[nmrs]?)\b", re.IGNORECASE)
# An order to one friend: where a sentence or a part of it begins, without the Sie that makes it polite.
ORDER = re.compile(
    r"(?:^|[.!?:,] |\b[Oo]der |\b[Uu]nd |\b[Bb]itte |\b[Dd]ann )"
    r"(Tippe|Schreib|Sag|Erzähl|Versuch|Ruf|Geh|Bring|Bleib|Lass|Frag|Halte|Wähle|Drücke|Nimm|Hol|Pass|Sprich|Such"
    r"|Magst|Bist|Hast|Willst|Kannst|Suchst)\b(?! (?:Sie|ich)\b)", re.IGNORECASE)


def whole(name):
    return {tag: flat(tree) for tag, tree in read_voices(COLLECTIONS[name]).items()}


def own(name, voice):
    return flat(read(COLLECTIONS[name] / f"{voice}.yml"))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_voice_says_what_its_language_says(name, voice):
    """No key of its own, none lost, the same places to fill in, and nothing repeated that need not stand there."""
    trees = whole(name)
    language = trees[language_of(voice)]
    assert trees[voice].keys() == language.keys()
    for key, text in trees[voice].items():
        assert places(text) == places(language[key]), key
    said = own(name, voice)
    assert len(said) > 40
    assert [key for key, text in said.items() if ".sections." not in key and ".facts." not in key and len(text) > 60
            and text == language[key]] == []


@pytest.mark.parametrize("name", COLLECTIONS)
def test_german_with_sie_says_du_nowhere(name):
    for key, text in whole(name)["de-x-sie"].items():
        assert not DU.search(text) and not ORDER.search(text), (key, text)


def test_the_search_for_du_finds_it():
    for text in ("Wie alt bist du?", "Tippe darauf.", "Das liegt nicht an dir.", "Sie sehen deine Antwort.", "In Gefahr? Ruf an:",
                 "Wenn es eilt, ruf hier an.", "Bitte sprich mit jemandem."):
        assert DU.search(text) or ORDER.search(text), text
    for text in ("Rufen Sie an.", "Der erste Versuch trifft nicht immer.", "Darum frage ich.", "Es geht, und bleiben Sie da."):
        assert not DU.search(text) and not ORDER.search(text), text


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_sentence_is_plain(name, tag):
    """B1 or easier for every voice; the easy voices keep to closer limits."""
    average, lix, longest = (EASY_ON_AVERAGE, EASY_LIX, EASY_SENTENCE) if tag in EASY else (LONGEST_ON_AVERAGE, LIX, LONGEST_SENTENCE)
    texts = {key: text for key, text in whole(name)[tag].items() if not any(part in f"{key}." for part in FOR_OPERATORS)}
    figures = measure(texts.values())
    assert figures.average <= average and figures.lix <= lix, figures
    hard = {key: text for key, text in texts.items() if measure([text]).longest > longest}
    assert hard == {}


def test_the_measure_itself():
    plain, hard = measure(["Der Hund schläft. Er ist müde."]), measure(["Die Verfügbarkeitsprüfung der Beratungseinrichtungen "
                                                                       "erfolgt unter Berücksichtigung regionaler Zuständigkeiten."])
    assert (plain.average, plain.longest) == (3.0, 3) and plain.lix < 25
    assert hard.lix > 60 and hard.longest == 9


def test_tags_are_read_as_people_write_them():
    assert [voice_of(tag) for tag in ("DE-X-Sie", "de_x_einfach", "sv-SE", "de-AT", "en", "fr", "", "-")] == [
        "de-x-sie", "de-x-einfach", "sv", "de", "en", None, None, None]
    assert {language_of(tag) for tag in TAGS} == set(LANGUAGES)
    assert site_voice("de", ("sv-x-latt", "de-x-sie")) == "de-x-sie" and site_voice("en", ("de-x-sie",)) == "en"


def test_labels_of_the_vocabulary_address_nobody():
    """They have no voices, so they must fit in all of them."""
    taxonomy = load_taxonomy()
    for facet in ("kinds", "contact_types", "costs", "who", "relations", "age_groups", "groups", "settings", "topic_groups", "topics"):
        for id in taxonomy.ids(facet):
            assert not re.search(r"\b(du|dein\w*|dir|dich|Sie|Ihr\w*)\b", taxonomy.label(facet, id, "de-x-sie")), (facet, id)


def test_symbols_stand_for_buttons_that_exist():
    taxonomy = load_taxonomy()
    whole_facets = {"skip", "change", "more", "path", "relax", "contact", "nobody", "wrong", "restart", "age_group", "topic", "whole"}
    for choice in SYMBOLS:
        assert choice in whole_facets or meaning_of(choice, taxonomy, lambda offer: True), choice


def test_a_region_is_named_where_it_is_a_reason(house):
    renderer = Renderer(load_taxonomy(), house.offer, load_emergency())
    assert renderer.reason("region=DE-NW", "de") == "Nordrhein-Westfalen" and renderer.reason("region=SE-BD", "sv") == "Norrbottens län"
