"""What nobody looked at for a year ranks lower; in danger, what was checked half a year ago is given to nobody."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from index.offers import Offer
from retrieval.answers import Answers
from tests.retrieval.toy import finder, offer

NOW = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
GRIEF = Answers(topics=("grief",), topic_weights={"grief": 1.0})


def _ago(days: int) -> date:
    return NOW.date() - timedelta(days=days)


def _found(offers: list, answers: Answers) -> list[str]:
    return [match.offer.id for match in finder(offers).find(answers, top=9, at=NOW).matches]


def test_an_offer_that_nobody_checked_for_a_year_stands_behind_one_that_is_like_it():
    old, fresh = offer("a-old", verified_on=_ago(366)), offer("b-fresh", verified_on=_ago(364))
    assert _found([old, fresh], GRIEF) == ["b-fresh", "a-old"]
    assert _found([offer("a-old", verified_on=_ago(364)), fresh], GRIEF)[0] == "a-old"  # it is the year that does it


def test_what_was_never_checked_ranks_lower_a_year_after_it_came():
    came = Offer.kept(offer("a-came").json(), _ago(400))
    assert _found([came, Offer.kept(offer("b-new").json(), _ago(3))], GRIEF) == ["b-new", "a-came"]


@pytest.mark.parametrize("topic", ["crisis", "suicidality", "self_harm"])
def test_in_danger_an_old_check_leaves_an_offer_out_but_never_checked_and_emergency_numbers_stay(topic):
    danger = Answers(topics=(topic,), topic_weights={topic: 1.0})
    rows = [offer("fresh", topics=[topic], verified_on=_ago(182)), offer("old", topics=[topic], verified_on=_ago(183)),
            Offer.kept(offer("never", topics=[topic]).json(), _ago(900)),
            offer("emergency", topics=[topic], kind="emergency", verified_on=_ago(900))]
    assert set(_found(rows, danger)) == {"fresh", "never", "emergency"}
    assert "old" in _found([offer("old", verified_on=_ago(183))], GRIEF)  # for everything else it is good enough
