"""Whose hospital bed a message speaks of: only that of the one in danger ends an alarm."""
from __future__ import annotations

from typing import Any, List, Mapping

from actions.need import Need
from actions.relief import is_about_another
from actions.whom import name_in

_ENDS = frozenset(("in_care", "help_there"))
_MANY = ("grandparent", "relative", "friend", "colleague", "child", "parents")  # of whom there may be several


def says_of(need: Need, meant: Mapping[str, Any]) -> List[str]:
    """What a message says, without a hospital in which somebody else is: her own stay says nothing of a friend, grandma's nothing of grandpa."""
    says = list(meant.get("says", ()))
    mine, named = "i_in_care" in says, "kin_in_care" in says
    if is_about_another(need):
        name = name_in(need.get("answered", []))
        alike = meant.get("relation") in (None, need.get("relation")) and (name is None or meant.get("called") in (None, name))
        same = alike and not (name is None and meant.get("relation") in _MANY)
        elsewhere = mine or (named and not same)
    else:
        elsewhere = named and not mine
    return [each for each in says if not (elsewhere and each in _ENDS)]
