"""What a message lets somebody feel who reads it, so that it is answered with a warm word before the search goes on."""
from __future__ import annotations

import re
from typing import List

from index.linear import fold

_FEELINGS = {
    "untold": re.compile(
        r"\b(?:noch |no )?(?:nie|niemand\w*|niemerem|neamand\w*|keinem|keiner)(?: \w+){0,4} (?:erzahlt|verzellt|verzahlt|gesagt|gsait|gsagt|geredet|gesprochen|anvertraut)\b|\b(?:zum |das )?erste\w* mal(?:,)? (?:dass ich|das ich|wo ich) (?:\w+ ){0,3}(?:sag|schreib|red|erzahl)\w*|"
        r"\baldrig (?:\w+ ){0,3}(?:berattat|sagt|pratat om|vagat saga)\b|\bforsta gangen jag (?:\w+ ){0,2}(?:sager|skriver|berattar|vagar)\b|"
        r"\bnever (?:\w+ ){0,2}(?:told|said|spoken|talked)(?: \w+){0,3} ?(?:any ?(?:one|body)|a soul|this|it)\b|\bnobody knows (?:about )?(?:this|it)\b|\bfirst time i(?:'?ve| have)? (?:\w+ ){0,2}(?:say|said|tell|told|written|writ)\w*"),
    "loss": re.compile(
        r"\b(?:mein|unser|min|mitt|var|vart|my|our)\w*(?: \w+){1,3} (?:(?:ist|isch|is|war|har|has|gestern|vor|heute|igar)(?: \w+){0,5} )?(?:gestorben|gstorbe\w*|gstorbn|verstorben|dog|dott|gick bort|gatt bort|died|passed away|is dead)\b|"
        r"\b(?:stirbt (?:bald|gerade|wohl)|liegt im sterben|ligger for doden|haller pa att do|is dying|about to die)\b|\b(?:lost my|verlor meine?n?|meine?n? \w+ verloren|forlorade min|forlorat min)\b"),
    "too_much": re.compile(
        r"\b(?:alles|ois|alls|(?:des|es|das) (?:is|ist|isch|wird|wiad)|(?:wird|ist|is) mir)(?: (?:ois|alles|mir|ma|mi|einfach|gerade|grad|halt|so|nur|is|ist|isch|wird|langsam)){0,3} (?:zu ?viel|z'?vu|z'?vui|zvil|z'?viel)\b|\b(?:allt|det) (?:ar|blir|kanns|har blivit) (?:\w+ )?for mycket\b|\b(?:it'?s|everything is|it is|getting|become|became)(?: (?:all|just|a bit|way|really|simply))? too much\b|"
        r"\b(?:ich |i )?(?:kann|chan|cha|ko|kon)(?: \w+){0,2} (?:nicht mehr|nimmer|nimma|num|numme)(?:$|[.,!]| (?:und|aber|bin))|\b(?:am limit|am ende meiner|fix und fertig|keine kraft|koa kraft|kei chraft)\b|"
        r"\b(?:orkar|pallar) (?:inte|int|inget|ingenting) (?:mer|langre)(?:$|[.,!]| och| men)|\b(?:ingen kraft|helt slut|alldeles slut)\b|\bi (?:can'?t|cannot) (?:do (?:this|it)|cope|go on|take (?:it|this)|carry on)(?: any ?more)?\b|\b(?:exhausted|at my limit|at the end of my|no strength|knackered|burnt out completely)\b"),
    "despair": re.compile(
        r"\b(?:was|wos|vad|what'?s)(?: \w+){0,3} (?:bringt|bringts|for mening|the point)\b|\bwas bringt (?:das|es|des)\b|\b(?:hat|macht)(?: \w+){0,2} (?:keinen|kein|koan) sinn\b|\b(?:sinnlos|hoffnungslos|hopplost|meningslost|hopeless|pointless)\b|\bvad ar det for mening\b|"
        r"\b(?:don'?t|dont|do not|can'?t) see the point\b|\bkeine lust mehr\b|\bingen lust langre\b|\bnothing helps\b|\bnix hilft\b|\bnichts hilft\b|\bingenting hjalper\b"),
    "alone": re.compile(
        r"\b(?:ich bin|bin|bi|i bin)(?: (?:so|ganz|vollig|total|halt|echt))* (?:allein\w*|elei|alloa|alloan|einsam)\b|\b(?:jag ar|ar)(?: (?:sa|helt|ganska|valdigt|faktiskt))* ensam\b|\b(?:i'?m|i am|so|all|feel)(?: (?:so|all|completely|really))* (?:alone|lonely)\b|"
        r"\b(?:niemand\w*|keinen) (?:zum reden|der (?:mir )?zuhort)\b|\bingen att prata med\b|\b(?:nobody|no ?one) to talk to\b"),
    "better": re.compile(
        r"\b(?:heute|jetzt|grad|gerade|im moment) (?:ist|isch|geht)(?:'?s| es)? (?:\w+ )?(?:ok|okay|gut|besser)\b|\b(?:idag|just nu|nu) (?:ar|gar|kanns)(?: det)? (?:\w+ )?(?:ok|okej|bra|battre|lugnt)\b|\b(?:today|right now|tonight) (?:is|it'?s|i'?m|i feel) (?:\w+ )?(?:ok|okay|fine|better|alright|all right)\b"),
}


# "gestorben vor Lachen", "dör av pinsamhet": nobody died.
_FIGURES = re.compile(r"\b(?:gestorben|sterb\w*|stirb\w*|do|dor|dog|dott|died?|dying) (?:fast |nastan |almost )?(?:vor|av|of|from) (?!krebs|cancer|alter|alder|covid|hunger\b)\w+|\bvor \w+ (?:gestorben|sterb\w*)")


def feelings(*texts: str) -> List[str]:
    """Which of these a message (as it was typed, and as it is spelt) lets one feel, the one that asks most for an answer first: `untold` ("I've never told anyone"), `loss`,
    `too_much`, `despair`, `alone`, `better` ("today is all right")."""
    folded = [_FIGURES.sub(" ", fold(text)) for text in texts]
    return [feeling for feeling, pattern in _FEELINGS.items() if any(pattern.search(each) for each in folded)]
