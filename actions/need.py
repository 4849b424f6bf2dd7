"""The need of one conversation: Rasa's slots as answers, and how a message changes them.

Every slot holds ids of the vocabulary, places of the gazetteer, ids of offers or numbers; none holds words.
"""
from __future__ import annotations

from typing import AbstractSet, Any, Dict, FrozenSet, Iterable, List, Mapping, Optional, Tuple

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.matter import ADDED_IN_BRIEF, ANOTHER_IN_PASSING, ANOTHER_MATTER, BELIEVED, SURE_ENOUGH, URGENT, is_sure, stays_first
from actions.whom import OTHERS as OTHERS
from actions.whom import of_a_child, whom_instead
from index.languages import language_of
from index.taxonomy import LANGUAGES, load_taxonomy
from retrieval.answers import Answers, Wishes

ANSWER_SLOTS = ("who", "relation", "role", "setting", "topics", "age", "age_group", "place", "region", "wishes")
VAGUE = "general"  # the topic of "mir geht es nicht gut"
_CERTAIN_ENOUGH, _SAYS_WHERE = 0.6, 0.8
_HIDDEN = 0.04  # weight from which a topic that is not told says which offers come first
_TOLD_NOW, MOST_TOPICS = 0.7, 3
TOLD = "told="  # before a topic that she was told, among what was answered
_SEVERAL, _THINGS = 0.75, 3  # the share of the likeliest three from which more than one thing was told, and little else is likely
_DENIED = "denied="  # before a topic that she said it is not about, among what was answered
_STAYS = frozenset(("domestic_violence", "suicidality"))
_OLD = 60  # years
_SAID_PLAINLY, _SAID_AT_ALL = 0.45, 0.2  # weights from which an answer about something else names a topic besides
_OWN_PATH = {"caring_for_relatives": 0.25, "general": 0.05}  # what weighs on somebody who worries, beside the topic itself


