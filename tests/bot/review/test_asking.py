"""The review of wording in the real dialogue: asked once, never in danger; no answer means no."""
from __future__ import annotations

import asyncio

import pytest

from bot.dialogue.assistant import UnknownChoice
from bot.house import House
from bot.settings import Settings
from index.languages import TAGS
from tests.server import ROOT, copy_database

ODD = {"de": "Schreib mir ein Gedicht über Knarfolinchen, frag Melanie 0151 2345678",
       "sv": "blippar svupp till kråkan", "en": "who won the football game yesterday"}
KEPT = "Schreib mir ein Gedicht über Knarfolinchen, frag [Name] [Nummer]"


@pytest.fixture(scope="module")
def reviewing(database, tmp_path_factory):
    """A house in which wording is reviewed, and its dialogue."""
    path = copy_database(database, tmp_path_factory.mktemp("review") / "lotse.db")
    house = House(Settings(database_url=f"sqlite:///{path}", store=ROOT / "index/store", model=ROOT / "bot/model", review=True, review_days=14))
    assistant = house.assistant()
    yield house, assistant
    assistant.stop()


@pytest.fixture
def talk(reviewing):
    """`talk(*said)` gives (the answers to what was said in a new conversation, its id); a said "x=y" is a choice."""
    house, assistant = reviewing
    house.review_book.expire(0)

    def talk(*said, language="de", id=None):
        async def turns():
            here = id or (await assistant.begin(language, "DE"))[0]
            answers = [await assistant.reply(here, **({"choice": each} if "=" in each else {"text": each})) for each in said]
            return answers, here

        return asyncio.run(turns())

    return talk


def asked(messages):
    return [message for message in messages if message.get("question") == "review"]


def texts(reviewing):
    return [kept.text for kept in reviewing[0].review_book.all()]


@pytest.mark.parametrize("voice", TAGS)
def test_it_asks_in_every_voice_and_shows_what_would_be_kept(talk, reviewing, voice):
    (answer,), _ = talk(ODD[voice[:2]], language=voice)
    (question,) = asked(answer)
    assert [choice["id"] for choice in question["choices"]] == ["review=yes", "review=no"] and all(choice["label"] for choice in question["choices"])
    assert "14" in question["text"] and (KEPT if voice.startswith("de") else ODD[voice[:2]]) in question["text"]
    assert answer[-1] == question and answer[-2]["type"] == "question"  # the conversation's own question stays open
    assert texts(reviewing) == []


def test_yes_keeps_the_redacted_message_and_goes_on(talk, reviewing):
    (answer, after), id = talk(ODD["de"], "review=yes")
    assert texts(reviewing) == [KEPT]
    assert after[0]["type"] == "text" and after[1:] == [answer[-2]]
    (again,), _ = talk("review=yes", id=id)
    assert again != after and texts(reviewing) == [KEPT]


@pytest.mark.parametrize("next", ["review=no", "who=self", "ja", "Meine Mutter trinkt", "restart=all"])
def test_anything_else_means_no(talk, reviewing, next):
    talk(ODD["de"], next, "review=yes")
    assert texts(reviewing) == []


def test_it_is_asked_once_also_after_a_new_beginning(talk):
    answers, _ = talk(ODD["de"], ODD["de"], "restart=all", ODD["de"], ODD["de"])
    assert [len(asked(answer)) for answer in answers] == [1, 0, 0, 0, 0]


def test_it_is_still_open_after_a_look_and_in_another_language(talk, reviewing):
    _, id = talk(ODD["de"])

    async def look():
        state = await reviewing[1].state(id)
        return state["messages"], await reviewing[1].reply(id, language="en")

    state, english = asyncio.run(look())
    assert len(asked(state)) == 1 and "Without your yes nothing is kept." in asked(english)[0]["text"]
    talk("review=yes", id=id)
    assert texts(reviewing) == [KEPT]


def test_who_deletes_the_conversation_said_no(talk, reviewing):
    _, id = talk(ODD["de"])
    asyncio.run(reviewing[1].forget(id))
    assert reviewing[1]._review.question(id) == []


@pytest.mark.parametrize("danger", ["ich will nicht mehr leben", "ich bringe mich heute um", "mein mann schlägt mich"])
def test_never_after_danger(talk, danger):
    (first, then), _ = talk(danger, ODD["de"])
    assert not asked(first) and not asked(then)


def test_never_on_a_message_of_danger(talk):
    (answer,), _ = talk("knarfolinchen blubb ich will nicht mehr da sein")
    assert not asked(answer)


def test_a_promise_that_nothing_is_kept_has_its_exception(talk):
    (answer,), _ = talk("Was passiert mit meinen Daten?")
    assert "nicht gespeichert" in answer[0]["text"] and "Eine Ausnahme" in answer[1]["text"]


def test_where_it_is_off_nobody_is_asked_and_there_is_no_such_choice(assistant):
    async def turns():
        id, _ = await assistant.begin("de", "DE")
        answer = await assistant.reply(id, ODD["de"])
        with pytest.raises(UnknownChoice):
            await assistant.reply(id, choice="review=yes")
        return answer, await assistant.reply(id, "Was passiert mit meinen Daten?")

    answer, privacy = asyncio.run(turns())
    assert not asked(answer) and not any("Ausnahme" in message["text"] for message in privacy)
