"""The operators' desk under load: the time of each page with 50,000 conversations, and what the record costs of a turn."""
from __future__ import annotations

import asyncio
import random
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Callable, Dict

from bot.evaluation.sets import table

CONVERSATIONS, PEOPLE = 50_000, 40
_LAST = date(2026, 3, 31)
_PERIODS = ("", "all", "2025", "2025-H2", "2026-Q1", "2025-11", "2025-12")


def measure_desk(house: Any, say: Callable[[str], None] = print, conversations: int = CONVERSATIONS) -> Dict[str, Any]:
    """Milliseconds by page (first and median of several periods) while conversations go on, seconds of the report; 2 cores are what to compare with."""
    from fastapi import FastAPI
    from fastapi.testclient import TestClient

    from bot.desk.accounts import Operators
    from bot.desk.demo import played, scripts
    from bot.desk.desk import TABLES
    from bot.desk.keeping import Keeper
    from bot.desk.pages import desk_pages
    from bot.desk.tables import create_tables
    from bot.settings import read_settings
    from index.catalogue import Catalogue, open_engine

    with tempfile.TemporaryDirectory() as folder:
        url, offers = f"sqlite:///{Path(folder) / 'desk.db'}", house.catalogue.offers()
        engine = open_engine(url)
        create_tables(engine)
        Catalogue(engine).import_offers(offers)
        with engine.begin() as connection:
            Keeper().add_made(connection, (played(script) for script in scripts(conversations, 1, _LAST, offers)))
        more = (played(script) for script in scripts(1000, 2, _LAST, offers))
        Operators(engine).add("bench", "a password for the bench")
        app = FastAPI()
        app.include_router(desk_pages(read_settings({"LOTSE_DATABASE_URL": url}), lambda: engine))
        client = TestClient(app)
        client.post("/operators/sign-in", data={"name": "bench", "password": "a password for the bench"})

        def seconds(path: str) -> float:
            with engine.begin() as connection:  # somebody talks to Lotse before each page
                Keeper().add_made(connection, [next(more)])
            began = time.perf_counter()
            assert client.get(path).status_code == 200, path
            return time.perf_counter() - began

        figures: Dict[str, Any] = {}
        for page in TABLES:
            times = [1000 * seconds(f"/operators/{page}?period={period}" if period else f"/operators/{page}") for period in _PERIODS]
            figures[page] = {"first_ms": round(times[0]), "median_ms": round(median(times))}
        say(table(["page", "first ms", "median ms"], [[page, each["first_ms"], each["median_ms"]] for page, each in figures.items()]))
        figures["report"]["pdf_s"] = round(seconds("/operators/report.pdf?period=2025"), 1)
        figures["report"]["html_s"] = round(seconds("/operators/report.html?period=2025"), 1)
        say(f"The report: PDF {figures['report']['pdf_s']} s, HTML {figures['report']['html_s']} s")
    return figures


def measure_record(assistant: Any, say: Callable[[str], None] = print, people: int = PEOPLE) -> Dict[str, float]:
    """What writing the record costs, as a share of the turns it was written in, in one run; nothing of it stays."""
    from bot.desk.rehearsal import forget, play, sentences

    keeper, spent = assistant._store._record, [0.0]
    plain: Callable[..., Any] = keeper.hear

    def timed(*given: Any) -> Any:
        began = time.perf_counter()
        try:
            return plain(*given)
        finally:
            spent[0] += time.perf_counter() - began

    said: Any = sentences()
    heard: Any = []
    asyncio.run(forget(assistant, asyncio.run(play(assistant, 5, random.Random(1), said))))
    keeper.hear = timed
    try:
        began = time.perf_counter()
        heard = asyncio.run(play(assistant, people, random.Random(2), said))
        whole = time.perf_counter() - began
    finally:
        keeper.hear = plain
        asyncio.run(forget(assistant, heard))
    turns = sum(len(talk.turns) for talk in heard)
    say(f"The record: {1000 * spent[0] / turns:.2f} ms of {1000 * whole / turns:.1f} ms a turn, {100 * spent[0] / whole:.1f} % ({turns} turns)")
    return {"share_of_a_turn": round(spent[0] / whole, 4), "ms": round(1000 * spent[0] / turns, 3)}
