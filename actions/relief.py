"""What calms an alarm: help is there, it was meant otherwise, a promise for tonight; what is said then, and which topics go again."""
from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

from actions.lines import line_for
from actions.need import OTHERS, Need
from actions.offering import TOPIC_OF
from actions.say import Voice

DANGERS = frozenset((*TOPIC_OF.values(), "crisis"))
_MARK, _MARK_WHO = "alarm_", "alarmed="  # before the topic that an alarm alone brought, and before whom it was about until then, among what was answered
OF_WISH = frozenset(("suicidality", "self_harm"))  # what is taken back by saying that she does not want it
_GROWN = 18
_SETTLED = {"calm": "safe_calm", "quiet": "safe_quiet",
            "meant_otherwise": "safe_meant_otherwise", "explained": "safe_explained", "help_there": "safe_help_there", "away": "safe_away",
            "with_them": "safe_with_them", "denied": "safe_denied",
            "believed": "safe_denied", "promise": "safe_promise", "until": "safe_until", "weeks": "safe_weeks"}
_ANSWERS_IT = frozenset(("only_sure", "doer_gone", "does_no_harm"))  # plain answers to the question, whatever a classifier makes of their words
_BESIDE_NUMBERS = ("with_them", "denied", "believed", "promise", "until", "weeks")  # after these the numbers are shown once more


# Among what was answered: the danger is the writer's, though it is about another; or another's, whoever that is.
_MINE, _THEIRS = "danger=mine", "danger=theirs"
_OWN_HAND = "own_hand"  # and: she told what she did herself, or fears to do, to a child
_OF_HOME = ("violence_now", "child_danger")
_DENIED, _GUESSED = "wish_denied", "danger=guessed"  # and: she does not want to die; an alarm was only guessed
_WISH_TOLD = "wish_told"  # and: a wish to die was told


def is_about_another(need: Need) -> bool:
    """Whether the danger is another's. Who cares for her husband may be in danger herself, from him or from being worn out."""
    answered = need.get("answered", [])
    return _MINE not in answered and (need.get("who") in OTHERS or _THEIRS in answered)


def note_whose(need: Need, mine: bool, theirs: bool = False) -> None:
    """Remember whether the danger is the writer's own, whomever it is about, or another's, of whom nothing else is known."""
    need.set(answered=sorted({*need.get("answered", [])} - {_MINE, _THEIRS}))
    if mine or theirs:
        need.note(_MINE if mine else _THEIRS)


def note_told(need: Need, says: Sequence[str], mine: bool) -> None:
    """Remember of an alarm what later turns are read by: that it speaks of the writer alone, of her own hand, of a child, of somebody who is gone."""
    told = {"danger=own": mine or "of_me" in says, _OWN_HAND: bool({"own_rage", "own_fear"} & set(says)),
            "told_child": "names_child" in says, "missing": "missing" in says}
    need.note(*(name for name, so in told.items() if so))


def is_by_own_hand(need: Need) -> bool:
    """Whether she told what she did, or fears to do, to a child herself."""
    return _OWN_HAND in need.get("answered", [])


def put_person_right(need: Need, meant: Mapping[str, Any]) -> None:
    """In an open alarm: who the other one is, where she only names him; and a grown-up who was taken for a child."""
    answered, says, kind = need.get("answered", []), meant.get("says", ()), need.get("crisis_kind")
    if "names_other" in says and "danger=own" not in answered and kind not in _OF_HOME:
        note_whose(need, False, True)
        if meant.get("who") in OTHERS:
            need.set(who=meant["who"], relation=meant.get("relation"))
    if kind == "child_danger" and int(meant.get("own_age") or 0) >= _GROWN and not is_about_another(need) and not {_OWN_HAND, "told_child"} & set(answered):
        need.set(crisis_kind="violence_now", who="self", relation=None)  # "I am 19": no child


def note_denied(need: Need) -> None:
    """Remember that she said she does not want to die: what is only guessed of it later is a concern."""
    need.note(_DENIED)


def has_denied(need: Need) -> bool:
    return _DENIED in need.get("answered", [])


def note_guessed(need: Need, guessed: bool) -> None:
    """Remember whether an alarm was only guessed, so that a no ends it."""
    need.set(answered=sorted({*need.get("answered", [])} - {_GUESSED} | ({_GUESSED} if guessed else set())))


def is_guessed(need: Need) -> bool:
    return _GUESSED in need.get("answered", [])


def note_wish(need: Need, kind: Optional[str]) -> None:
    """Remember that a wish to die was told, so that a word that plays it down leaves a concern."""
    if kind in OF_WISH:
        need.note(_WISH_TOLD)


