"""The survey: rows of an institution's table become offers, with every repair named; rows that differ only in whom they are
for, or where in life, become one offer with many values."""
from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from pydantic import ValidationError

from index.exchange.account import MERGED, REFUSED, Account, Entry, ExchangeError, Parts, Progress
from index.exchange.cells import clean, is_formula, unbroken
from index.exchange.columns import Headings, load_headings, plain
from index.exchange.ids import survey_id
from index.exchange.sheet import CELL, read_tables
from index.exchange.survey_out import row_of
from index.exchange.survey_row import MANY, RowReader
from index.exchange.ways_in import ORDER
from index.offers import Contact, Offer, number_key
from index.taxonomy import LANGUAGES

_PROGRESS_EVERY = 500
_ASSUMED = {"topics": ("general",), "for_whom": ("self",)}


@dataclass
class _Draft:
    """Rows that are one offer: its fields, the id the sheet asks for, and the rows' entries, the first of them leading."""

    fields: Dict[str, Any]
    id: Optional[str]
    entries: List[Entry] = field(default_factory=list)


def read_survey(path: Path, kit: Parts, country: str, today: date, progress: Progress = lambda line: None) -> Account:
    """The account of a survey's file. `country` is assumed where nothing in a row tells. Raises ExchangeError."""
    headings = load_headings()
    account = Account()
    rows = _rows(path, headings, account)
    reader = RowReader(kit.taxonomy, kit.terms, kit.gazetteer, country, today)
    drafts: Dict[str, _Draft] = {}
    for done, (entry, cells) in enumerate(rows, 1):
        account.entries.append(entry)
        if entry.outcome != REFUSED:
            _take(reader, entry, cells, drafts)
        if done % _PROGRESS_EVERY == 0:
            progress(f"read {done} of {len(rows)} rows")
    for key, draft in drafts.items():
        _close(key, draft, kit, account)
    account.settle(kit.known)
    return account


def read_one(cells: Dict[str, Any], kit: Parts, country: str, today: date) -> Tuple[Optional[Offer], Entry]:
    """One row that comes from a form (column -> text): its offer, or None with the entry refused."""
    account, entry, drafts = Account(), Entry(1), {}  # type: Account, Entry, Dict[str, _Draft]
    safe = _safe(cells, entry)
    if entry.outcome != REFUSED:
        _take(RowReader(kit.taxonomy, kit.terms, kit.gazetteer, country, today), entry, safe, drafts)
    for key, draft in drafts.items():
        _close(key, draft, kit, account)
    return account.offers.get(entry.id or ""), entry


def _rows(path: Path, headings: Headings, account: Account) -> List[Tuple[Entry, Dict[str, str]]]:
    """Every row below the headings of every sheet, its cells made safe."""
    found, rows, lacking = False, [], []
    for table in read_tables(path, lambda heading: headings.column(heading) is not None):
        layout = headings.find(table)
        if layout is None:
            if table.rows:
                account.notes.append(f"sheet '{table.name}' has no heading row and was not read")
            continue
        missing = headings.missing(layout)
        if missing:
            lacking.append(f"{path.name}{f', sheet {table.name},' if table.name else ''} has no column {missing}: name it in the heading row.")
            continue
        found = True
        if layout.extra:
            account.notes.append(f"these columns are not known and were not read: {', '.join(layout.extra)}")
        heading_row = table.rows[layout.position][1]
        for number, cells in table.rows[layout.position + 1:]:
            if cells != heading_row:  # printed again on a new page
                entry = Entry(number, table.name)
                rows.append((entry, _safe(layout.cells(cells), entry)))
    if not found and lacking:
        raise ExchangeError(lacking[0])
    account.notes += lacking
    if not found:
        raise ExchangeError(f"{path.name} has no heading row with the survey's columns, such as institution, offer, contact_phone: see docs/exchange.md.")
    return rows


def _safe(cells: Dict[str, Any], entry: Entry) -> Dict[str, str]:
    safe = {}
    for column, value in cells.items():
        written = clean(value)
        text = unbroken(written)
        if text != written:
            entry.repairs.append(f"broken letters in {column} were put right")
        if len(text) > CELL:
            entry.refuse(f"{column} is longer than {CELL:,} characters: shorten it")
        elif is_formula(text):
            entry.repairs.append(f"the formula in {column} was left out")
        elif text:
            safe[column] = text
    return safe


def _take(reader: RowReader, entry: Entry, cells: Dict[str, str], drafts: Dict[str, _Draft]) -> None:
    fields = reader.read(cells, entry)
    if fields is None:
        return
    key = _key(fields, cells.get("id"))
    if key in drafts:
        entry.outcome = MERGED
        for name in MANY:
            drafts[key].fields[name] = tuple(dict.fromkeys((*drafts[key].fields[name], *fields[name])))
    else:
        drafts[key] = _Draft(fields, cells.get("id"))
    drafts[key].entries.append(entry)


