"""Words in Chromium against two real replicas: a change is said at both within seconds; every page can be read by everybody."""
from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from bot.wording.desk import load_words
from bot.wording.notices import ZONE
from tests.bot.conftest import pages
from tests.server import Server, copy_database, lotse

pytestmark = pytest.mark.browser
PASSWORD = "korrekt pferd batterie"
ENTRY = "words:texts/de/home.heading"
DESK = ("/operators/words?collection=texts", f"/operators/words/edit?entry={ENTRY}", "/operators/words/changes", "/operators/words/emergency?country=AT",
        "/operators/words/notices", "/operators/words/notices/edit", "/operators/words/questions", "/operators/words/questions/edit?key=phone_bill")


@pytest.fixture(scope="module")
def replicas(database, tmp_path_factory):
    """Two services on one database, without Redis."""
    folder = tmp_path_factory.mktemp("words-browser")
    own = copy_database(database, folder / "lotse.db")
    assert lotse(own, "operators", "add", "Ada", "--role", "administrator", given=PASSWORD + "\n").returncode == 0
    with Server(folder, own) as one, Server(folder, own) as other:
        yield one, other


@pytest.fixture
def sign_in(chromium, replicas):
    requests, troubles = [], []
    with pages(chromium, requests, troubles) as new_page:

        def sign_in(size="desktop", language="de", **more):
            page = new_page(size, language, **more)
            page.goto(f"{replicas[0].url}/operators")
            page.fill("#name", "Ada")
            page.fill("#password", PASSWORD)
            page.click(".enter button")
            page.wait_for_selector(".headlines, .note")
            return page

        yield sign_in
    assert troubles == [] and all(url.startswith((*(each.url for each in replicas), "data:")) for url in requests)


def soon(look, seconds=20):
    """Whether something is so before long; how long it takes is measured elsewhere, on a machine that does nothing else."""
    end = time.monotonic() + seconds
    while not look() and time.monotonic() < end:
        time.sleep(0.2)
    return look()


@pytest.mark.parametrize(("size", "language", "scheme"), [("phone", "de", "dark"), ("desktop", "sv", "light"), ("phone", "en", "light")])
def test_each_page_can_be_read_by_everybody(sign_in, replicas, size, language, scheme):
    page = sign_in(size, language, color_scheme=scheme)
    for path in (*DESK, f"/questions?lang={language}"):
        page.goto(replicas[0].url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == [], path
    page.set_viewport_size({"width": 320, "height": 600})
    for path in DESK:
        page.goto(replicas[0].url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_a_text_is_looked_at_saved_said_everywhere_and_undone(sign_in, replicas):
    page, (one, other) = sign_in(java_script_enabled=False), replicas
    page.goto(f"{one.url}/operators/words/edit?entry={ENTRY}")
    page.fill("#text", "Was liegt dir auf der Seele?")
    with page.context.expect_page() as opened:
        page.click("button[formtarget]")
    assert opened.value.locator("h1").inner_text() == "Was liegt dir auf der Seele?"
    page.click("button[name=save]")
    assert page.locator("[role=status]").inner_text() == load_words()["de"]["notes"]["saved"]
    for server in (one, other):
        assert soon(lambda server=server: "auf der Seele?" in server.client.get("/?lang=de").text)
    page.goto(f"{one.url}/operators/words/changes")
    page.click("form button >> nth=-1") if page.locator("main form").count() == 1 else page.click("main section form button >> nth=0")
    assert soon(lambda: "auf der Seele?" not in other.client.get("/?lang=de").text)


def test_a_notice_begins_and_ends_by_itself_in_page_and_conversation(sign_in, replicas):
    page, (one, other) = sign_in(), replicas
    page.goto(f"{one.url}/operators/words/notices/edit")
    now = datetime.now(ZONE).replace(second=0)
    page.fill("#start", now.strftime("%Y-%m-%dT%H:%M"))
    page.fill("#end", (now + timedelta(minutes=2)).strftime("%Y-%m-%dT%H:%M"))
    for language, text in (("de", "Heute besonders."), ("sv", "Särskilt i dag."), ("en", "Special today.")):
        page.fill(f"[id='text.{language}']", text)
    page.click("button[name=save]")
    assert soon(lambda: "Särskilt i dag." in other.client.get("/help-now?lang=sv").text)
    begun = other.client.post("/api/conversations", json={"lang": "en"}).json()
    assert "Special today." in [message["text"] for message in begun["messages"]]
    assert soon(lambda: "Särskilt i dag." not in other.client.get("/help-now?lang=sv").text, 150)
