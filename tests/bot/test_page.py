"""The page in Chromium against a real server: whole conversations, by finger, without JavaScript."""
from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from bot.website.cards import href
from tests.bot.conftest import LOCALES, SIZES
from tests.browser import LAST, WORRY, begin, to_the_contact, to_the_offers

pytestmark = pytest.mark.browser


def shown_contacts(page):
    """[(what people read, where it leads)] of the contact card."""
    return [(row.query_selector(".value").text_content(), (row.query_selector("a") or row).get_attribute("href"))
            for row in page.query_selector_all(f"{LAST} .contacts li")]


def is_true(page, catalogue):
    """The card's contacts are the catalogue's, byte for byte, and each link leads to its value."""
    name = page.text_content(f"{LAST} section.card h3")
    offer = next(offer for offer in catalogue.values() if offer["name"] == name)
    assert shown_contacts(page) == [
        (contact.get("national") or contact["value"], href(contact)) for contact in offer["contacts"]]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LOCALES)
def test_a_whole_conversation(open_page, catalogue, language, size):
    page = open_page(size, language)
    assert page.get_attribute("html", "lang") == language
    begin(page, WORRY[language])
    assert WORRY[language] in page.text_content(".turn.me")
    to_the_offers(page)
    assert page.query_selector_all("#chips .chip"), "what was understood is there to correct"
    to_the_contact(page)
    is_true(page, catalogue)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
    assert page.is_visible("#emergency a"), "the emergency numbers are in reach"


def test_a_phone_number_can_be_called(open_page, catalogue):
    page = open_page()
    page.goto(page.url + "offers/de-telefonseelsorge")
    offer = catalogue["de-telefonseelsorge"]
    links = [link.get_attribute("href") for link in page.query_selector_all(".contacts a")]
    assert [f"tel:{c['value'].replace(' ', '')}" for c in offer["contacts"] if c["type"] == "phone"] == [
        link for link in links if link.startswith("tel:")]


def test_a_contact_is_kept_on_the_device_alone(open_page, catalogue):
    page = open_page()
    begin(page, WORRY["de"])
    to_the_offers(page)
    to_the_contact(page)
    name, sent = page.text_content(f"{LAST} section.card h3"), []
    steps = page.text_content(f"{LAST} .steps")
    page.on("request", lambda request: sent.append(request.url))
    page.click(f"{LAST} .keep")
    assert sent == [], "nothing leaves the device"
    page.reload()
    page.wait_for_selector(".keep")  # the button is there after a reload too
    page.goto(page.url.replace("/chat", "/kept"))
    assert page.text_content("#kept h2") == name and page.text_content("#kept .steps") == steps
    assert page.query_selector_all("#kept a.way")
    page.click("#kept button")
    assert page.is_visible("#nothing") and page.evaluate("localStorage.getItem('lotse-kept')") == "[]"


def test_deleting_everything_deletes_what_was_kept(open_page):
    page = open_page()
    begin(page, WORRY["sv"])
    page.evaluate("localStorage.setItem('lotse-kept', JSON.stringify([{offer: {id: 'x'}}]))")
    page.click("button[name=forget]")
    page.wait_for_selector(".note")
    assert page.evaluate("localStorage.getItem('lotse-kept')") is None


def test_without_javascript(open_page, catalogue):
    page = open_page(java_script_enabled=False)
    begin(page, WORRY["de"])
    for _ in range(6):
        if page.query_selector(".offers article"):
            break
        page.click(".skip-choice")
    page.click(".offers article .button.main >> nth=0")
    is_true(page, catalogue)
    page.click("button[name=forget]")
    assert page.query_selector(".note")


def test_words_and_enter_go_on_with_the_conversation(open_page):
    page = open_page(language="en")
    begin(page, WORRY["en"])
    page.fill("#text", "is this anonymous?")
    page.press("#text", "Enter")
    page.wait_for_function("() => document.querySelectorAll('.turn.me').length === 2")
    page.wait_for_function("() => /\\bname\\b/.test(document.querySelector('#log').textContent)")
    assert page.input_value("#text") == ""


def test_the_language_switches_in_the_middle(open_page):
    page = open_page(language="de")
    begin(page, WORRY["de"])
    page.click("details.switch summary")
    page.click("details.switch a[hreflang=sv]")
    page.wait_for_selector("html[lang=sv]")
    assert "förstått" in page.text_content("#log")


def test_a_reload_keeps_the_conversation(open_page):
    """Every turn stands there again, her own words too; nothing is read out or said twice, and what grows old of an offer is left out."""
    page = open_page(language="de")
    begin(page, WORRY["de"])
    to_the_offers(page)
    to_the_contact(page)
    said = [turn.query_selector(".bubble, .value").text_content() for turn in page.query_selector_all(".turn")]
    offers = page.query_selector_all(".offers article h3")
    names = [heading.text_content() for heading in offers]
    page.reload()
    page.wait_for_selector(".past")
    again = [turn.query_selector(".bubble, .value").text_content() for turn in page.query_selector_all(".turn")]
    assert again == said and WORRY["de"] in page.text_content(".turn.me")
    assert len(page.query_selector_all("#log .turn")) == 1, "only the last turn is in the log that is read out"
    assert [pill.text_content() for pill in page.query_selector_all(".past")] == names
    assert page.query_selector("#chips .chip")
    page.reload()
    assert [turn.query_selector(".bubble, .value").text_content() for turn in page.query_selector_all(".turn")] == said
    page.click(".past >> nth=1")
    page.wait_for_selector(f"#log {LAST} .contacts")
    assert page.text_content(f"#log {LAST} .card h3") == names[1]


