"""A warm word where somebody tells of grief, of hurt, of despair, or what she never told; none comes twice in a conversation."""
from __future__ import annotations

from typing import Any, Mapping, Sequence

from actions.need import OTHERS, Need
from actions.say import Voice

_HURT = ("sexual_violence", "domestic_violence")
_OF_HER = ("despair", "alone", "untold", "kept", "hopeless", "not_hit", "numb", "no_home")  # said to her alone, not of another
_BESIDE_DANGER = {"steps_in": "stay_step_in", "no_police": "stay_no_police", "no_phone": "stay_no_phone", "wants_talk": "stay_whom"}
_OF_VIOLENCE = ("not_hit",)  # where she told before what is done to her


def warm(voice: Voice, need: Need, meant: Mapping[str, Any], changed: Sequence[str]) -> bool:
    """Say the word that fits what a message lets one feel; whether there was one. What speaks of danger has words of its own."""
    level, fears = (meant.get("crisis") or {}).get("level"), "own_fear" in meant.get("says", ())
    looked_into = "looked_into" in meant.get("says", ()) and not meant.get("asides") and need.get("topics", [])[:1] == ["domestic_violence"]
    if level not in (None, "none") and not ((fears or looked_into) and level == "concern"):
        return False
    felt = [f"warm_{feeling}" for feeling in meant.get("feels", ()) if not (feeling in _OF_HER and need.get("who") in OTHERS)
            and not (feeling in _OF_VIOLENCE and need.get("topics", [])[:1] != ["domestic_violence"])
            and not (feeling == "unwilling" and "refuses_help" in meant.get("says", ()))]
    felt = [each for each in felt if each == "warm_intrusive"] if level == "concern" else felt
    if looked_into:
        felt.insert(0, "answer_no_trace")  # a phone that he checks: how to write here unseen
    if need.get("crisis"):
        felt = [phrase for name, phrase in _BESIDE_DANGER.items() if name in meant.get("says", ())] + felt
    if "excuses" in meant.get("says", ()) and need.get("topics", [])[:1] and need.get("topics")[0] in _HURT:
        felt.insert(0, "stay_excuses")  # "he didn't mean it"
    if "keep_quiet" in meant.get("says", ()) and not meant.get("asides"):
        felt.insert(0, "stay_tells_nobody")
    bare = "bare_refusal" in meant.get("says", ()) and need.get("who") not in OTHERS
    if "refuses_help" in meant.get("says", ()) and not bare and (need.get("who") not in OTHERS or "refuses_help" in need.get("answered", [])):
        felt.append("warm_unwilling")
    if "topics" in changed and need.get("topics", [])[:1] and need.get("topics")[0] in _HURT and need.get("who") == "self":
        felt.append("warm_hurt")
    phrase = next((phrase for phrase in felt if phrase not in need.get("answered", [])), None)
    if phrase is None:
        return False
    voice.say(phrase)
    need.note(phrase)
    return True
