"""Ages in a message, and whose they are."""
from __future__ import annotations

from datetime import date
from itertools import takewhile
from typing import List, NamedTuple, Optional

from index.sieve import Expression
from nlu import age_words as words
from nlu.age_beside import is_beside_town, is_beside_what_she_is, is_of_a_child, is_of_one_of_a_place, is_one_of_two
from nlu.age_whose import MARK, names_person, whose_is
from nlu.lexicon import Hit
from nlu.numbers import TENS, into_decade, is_a_slip, is_measured, is_of_her_children, numbers_at, spelled_number, was_counted
from nlu.words import Word

_I_MEAN = Expression(r"(?:(?:sorry|nein|nee|nej|no|forlat|oh|ah) )*"
                     r"(?:(?:ich meine?|jag menar?|i mean|i meant|meinte) \w+|\w+ (?:meine?|meinte) ich|\w+ menar jag|\w+ i mean)")


# "ich hab doch 13 gesagt", "I said 14": of whom the talk was.
_I_SAID = Expression(r"\b(?:hab\w*|hatte) (?:\w+ ){0,3}_ (?:gsagt|gesagt|gschrieben|geschrieben)\b|\b(?:sagte|schrieb|sa|sade|skrev|said|wrote|told you)(?: (?:doch|ju|ja|schon|already|redan|that|att|dass|i'?m|jag ar|bin|i am))* _")
_A_REMINDER = 8  # words
_A_CHILD_WRITES, _OLDEST, _LINE = 18, 110, 3
# "same age as me, 29": of both.
_OF_THE_SAME_AGE = Expression(r"\b(?:same age|my age|gleich alt|gleichaltrig|im gleichen alter|in meinem alter|lika gammal|lika gamla|jamngamla?|jamnarig\w*|samma alder)\b")


class Age(NamedTuple):
    """A number of years with whose they are: "self", "other" or "" where the message does not tell."""

    years: int
    whose: str
    position: int


def ages(found: List[Word], hits: List[Hit], language: str, asked: bool = False, placed: bool = False, town: str = "") -> List[Age]:
    """All ages said, in order; with `asked` (the last question was about age) a bare number counts, with `placed` (a place is named; a `town` by its name) one right beside it. A number that
    corrects another ("he's 24 … sorry, 42", "not 17, 71") stands in its place."""
    result: List[Age] = []
    bare = sum(1 for word in found if not word.is_break) <= 3
    denied = -9
    for i in range(len(found)):
        for years, certain, end in numbers_at(found, i, language):
            if not 0 < years <= _OLDEST or (i > 1 and found[i - 1].text == "-" and spelled_number(found[i - 2].folded, language) in TENS):
                continue
            if i and found[i - 1].folded in words.NOT:
                denied = i
                continue
            about = i == 1 and years > 9 and end >= len(found) and found[0].folded in words.ONLY_ABOUT  # "typ 23", and nothing else
            if _is_a_day(found, i, end) or (was_counted(found, i) and not about) or is_measured(found, i, end) or is_of_her_children(found, i, years):
                continue
            on = into_decade(found, i, years)
            corrects = bool(result) and _is_correction(found, result[-1].position, i)
            answers = asked and bare and (years > 3 or found[i].folded.isdecimal()) and found[i - 1].folded not in words.PASSED
            said = " ".join([*(word.folded for word in found[max(0, i - 6):i]), "_", *(word.folded for word in found[end:end + 3])])
            meant = years > 3 and len(found) <= _A_REMINDER and bool(_I_SAID.search(said)) and found[i - 1].folded not in words.PASSED and (end >= len(found) or found[end].folded not in words.UNIT_AFTER) or bool(_I_MEAN.fullmatch(" ".join(word.folded for word in found if not word.is_break))) and years > 3
            if certain or about or on is not None or meant or answers or corrects or is_a_slip(found, i) or 0 < i - denied <= 2 or _begins_a_line(found, i, end, years, placed) or is_beside_town(found, i, end, years, town) or _means_age(found, i, end, years, hits, language):
                whose = "" if meant else whose_is(found, i, hits)  # "I mean 24" is of whom the talk was
                if corrects:
                    whose = result.pop().whose
                result.append(Age(years + (on or 0), whose, i))
    if _OF_THE_SAME_AGE.search(" ".join(word.folded for word in found)):
        result = [age._replace(whose="") for age in result]
    result = [age for n, age in enumerate(result) if not n or not is_of_a_child(found, result[0].position, age.position)]
    result = [age for age in result if age.whose == "self" or not is_one_of_two(found, age.position)]  # "5 och 8 är dom"
    return result or _by_year_of_birth(found, hits)


