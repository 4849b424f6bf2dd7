"""All-clears and explanations, clause by clause: "I'm calm now, my wife has her", "I mean with drinking", "just chocolate lol". What says so never raises an
alarm; needs no model, for the guard reads it too."""
from __future__ import annotations

import re
from typing import List

from index.linear import fold
from index.sieve import Expression

KIN = (r"(?:mum|mom|mummy|mam|mother|dad|father|brother|sister|sis|bro|son|daughter|husband|wife|partner\w*|fiance\w*|boyfriend|girlfriend|bf|gf|ex\w*|cousin\w*|uncle|aunt\w*|gran\w*|nan|friends?|mate|buddy|flatmate|housemate|roommate|neighbou?rs?|colleague|coworker|boss|pupil|"
       r"student|apprentice|client|patient|classmate|teammate|mutter|mama|mami|vater|papa|bruder|schwester|schwager\w*|sohn|bub|bua|tochter|mann|frau|freund\w*|freindin|freind|fründ\w*|frund\w*|kumpel|spezl|kolleg\w*|nachbar\w*|mitbewohner\w*|onkel|tante|oma|opa|enkel\w*|neffe|nichte|schuler\w*|azubi|lehrling\w*|"
       r"patient\w*|klient\w*|chef\w*|mitschuler\w*|bekannte\w*|mamma|pappa|mor|far|bror|brorsa\w*|syster|syrra\w*|son\w*|dotter\w*|man|fru|sambo\w*|kille\w*|tjej\w*|pojkvan\w*|flickvan\w*|van|vanner|vaninna|kompis\w*|polare\w*|kollega\w*|granne\w*|kusin\w*|moster|faster|morbror|farbror|mormor|farmor|morfar|farfar|svarmor|elev\w*|"
       r"klasskompis\w*|bekant\w*|rumskompis\w*|larare\w*|teacher|grandma|grandpa)")
_OF = r"(?:my|our|the|his|her|their|mein\w*|unser\w*|der|die|das|sein\w*|ihr\w*|min|mitt|mina|var|vara|hans|hennes)"
_CHILD = r"(?:baby|babyn|bebis\w*|barn\w*|kind\w*|kleine[nrms]?|kids?|child\w*|toddler|little (?:one|boy|girl)|girl|boy|bub|lillen|lillan|ungarna|twins|zwillinge\w*|tvillingarna)"
_THEY = rf"(?:he|she|they|it|er|sie|es|han|hon|hen|den|det|de|dom|we|wir|vi|you|things|everything|everyone|everybody|alle|alles|alla|allt|both|beide|bada|{_OF} (?:\w+ )?(?:{_CHILD}|{KIN})|the {_CHILD}|barnet|barnen|bebisen|{_CHILD})"
_NOW = (r"(?:(?:now|jetzt|nu|right now|just now|just nu|again|wieder|igen|gerade|grad|already|redan|schon|all|alle|alla|both|beide|bada|totally|ganz|helt|completely|much|viel|mycket|lite|etwas|ein bisschen|bisschen|a bit|a little|then|dann|danach|da|sen|eh|ja|ju|doch|though|here|hier|har|at the moment|"
        r"for now|today|heute|idag|by now|wieder|lange|inzwischen|finally|endlich|antligen|so|sa|really|wirklich|selber|selbst|sjalv|quite|ziemlich|ganska|im moment|im zimmer|nebenan|in the house|ute|draussen|outside|over there|there|dort|dar|drinnen|still|immer noch|fortfarande|zum gluck|tack och lov|thank god|gott sei dank)\b ?)*")
_WELL = (r"(?:safe|calm\w*|quiet|quieter|fine|ok|okay|okej|oki|alright|all right|better|good|well|unhurt|unharmed|asleep|sleeping|fast asleep|ruhig\w*|still|leise\w*|sicher|in sicherheit|gut|besser|in ordnung|unverletzt|eingeschlafen|am schlafen|lugn\w*|tyst\w*|trygg\w*|saker|i sakerhet|bra|battre|oskadd\w*|somnat|"
         r"settled|runter(?:gekommen)?|ruhe|i sang|in bed|im bett)")
