"""What is kept of a conversation: enough to go on with, never a word of it, and nothing after it was deleted."""
from __future__ import annotations

import asyncio
import sqlite3

import pytest
from rasa.shared.core.events import SlotSet

from bot.dialogue.locks import TurnOvertaken
from bot.dialogue.memory import WordlessTrackerStore
from tests.server import Server, copy_database

# Words that are no id of anything, as a person might type them: alone, in a place's place, in an age's place …
MARKERS = ["Zwirbelquax", "Knarfolinchen", "Plömpelstrand", "Schnurzelbach", "Mifflewort", "Drumpelsjö"]
TURNS = [
    f"Ich heiße {MARKERS[0]} und meine Mutter trinkt jeden Abend",
    f"sie wohnt in {MARKERS[2]} bei {MARKERS[3]}",
    f"{MARKERS[1]}",
    f"my name is {MARKERS[4]}, jag bor i {MARKERS[5]}",
    f"ich bringe mich um, sag {MARKERS[0]} nichts",
    f"/{MARKERS[1]}{{\"who\": \"{MARKERS[3]}\"}}",
]


@pytest.fixture(scope="module")
def kept(database, tmp_path_factory):
    """A folder with a database of its own, into which nothing else writes."""
    folder = tmp_path_factory.mktemp("memory")
    copy_database(database, folder / "lotse.db")
    return folder


@pytest.fixture(scope="module")
def told(kept):
    """Two conversations, one begun in a first process and continued in a second; what both said about it."""
    database, told = kept / "lotse.db", {}
    with Server(kept, database) as first:
        id = first.client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()["id"]
        say(first, id, text=TURNS[0])
        say(first, id, text="lieber per Chat")
        told["before"] = first.client.get(f"/api/conversations/{id}").json()
    with Server(kept, database) as second:
        told["after"] = second.client.get(f"/api/conversations/{id}").json()
        told["next"] = say(second, id, choice="change=topic")
        for text in TURNS:
            say(second, id, text=text)
            second.client.post("/webhooks/rest/webhook", json={"sender": MARKERS[4], "message": text})
        page = second.client.post("/chat", data={"begin": "1", "text": TURNS[0], "lang": "de", "country": "DE"})
        second.client.post("/chat", data={"text": TURNS[1]}, cookies=page.cookies)
        second.client.post(f"/api/conversations/{id}/messages", json={"text": 5, "choice": MARKERS[0]})
        second.client.post(f"/api/conversations/{id}/messages", json={"choice": MARKERS[1]})
        second.client.get(f"/api/conversations/{MARKERS[4]}")
        told["open files"], told["rows"] = files(kept), rows(database, id)
        assert second.client.delete(f"/api/conversations/{id}").status_code == 204
        told["rows after"], told["gone"] = rows(database, id), second.client.get(f"/api/conversations/{id}").status_code
    return told


def say(server, id, **said):
    answer = server.client.post(f"/api/conversations/{id}/messages", json=said)
    assert answer.status_code == 200, answer.text
    return answer.json()["messages"]


def rows(database, id):
    """In how many rows of which tables the conversation's id stands."""
    with sqlite3.connect(database) as connection:
        tables = [name for name, in connection.execute("select name from sqlite_master where type = 'table'")]
        content = {table: connection.execute(f'select * from "{table}"').fetchall() for table in tables}
    counts = {table: sum(id in str(row) for row in found) for table, found in content.items()}
    return {table: count for table, count in counts.items() if count}


def files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_conversation_survives_a_restart_in_the_middle(told):
    assert told["before"] == told["after"]
    assert told["after"]["who"] == "relative" and told["after"]["wishes"]["contact"] == ["chat"]
    assert told["next"][-1]["question"] == "topic"


def test_deleting_leaves_no_row(told):
    assert told["rows"] and not told["rows after"] and told["gone"] == 404


@pytest.mark.parametrize("marker", MARKERS)
def test_no_word_is_in_any_file_table_or_log(told, kept, marker):
    for name, body in {**told["open files"], **files(kept)}.items():
        for encoding in ("utf-8", "utf-16-le"):
            assert marker.lower().encode(encoding) not in body.lower(), name
        assert marker.encode("ascii", "backslashreplace") not in body, name


def test_the_files_that_were_searched_are_those_that_matter(told, kept):
    names = set(told["open files"])
    assert "lotse.db" in names and sum(name.endswith(".log") for name in names) == 2
    assert b"addiction_alcohol" in b"".join(told["open files"].values()), "the search would find what is there"


def test_old_conversations_expire(assistant):
    async def lapse():
        old, _ = await assistant.begin("de", "DE")
        kept = await assistant.expire(1)
        there = await assistant.state(old) is not None
        gone = await assistant.expire(1e-9)
        return kept, there, gone, await assistant.state(old)

    kept, there, gone, state = asyncio.run(lapse())
    assert there and gone >= 1 and state is None


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///{folder}/one.db"])
def test_a_turn_does_not_ask_how_far_a_conversation_is_that_is_held(assistant, tmp_path, url, monkeypatch):
    """SQLite is one process's. What was deleted is gone all the same, and whoever was overtaken reads it anew."""
    store = WordlessTrackerStore(url.format(folder=tmp_path), assistant._store.domain)
    asked = []
    read = store._rows
    monkeypatch.setattr(store, "_rows", lambda *which: asked.append(which) or read(*which))

    async def turn(**slots):
        with store.turn("one"):
            tracker = await store.retrieve("one") or store.init_tracker("one")
            for slot, value in slots.items():
                tracker.update(SlotSet(slot, value))
            await store.save(tracker)
            return store.look("one").current_slot_values()

    asyncio.run(turn(language="de"))
    asked.clear()
    assert asyncio.run(turn(who="self"))["language"] == "de" and not asked
    if "folder" in url:
        other = WordlessTrackerStore(url.format(folder=tmp_path), assistant._store.domain)
        overtaking = asyncio.run(other.retrieve("one"))
        overtaking.update(SlotSet("setting", "work"))
        asyncio.run(other.save(overtaking))
        with pytest.raises(TurnOvertaken):
            asyncio.run(turn(who="friend"))
        assert asyncio.run(turn(who="relative"))["setting"] == "work"
        other.stop()
    assert asyncio.run(store.forget("one")) and store.look("one") is None
    with store.turn("one"):
        assert store.look("one") is None
    store.stop()
