"""The tables of the network: who has an account, what is published, what waits, what changed, and who agreed to meet whom."""
from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

# One account for each organisation. `person`, `mail` and `phone` are shown to those two who agreed, and to nobody else.
members = Table(
    "network_members", metadata,
    Column("organisation", String(80), primary_key=True), Column("mail", String(254), nullable=False, unique=True),
    Column("person", String(120), nullable=False), Column("phone", String(60), nullable=False),
    Column("language", String(2), nullable=False), Column("seat", String(40), nullable=False),
    Column("joined_on", String(10), nullable=False), Column("digest_on", String(10), nullable=False, default=""),
)
# What somebody filled in and has not confirmed by mail; it goes when its link has expired. Times are seconds since 1970.
joins = Table(
    "network_joins", metadata,
    Column("nonce", String(40), primary_key=True), Column("mail", String(254), nullable=False), Column("body", Text, nullable=False),
    Column("until", Float, nullable=False),
)
# What is published. `body` is an entry as JSON; `made` is 1 for what was made up to show the network.
entries = Table(
    "network_entries", metadata,
    Column("id", String(80), primary_key=True), Column("kind", String(12), nullable=False), Column("organisation", String(80), nullable=False),
    Column("body", Text, nullable=False), Column("made", Integer, nullable=False, default=0),
    Index("network_entries_by_kind", "kind", "organisation"),
)
# What an organisation is writing (draft) or has sent in (open), and what became of it. An empty `before`: a new entry.
drafts = Table(
    "network_drafts", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(12), nullable=False), Column("entry", String(80), nullable=False), Column("organisation", String(80), nullable=False),
    Column("before", Text, nullable=False), Column("after", Text, nullable=False), Column("state", String(10), nullable=False),
    Column("made_at", String(25), nullable=False), Column("decided_at", String(25), nullable=False),
    Column("decided_by", String(60), nullable=False), Column("reason", Text, nullable=False),
    Index("network_drafts_by_state", "state", "number"), Index("network_drafts_by_organisation", "organisation", "state"),
)
# Every change of what is published, newest last; the highest number tells readers whether anything changed.
versions = Table(
    "network_versions", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(12), nullable=False), Column("entry", String(80), nullable=False),
    Column("before", Text, nullable=False), Column("after", Text, nullable=False),
    Column("at", String(25), nullable=False), Column("by", String(60), nullable=False), Column("undoes", Integer),
    Index("network_versions_by_entry", "entry", "number"),
)
group_members = Table(
    "network_group_members", metadata,
    Column("group", String(80), primary_key=True), Column("organisation", String(80), primary_key=True),
)
# Two initiatives that may go together, the smaller id first; what each side says (yes, no or nothing) and how it went.
ties = Table(
    "network_ties", metadata,
    Column("first", String(80), primary_key=True), Column("second", String(80), primary_key=True),
    Column("first_says", String(3), nullable=False, default=""), Column("second_says", String(3), nullable=False, default=""),
    Column("first_outcome", String(6), nullable=False, default=""), Column("second_outcome", String(6), nullable=False, default=""),
    Column("changed_at", String(25), nullable=False),
    Index("network_ties_by_second", "second"),
)
# Which pairs an organisation was told of by mail.
told = Table(
    "network_told", metadata,
    Column("organisation", String(80), primary_key=True), Column("first", String(80), primary_key=True), Column("second", String(80), primary_key=True),
)
