"""The address of the event stream as a setting: what can be used, and a sentence for what cannot."""
from __future__ import annotations

import pytest

from bot.settings import SettingsError, read_settings
from bot.stream.address import Address, read_address


@pytest.mark.parametrize(("text", "address"), [
    ("amqp://host", Address("rabbitmq", False, (("host", 5672),), None, None)),
    ("amqps://lotse:p%40ss@mq.example:5673/haus", Address("rabbitmq", True, (("mq.example", 5673),), "lotse", "p@ss", "haus")),
    ("kafka://a:9092,b", Address("kafka", False, (("a", 9092), ("b", 9092)), None, None)),
    ("kafkas://lotse:geheim@a", Address("kafka", True, (("a", 9093),), "lotse", "geheim")),
])
def test_an_address_is_read(text, address):
    assert read_address(text) == address


def test_brokers_get_it_in_their_own_form():
    assert read_address("amqps://lotse:p%40ss@mq.example:5673/haus").rabbitmq() == {
        "host": "amqps://lotse:p%40ss@mq.example:5673/haus", "port": 5673, "username": "lotse", "password": "p%40ss"}
    assert read_address("kafkas://lotse:geheim@a,b:1").kafka() == {
        "url": "a:9093,b:1", "sasl_username": "lotse", "sasl_password": "geheim", "security_protocol": "SASL_SSL", "ssl_check_hostname": True}
    assert read_address("kafka://a").kafka()["security_protocol"] == "PLAINTEXT"


@pytest.mark.parametrize("text", ["rabbit", "http://host", "amqp://", "amqp://user@host", "amqp://a,b", "amqp://host:0", "amqp://host:99999", "amqp://host?x=1",
                                  "kafka://host/topic", "kafka://a:9092,", "amqp://a b", "amqp://u:geheim@ho st", "amqp://[::1"])
def test_what_cannot_be_used_stops_the_start_with_a_sentence(text):
    with pytest.raises(SettingsError, match=r"^LOTSE_EVENTS_URL cannot be what it is: .+\.$") as error:
        read_settings({"LOTSE_EVENTS_URL": text})
    assert "geheim" not in str(error.value)


def test_a_name_that_no_broker_takes_is_refused():
    with pytest.raises(SettingsError, match="LOTSE_EVENTS_NAME cannot be 'zwei worte': it may have letters"):
        read_settings({"LOTSE_EVENTS_NAME": "zwei worte"})