_CALMED = r"(?:calmed down|cooled down|cooled off|settled down|calm down|(?:mich |mi |sich |uns )?(?:wieder |jetzt |etwas |inzwischen |schon )*beruhigt|abgekuhlt|runtergekommen|lugnat (?:ner )?(?:mig|sig|mej|sej)|lugnade (?:ner )?(?:mig|sig)|lugnat ner|andats ut)"
_I = r"(?:i|ich|jag|ja|i bin)"
_WITH = rf"(?:with|bei|hos|med|at) (?:(?:{_OF} )?{KIN}(?:'?s)?|me|mir|uns|us|mig|oss|him|her|ihm|ihr|honom|henne)"
_DATIVE = rf"(?:mir|ihm|ihr|ihnen|uns|beiden|allen|(?:dem|der|den) {_CHILD}|{_OF} (?:{_CHILD}|{KIN})|honom|henne|oss|alla|mig)"
_SAFE_KIN = r"(?:mum|mom|mother|dad|father|sister|brother|friend|neighbou?r|aunt\w*|gran\w*|nan|mutter|mama|schwester|bruder|freundin|kumpel|nachbar\w*|oma|opa|tante|mamma|pappa|syster|syrra\w*|bror|brorsan|kompis\w*|granne\w*|mormor|farmor|moster|faster|svarmor|schwiegermutter|kollegin)"
_ONE = Expression("|".join((
    rf"{_NOW}(?:is|ist|isch|ar|e|war|var|was)(?: (?:it|es|das|s|det|er|sie|han|hon|he|she|alles|allt))? {_NOW}{_WELL} ?{_NOW}", rf"{_NOW}{_WITH} ?{_NOW}",
    rf"{_THEY} ?(?:(?:is|s|'s|ist|isch|ar|e) {_NOW}(?:not|nicht|ned|net|inte|int)|isn'?t) {_NOW}(?:alone|allein|alleine|ensam|by (?:him|her)self|sjalv) ?{_NOW}",
    rf"{_I} (?:am|'m|m|bin|ar|e) {_NOW}{_WITH} ?{_NOW}",
    rf"{_OF} {_SAFE_KIN} (?:is|s|'s|ist|isch|ar|e) {_NOW}(?:here|da|do|hier|har|there|dort|dar|on (?:her|his) way) ?{_NOW}",
    rf"{_THEY} ?(?:is|s|'s|ist|isch|ar|e) {_NOW}(?:in der schule|in der klasse|im unterricht|im hort|i skolan|pa skolan|i klassen|pa lektion|pa fritids|at school|in school|in class) ?{_NOW}(?:{_WITH})? ?{_NOW}",
    # nobody asks for an ambulance
    r"(?:(?:ich|i|jag|ja|we|vi|wir) )?(?:brauche?n?|behover|need|do n'?t need|don'?t need|dont need) (?:keine?|ingen|no|any|inte nagon|inte nan) (?:akut|akute|dringende|urgent|emergency|sofortige|akuten) ?(?:hilfe|hjalp|help|vard)?",
    r"(?:(?:es|das|det|it|this)(?: ?'?s)? ?(?:ist|is|ar|e)? )?(?:kein notfall|nicht (?:so )?(?:dringend|akut|eilig)|inget akut|ingen akut\w*|inte (?:sa )?akut|ingen bradska|no emergency|not an emergency|not (?:that )?urgent|nothing urgent)",
    rf"(?:{_I} )?(?:(?:am|m|'m|bin|bi|ar|e|feel|feeling|kanner mig|mar|fuhl\w* mich|have|'ve|ve|hab|habe|har) )?{_NOW}(?:{_WELL}|{_CALMED}) ?{_NOW}",
    rf"(?:(?:das|the|min|my|mein\w*) )?{_THEY} ?(?:(?:is|are|s|'s|'re|ist|isch|sind|san|ar|e|has|have|hat|haben|har|mar|feels?|sounds?|got|ok) ){_NOW}(?:{_WELL}|{_CALMED}|{_WITH}) ?{_NOW}(?:{_WITH})? ?{_NOW}",
    rf"{_THEY} {_NOW}(?:schlaft|schlafen|schloft|sover|sleeps|spielt|leker|kissing|smiles|lacht) ?{_NOW}(?:{_WITH})?",
    rf"(?:geht es|geht'?s|gehts|gar det|goht s|es geht) (?:{_DATIVE})? ?{_NOW}{_WELL} ?{_NOW}", rf"{_DATIVE} geht(?: es| ?'?s|s)? {_NOW}{_WELL} ?{_NOW}",
    r"(?:nobody|no ?one|niemand|keiner|koaner|ingen|none of us)(?: (?:was|got|is|has|been|gets|wurde|ist|isch|hat sich|blev|har blivit|ar|gjorde sig|kom|wurde dabei|har))* (?:hurt|harmed|injured|verletzt|zu schaden gekommen|zu schaden|weh getan|was passiert|illa|skadad|skadats|till skada)(?: (?:though|worden|dabei|zum gluck|or anything|heller))*",
    rf"(?:zum gluck |luckily |tack och lov )?(?:nothing(?:'s)?(?: (?:has|else|bad|really))* happened|nothing broke|(?:es |da |zum gluck )?(?:ist|is|isch) {_NOW}(?:zum gluck )?(?:ihr|ihm|uns|dabei|niemandem)? ?(?:nichts|nix) passiert|(?:det )?(?:hande|hant|har hant) (?:inget|ingenting|inte nat)|(?:inget|ingenting)(?: har)? (?:hande|hant)|passiert ist nichts)",
    rf"{_OF}? ?{KIN} {_NOW}(?:has|have|'s got|got|hat|haben|har|took|takes|take|nimmt|nahm|tog|tar hand om|tog hand om|is with|s with|is holding|holds|halt|ist bei|ar hos|passt auf|is looking after|looks after|kummert sich um) ?{_NOW}(?:him|her|it|them|ihn|sie|es|ihm|ihr|ihnen|henne|honom|den|det|dem|dom|{_OF}? ?{_CHILD}) ?{_NOW}(?:genommen|geholt|im arm|auf)?",
    rf"(?:{_I} )?(?:(?:have|'ve|ve|bin|hab|habe|har) )?{_NOW}(?:ich )?{_NOW}(?:left|went out of|went out|walked out of|walked away|stepped out|stepped outside|put (?:him|her|it|the baby) down|rausgegangen|raus|aus dem zimmer|aus dem raum|gick ut|gick ur|gatt ut|gick ifran|lamnade|lamnat|das zimmer verlassen|weggegangen|gick undan)"
    rf"(?: (?:the|ur|fran|aus dem|das|i|in|of|for a|en|kurz|ett|out|gegangen|a|to|in the|safely))*(?: ?(?:room|zimmer|rummet|koket|kuche|kitchen|house|moment|minute|stund|garden|hall|hallen|crib|cot|bed|bett|balkon|balcony|way))? ?{_NOW}")))
