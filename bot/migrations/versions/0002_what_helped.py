"""The record knows of which offer somebody said that it helped."""
from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String, inspect

revision, down_revision = "0002", "0001"


def upgrade() -> None:
    known = inspect(op.get_bind())
    if "record_offers" in known.get_table_names() and "helped" not in [each["name"] for each in known.get_columns("record_offers")]:
        op.add_column("record_offers", Column("helped", String(3)))
