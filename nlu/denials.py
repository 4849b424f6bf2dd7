"""What a message says is not the matter: "Prüfungen laufen super, das ist es nicht" is about something else."""
from __future__ import annotations

import re
from typing import AbstractSet, Callable, List, Tuple

from index.linear import fold
from index.sieve import Expression, passing
from nlu.addicted import not_me_but_them
from nlu.lexicon import Hit
from nlu.words import Word

_CLAUSES = Expression(r"(?<=[.,;!?…\n])\s+|\s+(?=(?:aber|sondern|jedoch|men|utan|fast|but|eher|instead|rather)\b)", re.IGNORECASE)
_FINE = Expression(
    r"\b(?:lauft|laufen|geht|gehen|klappt|ist|sind|sin|kann|hab\w*|hat|isst|schlaft|versteh\w*) (?:\w+ ){0,4}?"
    r"(?:super|gut|bestens|prima|toll|okay|ok|in ordnung|normal|genug|(?:ein )?schatz|wie ein stein|problemlos|wunderbar|spitze|easy)\b|"
    r"\b(?:gar|ar|mar|sover|funkar|trivs|fungerar|rullar|har) (?:\w+ ){0,3}?(?:bra|fint|toppen|lugnt|okej|ok|kanon|som en stock|gott om)\b|"
    r"\bgillar\b|"
    r"\b(?:is|are|goes|going|doing|sleep|have|has) (?:\w+ ){0,3}?(?:fine|great|ok|okay|good|well|all right|alright|no problem|plenty of|like a log)\b")
_NOT_IT = Expression(
    r"\b(?:das|des|es|daran|damit|darum|dran) (?:ist|is|liegt|lag|hat|geht|war)\b(?: \w+){0,3}? (?:nicht|nichts|nix|ned|net)\b|\bist es nicht\b|"
    r"\bnicht das (?:problem|thema)\b|\bnichts (?:damit )?zu tun\b|\bkeine sorge\b|\bnie geschlagen\b|\bgeschlagen hat (?:er|sie) \w+ nie|"
    r"\bdet ar inte (?:det|problemet)\b|\bar inte problemet\b|\bhar (?:inget|inte) med\b|\baldrig slagit\b|"
    r"\bthat'?s not (?:it|the)\b|\bisn'?t (?:it|the problem)\b|\bnot the (?:problem|issue)\b|\bnothing to do with\b|\bit'?s not (?:about|that|the)\b|"
    r"\bnever (?:hit|hurt|touched)\b")
# The denied word stands first: "Stimmen hört er nicht". "Schlafen kann ich nicht" is a complaint.
_FRONTED = Expression(r"^(?:nein |nee |na |nej |no )?\w+ (?:tu|tue|bin|hab|habe|hat|ist|hort|hor|har|ar|e) (?:ich|es|er|sie|jag|han|hon|det)\b(?: \w+){0,2} "
                      r"(?:nicht|keine?n?|nie|inte|ingen|ingenting)[.,;!]?$")
_NEGATED = Expression(r"\b(?:nicht|nix|ned|net|kein\w*|nie|inte|ingen|inget|aldrig|not|no|never|\w+n'?t|kaum|knappt|hardly|nur|bara|only)\b")
_SHORT = 9  # words; in a longer clause the word that says "fine" is about something else
_REFERS_BACK = Expression(r"^(?:das|des|daran|damit|darum|det|that|it|so)\b")


def without_denied(text: str) -> str:
    """The clauses that are left; the text itself where none is denied or nothing would be left."""
    clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
    if len(clauses) < 2:
        return text
    kept = [True] * len(clauses)
    for i, clause in enumerate(clauses):
        folded = fold(clause)
        if len(folded.split()) > _SHORT:
            continue
        not_it = bool(_NOT_IT.search(folded))
        if not_it or (_FINE.search(folded) and not _NEGATED.search(folded)) or (_FRONTED.match(folded) and i + 1 < len(clauses)):
            kept[i] = False
        if not_it and i and _REFERS_BACK.match(folded):
            kept[i - 1] = False
    left = " ".join(clause for clause, keep in zip(clauses, kept) if keep)
    return left if len(left.split()) >= 2 else text


