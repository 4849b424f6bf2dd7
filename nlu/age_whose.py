"""Whose a number of years is: the words that name a person beside it."""
from __future__ import annotations

from typing import List, Optional

from index.sieve import Expression
from nlu import age_words as words
from nlu.lexicon import Hit
from nlu.oneself import is_herself, is_of_an_addict, only_describes_herself, tells_trade
from nlu.words import Word

_SOMEBODYS = frozenset("en ein eine a min mein meine mei my var unser unsere our".split())
_ENDS = Expression(r"[.!?\n]+")
MARK = Expression(r"[.,;:!?…\n()\[\]/+\-–\"]+")


# Words for relatives with more before them: "lillasyrran", "Halbbruder".
_KIN = Expression(r"(?:lill|lilla|lille|stor|stora|tvilling|halv|bonus|styv|mellan|svag|gud|klein|gross|halb|zwillings|stief|pflege|paten|ur|step|half|twin|great)"
                  r"(?:syrran?|brorsan?|brorso|bror|brodern|syster|systern|son|sonen|dotter|dottern|bruder|schwester|sohn|tochter|enkel|enkelin|kind|brother|sister|son|daughter)")


def names_person(found: List[Word], end: int, hits: List[Hit]) -> bool:
    """Whether the words right before place `end` name a person: "my daughter", "boy"; marks between do not count."""
    while end > 0 and MARK.fullmatch(found[end - 1].text):
        end -= 1
    return end > 0 and (found[end - 1].folded in words.PEOPLE or bool(_KIN.fullmatch(found[end - 1].folded)) or any(hit.facet == "relations" and hit.end == end for hit in hits))


def whose_is(found: List[Word], i: int, hits: List[Hit]) -> str:
    """The nearest person before the number within the clause, else the nearest one after it."""
    if (plainly := _said_plainly(found, i, hits)) is not None:
        return plainly
    if _stands_alone(found, i) or (i > 1 and found[i - 1].folded in words.IS and _ENDS.fullmatch(found[i - 2].text)):
        return ""  # "inga vänner. Är 17."
    start = i
    while start > 0 and not (found[start - 1].is_break and i - start > 1) and i - start < 9:
        start -= 1
    persons = [hit for hit in hits if hit.facet == "relations"]
    if (i == 0 or found[i - 1].is_break) and i + 2 < len(found) and found[i + 1].folded in words.IS and found[i + 2].folded in words.THIRD | words.PERSONS:
        return "self" if found[i + 2].folded in words.I else "other"  # "20 ist sie", "58 bin ich"
    if before := _person_before(found, start, i, persons):
        return before
    for position in range(i + 1, min(len(found), i + 6)):
        if any(hit.start <= position < hit.end for hit in persons):
            return "other"
        if found[position].is_break:
            break
    return ""


def _stands_alone(found: List[Word], i: int) -> bool:
    """Whether the number is a sentence of its own: "Mein Chef macht mich fertig. 52, Bern", "Sover aldrig. Kvinna 54", "Det tar på mig. 43 år"."""
    end = i + 2 if i + 1 < len(found) and found[i + 1].folded in words.YEARS else i + 1
    if i and found[i - 1].folded in words.SEX:
        return i < 2 or found[i - 2].is_break
    return i > 0 and bool(_ENDS.fullmatch(found[i - 1].text)) and (end >= len(found) or found[end].is_break)


def _begins(found: List[Word], i: int) -> bool:
    return i == 0 or found[i - 1].is_break


