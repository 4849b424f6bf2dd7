"""Clusters: offers that are the same kind of help under different names, each with an id that lasts and a name.

A cluster's id is its kind of help, so that it is the same in every build. An offer stays in its cluster until its own words
change, or until somebody moves it; a new one is read beside all the others.
"""
from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Dict, List, Mapping, NamedTuple, Optional

import numpy as np
from sqlalchemy import Boolean, Column, Integer, String, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from index.catalogue import Base
from index.encoder import Encoder
from index.exchange.terms import Terms
from index.kinds_of_help import Kind, kinds_of_help, load_forms
from index.linear import Vectors
from index.offers import Offer
from index.taxonomy import LANGUAGES, Taxonomy

MOST = 20_000  # offers; more are not clustered, for their vectors are held in memory at once
ALIKE = 0.93  # cosine from which two institutions' offers of one cluster are proposed as the same


class MemberRow(Base):  # type: ignore[misc, valid-type]
    """An offer's cluster, and a hash of the words it was read from; `moved` where a person chose it."""

    __tablename__ = "cluster_members"
    offer = Column(String(100), primary_key=True)
    cluster = Column(String(100), nullable=False)
    words = Column(String(16), nullable=False)
    moved = Column(Boolean, nullable=False)


class NameRow(Base):  # type: ignore[misc, valid-type]
    """The name that a person gave a cluster in a language."""

    __tablename__ = "cluster_names"
    cluster = Column(String(100), primary_key=True)
    language = Column(String(2), primary_key=True)
    name = Column(String(200), nullable=False)


class MergeRow(Base):  # type: ignore[misc, valid-type]
    """A cluster whose offers a person put to those of another, for now and for what comes later."""

    __tablename__ = "cluster_merges"
    cluster = Column(String(100), primary_key=True)
    into = Column(String(100), nullable=False)


class StampRow(Base):  # type: ignore[misc, valid-type]
    """One row, written anew with every change, so that a reader knows when to read again."""

    __tablename__ = "cluster_stamp"
    id = Column(Integer, primary_key=True)
    stamp = Column(String(16), nullable=False)


@dataclass(frozen=True)
class Cluster:
    """One cluster; `names` are by language."""

    id: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Clusters:
    """All clusters (id -> cluster), to which of them each offer belongs (offer's id -> cluster's id), and which cluster an id that
    was merged is part of now."""

    known: Mapping[str, Cluster] = field(default_factory=dict)
    of_offers: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)

    def now(self, id: str) -> str:
        """The cluster that an id stands for now."""
        return self.merged.get(id, id)

    def name(self, id: str, language: str) -> str:
        """The name in a language, or an empty string where there is no such cluster."""
        names: Dict[str, str] = dict(self.known[id].names) if id in self.known else {}
        return names.get(language) or names.get("en") or next(iter(names.values()), "")


class Double(NamedTuple):
    """Two offers of two institutions that may be one and the same, and how alike they are (cosine)."""

    one: str
    other: str
    alike: float


