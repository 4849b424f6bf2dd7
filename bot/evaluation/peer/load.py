"""The load: conversations at once, each of which says its next turn as soon as the last was answered (a closed loop)."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any

from bot.evaluation.peer.conversation import FAILED, TALKS, TURNS, Line
from bot.evaluation.peer.deployment import Deployment, busy_seconds

Row = dict[str, Any]


@dataclass
class Window:
    """What came of one stretch of load: seconds of every turn by its place in the conversation, and what went wrong."""

    deployment: str
    conversations: int
    seconds: float = 0.0
    cpu: float = 0.0
    client: float = 0.0
    others: float = 0.0  # cores that were busy with neither
    turns: list[list[float]] = field(default_factory=lambda: [[] for _ in TURNS])
    errors: list[str] = field(default_factory=list)

    def figures(self) -> Row:
        """Turns a second, milliseconds, processor milliseconds a turn, and how busy the rest of the machine was."""
        every = sorted(second for turn in self.turns for second in turn)
        told = {f"p{share}": round(1000 * at(every, share), 2) for share in (50, 95, 99)}
        return {"deployment": self.deployment, "conversations": self.conversations, "turns": len(every), "errors": len(self.errors),
                "turns_per_second": round(len(every) / self.seconds, 2), **told,
                "cpu_ms_per_turn": round(1000 * self.cpu / max(1, len(every)), 3), "others": round(self.others, 2),
                "client_cores": round(self.client / self.seconds, 3), "by_turn_p50": [round(1000 * at(sorted(t), 50), 2) for t in self.turns],
                "first_errors": self.errors[:3]}  # fmt: skip


def at(values: list[float], share: float) -> float:
    """The value below which that share (in per cent) of sorted values lies; 0 where there are none."""
    return values[min(len(values) - 1, round(share / 100 * (len(values) - 1)))] if values else 0.0


def drive(deployment: Deployment, conversations: int, seconds: float, seed: int) -> Window:
    """Load for about that long: no turn begins later, all that began are waited for and count."""
    import uvloop

    window = Window(deployment.name, conversations)
    cpu, busy, own, began = deployment.cpu(), busy_seconds(), time.process_time(), time.perf_counter()
    loop = uvloop.new_event_loop()
    try:
        loop.run_until_complete(_all(deployment, window, conversations, began + seconds, seed))
    finally:
        loop.close()
    window.seconds = time.perf_counter() - began
    window.cpu, window.client = deployment.cpu() - cpu, time.process_time() - own
    window.others = max(0.0, (busy_seconds() - busy - window.cpu - window.client) / window.seconds)
    return window


async def _all(deployment: Deployment, window: Window, conversations: int, end: float, seed: int) -> None:
    dice = random.Random(seed)
    await asyncio.gather(*(_one(deployment, window, random.Random(dice.random()), end) for _ in range(conversations)))


async def _one(deployment: Deployment, window: Window, dice: random.Random, end: float) -> None:
    line = Line(deployment.port)
    while time.perf_counter() < end:
        talk = TALKS[deployment.protocol](line, dice)
        for number in range(len(TURNS)):
            began = time.perf_counter()
            if began >= end:
                break
            try:
                await talk.turn(number)
            except FAILED as error:
                window.errors.append(f"{type(error).__name__}: {error}"[:400])
                line.close()
                await asyncio.sleep(0.2)
                break
            window.turns[number].append(time.perf_counter() - began)
    line.close()
