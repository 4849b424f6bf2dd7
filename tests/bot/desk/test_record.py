"""The record is written with the turn, holds ids and numbers alone, and goes with the conversation."""
from __future__ import annotations

import asyncio
import sqlite3
import time
from datetime import date

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.demo import played, scripts
from bot.desk.record import COLUMNS, Record, where
from bot.dialogue.memory import WordlessTrackerStore
from index.taxonomy import load_taxonomy

WORDS = "Zwirbelquax wohnt in Plömpelstrand"


@pytest.fixture
def store(tmp_path):
    return WordlessTrackerStore(f"sqlite:///{tmp_path}/lotse.db")


@pytest.fixture(scope="module")
def told(house):
    return list(scripts(25, 11, date(2026, 3, 31), house.catalogue.offers()))


def rows(store, table="record_conversations"):
    with sqlite3.connect(store.engine.url.database) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"select * from {table} order by number")]


def turn(intent, *said, choice="", text="", nearly="", at=0.0, **slots):
    """The events of one turn, with words where Rasa has them."""
    parse = {"intent": {"name": intent, "confidence": 1.0}, "text": text, "understanding": {"choice": choice or None, "text": text}}
    if nearly:
        parse["understanding"]["intents"] = [[intent, 0.4], [nearly, 0.3]]
    at = at or time.time()
    return [UserUttered(text, parse["intent"], [], parse, timestamp=at), *(SlotSet(name, value, timestamp=at) for name, value in slots.items()),
            ActionExecuted("action_interview", timestamp=at), *(BotUttered(text or None, {"custom": custom}, {}, at) for custom in said)]


def ask(question, phrase="ask"):
    return {"type": "question", "question": question, "phrase": phrase, "values": {}, "choices": []}


def show(*ids):
    return {"type": "offers", "phrase": "offers", "values": {}, "offers": [{"id": id, "reasons": {}} for id in ids]}


def save(store, id, *turns):
    """Hear the turns one by one, as the dialogue saves them."""
    async def go():
        for events in turns:
            tracker = await store.retrieve(id) or DialogueStateTracker(id, [])
            names = {slot.name for slot in tracker.slots.values()} | {event.key for event in events if isinstance(event, SlotSet)}
            tracker.slots = {name: tracker.slots.get(name) or slot(name) for name in names}
            for event in tracker.events:  # without a domain Rasa knows no slots
                if isinstance(event, SlotSet):
                    event.apply_to(tracker)
            for event in events:
                tracker.update(event)
            await store.save(tracker)

    asyncio.run(go())


def slot(name):
    from rasa.shared.core.slots import AnySlot

    return AnySlot(name, mappings=[{}], influence_conversation=False)


def begun(country="DE", **slots):
    return turn("begin", {"type": "text", "phrase": "greeting"}, ask("who"), language="de", country=country, **slots)


def test_the_live_way_records_what_the_made_way_records(store, told):
    for number, script in enumerate(told):
        at = script.at.timestamp()
        save(store, f"talk-{number}", *(turn(each.intent, *each.said, choice=each.choice, nearly=each.nearly, at=at + each.seconds, **each.slots)
                                        for each in script.turns))
    live, notes, missed = rows(store), rows(store, "record_offers"), rows(store, "record_misses")
    assert len(live) == len(told)
    for number, (row, script) in enumerate(zip(live, told), 1):
        made = played(script)
        assert {name: row[name] for name in COLUMNS} == {name: made.row()[name] for name in COLUMNS}
        for note in made.offers.values():
            note.way = None  # which way was taken is told by the page, not by a turn
        assert {note["offer"]: (note["rank"], note["opened"], note["nobody"], note["wrong"], note["way"]) for note in notes if note["number"] == number} == \
            {id: (note.rank, note.opened, note.nobody, note.wrong, note.way) for id, note in made.offers.items()}
        assert {(miss["intent"], miss["question"]): miss["times"] for miss in missed if miss["number"] == number} == dict(made.missed)
        assert {(miss["intent"], miss["question"]): miss["nearly"] for miss in missed if miss["number"] == number} == dict(made.nearly)


def test_processes_that_take_turns_write_one_record(store, tmp_path):
    """What one of them knows of the record is not believed once another has written."""
    other = WordlessTrackerStore(f"sqlite:///{tmp_path}/lotse.db")
    turns = [begun(), turn("inform", ask("topic"), who="self"), turn("inform", ask("place"), topics=["sleep"]), turn("inform", ask("contact"), setting="work"),
             turn("inform", show("de-a", "de-b"), ask("offers")), turn("deny", ask("offers"))]
    for place, events in enumerate(turns):
        save((store, store, other, other, store, other)[place], "in turn", events)
        save(store, "alone", events)
    in_turn, alone = rows(store)
    assert {name: in_turn[name] for name in COLUMNS} == {name: alone[name] for name in COLUMNS} and alone["turns"] == 5


def test_no_word_gets_into_the_record(store):
    save(store, "words", begun(), turn("inform", ask("place"), text=WORDS, topics=["anxiety", WORDS], who=WORDS, setting=WORDS, place=WORDS,
                                       region="XX-Zwirbelquax", language=WORDS), turn(WORDS, ask(WORDS, "reask_1"), text=WORDS))
    held = str([rows(store, table) for table in ("record_conversations", "record_offers", "record_misses")])
    assert "anxiety" in held and "'de'" in held
    assert not any(word in held for word in WORDS.split() if word != "in")