def keep_danger(need: Need, before: Sequence[str], denied: Sequence[str]) -> None:
    """While the level stands, its topic stays the first: that she is alone, too, takes its place no more than a place or a wish."""
    topic = TOPIC_OF.get(need.get("crisis_kind") or "")
    if need.get("crisis") and topic in before and topic not in denied and need.get("topics", [])[:1] != [topic]:
        weights = dict(need.get("topic_weights", {}))
        weights[str(topic)] = max([*weights.values(), 1.0])
        need.set(topics=[topic, *(each for each in need.get("topics", []) if each != topic)][:3], topic_weights=weights)


def mark_alarm(need: Need, topics: Sequence[str], kind: Optional[str], who: Optional[str] = None) -> None:
    """Remember that an alarm brought its topic, and what else of danger was read beside it: `topics` are those told before it, `who` whom it was about."""
    brought = {TOPIC_OF.get(kind or ""), *(DANGERS & set(need.get("topics", [])))} - {None, *topics}
    need.note(*(f"{_MARK}{topic}" for topic in brought))
    if who and who != need.get("who"):
        need.note(f"{_MARK_WHO}{who}")


def unsay_alarm(need: Need, explained: bool = False) -> None:
    """It was meant otherwise: the topics that an alarm alone brought go again, what was told before stays."""
    marked = {name[len(_MARK):] for name in need.get("answered", []) if name.startswith(_MARK)}
    marked |= {"crisis"} if marked else set()
    marked |= DANGERS & set(need.get("topics", [])[0 if explained else 1:]) if not marked else set()  # read beside what was told first
    was = next((name[len(_MARK_WHO):] for name in need.get("answered", []) if name.startswith(_MARK_WHO)), None)
    if was:
        need.set(who=was, relation=None if was == "self" else need.get("relation"))
    need.drop(marked)
    need.set(likeness={}, shown=[], answered=[name for name in need.get("answered", []) if not name.startswith((_MARK, _MARK_WHO, "crisis_acute_"))])


def settle(voice: Voice, need: Need, answer: str) -> None:
    """`answer`: "yes" and "help_there" leave a concern, "meant_otherwise" nothing, but for an intake that was told."""
    otherwise, kind, alarmed = answer in ("meant_otherwise", "explained"), need.get("crisis_kind"), bool(need.get("crisis"))
    intake, shown = kind == "medical" and need.get("crisis") == "acute", need.get("crisis") == "concern"
    need.set(crisis=None if otherwise and not intake else "concern", crisis_kind=None if otherwise and not intake else kind, question=None)
    if (otherwise or answer in ("denied", "believed")) and kind in OF_WISH:
        note_denied(need)
    if otherwise or (answer == "denied" and kind != "self_harm"):  # who hurts herself and does not want to die said what her matter is
        unsay_alarm(need, answer == "explained")
    if (answer in _BESIDE_NUMBERS and not shown) or (otherwise and intake):
        voice.crisis("concern", kind, is_about_another(need), _SETTLED["meant_otherwise" if otherwise else answer], line_for(need, kind))
    else:
        voice.say(_SETTLED.get(answer, "safe_yes") if alarmed else "said_safe")


def relieved(need: Need, meant: Mapping[str, Any]) -> Optional[str]:
    """What calms an open acute turn though the classifier alone raised at the message: helpers are there, the other one is found, she is with somebody."""
    says = [each for each in meant.get("says", ()) if each != "explains" or "denies_harm" in meant["says"]]  # a ground beside graver words lifts nothing
    found = None if (meant.get("crisis") or {}).get("sure") else relief(says, need, "none")
    calming = {"acute": ("help_there", "with_them", "away", "explained", "promise", "denied", "believed", "meant_otherwise"),
               "concern": ("promise", "until", "denied")}
    return found if found in calming.get(str(need.get("crisis")), ()) or (found == "yes" and _ANSWERS_IT & set(says)) else None