def _is_a_day(found: List[Word], i: int, end: int) -> bool:
    """ "Delogierung am 15.", "bis zum 20.": a day of the month, by the dot that stands at the number."""
    if not i or end >= len(found) or found[i - 1].folded not in ("am", "vom", "zum", "bis", "den"):
        return False
    return found[end].text.startswith(".") and found[end].start == found[end - 1].start + len(found[end - 1].text)


def _begins_a_line(found: List[Word], i: int, end: int, years: int, placed: bool) -> bool:
    """ "28 köln", "48 Luleå", "23 lärling", "46 male": what people answer on a phone."""
    if not 11 < years < 100 or not found[i].folded.isdecimal():
        return False
    if i and not found[i - 1].is_break:  # "nurse in Lund 38", "Kiel 29"
        last = end + 1 if end < len(found) and found[end].folded in words.STATUS | words.PARENTS else end  # "Graz 36 mum"
        return placed and (last >= len(found) or found[last].is_break) and (i == 1 or found[i - 2].is_break or found[i - 2].folded in words.IN_A_TOWN)
    behind = [word.folded for word in takewhile(lambda word: not word.is_break, found[end:])]
    if not behind or len(behind) > _LINE or behind[0] in words.UNIT_AFTER | words.YEARS | words.JOINS - words.SEX:
        return False
    return (placed and not any(word in words.NOT_AGE_BEFORE | words.UNIT_AFTER for word in behind)) or (behind[0] in words.STATUS and (i == 0 or years > 15))


def _by_year_of_birth(found: List[Word], hits: List[Hit]) -> List[Age]:
    """ "Jahrgang 41", "född 1986", "born in 1972": the age reached this year."""
    today = date.today().year
    for i, word in enumerate(found):
        told = {before.folded for before in found[max(0, i - 3):i]} & words.BORN
        if told and word.folded.isdecimal() and len(word.folded) in (2, 4):
            year = int(word.folded)
            year += 0 if year > 100 else 1900 if year > today % 100 else 2000
            if 0 < today - year <= _OLDEST and (len(word.folded) == 4 or found[i - 1].folded in words.BORN):
                return [Age(today - year, whose_is(found, i, hits) or "self", i)]
    return []


def age_of(found: List[Age], who: Optional[str]) -> Optional[int]:
    """The age of the person affected: the writer's if it is about herself, else that of the other one; where none is told of
    that one, of a child who writes ("pappa dricker. jag är 12"), since the help is for her then; and of the writer too where nobody knows whom it is about."""
    mine, oldest = "self" if who == "self" else "other", _OLDEST if who in (None, "unknown") else _A_CHILD_WRITES
    young = () if mine == "self" or any(age.whose == "other" for age in found) else [age.years for age in found if age.whose == "self" and age.years <= oldest]
    return next((age.years for age in reversed(found) if age.whose == mine),
                next((age.years for age in found if age.whose == ""), next(iter(young), None)))


def _is_correction(found: List[Word], before: int, i: int) -> bool:
    between = [word.folded for word in found[before + 1:i]]
    return len(between) <= 8 and not words.CORRECTS.isdisjoint(between) and (i + 1 >= len(found) or found[i + 1].folded not in words.UNIT_AFTER)


