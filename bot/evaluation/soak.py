"""`lotse bench soak`: replicas on PostgreSQL and Redis behind nginx for half an hour of conversations that come one after the other, and what a turn costs
with one replica and with all."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.evaluation.cluster import Cluster
from bot.evaluation.peer.conversation import FAILED, TURNS, Line, LotseTalk
from bot.evaluation.peer.deployment import Deployment
from bot.evaluation.peer.load import Row, at
from bot.evaluation.sets import table

MINUTES, CONVERSATIONS, REPLICAS = 30, 10_000, 3
_LOOK_EVERY, _WARM = 15.0, 60.0  # seconds; what is loaded in the first minute is no growth
_THINKS, _AT_MOST = 4.0, 512  # seconds between two turns of a person; conversations at once


@dataclass
class Soaked:
    """What came of the conversations: seconds of each turn, what went wrong, and (second, megabytes of each replica)."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    ended: int = 0
    memory: list[tuple[float, list[float]]] = field(default_factory=list)


def run_soak(house: Any, out: Path, say: Callable[[str], None], minutes: float = MINUTES, conversations: int = CONVERSATIONS, replicas: int = REPLICAS) -> Row:
    """Writes `out`/soak.{md,json} and gives the figures; it ends by itself. Raises EngineError where something is missing."""
    with ExitStack() as ending:
        cluster = ending.enter_context(Cluster(house, replicas, LOTSE_TURNS_PER_MINUTE="1000000000"))
        one = _cost(cluster, cluster.members[:1], say)
        every = _cost(cluster, cluster.members, say)
        before = sum(member.cpu() for member in cluster.members)
        soaked = asyncio.run(_soak(cluster, 60 * minutes, conversations, say))
        cpu = sum(member.cpu() for member in cluster.members) - before
    figures = {"replicas": replicas, "minutes": minutes, "cpu_ms_a_turn_of_one": one, "cpu_ms_a_turn_of_all": every, "linear": round(one / every, 3),
               "conversations": soaked.ended, "turns": len(soaked.seconds), "errors": len(soaked.errors), "first_errors": soaked.errors[:5],
               **{f"p{share}_ms": round(1000 * at(sorted(soaked.seconds), share), 1) for share in (50, 95, 99)},
               "cpu_ms_a_turn": round(1000 * cpu / max(1, len(soaked.seconds)), 2), "memory_mb": _memory(soaked.memory)}  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    (out / "soak.json").write_text(json.dumps(figures, indent=1), "utf-8")
    (out / "soak.md").write_text(_report(figures), "utf-8")
    return figures


def _cost(cluster: Cluster, members: Sequence[Deployment], say: Callable[[str], None], conversations: int = 60) -> float:
    """Processor milliseconds of a turn, where so many conversations, eight at once, are led with these replicas alone."""
    ports = [member.port for member in members]

    async def lead(number: int, gate: asyncio.Semaphore) -> None:
        async with gate:
            await _lead(ports[number % len(ports)], random.Random(number))

    async def all_of_them(first: int) -> None:
        gate = asyncio.Semaphore(8)
        await asyncio.gather(*(lead(first + number, gate) for number in range(conversations)))

    asyncio.run(all_of_them(0))  # what is read for the first time
    before = sum(member.cpu() for member in cluster.members)
    asyncio.run(all_of_them(conversations))
    cost = 1000 * (sum(member.cpu() for member in cluster.members) - before) / (conversations * len(TURNS))
    say(f"{len(members)} of {len(cluster.members)} replicas: {cost:.2f} ms of processor a turn")
    return round(cost, 3)


async def _lead(port: int, dice: random.Random, thinks: float = 0.0, took: list[float] | None = None) -> None:
    """A whole conversation with pauses of `thinks` seconds more or less; what each turn `took` is added. Raises FAILED."""
    line = Line(port)
    talk = LotseTalk(line, dice)
    try:
        for turn in range(len(TURNS)):
            began = time.perf_counter()
            await talk.turn(turn)
            if took is not None:
                took.append(time.perf_counter() - began)
            if thinks and turn + 1 < len(TURNS):
                await asyncio.sleep(dice.uniform(0.5, 1.5) * thinks)
    finally:
        line.close()


async def _soak(cluster: Cluster, seconds: float, conversations: int, say: Callable[[str], None]) -> Soaked:
    """The conversations begin at equal distances and are led through nginx, each as a person would, with pauses."""
    soaked, began, gate = Soaked(), time.perf_counter(), asyncio.Semaphore(_AT_MOST)
    lead_seconds = seconds - _THINKS * len(TURNS)

    async def lead(number: int) -> None:
        dice = random.Random(number)
        await asyncio.sleep(max(0.0, lead_seconds * number / conversations - (time.perf_counter() - began)))
        async with gate:
            try:
                await _lead(cluster.port, dice, _THINKS, soaked.seconds)
                soaked.ended += 1
            except FAILED as error:
                soaked.errors.append(f"{type(error).__name__}: {error}"[:300])

    async def look() -> None:
        while True:
            soaked.memory.append((time.perf_counter() - began, [member.memory()["rss"] for member in cluster.members]))
            if len(soaked.memory) % 8 == 1:
                say(f"{(time.perf_counter() - began) / 60:.1f} minutes: {soaked.ended} conversations, {len(soaked.errors)} errors, "
                    f"{' / '.join(f'{each:.0f}' for each in soaked.memory[-1][1])} MB")  # fmt: skip
            await asyncio.sleep(_LOOK_EVERY)

    watch = asyncio.ensure_future(look())
    await asyncio.gather(*(lead(number) for number in range(conversations)))
    watch.cancel()
    soaked.memory.append((time.perf_counter() - began, [member.memory()["rss"] for member in cluster.members]))
    return soaked


def _memory(looks: Sequence[tuple[float, list[float]]]) -> Row:
    """Megabytes of all replicas together after the first minute, in the middle and at the end, and the end over the beginning."""
    warm = [sum(members) for second, members in looks if second >= _WARM] or [sum(looks[-1][1])]
    return {"first": round(warm[0]), "middle": round(warm[len(warm) // 2]), "last": round(warm[-1]), "growth": round(warm[-1] / warm[0], 3)}


def _report(figures: Row) -> str:
    memory, costs = figures["memory_mb"], f"{figures['cpu_ms_a_turn_of_one']} / {figures['cpu_ms_a_turn_of_all']}"
    rows = [
        ["conversations to their end", figures["conversations"]],
        ["turns", figures["turns"]],
        ["errors", figures["errors"]],
        ["p50 / p95 / p99 ms", " / ".join(str(figures[f"p{share}_ms"]) for share in (50, 95, 99))],
        ["processor ms a turn", figures["cpu_ms_a_turn"]],
        ["MB of all replicas after a minute, in the middle, at the end", f"{memory['first']} / {memory['middle']} / {memory['last']}"],
        ["growth of that", f"{memory['growth']} times"],
        ["processor ms a turn with one replica and with all", costs],
        ["of linear", figures["linear"]],
    ]
    told = ("PostgreSQL, Redis, nginx and the replicas stand on one machine; conversations begin at equal distances and pause as people do.\n"
            "`lotse bench soak` measures anew.")  # fmt: skip
    return f"# {figures['replicas']} replicas for {figures['minutes']} minutes\n\n{told}\n\n{table(['', ''], rows)}\n"
