"""Who threatens, and whom: criminals who want money, a pupil who would shoot them all, a father who strikes in his dementia, a gun beside somebody who has lost heart.
Needs no model, for the guard stands on it."""
from __future__ import annotations

from typing import Optional

from index.linear import fold
from index.sieve import Expression
from nlu.alarms import Alarm, Settled

_CRIMINALS = (r"(?:kriminell\w*|criminals?|(?:ett|ganget|ganget|gang) (?:gang|kriminella)|(?:ett|det|kriminellt|kriminella|i|fran|hans|sitt) gang\w*|ganget\w*|gangmedlem\w*|gangkrim\w*|natverket|(?:a|the|his|some|street|local|from a|in a|with a) gang|gangs|gang members?|gangsters?|"
              r"(?:eine[rn]?|die|der|seiner?|strassen|jugend|drogen)[- ]?(?:gang|bande)|clan\w*|dealern?|dealers?|drogendealer\w*|drug dealers?|langar\w*|kredithai\w*|loan ?sharks?|lanehaj\w*|geldeintreib\w*|inkassotyp\w*|torped\w*|mafia|maffia\w*|rocker|"
              r"(?:fel|falschen?|falsche|wrong|farliga|gefahrliche\w*|dangerous|tunga|skumma) (?:folk|leut\w*|people|typ\w*|guys|snubbar|personer|kerle\w*))")
_MENACE = (r"(?:hot\w*|droh\w*|bedroh\w*|gedroht|threat\w*|(?:kommer|kommen|komme|come|coming|turn up|dyker upp|stehen|stand|standen|star|stod|stood|standing|were|var|war\w*)(?: \w+){0,2} (?:hem till|hemma hos|zu (?:uns|mir|meine[rm]?)|nach hause|vor (?:der|unserer|meiner) tur|to (?:my|our|the)|at (?:my|our|the)|round|after me|utanfor)|"
           r"vet var (?:jag|vi|han|min|mamma) bor|wissen,? wo (?:ich|wir|meine)|know where (?:i|we|my|he)|jagar|letar efter|ute efter|suchen (?:mich|ihn|uns)|looking for (?:me|him|us)|after (?:me|him|us)|skjut\w*|erschiess\w*|abstech\w*|shoot\w*|hurt|kill\w*|doda\w*|umbring\w*|forsvinna mig|knaskal\w*|kniescheib\w*|kneecap\w*|verprugel\w*|zusammenschlag\w*|beat (?:me|him) up|spranga\w*|erpress\w*|utpress\w*|blackmail\w*|extort\w*)")
_BY_CRIMINALS = Expression(rf"\b{_CRIMINALS}\b")
_MENACES = Expression(rf"\b{_MENACE}")
_OF_ANOTHER = Expression(r"\b(?:he'?s|he is|she is|has been|han ar|hon ar|han e|han har blivit|han blir|er ist|er wird|sie wird|er wurde|droh\w* ihm|threaten\w* him|hotar (?:honom|henne)|(?:mein|min|my|unser|var|our)\w* (?:\w+ )?(?:bruder|sohn|freund|neffe|enkel|bror|brorsa\w*|lillebror|storebror|son|kille|kompis|kusin|brother|son|nephew|friend|boyfriend|grandson|cousin))\b")
_OF_ME = Expression(r"\b(?:mich|mir|mig|mej|me|jag|ich|i|i'?m|uns|oss|us)\b")
_SEEN_ONLY = Expression(r"\b(?:film|serie\w*|series|doku\w*|podd\w*|podcast|buch|book|bok\w*|spel\w*|game|spiel|news|nachrichten|nyhet\w*|uppsats|essay|referat)\b")


def by_criminals(text: str) -> Optional[Alarm]:
    """Whether a gang, dealers or "the wrong people" threaten her or somebody near: a danger, and none of the home."""
    folded = fold(text)
    if not (_BY_CRIMINALS.search(folded) and _MENACES.search(folded)) or _SEEN_ONLY.search(folded):
        return None
    his = bool(_OF_ANOTHER.search(folded)) and not _threatens_me(folded)
    return Alarm("concern", "violence_now", his, not his)


