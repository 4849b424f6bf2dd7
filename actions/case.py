"""Answers that depend on her case: what it is about, whom, how old she is, and whether she meets that one at work."""
from __future__ import annotations

from typing import Any, Mapping, Optional

from actions.need import OTHERS, Need
from index.linear import fold
from index.sieve import Expression

_OF_THERAPY = ("wait", "insurance")  # what is answered with the way to a therapist, where she asks for that
KNOWN_THERE = ("cost_of", "ask_there")  # what only somebody at a place can tell
_OF_THE_YOUNG = ("child", "young")
HURT = ("sexual_violence", "domestic_violence", "bullying", "discrimination")
_HURT_BY_ANOTHER, OF_LEARNING = frozenset(HURT), ("school", "vocational_training")
_THERAPY = Expression(r"therap|psycholog|psykolog|psychiat|psykiat|116 ?117|kbt|kvt|cbt")
_KIDS = Expression(r"\bkinder\w*|\bchind|\bbarnen\b|"
                   r"\b(?:mina|vara|tva|tre) (?:barn|tonaringar)|\bungarna\b|\bkids\b|\bchildren\b|\bteen(?:ager)?s\b|\btonaringar\w*")
_TAKEN = Expression(r"nehmen|nimmt|weg|\bta\b|\btar\b|\btake|fosterhem|pflegefamilie|sorgerecht|vardnad|custody")
_CHILDREN = frozenset(("child", "son", "daughter", "grandchild", "pupil"))
_IN_HER_CARE, _OF_DUTY = frozenset(("pupil", "client", "patient")), ("duty", "where_report")  # whom she meets at work
_MUST = Expression(r"\bmuss|\bmuess|pflicht|\bmaste\b|\bskyldig|\bplikt|\bhave to\b|\bmust\b|\boblig|\bobliged|\brequired|\bneed to\b|\bbehover\b")


def is_of_therapy(aside: str, need: Need, meant: Mapping[str, Any], text: str) -> bool:
    """Whether it is asked of a therapy; once places stand there, "how long do I have to wait?" is asked of these, unless it names one."""
    return aside in _OF_THERAPY and meant.get("intent") == "find_therapist" and (not need.get("offered") or bool(_THERAPY.search(fold(text))))


def _is_of_children(need: Need, meant: Mapping[str, Any], text: str) -> bool:
    """Whether she asks what to say to children, or to do for them, who are not the ones it is about: "I have cancer and two teenagers, how do I tell them?"."""
    return bool(_KIDS.search(fold(text))) and not {need.get("relation"), meant.get("relation")} & _CHILDREN


def of_her_case(aside: str, need: Need, meant: Mapping[str, Any], text: str) -> Optional[str]:
    """The answer that depends on her matter, or on how old she is."""
    topics, age_group = need.get("topics", [])[:2], meant.get("age_group") or need.get("age_group")
    young = age_group in _OF_THE_YOUNG and need.get("who") in (None, "self")
    if aside in ("what_to_say", "children") and _is_of_children(need, meant, text) and not _TAKEN.search(fold(text)):
        return "answer_tell_children"
    if (aside in _OF_DUTY or aside.endswith("_office")) and _MUST.search(fold(text)) and need.get("who") in OTHERS and need.get("relation") in _IN_HER_CARE:
        return "answer_duty_work"
    if aside in ("office_fear", "children"):
        return "warm_taken_away" if young else "answer_children"
    if aside == "home_or_away":
        return "warm_taken_away" if young else "answer_force"
    if aside == "weeks_left" and "pregnancy_birth" not in (*topics, *meant.get("topics", ())):
        return "answer_rights"
    if aside == "self_ban" and "addiction_gambling" not in (*topics, *meant.get("topics", ())):
        return "answer_rights"
    if aside == "my_fault":
        return "blamed" if _HURT_BY_ANOTHER & set(topics) and need.get("who") in (None, "self") else "warm_guilt"
    return "answer_whom_first_soon" if aside in KNOWN_THERE else None
