"""What people reply where they were asked whether somebody is safe: help is there, it was a slip, they will not call. Needs no model, for the guard
reads it too."""
from __future__ import annotations

import re
from typing import FrozenSet

from index.linear import fold
from nlu.deeds import by_a_stranger

_HELPERS = (r"(?:(?:die |der |das |den |the |an |de )?(?:polizei|rettung|rettungswagen|krankenwagen|notarzt|notarztin|sanitater\w*|sani|ambulanz|feuerwehr|arzt|arztin|polis(?:en)?|ambulans(?:en)?|raddningstjansten|lakaren?|"
            r"police|cops|ambulance|paramedics?|medics?|doctors?|fire ?brigade)|(?:mein\w*|min|mina|mitt|my) \w+|hilfe|hjalp(?:en)?|help)")
_NOW = r"(?:(?:jetzt|nun|grad|gerade|schon|endlich|inzwischen|auch|nu|redan|just nu|antligen|now|already|here|finally|just|both|all)\b ?)*"
_IS = r"(?:ist|isch|is|sind|san|ar|e|are|was|war|waren|var|'s|'re)"
_THEM = r"(?:sie|ihn|ihm|ihr|henne|honom|dem|dom|her|him|them)"
_HELP_THERE = re.compile(
    rf"\b{_HELPERS} {_IS} {_NOW}(?:da|hier|dort|det|do|vor ort|angekommen|gekommen|eingetroffen|bei (?:ihm|ihr|ihnen|mir|uns)|dar|har|framme|pa plats|hos (?:honom|henne|mig|oss|dem)|"
    rf"there|here|with (?:her|him|me|them|us)|arrived)\b|\b{_HELPERS} (?:har kommit|kom nyss|(?:has|have) (?:arrived|come)|got (?:here|there)|(?:hat|haben) {_THEM}\b)|"
    rf"\b(?:sie|de|dom|they)(?: haben| har| have|'ve| got| found)(?: got| found| hittat| tagit hand om| nu| jetzt| now)* {_THEM}(?: safe| gefunden| mitgenommen| abgeholt| hittat| nu| jetzt| now| out)*[ .,!]*(?:$|[.,])|"
    rf"\b(?:er|sie|han|hon|he|she|ich|jag|i)(?:'m|'s)?(?: {_IS}| bin| am)? {_NOW}(?:(?:im|ins|auf dem weg ins|i|pa|pa vag till|in|at|in the|on the way to) (?:krankenhaus|spital|klinik|rettungswagen|krankenwagen|sjukhuset?|ambulansen|akuten|psykakuten|hospital|the hospital|ambulance|a&e))\b")
_HELP_COMING = re.compile(
    rf"\b{_HELPERS} {_IS}? ?{_NOW}(?:kommt|kommen|unterwegs|auf (?:dem |'?m )?weg|kommer|pa vag|pa gang|coming|on (?:the|their|its|her|his) way|en route)\b|\b(?:sie|de|dom|they|er|han|hon|he|she)(?: are| is|'re|'s| sind| ist| ar)? (?:auf dem weg|unterwegs|pa vag|on (?:the|their|her|his) way|coming)\b|"
    r"\b(?:hab|habe|haben|han|ha)\b(?! (?:noch )?(?:niemand\w*|keine\w*|nicht|net))(?: \w+){0,5}? (?:angerufen|gerufen|verstandigt|alarmiert|agluet|aglutet|ogruafn)\b|\b(?:har|jag)\b(?: \w+){0,2}? (?:ringt|ringde|larmat|larmade)\b(?! inte)|\b(?:i|we)(?:'ve| have)?(?: just| already| now)? (?:called|rang|rung|phoned|dialled|dialed)\b")
_NO_DANGER = re.compile(
    r"\b(?:keine? gefahr|niemand (?:ist )?in gefahr|nicht in gefahr|ingen fara|ingen (?:ar|e) i fara|inte i fara|(?:no|not in(?: any)?) danger|no ?(?:one|body)(?:'s| is)? in danger)\b|"
    r"\b(?:ich|i)(?: (?:tu|tue|tua|mach|mache|werd|werde|wurd|wurde|tat|tate))(?: (?:ihm|ihr|ihnen|mir|ma|eam|ihra|niemandem|keinem|denen|uns|ja|eh|doch|schon|sicher|nie|niemandem was))* (?:nichts?|nix|nie(?: was| etwas)?)(?: (?:an|tun|antun|machen))?\b|"
    r"\b(?:i ?'?m|i am|im|he'?s|she'?s|i was) (?:not|never) (?:(?:actually|really) )?(?:gonna|going to|planning (?:on|to)) (?:do|hurt|kill|harm|try|act)\w*\b|\bi (?:wouldn'?t|won'?t|would never|will never|'?d never) (?:\w+ )?(?:do|hurt|kill|harm) (?:it|that|anything|anyone|myself|him|her|them)\b|"
    r"\b(?:ska|skulle|kommer|tanker) (?:jag )?(?:inte|aldrig) (?:att )?(?:gora|skada) (?:nat|nagot|det|mig|honom|henne|nan|nagon)\b|\bjag gor (?:honom|henne|mig|dem|nan|nagon) (?:inget|ingenting|inte nat)\b|"
    r"\b(?:nein|nej|no|nee),? (?:nicht|inte|not) (?:heute|jetzt|gerade|idag|i dag|just nu|nu|today|now|right now|tonight)\b|\b(?:er|sie|han|hon|ich|jag) (?:meint|meinte|mein|meine|menar|menade)(?: (?:das|es|det|ja|doch))* (?:nicht|net|ned|inte)\b|\b(?:he|she|i) (?:doe?s ?n'?t|did ?n'?t|don'?t|doe?s not|did not) (?:really |actually )?mean\b")
