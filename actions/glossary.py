"""Words that offers and kinds of places use and people ask about, each with the phrase that explains it."""
from __future__ import annotations

from typing import Dict, Optional

from index.linear import fold
from index.sieve import Expression

# Folded words in three languages; the first that a question holds, the more special before the more general.
_WORDS: Dict[str, Expression] = {phrase: Expression(rf"\b(?:{words})") for phrase, words in {
    "word_online_therapy": r"internet ?-?(?:kbt|cbt|behandling|therap\w*|baserad\w*)|\bikbt\b|nat ?kbt|online ?-?therap\w*|"
                           r"\b(?:kbt|cbt|kvt)\b|verhaltenstherap\w*|kognitiv\w*",
    "word_ombud": r"personligt? ombud|personlig\w* ombud|personal ombuds\w*|personliches ombud",
    "word_careteam": r"care ?team",
    "word_participation": r"eutb\b|teilhabeberatung",
    "word_school_health": r"elevhals\w*|schulsozialarbeit|schulpsycholog\w*|school social work",
    "word_psychosocial": r"psychosozial\w*|psykosocial\w*|psychosocial",
    "word_self_help": r"selbsthilfe\w*|sjalvhjalp\w*|(?:self|mutual)[ -]help|support group",
    "word_crisis_team": r"krisendienst\w*|kriseninterven\w*|krisstod\w*|krisjour\w*|crisis (?:team|service)",
    "word_youth_office": r"jugendamt\w*|kesb\b|chesb\b|socialtjanst\w*|soc\b|youth office|social services|kinderschutz\w*|bbu\b",
    "word_health_centre": r"vardcentral\w*|health cent(?:re|er)",
    "word_psychologist": r"psychiat\w*|psykiat\w*|psycholog\w*|psykolog\w*|kurator\w*",
    "word_relief": r"entlast\w*|avlast\w*|avlos\w*|respite",
    "word_home_care": r"spitex|hemtjanst\w*|home ?care|hausliche\w* pflege",
    "word_secrecy": r"schweigepflicht|tystnadsplikt|sekretess|confidential\w*",
    "word_outpatient": r"ambulant\w*|oppenvard\w*|outpatient",
    "word_trauma": r"trauma\w*",
    "word_burnout": r"burn ?out\w*|burnt out|utbrand\w*|utmattning\w*",
    "word_rehab": r"reha\w*",
    "word_hospice": r"hospi[zc]\w*",
    "word_kommun": r"kommun\w*|municipality",
    "word_relatives": r"angehorig\w*|anhorig\w*|relatives",
    "word_counselling": r"beratung\w*|radgivning\w*|stodsamtal\w*|counsel\w*",
    "word_anonymous": r"anonym\w*",
    "word_in_person": r"treff\w*|traffa\w*|meet(?:ing)?|in person",
    "word_helpline": r"hilfetelefon\w*|sorgentelefon\w*|stodlinje\w*|hjalplinje\w*|help ?line\w*|support line\w*|krisentelefon\w*",
}.items()}


# Kinds of places that people ask about, whether they are shown or not.
_KINDS: Dict[str, Expression] = {kind: Expression(rf"\b(?:{words})") for kind, words in {
    "company_health": r"foretagshals\w*|betriebsarzt\w*|werksarzt\w*|betriebliche \w+|occupational health|company (?:doctor|health)|works doctor",
    "debt_advice": r"(?:budget ?-? ?(?:och|&) ?)?skuldradgiv\w*|schuldner\w*|schuldenberat\w*|budgetberat\w*|debt (?:advice|counsell?ing)",
    "school_health": r"elevhals\w*|skolkurator\w*|skolskoterska\w*|schulsozial\w*|schulpsycholog\w*|school (?:counsell?or|nurse|psychologist|social work\w*)",
}.items()}


def kind_named(text: str) -> Optional[str]:
    folded = fold(text)
    return next((kind for kind, words in _KINDS.items() if words.search(folded)), None)


def explained(text: str) -> Optional[str]:
    """The phrase that explains the word a question asks about; None for a word of which nothing is known."""
    folded = fold(text)
    return next((phrase for phrase, words in _WORDS.items() if words.search(folded)), None)