_ME_TOO = Expression(rf"\b(?:hot\w*|droh\w*|bedroh\w*|threat\w*) (?:\w+ )?(?:mig|mej|mich|mir|me|uns|oss|us)\b|\b(?:ich|jag|i) (?:\w+ )?(?:hab|habe|schuld\w*|ar skyldig|skyldig|har|owe|have|'ve)\b|\b(?:mich|mir|me|mig)\b(?: \w+){{0,3}} (?:{_MENACE})")


def _threatens_me(folded: str) -> bool:
    return bool(_ME_TOO.search(folded))


_SAYS = r"(?:geschrieben|schreibt|schrieb|gesagt|gsagt|gseit|sagt|sagte|gepostet|postet|droht|gedroht|angekundigt|kundigt|skrev|skrivit|skriver|sager|sa|sagt|hotar|hotat|hotade|postat|lagt ut|wrote|writes|written|says?|said|posted|posts|threatens?|threatened|told|announced|texted)"
_ALL = r"(?:uns alle|uns|euch alle|alle|die ganze klasse|die klasse|die schule|lehrer\w*|mitschuler\w*|leute|menschen|jede\w*|oss alla|oss|alla|hela klassen|klassen|skolan|larar\w*|folk|us all|all of us|us|everyone|everybody|them all|all of them|people|the (?:whole )?(?:class|school|office|team)|(?:his|her) (?:class|classmates|teachers|colleagues))"
_SHOOTS = r"(?:abknall\w*|erschiess\w*|niederschiess\w*|umleg\w*|umbring\w*|abstech\w*|ersteche\w*|wegpust\w*|in die luft \w+|abmurks\w*|skjuta|skjuter|doda|dodar|hugga ner|mejar? ner|spranga|shoot|kill|stab|blow up|gun down|murder|massacre)"
_AGAINST_ALL = Expression(
    rf"\b{_SAYS}\b[^.!?]{{0,60}}\b{_ALL}(?: \w+){{0,2}}? {_SHOOTS}\b|\b{_SAYS}\b[^.!?]{{0,60}}\b{_SHOOTS}(?: \w+)? {_ALL}\b|\b(?:lauft|laufen|lauf|begeht|plant|plane|macht)(?: \w+)? amok\b|\b(?:amok|amoklauf\w*) (?:\w+ )?(?:laufen|angekundigt|geplant|plant|gedroht|machen|begehen)\b|\b{_SAYS}\b[^.!?]{{0,40}}\b(?:amok\w*|skolskjutning\w*|school shooting|shoot up)\b|\bshoot up (?:the|his|her|our) \w+\b")
_FIGURE = Expression(r"\b(?:lol|haha\w*|xd|film|serie\w*|spiel\w*|game|spel\w*|nachrichten|news|nyhet\w*|podcast|buch|theater\w*|musik|song|am liebsten|konnte|konnt|paintball|lasertag|airsoft|fussball|tor|witz\w*|joke\w*|skamt\w*)\b")


def threatens_many(text: str) -> bool:
    """Whether somebody is told of who says that he will kill the class, the office, all of them."""
    folded = fold(text)
    return bool(_AGAINST_ALL.search(folded)) and not _FIGURE.search(folded)


_DEMENTED = Expression(r"\b(?:demen[tzs]\w*|demens\w*|dementia|alzheimer\w*|delir\w*)\b")
_ON_KIN = Expression(
    r"\b(?:haut|schlagt|schlog|schlug|hat \w+ (?:gehauen|geschlagen)|tritt|kneift|attackiert|geht auf|wird (?:\w+ ){0,2}(?:handgreiflich|aggressiv|gewalttatig)|slar|slog|slagit|sparkar|biter|nyper|knuffar|hits?|hitting|beats?|kicks|punches|grabs|attacks|lashes out at|blir (?:\w+ ){0,2}(?:valdsam|aggressiv)|gets? (?:\w+ )?(?:violent|aggressive))\b"
    r"(?:[^.!?]{0,25}\b(?:oma|omi|opa|mutter|mama|mutti|vater|papa|frau|mann|pflegekraft|pflegerin|pfleger|schwester|mormor|farmor|morfar|farfar|mamma|pappa|mor|far|frun|personal\w*|hemtjansten|gran|nan|grandma|grandpa|mum|mom|mother|dad|father|wife|husband|carers?|nurses?)\b)?")
