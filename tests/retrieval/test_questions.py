"""Which question comes next, and when none does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from retrieval.answers import Answers, Wishes
from retrieval.fit import fit
from retrieval.questions import CHANGES, QUESTIONS, possible
from retrieval.ranking import scores
from retrieval.trial import PARTS, Trial
from retrieval.weights import WEIGHTS
from tests.retrieval.toy import finder, offer

GRIEF = Answers(topics=("grief",), topic_weights={"grief": 1.0})


def test_the_topic_comes_first():
    assert finder([offer("aa"), offer("bb", topics=["debt"])]).next_question(Answers()) == "topic"


def test_nothing_is_asked_that_no_offer_distinguishes():
    alike = [
        offer(name, for_whom=["self", "relative", "friend", "colleague"], ways=["phone", "chat", "email", "address"])
        for name in ("aa", "bb", "cc", "dd")
    ]
    assert finder(alike).next_question(GRIEF) is None


def test_who_is_asked_where_it_decides():
    offers = [offer(f"self{i}", for_whom=["self"]) for i in range(4)]
    offers += [offer(f"kin{i}", for_whom=["relative"], topics=["grief", "debt"]) for i in range(4)]
    assert finder(offers).next_question(GRIEF) == "who"


def test_the_way_of_contact_is_asked_where_it_decides():
    offers = [offer(f"call{i}") for i in range(4)] + [
        offer(f"chat{i}", ways=["chat"], topics=["grief", "debt"]) for i in range(4)
    ]
    everybody = [o.copy(update={"for_whom": ("self", "relative", "friend", "colleague")}) for o in offers]
    assert finder(everybody).next_question(GRIEF) == "contact"


def test_what_is_known_or_refused_is_not_asked():
    offers = [offer(f"self{i}", for_whom=["self"]) for i in range(4)] + [
        offer(f"kin{i}", for_whom=["relative"]) for i in range(4)
    ]
    search = finder(offers)
    assert search.next_question(replace(GRIEF, who="self")) != "who"
    assert search.next_question(replace(GRIEF, aside=frozenset({"who"}))) != "who"
    assert search.next_question(GRIEF, askable=frozenset({"setting"})) in (None, "setting")


def test_taking_an_answer_back():
    answers = Answers(
        who="self",
        setting="work",
        topics=("grief",),
        age=40,
        age_group="adult",
        place="Berlin",
        region="DE-BE",
        wishes=Wishes(contact=("chat",), cost="free"),
    )
    assert answers.without("contact").wishes == Wishes(cost="free")
    assert answers.without("region").place is None and answers.without("age").age_group is None
    assert answers.without("topic").topics == () and answers.without("setting").setting is None
    assert Wishes.from_json(answers.wishes.to_json()) == answers.wishes


def varied():
    """Answers that each differ from others in a few things, and offers that tell them apart."""
    ways = (["phone"], ["chat"], ["email", "address"])
    offers = [
        offer(f"o{i}", for_whom=[who], ways=ways[i % 3], topics=["grief", "debt"][: 1 + i % 2], groups=[group])
        for i, (who, group) in enumerate(
            (who, group) for who in ("self", "relative", "colleague") for group in ("adults", "young_people", "women", "parents")
        )
    ]
    tried = [GRIEF, replace(GRIEF, who="self"), replace(GRIEF, who="colleague", role="manager"), replace(GRIEF, who="colleague")]
    tried += [replace(GRIEF, who=who, age_group=group) for who in ("self", "relative") for group in ("child", "adult", "older")]
    tried += [replace(GRIEF, wishes=Wishes(contact=(way,), near=True)) for way in ("chat", "phone")]
    tried += [replace(GRIEF, wishes=Wishes(group=("women",))), replace(GRIEF, setting="work"), replace(GRIEF, country="SE")]
    tried += [replace(GRIEF, wishes=Wishes(occupation=("health",), contact_not=("phone",)), setting="family", region="DE-BE")]
    tried += [replace(GRIEF, topics=(topic,), topic_weights={topic: 1.0}) for topic in ("debt", "suicidality", "caring_for_relatives")]
    tried += [replace(GRIEF, topics=(), topic_weights={"debt": 0.5, "grief": 0.3}, who="relative", relation="child")]
    return finder(offers).snapshot, tried


def test_what_is_tried_is_rated_as_if_it_had_been_answered():
    """What is kept from one answer to the next is never that of another answer."""
    snapshot, given = varied()
    rows = np.arange(len(snapshot.offers))
    for answers in given:
        trial = Trial(answers, snapshot, rows, WEIGHTS)
        assert trial.now() == pytest.approx(scores(answers, fit(answers, snapshot, rows), snapshot, rows), abs=1e-6)
        for question in QUESTIONS:
            others = [other for _, other in possible(question, answers, snapshot)]
            whole = [scores(other, fit(other, snapshot, rows), snapshot, rows) for other in others]
            for rated, alone in zip(trial.tried(CHANGES[question], others), whole, strict=True):
                assert rated == pytest.approx(alone, abs=1e-6)


class Read:
    """Answers that note which of their fields are read."""

    def __init__(self, of, names, under=""):
        self.of, self.names, self.under = of, names, under

    def __getattr__(self, name):
        value = getattr(self.of, name)
        if isinstance(value, Wishes):
            return Read(value, self.names, "wishes.")
        self.names.add(self.under + name)
        return value


def test_a_part_of_a_rating_reads_what_it_says_that_it_reads():
    snapshot, given = varied()
    trial = Trial(GRIEF, snapshot, np.arange(len(snapshot.offers)), WEIGHTS)
    for part in PARTS:
        read = set()
        for answers in given:
            list(part.factors(trial, Read(answers, read)))
        assert read <= part.reads


def test_wishes_of_no_sense_are_no_failure():
    """A row of a file may hold anything where a list of words is meant; what is kept goes by the wishes."""
    wishes = Wishes.from_json({"contact": [{"by": "phone"}], "language": [1, None], "group": [["women"]]})
    assert finder([offer("aa"), offer("bb")]).next_question(replace(GRIEF, wishes=wishes)) != "topic"
