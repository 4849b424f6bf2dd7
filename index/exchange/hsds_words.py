"""What HSDS has no field for travels in attributes whose taxonomy is ours: `lotse.topics`, `lotse.kinds`, `lotse.summary` …"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Tuple
from uuid import UUID

from index.exchange.hsds_files import Record, parts
from index.exchange.ids import part_uuid
from index.exchange.terms import Terms

PREFIX = "lotse."


@dataclass
class OURS:
    """Our attributes of one record: name -> (code, value) in their order."""

    values: Dict[str, List[Tuple[str, str]]] = field(default_factory=dict)

    def all(self, name: str) -> Tuple[str, ...]:
        return tuple(code for code, _ in self.values.get(name, []))

    def first(self, name: str) -> Optional[str]:
        return next(iter(self.all(name)), None)

    def texts(self, name: str) -> Dict[str, str]:
        return {code: value for code, value in self.values.get(name, []) if value}

    def sources(self) -> Tuple[Dict[str, str], ...]:
        return tuple({"url": code, "supports": value} for code, value in self.values.get("sources", []))


def attribute_values(record: Record) -> OURS:
    """What our own attributes of a record say; of a term of another taxonomy, nothing."""
    found = OURS()
    for attribute in parts(record, "attributes"):
        term = attribute.get("taxonomy_term", {})
        taxonomy, code = term.get("taxonomy", ""), term.get("code")
        if isinstance(taxonomy, str) and taxonomy.startswith(PREFIX) and isinstance(code, str):
            found.values.setdefault(taxonomy[len(PREFIX):], []).append((code, attribute.get("value", "")))
    return found


def foreign_terms(record: Record) -> List[str]:
    """The names of the terms by which a directory itself sorts a service."""
    found = []
    for attribute in [*parts(record, "attributes"), *parts(record, "service_taxonomies")]:
        term = attribute.get("taxonomy_term") or attribute.get("taxonomy")
        if not isinstance(term, dict) or str(term.get("taxonomy", "")).startswith(PREFIX):
            continue
        name = term.get("name") or attribute.get("value")
        if isinstance(name, str) and 1 < len(name) <= 200:
            found.append(name)
    return list(dict.fromkeys(found))


def languages_of(record: Record, terms: Terms) -> Tuple[Tuple[str, ...], Tuple[str, ...]]:
    """(ids of ours, what is unknown) of the languages that a service, phone or location names."""
    found, unknown = [], []  # type: List[str], List[str]
    for language in parts(record, "languages"):
        words = [language[key] for key in ("code", "language", "name") if isinstance(language.get(key), str)]
        hit = next((hit for word in words if (hit := terms.find("languages", word.split("-")[0], guess=False))), None)
        if hit:
            found.append(hit.id)
        elif words:  # several in one
            reading = terms.read("languages", words[-1], guess=False)
            found += reading.ids
            unknown += reading.unknown
    return tuple(dict.fromkeys(found)), tuple(unknown)


def attribute(owner: UUID, entity: str, owner_id: str, name: str, code: str, label: str, value: Optional[str] = None) -> Dict[str, Any]:
    """An attribute in HSDS that says `name` = `code` of the thing with `owner_id`, a `label` for people, and a longer value."""
    term = {"id": part_uuid(owner, "term", name, code), "code": code, "name": label, "description": label, "taxonomy": name}
    return {"id": part_uuid(owner, "attribute", owner_id, name, code), "link_id": owner_id, "link_entity": entity, "link_type": name,
            **({"value": value} if value else {}), "taxonomy_term_id": term["id"], "taxonomy_term": term}
