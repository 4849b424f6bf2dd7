"""The stream with a real RabbitMQ and with librdkafka's own Kafka: everything arrives, in order, and a broker that is away costs no turn."""
from __future__ import annotations

import json
import time

import confluent_kafka
import pytest
from rasa.shared.core.events import SlotSet, UserUttered

from bot.dialogue import quiet
from bot.stream.address import read_address
from bot.stream.stream import EventStream
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


def test_kafka_gets_every_event():
    """librdkafka brings brokers that speak Kafka's protocol, for tests; they live in one of its clients."""
    brokers = confluent_kafka.Producer({"bootstrap.servers": "none", "test.mock.num.brokers": 1})
    server = next(iter(brokers.list_topics(timeout=20).brokers.values()))
    stream = stream_to(f"kafka://{server.host}:{server.port}", "lotse")
    stream.publish("one", TURN)
    wait(lambda: stream.sent == 3)
    stream.stop()
    reader = confluent_kafka.Consumer({"bootstrap.servers": f"{server.host}:{server.port}", "group.id": "test", "auto.offset.reset": "earliest"})
    reader.subscribe(["lotse"])
    found: list = []
    wait(lambda: found.extend(reader.consume(10, 1)) or len(found) >= 3)
    reader.close()
    assert [json.loads(message.value()).get("name") for message in found] == [None, "who", "topics"]
    assert {message.key() for message in found} == {json.loads(found[0].value())["sender_id"].encode()}


def test_kafka_that_is_away_drops_and_stops_nobody():
    stream = stream_to("kafka://127.0.0.1:9", most=2)
    stream.publish("one", TURN)
    assert stream.dropped == 1
    began = time.monotonic()
    stream.stop(1.0)
    assert stream.dropped == 3 and not stream.up and time.monotonic() - began < 30
