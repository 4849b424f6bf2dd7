"""The offers' closed-vocabulary fields as arrays, one row an offer, so that a search weighs all of them at once."""
from __future__ import annotations

import hashlib
import json
import re
from array import array
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from index.bits import Bits, Bools, Packer
from index.circumstances import CIRCUMSTANCES, circumstances_of
from index.freshness import last_checks
from index.gazetteer import Gazetteer
from index.lines import Lines
from index.offers import Offer
from index.taxonomy import Taxonomy

Ints = NDArray[np.int_]
MATRICES = ("topics", "settings", "groups", "occupations", "for_whom", "contact_types", "languages", "regions")
_CONFIDENCE = {"official_only": 0, "one_source": 1, "two_sources": 2}
_FREE = {"free": 1, "insurance": 1, "charged": 0}
_LISTS = ("columns", "places", "times")


class Times(NamedTuple):
    """What decides whether an offer can be reached at a moment."""

    country: str
    region: str
    hours: Tuple[str, ...]


@dataclass
class Facets:
    """Matrices are (offers, ids) in the order of `columns[facet]`; vectors are (offers,)."""

    topics: Bits
    settings: Bits
    groups: Bits
    occupations: Bits  # those whom alone an offer is made for, also where its groups say so
    for_whom: Bits
    contact_types: Bits
    languages: Bits
    regions: Bits
    country: Ints
    national: Bools
    place: Ints  # index into `places`, -1 where the offer serves more than one town or district
    age_min: Ints
    age_max: Ints  # 0 and 200 where the offer names no limit
    free: Ints  # 1 free, 0 charged, -1 not known; the same for `anonymous`
    anonymous: Ints
    kind: Ints
    general: Bools
    confidence: Ints
    line: Ints  # offers behind one telephone number share a value
    provider: Ints  # a hash of its name
    stale: Bools
    church: Bools  # kept by a church or another faith, as its name or its provider's tells
    checked: Ints  # the day (date.toordinal) of the latest check of a contact, else of coming in; 0 where neither is known
    crisis_check: Ints  # the same of checks alone; 0 where a contact was never checked
    focus: Ints  # how many topics it is for
    lead: Ints  # the first of them: an index into the columns of topics, -1 where there is none
    hours: Ints  # index into `times`, -1 where no hours are known
    columns: Dict[str, List[str]]
    places: List[str]
    times: List[Times] = field(default_factory=list)

    def has(self, facet: str, id: str, rows: Ints) -> Bools:
        """Which of the rows have `id`; none where the vocabulary does not know it."""
        number = self._numbers[facet].get(id)
        return np.zeros(len(rows), dtype=bool) if number is None else self._bits(facet).column(number, rows)

    def has_any(self, facet: str, ids: Iterable[str], rows: Ints) -> Bools:
        """Which of the rows have at least one of `ids`."""
        known = self._numbers[facet]
        return self._bits(facet).any_of([known[id] for id in ids if id in known], rows)

    def says(self, facet: str, rows: Ints) -> Bools:
        """Which of the rows have any id at all."""
        return self._bits(facet).some(rows)

    def for_parents_alone(self, rows: Ints) -> Bools:
        """What is for mothers and fathers, and not for other grown people."""
        return np.asarray(self.has("groups", "parents", rows) & ~self.has("groups", "adults", rows))

    def leading(self, topics: Iterable[str], rows: Ints) -> Bools:
        """Which of the rows are for one of the topics first of all."""
        wanted = set(topics)
        return np.array([*(id in wanted for id in self.columns["topics"]), False])[self.lead[rows]]

    @cached_property
    def _numbers(self) -> Dict[str, Dict[str, int]]:
        return {facet: {id: number for number, id in enumerate(ids)} for facet, ids in self.columns.items()}

    def _bits(self, facet: str) -> Bits:
        return getattr(self, facet)  # type: ignore[no-any-return]

    def save(self, path: Path) -> None:
        arrays = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _LISTS}
        packed = {name: each.packed if isinstance(each, Bits) else each for name, each in arrays.items()}
        names = json.dumps({"columns": self.columns, "places": self.places, "times": self.times}, ensure_ascii=False)
        with path.open("wb") as file:
            np.savez(file, names=np.frombuffer(names.encode(), dtype=np.uint8), **packed)

    @classmethod
    def load(cls, path: Path) -> Facets:
        with np.load(path, allow_pickle=False) as kept:
            names = json.loads(kept["names"].tobytes())
            arrays = {f.name: kept[f.name] for f in fields(cls) if f.name not in _LISTS}
        columns: Dict[str, List[str]] = names["columns"]
        arrays.update({facet: Bits(arrays[facet], len(columns[facet])) for facet in MATRICES})
        times = [Times(country, region, tuple(hours)) for country, region, hours in names["times"]]
        return cls(columns=columns, places=names["places"], times=times, **arrays)

    def overlaid(self, rows: Ints, other: Facets) -> Facets:
        """A copy in which `other` stands in `rows`; rows from the present length on are added. Same vocabulary."""
        size = max(len(self.country), int(rows.max(initial=-1)) + 1)
        places, times = _joined(self.places, other.places), _joined(self.times, other.times)
        theirs = replace(other, place=_renumbered(other.place, other.places, places),
                         hours=_renumbered(other.hours, other.times, times))
        made: Dict[str, Any] = {}
        for name in (f.name for f in fields(self) if f.name not in _LISTS):
            old, new = getattr(self, name), getattr(theirs, name)
            if isinstance(old, Bits):
                made[name] = Bits(_written(old.packed, rows, new.packed, size), old.width)
            else:
                made[name] = _written(old, rows, new, size)
        return replace(self, places=places, times=times, **made)


