"""`lotse bench peer`: starts the deployments one after the other, loads them in turns, ends them, and writes the report."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.evaluation.engines import Postgres, has_postgres
from bot.evaluation.peer.conversation import FAILED, TALKS, TURNS, Line, LotseTalk
from bot.evaluation.peer.deployment import Deployment, Say
from bot.evaluation.peer.load import Row, drive
from bot.evaluation.peer.project import build_stock
from bot.evaluation.peer.report import write_report
from bot.evaluation.peer.variants import FLOOR, deployments, ours

SCRATCH = Path("var/peer")
_START = 600.0  # seconds that a start may take on a busy machine


class NotStarted(Exception):
    """A deployment ended, or did not answer in time; the message names its logs."""


@dataclass(frozen=True)
class Plan:
    """How much is measured: rounds of windows of `seconds`, each with every number of conversations at once."""

    rounds: int
    seconds: float
    conversations: Sequence[int]
    stores: tuple[str, ...]
    as_shipped: bool
    long_conversations: int  # that are led to a hundred turns and more
    minutes: float  # after which no further window begins


PLANS = {
    "full": Plan(5, 10, (1, 8, 32, 64), ("memory", "SQLite", "PostgreSQL"), True, 24, 75),
    "short": Plan(2, 6, (8, 32), ("memory", "SQLite"), False, 12, 15),
    "smoke": Plan(1, 2, (1, 8), ("SQLite",), False, 2, 5),
}


def run_peer(house: Any, plan: Plan, out: Path, say: Say) -> Row:
    """Measure, write `out`/peer.{md,json,png} and give the figures. Whatever was started has ended afterwards."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    build_stock(SCRATCH / "stock", house.shown_offers() or house.finder.snapshot.present(), say)
    stores = tuple(store for store in plan.stores if store != "PostgreSQL" or has_postgres())
    figures: Row = {"plan": {"rounds": plan.rounds, "seconds": plan.seconds}, "starts": {}, "windows": [], "memory": {}, "growth": {}}
    with ExitStack() as ending:
        postgres = ending.enter_context(Postgres()).url if "PostgreSQL" in stores else ""
        every = deployments(SCRATCH, stores, plan.as_shipped, postgres)
        for each in every:
            ending.callback(each.stop)
            figures["starts"][each.name] = start(each, say)
        _rounds(every, plan, figures, say)
        for each in every:
            figures["memory"][each.name] = each.memory()
            if each.name in map(ours, stores) and plan.long_conversations:
                figures["growth"][each.name] = growth(each, plan.long_conversations)
                say(f"{each.name}: turn 100 costs {figures['growth'][each.name]['ratio']} of turn 5")
    out.mkdir(parents=True, exist_ok=True)
    (out / "peer.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    write_report(figures, out)
    return figures


def start(deployment: Deployment, say: Say) -> Row:
    """Start it and have a whole conversation; seconds and processor seconds until its first turn was answered, and its last."""
    began = time.perf_counter()
    deployment.start()
    told: Row = {}

    async def first() -> None:
        line = Line(deployment.port)
        talk = TALKS[deployment.protocol](line, random.Random(began))
        try:
            for number in range(len(TURNS)):
                await talk.turn(number)
                told.setdefault("first_answer_s", round(time.perf_counter() - began, 2))
                told.setdefault("first_answer_cpu_s", round(deployment.cpu(), 2))
        finally:
            line.close()

    while True:
        try:
            asyncio.run(first())
            break
        except FAILED as error:
            if not deployment.is_alive() or time.perf_counter() - began > _START:
                raise NotStarted(f"{deployment.name} did not answer ({error}): see {deployment.logs}.") from error
            time.sleep(0.2)
    told.update(conversation_s=round(time.perf_counter() - began, 2), conversation_cpu_s=round(deployment.cpu(), 2), **deployment.memory())
    say(f"{deployment.name}: first answer after {told['first_answer_s']} s, {told['first_answer_cpu_s']} s of processor, {told['rss']} MB")
    return told


def _rounds(every: Sequence[Deployment], plan: Plan, figures: Row, say: Say) -> None:
    """All deployments one after the other in each round and at each number of conversations, so that what else the machine
    does hits them alike."""
    end = time.monotonic() + 60 * plan.minutes
    for number in range(plan.rounds):
        for conversations in plan.conversations:
            for each in every:
                if time.monotonic() > end:
                    say(f"{plan.minutes} minutes are over: what is missing is left out.")
                    return
                seconds = min(plan.seconds, 2.0) if each.name == FLOOR else plan.seconds
                row = {"round": number, **drive(each, conversations, seconds, seed=1000 * number + conversations).figures()}
                figures["windows"].append(row)
                say(f"round {number + 1}, {conversations:2} at once, {each.name}: {row['turns_per_second']} turns/s, p95 {row['p95']} ms, "
                    f"{row['cpu_ms_per_turn']} ms of processor a turn, {row['errors']} errors, {row['others']} cores busy elsewhere")  # fmt: skip


def growth(deployment: Deployment, conversations: int) -> Row:
    """Processor milliseconds of a turn early and late in long conversations: of the turns around the 5th and the 100th."""
    cpu = {"5": 0.0, "100": 0.0}

    async def lead() -> None:
        talks = [LotseTalk(Line(deployment.port), random.Random(number)) for number in range(conversations)]
        for talk in talks:
            await talk.turn(0)
        for number in range(2, 106):
            before = deployment.cpu()
            for talk in talks:
                await talk.say({"choice": "who=self"} if number % 2 else {"text": "Hallo"}, b'"messages"')
            for name in cpu:
                if int(name) - 2 <= number < int(name) + 2:  # as many buttons as words
                    cpu[name] += deployment.cpu() - before

    asyncio.run(lead())
    per_turn = {name: round(1000 * seconds / (4 * conversations), 3) for name, seconds in cpu.items()}
    return {**per_turn, "ratio": round(per_turn["100"] / max(per_turn["5"], 1e-9), 3)}
