"""Whole short messages of every day that a classifier hears a farewell in: not going there tomorrow, whom one thinks of at night, the room one sits in, no wish for
a ward, a pregnancy that another wants. Each holds only as the whole message and beside nothing grave. Needs no model, for the guard stands on it."""
from __future__ import annotations

from index.linear import fold
from index.sieve import Expression
from nlu.seeming import is_homeless

_LEAD = r"(?:(?:ja|nein|nej|na|no|yes|ok(?:ay)?|okej|also|und|och|and|aber|men|but|so|ugh|bitte|please|snalla)[ ,]+)*"
_KIN = (r"(?:mam[ai]|mutti|mutter|papa|papi|vater|oma|opa|eltern|mann|frau|freund|freundin|partner\w*|ex|schwester|bruder|familie|chef\w*|lehrer\w*|arzt|arztin|schwieger\w+|"
        r"mamma|pappa|morsan|farsan|foraldrar|man|fru|sambo\w*|kille|tjej|pojkvan|flickvan|syster|bror|familj\w*|larare\w*|lakaren?|svar\w+|"
        r"mum|mom|mother|dad|father|parents|husband|wife|boyfriend|girlfriend|bf|gf|sister|brother|family|boss|teacher|doctor|in-laws)")
_THEY = rf"(?:er|sie|han|hon|he|she|they|de|dom|alle|everyone|everybody|(?:(?:mein|unser|min|mitt|mina|var|my|our|the|der|die)\w* )?{_KIN})"
_WHEN = (r"(?:morgen|heute|heut|jetzt|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|nach den ferien|nachste woche|imorgon|i morgon|idag|i dag|pa (?:mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag)|efter lovet|nasta vecka|"
         r"tomorrow|today|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|monday|after the holidays|next week|again|wieder|igen|mehr|langre|tillbaka|zuruck|back)")
_WHERE = (r"(?:da|dort|dahin|dorthin|hin|dit|there|zur? \w+|in (?:die|den|das) \w+|ins \w+|auf (?:die|den) \w+|till \w+|pa \w+|to (?:the |my )?\w+|to that \w+|(?:schule|skolan|school|arbeit|jobbet|work))")
_GO = r"(?:gehen|hingehen|hin|hinmussen|ga|aka|go|gehn|geh|gah|goh)"
_NOT = r"(?:nicht|ned|net|nod|nid|inte|int|ej|not|keinen bock|keine lust)"
# "I don't want to go tomorrow": somewhere, or some day soon; "I don't want to go on" is not that.
_GOES_NOT = Expression(
    rf"{_LEAD}(?:ich |i |jag |ja )?(?:will|mag|mochte|wui|wott|trau mich|kann|vill|orkar|vagar|pallar|do ?n'?t want to|dont want to|don'?t wanna|can'?t|do not want to)(?: (?:ich|i|jag|auch|gar|so|echt|really|bara|verkligen))*"
    rf"(?: (?:{_WHEN}|{_NOT}|{_WHERE}|{_GO}))*[ .!]*")
_SOMEWHERE = Expression(rf"\b(?:(?:{_WHEN}|{_WHERE})\b.*\b(?:{_GO})|(?:{_GO})\b.*\b(?:{_WHEN}|{_WHERE}))\b|\b(?:nicht|ned|net) (?:hin|zur?|in die|ins)\b|\b(?:inte|int) (?:till|pa|dit)\b")
_NEGATED = Expression(rf"\b(?:{_NOT}|don'?t|dont|can'?t)\b")
# Whom or what one thinks of at night.
_AT_NIGHT = (r"(?:nachts?|in der nacht|jede nacht|abends|am abend|im bett|beim einschlafen|vorm einschlafen|vor dem einschlafen|immer|standig|dauernd|den ganzen tag|tag und nacht|pa (?:natten|natterna|kvallen|kvallarna)|om (?:natten|natterna|kvallarna)|varje (?:natt|kvall)|nattetid|"
             r"i sangen|hela tiden|jamt|at night|every night|in the evenings?|in bed|all the time|always|constantly|all day|still|noch|fortfarande)")
_THOUGHT_OF = (r"(?:mormor|morfar|farmor|farfar|oma|opa|gran|mamma|pappa|mama|papa|mum|mom|dad|ihn|sie|ihr|ihm|es|uns|alle|alles|fruher|damals|gestern|morgen|honom|henne|dem|dom|det|oss|forr|him|her|them|it|us|"
               r"(?:(?:mein|unser|dein)\w*|die|den|das|der|min|mitt|mina|var|vara|my|our|the|work|arbeit|jobb\w*)(?: (?!ende\b|tod\b|end\b|slut)\w+){0,5}|work|school|arbeit|schule|jobbet|skolan)")
