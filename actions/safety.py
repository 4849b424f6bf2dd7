"""Crisis first: what follows when somebody may be in danger. The contacts themselves are drawn without index or model."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.acute import calm_down, comes_first, go_on_calmed, press, raise_alarm, stay
from actions.bedside import says_of
from actions.concern import takes_in
from actions.growing import took_some
from actions.interview import hear
from actions.lines import note_line
from actions.need import OTHERS, VAGUE, Need
from actions.offering import TOPIC_OF
from actions.relief import DANGERS, OF_WISH, has_denied, is_about_another, mark_alarm, note_guessed, note_told, note_whose, note_wish, relieved
from actions.say import Voice
from actions.whom import is_a_small_child, is_of_age

_INTAKE = frozenset(("addiction_drugs", "suicidality", "self_harm"))  # what an intake of tablets is read as
_OF_VIOLENCE = frozenset(("domestic_violence", "sexual_violence", "bullying", "discrimination"))
_DONE_TO_HER = _OF_VIOLENCE | {"separation", "relationship", "addiction_alcohol", "addiction_drugs", "addiction_gambling"}
_CARES = frozenset(("caring_for_relatives", "dementia"))
_NAMED = 0.9  # weight from which another topic beside violence is told, not guessed
_CALMS = frozenset(("slip", "denies", "means_other", "plays_down", "reason"))  # what takes back beside what alarms
_ILL = frozenset(("psychosis", "bipolar", "dementia", "addiction_alcohol", "addiction_drugs", "depression", "autism", "parenting"))
_OF_HOME, _PARENTS = ("violence_now", "child_danger"), ("mother", "father", "parents", "step_parent")
_IS_HIT_BY_CHILD = {"lashes_out", "from_other", "names_child"}
_FIRST, _SURELY = 3, 0.3  # topics; the weight of one that is told beside the danger


class ActionSafety(FinderAction):
    def name(self) -> str:
        return "action_safety"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """Acute: contacts at once, then a human question. "I am safe" or "that is not what I meant" go on from here."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        answer = (meant.get("choice") or "").partition("safe=")[2]
        says = meant.get("says", ())
        if "is_safe" in says and need.get("question") == "safe" and need.get("crisis_kind") != "medical":
            answer = "yes"
        if answer in ("yes", "meant_otherwise"):
            calm_down(voice, need, self.finder, answer)
        elif answer == "no":
            press(voice, need)
        else:
            self._alarm(voice, need, meant, tracker)
        return need.events()

    def _alarm(self, voice: Voice, need: Need, meant: Dict[str, Any], tracker: Tracker) -> None:
        crisis: Mapping[str, Any] = meant.get("crisis") or {}
        if is_none(need, meant, crisis):
            if not comes_first(voice, need, self.finder, tracker.latest_message):
                hear(tracker, need, self.finder, voice)
            return
        kind, before = crisis.get("kind") or need.get("crisis_kind") or "suicidality", need.get("crisis_kind")
        if calm := relieved(need, {**meant, "says": says_of(need, meant)}):
            go_on_calmed(voice, need, self.finder, meant, calm)
            return
        open_now, took = need.get("crisis") == "acute" and bool(before), took_some(need, meant.get("says", ()))
        if took:
            kind = "medical"
        elif open_now and before and not _is_another_danger(meant, crisis, kind, before):
            kind = before  # the danger that was told is still open: "soll ich die polizei rufen?" is no other one
        if not took and not (open_now and kind == before == "violence_now"):  # "he has a car" makes him nobody to keep in touch with
            kind = _kind_of(need, meant, crisis, kind)
        told, who = list(need.get("topics", [])), need.get("who")
        if not (open_now and kind == before and not is_about_another(need)):
            _take_person(need, meant, crisis, kind)  # "my sister is on her way": the danger that is open is the writer's
        if need.get("crisis") == "acute" and kind == before:
            takes_in(need, meant)
            stay(voice, need, self.finder, meant, tracker.latest_message.get("text") or "")
            return
        note_line(need, meant)
        theirs = _is_theirs(meant, crisis, kind)
        note_whose(need, _is_mine(meant, crisis, kind), theirs)
        note_told(need, meant.get("says", ()), bool(crisis.get("mine")))
        aside = _is_aside(need, meant, crisis, kind, told)
        if "topics" in meant:  # what else it told is not lost for later; what an alarm alone brought takes no place from it
            topics = [each for each in _plain(meant) if not (aside and each == TOPIC_OF.get(kind))]
            need.understand({**meant, "topics": topics}, need.get("question"))
        if (not who or need.get("relation") == "ex_partner") and _comes_home(need, meant, kind):
            need.set(who="self", relation=None)  # "my stalker is at the door" is about her
        _mark(need, told, kind, who, bool(crisis.get("sure")))
        note_guessed(need, not crisis.get("sure"))
        if not aside:
            _put_first(need, kind, told, "by_a_stranger" in meant.get("says", ()))
            _put_witnessed(need, kind, theirs)
        third = is_about_another(need) if need.get("who") or theirs else bool(crisis.get("third"))
        raise_alarm(voice, need, kind, third)


