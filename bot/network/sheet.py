"""The network as a sheet, and back: XLSX and CSV that an import reads again with every row accounted for, and JSON."""
from __future__ import annotations

import hashlib
import json
import re
import tempfile
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from bot.network.entries import AREAS, PARTNER, SECTORS, STATES, Entry, Initiative, Organisation, load_themes
from bot.network.form import LINES, Filled, Forms, initiative_of
from bot.network.names import Names, load_words
from index.exchange.account import TAKEN, UNCHANGED, Account, ExchangeError
from index.exchange.account import Entry as Row
from index.exchange.cells import clean, one_line
from index.exchange.columns import Headings, plain
from index.exchange.ids import slug
from index.exchange.overview_sheet import overview_csv
from index.exchange.sheet import read_tables
from index.exchange.workbook import write_table
from index.regions import load_regions
from index.taxonomy import LANGUAGES, Taxonomy

KINDS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8", "json": "application/json"}
_OF_INITIATIVE = ("title", "summary", "goals", "work", "needs", "gives", "areas", "themes", "settings", "topics", "groups", "country", "regions", "audience",
                  "state", "begins", "ends", "links", "language")
COLUMNS = ("id", "title", "organisation", "sector", "place", *_OF_INITIATIVE[1:])
_LISTS = ("areas", "themes", "settings", "topics", "groups", "regions")
_CHOSEN = ("sector", "country", "state", "language")
_WIDE = {"title": 40, "organisation": 35, "summary": 60, "goals": 50, "work": 50, "needs": 50, "gives": 50}
_GUARDED = re.compile(r"'(?=\s*[=+\-@|%])")  # what a CSV puts before what a spreadsheet would compute


class Import(NamedTuple):
    """What became of each row, and the entries to take in."""

    account: Account
    entries: List[Entry]


