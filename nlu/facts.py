"""Messages that tell who she is and nothing of the matter: an age, a place, a sex, a name."""
from __future__ import annotations

import re
from typing import List, Optional

from index.linear import fold
from index.sieve import Expression
from nlu.age_words import PARENTS
from nlu.heads import Features
from nlu.words import Word

_FEW_ANSWERING = 3
_WRITES = 7  # years of age from which somebody may write for herself
# Who introduces herself tells nothing of the matter, and a rare name would sway the reading.
_INTRODUCTION = Expression(r"^(?:(?:hallo|hi|hej|hey|hello|guten tag|servus|moin|tja|hejsan)\b[ ,!.]*)?(?:ich hei(?:ß|ss)e?|mein name ist|ich bin (?:der|die)(?! (?:ma?m[ai]|mutter|pap[ai]|vater|om[ai]|op[ai]|schwester|bruder|tochter|sohn|frau|mann|freund|ehe|partner|ex|chef|lehr|nachbar|kolleg|tante|onkel|enkel|schwieger|stief))|jag heter|mitt namn är|"
                           r"my name is|my name's|i am called|i'm called)\s+\w+(?:[ -][A-ZÄÖÜÅ]\w+)?\s*(?:,|\.|;|:|–|-|\b(?:und|och|and)\b)\s*", re.IGNORECASE)
# What stands around an age, a place or a name and tells nothing itself.
_LITTLE = frozenset("""
    ich bin i a is isch es ist war wir sind beide ja nein na also und oder in aus bei z im am der die das ein eine en ett er sie mir mich schon gsagt gesagt sagte gsait hab habe doch dass
    das's nur halt hier wohne wohn leb lebe komme heisse heiss heisst name mein meine jahre jahr alt kein keine kind frau mann madchen junge bursche bub tja hallo hi hey servus danke bitte aber
    jag ar e o och ja nej va vara kille tjej kvinna bor i fran heter hon han hen ar gammal ara nu bara men hej redan sa sagt det att har inget barn mitt namn tack ute
    im i'm am are we're we both he she he's she's they it's its old years year yrs yo from live lives living near at with my name is called girl boy woman man female male lol btw just said
    already told you that not no yes and but the guy bloke lass lad kid child hello thanks please ok well so um uh
    """.split())
_OF_SEX = frozenset("frau mann madchen junge bursche bub kille tjej kvinna girl boy woman man female male guy bloke lass lad".split())
_NAMED_BY = frozenset("heisse heiss heisst heter name called".split())


def only_a_fact(features: Features, question: Optional[str], fact: bool) -> bool:
    """Whether a few words tell an age, a place or a wish and nothing else, as answers do."""
    count = sum(1 for word in features.found if not word.is_break)
    names_a_topic = any(hit.facet == "topics" for hit in features.hits)
    return fact and not names_a_topic and count <= (1 if question == "topic" else _FEW_ANSWERING)


def introduces(features: Features, age: Optional[int], place: Optional[str]) -> bool:
    """Whether she only tells who she is, in however many words: "Ich bin 24, Frau. In Bremen", "jag heter sara o är 29, bor i gävle"."""
    words = [word for word in features.found if not word.is_break]
    at = set((place or "").lower().split())
    if not (age or place or any(word.folded in _OF_SEX for word in words)) or any(hit.facet == "topics" for hit in features.hits):
        return False
    return all(word.folded in _LITTLE | PARENTS or word.folded.isdecimal() or word.text.lower() in at or _is_a_name(words, i) for i, word in enumerate(words))


def _is_a_name(words: List[Word], i: int) -> bool:
    return i > 0 and (words[i - 1].folded in _NAMED_BY or (i > 1 and words[i - 1].folded == "is" and words[i - 2].folded == "name"))


def without_introduction(text: str) -> str:
    """The text without the name that it begins with; whole where nothing else is told."""
    return _INTRODUCTION.sub("", text, count=1) or text


def plausible_age(age: Optional[int], who: Optional[str]) -> Optional[int]:
    """ "6 years. engaged and everything" is no age: nobody writes that young."""
    return None if age is not None and age < _WRITES and who == "self" else age


_GENDER = frozenset("nonbinary nonbinar nichtbinar ickebinar nonbinart enby nb divers genderqueer genderfluid agender queer trans transgender transfrau transmann transkvinna transman transkille transtjej transperson lesbian lesbisk lesbisch lesbe gay schwul bog bi bisexuell bisexual pansexuell hbtq non nicht icke binary binar cis".split())


def states_gender(text: str) -> bool:
    """Whether a few words only say what she is ("29, nonbinary"), beside a matter that was told before: a fact of her, and not what weighs on her."""
    said = re.findall(r"[^\W\d_]+", fold(text))
    return bool(_GENDER.intersection(said)) and all(word in _GENDER or word in _LITTLE or word in _OF_SEX for word in said)
