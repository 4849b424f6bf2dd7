"""The particular circumstance an offer is made for, where its own words tell one: it is of no use, and may hurt, where that is not hers.

They stand beside the vocabulary's groups in the facets ("groups"), and nobody is asked for one: no label of the vocabulary knows them.
"""
from __future__ import annotations

import re
from typing import FrozenSet

from index.offers import Offer
from index.taxonomy import LANGUAGES

LOST_CHILD, LOST_PARTNER, CHILD_OF_OTHERS, ADDICTED_PARENTS = "lost_child", "lost_partner", "child_of_others", "addicted_parents"
STALKED, HONOUR, RITUAL = "stalked", "honour", "ritual"  # kinds of violence for which some help is made alone
FORCED = "forced_marriage"  # what helps there helps after other violence of a family too
BABY, GUARDIANSHIP, ASYLUM, UNDOCUMENTED = "baby", "guardianship", "asylum", "undocumented"
MUSLIM, TRANS, ONLINE_HATE, LOST_FAMILY = "muslim", "trans", "online_hate", "lost_family"
HOARDS, HIV, NO_HOME, WORK_ACCIDENT, RELEASED = "hoards", "hiv", "no_home", "work_accident", "released"
SHELTER = "shelter"  # a bed in a safe place: who needs one is shown who has them, and others are not kept from them
LOST = frozenset((LOST_CHILD, LOST_PARTNER))
HURT_BY_WOMAN, ENDED_PREGNANCY = "hurt_by_woman", "ended_pregnancy"  # told, and of no offer by themselves
LOST_TO_SUICIDE = "lost_to_suicide"  # told of a loss, and of no offer by itself: what is for these has both topics
CIRCUMSTANCES = (LOST_CHILD, LOST_PARTNER, CHILD_OF_OTHERS, ADDICTED_PARENTS, STALKED, HONOUR, RITUAL, SHELTER, FORCED, BABY, GUARDIANSHIP, ASYLUM,
                 UNDOCUMENTED, MUSLIM, TRANS, ONLINE_HATE, LOST_FAMILY, HOARDS, HIV, NO_HOME, WORK_ACCIDENT, RELEASED)
