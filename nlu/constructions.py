"""Constructions that name a topic as surely as its own word does, though no word of them does alone."""
from __future__ import annotations

import re
from typing import FrozenSet

from index.linear import fold
from nlu.deeds import PARTED

_TOPICS = {
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
    return frozenset(topic for topic, pattern in _TOPICS.items() if pattern.search(folded))
