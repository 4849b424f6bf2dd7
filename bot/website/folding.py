"""Many answers at once weigh on people: the likeliest stand there, the others fold away. parts.js does the same."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_MOST, _FIRST = 9, 6  # so many answers may stand there; of more, so many do
Choices = Sequence[Mapping[str, Any]]


def folded(choices: Choices) -> tuple[Choices, Choices, Choices]:
    """(the answers that stand there, those folded away, those that skip the question), each in the order they came in."""
    skips = [choice for choice in choices if choice["id"].startswith("skip=")]
    answers = [choice for choice in choices if choice not in skips]
    first = _FIRST if len(answers) > _MOST else len(answers)
    return answers[:first], answers[first:], skips
