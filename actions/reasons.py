"""The reasons that stand beside a list: what is told of them, and whether the list lacks something that she told or wishes for."""
from __future__ import annotations

from typing import Sequence, Tuple

from actions.need import Need
from retrieval.matches import Match, without_reasons

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
        return tuple(matches)
    return without_reasons(matches, lambda reason: reason.startswith("topic="))
