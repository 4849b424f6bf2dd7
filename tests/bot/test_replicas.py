"""Two replicas on one PostgreSQL and one Redis: no turn is lost or doubled, none runs into another."""
from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.bot.replicas import SAID, begin, events, replica, say, turns
from tests.server import Server


@pytest.fixture(scope="module")
def pair(database, url, redis, tmp_path_factory):
    """Started at the same time, on a database without tables of conversations."""
    folder = tmp_path_factory.mktemp("replicas")
    servers = [replica(folder, url, redis.url), replica(folder, url, redis.url)]
    with ThreadPoolExecutor(2) as pool:
        started = list(pool.map(lambda server: server.__enter__(), servers))
    yield started
    for server in servers:
        server.__exit__()


def test_both_are_one_conversation(pair, server):
    """Turn by turn at the other replica, all is answered as by one process that has a file."""
    id, alone = begin(pair[0]), begin(server)
    for number, said in enumerate(SAID):
        assert say(pair[number % 2], id, said) == say(server, alone, said)
    states = [each.client.get(f"/api/conversations/{id}").json() for each in pair]
    assert states[0] == states[1] == server.client.get(f"/api/conversations/{alone}").json()


def test_what_one_deletes_is_gone_at_the_other(pair, url):
    id = begin(pair[0])
    say(pair[1], id, {"choice": "who=self"})
    say(pair[0], id, {"choice": "setting=work"})
    assert pair[1].client.delete(f"/api/conversations/{id}").status_code == 204
    assert [each.client.get(f"/api/conversations/{id}").status_code for each in pair] == [404, 404]
    assert events(url, id) == []


def test_two_messages_at_once_do_not_run_into_each_other(pair, url):
    ids = [begin(pair[0]) for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        for said in ({"text": "Ich schlafe schlecht"}, {"choice": "who=self"}, {"text": "Ich habe Angst"}):
            list(pool.map(lambda each: say(*each), [(server, id, said) for id in ids for server in pair]))
    for id in ids:
        written = turns(url, id)
        assert len(written) == 1 + 2 * 3
        assert all(turn[-1] == ("action", "action_listen") for turn in written), written
        assert all(sum(kind == "action" and name != "action_listen" for kind, name in turn) == 1 for turn in written), written


def test_a_replica_that_is_killed_loses_no_finished_turn(pair, url, redis, tmp_path):
    answered = {}
    with replica(tmp_path, url, redis.url) as doomed:
        ids = [begin(doomed) for _ in range(4)]

        def talk(id):
            with httpx.Client(base_url=doomed.url, timeout=30) as client:
                while True:
                    try:
                        done = client.post(f"/api/conversations/{id}/messages", json={"choice": "who=self"})
                    except httpx.TransportError:
                        return
                    answered[id] = answered.get(id, 0) + (done.status_code == 200)

        talks = [threading.Thread(target=talk, args=(id,)) for id in ids]
        for each in talks:
            each.start()
        while sum(answered.values()) < 40:
            time.sleep(0.01)
        doomed._process.kill()
        for each in talks:
            each.join(60)
    assert set(answered) == set(ids)
    for id in ids:
        written = turns(url, id)
        assert answered[id] <= len(written) - 1 <= answered[id] + 1  # the last may be written and its answer lost
        assert all(turn[-1] == ("action", "action_listen") for turn in written)
        say(pair[0], id, {"text": "Ich schlafe schlecht"})  # at once, or when the lock of the dead has run out


def test_redis_may_go_and_come(pair, redis, url):
    id = begin(pair[0])
    redis.stop()
    try:
        for number, said in enumerate(SAID[:4]):
            say(pair[number % 2], id, said)
        with ThreadPoolExecutor(2) as pool:  # without locks, the later of two that cross comes after the other
            list(pool.map(lambda server: say(server, id, SAID[4]), pair))
    finally:
        redis.start()
    say(pair[0], id, SAID[5])
    written = turns(url, id)
    assert len(written) == 1 + 4 + 2 + 1 and all(turn[-1] == ("action", "action_listen") for turn in written)


def test_postgres_may_go_for_half_a_minute_and_come(pair, postgres, url):
    """While it is away people get the contacts, and what they finished before is there afterwards."""
    id = begin(pair[0])
    say(pair[0], id, SAID[0])
    postgres.stop()
    try:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            away = [each.client.post(f"/api/conversations/{id}/messages", json=SAID[1]) for each in pair]
            assert [answer.status_code for answer in away] == [200, 200]
            assert all("112" in json.dumps(answer.json()["messages"]) for answer in away)
            time.sleep(2)
    finally:
        postgres.start()
    say(pair[1], id, SAID[1])
    say(pair[0], id, SAID[2])
    assert len(turns(url, id)) == 1 + 3


def test_they_count_messages_together(database, url, redis, tmp_path):
    settings = {"LOTSE_DATABASE_URL": url, "LOTSE_REDIS_URL": redis.url, "LOTSE_SECRET": "another one for these two replicas", "LOTSE_TURNS_PER_MINUTE": "6"}
    with Server(tmp_path, tmp_path / "unused.db", **settings) as one, Server(tmp_path, tmp_path / "unused.db", **settings) as other:
        status = [server.client.post("/api/conversations", json={"lang": "de"}).status_code for server in (one, other) * 4]
    assert status == [201] * 6 + [429] * 2
