"""A RabbitMQ of one's own for a while, and what comes out of one of its queues."""
from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import aio_pika

from bot.evaluation.engines import EngineError, _Engine, _free_port

_SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")  # Debian's command on the path insists on a user of its own


class RabbitMq(_Engine):
    """Ends with the test; `stop` and `start` take it away and bring it back, with what its queues hold."""

    def __init__(self) -> None:
        super().__init__()
        self._mapper = _free_port()
        self.url = f"amqp://guest:guest@127.0.0.1:{self.port}"

    def __enter__(self) -> RabbitMq:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        subprocess.run(["epmd", "-kill"], env={**os.environ, "ERL_EPMD_PORT": str(self._mapper)}, capture_output=True, check=False)

    def start(self) -> None:
        if not _SERVER.exists():
            raise EngineError("There is no RabbitMQ here: apt-get install rabbitmq-server.")
        (self.folder / "plugins").write_text("[].\n")
        given = {"HOME": self.folder, "ERL_EPMD_PORT": self._mapper, "ERL_EPMD_ADDRESS": "127.0.0.1",
                 "RABBITMQ_NODENAME": f"lotse{self.port}@localhost", "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1", "RABBITMQ_NODE_PORT": self.port,
                 "RABBITMQ_DIST_PORT": _free_port(), "RABBITMQ_MNESIA_BASE": self.folder / "data", "RABBITMQ_LOG_BASE": self.folder / "logs",
                 "RABBITMQ_ENABLED_PLUGINS_FILE": self.folder / "plugins", "RABBITMQ_PID_FILE": self.folder / "pid",
                 "RABBITMQ_CONFIG_FILE": self.folder / "none", "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1"}
        self._start([shutil.which("env") or "/usr/bin/env", *(f"{name}={value}" for name, value in given.items()), str(_SERVER)], None)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(60)
        self._process = None

    def take(self, queue: str, until, patience: float = 60.0) -> list[dict]:
        """The messages of a queue, taken until `until(all of them)` holds or the patience ends."""

        async def take() -> list[dict]:
            found: list[dict] = []
            async with await aio_pika.connect(self.url) as connection:
                channel = await connection.channel()
                source = await channel.declare_queue(queue, durable=True)
                end = time.monotonic() + patience
                while not until(found) and time.monotonic() < end:
                    message = await source.get(no_ack=True, fail=False)
                    if message is None:
                        await asyncio.sleep(0.1)
                    else:
                        found.append(json.loads(message.body))
            return found

        return asyncio.run(take())