class ClusterBook:
    """The clusters as they are kept in the database."""

    def __init__(self, engine: Engine, taxonomy: Taxonomy) -> None:
        self._engine, self._taxonomy = engine, taxonomy
        Base.metadata.create_all(engine, tables=[row.__table__ for row in (MemberRow, NameRow, MergeRow, StampRow)])
        self._read: Optional[tuple[str, Clusters]] = None

    def clusters(self) -> Clusters:
        """As they are now; the same object until something changes."""
        with Session(self._engine, future=True) as session:
            stamp = self._stamp(session)
            if self._read is None or self._read[0] != stamp:
                merged = resolved({row.cluster: row.into for row in session.scalars(select(MergeRow))})
                of_offers = {row.offer: merged.get(row.cluster, row.cluster) for row in session.scalars(select(MemberRow))}
                given = {(row.cluster, row.language): row.name for row in session.scalars(select(NameRow))}
                known = {id: Cluster(id, {language: given.get((id, language)) or self.own_name(id, language) for language in LANGUAGES})
                         for id in sorted(set(of_offers.values()))}
                self._read = stamp, Clusters(known, of_offers, merged)
            return self._read[1]

    def build(self, offers: Sequence[Offer], encoder: Callable[[], Encoder], terms: Terms, progress: Callable[[str], None]) -> int:
        """Read the offers that are new or say something else than before; forget those that are gone. Returns how many were read."""
        if len(offers) > MOST:
            progress(f"{len(offers)} offers are not clustered: {MOST} are the most")
            return 0
        words = {offer.id: words_of(offer) for offer in offers}
        with Session(self._engine, future=True) as session, session.begin():
            rows = {row.offer: row for row in session.scalars(select(MemberRow))}
            gone = set(rows) - set(words)
            for id in gone:
                session.delete(rows.pop(id))
            new = {id for id, hashed in words.items() if id not in rows or not (rows[id].moved or rows[id].words == hashed)}
            if new:
                kinds = kinds_of_help(offers, vectors_of(offers, encoder()), self._taxonomy, terms)
                for offer, kind in zip(offers, kinds, strict=True):
                    if offer.id in new:
                        session.merge(MemberRow(offer=offer.id, cluster=id_of(kind), words=words[offer.id], moved=False))
            if new or gone:
                mark_changed(session)
        if new:
            progress(f"{len(new)} of {len(offers)} offers were put into clusters; there are {len(self.clusters().known)}")
        return len(new)

    def move(self, offer: str, cluster: str) -> bool:
        """Put an offer into another cluster, where it stays. False where the offer has none yet."""
        with Session(self._engine, future=True) as session, session.begin():
            row = session.get(MemberRow, offer)
            if row is None:
                return False
            row.cluster, row.moved = cluster, True
            mark_changed(session)
            return True

    def _stamp(self, session: Session) -> str:
        row = session.get(StampRow, 1)
        return str(row.stamp) if row else ""

    def own_name(self, id: str, language: str) -> str:
        """The name that a cluster has by itself, from its kind of help."""
        topic, form, people = [*id.split("."), "", ""][:3]
        tree = load_forms()
        words = [tree[part].get(key, {}).get("labels", {}).get(language, "") for part, key in (("forms", form), ("people", people))]
        label = self._taxonomy.label("topics", topic, language)
        return f"{words[0] or id}: {label}, {words[1]}" if words[0] and words[1] else id


def mark_changed(session: Session) -> None:
    """Readers in every process read again."""
    session.merge(StampRow(id=1, stamp=secrets.token_hex(8)))


def resolved(merges: Mapping[str, str]) -> Dict[str, str]:
    """Each merged id -> where it ends after all steps; a circle, which nobody can make here, ends where it was met."""
    found: Dict[str, str] = {}
    for id in merges:
        end, seen = merges[id], {id}
        while end in merges and end not in seen:
            seen.add(end)
            end = merges[end]
        found[id] = end
    return found


def id_of(kind: Kind) -> str:
    return ".".join(kind)


def words_of(offer: Offer) -> str:
    """A hash over all that a cluster is read from."""
    told = repr((offer.name, sorted(offer.summary.items()), offer.kind, offer.topics, offer.for_whom, offer.scope))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def vectors_of(offers: Sequence[Offer], encoder: Encoder) -> Vectors:
    """(offers, dimension): of name and description, in the first of its languages."""
    return encoder.encode([f"{offer.name}. {next(iter(offer.summary.values()))}" for offer in offers])


def doubles(offers: Sequence[Offer], clusters: Clusters, encoder: Encoder) -> List[Double]:
    """Offers of different institutions that may be the same: in one cluster and country, with a way in that both have or
    with nearly the same words; most alike first. Nothing is merged by this."""
    together: Dict[tuple[str, str], List[Offer]] = {}
    for offer in offers:
        if offer.id in clusters.of_offers:
            together.setdefault((clusters.of_offers[offer.id], offer.country), []).append(offer)
    found: List[Double] = []
    for members in together.values():
        if len({offer.provider for offer in members}) > 1:
            vectors = vectors_of(members, encoder)
            alike = vectors @ vectors.T
            ways = [{contact.value for contact in offer.contacts} for offer in members]
            found += [Double(members[i].id, members[j].id, round(float(alike[i, j]), 3)) for i, j in zip(*np.triu_indices(len(members), 1))
                      if members[i].provider != members[j].provider and (ways[i] & ways[j] or alike[i, j] >= ALIKE)]
    return sorted(found, key=lambda double: (-double.alike, double.one, double.other))