def test_what_was_said_stays_in_the_tab_and_goes_when_it_is_left(open_page):
    kept = "sessionStorage.getItem('lotse-said')"
    page = open_page(language="de")
    home = page.url
    begin(page, WORRY["de"])
    assert WORRY["de"] in page.evaluate(kept) and WORRY["de"] not in page.evaluate("JSON.stringify(localStorage)")
    beside = page.context.new_page()
    beside.goto(f"{home}chat")
    assert beside.query_selector("#chips .chip") and WORRY["de"] not in beside.text_content("body"), "another tab has the last turn alone"
    page.click("button[name=restart]")
    page.wait_for_selector(LAST)
    assert WORRY["de"] not in page.evaluate(kept)
    page.fill("#text", WORRY["de"])
    page.press("#text", "Enter")
    page.wait_for_function(f"words => {kept}.includes(words)", arg=WORRY["de"])
    page.route("**/exit", lambda route: route.fulfill(body="<title>Wetter</title>", content_type="text/html"))
    page.click("#exit")
    page.wait_for_function("document.title === 'Wetter'")
    assert page.evaluate(kept) is None
    page.goto(home)
    begin(page, WORRY["de"])
    assert WORRY["de"] in page.evaluate(kept)
    page.click("button[name=forget]")
    page.wait_for_selector(".note")
    assert page.evaluate(kept) is None
    page.evaluate("sessionStorage.setItem('lotse-said', 'of a conversation that is over')")
    page.goto(home)
    assert page.evaluate(kept) is None


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_many_answers_fold_away(open_page, script):
    """A few answers stand there at once where there are many; the others and the way to skip are one step away."""
    page = open_page(java_script_enabled=script)
    begin(page, "Ich bin 35 und habe Stress und Angst")
    page.wait_for_selector(f"{LAST} .more-choices")  # the parts of life are many
    pills = page.query_selector_all(f"{LAST} button.pill")
    shown = [pill for pill in pills if pill.is_visible()]
    assert len(shown) == 7 < len(pills) and page.is_visible(f"{LAST} .skip-choice")
    page.click(f"{LAST} .more-choices summary")
    assert all(pill.is_visible() for pill in pills)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_stands_in_the_way(open_page, size):
    """No violation that axe finds, on the pages that matter."""
    page, found = open_page(size), {}
    look(page, "home", found)
    start = page.url
    for path in ("offers/de-telefonseelsorge", "help-now"):
        page.goto(start + path)
        look(page, path, found)
    page.goto(start)
    begin(page, WORRY["de"])
    look(page, "chat", found)
    to_the_offers(page)
    look(page, "offers", found)
    to_the_contact(page)
    look(page, "contact", found)
    page.emulate_media(color_scheme="dark")
    look(page, "contact, dark", found)
    assert found == {}


def look(page, name, found):
    violations = Axe().run(page).response["violations"]
    if violations:
        found[name] = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in violations]


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_one_step_back(open_page, script):
    """The question before is asked once more, and its answer is forgotten."""
    page = open_page(java_script_enabled=script)
    page.click("form:not(.start) button[name=begin]")
    turn = ".turn.lotse:last-of-type"
    page.click(f"{turn} .choices button >> nth=1")
    page.wait_for_selector("#chips .chip", state="attached")
    asked = page.wait_for_selector(f"{turn} .bubble >> nth=-1").text_content()
    page.click(".tools button[value='back=one']")
    who = page.wait_for_selector(":is([data-choice='who=self'], [value='who=self'])")
    assert who.is_visible() and page.text_content(f"{turn} .bubble >> nth=-1") != asked
    page.wait_for_selector("#chips .chip", state="detached")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_wrong_details_lead_quietly_to_the_form_with_the_receipt(open_page, script):
    """The offer that was wrong is the one of the form, and no address is asked for in the conversation."""
    page = open_page(java_script_enabled=script)
    begin(page, WORRY["de"])
    to_the_offers(page)
    to_the_contact(page)
    wrong = page.get_attribute(f"{LAST} .contacts", "data-offer")
    page.click(f":is([data-choice='wrong={wrong}'], [value='wrong={wrong}'])")
    link = page.wait_for_selector(f"{LAST} .aside a")
    assert link.text_content().startswith("Genauer sagen") and not page.query_selector("input[type=email]")
    link.click()
    page.wait_for_selector("#r-mail")
    assert f"/offers/{wrong}/wrong" in page.url