def _means_age(found: List[Word], i: int, end: int, years_said: int, hits: List[Hit], language: str) -> bool:
    first = _where_it_begins(found, i, language)
    before = [word.folded for word in found[max(0, first - 3):first]]
    after = [word.folded if word.text != "å" else "och" for word in found[end:end + 5] if word.text not in "-–"][:3] + ["", "", ""]
    years = after[0] in words.YEARS
    old = years and after[1] in words.OLD
    closes = not after[0] or bool(MARK.fullmatch(after[0])) or after[0] in words.JOINS
    if years_said < 4 and not old and not found[i].folded.isdecimal():
        return False
    if (plainly := _is_plainly(before, after, language)) is not None:
        return plainly
    if (years and before[-1:] and before[-1] in words.AT_AGE and names_person(found, first - 1, hits)) or _in_a_month(before, after) or (years and " ".join(before[-2:]) in words.WITH_MY):
        return True  # "en elev på 14 år som inte äter", "wird im mai 16", "mit meinen 76 Jahren"
    if not before[-1:] == [] and words.CLOCK_BEFORE & set(before[-2:]) or _is_lasting(found, first, end, years, old) or (not years and _counts(found, first, before)):
        return False
    if words.I_WAS.fullmatch(" ".join(before[-2:])):
        return False  # "da war ich 17"
    if _is_counted(before, after, language) or (years and after[1] in words.SPAN and not (after[1] == "som" and names_person(found, first, hits))) or (_was_once(before, after) and not _is_of_one_named(found, first, hits)):
        return False
    if old or _is_said_of(found, first, years_said, years, after) or ((closes or years) and _of_both_or_in_dialect(before, years_said, language)):
        return True
    return _is_told_after(found, i, first, years_said, before, after, years, closes, hits, language)


def _is_plainly(before: List[str], after: List[str], language: str) -> Optional[bool]:
    """True for "redundancy. age 54. 212 applications" and "I have 16 year", False for "diagnosed at 33", None where they do not tell."""
    if (before[-1:] == ["age"] and language == "en") or (_HAS_YEARS.fullmatch(" ".join([*before[-2:], after[0]])) and after[1] not in words.SPAN | words.OF_YEARS):
        return True
    ends = not after[1] or bool(MARK.fullmatch(after[1]))
    decimals = before[-1:] != [] and before[-1] in ".," and len(before) > 1 and before[-2].isdecimal()  # "1.70 m."
    bare = not before or (not before[-1][0].isalnum() and not decimals) or (ends and before[-1] in words.IS | words.NOW)
    if after[1:3] == ["of", "age"] or (after[0] in words.SEX and len(after[0]) == 1 and ends and bare):
        return True  # "eighty-two years of age", "it never stops. 30 f", "bin jetzt 48 m."
    if after[0] in words.YEARS and after[1] in words.SEX and (not after[2] or MARK.fullmatch(after[2])) and words.PASSED.isdisjoint(before[-1:]) and words.ONCE.isdisjoint(before):
        return True  # "from Syria 38 years man"
    return False if before[-1:] != [] and before[-1] in words.AT_AGE and _WHEN_FOUND.search(" ".join(before + after)) else None


def _where_it_begins(found: List[Word], i: int, language: str) -> int:
    """The place of the number at `i` with what makes it less exact: "now about 40", "um die 80"."""
    first = i
    while first > 0:
        before = found[first - 1].folded
        if before == "die" and first > 1 and found[first - 2].folded in words.ROUND:
            first -= 3 if first > 2 and found[first - 3].folded == "so" else 2
        elif (before in words.ABOUT and not (language == "en" and before == "grade")) or (before in words.LIKE | words.OVER and first > 1 and found[first - 2].folded in words.IS):
            first -= 1
        else:
            break
    return first


_THEN_I_WAS = frozenset(("da war ich", "damals war ich", "da var jag", "jag var da", "then i was", "back then i"))
_WENT = frozenset("geflohen gefluchtet ausgewandert hergekommen gekommen flydde flytt kom kommit fled came escaped moved ausgezogen".split())
_HAS_YEARS = Expression(r"(?:i|she|he|ich|er|sie|jag|han|hon) (?:have|has|habe|hat|har) (?:years?|jahre?|ar)")
# "dx at 33", "blev diagnostiserad vid 43": how old she was when it had a name.
_WHEN_FOUND = Expression(r"\b(?:dx|diagnos\w*|diagnoz\w*|utredd)\b")
_THEN = Expression(r"^[.!] (?:er|sie|he|she|han|hon) ")
_PAST = Expression(r"^[.!] (?:er|sie|he|she|han|hon|wir|we|vi) (?:hat|hatte|war|was|had|hade|var|did|\w+ed|\w+ade|\w+te)\b")


def _is_lasting(found: List[Word], first: int, end: int, years: bool, old: bool) -> bool:
    """ "Forty-one years. He snored like a tractor": how long they were together."""
    spelled = not found[first].folded.isdecimal()
    return first == 0 and years and not old and bool((_THEN if spelled else _PAST).match(" ".join(word.folded for word in found[end + 1:end + 5])))


