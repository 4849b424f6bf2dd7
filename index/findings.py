"""What is wrong with contacts, as checks found and people reported: kept until somebody at the desk has looked at it."""
from __future__ import annotations

from datetime import date
from typing import Dict, Iterable, List, NamedTuple, Sequence, Tuple

from sqlalchemy import Column, String, delete, insert, select
from sqlalchemy.engine import Engine

from index.catalogue import Base

# The form of a contact, what a request for a link gave, and what people reported.
FORM = ("retired", "number", "mail_form", "link_form")
ONLINE = ("link_gone", "link_unreachable", "link_error", "link_moved")
REPORTED = ("reported_number", "reported_link", "reported_times", "reported_closed", "reported_other")
PROBLEMS = (*REPORTED, *FORM, *ONLINE)


class FindingRow(Base):  # type: ignore[misc, valid-type]
    """One contact ("" for the offer as a whole) and one of PROBLEMS."""

    __tablename__ = "catalogue_findings"
    offer = Column(String(100), primary_key=True)
    contact = Column(String(500), primary_key=True)
    problem = Column(String(20), primary_key=True)
    day = Column(String(10), nullable=False)


class Finding(NamedTuple):
    offer: str
    contact: str
    problem: str
    day: date


class Findings:
    """The open findings of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._rows = engine, FindingRow.__table__
        Base.metadata.create_all(engine, tables=[self._rows])

    def report(self, offer: str, contact: str, problem: str, day: date) -> None:
        """What a person reported; the same once more changes the day alone."""
        self._put([Finding(offer, contact, problem, day)])

    def replace(self, problems: Sequence[str], offers: Iterable[str], found: Iterable[Finding]) -> None:
        """Of some offers, what a check for some problems found: what it found before and does not find now is gone."""
        checked = list(offers)
        with self._engine.begin() as connection:
            for start in range(0, len(checked), 500):
                old = self._rows.c.offer.in_(checked[start:start + 500]) & self._rows.c.problem.in_(problems)
                connection.execute(delete(self._rows).where(old))
        self._put(found)

    def settle(self, offer: str) -> None:
        """Somebody has looked at the offer."""
        with self._engine.begin() as connection:
            connection.execute(delete(self._rows).where(self._rows.c.offer == offer))

    def of(self, offer: str) -> List[Finding]:
        return self.all().get(offer, [])

    def all(self) -> Dict[str, List[Finding]]:
        """By offer, the weightiest first."""
        found: Dict[str, List[Finding]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(select(self._rows)):
                found.setdefault(row.offer, []).append(Finding(row.offer, row.contact, row.problem, date.fromisoformat(row.day)))
        return {offer: sorted(rows, key=_weight) for offer, rows in found.items()}

    def _put(self, found: Iterable[Finding]) -> None:
        with self._engine.begin() as connection:
            for each in dict.fromkeys(found):
                same = (self._rows.c.offer == each.offer) & (self._rows.c.contact == each.contact) & (self._rows.c.problem == each.problem)
                connection.execute(delete(self._rows).where(same))
                connection.execute(insert(self._rows).values(**{**each._asdict(), "day": each.day.isoformat()}))


def _weight(finding: Finding) -> Tuple[int, str]:
    return PROBLEMS.index(finding.problem) if finding.problem in PROBLEMS else len(PROBLEMS), finding.contact
