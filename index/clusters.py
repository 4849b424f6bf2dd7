"""Clusters: offers that are the same kind of help under different names, each with an id that lasts and a name."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Mapping


@dataclass(frozen=True)
class Cluster:
    """One cluster; `names` are by language."""

    id: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Clusters:
    """All clusters (id -> cluster), and to which of them each offer belongs (offer's id -> cluster's id)."""

    known: Mapping[str, Cluster] = field(default_factory=dict)
    of_offers: Mapping[str, str] = field(default_factory=dict)

    def name(self, id: str, language: str) -> str:
        """The name in a language, or an empty string where there is no such cluster."""
        names: Dict[str, str] = dict(self.known[id].names) if id in self.known else {}
        return names.get(language) or names.get("en") or next(iter(names.values()), "")