# "no he doesn't beat me": nothing but that violence is denied.
_NO_VIOLENCE = Expression(
    r"^(?:(?:nein|nee|na|nej|no|also|ja|men|aber|but|und|och|and),? ){0,2}(?:(?:er|sie|der|die|han|hon|dom|de|he|she|they|mein \w+|meine \w+|min \w+|my \w+) )?(?:"
    r"(?:schlagt|schlagen|schlug|haut|hauen|hat|haben)(?: \w+){0,3} (?:nicht|nie|niemals)(?: geschlagen| angefasst)?|"
    r"(?:slar|slog|har)(?: \w+){0,2} (?:inte|aldrig)(?: slagit)?(?: mig| oss)?|"
    r"(?:doe?sn'?t|doe?s not|don'?t|do not|didn'?t|never|has never|hasn'?t)(?: ever)? (?:hit|beat|hurt|touch|hits|beats|hurts|beaten|touched)(?: me| us)?)"
    r"(?:,? (?:just|only|nur|bara|but|aber|men)(?: \w+){1,4})?[ .!]*$")

# The words by which a topic is denied as a whole. Of sleep and eating there are none: "nicht schlafen" is a complaint.
_WORDS = {
    "depression": r"(?:depressiv\w*|depression\w*|deprimiert|traurig\w*|deprimerad|deppig|ledsen|nedstamd|depressed|sad)",
    "grief": r"(?:(?:in |i )?trauer|trauere?|sorg|sorjer|grieving|mourning|in grief)",
    "bullying": r"(?:mobbing|gemobbt|mobbning|mobbad|bullied|bullying)",
    "burnout": r"(?:burn-?out|ausgebrannt|utbrand|utmattad|burn(?:ed|t)[- ]out)",
    "loneliness": r"(?:einsam\w*|ensam|lonely)",
    "anxiety": r"(?:angst\w*|panik\w*|radd|orolig|anxious|anxiety|scared|afraid)",
    "eating_disorder": r"(?:essstorung\w*|magersucht\w*|magersuchtig|bulimi\w*|atstorning\w*|eating disorder|anorex\w*|anorektisk)",
    "debt": r"(?:schulden|skuld|skulder|debts?|in debt)",
    "migration": r"(?:fluchtling\w*|gefluchtet\w*|migrant\w*|flykting\w*|asylsokande|invandrare|refugee|immigrant)",
    "pregnancy_birth": r"(?:schwanger\w*|gravid\w*|pregnant)",
    "chronic_illness": r"(?:krank|sjuk|ill|sick)",
    "dementia": r"(?:dement\w*|demen[sz]\w*|alzheimer\w*|senil\w*)",
    "domestic_violence": r"(?:violent|aggressive?|dangerous|abusive|gewalttatig\w*|aggressiv\w*|gefahrlich\w*|handgreiflich\w*|valdsam\w*|farlig\w*)",
    "trauma": r"(?:trauma\w*)",
    "stress": r"(?:stress|gestresst|stressad|stressed)",
    "addiction_drugs": r"(?:drogen\w*|droger|drugs|kiffe|kifft)",
    "addiction_alcohol": r"(?:alkohol\w*|alkis\w*|alcohol\w*|trinke?t?|(?:quartals)?trinker\w*|saufer\w*|dricker|suput|drink|drinks|drinkers?|drunkard)",
    "addiction_gambling": r"(?:spielsuchtig|spielsucht|spelberoende|gamble|gambling)",
    "adhd": r"(?:adhs|adhd|add)",
    "autism": r"(?:autis\w*)",
    "coming_out": r"(?:schwul|lesbisch|gay|lesbian|homosex\w*|lesbisk|trans)",
    "separation": r"(?:getrennt|geschieden|skild|separerade?|divorced|separated|trennung|scheidung)",
    "sexual_violence": r"(?:vergewaltigt|missbraucht|valdtagen|raped|abused)",
    "workplace_conflict": r"(?:streit mit (?:dem |der )?(?:chef\w*|kolleg\w*)|brak pa jobbet|trouble at work)",
    "psychosis": r"(?:psycho\w*|psykos\w*|psykot\w*)",
}
_NO = r"(?:nicht|ned|net|nit|nid|keine?[nrsm]?|koa|kei|inte|int|ingen|inget|inga|not|no|(?:is|are|was|do|does|did|would|have|has|ai)n'?t)"
# Between the "not" and the word stands only what grades it: "not sure whether I am depressed", "no help with my debts" deny nothing.
_GAP = (r"(?: (?:so|wirklich|direkt|richtig|unbedingt|gerade|grad|really|actually|particularly|very|all|that|say|call|think|sagen|glaube?|i'?m|i|am|it|a|an|any|have|got|ein\w*|en|ett|nagon|nagra|i|in|um|om|on|auf|pa|"
        r"about|wegen|ar|jag|e|det|is|das|der|die|vara|having|haben|from|an|av|feeling|kansla)){0,4} ")
