"""Where somebody lives, of several places that a message names: not where she is from, works, passes through, or who is locked up there."""
from __future__ import annotations

import re
from typing import List, Optional, Sequence, Tuple

from index.linear import fold
from index.sieve import Expression
from nlu.age_words import FIRST, THIRD
from nlu.lexicon import Hit
from nlu.region import Region, region_in
from nlu.words import Word

# Of the clause in which the place is named, up to the next place.
_LIVES = Expression(
    r"\b(?:wohn\w*|leb(?:e|t|en)?|bor|bosatt|live|lives|living|based|zu ?haus(?:e)?|daheim|hor hemma|hemma (?:i|ar)|home is|ansassig|gemeldet|(?:um|her|hierher)gezogen|flytta(?:t|de|r)?(?: \w+){0,2} till|"
    r"bin (?:jetzt |grad\w* |hier )?(?:in|z)|ar (?:nu |har )?i|(?:i'm|i am|we're|we are) (?:now |here )?in|(?:hier|har|here) (?:in|i|z)|sitter (?:har )?i|(?:sitz|hock)\w* (?:hier |da )?in)\b")
_MOVED = Expression(r"\b(?:gezogen|umgezogen|zieh\w*|zog|flytt\w*|mov(?:ed|ing|e))\b")
_LATELY = Expression(r"\b(?:jetzt|inzwischen|mittlerweile|nu|numera|now|since|seit \w+ (?:in|z)|hier (?:in|z))\b")
_STUDIES = Expression(r"\b(?:studier\w*|studentin|student|plugga\w*|laser|lasa|study|studying|uni|ausbildung|lehre|au ?pair)\b")
_BEFORE_NOW = Expression(
    r"\b(?:aufgewachsen|geboren|gebor\w*|gburtig|geburtig|fruher|ursprunglich|damals|uppvuxen|vaxte upp|fodd|ursprungligen|tidigare|forut|grew up|grown up|born|raised|originally|used to|"
    r"(?:komm\w*|stamm\w*) (?:\w+ ){0,3}(?:aus|von)|komm(?:er|it) (?:\w+ ){0,2}fran|(?:come|coming|comes) (?:\w+ ){0,2}from|gezogen (?:aus|von)|weg(?:gezogen)? (?:aus|von)|moved from|flytta\w* fran|"
    r"urlaub|ferien|semestern|semesterresa|pa semester|holiday|vacation|(?:zu|auf|nur) besuch|visit\w*|halsa pa|jva|knast|gefangnis|haft|fangelse\w*|anstalt\w*|sitter (?:inne )?pa|prison|jail)\b")
_WORKS = Expression(
    r"\b(?:arbeit\w*|job|jobb\w*|jobbe|pendl\w*|arbeta\w*|dienstreise|montage|work(?:s|ed|ing)?|commut\w*|fahr\w*|gefahren|flieg\w*|flug|kor|korde|aker|akte|reser|driv(?:e|es|ing)|fly|flight|trip)\b")
_WAS_THERE = Expression(r"^(?:\w+ ){0,2}(?:aufgewachsen|geboren|uppvuxen|fodd|born|raised)\b|^(?:war|var|was) (?:\w+ )?(?:fruher|forr|forut|before)\b")
_WANTS_THERE = Expression(r"\b(?:something|anything|somewhere|was|etwas|nat|nagot) (?:there|dort|da|dar)\b")
_TAKEN_BACK = frozenset("nein nee ne na naa nej nae blodsinn quatsch falsch sorry wait halt stopp were was forlat".split())
_STREET = frozenset("strasse str gatan vagen street road platz allee torget avenue".split())
_CLUB = frozenset("fc sc tsv sv vfl vfb rb bk ff if ifk aik hertha borussia eintracht fortuna werder jva haftanstalt anstalten kvinnofangelset hmp".split())
_NO = frozenset("nicht net ned nid nod nit inte int ej not kein nimmer".split())
_BETWEEN = frozenset("zwischen mellan between".split())
_AND = frozenset("und och o and u &".split())
_CONJUNCTIONS = frozenset("aber men but und och and o sondern utan".split())
_OF_A_PLACE = frozenset("in i aus from fran mehr langre".split())
_ITSELF = frozenset("itself selbst selber sjalva".split())
WANTED, LATELY, HOME, AROUND, NAMED, AT_WORK, BEFORE, NOT_AT_ALL = 4, 3, 2, 1, 0, -1, -2, -9


