"""Crisis first: what follows when somebody may be in danger. The contacts themselves are drawn without index or model."""
from __future__ import annotations

from typing import Any, List, Mapping, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.asking import go_on
from actions.need import VAGUE, Need
from actions.say import Voice
from retrieval.finder import Finder


class ActionSafety(FinderAction):
    def name(self) -> str:
        return "action_safety"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """Acute: contacts at once, then a human question. "I am safe" or "that is not what I meant" go on from here."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        answer = (meant.get("choice") or "").partition("safe=")[2]
        if "is_safe" in meant.get("says", ()) and need.get("question") == "safe":
            answer = "yes"
        if answer in ("yes", "meant_otherwise"):
            calm_down(voice, need, self.finder, answer)
            return need.events()
        crisis: Mapping[str, Any] = meant.get("crisis") or {}
        third = (meant.get("who") or need.get("who")) not in (None, "self", "unknown")
        kind = crisis.get("kind") or need.get("crisis_kind") or "suicidality"
        if meant.get("who") not in (None, "unknown") and not need.get("who"):
            need.set(who=meant["who"], relation=meant.get("relation"))
        if "topics" in meant:
            need.understand(meant, need.get("question"))  # what else it told is not lost for later
        topics = {"suicidality": "suicidality", "self_harm": "self_harm", "violence_now": "domestic_violence", "psychosis_acute": "psychosis"}
        if kind in topics and (need.get("topics") or [VAGUE])[0] == VAGUE:
            need.set(topics=[topics[kind]], topic_weights={topics[kind]: 1.0})
        raise_alarm(voice, need, kind, third)
        return need.events()


def raise_alarm(voice: Voice, need: Need, kind: Optional[str], third: Optional[bool] = None) -> None:
    """The contacts, and the question whether she (or the other person) is safe."""
    third = need.get("who") not in (None, "self") if third is None else third
    choices = ["safe=yes", "safe=no", "safe=meant_otherwise"]
    need.set(crisis="acute", crisis_kind=kind, question="safe", choices=choices)
    voice.crisis("acute", kind, third)
    voice.ask("safe", choices, "ask_safe_other" if third else "ask_safe")


def calm_down(voice: Voice, need: Need, finder: Finder, answer: str) -> None:
    """She is safe, or meant it otherwise: the search goes on."""
    safe = answer == "yes"
    need.set(crisis="concern" if safe else None, crisis_kind=need.get("crisis_kind") if safe else None, question=None)
    voice.say("safe_yes" if safe else "safe_meant_otherwise")
    go_on(voice, need, finder)


def keep_watch(voice: Voice, need: Need, meant: Mapping[str, Any]) -> None:
    """Concern: the crisis line stands first, once, and the search goes on. An acute turn keeps the level at concern."""
    crisis = meant.get("crisis") or {}
    if crisis.get("level") == "concern" and need.get("crisis") not in ("concern", "acute"):
        voice.crisis("concern", crisis.get("kind"), meant.get("who") not in (None, "self", "unknown"))
        need.set(crisis="concern", crisis_kind=crisis.get("kind"))
    elif need.get("crisis") == "acute":
        need.set(crisis="concern")
