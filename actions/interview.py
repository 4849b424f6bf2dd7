"""The interview: takes in what was said, asks what narrows the offers most, and shows them when they are settled."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.acute import raise_alarm
from actions.asking import ask, ask_again, asks_for_a_town, asks_who_it_is, go_on, mirror, reask, say_another, say_once, to_ask
from actions.concern import keep_watch
from actions.matter import added_beside, weighed_beside, with_a_child
from actions.naming import named
from actions.need import ANSWER_SLOTS, MOST_TOPICS, Need
from actions.offering import hand_over, show_offers
from actions.refusing import leave_out, take_out
from actions.relief import DANGERS, OF_WISH, keep_danger
from actions.remarks import answer_beside, answer_plainly, asks_back, asks_there, say_heard, take_note
from actions.say import Voice
from actions.turning import pass_on, thank_for_more, turns_elsewhere
from actions.warmth import warm
from actions.whom import as_a_childs, note_own_age, with_name
from index.linear import fold
from index.sieve import Expression
from retrieval.finder import Finder

_REFUSES_TO_SAY = Expression(
    r"\b(?:svar\w*|sag\w*|antwort\w*|answer\w*|say\w*|tell\w*|beratt\w*|erzahl\w*|egal|rolle?|matter\w*|skip\w*|hoppa|uberspring\w*|weiss|vet|know|idea|"
    r"ahnung|aning|sicher|saker|sure|will (?:das |ich )?nicht|vill inte|rather not)\b")
_OTHERS_KNOW = Expression(r"\b(?:er|sie|es|man|niemand|keiner|(?:mein|meine|mei|min|mitt|mina|my|our|unser|unsere)(?: \w+)? \w+|han|hon|de|dom|"
                          r"ingen|he|she|they|nobody|no one)(?: \w+)? (?:weiss|weis|vet|knows?|doe?sn'?t|don'?t|didn'?t)\b")
_NO_RUSH = 2  # ways to say that nothing must be decided
_BARE, _A_SENTENCE = 3, 5  # words that skip something and tell nothing else; more than these tell something
_SEARCHED_BY = frozenset(("topics", "who", "relation", "setting", "wishes", "place", "region", "age", "age_group"))
# Questions that help but can be left open, and the slots that answer them.
_ANSWERED_BY = {"who": {"who", "relation"}, "setting": {"setting"}, "age_group": {"age", "age_group"}, "place": {"place", "region"}, "contact": {"wishes"}}


class ActionBegin(FinderAction):
    def name(self) -> str:
        return "action_begin"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """The first turn: who speaks, what happens with the words, where to turn in danger; then the first question."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        need.set(language=meant.get("lang", "de"), country=meant.get("country") or "DE", setting=meant.get("setting"))
        voice.say("greeting")
        ask(voice, need, "who", "ask_who_first")
        return need.events()


class ActionInterview(FinderAction):
    def name(self) -> str:
        return "action_interview"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        voice, need = Voice(dispatcher), Need.of(tracker)
        hear(tracker, need, self.finder, voice)
        return need.events()


class ActionSkip(FinderAction):
    def name(self) -> str:
        return "action_skip"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        """She does not know or would rather not say: the question is not asked again."""
        voice, need = Voice(dispatcher), Need.of(tracker)
        meant = tracker.latest_message.get("understanding") or {}
        question = (meant.get("choice") or "").partition("skip=")[2] or need.get("question")
        if offer := named(tracker, need, self.finder):
            hand_over(voice, need, offer)
            return need.events()
        if question == "safe":
            raise_alarm(voice, need, need.get("crisis_kind"))
            return need.events()
        if question in ("offers", "helped") and tells_a_fact(tracker):
            hear(tracker, need, self.finder, voice)  # "I prefer English"
            return need.events()
        if question in ("offers", "helped") and _tells(tracker):
            if asks_there(meant.get("says", ()), tracker.latest_message.get("text") or ""):
                pass_on(voice, need)
                ask_again(voice, need, question)
            else:
                thank_for_more(voice, need, tracker.latest_message.get("text") or "", meant)  # it tells something: "we have no doctor at work"
            return need.events()
        if question in ("offers", "helped"):  # after the offers there is nothing to skip: they stand
            if phrase := say_another(need, "no_rush", _NO_RUSH):
                voice.say(phrase)
            ask_again(voice, need, question)
            return need.events()
        if question and not meant.get("choice") and "no_matter" not in need.get("answered", []):
            voice.say("no_matter")
            need.note("no_matter")
        if question:
            need.leave_open(question)
            need.set(question=None)
        elif not need.get("shown"):
            voice.say("no_matter")
        go_on(voice, need, self.finder)
        return need.events()


