"""Where in life the trouble shows up: the classifier's view beside the words that name a setting, whom it is about and what she does."""
from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple

from index.linear import fold
from index.sieve import Expression, matching
from nlu.heads import Features
from nlu.occupations import tells_occupation
from nlu.persons import CORRECTED, Persons
from nlu.scenes import scene_of
from nlu.teaching import NONE

_SETTING_OF_WHO = {"relative": "family"}
_SETTING_OF_RELATION = {"employee": "work", "team_member": "work", "boss": "work", "colleague": "work", "pupil": "school",
                        "apprentice": "vocational_training", "student": "university", "client": "care"}
# Where those whom somebody works with are at school or in care, she is at work.
_WHERE_OTHERS_ARE = ("work", "school", "care", "vocational_training", "university", "leisure", "local_community", "old_age")
_SURE_OF_SETTING = 0.5
# "Because of my job", "jobbet tar all min kraft": the place is not only mentioned, it weighs on her.
_PLACES = r"(?:job|work|arbeit|schule|uni|school|college|jobb|jobbet|arbetet|skolan|studierna|studium|ausbildung|firma|betrieb)"
_CAUSED = Expression(rf"\b(?:because of|due to|wegen|durch|pa grund av|pga|tack vare) (?:\w+ )?{_PLACES}\b|\b{_PLACES} (?:tar|ater|suger|macht|frisst|stresst|kostet|nimmt|makes|takes|eats|drains|kills|stresses)\b")
_SAID = 0.5  # below it a setting is right for less than half of the held-out messages, whatever word or person speaks for it
_A_WORD = 1
_OLD = 75  # years
# "because of my job": who has one is at work, and not without.
_HAS_A_JOB = Expression(r"\b(?:because of|due to|about|at|hate|love|in) (?:my|the|his|her|our) (?:new )?job\b|\bfor (?:the|a|my) (?:new )?job\b")


# By whom she does not want to be helped, or to whom it shall not be known: "nicht von der Klinik", "inte via jobbet".
_NOT_THROUGH = Expression(
    r"\b(?:nicht|nix|nichts|kein\w*|niemand\w*|inte|int|inget|ingen|not|nothing|nobody|no ?one|no)\b(?: \w+)? (?:von|vom|uber|ubers|durch|via|genom|fran|through|from|by|of)(?: (?:der|die|das|dem|den|mein\w*|unser\w*|min|mitt|var|vart|my|our|the|a))? "
    r"(?:klinik\w*|krankenhaus\w*|spital\w*|arbeit\w*|firma|betrieb\w*|schule\w*|uni\w*|job\w*|arbete\w*|skol\w*|sjukhus\w*|vard\w*|work\w*|school\w*|hospital\w*|clinic\w*|employer|chef\w*|boss|verein\w*|heim)\b|"
    r"\b(?:nicht|ned|net|nid|nie|kein\w*|inte|int|aldrig|ingen|not|never|no|don'?t|won'?t)\b(?: (?:mehr|wieder|noch|mal|want|wanna|going|go|back|vill|langre|mer))*(?: (?:in|im|ins|zu|zur|zum|till|pa|hos|i|to|into|at))?(?: (?:der|die|das|dem|den|a|an|any|the|eine?[rnms]?))? "
    r"(?:klinik\w*|krankenhaus\w*|spital\w*|psychiatrie\w*|psych|vard(?:en)?|psykiatri\w*|psykiat\w*|sjukvard\w*|sjukhus\w*|hospitals?|clinics?|psych ward|ward)\b")
# Whose the machine is that she writes on tells of no trouble there ("jag har bara skolans chromebook"), nor that she asks for an association.
_NO_TROUBLE_THERE = Expression(r"\b(?:skolans|jobbets|schul|arbeits|dienst|(?:my |the )?(?:school|work|company)(?:'s)?|(?:von|vom|aus) der (?:schule|arbeit|firma))[ -]?(?:chromebook|laptop|dator\w*|padda\w*|ipad|tablet|handy|telefon|mobil|computer|rechner|pc|phone)\b|"
                     r"\b(?:nan|nagon|finns det|gibt ?(?:es|s)|irgend ?ein\w*|is there|any)(?: \w+)? (?:(?:patient|stod|intresse)?forening|verein|verband|association|charity)\b")
_SHORT = 10  # words of a message that says little else
# "Kollegin us de Lehr", "a lad from my apprenticeship".
_FROM_TRAINING = Expression(r"\b(?:us|aus|in|von|usd|vo|fran|pa|from|on|i)(?: (?:de|der|dr|meiner|mir|minere|min|my|the|our))? (?:lehr|lehre|ausbildung|berufsschule|bruefsschuel|bruefsschuel|gwerbi|gewerbeschule|larlingsutbildning\w*|yrkesutbildning\w*|apprenticeship|vocational school)\b|"
                           r"\b(?:mit-?)?(?:azubi|lehrling|stift|larling|apprentice)\w* (?:von mir|wie ich|like me|som jag)\b|\b(?:fellow apprentice|mitazubi|mitlehrling)\w*")
