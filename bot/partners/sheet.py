"""An institution's offers as a sheet, and a sheet that it sends in: each row becomes a proposal as if it were filled in the form, or is said
to be unchanged, put right or not taken, and why."""
from __future__ import annotations

import json
import tempfile
import threading
from collections import Counter
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.partners.institutions import Institution, offers_of
from bot.partners.proposals import ProposalError, Proposals
from bot.partners.tables import reports
from index.catalogue import Catalogue
from index.exchange.account import MERGED, REFUSED, Account, Entry, Parts
from index.exchange.columns import load_headings
from index.exchange.overview_sheet import overview_csv
from index.exchange.remarks import Remark
from index.exchange.sheet import Limits
from index.exchange.survey import Sender, read_survey
from index.exchange.survey_out import write_survey
from index.exchange.workbook import write_table
from index.taxonomy import Taxonomy

LIMITS = Limits(size=1_000_000, unpacked=40_000_000, rows=2_000)
KINDS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
NEW, CHANGED, WAITING, UNCHANGED = "new", "changed", "waiting", "unchanged"
OUTCOMES = (NEW, CHANGED, WAITING, MERGED, UNCHANGED, REFUSED)
_WIDE = {2: 35, 3: 30, 4: 90}
_SHOWN = 120  # characters of what stood in a cell


class Line(NamedTuple):
    """What became of one row: one of OUTCOMES, and the number of the proposal where there is one."""

    row: int
    sheet: str
    name: str
    outcome: str
    proposal: Optional[int]
    repaired: bool
    remarks: Sequence[Remark]


