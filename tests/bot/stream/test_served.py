"""A Lotse that streams to a real RabbitMQ: what arrives of a conversation, and what happens to people when it is gone."""
from __future__ import annotations

import json
import time

import pytest

from bot.settings import read_settings
from tests.rabbitmq import RabbitMq
from tests.server import Server, copy_database, lotse

WORDS = ["Zwirbelquax", "Plömpelstrand", "trinkt jeden Abend", "Lüneburg"]


@pytest.fixture(scope="module")
def told(database, tmp_path_factory):
    """What was said and measured, with the broker there, gone, and there again."""
    folder, told = tmp_path_factory.mktemp("served"), {}
    copy_database(database, folder / "lotse.db")
    with RabbitMq() as rabbit, Server(folder, folder / "lotse.db", LOTSE_EVENTS_URL=rabbit.url, LOTSE_EVENTS_NAME="haus") as server:
        id = begin(server)
        say(server, id, text="Ich heiße Zwirbelquax und meine Mutter trinkt jeden Abend")
        say(server, id, text="sie wohnt in Plömpelstrand bei Lüneburg")
        for _ in range(4):
            say(server, id, choice="skip=age_group")
        wait(lambda: measured(server)["lotse_stream_sent_total"] >= 20)
        told["metrics"] = measured(server)
        told["privacy"] = server.client.get("/privacy?lang=en").text
        rabbit.stop()
        for _ in range(3):
            say(server, begin(server), text="Ich schlafe seit Wochen schlecht")
        wait(lambda: measured(server)["lotse_stream_up"] == 0)
        assert server.client.delete(f"/api/conversations/{id}").status_code == 204
        rabbit.start()
        wait(lambda: measured(server)["lotse_stream_up"] == 1)
        told["events"] = rabbit.take("haus", lambda found: any(each["event"] == "forgotten" for each in found))
        told["id"], told["log"] = id, server.log.read_text("utf-8")
    return told


def begin(server):
    return server.client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()["id"]


def say(server, id, **said):
    answer = server.client.post(f"/api/conversations/{id}/messages", json=said)
    assert answer.status_code == 200 and not any(each["type"] == "crisis" for each in answer.json()["messages"])


def measured(server):
    lines = [line.split() for line in server.client.get("/metrics").text.splitlines() if line.startswith("lotse_stream")]
    return {name: float(value) for name, value in lines}


def wait(until):
    end = time.monotonic() + 120
    while not until():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def test_no_word_and_no_number_of_a_conversation_is_in_the_stream(told):
    body = json.dumps(told["events"], ensure_ascii=False)
    assert [word for word in [*WORDS, told["id"]] if word in body] == []


def test_it_tells_what_was_understood_asked_and_shown(told):
    events = [each for each in told["events"] if each["sender_id"] == told["events"][0]["sender_id"]]
    slots = {(each["name"], str(each["value"])) for each in events if each["event"] == "slot"}
    assert {("who", "relative"), ("relation", "mother"), ("topics", "['addiction_alcohol']")} <= slots or ("topics", "['addiction_family']") in slots
    assert {each["name"] for each in events if each["event"] == "action"} >= {"action_begin", "action_interview", "action_listen"}
    shown = [each["data"]["custom"] for each in events if each["event"] == "bot" and each["data"]["custom"]["type"] == "offers"]
    assert shown and all(offer["id"] and offer["rank"] for offer in shown[0]["offers"])
    assert all(isinstance(each["timestamp"], float) for each in events)


def test_turns_go_on_without_the_broker_and_their_events_come_later(told):
    assert len({each["sender_id"] for each in told["events"]}) == 4
    assert told["log"].count("The broker of the event stream does not answer") >= 1 and "Zwirbelquax" not in told["log"]


def test_who_deletes_a_conversation_is_heard_of(told):
    (gone,) = [each for each in told["events"] if each["event"] == "forgotten"]
    assert gone["sender_id"] == told["events"][0]["sender_id"]


def test_the_page_on_data_protection_and_the_metrics_tell_of_it(told):
    assert "program for statistics" in told["privacy"]
    assert told["metrics"]["lotse_stream_up"] == 1 and told["metrics"]["lotse_stream_dropped_total"] == 0


def test_without_the_setting_there_is_no_stream(server):
    assert measured(server) == {} and "program for statistics" not in server.client.get("/privacy?lang=en").text
    assert read_settings({}).events_url == ""


def test_a_malformed_setting_stops_the_start_with_a_sentence(database):
    done = lotse(database, "serve", LOTSE_EVENTS_URL="rabbit://host")
    assert done.returncode == 2 and "LOTSE_EVENTS_URL cannot be what it is: write amqp://" in done.stderr and "Traceback" not in done.stderr