# Who does violence is away: "he's not here now, but he checks my phone".
_DOER_GONE = re.compile(
    r"^(?:(?:ja|nein|nej|no|yes|ok(?:ay)?|na),? )?(?:er|sie|han|hon|he|she|mein \w+|min \w+|my \w+)(?: (?:ist|ar|e|is)|'s)(?: (?:jetzt|nun|gerade|grad|nu|just nu|now|schon|heute|idag|today|grade))* "
    r"(?:weg|fort|nicht (?:mehr )?(?:da|hier|zu ?hause|daheim)|arbeiten|bei der arbeit|auf (?:der )?arbeit|borta|inte (?:hemma|har)|pa jobbet|gone|out|away|at work|not (?:here|home|at home)|asleep|eingeschlafen)\b")
_SLIP = re.compile(
    r"\b(?:skrev fel|skriver fel|felskrivning|skamta\w*|skoja\w*|pa skamt|(?:bara|nur|only|just) (?:ett |ein |a )?(?:skamt|skoj|spass|scherz|witz|joke|kidding|joking)|war (?:ein |nur )?(?:spass|scherz|witz)|verschrieben|vertippt|verlesen|"
    r"kidding|joking|jk|typo|figure of speech|figur\w* of speech|redewendung|sagt man (?:halt |so )+|nicht ernst|net ernst|ned ernst|inte pa allvar|inte allvarligt menat|menade? inte|not serious\w*)\b|\b(?:nicht|net|ned|nit|nod) (?:so |ernst )?(?:g?e?meint|gmoant)\b")
_CALLS = r"(?:anrufen|anrufe|telefonieren|telefoniere|aalute|alute|ringa|ringer|prata i telefon|call|calling|ring|phone|dial|speak to|talk to)"
_NO_CALL = re.compile(
    rf"\b(?:nicht|net|ned|nod|niemand\w*|keine?n?|nirgend\w*|inte|int|ingen|aldrig|don'?t|dont|won'?t|wont|can'?t|cant|cannot|not|never|not gonna)\b(?: \w+){{0,4}}? {_CALLS}\b|\bruf\w* (?:da |dort |die |den )?(?:nicht|net|ned|niemand\w*|keine?n?)\b|"
    r"\btraue? mich (?:\w+ )?(?:nicht|net|ned|nod)\b|\b(?:trau|traue|torr?s|vagar|orkar|pallar|schaff|schaffe|kann|kan)\b(?: \w+){0,4}? (?:nicht|inte|int|net|ned)(?: \w+){0,3}? (?:an|anrufen|telefonieren|ringa|reden|prata)\b|\b(?:ohne|kein|ingen|utan|no) (?:telefon\w*|phone|anruf)\b|"
    r"\b(?:nicht|net|ned|inte|don'?t|not)\b(?: \w+){0,3} (?:mit (?:niemand\w*|jemand\w*|wem|fremden)|med (?:nan|nagon|ingen)|to (?:anyone|anybody|strangers))\b")
_QUEUE = re.compile(
    r"\b(?:warteschl\w*|besetzt|upptaget|engaged|on hold|telefonko|i ko|kon ar|(?:all )?waiting lists?|vantelist\w*|voicemail|mailbox|anrufbeantworter)\b|"
    r"\b(?:da |dort |eh )*(?:geht|hebt|nimmt|ist|isch) (?:da |dort |eh |sowieso |doch )*(?:niemand|keiner|kaner|koaner) (?:ran|ab|da|dran|hin)\b|\b(?:nobody|no ?one)(?: ever)? (?:picks? up|answers|there)\b|\bingen (?:svarar|tar|lyfter)\b|\b(?:svarar|lyfter) ingen\b")
_TALK_TO_YOU = re.compile(
    r"\b(?:mit|bei) dir (?:\w+ )?(?:reden|schreiben|sprechen|chatten|bleiben)|\b(?:prata|skriva|snacka|chatta|vara) (?:\w+ )?(?:med|hos) dig\b|\b(?:talk|speak|write|chat|stay) (?:\w+ )?(?:to|with) you\b|\b(?:bleib|stanna|stay) (?:du )?(?:bitte )?(?:bei mir|hos mig|with me)\b|\bred (?:du )?mit mir\b|\bprata du\b|\btalk to me\b")
