"""Whether a name is that of a person, and whether words name one: people's own numbers are given to nobody."""
from __future__ import annotations

import re

from index.exchange.cells import one_line

_TITLE = re.compile(r"(?i)(frau|herrn?|fru|dr|prof|mrs?|ms)\b")
_PRIVATE = re.compile(r"\b(privat\w*|private|persönlich|personlig\w*|personal|zu hause|hemma|home)\b", re.IGNORECASE)
# What makes a name that of an institution and not of a person.
_INSTITUTION = re.compile(
    r"\d|[&/@]|\b(e\.? ?v\.?|g?gmbh|ag|ab|ug|kg|ohg|inc|ltd|llc|der|des|die|das|of|the|for|für|för|och|und|and|im|am|in|i|på|vid|bei)\b|"
    r"verein|verband|stiftung|zentrum|zentrale|beratung|praxis|klinik|haus|amt|dienst|stelle|werk|kirche|caritas|diakonie|gruppe|netzwerk|bund|"
    r"schule|hochschule|universität|kasse|hilfe|telefon|kammer|institut|gesellschaft|büro|stadt|kreis|kommun|region|förening|förbund|jour|linje|"
    r"mottagning|sjukhus|kyrka|center|centre|centrum|service|trust|association|foundation|council|clinic|group|society|network|college|university|"
    r"project|projekt|team|mind|initiative|organisation|organization|alliance|kontakt|forum|akademie|agency|bureau|library|legal|hall\b|house|office|"
    r"anonym|ring\b|röda|kors|rotes|familia", re.IGNORECASE)
_PERSON = re.compile(r"(?i:(?:frau|herrn?|dr\.?|prof\.?|dipl\.?-psych\.?|mrs?\.?|ms\.?|fru)\s+)*"
                     r"[A-ZÄÖÅÜ][a-zäöåüßéè]+(?:-[A-ZÄÖÅÜ][a-zäöåüßéè]+)?(?:\s+[A-ZÄÖÅÜ]\.)?(?:\s+(?:von|van|af|de))?"
                     r"\s+[A-ZÄÖÅÜ][a-zäöåüßéè]+(?:-[A-ZÄÖÅÜ][a-zäöåüßéè]+)?", re.UNICODE)
_TITLED = re.compile(r"(?:^|[\s,/(])(?i:frau|herrn?|hr\.|fr\.|fru|mrs?\.?|ms\.?|dr\.?|prof\.?)\s+(?:(?i:dr|prof)\.?\s+)*[A-ZÄÖÅÜÉ][^\W\d_]+")
# What stands before or behind the name of whoever answers a number.
_ROLE = re.compile(r"(?i)(?<!\w)(?:(?:ansprech|kontakt)(?:partner(?:[:*/]?-?in)?|person)|kontakt|leit(?:ung|er(?:in)?)|koordinat(?:or(?:in)?|ion)|"
                   r"berater(?:in)?|handläggare|samordnare|ansvarig|chef|contact(?: person)?|manager|coordinator|"
                   r"mobil(?:e|nummer|telefon)?|handy|cell|mob|tel|telefon)(?!\w)[.:]*")


def looks_like_a_person(name: str) -> bool:
    """Whether a name is that of a private person: two plain words, perhaps with a title, and nothing of an institution."""
    name = one_line(name)
    return bool(re.match(r"(?i)(frau|herrn?|fru|mrs?\.?|ms\.?)\s", name) or _PERSON.fullmatch(name)) and not _INSTITUTION.search(name)


def names_a_person(words: str) -> bool:
    """Whether words beside a number name somebody: "Herr Muster", "Handy Frau Muster", "Max Muster", "Ansprechpartner Max Muster, mobil"."""
    if looks_like_a_person(words) or _TITLED.search(words):
        return True
    bare = _ROLE.sub(",", words)
    return bare != words and any(looks_like_a_person(part) for part in re.split(r"[,;/()]", bare))


def is_private(words: str) -> bool:
    """Whether words beside a number say that it is somebody's own."""
    return bool(_PRIVATE.search(words))


def has_title(name: str) -> bool:
    """Whether a name begins with what people are addressed by; without it, a name of two words may be that of an offer."""
    return bool(_TITLE.match(name))
