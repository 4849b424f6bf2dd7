"""The six turns that both deployments are led through: a greeting, who, where, what weighs, a contact, a last word.

Every answer is looked at: a turn that was answered with something else is an error, however quick it was.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Awaitable, Callable
from typing import Any

TURNS = ("greeting", "who, a button", "where, a button", "what weighs, and the search", "contact, typed", "last word, a button")
_GREETINGS = ("Hallo", "Guten Tag", "Guten Morgen", "Hi")
_SITUATIONS = (
    "Seit Wochen liege ich nachts wach und kann nicht mehr abschalten.",
    "Mein Chef macht mich vor allen fertig, ich habe jeden Morgen Angst.",
    "Mir wird das alles zu viel, ich bin völlig erschöpft.",
    "Ich bin seit Monaten nur noch traurig und komme kaum aus dem Bett.",
    "Ich trinke abends immer mehr, damit ich schlafen kann.",
    "Seit mein Vater gestorben ist, komme ich nicht mehr in den Tritt.",
    "Ich kriege Panik, sobald ich in die Bahn steige.",
    "Zu Hause streiten wir jeden Tag und ich weiß nicht mehr weiter.",
)
_CONTACTS = ("Wie erreiche ich das erste Angebot?", "Wie ist die Telefonnummer vom ersten?", "Gib mir den Kontakt vom ersten Angebot")
_SKIP = re.compile(rb'"id":"(skip=\w+)"')
_LONGEST = 60.0  # seconds that a turn may take

Post = Callable[[str, Any], Awaitable[bytes]]


class WrongAnswer(Exception):
    """A turn was answered with something else than it asks for."""


FAILED = (WrongAnswer, OSError, asyncio.TimeoutError, asyncio.IncompleteReadError)  # what a turn may end with


class Line:
    """One connection that is kept alive, to one port of this machine."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: Any = None
        self._writer: Any = None

    async def post(self, path: str, body: Any) -> bytes:
        """The body of the answer. Raises WrongAnswer for a status that is no success, OSError where nobody answers."""
        return await asyncio.wait_for(self._post(path, json.dumps(body).encode()), _LONGEST)

    async def _post(self, path: str, body: bytes) -> bytes:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port, limit=2**20)
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._writer.write(head.encode() + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        given = await self._body(answer)
        if b"connection: close" in answer:
            self.close()
        if answer[9:10] != b"2":
            raise WrongAnswer(f"{path}: status {answer[9:12].decode()}")
        return given

    async def _body(self, head: bytes) -> bytes:
        _, found, rest = head.partition(b"content-length:")
        if found:
            return bytes(await self._reader.readexactly(int(rest.split(b"\r\n", 1)[0])))
        whole = b""
        while size := int(await self._reader.readuntil(b"\r\n"), 16):
            whole += (await self._reader.readexactly(size + 2))[:-2]
        await self._reader.readexactly(2)
        return whole

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._writer = None


class StockTalk:
    """A conversation with Rasa's REST channel; buttons are the payloads that its messages offer."""

    _SHOWN = (b"tell_who{", b"tell_setting{", b"Schreib es in deinen Worten", b"nnte passen:", b"rate{", b"Danke")

    def __init__(self, line: Line, dice: random.Random) -> None:
        self._line, self._id = line, f"peer-{dice.getrandbits(60)}"
        self._said = (dice.choice(_GREETINGS), '/tell_who{"who": "self"}', '/tell_setting{"setting": "work"}', dice.choice(_SITUATIONS),
                      dice.choice(_CONTACTS), '/rate{"rating": "yes"}')  # fmt: skip

    async def turn(self, number: int) -> None:
        """Say the turn of that number (from 0) and look at the answer. Raises WrongAnswer."""
        answer = await self._line.post("/webhooks/rest/webhook", {"sender": self._id, "message": self._said[number]})
        if self._SHOWN[number] not in answer:
            raise WrongAnswer(f"stock, turn {number + 1}: {answer[:300]!r}")


class LotseTalk:
    """A conversation with Lotse's API. Beginning one is part of its first turn, which is thus two requests."""

    _SHOWN = (b'"who=self"', b'"question"', b'"topics=', b'"offers"', b'"contact"', b'"messages"')

    def __init__(self, line: Line, dice: random.Random) -> None:
        self._line, self._path = line, ""
        self._said = ({"text": dice.choice(_GREETINGS)}, {"choice": "who=self"}, {"choice": "setting=work"},
                      {"text": dice.choice(_SITUATIONS)}, {"text": dice.choice(_CONTACTS)}, {"choice": "helped=yes"})  # fmt: skip

    async def turn(self, number: int) -> None:
        """As `StockTalk.turn`; an apology is a wrong answer."""
        if number == 0:
            begun = json.loads(await self._line.post("/api/conversations", {"lang": "de", "country": "DE"}))
            self._path = f"/api/conversations/{begun['id']}/messages"
        await self.say(self._said[number], self._SHOWN[number])

    async def say(self, said: Any, shown: bytes) -> None:
        """One message more, whose answer has to show something; a question that comes before it is skipped, which makes
        one turn of several requests. Raises WrongAnswer."""
        answer = await self._line.post(self._path, said)
        for _ in range(4):
            skip = _SKIP.search(answer)
            if shown in answer or skip is None:
                break
            answer = await self._line.post(self._path, {"choice": skip[1].decode()})
        if shown not in answer or b'"apology"' in answer:
            raise WrongAnswer(f"lotse, {said}: {answer[:300]!r}")


class EmptyTalk:
    """The floor: the same requests to a route that does nothing."""

    def __init__(self, line: Line, dice: random.Random) -> None:
        self._line, self._said = line, {"text": dice.choice(_SITUATIONS)}

    async def turn(self, number: int) -> None:
        await self._line.post("/empty", self._said)


TALKS: dict[str, Any] = {"stock": StockTalk, "lotse": LotseTalk, "empty": EmptyTalk}
