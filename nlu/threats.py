""" "My father would kill me if he knew": mostly a figure of speech; a threat where he is violent, where honour is at stake, or where she leaves."""
from __future__ import annotations

import re

from index.linear import fold
from index.sieve import Expression

_KIN = (r"(?:er|sie|(?:mein\w*|mei|mi|min|unser\w*|da|der|die) (?:\w+ )?(?:vater|papa|dad|mann|mo|mau|maa|ex\w*|freund|bruder|bruder|bruada|onkel|stiefvater|familie|verlobter?|cousin|brueder|bruder|sohne|frau|mutter|mama|eltern|schwager)|papa|vater|mama|mutter|"
        r"he|they|(?:my|the|our) (?:\w+ )?(?:dad|father|husband|ex\w*|boyfriend|brothers?|uncles?|step ?dad|family|fiancee?|cousins?|parents|partner|wife|mum)|dad|"
        r"han|de|dom|(?:min|mina|mitt) (?:\w+ )?(?:pappa|far|man|ex\w*|pojkvan|kille|sambo|fastman|fastmo|fru|bror|brorsa\w*|broder|farbror|styvpappa|slakt|familj|foraldrar|kusiner|mamma)|pappa|farsan|brorsan|exet)")
_KILLS = Expression(
    rf"\b{_KIN}\b(?: \w+){{0,4}}? (?:wurd\w*|wird|tat|tat|tat'|werden)(?: (?:mich|mi|mir|uns|sicher|bestimmt|echt|wirklich|glatt|sofort|dann|ja|noch))* (?:umbringen|umbringa|umbringe|toten|totschlagen|erschlagen|erstechen|kalt ?machen)\b|"
    rf"\b(?:bringt|bringe|bringen)(?: {_KIN})? (?:mich|mi|uns)(?: \w+){{0,2}}? um\b|\b{_KIN} (?:bringt|bringen|schlagt|sticht) (?:mich|mi|uns)(?: \w+){{0,2}}? (?:um|tot|ab)\b|\bbringt (?:er|sie) (?:mich|mi|uns) um\b|"
    rf"\b{_KIN}(?:'ll|'d| will| would| is going to| are going to| is gonna| gonna| might)(?: \w+){{0,2}}? (?:kill|murder|stab|shoot) (?:me|us)\b|\b{_KIN}\b(?: \w+){{0,3}}? (?:dodar|doda|mordar|morda|sla ihjal|slar ihjal|hugger) (?:mig|mej|oss)\b")
_LEAVES = (r"(?:wenn|falls|sobald|weil) ich (?:\w+ ){0,3}?(?:gehe|geh|verlasse|verlass|ausziehe|auszieh|trenne|weglaufe|weglauf|weggehe|abhaue|abhau|anzeige|anzeig|scheiden lasse|schluss mache|nein sage)|"
           r"(?:if|when|once|because) i (?:\w+ ){0,2}?(?:leave|left|run away|go away|move out|divorce|break up|report|go to the police|say no)|(?:om|nar|ifall) jag (?:\w+ ){0,2}?(?:lamnar|gar|sticker|flyttar|rymmer|skiljer|anmaler|gor slut|drar|sager nej)")
_GRAVE = Expression(
    rf"\b(?:{_LEAVES}|streng\w*|ehre|ehrenmord|familienehre|schande|verheirat\w*|zwangs\w*|heiraten soll\w*|jungfrau\w*|kopftuch|schlagt|schlug|haut|gehauen|geschlagen|verprugelt\w*|prugelt|gewalttatig\w*|droht|gedroht|drohung\w*|messer|waffe|todesangst|ernst|in echt|kein spass|zutrau\w*|traue? (?:ich|es) ihm (?:das )?zu|angst vor (?:ihm|ihr|ihnen)|so angst|"
    r"strict|honou?r|shame on (?:the|our) family|married off|forced (?:marriage|to marry)|arranged|virgin|hits?|beats?|beat|hit|violent|threaten\w*|knife|gun|for real|seriously mean\w*|means it|not joking|no joke|scared of (?:him|them)|terrified|afraid of (?:him|them)|"
    r"strang\w*|heder\w*|skam over|giftas bort|gifta bort|tvangsgift\w*|oskuld|slar|slog|slagit|misshandl\w*|valdsam\w*|hotar|hotat|hotade|kniv|vapen|pa riktigt|menar allvar|allvar|inget skamt|radd for (?:honom|dom|dem)|livradd)\b")
