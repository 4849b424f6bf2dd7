"""What a proposal changes, side by side: every field that differs, with what goes and what comes."""
from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher
from typing import Callable, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from index.offers import Contact, Offer
from index.taxonomy import Taxonomy

KEPT, GONE, NEW = "kept", "gone", "new"
Part = Tuple[str, str]  # (KEPT, GONE or NEW; the text)
_FACETS = {"kind": "kinds", "country": "countries", "cost": "costs", "languages": "languages", "for_whom": "who", "groups": "groups",
           "occupations": "occupations", "settings": "settings", "topics": "topics"}
_TEXTS = ("name", "provider", "summary")


class Change(NamedTuple):
    """One field. `old` and `new` are parts: words of a text, or whole lines of a list (`lines`)."""

    field: str
    old: List[Part]
    new: List[Part]
    lines: bool


def difference(old: Optional[Offer], new: Optional[Offer], taxonomy: Taxonomy, words: Mapping[str, str], language: str) -> List[Change]:
    """The fields in which two offers differ; None is no offer. `words` are those of what is no id: yes, no, open, closed …"""
    before = _fields(old, taxonomy, words, language) if old else {}
    after = _fields(new, taxonomy, words, language) if new else {}
    return compare(before, after, lambda field: field.startswith(_TEXTS))


def compare(before: Mapping[str, List[str]], after: Mapping[str, List[str]], is_text: Callable[[str], bool]) -> List[Change]:
    """The fields whose lines differ, in their order: texts word by word, lists line by line."""
    changes = []
    for field in dict.fromkeys([*after, *before]):
        one, other = before.get(field, []), after.get(field, [])
        if one != other:
            as_text = is_text(field)
            old_parts, new_parts = (_texts if as_text else _lists)(one, other)
            changes.append(Change(field, old_parts, new_parts, not as_text))
    return changes


def _fields(offer: Offer, taxonomy: Taxonomy, words: Mapping[str, str], language: str) -> Mapping[str, List[str]]:
    """field -> its lines as people read them."""
    def labels(field: str, ids: Sequence[str]) -> List[str]:
        return [taxonomy.label(_FACETS[field], id, language) for id in ids]

    anonymous = {True: words["yes"], False: words["no"], None: words["unknown"]}[offer.anonymous]
    fields: dict[str, List[str]] = {"status": [words["open"] if offer.status == "active" else words["closed"]], "name": [offer.name],
                                    "provider": [offer.provider], "kind": labels("kind", [offer.kind])}
    fields.update({f"summary_{of}": [text] for of, text in offer.summary.items()})
    fields["contacts"] = [_written(contact, taxonomy, words, language) for contact in offer.contacts]
    fields.update({field: labels(field, getattr(offer, field)) for field in ("topics", "for_whom", "groups", "occupations", "settings", "languages")})
    fields["age"] = [words["ages"].format(low=_or_dash(offer.age_min), high=_or_dash(offer.age_max))] if (offer.age_min, offer.age_max) != (None, None) else []
    fields.update(region=list(offer.region), country=labels("country", [offer.country]), cost=labels("cost", [offer.cost]), anonymous=[anonymous],
                  valid_until=_day(offer.valid_until), verified_on=_day(offer.verified_on))
    return fields


def _day(day: Optional[date]) -> List[str]:
    return [day.isoformat()] if day else []


def _or_dash(age: Optional[int]) -> str:
    return "–" if age is None else str(age)


def _written(contact: Contact, taxonomy: Taxonomy, words: Mapping[str, str], language: str) -> str:
    """Every part of a contact, so that no change of one stays unseen."""
    value = contact.value if contact.national in (None, contact.value) else f"{contact.national} = {contact.value}"
    parts = [f"{taxonomy.label('contact_types', contact.type, language)}: {value}", f"({contact.label})" if contact.label else "",
             f"[{contact.hours}]" if contact.hours else "", words["free"] if contact.free else "",
             ", ".join(taxonomy.label("languages", id, language) for id in contact.languages or ())]
    return " ".join(filter(None, parts))


def _lists(old: Sequence[str], new: Sequence[str]) -> Tuple[List[Part], List[Part]]:
    return [(KEPT if line in new else GONE, line) for line in old], [(KEPT if line in old else NEW, line) for line in new]


def by_words(old: str, new: str) -> Tuple[List[Part], List[Part]]:
    """What goes of one text and what comes with the other, word by word."""
    return _texts([old] if old else [], [new] if new else [])


def _texts(old: Sequence[str], new: Sequence[str]) -> Tuple[List[Part], List[Part]]:
    """Word by word."""
    one, other = _pieces(" ".join(old)), _pieces(" ".join(new))
    before: List[Part] = []
    after: List[Part] = []
    for kind, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, come = "".join(one[start:end]), "".join(other[first:last])
        before += [(KEPT if kind == "equal" else GONE, gone)] if gone else []
        after += [(KEPT if kind == "equal" else NEW, come)] if come else []
    return before, after


def _pieces(text: str) -> List[str]:
    return re.findall(r"\S+\s*", text)
