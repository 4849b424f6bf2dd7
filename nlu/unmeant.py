"""What a message cannot mean, whatever the classifier takes it for: "a break for me" asks for no price, "who knows about sects?" not who runs this, and
"court is next month" for no other places."""
from __future__ import annotations

from typing import Any, Mapping

from index.linear import fold
from index.sieve import Expression
from nlu.later import asked_later

# Other people do something, or are looked for: "die anderen lachen", "andra tycker jag överdriver", "gibt es andere Eltern".
_OTHER_PEOPLE = Expression(r"^(?:(?:und|och|and|aber|men|but|weil|because|alle?|all|alla|the|die|de|some|viele|manga|many) )*(?:anderen?|andra|others|other people|andere leute|everyone else|alla andra) (?:(?:\w+ )?(?:lach\w*|sag\w*|mein\w*|find\w*|denk\w*|glaub\w*|versteh\w*|hab\w*|hend|sind|san|kon\w*|schaff\w*|mach\w*|gehen|kommen|schau\w*|red\w*|"
                           r"skratt\w*|sager|tycker|tror|forstar|fattar|har|ar|kan|klarar|gor|ser|pratar|mar|laugh\w*|say\w*|think\w*|find|believe|understand\w*|have|are|can|cope|manage\w*|do|did|look|talk\w*|get|seem\w*|make|tell|told|just|only|always|bara|alltid|immer|nur)\b)")
