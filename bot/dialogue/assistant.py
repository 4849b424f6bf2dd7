"""Assistant: the whole dialogue behind five calls. Everything that Rasa is stays on this side of it."""
from __future__ import annotations

import asyncio
import logging
import re
import secrets
import unicodedata
from typing import Any, Dict, List, Mapping, Optional, Tuple

from actions.need import OTHERS, Need
from bot.dialogue.agent import give_memory
from bot.dialogue.choices import counted, meaning_of
from bot.dialogue.locks import Locks, TurnOvertaken
from bot.dialogue.render import Message, Renderer
from bot.dialogue.thinker import Thinker
from bot.faq.faq import Faq, may_answer
from bot.review.consent import ASKED, CHOICES, Consent
from index.languages import TAGS, language_of
from index.taxonomy import Taxonomy
from nlu.guard import Guard

log = logging.getLogger(__name__)
_PAYLOAD = re.compile(r"/?\w+\s*(\{.*\}|=\s*\S*)", re.DOTALL)
# Turns on their way at a time: with more, the longest would wait longest, at every step. A button does not wait behind words, which take three times as long.
_AT_ONCE, _WORDS_AT_ONCE = 4, 3
_PUBLIC = ("lang", "intent", "who", "relation", "audience_note", "setting", "topics", "age", "place", "wishes", "crisis")


class UnknownChoice(ValueError):
    """A choice id that no button of ours ever had."""


class UnknownConversation(LookupError):
    """There is no conversation of that id, or not any more."""


