"""The figures for other tools: one SQL view for each table of the desk, in fives."""
from __future__ import annotations

from datetime import datetime
from typing import Any, List

from sqlalchemy import delete, insert, text
from sqlalchemy.engine import Connection

from bot.desk.counts import Source
from bot.desk.desk import TABLES, Desk
from bot.desk.tables import figures
from bot.desk.words import load_words

# A table without a period of its own, or one that the views of single months already hold.
_LEFT_OUT = ("by_month", "work")
NAMES = tuple(name for names in TABLES.values() for name in names if name not in _LEFT_OUT)


def draw(desk: Desk) -> int:
    """Write the figures of every period anew (real conversations, else made-up ones) and make the views. Returns how many."""
    sources = desk.counter.sources()
    source = sources.get(0) or sources.get(1)
    rows = _rows(desk, source) if source else []
    with desk.engine.begin() as connection:
        connection.execute(delete(figures))
        if rows:
            connection.execute(insert(figures), rows)
        for name in NAMES:
            _make_view(connection, name)
    return len(rows)


def _rows(desk: Desk, source: Source) -> List[dict[str, Any]]:
    words, now, found = load_words()["en"], datetime.now().isoformat(timespec="seconds"), {}
    for period in source.calendar.periods:
        for name in NAMES:
            table = desk.table(name, source, period, words)
            for row in table.rows:
                line = " · ".join(str(value) for value, column in zip(row.values, table.columns) if column.kind == "text")[:160]
                for value, column in zip(row.values, table.columns):
                    if column.kind in ("count", "plain") and isinstance(value, int):
                        key = (name, period.id, line, column.key)
                        found[key] = {"page": name, "period": period.id, "line": line, "figure": column.key, "value": float(value), "drawn_at": now}
    return list(found.values())


def _make_view(connection: Connection, name: str) -> None:
    """`desk_NAME`: one row for each period and line, one column for each figure; what is too small to say is NULL."""
    table = _columns(name)
    columns = ", ".join(f"MAX(CASE WHEN figure = '{key}' THEN value END) AS \"{key}\"" for key in table)
    connection.execute(text(f"DROP VIEW IF EXISTS desk_{name}"))
    connection.execute(text(f"CREATE VIEW desk_{name} AS SELECT period, line, {columns}, MAX(drawn_at) AS drawn_at FROM desk_figures "
                            f"WHERE page = '{name}' GROUP BY period, line"))


def _columns(name: str) -> List[str]:
    texts = {"page", "month", "step", "obstacle", "place", "facet", "value", "kind", "setting", "topic", "region", "offer", "country", "question", "intent",
             "nearly", "language", "hour"}
    hidden = {"share", "verified"}
    keys = load_words()["en"]["tables"][name]["columns"]
    return [key for number, key in enumerate(keys) if not (key in hidden or (key in texts and number < 3 and key != "offers"))]
