"""Every contact of the catalogue stands on its offer's page as the source has it, byte for byte."""
import html
import json
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.settings import Settings
from bot.website import load_texts, website
from index.offers import Offer
from index.taxonomy import DATA

SOURCE = [json.loads(line) for path in sorted(Path(DATA / "offers").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def client():
    offers = {row["id"]: Offer(**row) for row in SOURCE}
    app = FastAPI()
    app.include_router(website(None, offers.get, Settings(), load_texts()))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://testserver")


def test_all_offers_are_there():
    assert len(SOURCE) == 544


@pytest.mark.parametrize("start", range(0, 544, 136))
def test_every_contact_value_stands_on_the_page(client, start):
    import asyncio

    async def read(id):
        return (await client.get(f"/offers/{id}")).text

    for row in SOURCE[start:start + 136]:
        page = html.unescape(asyncio.run(read(row["id"])))
        for contact in row["contacts"]:
            shown = contact.get("national") or contact["value"]
            assert shown in page, (row["id"], shown)
            if contact["type"] == "phone":
                assert "tel:" + contact["value"].replace(" ", "") in page, (row["id"], contact["value"])
            elif contact["type"] != "address":
                assert contact["value"] in page, (row["id"], contact["value"])