_JOKES = Expression(r"\b(?:lol|haha\w*|xd|lmao|rofl|hihi|asg|zeugnis|note|noten|mathe|klausur|prufung|grades?|exam|betyg\w*|prov\w*|handy|zimmer|disk\w*|dishes|room)\b")


def speaks_of_being_killed(text: str) -> bool:
    """Whether it is said that somebody near to the writer would kill her, in earnest or not."""
    return bool(_KILLS.search(fold(text)))


def threatened_by_kin(text: str) -> bool:
    """Whether that is a threat: he is violent or strict, honour is at stake, she leaves him; not beside a joke or a school report."""
    folded = fold(text)
    return bool(_KILLS.search(folded)) and bool(_GRAVE.search(_KILLS.sub(" _ ", folded))) and not _JOKES.search(folded)


# Said outright, and tied to nothing but that she leaves: no figure of speech.
_ANNOUNCES = Expression(rf"\b{_KIN}\b(?: \w+){{0,2}}? (?:sagt|sagte|sagen|gesagt|meint|droht|drohen|gedroht|schreibt|geschrieben|says?|said|told me|tells me|threatens?|threatened|texted|wrote|swears?|swore|sager|sa|sagt|hotar|hotade|hotat|skrev|skriver|lovar)\b")
_ON_CONDITION = Expression(r"\b(?:wenn|falls|if|when|om|ifall|nar)\b")
_EVERYDAY_KIN = Expression(r"\b(?:mum|mom|mother|mama|mutter|mamma|morsan|eltern|parents|foraldrar|teacher|lehrer\w*|larare|boss|chef\w*)\b")


def announces_her_death(text: str) -> bool:
    """Whether somebody near to her says that he will kill her, should she leave him, or without any condition: one of the gravest signs there are."""
    folded = fold(text)
    if not (_KILLS.search(folded) and _ANNOUNCES.search(folded)) or _JOKES.search(folded):
        return False
    return bool(re.search(_LEAVES, folded)) or not (_ON_CONDITION.search(folded) or _EVERYDAY_KIN.search(folded))


# To be married against her will, or kept from it by a passport that was taken.
_MARRIED_OFF = Expression(
    r"\b(?:zwangs(?:ver)?heirat\w*|zwangsehe|forced marriage|married off|marry me off|tvangsgift\w*|bortgift\w*)\b|\b(?:wollen|will|wird|werden|soll) mich (?:\w+ ){0,4}?(?:verheiraten|vermahlen)\b|\bverheiraten (?:mich|wollen)\b|\b(?:verheiratet|verlobt) werden\b|"
    r"\b(?:ska|skall|kommer att|vill|tvingas|ska bli)(?: \w+){0,3}? (?:gifta bort mig|giftas bort|gifta bort|bli bortgift|giftas mot min vilja)\b|\bgifter bort mig\b|"
    r"\b(?:eltern|familie|vater|mutter|papa|mama|onkel|bruder|parents|family|father|mother|dad|mum|uncle|brothers?|foraldrar\w*|familj\w*|slakt\w*|pappa|mamma)\b(?: \w+){0,3}? (?:wollen|will|want\w*|forc\w*|are making|is making|make|expect|vill|tvingar|kraver|zwing\w*)\b(?: \w+){0,3}?,? ?(?:dass ich|me to|mich|att jag|mig att|mig)\b[^.!?]*\b(?:heirat\w*|marry|married|wed|gifta|gifter|gift)\b|"
    r"\b(?:muss|soll|have to|must|am being made to|being forced to|supposed to|maste|ska|skall)(?: \w+){0,5}? (?:heiraten|marry|gifta mig)\b[^.!?]*\b(?:nicht will|don'?t want|will not|not want|vill inte|cousin\w*|kusin\w*|kenne ihn nicht|never met|kanner inte|eltern|parents|foraldrar\w*)\b")
