"""Circumstances for which some help is made alone, and which no loss and no violence tells: a full flat, no roof, an accident at work."""
from __future__ import annotations

from index.circumstances import ADDICTED_PARENTS, ENDED_PREGNANCY, HIV, HOARDS, HURT_BY_WOMAN, NO_HOME, RELEASED, WORK_ACCIDENT
from index.sieve import Expression, matching

_ELDERS = r"(?:eltern|vater|papa|mutter|mama|stiefvater|parents|dad|father|mum|mom|mother|stepdad|foraldrar(?:na)?|pappa|mamma)"
_OUT = r"(?:rausgeschmiss\w*|rausgschmiss\w*|rausgeworf\w*|raus ?schmeiss\w*|rauswerf\w*|vor die tur|kick(?:ed|ing)?(?: me| him| her)? out|thr(?:ow|ew|own)(?:ing)?(?: me| him| her)? out|(?:kasta|sparka|slang)\w*(?: mig| mej| honom| henne)? ut)"
_HOME = r"(?:wohnung|haus|zimmer|flat|house|apartment|lagenhet\w*|hus(?:et)?|hem(?:met)?|rum(?:met)?)"
_HERS = r"(?:ex[- ]?)?(?:frau|freundin|partnerin|ehefrau|fru|flickvan|tjej|hustru|exfru|wife|girlfriend|missus)"
_HITS = r"(?:schlagt|schlug|verprugelt|haut|tritt|wurgt|ohrfeigt|misshandelt|slar|slog|misshandlar|sparkar|hits?|beats?|punch\w*|slaps?|slapped|kicks?|kicked|abuses)"
_HIT = r"(?:geschlagen|verprugelt|gehauen|getreten|gewurgt|misshandelt|slagit|slagen|misshandla[td]|sparkat|hit|beaten|punched|slapped|kicked)"
_ME = r"(?:mich|mi|mig|mej|me)"
_WORK = r"(?:firma|baustelle|betrieb|fabrik|jobbet|bygget|fabriken|at work|factory|building site)"
_ACCIDENT = r"(?:verungluckt|unfall|accident|olyck\w*|forolyck\w*)"
_DRANK = r"(?:alkoholiker\w*|trinker\w*|alkis?|soff|trank|gesoffen|getrunken|drunks?|alcoholics?|drank|drinking|alkoholist\w*|alkis|drack|suchtkrank\w*|abhangig|addicts?)"
_THEN = r"(?:kindheit|aufgewachsen|als kind|when i (?:was (?:a child|a kid|little|young|small)|grew up)|growing up|grew up|uppvaxt\w*|nar jag (?:var (?:liten|barn)|vaxte upp)|som barn|childhood)"
_TOLD = {
    HOARDS: Expression(
        rf"\bmessie\w*|\bhoard\w*|\bsamlar(?:syndrom|mani)\w*|\b(?:hortet|horten)\b|\b(?:ver|zuge)mullt\w*|"
        rf"\b{_HOME}\b[^.!?]{{0,30}}\b(?:full (?:to the ceiling|of (?:junk|rubbish|stuff))|full(?:t)? (?:med|av) (?:skrap|sopor|grejer|prylar)|voll(?:er)? (?:mull|zeug|kram)|bis (?:zur|unter die) decke|vollgestellt)"),
    HIV: Expression(r"\b(?:hiv|aids|syphilis|chlamyd\w*|klamydia|geschlechtskrank\w*|konssjukdom\w*)\b"),
    NO_HOME: Expression(
        rf"\b{_ELDERS}\b[^.!?]{{0,40}}\b{_OUT}|\b{_OUT}[^.!?]{{0,20}}\b(?:{_ELDERS}|daheim|zuhause|hemifran|hemma|home)\b|"
        r"\b(?:obdachlos\w*|wohnungslos\w*|homeless|hemlos\w*|bostadslos\w*|couch-?surf\w*|sofa-?surf\w*|kein dach uber|keinen schlafplatz)\b|"
        r"\b(?:schlaf\w*|penn\w*)(?: \w+){0,2} (?:im auto|auf der strasse|bei (?:freunden|kumpels?))\b|\bsleep(?:ing)? (?:rough|in my car|on (?:sofas|couches)|at (?:a )?friend)|\bsover (?:\w+ )?(?:i bilen|pa gatan|hos (?:en )?kompis\w*)"),
    WORK_ACCIDENT: Expression(
        rf"\b(?:arbeits|betriebs|wege)unfall\w*|\bwork(?:place)? accident|\barbetsplatsolyck\w*|\b{_WORK}\b[^.!?]{{0,40}}\b{_ACCIDENT}\b|"
        rf"\b{_ACCIDENT}\b[^.!?]{{0,20}}\b(?:in der|auf der|im|pa|at the)? ?{_WORK}\b"),
    HURT_BY_WOMAN: Expression(
        rf"\b(?:meine|mei|min|my) {_HERS}\b(?: \w+){{0,2}} {_HITS} {_ME}\b|\b(?:meine|mei|min|my) {_HERS} (?:hat|har|has)(?: \w+){{0,2}} {_ME}(?: \w+){{0,3}} {_HIT}\b|"
        rf"\b(?:meine|mei|min|my) {_HERS} (?:hat|har|has)(?: \w+){{0,2}} {_HIT} {_ME}\b|\b(?:von|av|by) (?:meiner|min|my) {_HERS}(?: \w+){{0,2}} {_HIT}\b|\b{_HIT} (?:av|by) (?:min|my) {_HERS}\b"),
    ENDED_PREGNANCY: Expression(r"\b(?:abtreibung\w*|abgetrieben|schwangerschaftsabbruch\w*|abort(?:en|ions?|ed)?|terminat(?:ed|ion)(?: \w+){0,2} pregnancy)\b"),
    RELEASED: Expression(
        r"\b(?:aus|von) (?:der |dem |m )?(?:haft|knast|gefangnis|jva)\b(?: \w+){0,2} (?:raus|entlassen|gekommen|draussen)|\b(?:haftentlass\w*|entlassen aus (?:der |dem )?(?:haft|knast|gefangnis|jva))|"
        r"\b(?:released from|got out of|came out of|out of|left) (?:prison|jail)\b|\b(?:slapptes|slappt|frigiven|muckat?|muckade|kom ut)(?: \w+)? (?:fran|ur) (?:\w+ )?(?:fangelse\w*|anstalt\w*|kaken|haktet|hall|kumla|salberga|tidaholm|osteraker|asptuna)\b"),
    ADDICTED_PARENTS: Expression(
        rf"\b{_ELDERS}\b[^.!?]{{0,25}}\b{_DRANK}\b[^.!?]{{0,50}}\b{_THEN}|\b{_THEN}[^.!?]{{0,50}}\b{_ELDERS}\b[^.!?]{{0,25}}\b{_DRANK}\b|"
        r"\b(?:erwachsenes kind|adult child|vuxet barn|vuxna barn)\b[^.!?]{0,25}\b(?:alk|alc|missbruk)"),
}


def circumstances(folded: str) -> set[str]:
    """Ids of those that a folded message tells."""
    return set(matching(_TOLD.items(), folded))