def _mark(need: Need, told: Sequence[str], kind: str, who: Optional[str], sure: bool) -> None:
    """Remember what the alarm brought; tablets that were put by are no addiction."""
    if kind in OF_WISH and "addiction_drugs" not in told:
        need.drop({"addiction_drugs"})
    mark_alarm(need, told, kind, who)
    if sure:
        note_wish(need, kind)


def _is_another_danger(meant: Mapping[str, Any], crisis: Mapping[str, Any], kind: str, before: Optional[str]) -> bool:
    """Whether a later message tells of a danger that takes the place of the open one: an intake, a blow, a wish to die of her own."""
    if kind == "medical" and "unreachable" in meant.get("says", ()):
        return False
    graver = kind in OF_WISH and before not in OF_WISH and "of_me" in meant.get("says", ()) and not crisis.get("third")
    return bool(crisis.get("sure")) and before != "medical" and (kind == "medical" or bool(crisis.get("mine")) or graver)


def is_none(need: Need, meant: Dict[str, Any], crisis: Mapping[str, Any]) -> bool:
    """Whether what was taken for an alarm is heard like all else: a small child that kicks, or somebody who cares for another and is worn out."""
    says, open_now = meant.get("says", ()), need.get("crisis") == "acute"
    if not crisis.get("sure") and not open_now and _is_misread(need, says, crisis.get("kind")):
        meant["crisis"] = {"level": "none", "kind": None, "third": False}
        return True
    if not crisis.get("sure") and not open_now and crisis.get("kind") in OF_WISH and has_denied(need):
        _lower(meant, bool(crisis.get("third")))  # she said that she does not want to die, and this is guessed from words
        return True
    if crisis.get("kind") == "violence_now" and "lashes_out" in says and is_a_small_child(need.get, meant):
        meant["crisis"] = {"level": "none", "kind": None, "third": False}
        return True
    if _IS_HIT_BY_CHILD <= set(says) and not crisis.get("sure") and need.get("crisis") != "acute" and crisis.get("kind") in _OF_HOME:
        meant.update(crisis={"level": "none", "kind": None, "third": False}, topics=["parenting"], topic_weights={"parenting": 0.5})
        return True  # "mitt barn slår mig" is told by a parent
    cares = need.get("who") in OTHERS or bool(_CARES & set(need.get("topics", [])))
    if "worn_out" in says and not crisis.get("sure") and cares and need.get("crisis") != "acute":
        note_whose(need, True)
        _lower(meant, False)
        return True
    if {"own_rage", "own_fear"} & set(says) and not crisis.get("sure") and crisis.get("kind") in (*_OF_HOME, "suicidality", "psychosis_acute"):
        _lower(meant, False, "child_danger")  # who shouts at the children or has pushed one, or fears to, and says so, asks for help
        meant["topics"] = meant["topics"] or ([] if need.get("topics") else ["parenting"])
        return True
    told = _CALMS | ({"it_to_stop"} if _DONE_TO_HER & set(need.get("topics", [])) else set())  # what is done to her, not her life
    if told & set(says) and not crisis.get("sure") and need.get("crisis") != "acute" and crisis.get("kind") in OF_WISH:
        _lower(meant, bool(crisis.get("third")))  # "he says he has lived enough, but he jokes like that"
        return True
    return False


