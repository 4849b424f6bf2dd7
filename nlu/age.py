"""Ages in a message, and whose they are."""
from __future__ import annotations

import re
from functools import cache
from typing import Dict, List, NamedTuple, Optional

from nlu.lexicon import Hit
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
_YEARS = {"jahre", "jahr", "jahren", "jahrig", "jahriger", "jahrige", "jahrigen", "jahriges", "j", "ar", "aring", "aringen",
          "arig", "arige", "ariga", "years", "year", "yrs", "yr", "yo", "y", "aringar", "jarig", "jahrigem", "lenz", "ars", "bast"}
_AGE_UNITS = {"jahrig", "jahriger", "jahrige", "jahrigen", "jahriges", "jahrigem", "jarig", "aring", "aringen", "arig", "arige", "ariga",
              "yo", "yrs", "aringar"}
_OLD = {"alt", "gammal", "gammel", "old", "gamla", "jung", "ung", "young", "alter", "gammalt"}
_IS = {"bin", "ist", "is", "ar", "am", "are", "im", "i'm", "she's", "he's", "hes", "shes", "wird", "werde", "turned", "fyllt", "fyller",
       "blir", "turning", "bi", "isch", "aged", "alter", "age", "alder", "war", "bins", "they're", "sind", "wurde", "werd"}
_FIRST = {"ich", "bin", "jag", "i", "i'm", "im", "me", "mir", "i'", "bi", "werde", "werd", "mig"}
_THIRD = {"er", "sie", "ihm", "ihr", "han", "hon", "hen", "henne", "honom", "she", "he", "they", "her", "him", "hes", "shes", "he's",
          "she's", "der", "die", "ist", "wird", "isch", "es", "hans", "hennes", "ihn", "they're", "aged"}
_NOT_AGE_BEFORE = {"seit", "vor", "nach", "for", "sedan", "since", "uber", "over", "last", "past", "um", "at", "kl", "klockan", "noch",
                   "inom", "within", "alle", "every", "ungefahr", "letzten", "senaste", "de", "these", "etwa", "nummer", "nr", "die"}
_UNIT_AFTER = {"uhr", "euro", "kr", "kronor", "mal", "stunden", "tage", "tagen", "wochen", "monate", "monaten", "minuten", "prozent",
               "kilo", "kg", "km", "timmar", "dagar", "veckor", "manader", "minuter", "ganger", "hours", "days", "weeks", "months",
               "minutes", "times", "pounds", "percent", "dollar", "dollars", "euros", "bier", "biere", "grad", "klasse", "klass",
               "ol", "beers", "kinder", "barn", "kids", "children", "people", "leute", "cigaretter", "zigaretten", "cigarettes", "ago",
               "sedan", "pm", "am", "jahrzehnte", "h", "std", "min", "st", "personen", "a", "o'clock", "stund", "lang", "jahre lang"}


class Age(NamedTuple):
    """A number of years with whose they are: "self", "other" or "" where the message does not tell."""

    years: int
    whose: str
    position: int


def ages(found: List[Word], hits: List[Hit], language: str, asked: bool = False) -> List[Age]:
    """All ages said, in order; with `asked` (the last question was about age) a bare number counts."""
    result = []
    bare = sum(1 for word in found if not word.is_break) <= 3
    for i in range(len(found)):
        for years, certain in _numbers(found, i, language):
            if 0 < years < 111 and (certain or _means_age(found, i, hits, language) or (asked and bare)):
                result.append(Age(years, _whose(found, i, hits), i))
    return result


def age_of(found: List[Age], who: Optional[str]) -> Optional[int]:
    """The age of the person affected: the writer's if it is about herself, else that of the other one."""
    mine = "self" if who == "self" else "other"
    return next((age.years for age in reversed(found) if age.whose == mine),
                next((age.years for age in found if age.whose == ""), None))


def _numbers(found: List[Word], i: int, language: str) -> List[tuple[int, bool]]:
    """[(years, certainly an age)] that begin at word i: "17", "17jährig", "m17", "siebzehn", "siebzehnjährige"."""
    folded = found[i].folded
    match = re.fullmatch(r"(?:[mwfk])?(\d{1,3})(?:[mwfk])?(jahrig\w*|jarig\w*|aring\w*|arig\w*|yo|yrs?|j|ar)?", folded)
    if match:
        glued = bool(match[2]) or bool(re.fullmatch(r"[mwf]\d\d|\d\d[mf]", folded))
        after = [w.folded for w in found[i + 1:i + 4] if w.text not in "-–"]
        return [(int(match[1]), glued or bool(after and after[0] in _AGE_UNITS))]
    spelled = re.match(r"([a-z]+?)(jahrig\w*|aring\w*|arig\w*)?$", folded)
    if spelled:
        value = _spelled(spelled[1], language)
        if value is not None and value in _TENS.values() and i + 2 < len(found) and found[i + 1].text == "-":
            value += _spelled(found[i + 2].folded, language) or 0  # "forty-two"
        if value is not None and (value > 3 or spelled[2]):
            return [(value, bool(spelled[2]))]
    return []