def test_a_miss_knows_what_it_was_nearly_read_as(store):
    first, second = (turn("small_talk", ask("topic", "reask_1")) for _ in range(2))
    first[0].parse_data["understanding"]["intents"] = [["small_talk", 0.4], [WORDS, 0.3], ["greet", 0.2]]
    second[0].parse_data["understanding"]["intents"] = [["small_talk", 0.4], ["insult", 0.3]]
    save(store, "nearly", begun(), first, second)
    assert [(row["intent"], row["nearly"], row["times"]) for row in rows(store, "record_misses")] == [("small_talk", "greet", 2)]


def test_every_value_is_of_a_closed_vocabulary(store, told):
    taxonomy = load_taxonomy()
    known = {"who": taxonomy.ids("who"), "setting": taxonomy.ids("settings"), "topic": taxonomy.ids("topics"), "language": ("de", "sv", "en"),
             "country": ("DE", "AT", "CH", "SE"), "entry": ("words", "buttons"), "channel": ("site", "rest"), "crisis": ("none", "concern", "acute")}
    for script in told:
        row = played(script).row()
        for column, values in known.items():
            assert row[column] is None or row[column] in values


@pytest.mark.parametrize(("place", "region", "country", "kept"), [
    ("Leipzig", "DE-SN", "DE", ("DE-SN", "Leipzig")), ("Aalen", None, "DE", ("DE-BW", "Aalen")),
    ("Aach", "DE-RP", "DE", ("DE-RP", None)), ("Zwirbelquax", "DE-SN", "DE", ("DE-SN", None)),
    (None, "SE-AB", "SE", ("SE-AB", None)), (None, None, "SE", (None, None)), (5, {"a": 1} and "XX", "SE", (None, None)),
])
def test_a_place_is_never_finer_than_a_municipality_of_20_000(place, region, country, kept):
    assert where(place, region, country) == kept


def test_an_answer_that_is_changed_counts_as_corrected(store):
    save(store, "c", begun(), turn("inform", ask("topic"), choice="who=self", who="self"), turn("back", ask("who"), choice="change=who", who=None),
         turn("inform", ask("topic"), choice="who=friend", who="friend"), turn("dont_know", ask("setting"), choice="skip=topic", aside=["topic"]))
    row = rows(store)[0]
    assert (row["answer_who"], row["answer_topic"], row["answer_setting"], row["who"]) == ("corrected", "skipped", "open", "friend")
    assert row["ended"] == "at_setting" and row["turns"] == 4 and row["entry"] == "buttons"


def test_reports_count_for_their_offer(store):
    save(store, "n", begun(), turn("inform", show("de-a", "de-b"), ask("offers")),
         turn("show_contact", {"type": "contact", "phrase": "contact", "offer": "de-b"}, ask("helped")),
         turn("nobody_answered", show("de-c"), choice="nobody=de-b", unanswered=["de-b"]),
         turn("number_wrong", show("de-d"), choice="wrong=de-a", reported_wrong=["de-a"]))
    notes = {note["offer"]: note for note in rows(store, "record_offers")}
    assert [(id, note["rank"], note["opened"], note["nobody"], note["wrong"]) for id, note in sorted(notes.items())] == [
        ("de-a", 1, 1, 0, 1), ("de-b", 2, 1, 1, 0), ("de-c", 1, 0, 0, 0), ("de-d", 1, 0, 0, 0)]
    assert rows(store)[0]["ended"] == "contact"


def test_deleting_a_conversation_deletes_its_record(store):
    for id in ("keep", "gone"):
        save(store, id, begun(), turn("small_talk", ask("topic", "reask_1"), text=WORDS), turn("inform", show("de-a")))
    asyncio.run(store.forget("gone"))
    for table in ("record_conversations", "record_offers", "record_misses"):
        assert len(rows(store, table)) == 1, table
    assert rows(store)[0]["conversation"] == "keep"


def test_expiry_cuts_the_record_from_the_conversation(store):
    save(store, "old-conversation", turn("begin", ask("who"), language="sv", country="SE"))
    assert asyncio.run(store.expire(1)) == 0
    assert asyncio.run(store.expire(1, time.time() + 7200)) == 1
    row = rows(store)[0]
    assert row["conversation"] is None and row["language"] == "sv"
    with sqlite3.connect(store.engine.url.database) as connection:
        assert "old-conversation" not in "\n".join(connection.iterdump())


def test_turn_and_record_stand_or_fall_together(store, monkeypatch):
    save(store, "both", begun())

    def fail(*_):
        raise SQLAlchemyError("the disk is full")

    monkeypatch.setattr(store._record, "_details", fail)
    with pytest.raises(SQLAlchemyError):
        save(store, "both", turn("inform", show("de-a"), ask("offers")))
    assert rows(store)[0]["ended"] == "at_who" and rows(store, "record_offers") == []
    with sqlite3.connect(store.engine.url.database) as connection:
        assert "de-a" not in "\n".join(connection.iterdump())


def test_a_record_that_cannot_be_drawn_does_not_cost_the_turn(store, monkeypatch):
    def fail(*_):
        raise KeyError("something new")

    monkeypatch.setattr(Record, "hear", fail)
    save(store, "turn", begun(), turn("inform", ask("topic"), who="self"))
    assert rows(store) == [] and asyncio.run(store.retrieve("turn")) is not None
