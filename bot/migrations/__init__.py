"""The tables of the database, brought up to what this version of Lotse needs.

Tables that are missing are made from their descriptions; a new table needs nothing more than that. What changes about a table
that is there already (a column, an index) is a step in `versions/`, run by Alembic in order. A step looks first whether its table
is there and lacks what it brings, so that it is right on any state.
"""
from __future__ import annotations

from pathlib import Path
from typing import List, Optional, Sequence

from alembic.command import upgrade as run_steps
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect, text
from sqlalchemy.engine import Connection, Engine

_HERE = Path(__file__).parent


def tables(events: bool = False) -> Sequence[MetaData]:
    """Every table that Lotse keeps. Rasa's `events` are among them only where they are asked for, since Rasa takes seconds to
    load; the memory of conversations makes them too."""
    import index.clusters
    import index.findings  # noqa: F401
    from bot.desk.tables import metadata as desk
    from bot.network.tables import metadata as network
    from bot.partners.tables import metadata as partners
    from bot.review.book import metadata as review
    from bot.wording.book import metadata as wording
    from index.catalogue import Base

    if not events:
        return Base.metadata, desk, partners, network, wording, review
    from bot.dialogue import quiet

    quiet.install()
    from rasa.core.tracker_store import SQLTrackerStore

    return Base.metadata, desk, partners, network, wording, review, SQLTrackerStore.Base.metadata


def newest() -> str:
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def state(connection: Connection) -> Optional[str]:
    """The step up to which a database is; None where none was run."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, events: bool = False) -> List[str]:
    """Run the steps that are missing and make the tables that are; all of it or nothing, and one process at a time. Returns
    what was done. A database that is up to date is only read."""
    wanted = tables(events)
    with engine.connect() as connection:
        if state(connection) == newest() and not _missing(connection, wanted):
            return []
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(hashtext('tables'))"))
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        before, missing = state(connection), _missing(connection, wanted)
        if before != newest():
            run_steps(_config(connection), "head")
        for metadata in wanted:
            metadata.create_all(connection)
        steps = [f"step {newest()}"] if before != newest() else []
        return steps + [f"table {name}" for name in missing]


def _missing(connection: Connection, wanted: Sequence[MetaData]) -> List[str]:
    there = set(inspect(connection).get_table_names())
    return sorted({name for metadata in wanted for name in metadata.tables} - there)


def _config(connection: Optional[Connection] = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = connection
    return config
