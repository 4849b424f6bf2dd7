"""What is told of somebody else, or of an event, and yet concerns the writer herself: what was done to her, what wears her out, whom she lost, her own job,
what she does to others."""
from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from nlu.constructions import topics_said
from nlu.deeds import hurts_me, keeps_me, left_me, needs_rest
from nlu.doers import hurts_others
from nlu.lexicon import Hit
from nlu.parents import is_worn_out_by_a_child
from nlu.persons import CHILDREN, CORRECTED, Persons
from nlu.turns import mourns
from nlu.words import Word

OTHERS = ("relative", "friend", "colleague")
_MAY_KEEP = ("partner", "ex_partner", "parents", "mother", "father", "boss")
_MAY_HURT = (None, "partner", "ex_partner", "friend", "father", "mother", "parents", "sibling", "relative", "grandparent", "boss", "colleague", "neighbour")
_AT_HOME = ("father", "mother", "parents")
_MAY_LEAVE = ("partner", "ex_partner", "friend")


def is_her_own(persons: Persons, text: str, typed: str, found: List[Word], hits: List[Hit], topics: List[str]) -> bool:
    """Whether it is about the writer though it names another: "mein Freund hat mich gewürgt", "min pojkvän gjorde slut", "I'm exhausted, our newborn cries"."""
    relation, first = persons.relation, topics[:1]
    if relation in _MAY_HURT and first in (["domestic_violence"], ["sexual_violence"]) and hurts_me(text):
        return True
    if persons.certain == CORRECTED:
        return False
    return (
        (relation in _AT_HOME and "domestic_violence" in topics_said(text))  # "pappa kastade en stol på mamma" is told by their child
        or (persons.who in ("relative", "unknown") and ((needs_rest(typed) and relation is not None) or is_worn_out_by_a_child(text)))  # "I hätt gern an Abend für mi"
        or (relation in (*_MAY_KEEP, *CHILDREN) and keeps_me(text))
        or (relation in _MAY_LEAVE and left_me(text))
        or (relation is not None and first in (["grief"], ["trauma"]) and mourns(found, hits))
    )


def by_what_happened(text: str, persons: Persons, setting: Optional[str], wishes: Dict[str, Any], jobless: bool) -> Tuple[Persons, Optional[str], Dict[str, Any]]:
    """Who lost her job tells of herself, and so does who hurts somebody: there is help for those alone."""
    if jobless:
        setting, persons = "unemployment", persons if persons.who in OTHERS else persons._replace(who="self")
    if hurts_others(text):
        persons, wishes = Persons("self", None, None, CORRECTED), {**wishes, "group": sorted({*wishes.get("group", ()), "causing_harm"})}
    return persons, setting, wishes