_WISHED = Expression(r"\b(?:will|mochte|mocht|wollte|vill|want|wish|kann|kan|can|can'?t|cannot|darf|weiss|vet|know|sure|wenn|om|if|ob|whether|warum|why|varfor)\b(?: \w+){0,3} $")
_NEVER_SAID = r"(?:never|nie|aldrig|nicht|inte|not|didn'?t) (?:say|said|gesagt|sagt|gsagt)(?: (?:dass|that|att|i|ich|jag|was|war|bin|ar|am|im|er|sie|he|she|han|hon|is|ist))* "
_NEVER = r"(?:nie|niemals|noch nie|aldrig|never)(?: (?:mal|wirklich|really|ever|direkt|varit|blivit|been|is|was|wird|wurde|got|gets|ar|blir|eine?|a|nagon|wegen|of|om|av|in|i)){0,3} "
_DENIED = {topic: Expression(
    rf"(?<!\w)(?:{_NO}{_GAP}|{_NEVER_SAID}){word}\b(?! (?:groups?|gruppen?|grupper|meetings?|werden|bleiben|bli|mehr|langre|any ?more|vor|vorm|for|to|of|with|nog|genug|enough))|"
    rf"\b{word} (?:bin|ist|war|wars|isses|wurd\w*|tu|hab|habe|hat|is|am|ar|e|var|har|skulle|would|i'?m)\b(?: \w+){{0,3}} (?:{_NO}|nie|niemals|aldrig|never)(?! (?:mehr|langre|nur|bara|only))\b|"
    rf"(?<!fruher )(?<!forr )(?<!before )\b{_NEVER}{word}\b(?! (?:vorher|fruher|zuvor|bis|before|until|till|innan|forr|tidigare|forut|mehr|so|sa|als|than|an))|"
    rf"\b{word},? (?:eher |definitiv |sicher |absolut |definitely |really )?(?:nicht|inte|nein|nej|no)(?:[.!,]|$)") for topic, word in _WORDS.items()}