def _counts(found: List[Word], first: int, before: List[str]) -> bool:
    """ "She counts her almonds. Seven": what is counted."""
    is_said = before[-1:] != [] and before[-1] in words.IS and before[-2:-1] not in (["det"], ["es"], ["it"])
    return not is_said and any(word.folded in words.COUNTING for word in found[:first])


def _in_a_month(before: List[str], after: List[str]) -> bool:
    """ "Wird im Mai 16", "hon fyller i mars 14", "turns in June 30"."""
    return len(before) > 2 and before[-3] in words.IS and before[-2] in words.COMING and before[-1] in words.MONTHS | words.SPANS_AHEAD and after[0] not in words.UNIT_AFTER


def _is_told_after(found: List[Word], i: int, first: int, years_said: int, before: List[str], after: List[str], years: bool, closes: bool,
                   hits: List[Hit], language: str) -> bool:
    """Whether the words before a number that no word marks as an age make it one."""
    last = before[-1] if before else ""
    if last in words.AT_AGE and (years_said > 12 or years or names_person(found, first - 1, hits)) and after[0] not in words.CLOCK:
        return not words.was_then([word.folded for word in found[max(0, first - 7):i]], [word.folded for word in found[i + 1:i + 9]])
    if last in words.NOT_AGE_BEFORE or (last == "." and before[-2:-1] and before[-2] in words.NOT_AGE_BEFORE):
        return False  # "v. 34"
    if (last in ("sind", "are") and before[-2:-1] and before[-2] in ("es", "there", "they")) or (last in ("war", "var", "was") and years and after[1][:1].isalnum()):
        return False  # "es sind jetzt 23", "vierzig Jahre Postbote"
    if last in words.TURNS or after[0] in words.BECOME or last in words.SEX or (last == "of" and names_person(found, first - 1, hits)) or _is_after_name(before):
        return True
    if (last in words.IS or (last in words.PERSONS and len(before) > 1 and before[-2] in words.IS)) and (years or closes or years_said > 9):
        return True
    if years_said > 9 and ((last in words.THIRD and names_person(found, first - 1, hits)) or (years and _is_without_a_verb(before, after))):
        return True  # "min mamma hon 80 år", "jag 45 år man"
    if first > 1 and found[first - 1].text[0].isupper() and years_said > 3 and (names_person(found, first - 1, hits) or found[first - 2].folded in words.YOUNG):
        return True  # "vår tonåring Vilma 15 har"
    if (last in words.PERSONS and years_said > 9 and not years) or names_person(found, first, hits):
        return True
    if _is_the_age_reached(found, first, years_said, before) or is_beside_what_she_is(found, first, i + 1, years_said) or is_of_one_of_a_place(found, first, i + 1, years_said, hits):
        return True
    if first and not MARK.fullmatch(last):
        return False
    if years:  # "min mamma, 81 år, ...", but "the telly talks. twelve years" is a time
        ends = not after[1] or bool(MARK.fullmatch(after[1])) or after[1] in words.JOINS
        said_of = any(names_person(found, n, hits) or (found[n].folded in words.WHOM and found[n + 1].folded in words.FIRST) for n in range(max(0, first - 8), first))
        of_herself = last == "," and not after[1] and years_said > 11 and any(word.folded in words.FIRST for word in found[:first])  # "jag är ensam, 80 år"
        return ends and (first == 0 or last == "," == after[1] or of_herself or (last in ",(/" and said_of) or (after[1] == "," and after[2] in words.SEX)
                         or _is_a_remark_of_it(found, i, first, years_said, after, language))
    then = after[1] if after[0] in words.NOW else after[0]
    return (closes if first == 0 else not then or bool(MARK.fullmatch(then))) and (years_said > 3 or first == 0)


def _is_without_a_verb(before: List[str], after: List[str]) -> bool:
    """ "Jag 45 år man", "ich 30 jahre"."""
    begins = before[-1:] != [] and before[-1] in words.I and (len(before) == 1 or bool(MARK.fullmatch(before[-2])))
    return begins and (not after[1] or bool(MARK.fullmatch(after[1])) or after[1] in words.SEX)


