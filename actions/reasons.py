"""The reasons that stand beside a list: what is told of them, and whether the list lacks something that she told or wishes for."""
from __future__ import annotations

from typing import Sequence, Tuple

from actions.need import Need
from index.offers import Offer
from retrieval.audience import is_child
from retrieval.matches import Match, without_reasons

_ANSWERS_NOW = ("helpline", "chat", "email_counselling", "in_person")
_OF_HERS = frozenset(("topic", "contact", "contact_not", "language", "cost", "anonymous", "time", "near", "group", "accessible"))


def lacks_something(need: Need, matches: Sequence[Match]) -> bool:
    """Whether the first of the list is not known to meet a wish, or one of it is made for something else: then it is not said to fit."""
    return _unmet_wish(need, matches[0]) or any(_misses(match) for match in matches)


def _unmet_wish(need: Need, match: Match) -> bool:
    """Whether the first of the list is not known to meet a wish for a way, a language, a time or a place nearby."""
    wishes, met = need.get("wishes") or {}, {reason.partition("=")[0] for reason in match.reasons.met}
    return any(wishes.get(wish) and wish not in met for wish in ("contact", "language", "time", "near"))


def _misses(match: Match) -> bool:
    """Whether it is made for something else than her matter, or does not meet a wish: nobody is told then that it fits."""
    return any(reason.partition("=")[0] in _OF_HERS for reason in match.reasons.unmet)


def told_reasons(need: Need, matches: Sequence[Match]) -> Tuple[Match, ...]:
    """The matches; where her matter is only guessed and was not told to her, it is no reason that is shown."""
    if not need.is_guessed():
        known = (without_reasons((match,), _of_topic)[0] if _is_for_whatever_it_is(need, match) else match for match in matches)
        return tuple(without_reasons((match,), _of_meeting)[0] if meets(match.offer) else match for match in known)
    return without_reasons(matches, _of_topic)


def _of_topic(reason: str) -> bool:
    return reason.startswith("topic=")


def _of_meeting(reason: str) -> bool:
    return reason == "contact=in_person"


def meets(offer: Offer) -> bool:
    """Whether it is a group that meets, though a website alone tells where."""
    return offer.kind == "self_help_group" and "local_community" in offer.settings


def is_for_any_child(offer: Offer) -> bool:
    return offer.scope == "general" and "children" in offer.groups and offer.kind in _ANSWERS_NOW


def _is_for_whatever_it_is(need: Need, match: Match) -> bool:
    """Whether it is there for any child, and a child writes, or for any mother or father, and one writes who hit a child: that the matter is not among
    its topics is no fault of it."""
    if not any(_of_topic(reason) for reason in match.reasons.unmet):
        return False
    harmed = "causing_harm" in (need.get("wishes") or {}).get("group", []) and {"parents"} & {*match.offer.groups} and "parenting" in match.offer.topics
    return bool(harmed) or (is_child(need.answers()) and is_for_any_child(match.offer))
