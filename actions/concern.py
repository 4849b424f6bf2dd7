"""What is taken in beside a danger: a quiet concern, facts while it is open whether she is safe, a no to a wish to die."""
from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Sequence

from actions.asking import ask_again, go_on
from actions.lines import line_for, note_line
from actions.need import OTHERS, Need
from actions.relief import OF_WISH, is_about_another, mark_alarm, note_denied, note_told, note_whose, note_wish, put_person_right
from actions.say import Voice
from retrieval.finder import Finder

_FACTS, _GROWN = ("age", "age_group", "place", "region"), 18


def keep_watch(voice: Voice, need: Need, meant: Mapping[str, Any], told: Sequence[str]) -> None:
    """Concern: the crisis line stands first, once, and the search goes on. `told` are the topics before this message."""
    crisis = of_a_parent(need, meant)
    if crisis.get("level") == "concern":
        says, kind = meant.get("says", ()), _of_a_minor(need, meant, crisis.get("kind"))
        wish = kind in OF_WISH and "of_me" in says and not (crisis.get("third") and meant.get("names_person"))
        own = wish or (kind == "violence_now" and "from_other" in says)
        if "witness" in says and kind in ("violence_now", "child_danger"):
            note_whose(need, False, True)  # what she hears next door
        elif own and is_about_another(need):
            note_whose(need, True)  # "so halte ich das nicht aus, ich will nicht mehr leben": hers, whomever it was about
        mark_alarm(need, told, kind)
        note_wish(need, kind)
        if need.get("crisis") not in ("concern", "acute"):
            words = "warm_owns_up" if "owns_up" in meant.get("feels", ()) else None  # for one who hurts others
            words = "concern_no_police" if "no_police" in says and kind in OF_WISH else words
            note_line(need, meant)
            third = not words and not own and (bool(crisis.get("third")) or is_about_another(need))
            voice.crisis("concern", kind, third, words, line_for(need, kind))
            need.set(crisis="concern", crisis_kind=kind)


def _of_a_minor(need: Need, meant: Mapping[str, Any], kind: Optional[str]) -> Optional[str]:
    """The kind of danger; who is hit and not of age yet is shown who listens to children."""
    age = meant.get("own_age") or (need.get("age") if need.get("who") == "self" else None)
    return "child_danger" if kind == "violence_now" and age is not None and int(age) < _GROWN and not is_about_another(need) else kind


def of_a_parent(need: Need, meant: Mapping[str, Any]) -> Mapping[str, Any]:
    """The crisis of a message. Who tells what she did, or fears to do, to a child or a partner needs who listens to her, no line for the hurt."""
    crisis = meant.get("crisis") or {}
    of_a_child = crisis.get("level") == "concern" and crisis.get("kind") in ("child_danger", "violence_now", "psychosis_acute")
    if of_a_child and ({"own_rage", "own_fear"} & set(meant.get("says", ())) or "owns_up" in meant.get("feels", ())):
        note_told(need, meant.get("says", ()), False)
        return {**crisis, "kind": None}
    return crisis


def takes_in(need: Need, meant: Mapping[str, Any]) -> None:
    """Age, place, person and wishes that she tells meanwhile; what a few words seem to be about is left aside ("his phone is off")."""
    wishes = told_wishes(meant)
    corrects = meant.get("corrects_person", meant.get("corrects"))
    others = {} if is_about_another(need) or corrects else {"who": None, "relation": None}  # "my sister lives round the corner"
    put_person_right(need, meant)
    if need.get("crisis_kind") == "child_danger" and int(meant.get("own_age") or _GROWN) < _GROWN:
        need.set(who="self", relation=None)  # it is the child itself who writes
    if meant.get("lang"):
        need.understand({**meant, "topics": [], "topics_not": [], "setting": None, "wishes": wishes, **others}, "safe")


def told_wishes(meant: Mapping[str, Any]) -> Dict[str, Any]:
    """What she wishes for, without what only looks so: "why should I call there", "there is nobody to call", "for the weeks after tonight"."""
    wishes, says = dict(meant.get("wishes") or {}), set(meant.get("says", ()))
    if {"no_call", "queue", "asks_for_police"} & says and "chat" not in (wishes.get("contact") or ()):
        wishes.pop("contact", None)
    if {"nobody_to_call", "unreachable"} & says:
        wishes.pop("contact_not", None)
    if "for_later" in says and wishes.get("time") == "now":
        wishes.pop("time")
    return wishes


def tells_facts(meant: Mapping[str, Any]) -> bool:
    """Whether she tells how old she is, where she is, or how she would like to be helped."""
    return any(meant.get(fact) for fact in _FACTS) or bool(set(meant.get("wishes") or ()) - {"contact_not", "occupation"})


def hears_denial(meant: Dict[str, Any]) -> None:
    """Who says that she does not want to die tells nothing of dying, takes back nothing else, and speaks of nobody new."""
    if "denies" not in meant.get("says", ()):
        return
    meant["topics"] = [topic for topic in meant.get("topics") or () if topic != "suicidality" and meant.get("names_topic")]
    meant.update(topics_not=[topic for topic in meant.get("topics_not") or () if topic in OF_WISH], rejects=None, corrects=False)
    if meant.get("who") in OTHERS and not meant.get("relation"):
        meant.update(who="unknown", corrects_person=False)


def is_only_denied(need: Need, meant: Mapping[str, Any]) -> bool:
    """Whether somebody denies what nobody said: "nein, umbringen will ich mich nicht" beside grief."""
    if "denies" not in meant.get("says", ()) or not (need.get("who") or need.get("topics")):
        return False
    first = need.get("topics", [])[:1]
    if need.get("crisis") == "concern" and need.get("crisis_kind") == "self_harm":
        return first == ["self_harm"]  # who cuts herself and does not want to die still cuts herself
    return not need.get("crisis") and "suicidality" not in first


def take_denied(voice: Voice, need: Need, meant: Mapping[str, Any], finder: Finder) -> None:
    """Thank for it, keep what was told, and go on."""
    voice.say("denied_ok")
    note_denied(need)
    need.drop({"suicidality", "crisis"})
    need.understand({**meant, "wishes": {}}, "safe")
    if need.get("question") in ("offers", "helped"):
        ask_again(voice, need, need.get("question"))
    else:
        go_on(voice, need, finder)