def at_home(found: List[Word], i: int, length: int, places: List[int]) -> int:
    """How surely she is at home at the place that stands at word `i`; `places` is where the message names any."""
    before, behind = [word.folded for word in found[max(0, i - 4):i]], [word.folded for word in found[i + length:i + length + 3]]
    if is_denied(found, i) and _ITSELF.isdisjoint(behind[:1]):
        return NOT_AT_ALL
    if _BETWEEN & set(before[-1:]) or (len(before) > 2 and before[-3] in _BETWEEN and before[-1] in _AND):
        return NOT_AT_ALL  # on the road
    if not _CLUB.isdisjoint(before[-1:]) or not _STREET.isdisjoint(behind[:1]):
        return NOT_AT_ALL
    follows = next((n for n in places if n >= i + length), None)
    if follows is not None and follows - i <= 9 and not _TAKEN_BACK.isdisjoint(word.folded for word in found[i + length:follows]):
        return BEFORE  # "wohne in Fürth, äh nein, in Erlangen"
    ahead, after = _clause(found, i, length, places)
    if _WAS_THERE.search(after):
        return BEFORE if not re.search(r"\bhier\b|\bhere\b|\bhar\b", ahead) else NAMED
    if _WANTS_THERE.search(after):
        return WANTED
    told = [(max((match.end() for match in pattern.finditer(ahead)), default=-1), how) for pattern, how in
            ((_LATELY, LATELY), (_LIVES, HOME), (_STUDIES, AROUND), (_WORKS, AT_WORK), (_BEFORE_NOW, BEFORE))]
    if re.search(r"\b(?:nach|to|till)$", ahead):
        return LATELY if _MOVED.search(ahead + " " + after) else AT_WORK if told[3][0] >= 0 else NAMED
    end, how = max(told)
    if end >= 0:
        return how
    return next((how for pattern, how in ((_LATELY, LATELY), (_BEFORE_NOW, BEFORE), (_LIVES, HOME), (_WORKS, AT_WORK)) if pattern.search(after)), NAMED)


_THEY = THIRD - frozenset("die der ist isch es".split())
_WE = FIRST | frozenset("wir mir vi we we're wohne bor".split()) - {"bor"}
_CHILDREN = frozenset("kinder kindern barnen barna barn ungarna ungerna kidsen kids children kiddies".split())
_WHO_MOVED = frozenset("hon han de dom sie er she he they barnen kinder".split())
_HAS_KIN = Expression(r"\b(?:har|hab|habe|have|i've|got)\b")  # "jag har syster i Piteå"
_CLOSE = 6  # words between somebody and where that one lives
_AWAY = Expression(r"(?:\w+ )?(?:wohn\w*|leb(?:t|en)|studiert|arbeitet|ist|sind|bor|jobbar|studerar|pluggar|flyttar|flyttade|flyttat|lives?|works?|studies|moved|moving)"
                   r"(?: (?!mir|mig|me|uns|oss|us)\w+){0,2} (?:in|i|till|nach|to)")


def is_of_another(found: List[Word], i: int, hits: Sequence[Hit]) -> bool:
    """Whether somebody else lives there: the nearest person before a place is no "I" ("barnen bor i Stockholm", "er z Winterthur")."""
    for position in range(i - 1, max(-1, i - 9), -1):
        word = found[position]
        if word.text in ".!?\n":
            return False
        if any(hit.facet == "relations" and hit.start <= position < hit.end for hit in hits) or word.folded in _CHILDREN or word.folded in _THEY:
            return True
        if word.folded in _WE and word.text != "i":
            return False
    return False