class Assistant:
    """Begins, continues, shows and forgets conversations."""

    def __init__(self, agent: Any, store: Any, finder: Any, renderer: Renderer, guard: Guard, taxonomy: Taxonomy,
                 locks: Locks, faq: Optional[Faq] = None, review: Optional[Consent] = None) -> None:
        self._faq, self._review = faq, review
        self._agent, self._store, self._finder = agent, store, finder
        self._render, self._guard, self._taxonomy = renderer, guard, taxonomy
        self._locks, self._turns, self._words = locks, asyncio.Semaphore(_AT_ONCE), asyncio.Semaphore(_WORDS_AT_ONCE)
        self._thinker, self._reader = Thinker("rasa"), Thinker("reading")
        give_memory(agent, store)

    @property
    def model(self) -> str:
        """The name of the model's file."""
        return str(self._agent.model_name)

    async def take(self, agent: Any) -> None:
        """Go on with another model, from the next turn; conversations go on where they are."""
        async def take() -> None:
            give_memory(agent, self._store)
            self._store.forget_held()
            self._agent = agent

        await self._thinker.run(take())

    async def warm_up(self) -> None:
        """The first message loads what is lazy; nobody should wait for that."""
        if self._faq:
            await asyncio.to_thread(self._faq.find, "Hallo")
        if self._review:
            await asyncio.to_thread(self._review.warm_up)
        await self.understand("Hallo, hej, hello")  # the model has read one as it was loaded; this is the way there

    def stop(self) -> None:
        for each in (self._thinker, self._reader, self._store):
            each.stop()

    async def begin(self, language: str, country: str, setting: Optional[str] = None) -> Tuple[str, List[Message]]:
        """(id of the new conversation, its first messages). `setting` is known from the page that it begins on."""
        return (id := secrets.token_urlsafe(16)), await self.open(id, language, country, setting)

    async def open(self, id: str, language: str, country: str, setting: Optional[str] = None) -> List[Message]:
        """The first messages of a conversation whose id somebody else chose."""
        meant = {"intent": "begin", "lang": language, "country": country, "setting": setting}

        async def begin() -> List[Message]:
            async with self._locks.hold(id), self._turns:
                with self._store.turn(id):
                    return await self._turn(id, "", meant, language, country)

        return list(await self._thinker.run(begin()))

    async def reply(self, id: str, text: Optional[str] = None, choice: Optional[str] = None, language: Optional[str] = None,
                    country: Optional[str] = None, begun: bool = False) -> List[Message]:
        """The messages that answer a text or a button. Without either, the last messages in the (new) language. A conversation that
        was not `begun` is begun by it, or it raises UnknownConversation."""
        async def once() -> List[Message]:
            with self._store.turn(id):
                if begun and not self._slots(id).get("language"):
                    raise UnknownConversation(id)
                return await self._reply(id, text, choice, language, country)

        async def answer() -> List[Message]:
            async with self._locks.hold(id), self._turns if choice or not text else self._words:
                try:
                    return await once()
                except TurnOvertaken:  # the locks were away, and another replica was quicker: after its turn, then
                    return await once()

        return list(await self._thinker.run(answer()))

    async def _reply(self, id: str, text: Optional[str], choice: Optional[str], language: Optional[str],
                     country: Optional[str]) -> List[Message]:
        if language or country:
            await self._set(id, {"language": language, "country": country})
        slots = self._slots(id)
        language = language or slots.get("language") or "de"
        country = country or slots.get("country") or "DE"
        if self._review and (text is not None or choice is not None):
            held = self._review.take(id)  # whatever follows the question but a yes means no
            if choice in CHOICES:
                phrase = await asyncio.to_thread(self._review.keep, held) if choice == CHOICES[0] else "review_no"
                return self._drawn([{"type": "text", "phrase": phrase}, *self._open_question(id)], language, country)
        choice = counted(text or "", slots) if choice is None else choice
        if choice is not None:
            meant = meaning_of(choice, self._taxonomy, lambda offer: self._finder().offer(offer) is not None and self._store.showed(id, offer))
            if meant is None:
                raise UnknownChoice(choice)
            return await self._turn(id, "", meant, language, country)
        if text is None:
            return self._last(id, language, country)
        alarm = self._guard.look(text, language_of(language))
        if alarm and alarm.level == "acute" and not alarm.hint:
            told = await self._told_beside(text, language, country, slots)
            who = told.get("who") if told.get("who") in OTHERS else "relative" if slots.get("who") in (None, "self") else slots["who"]
            meant = {**told, "intent": "crisis", "who": "self" if alarm.mine else who if alarm.third else "unknown", "corrects": alarm.third or alarm.mine,
                     "crisis": {"level": "acute", "kind": alarm.kind, "third": alarm.third, "mine": alarm.mine, "sure": True}, "told": told.get("who")}
            return await self._turn(id, "", meant if alarm.third else {**meant, "relation": None}, language, country)
        if not _says_something(text):
            return await self._turn(id, "", {"intent": "inform"}, language, country)  # asked calmly once more
        parsed = await self._parse(text, _asked(language, country, slots))
        read = parsed["understanding"]
        asked = self._faq.find(text, str(read.get("lang"))) if self._faq else None  # after the reading, whose vector it takes
        if asked and may_answer(asked, read):  # the intent is one that answers and asks again; the key says what is answered
            return await self._turn(id, "", {"intent": "what_can_you_do", "lang": read.get("lang"), "faq": asked.key}, language, country)
        return await self._turn(id, text, None, language, country, parsed)

    async def understand(self, text: str, language: Optional[str] = None) -> Dict[str, Any]:
        """The meaning of one message by itself, in the form of `lotse understand`, with the keys the search needs."""
        return dict((await self._thinker.run(self._parse(text, {"language": language, "fixed_language": bool(language)})))["understanding"])

    async def knows(self, id: str) -> bool:
        """Whether there is such a conversation."""
        return bool((await self._look(id))[0].get("language"))

    async def state(self, id: str) -> Optional[Dict[str, Any]]:
        """What was understood so far, where the conversation stands, and its last messages; None for an unknown id."""
        slots, last = await self._look(id)
        if not slots.get("language"):
            return None
        language, country = slots["language"], slots.get("country") or "DE"
        answers = Need(slots).answers()
        return {
            "lang": language_of(language), "voice": language, "intent": None, "who": slots.get("who"), "relation": slots.get("relation"),
            "audience_note": slots.get("role"), "setting": slots.get("setting"), "topics": slots.get("topics") or [],
            "age": slots.get("age"), "age_group": slots.get("age_group"), "place": slots.get("place"),
            "wishes": slots.get("wishes") or {}, "crisis": {"level": slots.get("crisis") or "none", "kind": slots.get("crisis_kind")},
            "country": country, "questions_asked": slots.get("asked") or [], "offers": slots.get("offered") or [],
            "remaining": self._finder().find(answers, top=1).remaining if answers.topics else None,
            "messages": self._drawn(last, language, country),
        }

    async def contacted(self, id: str, offer: str, way: str) -> bool:
        """Count in the record that a way to an offer was taken; False where the conversation did not open that offer."""
        return bool(await self._thinker.run(self._store.contacted(id, offer, way)))

    async def forget(self, id: str) -> bool:
        async def forget() -> bool:
            async with self._locks.hold(id):
                if self._review:
                    self._review.take(id)
                return bool(await self._store.forget(id))

        return bool(await self._thinker.run(forget()))

    async def expire(self, hours: float) -> int:
        return int(await self._thinker.run(self._store.expire(hours)))

    async def _turn(self, id: str, text: str, meant: Optional[Mapping[str, Any]], language: str, country: str,
                    parsed: Optional[Dict[str, Any]] = None) -> List[Message]:
        """`meant` is what a button means; `parsed` what a text was read as."""
        heard = parsed or {"intent": {"name": (meant or {})["intent"], "confidence": 1.0}, "entities": [], "understanding": dict(meant or {})}
        raw = await self._handle(id, text, {"text": "", **heard, "metadata": {"language": language_of(language), "country": country}})
        after = self._slots(id)
        language, country = after.get("language") or language, after.get("country") or country
        if self._review:
            raw = [*self._review.truly(raw), *(await self._ask_review(self._review, id, text, parsed, raw, after) if parsed else ())]
        messages = [m for m in (self._render.message(each, language, country) for each in raw) if m]
        if not messages:
            raise RuntimeError("a turn ended without a message")
        return sorted(messages, key=lambda m: m["type"] != "crisis")

    async def _ask_review(self, review: Consent, id: str, text: str, parsed: Mapping[str, Any], raw: List[Dict[str, Any]],
                          slots: Mapping[str, Any]) -> List[Dict[str, Any]]:
        """The question whether this message may be looked at, where it is one to ask it for; a turn never fails for it."""
        try:
            if not review.may_ask(text, raw, slots) or self._guard.look(text, language_of(slots["language"])):
                return []
            if not review.hold(id, text, parsed["understanding"]):
                return []
            await self._set(id, {"answered": sorted({*(slots.get("answered") or ()), ASKED})})
            return review.question(id)
        except Exception as error:
            review.take(id)
            log.error("It could not be asked whether a message may be looked at: %s", type(error).__name__)
            return []

    def _open_question(self, id: str) -> List[Dict[str, Any]]:
        """The question that was open before."""
        return [each for each in self._said(id) if each["type"] == "question" and each["question"] != "review"][-1:]

    async def _handle(self, id: str, text: str, heard: Dict[str, Any]) -> List[Dict[str, Any]]:
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        message = UserMessage(_typed(text), CollectingOutputChannel(), id, parse_data=heard, input_channel="lotse", message_id=id, metadata=heard["metadata"])
        said = await self._agent.processor.handle_message(message)  # the lock is ours: Rasa's agent would take another
        return [each["custom"] for each in said or [] if "custom" in each]

    async def _told_beside(self, text: str, language: str, country: str, slots: Mapping[str, Any]) -> Dict[str, Any]:
        """What a message that alarms tells besides (age, place, whom it is about); nothing where the model fails: an alarm does not need it."""
        try:
            return dict((await self._parse(text, _asked(language, country, slots)))["understanding"])
        except Exception as error:  # no words in the log: type only
            log.error("A message that alarms could not be read further: %s", type(error).__name__)
            return {}

    async def _parse(self, text: str, metadata: Dict[str, Any]) -> Dict[str, Any]:
        from rasa.core.channels.channel import UserMessage

        said = UserMessage(_typed(text), message_id="", metadata=metadata)
        return dict(await self._reader.run(self._agent.processor.parse_message(said, only_output_properties=True)))

    async def _look(self, id: str) -> Tuple[Dict[str, Any], List[Dict[str, Any]]]:
        """(slots, last messages as the actions said them) of a conversation, from any thread."""
        async def look() -> Tuple[Dict[str, Any], List[Dict[str, Any]]]:
            return self._slots(id), self._said(id)

        return tuple(await self._thinker.run(look()))

    def _slots(self, id: str) -> Dict[str, Any]:
        tracker = self._store.look(id)
        return tracker.current_slot_values() if tracker else {}

    async def _set(self, id: str, slots: Mapping[str, Any]) -> None:
        from rasa.shared.core.events import SlotSet

        tracker = await self._store.retrieve(id)
        if tracker:
            for slot, value in slots.items():
                if value and (slot != "language" or value in TAGS):
                    tracker.update(SlotSet(slot, value))
            await self._store.save(tracker)

    def _last(self, id: str, language: str, country: str) -> List[Message]:
        return self._drawn(self._said(id), language, country)

    def _said(self, id: str) -> List[Dict[str, Any]]:
        from rasa.shared.core.events import BotUttered, UserUttered

        tracker = self._store.look(id)
        last: List[Dict[str, Any]] = []
        for event in reversed(list(tracker.events)) if tracker else ():
            if isinstance(event, UserUttered):
                break
            if isinstance(event, BotUttered) and (event.data or {}).get("custom"):
                last.insert(0, event.data["custom"])
        return [*self._review.truly(last), *self._review.question(id)] if self._review else last

    def _drawn(self, said: List[Dict[str, Any]], language: str, country: str) -> List[Message]:
        return sorted([m for each in said if (m := self._render.message(each, language, country))], key=lambda m: m["type"] != "crisis")


def _asked(language: str, country: str, slots: Mapping[str, Any]) -> Dict[str, Any]:
    known = {"who": slots.get("who"), "topics": Need(slots).believed()}
    return {"language": language_of(language), "country": country, "question": slots.get("question"), "who": known}


def _typed(text: str) -> str:
    """A leading slash would make Rasa take what people type for a command; typed payloads are words."""
    return text.lstrip("/ \t") or " "


def _says_something(text: str) -> bool:
    """False for silence, bare marks, and what only programs send (a payload such as /who{"who": "self"})."""
    return any(unicodedata.category(sign)[0] in "LNS" for sign in text) and not _PAYLOAD.fullmatch(text.strip())


def public(meant: Mapping[str, Any]) -> Dict[str, Any]:
    """The keys that `lotse understand` promises."""
    crisis = meant.get("crisis") or {}
    told = {"level": crisis.get("level", "none"), "kind": crisis.get("kind")}
    return {**{key: meant.get(key) for key in _PUBLIC}, "crisis": told}