def _is_misread(need: Need, says: Sequence[str], kind: Optional[str]) -> bool:
    """Whether a guess says nothing new: somebody is drunk, a wish to die is denied, what happens at home is told further without a word of it."""
    if kind == "medical":
        return "is_drunk" in says
    if kind in OF_WISH:
        return "denies" in says and "means_near" not in says
    at_home = bool(_OF_VIOLENCE & set(need.get("topics", []))) or need.get("crisis_kind") in _OF_HOME
    return kind in _OF_HOME and at_home and need.get("who") in OTHERS and {"no_violence"} <= set(says) and "means_near" not in says


def _lower(meant: Dict[str, Any], third: bool, kind: str = "suicidality") -> None:
    """A concern, of which nothing was told but what the message itself takes back."""
    topics = [topic for topic in meant.get("topics") or () if topic not in DANGERS]
    meant.update(crisis={"level": "concern", "kind": kind, "third": third}, topics=topics,
                 topic_weights={topic: weight for topic, weight in (meant.get("topic_weights") or {}).items() if topic not in DANGERS})


def _take_told(need: Need, meant: Dict[str, Any], crisis: Mapping[str, Any]) -> None:
    """Whom a rule that names nobody is about, where the message tells of somebody: a colleague, somebody in the writer's care."""
    if crisis.get("mine") or need.get("who") in OTHERS:
        return
    if meant.get("told") in OTHERS:
        need.set(who=meant["told"])
    elif meant.get("age_whose") == "other":
        need.set(who="colleague" if (meant.get("wishes") or {}).get("occupation") or meant.get("setting") in ("work", "care", "school") else "friend")


def _is_mine(meant: Mapping[str, Any], crisis: Mapping[str, Any], kind: str) -> bool:
    """Whether the danger is the writer's, though the talk was of another: she speaks of herself alone, or it comes from the other one."""
    says = meant.get("says", ())
    if kind in ("violence_now", "psychosis_acute") and not crisis.get("mine"):
        return "from_other" in says
    return kind in OF_WISH and "of_me" in says and not (crisis.get("sure") and crisis.get("third"))


def _is_theirs(meant: Mapping[str, Any], crisis: Mapping[str, Any], kind: str) -> bool:
    """Whether the danger is another's though nobody knows whose: somebody's words that are passed on, or what a witness hears next door."""
    says = meant.get("says", ())
    if crisis.get("mine"):
        return False
    return ("theirs" in says and kind in OF_WISH) or ("witness" in says and kind in ("violence_now", "child_danger"))


def _kind_of(need: Need, meant: Dict[str, Any], crisis: Mapping[str, Any], kind: str) -> str:
    """The kind of danger, where what is known makes it another one."""
    if kind == "child_danger" and is_of_age(need.get, meant):
        _take_told(need, meant, crisis)
        return "violence_now"  # "a colleague, 25, is to be married off" is no child
    if kind in OF_WISH and need.get("topics", [])[:1] == ["psychosis"] and not crisis.get("third"):
        return "psychosis_acute"  # what the voices say that she should do
    of_another = (need.get("who") in OTHERS and need.get("relation") != "ex_partner") or "theirs" in meant.get("says", ())
    topics = set(need.get("topics", []))
    lost_heart = bool(OF_WISH & {need.get("crisis_kind"), *topics}) or ("depression" in topics and not _OF_VIOLENCE & topics)
    if kind == "violence_now" and "means_near" in meant.get("says", ()) and lost_heart and "from_other" not in meant.get("says", ()):
        return "suicidality"  # a gun in the cupboard, after "I am only a burden", or of a father who has lost heart
    if kind == "violence_now" and not crisis.get("sure") and "no_violence" in meant.get("says", ()) and of_another:
        meant["topics"] = [topic for topic in meant.get("topics") or () if topic not in _OF_VIOLENCE]
        return "suicidality"  # "he has put his papers in order": whatever it is, it is not said that he does anybody harm
    return kind


