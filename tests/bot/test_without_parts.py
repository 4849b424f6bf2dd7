"""Model, index and database taken away one after the other: the emergency contacts stay, and danger is still answered."""
from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from bot.app import create_app
from bot.dialogue.reception import Reception
from bot.dialogue.render import Renderer
from bot.house import House
from bot.settings import Settings
from index.emergency import load_emergency
from index.taxonomy import load_taxonomy
from nlu.guard import Guard
from tests.server import ROOT, copy_database

DANGER = {"de": "Ich bringe mich heute Nacht um", "sv": "jag tänker ta livet av mig ikväll", "en": "i am going to kill myself tonight"}
PLAIN = "meine mutter trinkt zu viel"


def settings(folder: Path, database: Path, taken: str) -> Settings:
    kept = folder / "kept.db"
    if taken == "database":
        kept.write_bytes(b"this is no database " * 300)
    else:
        copy_database(database, kept)
    nothing = folder / "nothing"
    return Settings(database_url=f"sqlite:///{kept}", model=nothing if taken == "model" else ROOT / "bot/model",
                    store=nothing if taken == "index" else ROOT / "index/store")


@pytest.fixture(params=["model", "index", "database"])
def without(request, tmp_path, database):
    """`ask(method, path, …)` of a service that lacks one part."""
    app = create_app(House(settings(tmp_path, database, request.param)))

    def visit(talk):
        async def all_of_it():
            async with app.router.lifespan_context(app):
                transport = httpx.ASGITransport(app, raise_app_exceptions=False)
                async with httpx.AsyncClient(transport=transport, base_url="http://lotse", timeout=120) as client:
                    return await talk(client)
        return asyncio.run(all_of_it())
    return visit


def test_danger_is_answered_with_the_contacts(without):
    async def talk(client):
        pages = [await client.get(path) for path in ("/", "/help-now", "/kept", "/chat")]
        begun = await client.post("/api/conversations", json={"lang": "de", "country": "DE"})
        id = begun.json()["id"]
        said = await client.post(f"/api/conversations/{id}/messages", json={"text": DANGER["de"]})
        plain = await client.post(f"/api/conversations/{id}/messages", json={"text": PLAIN})
        typed = await client.post("/chat", data={"begin": "1", "text": DANGER["de"], "lang": "de", "country": "DE"})
        rest = await client.post("/webhooks/rest/webhook", json={"sender": "a", "message": DANGER["de"]})
        return pages, begun, said, plain, typed, rest

    pages, begun, said, plain, typed, rest = without(talk)
    for page in (*pages[:3], typed):
        assert page.status_code == 200 and "112" in page.text and 'href="tel:112"' in page.text
    assert begun.status_code == 201
    first = said.json()["messages"][0]
    assert said.status_code == 200 and first["type"] == "crisis" and first["level"] == "acute"
    assert any("0800" in contact["national"] for contact in first["contacts"])
    assert plain.status_code == 200 and plain.json()["messages"][0]["text"]
    assert typed.text.count('class="call"') >= 2
    assert rest.status_code == 200 and "0800" in rest.text


@pytest.fixture
def alone():
    """A reception whose dialogue never comes, for a fraction of a second."""
    return Reception(Guard(), Renderer(load_taxonomy(), lambda id: None, load_emergency()), patience=0.05)


@pytest.mark.parametrize("language", DANGER)
def test_danger_does_not_wait_for_the_dialogue(language):
    reception = Reception(Guard(), Renderer(load_taxonomy(), lambda id: None, load_emergency()), patience=3600)

    async def talk():
        return await asyncio.wait_for(reception.reply("some-conversation", DANGER[language], language=language, country="DE"), 60)

    assert asyncio.run(talk())[0]["level"] == "acute"


def test_other_words_get_an_apology_and_nothing_is_said_to_be_deleted(alone):
    async def talk():
        id, begun = await alone.begin("sv", "SE")
        return begun, await alone.reply(id, PLAIN), await alone.state(id), await alone.knows(id), id

    begun, said, state, known, id = asyncio.run(talk())
    assert begun == said == state["messages"] and known
    assert said[0]["contacts"] and "inte ditt fel" in said[0]["text"]
    with pytest.raises(RuntimeError):
        asyncio.run(alone.forget("begun-before-the-restart"))


def test_a_conversation_begun_too_early_goes_on_when_the_dialogue_is_there(alone, assistant):
    async def talk():
        id, _ = await alone.begin("de", "DE")
        alone.open_for(assistant)
        said = await alone.reply(id, PLAIN)
        return said, await alone.state(id), await alone.forget(id)

    said, state, gone = asyncio.run(talk())
    assert said[0]["type"] != "crisis" and state["who"] == "relative" and gone


class Failing:
    """A dialogue whose database went away in the middle."""

    def __getattr__(self, name):
        async def fail(*_, **__):
            raise OSError("disk I/O error")
        return fail


def test_a_database_that_goes_away_in_the_middle_costs_nobody_the_contacts(alone):
    async def talk():
        alone.open_for(Failing())
        return await alone.reply("some-conversation", DANGER["sv"], language="sv", country="SE"), await alone.reply("x", PLAIN)

    danger, plain = asyncio.run(talk())
    assert danger[0]["level"] == "acute" and any("90101" in contact["value"] for contact in danger[0]["contacts"])
    assert plain[0]["contacts"]
