"""Crisis first: what follows when somebody may be in danger. The contacts themselves are drawn without index or model."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.acute import calm_down, press, raise_alarm, stay, takes_in, tells_facts
from actions.asides import answer_asides
from actions.need import OTHERS, VAGUE, Need
from actions.offering import TOPIC_OF
from actions.relief import is_about_another, mark_alarm, relieved
from actions.say import Voice

_INTAKE = frozenset(("addiction_drugs", "suicidality", "self_harm"))  # what an intake of tablets is read as
_OF_VIOLENCE = frozenset(("domestic_violence", "sexual_violence", "bullying", "discrimination"))
_NAMED = 0.9  # weight from which another topic beside violence is told, not guessed
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
            self._alarm(voice, need, meant, tracker.latest_message.get("text") or "")
        return need.events()

    def _alarm(self, voice: Voice, need: Need, meant: Dict[str, Any], message_text: str) -> None:
        crisis: Mapping[str, Any] = meant.get("crisis") or {}
        kind, before = crisis.get("kind") or need.get("crisis_kind") or "suicidality", need.get("crisis_kind")
        other = bool(crisis.get("sure")) and before != "medical" and (kind == "medical" or bool(crisis.get("mine")))
        if calm := relieved(need, meant):
            takes_in(need, meant)
            calm_down(voice, need, self.finder, calm)
            return
        open_now = need.get("crisis") == "acute" and bool(before)
        if open_now and (not other or (kind == "medical" and "unreachable" in meant.get("says", ()))):
            kind = before  # the danger that was told is still open: "soll ich die polizei rufen?" is no other one
        told, who = list(need.get("topics", [])), need.get("who")
        if not (open_now and kind == before and not is_about_another(need)):
            _take_person(need, meant, crisis)  # "my sister is on her way": the danger that is open is the writer's
        if need.get("crisis") == "acute" and kind == before:
            takes_in(need, meant)
            answer_asides(voice, need, meant, self.finder, message_text)
            stay(voice, need, self.finder, meant.get("says", ()), meant.get("wishes") or {}, tells_facts(meant))
            return
        if "topics" in meant:
            need.understand({**meant, "topics": _plain(meant)}, need.get("question"))  # what else it told is not lost for later
        mark_alarm(need, told, kind, who)
        _put_first(need, kind, told, "by_a_stranger" in meant.get("says", ()))
        third = is_about_another(need) if need.get("who") else bool(crisis.get("third"))
        raise_alarm(voice, need, kind, third)


def _plain(meant: Mapping[str, Any]) -> List[str]:
    """The topics that a message which alarms surely tells besides: its words are few, and mostly of the danger."""
    weights = meant.get("topic_weights") or {}
    return [topic for topic in meant.get("topics") or () if weights.get(topic, 0.0) >= _SURELY]


def _take_person(need: Need, meant: Dict[str, Any], crisis: Mapping[str, Any]) -> None:
    """Whose danger it is: the writer's where the rules are sure of it, else that of whom she tells."""
    if crisis.get("mine"):
        need.set(who="self", relation=None)
        meant.update(who="self", relation=None)
    elif crisis.get("third") and meant.get("who") in OTHERS:
        need.set(who=meant["who"], relation=meant.get("relation"))
    elif meant.get("who") not in (None, "unknown") and not need.get("who"):
        need.set(who=meant["who"], relation=meant.get("relation"))


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
