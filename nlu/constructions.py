"""Constructions that name a topic as surely as its own word does, though no word of them does alone."""
from __future__ import annotations

import re
from typing import FrozenSet

from index.linear import fold
from nlu.deeds import PARTED

# Somebody took his life, long ago or lately: whoever tells it grieves. "Wollte sich umbringen" and "hat versucht" are of the living.
TOOK_HIS_LIFE = (
    r"\b(?:hat|hatte|haben|hot) sich(?: (?!versucht|fast|beinahe)\w+){0,5}? (?:umgebracht|erhangt|erschossen|getotet|suizidiert|das leben genommen|vor den zug geworfen)\b(?! (?:will|wollen|wollte|hatte))|\bsich (?:umgebracht|das leben genommen|erhangt|erschossen) (?:hat|hatte)\b|"
    r"\b(?:nahm|brachte|erhangte|erschoss) sich(?: (?:selbst|das leben|damals|vor))*(?: um)?\b|\b(?:durch|wegen|nach|seit)(?: (?:seine[mnrs]?|ihre[mnrs]?|de[mnrs]|einen))? (?:suizid|selbstmord|freitod)\b|\bum (?:seinen|ihren|den) (?:suizid|selbstmord|freitod)\b|\ban suizid (?:gestorben|verstorben|verloren)\b|\b(?:suizid|selbstmord) (?:meine[srm]|von mein\w+|unsere[srm])\b|"
    r"\b(?:tog|tagit) (?:livet av (?:sig|sej)|sitt (?:eget )?liv)\b|\b(?:hangde|skot|dodade) (?:sig|sej)\b|\b(?:begick|begatt) sjalvmord\b|\b(?:hans|hennes|pappas|mammas|brors|brorsans|systers|sons|dotters) sjalvmord(?:et)?\b|"
    r"\b(?:killed|hanged|hung|shot) (?:himself|herself|themsel\w+)\b|\btook (?:his|her|their) own li(?:fe|ves)\b|\b(?:died|lost (?:\w+ ){1,4}(?:to|through)|death) ?(?:by|of|from|to|through)? suicide\b|\b(?:his|her|my \w+'?s?) suicide\b")
_NOT_DEAD = re.compile(r"\b(?:fast|beinahe|almost|nearly|nastan|versuch\w*|tried|attempt\w*|forsok\w*|plan\w*|droht\w*|threat\w*|hotar\w*|will|vill|wants?|wenn|falls|om han|om hon|if|film|serie|buch|book|bok|roman|novel|character)\b")


_TOPICS = {
    "grief": re.compile(TOOK_HIS_LIFE),
    "domestic_violence": re.compile(
        r"\b(?:dad|daddy|father|stepdad|mum|mom|mother|stepmum|he|she|my (?:husband|boyfriend|wife|girlfriend)) (?:has |just |always )?(?:threw|throws|thrown|chucked|hurled) (?:a |the |his |her |some )?(?:plates?|dish\w*|glass\w*|cups?|mugs?|chairs?|bottles?|phone|vases?|knife|shoes?|pans?|pot|things|stuff|ashtray) (?:at|towards) (?:mum|mom|mam|dad|me|us|her|him|my)\b|"
        r"\b(?:teller|glas|glaser|tassen?|stuhl|flaschen?|handy|vase|messer|aschenbecher|geschirr|schuhe?|topf|pfanne) (?:nach|auf|gegen) (?:mama|mami|mutter|mir|mich|ihr|ihm|uns|papa|mein\w*)(?: \w+)? (?:geworfen|gworfn|geschmissen|gschmissn)\b|"
        r"\b(?:pappa|farsan|styvpappa|mamma|morsan|han|hon|min (?:man|kille|fru|sambo)) (?:har |hade )?(?:kasta\w*|slang\w*) (?:\w+ ){0,2}(?:tallrik\w*|glas\w*|kopp\w*|stol\w*|flask\w*|mobil\w*|vas\w*|kniv\w*|porslin|sko\w*|gryta\w*|saker) (?:pa|mot|efter) (?:mamma|pappa|mig|mej|henne|honom|oss|min)\b"),
    "separation": re.compile(PARTED),
    "pregnancy_birth": re.compile(
        r"\b(?:seit|nach|sen|sedan|efter|since|after)\b (?:(?:der|dem|die|das|unser\w*|mein\w*|ihr\w*|min|mitt|var|vart|the|my|our|her|a) )?(?:\w+ )?"
        r"(?:geburt|entbindung|kaiserschnitt|baby (?:da|auf der welt|gekommen)|wochenbett|fehlgeburt|forlossning\w*|kejsarsnitt\w*|bebisen|missfall\w*|birth|c-section|"
        r"baby(?: came| arrived| was born)?|miscarriage)\b|\b(?:seit|sen|sedan|since) (?:das |unser |the |our )?(?:baby|kind|bebisen|kleine\w*) (?:da ist|kam|fods?|came|arrived|was born)\b"),
    "sexual_violence": re.compile(
        r"\b(?:nackt\w*|intim\w*|naken\w*|nude\w*|naked) ?(?:bild\w*|foto\w*|video\w*|photos?|pictures?|pics?)\b|"
        r"\b(?:sprida|sprider|spritt|skicka runt|verschick\w*|verbreit\w*|rumgeschickt|herumgeschickt|spread|spreading|leak|leaked|share|sharing|post)\b(?: \w+){0,3} (?:bilder\w*|fotos?|videos?|photos?|pictures?|pics|nudes)\b|"
        r"\b(?:bilder|fotos?|videos?)(?: \w+){0,4} (?:verschick\w*|verbreit\w*|rumschick\w*|ins netz|online stell\w*)\b"),
    "addiction_media": re.compile(
        r"\b(?:playstation|ps ?[345]|xbox|nintendo|konsole|fortnite|minecraft|roblox|tiktok|instagram|zock\w*|gamet?|gamar|dataspel\w*|tv-?spel\w*|gaming|pc|datorn|mobilen|phone)\b"
        r"(?: \w+){0,4} (?:bis|till|tills|until|til) (?:\w+ ){0,2}?(?:\d+|nachts|spat|fruh|morgen\w*|sent|natten|midnatt|mitternacht|midnight|morning|late)\b"),
    "burnout": re.compile(
        r"\b(?:arbeite?|schufte?|jobbar|arbetar|jobbat|work|working|hackle?)\b(?: \w+){0,4} (?:1[2-9]|zwolf|vierzehn|sexton|tolv|fjorton|twelve|fourteen) ?(?:stund\w*|std|h|timmar|hours?)\b|"
        r"\b(?:1[2-9]|zwolf|vierzehn|tolv|fjorton|twelve|fourteen) ?(?:stund\w*|std|h|timmar|hours?) (?:am|pro|jeden|om|per|a|varje) (?:tag|tog|dan|dag|dagen|day|shift)\b"),
}


def topics_said(text: str) -> FrozenSet[str]:
    """The topics that a construction of the message names: "seit der Geburt", "han ska sprida bilder", "14 Stunden am Tag"."""
    folded = fold(text)
    found = frozenset(topic for topic, pattern in _TOPICS.items() if pattern.search(folded))
    return found - {"grief"} if "grief" in found and _NOT_DEAD.search(folded) else found


def grieves_suicide(text: str) -> bool:
    """Whether somebody is told of who took his own life: it is grief, and no danger of the one who tells it."""
    return "grief" in topics_said(text)
