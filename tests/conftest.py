"""What the tests of the whole product share: the parts of one process, its assistant, and a server of its own."""
from __future__ import annotations

import json

import pytest

from bot.dialogue.training import is_trained, training_version
from bot.house import SHIPPED_OFFERS, House
from bot.settings import Settings
from tests.server import ROOT, Server, installed_lotse


@pytest.fixture(scope="session")
def catalogue():
    """The offers as the project's data files have them, by id: what every shown contact is held against."""
    files = [path.read_text("utf-8") for path in sorted(SHIPPED_OFFERS.glob("*.jsonl"))]
    return {offer["id"]: offer for lines in files for offer in map(json.loads, filter(None, lines.split("\n")))}


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """A database file with the shipped offers; what is out of date of index and model is built, once."""
    path = tmp_path_factory.mktemp("lotse") / "lotse.db"
    house = House(Settings(database_url=f"sqlite:///{path}", store=ROOT / "index/store", model=ROOT / "bot/model"))
    house.catalogue.import_offers(house.read_offers(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken)
    if not house.index_is_current():
        build(path, "index", "build")
    if not is_trained(house.settings.model, training_version(house.encoder.identity, house.taxonomy.taught)):
        build(path, "train")
    return path


def build(database, *command):
    done = installed_lotse(database, *command)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def house(database):
    return House(Settings(database_url=f"sqlite:///{database}", store=ROOT / "index/store", model=ROOT / "bot/model"))


@pytest.fixture(scope="session")
def assistant(house):
    """The dialogue in this process."""
    assistant = house.assistant()
    yield assistant
    assistant.stop()


@pytest.fixture(scope="session")
def server(database, tmp_path_factory):
    """One real server for all tests that only talk to it."""
    with Server(tmp_path_factory.mktemp("server"), database, LOTSE_WIDGET_ORIGINS="http://localhost:*") as running:
        yield running
