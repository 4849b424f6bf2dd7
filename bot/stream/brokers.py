"""Rasa's brokers for RabbitMQ and Kafka, as the stream uses them: what was not taken is said, so that it can be sent again or counted.

As they are, one keeps what it could not send without a limit, or loses it unseen; the other sleeps for minutes between tries.
"""
from __future__ import annotations

import asyncio
import json
from typing import Any, Dict, List, Protocol, Sequence

from rasa.core.brokers.kafka import KafkaEventBroker
from rasa.core.brokers.pika import PikaEventBroker

from bot.stream.address import Address
from bot.stream.wordless import Document

_PATIENCE = 10.0  # seconds until a message counts as not taken


class Broker(Protocol):
    async def deliver(self, batch: Sequence[Document]) -> None:
        """Raises whatever went wrong; then none, some or all were taken."""

    async def close(self) -> None: ...


async def connect(address: Address, name: str) -> Broker:
    """A broker for the queue or topic `name`. Raises what the connection says."""
    if address.kind == "kafka":
        return _Kafka(topic=name, client_id="lotse", **address.kafka())
    rabbit = _Rabbit(queues=[name], exchange_name=name, connection_attempts=1, retry_delay_in_seconds=0, should_keep_unpublished_messages=False,
                     event_loop=asyncio.get_running_loop(), **address.rabbitmq())
    await asyncio.wait_for(rabbit.connect(), _PATIENCE)
    return rabbit


class _Rabbit(PikaEventBroker):
    async def deliver(self, batch: Sequence[Document]) -> None:
        assert self._exchange is not None
        sending = (self._exchange.publish(self._message(document, None), "", timeout=_PATIENCE) for document in batch)
        await asyncio.wait_for(asyncio.gather(*sending), _PATIENCE)


class _Kafka(KafkaEventBroker):
    producer: Any

    async def deliver(self, batch: Sequence[Document]) -> None:
        if self.producer is None:
            self.producer = self._create_producer()
        troubles: List[Any] = []
        for document in batch:
            self.producer.produce(self.topic, value=json.dumps(document).encode(), key=document["sender_id"].encode(),
                                  on_delivery=lambda error, _: troubles.append(error) if error else None)
        if self.producer.flush(_PATIENCE) or troubles:
            raise ConnectionError("Kafka did not take a message")

    async def close(self) -> None:
        """Let what is under way go; the stream has it still."""
        self._cancelled = True
        if self.producer is not None:
            self.producer.purge()
            self.producer.poll(0)
            self.producer = None

    def _get_kafka_config(self) -> Dict[str, Any]:
        return {**super()._get_kafka_config(), "log_level": 0}  # it would print a line for each try to connect
