"""Offers made for one occupation: first to somebody who has it, and not among the first for anybody else."""
from __future__ import annotations

import pytest

from bot.evaluation.relevance import relevance
from retrieval.answers import Answers, Wishes
from tests.retrieval.toy import PLACES, finder, offer


@pytest.fixture(scope="module")
def search(backend):
    def work(id, *occupations, **more):
        return offer(id, topics=["burnout"], settings=["work"], groups=["employees"], occupations=occupations, **more)

    return finder([work("nurses", "health"), work("doctors", "doctors"), work("ships", "seafaring"), work("all1"), work("all2"), work("all3"),
                   offer("farm", topics=["burnout"], groups=["farmers"]), work("school", "teaching", for_whom=["self", "professional"]),
                   offer("trainees", topics=["burnout"], settings=["vocational_training"], occupations=["apprentices"])])


def found(search, *occupation, top=9, **more):
    answers = Answers(**{"topics": ("burnout",), "who": "self", "setting": "work", **more}, wishes=Wishes(occupation=occupation))
    return search.find(answers, top=top).matches


def ids(matches):
    return [match.offer.id for match in matches]


@pytest.mark.parametrize("occupation, first", [("health", "nurses"), ("seafaring", "ships"), ("farming", "farm"), ("teaching", "school")])
def test_hers_comes_first_and_those_of_others_never(search, occupation, first):
    matches = found(search, occupation)
    assert ids(matches)[0] == first and set(ids(matches)[1:]) == {"all1", "all2", "all3"}
    assert f"occupation={occupation}" in matches[0].reasons.met
    assert all(f"occupation={occupation}" in match.reasons.unknown for match in matches[1:])


def test_without_an_occupation_none_is_among_the_first(search):
    assert set(ids(found(search, top=3))) == {"all1", "all2", "all3"}
    assert not [reason for match in found(search) for reason in (*match.reasons.met, *match.reasons.unmet) if "occupation" in reason]


def test_what_is_for_a_whole_field_is_for_those_within_it(search):
    matches = found(search, "doctors")
    assert set(ids(matches)[:2]) == {"doctors", "nurses"} and "occupation=doctors" in matches[1].reasons.met
    assert "doctors" not in ids(found(search, "health"))


def test_what_else_tells_it_opens_but_does_not_lead(search):
    assert "trainees" in ids(found(search, top=3, setting="vocational_training"))
    assert "school" in ids(found(search, top=9, who="colleague", role="teacher"))
    wish = Answers(topics=("burnout",), who="self", setting="work", wishes=Wishes(group=("farmers",)))
    assert "farm" in ids(search.find(wish, top=3).matches)


def test_at_home_help_for_his_work_is_not_held_against_it(search):
    """ "My husband is a sailor" is told of the family, the help is of work."""
    matches = found(search, "seafaring", who="relative", setting="family")
    assert ids(matches)[0] == "ships" and not matches[0].reasons.unmet


def test_the_judge_knows_the_rule_too():
    nurses, label = offer("nurses", topics=["burnout"], occupations=["health"]), {"topics": ["burnout"], "who": "self"}
    assert [relevance(nurses, {**label, "occupation": ids}, "DE", "de", PLACES) for ids in ([], ["health"], ["doctors"], ["police"])] == [1, 3, 3, 1]