# A day to come is no other place: "court is next month".
_NEXT_TIME = Expression(r"\b(?:next|nachst\w*|nasta|kommende\w*|the other) (?:week\w*|month|year|time|day|night|woche\w*|monat|jahr|mal|vecka|manad|ar|gang|term\w*|semester|\w*day|\w*tag|\w*dag|summer|winter|autumn|spring|sommar|sommer|herbst|host|vinter|appointment|termin)\b")
_NAMES_OTHERS = Expression(r"\b(?:ander(?:e|es)|others?|else|different|alternativ\w*|annat|fler|mehr|more|places?|stellen?|stallen?|ones)\b")
_NO_THERAPY = Expression(r"^(?!.*\b(?:find\w*|hitta\w*|krieg\w*|bekomm\w*|get|platz\w*|plats\w*|wart\w*|wait\w*|vant\w*)\b).*\b(?:kein\w*|koa\w*|ka|kei\w*|ingen|inte|no|not|don'?t|nicht|brauch\w* nicht|ohne|utan|without|statt|instead of)\b(?: (?:want|need|vill|ha|a|any|to|see|eine?\w*|en|till|zu\w*|zum|zur|nan|nagon|gleich|richtige?|sofort|right away))* (?:\w*therap\w*|psycholog\w*|psykolog\w*|psychiat\w*|psykiat\w*|shrink|counsell?or|arzt|doctor|lakare)\b")
_ONLY_ANSWERED = Expression(r"\b(?:appointment|termin|lakartid|tid hos|besok) .*\b(?:is|ist|isch|ar|hab\w*|have|got|har)\b.* ?\b(?:in|im|on|am|i|den|nachste\w*|nasta|next|erst|forst)\b|\b(?:next|nachste\w*|nasta) (?:appointment|termin|tid|besok|visit)\b.*\b(?:is|ist|isch|ar)\b")
# Lotse itself, or how it goes on with it.
_OF_THIS_PROGRAM = Expression(r"\b(?:du|dir|dich|di|ihr|euch|sie|ihnen|you|u|ur|ya|your|ni|er|dig|lotse|bot|chatbot|program\w*|app|seite|site|page|website|sida|sidan|sajt\w*|this|that|thing|das|des|dies\w*|es|it|here|hier|har|dar|det|detta|was|what|whats|vad|va|wie|how|hur|funktion\w*|funkt\w*|fungerar|funkar|works?|weiter|now|next|nu|jetzt)\b")
_RUNS = Expression(r"money|geld|pengar|\bsource|\bwho(?:'s| is| are|s)? (?:this|that|there|behind|you|they)\b|\bwer (?:ist|seid|sind) (?:das|ihr|sie|hier|da)\b|\bvem ar (?:det|ni|du)\b(?! (?:man|som|jag))|charit|ideell|forening|verein\b|caritas|diakonie|region|kommunen driv|stat(?:en|lich)|myndighet|nhs|govern|regierung|krankenkasse|1177|google|sekt\b|universi|expert|gepruft|betreib|betrieb|trager\b|runs?\b|running|operat|behind|hinter|bakom|driv|ager|owns?\b|owned|gemacht|gjort|made|impress|imprint|seri[oö]s|legit|trau|trust|lita|vertrau|bezahl|zahlt|betal|pay|paid|sponsor|finan|verdien|tjan|kirche|kyrka|church|staat|firma|company|foretag|offi[sz]iell|official|organisation|ansvar|kontaktperson|dahinter|dehinter|gehor|tillhor|belong|beschwer|klag|complain|lotse|seite|sida|site|webb|web|app\b|program|\bbot|ihr\b|\bni\b|\byou\b|\bdu\b|sie\b")
_OF_MONEY = Expression(r"hinleg|hinblatter|verlang|rechn|rakning|faktura|frikort|kalas|set (?:me|us|you) back|cover|kost|choscht|chost|cost|preis|price|pris|zahl|betal|pay|paid|avgift|gebuhr|fee|charge|euro|krona|kronor|frank|stutz|gratis|free|umsonst|geld|pengar|money|cash|kohle|teuer|dyr|expensive|cheap|billig|versicher|forsakr|insur|rechnung|bill|viel|mycket|much|abo\b|lau\b|umme|rad\b|afford|leisten|kasse|remiss")
# What she owes or lacks herself, told and not asked: "nächsten Monat muss ich zahlen", "the bank says I have to pay it back".
_OWES = Expression(r"^(?![^?]*\?)(?!(?:und |och |and |aber |men |but )?(?:muss|mussen|mues\w*|maste|do|does|would|will|should|must|have|kann|kan|can|was|vad|what|how|hur|wie|wer|who|vem|ob|om|if|wenn)\b)(?=.*\b(?:muss|mussen|maste|must|have to|has to|need to|soll|ska|kann|kan|can'?t|cannot|konnen)\b).*\b(?:zahlen|bezahlen|zuruckzahlen|begleichen|betala\w*|pay|repay)\b")
_PAYS_GLADLY = Expression(r"\b(?:darf|kann|soll|far|kan|may|can|might) (?:ruhig |gern\w* |auch |garna |it )*(?:et)?(?:was |nagot |nat |something )?(?:kosten|kosta|cost)(?: (?:et)?(?:was|nagot|nat|something|a bit))?[ .!]*$|\b(?:zahl\w*|bezahl\w*|betala\w*|pay\w*)\b.*\b(?:gern\w*|garna|privat\w*|selbst|selber|sjalv\w*|gladly|privately|myself|problem\w*|egal|rolle|roll|matter)\b|\b(?:gern\w*|garna|privat\w*|selbst|gladly|happy to|kann|kan|can|could|will) (?:(?:ich|jag|i|auch|ocksa|das|det|it|sjalv|selbst|privat|to) )*(?:zahlen|bezahlen|betala|pay)\b|\b(?:geld|kosten|preis|pengar|kostnad\w*|money|cost|price) (?:(?:ist|spielt|ar|is|spelar|doe?s) )?(?:(?:mir|mig|me|da|keine?|ingen|inget|no|not|n't) )*(?:egal|rolle|problem|roll|matter)\b|^(?:nein |nej |no )?(?:das |es |det |it |it's |that's )?(?:geht |ist |ar |is )?(?:nicht|inte|not)(?: ums?| about| om)?(?: das)? (?:geld|pengar|pengarna|money)\b")
# Talking to somebody is wished for and not asked about: "eller prata med nån".
_TO_TALK = Expression(r"^(?:(?:or|oder|eller|and|und|och|just|only|rather|maybe|lieber|einfach|nur|bara|hellre|helst|kanske|mal) )*(?:(?:to )?(?:talk|speak) (?:to|with)|(?:mit )?\w+ zum reden|mit \w+ (?:reden|sprechen|telefonieren)|prata med|snacka med)(?: (?:somebody|someone|anyone|nan|nagon|jemand\w*|wem))?[ .!]*$")


def is_unmeant(intent: str, text: str, wishes: Mapping[str, Any]) -> bool:
    """Whether the words of a text speak against an intent."""
    folded = fold(text)
    if intent == "other_offers":
        in_time = bool(_NEXT_TIME.search(folded)) and not _NAMES_OTHERS.search(folded)
        return in_time or bool(_OTHER_PEOPLE.search(folded)) or asked_later(folded) == "peers"
    if intent == "find_therapist":
        return bool(_NO_THERAPY.search(folded) or _ONLY_ANSWERED.search(folded))  # "the next appointment is in June" is told
    if intent == "who_runs":
        return not _RUNS.search(folded)
    if intent == "what_can_you_do":
        return not _OF_THIS_PROGRAM.search(folded)  # "any help at home?"
    if intent == "cost":
        owes = bool(_OWES.search(folded)) and not wishes.get("cost")
        return owes or not _OF_MONEY.search(folded) or bool(_PAYS_GLADLY.search(folded))
    return intent == "are_you_human" and bool(_TO_TALK.search(folded))
