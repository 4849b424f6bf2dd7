"""The record against the real dialogue: made-up people talk to it, and what they saw is counted again from their screens."""
from __future__ import annotations

import asyncio
import random
import sqlite3

import pytest

from bot.desk.rehearsal import play, sentences

COUNT = 25


@pytest.fixture(scope="module")
def heard(assistant, database):
    """(what each person saw, {conversation: its row}, {(conversation, offer): its note}), read before anything is deleted."""
    told = asyncio.run(play(assistant, COUNT, random.Random(4), sentences()))
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        rows = {row["conversation"]: dict(row) for row in connection.execute("select * from record_conversations where conversation is not null")}
        notes = {(row["conversation"], row["offer"]): dict(row) for row in connection.execute(
            "select o.*, c.conversation from record_offers o join record_conversations c using (number) where c.conversation is not null")}
    return told, rows, notes


def seen(talk, kind):
    return [message for _, messages in talk.turns for message in messages if message["type"] == kind]


def test_every_conversation_has_one_record(heard):
    told, rows, _ = heard
    assert len({talk.id for talk in told}) == COUNT and {talk.id for talk in told} <= set(rows)
    for talk in told:
        row = rows[talk.id]
        assert (row["country"] is not None, row["turns"], row["made"]) == (True, len(talk.turns) - 1, 0)
        assert row["entry"] == ("words" if talk.turns[1][0].startswith("words ") else "buttons")


def test_offers_and_contacts_are_those_that_were_seen(heard):
    told, _, notes = heard
    total = 0
    for talk in told:
        shown = {offer["id"] for message in seen(talk, "offers") for offer in message["offers"]}
        opened = {message["offer"]["id"] for message in seen(talk, "contact")}
        reported = {choice.partition("=")[2] for choice, _ in talk.turns if choice.startswith(("nobody=", "wrong="))}
        mine = {offer: note for (id, offer), note in notes.items() if id == talk.id}
        assert set(mine) == shown | opened | reported
        assert {offer for offer, note in mine.items() if note["opened"]} == opened | reported
        assert {offer for offer, note in mine.items() if note["nobody"]} == {c[7:] for c, _ in talk.turns if c.startswith("nobody=")}
        assert {offer for offer, note in mine.items() if note["wrong"]} == {c[6:] for c, _ in talk.turns if c.startswith("wrong=")}
        for message in seen(talk, "offers")[:1]:
            assert [mine[offer["id"]]["rank"] for offer in message["offers"]] == list(range(1, len(message["offers"]) + 1))
        total += len(mine)
    assert total > COUNT


def test_danger_and_the_end_are_those_that_were_seen(heard):
    told, rows, _ = heard
    order = ["none", "concern", "acute"]
    for talk in told:
        levels = [message["level"] for message in seen(talk, "crisis")]
        assert rows[talk.id]["crisis"] == order[max(map(order.index, levels), default=0)]
        reached, opened = seen(talk, "offers") or seen(talk, "contact"), seen(talk, "contact")
        end = rows[talk.id]["ended"]
        assert end.startswith("at_") == (not reached) and (end in ("contact", "helped", "not_helped") or not opened)
        if not reached:
            asked = seen(talk, "question")[-1]["question"]
            assert end == f"at_{asked}" or (end == "at_other" and asked in ("offers", "helped"))


def test_questions_are_those_that_were_asked(heard):
    told, rows, _ = heard
    for talk in told:
        asked = {message["question"] for message in seen(talk, "question")} & {"who", "setting", "topic", "age_group", "place", "contact"}
        assert asked <= {question for question in ("who", "setting", "topic", "age_group", "place", "contact") if rows[talk.id][f"answer_{question}"]}


def test_a_way_that_was_taken_is_counted_once_it_was_opened(heard, assistant, database):
    told, _, notes = heard
    opened = [(talk.id, message["offer"]["id"]) for talk in told for message in seen(talk, "contact")]
    unopened = next(key for key, note in notes.items() if not note["opened"])
    id, offer = opened[0]
    assert asyncio.run(assistant.contacted(id, offer, "phone")) is True
    wrong = ((*unopened, "phone"), (id, offer, "telepathy"), (id, "no-offer", "web"), ("nobody", offer, "web"))
    assert [asyncio.run(assistant.contacted(*each)) for each in wrong] == [False] * 4
    with sqlite3.connect(database) as connection:
        ways = connection.execute("select c.conversation, o.offer, o.way from record_offers o join record_conversations c "
                                  "using (number) where way is not null").fetchall()
    assert ways == [(id, offer, "phone")]


def test_no_sentence_is_in_the_record(heard):
    told, rows, notes = heard
    held = str((rows, notes))
    said = [choice[6:] for talk in told for choice, _ in talk.turns if choice.startswith("words ")]
    assert len(said) > 5 and not any(sentence in held for sentence in said)
