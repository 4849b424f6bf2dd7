"""What people change about clusters: names, and that one belongs to another. Every change is a version that can be taken back.

A change is about an id, which is a kind of help: it holds for offers that come later and over every build.
"""
from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any, Dict, List, Mapping, NamedTuple, Optional

from sqlalchemy import Column, Integer, String, Text, UniqueConstraint, delete, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from index.catalogue import Base
from index.clusters import MemberRow, MergeRow, NameRow, mark_changed, resolved
from index.taxonomy import LANGUAGES

LONGEST_NAME = 200


class EditRow(Base):  # type: ignore[misc, valid-type]
    """One version of what people said of a cluster; only ever added to. `step` counts those of one cluster, so that of two who
    change it at the same moment one is told."""

    __tablename__ = "cluster_edits"
    number = Column(Integer, primary_key=True, autoincrement=True)
    cluster = Column(String(100), nullable=False)
    step = Column(Integer, nullable=False)
    before = Column(Text, nullable=False)
    after = Column(Text, nullable=False)
    at = Column(String(25), nullable=False)
    by = Column(String(60), nullable=False)
    undoes = Column(Integer)
    __table_args__ = (UniqueConstraint("cluster", "step"),)


class ClusterError(Exception):
    """What was asked for cannot be; `key` is one of missing, overtaken, circle."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Said(NamedTuple):
    """What people said of a cluster: names by language (none: its own name), and the id it was merged into ("": none)."""

    names: Mapping[str, str]
    into: str = ""


class Edit(NamedTuple):
    """One version."""

    number: int
    cluster: str
    step: int
    before: Said
    after: Said
    at: str
    by: str
    undoes: Optional[int]


class ClusterEdits:
    """Changes clusters on one database; `ClusterBook` reads what came of it."""

    def __init__(self, engine: Engine) -> None:
        Base.metadata.create_all(engine, tables=[row.__table__ for row in (MemberRow, NameRow, MergeRow, EditRow)])
        self._engine = engine

    def said(self, cluster: str) -> Said:
        with Session(self._engine, future=True) as session:
            return _said(session, cluster)

    def step(self, cluster: str) -> int:
        """The step of its newest version; 0: nobody has changed it."""
        with Session(self._engine, future=True) as session:
            return _step(session, cluster)

    def parts(self, cluster: str) -> List[str]:
        """The ids that were merged straight into it."""
        with Session(self._engine, future=True) as session:
            return sorted(session.scalars(select(MergeRow.cluster).where(MergeRow.into == cluster)))

    def put(self, cluster: str, value: Said, by: str, step: Optional[int] = None, undoes: Optional[int] = None) -> int:
        """A new version; returns its number. `step` is that of the version which was seen (None: whichever is newest). Raises
        ClusterError: missing (no offer is or was in it), overtaken, circle (the other belongs to this one)."""
        names = {language: name for language in LANGUAGES if (name := value.names.get(language, "").strip()[:LONGEST_NAME])}
        value = Said(names, value.into)
        with Session(self._engine, future=True) as session:
            before, newest = _said(session, cluster), _step(session, cluster)
            if step is not None and step != newest:
                raise ClusterError("overtaken")
            _check(session, cluster, value.into)
            session.execute(delete(NameRow).where(NameRow.cluster == cluster))
            session.add_all(NameRow(cluster=cluster, language=language, name=name) for language, name in names.items())
            session.execute(delete(MergeRow).where(MergeRow.cluster == cluster))
            if value.into:
                session.add(MergeRow(cluster=cluster, into=value.into))
            row = EditRow(cluster=cluster, step=newest + 1, before=_written(before), after=_written(value), by=by, undoes=undoes,
                          at=datetime.now(timezone.utc).isoformat(timespec="seconds"))
            session.add(row)
            mark_changed(session)
            try:
                session.commit()
            except IntegrityError:
                raise ClusterError("overtaken") from None
            return int(row.number)

    def undo(self, number: int, by: str) -> Edit:
        """Puts back what stood before a version, which has to be the newest of its cluster. Raises ClusterError."""
        with Session(self._engine, future=True) as session:
            row = session.get(EditRow, number)
            if row is None:
                raise ClusterError("missing")
            edit = _edit(row)
        self.put(edit.cluster, edit.before, by, edit.step, number)
        return edit

    def edits(self, cluster: str = "", count: int = 50) -> List[Edit]:
        """The newest first; of one cluster, where it is named."""
        rows = select(EditRow).order_by(EditRow.number.desc()).limit(count)
        with Session(self._engine, future=True) as session:
            return [_edit(row) for row in session.scalars(rows.where(EditRow.cluster == cluster) if cluster else rows)]


def _check(session: Session, cluster: str, into: str) -> None:
    for id in filter(None, (cluster, into)):
        known = session.scalar(select(func.count()).select_from(MemberRow).where(MemberRow.cluster == id))
        if not known and not session.get(MergeRow, id) and not _step(session, id) and id not in set(session.scalars(select(MergeRow.into))):
            raise ClusterError("missing")
    merges = {row.cluster: row.into for row in session.scalars(select(MergeRow)) if row.cluster != cluster}
    if cluster in (into, resolved(merges).get(into)):
        raise ClusterError("circle")


def _said(session: Session, cluster: str) -> Said:
    names = {row.language: row.name for row in session.scalars(select(NameRow).where(NameRow.cluster == cluster))}
    merge = session.get(MergeRow, cluster)
    return Said(names, merge.into if merge else "")


def _step(session: Session, cluster: str) -> int:
    return int(session.scalar(select(func.max(EditRow.step)).where(EditRow.cluster == cluster)) or 0)


def _written(said: Said) -> str:
    return json.dumps({"names": dict(said.names), "into": said.into}, ensure_ascii=False, sort_keys=True)


def _edit(row: Any) -> Edit:
    def read(text: str) -> Said:
        found: Dict[str, Any] = json.loads(text)
        return Said(found["names"], found["into"])

    return Edit(row.number, row.cluster, row.step, read(row.before), read(row.after), row.at, row.by, row.undoes)
