"""The survey: rows of an institution's table become offers, with every repair named; rows that differ only in whom they are
for, or where in life, become one offer with many values."""
from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Collection, Dict, List, NamedTuple, Optional, Sequence, Tuple

from pydantic import ValidationError

from index.exchange.account import MERGED, REFUSED, Account, Entry, Parts, Progress
from index.exchange.branches import Branch, ids_of
from index.exchange.cells import clean
from index.exchange.columns import plain
from index.exchange.remarks import Remark
from index.exchange.sheet import WIDEST, Limits
from index.exchange.survey_out import row_of
from index.exchange.survey_row import MANY, RowReader
from index.exchange.survey_table import read_rows, safe_cells
from index.exchange.ways_in import ORDER
from index.offers import Contact, Offer, number_key
from index.taxonomy import LANGUAGES

_PROGRESS_EVERY = 500
_ASSUMED = {"topics": ("general",), "for_whom": ("self",)}
_AGES: Dict[str, Any] = {"age_min": min, "age_max": max}
_FACETS = {"topics": "topics", "for_whom": "who"}


class Sender(NamedTuple):
    """The institution that sends a sheet in, and its offers in the catalogue: it may change those and add others, and nothing else."""

    provider: str
    offers: Sequence[Offer]

    def named(self, name: str) -> Optional[Offer]:
        """Its only offer of that name."""
        found = [offer for offer in self.offers if plain(offer.name) == plain(name)]
        return found[0] if len(found) == 1 else None


@dataclass
class _Draft:
    """Rows that are one offer: its fields, the id the sheet asks for, and the rows' entries, the first of them leading."""

    fields: Dict[str, Any]
    id: Optional[str]
    entries: List[Entry] = field(default_factory=list)


def read_survey(path: Path, kit: Parts, country: str, today: date, progress: Progress = lambda line: None, sender: Optional[Sender] = None,
                limits: Limits = WIDEST) -> Account:
    """The account of a survey's file. `country` is assumed where nothing in a row tells. Where an institution sends it (`sender`), a row
    that names none is its own, and one of another's is refused. Raises ExchangeError."""
    account = Account()
    rows, said = read_rows(path, account, limits)
    reader = RowReader(kit.taxonomy, kit.terms, kit.gazetteer, country, today)
    for name, words in said.items():
        reader.countries.learn(name, words, (cells for entry, cells in rows if entry.sheet == name))
    drafts: Dict[str, _Draft] = {}
    asked = {cells.get("id") for _, cells in rows}
    for done, (entry, cells) in enumerate(rows, 1):
        account.entries.append(entry)
        entry.name = cells.get("offer", "")[:200]
        if sender and entry.outcome != REFUSED:
            _admit(sender, entry, cells, asked)
        if entry.outcome != REFUSED:
            _take(reader, entry, cells, drafts)
        if done % _PROGRESS_EVERY == 0:
            progress(f"read {done} of {len(rows)} rows")
    _close_all(drafts, kit, account)
    account.settle(kit.known)
    return account


def _admit(sender: Sender, entry: Entry, cells: Dict[str, str], asked: Collection[Optional[str]]) -> None:
    """Says whose row it is, and which offer of hers, where it tells by the name alone and no row asks for its id; refuses what is another's."""
    provider, own = cells.setdefault("institution", sender.provider), {offer.id for offer in sender.offers}
    if plain(provider) != plain(sender.provider):
        entry.refuse(Remark(f"the row is of another institution: {provider}", "other_institution", "institution", what=provider[:200]))
    elif cells.get("id") and cells["id"] not in own:
        entry.refuse(Remark(f"the id '{cells['id']}' is none of your offers: leave it empty for a new one", "other_id", "id", what=cells["id"][:100]))
    elif "id" not in cells and (known := sender.named(cells.get("offer", ""))) and known.id not in asked:
        cells["id"] = known.id


def read_one(cells: Dict[str, Any], kit: Parts, country: str, today: date) -> Tuple[Optional[Offer], Entry]:
    """One row that comes from a form (column -> text): its offer, or None with the entry refused."""
    account, entry, drafts = Account(), Entry(1), {}  # type: Account, Entry, Dict[str, _Draft]
    safe = safe_cells(cells, entry)
    if entry.outcome != REFUSED:
        _take(RowReader(kit.taxonomy, kit.terms, kit.gazetteer, country, today), entry, safe, drafts)
    _close_all(drafts, kit, account)
    return account.offers.get(entry.id or ""), entry


def _take(reader: RowReader, entry: Entry, cells: Dict[str, str], drafts: Dict[str, _Draft]) -> None:
    fields = reader.read(cells, entry)
    if fields is None:
        return
    key = _key({**fields, **dict.fromkeys(_AGES)} if entry.ages_beside else fields, cells.get("id"))
    if key in drafts:
        entry.outcome = MERGED
        for name, widest in _AGES.items():  # for all whom its rows name
            ages = drafts[key].fields[name], fields[name]
            drafts[key].fields[name] = None if None in ages else widest(ages)
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


def _close_all(drafts: Dict[str, _Draft], kit: Parts, account: Account) -> None:
    ids = ids_of([Branch(key, draft.fields) for key, draft in drafts.items() if not draft.id], kit.known)
    for key, draft in drafts.items():
        _close(draft.id or ids[key], draft, kit, account)


def _close(id: str, draft: _Draft, kit: Parts, account: Account) -> None:
    first, fields = draft.entries[0], draft.fields
    for name, assumed in _ASSUMED.items():
        if not fields[name]:
            fields[name] = assumed
            column = {"topics": "topic", "for_whom": "who_may_ask"}[name]
            first.repairs.append(Remark(f"{name} was empty; {assumed[0]} was assumed", "assumed", column, facet=_FACETS[name], id=assumed[0]))
    account.close(draft.entries, *_offer(id, draft, kit, account))


def _offer(id: str, draft: _Draft, kit: Parts, account: Account) -> Tuple[Optional[Offer], str]:
    if id in account.offers:
        return None, Remark(f"the id '{id}' stands there twice with different facts: give one of them another id", "twice", "id", what=id)
    if id.startswith("hsds:"):
        return None, Remark(f"'{id}' belongs to an imported directory, which is changed by importing it again", "other_id", "id", what=id)
    try:
        offer = Offer(id=id, **draft.fields)
    except ValidationError as error:
        first = error.errors()[0]
        return None, Remark(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}", "not_taken")
    known = kit.known.get(id)
    if draft.id and known is not None:
        if plain(known.provider) != plain(offer.provider):
            return None, Remark(f"the id '{id}' belongs to an offer of {known.provider}: leave the id empty for a new offer", "other_id", "id", what=id)
        offer = _changed(known, offer, kit)
    if problem := kit.reader.problem(offer):
        found = re.match(r"(contacts|summary): (.+) is retired ", problem)
        column = "contact_phone" if found and found[1] == "contacts" else "description"
        return None, Remark(problem, "retired", column, what=found[2]) if found else Remark(problem, "not_taken")
    return offer, ""


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
