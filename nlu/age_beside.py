"""Numbers that what stands beside them makes an age: a town, a trade, a group ("elektriker 29 Borlänge", "bin azubi 18"); or the age of no one alone."""
from __future__ import annotations

from typing import List

from index.linear import fold
from index.sieve import Expression
from nlu import age_words as words
from nlu.lexicon import Hit
from nlu.place_names import EXONYMS, IN_DIALECT
from nlu.words import Word

_LONGEST, _YOUNGEST, _OLDEST, _STEM = 6, 13, 99, 4  # words of a clause; years; letters of a town that its forms share
# Before a number: what is numbered or goes in sizes, of which nobody's age is told.
_NUMBERED = Expression(
    r"\w*(?:strasse|str|gasse|platz|allee|gatan|gata|vagen|torget|street|road|avenue|lane|haus|hus|nummer|number|nr|no|room|zimmer|rum|rummet|station|avdelning|abteilung|ward|level|year|yr|minus|plus|jahrgang\w*|stufe|klass|klasse|grade|arskurs|ak|stage|phase|fas|size|grosse|storlek|"
    r"bus|buss|bussen|linie|linje|tram|tag|zug|train|tunnelbana|kapitel|chapter|seite|sida|page|artikel|artikeln|paragraf|kanal|channel|version|nivan?|den|tor|gate|port|gleis|spar|team|gruppe|grupp|group|typ|type|rund|etwa|ungefahr|cirka|circa|seit|nach|vor|sedan|efter|"
    r"for|since|after|noch|only|minst|at ?least|mindestens|over|uber|unter|under|bis|till|until|um|kl|klockan|von|av|of|mal|je|per|und|och|and|oder|eller|or|mit|med|with)")
_LASTS = frozenset("wohne wohnt wohn lebe lebt leb bor bott bodde live lives lived living gewohnt gelebt jobbat gearbeitet worked arbetat".split())
_FROM, _TO_BE = frozenset("aus from fran us".split()), frozenset("bin ist am i'm im is ar e isch bi he's she's hes shes".split())
_NO_TRADE = frozenset("jetzt heute nicht inte auch ocksa also just even very sehr valdigt mycket wieder immer alltid always kaum mehr weniger unter oben zwei drei both beide bada".split()) | words.OVER | words.ABOUT | words.LIKE
_WITHIN = frozenset("i in im aus ausm fran from av of".split())
_ARTICLES = frozenset("der dem den die meiner meinem unserer unserem my our the min mitt var vart".split())
_WHO = frozenset(("", "som", "der", "die", "who", "hat", "har", "has", "ist", "is", "ar"))


def is_beside_town(found: List[Word], i: int, end: int, years: int, town: str) -> bool:
    """ "ångest 28 Malmö", "software dev Stockholm 41", "är undersköterska i Borås 43 år": next to the town, in a short clause."""
    if not town or not _YOUNGEST <= years <= _OLDEST or not found[i].folded.isdecimal() or (i and _NUMBERED.fullmatch(found[i - 1].folded)):
        return False
    start = _begin(found, i)
    with_years = end < len(found) and found[end].folded in words.YEARS
    last = end + 1 if with_years else end
    if end < len(found) and found[end].folded in words.UNIT_AFTER - words.YEARS or not _LASTS.isdisjoint(word.folded for word in found[start:i]):
        return False
    closes = last >= len(found) or found[last].is_break
    if (closes or found[last].folded in words.AND) and i > start and _is_town(found[i - 1], town):
        of_her = not with_years or i - start == 1 or (i - start > 3 and not _TO_BE.isdisjoint(word.folded for word in found[start:i]) and len(found[i - 3].folded) > 3)  # "Falun 29 år" is hers, "jag är i Malmö 20 år" is how long
        return of_her and i - start <= _LONGEST
    return not with_years and i > start and end < len(found) and _is_town(found[end], town) and (end + 1 >= len(found) or found[end + 1].is_break)


def is_beside_what_she_is(found: List[Word], first: int, end: int, years: int) -> bool:
    """ "Bin azubi 18, lehre als Friseurin", "han e bonde 59 o ligger bara", "I am from Syria 38 years": behind what somebody is, or where from."""
    if not _YOUNGEST <= years <= _OLDEST or first < 2:
        return False
    last, before = found[first - 1], found[first - 2].folded
    if last.folded in _ARTICLES or not last.text.isalpha() or len(last.folded) < 4 or last.folded in _NO_TRADE or _NUMBERED.fullmatch(last.folded):
        return False
    after = [word.folded for word in found[end:end + 2]] + ["", ""]
    if after[0] in words.YEARS:
        return before in _FROM and after[1] not in words.SPAN
    closes = not after[0] or not after[0][0].isalnum() or after[0] in words.JOINS - words.YEARS
    return closes and before in _TO_BE and found[first].folded.isdecimal()


def begins_with_age(found: List[Word]) -> bool:
    """Whether a message begins with a bare age and names nobody: "13 år ensam på rasterna"."""
    if not found or not found[0].folded.isdecimal() or not 8 < int(found[0].folded) <= _OLDEST:
        return False
    behind = [word.folded for word in found[1:]]
    bare = len(behind) > 1 and (behind[0] in words.YEARS | words.OWN_SIGN or behind[0] in ",.") and behind[1] not in words.SPAN - {"i"}
    return bare and words.THIRD.isdisjoint(word for word in behind if word not in ("der", "die", "ist", "es", "wird", "isch"))


def is_of_one_of_a_place(found: List[Word], first: int, end: int, years: int, hits: List[Hit]) -> bool:
    """ "En tjej i scoutkåren 13 som skär sig", "ein Junge aus meiner Gruppe 12": the number behind somebody and what that one belongs to."""
    if not 3 < years <= _OLDEST or first < 3 or found[first - 1].folded in _ARTICLES or _NUMBERED.fullmatch(found[first - 1].folded):
        return False
    after = found[end].folded if end < len(found) and found[end].text[0].isalnum() else ""
    at = first - 3 if found[first - 2].folded in _ARTICLES else first - 2
    of = at > 0 and found[at].folded in _WITHIN and (found[at - 1].folded in words.PEOPLE or any(hit.facet == "relations" and hit.end == at for hit in hits))
    return of and after in _WHO


def is_of_a_child(found: List[Word], first: int, i: int) -> bool:
    """Whether the second age is that of somebody whom the first one has: "hon är 30 och har en liten kille på 3"."""
    between = [word.folded for word in found[first:i]]
    return any(word in words.HAS and not words.ARTICLES.isdisjoint(between[n + 1:n + 3]) for n, word in enumerate(between))


def is_one_of_two(found: List[Word], i: int) -> bool:
    """Whether the number stands beside another one: whose it is alone, nobody knows."""
    def number(n: int) -> bool:
        return 0 <= n < len(found) and found[n].folded.isdecimal() and len(found[n].folded) < 3

    counted = i + 3 < len(found) and found[i + 3].folded in words.UNIT_AFTER
    return (i + 1 < len(found) and found[i + 1].folded in words.AND and number(i + 2) and not counted) or (
        i > 1 and found[i - 1].folded in words.AND and number(i - 2))


def _begin(found: List[Word], i: int) -> int:
    while i > 0 and not found[i - 1].is_break:
        i -= 1
    return i


def _is_town(word: Word, town: str) -> bool:
    spelt = fold(IN_DIALECT.get(word.text.casefold(), word.text))
    return len(spelt) > 1 and EXONYMS.get(spelt, spelt)[:_STEM] == fold(town)[:_STEM]
