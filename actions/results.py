"""The offers that fit, the contact of the one she picks, and what happens when nobody answered."""
from __future__ import annotations

from typing import List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.acute import calm_down, press
from actions.asking import ask, ask_again, go_on
from actions.interview import hear, tells_a_fact
from actions.naming import named
from actions.need import Need
from actions.offering import hand_over, show_offers
from actions.refusing import find_wanted, take_out
from actions.say import Voice
from retrieval.matches import Match
from retrieval.questions import QUESTIONS

_BARE = 3  # words of a yes or a no that tells nothing else


class ActionMore(FinderAction):
    def name(self) -> str:
        return "action_more"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """Other offers than those shown so far."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        if offer := named(tracker, need, self.finder):
            hand_over(voice, need, offer)
        elif tells_a_fact(tracker):  # "is there anything with a chat?"
            hear(tracker, need, self.finder, voice)
        elif not need.get("shown") and not need.get("topics"):
            voice.say("first_tell")
            ask(voice, need, "topic")
        else:
            if take_out(need, self.finder, tracker.latest_message.get("understanding") or {}):
                voice.say("left_out")  # "anything but AA?"
            show_offers(voice, need, self.finder, "offers_more")
        return need.events()


class ActionContact(FinderAction):
    def name(self) -> str:
        return "action_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """How to reach one offer: the one she tapped, named by its place ("the second"), or the first shown."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        if meant.get("wishes") and meant.get("ordinal"):
            need.understand({"wishes": meant["wishes"]}, need.get("question"))  # "nr 2. but anonymous?"
        offer = self._wanted(tracker, need)
        if offer is None and tells_a_fact(tracker):  # "give me a number": a phone is wished for
            hear(tracker, need, self.finder, voice)
            return need.events()
        if offer is None and need.get("topics") and not need.get("offered"):
            show_offers(voice, need, self.finder)  # "show me the first one", before there was one
            return need.events()
        if offer is None:
            voice.say("which_offer" if need.get("offered") else "first_tell")
            return need.events()
        hand_over(voice, need, offer)
        return need.events()

    def _wanted(self, tracker: Tracker, need: Need) -> Optional[str]:
        meant = tracker.latest_message.get("understanding") or {}
        chosen = (meant.get("choice") or "").partition("contact=")[2]
        offered: List[str] = need.get("offered", [])
        if chosen and self.finder.offer(chosen):
            return chosen
        if by_name := named(tracker, need, self.finder):
            return by_name
        position = meant.get("ordinal")
        if position is not None and offered:
            return offered[min(int(position), len(offered)) - 1]
        if need.get("opened") in offered:
            return str(need.get("opened"))  # "when are they open?": the one that she looks at
        return offered[0] if offered else None


class ActionUnreached(FinderAction):
    def name(self) -> str:
        return "action_unreached"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """Nobody answered, or the number was wrong: the next fitting offer that can be reached, at once."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        if "if_nobody" in meant.get("says", ()):
            voice.say("if_nobody")
            ask_again(voice, need, need.get("question"))
            return need.events()
        wrong = meant.get("intent") == "number_wrong" or (meant.get("choice") or "").startswith("wrong=")
        failed = (meant.get("choice") or "").partition("=")[2] or need.get("opened") or next(iter(need.get("offered", [])), None)
        if failed is None:  # nobody answered before she came here, or it was read into a word of no sense
            voice.say("no_matter" if wrong else "nobody_before")
            go_on(voice, need, self.finder)
            return need.events()
        if wrong:
            voice.thank_for("number_wrong", failed)
        else:
            voice.say("nobody_answered")
        key = "reported_wrong" if wrong else "unanswered"
        need.set(**{key: sorted({*need.get(key, []), failed})})
        nearest = self._reachable(need)
        if nearest is None:
            show_offers(voice, need, self.finder, "offers_more")
        else:
            need.set(shown=[*need.get("shown", []), nearest.offer.id], offered=[nearest.offer.id])
            hand_over(voice, need, nearest.offer.id, "contact_next")
        return need.events()

    def _reachable(self, need: Need) -> Optional[Match]:
        """The best offer not yet tried, one that answers now before all others."""
        tried = {*need.get("shown", []), *need.get("unanswered", []), *need.get("reported_wrong", [])}
        found = find_wanted(need, self.finder, need.answers(), 8, tried)
        matches = found.matches or found.fallback
        return next((m for m in matches if any(c.hours == "24/7" for c in m.offer.contacts)), next(iter(matches), None))


class ActionFeedback(FinderAction):
    def name(self) -> str:
        return "action_feedback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        voice, need = Voice(dispatcher), Need.of(tracker)
        intent = tracker.latest_message.get("intent", {}).get("name")
        if need.get("question") == "safe":  # a typed "yes" or "no" to "are you safe?"
            if intent == "feedback_yes":
                calm_down(voice, need, self.finder, "yes")
            else:
                press(voice, need)
            return need.events()
        if offer := named(tracker, need, self.finder):  # "ja, das Silbernetz"
            hand_over(voice, need, offer)
            return need.events()
        if tells_a_fact(tracker):  # "no, I live in Lucerne now"
            hear(tracker, need, self.finder, voice)
            return need.events()
        if not need.get("offered"):
            voice.say("yes_before" if intent == "feedback_yes" else "no_before")
            if intent == "feedback_no" and need.get("question") in QUESTIONS:
                need.leave_open(need.get("question"))  # a no to "where do you live?" is an answer: it is not asked again
            go_on(voice, need, self.finder)
            return need.events()
        if need.get("opened") is None and _is_bare(tracker):
            voice.say("yes_before" if intent == "feedback_yes" else "no_before")  # to the list: she has not turned to anybody yet
            if intent == "feedback_yes":
                ask_again(voice, need, "offers")
            else:
                show_offers(voice, need, self.finder, "offers_more")
            return need.events()
        need.set(helped=intent == "feedback_yes")
        if intent == "feedback_yes":
            voice.say("feedback_yes")
        else:
            voice.say("feedback_no")
            show_offers(voice, need, self.finder, "offers_more")
        return need.events()


def _is_bare(tracker: Tracker) -> bool:
    """Whether a yes or a no was typed and nothing beside it."""
    meant = tracker.latest_message.get("understanding") or {}
    return not meant.get("choice") and 0 < len((tracker.latest_message.get("text") or "").split()) <= _BARE
