"""Initiatives and materials of the network as a sheet, and back: XLSX and CSV that an import reads again with every row accounted for, and JSON."""
from __future__ import annotations

import hashlib
import json
import re
import tempfile
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from bot.network.entries import AREAS, LICENCES, MATERIAL_KINDS, PARTNER, SECTORS, STATES, ZONES, Entry, Organisation, Work, kind_of, load_themes, name_of
from bot.network.form import FIELDS, LINES, Filled, Forms, initiative_of, material_of
from bot.network.names import Names, load_words
from index.exchange.account import TAKEN, UNCHANGED, Account, ExchangeError
from index.exchange.account import Entry as Row
from index.exchange.cells import clean, one_line
from index.exchange.columns import Headings, plain
from index.exchange.ids import slug
from index.exchange.overview_sheet import overview_csv
from index.exchange.sheet import read_tables
from index.exchange.workbook import write_table
from index.hours import TIME_ZONES
from index.regions import load_regions
from index.taxonomy import LANGUAGES, Taxonomy

KINDS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8", "json": "application/json"}
_OF_INITIATIVE = ("title", "summary", "goals", "work", "needs", "gives", "areas", "themes", "settings", "topics", "groups", "country", "regions", "audience",
                  "state", "begins", "ends", "links", "language")
_LISTS = ("areas", "themes", "settings", "topics", "groups", "regions", "who", "languages")
_CHOSEN = ("sector", "country", "state", "language", "kind", "licence", "zone")
_WIDE = {"title": 40, "organisation": 35, "summary": 60, "goals": 50, "work": 50, "needs": 50, "gives": 50,
         **{f"title_{each}": 40 for each in LANGUAGES}, **{f"text_{each}": 60 for each in LANGUAGES}}


class Plan(NamedTuple):
    """How entries of one kind stand in a sheet: the columns of the entry, the first of which is `needed`, what makes an entry of a
    row that was read as a form, and the key of the sheet's name."""

    kind: str
    own: Tuple[str, ...]
    make: Callable[[Filled, str, str], Entry]
    name: str

    @property
    def columns(self) -> Tuple[str, ...]:
        return ("id", self.own[0], "organisation", "sector", "place", *self.own[1:])


INITIATIVES = Plan("initiative", _OF_INITIATIVE, initiative_of, "list")
MATERIALS = Plan("material", FIELDS["material"], material_of, "materials")
COLUMNS = INITIATIVES.columns
_GUARDED = re.compile(r"'(?=\s*[=+\-@|%])")  # what a CSV puts before what a spreadsheet would compute


class Import(NamedTuple):
    """What became of each row, and the entries to take in."""

    account: Account
    entries: List[Entry]