def is_where_kin_lives(found: List[Word], i: int, hits: Sequence[Hit]) -> bool:
    """Whether somebody near to her has moved or lives there ("dottern har flyttat till Lund", "mein Bruder arbeitet in Zürich"): of a writer who asks for
    herself it tells nothing."""
    kin = [hit.end for hit in hits if hit.facet == "relations" and hit.end <= i <= hit.end + _CLOSE]
    kin += [at + 1 for at in range(max(0, i - _CLOSE), i) if found[at].folded in _CHILDREN]
    they = [at + 1 for at in range(max(0, i - _CLOSE), i) if found[at].folded in _WHO_MOVED]
    if they and not kin:  # "hon har flyttat till Kiruna"
        moved = " ".join(word.folded for word in found[max(they):i])
        return bool(_MOVED.search(moved) and _AWAY.fullmatch(moved))
    if not kin:
        return False
    between = " ".join(word.folded for word in found[max(kin):i])
    had = " ".join(word.folded for word in found[max(0, max(kin) - 4):max(kin)])
    return bool(_AWAY.fullmatch(between)) or (between in ("in", "i", "z") and bool(_HAS_KIN.search(had)))


# "Han bor i Kalmar och jag i Växjö", "Mum's in Limerick, I'm in Bremen".
_APART = Expression(
    r"\b(?:wohn(?:t|en)|leb(?:t|en)|ist|sind|bor|ar|e|lives?|is|are|'s|he's|she's|they're|studiert|studerar)(?: \w+){0,2} (?:in|i|z|pa|near|bei|over in|up in) (?:\w+ ){1,2}[ ,.;]*"
    r"(?:(?:und|och|o|a|and|but|aber|men|medan|wahrend|while) )?(?:ich|jag|ja|i|i'm|im|i live|we're|vi|wir)(?: (?:wohne?|leb\w*|bor|sitter|sitz\w*|am|bin|ar|e|live))?"
    r"(?: (?:here|hier|har|nu|jetzt|now|over|up|down|sjalv|selbst|selber|still|noch))? (?:in|i|z|pa|near|bei) \w+")


def lives_apart(found: List[Word]) -> bool:
    """Whether she tells where another lives and where she does: why she cannot look after that one."""
    return bool(_APART.search(" ".join(word.folded for word in found)))


_WHERE_I_LIVE = Expression(
    r"\b(?:ich|i) (?:(?:selbst|selber|selwa|sewa|ja|aber|dagegen|allerdings|self|myself|actually|just) )*(?:wohn\w*|leb\w*|bin|sitz\w*|live|stay|am|moved)\b|(?:^|\b(?:und|aber|also|men|och|and|but) )(?:selbst |selber )?(?:wohne?|lebe?|sitze?|bin|bor|sitter)\b|"
    r"\b(?:wohne?|lebe?|sitze?|bin|bor|sitter) (?:ich|i|jag)\b|\bjag (?:(?:sjalv|ju|men) )*(?:bor|lever|sitter|ar|finns)\b|\bi ?'?m (?:(?:over|up|down|out|here|myself|based|living) )*(?:in|near)\b")
_WITH = Expression(r"\b(?:mit|bei|med|hos|with) (?:ihm|ihr|ihnen|honom|henne|dem|dom|him|her|them|mein\w*|min|my|unser\w*)\b|^(?:nein|nee|nej|no|nope|falsch|fel|wrong)\b")


def is_where_she_lives(found: List[Word], hits: Sequence[Hit]) -> bool:
    """Whether a message says where the writer lives, and nothing of anybody else: "i live in Berlin", "selber bin ich in Köln"."""
    line = " ".join(word.folded for word in found)
    return bool(_WHERE_I_LIVE.search(line)) and not _WITH.search(line) and not any(hit.facet == "relations" for hit in hits) and _THEY.isdisjoint(word.folded for word in found)


def is_denied(found: List[Word], i: int) -> bool:
    """ "Nicht Erfurt", "inte i Lycksele"."""
    before = [word.folded for word in found[max(0, i - 2):i]]
    return not _NO.isdisjoint(before[-1:]) or (len(before) > 1 and before[0] in _NO and before[1] in _OF_A_PLACE)


def _clause(found: List[Word], i: int, length: int, places: List[int]) -> Tuple[str, str]:
    """What stands before the place and behind it, as far as it is said of this one."""
    start, end = i, i + length
    while start > 0 and not found[start - 1].is_break and start - 1 not in places and i - start < 8 and not (start < i and found[start].folded in _CONJUNCTIONS):
        start -= 1
    while end < len(found) and not found[end].is_break and end - i - length < 6 and found[end].folded not in _CONJUNCTIONS and end not in places:
        end += 1
    return " ".join(word.folded for word in found[start:i]), " ".join(word.folded for word in found[i + length:end])


