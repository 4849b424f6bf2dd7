"""A handful of offers, four places and an encoder that counts letters: enough to try every rule of the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from index.facets import build_facets
from index.gazetteer import Gazetteer, Place
from index.lexical import Lexical
from index.offers import Contact, Offer
from index.snapshot import FORMAT, Manifest, Snapshot
from index.taxonomy import load_taxonomy
from index.vectors import make_index
from retrieval.finder import Finder

PLACES = Gazetteer(
    [
        Place("Berlin", "DE", "DE-BE", 52.5, 13.4, 3_600_000),
        Place("Hamburg", "DE", "DE-HH", 53.5, 10.0, 1_800_000),
        Place("Uppsala", "SE", "SE-C", 59.9, 17.6, 160_000),
        Place("München", "DE", "DE-BY", 48.1, 11.6, 1_500_000),
    ],
    {},
)


class LetterEncoder:
    identity, dimension = "toy", 26

    def encode(self, texts: Sequence[str]) -> Any:
        rows = np.array([[text.lower().count(chr(97 + i)) for i in range(26)] for text in texts], dtype=np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)

    def read(self, texts: Sequence[str]) -> Any:
        return self.encode(texts), self.encode(texts)


def offer(id: str, **fields: Any) -> Offer:
    """A national German line for grief; `ways` are types of contact."""
    ways = fields.pop("ways", ["phone"])
    value = {"phone": f"+49 30 {abs(hash(id)) % 900000 + 100000}", "email": f"{id}@example.org", "address": "Weg 1"}
    whole = {
        "id": id,
        "country": "DE",
        "region": ["DE"],
        "name": f"Line {id}",
        "provider": f"House {id}",
        "kind": "helpline",
        "contacts": [Contact(type=way, value=value.get(way, f"https://example.org/{id}")) for way in ways],
        "languages": ["de"],
        "for_whom": ["self", "relative"],
        "topics": ["grief"],
        "summary": {"de": f"Hilfe {id}"},
        **fields,
    }
    return Offer(**whole)


def finder(offers: list[Offer]) -> Finder:
    encoder = LetterEncoder()
    vectors = encoder.encode([o.name for o in offers])
    manifest = Manifest(FORMAT, "toy", "toy", 26, "toy", "toy", "toy", len(offers), "2026-01-01")
    facets = build_facets(offers, load_taxonomy(), PLACES)
    return Finder(
        Snapshot(manifest, offers, facets, make_index(vectors), Lexical.build(o.name for o in offers)), encoder
    )