_FACT = Expression(rf"(?:(?:she|he|it|er|sie|es|han|hon|den|det|i|ich|jag|ja) ?(?:is|s|'s|ist|ar|e|am|m|'m|bin)? )?(?:erst |schon |bara |only )?(?:\d{{1,2}}|two|three|four|five|six|seven|eight|zwei|drei|vier|funf|sechs|sieben|acht|tva|tre|fyra|fem|sex|sju|atta) ?(?:jahre?|ar|years?|monate?|manader|months?|wochen|veckor|weeks)? ?(?:alt|old|gammal)?|{_OF} {KIN}|thanks?|danke|tack")
_SPLIT = Expression(r"[.!?;,\n]+| - | – | (?:und|och|o|and|&|but|aber|men|so|then|because|weil)(?= )")
_LEAD = Expression(r"^(?:(?:ja|jo|joa|yes|yeah|yep|ok|okay|okej|no|nope|nein|na|nee|nej|na|also|but|so|well|oh|sorry|haha|lol|thanks|danke|tack|and|und|och|that|dass|att|men|aber|luckily|zum gluck|tack och lov|thank god|gott sei dank)\b[ ,]*)+")
_MOST = 30  # words


def _clauses(text: str) -> List[str]:
    folded = re.sub(r"(?<=[a-z])'(?=(?:m|s|re|ve|ll)\b)", " '", fold(text))
    return [clause for part in _SPLIT.split(folded) if (clause := _LEAD.sub("", part.strip(" .!,?'\"") + " ").strip())]