def _is_aside(need: Need, meant: Mapping[str, Any], crisis: Mapping[str, Any], kind: str, told: Sequence[str]) -> bool:
    """Whether the danger is no matter of its own beside what was `told`: it was only guessed from a word, or it is what an illness brings with it."""
    if kind == "medical" or not told or TOPIC_OF.get(kind) in told:
        return False
    guessed = not crisis.get("sure") and TOPIC_OF.get(kind) not in _plain(meant)
    return guessed or (kind == "violence_now" and need.get("who") in OTHERS)


def _comes_home(need: Need, meant: Mapping[str, Any], kind: str) -> bool:
    """Whether the danger comes from somebody who is not ill, so that it is about her whom he threatens."""
    doer = (kind == "violence_now" and need.get("relation") == "ex_partner") or (kind == "child_danger" and need.get("relation") in _PARENTS)
    close = doer or "from_other" in meant.get("says", ())
    ill = _ILL - {"addiction_alcohol"} if doer else _ILL  # who drinks and frightens a child is no less a danger
    return need.get("who") in OTHERS and close and not ill & {*need.get("topics", []), *(meant.get("topics") or ())}


def _plain(meant: Mapping[str, Any]) -> List[str]:
    """The topics that a message which alarms surely tells besides: its words are few, and mostly of the danger."""
    weights = meant.get("topic_weights") or {}
    return [topic for topic in meant.get("topics") or () if weights.get(topic, 0.0) >= _SURELY]


def _take_person(need: Need, meant: Dict[str, Any], crisis: Mapping[str, Any], kind: str) -> None:
    """Whose danger it is: the writer's where the rules are sure of it, else that of whom she tells."""
    if _is_theirs(meant, crisis, kind) and meant.get("who") == "self":
        meant.update(who="unknown", relation=None)
    if crisis.get("mine"):
        need.set(who="self", relation=None)
        meant.update(who="self", relation=None)
    elif crisis.get("third") and meant.get("who") in OTHERS:
        need.set(who=meant["who"], relation=meant.get("relation"))
    elif meant.get("who") not in (None, "unknown") and not need.get("who"):
        need.set(who=meant["who"], relation=meant.get("relation"))


def _put_witnessed(need: Need, kind: str, theirs: bool) -> None:
    """What a witness hears next door has a topic, too."""
    if theirs and kind in _OF_HOME and not need.get("topics"):
        need.set(topics=["domestic_violence"], topic_weights={"domestic_violence": 1.0})


def _put_first(need: Need, kind: str, told: Sequence[str], by_a_stranger: bool) -> None:
    """The topic of the danger stands first; an intake is no addiction."""
    topic, topics = TOPIC_OF.get(kind), list(need.get("topics", []))
    weights = dict(need.get("topic_weights", {}))
    if kind == "medical":
        intake = bool(_INTAKE & set(topics))
        if "addiction_drugs" not in told:
            topics, _ = [each for each in topics if each != "addiction_drugs"], weights.pop("addiction_drugs", None)
        topic = None if is_about_another(need) else topic if intake else None if topics else "crisis"
    if by_a_stranger:
        topics, topic = [each for each in topics if each != topic or each in told], None  # it is none of the home
    elif kind == "violence_now" and (of_violence := [each for each in topics if each in _OF_VIOLENCE or each in told]):
        topics, topic = [*of_violence, *(each for each in topics if each not in of_violence)], None if set(of_violence) & _OF_VIOLENCE else topic
    elif kind == "violence_now":
        topics = [each for each in topics if weights.get(each, 0.0) >= _NAMED]  # what a dialect made the reading guess beside it
    if topic:
        topics = list(dict.fromkeys([topic, *(each for each in topics if each != VAGUE)]))[:_FIRST]
        weights[topic] = max([*weights.values(), 1.0])
    need.set(topics=topics, topic_weights=weights)
