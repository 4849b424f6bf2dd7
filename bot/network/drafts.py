"""What organisations write and send in, and what the desk makes of it; only a decision there publishes anything."""
from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timezone
from typing import Any, List, NamedTuple, Optional

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.network.entries import Entry, Initiative, Material, Organisation, kind_of, read_entry, written
from bot.network.register import Register, RegisterError, mark
from bot.network.tables import drafts

DRAFT, OPEN, APPROVED, DECLINED, WITHDRAWN = "draft", "open", "approved", "declined", "withdrawn"
MOST_WAITING = 100  # of one organisation
_LISTED = 200
_NO_NUMBER = 2 ** 31


class DraftError(Exception):
    """`key` says what is in the way: gone, decided, moved (it changed meanwhile), early (its organisation waits too) or many."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Draft(NamedTuple):
    """`before` is the entry as the organisation saw it (None: a new one), `after` as it wants it. Times are ISO, UTC."""

    number: int
    kind: str
    entry: str
    organisation: str
    before: Optional[Entry]
    after: Entry
    state: str
    made_at: str
    decided_at: str
    decided_by: str
    reason: str


class Drafts:
    """Of each entry there is at most one that is being written or waits."""

    def __init__(self, engine: Engine, register: Register) -> None:
        self._engine, self._register = engine, register

    def save(self, organisation: str, after: Entry, send: bool) -> int:
        """Keeps what is written, in place of what was kept of the same entry; `send`: the desk is to look at it. Returns the
        number. Raises DraftError."""
        kind = kind_of(after)
        before = self._register.get(kind, after.id)
        row = {"kind": kind, "entry": after.id, "organisation": organisation, "before": written(before) if before else "", "after": written(after),
               "state": OPEN if send else DRAFT, "made_at": _now(), "decided_at": "", "decided_by": "", "reason": ""}
        own = (drafts.c.organisation == organisation) & drafts.c.state.in_((DRAFT, OPEN))
        with self._engine.begin() as connection:
            connection.execute(delete(drafts).where(own, drafts.c.entry == after.id))
            if len(connection.execute(select(drafts.c.number).where(own)).all()) >= MOST_WAITING:
                raise DraftError("many")
            return int(connection.execute(insert(drafts).values(**row)).inserted_primary_key[0])

    def withdraw(self, organisation: str, number: int) -> None:
        """Raises DraftError."""
        with self._engine.begin() as connection:
            own = (drafts.c.number == number) & (drafts.c.organisation == organisation) & drafts.c.state.in_((DRAFT, OPEN))
            if not (0 < number < _NO_NUMBER) or not connection.execute(update(drafts).where(own).values(state=WITHDRAWN)).rowcount:
                raise DraftError("decided")

    def open(self) -> List[Draft]:
        """All that wait for a decision, organisations first, then the oldest."""
        found = self._some(select(drafts).where(drafts.c.state == OPEN).order_by(drafts.c.number).limit(_LISTED))
        return sorted(found, key=lambda draft: draft.kind != "organisation")

    def of(self, organisation: str) -> List[Draft]:
        """What an organisation wrote and sent, the newest first."""
        mine = select(drafts).where(drafts.c.organisation == organisation, drafts.c.state != WITHDRAWN)
        return self._some(mine.order_by(drafts.c.number.desc()).limit(_LISTED))

    def latest(self, organisation: str, kind: str, entry: str) -> Optional[Draft]:
        """What an organisation is writing, has sent or had declined of an entry; None where the published one is the newest."""
        mine = select(drafts).where(drafts.c.organisation == organisation, drafts.c.kind == kind, drafts.c.entry == entry, drafts.c.state != WITHDRAWN)
        found = self._some(mine.order_by(drafts.c.number.desc()).limit(1))
        return found[0] if found and found[0].state != APPROVED else None

    def get(self, number: int) -> Draft:
        """Raises DraftError."""
        found = self._some(select(drafts).where(drafts.c.number == number)) if 0 < number < _NO_NUMBER else []
        if not found:
            raise DraftError("gone")
        return found[0]

    def now(self, draft: Draft) -> Optional[Entry]:
        """The entry as it is published at this moment."""
        return self._register.get(draft.kind, draft.entry)

    def merged(self, draft: Draft, current: Optional[Entry]) -> Entry:
        """What approval would publish: what the organisation changed, on the entry as it is by now."""
        before, after = draft.before, draft.after
        if before is None or current is None:
            return after
        changed = {field.name: getattr(after, field.name) for field in fields(after) if getattr(after, field.name) != getattr(before, field.name)}
        return replace(current, **changed)

    def approve(self, number: int, by: str, seen: str, role: str = "") -> Draft:
        """Publishes it. `seen` is the `mark` of the entry that stood beside it; `role` what an organisation is to the network.
        Raises DraftError."""
        draft = self.get(number)
        current = self.now(draft)
        if mark(current) != seen:
            raise DraftError("moved")
        wanted = self.merged(draft, current)
        if isinstance(wanted, (Initiative, Material)) and self._register.get("organisation", wanted.organisation) is None:
            raise DraftError("early")
        if isinstance(wanted, Organisation) and role:
            wanted = replace(wanted, state=role)
        self._decide(number, APPROVED, by, "")
        try:
            if wanted != current:
                self._register.put(wanted, by, current)
        except Exception as error:
            self._reopen(number)
            if isinstance(error, RegisterError):
                raise DraftError("moved") from error
            raise
        return self.get(number)

    def decline(self, number: int, by: str, reason: str) -> Draft:
        """Raises DraftError."""
        self.get(number)
        self._decide(number, DECLINED, by, reason)
        return self.get(number)

    def forget(self, organisation: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(drafts).where(drafts.c.organisation == organisation))

    def _decide(self, number: int, state: str, by: str, reason: str) -> None:
        """Of two editors at the same moment one decides."""
        with self._engine.begin() as connection:
            waiting = (drafts.c.number == number) & (drafts.c.state == OPEN)
            values = {"state": state, "decided_at": _now(), "decided_by": by, "reason": reason}
            if not connection.execute(update(drafts).where(waiting).values(**values)).rowcount:
                raise DraftError("decided")

    def _reopen(self, number: int) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(drafts).where(drafts.c.number == number).values(state=OPEN, decided_at="", decided_by=""))

    def _some(self, query: Any) -> List[Draft]:
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Draft(row.number, row.kind, row.entry, row.organisation, read_entry(row.kind, row.before) if row.before else None,
                      read_entry(row.kind, row.after), row.state, row.made_at, row.decided_at, row.decided_by, row.reason) for row in rows]


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
