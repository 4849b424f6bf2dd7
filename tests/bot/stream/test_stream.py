"""The stream with a real RabbitMQ and a real broker of Kafka's protocol: everything arrives, in order, and a broker that is away costs no turn."""
from __future__ import annotations

import json
import time

import pytest
from rasa.shared.core.events import SlotSet, UserUttered

from bot.dialogue import quiet
from bot.stream.address import read_address
from bot.stream.stream import EventStream
from tests.kafka import Kafka
from tests.rabbitmq import RabbitMq

TURN = [UserUttered("ich heiße Zwirbelquax", {"name": "inform"}), SlotSet("who", "self"), SlotSet("topics", ["grief"])]
NOBODY = "amqp://127.0.0.1:9"
quiet.install()


@pytest.fixture(scope="module")
def rabbit():
    with RabbitMq() as running:
        yield running


def stream_to(url, name="lotse", **more):
    return EventStream(read_address(url), name, b"a key", **{"pause": 0.2, **more})


def wait(until, patience=60.0):
    end = time.monotonic() + patience
    while not until():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def test_rabbitmq_gets_every_event_in_order_under_another_number(rabbit):
    stream = stream_to(rabbit.url, "order")
    for number in range(100):
        stream.publish(f"conversation-{number % 2}", [SlotSet("who", "self"), SlotSet("topics", ["grief"]), SlotSet("asked", ["who"] * number)])
    stream.forgotten("conversation-0")
    found = rabbit.take("order", lambda found: len(found) >= 301)
    stream.stop()
    numbers = [len(each["value"]) for each in found if each.get("name") == "asked"]
    assert numbers == list(range(100)) and stream.sent == 301 and stream.dropped == 0
    senders = {each["sender_id"] for each in found}
    assert len(senders) == 2 and not any("conversation" in sender for sender in senders)
    assert found[-1] == {"sender_id": found[0]["sender_id"], "event": "forgotten", "timestamp": found[-1]["timestamp"]}


def test_rabbitmq_goes_away_and_comes_back_and_nothing_is_lost(rabbit):
    stream = stream_to(rabbit.url, "away")
    stream.publish("one", TURN)
    wait(lambda: stream.sent == 3 and stream.up)
    rabbit.stop()
    stream.publish("two", TURN)
    wait(lambda: not stream.up)
    rabbit.start()
    found = rabbit.take("away", lambda found: len({each["sender_id"] for each in found}) == 2 and len(found) >= 6)
    stream.stop()
    assert {(each["event"], each.get("name")) for each in found} == {("user", None), ("slot", "who"), ("slot", "topics")}
    assert stream.sent == 6 and stream.dropped == 0 and "Zwirbelquax" not in json.dumps(found)


def test_a_broker_that_never_comes_drops_what_has_no_room_and_stops_nobody():
    stream = stream_to(NOBODY, most=10)
    for _ in range(20):
        stream.publish("one", TURN)
    assert stream.dropped == 50 and stream.sent == 0
    wait(lambda: not stream.up)
    stream.stop()
    assert stream.dropped == 60
    stream.publish("one", TURN)  # after the end it still harms nobody


def test_a_wrong_password_is_a_broker_that_is_away(rabbit):
    stream = stream_to(rabbit.url.replace("guest:guest", "guest:wrong"))
    stream.publish("one", TURN)
    time.sleep(1)
    assert stream.sent == 0 and not stream.up
    stream.stop()
    assert stream.dropped == 3


@pytest.fixture(scope="module")
def kafka():
    with Kafka() as running:
        yield running


def test_kafka_gets_every_event_in_order_under_another_number(kafka):
    stream = stream_to(kafka.url, "order")
    for number in range(100):
        stream.publish(f"conversation-{number % 2}", [*TURN[:2], SlotSet("asked", ["who"] * number)])
    stream.forgotten("conversation-0")
    wait(lambda: stream.sent == 301)
    stream.stop()
    found = kafka.take("order", 301)
    by_sender = {}
    for message in found:
        by_sender.setdefault(message.key().decode(), []).append(json.loads(message.value()))
    numbers = [[len(each["value"]) for each in events if each.get("name") == "asked"] for events in by_sender.values()]
    assert len(found) == 301 and stream.dropped == 0 and sorted(numbers) == [list(range(0, 100, 2)), list(range(1, 100, 2))]
    assert all(event["sender_id"] == sender for sender, events in by_sender.items() for event in events)
    assert {events[-1]["event"] for events in by_sender.values()} == {"forgotten", "slot"}
    assert "Zwirbelquax" not in str([message.value() for message in found]) and not any("conversation" in sender for sender in by_sender)


def test_kafka_is_killed_and_another_one_gets_what_waited(kafka):
    stream = stream_to(kafka.url, "away")
    stream.publish("one", TURN)
    wait(lambda: stream.sent == 3 and stream.up)
    kafka.kill()
    stream.publish("two", TURN)
    wait(lambda: not stream.up)
    kafka.start()
    wait(lambda: stream.sent == 6 and stream.up)
    stream.stop()
    assert stream.dropped == 0 and len(kafka.take("away", 3)) >= 3


def test_kafka_that_is_away_drops_and_stops_nobody():
    stream = stream_to("kafka://127.0.0.1:9", most=2)
    stream.publish("one", TURN)
    assert stream.dropped == 1
    began = time.monotonic()
    stream.stop(1.0)
    assert stream.dropped == 3 and not stream.up and time.monotonic() - began < 30