_STILL = Expression(r"\b(?:not|nicht|ned|net|inte|int|never|\w+n'?t|too|zu|for \w+|blut\w*|blod\w*|blood|bleed\w*|bewusst\w*|medvetslos|unconscious|atm\w*|andas|breath\w*|knife|messer|kniv|gun|weapon|waffe|vapen|drunk|betrunken|besoffen|full|packad|again|wieder|igen|"
                    r"comes?|coming|kommt|kommer|until|bis|tills|threat\w*|droht\w*|hot\w*|kill\w*|umbring\w*|doda\w*|schlag\w*|slar|hits?|scared|angst|radd|die|sterb\w*|do|dead|tot|dod|bestamt|abgeschlossen|decided|entschieden|ready|bereit|goodbye|tired of|leben|leva|live)\b")


def is_all_clear(text: str) -> bool:
    """Whether a message says that somebody is calm or safe, that nobody came to harm, that another has the child, and nothing more."""
    clauses = _clauses(text)
    if not 0 < len(clauses) <= 6 or len(text.split()) > _MOST:
        return False
    clear = [bool(_ONE.fullmatch(clause)) for clause in clauses]
    return any(clear) and all(so or _FACT.fullmatch(clause) for so, clause in zip(clear, clauses, strict=True))


def holds_all_clear(text: str) -> bool:
    """Whether one clause says so, whatever stands beside it: "she's asleep now. how do I get less angry?"."""
    if len(text.split()) > _MOST:
        return False
    clauses = _clauses(text)
    left = [clause for clause in clauses if not _ONE.fullmatch(clause)]
    return len(left) < len(clauses) and not any(_STILL.search(clause) for clause in left)


# What takes an explanation its harmlessness: she wants to be gone, it is meant, or a means is near.
_GRAVE = Expression(
    r"\b(?:leb\w*|leva|lever|live|living|life|livet|alive|sterb\w*|stirb\w*|dying|die|dead|tot|tod|do|dod|dor|doden|aufwach\w*|vakna\w*|wake|umbring\w*|bringe?|kill\w*|antu\w*|end it|ending|ende|enden|avsluta|mir was|mich selbst|mig sjalv|myself|hurt\w*|harm\w*|skad\w*|skar\w*|cut\w*|ritz\w*|schneid\w*|verletz\w*|"
    r"alles|allt|everything|all of it|nicht mehr|nimmer\w*|nimma|langre|any ?more|aufhor\w*|stop\w*|sluta|over|vorbei|goodbye|abschied\w*|farval|pills?|tablet\w*|rope|seil|rep|knife|messer|kniv\w*|gun|bridge|brucke|bron?|train|zug|tag|gleis\w*|roof|dach|taket|serious\w*|ernst|allvar\w*|allem|vom ganzen|what i said|every word|exactly|genau|"
    r"disappear\w*|verschwind\w*|forsvinna|peace|frieden|ruhe|gone|nothing left|borta|rest|sleep forever|burden|last|borda|himmel\w*|heaven|himlen|better off|ohne mich|utan mig|without me|voices?|stimmen|roster|welt|world|varld\w*|erde|earth|haut|skin|korper|kropp\w*|body)\b")
