"""One number at once for who asks for "just a number": no question comes before it, and no list."""
from __future__ import annotations

from dataclasses import replace
from typing import Any, List, Mapping

from actions.need import VAGUE, Need
from actions.offering import hand_over, numbers, show_offers
from actions.refusing import find_wanted
from actions.say import Voice
from index.facets import ways_of
from index.offers import Offer
from retrieval.finder import Finder

_AMONG = 12  # offers among which one with a telephone is looked for


def give_a_number(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any]) -> None:
    """Hand over the first that can be called of those that stand there, else of those that fit what is known, else of those that listen to any worry."""
    need.understand(meant, need.get("question"))
    wishes = need.get("wishes") or {}
    need.set(wishes={**wishes, "contact": list(dict.fromkeys(["phone", *wishes.get("contact", [])])),
                     "contact_not": [way for way in wishes.get("contact_not", []) if way != "phone"]})
    shown = [offer for id in need.get("offered", []) if (offer := finder.offer(id))]
    callable = [offer for offer in (*shown, *_fitting(need, finder)) if _is_called(offer)]
    if not callable:
        show_offers(voice, need, finder)
        return
    best = callable[0]
    need.set(offered=[best.id, *(id for id in need.get("offered", []) if id != best.id)], shown=list(dict.fromkeys([*need.get("shown", []), best.id])))
    hand_over(voice, need, best.id)


def _fitting(need: Need, finder: Finder) -> List[Offer]:
    answers = need.answers()
    if not need.get("topics"):
        answers = replace(answers, topics=(), topic_weights={VAGUE: 1.0})
    found = find_wanted(need, finder, answers, _AMONG)
    listed = [match.offer for match in (*found.matches, *found.fallback)]
    return sorted(listed, key=lambda offer: not _answers_always(offer)) if not need.get("topics") or need.is_vague() else listed


def _is_called(offer: Offer) -> bool:
    return "phone" in ways_of(offer) and offer.id not in numbers() and offer.kind in ("helpline", "in_person")


def _answers_always(offer: Offer) -> bool:
    return any(contact.type == "phone" and contact.hours == "24/7" for contact in offer.contacts)