def make_file(kind: str, entries: Sequence[Work], organisations: Mapping[str, Organisation], taxonomy: Taxonomy, language: str,
              plan: Plan = INITIATIVES) -> bytes:
    """One of KINDS, of entries of the plan. No address of a person stands in it."""
    by = {each.id: organisations[each.organisation] for each in entries}
    if kind == "json":
        own = {each.id for each in by.values()}
        public = [{key: value for key, value in asdict(each).items() if key != "mail"} for id, each in organisations.items() if id in own]
        return json.dumps({"organisations": public, f"{plan.kind}s": [asdict(each) for each in entries]}, ensure_ascii=False, indent=1).encode()
    names = Names(taxonomy, language)
    head = [headings(plan).heading(column, language) for column in plan.columns]
    rows = [[_cell(column, each, by[each.id], names) for column in plan.columns] for each in entries]
    if kind == "csv":
        return overview_csv(head, rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.xlsx"
        wide = {plan.columns.index(column): width for column, width in _WIDE.items() if column in plan.columns}
        write_table(path, str(load_words()[language]["titles"][plan.name]), head, rows, None, wide)
        return path.read_bytes()


def _cell(column: str, each: Entry, organisation: Organisation, names: Names) -> str:
    if column == "organisation":
        return organisation.name
    value = getattr(organisation if column in ("sector", "place") else each, column)
    if column in _LISTS:
        return "; ".join(names.of(column, id) for id in value)
    if column in LINES:
        return "\n".join(value)
    return names.of(column, value) if column in _CHOSEN and value else str(value)


@lru_cache(maxsize=2)
def headings(plan: Plan = INITIATIVES) -> Headings:
    words = load_words()
    known = {column: [words[language]["form"]["names"].get(column) or words[language]["sheet"][column] for language in LANGUAGES] for column in plan.columns}
    return Headings(known, (plan.own[0], "organisation"), (plan.own[0],))


def read_sheet(path: Path, forms: Forms, taxonomy: Taxonomy, organisations: Sequence[Organisation], known: Sequence[Entry], country: str) -> Import:
    """Initiatives and materials of a file, each checked as the form checks it; `known` are those that are published. An organisation that
    the network does not know is taken in where its sector stands beside it. Raises ExchangeError."""
    account, new = Account(), dict[str, Organisation]()
    readers = {plan: _Reader(plan, account, new, forms, taxonomy, organisations, known, country) for plan in (INITIATIVES, MATERIALS)}
    found = False
    for table in read_tables(path, lambda cell: any(headings(plan).column(cell) for plan in readers)):
        if table.hidden:
            continue
        layouts = [(len(layout.at), plan, layout) for plan in readers if (layout := headings(plan).find(table)) is not None]
        if not layouts:
            account.notes.append(f"sheet {table.name or path.name}: no headings of initiatives or materials, left out")
            continue
        _, plan, layout = max(layouts, key=lambda each: each[0])
        missing = headings(plan).missing(layout)
        if missing:
            raise ExchangeError(f"{path.name} has no column {missing}: give it that heading, or take the sheet that `lotse network export` writes.")
        found = True
        account.notes += [f"column '{heading}' is not known and was left out" for heading in layout.extra]
        account.notes += [f"column '{heading}' was taken for {column}" for heading, column in layout.guessed]
        for number, cells in table.rows[layout.position + 1:]:
            readers[plan].row(number, table.name, layout.cells(cells))
    if not found:
        raise ExchangeError(f"{path.name} has no table of initiatives or materials: take the sheet that `lotse network export` writes.")
    return Import(account, [*new.values(), *(entry for reader in readers.values() for entry in reader.taken.values())])


class _Reader:
    """Row after row; `new` are the organisations that are new, `taken` what changed or is new."""

    def __init__(self, plan: Plan, account: Account, new: Dict[str, Organisation], forms: Forms, taxonomy: Taxonomy,
                 organisations: Sequence[Organisation], known: Sequence[Entry], country: str) -> None:
        self._plan, self.account, self.organisations, self.taken = plan, account, new, dict[str, Entry]()
        self._forms, self._country, self._ids = forms, country, _labels(taxonomy)
        self._known = {each.id: each for each in known}
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
                    self._forms.problems(self._plan.kind, filled)]
        organisation, why = self._organisation(texts, filled)
        if reasons or organisation is None:
            entry.refuse("; ".join([*reasons, *([why] if why else [])]))
            return
        wanted = self._plan.make(filled, "", organisation.id)
        id = texts.get("id") or f"{slug(name_of(wanted))}-{_short(organisation.id + name_of(wanted))}"
        entry.id = id
        known = self._known.get(id)
        if id in self._seen:
            entry.refuse(f"the row {self._seen[id]} has the same id")
        elif not re.fullmatch(r"[a-z0-9][a-z0-9_.:-]{0,79}", id):
            entry.refuse("id: use small letters, digits and hyphens, or leave it empty")
        elif known is not None and (kind_of(known), getattr(known, "organisation", "")) != (self._plan.kind, organisation.id):
            entry.refuse("id: it belongs to something else, or to another organisation")
        else:
            self._take(entry, replace(wanted, id=id), known, organisation)
            self._seen[id] = number

    def _take(self, entry: Row, wanted: Entry, known: Optional[Entry], organisation: Organisation) -> None:
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
        for column in self._plan.own:
            text = texts.get(column, "")
            if column in _LISTS or column in _CHOSEN:
                for word in filter(None, map(one_line, re.split(r"[;\n]", text))):
                    id = self._ids[column].get(plain(word)) or self._ids[column].get(word.casefold())
                    (given.append((column, id)) if id else unknown.append((column, word)))
            else:
                given.append((column, text))
        filled = self._forms.filled(given, self._plan.kind, "de")
        filled["country"] = filled["country"] or self._country
        filled["state"] = filled["state"] or "running"
        filled["zone"] = filled.get("zone") or TIME_ZONES[filled["country"]]
        return filled, unknown

    def _organisation(self, texts: Mapping[str, str], filled: Filled) -> Tuple[Optional[Organisation], str]:
        name = one_line(texts.get("organisation", ""))
        found = self._named.get(plain(name), [])
        own = self._known.get(texts.get("id", ""))
        found = [each for each in found if own and each.id == getattr(own, "organisation", "")] or found
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, f"organisation: {len(found)} organisations are called '{name}': give the id of the entry"
        sector = self._ids["sector"].get(plain(texts.get("sector", "")))
        if not name or len(name) > 200 or sector is None:
            return None, f"organisation: '{name}' is not in the network: let it join first, or say in the column sector what it is"
        id = f"{slug(name)}-{_short(plain(name) + filled['country'])}"
        made = Organisation(id=id, name=name, sector=sector, areas=tuple(filled.get("areas", ())), country=filled["country"], region="",
                            place=texts.get("place", "")[:100], about="", web="", mail="", language=filled["language"], state=PARTNER)
        return self.organisations.get(id, made), ""


def _labels(taxonomy: Taxonomy) -> Dict[str, Dict[str, str]]:
    """column -> {an id or its label in any language, plainly written: the id}."""
    ids: Dict[str, Sequence[str]] = {
        "areas": AREAS, "sector": SECTORS, "state": STATES, "themes": list(load_themes()), "regions": list(load_regions()), "language": LANGUAGES,
        "kind": MATERIAL_KINDS, "licence": LICENCES, "zone": ZONES,
        "country": taxonomy.ids("countries"), **{facet: taxonomy.ids(facet) for facet in ("settings", "topics", "groups", "who", "languages")}}
    names = [Names(taxonomy, language) for language in LANGUAGES]
    return {column: {plain(word): id for id in some for word in (id, *(each.of(column, id) for each in names))} for column, some in ids.items()}


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
