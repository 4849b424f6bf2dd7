"""Asking: the next question where one is left, the offers where none is; and what was understood, mirrored."""
from __future__ import annotations

from dataclasses import replace
from typing import Any, FrozenSet, List, Mapping, Optional, Tuple

from actions.need import OTHERS, TOLD, Need
from actions.offering import show_offers
from actions.relief import is_about_another
from actions.say import Voice, choices_for
from actions.whom import name_in
from index.taxonomy import load_taxonomy
from retrieval.finder import Finder
from retrieval.questions import MOST, QUESTIONS

_NEARLY, _LIKELY, _TELL_GUESS = 0.4, 0.08, 0.3
_OF_ANOTHER = ("setting", "age_group", "topic", "place")
_MOST_IN_NEED = 1  # who was hurt, or thinks of not living, is not questioned
_GROWN = ("work", "unemployment", "university", "old_age")
# Where nobody of that age is.
_NO_SETTING = {"child": ("vocational_training", "university", "work", "unemployment", "old_age"), "young": ("old_age",),
               "older": ("school", "vocational_training", "university")}
# Who is of that age lives mostly there: of many buttons the likeliest stand first.
_SETTINGS = {"child": ("school", "family", "online", "leisure"), "young": ("family", "school", "university", "vocational_training", "work"),
             "older": ("family", "old_age", "care", "local_community", "leisure"), "": ("family", "work", "school", "university", "old_age")}
_UNSAID = {"lost"}  # kept beside her wishes, and not said back
_GRIEF = "grief"  # who mourns is not asked where in life it weighs on her, and has places soon
_TOWNS = {"wide_region": "ask_town_near", "unknown_place": "ask_town_unknown"}
_CALLS = 75  # years of age from which the telephone is taken to be the way, where no other was told
_REASKS = 3  # so many calm re-asks in a conversation, each in other words


def go_on(voice: Voice, need: Need, finder: Finder) -> None:
    """Ask the next question, or show the offers."""
    question, phrase = to_ask(need, finder)
    if question and question == need.get("question") and phrase is None:
        if not _once_more(need, question):
            leave_out_question(voice, need, finder)
            return
        phrase = "ask_topic_anew" if question == "topic" else None
    if question:
        ask(voice, need, question, phrase)
        return
    show_offers(voice, need, finder, noted=True)


def _once_more(need: Need, question: str) -> bool:
    """Whether a question that was not answered may be asked once more; noted. Nobody is asked the same a third time."""
    mark = f"again={question}"
    if mark in need.get("answered", []):
        return False
    need.note(mark)
    return True


def leave_out_question(voice: Voice, need: Need, finder: Finder) -> None:
    """The open question was not answered twice: without it, on to the next one, or to places."""
    question = str(need.get("question"))
    need.leave_open(question)
    need.set(question=None)
    if question == "topic" and not need.get("topics"):
        voice.say("reask_end")
        need.leave_open("setting", "who")
        need.set(off_topic=0.0)
        show_offers(voice, need, finder)
        return
    go_on(voice, need, finder)


def ask_on(voice: Voice, need: Need, finder: Finder) -> None:
    """The open question after something that was no answer: once more, and then without it."""
    question = need.get("question")
    if question in QUESTIONS and not _once_more(need, str(question)):
        leave_out_question(voice, need, finder)
    elif question == "topic":
        voice.ask("topic", need.get("choices") or choices_for("topic"), wording(need, "topic") or "ask_topic_anew")
    else:
        ask_again(voice, need, question)


def to_ask(need: Need, finder: Finder) -> Tuple[Optional[str], Optional[str]]:
    """The question that comes next, and its phrase where that is not its own; (None, None) where the offers come."""
    asked, answers = need.get("asked", []), need.answers()
    since = len(asked) - int(need.get("asked_before", 0))
    question, phrase = None, None
    mourns = need.get("topics", [])[:1] == [_GRIEF]
    if since < (_MOST_IN_NEED if need.is_urgent() or mourns else MOST):
        if not answers.who and "who" not in answers.aside and "who" not in asked:
            question = "who"
        elif _is_unclear(need):
            question, phrase = "topic", "ask_topic_doubt"
        elif (not need.get("topics") and "topic" not in answers.aside) or need.is_vague():
            question = "topic"
        else:
            question = finder.next_question(replace(answers, aside=answers.aside | _needless(need, mourns)))
        if question == "topic" and phrase is None and "warm_job_lost" in need.get("answered", []) and question not in asked:
            phrase = "ask_topic_job"
    return (None, None) if need.get("offered") and question != "topic" else (question, phrase)


