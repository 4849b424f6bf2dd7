"""The catalogue's seed and its vocabulary, read with plain json and yaml: no code of the project is needed here."""

import csv
import json
import os
from collections import Counter
from pathlib import Path

import pytest
import yaml

INDEX = Path(__file__).resolve().parents[2] / "index"
DATA = INDEX / "data"
COUNTRIES = {"de": 294, "at": 59, "ch": 60, "se": 131}
CALLING_CODES = {"DE": "49", "AT": "43", "CH": "41", "SE": "46"}
LANGUAGES = ("de", "sv", "en")
ADDED_KEYS = {"scope", "same_line_as", "occupations"}


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def offers():
    return [offer for country in COUNTRIES for offer in read_lines(DATA / "offers" / f"{country}.jsonl")]


@pytest.fixture(scope="module")
def taxonomy():
    parts = (yaml.safe_load((INDEX / name).read_text(encoding="utf-8")) for name in ("taxonomy.yml", "occupations.yml"))
    return {part: entries for tree in parts for part, entries in tree.items()}


def dialled(number, country):
    """A number as digits in its national form, so that +49 800 … and 0800 … compare as one."""
    digits = "".join(sign for sign in number if sign.isdigit())
    if number.strip().startswith(("+", "00")):
        digits = digits[2:] if number.strip().startswith("00") else digits
        if digits.startswith(CALLING_CODES[country]):
            digits = "0" + digits[len(CALLING_CODES[country]) :].lstrip("0")
    return digits


# Offers


def test_every_offer_is_there_once(offers):
    assert len(offers) == 544
    assert len({offer["id"] for offer in offers}) == 544
    assert Counter(offer["country"].lower() for offer in offers) == COUNTRIES


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_file_holds_one_country(country):
    offers = read_lines(DATA / "offers" / f"{country}.jsonl")
    assert {offer["country"] for offer in offers} == {country.upper()}


def test_every_offer_has_three_summaries(offers):
    missing = [
        (offer["id"], language)
        for offer in offers
        for language in LANGUAGES
        if not offer["summary"].get(language, "").strip()
    ]
    assert missing == []


def test_every_offer_can_be_reached_and_names_its_sources(offers):
    for offer in offers:
        assert offer["contacts"] and all(contact["value"].strip() for contact in offer["contacts"]), offer["id"]
        assert offer["sources"] and all(source["url"].startswith("http") for source in offer["sources"]), offer["id"]


def test_the_vocabulary_is_closed(offers, taxonomy):
    one = {
        "country": "countries",
        "kind": "kinds",
        "cost": "costs",
        "confidence": "confidence",
        "scope": "scopes",
    }
    many = {
        "languages": "languages",
        "for_whom": "who",
        "groups": "groups",
        "occupations": "occupations",
        "settings": "settings",
        "topics": "topics",
    }
    unknown = set()
    for offer in offers:
        unknown |= {(key, offer[key]) for key, part in one.items() if key in offer and offer[key] not in taxonomy[part]}
        unknown |= {
            (key, word) for key, part in many.items() for word in offer.get(key, []) if word not in taxonomy[part]
        }
        unknown |= {
            ("contact", contact["type"])
            for contact in offer["contacts"]
            if contact["type"] not in taxonomy["contact_types"]
        }
    assert unknown == set()


def test_no_contact_is_a_retired_number(offers):
    with (DATA / "retired_numbers.csv").open(encoding="utf-8", newline="") as file:
        retired = {(row["country"], dialled(row["number"], row["country"])) for row in csv.DictReader(file)}
    assert len(retired) == 28
    served = [
        (offer["id"], contact[key])
        for offer in offers
        for contact in offer["contacts"]
        if contact["type"] in ("phone", "sms")
        for key in ("value", "national")
        if key in contact and (offer["country"], dialled(contact[key], offer["country"])) in retired
    ]
    assert served == []


def test_shared_lines_name_each_other(offers):
    by_id = {offer["id"]: offer for offer in offers}
    numbers = {
        offer["id"]: {
            dialled(contact["value"], offer["country"]) for contact in offer["contacts"] if contact["type"] == "phone"
        }
        for offer in offers
    }
    for offer in offers:
        others = {
            other["id"]
            for other in offers
            if other["id"] != offer["id"]
            and other["country"] == offer["country"]
            and numbers[other["id"]] & numbers[offer["id"]]
        }
        assert set(offer.get("same_line_as", [])) == others, offer["id"]
        assert all(offer["id"] in by_id[other]["same_line_as"] for other in others)


