"""`lotse cluster`: PostgreSQL, Redis, nginx and some replicas on this machine, in scratch folders, for as long as it runs."""

from __future__ import annotations

import secrets
import signal
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.evaluation.engines import EngineError, Nginx, Postgres, Redis
from bot.evaluation.peer.deployment import Deployment, Program, free_port
from bot.evaluation.peer.variants import environment_for
from bot.house import SHIPPED_OFFERS, House

_ROOT = Path(__file__).parents[2]
_PATIENCE = 600.0  # seconds until a replica is ready on a busy machine


class Cluster:
    """Some replicas behind an nginx at `port`, with a PostgreSQL and a Redis of their own; all of it ends with the context. Raises EngineError where
    something is missing or does not start."""

    def __init__(self, house: House, replicas: int, port: int = 0, **settings: str) -> None:
        """`settings` are those of the replicas, by their names in the environment."""
        self._house, self._replicas, self.port, self._settings = house, replicas, port, settings
        self._ending = ExitStack()
        self.members: list[Deployment] = []

    def __enter__(self) -> Cluster:
        with ExitStack() as ending:
            self.postgres, self.redis = ending.enter_context(Postgres()), ending.enter_context(Redis())
            url = f"{self.postgres.url}/postgres"
            own = House(self._house.settings.copy(update={"database_url": url}))
            own.catalogue.import_offers(own.read_offers(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken)
            logs, secret = Path(ending.enter_context(TemporaryDirectory(prefix="lotse-"))), secrets.token_hex(32)
            self.members = [replica(self._house, number, url, self.redis.url, logs, secret, **self._settings) for number in range(1, self._replicas + 1)]
            for each in self.members:
                ending.callback(each.stop)
                each.start()
            for each in self.members:
                _until_ready(each)
            self.port = ending.enter_context(Nginx([f"127.0.0.1:{each.port}" for each in self.members], self.port)).port
            self._ending = ending.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()


def run_cluster(house: House, replicas: int, port: int, say: Callable[[str], None]) -> None:
    """Serve at `port` until it is interrupted. Raises EngineError where something is missing or does not start."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Cluster(house, replicas, port) as cluster:
        say(f"{replicas} replicas at http://127.0.0.1:{cluster.port}, by themselves at the ports {', '.join(str(each.port) for each in cluster.members)}; "
            f"PostgreSQL at {cluster.postgres.port}, Redis at {cluster.redis.port}. Ctrl-C ends them.")  # fmt: skip
        try:
            while all(each.is_alive() for each in cluster.members):
                time.sleep(1)
            say("A replica has ended; the others go on.")
            signal.pause()
        except KeyboardInterrupt:
            say("Ending.")


def replica(house: Any, number: int, database: str, redis: str, logs: Path, secret: str, **own: str) -> Deployment:
    """One process of Lotse, not started yet."""
    port, settings = free_port(), house.settings
    more = {"LOTSE_DATABASE_URL": database, "LOTSE_REDIS_URL": redis, "LOTSE_PORT": str(port), "LOTSE_SECRET": secret,
            "LOTSE_STORE": str(settings.store.resolve()), "LOTSE_MODEL": str(settings.model.resolve())}  # fmt: skip
    lotse = str(Path(sys.executable).with_name("lotse"))
    return Deployment(f"replica {number}", "lotse", port, [Program([lotse, "serve"], _ROOT, {**environment_for(1), **more, **own})], logs)


def _until_ready(member: Deployment) -> None:
    end = time.monotonic() + _PATIENCE
    while member.is_alive() and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{member.port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    told = "".join(path.read_text("utf-8", "replace")[-300:] for path in member.logs.glob(f"{member.name.replace(' ', '_')}-*"))
    raise EngineError(f"{member.name} did not start: {told}")