_THINKS_OF = Expression(
    rf"{_LEAD}(?:{_AT_NIGHT}[ ,]+)*(?:ich |i |jag |ja )?(?:{_AT_NIGHT} )*(?:muss |muas |kann |maste |have to |can'?t stop |keep )?(?:denk\w*|tanker|tanka|think(?:ing)?|grubel\w*|grubblar|ligger och tanker|lie awake thinking|lieg\w* wach und denk\w*)(?: (?:ich|i|jag))?"
    rf"(?: (?:nur|bara|just|only|viel|oft|a lot|mycket|immer|standig|noch|still|{_AT_NIGHT}))* (?:an|pa|of|about|om|uber) {_THOUGHT_OF}(?: (?:denken|nachdenken))?(?: {_AT_NIGHT})*[ .!]*")
_OF_DEATH = Expression(r"\b(?:tod\w*|tot\w*|sterb\w*|suizid\w*|selbstmord\w*|umbring\w*|doden|do|dod|sjalvmord\w*|death|dead|to die|dying|suicide|kill\w*|bruck\w*|bridge|bron?|tablett\w*|pills?|piller\w*|messer|kniv\w*|knife|strick|rope|rep|klinge\w*|rakblad\w*|razor\w*|"
                       r"zug|train|gleis\w*|taget|sparet|dach|roof|taket|gewehr|gun|vapen|plan|planen|ende|end|slutet|abschied\w*|goodbye|brief|brev\w*|letter|schluss|weg|danach|jenseits|himmel|heaven|himlen|stimmen|voices|roster\w*|ritz\w*|cutting|skara)\b")
# Where one is at home, and nothing more.
_ROOM = (r"(?:(?:ich |i |jag |ja )?(?:bin|bi|sitz\w*|sitt\w*|lieg\w*|ligg\w*|hock\w*|ar|e|sitting|lying|'m|am)(?: (?:ich|jetzt|grad|gerade|nu|just nu|now|here|hier|oben|upstairs|uppe|noch|wieder))*|i ?'?m|im) "
         r"(?:in (?:meinem|mein|mim|my|the) (?:zimmer|room|bedroom|kitchen|living room|garden)|im (?:zimmer|wohnzimmer|kinderzimmer|garten|bett|bus|buro|unterricht)|in der (?:kuche|schule|arbeit)|auf (?:dem sofa|der couch|der arbeit)|"
         r"i (?:mitt|vart) rum|pa mitt rum|pa rummet|i (?:koket|vardagsrummet|sangen|soffan|skolan)|pa (?:jobbet|bussen)|on the (?:sofa|couch|bus)|in bed|at (?:school|work)|upstairs)")
_IN_A_ROOM = Expression(rf"{_LEAD}{_ROOM}(?: (?:jetzt|gerade|nu|now|just nu|grad))?[ .!]*")
# No wish for a ward or for any care: how she wants to be helped.
_CARE = (r"(?:bli inlagd|laggas in|bli tvangsinlagd|(?:till|in pa|ligga pa|ligga inne pa|aka till|soka) (?:varden|sjukhus\w*|psyk\w*|akuten|psykakuten|vard|psykiatrin|nan vard|oppenvarden|lakaren?|vardcentralen)(?: igen)?|ha med (?:varden|psykiatrin) att gora|"
         r"(?:in (?:die|eine|a)|ins|ins?|auf (?:die|eine|a|de)|in'?s|zum|zur) (?:klinik|psychiatrie|krankenhaus|spital|geschlossene|station|reha|tagesklinik|arzt|psychiater|notaufnahme|kjp)(?: (?:gehen|mussen|kommen|eingewiesen werden))?|(?:eingewiesen|eingeliefert|stationar aufgenommen) werden|stationar(?: gehen| behandelt werden)?|"
         r"(?:to )?(?:be |get )?(?:admitted|hospitali[sz]ed|sectioned)|(?:to )?(?:go|end up|be|stay)(?: back)? (?:to|in|into|on) (?:a |an |the )?(?:hospital|psych(?:iatric)? (?:ward|hospital)|ward|clinic|doctor|a&e|er|mental hospital))")
