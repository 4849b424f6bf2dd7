"""Who answers the door: the dialogue where it works; where it does not, the guard's rules and the emergency contacts.

Nothing here needs the model, the index or the database. A message that speaks of danger is answered with the contacts
even while the dialogue is still loading; any other gets an apology with the same contacts, and nothing is lost.
"""
from __future__ import annotations

import asyncio
import logging
import secrets
from collections import OrderedDict
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from bot.dialogue.assistant import Assistant, UnknownChoice, UnknownConversation
from bot.dialogue.render import Message, Renderer
from index.languages import language_of
from nlu.guard import Guard

log = logging.getLogger(__name__)
_REMEMBERED = 10_000  # conversations whose language and country are known without the database
_PATIENCE = 20.0  # seconds that a message waits for a dialogue that is still loading


class Reception:
    """Has the calls of `Assistant`, and never fails but for what is not there (UnknownChoice, UnknownConversation)."""

    def __init__(self, guard: Guard, renderer: Renderer, patience: float = _PATIENCE,
                 notices: Callable[[str], Sequence[Any]] = lambda voice: ()) -> None:
        self._guard, self._render, self._patience, self._notices = guard, renderer, patience, notices
        self._dialogue: Optional[Assistant] = None
        self._settled = asyncio.Event()  # the dialogue is there, or it is known that it will not come
        self._spoken: OrderedDict[str, Tuple[str, str]] = OrderedDict()
        self._promised: set[str] = set()  # begun here while there was no dialogue to know of it

    def open_for(self, dialogue: Optional[Assistant]) -> None:
        """From now on `dialogue` answers; None where it could not start."""
        self._dialogue = dialogue
        self._settled.set()

    async def begin(self, language: str, country: str, setting: Optional[str] = None) -> Tuple[str, List[Message]]:
        """(id of the new conversation, its first messages)."""
        id = secrets.token_urlsafe(16)
        return id, await self.open(id, language, country, setting)

    async def open(self, id: str, language: str, country: str, setting: Optional[str] = None) -> List[Message]:
        """The first messages of a conversation whose id somebody else chose."""
        self._remember(id, language, country)
        def promise() -> List[Message]:
            self._promised.add(id)
            return self._instead(id, None, None, None)

        said: List[Message] = await self._try(lambda talk: talk.open(id, language, country, setting), promise)
        return [*said[:1], *({"type": "text", "text": f"{each.text} {each.link}".strip()} for each in self._notices(language)), *said[1:]]

    async def reply(self, id: str, text: Optional[str] = None, choice: Optional[str] = None, language: Optional[str] = None,
                    country: Optional[str] = None, begun: bool = False) -> List[Message]:
        """The messages that answer a text or a choice. Raises UnknownChoice, and as `Assistant.reply` UnknownConversation."""
        alarm = self._guard.look(text, language) if text and self._dialogue is None else None
        if alarm:
            return self._instead(id, text, language, country)
        async def ask(talk: Assistant) -> List[Message]:
            if id in self._promised:
                await talk.open(id, *self._spoken[id])
                self._promised.discard(id)
            return await talk.reply(id, text, choice, language, country, begun)

        answer: List[Message] = await self._try(ask, lambda: self._instead(id, text, language, country))
        return answer

    async def understand(self, text: str, language: Optional[str] = None) -> Dict[str, Any]:
        """As `Assistant.understand`; empty where the dialogue does not work."""
        return dict(await self._try(lambda talk: talk.understand(text, language), dict))

    async def knows(self, id: str) -> bool:
        """Whether there is such a conversation; what cannot be looked up is taken to be there."""
        return id in self._promised or bool(await self._try(lambda talk: talk.knows(id), lambda: True))

    async def state(self, id: str) -> Optional[Dict[str, Any]]:
        """What was understood so far; None for an unknown id, an apology and nothing else where it cannot be looked up."""
        if id in self._promised:
            return self._blank(id)
        state: Optional[Dict[str, Any]] = await self._try(lambda talk: talk.state(id), lambda: self._blank(id))
        if state and state.get("lang"):
            self._remember(id, state["voice"], state["country"])
        return state

    async def contacted(self, id: str, offer: str, way: str) -> bool:
        """As `Assistant.contacted`; where the dialogue does not work, nothing is counted and nobody is troubled."""
        return bool(await self._try(lambda talk: talk.contacted(id, offer, way), lambda: True))

    async def forget(self, id: str) -> bool:
        """Delete a conversation. Raises what went wrong: that something is gone must not be said while it is not."""
        self._spoken.pop(id, None)
        if id in self._promised:
            self._promised.discard(id)
            return True
        await self._wait()
        if self._dialogue is None:
            raise RuntimeError("the dialogue is not there")
        return await self._dialogue.forget(id)

    async def _try(self, ask: Callable[[Assistant], Any], instead: Callable[[], Any]) -> Any:
        await self._wait()
        if self._dialogue is None:
            return instead()
        try:
            return await ask(self._dialogue)
        except (UnknownChoice, UnknownConversation):
            raise
        except Exception as error:  # no words in the log: type only
            log.error("The dialogue failed: %s", type(error).__name__)
            return instead()

    async def _wait(self) -> None:
        if not self._settled.is_set():
            try:
                await asyncio.wait_for(self._settled.wait(), self._patience)
            except asyncio.TimeoutError:
                log.error("The dialogue is still loading.")

    def _instead(self, id: str, text: Optional[str], language: Optional[str], country: Optional[str]) -> List[Message]:
        known = self._spoken.get(id, ("de", "DE"))
        language, country = language or known[0], country or known[1]
        alarm = self._guard.look(text, language) if text else None
        if alarm:
            return [self._render.crisis(alarm.level, alarm.kind, alarm.third, language, country)]
        apology = self._render.message({"type": "apology"}, language, country)
        return [apology] if apology else []

    def _blank(self, id: str) -> Dict[str, Any]:
        language, country = self._spoken.get(id, ("de", "DE"))
        return {"lang": language_of(language), "voice": language, "country": country, "intent": None, "who": None, "relation": None, "audience_note": None,
                "setting": None, "topics": [], "age": None, "age_group": None, "place": None, "wishes": {},
                "crisis": {"level": "none", "kind": None}, "questions_asked": [], "offers": [], "remaining": None,
                "messages": self._instead(id, None, None, None)}

    def _remember(self, id: str, language: str, country: str) -> None:
        self._spoken[id] = (language, country)
        self._spoken.move_to_end(id)
        while len(self._spoken) > _REMEMBERED:
            self._promised.discard(self._spoken.popitem(last=False)[0])
