"""Turns stay cheap and whole: trackers stay short, commits go in groups, locks hold, nothing is overtaken."""
from __future__ import annotations

import asyncio
import threading

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from sqlalchemy import text

from bot.dialogue.assistant import UnknownConversation
from bot.dialogue.commits import Commits
from bot.dialogue.locks import LocalLocks, RedisLocks, TurnOvertaken
from bot.dialogue.memory import WordlessTrackerStore
from bot.dialogue.processor import only_actions_set
from bot.dialogue.thinker import Thinker
from bot.evaluation.engines import Redis
from tests.conftest import ROOT

LONG = [("Hallo", None), (None, "who=self"), ("Ich schlafe schlecht", None), (None, "change=topic"), ("hello, I would rather speak English", None),
        ("Hej, jag sover dåligt", None), (None, "restart=all"), ("Mir wird alles zu viel", None)]


@pytest.fixture
def store(tmp_path):
    return WordlessTrackerStore(f"sqlite:///{tmp_path}/lotse.db")


@pytest.fixture(scope="module")
def long(assistant):
    """A long conversation, and the number of events that its tracker had after each turn."""
    async def lead():
        id, _ = await assistant.begin("de", "DE")
        sizes = []
        for number in range(48):
            words, choice = LONG[number % len(LONG)]
            try:
                await assistant.reply(id, words, choice)
            except ValueError:  # a button of another time
                continue
            sizes.append(len(assistant._store.look(id).events))
        return id, sizes

    return asyncio.run(lead())


def test_a_tracker_stays_short(long):
    _, sizes = long
    assert len(sizes) > 30 and max(sizes[-12:]) <= max(sizes[:16]) + 4 and max(sizes) < 90


def test_a_conversation_held_ready_is_as_one_that_is_read(long, assistant, house):
    """What a process that never saw it reads from the database is what this one holds."""
    id, _ = long
    held = assistant._store.look(id)
    fresh = WordlessTrackerStore(str(assistant._store.engine.url), assistant._store.domain).look(id)
    assert fresh is not held
    assert fresh.current_slot_values() == held.current_slot_values()
    assert [event.as_dict() for event in fresh.events] == [event.as_dict() for event in held.events]
    assert fresh.latest_message == held.latest_message and fresh.last == held.last


def test_a_copy_is_as_one_that_rasa_replays(long, assistant):
    held = assistant._store.look(long[0])
    copied, replayed = held.copy(), DialogueStateTracker.copy(held)
    assert copied == replayed and copied.current_state(EventVerbosity.ALL) == replayed.current_state(EventVerbosity.ALL)
    copied.update(SlotSet("who", "somebody"))
    assert held.get_slot("who") != "somebody" and len(held.events) == len(copied.events) - 1


def test_no_words_are_held(long, assistant):
    id, _ = long
    assert "Mir wird alles" not in str([event.as_dict() for event in assistant._store.look(id).events])
    assert not assistant._store.look(id).latest_message.text


@pytest.mark.parametrize("words", ["Hallo", "Ich schlafe schlecht und bin 34", "Jag mår dåligt", "my son is being bullied at school"])
def test_nodes_in_order_give_what_dask_gives(assistant, words):
    from rasa.engine.runner.dask import DaskGraphRunner

    processor = assistant._agent.processor
    ours = processor.graph_runner
    dask = object.__new__(DaskGraphRunner)
    dask._graph_schema, dask._instantiated_nodes, dask._execution_context = ours._schema, ours._nodes, None

    async def parse():
        return await processor.parse_message(UserMessage(words, metadata={"language": "de"}), only_output_properties=True)

    first = asyncio.run(parse())
    processor.graph_runner = dask
    try:
        assert asyncio.run(parse()) == first
    finally:
        processor.graph_runner = ours


def test_only_actions_set_slots():
    """So that Rasa need not look in each message for what would fill them; where a domain says otherwise, it does."""
    domain = Domain.load(str(ROOT / "bot/dialogue/domain"))
    assert only_actions_set(domain)
    data = domain.as_dict()
    data["slots"]["who"]["mappings"] = [{"type": "from_entity", "entity": "who"}]
    assert not only_actions_set(Domain.from_dict(data))


@pytest.mark.parametrize(("shared", "times"), [(True, 1), (False, 0)])
def test_a_turn_asks_once_how_far_the_conversation_is_where_others_write(assistant, monkeypatch, shared, times):
    store, asked = assistant._store, []
    monkeypatch.setattr(store, "_shared", shared)

    async def talk():
        id, _ = await assistant.begin("de", "DE")
        read = store._rows
        monkeypatch.setattr(store, "_rows", lambda *row: asked.append(row) or read(*row))
        for said in ("Hallo", "Ich schlafe schlecht"):
            asked.clear()
            await assistant.reply(id, said, begun=True)
            assert len(asked) == times
        asked.clear()
        return store.look(id).events, store.look(id).events  # outside of a turn it asks each time

    one, other = asyncio.run(talk())
    assert one == other and len(asked) == 2


def test_what_was_not_begun_is_not_answered_where_it_has_to_be(assistant):
    with pytest.raises(UnknownConversation):
        asyncio.run(assistant.reply("nobody-began-this", "Hallo", begun=True))
    assert not asyncio.run(assistant.knows("nobody-began-this"))


