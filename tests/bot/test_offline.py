"""Without internet: the emergency contacts and the kept cards stay, words stay where they were written, nothing is stored of them."""
from __future__ import annotations

import pytest
from playwright.sync_api import Error

from index.emergency import load_emergency
from tests.browser import LAST, WORRY, begin, to_the_contact, to_the_offers

pytestmark = pytest.mark.browser
STORED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) {
      found.push([request.url, await (await caches.match(request)).text()]);
    }
  }
  return found;
}"""


def wait_for_the_worker(page):
    """Until the emergency contacts are stored."""
    page.wait_for_function("() => navigator.serviceWorker && navigator.serviceWorker.controller")
    page.wait_for_function("() => caches.match('/help-now', {ignoreSearch: true}).then(Boolean)")
    page.wait_for_function("() => caches.match('/kept', {ignoreSearch: true}).then(Boolean)")


@pytest.fixture
def offline_page(open_page):
    """A page that was opened once; `go_offline` takes the network away. The browser says that it is gone, on purpose."""
    page = open_page()
    wait_for_the_worker(page)
    return page


def go_offline(page):
    page.context.set_offline(True)


def load(page, address, times=3):
    """Go there, and load again where a busy browser gives its worker up while that wakes, as a person would."""
    try:
        page.goto(address)
    except Error as error:
        if times == 1 or "ERR_FAILED" not in str(error):
            raise
        load(page, address, times - 1)


@pytest.mark.parametrize("path", ["/help-now", "/", "/offers/de-telefonseelsorge"])
def test_the_emergency_contacts_are_there_without_internet(offline_page, path):
    go_offline(offline_page)
    load(offline_page, offline_page.url.rstrip("/") + path)
    links = [link.get_attribute("href") for link in offline_page.query_selector_all("main .call")]
    assert links == [f"tel:{row['value'].replace(' ', '')}" for row in load_emergency().of("DE", "de")]
    assert offline_page.is_visible("[data-offline]") and offline_page.get_attribute("html", "lang") == "de"
    style = offline_page.evaluate("() => getComputedStyle(document.querySelector('.call')).display")
    assert style == "flex", "it looks as it does with internet"


def test_the_language_of_the_last_visit_is_the_one_that_stays(offline_page):
    start = offline_page.url
    load(offline_page, start + "?lang=sv-x-latt&country=SE")
    offline_page.wait_for_function("() => caches.match('/help-now?lang=sv-x-latt&country=SE').then(Boolean)")
    go_offline(offline_page)
    load(offline_page, start + "help-now?lang=sv-x-latt&country=SE")
    assert offline_page.get_attribute("html", "lang") == "sv" and offline_page.query_selector("main a[href='tel:112']")
    assert len([1 for address, _ in offline_page.evaluate(STORED) if "/help-now" in address]) == 1


def test_a_kept_card_can_be_read_without_internet(offline_page):
    start = offline_page.url
    begin(offline_page, WORRY["de"])
    to_the_offers(offline_page)
    to_the_contact(offline_page)
    name = offline_page.text_content(f"{LAST} section.card h3")
    offline_page.click(f"{LAST} .keep")
    go_offline(offline_page)
    load(offline_page, start + "kept")
    assert offline_page.text_content("#kept h2") == name and offline_page.query_selector("#kept a.way")


def test_nothing_of_a_conversation_is_stored(offline_page):
    begin(offline_page, WORRY["de"])
    to_the_offers(offline_page)
    conversation = offline_page.input_value("input[name=conversation] >> nth=0")
    stored = offline_page.evaluate(STORED)
    paths = {address.split("?")[0].split("/", 3)[3] for address, _ in stored}
    assert {path for path in paths if not path.startswith("static/")} == {"help-now", "kept"}
    for address, text in stored:
        assert conversation not in text and WORRY["de"] not in text, address


def test_words_stay_where_they_were_written(offline_page):
    go_offline(offline_page)
    offline_page.fill("#text", WORRY["de"])
    offline_page.click("form.start button.main")
    assert offline_page.is_visible("#unsent") and offline_page.input_value("#text") == WORRY["de"]
    offline_page.context.set_offline(False)
    offline_page.click("form.start button.main")
    offline_page.wait_for_selector(LAST)


def test_words_of_a_running_conversation_stay_too(offline_page):
    begin(offline_page, WORRY["de"])
    go_offline(offline_page)
    offline_page.fill("#text", "Es wird immer schlimmer")
    offline_page.press("#text", "Enter")
    offline_page.wait_for_selector(".failed .plain-calls a")
    assert offline_page.input_value("#text") == "Es wird immer schlimmer"


def test_the_quick_exit_is_not_answered_from_the_store(offline_page):
    go_offline(offline_page)
    answer = offline_page.evaluate("() => fetch('/exit', {redirect: 'manual'}).then(() => 'answered', () => 'failed')")
    assert answer == "failed"
