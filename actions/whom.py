"""Whom it is about where she puts that right: who was believed goes, and with it what hung on that person."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping

OTHERS = ("relative", "friend", "colleague")  # who it is about, where not about the writer
_WAS = "was="  # before who it was about until somebody else was named, among what was answered
_CHILDREN, _GROWN = ("child", "son", "daughter", "grandchild", "sibling", "pupil"), 18


def whom_instead(now: Mapping[str, Any], meant: Mapping[str, Any], heard: Mapping[str, Any]) -> Dict[str, Any]:
    """What else changes: `now` are the slots until this message, `heard` what of the person was heard in it. Where she only says whom it is not
    ("not my son, one of my team"), it is the one before, or nobody that is known; who it was is remembered, for the case that it was right."""
    known, named = now.get("relation"), heard.get("relation")
    if not known:
        return {}
    if named:
        another = named not in (known, "relative")
        no_age = another and meant.get("age") is None and not (named in _CHILDREN and int(now.get("age") or 99) < _GROWN)
        return {**({"answered": _remembering(now)} if named != known else {}), **({"age": None, "age_group": None} if no_age else {})}
    if known not in meant.get("persons_not", ()) or heard.get("who") == "self":
        return {}
    told = {} if meant.get("age") is not None else {"age": None, "age_group": None}
    earlier = next((each[len(_WAS):].split("/") for each in now.get("answered") or () if each.startswith(_WAS)), None)
    if earlier:
        return {**told, **{slot: value or None for slot, value in zip(("who", "relation", "role"), earlier)}}
    who = meant.get("who") if meant.get("who") in OTHERS else now.get("who")
    return {**told, "who": who, "relation": None, "role": meant.get("audience_note") or now.get("role")}


def _remembering(now: Mapping[str, Any]) -> List[str]:
    kept = [each for each in now.get("answered") or () if not each.startswith(_WAS)]
    return sorted([*kept, _WAS + "/".join(now.get(slot) or "" for slot in ("who", "relation", "role"))])
