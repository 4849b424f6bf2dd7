"""The vectors in PostgreSQL, by its extension pgvector, where a catalogue outgrows the memory of every replica.

One table for each whole snapshot, never changed once it is filled. Small ones are searched exactly, like FAISS's; of large ones a
graph is made (HNSW), in which as many neighbours are looked at as messages need for `RECALL`, measured when it is built.
"""
from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any, Iterator, Optional, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from index.linear import Vectors
from index.snapshot import SnapshotError
from index.vectors import EXACT_UP_TO, RECALL, Nearest, Progress, exact, recall

_LOOKED_AT = (40, 80, 160, 320, 640, 1000)
_BATCH = 2_000
_KEPT = 3  # tables of whole snapshots
_NAMED = "vectors_"
_NEAREST = 10


class PgVectors:
    """Searched like an index of FAISS: rows by falling inner product."""

    def __init__(self, engine: Engine, table: str, ntotal: int, d: int, look: int = 0) -> None:
        self._engine, self._table, self.ntotal, self.d, self.look = engine, table, ntotal, d, look

    def search(self, wanted: Vectors, count: int, params: Optional[NDArray[np.int64]] = None) -> Nearest:
        """(similarities, rows), each (wanted, count); `params` are rows that are left out (`excluding`). Where there are fewer, the
        row is -1. Raises DBAPIError."""
        near = np.full((len(wanted), count), -np.inf, dtype=np.float32)
        rows = np.full((len(wanted), count), -1, dtype=np.int64)
        hidden = [] if params is None else params.tolist()
        query = text(f"select row, -(vector <#> cast(:wanted as vector)) from {self._table} "
                     f"{'where row <> all(:hidden) ' if hidden else ''}order by vector <#> cast(:wanted as vector) limit :count")
        with self._engine.connect() as connection:
            if self.look:
                connection.execute(text(f"set hnsw.ef_search = {max(self.look, min(count, _LOOKED_AT[-1]))}"))
                connection.execute(text("set hnsw.iterative_scan = strict_order"))
            for number, vector in enumerate(np.asarray(wanted)):
                values = {"wanted": _written(vector), "count": count, **({"hidden": hidden} if hidden else {})}
                for place, (row, value) in enumerate(connection.execute(query, values)):
                    near[number, place], rows[number, place] = value, row
        return near, rows

    def excluding(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """What `search` takes to leave rows out."""
        return rows


class PgShelf:
    """Where snapshots put their vectors: a table, and beside the snapshot a file that names it."""

    file = "offers.pgvector.json"

    def __init__(self, engine: Engine, exact_up_to: int = EXACT_UP_TO) -> None:
        self._engine, self._exact_up_to = engine, exact_up_to

    def write(self, vectors: Vectors, folder: Path, name: str, messages: Optional[Vectors], progress: Progress) -> None:
        """Raises SnapshotError where the database has no pgvector."""
        table, (count, dimension) = _NAMED + re.sub(r"\W", "_", name.lower()), vectors.shape
        try:
            with self._engine.begin() as connection:
                connection.execute(text("create extension if not exists vector"))
                connection.execute(text(f"create table {table} (row integer primary key, vector vector({dimension}) not null)"))
                _fill(connection, table, vectors)
                if count > self._exact_up_to:
                    progress(f"linking {count} vectors to their neighbours")
                    connection.execute(text("set local maintenance_work_mem = '512MB'"))
                    connection.execute(text(f"create index on {table} using hnsw (vector vector_ip_ops)"))
                there = sorted(each for each in inspect(connection).get_table_names() if each.startswith(_NAMED) and each != table)
                for old in there[:1 - _KEPT]:
                    connection.execute(text(f"drop table {old}"))
        except DBAPIError as error:
            raise SnapshotError(f"The vectors could not be written ({str(error.orig).strip().splitlines()[0]}). PostgreSQL needs its "
                                "extension pgvector, and Lotse's user may create it once. The index stays as it was.") from error
        found = PgVectors(self._engine, table, count, dimension)
        if count > self._exact_up_to:
            _measure(found, vectors, vectors[:200] if messages is None else messages, progress)
        told = {"table": table, "offers": count, "dimension": dimension, "look": found.look}
        (folder / self.file).write_text(json.dumps(told), "utf-8")

    def read(self, folder: Path) -> PgVectors:
        """Raises SnapshotError where this database does not have them."""
        told = json.loads((folder / self.file).read_text("utf-8"))
        with self._engine.connect() as connection:
            if not inspect(connection).has_table(told["table"]):
                raise SnapshotError(f"The vectors of the index {folder.name} are not in this database: run `lotse index build`.")
        return PgVectors(self._engine, told["table"], told["offers"], told["dimension"], told["look"])


def _measure(found: PgVectors, vectors: Vectors, messages: Vectors, progress: Progress) -> None:
    true = exact(vectors, messages)
    for look in _LOOKED_AT:
        found.look = look
        share = recall(found.search(messages, _NEAREST)[1], true)
        if share >= RECALL:
            break
    progress(f"looking at {found.look} neighbours finds {share:.1%} of the {_NEAREST} nearest")


def _fill(connection: Connection, table: str, vectors: Vectors) -> None:
    for start in range(0, len(vectors), _BATCH):
        lines = "".join(f"{row}\t{_written(vector)}\n" for row, vector in enumerate(np.asarray(vectors[start:start + _BATCH]), start))
        connection.connection.cursor().copy_expert(f"copy {table} from stdin", io.StringIO(lines))


def _written(vector: Sequence[float] | Any) -> str:
    return "[" + ",".join(_numbers(vector)) + "]"


def _numbers(vector: Any) -> Iterator[str]:
    return (repr(float(value)) for value in vector)
