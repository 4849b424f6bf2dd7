"""Reads tables out of files that anybody may have made: XLSX and CSV, with limits, and without running anything in them."""
from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Tuple

from index.exchange.account import ExchangeError
from index.exchange.beneath import end_of_sheet, fill_merged, links_of
from index.exchange.cells import decoded
from index.exchange.remarks import Remark

MEMBERS = 2_000
PACKED_AT_MOST = 200  # times smaller; honest sheets reach about 20
WIDTH = 200
CELL = 10_000  # characters
_LINES_IN_A_CELL = 100
_DELIMITERS = ",;\t|"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old .xls, and what encryption makes of any .xlsx


class Limits(NamedTuple):
    """How large a file may be: its bytes, the bytes of everything in an archive, and its rows."""

    size: int = 50_000_000
    unpacked: int = 400_000_000
    rows: int = 200_000


WIDEST = Limits()  # of files that whoever runs Lotse takes in


class Table(NamedTuple):
    """A sheet: its name and its rows that are not empty, each with its number (from 1) and its cells as they stand there; the links behind
    words ((row, place) -> target); and whether whoever opens the file sees it."""

    name: str
    rows: List[Tuple[int, List[Any]]]
    links: Dict[Tuple[int, int], str] = {}
    hidden: bool = False


def read_tables(path: Path, is_heading: Callable[[str], bool], limits: Limits = WIDEST) -> List[Table]:
    """The tables of a file, told apart by what is in it, not by its name. `is_heading` helps to tell how a CSV is divided.
    Raises ExchangeError."""
    raw = read_bytes(path, limits)
    if raw.startswith(_OLE):
        raise ExchangeError(Remark(f"{path.name} is an old Excel file or protected by a password: save it as .xlsx without a password.", "old"))
    if raw.startswith(b"PK"):
        return _workbook(path.name, raw, limits)
    return [Table("", number_rows(path.name, csv_rows(path.name, decode(path.name, raw), is_heading), limits))]


def read_bytes(path: Path, limits: Limits = WIDEST) -> bytes:
    """The file whole. Raises ExchangeError where there is none, or it is larger than anybody's list of offers."""
    try:
        if path.stat().st_size > limits.size:
            raise ExchangeError(Remark(f"{path.name} is larger than {limits.size // 1_000_000} MB: divide it into several files.", "large"))
        return path.read_bytes()
    except OSError as error:
        raise ExchangeError(f"{path.name} cannot be read ({error.strerror}): give the path of a file.") from error


def open_archive(name: str, raw: bytes, limits: Limits = WIDEST) -> zipfile.ZipFile:
    """A zip archive, refused before anything is unpacked that would fill the memory. Raises ExchangeError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ExchangeError(Remark(f"{name} is damaged and cannot be opened: save it anew.", "damaged")) from error
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > limits.unpacked or len(members) > MEMBERS or size > 10_000_000 and size > PACKED_AT_MOST * len(raw):
        raise ExchangeError(Remark(f"{name} unpacks to far more than a list of offers can hold: it was not opened.", "bomb"))
    if any(member.flag_bits & 1 for member in members):
        raise ExchangeError(Remark(f"{name} is protected by a password: save it without one.", "old"))
    return archive


def _workbook(name: str, raw: bytes, limits: Limits) -> List[Table]:
    archive = open_archive(name, raw, limits)
    names = {member.filename.lower() for member in archive.infolist()}
    if any("vbaproject" in each or "/macrosheets/" in each for each in names):
        raise ExchangeError(Remark(f"{name} holds macros, which are never opened here: save it as .xlsx.", "macros"))
    if "xl/workbook.xml" not in names:
        raise ExchangeError(Remark(f"{name} is no Excel workbook: save it as .xlsx or .csv.", "no_table"))
    try:
        for each in archive.namelist():
            if each.endswith((".xml", ".rels")) and b"<!ENTITY" in archive.read(each):
                raise ExchangeError(Remark(f"{name} declares entities, which no spreadsheet does: save it anew.", "damaged"))
        return _sheets(archive, raw, limits)
    except ExchangeError:
        raise
    except Exception as error:  # whatever a damaged workbook makes the parser raise
        raise ExchangeError(Remark(f"{name} is damaged and cannot be read: save it anew as .xlsx.", "damaged")) from error


def _sheets(archive: zipfile.ZipFile, raw: bytes, limits: Limits) -> List[Table]:
    import openpyxl

    # data_only=False: a formula comes as its text, so that it can be reported; nothing ever computes it.
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
    tables = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # they may be wrong, and a wrong width would cut rows
        rows = ([cell for cell in row] for row in sheet.iter_rows(values_only=True, max_col=WIDTH))
        kept, path = number_rows(sheet.title, rows, limits), sheet._worksheet_path
        end = end_of_sheet(archive, path)
        fill_merged(kept, end)
        tables.append(Table(sheet.title, kept, links_of(archive, path, end), sheet.sheet_state != "visible"))
    book.close()
    return tables


def number_rows(name: str, rows: Iterator[List[Any]], limits: Limits) -> List[Tuple[int, List[Any]]]:
    """The rows that are not empty, with their numbers."""
    kept = []
    for number, row in enumerate(rows, 1):
        if any(cell is not None and str(cell).strip() for cell in row):
            kept.append((number, row))
        if len(kept) > limits.rows:
            raise ExchangeError(Remark(f"{name or 'The table'} has more than {limits.rows:,} rows: divide it into several files.", "many_rows",
                                       most=limits.rows))
    return kept


def decode(name: str, raw: bytes) -> str:
    """Text in UTF-8, UTF-16 or, as old programs write it, Windows-1252; a file put together from two of them line by line.
    Raises ExchangeError for what is no text."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        guesses = ["utf-16"]
    elif raw[:200].count(0) > len(raw[:200]) // 4:
        guesses = ["utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"]
    else:
        guesses = ["utf-8-sig", "by line"]
    for encoding in guesses:
        try:
            text = raw.decode(encoding) if encoding != "by line" else "".join(map(decoded, raw.splitlines(keepends=True)))
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ExchangeError(Remark(f"{name} is no table: save it as .xlsx, or as .csv in UTF-8.", "no_table"))


def csv_rows(name: str, text: str, is_heading: Callable[[str], bool]) -> Iterator[List[str]]:
    """Rows of a CSV; of comma, semicolon, tab and bar the one that brings out most headings divides it."""
    csv.field_size_limit(WIDEST.size)
    head = text[:200_000]
    found: Dict[str, int] = {}
    for delimiter in _DELIMITERS:
        rows = [row for row, _ in zip(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), range(30))]
        found[delimiter] = max((sum(map(is_heading, row)) for row in rows), default=0)
    delimiter = max(_DELIMITERS, key=lambda each: found[each])
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        if any(cell.count("\n") > _LINES_IN_A_CELL for cell in row):
            opened = next(cell for cell in row if cell.count("\n") > _LINES_IN_A_CELL)
            raise ExchangeError(Remark(f"{name} has a quotation mark that is opened and never closed, before \"{_start(opened)}\": close it.",
                                       "quotation", what=_start(opened)))
        yield row


def _start(text: str) -> str:
    return re.sub(r"\s+", " ", text)[:40]
