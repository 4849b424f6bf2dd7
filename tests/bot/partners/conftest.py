"""A site with a database, an index and a mail folder of its own; everything but the dialogue is the real one."""
from __future__ import annotations

import email
import email.policy
import re
import shutil

import pytest
from fastapi.testclient import TestClient

from bot.app import create_app
from bot.desk.accounts import Operators
from bot.house import House
from bot.settings import Settings
from index.catalogue import open_engine
from tests.bot.conftest import browsing
from tests.server import ROOT, Server, copy_database, lotse

PASSWORD = "korrekt pferd batterie"
PROVIDER = "Brückenhaus Neukölln e.V."
NEW = {
    "offer": "Offene Sprechstunde Brückenhaus", "description": "Ein Gespräch ohne Termin, mit Menschen, die zuhören.", "kind": "in_person",
    "topic": ["loneliness", "grief"], "who_may_ask": ["self", "relative"], "target_group": ["adults"], "life_setting": ["local_community"],
    "language": ["de", "tr"], "contact_phone": "030 23125 400 (Anmeldung) [Mo-Fr 9-12 Uhr]", "contact_email": "info@brueckenhaus.example",
    "contact_web": "https://www.brueckenhaus.example/sprechstunde", "contact_address": "Weserstraße 1, 12047 Berlin", "region": "Berlin",
    "cost": "free", "anonymous": "yes", "age_from": "18", "country": "DE", "note": "Wir haben neu geöffnet.",
}


class Site:
    """`visitor(lang)` is a browser without JavaScript; `mails()` what went out, the oldest first."""

    def __init__(self, folder, **settings):
        self.folder = folder
        self.house = House(Settings(database_url=f"sqlite:///{folder}/own.db", store=folder / "store", model=ROOT / "bot/model",
                                    mail_folder=folder / "mail", turns_per_minute=100_000, **settings))
        self.app = create_app(self.house)
        self._addresses = 0

    def visitor(self, lang="de"):
        self._addresses += 1
        return TestClient(self.app, base_url="http://127.0.0.1:8000", headers={"Accept-Language": lang}, client=(f"192.0.2.{self._addresses}", 1))

    def mails(self):
        folder = self.folder / "mail"
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in sorted(folder.glob("*.eml"))]

    def link(self):
        """The path of the link in the last mail."""
        return re.search(r"http://127\.0\.0\.1:8000(/partners/enter/\S+)", self.mails()[-1].get_content())[1]

    def institution(self, mail="info@brueckenhaus.example", provider=PROVIDER, lang="de", country="DE"):
        """A browser in which an institution is signed in."""
        visitor = self.visitor(lang)
        assert visitor.post("/partners", data={"mail": mail, "provider": provider, "country": country}).status_code == 200
        assert visitor.post(self.link()).status_code == 200
        return visitor

    def editor(self, name="Ada", lang="de", role="editor"):
        operators = Operators(open_engine(self.house.settings.database_url))
        visitor = self.visitor(lang)
        visitor.get("/operators/sign-in")  # makes the tables
        if operators.find(name) is None:
            operators.add(name, PASSWORD, role)
        assert visitor.post("/operators/sign-in", data={"name": name, "password": PASSWORD}).status_code == 200
        return visitor


@pytest.fixture(scope="module")
def made(database, tmp_path_factory):
    """Copied once; each module has a site of its own."""
    folder = tmp_path_factory.mktemp("partners")
    copy_database(database, folder / "own.db")
    shutil.copytree(ROOT / "index/store", folder / "store")
    return folder


@pytest.fixture(scope="module")
def site(made):
    site = Site(made)
    assert site.house.finder.snapshot.offers  # it searches, as a running service does
    return site


def token(page):
    return re.search(r'name="token" value="([^"]+)"', page.text)[1]


def propose(visitor, given, path="/partners/offers/new"):
    page = visitor.get(path)
    assert page.status_code == 200
    return visitor.post(path, data={**given, "token": token(page)})


@pytest.fixture(scope="module")
def lotse_of_its_own(database, tmp_path_factory):
    """A real server for each module: from one place only ten mails an hour can be asked for."""
    folder = tmp_path_factory.mktemp("partners-browser")
    copy_database(database, folder / "lotse.db")
    shutil.copytree(ROOT / "index/store", folder / "store")
    assert lotse(folder / "lotse.db", "operators", "add", "Ada", "--role", "editor", given=PASSWORD + "\n").returncode == 0
    with Server(folder, folder / "lotse.db", LOTSE_STORE=str(folder / "store"), LOTSE_MAIL_FOLDER=str(folder / "mail")) as running:
        running.mail = folder / "mail"
        yield running


@pytest.fixture
def browse(chromium, lotse_of_its_own):
    """`browse(size, language)` gives a page."""
    with browsing(chromium, lotse_of_its_own) as browse:
        yield browse