def _said_plainly(found: List[Word], i: int, hits: List[Hit]) -> Optional[str]:
    """Whose it is where the words right beside it tell; None where they do not."""
    if i and found[i - 1].folded in words.BOTH:
        return ""  # of both
    if i > 1 and found[i - 1].folded in words.MY and found[i - 2].folded in words.AT_AGE | {"med", "with"}:
        return "self"  # "mit meinen 76 Jahren"
    if any(word.folded.endswith(words.THE_YEAR_OLD) for word in found[i:i + 3] if word.text not in "-–"):
        return "other"  # "nu har 7 åringen börjat kissa på sig"
    if only_describes_herself(found) and _SOMEBODYS.isdisjoint(word.folded for word in found):
        return ""  # "kille 24", "frau, 51": of whom the talk was
    if _says_what_she_is(found, i, hits):
        return "self"
    if found[i + 1:i + 2] and found[i + 1].folded in words.OWN_SIGN and _begins(found, i) and (i + 2 >= len(found) or found[i + 2].is_break):
        return "self"  # "46 male"
    if i and found[i - 1].folded in words.OWN_SIGN and not (i > 1 and found[i - 2].folded in _SOMEBODYS):
        return "self"
    return None


def _says_what_she_is(found: List[Word], i: int, hits: List[Hit]) -> bool:
    """Whether it stands behind what the writer is: "I'm his dad, 48", "grandma 83 here"."""
    for hit in hits:
        if hit.end <= i and not any(word.is_break and word.text != "," for word in found[hit.end:i]) and (
                is_of_an_addict(found, hit) or tells_trade(found, hit) or (is_herself(found, hit) and not _named_between(hit, i, hits))):
            return True
    return False


def _named_between(hit: Hit, i: int, hits: List[Hit]) -> bool:
    return any(each.facet == "relations" and hit.end <= each.start < i for each in hits)


_I_AM = Expression(r"(?:\b(?:ich|i|jag|ja) (?:bin|am|ar|e)|\bi'?m|^(?:(?:hi|hallo|hey|hej|moin|also|na|hello) )?(?:bin|ar|am))(?: \w+){0,2}$")


def _person_before(found: List[Word], start: int, i: int, persons: List[Hit]) -> str:
    for position in range(i - 1, start - 1, -1):
        folded = found[position].folded
        if folded in words.CHILDREN and position and found[position + 1].is_break:
            continue  # "married, two kids, 46"
        if any(hit.start <= position < hit.end for hit in persons) or folded in words.PEOPLE - words.OWN_SIGN:
            hers = folded in words.SEX | words.STATUS - words.KIN and _I_AM.search(" ".join(word.folded for word in found[max(start, position - 4):position]))
            return "self" if hers else "other"
        if (folded in words.FIRST or (folded == "ja" and found[position + 1].folded in words.IS)) and not (folded == "im" and position + 1 < i and found[position + 1].folded not in words.ABOUT | words.AFTER_IM) and not (found[position].text == "i" and _is_swedish_in(found, position)):
            if position and (found[position - 1].folded in words.WHOM or (folded != "im" and (found[position - 1].folded in words.PEOPLE or any(hit.end == position for hit in persons)))):
                continue  # "en i laget som jag tränar, 13 år", "en man jag besöker, 81 år"
            return "self"
        if folded in words.THIRD and (folded not in _ALSO_ARTICLES or all(word.folded in _UP_TO_IT for word in found[position + 1:i])):
            return "other"
    return ""


# What is "he" or "she" right before the number ("die ist 14"), and an article or a verb of something else elsewhere ("die Diagnose kam, 31").
_ALSO_ARTICLES = frozenset("der die ist wird isch es".split())
_UP_TO_IT = words.IS | words.ABOUT | words.LIKE | words.COMING | words.MONTHS | words.SPANS_AHEAD | words.OVER | words.THIRD | frozenset("um die vielleicht kanske maybe perhaps ungefahr schatzungsweise".split())


def _is_swedish_in(found: List[Word], position: int) -> bool:
    """A small "i" before a noun is no "I": "i mitt lag", "i gruppen"."""
    after = found[position + 1].folded if position + 1 < len(found) else ""
    return after in {"mitt", "min", "mina", "ett", "en", "vart", "var", "klassen", "gruppen", "laget", "hemtjanst", "familjen"} or after.endswith(("en", "et"))