def relief(says: Sequence[str], need: Need, level: str) -> Optional[str]:
    """What a message of that level says that calms an alarm; None where it says nothing of it."""
    kind, acute = need.get("crisis_kind"), need.get("crisis") == "acute"
    if "doer_sleeps" in says and kind in _OF_HOME and acute and not is_about_another(need) and not is_by_own_hand(need):
        return None  # he is in the house
    gone = "doer_gone" in says and kind == "violence_now"
    if plain := _said_plainly(says, need, kind, level):
        return plain
    if acute and (told := _told_beside_safety(says, need, kind, level)):
        return told
    if need.get("crisis") and level != "acute" and "plays_down" in says and kind in OF_WISH:
        return "denied" if _WISH_TOLD in need.get("answered", []) else "meant_otherwise"
    if "excuses" in says and kind in OF_WISH and is_about_another(need):
        says = [*says, "no_danger"]  # "she didn't mean it"
    if level == "concern" and (gone or ("no_danger" in says and need.get("crisis") == "concern")):
        return "yes"  # "he doesn't mean to kill himself, he's tired of life"
    if level != "none":
        return None
    unsaid = {"denies", "means_other"} & set(says) and (kind in OF_WISH or not need.get("crisis"))
    if unsaid and kind == "self_harm" and "self_harm" in need.get("topics", []):
        return "yes" if acute else None  # who cuts herself and does not want to die still cuts herself
    if acute and kind == "medical" and is_guessed(need) and {"denies", "means_other", "no_danger"} & set(says):
        return "meant_otherwise"  # who feels well has denied nothing
    if unsaid and acute and not is_guessed(need) and _WISH_TOLD in need.get("answered", []) and not {"slip", "meant_otherwise", "means_other"} & set(says):
        return "believed"  # letters to everybody, and "I am not suicidal": believed, and the numbers stay
    if "slip" in says or "meant_otherwise" in says or unsaid or (not need.get("crisis") and "no_danger" in says):
        return "meant_otherwise"
    return _eased(says, need, kind, gone) if need.get("crisis") else None


def _said_plainly(says: Sequence[str], need: Need, kind: Optional[str], level: str) -> Optional[str]:
    """What explains the words that alarmed, waves them aside, or says that the one who is feared does no harm; a promise where only a concern is left."""
    of_her_wish = kind in OF_WISH and not is_about_another(need)
    if {"was_treated", "long_over"} & set(says) and kind == "medical" and need.get("crisis") == "acute" and level != "acute":
        return "yes"  # "I was in hospital for it"
    if "explains" in says:
        return "explained"
    if "waves_aside" in says and of_her_wish and need.get("crisis") and level != "acute":
        return "yes"  # "forget it": what was said stands, and so do the numbers
    if "does_no_harm" in says and need.get("crisis") == "acute" and kind in (*_OF_HOME, "psychosis_acute"):
        return "meant_otherwise" if is_guessed(need) and kind in _OF_HOME else "yes"
    if need.get("crisis") == "concern" and "promises" in says and of_her_wish:
        return "until" if "comes_later" in says else "promise"
    return None


def _eased(says: Sequence[str], need: Need, kind: Optional[str], gone: bool) -> Optional[str]:
    """What tells that help is there, or that she or the other one is safe."""
    acute = need.get("crisis") == "acute"
    if acute and _help_is_there(says, need, kind):
        return "help_there"
    if acute and "missing" in need.get("answered", []) and "with_them" in says:
        return "with_them"  # who was gone is found
    if acute and kind == "medical":
        return None  # an intake is over when help is there, not before
    if acute and "with_them" in says and is_about_another(need) and kind in OF_WISH:
        return "with_them"
    if acute and "went_to" in says and not is_about_another(need):
        return "away"
    if "holds_clear" in says and is_by_own_hand(need) and kind not in OF_WISH:
        return "calm"
    if kind in _OF_HOME and "holds_clear" in says and not (kind == "violence_now" and not is_about_another(need) and "partner_has" in says):
        return "quiet" if is_about_another(need) else "yes"
    told = need.get("answered", [])
    at_rest = "at_peace" in says or ("at_ease" in says and _WISH_TOLD in told)
    if acute and kind in OF_WISH and not is_about_another(need) and at_rest and "stay_calm" not in told:
        return None  # calm after a decision is no all-clear; it is asked once more
    return "yes" if gone or {"no_danger", "is_safe", "at_ease"} & set(says) else None


def _help_is_there(says: Sequence[str], need: Need, kind: Optional[str]) -> bool:
    """Whether those who help are there now; after an intake it takes more than a friend. "They are here" means them where they were on their way."""
    if "they_are_here" in says and "stay_coming" in need.get("answered", []):
        return True
    return "help_there" in says and (kind != "medical" or "official" in says)


def _told_beside_safety(says: Sequence[str], need: Need, kind: Optional[str], level: str) -> Optional[str]:
    """What tells in an open acute turn that the worst is held off: in hospital, somebody with them, a promise, "bin sicher"."""
    if "in_care" in says or ("kin_with_them" in says and kind != "medical"):
        return "help_there"
    if kind == "medical":
        return None
    if kind in OF_WISH and not is_about_another(need) and ("promises" in says or ("no_danger" in says and "comes_later" in says)):
        return "until" if "comes_later" in says else "promise"
    if "is_sure" in says and "at_peace" not in says and need.get("question") == "safe" and level != "acute":
        return "weeks" if "for_weeks" in says and kind in OF_WISH and not is_about_another(need) else "yes"
    return "help_there" if "for_later" in says and "stay_coming" in need.get("answered", []) else None