def make_file(kind: str, initiatives: Sequence[Initiative], organisations: Mapping[str, Organisation], taxonomy: Taxonomy, language: str) -> bytes:
    """One of KINDS. No address of a person stands in it."""
    if kind == "json":
        own = {each.organisation for each in initiatives}
        public = [{key: value for key, value in asdict(each).items() if key != "mail"} for id, each in organisations.items() if id in own]
        return json.dumps({"organisations": public, "initiatives": [asdict(each) for each in initiatives]}, ensure_ascii=False, indent=1).encode()
    names = Names(taxonomy, language)
    head = [headings().heading(column, language) for column in COLUMNS]
    rows = [[_cell(column, each, organisations[each.organisation], names) for column in COLUMNS] for each in initiatives]
    if kind == "csv":
        return overview_csv(head, rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.xlsx"
        write_table(path, str(load_words()[language]["titles"]["list"]), head, rows, None, {COLUMNS.index(column): width for column, width in _WIDE.items()})
        return path.read_bytes()


def _cell(column: str, each: Initiative, organisation: Organisation, names: Names) -> str:
    if column == "organisation":
        return organisation.name
    value = getattr(organisation if column in ("sector", "place") else each, column)
    if column in _LISTS:
        return "; ".join(names.of(column, id) for id in value)
    if column in LINES:
        return "\n".join(value)
    return names.of(column, value) if column in _CHOSEN and value else str(value)


@lru_cache(maxsize=1)
def headings() -> Headings:
    words = load_words()
    known = {column: [words[language]["form"]["names"].get(column) or words[language]["sheet"][column] for language in LANGUAGES] for column in COLUMNS}
    return Headings(known, ("title", "organisation"), ("title",))


def read_sheet(path: Path, forms: Forms, taxonomy: Taxonomy, organisations: Sequence[Organisation], initiatives: Sequence[Initiative], country: str) -> Import:
    """Initiatives of a file, each checked as the form checks it. An organisation that the network does not know is taken in where
    its sector stands beside it. Raises ExchangeError."""
    reader = _Reader(forms, taxonomy, organisations, {each.id: each for each in initiatives}, country)
    found = False
    for table in read_tables(path, lambda cell: headings().column(cell) is not None):
        layout = headings().find(table)
        if layout is None:
            reader.account.notes.append(f"sheet {table.name or path.name}: no headings of initiatives, left out")
            continue
        missing = headings().missing(layout)
        if missing:
            raise ExchangeError(f"{path.name} has no column {missing}: give it that heading, or take the sheet that `lotse network export` writes.")
        found = True
        reader.account.notes += [f"column '{heading}' is not known and was left out" for heading in layout.extra]
        for number, cells in table.rows[layout.position + 1:]:
            reader.row(number, table.name, layout.cells(cells))
    if not found:
        raise ExchangeError(f"{path.name} has no table of initiatives: take the sheet that `lotse network export` writes.")
    return Import(reader.account, [*reader.organisations.values(), *reader.taken.values()])


class _Reader:
    """Row after row; `organisations` are those that are new, `taken` what changed or is new."""

    def __init__(self, forms: Forms, taxonomy: Taxonomy, organisations: Sequence[Organisation], known: Mapping[str, Initiative], country: str) -> None:
        self.account, self.organisations, self.taken = Account(), dict[str, Organisation](), dict[str, Initiative]()
        self._forms, self._known, self._country, self._ids = forms, known, country, _labels(taxonomy)
        self._named: Dict[str, List[Organisation]] = {}
        self._seen: Dict[str, int] = {}
        self._problems = load_words()["en"]["form"]
        for each in organisations:
            self._named.setdefault(plain(each.name), []).append(each)

    def row(self, number: int, sheet: str, cells: Mapping[str, Any]) -> None:
        entry = Row(number, sheet)
        self.account.entries.append(entry)
        texts = {column: _GUARDED.sub("", clean(cell), count=1) if _GUARDED.match(clean(cell)) else clean(cell) for column, cell in cells.items()}
        filled, unknown = self._filled(texts)
        reasons = [f"{column}: '{word}' is not known" for column, word in unknown]
        reasons += [f"{problem.field}: {self._problems['problems_of'][problem.key].format(what=problem.what[:80])}" for problem in
                    self._forms.problems("initiative", filled)]
        organisation, why = self._organisation(texts, filled)
        if reasons or organisation is None:
            entry.refuse("; ".join([*reasons, *([why] if why else [])]))
            return
        id = texts.get("id") or f"{slug(filled['title'])}-{_short(organisation.id + filled['title'])}"
        entry.id = id
        known = self._known.get(id)
        if id in self._seen:
            entry.refuse(f"the row {self._seen[id]} has the same id")
        elif not re.fullmatch(r"[a-z0-9][a-z0-9_.:-]{0,79}", id):
            entry.refuse("id: use small letters, digits and hyphens, or leave it empty")
        elif known is not None and known.organisation != organisation.id:
            entry.refuse("id: it belongs to an initiative of another organisation")
        else:
            self._take(entry, initiative_of(filled, id, organisation.id), known, organisation)
            self._seen[id] = number

    def _take(self, entry: Row, wanted: Initiative, known: Optional[Initiative], organisation: Organisation) -> None:
        if wanted == known:
            entry.outcome = UNCHANGED
            return
        entry.outcome = TAKEN
        self.taken[wanted.id] = wanted
        if organisation not in self._named.get(plain(organisation.name), []):
            entry.notes.append(f"the organisation '{organisation.name}' is new to the network and has no account yet")
            self.organisations[organisation.id] = organisation

    def _filled(self, texts: Mapping[str, str]) -> Tuple[Filled, List[Tuple[str, str]]]:
        """The row as the form would be filled in, and the words that no list knows."""
        given: List[Tuple[str, str]] = []
        unknown = []
        for column in _OF_INITIATIVE:
            text = texts.get(column, "")
            if column in _LISTS or column in _CHOSEN:
                for word in filter(None, map(one_line, re.split(r"[;\n]", text))):
                    id = self._ids[column].get(plain(word)) or self._ids[column].get(word.casefold())
                    (given.append((column, id)) if id else unknown.append((column, word)))
            else:
                given.append((column, text))
        filled = self._forms.filled(given, "initiative", "de")
        filled["country"] = filled["country"] or self._country
        filled["state"] = filled["state"] or "running"
        return filled, unknown

    def _organisation(self, texts: Mapping[str, str], filled: Filled) -> Tuple[Optional[Organisation], str]:
        name = one_line(texts.get("organisation", ""))
        found = self._named.get(plain(name), [])
        own = self._known.get(texts.get("id", ""))
        found = [each for each in found if own and each.id == own.organisation] or found
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, f"organisation: {len(found)} organisations are called '{name}': give the id of the initiative"
        sector = self._ids["sector"].get(plain(texts.get("sector", "")))
        if not name or len(name) > 200 or sector is None:
            return None, f"organisation: '{name}' is not in the network: let it join first, or say in the column sector what it is"
        id = f"{slug(name)}-{_short(plain(name) + filled['country'])}"
        made = Organisation(id=id, name=name, sector=sector, areas=tuple(filled["areas"]), country=filled["country"], region="",
                            place=texts.get("place", "")[:100], about="", web="", mail="", language=filled["language"], state=PARTNER)
        return self.organisations.get(id, made), ""


def _labels(taxonomy: Taxonomy) -> Dict[str, Dict[str, str]]:
    """column -> {an id or its label in any language, plainly written: the id}."""
    ids: Dict[str, Sequence[str]] = {
        "areas": AREAS, "sector": SECTORS, "state": STATES, "themes": list(load_themes()), "regions": list(load_regions()), "language": LANGUAGES,
        "country": taxonomy.ids("countries"), **{facet: taxonomy.ids(facet) for facet in ("settings", "topics", "groups")}}
    names = [Names(taxonomy, language) for language in LANGUAGES]
    return {column: {plain(word): id for id in some for word in (id, *(each.of(column, id) for each in names))} for column, some in ids.items()}


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
