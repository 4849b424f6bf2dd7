"""Whose danger a message tells of: words that somebody else said or wrote, what a witness hears next door, a turn that only names the other one. Needs no model."""
from __future__ import annotations

import re

from index.linear import fold
from index.sieve import Expression
from nlu.calm import KIN
from nlu.deeds import hurts_me

_OF = r"(?:my|our|the|a|an|his|her|their|some|mein\w*|unser\w*|der|die|das|ein\w*|sein\w*|ihr\w*|a|min|mitt|mina|var|vart|en|ett|hans|hennes|deras|mei|mini)"
_THEY = rf"(?:he|she|they|er|sie|han|hon|hen|de|dom|{_OF} (?:\w+ )?{KIN}|(?:{KIN}))"
_JUST = r"(?: (?:just|only|always|also|now|even|suddenly|once|keeps|has|have|had|precis|nyss|har|hade|igar|ikvall|gestern|eben|grad|gerade|jetzt|immer|heute|plotzlich|nu|bara|idag|i natt|last night|today|this morning|in the night|'s|'ve))*"
_WROTE = Expression(
    rf"\b{_THEY}{_JUST} ?(?:wrote|writes|written|texted|texts|text|messaged|messages|dm'?ed|sent|sends|posted|posts|left (?:me |us )?(?:a|this|that|the) (?:note|message|voice ?mail|letter|voice message)|schreibt|schrieb|schickt|schickte|skrev|skriver|skrivit|skickade|skickar|skickat|smsade|smsar|messade|messar|messat|whatsappte)\b|"
    rf"\b{_THEY} (?:hat|haben|hot|het)(?: \w+){{0,6}}? (?:geschrieben|gschrieben|gschriebn|gschribe|geschickt|gschickt|gesendet|gepostet|hinterlassen|getextet)\b|\b(?:hat|haben|hot|het) (?:mir|uns|ma|mer) {_THEY}(?: \w+){{0,4}}? (?:geschrieben|gschrieben|gschribe|geschickt|gschickt|hinterlassen)\b|"
    rf"\b{_THEY}\b[^.!?]*? (?:und|och|and|aber|men|but),? (?:hat|har|has)(?: \w+){{0,3}}? (?:geschrieben|gschrieben|geschickt|hinterlassen|skrivit|skickat|messat|smsat|lamnat|written|texted|sent|left|messaged)\b|"
    rf"\b(?:got|bekam|bekommen|kriegt|gekriegt|fick|fatt) (?:a|an|eine?|ne|ett|nen)(?: \w+)? (?:text|message|sms|letter|nachricht|whatsapp|brief|meddelande|brev|mess)(?: \w+)? (?:from|von|vo|fran|av) ")
_SAID = Expression(
    rf"\b{_THEY}(?:,? \(?\d{{1,3}}\)?,?)?{_JUST} ?(?:said|says|saying|told (?:me|us|her|him|everyone)|tells (?:me|us)|whispered|confided|sagt|sagte|meint|meinte|seit|sagad|sa|sade|sager|sagt|berattade|viskade)\b|"
    rf"\b{_THEY} (?:hat|haben|hot|het)(?: \w+){{0,5}}? (?:gesagt|gsagt|gseit|gsogt|gemeint|erzahlt|anvertraut)\b|\b(?:hat|haben|hot) (?:mir|uns|ma) {_THEY}(?: \w+){{0,4}}? (?:gesagt|gsagt|erzahlt)\b")
# Who gives away what is dear: "they gave me their cat and said they won't need it".
_GAVE = Expression(rf"\b{_THEY}{_JUST} ?(?:gave|gives|giving|handed|hat|haben|verschenkt|verschenkte|schenkte|gav|ger|gett|skankte|skanker|skankt)\b(?: \w+){{0,4}} (?:their|his|her|sein\w*|ihr\w*|sin|sina|sitt|hans|hennes)\b")
# What was said to the writer, of her: no word of the other one's own danger.
_AT_ME = Expression(
    r"\b(?:that i|dass ich|das ich|att jag|i should|i'?m (?:a|so|worth\w*|the|his|her|not)|i am (?:a|so|worth\w*)|ich soll\w*|ich sei|ich war|du sollst|du bist|you should|you'?re|you are|jag (?:borde|skulle|ar)|du ar|kill me|kills me|killing me|mich um|mich umbring\w*|umbring\w* mich|doda mig|dodar mig|hurts? me|find me|findet mich|hittar mig|"
    r"hotar|hotade|threat\w*|droht\w*|(?:and|und|och|so|now|jetzt|nu|but|aber|men|,) (?:i|ich|jag)\b(?! (?:love|lieb\w*|hab euch|hab dich|alskar|miss|verm\w*))|then i|will me|get me|krieg\w* mich|it'?s my|my fault|meine schuld|mitt fel|leave me|left me|verlasst mich|lamnar mig|with me|gegen mich)\b")