# What is made for these helps others less, and hurts nobody: it stands behind the first offers where they were not told.
NARROW = frozenset((ADDICTED_PARENTS, BABY, GUARDIANSHIP, ASYLUM, MUSLIM, TRANS, ONLINE_HATE, LOST_FAMILY, HOARDS, HIV, NO_HOME, WORK_ACCIDENT))
WANTED = frozenset((HOARDS, HIV, NO_HOME, WORK_ACCIDENT, RELEASED))  # who told of one sees what is made for it among the first
_PRISON = "prison"
FOR_OTHERS_TOO = frozenset((SHELTER, FORCED, RELEASED))  # nobody is kept from these
_GRIEF = "grief"
_NEWCOMERS = re.compile(r"ankommen|zugewandert|newcomers|migrantinnen und migranten|beratungsstellen für", re.IGNORECASE)  # not for those alone who fled
_QUEER = re.compile(r"queer|lsbt|lgbt|lesb|schwul|homosex|\bgay\b", re.IGNORECASE)  # what is for all of these is not for trans people alone
_TOLD = {
    LOST_CHILD: re.compile(
        r"tod eines kindes|ein kind verloren|verstorbenes kind|deren kind [^.:]*(?:gestorben|stirbt)|mist ett barn|förlorat barn|barn (?:som )?(?:har )?dött|"
        r"lost a child|death of a child|child who died|whose child|sternenkind|änglabarn", re.IGNORECASE),
    LOST_PARTNER: re.compile(
        r"verwitwet|\bwitwer?\b|deren partnerin oder partner|vars partner dog|\bänk(?:a|or|ling|lingar)\b|widow|whose partner", re.IGNORECASE),
    CHILD_OF_OTHERS: re.compile(
        r"um ein kind,? (?:das nicht deins|in der nachbarschaft)|dass ein kind in der nachbarschaft|barn som inte är ditt|barn i grannskapet|"
        r"child who is not yours|child next door", re.IGNORECASE),
    ADDICTED_PARENTS: re.compile(
        r"deren eltern (?:\w+ )*(?:suchtkrank|seelisch krank)|in deren familie es sucht|deren mutter oder vater zu viel trinkt|mit suchtkranken eltern|"
        r"vars föräldrar|vars mamma eller pappa dricker|parents are mentally unwell|whose (?:parents|mother or father)", re.IGNORECASE),
    STALKED: re.compile(r"gestalkt|being stalked|som blir förföljd", re.IGNORECASE),
    HONOUR: re.compile(r"im namen der ehre|hedersrelatera|hedersförtryck|i hederns namn|in the name of honou?r", re.IGNORECASE),
    SHELTER: re.compile(r"frauenhaus|frauenhäuser|schutzplätze|skyddat boende|kvinnojour|women's shelter|women's refuge", re.IGNORECASE),
    FORCED: re.compile(r"zwangsheirat|zwangsverheirat|zwangsehe|tvångsgift|tvångsäktenskap|forced marriage|i hederns namn|im namen der ehre", re.IGNORECASE),
    BABY: re.compile(
        r"schreibaby|schreiambulanz|crying-baby|crying baby|skrikande bebis|kindern bis drei jahre|rund um die geburt|"
        r"erlebten geburt", re.IGNORECASE),
    GUARDIANSHIP: re.compile(r"\bkesb\b|beiständin", re.IGNORECASE),
    ASYLUM: re.compile(r"asylsuchende|asylum seekers|asylsökande|geflüchteten?\b|\brefugees?\b|på flykt|flyktingar|folter|tortur|tortyr", re.IGNORECASE),
    UNDOCUMENTED: re.compile(r"ohne papiere|without papers|undocumented|papperslös", re.IGNORECASE),
    MUSLIM: re.compile(r"\bmuslim", re.IGNORECASE),
    TRANS: re.compile(r"\btrans(?:personer)?\b(?!form)", re.IGNORECASE),
    ONLINE_HATE: re.compile(r"\bhass,? [^.]*im netz|online hate|näthat", re.IGNORECASE),
    LOST_FAMILY: re.compile(r"die eltern, geschwister oder den partner verloren", re.IGNORECASE),
    HOARDS: re.compile(r"durch sammeln und unordnung|\bmessie", re.IGNORECASE),
    HIV: re.compile(r"\bhiv\b", re.IGNORECASE),
    NO_HOME: re.compile(r"ohne festes zuhause|no fixed home|utan fast bostad|without a (?:fixed )?home", re.IGNORECASE),
    WORK_ACCIDENT: re.compile(r"nach arbeitsunfall|nach unfall, überfall oder gewalt bei der arbeit", re.IGNORECASE),
    RELEASED: re.compile(r"selbst im gefängnis waren|menschen nach der haft", re.IGNORECASE),
    RITUAL: re.compile(r"rituelle gewalt|rituellt våld|ritual violence|ritual abuse", re.IGNORECASE),
}


def circumstances_of(offer: Offer) -> FrozenSet[str]:
    """Those that its name or its summary tells; a loss only where grief is what it is for first of all."""
    text = " ".join((offer.name, *(offer.text(language) for language in LANGUAGES)))
    told = {id for id, words in _TOLD.items() if words.search(text)}
    if next(iter(offer.topics), None) != _GRIEF:
        told -= LOST
    if not any(topic.startswith("addiction_") for topic in offer.topics):
        told.discard(ADDICTED_PARENTS)
    if set(offer.groups) != {"lgbtq"} or _QUEER.search(text):
        told.discard(TRANS)
    if _NEWCOMERS.search(text) or not {"refugees"} & set(offer.groups):
        told.discard(ASYLUM)
    if RELEASED in told and _PRISON not in offer.groups:
        told.discard(RELEASED)
    if ASYLUM in told:
        told.discard(UNDOCUMENTED)
    return frozenset(told)
