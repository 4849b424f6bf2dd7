"""What a message about a danger is about, and what it only seems to be about: a gang is none of the home, a mind that races is no mere lack of sleep."""
from __future__ import annotations

from typing import FrozenSet

from index.linear import fold
from index.sieve import Expression
from nlu.controlled import is_controlled
from nlu.menaced import by_criminals, strikes_in_dementia, threatens_many
from nlu.put_right import is_tired_of_a_way_of_life, may_go_in_peace, mourns_the_dying, wanders_for_long
from nlu.threats import fears_at_home
from nlu.unheard import announces_his_end, races

_FEARED = Expression(r"\b(?:angst|schiss|furcht)(?: \w+){0,2}? (?:vor|von) (?:ihm|ihr|ihne|em|eam|dem)\b|\b(?:radd|livradd|skraj) for (?:honom|henne|han)\b|\b(?:scared|afraid|frightened|terrified) of (?:him|her)\b|\b(?:he|she) (?:scares|frightens) me\b|\b(?:er|sie) macht mir angst\b")
# It is the writer who looks again and again what the other one does.
_LOOKS_AFTER_HIM = Expression(
    r"\b(?:i|ich|jag)\b(?: (?:keep|always|also|still|just|immer|standig|dauernd|hela tiden|alltid|constantly))* (?:check\w*|stalk\w*|look(?:ing)? at|scroll\w*|kollar|stalkar|schau\w*|guck\w*|kontrollier\w*|stalke)\b(?: \w+){0,3}? (?:(?:her|his|their|sein\w*|ihr\w*|hans|hennes) )?(?:\w+ )?(?:insta\w*|profile?|facebook|snap\w*|tiktok|stories|story|status|online|sociala medier|socials|social media)\b")
_THING_DYING = Expression(
    r"\b(?:my|the|mein\w*|der|das|min|mitt)? ?(?:phone|laptop|battery|mobile|tablet|computer|pc|car|plants?|flowers?|akku|handy|rechner|auto|pflanzen?|blumen?|mobil\w*|telefon\w*|batteri\w*|dator\w*|bil|bilen|vaxt\w*|blommor\w*)(?:'s| is| ist| ar| are| haller pa att)?(?: (?:about to|almost|nearly|just|gleich|fast|gerade|nastan|snart))* (?:dying|die|dead|stirbt|am sterben|tot|leer|do|dod|doende)\b")


# To the question of one who fears a neighbour's madness: "no, he has not threatened anybody".
_THREATENED_NOBODY = Expression(
    r"^(?!.*\b(?:aber|men|but|noch|yet|an|trotzdem)\b)(?:.*[,.] ?)?(?:(?:nein|nej|no|nee|na|nae|ne|nei)[ ,]+)*(?:he|she|they|er|sie|han|hon|de)(?:'s)? (?:hat|haben|har|has|have|had)?(?:n'?t)?(?: (?:ja|eh|ju|mir|mich|mig|me))*(?: (?:nicht|noch nie|nie|niemand\w*|keinem|keinen|inte|aldrig|never|not|ingen))+(?: (?:mich|mir|mig|me|jemand\w*|nan|nagon|anyone|anybody|us|uns|oss))* ?(?:bedroht|gedroht|geschlagen|getan|hotat|slagit|hotat|threaten\w*|hit|hurt)(?: (?:me|us|anyone|anybody|nan|nagon|mig|oss))?[ .!]*$")
_SHORT = 12  # words


_OLD = Expression(r"\b(?:alte[rn]?|altere[rn]?|oma|opa|omi|grossmutter|grossvater|mutter|mama|mutti|vater|papa|schwiegermutter|schwiegervater|old|elderly|gran\w*|nan|mum|mom|mother|dad|father|gamla?|gammal|aldre|mormor|farmor|morfar|farfar|mamma|pappa|svarmor|svarfar|[789]\d)\b")


def in_fear_of_him(text: str) -> bool:
    """Whether the writer fears somebody close who is aggressive: it is about her, whatever he takes."""
    return fears_at_home(text) and bool(_FEARED.search(fold(text)))


def is_dying_thing(text: str) -> bool:
    """Whether only a phone, a car or a plant is dying."""
    return bool(_THING_DYING.search(fold(text)))


def topics_of_danger(text: str) -> FrozenSet[str]:
    """The topics that a danger of this kind brings."""
    found = {"domestic_violence"} if fears_at_home(text) or is_controlled(text) else set()
    found |= {"suicidality"} if announces_his_end(text) is not None else set()
    found |= {"dementia"} if strikes_in_dementia(text) else set()
    found |= {"crisis"} if by_criminals(text) is not None else set()
    found |= {"bipolar"} if races(text) is not None else set()
    found |= {"grief"} if mourns_the_dying(text) and not is_dying_thing(text) else set()
    found |= {"separation"} if _LOOKS_AFTER_HIM.search(fold(text)) else set()
    if wanders_for_long(text):
        found.add("dementia" if _OLD.search(fold(text)) else "psychosis")
    return frozenset(found)


def seeming_of_danger(text: str) -> FrozenSet[str]:
    """The topics that its words only seem to name."""
    found = {"domestic_violence", "sexual_violence"} if by_criminals(text) is not None else set()
    found |= {"suicidality", "self_harm", "psychosis"} if threatens_many(text) else set()
    found |= {"pregnancy_birth", "parenting", "suicidality"} if mourns_the_dying(text) else set()
    found |= {"suicidality"} if may_go_in_peace(text) or is_tired_of_a_way_of_life(text) or races(text) is not None else set()
    found |= {"domestic_violence", "sexual_violence"} if len(text.split()) <= _SHORT and _THREATENED_NOBODY.search(fold(text)) else set()
    return frozenset(found | ({"domestic_violence"} if _LOOKS_AFTER_HIM.search(fold(text)) else set()))
