"""What a later message says once more, or puts right, of a fact: "ich hab doch 13 gesagt", "Bremen war früher", "falsche Stadt, Österreich bitte"."""
from __future__ import annotations

import re
from typing import Optional

from index.linear import fold
from index.sieve import Expression

_SAID = Expression(
    r"\b(?:das )?(?:ich |i )?(?:hab|habe|ha|han)(?: ich)?(?: (?:doch|ja|schon|dir|eh|grad|gerade|jetzt|nun|vorhin|bereits))+ (?P<a>[^.,;!?]{1,40}?) (?:gesagt|gsagt|gsait|gseit|geschrieben|gschriebe)\b|"
    r"\b(?:som (?:jag )?(?:redan )?sagt?|som jag sa|wie (?:ich (?:schon )?)?gesagt(?: hab\w*)?|(?:as|like) i (?:already )?said|jag sa(?: (?:ju|faktiskt|redan|precis|nyss))+(?: att)?|jag har (?:ju )?(?:redan )?sagt(?! upp\b)(?: att)?|"
    r"i (?:already |just )?(?:told you|said)(?: already| before)?(?: that)?)(?: |[,:] ?)(?P<b>[^.;!?]+)|"
    r"(?P<c>[^.,;!?]{1,30}?),? (?:hab ich (?:doch |ja |schon |dir )+gesagt|sa jag (?:ju|redan)|i (?:already )?said(?: already)?|i told you)\b(?=[ .,!]*$)", re.IGNORECASE)
# Where she was before, only works, or is not.
_NOT_HERE = Expression(
    r"\b(?:war|was|var|isch gsi|waren) (?:nur |bara |only |doch )?(?:fruher|damals|vorher|einmal|mal|before|earlier|in the past|long ago|forr|tidigare|innan|da)\b|\b(?:ist|isch|is|ar|e|har) (?:ja |doch |ju )?(?:nur|bara|only|just|bloss)(?: \w+)? (?:\w*jobb\w*|\w*arbeit\w*|\w*arbete\w*|work|job|die uni|skola\w*)\b|"
    r"^(?:und |och |and )?(?:nicht|ned|net|inte|int|not)(?: (?:in|i|mehr|langre|from|aus|fran))* \w+[.!]*$|\b(?:nicht mehr|inte langre|not any ?more|no longer) (?:in|i)\b")
_CLAUSES = Expression(r"(?<=[.,;!?\n])\s+|\s+(?=(?:aber|sondern|men|utan|but)\b)", re.IGNORECASE)
_COUNTRIES = {"DE": r"deutschland|germany|tyskland", "AT": r"osterreich|austria|osterrike", "CH": r"schweiz|schwiiz|switzerland|swiss", "SE": r"schweden|sverige|sweden"}
_IN_A_COUNTRY = {country: Expression(rf"\b(?:{names})\b") for country, names in _COUNTRIES.items()}
_ABROAD = Expression(r"\b(?:komm\w*|come|came|kommer|kom|aus|from|fran|born|geboren|fodd|aufgewachsen|urlaub|vacation|semester|reise\w*|flieg\w*|fly|nicht|not|inte|int|oder|or|eller|war|was|var|nach|to|till)\b(?: \w+){0,2} $")
_BRIEF = 9  # words of a message that puts the country right
_HERSELF = Expression(
    r"\b(?:eigentlich|ehrlich gesagt|ehrlich|egentligen|arligt talat|actually|honestly|to be honest|tbh)\b(?: \w+'?\w*){0,4}? (?:mir|mi|mich|ich|jag|mig|me|i)(?: (?:geht'?s|es|auch|also|ocksa|am|'m|mar|not))*(?: (?:selber|selbst|sjalv|myself))|"
    r"\b(?:geht'?s|geht es|gahts) (?:mir|mi) (?:selber|selbst|auch)\b|\b(?:mir|mi) (?:selber|selbst) geht|\bjag (?:mar|sjalv mar) (?:sjalv|inte bra sjalv)\b|\bi'?m (?:actually |really )?not (?:well|ok|okay|fine|doing well) (?:myself|either)\b|"
    r"\b(?:but|aber|men|honestly|ehrlich gesagt|eigentlich|egentligen|actually),? (?:honestly |ehrlich gesagt |eigentlich |egentligen |actually )?(?:also me|me too|auch mich|auch um mich|mig ocksa|jag med|jag ocksa)[ .!]*$")


def told_again(text: str) -> Optional[str]:
    """The message with only the fact of what it says that it said before; None where it does not say so."""
    found = _SAID.search(text)
    if not found:
        return None
    return f"{text[:found.start()]} {found['a'] or found['b'] or found['c']}{text[found.end():]}".strip()


def where_now(text: str) -> str:
    """The text without the clauses that say where she is not (any more), where others are left."""
    clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
    kept = [clause for clause in clauses if not _NOT_HERE.search(fold(clause))]
    return " ".join(kept) if kept and len(kept) < len(clauses) else text


def country_in(text: str) -> Optional[str]:
    """The country that a few words name as the one where she is; None where they name none, or two, or where she only comes from."""
    folded = re.sub(r"[^\w ]+", " ", fold(text))
    if len(folded.split()) > _BRIEF:
        return None
    named = [(country, found) for country, pattern in _IN_A_COUNTRY.items() if (found := pattern.search(folded))]
    return named[0][0] if len(named) == 1 and not _ABROAD.search(folded[:named[0][1].start()]) else None


def about_herself(text: str) -> bool:
    """Whether it turns to the writer: "eigentlich gehts mir selber nicht gut", "but honestly also me"."""
    return bool(_HERSELF.search(fold(text)))
