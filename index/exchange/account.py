"""The account of an import: what became of every row of a file, to be counted, written down and sent back."""
from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, NamedTuple, Optional, Sequence

from index.exchange.remarks import Remark
from index.gazetteer import Gazetteer
from index.offers import Intake, Offer, OfferReader
from index.taxonomy import Taxonomy

TAKEN, MERGED, REPAIRED, REFUSED, UNCHANGED = OUTCOMES = ("taken", "merged", "repaired", "refused", "unchanged")
Progress = Callable[[str], None]


class ExchangeError(Exception):
    """The file as a whole cannot be read; the message is one sentence that says why and what would do."""

    @property
    def remark(self) -> Remark:
        return Remark.of(self.args[0])


class Parts(NamedTuple):
    """What a reader of files needs: the vocabulary with the search for words in it, the places, the checks of an offer,
    and the offers of the catalogue as it stands (id -> offer)."""

    taxonomy: Taxonomy
    terms: Any
    gazetteer: Gazetteer
    reader: OfferReader
    known: Dict[str, Offer]


@dataclass
class Entry:
    """One row, and how it calls its offer. `repairs` say what was changed and to what, `notes` what a reader should know; `reason` why it was
    refused. `ages_beside`: its ages are those of the people it names, and no limit of the whole offer."""

    row: int
    sheet: str = ""
    name: str = ""
    id: Optional[str] = None
    outcome: str = TAKEN
    reason: str = ""
    repairs: List[str] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)
    ages_beside: bool = False

    def refuse(self, reason: str) -> None:
        self.outcome, self.reason = REFUSED, reason

    @property
    def reasons(self) -> List[str]:
        return [*([self.reason] if self.reason else []), *self.repairs, *self.notes]


@dataclass
class Account:
    """Every row in `entries`, what is to be taken in `offers` (id -> offer), and what concerns the file in `notes`."""

    entries: List[Entry] = field(default_factory=list)
    offers: Dict[str, Offer] = field(default_factory=dict)
    notes: List[str] = field(default_factory=list)

    def close(self, entries: Sequence[Entry], offer: Optional[Offer], problem: str) -> None:
        """Say of the rows of one offer that they gave it, or that all of them are refused for its `problem`."""
        for entry in entries:
            if offer is None:
                entry.refuse(problem)
            else:
                entry.id = offer.id
        if offer is not None:
            self.offers[offer.id] = offer

    def settle(self, known: Dict[str, Offer]) -> None:
        """Say of each row that gave an offer whether the catalogue (`known`) has just that, and whether it was repaired."""
        for entry in self.entries:
            if entry.outcome == TAKEN and entry.id is not None:
                if known.get(entry.id) == self.offers[entry.id]:
                    entry.outcome = UNCHANGED
                elif entry.repairs:
                    entry.outcome = REPAIRED

    def counts(self) -> Dict[str, int]:
        """`rows` and how many there are of each outcome, which add up to it."""
        outcomes = [entry.outcome for entry in self.entries]
        return {"rows": len(outcomes), **{outcome: outcomes.count(outcome) for outcome in OUTCOMES}}

    def write(self, path: Path) -> None:
        """The report as JSON, or as CSV or XLSX where the name ends so. Raises OSError."""
        rows = [[e.sheet, e.row, e.id or "", e.outcome, "; ".join(e.reasons)] for e in self.entries]
        rows += [["", "", "", "note", note] for note in self.notes]
        head = ["sheet", "row", "id", "outcome", "reasons"]
        suffix = path.suffix.lower()
        if suffix == ".csv":
            text = io.StringIO(newline="")
            csv.writer(text, lineterminator="\r\n").writerows([head, *([_harmless(cell) for cell in row] for row in rows)])
            path.write_bytes(text.getvalue().encode("utf-8-sig", "replace"))
        elif suffix == ".xlsx":
            from index.exchange.workbook import write_table

            write_table(path, "report", head, rows)
        else:
            path.write_text(json.dumps(self._as_json(), ensure_ascii=False, indent=1), "utf-8", errors="replace")

    def _as_json(self) -> Dict[str, Any]:
        refused = [{"row": e.row, "id": e.id, "reason": e.reason} for e in self.entries if e.outcome == REFUSED]
        notes = [{"row": e.row, "id": e.id, "note": note} for e in self.entries for note in e.notes]
        every = [{**({"sheet": e.sheet} if e.sheet else {}), "row": e.row, "id": e.id, "outcome": e.outcome, "reasons": e.reasons}
                 for e in self.entries]
        return {**self.counts(), "outcomes": every, "refused_rows": refused, "notes": notes, "file": self.notes}


def account_of(intake: Intake, known: Iterable[Offer], today: date) -> Account:
    """The account of JSON Lines that the offer reader took in. What is over by `today` is refused, unless the catalogue has just that."""
    account = Account(offers={offer.id: offer for offer in intake.taken})
    notes: Dict[str, List[str]] = {}
    for note in intake.notes:
        notes.setdefault(str(note.id), []).append(note.reason)
    account.entries = [Entry(row, id=offer.id, notes=notes.get(offer.id, [])) for row, offer in zip(intake.taken_rows, intake.taken)]
    account.entries += [Entry(r.row, id=r.id, outcome=REFUSED, reason=r.reason) for r in intake.refused]
    account.entries.sort(key=lambda entry: entry.row)
    had = {offer.id: offer for offer in known}
    for entry in account.entries:
        offer = account.offers.get(entry.id or "") if entry.outcome == TAKEN else None
        if offer and offer.valid_until and offer.valid_until < today and had.get(offer.id) != offer:
            entry.refuse(f"it was valid until {offer.valid_until.isoformat()}, which is past")
            del account.offers[offer.id]
    account.settle(had)
    return account


def _harmless(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell
