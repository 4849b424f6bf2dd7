"""Buttons: a choice id ("who=relative") as what it means, so that it needs no understanding."""
from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional

from index.taxonomy import Taxonomy
from retrieval.questions import QUESTIONS

_WAYS = ("phone", "chat", "email", "in_person", "sms", "web", "app")
_RELAXABLE = ("region", "contact", "contact_not", "language", "cost", "anonymous", "time", "group", "accessible", "age",
              "setting", "who", "near", "counsellor", "secular")
_COUNTED_OUT = 8  # from nine on a bare number is a child's age
_COUNTABLE = ("who", "topic", "setting", "contact")  # questions whose buttons may be counted out
_INTENTS = {"skip": "dont_know", "change": "back", "more": "other_offers", "contact": "show_contact",
            "back": "back", "nobody": "nobody_answered", "wrong": "number_wrong", "restart": "restart"}


def meaning_of(id: str, taxonomy: Taxonomy, has_offer: Callable[[str], bool]) -> Optional[Dict[str, Any]]:
    """The understanding of a choice in the form of a message's; None for what is no choice."""
    facet, equals, value = id.partition("=")
    if not equals:
        return None
    meant: Dict[str, Any] = {"choice": id, "intent": _INTENTS.get(facet, "inform"), "who_certain": 1.0}
    if facet == "who" and value in ("self", "relative", "friend", "colleague"):
        return {**meant, "who": value}
    if facet == "setting" and value in taxonomy.ids("settings"):
        return {**meant, "setting": value}
    if facet == "topic" and value in taxonomy.ids("topics"):
        return {**meant, "topics": [value], "topic_weights": {value: 1.0}, "off_topic": 0.0}
    if facet == "age_group" and value in taxonomy.ids("age_groups"):
        return {**meant, "age_group": value}
    if facet == "way" and value in _WAYS:
        return {**meant, "wishes": {"contact": [value]}}
    if facet == "helped" and value in ("yes", "no"):
        return {**meant, "intent": f"feedback_{value}"}
    if facet == "safe" and value in ("yes", "no", "meant_otherwise"):
        return {**meant, "intent": "crisis"}
    allowed = {"topics": taxonomy.ids("topic_groups"), "skip": QUESTIONS, "change": QUESTIONS, "more": ("offers",),
               "path": ("own", "theirs"), "relax": _RELAXABLE, "restart": ("all",), "back": ("one",)}
    if facet in ("contact", "nobody", "wrong"):
        return meant if has_offer(value) else None
    return meant if value in allowed.get(facet, ()) else None


def counted(text: str, slots: Mapping[str, Any]) -> Optional[str]:
    """The button that a bare number counts out ("2"), where a question with buttons is open that no number answers."""
    number = text.strip(" .)!")
    choices = slots.get("choices") or []
    if slots.get("question") not in _COUNTABLE or not number.isdecimal() or not 0 < int(number) <= min(len(choices), _COUNTED_OUT):
        return None
    return str(choices[int(number) - 1])
