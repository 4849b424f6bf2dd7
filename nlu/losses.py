"""Whom somebody lost, where it was a child or the one she lived with: some help is made for that loss alone."""
from __future__ import annotations

import re
from typing import List, Tuple

from index.circumstances import LOST_CHILD, LOST_PARTNER
from index.linear import fold
from nlu.lexicon import Hit
from nlu.turns import dead
from nlu.words import Word

_OF_RELATION = {"partner": LOST_PARTNER, "ex_partner": LOST_PARTNER, "child": LOST_CHILD, "son": LOST_CHILD, "daughter": LOST_CHILD}
_CHILD = r"(?:sohn\w*|tochter\w*|kind(?:es|er)?|baby|bub\w*|dotter\w*|barn(?:et)?|bebis(?:en)?|son(?:en)?|daughter|child|little (?:boy|girl))"
_PARTNER = r"(?:mann(?:es)?|frau|partner(?:in|s)?|lebensgefahrt\w+|man|fru|mak[ae]|hustru|sambo|husband|wife)(?:'?s)?"
_THE = r"(?:mein\w*|unser\w*|sein\w*|ihr\w*|ein\w*|das|min|mitt|var|vart|sin|sitt|hans|hennes|ett|en|my|our|his|her|their|a|the)(?: \w+)?"
_LOST = r"(?:lost|losing|forlora\w*|mist|miste|tod|death of|verlor\w*|verlier\w*)"
# Words that name the loss themselves, and who was lost: "Tod meines Mannes", "forlorade sitt barn", "a friend lost her baby".
_NAMED = {
    LOST_CHILD: re.compile(
        r"\b(?:fehlgeb\w+|totgeburt\w*|stille geburt|still geboren\w*|sternenkind\w*|missfall\w*|dodfodd\w*|anglabarn\w*|miscarr\w+|still ?b(?:irth|orn)\w*|"
        r"no heartbeat|keine herztone|inga hjartljud|verwaiste (?:eltern|mutter|vater)|bereaved (?:mother|father|parent)s?|"
        rf"{_LOST} {_THE} {_CHILD}|{_THE} {_CHILD} verlor\w*)\b"),
    LOST_PARTNER: re.compile(
        rf"\b(?:witwen?|witwer\w*|verwitwet\w*|ankling\w*|widow\w*|{_LOST} {_THE} {_PARTNER}|{_THE} {_PARTNER} (?:verlor\w*|death|dod|bortgang))\b"),
}
_WIDOW = re.compile(r"\bänk(?:a|an|or|orna)\b")  # without its dots it is a duck
_CUSTODY = re.compile(r"sorgerecht|umgangsrecht|jugendamt|vardnad|socialtjanst|\bsoc\b|custody")


def lost(text: str, found: List[Word], hits: List[Hit]) -> Tuple[str, ...]:
    """Ids of circumstances: whose death a message tells, the writer's loss or that of the one she writes about."""
    folded = fold(text)
    told = {_OF_RELATION[hit.id] for hit in dead(found, hits) if hit.id in _OF_RELATION}
    told |= {id for id, words in _NAMED.items() if words.search(folded)} | ({LOST_PARTNER} if _WIDOW.search(text.lower()) else set())
    return tuple(sorted(told - ({LOST_CHILD} if _CUSTODY.search(folded) else set())))
