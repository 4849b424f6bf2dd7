"""What is said beside a contact: drawn from the offer's fields and the answers, in words that somebody can really say."""
from __future__ import annotations

import pytest

from bot.dialogue.reach_out import in_her_order, reach_out
from bot.dialogue.render import Renderer
from bot.house import SHIPPED_OFFERS, House
from bot.settings import read_settings
from index.emergency import load_emergency
from index.taxonomy import LANGUAGES, load_taxonomy

MOTHER = {"who": "relative", "relation": "mother", "topic": "addiction_alcohol"}


@pytest.fixture(scope="module")
def offers():
    house = House(read_settings({}))
    return {offer.id: offer for offer in house.read_offers(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken}


@pytest.fixture(scope="module")
def ask(offers):
    taxonomy = load_taxonomy()
    phrases = Renderer(taxonomy, offers.get, load_emergency()).phrases
    return lambda offer, about, language: reach_out(offer, about, language, phrases, taxonomy)


def one(offers, **fields):
    return next(offer for offer in offers.values() if any(c.type == "phone" for c in offer.contacts)
                and all(getattr(offer, name) == value for name, value in fields.items()))


def test_the_first_words_name_the_person_and_the_matter(ask, offers):
    steps = ask(one(offers, country="DE"), MOTHER, "de")
    assert "meine Mutter" in steps["say"] and "Alkohol" in steps["say"] and steps["say_language"] == "de"


def test_who_asks_for_herself_says_whom_she_worries_about_too(ask, offers):
    say = ask(one(offers, country="DE"), {**MOTHER, "own": True}, "de")["say"]
    assert "meine Mutter" in say and "Alkohol" in say and "Rat für mich selbst" in say


def test_without_answers_there_are_first_words_too(ask, offers):
    for language in LANGUAGES:
        say = ask(one(offers, country="DE"), {}, language)["say"]
        assert say and "{" not in say and "None" not in say


def test_a_service_of_another_language_is_addressed_in_its_own(ask, offers):
    offer = next(o for o in offers.values() if o.languages == ("de",) and any(c.type == "phone" for c in o.contacts))
    steps = ask(offer, MOTHER, "en")
    assert steps["say_language"] == "de" and steps["say"].endswith("Sprechen Sie Englisch?")
    assert steps["happens"][0].startswith("A person answers")
    assert "my mother" in steps["own"] and steps["own"].endswith("Do you speak English?") and steps["openings"] == []
    assert ask(offer, MOTHER, "de")["own"] is None


def test_a_wished_language_is_ready_to_say(ask, offers):
    steps = ask(offers["de-muslimisches-seelsorgetelefon"], {**MOTHER, "languages": ["tr"]}, "de")
    (row,) = steps["openings"]
    assert row["say"].endswith("Sprechen Sie Türkisch?") and row["own"].startswith("Merhaba")


def test_the_name_follows_the_field(ask, offers):
    told = {anonymous: ask(one(offers, anonymous=anonymous), {}, "en")["refuse"][0] for anonymous in (True, None)}
    assert told[True] == "You do not have to say your name." and "whether" in told[None]


def test_nobody_is_addressed_where_there_is_only_a_website(ask, offers):
    offer = next(o for o in offers.values() if {c.type for c in o.contacts} == {"web"} and o.kind == "information")
    assert ask(offer, MOTHER, "de")["say"] is None


def test_every_offer_has_a_way_in_every_language_for_every_relation(ask, offers):
    relations = load_taxonomy().ids("relations")
    for number, offer in enumerate(offers.values()):
        relation = relations[number % len(relations)]
        for language in LANGUAGES:
            steps = ask(offer, {"who": "relative", "relation": relation, "topic": "sleep"}, language)
            assert steps["happens"] and "{" not in "".join([*steps["happens"], steps["say"] or "", *steps["refuse"]])
            assert steps["say"] is None or not steps["say"].startswith(("Hallo, mir", "Hej, jag mår", "Hello, I am not"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_has_words(language, ask, offers):
    phrases = Renderer(load_taxonomy(), offers.get, load_emergency()).phrases
    assert set(phrases[language]["reach_out"]["persons"]) >= {*load_taxonomy().ids("relations"), "relative", "friend", "colleague"}


def test_the_way_that_she_wishes_for_stands_first(offers):
    line = offers["se-kvinnofridslinjen"]
    assert in_her_order(line, {"ways": ["chat"]}).contacts[0].type == "chat"
    assert in_her_order(line, {"refused": ["phone"]}).contacts[-1].type == "phone"
    assert in_her_order(line, {}) is line


def test_who_will_not_call_is_not_told_how_a_call_goes(ask, offers):
    told = " ".join(ask(offers["se-kvinnofridslinjen"], {"refused": ["phone"]}, "en")["happens"])
    assert "answers the phone" not in told and "write" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_matter_can_be_said_in_a_sentence(language):
    """A button's label ("Not wanting to live") is no sentence."""
    words = Renderer(load_taxonomy(), lambda id: None, load_emergency()).phrases[language]["reach_out"]["topics"]
    assert set(words) <= set(load_taxonomy().ids("topics")) and {"suicidality", "trauma", "return_to_work", "coming_out"} <= set(words)
