"""What an age tells besides: of which group somebody is, and who is too young to be a partner."""
from __future__ import annotations

from typing import Any, Dict, Mapping, Optional

_GROUP_OF = {"child": "young_people", "young": "young_people", "older": "older_people"}
_IN_LOVE, _NOT_YET = 14, 18  # years: from which a girl may be somebody's girlfriend; below which "my girl" of one who says no more is a daughter


def with_own_age(wishes: Mapping[str, Any], age_group: Optional[str]) -> Dict[str, Any]:
    """The wishes with the group of those who are of her age, where places are made for them alone."""
    group = _GROUP_OF.get(age_group or "")
    return {**wishes, **({"group": sorted({*wishes.get("group", ()), group})} if group else {})}


def is_too_young(theirs: Optional[int], hers: Optional[int], name: Optional[str]) -> bool:
    """Whether somebody of so many years, whom she calls by that name, is no partner but a child of hers."""
    return theirs is not None and theirs < (_IN_LOVE if name else _NOT_YET) and (hers is None or hers >= _NOT_YET)
