"""A wish to die that stands in no word of its own, mostly of old and bereaved people: enough of life, or to be with the one who died."""
from __future__ import annotations

from typing import Optional

from index.linear import fold
from index.sieve import Expression

_LOSS = Expression(
    r"\b(?:gestorben|gstorbn|gstorbe|verstorben|tot|tod|starb|witwer?|verwitwet|verloren|gegangen ist|beerdig\w*|died|dead|passed|lost|widow\w*|late (?:wife|husband|mum|mother|dad|father|son|daughter)|funeral|"
    r"himmel|engeln?|engel bei|heaven|angels?|himlen|anglarna|angel|stern|"
    r"dog|dott|dod|doda|gick bort|gatt bort|begravning\w*|miste|forlorade|forlorat|ankling)\b")
_THEM = r"(?:ihm|ihr|eam|ihnen|meine[mr] (?:frau|mann|mama|mutter|papa|vater|kind|sohn|tochter|oma|opa)|meim mann|him|her|them|my (?:late )?(?:wife|husband|mum|mom|dad|son|daughter|baby|gran\w*|brother|sister)|honom|henne|dom|dem|min (?:man|fru|mamma|pappa|son|dotter|mormor|morfar))"
_SOON = r"(?:gern\w*|gerne|lieber|garna|hellre|rather|nur|nua|no|einfach|endlich|bald|wieder|auch|noch|so gern|am liebsten|jetzt|halt|bara|snart|ocksa|igen|antligen|helst|just|only|so|really|finally|soon|again)"
_I_FOLLOW = Expression(
    rf"\b(?:ich )?(?:will|mocht\w*|mechat|wu|wui|wott|war|ware|warat|wunsch\w* mir|sehne mich danach)(?: ich| i)?(?: {_SOON}| nichts mehr als| nix mehr als)* (?:zu|bei|mit) {_THEM}\b(?! (?:reden|sprechen|telefonieren|darub\w*|essen|wohnen|leben|streiten))|"
    rf"\b(?:bin ich|ich bin)(?: {_SOON})+ (?:bei|mit) {_THEM}\b|\b(?:ich )?(?:will|mochte|mocht|werde|wurde)(?: ich)?(?: {_SOON})* {_THEM}(?: {_SOON})* (?:nach(?:folgen|gehen)|folgen|hinterher)\b|"
    rf"\bi(?:'d)?(?: {_SOON})* (?:want|wanna|wish|long|ready|need|would like|like|would(?: give anything)?)(?: {_SOON})* (?:to )?(?:i )?(?:be|go|were|was)(?: {_SOON})* (?:with|to|be with) {_THEM}\b|\bi(?:'ll| will| want to| wanna)(?: {_SOON})* (?:be with|join|follow|see) {_THEM} (?:soon|again|now|there)\b|"
    rf"\bi(?: {_SOON})* (?:want to|wanna|will|would like to) (?:join|follow|go to) {_THEM}\b|"
    rf"\b(?:jag )?(?:vill|skulle vilja|langtar(?: efter att)?|onskar att jag fick|hoppas)(?: jag| att jag| fa| far)?(?: {_SOON})* (?:vara (?:med|hos)|komma till|ga till|folja(?: efter)?|till|traffa) {_THEM}\b(?! (?:ringa|prata))|\b(?:ar jag|jag (?:ar|far))(?: {_SOON})+ (?:vara )?(?:med|hos) {_THEM}\b")
_THEY = r"(?:er|sie|opa|oma|papa|mama|vater|mutter|(?:mein|unser)\w* \w+|he|she|dad|mum|mom|gran\w*|(?:my|our) \w+|han|hon|pappa|mamma|mormor|morfar|farmor|farfar|(?:min|var) \w+)"
_THEY_FOLLOW = Expression(
    rf"\b{_THEY}(?: (?:sagt|meint|says?|keeps saying|sager)(?: (?:immer|dauernd|standig|oft|jeden tag|always|often|alltid|jamt|hela tiden|nur noch))?,?(?: (?:er|sie|he|she|that he|that she|han|hon|att han|att hon))?)?(?: (?:will|mochte|wants?|vill))(?: {_SOON})* (?:to )?(?:be with|go to|join|follow|zu[mr]?|beim?|vara med|till|hos)"
    r" (?:ihm|ihr|her|him|honom|henne|oma|opa|mama|papa|grandma|grandpa|gran|mum|mom|dad|mormor|morfar|farmor|farfar|mamma|pappa|mann|frau|(?:seine|ihre)[rm] \w+|(?:his|her) (?:wife|husband|mum|mom|son|daughter)|(?:sin|hans|hennes) \w+)\b")
_THAT_THEY_FOLLOW = Expression(
    rf"\b(?:dass|weil|wann)(?: {_THEY}| er| sie)(?: {_SOON})* (?:zu|bei|mit) (?:ihm|ihr|oma|opa|mama|papa|(?:seine|ihre)[rm] \w+)(?: (?:gehen|sein|gehn|kommen|in den himmel))? (?:will|mochte|wolle|darf|kann|mag)\b|\b(?:att (?:han|hon) (?:snart |bara )?(?:vill|far) (?:komma till|vara (?:med|hos)|till) (?:honom|henne)|(?:about|of) (?:being with|joining|going to|following) (?:him|her)(?: again| soon)?)\b")
