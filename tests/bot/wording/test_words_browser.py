"""Words in Chromium against two real replicas: a change is said at both within seconds; every page can be read by everybody."""
from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from bot.faq.faq import load_shipped
from bot.wording.desk import load_words
from bot.wording.notices import ZONE
from tests.bot.conftest import LOCALES, SIZES, pages
from tests.browser import LAST
from tests.server import Server, copy_database, lotse

pytestmark = pytest.mark.browser
PASSWORD = "korrekt pferd batterie"
ENTRY = "words:texts/de/home.heading"
DESK = ("/operators/words?collection=texts", f"/operators/words/edit?entry={ENTRY}", "/operators/words/changes", "/operators/words/emergency?country=AT",
        "/operators/words/notices", "/operators/words/notices/edit", "/operators/words/questions", "/operators/words/questions/edit?key=phone_bill")

NOTICE = {"de": "Ab heute beraten wir auch am Abend.", "sv": "Från i dag ger vi stöd även på kvällen.", "en": "From today on we also counsel in the evening."}
ASKED = {"de": ("Ist ein Psychiater ein Arzt?", "professions"), "sv": ("syns samtalet på telefonräkningen", "phone_bill"),
         "en": ("is the number on the phone bill?", "phone_bill")}


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
            enter(page, replicas[0])
            return page

        yield sign_in
    assert troubles == [] and all(url.startswith((*(each.url for each in replicas), "data:")) for url in requests)


def enter(page, server):
    page.goto(f"{server.url}/operators")
    page.fill("#name", "Ada")
    page.fill("#password", PASSWORD)
    page.click(".enter button")
    page.wait_for_selector(".headlines, .note")


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


@pytest.fixture(scope="module")
def noticed(chromium, replicas):
    """An editor has written a notice that stands for a day."""
    requests, troubles = [], []
    with pages(chromium, requests, troubles) as new_page:
        page = new_page("desktop", "sv")
        enter(page, replicas[0])
        page.goto(f"{replicas[0].url}/operators/words/notices/edit")
        now = datetime.now(ZONE)
        page.fill("#start", now.strftime("%Y-%m-%dT%H:%M"))
        page.fill("#end", (now + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"))
        for language, text in NOTICE.items():
            page.fill(f"[id='text.{language}']", text)
        page.click("button[name=save]")
        page.wait_for_selector("[role=status]")
    assert soon(lambda: NOTICE["sv"] in replicas[1].client.get("/?lang=sv").text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LOCALES)
def test_a_notice_is_read_and_a_question_of_the_list_is_answered(chromium, noticed, replicas, language, size):
    site, (question, key), requests, troubles = replicas[1], ASKED[language], [], []
    with pages(chromium, requests, troubles) as new_page:
        page = new_page(size, language)
        page.goto(f"{site.url}/help-now")
        assert page.locator(".notices .note").all_inner_texts() == [NOTICE[language]]
        page.goto(site.url)
        page.click("form:not(.start) button[name=begin]")
        page.wait_for_selector(".choices")
        assert NOTICE[language] in page.inner_text(LAST)
        page.fill("#text", question)
        page.press("#text", "Enter")
        page.wait_for_selector(f".turn.me + {LAST}")
        said = page.inner_text(LAST)
        assert load_shipped()[key]["answer"][language] in said and page.locator(f"{LAST} .choices").count() == 1, said
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert troubles == [] and all(url.startswith((site.url, "data:")) for url in requests)


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
    for language, text in (("de", "Heute besonders."), ("en", "Special today.")):
        assert text not in other.client.get(f"/help-now?lang={language}").text