# Blows alone are no denial of what else is done to her: that is in `_NO_VIOLENCE` only.
_PLAINLY_FINE = {
    "sexual_violence": Expression(  # "no, he did nothing to me, it's about fraud"; what was believed before stays (actions/need.py)
        r"\b(?:er|sie|han|hon|he|she)(?: (?:hat|har|has|did))?(?: (?:mir|mich|mig|mej|me))?(?: (?:never|doch|ja|aber|ju))* (?:nichts|nix|inget|ingenting|nothing|(?:didn'?t|hasn'?t) (?:do|done) anything)"
        r"(?: (?:mit|bei|med|mot|to|with) (?:mir|mich|mig|mej|me))?(?: (?:gemacht|getan|angetan|gjort|done))\b|\b(?:he|she) (?:did|has done) nothing (?:to|with) me\b|\b(?:he|she) (?:didn'?t|never) (?:do|did) anything to me\b|\bhan har inte gjort (?:mig )?(?:nagot|nat)(?: mot mig)?\b"),
    "self_harm": Expression(
        r"\b(?:ritz\w*|schneid\w*|verletz\w*) (?:sich|mich) (?:(?:ja|doch|auch|gar|selbst) )?(?:nicht|net|ned|nie)\b(?! mehr)|\b(?:skar|skadar) (?:(?:sig|mig|sej|mej)(?: sjalv)? (?:inte|aldrig)|inte (?:sig|mig))\b(?! langre)|"
        r"\b(?:doe?sn'?t|don'?t|doe?s not|do not|never|isn'?t|not) (?:cut|cuts|cutting|harm\w*|hurt\w*) (?:him|her|my|them|your)sel\w+\b(?! any ?more)"),
    "addiction_drugs": Expression(
        r"\b(?:nimmt|nehm|nehme|nimm|tar|takes?)(?: (?:auch|gar|ja|sonst|ju|ocksa))? (?:nix|nichts|kein\w* drogen|inget|inga droger|ingenting|nothing|no drugs)\b(?! (?:mehr|ernst|wahr|ab|langre|pa allvar|serious))|"
        r"(?<!will )(?<!bekomme )(?<!krieg )(?<!kriege )\b(?:kein\w*|koa|inga|no|any) (?:tablette\w*|tabletten|medikament\w*|medis|pillen|drogen|tabletter|piller|mediciner|droger|pills|meds|medication|medicine|drugs)(?: (?:nehm|nehme|nimm|tar|ater|nimmt|take|takes|will|mag|vill|brauch|brauche))?\b(?! (?:mehr|bekomm|bekommen|krieg|kriegen|hilf|helfen|wirken|hjalper|left|kvar|more|help|work|worked|verschrieben))"),
    "addiction_alcohol": Expression(
        r"\b(?:er|sie|ich|i|sia|de|han|hon|jag)? ?(?:trinke?t?|dricker)(?: (?:auch|gar|ja|ju|ocksa|alls|sonst))? (?:nicht|nix|nichts|kein\w*|net|ned|inte|inget|ingenting)\b(?! (?:mehr|wenig|grad|gerade|langre|lite|nur|bara))|"
        r"\b(?:doe?sn'?t|don'?t) drink\b(?! (?:any|less|much|enough|water|as much))"),
    "eating_disorder": Expression(
        r"\b(?:ich|i) (?:esse|iss|ess)\b(?: \w+){0,2} (?:normal|gut|genug|gern\w*|viel|guat)\b|\bessen (?:tu|kann|geht)\b(?: \w+){0,2} (?:normal|gut|guat)\b|"
        r"\bjag ater\b(?: \w+){0,2} (?:bra|normalt|vanligt|ordentligt)\b|\bi(?: do)? eat\b(?: \w+){0,2} (?:fine|ok|okay|well|normal\w*|enough|properly|alright)\b|\bmy eating is (?:\w+ )?(?:fine|ok|okay|normal)\b"),
    "sleep": Expression(
        r"\b(?:ich|i) schlaf\w*\b(?: \w+){0,2} (?:normal|gut|genug|super|bestens|guat)\b|\bschlafen (?:tu|kann|geht)\b(?: (?!nicht)\w+){0,2} (?:normal|gut|guat)\b|"
        r"\bjag sover\b(?: (?!inte)\w+){0,2} (?:bra|gott|normalt)\b|\bi(?: do)? sleep\b(?: \w+){0,2} (?:fine|ok|okay|well|enough|alright)\b"),
    "caring_for_relatives": Expression(
        r"\b(?:niemand|keiner|koaner|ingen|nobody|no ?one)(?: \w+){0,4} (?:gepflegt|pflegebedurftig|pflege|betreut|vard\w*|omvardnad|cared for|needs? care)\b|\b(?:ich|i|jag) (?:pflege|pfleg|betreue|vardar|care for|look after)(?: \w+)? (?:niemand\w*|keinen|ingen|nobody|no ?one)\b"),
    "chronic_illness": Expression(r"\b(?:niemand|keiner|koaner|ingen|nobody|no ?one)(?: (?!so)\w+){0,3} (?:krank|sjuk|ill|sick)\b"),
    "grief": Expression(
        r"\b(?:niemand|keiner|koaner|neamand|ingen|nobody|no ?one)(?: (?!so)\w+){0,3} (?:gestorben|gstorbn|tot|dott|dog|dod|gatt bort|died|dead|passed(?: away)?)\b|"
        r"\b(?:gestorben|tot) ist (?:niemand|keiner)\b|\bingen har (?:dott|gatt bort)\b"),
}
# "No alcoholic, but eight beers a day", "not violent, he only pushed me": whoever denies the name and tells of the deed denies nothing.
_DEEDS = {
    "addiction_alcohol": Expression(r"\b(?:bier\w*|wein|schnaps|vodka|wodka|whisky|flaschen?|promille|besoffen|betrunken|sauft|ol|vin|sprit|flask\w*|(?:ar|blir|var) full|packad|berusad|super sig|beers?|wine|bottles?|pints?|drunk|spirits|"
                                    r"(?:trink\w*|drick\w*|drink\w*)(?: \w+){0,3} (?:jeden|taglich|abend\w*|varje|kvall\w*|every|daily|night|evening\w*|viel|mycket|(?:a )?lot|too much|zu viel|for mycket))\b"),
    "domestic_violence": Expression(r"\b(?:schlag\w*|schlug|geschlagen|hau\w*|gehauen|schubs\w*|geschubst|stoss\w*|gestossen|tritt|tret\w*|wurg\w*|gewurgt|werf\w*|wirft|geworfen|pack\w*|gepackt|droht\w*|sla[ru]?|slog|slagit|knuff\w*|putta\w*|spark\w*|stryp\w*|"
                                    r"hota\w*|kasta\w*|zerschl\w*|zertrumm\w*|demolier\w*|kaputt|sonder|krossa\w*|break\w*|broke|smash\w*|trash\w*|destroy\w*|hit|hits|hitting|slap\w*|push\w*|shov\w*|kick\w*|chok\w*|grab\w*|threw|throw\w*|threat\w*|punch\w*)\b"),
}
_DENYING, _TOLD_BEHIND = 12, 2  # words; in a longer clause the "not" belongs to something else
_EMPTY = frozenset("nein nee na nej nae no nope ja jo yes ach also eben naja okay ok aber men but und och and halt ju schon really danke sorry doch ich i jag it its det das es "
                   "bin ar am is ist im i'm that's thats nur bara just only wirklich eigentlich egentligen actually".split())


