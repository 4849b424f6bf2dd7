"""The overview as a table: the survey's columns, and for each offer its cluster and its address on the site."""
from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence, Tuple

from index.exchange.columns import load_headings
from index.exchange.survey_out import row_of
from index.exchange.workbook import write_table
from index.offers import Offer
from index.taxonomy import Taxonomy

Row = List[Any]
_WIDE = {"description": 60, "offer": 35, "institution": 35}
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_NUMBER = re.compile(r"\+\d{1,3} [\d ]+")  # no spreadsheet can compute this, so it stays byte for byte


def overview_table(offers: Sequence[Offer], taxonomy: Taxonomy, language: str, more: Dict[str, Callable[[Offer], Any]]) -> Tuple[List[str], List[Row]]:
    """(headings, rows), a row for each offer in the order given; `more` are further columns: heading -> what stands in it.
    `lotse offers import --format survey` reads the table and finds nothing changed."""
    headings = load_headings()
    rows = []
    for offer in offers:
        cells = row_of(offer, taxonomy, language)
        rows.append([*(cells.get(column) for column in headings.columns), *(tell(offer) for tell in more.values())])
    return [*(headings.heading(column, language) for column in headings.columns), *more], rows


def write_overview_xlsx(path: Path, title: str, head: List[str], rows: List[Row]) -> None:
    """Text stays text, whatever it begins with. Raises OSError."""
    columns = load_headings().columns
    write_table(path, title, head, rows, None, {columns.index(column): width for column, width in _WIDE.items()})


def overview_csv(head: List[str], rows: List[Row]) -> bytes:
    """UTF-8 with a mark by which spreadsheets know it; what they would compute has an apostrophe in front."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([head, *([_harmless(cell) for cell in row] for row in rows)])
    return text.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: Any) -> Any:
    if not isinstance(cell, str) or _NUMBER.fullmatch(cell):
        return cell
    return "'" + cell if cell.lstrip().startswith(_RUNS) or cell.startswith(_RUNS) else cell
