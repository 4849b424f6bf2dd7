"""What a text is checked for before it is saved: problems stand in the way, hints may be passed over."""
from __future__ import annotations

import re
from typing import Callable, List, NamedTuple, Optional

from bot.wording.live import places
from bot.wording.readability import measure
from index.languages import EASY, language_of
from index.linear import fold

_HARD_LIX, _LONG_SENTENCE, _HARD_LIX_EASY, _LONG_SENTENCE_EASY = 40.0, 20, 30.0, 12
_ROOM, _TIMES = 120, 3  # a text may be so many signs longer than the shipped one, or so many times as long
_DU = re.compile(r"\b(du|dein(e[nmrs]?)?|dir|dich|euch|euer|eure[nmrs]?)\b", re.IGNORECASE)
# How one does not write of suicide (Papageno effect; WHO, Preventing suicide: a resource for media professionals, 2023):
# as a crime, as freedom, as a success, or with the way it is done. Words are folded: without dots, in lower case.
_PAPAGENO = {
    "de": re.compile(r"\b(selbstmord\w*|selbstmorder\w*|freitod\w*|suizid\w* (begeh\w*|begang\w*|begin\w*)|"
                     r"(erfolgreich\w*|gegluckt\w*|gescheitert\w*|missgluckt\w*) (suizid\w*|versuch\w*)|"
                     r"(erhang|vergift|erschiess|erschoss)\w*|pulsadern\w*|sprung vo[nm] \w+|uberdosis)\b"),
    "sv": re.compile(r"\b(sjalvmordare\w*|bega\w* sjalvmord|begick sjalvmord|(lyckat|lyckade|misslyckat) sjalvmord\w*|"
                     r"hangde sig|hanga sig|skot sig|skara upp handlederna|hoppa\w* fran \w+|overdos\w*)\b"),
    "en": re.compile(r"\b(commit\w* suicide|suicide victims?|(successful|completed|failed|unsuccessful) (suicide\w*|attempt\w*)|"
                     r"hang(ed|ing)? (himself|herself|themselves|oneself)|slit\w* (his|her|their|your) wrists?|"
                     r"jump\w* (off|from) \w+|overdos\w*)\b"),
}
_NUMBER = re.compile(r"\+?\d[\d /()-]{5,}\d")


class Note(NamedTuple):
    """`key` names a sentence of the texts (checks.…); `what` is put into it."""

    key: str
    what: str = ""


def problems(text: str, shipped: str, language: str, retired: Callable[[str], bool], longest: Optional[int] = None) -> List[Note]:
    """Why a text cannot be saved. `longest` in signs, where the shipped text is no measure."""
    found = []
    limit = longest or max(len(shipped) + _ROOM, len(shipped) * _TIMES)
    if not text.strip():
        found.append(Note("empty"))
    if places(text) != places(shipped):
        wanted = " ".join(f"{{{name}}}" for name in places(shipped)) or "–"
        found.append(Note("places", wanted))
    if len(text) > limit:
        found.append(Note("long", str(limit)))
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text):
        found.append(Note("signs"))
    said = _PAPAGENO[language_of(language)].search(fold(text))
    if said:
        found.append(Note("papageno", said.group()))
    found += [Note("retired", number) for number in _NUMBER.findall(text) if retired(number)]
    return found


def hints(text: str, voice: str) -> List[Note]:
    """What makes a text harder to read, or does not fit how the voice speaks."""
    figures, easy = measure([text]), voice in EASY
    found = []
    if figures.longest > (_LONG_SENTENCE_EASY if easy else _LONG_SENTENCE):
        found.append(Note("sentence", str(figures.longest)))
    if len(text.split()) > 5 and figures.lix > (_HARD_LIX_EASY if easy else _HARD_LIX):
        found.append(Note("hard", f"{figures.lix:.0f}"))
    if voice == "de-x-sie" and _DU.search(text):
        found.append(Note("du"))
    return found