_LIVING = Expression(r"\b(?:ihm|ihr|him|her|honom|henne|dom|dem|them) (?:more often|more|ofter|mehr|beistehen|helfen|hjalpa|ziehen|umziehen|flytta|fahren|aka|besuchen|visit|at the (?:funeral|grave|hospital))\b|\b(?:grab|grave|graven|beerdigung|funeral|krankenhaus|hospital|sjukhus\w*|besuch\w*|visit\w*)\b")
_ENOUGH = Expression(
    r"\b(?:ich|i|hab|habe|han|ha|hob)\b(?: (?!gelebt)\w+){0,3}? (?:lang(?:e)? )?(?:genug|gnua|gnueg) (?:lang )?(?:gelebt|glebt|gläbt)\b|\b(?:genug|lange genug) gelebt hab\w*\b|\b(?:hat|hot) man (?:lang(?:e)? )?genug gelebt\b|"
    r"\b(?:es|das leben|mein leben|alles) (?:darf|kann|konnte|soll|sollte|derf|ko)(?: (?:jetzt|dann|ruhig|auch|bald|endlich|nun|fur mich|gern\w*))+ (?:enden|zu ende (?:gehen|sein)|aufhoren|vorbei sein|aus sein|sein ende)\b|"
    r"\b(?:ich )?(?:warte|wart|hoff\w*)(?: ich)?(?: nur| bloss| eh| noch| jeden tag| eigentlich)* (?:auf den tod|aufs sterben|auf das ende|dass (?:es|das leben) (?:vorbei|zu ende|aus) ist|dass ich sterben (?:darf|kann))\b|"
    r"\b(?:fur mich|mir) (?:konnte|kann|darf)(?: es)?(?: jetzt| ruhig| gern\w*)* (?:vorbei|zu ende|aus) sein\b|\bwozu (?:soll|muss) ich (?:denn |eigentlich |uberhaupt )?noch (?:leben|weiterleben|da ?sein|weitermachen)\b|"
    r"\bi(?:'ve| have)? (?:had|lived)(?: quite| more than)? (?:long enough|enough of (?:life|living)|a good life,? (?:and )?(?:it|that)(?:'s| is| can| may)?(?: \w+){0,2} (?:end|over|enough|stop))\b|\bi(?:'m| am) (?:just |only |really )?(?:waiting to die|waiting for death|done with (?:life|living)|ready to (?:die|go now|leave this (?:world|life)))\b|"
    r"\b(?:it|my life|this life) (?:can|may|could|should) (?:now |just |well )?(?:end|be over|stop)(?: now)?(?= ?[.,!]|$)|\bwhat(?: is|'s)? (?:the )?(?:point|use) (?:of|in) (?:me )?(?:living|going on)\b|"
    r"\bjag har levt (?:fardigt|klart|lange nog|nog|tillrackligt(?: lange)?)\b|\b(?:det|livet|mitt liv) (?:far|kan|kunde|borde)(?: (?:garna|val|nu|snart|lika garna))+ (?:ta slut|vara slut|sluta|vara over)\b|\bmatt pa (?:livet|dagar)\b|\bjag vantar (?:bara |mest )*pa (?:doden|att (?:fa )?do|slutet)\b|"
    r"\bvarfor ska jag (?:fortsatta )?leva\b|\bvad ska jag leva for\b")
_DENIED = Expression(r"\b(?:nicht|noch nicht|no[dt]|ned|inte|not|haven'?t|never|nie|noch lange nicht) (?:lang\w* )?(?:genug|enough|fardigt|klart)\b")


def wants_to_follow(text: str) -> Optional[str]:
    """"self" or "other", for whoever wants to be with one who died ("I just want to be with her again, she passed in spring"); None where nobody does."""
    folded = fold(text)
    if not _LOSS.search(folded) or _LIVING.search(folded):
        return None
    return "self" if _I_FOLLOW.search(folded) else "other" if _THEY_FOLLOW.search(folded) or _THAT_THEY_FOLLOW.search(folded) else None


def has_lived_enough(text: str) -> bool:
    """Whether the writer says that it is enough: "ich habe lange genug gelebt", "det får gärna ta slut nu", "I've lived long enough"."""
    folded = fold(text)
    return bool(_ENOUGH.search(folded)) and not _DENIED.search(folded)


_NOT_TO_WAKE = Expression(r"\b(?:wish|wished|hope|hoped|pray|want|wanted)(?: that)? (?:i|to)(?: (?:would|could|will|just))* (?:not|never|no|don'?t) (?:\w+ )?w[ao]k\w*")


def wishes_not_to_wake(text: str) -> bool:
    """Whether somebody who does not wake is only wished for: "sometimes I wish I not wake up" is no emergency of the body."""
    return bool(_NOT_TO_WAKE.search(fold(text)))
