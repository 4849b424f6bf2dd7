"""What goes wrong around a Lotse: its disk, its network, its clock, its index and model. No finished turn is lost or doubled,
people get the emergency contacts meanwhile, and it gets well by itself. docs/deploy.md has the table."""
from __future__ import annotations

import json
import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from bot.evaluation.engines import Nginx, Postgres, Redis
from bot.house import House
from bot.replicas import tell_news
from bot.settings import Settings
from index.snapshot import current_name
from tests.bot.conftest import with_offers
from tests.bot.machines import Elsewhere, SmallDisk, WrongClock
from tests.bot.replicas import SAID, begin, is_apology, replica, say, turns
from tests.server import ROOT, Server, copy_database

DANGER = {"text": "Ich bringe mich heute Nacht um"}
DAY = 24 * 3600
ACCOUNT = Path(ROOT / "var/faults.md")


def ask(server, id, said):
    """("answered" or "contacts", seconds): what a person gets is an answer, or an apology with the emergency contacts."""
    began = time.monotonic()
    answer = server.client.post(f"/api/conversations/{id}/messages", json=said)
    if answer.status_code == 504:  # nginx waited for a replica that is gone, and shows the page of another
        assert 'href="tel:112"' in answer.text
        return "page with contacts", time.monotonic() - began
    assert answer.status_code == 200, answer.text
    messages = answer.json()["messages"]
    if not any(map(is_apology, messages)):
        return "answered", time.monotonic() - began
    assert "112" in json.dumps(messages)
    return "contacts", time.monotonic() - began


def contacts_in_danger(server, id):
    messages = server.client.post(f"/api/conversations/{id}/messages", json=DANGER).json()["messages"]
    assert messages[0]["type"] == "crisis" and any("0800" in contact["national"] for contact in messages[0]["contacts"])


def seconds_until_well(server, id, said):
    """Asks until it is answered, as a person would who tries again."""
    began, end = time.monotonic(), time.monotonic() + 120
    while ask(server, id, said)[0] != "answered":
        assert time.monotonic() < end, "it did not get well"
        time.sleep(0.2)
    return time.monotonic() - began


def note(fault, **seconds):
    """Into var/faults.md: what was measured, for docs/deploy.md."""
    ACCOUNT.parent.mkdir(exist_ok=True)
    with ACCOUNT.open("a", encoding="utf-8") as file:
        file.write(f"| {fault} | {', '.join(f'{name.replace(chr(95), chr(32))}: {value:.1f}' for name, value in seconds.items())} |\n")


def test_a_disk_that_is_full(database, tmp_path):
    with SmallDisk(tmp_path / "disk", 24) as disk:
        kept = copy_database(database, disk.path / "lotse.db")
        with Server(tmp_path, kept) as server:
            id, done = begin(server), 0
            done += ask(server, id, SAID[0])[0] == "answered"
            disk.fill()
            for number in range(400):
                outcome, _ = ask(server, id, SAID[number % 2])
                if outcome == "contacts":
                    break
                done += 1
            assert outcome == "contacts", "the disk was never full"
            contacts_in_danger(server, id)
            assert server.client.delete(f"/api/conversations/{id}").status_code == 503, "nothing is said to be deleted that is not"
            assert server.client.get("/help-now").status_code == 200
            disk.clear()
            well = seconds_until_well(server, id, SAID[2])
            assert len(turns(f"sqlite:///{kept}", id)) == 1 + done + 1
            assert server.client.delete(f"/api/conversations/{id}").status_code == 204
    note("disk of SQLite full", until_well=well)


