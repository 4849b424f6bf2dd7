"""The desk in Chromium against a real server: signing in, each page in each language, sorting, searching, files, signing out."""
from __future__ import annotations

import shutil
import sqlite3

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from bot.desk.desk import TABLES
from bot.desk.words import load_words
from tests.server import Server, copy_database, lotse

pytestmark = pytest.mark.browser
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
LOCALES = {"de": "de-DE", "sv": "sv-SE", "en": "en-GB"}
PASSWORD = "korrekt pferd batterie"
PEOPLE = {"Ada": "administrator", "Bo": "reader"}
SAID = "Ich heiße Zwirbelquax und meine Mutter trinkt jeden Abend"


@pytest.fixture(scope="module")
def desk(database, tmp_path_factory):
    """A server with a year of made conversations, two operators, and one conversation that somebody really typed."""
    folder = tmp_path_factory.mktemp("desk-browser")
    copy_database(database, folder / "lotse.db")
    own = folder / "lotse.db"
    made = lotse(own, "demo", "--conversations", "3000", "--seed", "3", "--last", "2026-03-31")
    assert made.returncode == 0 and "3000 made up" in made.stderr, made.stderr
    for name, role in PEOPLE.items():
        assert lotse(own, "operators", "add", name, "--role", role, given=PASSWORD + "\n").returncode == 0
    with Server(folder, own) as running:
        id = running.client.post("/api/conversations", json={"lang": "de"}).json()["id"]
        running.client.post(f"/api/conversations/{id}/messages", json={"text": SAID})
        running.database = own
        yield running


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


@pytest.fixture
def sign_in(chromium, desk):
    """`sign_in(name, …)` gives the page after signing in; in the end nothing failed and nobody else was asked for anything."""
    contexts, troubles, requests = [], [], []

    def sign_in(name="Ada", size="desktop", language="en", **more):
        context = chromium.new_context(viewport=SIZES[size], locale=LOCALES[language], **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        page.goto(f"{desk.url}/operators")
        page.fill("#name", name)
        page.fill("#password", PASSWORD)
        page.click(".enter button")
        page.wait_for_selector(".headlines, .note")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert troubles == [] and all(url.startswith((desk.url, "data:")) for url in requests)


def test_what_people_answer_on_pages_reaches_the_desk(chromium, sign_in, desk):
    stranger = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = stranger.new_page()
    for path in ("/", "/help-now", "/privacy", "/imprint", "/accessibility", "/questions", "/network"):
        page.goto(desk.url + path)
        page.click("form.asks button[value=partly]")
        assert "Tack!" in page.inner_text("main") and page.locator("form.asks").count() == 0
        page.click("main .button.main")
        assert page.url.split("?")[0] == desk.url + path
    assert stranger.cookies() == []
    stranger.close()
    page = sign_in("Bo", language="en")
    page.goto(f"{desk.url}/operators/helped?source=real&period=all&lang=en")
    assert page.inner_text("#helped_pages tbody tr:last-child").split("\t")[:2] == ["All pages", "5"]
    with page.expect_download() as download:
        page.click("#helped_pages .files a >> nth=0")
    assert "All pages,5," in download.value.path().read_text("utf-8-sig")


@pytest.mark.parametrize(("size", "language", "scheme"), [("phone", "de", "light"), ("desktop", "de", "dark"), ("phone", "sv", "dark"),
                                                        ("desktop", "sv", "light"), ("phone", "en", "dark"), ("desktop", "en", "light")])
def test_each_page_can_be_read_by_everybody(sign_in, desk, size, language, scheme):
    page = sign_in(size=size, language=language, color_scheme=scheme)
    words = load_words()[language]
    titles = {**{section: words["sections"][section] for section in TABLES}, "people": words["people"]["title"],
              "follow-up": words["follow_up"]["title"].format(year="2025", place=words.label("region", "DE"))}
    for section, title in titles.items():
        page.goto(f"{desk.url}/operators/{section}?source=made")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").inner_text() == title
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), section
        assert page.evaluate("[...document.querySelectorAll('img.chart')].every((chart) => chart.complete && chart.naturalWidth > 200)"), section
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == [], section
        assert "Zwirbelquax" not in page.content()