def test_a_turn_that_was_overtaken_is_said_again(assistant, house, monkeypatch):
    """Another replica wrote while this one was thinking: the message is answered after its turn, and both are kept."""
    other, parse = WordlessTrackerStore(house.settings.database_url, assistant._store.domain), assistant._parse

    async def slowly(text, metadata):
        if "schlafe" in text and not crossed:
            crossed.append(True)
            tracker = await other.retrieve(id)
            tracker.update(SlotSet("setting", "work"))
            await other.save(tracker)
        return await parse(text, metadata)

    async def talk():
        monkeypatch.setattr(assistant, "_parse", slowly)
        return await assistant.reply(id, "Ich schlafe schlecht"), assistant._slots(id)

    crossed = []
    id, _ = asyncio.run(assistant.begin("de", "DE"))
    said, slots = asyncio.run(talk())
    assert crossed and said and slots["setting"] == "work" and slots["topics"][:1] == ["sleep"]


def test_a_turn_that_was_overtaken_is_refused(assistant, house):
    """Where no lock holds, the later of two turns is not written over the earlier."""
    stores = [WordlessTrackerStore(house.settings.database_url, assistant._store.domain) for _ in range(2)]

    async def cross():
        from rasa.shared.core.events import ActionExecuted

        id, _ = await assistant.begin("de", "DE")
        trackers = [await store.retrieve(id) for store in stores]
        for tracker in trackers:
            tracker.update(ActionExecuted("action_listen"))
        await stores[0].save(trackers[0])
        with pytest.raises(TurnOvertaken):
            await stores[1].save(trackers[1])
        return [len(store.look(id).events) for store in stores], stores[0].look(id).last, stores[1].look(id).last

    (one, other), last, same = asyncio.run(cross())
    assert one == other and last == same


def test_what_fails_in_a_group_takes_nothing_else_along(store):
    commits, gate = Commits(store.engine), threading.Event()

    def add(name, fails=False):
        def work(connection):
            gate.wait(5)
            connection.execute(text("insert into events (sender_id, type_name) values (:name, 'slot')"), {"name": name})
            if fails:
                raise KeyError(name)
            return name
        return work

    async def all_at_once():
        pieces = [asyncio.ensure_future(commits.run(add(str(number), fails=number % 3 == 1))) for number in range(12)]
        await asyncio.sleep(0.1)
        gate.set()
        return await asyncio.gather(*pieces, return_exceptions=True)

    outcomes = asyncio.run(all_at_once())
    commits.stop()
    kept = {str(number) for number in range(12) if number % 3 != 1}
    assert {each for each in outcomes if isinstance(each, str)} == kept and sum(isinstance(each, KeyError) for each in outcomes) == 4
    assert set(asyncio.run(store.keys())) == kept


@pytest.mark.parametrize("kind", ["one process", "Redis"])
def test_one_at_a_time(kind):
    """Many who want the same conversation, from two event loops where Redis is between them."""
    inside, crossed, done = [], [], []

    async def want(locks, number):
        async with locks.hold("conversation"):
            crossed.extend(inside)
            inside.append(number)
            await asyncio.sleep(0.005)
            inside.remove(number)
            done.append(number)

    async def crowd(locks, start):
        await asyncio.gather(*(want(locks, start + number) for number in range(15)))

    if kind == "one process":
        asyncio.run(crowd(LocalLocks(), 0))
        assert done == list(range(15))  # in the order of arrival
    else:
        with Redis() as redis:
            threads = [threading.Thread(target=lambda start=start: asyncio.run(crowd(RedisLocks(redis.url), start))) for start in (0, 100)]
            for each in threads:
                each.start()
            for each in threads:
                each.join(60)
        assert len(done) == 30
    assert crossed == []


def test_locks_leave_nothing_behind():
    locks = LocalLocks()

    async def fail():
        with pytest.raises(KeyError):
            async with locks.hold("a"):
                raise KeyError

    asyncio.run(fail())
    assert locks._held == {}


def test_a_button_does_not_wait_behind_words_that_are_read(assistant, monkeypatch):
    """However many messages are being read: whoever taps is answered meanwhile."""
    parse, answered = assistant._parse, []

    async def lead():
        reading, may_read = threading.Event(), threading.Event()

        async def slowly(text, metadata):
            reading.set()
            while not may_read.is_set():
                await asyncio.sleep(0.01)
            return await parse(text, metadata)

        monkeypatch.setattr(assistant, "_parse", slowly)
        ids = [(await assistant.begin("de", "DE"))[0] for _ in range(9)]
        writing = [asyncio.create_task(assistant.reply(id, "Mir wird alles zu viel")) for id in ids[1:]]
        await asyncio.to_thread(reading.wait)
        answered.append(await assistant.reply(ids[0], choice="who=self"))
        waited = not any(task.done() for task in writing)
        may_read.set()
        return waited, await asyncio.gather(*writing)

    waited, others = asyncio.run(lead())
    assert waited and answered[0][-1]["type"] == "question" and all(others)


def test_what_runs_on_another_thread_comes_back_raises_and_is_stopped_with_whoever_waits():
    thinker, ended = Thinker("a thread"), threading.Event()

    async def work(how):
        if how == "fails":
            raise LookupError("nothing there")
        if how == "long":
            try:
                await asyncio.sleep(600)
            finally:
                ended.set()
        return threading.current_thread().name

    async def ask():
        with pytest.raises(LookupError):
            await thinker.run(work("fails"))
        waiting = asyncio.create_task(thinker.run(work("long")))
        await asyncio.sleep(0.05)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        return await thinker.run(work("well"))

    assert asyncio.run(ask()) == "a thread" and ended.wait(10)
    thinker.stop()
