"""The form of an offer: what nobody changed stays, for every offer that ships, and what was changed is read as a sheet is."""
from __future__ import annotations

import re
from datetime import date

import pytest

from bot.partners.difference import difference
from bot.partners.form import OWN_WORDS, filled_in, filled_with, read_form, with_own_words
from bot.partners.partners import load_words
from index.taxonomy import LANGUAGES

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def kit(house):
    return house.exchange_parts()


def as_sent(filled):
    """As a browser sends it: lines end with CRLF, an empty box is not sent."""
    return [(name, each.replace("\n", "\r\n")) for name, value in filled.items() for each in (value if isinstance(value, list) else [value])]


@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_a_form_that_nobody_changed_changes_nothing(kit, language):
    for offer in kit.known.values():
        filled = filled_in(as_sent(filled_with(offer, language, offer.country)), kit)
        reading = read_form(filled, offer, offer.provider, kit, TODAY)
        assert [problem.key for problem in reading.problems] == ["unchanged"], (offer.id, reading)


def test_one_change_is_one_change(kit):
    """Of every fourth offer one thing is changed at a time; nothing else of it moves."""
    words = load_words()["de"]["values"]
    for offer in list(kit.known.values())[::4]:
        filled = filled_with(offer, "de", offer.country)
        changes = {"contact_email": f"{filled['contact_email']}\nneu@haus.example".strip(), "cost": "charged" if offer.cost != "charged" else "free",
                   "closed": "yes"}
        for name, value in changes.items():
            reading = read_form(filled_in(as_sent({**filled, name: value}), kit), offer, offer.provider, kit, TODAY)
            assert reading.offer is not None, (offer.id, name, reading.problems)
            fields = {"contact_email": "contacts", "cost": "cost", "closed": "status"}
            differs = [field for field in offer.__fields__ if getattr(offer, field) != getattr(reading.offer, field)]
            assert differs == [fields[name]], (offer.id, name)
            assert [change.field for change in difference(offer, reading.offer, kit.taxonomy, words, "de")] == [fields[name]]
            if name == "contact_email":
                assert set(offer.contacts) < set(reading.offer.contacts), offer.id


@pytest.mark.parametrize("field, words, ticked, facet", [
    ("topic_words", "Traurigkeit nach einem Todesfall; Angststörung", {"grief", "anxiety"}, "topics"),
    ("target_group_words", "Geflüchtete und Studierende", {"refugees", "students"}, "groups"),
    ("life_setting_words", "på jobbet", {"work"}, "settings")])
def test_words_of_ones_own_become_ticks_that_are_shown(kit, field, words, ticked, facet):
    filled = {**filled_with(None, "de", "DE"), field: words}
    after, taken, problems = with_own_words(filled, kit)
    assert ticked <= set(after[OWN_WORDS[field][0]]) and after[field] == "" and not problems
    assert all(each.facet == facet and each.ids for each in taken) and filled[field] == words


def test_words_that_nobody_knows_stay_in_their_field(kit):
    after, taken, problems = with_own_words({**filled_with(None, "de", "DE"), "topic_words": "Trauer; Xyzzyplugh"}, kit)
    assert after["topic"] == ["grief"] and after["topic_words"] == "Xyzzyplugh" and [each.words for each in taken] == ["Trauer"]
    assert [(problem.field, problem.key, problem.what) for problem in problems] == [("topic_words", "words_unknown", "Xyzzyplugh")]


def test_examples_stand_beside_entries_that_there_are_in_plain_words(kit):
    facets = {"topic": "topics", "life_setting": "settings", "kind": "kinds", "who_may_ask": "who", "target_group": "groups"}
    examples = {language: load_words()[language]["form"]["examples"] for language in LANGUAGES}
    for language, tree in examples.items():
        assert {name: set(some) for name, some in tree.items()} == {name: set(some) for name, some in examples["de"].items()}
        assert all(set(some) <= set(kit.taxonomy.ids(facets[name])) for name, some in tree.items())
        told = [text for some in tree.values() for text in some.values()]
        assert max(map(len, told)) <= 75, language
        assert not re.search(r"(?i)therap|patien|klini|störung|störning|disorder|diagnos|symptom|behandl", " ".join(told))
        assert sum(len(text.encode()) + len(" <small></small>") for text in told) < 8_000  # the page stays light
