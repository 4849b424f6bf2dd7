"""The rule of relevance, the measures and the counters of the reports."""

from __future__ import annotations

import json

import numpy as np
import pytest

from bot.evaluation.baselines import CharBM25, chance
from bot.evaluation.people import people
from bot.evaluation.questions import Walk
from bot.evaluation.relevance import relevance
from bot.evaluation.retrieval import Case
from bot.evaluation.safety import measure_safety
from bot.evaluation.sets import TESTS, Tally, read_set
from bot.evaluation.synthetic import SentenceWise, made_up_offers
from bot.evaluation.understanding import VARIANTS, judge, measure_understanding
from index.gazetteer import load_gazetteer
from index.offers import OfferReader
from index.taxonomy import LANGUAGES, load_taxonomy
from index.words import Sentence
from retrieval.questions import QUESTIONS
from tests.retrieval.toy import LetterEncoder, finder, offer

GRIEF = {"topics": ["grief"], "who": "self", "setting": None}


def mark(of, **label):
    return relevance(of, {**GRIEF, **label}, "DE", "de", load_gazetteer())


@pytest.mark.parametrize(
    "fields, label, expected",
    [
        ({}, {}, 3),
        ({}, {"topics": ["debt"]}, 0),
        ({"country": "SE", "region": ["SE"]}, {}, 0),
        ({"status": "withdrawn"}, {}, 0),
        ({"for_whom": ["relative"]}, {}, 0),
        ({"for_whom": ["relative"]}, {"who_also": ["relative"]}, 3),
        ({"age_max": 20}, {"age": 40}, 0),
        ({"age_max": 20}, {}, 3),
        ({"groups": ["young_people"]}, {"age": 40}, 0),
        ({"groups": ["young_people"]}, {}, 1),
        ({"groups": ["young_people"]}, {"age": 17}, 3),
        ({"groups": ["women"]}, {}, 1),
        ({"groups": ["women"]}, {"wishes": {"group": ["women"]}}, 3),
        ({"region": ["Hamburg"]}, {}, 1),
        ({"region": ["Hamburg"]}, {"place": "Hamburg"}, 3),
        ({"region": ["DE-HH"]}, {"place": "Hamburg"}, 3),
        ({"region": ["Hamburg"]}, {"place": "Berlin"}, 0),
        ({"settings": ["work"]}, {"setting": "family"}, 1),
        ({"settings": ["work"]}, {"setting": "family", "setting_also": ["work"]}, 3),
        ({}, {"setting": "family"}, 2),
        ({}, {"wishes": {"contact": ["chat"]}}, 2),
        ({"ways": ["chat", "phone"]}, {"wishes": {"contact": ["chat"]}}, 3),
        ({}, {"wishes": {"contact_not": ["phone"]}}, 1),
        ({}, {"wishes": {"language": ["tr"]}}, 1),
        ({"languages": ["uk"]}, {}, 0),
        ({"topics": ["general"]}, {}, 1),
        ({"topics": ["general"], "for_whom": ["relative"]}, {}, 0),
    ],
)
def test_relevance_by_rule(fields, label, expected):
    assert mark(offer("some", **fields), **label) == expected


def test_measures_of_a_list():
    offers = [offer("aa"), offer("bb", same_line_as=["aa"]), offer("cc"), offer("debt", topics=["debt"])]
    case = Case(GRIEF, "de", "DE", offers, {"aa": 0, "bb": 0, "cc": 2, "debt": 3})
    best = {"ndcg5": 1.0, "recall5": 1.0, "hit3": 1.0}
    assert case.served and case.measure(["aa", "cc"]) == best
    assert case.measure(["aa", "bb"])["recall5"] == 0.5  # the same line twice is one offer
    assert case.measure(["debt"]) == {"ndcg5": 0.0, "recall5": 0.0, "hit3": 0.0}
    assert 0 < case.measure(["debt", "aa"])["ndcg5"] < 1
    assert not Case({**GRIEF, "topics": ["ocd"]}, "de", "DE", offers, {o.id: 0 for o in offers}).served


def test_baselines_stay_in_the_country():
    offers = [
        offer("trauer", summary={"de": "Trauerbegleitung nach einem Tod"}),
        offer("sverige", country="SE", region=["SE"]),
    ]
    assert CharBM25(offers)("trauer um meinen vater", "de", "DE") == ["trauer"]
    assert chance(offers)("", "de", "SE") == ["sverige"]


