"""The offers that fit, the contact of the one she picks, and what happens when nobody answered."""
from __future__ import annotations

import re
from typing import Any, List, Mapping, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.acute import calm_down, press
from actions.asking import ask, ask_again, go_on, mirror, say_another
from actions.interview import hear, tells_a_fact
from actions.naming import named, spoken_of
from actions.need import Need
from actions.number import give_a_number
from actions.offering import hand_over, numbers, show_offers
from actions.refusing import called, find_wanted, leave_out, take_out
from actions.remarks import say_yes
from actions.say import Voice
from index.facets import ways_of
from index.linear import fold
from index.offers import Offer
from index.taxonomy import load_taxonomy
from retrieval.matches import Match
from retrieval.questions import QUESTIONS

_FACTS = ("age", "age_group", "place", "region", "wishes")
_ANSWERING = frozenset(("phone", "chat", "sms", "email"))
_NEXT = 8  # offers among which the next one is chosen
_TRIED = 3  # ways to say that it is hard to have asked in vain
_LATER = 5  # how much later what cannot be reached as she wishes comes
_BARE = 3  # words of a yes or a no that tells nothing else


class ActionMore(FinderAction):
    def name(self) -> str:
        return "action_more"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """Other offers than those shown so far."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        if "tried" in meant.get("says", ()):
            self._after_a_try(voice, need, meant, tracker.latest_message.get("text") or "")
        elif offer := named(tracker, need, self.finder):
            hand_over(voice, need, offer)
        elif tells_a_fact(tracker):  # "is there anything with a chat?"
            hear(tracker, need, self.finder, voice)
        elif not need.get("shown") and not need.get("topics"):
            voice.say("first_tell")
            ask(voice, need, "topic")
        else:
            if _asks_for_her_trade(need, tracker.latest_message.get("text") or ""):
                need.set(shown=[id for id in need.get("shown", []) if id not in need.get("offered", [])])  # "just for police?": they stand there
                show_offers(voice, need, self.finder)
                return need.events()
            if take_out(need, self.finder, meant):
                voice.say("left_out")  # "anything but AA?"
            show_offers(voice, need, self.finder, "offers_more")
        return need.events()

    def _after_a_try(self, voice: Voice, need: Need, meant: Mapping[str, Any], text: str) -> None:
        """ "We waited a year", "they are full": what was tried goes, and the next places come."""
        mirror(voice, need, need.understand({fact: meant[fact] for fact in _FACTS if meant.get(fact)}, need.get("question")))
        named_ones = [*spoken_of(text, need, self.finder, only_named=True), *called(need, self.finder, (meant.get("rejects") or {}).get("words", ()))]
        leave_out(need, named_ones)
        gone = take_out(need, self.finder, meant) or not {offer.id for offer in named_ones}.isdisjoint(need.get("offered", []))
        if phrase := say_another(need, "tried", _TRIED):
            voice.say(phrase)
        if "did_nothing" in meant.get("says", ()) and not gone:
            ask_again(voice, need, need.get("question"))  # who did nothing is none of those that stand there
            return
        show_offers(voice, need, self.finder, "offers_more")


class ActionContact(FinderAction):
    def name(self) -> str:
        return "action_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """How to reach one offer: the one she tapped, named by its place ("the second"), or the first shown."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        if meant.get("wishes") and meant.get("ordinal"):
            need.understand({"wishes": meant["wishes"]}, need.get("question"))  # "nr 2. but anonymous?"
        if "wants_number" in meant.get("says", ()) and not meant.get("ordinal"):
            give_a_number(voice, need, self.finder, meant)
            return need.events()
        offer = self._wanted(tracker, need)
        if (offer is None or self._wishes_a_way(tracker, need)) and tells_a_fact(tracker):  # "give me a number": a phone is wished for; "no phone pls"
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

    def _wishes_a_way(self, tracker: Tracker, need: Need) -> bool:
        """Whether it says how she wishes to be in touch, or not, in a few words that name no place: that opens none."""
        meant = tracker.latest_message.get("understanding") or {}
        if meant.get("choice") or meant.get("ordinal") or named(tracker, need, self.finder):
            return False
        wishes, words = meant.get("wishes") or {}, len((tracker.latest_message.get("text") or "").split())
        return bool(wishes.get("contact_not")) or (bool(wishes.get("contact")) and words <= _BARE)

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
        failed = (meant.get("choice") or "").partition("=")[2] or self._meant_by(need, meant, tracker.latest_message.get("text") or "")
        if failed is None:  # nobody answered before she came here, or it was read into a word of no sense
            if need.get("offered") and not wrong and (phrase := say_another(need, "tried", _TRIED)):  # somebody who is not on the list did nothing: it stays
                voice.say(phrase)
                ask_again(voice, need, need.get("question"))
                return need.events()
            voice.say("wrong_before" if wrong else "nobody_before")
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
            left = [id for id in need.get("offered", []) if id not in {*need.get("unanswered", []), *need.get("reported_wrong", []), nearest.offer.id}]
            need.set(shown=list(dict.fromkeys([*need.get("shown", []), nearest.offer.id])), offered=[nearest.offer.id, *left])
            hand_over(voice, need, nearest.offer.id, "contact_next")
        return need.events()

    def _meant_by(self, need: Need, meant: Mapping[str, Any], text: str) -> Optional[str]:
        """The offer where nobody answered: the one named by its place in the list or by its name, else the one that is open. Where none was opened yet,
        nothing is noted of any."""
        offered: List[str] = need.get("offered", [])
        if meant.get("ordinal") and offered and need.get("question") == "offers":
            return offered[min(int(meant["ordinal"]), len(offered)) - 1]
        if by_name := [offer.id for offer in spoken_of(text, need, self.finder, only_named=True) if offer.id in offered]:
            return by_name[0]
        return need.get("opened")

    def _reachable(self, need: Need) -> Optional[Match]:
        """The best offer not yet tried, one that answers now before all others; those on the list before what comes after it, and no emergency number."""
        failed = {*need.get("unanswered", []), *need.get("reported_wrong", [])}
        tried = {*need.get("shown", []), *failed} - ({*need.get("offered", [])} - failed)  # what stands on her list is next
        found = find_wanted(need, self.finder, need.answers(), _NEXT, {*tried, *numbers()})
        matches = [match for match in found.matches or found.fallback if match.offer.kind != "emergency"]
        return min(matches, key=lambda match: self._how_soon(need, match.offer), default=None)

    def _how_soon(self, need: Need, offer: Offer) -> int:
        """0 for what stands on the list, can be reached as she wishes and answers now; what is only read comes last."""
        wishes, ways = need.get("wishes") or {}, ways_of(offer)
        wanted, refused = set(wishes.get("contact", [])), set(wishes.get("contact_not", []))
        as_wished = not (wanted and wanted.isdisjoint(ways)) and bool(ways - refused)
        listed, answers = offer.id in need.get("offered", []), not (_ANSWERING - refused).isdisjoint(ways)
        always = any(contact.hours == "24/7" for contact in offer.contacts)
        return (0 if as_wished else _LATER) + ((0 if always else 1) if listed and answers else 2 if always else 3 if answers else 4)


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
            _take_answer(voice, need, intent)
            if intent == "feedback_no" and need.get("question") in QUESTIONS:
                need.leave_open(need.get("question"))  # a no to "where do you live?" is an answer: it is not asked again
            go_on(voice, need, self.finder)
            return need.events()
        if need.get("opened") is None and _is_bare(tracker):
            _take_answer(voice, need, intent)  # to the list: she has not turned to anybody yet
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


def _asks_for_her_trade(need: Need, text: str) -> bool:
    """Whether she asks for what is made for her occupation ("gibt es was nur für Pflegekräfte?"), by a name that it has."""
    ids = [id for id in (need.get("wishes") or {}).get("occupation", []) if id in load_taxonomy().ids("occupations")]
    names = {fold(name) for id in ids for some in load_taxonomy().entry("occupations", id).get("synonyms", {}).values() for name in some}
    return bool(need.get("offered")) and any(re.search(rf"\b{re.escape(name)}\b", fold(text)) for name in names)


def _take_answer(voice: Voice, need: Need, intent: Optional[str]) -> None:
    if intent == "feedback_yes":
        say_yes(voice, need)
    else:
        voice.say("no_before")


def _is_bare(tracker: Tracker) -> bool:
    """Whether a yes or a no was typed and nothing beside it."""
    meant = tracker.latest_message.get("understanding") or {}
    return not meant.get("choice") and 0 < len((tracker.latest_message.get("text") or "").split()) <= _BARE
