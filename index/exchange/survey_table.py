"""The rows of a survey's file, each with its cells made safe; sheets and rows that hold no offers are named."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from index.exchange.account import Account, Entry, ExchangeError
from index.exchange.cells import clean, is_error, is_formula, unbroken
from index.exchange.columns import MIXED, Headings, Layout, load_headings
from index.exchange.countries import headings_of
from index.exchange.remarks import Remark
from index.exchange.sheet import CELL, Limits, Table, read_tables

Rows = List[Tuple[Entry, Dict[str, str]]]


def read_rows(path: Path, account: Account, limits: Limits) -> Tuple[Rows, Dict[str, List[str]]]:
    """Every row below the headings of every sheet, and the headings of each sheet. Rows of a sheet that lacks a column are refused, as long as
    another has them all. Raises ExchangeError."""
    headings = load_headings()
    rows, lacking, said = [], [], {}  # type: Rows, List[Remark], Dict[str, List[str]]
    for table in read_tables(path, lambda heading: headings.column(heading) is not None, limits):
        layout = _layout(headings, table, account)
        if layout is None:
            continue
        missing = headings.missing(layout)
        if missing:
            sheet = f", sheet {table.name}," if table.name else ""
            lacking.append(Remark(f"{path.name}{sheet} has no column {missing}: name it in the heading row.", "columns_missing"))
        said[table.name] = [] if missing else headings_of(table.rows[layout.position][1])
        rows += _rows_of(table, layout, lacking[-1] if missing else None)
    if lacking and len(lacking) == len(said):
        raise ExchangeError(lacking[0])
    account.notes += lacking
    if not said:
        raise ExchangeError(Remark(f"{path.name} has no heading row with the survey's columns, such as institution, offer, contact_phone: see "
                                   "docs/exchange.md.", "columns_missing"))
    return rows, said


def _layout(headings: Headings, table: Table, account: Account) -> Optional[Layout]:
    """Where the columns of a sheet are, or None with a word on why it is not read."""
    layout = headings.find(table)
    if table.hidden:
        if layout:
            account.notes.append(Remark(f"sheet '{table.name}' is hidden and was not read", "sheet_hidden", what=table.name))
        return None
    if layout is None:
        if table.rows:
            account.notes.append(Remark(f"sheet '{table.name}' has no heading row and was not read", "sheet_unread", what=table.name))
        return None
    if layout.extra:
        said = ", ".join(layout.extra)
        account.notes.append(Remark(f"these columns are not known and were not read: {said}", "columns_unknown", what=said))
    account.notes += [Remark(f"the heading '{heading}' was taken for {column}", "heading_taken", column if column != MIXED else "", what=heading)
                      for heading, column in layout.guessed]
    return layout


def _rows_of(table: Table, layout: Layout, refused: Optional[Remark]) -> Rows:
    rows: Rows = []
    heading_row = table.rows[layout.position][1]
    for number, cells in table.rows[layout.position + 1:]:
        if cells == heading_row:  # printed again on a new page
            continue
        entry = Entry(number, table.name)
        safe = safe_cells(layout.cells(cells), entry)
        _follow(table, layout, number, safe, entry)
        if beyond := layout.beyond(cells):
            said = "; ".join(beyond)[:200]
            entry.notes.append(Remark(f"'{said}' stands where there is no heading and was not read", "beyond", what=said))
        if refused:
            entry.refuse(refused)
        rows.append((entry, safe))
    return rows


def _follow(table: Table, layout: Layout, number: int, cells: Dict[str, str], entry: Entry) -> None:
    """Puts the link behind words ("zur Website") in their place."""
    for column in ("contact_web", "contact_email", MIXED):
        target, words = table.links.get((number, layout.at.get(column, -1)), ""), cells.get(column, "")
        if target and not is_formula(target) and words and not re.search(r"@|://|www\.|\w\.\w", words):
            cells[column] = unbroken(clean(target))
            entry.repairs.append(Remark(f"link '{words[:100]}' was read as {target}", "read_as", column if column != MIXED else "contact_web",
                                        what=words[:100], now=target))


def safe_cells(cells: Dict[str, Any], entry: Entry) -> Dict[str, str]:
    """Cells as text without what would run or break; what was left out is said, and a row with a cell that is too long is refused."""
    safe = {}
    for column, value in cells.items():
        written = clean(value)
        text = unbroken(written)
        if text != written:
            entry.repairs.append(Remark(f"broken letters in {column} were put right", "broken", column))
        if len(text) > CELL:
            entry.refuse(Remark(f"{column} is longer than {CELL:,} characters: shorten it", "long", column, most=CELL))
        elif is_formula(text):
            entry.repairs.append(Remark(f"the formula in {column} was left out", "formula", column))
        elif is_error(text):
            entry.repairs.append(Remark(f"a formula in {column} went wrong ({text}) and was left out", "formula", column))
        elif text:
            safe[column] = text
    return safe
