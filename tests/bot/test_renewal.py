"""The index is replaced under a running service: no request fails, and what cannot be used is not taken."""

from __future__ import annotations

import asyncio
import shutil

import httpx
import pytest

from bot import app as service
from bot.house import House
from bot.settings import Settings
from index.snapshot import SnapshotError, current_name, put_in_use
from tests.server import ROOT, copy_database

SAID = {"de": "meine mutter trinkt zu viel", "sv": "jag är så ensam", "en": "i cannot sleep because of work"}


@pytest.fixture
def house(database, tmp_path):
    """A service with a database and an index of its own."""
    copy_database(database, tmp_path / "own.db")
    shutil.copytree(ROOT / "index/store", tmp_path / "store")
    return House(Settings(database_url=f"sqlite:///{tmp_path}/own.db", store=tmp_path / "store", model=ROOT / "bot/model",
                          turns_per_minute=100_000))


def changed(house, name):
    """The catalogue with another name for one offer, and the index for it. Returns the id."""
    first = house.catalogue.offers("DE")[0]
    house.catalogue.import_offers([first.copy(update={"name": name})])
    house.build_index(lambda line: None)
    return first.id


def test_no_request_fails_while_the_index_is_replaced(house, monkeypatch):
    monkeypatch.setattr(service, "_LOOK_EVERY", 0.02)
    app, answered, names = service.create_app(house), [], set()

    async def talk(client, language, until):
        while not until.is_set():
            begun = await client.post("/api/conversations", json={"lang": language})
            said = await client.post(f"/api/conversations/{begun.json()['id']}/messages", json={"text": SAID[language]})
            answered.extend([begun, said])

    async def look(client, id, until):
        while not until.is_set():
            one, page = await client.get(f"/api/offers/{id}"), await client.get("/api/offers", params={"size": 5})
            answered.extend([one, page])
            names.add(one.json()["name"])
            await asyncio.sleep(0.02)

    async def visit():
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://lotse", timeout=120) as client:
                while (await client.get("/readyz")).status_code != 200:
                    await asyncio.sleep(0.1)
                before, until = current_name(house.settings.store), asyncio.Event()
                id = (await client.get("/api/offers", params={"country": "DE"})).json()["offers"][0]["id"]
                visitors = [asyncio.create_task(talk(client, language, until)) for language in SAID]
                visitors.append(asyncio.create_task(look(client, id, until)))
                for number in range(4):
                    await asyncio.to_thread(changed, house, f"Name {number}")
                    await asyncio.sleep(0.3)
                    after = current_name(house.settings.store)
                    put_in_use(house.settings.store, before)  # the whole one again, and the change once more
                    await asyncio.sleep(0.1)
                    put_in_use(house.settings.store, after)
                await asyncio.sleep(0.3)
                until.set()
                await asyncio.gather(*visitors)
                return (await client.get(f"/api/offers/{id}")).json()["name"]

    assert asyncio.run(visit()) == "Name 3"
    assert len(answered) > 40 and {response.status_code for response in answered} <= {200, 201}
    assert len(names & {f"Name {number}" for number in range(4)}) >= 2
    apologies = [m for r in answered for m in r.json().get("messages", []) if m["type"] == "crisis"]
    assert not apologies  # nobody spoke of danger


def test_a_broken_index_is_not_taken_and_the_reason_is_told(house):
    good = house.finder.snapshot
    changed(house, "Another name")
    path = house.settings.store / current_name(house.settings.store) / "changes.npz"
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    with pytest.raises(SnapshotError, match="changes.npz has 100 bytes.*lotse index build"):
        house.refresh()
    assert house.finder.snapshot is good and house.finder.snapshot.offers
    path.write_bytes(whole)
    assert house.refresh() and house.finder.snapshot.base is good.base and not house.refresh()


def test_a_damaged_index_does_not_count_as_up_to_date(house):
    assert house.index_is_current()
    path = house.settings.store / current_name(house.settings.store) / "facets.npz"
    path.write_bytes(path.read_bytes()[:-1])
    assert not house.index_is_current()
