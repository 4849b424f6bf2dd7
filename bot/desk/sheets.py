"""A table as a file: CSV, XLSX or JSON. No cell ever starts a formula, and what is too small to say stays unsaid."""
from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any, Dict, Sequence, Tuple

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from bot.desk.table import Table, Value
from bot.desk.words import Words

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def sheet(table: Table, kind: str, words: Words, about: str) -> Tuple[bytes, str]:
    """(the file, its media type); `about` names the period and whether the figures are made up."""
    return {"csv": _csv, "xlsx": _xlsx, "json": _json}[kind](table, words, about), TYPES[kind]


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return "'" + text if text.lstrip().startswith(_STARTS_A_FORMULA) or text.startswith(_STARTS_A_FORMULA) else text


def _cell(value: Value, kind: str, words: Words) -> Any:
    if value is None:
        return words["hidden"] if kind == "count" else ""
    return safe(value) if isinstance(value, str) else round(value, 4) if isinstance(value, float) else value


def _csv(table: Table, words: Words, about: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.label for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(value, column.kind, words) for value, column in zip(row.values, table.columns)])
    return out.getvalue().encode("utf-8-sig")  # the mark tells spreadsheets that it is UTF-8


def _xlsx(table: Table, words: Words, about: str) -> bytes:
    return book([table], words, [table.title, about])


def book(tables: Sequence[Table], words: Words, about: Sequence[str]) -> bytes:
    """One XLSX with a sheet for each table, and one with the lines about them."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for table in tables:
        _page(workbook, table, words)
    note = workbook.create_sheet("Lotse")
    for line in (*about, words["page"]["small"]):
        note.append([safe(line)])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _page(workbook: Workbook, table: Table, words: Words) -> None:
    page = workbook.create_sheet(safe(table.title)[:31].translate(str.maketrans("[]:*?/\\", "       ")))
    page.append([column.label for column in table.columns])
    for row in table.rows:
        page.append([_cell(value, column.kind, words) for value, column in zip(row.values, table.columns)])
    for cells in page.iter_rows():
        for cell, column in zip(cells, table.columns):
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it looks like
            elif column.kind == "share":
                cell.number_format = "0 %"
    for cell in page[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(table.columns, 1):
        longest = max([len(column.label), *(len(str(row.values[number - 1])) for row in table.rows[:200])])
        page.column_dimensions[get_column_letter(number)].width = min(longest + 2, 60)
    page.freeze_panes = "A2"


def _json(table: Table, words: Words, about: str) -> bytes:
    """{"table", "about", "columns": [{"key", "label", "kind"}], "rows": [{key: value}]}; what is too small to say is null."""
    rows: list[Dict[str, Any]] = [
        {column.key: value.isoformat() if isinstance(value, date) else value for value, column in zip(row.values, table.columns)}
        for row in table.rows]
    body = {"table": table.name, "title": table.title, "about": about, "rows": rows,
            "columns": [{"key": column.key, "label": column.label, "kind": column.kind} for column in table.columns]}
    return json.dumps(body, ensure_ascii=False).encode()
