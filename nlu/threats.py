""" "My father would kill me if he knew": mostly a figure of speech; a threat where he is violent, where honour is at stake, or where she leaves."""
from __future__ import annotations

import re

from index.linear import fold

_KIN = (r"(?:er|sie|(?:mein\w*|mei|mi|min|unser\w*|da|der|die) (?:\w+ )?(?:vater|papa|dad|mann|mo|mau|maa|ex\w*|freund|bruder|bruder|bruada|onkel|stiefvater|familie|verlobter|cousin|brueder|frau|mutter|mama|eltern|schwager)|papa|vater|mama|mutter|"
        r"he|they|(?:my|the|our) (?:\w+ )?(?:dad|father|husband|ex\w*|boyfriend|brothers?|uncles?|step ?dad|family|fiance|cousins?|parents|partner|wife|mum)|dad|"
        r"han|de|dom|(?:min|mina|mitt) (?:\w+ )?(?:pappa|far|man|ex\w*|pojkvan|kille|sambo|bror|broder|farbror|styvpappa|slakt|familj|foraldrar|kusiner|mamma)|pappa|farsan|brorsan|exet)")
_KILLS = re.compile(
    rf"\b{_KIN}\b(?: \w+){{0,4}}? (?:wurd\w*|wird|tat|tat|tat'|werden)(?: (?:mich|mi|mir|uns|sicher|bestimmt|echt|wirklich|glatt|sofort|dann|ja|noch))* (?:umbringen|umbringa|umbringe|toten|totschlagen|erschlagen|erstechen|kalt ?machen)\b|"
    rf"\b(?:bringt|bringe|bringen)(?: {_KIN})? (?:mich|mi|uns)(?: \w+){{0,2}}? um\b|\b{_KIN} (?:bringt|bringen|schlagt|sticht) (?:mich|mi|uns)(?: \w+){{0,2}}? (?:um|tot|ab)\b|\bbringt (?:er|sie) (?:mich|mi|uns) um\b|"
    rf"\b{_KIN}(?:'ll|'d| will| would| is going to| are going to| is gonna| gonna| might)(?: \w+){{0,2}}? (?:kill|murder|stab|shoot) (?:me|us)\b|\b{_KIN}\b(?: \w+){{0,3}}? (?:dodar|doda|mordar|morda|sla ihjal|slar ihjal|hugger) (?:mig|mej|oss)\b")
_LEAVES = (r"(?:wenn|falls|sobald|weil) ich (?:\w+ ){0,3}?(?:gehe|geh|verlasse|verlass|ausziehe|auszieh|trenne|weglaufe|weglauf|weggehe|abhaue|abhau|anzeige|anzeig|scheiden lasse|schluss mache|nein sage)|"
           r"(?:if|when|once|because) i (?:\w+ ){0,2}?(?:leave|left|run away|go away|move out|divorce|break up|report|go to the police|say no)|(?:om|nar|ifall) jag (?:\w+ ){0,2}?(?:lamnar|gar|sticker|flyttar|rymmer|skiljer|anmaler|gor slut|drar|sager nej)")
_GRAVE = re.compile(
    rf"\b(?:{_LEAVES}|streng\w*|ehre|ehrenmord|familienehre|schande|verheirat\w*|zwangs\w*|heiraten soll\w*|jungfrau\w*|kopftuch|schlagt|schlug|haut|gehauen|geschlagen|verprugelt\w*|prugelt|gewalttatig\w*|droht|gedroht|drohung\w*|messer|waffe|todesangst|ernst|in echt|kein spass|zutrau\w*|traue? (?:ich|es) ihm (?:das )?zu|angst vor (?:ihm|ihr|ihnen)|so angst|"
    r"strict|honou?r|shame on (?:the|our) family|married off|forced (?:marriage|to marry)|arranged|virgin|hits?|beats?|beat|hit|violent|threaten\w*|knife|gun|for real|seriously mean\w*|means it|not joking|no joke|scared of (?:him|them)|terrified|afraid of (?:him|them)|"
    r"strang\w*|heder\w*|skam over|giftas bort|gifta bort|tvangsgift\w*|oskuld|slar|slog|slagit|misshandl\w*|valdsam\w*|hotar|hotat|hotade|kniv|vapen|pa riktigt|menar allvar|allvar|inget skamt|radd for (?:honom|dom|dem)|livradd)\b")
_JOKES = re.compile(r"\b(?:lol|haha\w*|xd|lmao|rofl|hihi|asg|zeugnis|note|noten|mathe|klausur|prufung|grades?|exam|betyg\w*|prov\w*|handy|zimmer|disk\w*|dishes|room)\b")


def speaks_of_being_killed(text: str) -> bool:
    """Whether it is said that somebody near to the writer would kill her, in earnest or not."""
    return bool(_KILLS.search(fold(text)))


def threatened_by_kin(text: str) -> bool:
    """Whether that is a threat: he is violent or strict, honour is at stake, she leaves him; not beside a joke or a school report."""
    folded = fold(text)
    return bool(_KILLS.search(folded)) and bool(_GRAVE.search(_KILLS.sub(" _ ", folded))) and not _JOKES.search(folded)