_UNREACHABLE = re.compile(
    r"\b(?:er|sie|es|han|hon|hen|he|she|they|mein\w* \w+|min \w+|my \w+)\b(?:'s|'re)?(?: \w+){0,3}? (?:nicht (?:mehr )?(?:ran|erreichbar|ans (?:telefon|handy))|reagiert (?:\w+ )?nicht|antwortet (?:\w+ )?nicht|svarar (?:\w+ )?(?:inte|int)|ej svarar|"
    r"(?:not|isn'?t|doe?s ?n'?t|won'?t|wont|isnt|doesnt|ain'?t) (?:answer|pick|respond|reply|text)\w*)|\b(?:handy|telefon|mobil\w*|phone|telefonen)(?:'s)?(?: \w+){0,2} (?:aus|off|avstangd|av|dead|abgeschaltet|tot|weg)\b|\b(?:erreiche|erreich) (?:ihn|sie) nicht|\bgeht nicht (?:mehr )?ran\b|\b(?:can'?t|cannot|cant) (?:reach|get hold of|get through to) (?:him|her|them)\b|\bfar inte tag (?:pa|i)\b")
_ASKS_FOR_POLICE = re.compile(
    r"\b(?:soll|sollt|sollte|soel|sol|kann|darf|muss|ska|skall|bor|borde|kan|far|maste|should|can|do|shall|may|must)\b(?: \w+){0,4}? (?:polizei|polis\w*|notruf|112|117|144|110|rettung|krankenwagen|ambulan\w*|police|999|911|emergency|anrufen|ringa|call|ring)\b[^.!]*|\bsoll ich (?:da |wen |jemand\w* )?(?:\w+ )?(?:rufen|anrufen)\b")
_ASKS_TO_TELL = re.compile(
    r"\b(?:soll|sollte|kann|darf|muss|ska|borde|bor|far|kan|should|can|do|may)\b (?:ich|i|jag|man|wir|vi|we)\b(?: \w+){0,6}? (?:sagen|sage|erzahlen|sag|verraten|saga|beratta|tell|say)\b|\b(?:sagen|erzahlen|beratta|tell)\b[^?]*\b(?:mutter|mama|eltern|vater|lehrer\w*|mamma|pappa|foraldrar\w*|larar\w*|mum|dad|mother|father|parents|teacher)\b[^?]*\?")
_NO_HELPERS = re.compile(
    r"\b(?:don'?t|dont|do not|doesn'?t|didn'?t|no|without|keine?|nicht|nix|ned|net|nid|nod|ohne|vill inte|ingen|inga|inte|utan)\b(?: \w+){0,4} (?:polizei|rettung|krankenwagen|notarzt|sanitater|polis\w*|ambulans\w*|police|cops|ambulance)\b|"
    r"\b(?:polizei|rettung|krankenwagen|notarzt|polis\w*|ambulans\w*)(?: \w+){0,3} (?:nicht|ned|net|nid|nod|inte)\b")
_AND_YET = re.compile(r"\b(?:aber|men|but|trotzdem|nur dass|doch (?:ich|jag)|fast|noch nicht|trodde|tror|thought|dacht\w*|glaub\w*|wenn|falls|sobald|innan|bevor|om|nar|when|before|until|after|if)\b")
_SHORT, _BARE = 16, 24  # words; who writes more tells something besides

_REPLIES = {"help_there": _HELP_THERE, "help_coming": _HELP_COMING, "no_danger": _NO_DANGER, "slip": _SLIP, "doer_gone": _DOER_GONE, "no_call": _NO_CALL, "queue": _QUEUE,
            "talk_to_you": _TALK_TO_YOU, "unreachable": _UNREACHABLE, "asks_for_police": _ASKS_FOR_POLICE, "asks_to_tell": _ASKS_TO_TELL}
_RELIEF = ("help_there", "no_danger", "slip")


def replied(text: str) -> FrozenSet[str]:
    """Which of these a message says: `help_there` ("polisen är där nu, de har henne"), `help_coming`, `no_danger` ("nein, ich tu ihm nichts"),
    `slip` ("jag skrev fel", "just kidding"), `no_call`, `queue`, `talk_to_you`, `unreachable` ("his phone is off"), `asks_for_police`, `asks_to_tell`, `doer_gone`, `by_a_stranger`."""
    folded = fold(text)
    if len(folded.split()) > _BARE:
        return frozenset()
    found = {name for name, pattern in _REPLIES.items() if pattern.search(folded)}
    if by_a_stranger(text):
        found.add("by_a_stranger")
    if _NO_HELPERS.search(folded):
        found -= {"help_coming", "help_there"}  # "I don't want the police coming here"
    if "help_coming" in found:
        found -= {"asks_for_police", "no_call"}
    return frozenset(found)


def relieves(text: str) -> bool:
    """Whether a short message plainly says that there is no danger (any more), and nothing against it."""
    folded = fold(text)
    return len(folded.split()) <= _SHORT and not _AND_YET.search(folded) and any(_REPLIES[name].search(folded) for name in _RELIEF)
