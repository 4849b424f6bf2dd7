"""What is new is seen and has the focus: after the first message as later, at every height, with and without JavaScript."""
from __future__ import annotations

import pytest

from tests.bot.conftest import LOCALES
from tests.browser import LAST, WORRY, begin, to_the_contact, to_the_offers

pytestmark = pytest.mark.browser
DANGER = {"de": "Ich will mich umbringen", "sv": "Jag vill ta livet av mig", "en": "I want to kill myself"}
PLACE = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const sticky = (name) => { const node = document.querySelector(name); return getComputedStyle(node).position === "sticky" ? node : null; };
  const head = sticky(".top")?.getBoundingClientRect().bottom ?? document.querySelector("#exit").getBoundingClientRect().bottom;
  return { top: box.top, bottom: box.bottom, head, foot: sticky(".desk")?.getBoundingClientRect().top ?? innerHeight };
}"""


def is_seen(page, selector):
    """Whole below what stays at the top, and above what stays at the bottom."""
    place = page.evaluate(PLACE, selector)
    assert place["head"] - 1 <= place["top"] and place["bottom"] <= place["foot"] + 1, (selector, place)


def has_the_focus(page):
    assert page.evaluate("document.activeElement.closest('.turn') === [...document.querySelectorAll('.turn.lotse')].pop()")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("height", [844, 664, 560, 256])
@pytest.mark.parametrize("language", LOCALES)
def test_in_danger_a_number_can_be_tapped_at_once(open_page, language, height, scripts):
    page = open_page("phone", language, java_script_enabled=scripts)
    page.set_viewport_size({"width": 390 if height > 600 else 320, "height": height})
    begin(page, DANGER[language])
    is_seen(page, f"{LAST} .crisis .call")
    has_the_focus(page)
    assert page.query_selector_all(".turn.lotse")[0].query_selector(".crisis"), "nothing is said before the numbers"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LOCALES)
def test_the_first_answer_is_what_is_seen(open_page, language, scripts):
    page = open_page("phone", language, java_script_enabled=scripts)
    page.set_viewport_size({"width": 390, "height": 664})
    begin(page, WORRY[language])
    is_seen(page, f"{LAST} .bubble")
    has_the_focus(page)
    assert len(page.text_content(".turn.lotse .bubble")) < 110, "who speaks is said in a line"


def test_a_contact_is_at_the_top_and_its_name_is_said_once(open_page):
    page = open_page("phone", "de")
    page.set_viewport_size({"width": 320, "height": 568})
    begin(page, WORRY["de"])
    to_the_offers(page)
    to_the_contact(page)
    is_seen(page, f"{LAST} .contacts .value")
    name = page.text_content(f"{LAST} .card h3")
    assert name not in page.text_content(".turn.me:nth-last-of-type(2)") and not page.query_selector(f"{LAST} .bubble:has-text('{name}')")
    page.reload()
    is_seen(page, f"{LAST} .contacts .value")
    has_the_focus(page)
    back = page.query_selector_all(f"{LAST} button[value^='contact=']")
    assert len(back) >= 2, "after a reload there is a way back to the offers"


@pytest.mark.parametrize("size", [(800, 360), (320, 256)])
def test_a_low_screen_keeps_the_way_out_and_the_way_to_help(open_page, size):
    page = open_page("phone", "de")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    begin(page, WORRY["de"])
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    for selector in ("#exit", "#emergency .more"):
        box = page.query_selector(selector).bounding_box()
        assert 0 <= box["y"] and box["y"] + box["height"] < 60 and box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("country", ["DE", "AT", "CH", "SE"])
@pytest.mark.parametrize("voice", ["de-x-einfach", "de", "sv", "en"])
def test_the_head_is_low_on_a_narrow_screen_and_says_what_the_numbers_are_for(open_page, voice, country):
    page = open_page("phone", "de")
    for width, highest in ((320, 160), (360, 136), (390, 136)):  # the narrowest have a line more, where every number keeps what it is for
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(f"{page.url.partition('?')[0]}?lang={voice}&country={country}")
        assert page.query_selector(".top").bounding_box()["height"] <= highest
        assert page.query_selector("#emergency .question").bounding_box()["height"] > 10
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_button_says_what_a_card_or_a_chip_has_already(open_page):
    page = open_page("phone", "de")
    begin(page, WORRY["de"])
    to_the_offers(page)
    choices = [button.get_attribute("value") or button.get_attribute("data-choice") for button in page.query_selector_all(f"{LAST} .choices button")]
    assert choices and not any(choice.startswith("contact=") for choice in choices)
    assert not {"change=topic", "change=who"} & set(choices)


def test_the_same_offers_are_not_drawn_again(open_page):
    page = open_page("desktop", "de")
    begin(page, "Ich habe Stress auf der Arbeit")
    to_the_offers(page)
    turns = len(page.query_selector_all(".turn.lotse"))
    page.fill("#text", "ich bin 30")
    page.keyboard.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('.turn.lotse').length > n", arg=turns)
    if "Es bleibt bei diesen Stellen" in page.text_content(LAST):
        assert not page.query_selector(f"{LAST} .offers article") and page.query_selector(f"{LAST} a[href='#offers']")
        page.click(f"{LAST} a[href='#offers']")
        assert page.query_selector("#offers article").bounding_box()["y"] > 0


def test_without_internet_what_was_written_stays_and_can_be_sent_again(open_page):
    page = open_page("phone", "de")
    begin(page, WORRY["de"])
    page.context.set_offline(True)
    page.fill("#text", "Sie ist 52")
    page.keyboard.press("Enter")
    assert "bleibt stehen" in page.text_content(".failed") and page.input_value("#text") == "Sie ist 52"
    page.evaluate("addEventListener('online', (event) => event.stopImmediatePropagation(), true)")
    turns = len(page.query_selector_all(".turn.lotse:not(.failed)"))
    page.evaluate("window.button = document.querySelector('.failed .again')")
    page.context.set_offline(False)
    page.evaluate("button.click()")
    page.wait_for_function("n => document.querySelectorAll('.turn.lotse:not(.failed)').length > n", arg=turns)
    assert page.input_value("#text") == "" and not page.query_selector(".failed")


def test_a_chip_is_changed_in_ones_own_words(open_page):
    page = open_page("desktop", "de")
    begin(page, WORRY["de"])
    page.click("#chips .chip[value='change=who']")
    page.wait_for_selector(".turn.me:has-text('Ich möchte ändern, um wen es geht')")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_form_shows_what_is_wrong(open_page, server, scripts):
    page = open_page("phone", "de", java_script_enabled=scripts)
    page.goto(f"{server.url}/embed?lang=de")  # a page without errors, so that the browser's line about 422 below is not taken for a fault
    answer = page.request.post(f"{server.url}/partners?lang=de", form={"provider": "Test", "mail": "foo", "country": "DE"}, headers={"origin": server.url})
    page.set_content(answer.text())
    page.wait_for_function("document.activeElement.id === 'mail'") if scripts else None
    assert page.get_attribute("#mail", "autofocus") is not None and "problem" in page.get_attribute("#mail", "aria-describedby")
    assert page.evaluate("document.getElementById('problem').nextElementSibling.id === 'mail'")