def deny(text: str) -> Tuple[List[str], str]:
    """The topics that a message plainly denies ("depressiv bin ich nicht", "niemand gestorben", "I eat fine"), and what it says beside
    them; "" where that is nothing."""
    if not_me_but_them(text):
        return [], text  # "i trink net, er!" says whose matter it is
    denied: List[str] = []
    kept: List[str] = []
    for clause in _CLAUSES.split(text):
        found, end = _denied_in(fold(clause))
        denied += found
        behind = clause[end:] if end < len(clause) and len(fold(clause)) == len(clause) else ""
        if not found or len(behind.split()) > _TOLD_BEHIND:
            kept.append(behind if found else clause)  # "not bullying its more like they ignore me"
    if not denied:
        return [], text
    left = " ".join(kept).strip()
    denied = still_denied(list(dict.fromkeys(denied)), left)
    return (denied, "" if says_nothing(left) else left) if denied else ([], text)


def still_denied(topics: List[str], beside: str) -> List[str]:
    """Of the topics that are denied those of which no deed is told `beside` that."""
    return [topic for topic in topics if topic not in _DEEDS or not _DEEDS[topic].search(fold(beside))]


def _denied_in(clause: str) -> Tuple[List[str], int]:
    """What a clause denies, and where that ends."""
    if not clause.strip() or len(clause.split()) > _DENYING:
        return [], 0
    found = [(topic, match.end()) for topic, pattern in passing(_PLAINLY_FINE.items(), clause) if (match := pattern.search(clause))]
    found += [("domestic_violence", len(clause))] if _NO_VIOLENCE.match(clause) else []
    for topic, pattern in passing(_DENIED.items(), clause):
        match = pattern.search(clause)
        if match and not _WISHED.search(clause[:match.start()]):
            found.append((topic, match.end()))
    return [topic for topic, _ in found], max((end for _, end in found), default=0)


