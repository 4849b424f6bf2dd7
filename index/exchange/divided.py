"""Cells that hold what belongs in another column: all ways in in one, a mail address beside a number, "10115 Berlin" for a place, an age beside the people."""
from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional, Tuple

from index.exchange.cells import one_line, read_ages
from index.exchange.columns import MIXED

_MAIL = re.compile(r"(?:\bmailto:)?[^\s@<>,;:()\[\]\"'|/]+@[^\s@<>,;()\[\]\"'|/]+\.[A-Za-z]{2,}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'|;,()]+|"
                   r"\b(?<!@)[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:de|at|ch|se|org|net|com|eu|info|nu)\b(?:/[^\s<>\"'|;,()]*)?", re.IGNORECASE)
_CODE_AND_PLACE = re.compile(r"(?:[A-Z]{1,2}-)?(\d{3} ?\d{2}|\d{4})\s+([^\W\d_][^\d,;]*)")
_STREET = re.compile(r"(?i)[^,;\n]*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm|gatan|vägen|torget|plan|gränd)"
                     r"\s*\d+\s?[a-z]?(?:\s*[-–/]\s*\d+\s?[a-z]?)?")
_SPAN_WORDS = r"\b(?:ab|bis|von|unter|über|från|till|upp till|under|över|from|up to|to|over|zwischen|mellan|between|mindestens|minst)\b|[<>≥≤]|\b[uü](?=\s?\d)"
_WORDS = re.compile(r"(?i)^(?:(?:e-?mail|mejl|e-?post|mail|web(?:site|seite|b)?|hemsida|internet|homepage|www|online|oder|und|och|eller|and|or|"
                    r"u\.|per|via|unter|auch)\b[\s.:]*)+|"
                    r"[\s,;:/|–-]+$|^[\s,;:/|–-]+")


def ways_divided(cells: Dict[str, str]) -> Dict[str, str]:
    """The cells of a row with each way in in a column of its own."""
    cells = dict(cells)
    found: Dict[str, List[str]] = {}
    for column in ("contact_phone", MIXED):
        text = cells.get(column, "")
        if not re.search(r"@|www\.|://", text) and column != MIXED:
            continue
        lines = [line for each in re.split(r"[;\n|]", text) for line in _kinds(each, found)]
        if column == MIXED:
            cells.pop(column, None)
            lines = _addresses(lines, found)
        if lines:
            found.setdefault("contact_phone", [])[:0] = lines
        if column in cells:
            cells.pop(column)
    for column, parts in found.items():
        cells[column] = "\n".join(filter(None, (cells.get(column, ""), *parts)))
    return cells


def _kinds(text: str, found: Dict[str, List[str]]) -> List[str]:
    """What is left of a line when mail addresses and links are taken out."""
    mails = [each.removeprefix("mailto:") for each in _MAIL.findall(text)]
    rest = _MAIL.sub("\0", text)
    links = _LINK.findall(rest)
    if not mails and not links:
        return [text]
    for column, parts in (("contact_email", mails), ("contact_web", [each.rstrip(".") for each in links])):
        if parts:
            found.setdefault(column, []).extend(parts)
    left = [_bare(part) for part in re.split(r"\0", _LINK.sub("\0", rest))]
    return [part for part in left if re.search(r"\w", part)]


def _bare(text: str) -> str:
    before = None
    while before != text:
        before, text = text, _WORDS.sub("", text).strip()
    return re.sub(r"(?i)[\s,;/]+(?:e-?mail|mejl|e-?post|mail|web(?:site|seite|b)?|hemsida|internet|homepage|oder|und|och|eller|and|or)[\s.:]*$", "", text)


def _addresses(lines: List[str], found: Dict[str, List[str]]) -> List[str]:
    """What is left of lines when streets, with the places behind them, are taken out."""
    left: List[str] = []
    for line in lines:
        kept: List[str] = []
        for part in re.split(r",\s*", line):
            part = part.strip()
            if _CODE_AND_PLACE.fullmatch(part) or _STREET.fullmatch(part):
                streets = found.setdefault("contact_address", [])
                if streets and _CODE_AND_PLACE.fullmatch(part):
                    streets[-1] = f"{streets[-1]}, {part}"
                else:
                    streets.append(part)
            else:
                kept.append(part)
        if any(kept):
            left.append(", ".join(filter(None, kept)))
    return left


def place_of(cells: Dict[str, str]) -> Tuple[str, str]:
    """(postal code, place) of a row: from their columns, from "10115 Berlin" in one of them, else from the only address that ends so."""
    code, place = one_line(cells.get("postal_code", "")), one_line(cells.get("place", ""))
    for text in (place, code):
        if both := _CODE_AND_PLACE.fullmatch(text):
            return code if re.fullmatch(r"[\d ]+", code) else both[1], both[2].strip() if text == place or not place else place
    return code, place


def place_of_address(address: str) -> Optional[str]:
    """The place behind the postal code of an address."""
    lines = [line for line in address.splitlines() if line.strip()]
    found = re.search(rf"(?:^|,\s*|\s){_CODE_AND_PLACE.pattern}$", re.sub(r"\s*\([^)]*\)$", "", lines[0])) if len(lines) == 1 else None
    return found[2].strip() if found else None


class Beside(NamedTuple):
    """Ages that stand beside people: the first and the last, the words that say so, and the cell without them."""

    ages: Tuple[Optional[int], Optional[int]]
    said: str
    rest: str


def ages_beside(text: str) -> Optional[Beside]:
    """The ages in a cell that names one kind of people, "unga, 13–25 år" or "Jugendliche ab 14"; None where it names several, as the ages may be
    those of one of them."""
    parts = [part.strip() for part in re.split(r"[;\n,|]", text) if part.strip()]
    said = [part for part in parts if re.search(r"\d", part)]
    if len(said) != 1 or len(parts) > 2 or re.search(r"(?i)[/&]|\b(?:und|och|and|sowie|samt)\b", text):
        return None
    people = re.split(rf"(?i)(?:{_SPAN_WORDS})?\s*\d", said[0])[0].strip(" :(")
    if people and len(parts) > 1 or (ages := read_ages(said[0])) == (None, None):
        return None
    return Beside(ages, said[0], text.replace(said[0], people))