class FacetsBuilder:
    """Takes offers one by one and keeps no more of them than their facets."""

    def __init__(self, taxonomy: Taxonomy, gazetteer: Gazetteer) -> None:
        self._taxonomy, self._gazetteer, self.lines = taxonomy, gazetteer, Lines()
        columns = {facet: taxonomy.ids(facet) for facet in ("topics", "settings", "groups", "occupations", "contact_types", "languages")}
        columns["contact_types"].append("in_person")
        columns["groups"].extend(CIRCUMSTANCES)
        columns.update(for_whom=taxonomy.ids("who"), regions=sorted({place.region for place in gazetteer.places}),
                       country=["DE", "AT", "CH", "SE"], kind=taxonomy.ids("kinds"))
        self._columns = columns
        self._bits = {facet: Packer(columns[facet]) for facet in MATRICES}
        self._ints = {name: array(code) for code, names in _TYPES.items() for name in names}
        self._places: Dict[str, int] = {}
        self._times: Dict[Times, int] = {}

    def add(self, offer: Offer) -> None:
        codes, place = _served(offer, self._gazetteer)
        if offer.country not in self._columns["country"]:
            self._columns["country"].append(offer.country)
        ways = ways_of(offer)
        ids: Dict[str, Iterable[str]] = {"topics": offer.topics, "settings": offer.settings, "groups": {*offer.groups, *circumstances_of(offer)},
                                         "occupations": {*offer.occupations, *self._taxonomy.occupations_of(offer.groups)},
                                         "for_whom": offer.for_whom, "contact_types": ways, "languages": offer.languages,
                                         "regions": codes}
        for facet, packer in self._bits.items():
            packer.add(ids[facet])
        times = times_of(offer)
        latest, crisis = last_checks(offer)
        self._row(
            country=self._columns["country"].index(offer.country), national=not codes,
            place=self._places.setdefault(place, len(self._places)) if place else -1,
            age_min=offer.age_min or 0, age_max=200 if offer.age_max is None else offer.age_max,
            free=_FREE.get(offer.cost, -1), anonymous=-1 if offer.anonymous is None else int(offer.anonymous),
            kind=self._columns["kind"].index(offer.kind), general=offer.scope == "general",
            confidence=_CONFIDENCE.get(offer.confidence, 0), provider=_hashed(offer.provider.casefold()),
            lead=self._columns["topics"].index(offer.topics[0]) if offer.topics[:1] and offer.topics[0] in self._columns["topics"] else -1,
            church=is_of_faith(offer), stale=offer.status != "active",
            focus=self._bits["topics"].last, checked=_ordinal(latest), crisis_check=_ordinal(crisis),
            hours=self._times.setdefault(times, len(self._times)) if times.hours else -1)
        self.lines.add(offer)

    def _row(self, **values: int) -> None:
        for name, value in values.items():
            self._ints[name].append(value)

    def facets(self) -> Facets:
        ints: Dict[str, Any] = {name: np.array(values) for name, values in self._ints.items()}
        flags: Dict[str, Any] = {name: ints.pop(name).astype(bool) for name in ("national", "general", "stale", "church")}
        bits: Dict[str, Any] = {facet: packer.bits() for facet, packer in self._bits.items()}
        return Facets(**bits, **ints, **flags, line=self.lines.labels(), columns=self._columns,
                      places=list(self._places), times=list(self._times))


