"""Asking first: whether one message that was not understood may be looked at, redacted, by the people who run Lotse.

Until the person says yes, her message is in the memory of this process alone, redacted, for some minutes; whatever else she
says or does means no.
"""
from __future__ import annotations

import logging
import time
from collections import OrderedDict
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence

from sqlalchemy.exc import SQLAlchemyError

from actions.need import Need
from bot.desk.record import NOT_UNDERSTOOD
from bot.redaction import Redactor
from bot.review.book import LONGEST, Reading, ReviewBook
from index.languages import language_of

log = logging.getLogger(__name__)
ASKED = "review"  # noted in the slot `answered`, so that it is asked once in a conversation
CHOICES = ("review=yes", "review=no")
_PATIENCE = 600.0  # seconds that a message waits for an answer
_MOST = 1000  # messages that wait at once
_SHORTEST = 2  # words: a single one that was not understood teaches nothing
_PROMISES = ("answer_privacy", "answer_silence", "confidentiality", "parents_learn")  # phrases and answers that say that nothing is kept


class _Held(NamedTuple):
    text: str
    language: str
    read: Reading
    until: float


class Consent:
    """Used from the thread of the dialogue alone, but for `keep`. `days` is how long a message is kept at most."""

    def __init__(self, redactor: Callable[[], Redactor], book: Callable[[], ReviewBook], days: int,
                 now: Callable[[], float] = time.monotonic) -> None:
        self._redactor, self._book, self._days, self._now = redactor, book, days, now
        self._held: OrderedDict[str, _Held] = OrderedDict()

    def warm_up(self) -> None:
        """What takes a second is done before the first message."""
        self._redactor()

    def may_ask(self, text: str, raw: Sequence[Mapping[str, Any]], slots: Mapping[str, Any]) -> bool:
        """Whether this turn, with the messages `raw` and the slots after it, is one to ask in: it was not understood, nothing in
        the conversation speaks of danger, and it was not asked before."""
        missed = any(str(each.get("phrase")).startswith(NOT_UNDERSTOOD) for each in raw)
        calm = not Need(slots).is_urgent() and not slots.get("crisis_kind") and all(each["type"] != "crisis" for each in raw)
        return missed and calm and ASKED not in (slots.get("answered") or ()) and len(text) <= LONGEST and len(text.split()) >= _SHORTEST

    def hold(self, id: str, text: str, meant: Mapping[str, Any]) -> bool:
        """Remember the message, redacted, until the person answers. False where it speaks of danger after all."""
        level = (meant.get("crisis") or {}).get("level") or "none"
        if level != "none" or Need({"topics": meant.get("topics")}).is_urgent():
            return False
        language = language_of(meant.get("lang") or "en")
        read = Reading(meant.get("intent"), next(iter(meant.get("topics") or ()), None), meant.get("who"), meant.get("setting"))
        self._drop_old()
        self._held[id] = _Held(self._redactor().redact(text.strip(), language)[:2 * LONGEST], language, read, self._now() + _PATIENCE)
        while len(self._held) > _MOST:
            self._held.popitem(last=False)
        return True

    def question(self, id: str) -> List[Dict[str, Any]]:
        """The question as a message of an action, where one is open; it shows what would be kept."""
        self._drop_old()
        held = self._held.get(id)
        if held is None:
            return []
        return [{"type": "question", "question": "review", "phrase": "ask_review", "values": {"text": held.text, "days": self._days}, "choices": list(CHOICES)}]

    def take(self, id: str) -> Optional[_Held]:
        """The message that waits for an answer, which is forgotten here with this."""
        self._drop_old()
        return self._held.pop(id, None)

    def keep(self, held: Optional[_Held]) -> str:
        """After a yes: the phrase that says what happened."""
        if held is None:
            return "review_gone"
        try:
            self._book().keep(held.text, held.language, held.read)
        except SQLAlchemyError as error:
            log.error("A message was not kept for review: %s", type(error).__name__)
            return "review_gone"
        return "review_kept"

    @staticmethod
    def truly(raw: Sequence[Mapping[str, Any]]) -> List[Dict[str, Any]]:
        """The messages of a turn; one that says that nothing is kept is followed by the exception."""
        said: List[Dict[str, Any]] = []
        for each in map(dict, raw):
            said.append(each)
            if (each.get("faq") or each.get("phrase")) in _PROMISES:
                said.append({"type": "text", "phrase": "answer_privacy_review"})
        return said

    def _drop_old(self) -> None:
        while self._held and next(iter(self._held.values())).until < self._now():
            self._held.popitem(last=False)
