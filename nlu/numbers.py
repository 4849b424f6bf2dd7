"""Numbers that are spelled as words."""
from __future__ import annotations

from functools import cache
from typing import Dict, Optional

from index.linear import fold

_NUMBERS = {
    "de": "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn "
          "achtzehn neunzehn zwanzig",
    "sv": "noll ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
          "eighteen nineteen twenty",
}
_TENS = {"dreissig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
         "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "attio": 80, "nittio": 90,
         "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
TENS = frozenset(range(20, 100, 10))


def spelled_number(word: str, language: str) -> Optional[int]:
    """ "siebzehn", "fyrtiosju", "forty"."""
    return _number_words(language).get(word)


@cache
def _number_words(language: str) -> Dict[str, int]:
    """Every number from 0 to 99 as it is spelled in one word ("siebenundvierzig", "fyrtiosju", "forty")."""
    names = _NUMBERS.get(language, _NUMBERS["en"]).split()
    spelled = {**{name: value for value, name in enumerate(names)}, **_TENS}
    for tens, value in {**_TENS, "zwanzig": 20, "tjugo": 20}.items():
        for unit in range(1, 10):
            first = "ein" if language == "de" and unit == 1 else names[unit]
            spelled[f"{first}und{tens}"] = spelled[f"{tens}{names[unit]}"] = value + unit
            if unit == 1:
                spelled[f"{tens}ett"] = value + unit
    return {fold(name): value for name, value in spelled.items()}  # "sjuttioett" folds its "oe"
