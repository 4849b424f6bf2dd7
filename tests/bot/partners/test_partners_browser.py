"""In Chromium against a real server: an institution registers, takes the link from its mail, fills in the form, an editor approves, and
the very next question in the chat finds it, while other people are served without a failure."""
from __future__ import annotations

import re
import threading

import pytest

from bot.partners.partners import load_words
from tests.bot.partners.browser import check, register
from tests.bot.partners.conftest import NEW, PASSWORD

pytestmark = pytest.mark.browser
NAMES = {"de": "Sprechstunde Birkenhain", "sv": "Samtal Björklunden", "en": "Talking hour Birchwood"}
SAID = {"de": "Ich fühle mich so einsam. Ich suche Sprechstunde Birkenhain in Berlin",
        "sv": "Jag känner mig så ensam. Jag bor i Berlin och söker Samtal Björklunden",
        "en": "I feel so lonely. I am looking for Talking hour Birchwood in Berlin"}


def fill(page, name):
    for field in ("description", "contact_phone", "contact_email", "contact_address", "region"):
        page.fill(f"#{field}", NEW[field])
    page.fill("#offer", name)
    page.select_option("#kind", NEW["kind"])
    page.select_option("#cost", "free")
    for value in ("loneliness", "grief"):
        page.check(f"input[name=topic][value={value}]")
    for value in ("de", "sv", "en"):
        page.check(f"input[name=language][value={value}]")


def sign_in(page, site, language):
    page.goto(f"{site.url}/operators/sign-in?lang={language}")
    page.fill("#name", "Ada")
    page.fill("#password", PASSWORD)
    page.click(".enter button")


def approve(page, site, name, language):
    sign_in(page, site, language)
    page.goto(f"{site.url}/operators/proposals?lang={language}")
    check(page, "proposals")
    page.click(f"main a:has-text('{name}')")
    check(page, "proposal")
    page.click("button[name=approve]")
    assert page.locator(".note").inner_text() == load_words()[language]["editing"]["notes"]["approved"]


def asked(site, language, ends=12):
    """The names of the offers that a conversation shows, question by question and then page by page."""
    begun = site.client.post("/api/conversations", json={"lang": language, "country": "DE"}).json()
    say, names = {"text": SAID[language]}, []
    for _ in range(ends):
        messages = site.client.post(f"/api/conversations/{begun['id']}/messages", json=say).raise_for_status().json()["messages"]
        names += [offer["name"] for message in messages for offer in message.get("offers") or []]
        choices = [choice["id"] for message in messages for choice in message.get("choices") or []]
        onwards = [id for id in choices if id.startswith(("more", "skip=", "safe=yes"))]
        if len(names) >= 9 or not choices:
            return names
        say = {"choice": (onwards or choices)[0]}
    return names


@pytest.mark.parametrize(("language", "size"), [("de", "phone"), ("sv", "desktop"), ("en", "phone")])
def test_from_the_mail_to_the_chat(browse, lotse_of_its_own, language, size):
    site, name, words = lotse_of_its_own, NAMES[language], load_words()[language]
    page = browse(size, language)
    register(page, site, f"info-{language}@birkenhain.example", f"Birkenhain {language}")
    check(page, "own")
    page.click(f"main a:has-text('{words['own']['new']}')")
    check(page, "form")
    page.click(".form .button.main")  # empty: it says what is missing, and nothing is lost
    assert page.locator("[role=alert] li").count() >= 5 and words["form"]["problems_of"]["contact_missing"] in page.content()
    check(page, "problems")
    fill(page, name)
    page.click(".form .button.main")
    assert page.locator(".note").inner_text() == words["notes"]["proposed"] and NEW["contact_email"] in page.content()
    check(page, "own proposal")
    assert name not in asked(site, language)

    failed, served, end = [], [], threading.Event()

    def others():
        while not end.is_set():
            for path in ("/api/offers?size=5", "/offers/de-telefonseelsorge", "/healthz"):
                status = site.client.get(path).status_code
                (served if status == 200 else failed).append(status)

    visitors = threading.Thread(target=others)
    visitors.start()
    try:
        approve(browse("desktop", language), site, name, language)
        found = asked(site, language)
        listed = [offer["name"] for offer in site.client.get("/api/offers?size=200&page=1&country=DE").json()["offers"]]
        listed += [offer["name"] for offer in site.client.get("/api/offers?size=200&page=2&country=DE").json()["offers"]]
    finally:
        end.set()
        visitors.join(60)
    assert name in listed and failed == [] and len(served) > 3
    assert name in found
    talk = browse(size, language)
    talk.goto(f"{site.url}/?lang={language}&country=DE")
    talk.fill("textarea", SAID[language])
    talk.click(".start .button.main")
    for _ in range(12):
        talk.wait_for_selector(".turn.lotse:last-of-type :is(.choices, .offers)")
        if talk.locator(f".offers :text('{name}')").count():
            break
        last, turns = talk.locator(".turn.lotse").last, talk.locator(".turn.lotse").count()
        onwards = last.locator(".skip-choice, .pill[value^=more]")
        (onwards if onwards.count() else last.locator(".pill")).first.click()
        talk.locator(".turn.lotse").nth(turns).wait_for()
    assert talk.locator(f".offers :text('{name}')").count()