def _key(fields: Dict[str, Any], id: Optional[str]) -> str:
    """What two rows of one offer have in common: all but whom it is for and where in life."""
    kept = {name: value for name, value in fields.items() if name not in MANY}
    kept["contacts"] = [contact.dict(exclude={"national"}) for contact in fields["contacts"]]
    kept.update(name=plain(fields["name"]), provider=plain(fields["provider"]), id=id,
                summary=[plain(text) for text in fields["summary"].values()])
    return hashlib.sha256(json.dumps(kept, sort_keys=True, default=str).encode()).hexdigest()


def _close(key: str, draft: _Draft, kit: Parts, account: Account) -> None:
    first, fields = draft.entries[0], draft.fields
    for name, assumed in _ASSUMED.items():
        if not fields[name]:
            fields[name] = assumed
            first.repairs.append(f"{name} was empty; {assumed[0]} was assumed")
    account.close(draft.entries, *_offer(key, draft, kit, account))


def _offer(key: str, draft: _Draft, kit: Parts, account: Account) -> Tuple[Optional[Offer], str]:
    id = draft.id or survey_id(draft.fields)
    if draft.id is None and id in account.offers:  # the same name and place, but another number or text: an offer of its own
        id = survey_id(draft.fields, key)
    if id in account.offers:
        return None, f"the id '{id}' stands there twice with different facts: give one of them another id"
    if id.startswith("hsds:"):
        return None, f"'{id}' belongs to an imported directory, which is changed by importing it again"
    try:
        offer = Offer(id=id, **draft.fields)
    except ValidationError as error:
        first = error.errors()[0]
        return None, f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    known = kit.known.get(id)
    if draft.id and known is not None:
        if plain(known.provider) != plain(offer.provider):
            return None, f"the id '{id}' belongs to an offer of {known.provider}: leave the id empty for a new offer"
        offer = _changed(known, offer, kit)
    return (None, problem) if (problem := kit.reader.problem(offer)) else (offer, "")


def _changed(known: Offer, given: Offer, kit: Parts) -> Offer:
    """The offer of the catalogue with what the sheet changes; what a sheet has no room for stays as it was."""
    shadow = _shadow(known, given, kit)
    if shadow is None:
        return given
    changes = {name: getattr(given, name) for name in Offer.__fields__ if getattr(given, name) != getattr(shadow, name)}
    if "summary" in changes:
        changes["summary"] = {**known.summary, **given.summary}
    if "contacts" in changes:
        changes["contacts"] = tuple(_kept(contact, known, shadow) for contact in given.contacts)
    if "languages" in changes:
        changes["contacts"] = tuple(_spoken(contact, given.languages) for contact in changes.get("contacts", known.contacts))
    return known.copy(update=changes)


def _kept(contact: Contact, known: Offer, shadow: Offer) -> Contact:
    """A contact that the sheet did not change, byte for byte as the catalogue has it; else with what a sheet has no room for."""
    def key(of: Contact) -> Tuple[str, str]:
        return of.type, number_key(of.value) if of.type in ("phone", "sms") else of.value

    in_order = sorted(known.contacts, key=lambda each: ORDER.index(each.type))  # as they stand in a sheet
    if contact in shadow.contacts and len(in_order) == len(shadow.contacts):
        return in_order[shadow.contacts.index(contact)]
    of_old = next((each for each in known.contacts if key(each) == key(contact)), None)
    return contact.copy(update={"free": of_old.free, "languages": contact.languages or of_old.languages}) if of_old else contact


def _spoken(contact: Contact, languages: Tuple[str, ...]) -> Contact:
    """The contact without languages that the offer has no more."""
    left = tuple(id for id in contact.languages or () if id in languages) or None
    return contact if left == contact.languages else contact.copy(update={"languages": left})


def _shadow(known: Offer, given: Offer, kit: Parts) -> Optional[Offer]:
    """The offer of the catalogue as it would come back from a sheet that nobody changed, in the language of the given one."""
    language, text = next(iter(given.summary.items()))
    same = (each for each in LANGUAGES if known.text(each) == text)
    cells = row_of(known, kit.taxonomy, next(same, language))
    reader = RowReader(kit.taxonomy, kit.terms, kit.gazetteer, known.country, date.min)
    fields = reader.read({column: clean(value) for column, value in cells.items() if value not in (None, "")}, Entry(0))
    if fields is None:
        return None
    for name, assumed in _ASSUMED.items():
        fields[name] = fields[name] or assumed
    return Offer(id=known.id, **fields)
