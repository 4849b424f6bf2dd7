"""Every sentence in every language: the same keys with the same places, and examples for every intent."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from index.taxonomy import LANGUAGES, load_taxonomy

ROOT = Path(__file__).parent.parent
COLLECTIONS = {"phrases": ROOT / "bot/dialogue/phrases", "texts": ROOT / "bot/website/texts", "desk": ROOT / "bot/desk/texts",
               "partners": ROOT / "bot/partners/texts", "network": ROOT / "bot/network/texts", "wording": ROOT / "bot/wording/texts"}
# These come from buttons and from Lotse itself, never from an example.
WITHOUT_EXAMPLES = {"begin", "crisis", "inform"}
# A therapist is found in another way in each country: the language's own country is the phrase without a suffix.
BY_COUNTRY = re.compile(r"^(answer_find_therapist)_(DE|AT|CH|SE)$")
FACETS = ("countries", "kinds", "contact_types", "costs", "who", "relations", "age_groups", "groups", "settings",
          "topic_groups", "topics", "languages")


def read(path):
    return yaml.safe_load(path.read_text("utf-8"))


def flat(tree, path=""):
    """{"chat.send": "…"}, with numbers for places in lists."""
    if isinstance(tree, dict):
        return {key: text for name, each in tree.items() for key, text in flat(each, f"{path}.{name}").items()}
    if isinstance(tree, list):
        return {key: text for number, each in enumerate(tree) for key, text in flat(each, f"{path}.{number}").items()}
    return {path: str(tree)}


def names(tree):
    """All keys of a tree."""
    if isinstance(tree, dict):
        return [key for name, each in tree.items() for key in (name, *names(each))]
    return [key for each in tree for key in names(each)] if isinstance(tree, list) else []


@pytest.mark.parametrize("folder", COLLECTIONS.values(), ids=COLLECTIONS)
def test_no_key_is_read_as_something_else_than_a_word(folder):
    """YAML takes on, yes and no for true and false: what stands under them is never found."""
    wrong = {path.name: [key for key in names(read(path)) if not isinstance(key, str)] for path in folder.glob("*.yml")}
    assert not any(wrong.values()), wrong


def places(text):
    return sorted(re.findall(r"\{(\w*)\}", text))


def trees(name):
    return {language: flat(read(COLLECTIONS[name] / f"{language}.yml")) for language in LANGUAGES}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_language_has_the_same_sentences_with_the_same_places(name):
    found = trees(name)
    keys = {language: {key for key in tree if not BY_COUNTRY.match(key.strip("."))} for language, tree in found.items()}
    assert keys["de"] == keys["sv"] == keys["en"]
    for key in keys["de"]:
        assert places(found["de"][key]) == places(found["sv"][key]) == places(found["en"][key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_to_a_therapist_is_told_for_every_country(language):
    phrases = read(COLLECTIONS["phrases"] / f"{language}.yml")
    own = {"de": "DE", "sv": "SE", "en": "DE"}[language]
    for country in {"DE", "AT", "CH", "SE"} - {own}:
        assert phrases[f"answer_find_therapist_{country}"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_no_sentence_is_empty_or_left_undone(name):
    for language, tree in trees(name).items():
        for key, text in tree.items():
            assert text.strip() and not re.search(r"TODO|FIXME|XXX|\bNone\b", text), (language, key)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_sentences_are_translated(name):
    """A long sentence that stands in two files was forgotten in one of them."""
    found = trees(name)
    for one, other in (("de", "sv"), ("de", "en"), ("sv", "en")):
        assert [key for key, text in found[one].items() if len(text) > 40 and found[other].get(key) == text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_examples(language):
    intents = set(read(ROOT / "bot/dialogue/domain/domain.yml")["intents"])
    entries = read(ROOT / f"nlu/examples/{language}/intents.yml")["nlu"]
    examples = {entry["intent"]: entry["examples"] for entry in entries}
    assert intents - WITHOUT_EXAMPLES <= set(examples) <= intents
    for intent, text in examples.items():
        assert len(text.strip().splitlines()) >= 10, intent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_that_the_actions_name_exists(language):
    """Literal names in the code, the answers to side questions, and the questions with their reasons."""
    phrases = read(COLLECTIONS["phrases"] / f"{language}.yml")
    source = "".join(path.read_text("utf-8") for path in (ROOT / "actions").glob("*.py"))
    named = set(re.findall(r'voice\.say\("(\w+)"', source)) | set(re.findall(r'"(ask_\w+)"', source))
    rules = (ROOT / "bot/dialogue/rules.yml").read_text("utf-8")
    named |= {f"answer_{intent}" for intent in re.findall(r"intent: (\w+)\n  - action: action_answer", rules)}
    questions = ("who", "setting", "topic", "age_group", "place", "contact")
    named |= {f"{start}_{question}" for start in ("ask", "answer_why_ask") for question in questions}
    assert named - set(phrases) == set() and len(named) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_of_the_vocabulary_has_a_label(language):
    taxonomy = load_taxonomy()
    for facet in FACETS:
        for id in taxonomy.ids(facet):
            assert (taxonomy.entry(facet, id).get("labels") or {}).get(language), (facet, id)
