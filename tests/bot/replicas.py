"""What tests of several replicas share: starting one, talking to it, and what was written of it."""
from __future__ import annotations

import json

from sqlalchemy import create_engine, text

from tests.server import Server

SAID = [{"choice": "who=self"}, {"choice": "setting=work"}, {"text": "Ich schlafe seit Wochen schlecht"}, {"text": "lieber per Chat"},
        {"text": "ich bin 34"}, {"choice": "change=topic"}, {"text": "Mir wird alles zu viel"}]


def replica(folder, url, redis, **more):
    return Server(folder, folder / "unused.db", LOTSE_DATABASE_URL=url, LOTSE_REDIS_URL=redis, LOTSE_SECRET="one and the same for all replicas", **more)


def is_apology(message):
    """It has the contacts of a crisis, and no crisis was spoken of."""
    return message["type"] == "crisis" and message["level"] == "none"


def begin(server):
    return server.client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()["id"]


def say(server, id, said):
    answer = server.client.post(f"/api/conversations/{id}/messages", json=said)
    assert answer.status_code == 200, answer.text
    messages = answer.json()["messages"]
    assert not any(map(is_apology, messages)), messages
    return messages


def events(url, id):
    """The types of a conversation's events, with the name of an action, in their order."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text("select type_name, data from events where sender_id = :id order by id"), {"id": id}).all()
    engine.dispose()
    return [(kind, json.loads(data).get("name") if kind == "action" else None) for kind, data in rows]


def turns(url, id):
    """The turns as they were written: each from what the person said to the action that listens again."""
    found = []
    for event in events(url, id):
        if event[0] == "user":
            found.append([])
        if found:
            found[-1].append(event)
    return found