def test_a_table_is_sorted_searched_and_taken_away(sign_in, desk, tmp_path):
    page = sign_in()
    page.goto(f"{desk.url}/operators/offers?source=made&period=all")
    page.fill("#q-offers", "telefon")
    page.click("#offers .search button")
    page.click("#t-offers thead a:has-text('Opened')")
    assert page.locator("#t-offers th[aria-sort=descending]").inner_text().startswith("Opened")
    rows = page.locator("#t-offers tbody tr")
    seen = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows.all()]
    opened = [int(row[3].replace(",", "")) for row in seen if row[3] != "few"]
    assert opened == sorted(opened, reverse=True) and len(opened) > 1 and all("telefon" in row[0].casefold() for row in seen)
    with page.expect_download() as waiting:
        page.click("#offers .files a:has-text('XLSX')")
    waiting.value.save_as(tmp_path / "offers.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "offers.xlsx").worksheets[0]
    held = [["" if value is None else value for value in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [row[0] for row in held] == [row[0] for row in seen]
    assert [str(row[3]) for row in held] == [row[3].replace(",", "") for row in seen]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_without_javascript_everything_works(sign_in, desk):
    page = sign_in(java_script_enabled=False)
    page.goto(f"{desk.url}/operators/need?source=made")
    page.select_option("#period", "all")
    page.click(".period button")
    assert "period=all" in page.url and page.locator(".sentences li").count() > 2
    page.click(".sentences a >> nth=0")
    assert page.locator("h1").inner_text().startswith("Offers for")


def test_the_report_comes_as_a_file(sign_in, desk, tmp_path):
    page = sign_in("Bo")
    page.goto(f"{desk.url}/operators/report?source=made&period=2025")
    for form, start in (("PDF", b"%PDF-"), ("HTML", b"<!doctype html>")):
        with page.expect_download() as waiting:
            page.click(f".take a:has-text('{form}')")
        waiting.value.save_as(tmp_path / form)
        body = (tmp_path / form).read_bytes()
        assert body.startswith(start) and b"Zwirbelquax" not in body


def test_a_reader_cannot_change_who_has_access(sign_in, desk):
    page = sign_in("Bo")
    assert page.locator("nav.sections a[href*=people]").count() == 0
    answer = page.request.get(f"{desk.url}/operators/people")
    assert answer.status == 403 and "another role" in answer.text()


def test_an_administrator_lets_somebody_in_and_out(sign_in, desk):
    page = sign_in()
    page.goto(f"{desk.url}/operators/people")
    page.fill("#new-name", "Cid")
    page.fill("#new-password", PASSWORD)
    page.click(".enter button")
    assert "Cid can sign in" in page.locator("[role=status]").inner_text()
    page.click("button:has-text('Remove the access of Cid')")
    assert page.locator(".people li").count() == len(PEOPLE)


def test_signing_out(sign_in, desk):
    page = sign_in("Bo")
    page.click(".out button")
    assert page.locator(".note").inner_text() == "You are signed out."
    page.goto(f"{desk.url}/operators/safety")
    assert "/sign-in" in page.url


def test_the_made_figures_are_plainly_marked_and_stand_apart(sign_in, desk):
    page = sign_in()
    assert page.locator(".made").count() == 0, "real conversations come first"
    page.click("a:has-text('See the made-up figures')")
    assert page.locator(".made").inner_text().startswith("These figures are made up.")


def test_the_record_of_the_typed_conversation_holds_no_word(desk):
    with sqlite3.connect(desk.database) as connection:
        held = "\n".join(str(row) for table in ("record_conversations", "record_offers", "record_misses")
                         for row in connection.execute(f"select * from {table} where made = 0"))
    assert "relative" in held and "Zwirbelquax" not in held and "Mutter" not in held