def _tells(tracker: Tracker) -> bool:
    """Whether what was taken for a refusal, or for not knowing, is neither: "we have no doctor at work"."""
    words = fold(tracker.latest_message.get("text") or "").split()
    said = " ".join(words)
    return len(words) > _BARE and bool(_OTHERS_KNOW.search(said) or not _REFUSES_TO_SAY.search(said) or len(words) > _A_SENTENCE)


def regret(voice: Voice, need: Need, meant: Mapping[str, Any], before: Sequence[str]) -> bool:
    """Say that something believed is taken back, where a message said no to it."""
    if "denies" in meant.get("says", ()) and need.get("crisis") != "acute":
        need.drop({"suicidality"})  # "I never wanted to die": the topic that was read into it goes
    gone = set(before) - set(need.get("topics", []))
    read_into = OF_WISH if "denies" in meant.get("says", ()) or len(need.get("topics", [])) < MOST_TOPICS else ()  # what more weighs pushes out is not denied
    wrong = bool(gone & {*(meant.get("topics_not") or ()), *read_into})
    if wrong:
        voice.say("took_back")
    return wrong


def tells_a_fact(tracker: Tracker) -> bool:
    """Whether the message, whatever it was taken for, tells an age, a place, a wish or an occupation: that is never let fall."""
    meant = tracker.latest_message.get("understanding") or {}
    return any(meant.get(fact) for fact in ("age", "place", "region", "wishes", "occupation"))


def _meant(tracker: Tracker) -> Dict[str, Any]:
    """What the message was understood to say; "nobody is dying" neither tells of nor mourns what it denies."""
    meant = dict(tracker.latest_message.get("understanding") or {})
    if "explains" in meant.get("says", ()):
        meant.update(topics=[topic for topic in meant.get("topics") or () if topic not in DANGERS], feels=[])
    elif "denies" in meant.get("says", ()) and (meant.get("crisis") or {}).get("level") in (None, "none"):
        meant.update(topics=[topic for topic in meant.get("topics") or () if topic not in OF_WISH])  # who does not want to die does not tell of it
    return meant


def hear(tracker: Tracker, need: Need, finder: Finder, voice: Voice) -> None:
    """One message of the interview: take it in, mirror it, go on."""
    meant, question = with_a_child(need, as_a_childs(need.get, _meant(tracker))), need.get("question")
    if _leads_on(tracker, need, finder, voice, meant):
        return
    before = {slot: need.get(slot) for slot in ANSWER_SLOTS}
    changed = need.understand(meant, question)
    _remember_name(need, meant, changed)
    note_own_age(need, meant)
    keep_danger(need, before["topics"] or (), meant.get("topics_not") or ())
    sorry = regret(voice, need, meant, before["topics"] or ())
    gone = _taken_out(need, finder, meant, changed)
    text = tracker.latest_message.get("text") or ""
    if text and meant.get("topics") and "topics" in changed:
        need.set(likeness=finder.likeness(text, meant.get("lang") or ""))
    keep_watch(voice, need, meant, before["topics"] or ())
    says = meant.get("says", ())
    felt = warm(voice, need, meant, changed)
    say_once(voice, need, "only_countries", "lives_elsewhere" in says)
    asked = answer_beside(says, meant, voice, need, finder, text)
    warmed = felt or asked or sorry
    if asks_for_a_town(voice, need, meant, changed) or turns_elsewhere(voice, need, finder, meant, bool(before["topics"]), changed):
        return
    same_matter = not before["topics"] or need.get("topics", [])[:1] == before["topics"][:1]
    if same_matter and answer_plainly(says, voice, need, finder, bool(before["topics"]), bool(changed), asked):
        return
    if _needs_no_search(voice, need, finder, meant, changed, gone, warmed, sorry, text):
        return
    begins = question == "who" and not any(before.values())  # the first question is an open one
    if question in _ANSWERED_BY and not begins and not _ANSWERED_BY[question] & set(changed):
        need.leave_open(question)  # she tells something else instead: it is not asked twice
    if before["topics"] and _is_taken_back(voice, need, changed):
        return
    if "asks" in says and question in ("offers", "helped") and not meant.get("corrects_person") and _SEARCHED_BY.isdisjoint(changed):
        pass_on(voice, need)  # "kronofogden?" asks of the same matter
        ask_again(voice, need, question)
        return
    if any(before.values()) or len(changed) > 1 or not meant.get("choice"):
        beside = added_beside(need, meant, before["topics"] or ())
        need.set(topic_weights=weighed_beside(need, beside, meant))
        new = [slot for slot in changed if slot in ANSWER_SLOTS and (slot != "topics" or not before["topics"] or not same_matter or beside)]
        _say_understood(voice, need, new, warmed, beside)
    need.set(shown=[])
    if not before["topics"] and not warmed:
        _warm_first(voice, need, finder, meant)
    if not asks_who_it_is(voice, need, meant):
        go_on(voice, need, finder)