# What takes back all that was said before it in the same message.
_TAKEN_BACK = Expression(
    r"(?:\b(?:ach|ah|äh|oh|ups|oj|asch|äsch)\b[ ,.]*)?(?:\b(?:nein|nee|ne|na|nej|nä|no|nah)\b[ ,.]*)?(?:\bquatsch\b|\bblödsinn\b|\bschmarrn\b|\bnein falsch\b|\bdoch nicht\b(?=[ ,.]*(?:er|sie|es|das|ich)\b)|"
    r"\bstruntprat\b|\b(?:nej|nä)[ ,]+(?:vänta|fel|förresten)\b|\bglöm (?:det|vad jag sa)\b|\bskrev fel\b|\b(?:no[ ,]+wait|wait[ ,]+no|scratch that|forget (?:that|what i said)|no that'?s wrong|nonsense)\b)[ ,.:;!–-]*", re.IGNORECASE)
_STILL_SO = frozenset(("suicidality", "domestic_violence", "sexual_violence", "psychosis", "crisis"))  # these are also taken back out of fear
_BY_ACCIDENT = Expression(r"\b(?:beim (?:schnitzen|kochen|basteln|werken|abwasch\w*|rasieren|sport)|aus versehen|unfall|nar (?:han|hon) (?:taljde|lagade)|av misstag|olycka|by accident|accident\w*|(?:while|when|was) (?:\w+ )?(?:cooking|carving|shaving))\b")
_BEFORE, _BEHIND_IT = 3, 3  # words


def after_turn(text: str, topics_in: Callable[[str], AbstractSet[str]]) -> Tuple[List[str], str]:
    """What a message takes back ("er hat sich geritzt... ach nein quatsch, beim Schnitzen geschnitten") by the topics its words name, and
    what it says instead; ([], the text) where it takes nothing back."""
    found = max(_TAKEN_BACK.finditer(text), key=lambda match: match.end(), default=None)
    if found is None or len(text[:found.start()].split()) < _BEFORE or len(text[found.end():].split()) < _BEHIND_IT:
        return [], text
    before, behind = text[:found.start()], text[found.end():]
    said = topics_in(behind)
    gone = [topic for topic in sorted(topics_in(before) - said - _STILL_SO) if topic != "self_harm" or _BY_ACCIDENT.search(fold(behind))]
    return gone, behind if gone or not topics_in(before) else text


_SOFT = r"(?:kaffee|kaffe|tee|te|fika|coffee|tea|saft|wasser|vatten|water|milch|mjölk|milk|juice|cola|coke|limo\w*|läsk|soda|squash)"
_DRINKS = Expression(
    rf"\b{_SOFT}(?: \w+)? (?:trink\w*|drick\w*|drink\w*)\b|\b(?:trink\w*|trunk\w*|drick\w*|drack|druckit|drink\w*|drank)(?: \w+){{0,2}} {_SOFT}\b|"
    r"\b(?:(?:trink\w*|trank|getrunken|drick\w*|drack|druckit|drink\w*|drank|drunk)(?: \w+){0,2} )?(?:energy[ -]?drinks?|energi ?dryck\w*|red ?bulls?|soft ?drinks?|energidrick\w*)\b|"
    # too little: "isst und trinkt nichts", "äter och dricker knappt"
    r"\b(?:isst|essen|äter|eats?|eating)(?: \w+)? (?:und|oder|noch|och|eller|and|or|nor) (?:trinkt|trinken|dricker|drinks?|drinking)\b(?: \w+){0,2} ?(?:nichts?|nix|kaum|wenig|nicht|inget|inte|knappt|ingenting|nothing|little|hardly)?\b|"
    r"\b(?:trinkt?e?|dricker|drinks?) (?:viel )?(?:zu wenig|för lite|too little|not enough)\b", re.IGNORECASE)