_NO_CARE = Expression(
    rf"{_LEAD}(?:ich |i |jag |ja )?(?:will|mag|mochte|wui|wott|vill|vagar|tanker|want|do ?n'?t want|dont want|don'?t wanna|do not want)(?: (?:ich|jag|aber|auf keinen fall|absolut|verkligen|really|auch|bara))* ?(?:nicht|ned|net|nod|nid|inte|int|aldrig|nie|never)?(?: (?:mehr|wieder|igen|nochmal|again))? ?{_CARE}(?: (?:igen|again|mehr|wieder|dar))?[ .!]*|"
    rf"{_LEAD}(?:bara |nur |just |bloss )?(?:nicht|ned|net|inte|not|absolut inte|auf keinen fall|kein\w*) (?:{_CARE}|varden|psykiatrin|klinik|psychiatrie|hospital)[ .!]*")
_DENIES_IT = Expression(r"\b(?:nicht|ned|net|nod|nid|inte|int|aldrig|nie|never|n'?t|not|dont|kein\w*)\b|n't\b")
# What others want of a pregnancy, of an apprenticeship, of a talk.
_OTHERS_WANT = Expression(
    rf"{_LEAD}{_THEY}(?: (?:ja|doch|aber|ju|just|really|also|all|alle|unbedingt|verkligen))* (?:wants? me to|want me to|thinks? i should|says?(?: i should| to| just)?|tells? me to|told me to|said(?: to)?|will(?:,)? dass ich|wollen(?:,)? dass ich|mochte(?:,)? dass ich|meint(?:,)? ich soll|sagt(?:,)? ich soll|vill att jag(?: ska)?|tycker att jag (?:ska|borde)|sager att jag (?:ska|borde)) "
    r"(?:(?:just|it|es|das|det|to|dass|den|doch|einfach|bara|ska|mich|auch) )*(?:keep|have|get rid of|go through with|finish|stick with|stick it out|pull through|behalte|behalten|wegmach\w*|abtreib\w*|bekomm\w*|durchzieh\w*|fertig mach\w*|behaller?|behalla|gor abort|gora abort|tar bort|ta bort|fullfoljer?|genomfor|kor pa)"
    r"(?: (?:it|the baby|the child|the apprenticeship|the exam|school|es|das (?:kind|baby)|die (?:lehre|ausbildung|prufung)|det|barnet|utbildningen))?(?: (?:soll|sollte|till|off))?[ .!]*")
# A threat to a brother or a dog that nobody means: what he must not do again stands beside it.
_SCOLDED = (r"(?:(?:mein|unser|min|mina|my|our|the|den|die|der|das)\w* (?:\w+ )?(?:bruder|bruda|schwester|geschwister|cousine?|hund|katze|kater|mitbewohner\w*|nachbar\w*|lehrer\w*|hamster|bror|brorsa|syster|syskon|kusin|hund\w*|katt\w*|granne|larare|rumskompis|brother|sister|siblings?|cousin|dog|cat|flatmate|roommate|neighbou?r|teacher)|brorsan|syrran|hunden|katten|larar\w*)")
_AGAIN = r"(?:nochmals?|noch ?(?:ein)?mal|wieder|immer|dauernd|weiter|en gang till|igen|fortsatter|again|once more|one more time|keeps?)"
_SCOLDS = Expression(
    rf"{_LEAD}(?:ich |i |jag |ja )?(?:bring\w*|konnt\w*|kill\w*|mord\w*|doda\w*|kommer (?:att )?(?:doda|morda)|ska (?:doda|morda)|could kill|will kill|i'?ll kill|i'?m going to kill|i'?m gonna kill|swear i'?ll kill)(?: (?:ich|i|jag|echt|snart|gleich|bald|noch))* {_SCOLDED}(?: (?:echt|noch|gleich|so|um|umbringen|toten))*,? (?:wenn|falls|sobald|weil|if|because|om|ifall|for) [^.!?]*\b{_AGAIN}\b[^.!?]*[ .!]*")
