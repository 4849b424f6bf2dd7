"""A child of other people of whom the writer suspects that it is beaten or neglected: the neighbours', a pupil, one in her group. She only looks on."""
from __future__ import annotations

import re

from index.linear import fold
from index.sieve import Expression

_KID = r"(?:kind\w*|baby|jung\w*|bub\w*|madchen\w*|madel\w*|sohn|tochter|tochtern|kleine\w*|barn\w*|ungar\w*|bebis\w*|pojke\w*|flick\w*|son|dotter|dottern|kids?|child\w*|babies|boys?|girls?|daughters?|toddlers?)"
_NEIGHBOUR = r"(?:nachbar\w*|nebenan|druben|gegenuber|im haus|von unten|von oben|uber mir|uber uns|unter uns|neben uns|grann\w*|hyresgast\w*|next door|upstairs|downstairs|across the (?:road|street|hall)|neighbou?rs?'?)"
_GROUP = (r"(?:kita\w*|kindergarten\w*|krippe\w*|gruppe\w*|klasse\w*|schulklasse|hort|verein\w*|turnverein|team|mannschaft|training|chor|musikschule|jugendgruppe|pfadi\w*|forskol\w*|klass\w*|fritids\w*|lag|laget|traning\w*|klubb\w*|scout\w*|"
          r"nursery|class|group|school|club|squad|kindergarten|preschool|form)")
_OTHERS_CHILD = Expression(
    rf"\bnachbar(?:s)?(?:kind\w*|jung\w*|madchen|bub\w*)\b|\bgrannbarn\w*\b|\bgrannens? (?:\w+ )?{_KID}\b|\b(?:my |our |the )?neighbou?r'?s? (?:\w+ )?(?:{_KID})\b|"
    rf"\b{_NEIGHBOUR}\b(?: \w+){{0,6}}? (?:seine?[nm]?|ihre?[nm]?|die|den|das|sin|sitt|sina|deras|his|her|their|the) (?:\w+ )?{_KID}\b|\b{_KID}\b(?: \w+){{0,4}}? {_NEIGHBOUR}\b|"
    rf"\b(?:ein|eine[rsm]?|das|dem|der|einem|eines|one|a|the|ett|en|barnet|ungen)\b(?: (?:von|of|av|in|aus))?(?: (?:den|the|mein\w*|unser\w*|my|our|mina|vara|kleinen))? ?(?:{_KID}|schuler\w*|elev\w*|pupils?|students?)\b(?: (?!mein|my|min)\w+){{0,2}}? (?:in|aus|bei|from|i|pa|fran) (?:meine[rmn]?|unsere[rmn]?|der|dem|my|our|the|min|mitt|var|vart) (?:\w+ )?{_GROUP}|"
    rf"\b(?:schuler\w*|elev|pupils?|students?) (?:von mir|of mine|of ours|till mig)\b|\b(?:my|our|mein\w*|min) (?:schuler\w*|pupils?|students?|elev)\b|"
    rf"\b(?:ich (?:trainiere?|unterrichte?|betreue|coache)|i (?:coach|teach|train)|jag (?:tranar|undervisar|leder))\b[^!?]*\b(?:ein(?:e[rs]?)? (?:\w+ )?(?:{_KID}|schuler\w*|davon)|one of|a (?:girl|boy|pupil|student|kid)|en (?:av|elev|flicka|pojke|kille|tjej)|ett barn)\b|"
    rf"\b(?:ich bin|bin|jag ar|i'?m|i am) (?:(?:ein|eine|en|ett|a|an|the) )?(?:\w+ )?(?:\w*(?:trainer|lehrer|erzieher|betreuer|ubungsleiter|sozialarbeiter|tagesmutter)\w*|\w*tranare\w*|\w*larare\w*|barnskotare|ledare|coach|teacher|nursery \w+|childminder|youth worker|scout leader)\b[^.!?]*\b(?:eine?r? (?:von|aus)|ein (?:kind|junge|madchen)|eine? schuler\w*|one of|a (?:girl|boy|pupil|student|kid)|en (?:av|elev|flicka|pojke|kille|tjej)|ett barn)\b|"
    rf"\b(?:freund(?:in)?|kumpel|freundin|kompis|friend|van|vaninna)\b (?:von )?(?:mein\w*|unser\w*|of my|till min|my) (?:tochter|sohn\w*|kind\w*|daughter|son|dotter|son)\b|\b(?:my (?:daughter|son)'?s|min (?:dotters|sons)|meiner tochter ihre|meines sohnes) (?:\w+ )?(?:friend|freund\w*|kompis|van|mate)\b")
