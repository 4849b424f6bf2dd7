"""What is compared: the stock deployment as shipped and with its threads limited, Lotse, and the floor; each with its stores."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.evaluation.peer.deployment import Deployment, Program, free_port
from bot.evaluation.peer.project import MODEL, QUIET, RASA
from index.encoder import PACKAGED, packaged_folder

_ROOT = Path(__file__).parents[3]
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_INTRA_OP_PARALLELISM_THREADS", "TF_INTER_OP_PARALLELISM_THREADS")
FLOOR = "floor"
STORES = ("memory", "SQLite", "PostgreSQL")


def shipped(store: str) -> str:
    return f"stock as shipped, {store}"


def fair(store: str) -> str:
    return f"stock with one thread, {store}"


def ours(store: str) -> str:
    return f"Lotse, {store}"


def deployments(folder: Path, stores: tuple[str, ...], as_shipped: bool, postgres: str = "") -> list[Deployment]:
    """Those to compare, not started yet; their databases and logs lie in `folder`, where `stock` is the trained project.
    `postgres` is the address of an empty server for the store of that name, without a database in it."""
    folder = folder.resolve()
    found = [_stock(folder, shipped("memory"), "memory", 0, postgres)] if as_shipped else []
    for store in stores:
        found += [_stock(folder, fair(store), store, 1, postgres), _lotse(folder, ours(store), store, postgres)]
    floor, port = [sys.executable, "-m", "bot.evaluation.peer.floor"], free_port()
    return [*found, Deployment(FLOOR, "empty", port, [Program([*floor, str(port)], _ROOT, environment_for(1))], folder / "logs")]


def _stock(folder: Path, name: str, store: str, threads: int, postgres: str) -> Deployment:
    project, port, actions = folder / "stock", free_port(), free_port()
    lines = ["action_endpoint:", f'  url: "http://127.0.0.1:{actions}/webhook"']
    if store == "SQLite":
        lines += ["tracker_store:", "  type: SQL", "  dialect: sqlite", f"  db: {_fresh(folder, name)}"]
    elif store == "PostgreSQL":
        host, _, number = postgres.rpartition("@")[2].partition(":")
        lines += ["tracker_store:", "  type: SQL", "  dialect: postgresql", f"  url: {host}", f"  port: {number.strip('/')}",
                  "  username: lotse", "  password: lotse", "  db: stock", "  login_db: postgres"]  # fmt: skip
    endpoints = folder / f"{_slug(name)}-endpoints.yml"
    endpoints.write_text("\n".join(lines) + "\n")
    environment = {**environment_for(threads), **QUIET, "ENCODER": str(packaged_folder(PACKAGED)), "SANIC_HOST": "127.0.0.1"}
    server = [RASA, "run", "-i", "127.0.0.1", "-p", str(port), "--model", MODEL, "--endpoints", str(endpoints), "--credentials", "credentials.yml"]
    return Deployment(name, "stock", port, [Program([RASA, "run", "actions", "--port", str(actions)], project, environment),
                                            Program(server, project, environment)], folder / "logs")  # fmt: skip


def _lotse(folder: Path, name: str, store: str, postgres: str) -> Deployment:
    port = free_port()
    url = {"memory": "sqlite://", "SQLite": f"sqlite:///{_fresh(folder, name)}", "PostgreSQL": f"{postgres.rstrip('/')}/postgres"}[store]
    settings = {"LOTSE_DATABASE_URL": url, "LOTSE_PORT": str(port), "LOTSE_TURNS_PER_MINUTE": "1000000000"}
    lotse = str(Path(sys.executable).with_name("lotse"))
    return Deployment(name, "lotse", port, [Program([lotse, "serve"], _ROOT, {**environment_for(1), **settings})], folder / "logs")


def environment_for(threads: int) -> dict[str, str]:
    """Ours without settings of Lotse, and with that many threads for the number crunchers; 0 leaves them as they come."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOTSE_") and name not in _THREADS}
    limits = dict.fromkeys(_THREADS, str(threads)) if threads else {}
    return {**kept, **limits, "PYTHONPATH": str(_ROOT)}


def _fresh(folder: Path, name: str) -> Path:
    path = folder.resolve() / f"{_slug(name)}.db"
    for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        each.unlink(missing_ok=True)
    return path


def _slug(name: str) -> str:
    return name.replace(",", "").replace(" ", "_")