def _taken_out(need: Need, finder: Finder, meant: Mapping[str, Any], changed: Sequence[str]) -> Optional[bool]:
    """What `take_out` says. Who wants none of what stands there and says what instead ("none of these, something for fathers") is shown none of it again."""
    if "keep_quiet" in meant.get("says", ()):
        return None  # "don't tell the school" refuses no place
    if changed and (meant.get("rejects") or {}).get("any") and not need.get("crisis"):
        leave_out(need, [offer for id in need.get("offered", []) if (offer := finder.offer(id))])
    return take_out(need, finder, meant)


def _remember_name(need: Need, meant: Mapping[str, Any], changed: Sequence[str]) -> None:
    """Keep what she calls the one it is about: "mein Mann"."""
    if "relation" in changed or meant.get("called"):
        need.set(answered=with_name(need.get("answered", []), meant.get("called") if meant.get("relation") == need.get("relation") else None))


def _warm_first(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any]) -> None:
    """Nobody who said for the first time what weighs on her is answered with a question alone."""
    if need.get("topics") and meant.get("names_topic") and to_ask(need, finder)[0]:
        voice.say("warm_first")


def _leads_on(tracker: Tracker, need: Need, finder: Finder, voice: Voice, meant: Dict[str, Any]) -> bool:
    """Whether it was a way to go on rather than something to take in: a button, the name of a place, a word that is asked back."""
    if meant.get("lang"):
        need.speak(meant["lang"], tracker.events)
    if _follows_a_way(meant.get("choice") or "", voice, need, finder):
        return True
    if offer := named(tracker, need, finder):
        hand_over(voice, need, offer)
        return True
    return asks_back(voice, need, meant)


def _is_taken_back(voice: Voice, need: Need, changed: List[str]) -> bool:
    """Whether all that was believed of her matter is taken back, so that it is asked anew."""
    if need.get("topics"):
        return False
    mirror(voice, need, [slot for slot in changed if slot != "topics"])
    need.set(shown=[], aside=[each for each in need.get("aside", []) if each != "topic"])
    ask(voice, need, "topic", "ask_topic_anew")
    return True


def _needs_no_search(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any], changed: List[str], gone: Optional[bool], warmed: bool,
                     sorry: bool, text: str) -> bool:
    """Whether the turn is answered by what was taken out of the list (`gone`, as `take_out` says), or by saying that it was read."""
    if gone:
        if not sorry:
            refused = {what for what, told in (meant.get("rejects") or {}).items() if told}
            voice.say("took_note" if refused == {"sex"} else "left_out")  # "I'm a man" refuses nothing
        mirror(voice, need, [slot for slot in changed if slot != "topics"])
        need.set(shown=[])
        show_offers(voice, need, finder)
    elif gone is not None and not changed:
        if not warmed:
            voice.say("took_note")  # what is refused is not among those that are shown
        ask_again(voice, need, need.get("question"))
    elif not changed and (meant.get("crisis") or {}).get("level") == "concern":
        say_heard(voice, need)  # a quiet wish to die is never "not understood"
        ask_again(voice, need, need.get("question"))
    elif not changed and need.get("offered") and (meant.get("rejects") or {}).get("any"):
        voice.say("left_out")
        show_offers(voice, need, finder, "offers_more")  # "these are not right, she isn't ill"
    elif not changed and (same := [slot for slot in ("place", "age") if meant.get(slot) and meant[slot] == need.get(slot)]) and not meant.get("topics"):
        mirror(voice, need, same)  # "Lund! In Schweden!", which is known by now
        ask_again(voice, need, need.get("question"))
    elif not changed:
        if not take_note(voice, need, finder, meant, warmed, text):
            reask(voice, need, finder, meant)
    return bool(gone) or not changed


def _say_understood(voice: Voice, need: Need, new: List[str], warmed: bool, beside: Optional[str] = None) -> None:
    mirror(voice, need, new, beside)
    if not new and not warmed:
        say_heard(voice, need)  # more of the same matter


def _follows_a_way(choice: str, voice: Voice, need: Need, finder: Finder) -> bool:
    """Whether a button that leads on rather than answers was tapped: a group of topics, the other path, a limit let go."""
    facet, _, value = choice.partition("=")
    if facet == "topics":
        ask(voice, need, "topic", "ask_topic_group", group=value)
    elif facet == "path":
        need.set(path=value, shown=[])
        show_offers(voice, need, finder)
    elif facet == "relax":
        _relax(need, value)
        go_on(voice, need, finder)
    return facet in ("topics", "path", "relax")


def _relax(need: Need, facet: str) -> None:
    wishes = dict(need.get("wishes", {}))
    if facet in wishes:
        wishes.pop(facet)
        need.set(wishes=wishes)
    else:
        need.forget_answer({"region": "place", "age": "age_group"}.get(facet, facet))
        question = {"region": "place", "age": "age_group"}.get(facet, facet)
        need.leave_open(question)