def _plain_number(folded: str) -> int:
    return int(folded) if folded.isdigit() else 99


def _spelled(word: str, language: str) -> Optional[int]:
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
    return spelled


def _means_age(found: List[Word], i: int, hits: List[Hit], language: str) -> bool:
    first = i
    while first > 0 and found[first - 1].folded in _ABOUT:
        first -= 1
    before = [w.folded for w in found[max(0, first - 3):first]]
    after = [w.folded for w in found[i + 1:i + 4]]
    if after and after[0] in _UNIT_AFTER and not (after[0] == "ar" and language == "sv"):
        return False
    years = bool(after and after[0] in _YEARS)
    if before and before[-1] in _NOT_AGE_BEFORE and not (years and len(after) > 1 and after[1] in _OLD):
        return False
    if years and len(after) > 1 and after[1] in {"ago", "sedan", "lang", "long", "later"}:
        return False
    if years and len(after) > 1 and after[1] in _OLD:
        return True
    if before and before[-1] in _IS and (years or not after or found[i + 1].is_break or after[0] in _JOINS):
        return True
    if before and (before[-1] in _TURNS or (after and after[0] in {"geworden", "blivit"})):
        return True
    bracket = bool(before) and before[-1] == "(" and bool(after) and (after[0].startswith((")", ",")) or years)
    if bracket or (before and before[-1] in _AT_AGE and _plain_number(found[i].folded) > 12 and not (after and after[0] in _CLOCK)):
        return True
    near = [hit for hit in hits if hit.facet == "relations" and 0 <= first - hit.end <= 2]
    closes = i + 1 >= len(found) or found[i + 1].is_break or found[i + 1].text in ")]/-" or years or after[0] in _JOINS
    if near and (first == near[-1].end or not found[first - 1].folded.isalpha() or found[first - 1].is_break):
        return True
    if len(before) >= 1 and before[-1] in {"(", ",", "/"} and closes and years:
        return True
    if years and (i == 0 or found[i - 1].is_break) and (len(after) < 2 or found[i + 2].is_break):
        return True
    head = [w.folded for w in found[:i]]
    return bool(years and before and before[-1] in {"mit", "med", "with", "at", "nur", "bara", "only", "erst", "knapp", "fast"}
                and head)


_ABOUT = {"fast", "knapp", "grad", "grade", "gerade", "only", "just", "erst", "nyss", "ca", "circa", "almost", "nearly", "bald", "schon", "redan",
          "bara", "precis", "nur", "snart", "etwa", "ungefahr", "about", "around", "nastan", "runt"}
_TURNS = {"turned", "turning", "turns", "fyllde", "fyllt", "fyller", "aged", "wurde"}
_AT_AGE = {"mit", "at", "vid", "pa"}
_CLOCK = {"am", "pm", "uhr", "o'clock", "in", "im", "on", "leuten", "personen", "kollegen", "anderen", "people", "personer", "procent", "%"}
_JOINS = {"und", "och", "and", "geworden", "werden", "blir", "ar", "jahre", "-", "o", "u", "&", "years", "but", "aber", "men", "seit", "from",
          "aus", "komme", "wohne", "bor", "fran", "live", "with", "mit", "med", "geh", "gehe", "gar", "bald", "snart", "weiss", "in", "i", "att",
          "so", "sa", "w", "m", "f", "tjej", "kille", "madchen", "girl", "boy", "junge", "nu", "now", "jetzt"}


def _whose(found: List[Word], i: int, hits: List[Hit]) -> str:
    """The nearest person before the number within the clause, else the nearest one after it."""
    start = i
    while start > 0 and not (found[start - 1].is_break and i - start > 1) and i - start < 9:
        start -= 1
    persons = [hit for hit in hits if hit.facet == "relations"]
    for position in range(i - 1, start - 1, -1):
        if any(hit.start <= position < hit.end for hit in persons):
            return "other"
        folded = found[position].folded
        if folded in _FIRST:
            return "self"
        if folded in _THIRD:
            return "other"
    for position in range(i + 1, min(len(found), i + 6)):
        if any(hit.start <= position < hit.end for hit in persons):
            return "other"
        if found[position].is_break:
            break
    return ""
