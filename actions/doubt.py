"""How sure it is what her matter is: a guess is not told, it is asked about; and what was neither told nor asked leads no search."""
from __future__ import annotations

from actions.need import Need


def is_doubtful(need: Need) -> bool:
    """Whether what her matter is was guessed from words that may mean something else: then it is not told."""
    return need.is_guessed()


def is_unclear(need: Need) -> bool:
    """Whether it is such a guess, and she has not been asked."""
    return need.is_guessed() and "topic" not in {*need.get("asked", []), *need.get("aside", [])}