def _is_a_remark_of_it(found: List[Word], i: int, first: int, years_said: int, after: List[str], language: str) -> bool:
    """ "Sover aldrig. 43 år", "hab MS und werd nur müder, 38 Jahre": what nobody says of a time. In English it is one ("nurse, 19 years"), in German
    behind a full stop or before another clause ("31 Jahre. ich weiß nicht, worüber wir reden")."""
    if not found[i].folded.isdecimal() or years_said < 12 or any(word.folded in words.LASTS for word in found[max(0, first - 5):first]):
        return False
    return language == "sv" or (language == "de" and not after[1] and found[first - 1].text == ",")


def _is_after_name(before: List[str]) -> bool:
    """ "Ich heiße Ali 19 Jahre", "my name's Zoe, 24"."""
    named = [word for word in before if not MARK.fullmatch(word)]
    return len(named) > 1 and named[-2] in words.NAMED_BY


def _is_the_age_reached(found: List[Word], first: int, years_said: int, before: List[str]) -> bool:
    """ "He has moved back in at the age of 44": not where it was long ago."""
    if " ".join(before[-2:]) not in words.THE_AGE_OF or years_said < _A_CHILD_WRITES:
        return False
    clause = {word.folded for word in found[max(0, first - 14):first + 8]}
    return not clause.isdisjoint(words.TODAY) and clause.isdisjoint(words.DIED)


def _of_both_or_in_dialect(before: List[str], number: int, language: str) -> bool:
    """ "We're both 17", "i bin a 34"."""
    a = language == "de" and before[-1:] == ["a"] and len(before) > 1 and before[-2] in words.IS | words.FIRST
    return a or (before[-1:] != [] and before[-1] in words.BOTH and number > 5)


def _is_said_of(found: List[Word], first: int, number: int, years: bool, after: List[str]) -> bool:
    """The number before the person or after a second "is": "16 ist er", "jag är döv och 19 år"."""
    if first == 0 or MARK.fullmatch(found[first - 1].text):
        return number > 3 and after[0] in words.IS and after[1] in words.THIRD | words.FIRST and (not after[2] or bool(MARK.fullmatch(after[2])) or after[2] in words.JOINS)
    then = after[1] if years else after[0]
    ends = (years or number > 11) and (not then or bool(MARK.fullmatch(then)) or (not years and then in words.AND))
    clause = [word.folded for word in found[max(0, first - 5):first]]
    return ends and (years or not words.FIRST.isdisjoint(clause)) and found[first - 1].folded in words.JOINS and not words.IS.isdisjoint(clause)


def _is_counted(before: List[str], after: List[str], language: str) -> bool:
    """Whether what follows says that something else is counted: "12 euro", "9. Klasse", "24/7", "03.12"."""
    if after[0] in words.UNIT_AFTER and not (after[0] == "ar" and language == "sv"):
        return True
    if language == "de" and after[0] == "." and before[-1:] != [] and before[-1] in words.BEFORE_ORDINAL and after[1]:
        return True  # "im 7. Monat"
    if len(before) > 1 and before[-1] in ("/", ".", ":") and before[-2].isdecimal():
        return True
    if after[0] == "." and (language != "de" or after[1] in words.MANY):
        return after[1].isdecimal()  # "I'm 34. People say"; in German "3. Monat" is one thing
    return after[0] in ("/", ".", ",", ":") and (after[1] in words.UNIT_AFTER - words.BEGINS or (after[0] != "," and after[1].isdecimal()))


def _is_of_one_named(found: List[Word], first: int, hits: List[Hit]) -> bool:
    """ "Tochter 14 war seit Ostern nicht in der Schule": the number belongs to who stands before it."""
    return names_person(found, first, hits) and words.ONCE.isdisjoint(word.folded for word in found[max(0, first - 4):first])


def _was_once(before: List[str], after: List[str]) -> bool:
    """ "since I was ten", "als ich elf war": an age of long ago; "efter 11 år": a time that passed."""
    if " ".join(before[-3:]) in _THEN_I_WAS or (before[-1:] and before[-1] in words.AT_AGE and not _WENT.isdisjoint(after)):
        return True  # "vor 20 Jahren, da war ich 17", "bin mit 19 aus Eritrea geflohen"
    clause = before[max((n + 1 for n, word in enumerate(before) if MARK.fullmatch(word)), default=0):]  # "hemlös sen igår, 45" is today
    return after[0] in {"when", "war", "var"} or not words.ONCE.isdisjoint(clause) or (after[0] in words.YEARS and not words.PASSED.isdisjoint(before[-1:]))