# Vocabulary


def test_every_entry_has_labels_in_three_languages(taxonomy):
    for part, entries in taxonomy.items():
        if part == "version":
            continue
        for key, entry in entries.items():
            assert isinstance(key, str), (part, key)
            assert all(entry["labels"][language].strip() for language in LANGUAGES), (part, key)


def test_topics_are_described_grouped_and_named(taxonomy):
    places = Counter((topic["group"], topic["order"]) for topic in taxonomy["topics"].values())
    assert max(places.values()) == 1
    assert {group for group, _ in places} == set(taxonomy["topic_groups"])
    for key, topic in taxonomy["topics"].items():
        for language in LANGUAGES:
            assert topic["describe"][language].endswith("."), key
            assert len(topic["synonyms"][language]) >= 8, (key, language)


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("topics", "synonyms"),
        ("settings", "synonyms"),
        ("groups", "synonyms"),
        ("relations", "words"),
        ("relations", "ambiguous"),
    ],
)
def test_words_are_lower_case_text_and_not_repeated(taxonomy, part, field):
    for key, entry in taxonomy[part].items():
        for language, words in entry.get(field, {}).items():
            for word in words:
                assert isinstance(word, str) and word and word == word.lower().strip(), (key, language)
            assert len(set(words)) == len(words), (key, language)


@pytest.mark.parametrize(("part", "field"), [("topics", "synonyms"), ("settings", "synonyms"), ("relations", "words")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_names_one_entry_only(taxonomy, part, field, language):
    counts = Counter(word for entry in taxonomy[part].values() for word in entry[field][language])
    assert [word for word, count in counts.items() if count > 1] == []


def test_occupations_lead_to_what_is_known_and_offers_for_their_groups_name_them(offers, taxonomy):
    occupations = taxonomy["occupations"]
    assert {entry["within"] for entry in occupations.values() if "within" in entry} <= set(occupations)
    of_group = {entry["group"]: id for id, entry in occupations.items() if "group" in entry}
    assert set(of_group) <= set(taxonomy["groups"])
    for offer in offers:
        meant = {of_group[group] for group in offer.get("groups", []) if group in of_group}
        assert meant <= set(offer.get("occupations", [])), offer["id"]


def test_every_occupation_has_an_offer_of_its_own(offers, taxonomy):
    assert {id for offer in offers for id in offer.get("occupations", [])} == set(taxonomy["occupations"])


def test_relations_lead_to_a_known_who(taxonomy):
    assert {relation["who"] for relation in taxonomy["relations"].values()} <= set(taxonomy["who"])


def test_age_groups_follow_on_each_other(taxonomy):
    groups = list(taxonomy["age_groups"].values())
    assert groups[0]["min"] == 0 and groups[-1]["max"] is None
    assert all(after["min"] == before["max"] + 1 for before, after in zip(groups[:-1], groups[1:], strict=True))


# Against the rows the offers came from


if "LOTSE_SOURCE_OFFERS" in os.environ:  # the rows as they were collected, where somebody has them at hand

    def test_facts_are_byte_identical_with_the_source(offers):
        folder = Path(os.environ["LOTSE_SOURCE_OFFERS"])
        sources = {row["id"]: row for name in ("de", "se") for row in read_lines(folder / f"{name}.jsonl")}
        assert set(sources) == {offer["id"] for offer in offers}
        for offer in offers:
            source = sources[offer["id"]]
            assert [key for key in offer if key not in ADDED_KEYS] == list(source), offer["id"]
            assert len(offer["contacts"]) == len(source["contacts"]), offer["id"]
            for ours, theirs in zip(offer["contacts"], source["contacts"], strict=True):
                for key in ("value", "national"):
                    assert ours.get(key, "").encode() == theirs.get(key, "").encode(), offer["id"]
            for key, fact in source.items():
                if key == "summary":
                    assert all(offer["summary"][language] == text for language, text in fact.items()), offer["id"]
                else:
                    ours, theirs = (json.dumps(value, ensure_ascii=False) for value in (offer[key], fact))
                    assert ours == theirs, (offer["id"], key)
        assert (DATA / "retired_numbers.csv").read_bytes() == (folder / "retired_numbers.csv").read_bytes()
