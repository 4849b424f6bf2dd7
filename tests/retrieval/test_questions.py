"""Which question comes next, and when none does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from retrieval.answers import Answers, Wishes
from retrieval.fit import fit
from retrieval.kept import Kept
from retrieval.ranking import scores
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


def test_answers_that_are_weighed_one_after_the_other_weigh_what_they_weigh_alone():
    """What is kept from one to the next is never that of another answer."""
    ways = (["phone"], ["chat"], ["email", "address"])
    offers = [
        offer(f"o{i}", for_whom=[who], ways=ways[i % 3], topics=["grief", "debt"][: 1 + i % 2], groups=[group])
        for i, (who, group) in enumerate(
            (who, group) for who in ("self", "relative", "colleague") for group in ("adults", "young_people", "women")
        )
    ]
    snapshot = finder(offers).snapshot
    rows, kept = np.arange(len(offers)), Kept()
    tried = [GRIEF, replace(GRIEF, who="self"), replace(GRIEF, who="colleague", role="manager"), replace(GRIEF, who="colleague")]
    tried += [replace(GRIEF, who=who, age_group=group) for who in ("self", "relative") for group in ("child", "adult", "older")]
    tried += [replace(GRIEF, wishes=Wishes(contact=(way,))) for way in ("chat", "phone")]
    tried += [replace(GRIEF, wishes=Wishes(group=("women",))), replace(GRIEF, setting="work"), replace(GRIEF, country="SE")]
    tried += [replace(GRIEF, topics=(topic,), topic_weights={topic: 1.0}) for topic in ("debt", "suicidality", "grief")]
    for answers in [*tried, *reversed(tried)]:
        alone = scores(answers, fit(answers, snapshot, rows), snapshot, rows)
        after = scores(answers, fit(answers, snapshot, rows, kept=kept), snapshot, rows, kept=kept)
        assert alone.tolist() == after.tolist()


def test_wishes_of_no_sense_are_no_failure():
    """A row of a file may hold anything where a list of words is meant; what is kept goes by the wishes."""
    wishes = Wishes.from_json({"contact": [{"by": "phone"}], "language": [1, None], "group": [["women"]]})
    assert finder([offer("aa"), offer("bb")]).next_question(replace(GRIEF, wishes=wishes)) != "topic"
