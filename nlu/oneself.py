"""Who she says that she is to others, which names nobody else: "är mamma till två", "I'm his dad, 48", "oma hier", "kille 24"."""
from __future__ import annotations

import re
from typing import List

from index.sieve import Expression
from nlu.age_words import KIN, OWN_SIGN, PARENTS, SEVERAL, SEX, STATUS, YEARS
from nlu.lexicon import Hit
from nlu.words import Word

_LITTLE = (r"(?:die|der|das|den|det|en|ett|eine?r?|an?|the|selbst|selber|sjalv|auch|ocksa|also|nur|just|only|noch|bara|ja|ju|halt|jetzt|now|nu|already|schon|redan|inzwischen|stolze?r?|proud|stolt|new|neu\w*|young|junge?r?|ung|ny|nybliven|frisch\w*|"
           r"single|alleinerziehende?r?|ensam|ensamstaende|alleinige?r?|tired|working|full|time|\w+fache?r?|biological|adult|grown|erwachsene\w*|vuxen|vuxet)")
_ITS = r"(?:his|her|their|hans|hennes|deras|seine?|ihre?)"
# Before what she is: "jag är", "ich bin die", "as a".
_I_AM = Expression(rf"(?:(?:^|\b(?:und|och|and|but|aber|men|da|weil|since|for|eftersom) )(?:bin|ar|e|am|som|als|as)|\b(?:ich|i) bin|\bbin (?:ich|i)|\b(?:jag|ja) (?:ar|e)|\b(?:ar|e) jag|\bi(?:'| a)?m|\b(?:wir sind|vi ar|we'?re|we are)|"
                   rf"\b(?:ich|i|jag) (?:als|som|as)|\b(?:speaking|ich schreibe|jag skriver) (?:as|als|som))(?: {_LITTLE})*(?: {_ITS})?(?: {_LITTLE})* $")
_ALONE, _AS = Expression(rf"(?:{_LITTLE} ?)*"), Expression(rf"\b(?:als|as|som)(?: {_LITTLE})*$")
_BY_HERSELF = Expression(rf"(?:(?:ja|hej|hi|hallo|also|och|und|and|jag ar|ich bin|i'?m) )*(?:en |eine? |a )?(?:ensamstaende|ensam|alleinerziehende?r?|alleinstehende?r?|single|lone|nybliven|frischgebackene?r?)(?: {_LITTLE})*")
# Behind it: whose she is, or nothing more.
_GOES_ON = Expression(r"^$|^(?:\d+|till|at|to|for|von|vom|of|in|aus|i|fran|from|zweier|dreier|vierer|meh\w+|eines|einer|meiner|geworden|werdend\w*|und|och|and|o|with|mit|med|who|som|der|die|\w+(?:zehn|zwanzig|ig)|here|hier|zu|utan|without|ohne|on|pa)\b")
_HERE = Expression(r"^(?:\d+ )?(?:(?:from|in|aus|i|fran) \w+ )?(?:here|hier)\b")
_OF_SOME = Expression(r"^(?:till|at|to|von|of) (?:en|ett|ein(?:e[mnr]?)?|an?|\d+|two|three|four|five|twins|tva|tre|fyra|fem|zwei|drei|vier|funf|zwillingen|tvillingar|\w+jahrigen?)\b")
_MINE = Expression(r"\b(?:mein\w*|unser\w*|min|mitt|mina|var|vart|my|our|dein\w*|din|your|sein\w*|ihr\w*|hans|hennes|his|her|their)\b")
# What the writer is to one who drinks, is ill or is locked up: the matter is that one's.
_CHILD_OF = Expression(r"^(?:till|at|to|von|vom|of|eines|einer|zweier)(?: (?:en|ett|an?|eine[mnr]?|two|zwei|tva|my|meine[rns]?|min|mina))?(?: \w+)? ?(?:al[ck]o\w*|\w*such\w+|\w*spiel\w+|missbrukar\w*|spelberoend\w*|addict\w*|drinkers?|drunk\w*|trinker\w*|saufer\w*|gambler\w*|narciss\w*|narzis\w*|junkie\w*|psychis\w*|psykisk\w*)\b")
_CHILDREN = ("child", "son", "daughter")
_NEAR = (*_CHILDREN, "mother", "father", "parents", "sibling", "grandparent", "grandchild", "relative", "partner")  # who is a boss or a friend tells her role
_TRADES = ("apprentice", "pupil", "student", "employee", "colleague", "team_member")
_FIRST, _THIRD = Expression(r"ich|jag|i|i'm|me|my|mich|mir|mein\w*|mig|mej|min|mitt|mina"), Expression(r"er|sie|han|hon|he|she|sich|sig|himself|herself|ihr|ihm|ihn|hennes|hans|his|her")
_FEW, _FILLS = 5, frozenset("jag ich i i'm im bin am ar e a an ein eine en ett der die alt old gammal bi ja hej hallo hi here hier har fran from aus in bor wohne".split())


