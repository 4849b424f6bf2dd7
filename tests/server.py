"""A real Lotse in a process of its own: `lotse serve` on a free loopback port."""
from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from tests.commands import trunk

ROOT = Path(__file__).parent.parent
LOTSE = Path(sys.executable).with_name("lotse")
_PATIENCE = 240  # seconds; a busy machine starts slowly


class Server:
    """Starts with a database and ends by its process id; all that it prints goes to `log`. It listens at `host`, and is
    started `within` another command where that is given."""

    def __init__(self, folder: Path, database: Path, *, host: str = "127.0.0.1", within: Sequence[str] = (), **settings: str) -> None:
        self.port, self.log = _free_port(), folder / f"server-{time.monotonic_ns()}.log"
        self.url, self._within = f"http://{host}:{self.port}", within
        self._environment = {**lotse_environment(database), "LOTSE_HOST": host, "LOTSE_PORT": str(self.port),
                             "LOTSE_TURNS_PER_MINUTE": "100000", **settings}

    def __enter__(self) -> Server:
        with self.log.open("wb") as out:
            self._process = subprocess.Popen([*self._within, LOTSE, "serve"], cwd=ROOT, env=self._environment, stdout=out, stderr=out,
                                             stdin=subprocess.DEVNULL)
        self.client = httpx.Client(base_url=self.url, timeout=60)
        end = time.monotonic() + _PATIENCE
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                raise AssertionError(f"Lotse did not start:\n{self.log.read_text('utf-8', 'replace')}")
            time.sleep(0.2)
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _is_ready(self) -> bool:
        try:
            return self.client.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False


@contextmanager
def fresh_server(**settings: str) -> Iterator[Server]:
    """A Lotse of its own with the shipped offers in a database that goes with it; index and model have to be built."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "lotse.db"
        done = lotse(database, "offers", "import")
        assert done.returncode == 0, done.stderr
        with Server(Path(folder), database, **settings) as server:
            yield server


def lotse_environment(database: Path) -> dict[str, str]:
    """The environment of a Lotse with its own database and, apart from that, no settings but the defaults."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("LOTSE_")}
    return {**outer, "LOTSE_DATABASE_URL": f"sqlite:///{database}"}


def lotse(database: Path, *arguments: str, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one command of `lotse` to its end."""
    return trunk(ROOT).run(arguments, {**lotse_environment(database), **settings}, given)


def installed_lotse(database: Path, *arguments: str, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """The same by the program as it is installed, which loads everything anew."""
    return subprocess.run([LOTSE, *arguments], cwd=ROOT, env={**lotse_environment(database), **settings}, input=given,
                          capture_output=True, text=True, encoding="utf-8", check=False)


def copy_database(source: Path, target: Path) -> Path:
    """A copy of a database in use, made by SQLite itself: a file opened and closed beside it in this process would drop
    the locks of every connection this process has to it, and the next to close it elsewhere breaks it."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return target


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