_TYPES = {
    "h": ("lead", "country", "national", "age_min", "age_max", "free", "anonymous", "kind", "general", "confidence", "stale", "church", "focus"),
    "i": ("place", "hours", "checked", "crisis_check"),
    "q": ("provider",),
}


def build_facets(offers: Iterable[Offer], taxonomy: Taxonomy, gazetteer: Gazetteer) -> Facets:
    """One row an offer, in the order given."""
    builder = FacetsBuilder(taxonomy, gazetteer)
    for offer in offers:
        builder.add(offer)
    return builder.facets()


def times_of(offer: Offer) -> Times:
    return Times(offer.country, offer.region[0], tuple(contact.hours for contact in offer.contacts if contact.hours))


def ways_of(offer: Offer) -> FrozenSet[str]:
    """In which ways people are helped there: types of contact and "in_person". A website may only lead to the chat, which the kind of
    offer or the contact's label tells."""
    types = {contact.type for contact in offer.contacts}
    labels = " ".join(contact.label or "" for contact in offer.contacts if contact.type == "web")
    led = {way for way, name in _NAMED.items() if name.search(labels)} | {_OF_KIND.get(offer.kind, "")} - {""}
    meets = "address" in types and offer.kind not in _ALONE_AT_HOME  # there an address tells who gives access
    return frozenset(types | led | ({"in_person"} if meets else set()))


_OF_FAITH = re.compile(
    r"caritas|diakoni|kirch|kyrk|präst|pfarr|seelsorg|bistum|diözese|malteser|johanniter|kreuzbund|blaues kreuz|\bblå bandet|katholisch|katolsk|"
    r"evangelisch|evangelisk|christ|kristen|muslim|islam|jüdisch|judisk|stadtmission|stadsmission|heilsarmee|frälsningsarmén|\bs[kc][mf]\b|"
    r"church|parish|catholic|protestant|salvation army", re.IGNORECASE)


def is_of_faith(offer: Offer) -> bool:
    """Whether a church or another faith keeps it, as its name or its provider's tells."""
    return bool(_OF_FAITH.search(f"{offer.name} {offer.provider}"))


_ALONE_AT_HOME = ("online_course", "app")
_OF_KIND = {"chat": "chat", "email_counselling": "email", "app": "app", "in_person": "in_person"}
_NAMED = {"chat": re.compile(r"\bchatt?(?:en|a)?\b|\w+chatt?\b", re.IGNORECASE), "email": re.compile(r"\b(?:e-?)?mail\b|\bmejla?\b", re.IGNORECASE)}


def _served(offer: Offer, gazetteer: Gazetteer) -> Tuple[List[str], str]:
    """The regions an offer serves (none: the whole country), and its place if it serves one town or district of a region alone."""
    if offer.country in offer.region:
        return [], ""
    codes = [code for code in (gazetteer.region_of(area, offer.country) for area in offer.region) if code]
    towns = [area for area in offer.region if "-" not in area[:3]]
    place = gazetteer.seat_of(towns[0], offer.country) if towns else None
    return codes, place.name if place else ""


def _ordinal(day: Optional[date]) -> int:
    return day.toordinal() if day else 0


def _hashed(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)


def _joined(old: List, new: List) -> List:  # type: ignore[type-arg]
    return list(dict.fromkeys([*old, *new]))


def _renumbered(values: Ints, old: Sequence[object], new: Sequence[object]) -> Ints:
    at = {each: i for i, each in enumerate(new)}
    return np.array([-1 if value < 0 else at[old[value]] for value in values], dtype=values.dtype)


def _written(old: NDArray, rows: Ints, new: NDArray, size: int) -> NDArray:  # type: ignore[type-arg]
    """`old` with `new` in `rows`, lengthened to `size`."""
    made = np.zeros((size, *old.shape[1:]), dtype=old.dtype)
    made[:len(old)] = old
    made[rows] = new
    return made