def test_versions_at_the_desk_and_undo(browse, lotse_of_its_own):
    site = lotse_of_its_own
    page = browse("desktop", "de", java_script_enabled=False)
    register(page, site, "undo@birkenhain.example", "Birkenhain Undo", checked=False)
    page.goto(f"{site.url}/partners/offers/new")
    fill(page, "Angebot zum Zurücknehmen")
    page.click(".form .button.main")
    desk = browse("phone", "de")
    approve(desk, site, "Angebot zum Zurücknehmen", "de")
    desk.goto(f"{site.url}/operators/changes?lang=de")
    check(desk, "changes")
    id = re.search(r"q=([^&\"]+)", desk.locator("section.block").first.inner_html())[1]
    assert page.request.get(f"{site.url}/offers/{id}").status == 200
    desk.locator("section.block button").first.click()
    assert desk.locator(".note").inner_text() == load_words()["de"]["editing"]["notes"]["undone"]
    assert page.request.get(f"{site.url}/offers/{id}").status == 404


def test_in_the_dark_too(browse, lotse_of_its_own):
    page = browse("phone", "de", color_scheme="dark")
    register(page, lotse_of_its_own, "dunkel@birkenhain.example", "Birkenhain Dunkel")
    page.goto(f"{lotse_of_its_own.url}/partners/offers/new")
    page.click(".form .button.main")
    check(page, "problems in the dark")


@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_what_is_wrong_goes_from_a_person_to_the_desk(browse, lotse_of_its_own, language):
    """Ticks, a receipt; then at the desk the contacts, of which one is said to be right."""
    site = lotse_of_its_own
    page = browse("phone", language)
    page.goto(f"{site.url}/offers/de-telefonseelsorge?lang={language}")
    page.click("a[href*='/wrong']")
    check(page, "a report")
    page.click(".form .button.main")
    check(page, "a report without a tick")
    page.check("input[value=reported_times]")
    page.fill("#r-mail", f"jemand-{language}@privat.example")
    page.click(".form .button.main")
    assert page.locator(".note[role=status]").count()
    newest = max(site.mail.glob("*.eml"), key=lambda path: path.name).read_text()
    assert f"jemand-{language}@privat.example" in newest
    desk = browse("phone", language)
    sign_in(desk, site, language)
    desk.goto(f"{site.url}/operators/contacts/de-telefonseelsorge?lang={language}")
    check(desk, "contacts at the desk")
    desk.locator("input[name=right]").first.check()
    desk.check("input[name=settled]")
    desk.click("button.main")
    assert desk.locator(".note").inner_text() == load_words()[language]["contacts"]["notes"]["checked"]


def test_words_of_ones_own_are_shown_as_ticks(browse, lotse_of_its_own):
    page = browse("phone", "de")
    register(page, lotse_of_its_own, "worte@birkenhain.example", "Birkenhain Worte", checked=False)
    page.goto(f"{lotse_of_its_own.url}/partners/offers/new")
    page.fill("#topic_words", "Trauer; Xyzzyplugh")
    page.click(".form .button.main")
    check(page, "own words")
    assert page.locator("input[name=topic][value=grief]").is_checked() and page.input_value("#topic_words") == "Xyzzyplugh"


def test_an_hour_of_work_outlives_a_closed_window(browse, lotse_of_its_own):
    """It is kept without any button, in any window of hers; then sent, and a similar one begun with it."""
    words = load_words()["de"]
    page = browse("phone", "de")
    register(page, lotse_of_its_own, "fenster@birkenhain.example", "Birkenhain Fenster", checked=False)
    page.goto(f"{lotse_of_its_own.url}/partners/offers/new")
    fill(page, "Gruppe am Fenster")
    page.wait_for_function("said => document.getElementById('kept-note').textContent === said", arg=words["form"]["kept"])
    check(page, "kept")
    page.goto("about:blank")
    page.goto(f"{lotse_of_its_own.url}/partners")
    check(page, "begun")
    page.click(f"main a:has-text('{words['own']['go_on']}')")
    assert page.input_value("#offer") == "Gruppe am Fenster" and page.is_checked("input[name=topic][value=grief]")
    check(page, "a draft")
    page.click(".form .button.main")
    assert page.locator(".note").inner_text() == words["notes"]["proposed"]
    page.click(f"main a:has-text('{words['own']['similar']}')")
    check(page, "a similar one")
    assert page.input_value("#offer") == "" and page.input_value("#contact_email") == NEW["contact_email"]
    page.goto(f"{lotse_of_its_own.url}/partners")
    assert words["own"]["drafts"] not in page.locator("main").inner_text()