class Need:
    """The slots of a tracker, changed in memory and handed back as events."""

    def __init__(self, slots: Mapping[str, Any]) -> None:
        self._before = dict(slots)
        self._now = dict(slots)

    @classmethod
    def of(cls, tracker: Tracker) -> Need:
        return cls(tracker.slots)

    def get(self, slot: str, default: Any = None) -> Any:
        value = self._now.get(slot)
        return default if value is None else value

    def set(self, **slots: Any) -> None:
        self._now.update(slots)

    def speak(self, language: str, events: Iterable[Mapping[str, Any]]) -> None:
        """Go on in a language, in the voice of it that this conversation had last; one that is not ours changes nothing."""
        if language in LANGUAGES:
            before = [each.get("value") for each in events if each.get("event") == "slot" and each.get("name") == "language"]
            spoken = [self.get("language", "en"), *reversed(before)]
            self.set(language=next((tag for tag in spoken if tag and language_of(tag) == language), language))

    def events(self) -> List[EventType]:
        return [SlotSet(slot, value) for slot, value in self._now.items() if value != self._before.get(slot)]

    def understand(self, meant: Mapping[str, Any], question: Optional[str]) -> List[str]:
        """Take in what a message said; returns the slots that it changed or confirmed."""
        heard, meant = dict[str, Any](), of_a_child(self._now, meant)
        let_go = self._let_go(meant)
        who = meant.get("who")
        sure = meant.get("who_certain", 1.0) >= _CERTAIN_ENOUGH
        if who and who != "unknown" and (sure or not self.get("who")) and self._speaks_of_person(meant, question):
            heard.update(who=who, relation=meant.get("relation"), role=meant.get("audience_note"))
        heard.update(whom_instead(self._now, meant, heard))
        aside = bool(meant.get("relation")) and "who" not in heard and bool(self.get("setting"))
        if "who" not in heard and meant.get("is_the") and meant["is_the"] == self.get("relation"):
            heard.update(who="self", relation=None)  # "ehrlich gesagt bin ich die Kollegin"
        if "who" not in heard and meant.get("audience_note") and meant.get("who") == self.get("who") == "colleague":
            heard.update(role=meant["audience_note"], relation=meant.get("relation") or self.get("relation"))  # "I'm her manager"
        heard.update(self._facts(meant, heard, aside))
        if heard.get("region") and "place" not in heard and heard["region"] != self.get("region"):
            heard["place"] = None  # a region alone: the town that was named before lies in another
        if meant.get("country") and meant["country"] != self.get("country"):
            heard["country"] = meant["country"]
            if not heard.get("place") and not heard.get("region"):
                heard.update(place=None, region=None)  # "österreich bitte": where she was thought to be lies elsewhere
        topics = self._not_denied(meant)
        if topics and self._speaks_of_topic(meant, question) and not self._only_denies(topics, meant):
            heard.update(off_topic=meant.get("off_topic", 0.0), **self._with_topics(topics, meant, question))
        self._settle(heard, meant, question)
        told = {what: list(meant[what]) for what in ("occupation", "lost") if meant.get(what)}  # beside her wishes: what some offers alone are made for
        if meant.get("wishes") or told:
            heard["wishes"] = _joined(self.get("wishes", {}), {**(meant.get("wishes") or {}), **told})
        changed = [slot for slot, value in heard.items() if value != self._now.get(slot) or slot == question]
        self._now.update(heard)
        return changed + [slot for slot in let_go if slot not in changed]

    def _settle(self, heard: Dict[str, Any], meant: Mapping[str, Any], question: Optional[str]) -> None:
        """A setting that she says she is not in goes, and one that is only mentioned does not come."""
        if "setting" not in heard and self.get("setting") in meant.get("settings_not", ()):
            heard["setting"] = None
        same = meant.get("corrects_person") and heard.get("who") == self._now.get("who")
        at_work = self.get("setting") == "work" and heard.get("setting") == "family" and "who" in heard and "topics" not in heard
        if self.get("setting") and (same or at_work) and not meant.get("names_setting"):
            heard.pop("setting", None)  # "not my son, my sister's son": at school as before; "no, it's my husband": at his work
        if "setting" in heard and self._tells_in_passing(meant, question, heard):
            heard.pop("setting")

    def _facts(self, meant: Mapping[str, Any], heard: Mapping[str, Any], aside: bool) -> Dict[str, Any]:
        """Setting, age and place of a message, where they are those of the person it is about."""
        of_another = self._tells_of_another(meant, heard)
        facts = {slot: meant[slot] for slot in ("setting", "age", "age_group", "place", "region") if meant.get(slot) is not None
                 and not (slot == "setting" and aside) and not (slot in ("age", "age_group") and of_another)}
        if self.get("who") == "self" and meant.get("own_age") and (of_another or meant.get("age") is None or meant.get("age_whose") == "other"):  # "bin 22"
            facts.update(age=meant["own_age"], age_group=load_taxonomy().age_group(meant["own_age"]))
        return facts

    def _tells_of_another(self, meant: Mapping[str, Any], heard: Mapping[str, Any]) -> bool:
        """Whether an age is that of somebody who is only mentioned: "jag har en lillasyster också, hon är 4"."""
        beside = meant.get("beside") and self.get("who") != "self"  # "dottern är 17" is not the age of a mother who asks for herself
        if "who" in heard or not self.get("who") or not meant.get("relation") or beside or meant.get("age_whose", "other") != "other":
            return False
        return meant["relation"] not in (self.get("relation"), self.get("who")) and bool(self.get("age") or self.get("who") == "self")

    def _let_go(self, meant: Mapping[str, Any]) -> List[str]:
        """Take out the topics that a message denies, for good, and with the first what weighed beside it untold; returns whether that changed the
        answer (["topics"]). Who denies blows does not deny what else is done to her."""
        before, place = self.get("topics", []), meant.get("place")
        tongue = language_of(self.get("language", "de"))
        was_a_place = {t for t in before[1:] if place and load_taxonomy().label("topics", t, tongue) == place}  # "in Essen wohn ich, meine ich"
        denied = {*(meant.get("topics_not") or ()), *was_a_place} - _STAYS
        left = [topic for topic in before if topic not in denied]
        if denied:
            self.note(*(f"{_DENIED}{topic}" for topic in denied))
        if left == before:
            return []
        weights = {t: w for t, w in self.get("topic_weights", {}).items() if t not in denied and (t in left or before[0] not in denied)}
        self._now.update(topics=left, topic_weights=weights, likeness={} if before[0] in denied else self.get("likeness", {}))
        return ["topics"]

    def _not_denied(self, meant: Mapping[str, Any]) -> List[str]:
        """The topics of a message without those that were denied, now or before; what she plainly names later is no longer denied."""
        weights, now, before = meant.get("topic_weights") or {}, meant.get("topics_not") or [], self.denied()
        said = [t for t in before if t not in now and (meant.get("choice") or (meant.get("names_topic") and weights.get(t, 0.0) >= ANOTHER_MATTER))]
        if said:
            self._now["answered"] = [each for each in self.get("answered", []) if each not in {f"{_DENIED}{t}" for t in said}]
        return [t for t in meant.get("topics") or [] if t not in now and (t in said or t not in before) and not (t == "dementia" and self._is_worn(meant))]

    def _is_worn(self, meant: Mapping[str, Any]) -> bool:
        """Whether she who forgets everything is not old, and told before what weighs on her: no dementia of hers."""
        age = meant.get("own_age") or self.get("age")
        told_else = bool(self.get("topics")) and "dementia" not in self.get("topics", [])
        return self.get("who") == "self" and not meant.get("relation") and told_else and (age or 0) < _OLD

    def _only_denies(self, topics: List[str], meant: Mapping[str, Any]) -> bool:
        """Whether a message says what it is not and names nothing instead: "not bullying or so, I only want advice"."""
        names = meant.get("names_topic") or (meant.get("topic_weights") or {}).get(topics[0], 0.0) >= ANOTHER_IN_PASSING
        return bool(meant.get("topics_not") and self.get("topics") and not names and not meant.get("choice"))

    def note(self, *names: str) -> None:
        """Remember, among what was answered, what was said or refused."""
        self.set(answered=sorted({*self.get("answered", []), *names}))

    def drop(self, topics: AbstractSet[str]) -> None:
        """Her matter is none of these topics: they go, and what they weighed."""
        self.set(topics=[topic for topic in self.get("topics", []) if topic not in topics],
                 topic_weights={topic: weight for topic, weight in self.get("topic_weights", {}).items() if topic not in topics})

    def believed(self) -> List[str]:
        """The topics so far, those that weigh beside them without being told, and those that were taken back."""
        hidden = [topic for topic, weight in self.get("topic_weights", {}).items() if weight >= _HIDDEN]
        return list(dict.fromkeys([*self.get("topics", []), *hidden, *sorted(self.denied())]))

    def denied(self) -> FrozenSet[str]:
        """The topics that she said it is not about."""
        return frozenset(each[len(_DENIED):] for each in self.get("answered", []) if each.startswith(_DENIED))

    def _with_topics(self, topics: List[str], meant: Mapping[str, Any], question: Optional[str]) -> Dict[str, Any]:
        """What she tells now stands before what she told earlier; where she chooses, corrects or is asked, it stands alone."""
        weights, before = dict(meant.get("topic_weights") or {}), [t for t in self.get("topics", []) if t != VAGUE]
        weights = {topic: weight for topic, weight in weights.items() if topic in topics or topic not in self.denied()}
        named = meant.get("topics_not") or meant.get("names_topic") or meant.get("choice") or weights.get(topics[0], 0.0) >= ANOTHER_IN_PASSING
        if before and meant.get("corrects_person") and not named:
            return {}  # "nein, nicht mein Mann, ich habe die Diagnose": the matter is the same
        instead = meant.get("corrects") and (bool(meant.get("topics_not")) or topics[:1] != before[:1])
        if not before or meant.get("choice") or instead or question == "topic":
            return {"topics": topics, "topic_weights": weights}
        if before[0] == "domestic_violence" and topics[0] in ("separation", "relationship"):
            topics = [before[0], *topics]  # "er ist jetzt weg": the violence remains the matter
        now, held, was_told = _TOLD_NOW, self.get("topic_weights", {}).get(before[0], 1.0), f"{TOLD}{before[0]}" in self.get("answered", [])
        if stays_first(before[0], 1.0 if was_told and held >= BELIEVED else held, topics[0], weights.get(topics[0], 0.0), meant):
            topics, now = [before[0], *topics], 1 - _TOLD_NOW
        kept = {topic: (1 - now) * weight for topic, weight in self.get("topic_weights", {}).items()}
        for topic, weight in weights.items():
            kept[topic] = kept.get(topic, 0.0) + now * weight
        return {"topics": list(dict.fromkeys([*topics, *before]))[:MOST_TOPICS], "topic_weights": kept}

    def _tells_in_passing(self, meant: Mapping[str, Any], question: Optional[str], heard: Mapping[str, Any]) -> bool:
        """Whether a setting is only mentioned ("he's at work now"): it was told before, and the matter is the same."""
        if not self.get("setting") or question == "setting" or meant.get("choice") or meant.get("corrects") or meant.get("settings_not") or "who" in heard:
            return False
        if meant.get("names_setting") and meant.get("who") == self.get("who") and meant.get("who_certain", 0.0) >= _SAYS_WHERE:
            return False  # "ich studiere in Kassel"
        return bool(self.get("topics")) and heard.get("topics", self.get("topics"))[:1] == self.get("topics")[:1]

    def is_vague(self) -> bool:
        """Whether all that is known of the matter is that something weighs on her, and she has not been asked what."""
        return self.get("topics") == [VAGUE] and not {"topic"} & {*self.get("asked", []), *self.get("aside", [])}

    def is_guessed(self) -> bool:
        """Whether her matter is no more than a guess, and was not told to her: she cannot put it right."""
        weights, first = sorted(self.get("topic_weights", {}).values(), reverse=True), next(iter(self.get("topics", [])), "")
        several = sum(weights[:_THINGS]) >= _SEVERAL * sum(weights)
        return 0 < sum(weights) < SURE_ENOUGH and not several and f"{TOLD}{first}" not in self.get("answered", []) and not self.is_urgent()

    def is_urgent(self) -> bool:
        return bool(self.get("crisis")) or (bool(URGENT & set(self.get("topics", [])[:1])) and is_sure(self.get("topics"), self.get("topic_weights", {})))

    def answers(self) -> Answers:
        topics: Tuple[str, ...] = tuple(self.get("topics", []))
        weights = dict(self.get("topic_weights", {}))
        own, theirs = self.get("path") == "own", self.get("path") == "them"  # help for herself; places that the other one can turn to
        if own:
            weights = {topic: weight * 0.7 for topic, weight in weights.items()}
            for topic, weight in _OWN_PATH.items():
                weights[topic] = weights.get(topic, 0.0) + weight
        elif self.get("crisis_kind") == "child_danger" and self.get("who") in OTHERS:
            weights = {**weights, "parenting": max([*weights.values(), 0.0])}  # those who protect children help with both
        elif topics and not weights:
            weights = {topic: 1.0 / (1 + rank) for rank, topic in enumerate(topics)}
        likeness = self.get("likeness", {})
        if self.is_guessed():  # a guess that she was not told leads to those who listen to any worry, not to a place for something else
            topics, weights, likeness = (), {VAGUE: 1.0}, {}
        return Answers(
            country=self.get("country", "DE"), language=language_of(self.get("language", "de")), who=None if theirs else self.get("who"),
            role=None if theirs else self.get("role"), relation=None if theirs else self.get("relation"), setting=self.get("setting"), topics=topics[:1],
            topic_weights=weights, age=self.get("age"),
            age_group=self.get("age_group") or load_taxonomy().age_group(self.get("age")), place=self.get("place"),
            region=self.get("region"), wishes=Wishes.from_json(self.get("wishes")), likeness=likeness,
            aside=frozenset(self.get("aside", [])))

    def leave_open(self, *questions: str) -> None:
        """They are not asked again."""
        self.set(aside=sorted({*self.get("aside", []), *questions}))

    def forget_answer(self, question: str) -> None:
        """Take one answer back, so that it can be asked again."""
        slots = {"who": ("who", "relation", "role"), "age_group": ("age", "age_group"), "place": ("place", "region"),
                 "topic": ("topics", "topic_weights", "likeness"), "contact": ("wishes",)}.get(question, (question,))
        self._now.update(dict.fromkeys(slots))
        self._now["aside"] = [q for q in self.get("aside", []) if q != question]
        self._now["asked"] = [q for q in self.get("asked", []) if q != question]

    def _speaks_of_person(self, meant: Mapping[str, Any], question: Optional[str]) -> bool:
        """A later message changes the person only where it names one or answers that question."""
        if not self.get("who") or question == "who":
            return True
        if "for_me" in meant.get("says", ()) and self.get("who") in OTHERS and self.get("offered") and not meant.get("denies_person"):
            return False  # it remains about the other one, and she wants help for herself
        if question == "safe" and "is_safe" in meant.get("says", ()):
            return False  # who is with her now
        if meant.get("beside") and self.get("relation"):
            return False  # "das Baby ist drei Monate", of a sister
        if meant.get("relation"):
            another = meant["who"] != self.get("who") or meant["relation"] != self.get("relation")
            if meant["relation"] == meant["who"] == self.get("who") and self.get("relation") and not meant.get("corrects"):
                return False  # "he came drunk again" of an employee: a colleague, but more is known
            if self.get("who") == "self" and not meant.get("names_person", True) and not meant.get("corrects"):
                return False  # "sie ist 84 und hat Demenz", of somebody who was mentioned before
            told = meant.get("corrects") or meant.get("names_topic") or "about_another" in meant.get("says", ())
            if self.get("who") == "self" and self.get("topics") not in (None, [], [VAGUE]) and not told:
                return False  # "meine Eltern zahlen alles" names somebody, too
            # "Meine Frau weiß nichts davon" names somebody, but does not say that it is about her.
            return another and (bool(meant.get("corrects")) or "about_another" in meant.get("says", ()) or bool(meant.get("topics")) or not self.get("topics"))
        return meant.get("who") in ("self", *OTHERS) and meant.get("who_certain", 0) >= 0.94 and bool(meant.get("corrects_person", meant.get("corrects")))

    def _speaks_of_topic(self, meant: Mapping[str, Any], question: Optional[str]) -> bool:
        """An answer about place or age is not read for a topic unless it plainly names one."""
        best = max((meant.get("topic_weights") or {}).values(), default=0.0)
        told = meant.get("names_topic") or meant.get("choice") or question == "topic"
        if self.get("topics") and meant.get("relation") and self.get("who") == "self" and not told:
            return False  # of somebody who is only mentioned
        if meant.get("choice") or question in (None, "topic"):
            return True
        if self.get("topics") and (meant["topics"][0] == VAGUE or {"refuses_help", "asks_what_to_do"} & set(meant.get("says", ()))):
            return False  # "sie will aber keine Hilfe" is no other matter
        if self.get("topics") and meant.get("wishes") and not meant.get("names_topic"):
            return False  # "lieber mit einer Frau" says how, not what
        if self.get("topics"):
            guessed = meant.get("brief") and not meant.get("names_topic") and meant["topics"][0] not in URGENT  # "she found my diary"
            beside = self.get("offered") and meant.get("who") in ("self", self.get("who"))  # "every night I cry", once places stand there
            return best >= ((ADDED_IN_BRIEF if beside else ANOTHER_IN_PASSING) if guessed else _SAID_PLAINLY)
        return best >= _SAID_AT_ALL * sum((meant.get("topic_weights") or {}).values())  # however doubtful: she is asked then


def _joined(before: Mapping[str, Any], said: Mapping[str, Any]) -> Dict[str, Any]:
    """Wishes add up; a way of contact that is wanted now is no longer unwanted, and the other way round."""
    wishes = {**before, **said}
    wishes.update({key: list(dict.fromkeys([*before[key], *said[key]])) for key in ("lost", "contact_not") if before.get(key) and said.get(key)})
    for key, other in (("contact", "contact_not"), ("contact_not", "contact")):
        if said.get(key) and before.get(other) and other not in said:
            wishes[other] = [way for way in before[other] if way not in said[key]]
            if not wishes[other]:
                wishes.pop(other)
    return wishes
