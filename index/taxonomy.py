"""The closed vocabulary: the ids that every floor uses for one thing, with their words in all languages."""
from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, List, Mapping, Optional

from index.yml import parse_yml

LANGUAGES = ("de", "sv", "en")
DATA = Path(__file__).parent / "data"
_FILE = Path(__file__).parent / "taxonomy.yml"
_OCCUPATIONS = Path(__file__).parent / "occupations.yml"


class Taxonomy:
    """Ids, labels, descriptions and synonyms as `taxonomy.yml` and `occupations.yml` have them; read-only. `identity` is a hash
    over all of it, `taught` over what classifiers learn from: without the occupations."""

    def __init__(self, tree: Mapping[str, Any], identity: str, taught: str) -> None:
        self._tree = tree
        self.identity, self.taught = identity, taught

    def ids(self, facet: str) -> List[str]:
        """The ids of a facet ("topics", "settings", "who", …) in the order people see them."""
        return list(self._tree[facet])

    def entry(self, facet: str, id: str) -> Mapping[str, Any]:
        return self._tree[facet][id] or {}

    def label(self, facet: str, id: str, language: str) -> str:
        """The words of an id for a button, in `language` (or a voice of it), else in English, else the id itself."""
        labels = (self._tree.get(facet, {}).get(id) or {}).get("labels") or {}
        return labels.get(language.partition("-")[0]) or labels.get("en") or id

    def synonyms(self, facet: str, id: str, language: str) -> List[str]:
        return list((self.entry(facet, id).get("synonyms") or {}).get(language) or [])

    def description(self, topic: str, language: str) -> str:
        return (self.entry("topics", topic).get("describe") or {}).get(language) or self.label("topics", topic, language)

    def who_of(self, relation: str) -> str:
        """What somebody is to a person he calls by this relation: relative, friend or colleague (also: in his care)."""
        who = str(self.entry("relations", relation).get("who", "relative"))
        return who if who in ("relative", "friend") else "colleague"

    def topics_of(self, group: str) -> List[str]:
        return [topic for topic in self.ids("topics") if self.entry("topics", topic).get("group") == group]

    def occupations_of(self, groups: Iterable[str]) -> List[str]:
        """The occupations whose people are one of these groups: farming for farmers."""
        wanted = set(groups)
        return [id for id in self.ids("occupations") if self.entry("occupations", id).get("group") in wanted]

    def age_group(self, age: Optional[int]) -> Optional[str]:
        """child, young, adult or older for an age in years."""
        if age is None:
            return None
        for id in self.ids("age_groups"):
            entry = self.entry("age_groups", id)
            if entry["min"] <= age <= (entry["max"] or 200):
                return id
        return None

    def vocabulary(self) -> Dict[str, FrozenSet[str]]:
        """facet -> ids, as the offer reader checks them."""
        known = {facet: frozenset(entries) for facet, entries in self._tree.items() if isinstance(entries, dict)}
        return {**known, "for_whom": known["who"]}


@lru_cache(maxsize=1)
def load_taxonomy(path: Path = _FILE) -> Taxonomy:
    """The vocabulary that ships with Lotse, read once a process."""
    raw, more = path.read_bytes(), _OCCUPATIONS.read_bytes()
    return Taxonomy({**parse_yml(raw), **parse_yml(more)}, _hash(raw + more), _hash(raw))


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:16]
