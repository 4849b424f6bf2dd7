"""What is published of the network, and every change of it, the last of which can be undone."""
from __future__ import annotations

from datetime import datetime, timezone
from hashlib import sha256
from typing import Any, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.network.entries import Entry, Group, Initiative, Material, Organisation, kind_of, read_entry, written
from bot.network.tables import entries, group_members, versions

_LISTED = 100
_NO_NUMBER = 2 ** 31  # from here on no database counts


class RegisterError(Exception):
    """`key` says what is in the way: gone, moved (it changed meanwhile) or taken (an id that is somebody else's)."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Version(NamedTuple):
    """One change; None where there was or is no such entry. `at` is ISO, UTC."""

    number: int
    kind: str
    entry: str
    before: Optional[Entry]
    after: Optional[Entry]
    at: str
    by: str
    undoes: Optional[int]


class Register:
    """The published entries in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def state(self) -> int:
        """Another number after any change."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.coalesce(func.max(versions.c.number), 0))).scalar_one())

    def organisations(self) -> List[Organisation]:
        return [entry for entry in self._all("organisation") if isinstance(entry, Organisation)]

    def initiatives(self, organisation: str = "") -> List[Initiative]:
        """All of them, or those of one organisation."""
        return [entry for entry in self._all("initiative", organisation) if isinstance(entry, Initiative)]

    def groups(self) -> List[Group]:
        return [entry for entry in self._all("group") if isinstance(entry, Group)]

    def materials(self, organisation: str = "") -> List[Material]:
        """All of them, or those of one organisation."""
        return [entry for entry in self._all("material", organisation) if isinstance(entry, Material)]

    def get(self, kind: str, id: str) -> Optional[Entry]:
        with self._engine.connect() as connection:
            body = connection.execute(select(entries.c.body).where(entries.c.id == id, entries.c.kind == kind)).scalar()
        return read_entry(kind, body) if body else None

    def made(self) -> List[str]:
        """The ids of what was made up."""
        with self._engine.connect() as connection:
            return list(connection.execute(select(entries.c.id).where(entries.c.made == 1)).scalars())

    def put(self, entry: Entry, by: str, seen: Optional[Entry], undoes: Optional[int] = None) -> None:
        """Publishes an entry in the place of the one that was `seen` there. Raises RegisterError."""
        with self._engine.begin() as connection:
            self._change(connection, kind_of(entry), entry.id, seen, entry, by, undoes)

    def take_in(self, some: Iterable[Entry], by: str, made: bool = False) -> int:
        """Publishes many at once, each over what is there; how many changed. Raises RegisterError."""
        changed = 0
        with self._engine.begin() as connection:
            for entry in some:
                kind = kind_of(entry)
                known = connection.execute(select(entries.c.kind, entries.c.body).where(entries.c.id == entry.id)).first()
                if known and known.kind != kind:
                    raise RegisterError("taken")
                before = read_entry(kind, known.body) if known else None
                if before != entry:
                    self._change(connection, kind, entry.id, before, entry, by, None, made)
                    changed += 1
        return changed

    def fill(self, some: Sequence[Entry], inside: Sequence[Tuple[str, str]]) -> int:
        """Takes in a network that was made up, in the place of an earlier one; `inside` are (group, organisation). How many
        entries changed. Raises RegisterError."""
        ids = {entry.id for entry in some}
        self.forget([id for id in self.made() if id not in ids])
        changed = self.take_in(some, "demo", made=True)
        for group, organisation in inside:
            self.join(group, organisation)
        return changed

    def take_out(self, kind: str, id: str, by: str, seen: Optional[Entry] = None) -> None:
        """Raises RegisterError where it is not as it was `seen`; None: however it is."""
        with self._engine.begin() as connection:
            self._change(connection, kind, id, seen or self._now(connection, kind, id), None, by, None)

    def forget(self, ids: Iterable[str]) -> None:
        """Takes entries out with all that is kept of them; that something went is all that stays."""
        with self._engine.begin() as connection:
            mark = {"kind": "", "entry": "", "before": "", "after": "", "at": _now(), "by": ""}
            connection.execute(insert(versions).values(**mark))
            for id in ids:
                connection.execute(delete(versions).where(versions.c.entry == id))
                connection.execute(delete(entries).where(entries.c.id == id))
                connection.execute(delete(group_members).where((group_members.c.group == id) | (group_members.c.organisation == id)))

    def versions(self, entry: str = "") -> List[Version]:
        """The newest first."""
        wanted = select(versions).where(versions.c.entry == entry if entry else versions.c.entry != "")
        return self._read(wanted.order_by(versions.c.number.desc()).limit(_LISTED))

    def undo(self, number: int, by: str) -> None:
        """Raises RegisterError."""
        found = self._read(select(versions).where(versions.c.number == number, versions.c.entry != "")) if 0 < number < _NO_NUMBER else []
        if not found:
            raise RegisterError("gone")
        version = found[0]
        if self.versions(version.entry)[0].number != number:
            raise RegisterError("moved")
        with self._engine.begin() as connection:
            self._change(connection, version.kind, version.entry, version.after, version.before, by, number)

    def members(self, group: str) -> List[str]:
        """The ids of the organisations in a group."""
        with self._engine.connect() as connection:
            return list(connection.execute(select(group_members.c.organisation).where(group_members.c.group == group)).scalars())

    def memberships(self) -> List[Tuple[str, str]]:
        """(group, organisation) of all."""
        with self._engine.connect() as connection:
            return [(row.group, row.organisation) for row in connection.execute(select(group_members))]

    def groups_of(self, organisation: str) -> List[str]:
        with self._engine.connect() as connection:
            return list(connection.execute(select(group_members.c.group).where(group_members.c.organisation == organisation)).scalars())

    def join(self, group: str, organisation: str) -> None:
        """Once and no more. Raises RegisterError for a group that is not there."""
        if self.get("group", group) is None:
            raise RegisterError("gone")
        with self._engine.begin() as connection:
            there = (group_members.c.group == group) & (group_members.c.organisation == organisation)
            connection.execute(delete(group_members).where(there))
            connection.execute(insert(group_members).values(group=group, organisation=organisation))

    def leave(self, group: str, organisation: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(group_members).where(group_members.c.group == group, group_members.c.organisation == organisation))

    def _all(self, kind: str, organisation: str = "") -> List[Entry]:
        wanted = select(entries.c.body).where(entries.c.kind == kind).order_by(entries.c.id)
        if organisation:
            wanted = wanted.where(entries.c.organisation == organisation)
        with self._engine.connect() as connection:
            return [read_entry(kind, body) for body in connection.execute(wanted).scalars()]

    def _now(self, connection: Connection, kind: str, id: str) -> Optional[Entry]:
        body = connection.execute(select(entries.c.body).where(entries.c.id == id, entries.c.kind == kind)).scalar()
        return read_entry(kind, body) if body else None

    def _change(self, connection: Connection, kind: str, id: str, seen: Optional[Entry], entry: Optional[Entry], by: str, undoes: Optional[int],
                made: bool = False) -> None:
        """One entry and its version in one transaction; of two changes at the same moment the second finds it moved."""
        old, new = written(seen) if seen else "", written(entry) if entry else ""
        organisation = getattr(entry, "organisation", id)
        here = (entries.c.id == id) & (entries.c.kind == kind)
        if entry is None:
            done = connection.execute(delete(entries).where(here, entries.c.body == old)).rowcount if seen else 0
        elif seen is None:
            done = int(not connection.execute(select(entries.c.id).where(entries.c.id == id)).first())
            if done:
                connection.execute(insert(entries).values(id=id, kind=kind, organisation=organisation, body=new, made=int(made)))
        else:
            done = connection.execute(update(entries).where(here, entries.c.body == old).values(body=new, organisation=organisation)).rowcount
        if not done:
            raise RegisterError("moved")
        connection.execute(insert(versions).values(kind=kind, entry=id, before=old, after=new, at=_now(), by=by, undoes=undoes))

    def _read(self, query: Any) -> List[Version]:
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Version(row.number, row.kind, row.entry, read_entry(row.kind, row.before) if row.before else None,
                        read_entry(row.kind, row.after) if row.after else None, row.at, row.by, row.undoes) for row in rows]


def mark(entry: Optional[Entry]) -> str:
    """The same for the same entry, another for any other; empty where there is none."""
    return sha256(written(entry).encode()).hexdigest()[:24] if entry else ""


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
