"""How sure it is what her matter is: a guess is not told, and one that is hardly worth a search is asked about."""
from __future__ import annotations

from actions.need import Need

# Probability that her matter was recognised, below which she is not told what it is, and below which she is asked (it is right for 40 % then).
_DOUBTFUL, _UNCLEAR = 0.5, 0.38
_SEVERAL, _THINGS = 0.8, 3  # the share of the likeliest three from which more than one thing was told, and little else is likely


def is_doubtful(need: Need) -> bool:
    """Whether what her matter is was guessed from words that may mean something else: then it is not told."""
    return 0 < sum(need.get("topic_weights", {}).values()) < _DOUBTFUL and not need.is_urgent()


def is_unclear(need: Need) -> bool:
    """Whether that guess is hardly worth a search, and she has not been asked."""
    weights = sorted(need.get("topic_weights", {}).values(), reverse=True)
    asked = {*need.get("asked", []), *need.get("aside", [])}
    several = sum(weights[:_THINGS]) >= _SEVERAL * sum(weights)
    return 0 < sum(weights) < _UNCLEAR and not several and "topic" not in asked and not need.is_urgent()
