"""What lies beneath the cells of a sheet and the quick reader of workbooks leaves out: cells that are one over several rows, and links behind words."""
from __future__ import annotations

import html
import posixpath
import re
import zipfile
from typing import Any, Dict, List, Tuple

from openpyxl.utils import column_index_from_string

Rows = List[Tuple[int, List[Any]]]  # number, cells
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_STEPS = 1_000_000  # cells that are filled; more has no sheet that people made
_AT_MOST = 50_000  # links and merged cells


def end_of_sheet(archive: zipfile.ZipFile, path: str) -> bytes:
    """What stands behind the rows in a sheet's XML."""
    raw = archive.read(path)
    return raw[max(raw.rfind(b"sheetData>"), 0):]


def fill_merged(rows: Rows, end: bytes) -> None:
    """Writes what stands in a cell over several rows into each of them that holds anything: an institution that is printed once for all its offers."""
    by_number = {number: cells for number, cells in rows}
    numbers, steps = sorted(by_number), 0
    for found in _MERGED.findall(end)[:_AT_MOST]:
        place, first, last = column_index_from_string(found[0].decode()) - 1, int(found[1]), int(found[2])
        top = by_number.get(first, [])
        if last == first or place >= len(top) or top[place] is None:
            continue
        for number in numbers:
            if first < number <= last:
                cells = by_number[number]
                cells.extend([None] * (place + 1 - len(cells)))
                cells[place] = top[place] if cells[place] is None else cells[place]
            steps += 1
            if number > last or steps > _STEPS:
                break


def links_of(archive: zipfile.ZipFile, path: str, end: bytes) -> Dict[Tuple[int, int], str]:
    """(row, place) -> where the words of a cell lead: "zur Website" to https://…"""
    folder, name = posixpath.split(path)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if not _LINK.search(end) or relations not in archive.namelist():
        return {}
    targets = {}
    for found in _RELATION.findall(archive.read(relations).decode("utf-8", "replace")):
        said = dict(_ATTRIBUTE.findall(found))
        targets[said.get("Id", "")] = html.unescape(said.get("Target", ""))
    links: Dict[Tuple[int, int], str] = {}
    for each in _LINK.findall(end)[:_AT_MOST]:
        said = dict(_ATTRIBUTE.findall(each.decode("utf-8", "replace")))
        at = re.match(r"([A-Z]{1,3})(\d{1,7})", said.get("ref", ""))
        target = targets.get(next((value for key, value in said.items() if key.endswith(":id")), ""), "")
        if at and re.match(r"(?i)(?:https?://|mailto:)", target):
            links[int(at[2]), column_index_from_string(at[1]) - 1] = re.sub(r"(?i)^mailto:([^?]*).*", r"\1", target)
    return links