_ARMED = Expression(r"\b(?:messer|waffe|gewehr|pistole|axt|kniv\w*|vapen|gevar\w*|knife|gun|axe|schlaf\w*|sover|asleep|heute nacht|tonight|i natt|wirklich|ernst|really|seriously|allvar)\b")
# "I want out of here" may be said of a school, a flat or of life: a number beside it, no alarm.
_OUT = Expression(rf"{_LEAD}(?:ich |i |jag |ja )?(?:will|mochte|muss|wui|wott|vill|maste|want|wanna|need|just want|bara vill|vill bara)(?: (?:ich|jag|bara|just|einfach|nur|to get|to be|get|doch|endlich|verkligen|really))* (?:hier (?:raus|weg)|(?:aus (?:dem|diesem|der) \w+ )?raus hier|harifran|bort harifran|ut harifran|harifran nu|out of (?:here|this (?:place|school|house|town|job))|away from here)(?: (?:nu|now|jetzt))?[ .!]*")
# "It is I who can't go on" of the two whom it could be about: who is meant, and that she is worn out.
_IT_IS_ME = Expression(
    rf"{_LEAD}(?:det ar jag(?: sjalv)? som (?:inte|int|ej) (?:orkar|klarar det|pallar)|(?:es (?:ist|bin) ich|ich bin es|ich bins|ich bin(?: ja)? die)[ ,]+(?:die|der) (?:nicht|ned|net|nimmer) ?(?:mehr )?(?:kann|schafft|packt)|"
    r"it'?s (?:me|i) (?:who|that) (?:can'?t|cannot) (?:cope|go on|manage|take it|do it))(?: (?:langre|mer|mehr|any ?more|any longer|nu|now|jetzt))*[ .!]*")
# Where somebody sleeps who has no home, told and nothing beside it.
_TELLS_MORE = Expression(r"\b(?:egal|scheissegal|nicht mehr|nimmer|sinn\w*|wozu|aufgeb\w*|orkar|skiter|mening\w*|langre|slut|can'?t|point\w*|give up|any ?more|done|care)\b")
_LONGEST = 14  # words


def wants_out(text: str) -> bool:
    """Whether all that a message says is that she wants out of where she is."""
    return bool(_OUT.fullmatch(fold(text).strip()))


def is_ordinary(text: str) -> bool:
    """Whether a short message is one of these, whole."""
    folded = fold(text).strip()
    if len(folded.split()) > _LONGEST:
        return False
    if _GOES_NOT.fullmatch(folded):
        return bool(_SOMEWHERE.search(folded) and _NEGATED.search(folded))
    if is_homeless(text):
        return not (_OF_DEATH.search(folded) or _TELLS_MORE.search(folded))
    if _THINKS_OF.fullmatch(folded):
        return not _OF_DEATH.search(folded)
    if _NO_CARE.fullmatch(folded):
        return bool(_DENIES_IT.search(folded))
    return bool(scolds(text) or _IN_A_ROOM.fullmatch(folded) or _IT_IS_ME.fullmatch(folded) or _OTHERS_WANT.fullmatch(folded))


def scolds(text: str) -> bool:
    """Whether the whole message threatens a brother, a dog or a flatmate as people do who are cross: "I'll kill my brother if he takes my bike again"."""
    folded = fold(text).strip()
    return bool(_SCOLDS.fullmatch(folded)) and not _ARMED.search(folded)


_SAYS_NO = Expression(r"\b(?:nein|na|nei|nej|no) (?:gesagt|gsagt|gseit|sagen|zu sagen|sage|sagt|sag)\b|\b(?:sag\w*|gsagt|said|saying|say|says|sager|sade|sagt|saga) (?:\w+ )?(?:nein|nej|no)\b|\b(?:nej|no) (?:sagt|sa|sager)\b|\bsa (?:\w+ )?nej\b")
_OF_THE_BODY = Expression(r"\b(?:sex\w*|anfass\w*|angefasst|beruhr\w*|kuss\w*|gekusst|bett|schlafen|geschlafen|auszieh\w*|ausgezogen|nackt|trotzdem|weiter ?gemacht|gemacht|aufgehort|aufhoren|hor\w* nicht auf|vergewalt\w*|ubergriff\w*|belast\w*|notig\w*|gezwungen|korper|hose|"
                          r"tafs\w*|ta pa mig|rorde|kyss\w*|sang\w*|klad\w*|naken|anda|fortsatt\w*|slutade inte|valdt\w*|overgrepp|tvinga\w*|kropp\w*|ligga|lag med|"
                          r"touch\w*|kiss\w*|bed|sleep\w*|undress\w*|naked|anyway|still did|carried on|continued|didn'?t stop|kept|rape\w*|assault\w*|forced|body|pants|grop\w*|consent)\b")


def only_says_no(text: str) -> bool:
    """Whether somebody said no to something, and nothing of the body stands beside it: "ich hab nein gesagt zum Chef"."""
    folded = fold(text)
    return bool(_SAYS_NO.search(folded)) and not _OF_THE_BODY.search(folded)
