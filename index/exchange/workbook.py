"""Writes tables as XLSX: text stays text, whatever it begins with, and equal tables give equal files."""
from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, List, Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_LISTS = "lists"
_MADE = datetime(2021, 3, 1)  # the same in every file, so that the same offers give the same bytes
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")
_PLAIN = (int, float, bool)
_FIRST_SHEET = "xl/worksheets/sheet1.xml"
_SIZE = re.compile(rb'<dimension ref="[^"]*"')


def write_table(path: Path, title: str, head: Sequence[str], rows: Sequence[Sequence[Any]],
                choices: Dict[int, List[str]] | None = None, widths: Dict[int, int] | None = None) -> None:
    """One sheet with a heading row; `choices` gives columns (from 0) a drop-down, which allows other words too. Raises OSError."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title[:31]
    for column, value in enumerate(head, 1):
        _put(sheet, 1, column, value)
    _put(sheet, 2, 1, "a cell that shows how a text looks")
    text_style = sheet["A2"].style_id
    sheet.delete_rows(2)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column in range(len(head)):
        sheet.column_dimensions[get_column_letter(column + 1)].width = (widths or {}).get(column, 20)
    if choices:
        _offer_choices(book, sheet, choices, len(rows))
    book.properties.creator = "Lotse"
    book.properties.created = book.properties.modified = _MADE
    book.save(path)
    _finish(path, _rows_xml(rows, text_style), f"A1:{get_column_letter(max(len(head), 1))}{len(rows) + 1}")


def _put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, _PLAIN):
        cell.value = value
        return
    cell.value = _plain(value)
    cell.data_type = "s"  # else a text that begins with = becomes a formula
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _plain(value: Any) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))[:32_767]


def _offer_choices(book: Workbook, sheet: Worksheet, choices: Dict[int, List[str]], rows: int) -> None:
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    for place, (column, words) in enumerate(sorted(choices.items()), 1):
        for number, word in enumerate(words, 1):
            _put(lists, number, place, word)
        letter, target = get_column_letter(place), get_column_letter(column + 1)
        validation = DataValidation("list", formula1=f"{_LISTS}!${letter}$1:${letter}${len(words)}", allow_blank=True)
        validation.showErrorMessage = False  # several values, or words of one's own, may be typed
        validation.add(f"{target}2:{target}{rows + 1000}")
        sheet.add_data_validation(validation)


def _rows_xml(rows: Sequence[Sequence[Any]], text_style: int) -> bytes:
    """The rows below the heading. openpyxl makes an object of each cell and of its look, which takes ten times as long."""
    letters = [get_column_letter(column) for column in range(1, max(map(len, rows), default=0) + 1)]
    lines = []
    for number, row in enumerate(rows, 2):
        cells = [_cell_xml(f"{letter}{number}", value, text_style) for letter, value in zip(letters, row) if value not in (None, "")]
        if cells:
            lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(lines).encode("utf-8", "replace")


def _cell_xml(place: str, value: Any, text_style: int) -> str:
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, _PLAIN):
        return f'<c r="{place}"><v>{value}</v></c>'
    # a string of its own is no formula, whatever it begins with
    return f'<c r="{place}" s="{text_style}" t="inlineStr"><is><t xml:space="preserve">{escape(_plain(value))}</t></is></c>'


def _finish(path: Path, rows: bytes, size: str) -> None:
    """Puts the rows in, and forgets when it was made."""
    with zipfile.ZipFile(path) as archive:
        members = [(name, _MODIFIED.sub(rb"\g<1>2021-03-01T00:00:00Z<", archive.read(name))) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            if name == _FIRST_SHEET:
                content = _SIZE.sub(f'<dimension ref="{size}"'.encode(), content).replace(b"</sheetData>", rows + b"</sheetData>")
            archive.writestr(zipfile.ZipInfo(name, (2021, 3, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
