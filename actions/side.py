"""Questions about Lotse itself and small talk: answered, and the interview goes on where it was."""
from __future__ import annotations

from typing import Any, Container, List, Mapping, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.asides import answer_asides, as_word_asked, asks_and_leaves, only_asks, why_asked
from actions.asking import ask_again, ask_on, reask
from actions.interview import hear, tells_a_fact
from actions.naming import named
from actions.need import Need
from actions.offering import hand_over, show_offers
from actions.say import Voice
from actions.turning import pass_on, thank_for_more

_ENDS = ("thanks", "goodbye")
_A_THING, _CHATS = 2, 3  # words; who writes more than these to the places does not chat
_SAID = ("leave_me", "hesitates", "okay")  # small talk that has an answer of its own
_WITH_A_FACT = ("thanks", "greet", "small_talk", "out_of_scope")
_LASTING = frozenset(("contact", "contact_not", "language", "counsellor", "accessible", "anonymous", "secular"))
_AGAIN = ("greet", "small_talk", "insult", "out_of_scope")  # have other words for the second time


class BesideTheMatter(FinderAction):
    """An action before which a question beside the matter is answered, whatever the message was taken for: "do I need a referral?"."""

    def __init__(self, action: FinderAction) -> None:
        super().__init__(lambda: action.finder)
        self._action = action

    def name(self) -> str:
        return self._action.name()

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        meant = as_word_asked(tracker.latest_message.get("understanding") or {}, tracker.latest_message.get("text") or "")
        intent = str((tracker.latest_message.get("intent") or {}).get("name"))
        voice, need = Voice(dispatcher), Need.of(tracker)
        only, calm = only_asks(need, meant, intent), (meant.get("crisis") or {}).get("level") in (None, "none")
        if calm and (only or asks_and_leaves(meant, intent)):
            if meant.get("lang"):
                need.speak(meant["lang"], tracker.events)
            if answer_asides(voice, need, meant, self.finder, tracker.latest_message.get("text") or "") and only:
                ask_again(voice, need, need.get("question"))
                return need.events()
        events = list(await self._action.run(dispatcher, tracker, domain))
        if not dispatcher.messages:
            _say_anything(dispatcher, tracker, events)
        return events


def _say_anything(dispatcher: CollectingDispatcher, tracker: Tracker, events: List[EventType]) -> None:
    """Nobody is left without a word, whatever an action had already said and does not say again."""
    voice, need = Voice(dispatcher), Need({**tracker.slots, **{event["name"]: event.get("value") for event in events if event.get("event") == "slot"}})
    voice.say("heard_1")
    ask_again(voice, need, need.get("question"))


class ActionAnswer(FinderAction):
    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """The answer is the phrase of the intent; the question that was open is asked again, unless she says goodbye."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        intent = str(tracker.latest_message.get("intent", {}).get("name"))
        meant = tracker.latest_message.get("understanding") or {}
        if meant.get("lang"):
            need.speak(meant["lang"], tracker.events)
        question = need.get("question")
        answered = need.get("answered", [])
        if meant.get("faq"):
            voice.tell(meant["faq"])
            ask_again(voice, need, question)
            return need.events()
        if offer := named(tracker, need, self.finder):
            hand_over(voice, need, offer)
            return need.events()
        if _is_to_be_heard(intent, need, meant, tells_a_fact(tracker)):
            hear(tracker, need, self.finder, voice)  # the answer comes first there
            return need.events()
        if self._tells_or_asks_there(voice, need, meant, tracker, intent):
            return need.events()
        phrase = _phrase(intent, question, meant.get("says", ()), answered, tracker.latest_message.get("text") or "")
        voice.say(f"answer_{phrase}")
        if "asks_trust" in meant.get("says", ()):
            voice.say("answer_privacy")  # "can I trust you?"
        need.note(phrase)
        wishes = "asks_to_stay_unknown" in meant.get("says", ()) if intent == "privacy" else intent == "cost" and (meant.get("wishes") or {}).get("cost")
        if wishes or (intent == "find_therapist" and tells_a_fact(tracker)):
            hear(tracker, need, self.finder, voice)  # "may I stay anonymous?" and "har inte råd" ask and wish
            return need.events()
        if phrase == "leave_me":
            return need.events()
        if intent in _ENDS:
            if need.get("topics") and not need.get("offered"):
                show_offers(voice, need, self.finder)  # nobody leaves without what was found
            return need.events()
        ask_on(voice, need, self.finder)
        return need.events()


    def _tells_or_asks_there(self, voice: Voice, need: Need, meant: Mapping[str, Any], tracker: Tracker, intent: str) -> bool:
        """Whether what was taken for chatting or for something beyond Lotse was more of the story, or a question for the places; answered then."""
        text = tracker.latest_message.get("text") or ""
        chats = len(text.split()) <= _CHATS or bool(set(_SAID) & set(meant.get("says", ())))
        if intent == "small_talk" and not chats and _tells_more(need, meant) and not tells_a_fact(tracker):
            thank_for_more(voice, need, text, meant)  # "the others only laugh"
        elif intent == "out_of_scope" and "out_of_scope_again" in need.get("answered", []):
            reask(voice, need, self.finder, meant)
        elif intent == "out_of_scope" and _names_a_thing(need, meant, tracker):
            pass_on(voice, need)  # "insolvenz?"
            ask_again(voice, need, need.get("question"))
        else:
            return False
        return True


def _is_to_be_heard(intent: str, need: Need, meant: Mapping[str, Any], fact: bool) -> bool:
    """Whether a message that asks tells something as well ("what does it cost? I'm in Graz"), so that it is taken in."""
    wishes = meant.get("wishes") or {}
    if intent in _WITH_A_FACT and (not _LASTING.isdisjoint(wishes) or any(meant.get(told) for told in ("age", "place"))):
        return True  # "no calls thanks"
    beside = intent == "out_of_scope" or (meant.get("asides") and intent not in _ENDS) or "asks_silence" in meant.get("says", ())
    return bool(fact and beside) or (intent == "out_of_scope" and _tells_more(need, meant))


def _tells_more(need: Need, meant: Mapping[str, Any]) -> bool:
    """Whether what was taken for something beyond Lotse is a statement with a sense, told once places stand there."""
    asks = not {"asks", "may_ask"}.isdisjoint(meant.get("says", ()))
    return bool(need.get("question") in ("offers", "helped") and need.get("topics") and meant.get("makes_sense") and not asks)


def _names_a_thing(need: Need, meant: Mapping[str, Any], tracker: Tracker) -> bool:
    """Whether it is a word or two with a question mark, said to the places that stand there."""
    short = len((tracker.latest_message.get("text") or "").split()) <= _A_THING
    return bool(short and "asks" in meant.get("says", ()) and meant.get("makes_sense") and need.get("topics") and need.get("question") in ("offers", "helped"))


def _phrase(intent: str, question: Optional[str], says: Container[str], answered: Container[str], text: str) -> str:
    """What the answer is called: the second time in other words, where it has any."""
    if intent == "why_ask":
        return why_asked(question, text)
    if intent == "small_talk" and (said := next((each for each in _SAID if each in says), None)):
        return f"{said}_again" if said == "hesitates" and said in answered else said
    if intent == "privacy" and "asks_silence" in says:
        return "silence"
    if intent == "cost" and "no_insurance" in says:
        return "insurance"
    return f"{intent}_again" if intent in _AGAIN and intent in answered else intent
