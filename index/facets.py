"""The offers' closed-vocabulary fields as arrays, one row an offer, so that a search weighs all of them at once."""
from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from index.gazetteer import Gazetteer
from index.offers import Offer, number_key
from index.taxonomy import Taxonomy

Bools = NDArray[np.bool_]
Ints = NDArray[np.int32]
MATRICES = ("topics", "settings", "groups", "for_whom", "contact_types", "languages", "regions")
_CONFIDENCE = {"official_only": 0, "one_source": 1, "two_sources": 2}


@dataclass
class Facets:
    """Matrices are (offers, ids) in the order of `columns[facet]`; vectors are (offers,)."""

    topics: Bools
    settings: Bools
    groups: Bools
    for_whom: Bools
    contact_types: Bools
    languages: Bools
    regions: Bools
    country: Ints
    national: Bools
    place: Ints  # index into `places`, -1 where the offer serves more than one municipality
    age_min: Ints
    age_max: Ints  # 0 and 200 where the offer names no limit
    free: Ints  # 1 free, 0 charged, -1 not known; the same for `anonymous`
    anonymous: Ints
    kind: Ints
    general: Bools
    confidence: Ints
    line: Ints  # offers behind one telephone number share a value
    provider: Ints
    stale: Bools
    columns: Dict[str, List[str]]
    places: List[str]

    def column(self, facet: str, id: str) -> Optional[Bools]:
        """The offers that have `id`, or None where the vocabulary does not know it."""
        try:
            return getattr(self, facet)[:, self.columns[facet].index(id)]  # type: ignore[no-any-return]
        except ValueError:
            return None

    def save(self, path: Path) -> None:
        arrays = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("columns", "places")}
        names = {f"columns_{facet}": np.array(ids) for facet, ids in self.columns.items()}
        with path.open("wb") as file:
            np.savez(file, places=np.array(self.places, dtype=str), **arrays, **names)

    @classmethod
    def load(cls, path: Path) -> Facets:
        with np.load(path, allow_pickle=False) as kept:
            arrays = {f.name: kept[f.name] for f in fields(cls) if f.name not in ("columns", "places")}
            columns = {n[8:]: [str(i) for i in kept[n]] for n in kept.files if n.startswith("columns_")}
            return cls(columns=columns, places=[str(p) for p in kept["places"]], **arrays)


def build_facets(offers: Sequence[Offer], taxonomy: Taxonomy, gazetteer: Gazetteer) -> Facets:
    """One row an offer, in the order given."""
    regions = sorted({place.region for place in gazetteer.places})
    columns = {facet: taxonomy.ids(facet) for facet in ("topics", "settings", "groups", "contact_types", "languages")}
    columns["contact_types"].append("in_person")
    columns.update(for_whom=taxonomy.ids("who"), regions=regions, country=["DE", "AT", "CH", "SE"], kind=taxonomy.ids("kinds"))
    columns["country"] += sorted({offer.country for offer in offers} - set(columns["country"]))
    served = [_served(offer, gazetteer) for offer in offers]
    places = sorted({name for _, name in served if name})
    rows: Dict[str, List[Sequence[str]]] = {
        "topics": [o.topics for o in offers], "settings": [o.settings for o in offers],
        "groups": [o.groups for o in offers], "for_whom": [o.for_whom for o in offers],
        "contact_types": [tuple({c.type for c in o.contacts} | _in_person(o)) for o in offers],
        "languages": [o.languages for o in offers], "regions": [codes for codes, _ in served],
    }
    return Facets(
        **{facet: _matrix(rows[facet], columns[facet]) for facet in MATRICES},
        country=_ints(columns["country"].index(o.country) for o in offers),
        national=np.array([not codes for codes, _ in served], dtype=bool),
        place=_ints(places.index(name) if name else -1 for _, name in served),
        age_min=_ints(o.age_min if o.age_min is not None else 0 for o in offers),
        age_max=_ints(o.age_max if o.age_max is not None else 200 for o in offers),
        free=_ints({"free": 1, "insurance": 1, "charged": 0}.get(o.cost, -1) for o in offers),
        anonymous=_ints(-1 if o.anonymous is None else int(o.anonymous) for o in offers),
        kind=_ints(columns["kind"].index(o.kind) for o in offers),
        general=np.array([o.scope == "general" for o in offers], dtype=bool),
        confidence=_ints(_CONFIDENCE.get(o.confidence, 0) for o in offers),
        line=_ints(_shared_lines(offers)),
        provider=_ints(_numbered([o.provider for o in offers])),
        stale=np.array([o.status != "active" for o in offers], dtype=bool),
        columns=columns, places=places)


def _in_person(offer: Offer) -> set[str]:
    visits = offer.kind == "in_person" or any(contact.type == "address" for contact in offer.contacts)
    return {"in_person"} if visits else set()


def _served(offer: Offer, gazetteer: Gazetteer) -> Tuple[List[str], str]:
    """The regions an offer serves (none: the whole country), and its municipality if it serves only one."""
    if offer.country in offer.region:
        return [], ""
    codes = [code for code in (gazetteer.region_of(area, offer.country) for area in offer.region) if code]
    only = offer.region[0] if len(offer.region) == 1 and "-" not in offer.region[0][:3] else ""
    place = gazetteer.find(only, offer.country) if only else None
    return codes, place.name if place else ""


def _shared_lines(offers: Sequence[Offer]) -> List[int]:
    """One number for all offers that are linked by a telephone number or by `same_line_as` (union by relabelling)."""
    label = list(range(len(offers)))
    owner: Dict[str, int] = {}
    for i, offer in enumerate(offers):
        keys = [number_key(c.value) for c in offer.contacts if c.type == "phone"] + [offer.id, *offer.same_line_as]
        for key in keys:
            first = owner.setdefault(key, i)
            a, b = _root(label, first), _root(label, i)
            label[max(a, b)] = min(a, b)
    return [_root(label, i) for i in range(len(offers))]


def _root(label: List[int], i: int) -> int:
    while label[i] != i:
        label[i] = label[label[i]]
        i = label[i]
    return i


def _numbered(names: Sequence[str]) -> List[int]:
    order: Dict[str, int] = {}
    return [order.setdefault(name.casefold(), len(order)) for name in names]


def _matrix(rows: Sequence[Sequence[str]], ids: List[str]) -> Bools:
    at = {id: i for i, id in enumerate(ids)}
    matrix = np.zeros((len(rows), len(ids)), dtype=bool)
    for i, row in enumerate(rows):
        for id in row:
            if id in at:
                matrix[i, at[id]] = True
    return matrix


def _ints(values: object) -> Ints:
    return np.fromiter(values, dtype=np.int32)  # type: ignore[call-overload, no-any-return]