def _needless(need: Need, mourns: bool) -> FrozenSet[str]:
    """Questions that somebody like her is not asked: where in life it weighs, who mourns or is old; how to be in touch, who wants to go somewhere near."""
    nowhere = mourns or (_age_group(need) == "older" and need.get("who") in (None, "self"))
    calls = bool((need.get("wishes") or {}).get("near")) or (need.get("who") == "self" and (need.get("age") or 0) >= _CALLS)
    return frozenset(question for question, needless in (("setting", nowhere), ("contact", calls)) if needless)


def say_another(need: Need, phrase: str, ways: int) -> Optional[str]:
    """The next of so many ways to say a phrase (phrase_1 …), noted; None where all were said."""
    count = sum(name.startswith(f"{phrase}_") for name in need.get("answered", []))
    if count >= ways:
        return None
    need.note(f"{phrase}_{count + 1}")
    return f"{phrase}_{count + 1}"


def _is_unclear(need: Need) -> bool:
    """Whether what her matter is was guessed from words that may mean something else, and she has not been asked."""
    return need.is_guessed() and "topic" not in {*need.get("asked", []), *need.get("aside", [])}


def say_once(voice: Voice, need: Need, phrase: str, fits: bool) -> None:
    """A phrase that is said once in a conversation, where it fits."""
    if fits and phrase not in need.get("answered", []):
        voice.say(phrase)
        need.note(phrase)


def asks_for_a_town(voice: Voice, need: Need, meant: Mapping[str, Any], changed: List[str]) -> bool:
    """Whether the next town was asked for, since the place that she named is not known or lies in several regions; once each."""
    phrase = next((phrase for name, phrase in _TOWNS.items() if name in meant.get("says", ())), None)
    if phrase is None or phrase in need.get("answered", []):
        return False
    need.note(phrase)
    mirror(voice, need, changed)
    ask(voice, need, "place", phrase)
    return True


def asks_who_it_is(voice: Voice, need: Need, meant: Mapping[str, Any]) -> bool:
    """Whether it was asked who "he" or "she" is, of whom nobody has said it: "he is so low for months"."""
    told = need.get("who") or not need.get("topics") or "who" not in need.get("asked", []) or "who_is_it" in need.get("answered", [])
    if not meant.get("of_another") or told:
        return False
    need.note("who_is_it")
    ask(voice, need, "who", "ask_who_is_it")
    return True


def ask(voice: Voice, need: Need, question: str, phrase: Optional[str] = None, group: Optional[str] = None) -> None:
    weights = sorted(need.get("topic_weights", {}).items(), key=lambda pair: -pair[1])
    likely = [topic for topic, weight in weights if weight > _LIKELY * sum(need.get("topic_weights", {}).values())][:3]
    choices = [each for each in choices_for(question, group, likely if question == "topic" else ()) if not _cannot_be(need, each)]
    if question == "setting":
        choices = _likeliest_first(need, choices)
    need.set(question=question, choices=choices)
    if not need.get("asked") or need.get("asked")[-1] != question:
        need.set(asked=[*need.get("asked", []), question])
    voice.ask(question, choices, phrase or wording(need, question))


def _likeliest_first(need: Need, choices: List[str]) -> List[str]:
    first = [f"setting={id}" for id in _SETTINGS.get(_age_group(need), _SETTINGS[""])]
    return [each for each in first if each in choices] + [each for each in choices if each not in first]


def _age_group(need: Need) -> str:
    return str(need.get("age_group") or load_taxonomy().age_group(need.get("age")))


