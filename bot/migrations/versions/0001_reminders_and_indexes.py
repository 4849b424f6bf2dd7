"""Institutions know when they were last reminded; two indexes make the desk's figures quick."""
from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String, inspect

revision, down_revision = "0001", None
_INDEXES = {"record_by_made": ["made", "month", "turns"], "record_by_seconds": ["made", "month", "first_offer_seconds"]}


def upgrade() -> None:
    known = inspect(op.get_bind())
    there = known.get_table_names()
    if "partner_institutions" in there and "reminded_on" not in [each["name"] for each in known.get_columns("partner_institutions")]:
        op.add_column("partner_institutions", Column("reminded_on", String(10), nullable=False, server_default=""))
    if "record_conversations" in there:
        indexed = {each["name"] for each in known.get_indexes("record_conversations")}
        for name, columns in _INDEXES.items():
            if name not in indexed:
                op.create_index(name, "record_conversations", columns)
