"""Of a large catalogue candidates are weighed, and they bring what a whole weighing would put first."""

from __future__ import annotations

import pytest

from bot.evaluation.synthetic import made_up_offers
from index.gazetteer import load_gazetteer
from index.taxonomy import load_taxonomy
from retrieval import candidates as module
from retrieval.answers import Answers, Wishes
from retrieval.candidates import candidates
from retrieval.finder import Finder
from tests.retrieval.toy import LetterEncoder, finder

SIZE = 7_000
ASKED = [
    Answers(topics=("grief",), who="relative"),
    Answers(topic_weights={"depression": 0.5, "loneliness": 0.3, "anxiety": 0.12}, who="self", age=17, age_group="young"),
    Answers(topic_weights={"depression": 0.9}, region="DE-BY", place="München", setting="work"),
    Answers(topics=("depression",), wishes=Wishes(contact=("chat",), time="evening", cost="free")),
    Answers(country="SE", language="sv", topic_weights={"loneliness": 0.7}, wishes=Wishes(language=("en",), anonymous=True)),
]


@pytest.fixture(scope="module")
def whole():
    return finder(list(made_up_offers(load_taxonomy(), load_gazetteer(), SIZE)))


@pytest.fixture(scope="module")
def quick(whole):
    return Finder(whole.snapshot, LetterEncoder(), all_up_to=0)


@pytest.mark.parametrize("answers", ASKED, ids=range(len(ASKED)))
def test_the_first_are_those_of_a_whole_weighing(whole, quick, answers, monkeypatch):
    monkeypatch.setattr(module, "_RANKED", 300)
    all_weighed = Finder(whole.snapshot, LetterEncoder(), all_up_to=SIZE).find(answers)
    found = quick.find(answers)
    assert found.gate == all_weighed.gate and len(found.matches) == len(all_weighed.matches) == 3
    assert sum(m.score for m in found.matches) >= 0.99 * sum(m.score for m in all_weighed.matches)
    assert len(candidates(answers, whole.snapshot)) <= 300


def test_what_is_near_in_meaning_and_what_changed_is_always_weighed(whole):
    answers = Answers(topics=("grief",), likeness={whole.snapshot.id(5): 0.9, "nobody": 0.8})
    assert 5 in candidates(answers, whole.snapshot)
    whole.snapshot.fresh = whole.snapshot.rows([whole.snapshot.id(11)])
    rows = candidates(Answers(topics=("grief",)), whole.snapshot)
    assert 11 in rows and (rows[1:] > rows[:-1]).all()
    whole.snapshot.fresh = whole.snapshot.rows([])


def test_few_rows_are_looked_at_where_few_are_asked_for(whole):
    assert len(candidates(ASKED[1], whole.snapshot, most=200)) <= 200


def test_the_next_question_is_chosen_from_a_large_catalogue_too(quick):
    assert quick.next_question(Answers()) == "topic"
    assert quick.next_question(ASKED[2]) in ("who", "age_group", "contact", None)
