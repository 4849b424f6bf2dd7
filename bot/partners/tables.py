"""The tables of institutions: who has an account, links that were used, mails that went out, proposals, reports, versions."""
from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

# `mail` is what an account is found by; `provider` is the institution's name as its offers bear it.
institutions = Table(
    "partner_institutions", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("mail", String(254), nullable=False, unique=True), Column("provider", String(200), nullable=False),
    Column("country", String(2), nullable=False), Column("language", String(2), nullable=False),
    Column("seat", String(40), nullable=False), Column("joined_on", String(10), nullable=False),
    Column("reminded_on", String(10), nullable=False, default=""),
)
# A link is used once: the row that says so goes when the link would have expired anyway.
used_links = Table(
    "partner_used_links", metadata,
    Column("nonce", String(40), primary_key=True), Column("until", Float, nullable=False),
)
# One row for each mail of the last day, so that no flood arises; `to` is a keyed digest.
mails = Table(
    "partner_mails", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("to", String(64), nullable=False), Column("at", Float, nullable=False),
    Index("partner_mails_by_time", "at", "to"),
)
# `before` and `after` are offers as JSON: what the institution saw and what it wants. An empty `before`: a new offer.
proposals = Table(
    "partner_proposals", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("institution", Integer), Column("provider", String(200), nullable=False),
    Column("offer", String(100), nullable=False), Column("before", Text, nullable=False), Column("after", Text, nullable=False),
    Column("note", Text, nullable=False), Column("state", String(10), nullable=False), Column("made_at", String(25), nullable=False),
    Column("decided_at", String(25), nullable=False), Column("decided_by", String(60), nullable=False), Column("reason", Text, nullable=False),
    Index("partner_proposals_by_state", "state", "number"), Index("partner_proposals_by_institution", "institution", "state"),
)
# Forms that were begun and not sent yet. `key` is the offer that is changed, or a random one of a new offer, beginning with "~".
drafts = Table(
    "partner_drafts", metadata,
    Column("institution", Integer, primary_key=True), Column("key", String(100), primary_key=True),
    Column("filled", Text, nullable=False), Column("saved_at", String(25), nullable=False),
)
# What became of the rows of the sheet that an institution sent last, as JSON; the sheet itself is not kept.
reports = Table(
    "partner_reports", metadata,
    Column("institution", Integer, primary_key=True), Column("body", Text, nullable=False), Column("sent_at", String(25), nullable=False),
)
# What editors took over, newest last. An empty `before`: there was no such offer; an empty `after`: it was taken out.
versions = Table(
    "partner_versions", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("offer", String(100), nullable=False), Column("before", Text, nullable=False), Column("after", Text, nullable=False),
    Column("at", String(25), nullable=False), Column("by", String(60), nullable=False),
    Column("proposal", Integer), Column("undoes", Integer),
    Index("partner_versions_by_offer", "offer", "number"),
)
