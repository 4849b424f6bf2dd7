"""Numbers in a message, in figures or spelled as words, and what tells that one is no age."""
from __future__ import annotations

import re
from functools import cache
from typing import Dict, List, Optional

from index.linear import fold
from nlu import age_words as words
from nlu.words import Word

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
_STILL_AT_HOME, _IN_A_LIST, _OLD = 25, (",", "(", "/", "+", "-", "–", ":", "&"), frozenset("alt old gamla aged ages im alter von i aldern".split())
_THEY_ARE = frozenset(("sind", "are", "ar", "e", "san"))
# "ett barn", "einer der Jungs": one of whom the age is told
_OF_ONE, _ONE_OF = frozenset("ett mitt vart ditt hans hennes deras litet lilla".split()), frozenset("einer eine eins eines einem one en ena einen".split())
_AT_LAST = frozenset("am zum the till at".split())
_WHOSE = frozenset("his her their my hers in".split())
_OF = frozenset("of to till at med von vom mit with".split())
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


def into_decade(found: List[Word], i: int, years: int) -> Optional[int]:
    """How many years are to be added to a round number: 5 of "Mitte 50", 2 of "early 40s"; None where nothing says that one is in those years."""
    of = found[i - 2].folded if i > 1 and found[i - 1].folded in ("der", "of", "av") else found[i - 1].folded if i else ""
    many = found[i].folded.endswith("s") and found[i].folded[:1].isdecimal()
    earlier = [word.folded for word in found[max(0, i - 4):i]]
    if not words.ONCE.isdisjoint(earlier) or words.I_WAS.search(" ".join(earlier)):
        return None  # "seit Ende 30", "da war ich Mitte 20"
    behind = found[i + 1].folded if i + 1 < len(found) and not found[i + 1].is_break else ""
    closes = not behind or many or behind in words.JOINS | words.YEARS | words.IS | words.FIRST | words.STATUS
    if years not in TENS or not closes or not _AT_LAST.isdisjoint(earlier[-2:-1] if not many else ()):
        return None  # "Ende 40 Bewerbungen", "am Ende 50"
    return words.DECADE.get(of, 5 if many and of in _WHOSE else None)


def numbers_at(found: List[Word], i: int, language: str) -> List[tuple[int, bool, int]]:
    """[(years, certainly an age, end)] that begin at word i: "17", "17jährig", "m17", "siebzehn", "siebzehnjährige", "forty-two"."""
    folded = found[i].folded
    if _is_money(found, i, language):
        return []
    match = re.fullmatch(r"(?:[mwfk])?(\d{1,3})(?:[mwfk])?(jahrig\w*|jarig\w*|aring\w*|arig\w*|yo|ish|yrs?|j|ar)?", folded)
    if match:
        glued = match[2] not in (None, "ish") or bool(re.fullmatch(r"[mwf]\d\d|\d\d[mf]", folded))
        after = [w.folded for w in found[i + 1:i + 4] if w.text not in "-–"]
        return [(int(match[1]), glued or bool(after and after[0] in words.AGE_UNITS), i + 1)]
    if re.fullmatch(r"[2-9]0s", folded) and into_decade(found, i, int(folded[:2])) is not None:
        return [(int(folded[:2]), True, i + 1)]
    spelled = re.match(r"([a-z]+?)(jahrig\w*|aring\w*|arig\w*)?$", folded)
    if spelled:
        value, end = spelled_number(spelled[1], language), i + 1
        if value is not None and value in TENS and i + 2 < len(found) and found[i + 1].text == "-":
            unit = spelled_number(found[i + 2].folded, language) or 0
            value, end = value + unit, end + 2 if unit else end
        if value is not None and not (spelled[2] and i and found[i - 1].folded in ("som", "als")):  # "kom hit som fjortonåring"
            return [(value, bool(spelled[2]), end)]
    return []


def _is_money(found: List[Word], i: int, language: str) -> bool:
    """ "owes our parents 9k": what is owed, won or lost; "34k" is a woman of 34 in Swedish alone."""
    folded = found[i].folded
    if not folded[:1].isdecimal():
        return False
    if i > 1 and found[i - 1].text == "," and len(folded) == 2 and folded.isdecimal() and (i + 1 == len(found) or found[i + 1].is_break):
        return False  # "debts, 40"
    before = {word.folded for word in found[max(0, i - 5):i]}
    return (folded.endswith("k") and (language != "sv" or len(folded) < 3)) or (folded.isdecimal() and not words.MONEY.isdisjoint(before) and words.IS.isdisjoint(before))


def is_a_slip(found: List[Word], i: int) -> bool:
    """ "19 not 91": two figures that changed places."""
    return i + 2 < len(found) and found[i + 1].folded in words.NOT and len(found[i].folded) == 2 and found[i].folded.isdecimal() and found[i + 2].folded == found[i].folded[::-1]


def is_measured(found: List[Word], i: int, end: int) -> bool:
    """ "She's 45 kilos", "wiegt nur noch 41", "er ist 180 groß", "BMI 15", "mit 40 Mitarbeitern"."""
    start = i
    while start > 0 and not found[start - 1].is_break and i - start < 5:
        start -= 1
    after = found[end].folded if end < len(found) else ""
    counted = bool(words.STAFF.fullmatch(after)) and not (i and found[i - 1].folded in words.I_AM)  # "bin 34 kollegen mobben mich"
    weighed = not words.MEASURED.isdisjoint(word.folded for word in found[start:i]) and found[i - 1].folded not in words.IS  # "wiegt 120 Kilo und ist 34"
    return after in words.MEASURES or counted or weighed


def is_of_her_children(found: List[Word], i: int, years: int) -> bool:
    """Whether a number stands in the list of her children's ages: "zwei Kinder, 4 und 7", "2 kids (3+5)", or counts them: "mum of 3". Whoever is called next is none of them: "two kids, 46"."""
    if _counts_children(found, i):
        return True
    if years > _STILL_AT_HOME:
        return False
    at = i - 1
    while at >= 0 and _is_of_a_list(found[at]):
        at -= 1
    before = [word.folded for word in found[max(0, at - 3):at]]
    return at >= 0 and found[at].folded in words.SEVERAL and _OF_ONE.isdisjoint(before[-1:]) and _ONE_OF.isdisjoint(before)


def _counts_children(found: List[Word], i: int) -> bool:
    """ "Mum of 3", "ensam mamma till 2", "Papa von 4"; not "mum of a 3 year old"."""
    behind = found[i + 1] if i + 1 < len(found) else None
    return i > 1 and found[i - 1].folded in _OF and found[i - 2].folded in words.PARENTS and not (
        behind and (behind.text in "-–" or behind.folded in words.YEARS | words.AND or behind.folded.startswith(("jahrig", "aring"))))


def _is_of_a_list(word: Word) -> bool:
    aged = word.folded in words.YEARS | _OLD | words.AND | _THEY_ARE
    return word.text in _IN_A_LIST or aged or (word.folded.isdecimal() and int(word.folded) <= _STILL_AT_HOME)


def was_counted(found: List[Word], i: int) -> bool:
    """ "Eighteen months. eighteen!!": the number said once more."""
    return any(found[n].folded == found[i].folded and found[n + 1].folded in words.UNIT_AFTER for n in range(i))
