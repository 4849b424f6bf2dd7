"""What is answered at once because it was said in set words; and what is read and told nothing new."""
from __future__ import annotations

from typing import Any, Container, Dict, List, Mapping, Sequence

from actions.acute import calm_down, raise_alarm
from actions.asides import answer_asides
from actions.asking import ask, ask_again, ask_on, go_on, say_another
from actions.need import OTHERS, Need
from actions.offering import show_offers
from actions.say import Voice
from actions.turning import pass_on, thank_for_more
from index.facets import ways_of
from index.linear import fold
from index.sieve import Expression
from index.taxonomy import LANGUAGES
from retrieval.finder import Finder
from retrieval.questions import QUESTIONS

_GRAVE = frozenset(("suicidality", "self_harm", "crisis", "domestic_violence", "sexual_violence"))  # of which no promise is to be kept
# A question without its mark: "kan hon få avlastning", "can he stay there".
_ASKS_OF = Expression(r"(?:(?:und|och|and|aber|men|but) )?"
                      r"(?:kann|konn\w*|darf|durfen|muss|mussen|gibt|hat|wird|werden|kan|far|maste|finns|har|blir|kommer|can|could|may|must|will|"
                      r"doe?s|do|is there|are there) "
                      r"(?:er|sie|es|ich|man|wir|da|dort|denn|mein\w*|unser\w*|han|hon|hen|jag|vi|det|dom|de|ni|min|mitt|mina|he|she|they|it|i|we|you|my|our|somebody|someone|anyone|jemand|nagon|nan)\b")
_HEARD = 5  # ways to say that it was read
_YES = 3  # ways to take note of a yes
_PLAINLY_ON_TOPIC = 0.05  # probability of being off topic, up to which it is taken for part of the matter
_SURELY_TOLD = 0.5  # probability that a message tells something, from which it is not asked again


def answer_beside(says: Sequence[str], meant: Mapping[str, Any], voice: Voice, need: Need, finder: Finder, text: str = "") -> bool:
    """What is answered before the turn goes on: a language that is not ours, questions beside the matter, what happens with the words, shame, a secret,
    blame. Whether that answered what she asked or told."""
    if meant.get("lang") and meant["lang"] not in LANGUAGES:
        _once(voice, need, "foreign")
    asked = answer_asides(voice, need, meant, finder, text)
    if "asks_privacy" in says and not asked:
        _once(voice, need, "answer_privacy")
    elif "asks_silence" in says and not asked:
        _once(voice, need, "answer_silence")
    if "ashamed" in says and "owns_up" not in meant.get("feels", ()):
        _once(voice, need, "ashamed")
    grave = bool(need.get("crisis") or _GRAVE & set(need.get("topics", [])))
    told = {"promised": "promise_danger" if grave else "promise", **({} if meant.get("feels") else {"blamed": "blamed", "no_trouble": "no_trouble"})}
    if need.get("who") in OTHERS:
        told["absent"] = "absent"  # nobody can reach the one it is about
    if {"warm_intrusive", "warm_thoughts"} & set(need.get("answered", [])):
        told["no_danger"] = "believed"  # "I would never do that to her"
    if "no_police" in says and not need.get("crisis") and need.get("who") not in OTHERS:
        told["no_police"] = "no_police"  # "I want no police": nobody has to report anything
    phrase = next((phrase for name, phrase in told.items() if name in says and phrase not in need.get("answered", [])), None)
    if phrase:
        _once(voice, need, phrase)
    return asked or bool(phrase) or "ashamed" in says


def asks_back(voice: Voice, need: Need, meant: Dict[str, Any]) -> bool:
    """ "Jag tänker göra slut" is said of a love and of a life: which, is asked. What she answers of a partner is about herself."""
    if need.get("question") == "topic" and "ends_what" in need.get("answered", []) and meant.get("relation") in ("partner", "ex_partner"):
        meant.update(who="self", relation=None, topics=["separation"], topic_weights={"separation": 1.0}, names_topic=True)
        need.set(crisis=None, crisis_kind=None)
        return False
    if meant.get("choice") == "topic=suicidality" and "ends_what" in need.get("answered", []):
        need.understand(meant, "topic")
        raise_alarm(voice, need, "suicidality", False)
        return True
    if "ends_what" not in meant.get("says", ()) or need.get("topics") or "ends_what" in need.get("answered", []):
        return False
    need.note("ends_what")
    voice.crisis("concern", "suicidality", False, "ends_what")
    choices = ["topic=separation", "topic=suicidality", "skip=topic"]
    need.set(question="topic", choices=choices, asked=[*need.get("asked", []), "topic"])
    voice.ask("topic", choices, "ask_ends_what")
    return True