# "Only a beer", and nothing else: that it is little is all that it says.
_ONLY_ONE = Expression(
    r"^\W*(?:(?:nein|nee|na|nej|nae|no|nah|it'?s|its|it is|das (?:is|ist|war)|is|ist|det (?:är|var)|är|mal|ab und zu|ibland|sometimes|i have|i drink|ich trink\w*|jag dricker|dricker|trink\w*|und|och|and) ){0,3}"
    r"(?:only|just|nur|bloß|bloss|lediglich|bara|endast|max(?:imal)?)(?: mal| ever| the)? (?:a|an|one|ein\w*|'?ne?|en|ett|1|two|zwei|två|2) (?:\w+ )?(?:beers?|pints?|glass(?:es)?|wine|shandy|bier\w*|radler|halbe|glas|gläser|gläschen|wein\w*|schnaps\w*|öl|starköl|folköl|vin)"
    r"(?: (?:of |av )?(?:wine|beer|wein|bier|vin|öl|sekt|bubbel))?[ .!,)]*$", re.IGNORECASE)
# "I don't want pills" says how she will not be helped. Who takes them and wants no more of them says something else.
_MEDICINE = r"(?:pills?|tablets?|meds|medication|medicines?|drugs|antidepressants?|tabletten|pillen|medikamente?n?|medis|psychopharmaka|chemie|piller|tabletter|medicin(?:er)?|läkemedel|antidepressiva)"
_NO_MEDICINE = Expression(
    rf"\b(?:(?:don'?t|do not|didn'?t|wouldn'?t|won'?t) (?:want|like|need|take)(?: to (?:take|have|get|be put on|start))?|no|not|without|rather not|keine?n?|koane?|ohne|inga?|inte (?:ha|ta|äta|få)?|utan|slippa|int(?: ha)?)"
    rf"(?: (?:any|more|just|only|nur|einfach|bara|några|massa|lauter|wieder|gleich|immer)){{0,2}} {_MEDICINE}\b(?! (?:mehr|länger|any ?more|längre|mer|anymore|left|kvar|hjälper|help\w*|work\w*|hilft|helfen|wirk\w*|bekomm\w*|krieg\w*))"
    rf"(?: (?:nehmen|schlucken|please|bitte|tack|will ich|mag ich|haben|verschrieben bekommen))?|\b{_MEDICINE} (?:will|mag|möchte|vill|nehm\w*) (?:ich|i|jag) (?:keine|nicht|net|ned|inte)(?: (?:nehmen|ha|ta))?\b(?! (?:mehr|länger|längre))", re.IGNORECASE)


def without_harmless_drinks(text: str) -> str:
    """ "Eine Gruppe, wo man Kaffee trinkt" tells of no alcohol, nor do eight energy drinks, nor "only a beer"."""
    return _ONLY_ONE.sub(" ", _DRINKS.sub(" ", text))


def without_refused_medicine(text: str) -> str:
    """ "I don't want pills" tells of no pills."""
    return _NO_MEDICINE.sub(" ", text)