# The countries that there are places of, and those next to them, as they are called.
_COUNTRIES = {**dict.fromkeys("deutschland tyskland germany".split(), "DE"), **dict.fromkeys("osterreich oesterreich osterrike austria ostarrich ostareich oesterrike".split(), "AT"),
              **dict.fromkeys("schweiz schwiiz schwyz switzerland svizzera".split(), "CH"), **dict.fromkeys("schweden sverige sweden".split(), "SE")}
_ABROAD = frozenset("finland finnland norge norwegen norway danmark danemark denmark frankreich france frankrike italien italy polen poland england".split())
_IN = frozenset("in im i z".split())
_BESIDE = frozenset("bitte please tack aber men but nein nej no nee falsche falsches falsch land stadt wrong country city fel stan staden ich i jag bin ar am i'm im e wohne wohn leb lebe live bor der die in doch ja "
                    "yes und och and hier har here not nicht inte oida na naa mein meine menar mean in's halt ju".split())
_FEW = 7


def country_said(found: List[Word], places: List[int]) -> Optional[str]:
    """The country where she says that she is: "österreich bitte", "ich lebe in der Schweiz", "Lund i Sverige". Not where she is from."""
    for i, word in enumerate(found):
        code = _COUNTRIES.get(word.folded)
        if code is None or (word.folded == "schwyz"):
            continue
        home = at_home(found, i, 1, [n for n in places if n != i])
        beside = [each.folded for n, each in enumerate(found) if n != i and not each.is_break and n not in places]
        inside = bool(_IN & {each.folded for each in found[max(0, i - 2):i]})
        if home != NOT_AT_ALL and (len(beside) <= _FEW and set(beside) <= _BESIDE or (home >= HOME and inside)):
            return code
    return None


def is_abroad(found: List[Word], i: int, length: int) -> bool:
    """Whether a country is named beside the place of which there are none: "Vasa i Finland"."""
    return any(word.folded in _ABROAD for word in found[i + length:i + length + 3])


def is_in(found: List[Word], end: int, country: str, region: str) -> bool:
    """Whether the country or region of a place is named right behind it: "Lund!! i Sverige", "zwettl, niederösterreich"."""
    behind = list(found[end:end + 4])
    here = region_in([word for word in behind if not word.is_break and word.folded not in _IN][:2], True)
    return any(_COUNTRIES.get(word.folded) == country for word in behind) or bool(here and here.code == region)


def region_behind(found: List[Word], end: int) -> Optional[Region]:
    """The region that is named right behind a place, to say which of that name: "Lund i Östergötland", "Ulm, Bayern"."""
    if end >= len(found) or not (found[end].text == "," or found[end].folded in _IN):
        return None
    return region_in([word for word in found[end + 1:end + 3] if not word.is_break][:1], True)


FOREIGN = (r"(?:finland|finnland|norge|norwegen|norway|danmark|danemark|denmark|frankreich|france|frankrike|italien|italy|sudtirol|bozen|liechtenstein|luxemb\w+|holland|niederlande|netherlands|nederlanderna|belgien|belgium|polen|poland|spanien|spain|"
            r"england|uk|irland|ireland|usa|america|kanada|canada|island|iceland|estland|aland|abo|tammerfors|helsingfors|helsinki|esbo|vasa finland|oslo|kopenhamn|kopenhagen|copenhagen|london|paris)")
_HOME_ABROAD = Expression(rf"\b(?:bor|wohne?n?|lebe?n?|live|living|studerar|pluggar|studiere|studying|sitze|sitter|based|hjalp|hilfe|help|nat|nagot|was|anything|something)(?: (?!aus|fran|from|of|av)\w+){{0,4}} (?:i|in|vid|pa) {FOREIGN}\b|\bvid abo akademi\b|^{FOREIGN}$")
_OF_THEIRS = Expression(r"(?:barnen|mina barn|(?:meine )?kinder|my (?:kids|children)|(?:min|mein\w*|my) \w+|de|dom|they|hon|han|she|he)\b")  # "barnen bor i Kanada"


def lives_elsewhere(text: str) -> bool:
    """Whether she lives in a country of which no places are known: "bor i Åbo", "gibt es was in Südtirol"."""
    folded = fold(text)
    return not _OF_THEIRS.match(folded) and bool(_HOME_ABROAD.search(folded))