# Only the university: "jag är inte i skolan" and "ich kann nicht zur Arbeit" tell of a trouble there.
_DENIED = {"university": Expression(
    r"\b(?:bin|ist|sind|ar|am|im|i'm|is|he'?s|she'?s|nein|nee|no|nej)(?: \w+)? (?:nicht|net|ned|inte|not)(?: (?:an|auf|in|im|der|die|pa|vid|i|at|the|a|an|in))+ (?:uni\w*|hochschule|hogskola\w*|college|student\w*)\b|"
    r"(?:^|[,;.] ?|\b(?:komvux|gymnasi\w*|schule|skolan|school|college|sixth form|abi|lehre|arbeit|jobbet|job|work) )(?:nicht|net|ned|inte|not)(?: (?:an|auf|in|im|der|die|pa|vid|i|at|the|a))* (?:uni|universit\w*|hochschule|hogskola\w*)\b|"
    r"\b(?:kein\w*|ingen|no|not an?|inte) (?:student\w*|studi)\b|\b(?:studiere|studier|pluggar|laser) (?:nicht|gar nicht|net|ned|inte)\b(?! (?:mehr|langre|gut|bra))|\bi (?:don'?t|do not) (?:study|go to (?:uni|college))\b")}


_AT_SCHOOL = Expression(r"\b(?:komvux|gymnasi\w*|gymmet|schule|schuler\w*|skola\w*|school|sixth form|high ?school|klasse|klass\w*|grade \d+|year \d+)\b")


def settings_denied(text: str) -> List[str]:
    """The settings that a message says she is not in: "im not at uni", "jag är ingen student"."""
    folded = fold(text)
    return list(matching(_DENIED.items(), folded))


def setting_of(text: str, features: Features, likely: Dict[str, float], persons: Persons, question: Optional[str]) -> Optional[str]:
    """`likely` are the probabilities of the settings and of none, likeliest first; `question` is the one asked last."""
    denied = settings_denied(text)
    likely = {label: p for label, p in likely.items() if label not in denied}
    best = next(label for label in likely if label != NONE)
    if best == "unemployment" and _HAS_A_JOB.search(text.lower()):
        best = "work"
    named = [hit.id for hit in features.hits if hit.facet == "settings" and hit.id not in denied]
    if question == "setting" and named:
        return named[0]
    folded = fold(text)
    if len(folded.split()) <= _SHORT and (_NOT_THROUGH.search(folded) or _NO_TROUBLE_THERE.search(folded)):
        return None
    if denied and _AT_SCHOOL.search(folded):
        return "school"
    if persons.who in ("friend", "colleague") and _FROM_TRAINING.search(folded):
        return "vocational_training"
    if persons.who == "self" and (best in _WHERE_OTHERS_ARE or likely.get(NONE, 0.0) > likely[best]) and tells_occupation(text):
        return "work"
    if persons.certain == CORRECTED and persons.who != "relative" and best == "family" and not named:
        return _SETTING_OF_RELATION.get(persons.relation or "")  # the family is that of the one who was named by mistake
    if len(set(named)) == 1 and persons.who == "self" and _CAUSED.search(folded):
        return named[0]
    said = best if named or len(features.found) > _A_WORD else None  # "Mobbing" alone says nothing of where
    scene = scene_of(text, persons.who)
    if scene and (persons.relation == "colleague" or likely.get(NONE, 0.0) >= _SURE_OF_SETTING or best == "family" and persons.who == "relative" or likely[best] < _SAID):
        return scene
    told: Iterable[Optional[str]] = (said, _SETTING_OF_RELATION.get(persons.relation or ""), _SETTING_OF_WHO.get(persons.who or ""))
    for setting in told:
        if setting and likely.get(setting, 0.0) >= _SAID and likely.get(NONE, 0.0) < _SURE_OF_SETTING:
            return setting
    return None


def in_old_age(setting: Optional[str], who: Optional[str], age: Optional[int], topics: Sequence[str]) -> Optional[str]:
    """Who is old and lonely is so for her age, whether or not she says it: "Är 78, ingen ringer längre"."""
    return "old_age" if setting in (None, "care") and who == "self" and (age or 0) >= _OLD and topics[:1] == ["loneliness"] else setting


def beside_wishes(persons: Persons, setting: Optional[str], wishes: Dict[str, Any], little: bool) -> Tuple[Persons, Optional[str]]:
    """ "Am liebsten mit ner Frau" is not about his wife, and "Internet kann ich nicht" tells of no trouble there."""
    if little and "counsellor" in wishes and persons.certain != CORRECTED:
        return persons._replace(who="unknown", relation=None), None
    return persons, None if setting == "online" and (little or "in_person" in wishes.get("contact", ()) or "phone" in wishes.get("contact", ())) and "web" in wishes.get("contact_not", ()) else setting
