"""Which column of somebody's table is which of the survey's: headings in three languages, by synonym, in any order."""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

from index.exchange.sheet import Table
from index.taxonomy import LANGUAGES
from index.yml import read_yml

_FILE = Path(__file__).with_name("columns.yml")
_HEADING_WITHIN = 30  # rows from the top; above it stand titles and remarks


class Headings:
    """The headings that `columns.yml` knows."""

    def __init__(self, known: Dict[str, List[str]], needed: Sequence[str], contacts: Sequence[str]) -> None:
        self.columns = list(known)
        self._known, self._needed, self._contacts = known, needed, contacts
        self._column = {plain(word): column for column, words in known.items() for word in [column, *words]}

    def column(self, heading: Any) -> Optional[str]:
        """The survey's column that a heading means, or None."""
        return self._column.get(plain(heading)) if isinstance(heading, str) else None

    def heading(self, column: str, language: str) -> str:
        """The heading that an export writes."""
        return self._known[column][LANGUAGES.index(language)]

    def find(self, table: Table) -> Optional[Layout]:
        """Where the headings stand: the row among the first that has most of them, and enough to be a list of offers."""
        best: Optional[Layout] = None
        for position, (_, cells) in enumerate(table.rows[:_HEADING_WITHIN]):
            layout = self._layout(position, cells)
            if len(layout.at) >= 3 and (best is None or len(layout.at) > len(best.at)):
                best = layout
        if best and best.position and self.missing(best):
            both = self._layout(best.position, self._of_two(table.rows[best.position - 1][1], table.rows[best.position][1]))
            best = best if self.missing(both) else both
        return best

    def _of_two(self, upper: Sequence[Any], lower: Sequence[Any]) -> List[Any]:
        """Headings that stand in two rows: "Kontakt" over "Telefon" and "E-Mail", "Alter" over "von" and "bis", "Einrichtung" over nothing."""
        words: List[Any] = []
        over: Any = None
        for place in range(max(len(upper), len(lower))):
            top, below = (row[place] if place < len(row) else None for row in (upper, lower))
            over = top if top else over
            together = f"{over} {below}"
            words.append(together if below and self.column(together) else below or top)
        return words

    def missing(self, layout: Layout) -> str:
        """The columns without which no row could be taken, or an empty string."""
        missing = [column for column in self._needed if column not in layout.at]
        if not any(column in layout.at for column in self._contacts):
            missing.append("contact_phone, contact_email, contact_web or contact_address")
        return " and no column ".join(missing)

    def _layout(self, position: int, cells: Sequence[Any]) -> Layout:
        at: Dict[str, int] = {}
        extra: List[str] = []
        more: List[Tuple[str, int]] = []
        for place, cell in enumerate(cells):
            column = self.column(cell)
            if column and column not in at:
                at[column] = place
            elif column in self._contacts:
                more.append((str(column), place))
            elif cell is not None and str(cell).strip():
                extra.append(str(cell).strip()[:60])
        return Layout(position, at, tuple(extra), tuple(more))


class Layout(NamedTuple):
    """The heading row of a table (a position in its rows), where each column stands, the headings nobody knows, and second columns of a contact."""

    position: int
    at: Dict[str, int]
    extra: Tuple[str, ...]
    more: Tuple[Tuple[str, int], ...] = ()

    def cells(self, row: Sequence[Any]) -> Dict[str, Any]:
        """column -> cell, for the cells that hold something."""
        cells = {column: row[place] for column, place in self.at.items() if place < len(row) and row[place] not in (None, "")}
        for column, place in self.more:
            if place < len(row) and row[place] not in (None, ""):
                cells[column] = f"{cells[column]}\n{row[place]}" if column in cells else row[place]
        return cells


def plain(text: str) -> str:
    """A heading or term without case, brackets, punctuation and double spaces."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", text) or text
    return re.sub(r"[\W_]+", " ", text).strip()


@lru_cache(maxsize=1)
def load_headings(path: Path = _FILE) -> Headings:
    """The headings that ship with Lotse, read once a process."""
    tree = read_yml(path)
    return Headings(tree["columns"], tree["needed"], tree["contacts"])