# Who writes all day long and waits outside is a danger to her.
_STALKS = Expression(r"\b(?:\d+ (?:sms|messages?|nachrichten|texts?|mails?|meddelanden|mess)|hela tiden|constantly|standig|dauernd|pausenlos|non ?stop|jeden tag|varje dag|every day|all day|all the time|utanfor|outside|vor (?:der|dem|mein\w*)|steht|star|wartet|vantar|waits?|waiting|foljer|forfoljer|folgt|verfolgt|follow\w*|"
                     r"stalk\w*|naken\w*|nackt\w*|nudes?|bilder|fotos?|photos?|pictures?|pics)\b")
_FIRST = Expression(r"\b(?:i|i'?m|i'?ve|ich|jag)\b")


def is_another_s_word(text: str) -> bool:
    """Whether the danger is in what somebody else said, wrote or gave away: "she wrote me she can't do this any more", "er hat mir geschrieben, danke für alles"."""
    folded = fold(text)
    if _STALKS.search(folded):
        return False
    if (found := _WROTE.search(folded) or _GAVE.search(folded)) is not None:
        return not _AT_ME.search(folded[found.end():])
    found = _SAID.search(folded)
    return found is not None and not _AT_ME.search(folded[found.end():]) and not _FIRST.search(folded[found.end():])


# Words that somebody else is quoted with at the end: "if that comes out I'll kill myself, says my father".
_QUOTED = Expression(rf"[,.\"] ?(?:hat |har |has )?(?:sagt|sagte|meint|meinte|schreibt|schrieb|droht|sa|sade|sager|skriver|skrev|says|said|writes|wrote|texted)(?: (?:mir|immer|dauernd|gestern|heute|till mig|alltid|now|to me))? {_THEY}\b(?! ich)|"
                     rf"\b{_THEY} (?:sagt|sagte|meint|schreibt|schrieb|droht|hat gesagt|hat geschrieben|sager|sa|skriver|skrev|says|said|writes|wrote|texted),? ?(?::|\"|„|“) ?")
# What is over, though it is no long time ago.
_THEN = Expression(r"\b(?:last (?:weekend|week|month|year|summer|winter|spring|autumn|semester|term|christmas)|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|forra|i helgen|am wochenende|over the weekend|for \w+ (?:veckor|manader|dagar|ar) sen|vor \w+ (?:wochen|monaten|tagen|jahren)|(?:weeks?|months?|years?|days?) ago|damals|back then|as a (?:child|kid)|als kind|som barn|in the summer|im sommer|i somras)\b")


def quotes_another(text: str) -> bool:
    """Whether what was said is somebody else's word, who is named behind it or with a colon: "dann bring ich mich um, sagt mein Vater"."""
    return bool(_QUOTED.search(fold(text)))


def tells_what_was(text: str) -> bool:
    """Whether somebody else told the writer of what is over: "my friend told me she was raped last weekend"."""
    return bool(_THEN.search(fold(text))) and is_another_s_word(text)


_NEXT_DOOR = (r"(?:neighbou?r\w*|nachbar\w*|granne\w*|next door|nebenan|upstairs|downstairs|uber (?:mir|uns)|unter (?:mir|uns)|ovanpa|ovanfor|under oss|ein stock hoher|(?:the|my|a) (?:pupils?|students?)|schuler\w*|elev\w*|klasskompis\w*|klassenkamerad\w*|mitschuler\w*|classmates?|"
              r"(?:kind|kinder|madchen|junge|bub|barn|barnet|flicka|pojke|kille|child|kid|kids|girl|boy)\b(?: \w+)? (?:in|aus|von|auf|i|pa|fran|of|from|at) (?:meine[rm]?|unsere[rm]?|der|min|mitt|var|vart|my|our|the)|madels|jungs|team|mannschaft|laget|kitagruppe|forskolan|kindergarten|nursery|(?:my|our) class)")
_BESIDE_HER = Expression(rf"\b{_NEXT_DOOR}")
_SEES = Expression(
    r"\b(?:hor\w*|hort|hear|heard|think|suspect|believe|worry|worried|tror|misstanker|glaub\w*|vermut\w*|befurcht\w*|verdacht|misstanke|saw|see|seen|seh\w*|sah|gesehen|ser|sag|sett|notice\w*|merk\w*|marker|schrei\w*|brull\w*|skrik\w*|scream\w*|shout\w*|yell\w*|schlag\w*|schlug\w*|geschlagen|hau\w*|verprugelt\w*|slar|slog|slagen|hits?|hitting|"
    r"beats?|beating|bruises?|blaue? fleck\w*|flecken|blamarke\w*|bangs?|kicks?|misshandel\w*|misshandlar|hotar|droht)\b")
