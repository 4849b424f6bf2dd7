"""Which languages offers speak where she lives, unless they are made for speakers of another one."""

from __future__ import annotations

from retrieval.answers import Answers

_OF_COUNTRY = {"DE": ("de",), "AT": ("de",), "CH": ("de",), "SE": ("sv",)}
_FRENCH, _BOTH = ("fr",), ("fr", "de")
_OF_REGION = {
    **dict.fromkeys(("CH-GE", "CH-VD", "CH-NE", "CH-JU"), _FRENCH),
    **dict.fromkeys(("CH-FR", "CH-VS"), _BOTH),
    "CH-TI": ("it",),
}


def spoken(answers: Answers) -> tuple[str, ...]:
    """The languages of the region where one was said, else of the country."""
    return _OF_REGION.get(answers.region or "", _OF_COUNTRY.get(answers.country, ()))


def is_foreign(answers: Answers) -> bool:
    """Whether she writes a language that is not spoken there."""
    return answers.language not in {*spoken(answers), *_OF_COUNTRY.get(answers.country, ())}
