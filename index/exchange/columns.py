"""Which column of somebody's table is which of the survey's: headings in three languages, by synonym, two in one, with a slip of the pen, in any order."""
from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from index.exchange.sheet import Table
from index.taxonomy import LANGUAGES
from index.yml import read_yml

_FILE = Path(__file__).with_name("columns.yml")
_HEADING_WITHIN = 30  # rows from the top; above it stand titles and remarks
_ALIKE = 0.87  # of difflib's ratio, as for terms
_SHORTEST = 6  # letters of a heading in which a slip is forgiven
MIXED = "contact"  # a column for all ways in
# What a heading that names several things is: "PLZ/Ort", "Straße, PLZ, Ort", "E-Mail / Web", "Ort/Region"
_TOGETHER = (({"postal_code", "place"}, "place"), ({"contact_address", "postal_code", "place"}, "contact_address"),
             ({MIXED, "contact_phone", "contact_email", "contact_web"}, MIXED), ({"place", "region"}, "region"),
             ({"target_group", "age_from"}, "target_group"))


class Headings:
    """The headings that `columns.yml` knows."""

    def __init__(self, known: Dict[str, List[str]], needed: Sequence[str], contacts: Sequence[str], mixed: Sequence[str] = ()) -> None:
        self.columns = list(known)
        self._known, self._needed, self._contacts = known, needed, contacts
        self._column = {plain(word): column for column, words in known.items() for word in [column, *words]}
        for word in mixed:
            self._column.setdefault(plain(word), MIXED)

    def column(self, heading: Any) -> Optional[str]:
        """The survey's column that a heading means, or None."""
        if not isinstance(heading, str):
            return None
        return self._column.get(plain(heading)) or self._of_several(heading)

    def _of_several(self, heading: str) -> Optional[str]:
        parts = [plain(part) for part in re.split(r"[/,&+]|\b(?:und|och|and|oder|eller|or)\b", heading)]
        if len(parts) < 2 or not all(part in self._column for part in parts):
            return None
        named = {self._column[part] for part in parts}
        return named.pop() if len(named) == 1 else next((column for together, column in _TOGETHER if named <= together), None)

    def _alike(self, heading: str) -> Optional[str]:
        """The column whose heading was meant where a letter slipped."""
        word = plain(heading)
        close = get_close_matches(word, self._column, 1, _ALIKE) if len(word) >= _SHORTEST else []
        return self._column[close[0]] if close else None

    def heading(self, column: str, language: str) -> str:
        """The heading that an export writes."""
        return self._known[column][LANGUAGES.index(language)]

    def find(self, table: Table) -> Optional[Layout]:
        """Where the headings stand: the row among the first that has most of them, and enough to be a list of offers."""
        best: Optional[Layout] = None
        for position, (_, cells) in enumerate(table.rows[:_HEADING_WITHIN]):
            layout = self._layout(position, cells)
            if len(layout.at) >= 3 and (best is None or layout.known > best.known):
                best = layout
        if best and best.position and self.missing(best):
            both = self._layout(best.position, self._of_two(table.rows[best.position - 1][1], table.rows[best.position][1]))
            best = best if self.missing(both) else both
        return self._meant(best) if best else None

    def _meant(self, layout: Layout) -> Layout:
        """With what nobody knows as it is written taken for a column that is not there yet."""
        at, extra, guessed = dict(layout.at), [], []  # type: Dict[str, int], List[Tuple[int, str]], List[Tuple[str, str]]
        for place, heading in layout.strange:
            column = self._alike(heading)
            if column and column not in at:
                at[column] = place
                guessed.append((heading, column))
            else:
                extra.append((place, heading))
        return layout._replace(at=at, strange=tuple(extra), guessed=tuple(guessed))

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
        if not any(column in layout.at for column in (*self._contacts, MIXED)):
            missing.append("contact_phone, contact_email, contact_web or contact_address")
        return " and no column ".join(missing)

    def _layout(self, position: int, cells: Sequence[Any]) -> Layout:
        at: Dict[str, int] = {}
        extra: List[Tuple[int, str]] = []
        more: List[Tuple[str, int]] = []
        for place, cell in enumerate(cells):
            column = self.column(cell)
            if column and column not in at:
                at[column] = place
            elif column == MIXED or column in self._contacts:
                more.append((str(column), place))
            elif cell is not None and str(cell).strip():
                extra.append((place, str(cell).strip()[:60]))
        return Layout(position, at, tuple(extra), tuple(more))


class Layout(NamedTuple):
    """The heading row of a table (a position in its rows), where each column stands, the headings nobody knows (place, words), second columns of a
    contact, and headings that were taken for a column's."""

    position: int
    at: Dict[str, int]
    strange: Tuple[Tuple[int, str], ...]
    more: Tuple[Tuple[str, int], ...] = ()
    guessed: Tuple[Tuple[str, str], ...] = ()

    @property
    def extra(self) -> Tuple[str, ...]:
        """The headings nobody knows."""
        return tuple(heading for _, heading in self.strange)

    @property
    def known(self) -> int:
        """How many columns it has; one for all contacts may as well be a heading over several."""
        return len(self.at) - (MIXED in self.at)

    def beyond(self, row: Sequence[Any]) -> List[str]:
        """What stands in a row where there is no heading."""
        headed: FrozenSet[int] = frozenset((*self.at.values(), *(place for place, _ in self.strange), *(place for _, place in self.more)))
        return [text for place, cell in enumerate(row) if place not in headed and cell is not None and (text := str(cell).strip())]

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
    return Headings(tree["columns"], tree["needed"], tree["contacts"], tree["mixed"])