_TO_ME = Expression(r"(?<!hos )(?<!bei )(?<!with )(?<!bredvid )(?<!neben )(?<!uber )(?<!unter )\b(?:me|mich|mi|mig|mej|uns|us|oss)\b(?! (?:gedanken|gedanke|sorgen|worry|kopf))")
_MY_OWN = Expression(r"\b(?:(?:my|mein\w*|min|mitt|mina) (?:\w+ )?(?:husband|wife|boyfriend|girlfriend|partner\w*|ex\w*|dad|mum|mom|father|mother|mann|frau|freund(?:in)?|vater|mutter|papa|mama|man|fru|sambo|kille|tjej|pappa|mamma|pojkvan|flickvan|bror|brother|bruder))\b")


def is_witness(text: str) -> bool:
    """Whether somebody tells what is done to others whom she lives or works beside: a neighbour's wife, a pupil, a girl of the team."""
    folded = fold(text)
    return bool(_BESIDE_HER.search(folded) and _SEES.search(folded)) and not _TO_ME.search(folded) and not _MY_OWN.search(folded) and not hurts_me(text)


_LEAD = (r"(?:(?:it'?s|it is|its|that'?s|this is|he'?s|she'?s|they'?re|he is|she is|they are|es ist|das ist|s isch|er ist|sie ist|es geht um|geht um|det ar|det e|det galler|det handlar om|han ar|hon ar|han e|hon e|of|about|um|om|von|from|namlich|also|well|oh|sorry|ja|yes|no|nein|nej|nee|not me|nicht ich|inte jag)[ ,.]+)*")
_NAMES = Expression(
    rf"^{_LEAD}{_OF} (?:(?:best|good|close|old|dear|little|big|younger|older|beste\w*|gut\w*|enge\w*|alt\w*|klein\w*|gross\w*|basta|bra|nara|gammal|gammalt|lilla|stora|yngre|aldre|half|step) )*{KIN}"
    rf"(?: (?:of mine|von mir|vo mir|till mig|der ich helfe|(?:from|of|at|in|aus|von|vom|bei|im|fran|pa|i|hos) (?:(?:the|my|our|der|dem|meiner|meinem|unserer|min|mitt|var) )?\w+(?: \w+)?))?(?:,? (?:\d+|(?:she|he|they|er|sie|han|hon|de|dom) (?:is|are|ist|sind|ar|e) [^.!?]*|{_OF} \w+|we live together|wir wohnen zusammen|vi bor ihop))?[ .!]*$")
_OF_HERSELF = Expression(r"\b(?:with me|bei mir|hos mig|here|hier|har|coming|kommt|kommer|on (?:his|her|the) way|asleep)\b")


def names_another(text: str) -> bool:
    """Whether a message does nothing but say who the other one is: "a friend from school", "her husband, they are my neighbours", "min granne"."""
    folded = fold(text).strip()
    return bool(_NAMES.match(folded)) and not _OF_HERSELF.search(folded)


_GONE = Expression(
    r"\b(?:missing|forsvunn\w*|verschwunden|vermisst|saknas|saknad|rymt|rymde|ran away|run away|abgehauen|ausgerissen|weggelaufen|davongelaufen|nicht (?:nach hause|heim|heimge|hoam)\w* ?(?:gekommen|kommen|kemma)?|nid hei\w*|(?:kom|kommit|kommer) (?:inte|int) hem|inte kommit hem|not come home|didn'?t come home|hasn'?t come home|never came home|hasn'?t been home|not been home)\b|"
    r"\b(?:weg|fort|gone|out|borta|nicht da|lamnat hemmet|lamnade hemmet|left the house|left home|aus dem haus)\b(?=.*\b(?:hela natten|all night|ganze nacht|ganzen tag|seit \w+|since \w+|sen \w+|sedan \w+|\d+ (?:stunden|hours?|timmar|tage?|days?|dygn|dagar)|svarar inte|antwortet nicht|geht nicht (?:ran|ans)|not (?:answer|pick)\w*|(?:doe?s|is)n'?t (?:answer|pick)\w*|won'?t answer|nicht erreichbar|reagiert nicht)\b)")
_NO_PERSON = Expression(r"\b(?:cat|dog|katze|hund\w*|kater|katt\w*|hamster|schlussel|keys?|nycklar\w*|geld|money|pengar|phone|handy|appetit|lust|motivation|freude|gladje\w*|strom|power|i|ich|jag|mir|mich|me|mig|bin)\b")


def is_missing(text: str) -> bool:
    """Whether somebody else is gone and nobody knows where: "min son kom inte hem i natt", "meine Frau ist seit gestern weg"."""
    folded = fold(text)
    found = _GONE.search(folded)
    return found is not None and bool(re.search(rf"\b{_THEY}\b", folded)) and not _NO_PERSON.search(folded[max(0, found.start() - 40):found.start()])
