"""The catalogue: offers kept in a database (SQLite by default, PostgreSQL by setting)."""
from __future__ import annotations

import hashlib
import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple

from sqlalchemy import Column, DateTime, String, Text, create_engine, delete, event, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.pool import NullPool

from index.offers import Offer

Base = declarative_base()
# For PostgreSQL: a network that swallows everything is noticed within some seconds, and not after a quarter of an hour.
POSTGRES_WAITS = {"connect_timeout": 3, "tcp_user_timeout": 3000, "keepalives_idle": 2, "keepalives_interval": 1, "keepalives_count": 3}


class OfferRow(Base):  # type: ignore[misc, valid-type]
    """An offer as it was taken in; `body` is its JSON, byte for byte what people are shown."""

    __tablename__ = "offers"
    id = Column(String(100), primary_key=True)
    country = Column(String(2), nullable=False, index=True)
    body = Column(Text, nullable=False)
    checksum = Column(String(64), nullable=False)
    imported_at = Column(DateTime(timezone=True), nullable=False)


class Change(NamedTuple):
    """What an import did."""

    taken: int
    unchanged: int
    removed: int


def open_engine(url: str) -> Engine:
    """A SQLAlchemy engine; SQLite gets WAL and a busy time-out, so that readers never wait for a writer."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=5, max_overflow=5, pool_pre_ping=True, future=True, connect_args=POSTGRES_WAITS)
    if ":///" in url and not url.endswith(":memory:"):
        Path(url.split(":///", 1)[1]).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": 30}, future=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection, _record) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine


class Catalogue:
    """All offers. Import replaces, `offers` reads, `version` changes whenever any offer does."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        Base.metadata.create_all(engine, tables=[OfferRow.__table__])

    def import_offers(self, offers: Iterable[Offer], remove_others: bool = False) -> Change:
        """Take offers in; those with an id of the catalogue replace it. With `remove_others` the rest goes."""
        now, wanted = datetime.now(timezone.utc), {offer.id: _body(offer) for offer in offers}
        with Session(self._engine, future=True) as session, session.begin():
            known: Dict[str, OfferRow] = {row.id: row for row in session.scalars(select(OfferRow))}
            unchanged = removed = 0
            for id, body in wanted.items():
                checksum, row = _sum(body), known.get(id)
                if row is not None and row.checksum == checksum:
                    unchanged += 1
                    continue
                session.merge(OfferRow(id=id, country=json.loads(body)["country"], body=body, checksum=checksum,
                                       imported_at=row.imported_at if row else now))
            for id in set(known) - set(wanted) if remove_others else ():
                session.delete(known[id])
                removed += 1
        return Change(len(wanted) - unchanged, unchanged, removed)

    def remove(self, id: str) -> None:
        """Take an offer out; nothing happens where there is none."""
        with Session(self._engine, future=True) as session, session.begin():
            session.execute(delete(OfferRow).where(OfferRow.id == id))

    def offers(self, country: Optional[str] = None) -> List[Offer]:
        """Every offer, in the order of ids."""
        query = select(OfferRow.body, OfferRow.imported_at).order_by(OfferRow.id)
        if country:
            query = query.where(OfferRow.country == country)
        with Session(self._engine, future=True) as session:
            return [Offer.kept(body, at.date()) for body, at in session.execute(query)]

    def each(self) -> Iterator[Offer]:
        """Every offer, in the order of ids, without all of them in memory."""
        with Session(self._engine, future=True) as session:
            query = select(OfferRow.body, OfferRow.imported_at).order_by(OfferRow.id).execution_options(yield_per=1000)
            for body, at in session.execute(query):
                yield Offer.kept(body, at.date())

    def checksums(self) -> Iterator[Tuple[str, int]]:
        """(id, the first 64 bits of its checksum) of every offer."""
        with Session(self._engine, future=True) as session:
            query = select(OfferRow.id, OfferRow.checksum).execution_options(yield_per=1000)
            for id, checksum in session.execute(query):
                yield id, int(checksum[:16], 16)

    def get(self, id: str) -> Optional[Offer]:
        with Session(self._engine, future=True) as session:
            row = session.get(OfferRow, id)
            return Offer.kept(str(row.body), row.imported_at.date()) if row else None

    def imported(self) -> Dict[str, datetime]:
        """When each offer was first taken in: id -> an aware time."""
        with Session(self._engine, future=True) as session:
            rows = session.execute(select(OfferRow.id, OfferRow.imported_at))
            return {id: at if at.tzinfo else at.replace(tzinfo=timezone.utc) for id, at in rows}

    def count(self) -> int:
        with Session(self._engine, future=True) as session:
            return int(session.scalar(select(func.count()).select_from(OfferRow)) or 0)

    def version(self) -> str:
        """A hash over every offer."""
        with Session(self._engine, future=True) as session:
            sums = session.execute(select(OfferRow.id, OfferRow.checksum).order_by(OfferRow.id))
            return _sum("".join(f"{id}{checksum}" for id, checksum in sums))[:16]


def _body(offer: Offer) -> str:
    return offer.json(ensure_ascii=False, exclude_none=True)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