class Report(NamedTuple):
    """What became of a sheet; `notes` are about the whole. The time is ISO, UTC."""

    sent_at: str
    lines: Sequence[Line]
    notes: Sequence[Remark]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each outcome that there is, and how many were put right."""
        counted = Counter(line.outcome for line in self.lines)
        repaired = sum(line.repaired for line in self.lines)
        return {**{outcome: counted[outcome] for outcome in OUTCOMES if counted[outcome]}, **({"repaired": repaired} if repaired else {})}

    @property
    def told(self) -> List[Line]:
        """The lines, those first that somebody has to look at."""
        return sorted(self.lines, key=lambda line: (line.outcome != REFUSED, not line.remarks, line.outcome in (UNCHANGED, WAITING)))


class Sheets:
    """Sheets go out and come in; only the report of the last one that came in is kept."""

    def __init__(self, engine: Engine, catalogue: Catalogue, proposals: Proposals) -> None:
        self._engine, self._catalogue, self._proposals = engine, catalogue, proposals
        self._reading = threading.Lock()  # one at a time: a sheet may be a thousand times as large as a form

    def has_offers(self, institution: Institution) -> bool:
        return bool(offers_of(institution, self._catalogue.offers(institution.country)))

    def write(self, institution: Institution, taxonomy: Taxonomy, language: str, empty: bool = False) -> bytes:
        """XLSX with drop-downs, of its offers or of none."""
        offers = [] if empty else offers_of(institution, self._catalogue.offers(institution.country))
        return _bytes_of(lambda path: write_survey(path, offers, taxonomy, language))

    def send(self, institution: Institution, raw: bytes, kit: Parts, today: date) -> Report:
        """Proposes what a sheet adds and changes. Raises ExchangeError where it cannot be read as a whole; then nothing is proposed."""
        own = offers_of(institution, self._catalogue.offers(institution.country))
        with self._reading, tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sheet"
            path.write_bytes(raw)
            account = read_survey(path, kit, institution.country, today, sender=Sender(institution.provider, own), limits=LIMITS)
            done = self._propose(institution, account)
        lines = [_line(entry, *done.get(entry.id or "", ("", None))) for entry in account.entries]
        report = Report(datetime.now(timezone.utc).isoformat(timespec="seconds"), lines, [Remark.of(note) for note in account.notes])
        with self._engine.begin() as connection:
            connection.execute(delete(reports).where(reports.c.institution == institution.number))
            connection.execute(insert(reports).values(institution=institution.number, sent_at=report.sent_at, body=_kept(report)))
        return report

    def report(self, institution: Institution) -> Optional[Report]:
        """Of the sheet that it sent last."""
        with self._engine.connect() as connection:
            row = connection.execute(select(reports.c.sent_at, reports.c.body).where(reports.c.institution == institution.number)).first()
        return _read(row.sent_at, row.body) if row else None

    def _propose(self, institution: Institution, account: Account) -> Dict[str, Tuple[str, Optional[int]]]:
        """offer -> (outcome, number of the proposal)."""
        waiting, done = self._proposals.open_of(institution), {}  # type: Any, Dict[str, Tuple[str, Optional[int]]]
        for id, offer in account.offers.items():
            known, open_one = self._catalogue.get(id), waiting.get(id)
            if offer == known:
                done[id] = (UNCHANGED, None)
            elif open_one and open_one.after == offer and open_one.before == known:
                done[id] = (WAITING, open_one.number)
            else:
                try:
                    done[id] = (CHANGED if known else NEW, self._proposals.propose(institution, known, offer, ""))
                except ProposalError as error:
                    done[id] = (REFUSED, None)
                    account.close([entry for entry in account.entries if entry.id == id], None, Remark("too many proposals wait", error.key))
        return done


def said(remark: Remark, words: Mapping[str, str], taxonomy: Taxonomy, language: str) -> Tuple[str, str]:
    """(the heading of the column that a remark is about, or nothing; the remark in a language)."""
    values: Dict[str, Any] = {name: value[:_SHOWN] if isinstance(value, str) else value for name, value in remark.values.items()}
    if "facet" in values:
        values["label"] = taxonomy.label(remark.values["facet"], remark.values["id"], language)
    values["of"] = " ".join(said(each, words, taxonomy, language)[1] for each in remark.values.get("of", ()))
    column = load_headings().heading(remark.column, language) if remark.column else ""
    return column, words[remark.key if remark.key in words else "not_taken"].format(**values)


def report_file(report: Report, kind: str, texts: Mapping[str, Any], taxonomy: Taxonomy, language: str) -> bytes:
    """One of KINDS; `texts` are those of the sheet's page."""
    def sentence(remark: Remark) -> str:
        return ": ".join(filter(None, said(remark, texts["remarks"], taxonomy, language)))

    head = [texts["report"][name] for name in ("sheet", "row", "offer", "outcome", "remarks")]
    rows = [[line.sheet, line.row, line.name, texts["outcomes"][line.outcome], "\n".join(map(sentence, line.remarks))] for line in report.lines]
    rows += [["", "", "", "", sentence(note)] for note in report.notes]
    if kind == "csv":
        return overview_csv(head, rows)
    return _bytes_of(lambda path: write_table(path, texts["report"]["title"], head, rows, None, _WIDE))


def _line(entry: Entry, outcome: str, proposal: Optional[int]) -> Line:
    outcome = entry.outcome if entry.outcome in (REFUSED, MERGED) else outcome
    repaired = bool(entry.repairs) and outcome in (NEW, CHANGED)
    remarks = [Remark.of(each) for each in entry.reasons]
    within = [each for remark in remarks for each in remark.values.get("of", ())]  # said by what refuses the row
    return Line(entry.row, entry.sheet, entry.name, outcome, proposal, repaired, [remark for remark in remarks if remark not in within])


def _kept(report: Report) -> str:
    lines = [{**line._asdict(), "remarks": [each.kept() for each in line.remarks]} for line in report.lines]
    return json.dumps({"lines": lines, "notes": [each.kept() for each in report.notes]}, ensure_ascii=False)


def _read(sent_at: str, body: str) -> Report:
    kept = json.loads(body)
    lines = [Line(**{**line, "remarks": [Remark.read(each) for each in line["remarks"]]}) for line in kept["lines"]]
    return Report(sent_at, lines, [Remark.read(each) for each in kept["notes"]])


def _bytes_of(write: Callable[[Path], Any]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        write(path)
        return path.read_bytes()
