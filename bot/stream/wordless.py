"""Events of a turn as documents of the stream: ids of closed vocabularies, numbers and times; whatever is none of these is left out.

The form is that of Rasa's own event streams (`event`, `timestamp`, `parse_data`, `name`, `value`), so that tools made for these read it.
"""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, List, Mapping, Optional

from bot.desk.record import LEVELS, OBSTACLES
from bot.settings import COUNTRIES
from index.gazetteer import load_gazetteer
from index.languages import TAGS
from index.taxonomy import load_taxonomy
from index.yml import read_yml
from retrieval.questions import QUESTIONS

Document = Dict[str, Any]
_DOMAIN = Path(__file__).parents[1] / "dialogue/domain/domain.yml"
_NAME = re.compile(r"[\w.:/+=-]{1,120}")  # of an offer, a phrase, a choice: they come from the catalogue and from the code
_NAMED = ("offered", "shown", "opened", "unanswered", "reported_wrong")  # slots that hold offers
_ASKED = ("question", "asked", "aside")
_CUSTOM = ("type", "phrase", "question", "offer", "level", "kind", "faq")  # what a message of Lotse consists of, beside offers and choices
_WISHES = frozenset(("free", "evening", "now", "weekend", "woman", "man", "in_person"))


def documents(events: Iterable[Any]) -> List[Document]:
    """What the stream tells of the new events of a turn."""
    found = [_document(event) for event in events]
    return [each for each in found if each is not None]


def _document(event: Any) -> Optional[Document]:
    head: Document = {"event": event.type_name, "timestamp": event.timestamp}
    if event.type_name == "user":
        intent = _one_of((event.intent or {}).get("name"), _known()["intents"])
        choice = ((event.parse_data or {}).get("understanding") or {}).get("choice")
        return {**head, "parse_data": {"intent": {"name": intent}}, "choice": _named(choice)}
    if event.type_name == "action":
        name = _one_of(event.action_name, _known()["actions"])
        return {**head, "name": name} if name else None
    if event.type_name == "slot":
        value = _value(event.key, event.value)
        return {**head, "name": event.key, "value": value} if value is not None or (event.key in _slots() and event.value is None) else None
    if event.type_name == "bot" and (event.data or {}).get("custom"):
        return {**head, "data": {"custom": _said(event.data["custom"])}}
    return None


def _said(custom: Mapping[str, Any]) -> Document:
    """A message of Lotse without what was put into its sentence."""
    said: Document = {key: _named(custom[key]) for key in _CUSTOM if custom.get(key)}
    if custom.get("offers"):
        said["offers"] = [{"id": _named(each.get("id")), "rank": rank} for rank, each in enumerate(custom["offers"], 1)]
    if custom.get("choices"):
        said["choices"] = [choice for choice in map(_named, custom["choices"]) if choice]
    facet = _one_of((custom.get("values") or {}).get("facet"), OBSTACLES)
    return {**said, "facet": facet} if facet else said


def _value(slot: str, value: Any) -> Any:
    """The value of a slot as far as it is of a closed vocabulary; None for the rest, and for slots that hold numbers or places."""
    if slot == "helped":
        return value if isinstance(value, bool) else None
    if slot == "wishes" and isinstance(value, Mapping):
        return {key: wish for key, each in value.items() if key in OBSTACLES and (wish := _closed(each, _known()["wishes"])) not in (None, [])}
    if slot in _NAMED:
        return [name for name in map(_named, value or ()) if name] if isinstance(value, (list, tuple)) else _named(value)
    return _closed(value, _slots()[slot]) if slot in _slots() else None


def _closed(value: Any, known: FrozenSet[str]) -> Any:
    if isinstance(value, bool):
        return value
    return [each for each in value if _one_of(each, known)] if isinstance(value, (list, tuple)) else _one_of(value, known)


def _named(value: Any) -> Optional[str]:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else None


def _one_of(value: Any, known: Iterable[str]) -> Optional[str]:
    return value if isinstance(value, str) and value in known else None


@lru_cache(maxsize=1)
def _known() -> Dict[str, FrozenSet[str]]:
    taxonomy, domain = load_taxonomy(), read_yml(_DOMAIN)
    facets = {facet: frozenset(taxonomy.ids(facet)) for facet in ("who", "relations", "settings", "topics", "age_groups", "contact_types", "kinds",
                                                                  "groups", "languages", "costs")}
    wishes = _WISHES | facets["contact_types"] | facets["kinds"] | facets["groups"] | facets["languages"] | facets["costs"]
    return {**facets, "wishes": wishes, "intents": frozenset(domain["intents"]), "actions": frozenset([*domain["actions"], "action_listen"]),
            "regions": frozenset(place.region for place in load_gazetteer().places)}


@lru_cache(maxsize=1)
def _slots() -> Dict[str, FrozenSet[str]]:
    """The vocabulary of each slot that the stream tells of."""
    known, asked = _known(), frozenset((*QUESTIONS, "offers", "helped", "safe"))
    return {"language": frozenset(TAGS), "country": frozenset(COUNTRIES), "who": known["who"], "relation": known["relations"], "setting": known["settings"],
            "topics": known["topics"], "age_group": known["age_groups"], "region": known["regions"], "path": frozenset(("own", "theirs")),
            "crisis": frozenset(LEVELS), "crisis_kind": frozenset(("suicidality", "self_harm", "violence_now", "child_danger", "medical", "psychosis_acute")),
            **dict.fromkeys(_ASKED, asked), **dict.fromkeys(_NAMED, frozenset()), "helped": frozenset(), "wishes": known["wishes"]}