def _cannot_be(need: Need, choice: str) -> bool:
    """Whether a button offers what she cannot be: "a child" to a nurse, "later life" to her of nineteen."""
    if need.get("who") in OTHERS:
        return False
    grown = need.get("setting") in _GROWN or (need.get("wishes") or {}).get("occupation") or need.get("topics", [])[:1] == ["pregnancy_birth"]
    return (choice == "age_group=child" and bool(grown)) or choice.partition("setting=")[2] in _NO_SETTING.get(_age_group(need), ())


def wording(need: Need, question: str) -> Optional[str]:
    """The phrase that asks about somebody else, where it is about one and the question has such a phrase."""
    if question in _OF_ANOTHER and need.get("who") in OTHERS:
        return f"ask_{question}_other"
    return None


def ask_again(voice: Voice, need: Need, question: Optional[str]) -> None:
    """The question that was open, if there was one."""
    if question in QUESTIONS:
        voice.ask(str(question), need.get("choices") or choices_for(str(question)), wording(need, str(question)))
    elif question == "safe" and need.get("choices"):
        another = is_about_another(need)  # after an answer it is asked in few words
        own = {"medical": "ask_help_3", **({"violence_now": "ask_safe_both_2"} if another else {})}
        voice.ask("safe", need.get("choices"), own.get(str(need.get("crisis_kind")), "ask_safe_on_other" if another else "ask_safe_on"))
    elif question in ("offers", "helped") and need.get("choices"):
        voice.ask(str(question), need.get("choices"), "ask_helped_again" if question == "helped" else None)  # who asks something has not called yet


def mirror(voice: Voice, need: Need, changed: List[str], beside: Optional[str] = None) -> None:
    """What was understood, in one plain sentence; `beside` is a matter that she told besides the first just now."""
    slots = ("who", "relation", "setting", "age", "age_group", "place", "region", "wishes")
    said: dict[str, Any] = {slot: need.get(slot) for slot in slots if slot in changed and need.get(slot)}
    if "topics" in changed and need.get("topics") and not need.is_vague():
        asked = "topic" in need.get("asked", []) and sum(need.get("topic_weights", {}).values()) >= _TELL_GUESS
        if asked or not need.is_guessed():  # who was asked already is told even a guess, so that she can put it right
            need.note(f"{TOLD}{need.get('topics')[0]}")
            said["topics"] = [need.get("topics")[0], beside] if beside else _plain_topics(need)
    if "relation" in said and need.get("who") == "self":
        said.pop("relation")
    if "wishes" in said and not set(said["wishes"]) - _UNSAID:
        said.pop("wishes")
    if "relation" in said and (name := name_in(need.get("answered", []))):
        said["called"] = name
    if said:
        voice.say("mirror", understood=said)


def _plain_topics(need: Need) -> List[str]:
    """The first topic, and the second where it is nearly as likely: nobody wants to be told what it might be besides."""
    topics, weights = need.get("topics"), need.get("topic_weights", {})
    second = weights.get(topics[1], 0.0) if len(topics) > 1 else 0.0
    return topics[:2] if second >= _NEARLY * weights.get(topics[0], 1.0) else topics[:1]


def reask(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any]) -> None:
    """Nothing was understood: ask in other words, never the same twice; in the end show who helps with anything."""
    count, question = int(need.get("reasked", 0)) + 1, need.get("question") or "topic"
    if question in QUESTIONS and need.get("topics") and not _once_more(need, question):
        leave_out_question(voice, need, finder)
        return
    need.set(reasked=count)
    if count <= _REASKS:
        weights = sorted((meant.get("topic_weights") or {}).items(), key=lambda pair: -pair[1])
        likely = [topic for topic, weight in weights if weight > 0.06][:2] if question == "topic" else []
        choices = choices_for(question, None, likely) if question in QUESTIONS else need.get("choices")
        need.set(question=question, choices=choices)
        voice.ask(question, choices, f"reask_{count}")
    elif question not in QUESTIONS:
        voice.ask(question, need.get("choices"))
    elif need.get("topics"):
        show_offers(voice, need, finder)
    else:
        voice.say("reask_end")
        need.leave_open("topic", "setting", "who")
        need.set(off_topic=0.0)
        show_offers(voice, need, finder)
