"""The tables of the desk: the record of conversations, the operators, and the figures that tools may read."""
from __future__ import annotations

from typing import Union

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table
from sqlalchemy.engine import Connection, Engine

from retrieval.questions import QUESTIONS

metadata = MetaData()

# One row for each conversation. `conversation` is the link to it: gone when the conversation expires. All other values
# are ids of closed vocabularies, numbers, a day and an hour.
conversations = Table(
    "record_conversations", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(80), unique=True),
    Column("made", Integer, nullable=False, default=0),  # 1: made up by `lotse demo`
    Column("month", String(7), nullable=False),
    Column("day", String(10), nullable=False),
    Column("hour", Integer, nullable=False),
    Column("language", String(3)), Column("country", String(2)),
    Column("channel", String(10)), Column("entry", String(10)),
    Column("who", String(20)), Column("setting", String(40)), Column("topic", String(40)), Column("topics", String(130)),
    Column("region", String(6)), Column("municipality", String(80)),
    *(Column(f"answer_{question}", String(10)) for question in QUESTIONS),
    Column("crisis", String(10), nullable=False), Column("ended", String(20), nullable=False),
    Column("nothing_fits", Integer, nullable=False), Column("obstacle", String(20)),
    Column("relaxed", Integer, nullable=False), Column("misses", Integer, nullable=False),
    Column("turns", Integer, nullable=False), Column("first_offer_seconds", Float),
    Index("record_by_made", "made", "month", "turns"),
    Index("record_by_seconds", "made", "month", "first_offer_seconds"),
    Index("record_by_end", "made", "month", "ended", "nothing_fits", "relaxed"),
    Index("record_by_safety", "made", "month", "crisis", "language", "hour"),
    Index("record_by_need", "made", "month", "setting", "topic", "region", "country", "nothing_fits"),
)
# One row for each offer that a conversation showed or opened; `rank` counts from 1.
offers = Table(
    "record_offers", metadata,
    Column("number", Integer, primary_key=True), Column("offer", String(100), primary_key=True),
    Column("made", Integer, nullable=False), Column("month", String(7), nullable=False),
    Column("rank", Integer, nullable=False), Column("opened", Integer, nullable=False), Column("way", String(10)),
    Column("nobody", Integer, nullable=False), Column("wrong", Integer, nullable=False),
    Column("helped", String(3)),  # yes or no, where somebody said whether it helped
    Index("record_by_offer", "made", "month", "offer", "opened", "nobody", "wrong", "way"),
)
# One row for each intent and question at which a conversation was not understood.
misses = Table(
    "record_misses", metadata,
    Column("number", Integer, primary_key=True), Column("intent", String(30), primary_key=True),
    Column("question", String(20), primary_key=True),
    Column("made", Integer, nullable=False), Column("month", String(7), nullable=False), Column("times", Integer, nullable=False),
    Column("nearly", String(30)),  # the intent that came next to it
    Index("record_by_miss", "made", "month", "intent", "question"),
)
RECORD = (conversations, offers, misses)

# How often a page was said to help: by kind of page, offer (empty: none), language and day, and by nothing else.
answers = Table(
    "page_answers", metadata,
    Column("page", String(20), primary_key=True), Column("offer", String(100), primary_key=True), Column("language", String(3), primary_key=True),
    Column("day", String(10), primary_key=True), Column("answer", String(6), primary_key=True), Column("made", Integer, primary_key=True, autoincrement=False),
    Column("month", String(7), nullable=False), Column("times", Integer, nullable=False),
)

operators = Table(
    "operators", metadata,
    Column("name", String(60), primary_key=True), Column("role", String(20), nullable=False),
    Column("password", String(200), nullable=False), Column("seat", String(40), nullable=False),
    Column("added_on", String(10), nullable=False),
)
# The figures as the desk shows them, in fives; the views of bot/desk/views.py read from here.
figures = Table(
    "desk_figures", metadata,
    Column("page", String(30), primary_key=True), Column("period", String(10), primary_key=True),
    Column("line", String(160), primary_key=True), Column("figure", String(40), primary_key=True),
    Column("value", Float), Column("drawn_at", String(20), nullable=False),
)


def create_tables(at: Union[Engine, Connection]) -> None:
    """Make the tables that are not there yet."""
    metadata.create_all(at)
