"""The record knows which intent a message that was not understood was nearly read as."""
from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String, inspect

revision, down_revision = "0003", "0002"


def upgrade() -> None:
    known = inspect(op.get_bind())
    if "record_misses" in known.get_table_names() and "nearly" not in [each["name"] for each in known.get_columns("record_misses")]:
        op.add_column("record_misses", Column("nearly", String(30)))
