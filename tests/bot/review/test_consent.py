"""When a person is asked, and what is held until she answers; with the real redactor."""
from __future__ import annotations

import pytest
from sqlalchemy import create_engine

from bot.review.book import LONGEST, ReviewBook
from bot.review.consent import Consent
from index.catalogue import open_engine

MISSED = [{"type": "question", "question": "topic", "phrase": "reask_1", "choices": []}]
SLOTS = {"language": "de", "question": "topic"}


@pytest.fixture(scope="module")
def redactor(house):
    return house.redactor


@pytest.fixture
def book(tmp_path):
    return ReviewBook(open_engine(f"sqlite:///{tmp_path}/lotse.db"))


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def consent(redactor, book, clock):
    return Consent(lambda: redactor, lambda: book, 30, lambda: clock[0])


def test_it_asks_where_a_message_was_not_understood(consent):
    assert consent.may_ask("blipp svupp", MISSED, SLOTS)
    assert consent.may_ask("blipp svupp", [{"type": "text", "phrase": "answer_out_of_scope_again"}], SLOTS)


@pytest.mark.parametrize(("text", "raw", "slots"), [
    ("blipp svupp", [{"type": "text", "phrase": "mirror"}, {"type": "question", "phrase": "ask_who"}], SLOTS),  # it was understood
    ("blipp svupp", [*MISSED, {"type": "crisis", "level": "concern"}], SLOTS),
    ("blipp svupp", MISSED, {**SLOTS, "crisis": "acute", "crisis_kind": "suicidality"}),
    ("blipp svupp", MISSED, {**SLOTS, "crisis": "concern"}),
    ("blipp svupp", MISSED, {**SLOTS, "crisis_kind": "self_harm"}),
    ("blipp svupp", MISSED, {**SLOTS, "topics": ["domestic_violence"]}),
    ("blipp svupp", MISSED, {**SLOTS, "answered": ["greet", "review"]}),  # it was asked before
    ("blipp", MISSED, SLOTS),
    ("blipp " * LONGEST, MISSED, SLOTS),
])
def test_it_does_not_ask(consent, text, raw, slots):
    assert not consent.may_ask(text, raw, slots)


@pytest.mark.parametrize("meant", [{"lang": "de", "crisis": {"level": "concern"}}, {"lang": "de", "crisis": {"level": "acute"}},
                                   {"lang": "de", "topics": ["suicidality"]}])
def test_what_speaks_of_danger_after_all_is_not_held(consent, meant):
    assert not consent.hold("one", "blipp svupp", meant) and consent.question("one") == [] and consent.take("one") is None


def test_what_is_held_is_redacted_and_shown(consent, book):
    assert consent.hold("one", "ich heiße Melanie, blipp svupp 0151 2345678", {"lang": "de", "intent": "inform", "who": "self"})
    (question,) = consent.question("one")
    assert question["values"] == {"text": "ich heiße [Name], blipp svupp [Nummer]", "days": 30} and question["choices"] == ["review=yes", "review=no"]
    assert "Melanie" not in str(vars(consent)) and book.all() == []
    assert consent.keep(consent.take("one")) == "review_kept"
    (kept,) = book.all()
    assert (kept.text, kept.language, kept.read.intent, kept.read.who, kept.meant) == ("ich heiße [Name], blipp svupp [Nummer]", "de", "inform", "self", None)
    assert consent.question("one") == [] and consent.keep(consent.take("one")) == "review_gone" and len(book.all()) == 1


def test_what_waits_too_long_is_forgotten(consent, clock):
    consent.hold("one", "blipp svupp", {"lang": "de"})
    clock[0] = 601.0
    assert consent.question("one") == [] and consent.take("one") is None


def test_not_more_than_a_thousand_wait(consent):
    for number in range(1001):
        consent.hold(str(number), "blipp svupp", {"lang": "de"})
    assert consent.take("0") is None and consent.take("1") and consent.take("1000")


def test_a_database_that_is_away_keeps_nothing_and_says_so(redactor, tmp_path):
    gone = create_engine(f"sqlite:///{tmp_path}/none/lotse.db", future=True)
    consent = Consent(lambda: redactor, lambda: ReviewBook(gone), 30)
    consent.hold("one", "blipp svupp", {"lang": "de"})
    assert consent.keep(consent.take("one")) == "review_gone"


def test_a_promise_is_followed_by_its_exception(consent):
    said = consent.truly([{"type": "text", "phrase": "answer_privacy"}, {"type": "faq", "faq": "parents_learn"}, {"type": "question", "phrase": "ask_who"}])
    assert [each.get("phrase") or each.get("faq") for each in said] == ["answer_privacy", "answer_privacy_review", "parents_learn", "answer_privacy_review",
                                                                        "ask_who"]
