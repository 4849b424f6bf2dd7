"""How long until the chat finds an edit that was approved at the desk, while others are served: `.venv/bin/python -m tests.following`.

Ends with 1 where one of the edits took longer than two seconds, from the editor's click to the end of a conversation that shows it, or where
anybody was refused meanwhile.
"""
from __future__ import annotations

import re
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

import httpx

from bot.house import SHIPPED_OFFERS, House
from bot.partners.partners import Partners
from bot.settings import Settings
from tests.server import ROOT, Server, lotse

EDITS, ALLOWED, OFFER = 10, 2.0, "de-telefonseelsorge"
PASSWORD = "a password for the measure"
OTHERS = ("/api/offers?size=5", f"/offers/{OFFER}", "/healthz")


def shown(client: httpx.Client) -> list[str]:
    """The names that the chat shows to somebody who is lonely and answers nothing more."""
    begun = client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()
    say: dict[str, str] = {"text": "Ich bin so einsam und will mit jemandem reden"}
    for _ in range(6):
        messages = client.post(f"/api/conversations/{begun['id']}/messages", json=say).raise_for_status().json()["messages"]
        names = [offer["name"] for message in messages for offer in message.get("offers") or []]
        if names:
            return names
        say = {"choice": next(choice["id"] for message in messages for choice in message.get("choices") or [] if choice["id"].startswith("skip="))}
    return []


def measure(server: Server, partners: Partners) -> list[tuple[float, float]]:
    """Seconds to the editor's answer, and to the end of the first conversation that shows the new name, of each edit."""
    desk, found = httpx.Client(base_url=server.url, timeout=60, follow_redirects=True), []
    desk.post("/operators/sign-in", data={"name": "Ada", "password": PASSWORD}).raise_for_status()
    institution = partners.institutions.enter("info@birkenhain.example", "Birkenhain", "DE", "de")
    for edit in range(EDITS):
        before = partners.catalogue.get(OFFER)
        assert before is not None
        name = f"TelefonSeelsorge {edit}"
        number = partners.proposals.propose(institution, before, before.copy(update={"name": name}), "")
        page = desk.get(f"/operators/proposals/{number}").raise_for_status().text
        form = {field: re.search(rf'name="{field}" value="([^"]*)"', page)[1] for field in ("token", "mark")}  # type: ignore[index]
        began = time.monotonic()
        desk.post(f"/operators/proposals/{number}", data={**form, "approve": "1"}).raise_for_status()
        answered = time.monotonic() - began
        while name not in shown(server.client) and time.monotonic() - began < 60:
            pass
        found.append((answered, time.monotonic() - began))
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder, served, refused, end = Path(name), [0], [0], threading.Event()
        database = folder / "lotse.db"
        lotse(database, "operators", "add", "Ada", "--role", "editor", given=PASSWORD + "\n")
        shutil.copytree(ROOT / "index/store", folder / "store")
        settings = Settings(database_url=f"sqlite:///{database}", store=folder / "store", model=ROOT / "bot/model", mail_folder=str(folder / "mail"))
        house = House(settings)
        house.catalogue.import_offers(house.read_offers(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken)
        partners = Partners(settings, house.engine, house.catalogue, house.exchange_parts, lambda: None)
        with Server(folder, database, LOTSE_STORE=str(folder / "store"), LOTSE_MAIL_FOLDER=str(folder / "mail")) as server:

            def others() -> None:
                with httpx.Client(base_url=server.url, timeout=60) as client:
                    while not end.is_set():
                        for path in OTHERS:
                            (served if client.get(path).status_code == 200 else refused)[0] += 1

            visitor = threading.Thread(target=others)
            visitor.start()
            try:
                found = measure(server, partners)
            finally:
                end.set()
                visitor.join(60)
    for what, times in zip(("the editor has an answer", "the chat shows it"), zip(*found)):
        sys.stdout.write(f"{what}: median {median(times):.2f} s, longest {max(times):.2f} s of {EDITS}\n")
    sys.stdout.write(f"meanwhile {served[0]} requests were served and {refused[0]} refused\n")
    return int(max(seen for _, seen in found) > ALLOWED or refused[0] > 0)


if __name__ == "__main__":
    sys.exit(main())
