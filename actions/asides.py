"""Questions beside the matter (nlu/asides.py): each is answered once and in the order in which it was asked, and the turn goes on with what else was told."""
from __future__ import annotations

from typing import Any, List, Mapping

from actions.need import OTHERS, Need
from actions.say import Voice

# What the phrases are called where they had a name before.
_PHRASES = {"human": "answer_are_you_human", "privacy": "answer_privacy", "cost": "answer_cost", "who_runs": "answer_who_runs"}
_OF_THE_OTHER = ("tell_parents", "what_to_say")  # asked by those who worry about another
_TELLS = ("topics", "age", "place", "region", "wishes", "occupation")
_LEAVES = ("other_offers", "show_contact", "nobody_answered", "number_wrong", "thanks", "goodbye", "restart", "back")
_OF_THERAPY = ("wait", "insurance")  # what is answered with the way to a therapist, where she asks for that


def answer_asides(voice: Voice, need: Need, meant: Mapping[str, Any]) -> bool:
    """Answer what is asked beside the matter; whether anything was."""
    asked = [aside for aside in meant.get("asides") or () if aside not in _OF_THE_OTHER or _is_about_another(need, meant)]
    phrases = [_phrase(aside, meant) for aside in asked]
    for phrase in dict.fromkeys(phrases):
        voice.say(phrase)
        need.note(phrase)
    return bool(asked)


def _phrase(aside: str, meant: Mapping[str, Any]) -> str:
    if aside in _OF_THERAPY and meant.get("intent") == "find_therapist":
        return "answer_find_therapist"
    return _PHRASES.get(aside, f"answer_{aside}")


def only_asks(meant: Mapping[str, Any], intent: str) -> bool:
    """Whether a message asks beside the matter and tells nothing that the search goes on with."""
    told = [fact for fact in _TELLS if meant.get(fact) and not (fact == "topics" and not meant.get("names_topic"))]
    return bool(meant.get("asides")) and not told and intent not in _LEAVES and not meant.get("choice") and not _asks_of_the_matter(meant)


def _asks_of_the_matter(meant: Mapping[str, Any]) -> List[str]:
    return [says for says in ("for_me", "wants_others", "meant_otherwise", "is_safe", "asks_to_act", "asks_what_to_do") if says in meant.get("says", ())]


def _is_about_another(need: Need, meant: Mapping[str, Any]) -> bool:
    return need.get("who") in OTHERS or meant.get("who") in OTHERS