# Whoever is afraid for another ("är rädd att hon ska åka iväg") worries; that is no anxiety of hers.
_AFRAID_FOR = Expression(
    r"\b(?:(?:ich |i |wir )?(?:hab\w*|haben)(?: \w+){0,2} angst|angst),? (?:dass|das|weil) (?=(?:er|sie|die|der|mein\w*|unser\w*)\b(?![^.,;!?]{0,40}\b(?:mich|mir|uns|ich)\b))|"
    r"\b(?:(?:jag |vi )?är )?(?:\w+ )?(?:rädd|rädda|orolig)(?: för)?,? att (?=(?:han|hon|hen|de|dom|min|vår)\b(?![^.,;!?]{0,40}\b(?:mig|mej|oss|jag)\b))|"
    r"\b(?:i'?m |i am |we'?re )?(?:\w+ )?(?:afraid|scared|worried|frightened)(?: that)? (?=(?:he|she|they|my)\b(?![^.,;!?]{0,40}\b(?:me|us|i)\b))", re.IGNORECASE)
# What a pupil or student has to write about is not her matter.
_HOMEWORK = Expression(
    r"\b(?:(?:und |and |och )?(?:ich |i |jag )?(?:muss|soll|schreibe?|halte?|mache?|have to|need to|must|am|'m|ska|måste|skriver|håller)(?: \w+){0,3} )?"
    r"(?:referat|hausarbeit|facharbeit|seminararbeit|bachelorarbeit|masterarbeit|aufsatz|vortrag|präsentation|essay|presentation|term paper|paper|thesis|dissertation|assignment|uppsats\w*|föredrag|skolarbete|examensarbete|gymnasiearbete|redovisning)"
    r" (?:über|zum thema|zu|about|on|om|kring) [^.,;!?]*", re.IGNORECASE)


def without_worry_and_homework(text: str) -> str:
    """The text without a fear for somebody else, and without what she has to write about."""
    return _HOMEWORK.sub(" ", _AFRAID_FOR.sub(" ", text))


def says_nothing(text: str) -> bool:
    """Whether nothing is left but a yes, a no and words that tell nothing alone."""
    return all(word in _EMPTY for word in re.findall(r"[\w']+", fold(text)))


_NEVER_NEGATED = ("sleep", "eating_disorder", "general", "crisis", "suicidality", "depression")
_NOT_BEFORE = Expression(r"\b(?:nicht|kein\w*|inte|ingen|inget|not|no|isn'?t|nix mit|ned|net)(?: (?:wegen|um|das|die|der|den|dem|mein\w*|am|vom|mit|for|about|the|because of|due to|"
                      r"pa grund av|om|det|a|an|ar|is|it'?s|really|so sehr|langer|mehr|langre|pga|my|min|mitt|han|er|sie|hon|ein\w*|en|ett)){0,3}$")


_A_GROUP = Expression(r"group|grupp|meeting|treff")
_A_TREATMENT = Expression(r"therap|terapi|beratung|counsel|radgivning")


def denied_hits(found: List[Word], hits: List[Hit]) -> List[Hit]:
    """The words for topics that stand behind a "not"."""
    return [hit for hit in hits if hit.facet == "topics" and hit.id not in _NEVER_NEGATED and _is_denied(found, hit)]


def _is_denied(found: List[Word], hit: Hit) -> bool:
    if hit.end < len(found) and _A_GROUP.match(found[hit.end].folded):
        return False  # "no alcohol groups"
    if _A_TREATMENT.search(found[hit.end - 1].folded):
        return False  # "er will keine Paartherapie": the help is refused, and not what it is for
    start = max([i + 1 for i in range(hit.start) if found[i].is_break] or [0])
    return bool(_NOT_BEFORE.search(" ".join(word.folded for word in found[start:hit.start])))


def without_hits(found: List[Word], denied: List[Hit]) -> str:
    """The text without the clauses that deny a topic (up to the next mark, "sondern", "utan", "but", "it's" …)."""
    cut: set[int] = set()
    for hit in denied:
        start = hit.start
        while start > 0 and not found[start - 1].is_break and hit.start - start < 6:
            start -= 1
        cut.update(range(start, hit.end))
    return " ".join(word.text for i, word in enumerate(found) if i not in cut)