_PASSPORT = Expression(
    r"\b(?:sie|die|eltern|er|familie|papa|mein\w* \w+|they|he|my \w+|dad|de|dom|han|min\w* \w+|pappa)\b(?: (?:haben|hat|have|has|har|took|taken|nehmen|nahmen|tog|tagit|holds?|keeps?|kept|hid|gomt|gomde|versteckt|gar|mir|just))+ (?:mir )?(?:\w+ ){0,2}?(?:meinen|den|mein|my|mitt|min) (?:\w+ )?(?:pass|reisepass|passport|papiere|papers|ausweis)\b(?!(?: |-)?(?:abgelaufen|verlangert|photo|foto|bild|picture|number|nummer))|"
    r"\b(?:pass|passport|ausweis) (?:\w+ ){0,2}?(?:weggenommen|abgenommen|versteckt|taken away|hidden|tagit ifran)\b")
_WILLING = Expression(r"\b(?:freu\w*|happy|excited|glad|forlovad|engaged|hochzeit planen|wedding dress|brollopsklanning)\b")


def is_to_be_married(text: str) -> bool:
    """Whether she is to be married against her will, or her passport was taken."""
    folded = fold(text)
    return bool(_MARRIED_OFF.search(folded) or _PASSPORT.search(folded)) and not _WILLING.search(folded)


# Who is aggressive at home, or whom she fears though he never hit.
_AT_HOME = (r"(?:(?:(?:mein|unser)\w*|min|mitt|my|our) (?:\w+ )?(?:mann|freund|partner\w*|verlobte\w*|ex\w*|vater|stiefvater|papa|man|sambo\w*|kille|pojkvan|fastman|pappa|styvpappa|husband|boyfriend|fiancee?|dad|father|step ?dad|wife|girlfriend|frau|freundin|fru|tjej|flickvan)|papa|pappa|dad|er|he|han)")
_VIOLENT = (r"(?:aggressiv\w*|agressiv\w*|aggressive|gewalttatig\w*|handgreiflich|violent|abusive|threatening(?! (?:to|me|with))|valdsam\w*|hotfull\w*|hotande|bedrohlich)")
_GETS_VIOLENT = Expression(rf"\b{_AT_HOME}(?:'s|'ll)?(?: (?:wird|ist|werd\w*|is|gets?|becomes?|turns?|can be|can get|blir|ar|kan bli|kan))?(?: (?:immer|oft|so|total|dann|sehr|schnell|manchmal|voll|halt|auch|richtig|werden|often|always|really|very|so|sometimes|quite|alltid|ofta|sa|valdigt|ibland|ganska|lite|jatte|a bit|get|be))* {_VIOLENT}\b|"
                            rf"\b{_AT_HOME}(?: (?!ich\b|i\b|jag\b|nicht\b|inte\b|not\b)\w+){{1,6}}? (?:und|och|o|and) (?:(?:then|dann|denn|sedan|sen) )?(?:wird|ist|blir|ar|gets?|becomes?|turns?|is)(?: (?:dann|denn|da|sa|so|then|immer|always|alltid|oft|often|ofta|total|sehr|very|richtig|valdigt))* {_VIOLENT}\b|"
                            rf"\b(?:wird|ist|isch|werd\w*|blir|ar|gets?|is|has become|became)(?: \w+){{0,2}}? {_VIOLENT} (?:gegen|zu|gegenuber|mot|towards?|to|with) (?:mich|mir|uns|alle|die familie|mig|oss|me|us|everyone)\b|"
                            rf"\bwird (?:er|mein \w+) (?:\w+ ){{0,3}}?{_VIOLENT}\b|\bblir (?:han|min \w+) (?:\w+ ){{0,2}}?{_VIOLENT}\b")