# A grown-up of the writer's family, or a former partner, who hits children that are not the writer herself.
_OF_THE_FAMILY = Expression(
    rf"\b(?:mein\w*|unser\w*|min|mitt|var|my|our) (?:\w+ )?(?:schwieger(?:sohn|tochter)|schwager|schwagerin|bruder|schwester|sohn|tochter|ex\w*|exmann|exfrau|exfreund\w*|cousin\w*|freundin|kollegin|svarson|svardotter|svagerska|svager|bror|brorsan|syster|syrra|son|sonen|dotter|ex|exman|exfru|kusin|vaninna|kollega|"
    rf"son-in-law|daughter-in-law|brother-in-law|sister-in-law|brother|sister|son|daughter|ex(?:[- ](?:husband|wife|partner))?|cousin|friend|colleague)\b(?: \w+)? (?:schlagt|haut|prugelt|verprugelt|ohrfeigt|slar|slog|misshandlar|agar|hits?|beats?|slaps?|smacks?|hit)(?: \w+)? (?:(?:die|ihr\w*|sein\w*|unser\w*|mein\w* enkel\w*|sina|sin|sitt|deras|var|vart|vara|mina barnbarn|his|her|the|their|our|my (?:niece|nephew|grand\w+)) ?(?:\w+ )?(?:{_KID}|enkel\w*)|barnen|barnet|barnbarnen|mina barnbarn|my (?:niece|nephew|grand\w+))\b")
_HURT = Expression(
    r"\b(?:geschlagen|gschlagn|gschlage\w*|schlag\w*|haut|hauen|gehauen|prugel\w*|verprugel\w*|misshandel\w*|verdrosch\w*|ohrfeig\w*|watsch\w*|eingesperrt|verwahrlost\w*|vernachlassig\w*|blaue[nr]? (?:fleck\w*|aug\w*)|hamatom\w*|striemen|"
    r"slar|slas|slagit|slagen|slagna|misshandl\w*|blamark\w*|aga\w*|aggar|inlast\w*|vanvard\w*|smallar|dunsar|bashed|beaten|beats?|beating|hits?|hitting|smack\w*|slaps?|slapping|bruis\w*|welts|neglect\w*|abus\w*|locked in|thump\w*)\b")
# What is heard through the wall: the child cries, and somebody grown shouts.
_CRIES = Expression(r"\b(?:scream\w*|cry\w*|cries|wail\w*|sob\w*|schrei\w*|wein\w*|plarr\w*|wimmer\w*|skrik\w*|grat\w*)\b")
_SHOUTS = Expression(r"\b(?:shout\w*|yell\w*|roar\w*|bellow\w*|brull\w*|angebrullt|anschrei\w*|anbrull\w*|vral\w*|gapar|ryter)\b")
_MINE = Expression(r"\b(?:schlagt|haut|prugelt|slar|hits?|beats?) (?:mich|uns|mi|mig|oss|me|us)\b|\bich (?:werd\w*|wurd\w*) (?:\w+ ){0,4}(?:geschlagen|misshandelt)\b|\bjag (?:blir|blev) slagen\b|\bi(?:'m| am| get) (?:being )?(?:hit|beaten)\b|\b(?:mich|mig|me) (?:\w+ ){0,2}(?:geschlagen|slagit)\b")
_PEERS = Expression(r"\b(?:mitschuler\w*|klassenkamerad\w*|andere[nr]? (?:kinder\w*|jungs)|gemobbt|mobb\w*|bull(?:y|ied|ies)\w*|klasskompis\w*|schulhof|pausenhof|skolgarden|playground|each other|einander|varandra)\b")


def observes_child(text: str) -> bool:
    """Whether a child of other people is said to be beaten or neglected at home: "mein Nachbarskind wird geschlagen", "a girl in my class has bruises"."""
    folded = fold(text)
    shouted_at = is_neighbours(text) and bool(_CRIES.search(folded) and _SHOUTS.search(folded))
    if _OF_THE_FAMILY.search(folded):
        return not _MINE.search(folded) and not _PEERS.search(folded)
    return bool(_OTHERS_CHILD.search(folded) and (_HURT.search(folded) or shouted_at)) and not _MINE.search(folded) and not _PEERS.search(folded)


def is_neighbours(text: str) -> bool:
    """Whether that child lives next door."""
    return bool(re.search(r"\bnachb\w*|\bnochb\w*|\bgrann\w*|\bneighbou?r\w*|\bnext door\b|\bnebenan\b", fold(text)))


def is_of_the_family(text: str) -> bool:
    """Whether the one who hits it belongs to the writer's family, or did: "min svärdotter slår barnen", "my ex hits our son"."""
    return bool(_OF_THE_FAMILY.search(fold(text)))


_NOW = Expression(r"\b(?:jetzt|gerade|grad|grade|im moment|momentan|eben|soeben|heute|heut|schreit um|hilfe|nu|just nu|precis|ikvall|i kvall|now|right now|at this moment|tonight|screaming|help)\b")


def is_suspected(text: str) -> bool:
    """Whether that is suspected, and not heard at this moment."""
    return not _NOW.search(fold(text))
