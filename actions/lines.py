"""Who answers beside the emergency numbers, where the line of that kind of danger is not for her: a man who is beaten, a gang's threat, a heart that hurts."""
from __future__ import annotations

from typing import Any, Mapping, Optional

from actions.need import OTHERS, Need

_CARE, _NO_HOME = "care_line", "line=care"  # the line; among what was answered: the violence is none of a home, or done to a man
_MAN = "no_group=women"  # among what was answered: places for women are not for him
_OF_WISH = frozenset(("suicidality", "self_harm"))
_INTAKE = frozenset((*_OF_WISH, "crisis", "addiction_drugs", "addiction_alcohol"))


def note_line(need: Need, meant: Mapping[str, Any]) -> None:
    """Remember that a line for women hurt at home is not for this: the one who writes is a man, or criminals threaten."""
    man = "women" in ((meant.get("rejects") or {}).get("sex") or ())
    if man or "by_a_stranger" in meant.get("says", ()):
        need.note(_NO_HOME)


def line_for(need: Need, kind: Optional[str]) -> Optional[str]:
    """The line in the place of the usual one of that kind; None where that is right."""
    told = need.get("answered", [])
    if kind == "violence_now":
        return _CARE if {_NO_HOME, _MAN} & set(told) else None
    if kind == "medical":
        of_wish = _INTAKE & set(need.get("topics", [])) or "wish_told" in told or need.get("crisis_kind") in _OF_WISH
        return None if of_wish else _CARE
    if kind == "psychosis_acute":
        return _CARE if need.get("who") in OTHERS else None
    return _CARE if kind is None and "suicidality" not in need.get("topics", []) else None