_NEVER_YET = Expression(
    r"\b(?:(?:noch |bisher )?(?:nie|nicht)|aldrig|inte|never|not|hasn'?t|has not|didn'?t|doe?sn'?t)(?: \w+){0,3}? (?:geschlagen|gehauen|zugeschlagen|angefasst|slagit|slar|hit|hits|hurt|touched|beat\w*)(?: \w+){0,3}?,? (?:aber|but|men|doch|yet|though)\b[^.!?]*\b(?:angst|furcht\w*|radd|scared|afraid|frightened|terrified|fear)\b")
_NOT_SO = Expression(rf"\b(?:nicht|nie|kein\w*|not|never|no|isn'?t|inte|aldrig|ingen)(?: (?:mehr|gar|wirklich|so|really|at all|langre|any ?more|direkt|richtig))* {_VIOLENT}|\b(?:demen\w*|alzheimer\w*|parkinson\w*|delir\w*|passiv aggressiv|(?:he|she|er|sie|han|hon)(?: is|'s| ist| ar)? (?:\d|two|three|four|five|six|zwei|drei|vier|funf|tva|tre|fyra|fem))\b")


_BREAKS = Expression(
    rf"\b{_AT_HOME}(?: (?:immer|oft|dann|manchmal|often|always|sometimes|then|alltid|ofta|ibland|has|hat|har|macht|just))* (?:breaks|broke|broken|smash(?:es|ed)|throws|threw|destroys|destroyed|punch(?:es|ed)|kicks|wirft|schmeisst|zerschlagt|zertrummert|zerstort|slar sonder|kastar|har sonder)"
    r"(?: (?:mit|all|the|my|our|his|her|die|das|meine|unsere|seine|mina|vara|saker|things|stuff|dishes|and|und|och))* (?:things|stuff|plates|dishes|glasses|furniture|doors?|walls?|phone|sachen|dinge|teller|geschirr|glaser|mobel|turen|tur|wande|handy|saker|tallrikar|mobler|dorrar|dorren|vaggar|mobilen|porslin)\b|"
    rf"\b{_AT_HOME} (?:macht|haut)(?: \w+){{0,3}} (?:sachen|dinge|mobel|alles) kaputt\b|\b{_AT_HOME} har sonder (?:saker|mobler|allt)\b")
# What was done to one who could not refuse.
_COULD_NOT_REFUSE = Expression(
    r"\b(?:zu|so) (?:betrunken|besoffen|blau|voll|dicht|high|weg)\b[^.!?]{0,30}\b(?:nein|wehren|weglaufen)\b|\b(?:too|so) (?:drunk|wasted|high|out of it|gone|stoned) (?:to|that i could ?n'?t|i could ?n'?t) (?:say no|fight|resist|stop (?:him|it|them)|push|move|consent|refuse)\b|"
    r"\b(?:for|sa) (?:full|berusad|packad|hog|borta)\b[^.!?]{0,20}\b(?:saga (?:nej|ifran)|gora motstand|stoppa|varja mig|fly)\b")


def could_not_refuse(text: str) -> bool:
    """Whether somebody was too drunk to say no: what was done to her, and no emergency of the body."""
    return bool(_COULD_NOT_REFUSE.search(fold(text)))


def fears_at_home(text: str) -> bool:
    """Whether somebody close is said to be aggressive or to break things, or is feared though he never hit: nobody has to wait for the first blow."""
    folded = fold(text)
    if _NEVER_YET.search(folded) or _BREAKS.search(folded):
        return True
    return bool(_GETS_VIOLENT.search(folded)) and not _NOT_SO.search(folded)
