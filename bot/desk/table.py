"""A table of figures: what pages draw, files hold and the API gives. A number that may not be shown is None."""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, List, Optional, Sequence, Tuple, Union

Value = Union[str, int, float, date, None]
KINDS = ("text", "count", "share", "date", "plain")  # plain: a number about offers, not about people


@dataclass(frozen=True)
class Column:
    """`kind` is one of KINDS; a share is a number between 0 and 1."""

    key: str
    label: str
    kind: str = "count"


@dataclass(frozen=True)
class Row:
    """`link` is an address that opens more about it."""

    values: Tuple[Value, ...]
    link: str = ""


@dataclass(frozen=True)
class Table:
    name: str
    title: str
    columns: Tuple[Column, ...]
    rows: Tuple[Row, ...]

    def sorted_by(self, key: str, descending: bool) -> Table:
        """By a column; what is too small to say stands last. Unknown columns change nothing."""
        position = next((number for number, column in enumerate(self.columns) if column.key == key), None)
        if position is None:
            return self

        def order(row: Row) -> Any:
            value = row.values[position]
            return value.casefold() if isinstance(value, str) else value

        there = [row for row in self.rows if row.values[position] is not None]
        gone = [row for row in self.rows if row.values[position] is None]
        return replace(self, rows=(*sorted(there, key=order, reverse=descending), *gone))

    def with_text(self, wanted: str) -> Table:
        """Only rows in which a text holds what is wanted, in any case."""
        wanted = wanted.casefold().strip()
        kept = [row for row in self.rows if any(isinstance(value, str) and wanted in value.casefold() for value in row.values)]
        return replace(self, rows=tuple(kept)) if wanted else self

    def series(self, key: str) -> List[Value]:
        position = [column.key for column in self.columns].index(key)
        return [row.values[position] for row in self.rows]


def table(name: str, texts: Any, columns: Sequence[Tuple[str, str]], rows: Sequence[Row]) -> Table:
    """With title and column names from the texts."""
    words = texts["tables"][name]
    return Table(name, words["title"], tuple(Column(key, words["columns"][key], kind) for key, kind in columns), tuple(rows))


def share(part: Optional[int], whole: Optional[int]) -> Optional[float]:
    """The part of a whole, unless one of them is too small to say."""
    return None if part is None or not whole else part / whole
