"""Proposals of institutions, what editors make of them, and the versions of offers, each of which can be undone."""
from __future__ import annotations

from datetime import date, datetime, timezone
from hashlib import sha256
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Engine, Row

from bot.partners.institutions import Institution
from bot.partners.tables import proposals, versions
from index.catalogue import Catalogue
from index.freshness import confirmed, confirmed_in_part
from index.offers import EDITORS, INSTITUTION, Offer

MOST_OPEN = 100  # of one institution
OPEN, APPROVED, DECLINED, WITHDRAWN = "open", "approved", "declined", "withdrawn"
_LISTED = 100
_NO_NUMBER = 2 ** 31  # from here on no database counts


class ProposalError(Exception):
    """`key` says what is in the way: gone, decided, moved (the offer changed meanwhile), refused (by the catalogue) or many."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Proposal(NamedTuple):
    """`before` is the offer as the institution saw it (None: a new one), `after` as it wants it. Times are ISO, UTC."""

    number: int
    institution: Optional[int]
    provider: str
    offer: str
    before: Optional[Offer]
    after: Offer
    note: str
    state: str
    made_at: str
    decided_at: str
    decided_by: str
    reason: str


class Version(NamedTuple):
    """One change of the catalogue that an editor made; None where there was or is no such offer."""

    number: int
    offer: str
    before: Optional[Offer]
    after: Optional[Offer]
    at: str
    by: str
    proposal: Optional[int]
    undoes: Optional[int]


class Proposals:
    """Institutions propose, editors decide; only a decision changes the catalogue."""

    def __init__(self, engine: Engine, catalogue: Catalogue, problem: Callable[[Offer], str]) -> None:
        """`problem(offer)` says why the catalogue must not take an offer, or nothing."""
        self._engine, self._catalogue, self._problem = engine, catalogue, problem

    def propose(self, institution: Institution, before: Optional[Offer], after: Offer, note: str) -> int:
        """Takes the place of what the institution proposed for the same offer and is not decided yet. Returns the
        number. Raises ProposalError."""
        own = (proposals.c.institution == institution.number) & (proposals.c.state == OPEN)
        row = {"institution": institution.number, "provider": institution.provider, "offer": after.id, "before": _body(before), "after": _body(after),
               "note": note, "state": OPEN, "made_at": _now(), "decided_at": "", "decided_by": "", "reason": ""}
        with self._engine.begin() as connection:
            connection.execute(update(proposals).where(own, proposals.c.offer == after.id).values(state=WITHDRAWN))
            if len(connection.execute(select(proposals.c.number).where(own)).all()) >= MOST_OPEN:
                raise ProposalError("many")
            return int(connection.execute(insert(proposals).values(**row)).inserted_primary_key[0])

    def withdraw(self, institution: Institution, number: int) -> None:
        """Raises ProposalError."""
        self.get(number)
        with self._engine.begin() as connection:
            own = (proposals.c.number == number) & (proposals.c.institution == institution.number) & (proposals.c.state == OPEN)
            if not connection.execute(update(proposals).where(own).values(state=WITHDRAWN)).rowcount:
                raise ProposalError("decided")

    def open(self) -> List[Proposal]:
        """All that wait for a decision, the oldest first."""
        return self._some(select(proposals).where(proposals.c.state == OPEN).order_by(proposals.c.number).limit(_LISTED))

    def of(self, institution: Institution) -> List[Proposal]:
        """What an institution proposed, the newest first."""
        mine = select(proposals).where(proposals.c.institution == institution.number, proposals.c.state != WITHDRAWN)
        return self._some(mine.order_by(proposals.c.number.desc()).limit(_LISTED))

    def open_of(self, institution: Institution) -> Dict[str, Proposal]:
        """offer -> what an institution proposed for it, where that is not decided yet."""
        mine = select(proposals).where(proposals.c.institution == institution.number, proposals.c.state == OPEN)
        return {proposal.offer: proposal for proposal in self._some(mine)}

    def get(self, number: int) -> Proposal:
        """Raises ProposalError."""
        if not 0 < number < _NO_NUMBER:
            raise ProposalError("gone")
        found = self._some(select(proposals).where(proposals.c.number == number))
        if not found:
            raise ProposalError("gone")
        return found[0]

    def now(self, proposal: Proposal) -> Optional[Offer]:
        """The offer as the catalogue has it at this moment."""
        return self._catalogue.get(proposal.offer)

    def merged(self, proposal: Proposal, current: Optional[Offer]) -> Offer:
        """What approval would make of the offer: what the institution changed, on the offer as it is by now."""
        before, after = proposal.before, proposal.after
        if before is None or current is None:
            return after
        changed = {name: getattr(after, name) for name in Offer.__fields__ if getattr(after, name) != getattr(before, name)}
        return current.copy(update=changed)

    def approve(self, number: int, by: str, seen: str) -> Proposal:
        """Changes the catalogue. `seen` is the `mark` of the offer that the editor saw beside it. Raises ProposalError."""
        proposal = self.get(number)
        if proposal.state != OPEN:  # before the offer is compared, which the decision itself has changed
            raise ProposalError("decided")
        current = self.now(proposal)
        if mark(current) != seen:
            raise ProposalError("moved")
        wanted = confirmed(self.merged(proposal, current), INSTITUTION, date.today())  # it saw every contact in the form
        if self._problem(wanted):  # a number may have been retired since
            raise ProposalError("refused")
        self._decide(number, APPROVED, by, "")
        try:
            self._put(proposal.offer, current, wanted, by, number, None)
        except Exception:
            self._reopen(number)
            raise
        return self.get(number)

    def decline(self, number: int, by: str, reason: str) -> Proposal:
        """Raises ProposalError."""
        self.get(number)
        self._decide(number, DECLINED, by, reason)
        return self.get(number)

    def versions(self, offer: str = "") -> List[Version]:
        """The newest first; of one offer, or of all."""
        query = select(versions).order_by(versions.c.number.desc()).limit(_LISTED)
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(versions.c.offer == offer) if offer else query).all()
        return [Version(**_read(row)) for row in rows]

    def undo(self, number: int, by: str) -> Version:
        """Puts the offer back as it was before that version, if nothing changed it since. Raises ProposalError."""
        with self._engine.connect() as connection:
            row = connection.execute(select(versions).where(versions.c.number == number)).first()
        if row is None:
            raise ProposalError("gone")
        version = Version(**_read(row))
        current = self._catalogue.get(version.offer)
        if mark(current) != mark(version.after):
            raise ProposalError("moved")
        self._put(version.offer, current, version.before, by, None, number)
        return self.versions(version.offer)[0]

    def confirm(self, offer: Offer, by: str, today: date) -> None:
        """Marks an offer and each of its contacts as checked by its institution; nothing else of it changes."""
        self._put(offer.id, offer, confirmed(offer, INSTITUTION, today), by, None, None)

    def check(self, offer: Offer, numbers: Tuple[int, ...], by: str, today: date) -> None:
        """Marks the contacts at some positions as checked by the editors; nothing else of the offer changes."""
        self._put(offer.id, offer, confirmed_in_part(offer, numbers, EDITORS, today), by, None, None)

    def _put(self, id: str, before: Optional[Offer], after: Optional[Offer], by: str, proposal: Optional[int], undoes: Optional[int]) -> None:
        if after is None:
            self._catalogue.remove(id)
        else:
            self._catalogue.import_offers([after])
        row = {"offer": id, "before": _body(before), "after": _body(after), "at": _now(), "by": by, "proposal": proposal, "undoes": undoes}
        with self._engine.begin() as connection:
            connection.execute(insert(versions).values(**row))

    def _decide(self, number: int, state: str, by: str, reason: str) -> None:
        """Of two editors at the same moment one decides."""
        with self._engine.begin() as connection:
            waiting = (proposals.c.number == number) & (proposals.c.state == OPEN)
            values = {"state": state, "decided_at": _now(), "decided_by": by, "reason": reason}
            if not connection.execute(update(proposals).where(waiting).values(**values)).rowcount:
                raise ProposalError("decided")

    def _reopen(self, number: int) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(proposals).where(proposals.c.number == number).values(state=OPEN, decided_at="", decided_by=""))

    def _some(self, query: Any) -> List[Proposal]:
        with self._engine.connect() as connection:
            return [Proposal(**_read(row)) for row in connection.execute(query).all()]


def mark(offer: Optional[Offer]) -> str:
    """The same for the same offer, another for any other; empty where there is none."""
    return sha256(_body(offer).encode()).hexdigest()[:24] if offer else ""


def _read(row: Row) -> Dict[str, Any]:
    kept = dict(row._mapping)
    return {**kept, **{name: Offer.parse_raw(kept[name]) if kept[name] else None for name in ("before", "after")}}


def _body(offer: Optional[Offer]) -> str:
    return offer.json(ensure_ascii=False, exclude_none=True) if offer else ""


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