@contextmanager
def a_place_for_all():
    """A folder that PostgreSQL's own user may pass through too, unlike those of the tests."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o711)
        yield Path(place)


def test_the_disk_of_postgresql_is_full(database, tmp_path):
    """PostgreSQL ends itself where it cannot write; what starts services starts it again, and it must have room."""
    with a_place_for_all() as place, SmallDisk(place / "disk", 160) as disk, Postgres(disk.path) as postgres, Redis() as redis:
        url = with_offers(f"{postgres.url}/postgres")
        with replica(tmp_path, url, redis.url) as server:
            id, done = begin(server), 0
            done += ask(server, id, SAID[0])[0] == "answered"
            disk.fill()
            outcome = "answered"
            for number in range(400):
                postgres.new_log_segment()
                outcome, _ = ask(server, id, SAID[number % 2])
                if outcome == "contacts":
                    break
                done += 1
            assert outcome == "contacts", "the disk was never full"
            contacts_in_danger(server, id)
            disk.clear()
            postgres.stop()
            postgres.start()
            well = seconds_until_well(server, id, SAID[2])
            assert len(turns(url, id)) == 1 + done + 1
    note("disk of PostgreSQL full", until_well=well)


def test_a_replica_that_is_cut_off(database, tmp_path):
    with Elsewhere() as there, Postgres(also=there.behind) as postgres, Redis(also=there.behind) as redis:
        url = with_offers(f"{postgres.url}/postgres")
        urls = [each.replace("127.0.0.1", there.behind) for each in (url, redis.url)]
        with replica(tmp_path, url, redis.url) as here, replica(tmp_path, *urls, host=there.host, within=there.within) as cut:
            id, other = begin(here), begin(cut)
            say(cut, id, SAID[0])
            say(here, id, SAID[1])

            there.cut(there.back)  # it loses database and Redis, and people still come to it
            waits = [ask(cut, each, SAID[2]) for each in (id, other, id)]
            assert [outcome for outcome, _ in waits] == ["contacts"] * 3
            contacts_in_danger(cut, other)
            say(here, id, SAID[2])  # at the other replica the conversation goes on
            there.mend(there.back)
            well = seconds_until_well(cut, id, SAID[3])
            assert here.client.get(f"/api/conversations/{id}").json() == cut.client.get(f"/api/conversations/{id}").json()
            assert len(turns(url, id)) == 1 + 4
            note("replica without database and Redis", longest_wait=max(wait for _, wait in waits), until_well=well)

            with Nginx([f"127.0.0.1:{here.port}", f"{there.host}:{cut.port}"]) as nginx:
                here.client = httpx.Client(base_url=f"http://127.0.0.1:{nginx.port}", timeout=60)
                for number in range(4):
                    say(here, id, SAID[number % 2])
                there.cut(there.front)  # and now nobody reaches it
                waits = [ask(here, id, SAID[number % 2]) for number in range(8)]
                there.mend(there.front)
                done = [outcome for outcome, _ in waits].count("answered")
                assert done >= 7, waits  # but for one whose message had gone down an open connection
            assert 1 + 4 + 4 + done <= len(turns(url, id)) <= 1 + 4 + 4 + 8
            note("replica that nobody reaches", longest_wait=max(wait for _, wait in waits))


def test_a_clock_that_jumps(database, url, redis, tmp_path):
    """Two days ahead at the start, two days behind later: nothing grows old by it, and turns go on in their order."""
    clock = WrongClock(tmp_path, 2 * DAY)
    with replica(tmp_path, url, redis.url) as right:
        id = begin(right)
        say(right, id, SAID[0])
        with replica(tmp_path, url, redis.url, within=clock.within) as wrong:
            own = begin(wrong)
            say(wrong, id, SAID[1])
            clock.set(-2 * DAY)
            for each in (id, own):
                say(wrong, each, SAID[2])
                say(right, each, SAID[3])
        with replica(tmp_path, url, redis.url, within=clock.within) as wrong:  # tidies up as soon as it is ready
            clock.set(2 * DAY)
            behind = begin(wrong)
            say(wrong, behind, SAID[0])
        with replica(tmp_path, url, redis.url) as another:
            assert [len(turns(url, each)) for each in (id, own, behind)] == [1 + 4, 1 + 2, 1 + 1]
            states = [[each.client.get(f"/api/conversations/{one}").json() for one in (id, own, behind)] for each in (right, another)]
            assert states[0] == states[1] and all(state["who"] == "self" for state in states[0][::2])
    note("clock two days ahead, then behind")


@pytest.fixture
def parts(database, tmp_path):
    """Index and model of one's own, as settings."""
    shutil.copytree(ROOT / "index/store", tmp_path / "store")
    shutil.copytree(ROOT / "bot/model", tmp_path / "model")
    return {"LOTSE_STORE": str(tmp_path / "store"), "LOTSE_MODEL": str(tmp_path / "model")}


def test_index_and_model_are_swapped_under_load(url, redis, parts, tmp_path):
    answered, until = {}, threading.Event()
    with replica(tmp_path, url, redis.url, **parts) as one, replica(tmp_path, url, redis.url, **parts) as other:

        def talk(server, id):
            with httpx.Client(base_url=server.url, timeout=60) as client:
                while not until.is_set():
                    done = client.post(f"/api/conversations/{id}/messages", json=SAID[answered.get(id, 0) % 3])
                    assert done.status_code == 200 and not any(map(is_apology, done.json()["messages"])), done.text
                    answered[id] = answered.get(id, 0) + 1

        talks = {begin(server): server for server in (one, other, one, other)}
        threads = [threading.Thread(target=talk, args=(server, id)) for id, server in talks.items()]
        for each in threads:
            each.start()
        try:
            model = next((tmp_path / "model").glob("*.tar.gz"))
            shutil.copy(model, tmp_path / "model" / "draft")
            (tmp_path / "model" / "draft").replace(tmp_path / "model" / "lotse-another.tar.gz")
            house = House(Settings(database_url=url, redis_url=redis.url, store=tmp_path / "store", model=tmp_path / "model"))
            first = house.catalogue.offers("DE")[0]
            house.catalogue.import_offers([first.copy(update={"name": "Another name"})])
            house.build_index(lambda line: None)
            tell_news(redis.url)
            began, wanted = time.monotonic(), {"ready": True, "index": current_name(tmp_path / "store"), "model": "lotse-another.tar.gz"}
            while any(each.client.get("/readyz").json() != wanted for each in (one, other)):
                assert time.monotonic() < began + 240, "they did not take the new ones"
                time.sleep(0.2)
            taken = time.monotonic() - began
            counts = dict(answered)
            while any(answered[id] < counts.get(id, 0) + 3 for id in talks):  # and the new ones answer
                assert any(each.is_alive() for each in threads)
                time.sleep(0.05)
        finally:
            until.set()
            for each in threads:
                each.join(60)
        assert {id: len(turns(url, id)) - 1 for id in talks} == answered
        assert one.client.get(f"/api/offers/{first.id}").json()["name"] == "Another name"
    house.catalogue.import_offers([first])
    note("index and model swapped under load", until_both_have_them=taken)
