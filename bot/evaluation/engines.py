"""PostgreSQL, Redis and nginx of one's own for a while: in a scratch folder, on loopback, ended with whoever started them."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_TIED = "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 2); os.execv(sys.argv[1], sys.argv[1:])"  # SIGINT if the starter dies
_PATIENCE = 60.0  # seconds


class EngineError(Exception):
    """The program is not there or did not start; the message says what to do."""


def has_postgres() -> bool:
    return program("postgres") is not None and program("initdb") is not None


def has_redis() -> bool:
    return program("redis-server") is not None


class _Engine:
    """A program that listens at `port`, in a folder of its own that goes with it; it can be stopped and started again.
    The folder lies in `place`; `also` is one more address of this machine at which it listens."""

    def __init__(self, place: Path | None = None, also: str = "") -> None:
        self.folder, self.port = Path(tempfile.mkdtemp(prefix="lotse-", dir=place)), _free_port()
        self.listens = ["127.0.0.1", *filter(None, [also])]
        self._process: subprocess.Popen[bytes] | None = None

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def stop(self) -> None:
        """End it in order; what is written stays."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None

    def _start(self, argv: Sequence[str], become: Callable[[], None] | None) -> None:
        with (self.folder / "log").open("ab") as out:
            tied = argv if become else [sys.executable, "-c", _TIED, *argv]
            self._process = subprocess.Popen(tied, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd=self.folder,
                                             preexec_fn=become, start_new_session=True)  # fmt: skip
        end = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise EngineError(f"{argv[0]} did not start: {(self.folder / 'log').read_text('utf-8', 'replace')[-300:]}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False


class Postgres(_Engine):
    """A PostgreSQL server with one empty database; started as root it runs as `postgres`, as it demands. `programs` is the
    folder of another one's programs than the system's."""

    def __init__(self, place: Path | None = None, also: str = "", programs: Path | None = None) -> None:
        super().__init__(place, also)
        self._programs = programs

    @property
    def url(self) -> str:
        """The address of the server, for SQLAlchemy; `/postgres` behind it is the empty database."""
        return f"postgresql://lotse:lotse@127.0.0.1:{self.port}"

    def __enter__(self) -> Postgres:
        initdb = self._program("initdb")
        if initdb is None:
            raise EngineError("There is no PostgreSQL here: apt-get install postgresql.")
        word = self.folder / "password"
        word.write_text("lotse")
        argv = [initdb, "-D", str(self.folder / "data"), "-U", "lotse", "-A", "scram-sha-256", "--pwfile", str(word), "-E", "UTF8", "--locale=C.UTF-8"]
        done = subprocess.run(argv, cwd=self.folder, capture_output=True, preexec_fn=_other_user(self.folder), check=False, timeout=_PATIENCE)
        if done.returncode:
            raise EngineError(f"PostgreSQL could not be set up: {done.stderr.decode('utf-8', 'replace')[-300:]}")
        with (self.folder / "data" / "pg_hba.conf").open("a", encoding="utf-8") as who:
            who.writelines(f"host all all {address}/24 scram-sha-256\n" for address in self.listens[1:])
        self.start()
        return self

    def start(self) -> None:
        postgres = self._program("postgres") or "postgres"
        argv = [postgres, "-D", str(self.folder / "data"), "-p", str(self.port), "-k", str(self.folder), "-c", f"listen_addresses={','.join(self.listens)}"]
        self._start(argv, _other_user(self.folder))

    def _program(self, name: str) -> str | None:
        return str(self._programs / name) if self._programs else program(name)

    def new_log_segment(self) -> None:
        """Begin a new file of its log, as it does by itself after 16 MB; nothing happens where it is away."""
        import psycopg2

        with contextlib.suppress(psycopg2.Error), contextlib.closing(psycopg2.connect(f"{self.url}/postgres", connect_timeout=2)) as connection:
            connection.cursor().execute("select pg_switch_wal()")

    def _answers(self) -> bool:
        """It listens before it lets anybody in."""
        import psycopg2

        try:
            psycopg2.connect(f"{self.url}/postgres", connect_timeout=2).close()
        except psycopg2.OperationalError:
            return False
        return True


class Redis(_Engine):
    """A Redis server that writes nothing to the disk."""

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def __enter__(self) -> Redis:
        self.start()
        return self

    def start(self) -> None:
        redis = program("redis-server")
        if redis is None:
            raise EngineError("There is no Redis here: apt-get install redis-server.")
        self._start([redis, "--port", str(self.port), "--bind", *self.listens, "--protected-mode", "no", "--save", "", "--appendonly", "no",
                     "--dir", str(self.folder)], None)  # fmt: skip


class Nginx(_Engine):
    """An nginx before some servers (host:port), which it asks in turn."""

    def __init__(self, servers: Sequence[str], listen: int = 0) -> None:
        super().__init__()
        self.port, self._servers = listen or self.port, servers

    def __enter__(self) -> Nginx:
        self.folder.chmod(0o711)  # its workers are another user
        servers = "\n".join(f"    server {server} max_fails=1 fail_timeout=5s;" for server in self._servers)
        (self.folder / "nginx.conf").write_text(_NGINX.format(folder=self.folder, servers=servers, port=self.port))
        self.start()
        return self

    def start(self) -> None:
        nginx = program("nginx")
        if nginx is None:
            raise EngineError("There is no nginx here: apt-get install nginx-light.")
        self._start([nginx, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "log")], None)


_NGINX = """
daemon off;
pid {folder}/pid;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  client_max_body_size 64k;
  upstream lotse {{
{servers}
    keepalive 64;
    keepalive_timeout 30s;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://lotse;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_next_upstream error timeout;
      proxy_connect_timeout 2s;
      proxy_read_timeout 25s;
      error_page 502 504 /help-now;
    }}
  }}
}}
"""


def _other_user(folder: Path) -> Callable[[], None] | None:
    """What makes a child process the user `postgres`, who gets the folder; None where this is no root."""
    if os.getuid() != 0:
        return None
    user = pwd.getpwnam("postgres")
    for path in (folder, *folder.iterdir()):
        os.chown(path, user.pw_uid, user.pw_gid)

    def become() -> None:
        import ctypes

        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)
        ctypes.CDLL(None).prctl(1, 2)

    return become


def program(name: str) -> str | None:
    """Where it lies; Debian keeps PostgreSQL's programs beside the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(debian[-1]) if debian else shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