_YOUNG_PARENT, _OLD_PARENT = 17, 56  # years: of whom a bare "mamma 33" is she who writes
_COUNTED, _ARTICLES = SEVERAL | frozenset("tva tre fyra fem zwei drei vier funf two three four five ungar".split()), frozenset("ein eine en ett a an die der the er sie han hon he she ar ist is".split())


def is_herself(found: List[Word], hit: Hit) -> bool:
    """Whether the word for somebody says what the writer is."""
    if hit.facet != "relations" or hit.id not in _NEAR:
        return False
    before, behind = _clause(found, hit)
    if _ALONE.fullmatch(before) and (_HERE.match(behind) or _OF_SOME.match(behind)):
        return True  # "Grandma here, 71", "oma 83 aus Ulm hier", "mum of two"
    if hit.id in ("mother", "father") and _BY_HERSELF.fullmatch(before) and _GOES_ON.match(behind):
        return True  # "ensamstående mamma 35 Eskilstuna"
    return bool(_I_AM.search(before + " ") and (_GOES_ON.match(behind) or _AS.search(before))) and not _MINE.search(" ".join(word.folded for word in found[hit.start:hit.end]))


_BUDDY = Expression(r"(?:(?:ey|yo|hey|hi|na|ach|alter|junge|mann|man|oh|ja|lol|ok|also|asa|asso|asch|fan|well|listen|look) )*(?:bro|bruder|brudi|bruda|bror|brorsan|brother|bruv|sis)")


def hailed(found: List[Word]) -> int:
    """How many words hail Lotse like a mate, before she speaks of herself: 1 of "bro ich zock jeden Tag", 2 of "alter bruder ich krieg nix mehr hin"; 0 where none do."""
    for end in range(min(_LONGEST_HAIL, len(found) - 1), 0, -1):
        begins = " ".join(word.folded for word in found[:end] if not word.is_break)
        then = next((word.folded for word in found[end:] if not word.is_break), "")
        if _BUDDY.fullmatch(begins) and then in _SPEAKS_OF_HERSELF:
            return end
    return 0


_LONGEST_HAIL = 5
_SPEAKS_OF_HERSELF = frozenset("ich i jag ja mir mich bin hab habe kann mein meine my i'm im i've jag mig mitt min help hilf hilfe hjalp was wie vad hur what how wo where weiss".split())


def tells_trade(found: List[Word], hit: Hit) -> bool:
    """Whether she says first what she is at work or at school, and then speaks of herself: "apprentice, 17, boss shouts at me"."""
    own = any(_FIRST.fullmatch(word.folded) for word in found[hit.end:])
    begins = hit.start == 0 and hit.end < len(found) and (found[hit.end].text in ",;:." or found[hit.end].folded.isdecimal())
    return begins and hit.id in _TRADES and own and not any(_THIRD.fullmatch(word.folded) for word in found[hit.end:])


def is_of_an_addict(found: List[Word], hit: Hit) -> bool:
    """Whether she is the child of somebody who drinks or is ill: "jag är dotter till en alkoholist"."""
    before, behind = _clause(found, hit)
    return hit.id in _CHILDREN and bool(_CHILD_OF.match(behind)) and bool(_I_AM.search(before + " "))


def is_to_one_of_the_talk(found: List[Word], hit: Hit) -> bool:
    """Whether she says so of somebody of whom the talk was: "I'm his dad", "ich bin ihre Schwester"."""
    return bool(re.search(rf"\b{_ITS}$", _clause(found, hit)[0]))


def only_describes_herself(found: List[Word]) -> bool:
    """Whether a few words tell a sex and an age and nothing of anybody else: "kille 24", "46 male", "jag 45 år man", "tjej 19 visby"."""
    said = [word.folded for word in found if not word.is_break]
    what = SEX if not said or not said[0].isdecimal() else SEX | STATUS - KIN
    if tells_parent(found):
        what |= PARENTS
    said = [word for word in said if not (what > SEX and word in _COUNTED)]
    rest = [word for word in said if word not in what | OWN_SIGN | YEARS | _FILLS and not word.isdecimal()]
    return len(said) <= _FEW and len(rest) <= 1 and any(word in what for word in said) and any(word.isdecimal() for word in said)


def tells_parent(found: List[Word]) -> bool:
    """Whether an age stands bare beside a word for a parent, as people answer: "mamma 33", "Graz 36 mum", "pappa 40, två ungar"."""
    said = [word.folded for word in found if not word.is_break and word.folded not in _COUNTED]
    ages = [int(word) for word in said if word.isdecimal() and len(word) < 4]
    return 0 < len(said) <= _FEW - 1 and len(ages) == 1 and _YOUNG_PARENT <= ages[0] <= _OLD_PARENT and not PARENTS.isdisjoint(said) and not any(_MINE.fullmatch(word) or word in _ARTICLES for word in said)


def _clause(found: List[Word], hit: Hit) -> tuple[str, str]:
    start, end = hit.start, hit.end
    while start > 0 and not found[start - 1].is_break:
        start -= 1
    while end < len(found) and not found[end].is_break:
        end += 1
    return " ".join(word.folded for word in found[start:hit.start]), " ".join("here" if word.text.lower() == "här" else word.folded for word in found[hit.end:end])  # "har" is "has"