_ON_ME = Expression(r"\b(?:mich|mi|mir|mig|mej|me|uns|oss|us)\b(?! (?:selbst|selber|sorgen|angst))")


def strikes_in_dementia(text: str) -> bool:
    """Whether somebody with dementia strikes another old one: it needs help for both, and no police at once."""
    folded = fold(text)
    return bool(_DEMENTED.search(folded) and _ON_KIN.search(folded)) and not _WEAPON.search(folded)


_GUNS = r"\w*gevar\w*|\w*vapen\w*|\w*bossa\w*|pistol\w*|\w*gewehr\w*|\w*waffe\w*|\w*flinte|revolver\w*|\w*gun|guns|rifles?|shotguns?"
_GUN, _WEAPON = Expression(rf"\b(?:{_GUNS})\b"), Expression(rf"\b(?:{_GUNS}|messer|kniv\w*|knife|axt|yxa\w*)\b")
_LOST_HEART = Expression(
    r"\b(?:deprim\w*|deppig|depri|depp|depress\w*|nedstamd\w*|nere|niedergeschlagen\w*|schwermut\w*|lebensmud\w*|livstrott|trott pa livet|hopplos\w*|hoffnungslos\w*|hopeless|melancholi\w*|ligger bara|liegt nur|just lies|lies in bed|seines lebens|lost heart|given up|gett upp|hat aufgegeben|aufgegeben)\b|"
    r"\b(?:lika (?:bra|gott|val)|genauso gut|ebenso gut|besser|as well|better off|battre) (?:\w+ )?(?:att |o |zu |to )?(?:sluta|avsluta|aufhoren|schluss|schluss machen|gehen|quit|stop|end|die|dead|dod|tot|do|ohne ihn|utan honom|without him)\b|\b(?:end it|ending it|alles beenden|gora slut pa allt|ingen mening|no point|keinen sinn|kein sinn)\b")
_TO_HIS_END = Expression(r"\b(?:lika (?:bra|gott|val)|genauso gut|ebenso gut|as well|end it|ending it|alles beenden|gora slut pa allt|schluss machen|ein ende|better off|ohne ihn|utan honom|without him|nicht mehr leben|inte leva|not (?:want to )?live)\b")
_ON_OTHERS = Expression(r"\b(?:hot\w*|droh\w*|bedroh\w*|gedroht|threat\w*|slar|slog|schlagt|haut|hits?|beats?|radd for|angst vor|scared of|afraid of|frightened of|mot (?:mig|oss|mamma|henne)|gegen (?:mich|uns|die)|zielt|gezielt|auf (?:mich|uns)|points?|pointed|aims?|at (?:me|us|her|mum)|siktar|pekar|uns (?:alle )?umbring\w*|doda (?:mig|oss|henne)|kill (?:me|us|her|them))\b")


def has_a_gun_and_no_heart(text: str) -> Optional[Alarm]:
    """Somebody who has lost heart, and a gun at hand: the danger is his own."""
    folded = fold(text)
    if not (_GUN.search(folded) and _LOST_HEART.search(folded)) or _ON_OTHERS.search(folded):
        return None
    return Alarm("acute" if _TO_HIS_END.search(folded) else "concern", "suicidality", True)


def menaced(text: str) -> Optional[Alarm]:
    """What no rule heard of this."""
    if threatens_many(text):
        return Alarm("acute", "violence_now", True)
    if strikes_in_dementia(text):
        on_me = bool(_ON_ME.search(fold(text)))
        return Settled("concern", "violence_now", not on_me, on_me)
    return by_criminals(text)
