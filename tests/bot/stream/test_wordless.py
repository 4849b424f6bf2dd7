"""What the stream tells of Rasa's events: ids of closed vocabularies, and never a word, wherever one is put."""
from __future__ import annotations

import json

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, Restarted, SlotSet, UserUttered

from bot.dialogue.memory import WordlessTrackerStore
from bot.stream.wordless import documents

WORD = "Zwirbelquax"


def said(event):
    (document,) = documents([event])
    assert document.pop("event") == event.type_name and document.pop("timestamp") == event.timestamp
    return document


def test_what_a_person_said_is_its_intent_or_the_button():
    typed = UserUttered(f"ich heiße {WORD}", {"name": "inform", "confidence": 0.9}, [{"entity": "place", "value": WORD}],
                        {"text": WORD, "understanding": {"topics": ["grief"]}})
    tapped = UserUttered("", {"name": "inform"}, [], {"understanding": {"choice": "topic=grief"}})
    assert said(typed) == {"parse_data": {"intent": {"name": "inform"}}, "choice": None}
    assert said(tapped) == {"parse_data": {"intent": {"name": "inform"}}, "choice": "topic=grief"}


@pytest.mark.parametrize(("slot", "value", "told"), [
    ("who", "relative", "relative"), ("topics", ["grief", WORD], ["grief"]), ("setting", WORD, "left out"), ("topics", None, None),
    ("region", "DE-NI", "DE-NI"), ("crisis", "acute", "acute"), ("helped", True, True), ("offered", ["de-telefonseelsorge"], ["de-telefonseelsorge"]),
    ("wishes", {"contact": ["chat", WORD], "cost": "free", "near": True, WORD: WORD}, {"contact": ["chat"], "cost": "free", "near": True}),
    ("age", 14, "left out"), ("place", "Lüneburg", "left out"), ("topic_weights", {"grief": 1.0}, "left out"), ("likeness", {"a": 1.0}, "left out"),
])
def test_a_slot_is_told_as_far_as_it_is_of_the_vocabulary(slot, value, told):
    found = documents([SlotSet(slot, value)])
    assert [each["value"] for each in found] == ([] if told == "left out" else [told])


def test_actions_and_messages_are_told_without_what_was_put_into_sentences():
    shown = {"type": "offers", "phrase": "offers", "values": {"count": 2}, "offers": [{"id": "de-a", "reasons": {"met": [WORD]}}, {"id": "de-b"}]}
    assert said(ActionExecuted("action_interview")) == {"name": "action_interview"}
    assert said(BotUttered(WORD, {"custom": shown}))["data"]["custom"] == {
        "type": "offers", "phrase": "offers", "offers": [{"id": "de-a", "rank": 1}, {"id": "de-b", "rank": 2}]}
    mirror = {"type": "text", "phrase": "mirror", "values": {"understood": {"place": WORD, "age": 14}}}
    assert said(BotUttered(None, {"custom": mirror}))["data"]["custom"] == {"type": "text", "phrase": "mirror"}
    question = {"type": "question", "question": "topic", "phrase": "reask_1", "choices": ["topic=grief", f"{WORD} und mehr"], "values": {}}
    assert said(BotUttered(None, {"custom": question}))["data"]["custom"]["choices"] == ["topic=grief"]


def test_a_word_gets_through_nowhere():
    """In every slot, name and field that an event has."""
    spoken = f"{WORD} spricht"
    custom = {key: spoken for key in ("type", "phrase", "question", "offer", "level", "kind", "faq", "text")}
    custom.update(choices=[spoken], offers=[{"id": spoken}], values={"facet": spoken, "text": spoken}, about={"who": spoken})
    events = [UserUttered(spoken, {"name": spoken}, [{"entity": spoken, "value": spoken}], {"understanding": {"choice": spoken}}, input_channel=spoken),
              ActionExecuted(spoken), BotUttered(spoken, {"custom": custom}), BotUttered(spoken, {"text": spoken}), Restarted(),
              *(SlotSet(slot, value) for slot in ("who", "topics", "wishes", "offered", "opened", "question", "region", "place", "helped", "other", spoken)
                for value in (spoken, [spoken], {spoken: spoken}, {"contact": [spoken]}))]
    assert WORD not in json.dumps(documents(events))


def test_the_store_streams_what_was_saved_and_only_then(tmp_path):
    """A turn that cannot be written is not streamed."""
    import asyncio

    class Heard:
        def __init__(self):
            self.events, self.gone = [], []

        def publish(self, conversation, events):
            self.events += [(conversation, event.type_name) for event in events]

        def forgotten(self, conversation):
            self.gone.append(conversation)

        def stop(self):
            pass

    heard = Heard()
    store = WordlessTrackerStore(f"sqlite:///{tmp_path}/lotse.db", stream=heard)

    async def turn():
        tracker = store.init_tracker("one")
        tracker.update(UserUttered("hallo", {"name": "greet"}))
        await store.save(tracker)
        tracker.update(SlotSet("who", "self"))
        stale = store.init_tracker("one")
        stale.update(SlotSet("who", "friend"))
        with pytest.raises(Exception, match="another turn"):
            await store.save(stale)
        await store.save(tracker)
        await store.forget("one")
        await store.forget("none")

    asyncio.run(turn())
    store.stop()
    assert heard.events == [("one", "user"), ("one", "slot")] and heard.gone == ["one"]
