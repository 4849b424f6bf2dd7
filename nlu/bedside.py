"""Who is in hospital, or was: only the one in danger being looked after ends an alarm, not a grandmother's stay nor the writer's own. And an intake that is long over."""
from __future__ import annotations

from typing import FrozenSet

from index.linear import fold
from index.sieve import Expression
from nlu.calm import KIN

_HOUSE = r"(?:krankenhaus|spital|klinik|notaufnahme|intensiv\w*|reha|sjukhus\w*|akuten|iva|psykakuten|hospital|a&e|the er|intensive care|ward|kurhaus|pflegeheim)"
_IN_THE = r"(?:(?:im|in der|in einer?|auf der|auf|ins|i|pa|in|in the|at the|on the|at|vid) )"
_IS = r"(?:ist|isch|is|liegt|war|wurde|kam|musste|muss|sitzt|ar|ligger|lag|sitter|har|'s|was|has|lies)"
_I_AM = Expression(rf"\b(?:(?:ich|i|jag|ja) (?:bin|bi|lieg\w*|sitz\w*|ar|ligger|sitter|am|'m)|i'?m|im|(?:bin|lieg\w*|sitz\w*|sitter|ligger) (?:ich|jag)|^(?:bin|lieg\w*|sitz\w*))(?: \w+){{0,5}}? {_IN_THE}{_HOUSE}\b(?! (?:bei|mit|hos|med|with) (?:ihr|ihm|ihnen|henne|honom|dem|dom|her|him|them)\b)")
_KIN_IS = Expression(rf"(?:^|[.,;!?] |\b(?:und|och|and|aber|men|but|weil|denn|eftersom|because|dass|att) )(?:(?:die|der|meine?|unsere?|mei|min|mitt|var|my|our|the) (?:\w+ )?)?(?:{KIN}|kind|barn\w*|child|baby) {_IS}(?: \w+){{0,4}}? {_IN_THE}?{_HOUSE}\b")
_NOT = r"(?:nicht|ned|net|nie|inte|int|aldrig|not|never|n't)"
_TREATED = Expression(
    rf"\b(?:war|waren|bin|lag|var|har varit|varit|lag inne|was|been|went|have been|'ve been|i've been|got)(?: (?:ich|jag|i|schon|danach|dann|auch|gleich|damals|deswegen|zwei|drei|ein paar|tage?|redan|sen|da|nagra|dagar|already|then|after|afterwards|to|a|few|days))* (?:(?:im|in der|in einer|auf der|beim|bei der|pa|hos|i|in|at|to|in the|at the|to the|to see) ){_HOUSE[:-1]}|arzt|arztin|hausarzt\w*|lakare\w*|vardcentralen|doctor\w*|gp)\b|"
    r"\b(?:magen (?:ausgepumpt|gepumpt)|ausgepumpt worden|magpumpad|pumpad|pumped my stomach|stomach pumped|entlassen worden|(?:wurde|bin) (?:\w+ )?(?:behandelt|entlassen|untersucht|durchgecheckt)|(?:blev|ar|har blivit) (?:\w+ )?(?:utskriven|undersokt|behandlad)|(?:was|got|been|were) (?:\w+ )?(?:discharged|treated|checked over|seen by a doctor)|haben mich (?:\w+ )?(?:behandelt|entlassen|durchgecheckt))\b")
_UNTREATED = Expression(rf"\b{_NOT}\b|\bkein\w*\b|\bingen\b|\bno doctor\b|\bweggeschickt\b|\babgehauen\b|\bran away\b|\bleft before\b|\bstack\b")
_LONG_AGO = Expression(
    r"\b(?:letzte[nrs]?|vorige[nrs]?|vergangene[nrs]?) (?:woche|monat|jahr|sommer|winter|herbst|fruhling|fruhjahr)\b|\bvor (?:einer|ner|\d+|zwei|drei|vier|funf|sechs|ein paar|einigen|einem|nem|mehreren|vielen) (?:wochen?|monat\w*|jahr\w*)\b|\bforra (?:veckan|manaden|aret|sommaren|vintern|hosten|varen)\b|"
    r"\bfor (?:\w+ )?(?:\d+|en|tva|tre|fyra|nagra|ett par|flera|ett) (?:veck\w*|manad\w*|ar) se(?:da)?n\b|\bi (?:somras|vintras|hostas|varas|fjol)\b|\blast (?:week|month|year|summer|winter|autumn|spring)\b|\b(?:\d+|a|one|two|three|four|few|some|several|couple of) (?:weeks?|months?|years?) (?:ago|back)\b")
_STILL = Expression(r"\b(?:heute|heut|jetzt|gerade|grad|gestern|wieder|nochmal|seitdem|seither|immer noch|nu|idag|i dag|igar|ikvall|igen|fortfarande|sedan dess|today|now|yesterday|tonight|again|since|still|bewusstlos|ohnmachtig|gelb|schwindel\w*|schmerz\w*|ubel|kotz\w*|erbrech\w*|"
                    r"medvetslos|yrsel|ont|krak\w*|gul|unconscious|dizzy|pain|yellow|vomit\w*|sick|throwing up)\b")


def bedside(text: str) -> FrozenSet[str]:
    """`i_in_care` (the writer), `kin_in_care` (somebody she names), `was_treated` (it is over)."""
    folded = fold(text)
    told = {"i_in_care": bool(_I_AM.search(folded)), "kin_in_care": bool(_KIN_IS.search(folded)),
            "was_treated": bool(_TREATED.search(folded)) and not _UNTREATED.search(folded)}
    return frozenset(name for name, so in told.items() if so)


def says_long_ago(folded: str) -> bool:
    """Whether a time is named that lies a week back or before that."""
    return bool(_LONG_AGO.search(folded))


def was_long_ago(text: str) -> bool:
    """Whether what she took was taken a week ago or before that, and nothing of it is told of now."""
    folded = fold(text)
    return bool(_LONG_AGO.search(folded)) and not _STILL.search(folded)
