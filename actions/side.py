"""Questions about Lotse itself and small talk: answered, and the interview goes on where it was."""
from __future__ import annotations

from typing import Any, Callable, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.need import Need
from actions.say import Voice, choices_for
from retrieval.finder import Finder

Doc = Dict[str, Any]
_ENDS = ("thanks", "goodbye")
_INTERVIEW = ("who", "setting", "topic", "age_group", "place", "contact")


class ActionAnswer(Action):
    def __init__(self, finder: Callable[[], Finder]) -> None:
        self._finder = finder

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """The answer is the phrase of the intent; what it tells by the way (a place, a person) is taken in too."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        intent = str(tracker.latest_message.get("intent", {}).get("name"))
        meant = tracker.latest_message.get("understanding") or {}
        if meant.get("lang") in ("de", "sv", "en"):
            need.set(language=meant["lang"])
        question = need.get("question")
        phrase = f"why_ask_{question}" if intent == "why_ask" and question in _INTERVIEW else intent
        if intent == "out_of_scope":
            phrase = "out_of_scope"
        repeated = need.get("answered") == phrase and intent in ("greet", "small_talk", "insult", "out_of_scope")
        voice.say(f"answer_{phrase}_again" if repeated else f"answer_{phrase}")
        need.set(answered=phrase)
        if intent in _ENDS:
            return need.events()
        if question in _INTERVIEW:
            other = need.get("who") in ("relative", "friend", "colleague") and question in ("setting", "age_group", "topic", "place")
            choices = need.get("choices") or choices_for(question)
            voice.ask(question, choices, f"ask_{question}_other" if other else None)
        elif question in ("offers", "helped", "safe") and need.get("choices"):
            voice.ask(question, need.get("choices"))
        return need.events()
