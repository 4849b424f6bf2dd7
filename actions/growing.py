"""When a danger that was told of, or is open, grows: a gun in the cupboard, tablets that were taken after all, a wish to die
that is said more clearly; or she asks who helps."""
from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Tuple

from actions.need import Need
from actions.relief import OF_WISH, is_about_another

_SURELY = 0.9  # weight from which a message plainly speaks of not living
_GOES_ASKING = (*sorted(OF_WISH), "psychosis_acute")


def took_some(need: Need, says: Sequence[str]) -> bool:
    """Whether tablets are taken after a wish to die was told: from now on it is an emergency of the body."""
    return "took_some" in says and bool(need.get("crisis")) and need.get("crisis_kind") in OF_WISH


def grown(need: Need, meant: Mapping[str, Any], says: Sequence[str], open_now: bool) -> Optional[Tuple[str, Optional[str]]]:
    """The kind of danger there is now, and the phrase that answers it; without a phrase it is an alarm of its own. None where nothing grew."""
    kind, told = need.get("crisis_kind") or "suicidality", need.get("answered", [])
    wish_told = need.get("crisis") == "concern" and bool(OF_WISH & {kind, *need.get("topics", [])})
    if took_some(need, says):
        return "medical", None
    if "means_near" in says and wish_told:
        return "suicidality", "stay_means"
    if wish_told and ("has_plan" in says or _says_it_plainly(need, meant, says)):
        return "suicidality", None
    if "again_now" in says and kind in ("violence_now", "child_danger") and not open_now:
        return kind, "stay_now"
    if "asks_where" in says and need.get("crisis") and kind in _GOES_ASKING and "stay_where" not in told:
        return kind, "stay_where"
    if "asks_whom" in says and need.get("crisis") == "acute" and kind != "medical" and not open_now and "stay_whom" not in told:
        return kind, "stay_whom"
    return None


def _says_it_plainly(need: Need, meant: Mapping[str, Any], says: Sequence[str]) -> bool:
    """Whether what was a quiet concern is now said outright, of herself, for the first time: "jag vill dö hellre än åka tillbaka"."""
    crisis = meant.get("crisis") or {}
    plainly = (meant.get("topic_weights") or {}).get("suicidality", 0.0) >= _SURELY
    return bool(plainly and crisis.get("level") == "concern" and not crisis.get("third") and "of_me" in says and not is_about_another(need)
                and "crisis_acute_suicidality" not in need.get("answered", []))
