"""Which material is named beside the offers: one that was approved and fits topic, setting, reader and language; none that was made up."""
from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import OperationalError

from bot.dialogue.render import Renderer
from bot.network.hints import Hints
from bot.network.register import Register
from bot.network.tables import metadata
from bot.restchannel import _in_rasas_form
from index.catalogue import open_engine
from index.emergency import load_emergency
from index.taxonomy import load_taxonomy
from tests.bot.network.conftest import material, organisation

WORRY = {"who": "friend", "role": None, "setting": "school", "topics": ["grief", "sleep"]}


@pytest.fixture
def register(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'hints.db'}")
    metadata.create_all(engine)
    register = Register(engine)
    register.take_in([organisation("haus")], "test")
    return register


def hints(register, *some, made=()):
    register.take_in(some, "test")
    register.take_in(made, "demo", made=True)
    found = Hints(lambda: register)
    found.refresh()
    return found


@pytest.mark.parametrize("given, fits", [
    ({}, True), ({"topics": ("grief",)}, True), ({"topics": ("sleep", "stress")}, True), ({"topics": ("stress",)}, False), ({"settings": ("school",)}, True),
    ({"settings": ("work",)}, False), ({"who": ("colleague",)}, False), ({"who": ()}, False), ({"languages": ("sv", "en")}, False),
    ({"kind": "recording"}, True), ({"kind": "form"}, False), ({"kind": "graphic_record"}, False),
    ({"kind": "event", "starts": "2031-01-01T10:00", "zone": "Europe/Berlin"}, False)])
def test_it_fits_in_everything_or_is_not_named(register, given, fits):
    found = hints(register, material(**{"who": ("friend",), **given}))
    assert (found.find(WORRY, "de-x-einfach") is not None) is fits


def test_what_names_her_topic_stands_before_what_is_for_all(register):
    found = hints(register, material("a", who=("friend",)), material("b", who=("friend",), topics=("grief",)),
                  material("c", who=("friend",), settings=("school",)))
    assert found.find(WORRY, "de")["id"] == "b" and found.find({**WORRY, "topics": []}, "de")["id"] == "c"
    assert found.find({**WORRY, "topics": [], "setting": None}, "de")["id"] == "a"


def test_who_it_is_about_decides(register):
    found = hints(register, material("chef", who=("manager",)), material("kollegin", who=("colleague",)), material("beruf", who=("professional",)))
    at_work = {**WORRY, "who": "colleague"}
    assert found.find(at_work, "de")["id"] == "kollegin" and found.find({**at_work, "role": "manager"}, "de")["id"] == "chef"
    assert found.find({**at_work, "role": "teacher"}, "de")["id"] == "beruf"
    for who in ("self", None, "institution", "x"):
        assert found.find({**WORRY, "who": who}, "de") is None


def test_what_was_made_up_or_taken_out_is_not_named(register):
    one = material("echt", who=("friend",), title_sv="På svenska", text_sv="Kort.", languages=("sv", "de"))
    found = hints(register, one, made=[material("erfunden", who=("friend",), topics=("grief",))])
    assert found.find(WORRY, "de")["id"] == "echt"
    assert found.find(WORRY, "sv") == {"id": "echt", "kind": "guide", "title": "På svenska", "title_language": "sv", "by": "Haus haus",
                                       "path": "/network/materials/echt"}
    register.take_out("material", "echt", "test", one)
    assert found.find(WORRY, "de")["id"] == "echt"  # no turn asks the database
    found.refresh()
    assert found.find(WORRY, "de") is None


def test_where_the_database_is_away_what_was_known_stays(register):
    found = hints(register, material(who=("friend",)))
    away = Hints(lambda: Register(open_engine("sqlite:////nowhere/none.db")))
    away._held = found._held
    with pytest.raises(OperationalError):
        away.refresh()
    assert away.find(WORRY, "de")["id"] == "leitfaden"


def test_the_offers_come_first_and_the_material_is_said_in_the_voice_of_the_person(register, house):
    found = hints(register, material(who=("friend",)))
    offers = {offer.id: offer for offer in house.catalogue.offers()}
    renderer = Renderer(load_taxonomy(), offers.get, load_emergency(), material_for=found.find)
    raw = {"type": "offers", "phrase": "offers", "values": {}, "offers": [{"id": next(iter(offers)), "reasons": {}}]}
    assert "material" not in renderer.message(raw, "de", "DE")
    said = renderer.message({**raw, "about": WORRY}, "de-x-sie", "DE")
    assert said["material"]["text"] == "Ein Leitfaden für dieses Gespräch:" and said["material"]["id"] == "leitfaden" and said["offers"]
    assert "material" not in renderer.message({**raw, "about": WORRY}, "sv", "DE")
    assert list(said)[-1] == "material"


async def _said(assistant, first, choices=()):
    """All messages of a conversation up to its first offers: the questions in between are skipped."""
    id, _ = await assistant.begin("de", "DE")
    said = await assistant.reply(id, first)
    for _ in range(8):
        if any(each["type"] == "offers" for each in said):
            break
        (open_question,) = [each for each in said if each["type"] == "question"]
        skipped = next(each["id"] for each in open_question["choices"] if each["id"].startswith(("skip=", "safe=no")))
        said = await assistant.reply(id, choice=skipped)
    later = [await assistant.reply(id, choice=choice) for choice in choices]
    return [said, *later]


@pytest.fixture
def known(house, register):
    """The house holds guides for every reader, as if they were published."""
    found, before = hints(register, material(who=("relative", "friend", "colleague", "manager"))), house.hints._held
    house.hints._held = found._held
    yield
    house.hints._held = before


def offered(said):
    return [each for each in said if each["type"] == "offers"]


def test_who_worries_about_a_friend_is_named_a_guide_with_the_first_offers_and_once(assistant, known):
    said, more, own = asyncio.run(_said(assistant, "Meine Freundin trauert um ihren Vater und schläft nicht mehr", ("more=offers", "path=own")))
    (offers,) = offered(said)
    assert offers["material"]["id"] == "leitfaden" and len(offers["offers"]) > 0
    assert not any("material" in each for each in (*more, *own))


@pytest.mark.parametrize("words", ["Ich trauere um meinen Vater und schlafe nicht mehr", "Meine Freundin will sich heute Nacht das Leben nehmen"])
def test_who_asks_for_herself_or_in_danger_is_named_none(assistant, known, words):
    for said in asyncio.run(_said(assistant, words, ("more=offers",) if words.startswith("Ich") else ())):
        assert said and not any("material" in each for each in said)


def test_rasas_channel_says_it_after_the_offers(register):
    message = {"type": "offers", "text": "Das könnte passen.", "offers": [{"name": "Telefon", "provider": "Haus", "summary": "Hört zu."}],
               "material": {"text": "Ein Leitfaden für dieses Gespräch:", "title": "Worte", "path": "/network/materials/a"}}
    said = _in_rasas_form(message, "x", "https://lotse.example/")[0]["text"].splitlines()
    assert said[-1] == "Ein Leitfaden für dieses Gespräch: Worte https://lotse.example/network/materials/a" and "Telefon" in said[1]