def answer_plainly(says: Sequence[str], voice: Voice, need: Need, finder: Finder, told: bool, changed: bool, asked: bool = False) -> bool:
    """Answer what was said in set words; `told` where the matter was known before, `changed` where the message answers something, `asked` where a question
    beside the matter was answered already. Returns whether that was the turn."""
    other = need.get("who") in OTHERS
    if "is_safe" in says and need.get("crisis") == "acute":
        calm_down(voice, need, finder, "yes")
        return True
    if "meant_otherwise" in says and not changed and not ("no_danger" in says and told and not need.get("crisis")):
        if need.get("crisis"):
            calm_down(voice, need, finder, "meant_otherwise")
        else:
            voice.say("no_before")
            need.forget_answer("topic")
            ask(voice, need, "topic")
        return True
    if "denies" in says and told and not changed:
        voice.say("said_safe")
        if need.get("question") in QUESTIONS:
            go_on(voice, need, finder)
        else:
            ask_again(voice, need, need.get("question"))
        return True
    if "asks_to_act" in says:
        voice.say("cannot_act")
        ask_again(voice, need, need.get("question"))
        return True
    if "refuses_help" in says and other and told and "refuses_help" not in need.get("answered", []):
        voice.say("refuses_help")
        need.note("refuses_help")
        need.set(path="own", shown=[])
        show_offers(voice, need, finder)
        return True
    if "asks_what_to_do" in says and told and not changed:
        if not asked:
            voice.say("what_to_do_other" if other else "what_to_do")
        need.set(shown=[])
        show_offers(voice, need, finder)
        return True
    if not told and not changed and not {"ashamed", "hard_to_say"}.isdisjoint(says):
        if "hard_to_say" in says:
            voice.say("hard_to_say")
        ask(voice, need, "topic")
        return True
    return False


def take_note(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any], warmed: bool = False, text: str = "") -> bool:
    """Say that it was read, and go on, where somebody tells more that changes no answer; `warmed` where a warm word or an answer said so already.
    Once places stand there it is more of the story, whatever it was taken for, and she is thanked. False where it has no sense."""
    question, says = need.get("question"), meant.get("says", ())
    if (meant.get("own_age") or meant.get("own_place")) and need.get("who") in OTHERS and not warmed:
        own = need.get("path") == "own"  # of her who worries
        voice.say("own_place" if meant.get("own_place") else "own_age_kept" if own else "own_age")
        ask_on(voice, need, finder)
        return True
    listed = question in ("offers", "helped")
    asks = listed and asks_there(says, text)
    sure = listed or dict(meant.get("intents") or ()).get("inform", 0.0) >= _SURELY_TOLD or meant.get("off_topic", 1.0) < _PLAINLY_ON_TOPIC
    sensible = (meant.get("makes_sense") and (sure or asks)) or "no_danger" in says or meant.get("feels")
    if not warmed and not sensible or (meant.get("choice") or not need.get("topics")):
        return False
    answered = warmed or "ashamed" in says
    if not answered and "no_danger" in says:
        voice.say("said_safe")  # no alarm had been raised: nothing was misunderstood
    elif not answered and "doer_gone" in says:
        say_heard(voice, need)  # "he's not here now"
    elif not answered and asks:
        pass_on(voice, need)
    elif not answered and listed and "wants_talk" in says and (able := _called_of(need, finder)):
        voice.say("answer_whom_first", offers=able[:1])  # "I want to talk to someone"
    elif not answered and listed:
        thank_for_more(voice, need, text, meant)
        return True
    elif not answered:
        say_heard(voice, need)
    if question in QUESTIONS:
        need.leave_open(question)  # she tells something else instead: it is not asked twice
        go_on(voice, need, finder)
    else:
        ask_again(voice, need, question)
    return True


def _called_of(need: Need, finder: Finder) -> List[str]:
    """The ids of those on the table that can be called."""
    return [id for id in need.get("offered", []) if (offer := finder.offer(id)) and "phone" in ways_of(offer)]


def asks_there(says: Container[str], text: str) -> bool:
    """Whether it asks something that somebody at a place may know, with a question mark or without."""
    return "asks" in says or ("may_ask" in says and _ASKS_OF.match(fold(text)) is not None)


def say_heard(voice: Voice, need: Need) -> None:
    """In words that were not said before; where there are none left, the turn goes on without."""
    if phrase := say_another(need, "heard", _HEARD):
        voice.say(phrase)


def say_yes(voice: Voice, need: Need) -> None:
    """What is said to a yes that answers no question, each time in other words."""
    if phrase := say_another(need, "yes_before", _YES):
        voice.say(phrase)


def _once(voice: Voice, need: Need, phrase: str) -> None:
    answered = need.get("answered", [])
    if phrase not in answered:
        voice.say(phrase)
        need.note(phrase)
