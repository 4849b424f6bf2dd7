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
SHELTER = "shelter"  # a bed in a safe place: who needs one is shown who has them, and others are not kept from them
LOST = frozenset((LOST_CHILD, LOST_PARTNER))
LOST_TO_SUICIDE = "lost_to_suicide"  # told of a loss, and of no offer by itself: what is for these has both topics
CIRCUMSTANCES = (LOST_CHILD, LOST_PARTNER, CHILD_OF_OTHERS, ADDICTED_PARENTS, STALKED, HONOUR, RITUAL, SHELTER)
_GRIEF = "grief"
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
    return frozenset(told)