_NO = r"(?:(?:nein|nei|nee|ne|na|naa|nej|nae|no|nope|nah|ach|oh|sorry|haha\w*|hihi|lol|xd|ok|okay|okej|quatsch|schmarrn|schmarren|blodsinn|bledsinn|missverstandnis|alltsa|assa|asso|also|so|men|aber|but|hey|wait|warte|vanta|vadda|was|what|not like that|nicht so|inte sa|ned so|so nicht|falsch verstanden)[ ,.!?]*)*"
_MEAN = r"(?:i (?:just |only |really )?(?:mean|meant)|(?:ich |i )(?:mein|meine|meinte|moan)|mein(?:e|te)? (?:ich|i)\b|meinte|(?:jag |ja )?(?:menar|menade)(?: jag| ja)?\b|im sinne? von|as in|ich red\w* von|talking about|i'?m talking about|i was talking about|jag pratar om|jag tankte pa|ich dachte an|gemeint (?:hab|war)(?: ich)?|es ging um|es geht um|det handlar om|det gallde|it'?s about|it was about)"
_WITH_WHAT = r"(?:(?:just|only|bara|nur|bloss|halt|ja|eh|ju|doch|with|mit|mim|med|about|by|von|vom|som i|um|om|when it comes to|bezuglich|the|der|dem|die|das|my|mein\w*|min|mitt|that|dass|att|like|in terms of|weg|away|bort|away from|because of|wegen|pga) )*"
_SAID_FIRST = Expression(rf"^{_NO}{_MEAN} {_WITH_WHAT}(?P<what>\w.*)$")
_SAID_LAST = Expression(rf"^{_NO}(?:(?:nicht mehr|nicht langer|nimmer|nimma|nicht|not any ?more|no more|not|inte mer|inte langre|int mer|inte) (?=(?:in|im|i|at|auf|bei|beim|pa|hos|with|mit|med)\b))?(?:in|im|i|at|auf|bei|beim|pa|hos|with|mit|med|about|von|um|om|wegen|because of|pga)\b (?P<what>\w+(?: \w+){{0,3}}?),? {_MEAN}\b(?P<more>.*)$")
# What people name who explain it shortly.
_EVERYDAY = (r"(?:lonel\w*|einsam\w*|ensam\w*|allein\w*|bored|langweil\w*|gelangweilt|uttrakad\w*|tristess|stress\w*|gestresst|tired|knackered|exhausted|trott\w*|mude|muad|miad|erschopft|utmattad|fertig|kaputt|work\w*|jobb?\w*|arbeit\w*|arbete\w*|chef\w*|boss|school|skol\w*|schul\w*|uni\w*|exam\w*|test\w*|prufung\w*|"
             r"klausur\w*|tenta\w*|prov\w*|homework|hausaufgab\w*|laxor\w*|crav\w*|chocolate|choklad\w*|schoki|schokolade|sweets|snacks?|godis|food|essen|mat|hungr\w*|hunger|argument|fight|streit\w*|zoff|brak\w*|argr?\w*|angry|wutend|sauer|sur|genervt|annoyed|irriterad\w*|sad|traurig|ledsen|deppad|homesick|heimweh|hemlangtan|heartbr\w*|"
             r"liebeskummer|karlekssorg|hjartesorg|drink\w*|drunk|alcohol|alkohol\w*|trink\w*|dricka|drack|gambl\w*|spel\w*|zock\w*|gaming|smok\w*|rauch\w*|rok\w*|weed|kiff\w*|shopping|shoppen|handla|money|geld|pengar|rent|miete\w*|hyra\w*|ausziehen|umziehen|auszug|umzug|flytta\w*|move out|moving out|moving|hemifran|relationship|"
             r"beziehung|forhallande\w*|diet|diat|weather|wetter|vadret|monday|montag|mandag|baby|kids|kinder\w*|barnen|haushalt|disken|tvatten|laundry|cleaning|putzen|frustr\w*|overwhelmed|uberfordert|nervos|nervous)")
_JUST = Expression(
    rf"^{_NO}(?:(?:it'?s|it is|its|that'?s|i'?m|im|i am|ich bin|bin|i bin|es ist|is|das ist|det ar|det e|jag ar|jag e|ar|hab|ich hab|har|jag har|i have|have|got) )?(?:just|only|simply|nur|bloss|lei|einfach|halt|bara|mest)(?: \w+){{0,5}}? {_EVERYDAY}\b(?P<more>.*)$|"
    rf"^{_NO}(?:weg|away|bort) (?:von|from|fran|im sinne? von|as in)(?: \w+){{0,4}}(?P<more2>.*)$")
_SHORT = 16  # words
_AS_SAID = Expression(r"(?:it|es|des|das|det|so|sa|this|that)(?: (?:so|auch|jetzt|really|wirklich|faktiskt|now|nu))*$|.*\b(?:nur noch|bara vill|just want|only want|will nur)\b")  # "I mean it"
_NEGATION = Expression(r"\b(?:nothing|nichts|nix|inget|ingenting|never|nie|aldrig) (?:else )?(?:left|matters?|mehr|ubrig|kvar|spelar)\b")


def explains_shortly(text: str) -> bool:
    """Whether a short message says what was meant, and that is none of danger: "i mean with drinking", "just chocolate lol", "nee, weg von zuhause"."""
    folded = fold(text).strip(" .!?")
    if len(folded.split()) > _SHORT or _NEGATION.search(folded):
        return False
    for pattern in (_SAID_FIRST, _SAID_LAST, _JUST):
        if found := pattern.match(folded):
            told = folded[found.start("what"):] if "what" in pattern.groupindex else folded
            return not _GRAVE.search(told) and not _AS_SAID.match(told)
    return False
