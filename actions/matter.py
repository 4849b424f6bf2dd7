"""Which of several matters stands first. What she told first stays so: what she tells later adds to it, unless she says that it is about that
instead, something weightier comes, or the first was only how it weighs on her, or a guess."""
from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Sequence

URGENT = frozenset(("suicidality", "self_harm", "crisis", "domestic_violence", "sexual_violence", "psychosis"))
# How something weighs on somebody: told later, it does not take the place of what weighs.
SIGNS = frozenset(("stress", "depression", "anxiety", "sleep", "crisis", "loneliness"))
# What people also tell of in passing: after a sign, it takes more for one of these to be another matter than for the others.
_COMMON = frozenset(("caring_for_relatives", "relationship", "parenting", "separation", "workplace_conflict", "discrimination", "burnout",
                     "pregnancy_birth", "chronic_illness", "debt", "migration", "general"))
_WIDE = frozenset(("relationship", "parenting", "workplace_conflict", "burnout"))  # of which something told later may be the ground
ANOTHER_MATTER, ANOTHER_IN_PASSING = 0.6, 0.85  # weights from which a later topic that no word names is another matter
ADDED_IN_BRIEF = 0.7  # weight from which a few words after the first places tell another matter beside the first
BELIEVED = 0.5  # how much the first matter weighs at least, once she was told it and let it stand, for it to be no mere guess any more
_AFTER_A_SIGN, _ONLY_GUESSED = 0.35, 0.6  # weight of the first topic, up to which a later one that is surer takes its place
_SECOND, _PLAINLY, _BESIDE = 0.12, 0.45, 0.7  # weights of a second matter told in one breath; of a plain one; how much it counts beside the first
_CHILDREN = frozenset(("child", "son", "daughter"))
SURE_ENOUGH = 0.5  # how sure her matter is, from where on she is told it


def stays_first(first: str, held: float, topic: str, weight: float, meant: Mapping[str, Any]) -> bool:
    """Whether a matter that weighed so much stands before a `topic` that is told now."""
    named = bool(meant.get("names_topic"))
    if topic == first or "changes_matter" in meant.get("says", ()) or (topic in URGENT - SIGNS and weight >= ANOTHER_MATTER):
        return False
    if held < min(_ONLY_GUESSED, weight) and (topic not in SIGNS or named):
        return False
    if topic in SIGNS:
        return True
    if first in SIGNS and topic not in _COMMON:
        return not named and weight < _AFTER_A_SIGN  # what weighs is told after how it weighs
    if first in SIGNS | _WIDE:
        return weight < (ANOTHER_IN_PASSING if topic in _COMMON or not named else ANOTHER_MATTER)
    return True


def added_beside(need: Any, meant: Mapping[str, Any], before: Sequence[str]) -> Optional[str]:
    """The matter that a message adds to what was told before, plainly enough to be told back; None where it adds none."""
    topics, told = need.get("topics", []), list(meant.get("topics") or ())
    if not before and _names_two(meant):
        return str(told[1]) if topics[:2] == told[:2] else None
    if not before or topics[:1] != list(before[:1]) or topics[1:2] == list(before[1:2]) or topics[1:2] != list(told[:1]):
        return None
    if meant.get("of_another") and need.get("who") == "self" and topics[1] in SIGNS:
        return None  # "he falls asleep on the floor", of a child whose father drinks
    plain = meant.get("names_topic") or (meant.get("topic_weights") or {}).get(topics[1], 0.0) >= ANOTHER_MATTER
    return str(topics[1]) if plain and topics[1] not in before else None


def _names_two(meant: Mapping[str, Any]) -> bool:
    """Whether one message tells two matters, the second on top of the first."""
    told, weights = list(meant.get("topics") or ()), meant.get("topic_weights") or {}
    return "besides" in meant.get("says", ()) and bool(meant.get("names_topic")) and len(told) > 1 and weights.get(told[1], 0.0) >= _SECOND


def with_a_child(need: Any, meant: Dict[str, Any]) -> Dict[str, Any]:
    """Who tells of her own matter and then of a child on top of it ("also my son is nine and wets the bed") wants advice as a parent, whatever it does."""
    weights = meant.get("topic_weights") or {}
    of_a_child = "besides" in meant.get("says", ()) and meant.get("relation") in _CHILDREN and need.get("who") == "self" and need.get("offered")
    another = max((weight for topic, weight in weights.items() if topic != "parenting"), default=0.0)
    if not of_a_child or meant.get("choice") or another >= _PLAINLY or "parenting" in need.get("topics", []):
        return meant
    return {**meant, "topics": ["parenting"], "topic_weights": {"parenting": ANOTHER_IN_PASSING}, "names_topic": True, "who": "unknown", "relation": None,
            "age": None, "age_group": None, "rejects": None}


def weighed_beside(need: Any, beside: Optional[str], meant: Mapping[str, Any]) -> Dict[str, float]:
    """What the topics weigh where a second one was told on top of the first: enough for a place of its own among the first."""
    weights = dict(need.get("topic_weights", {}))
    if beside and "besides" in meant.get("says", ()):
        weights[beside] = max(weights.get(beside, 0.0), _BESIDE * weights.get(need.get("topics")[0], 1.0))
    return weights


def is_sure(topics: Sequence[str], weights: Mapping[str, float]) -> bool:
    """Whether it is likelier than not that her matter was recognised."""
    return not topics or not weights or sum(weights.values()) >= SURE_ENOUGH