def test_understanding_counts_another_right_reading():
    row = {
        "who": "unknown",
        "setting": "work",
        "setting_also": ["school"],
        "topics": ["stress"],
        "topics_also": ["burnout"],
        "age": None,
        "place": "Munich",
        "wishes": {"contact": ["chat", "phone"]},
    }
    found = {
        "who": None,
        "setting": "school",
        "topics": ["burnout"],
        "place": "München",
        "wishes": {"contact": ["phone", "chat"]},
    }
    marks = judge(row, found, load_gazetteer())
    assert all(marks[part] for part in ("who", "setting", "topics", "age", "place", "wishes"))
    assert not judge(row, {**found, "setting": None, "topics": ["grief"]}, load_gazetteer())["topics"]


def test_perfect_answers_measure_as_perfect(tmp_path):
    row = {
        "id": "1",
        "kind": "age",
        "text": "Ich bin siebzehn und schlafe nicht",
        "who": "self",
        "topics": ["sleep"],
        "age": 17,
        "wishes": {},
    }
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "understanding.jsonl").write_text(json.dumps(row))
        (tmp_path / language / "intents.jsonl").write_text(json.dumps({"id": "2", "text": "hej", "intent": "greet"}))
    answers = {"hej": {"intent": "greet"}}
    figures = measure_understanding(lambda text, lang: answers.get(text, row), tmp_path, lambda line: None)
    assert figures["part"]["topics"]["sv"]["mean"] == 1.0 and figures["part"]["intent"]["de"]["mean"] == 1.0


def test_broken_spellings_are_the_same_each_time():
    text = "Meine Mutter trinkt jeden Abend"
    assert VARIANTS["typos"](text) == VARIANTS["typos"](text) != text
    assert VARIANTS["no dots"]("Äpfel på grön") == "Apfel pa gron"


def test_safety_counts_alarms(tmp_path):
    (tmp_path / "de").mkdir()
    rows = [
        {"id": "1", "text": "a", "level": "acute", "kind": "suicidality", "class": "explicit"},
        {"id": "2", "text": "b", "level": "none", "kind": None, "class": "hard_negative"},
    ]
    (tmp_path / "de" / "crisis.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    figures = measure_safety(
        lambda text, lang: {"crisis": {"level": "concern", "kind": "suicidality"}}, tmp_path, lambda line: None
    )
    assert figures["found"]["all"]["de"]["mean"] == 1.0 and figures["at its level"]["all"]["de"]["mean"] == 0.0
    assert figures["false alarm"]["hard_negative"]["de"]["mean"] == 1.0 and len(figures["wrong"]) == 2


def test_people_are_the_same_for_a_seed_and_answer_what_they_say():
    sentences = [Sentence("de", 1, "relative", "mother", "family", ("grief",), None, "…")]
    first, again = (people(sentences, load_taxonomy(), 5, seed=4) for _ in range(2))
    assert [p.label for p in first] == [p.label for p in again]
    walk = Walk(first[0], finder([offer("aa"), offer("bb", topics=["debt"])]))
    asked, _, order = walk.adaptive()
    assert asked == len(order) <= 4 and walk.fixed(QUESTIONS)[0] <= len(QUESTIONS)


def test_made_up_offers_say_so():
    made = list(made_up_offers(load_taxonomy(), load_gazetteer(), 20, seed=1))
    assert made == list(made_up_offers(load_taxonomy(), load_gazetteer(), 20, seed=1))
    nowhere = ("https://example.org/", "+49 199 ")
    assert all(o.name.startswith("MADE UP") and c.value.startswith(nowhere) for o in made for c in o.contacts)
    reader = OfferReader(load_taxonomy().vocabulary())
    assert all("made up" in reader.offer(o.json())[1] for o in made)
    bare = [o.copy(update={"id": o.id.replace("made-up", "otherwise-whole")}) for o in made]
    assert all(reader.offer(o.json())[0] for o in bare)


def test_a_made_up_text_is_the_mean_of_its_sentences():
    whole = SentenceWise(LetterEncoder()).encode(["MADE UP aaa bb. ccc dd ee.", "plain text"])
    one, two, plain = LetterEncoder().encode(["MADE UP aaa bb.", "ccc dd ee.", "plain text"])
    mean = 3 * one + 2 * two
    assert np.allclose(whole[0], mean / np.linalg.norm(mean), atol=1e-6) and np.allclose(whole[1], plain, atol=1e-6)


def test_tally_nests_means():
    tally = Tally()
    for value in (1, 0):
        tally.add(value, "part", "de")
    assert tally.tree() == {"part": {"de": {"mean": 0.5, "n": 2}}} and tally.count("part", "de") == 2


def test_the_test_sets_are_large_enough():
    assert all(len(read_set("queries", language, TESTS)) >= 300 for language in LANGUAGES)
