"""Back to a question, and beginning anew."""
from __future__ import annotations

from typing import List

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.acute import comes_first
from actions.asking import ask
from actions.interview import hear, tells_a_fact
from actions.need import Need
from actions.say import Voice


class ActionBack(FinderAction):
    def name(self) -> str:
        return "action_back"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """Ask the last question once more, or the one that she wants to change."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        if not meant.get("choice") and tells_a_fact(tracker):
            hear(tracker, need, self.finder, voice)  # "ändra till Lund"
            return need.events()
        wanted = (meant.get("choice") or "").partition("change=")[2]
        asked = need.get("asked", [])
        question = wanted or (asked[-2] if len(asked) > 1 and asked[-1] == need.get("question") else
                              asked[-1] if asked else "who")
        need.forget_answer(question)
        ask(voice, need, question)
        return need.events()


class ActionRestart(FinderAction):
    def name(self) -> str:
        return "action_restart"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        voice, need, message = Voice(dispatcher), Need.of(tracker), tracker.latest_message
        if "waves_aside" in (message.get("understanding") or {}).get("says", ()) and comes_first(voice, need, self.finder, message):
            return need.events()  # "forget it", after words of danger, deletes nothing
        fresh = Need({"language": tracker.get_slot("language"), "country": tracker.get_slot("country")})
        voice.say("restarted")
        ask(voice, fresh, "who")
        if "review" in (tracker.get_slot("answered") or ()):
            fresh.set(answered=["review"])  # whether a message may be looked at is asked once
        kept = [SlotSet(slot, tracker.get_slot(slot)) for slot in ("language", "country", "crisis")]
        return [AllSlotsReset(), *kept, *fresh.events()]
