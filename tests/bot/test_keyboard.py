"""A whole conversation by keyboard alone, in each language: words, buttons, a corrected chip, an offer's ways, the quick exit, deletion."""
from __future__ import annotations

import pytest

from tests.bot.conftest import LOCALES
from tests.browser import LAST, WORRY, press, press_tabs_to, to_the_contact, to_the_offers

pytestmark = pytest.mark.browser
AGE = {"de": "Sie ist 52 Jahre alt", "sv": "Han är 52 år", "en": "She is 52 years old"}


def write(page, words):
    """Words in the composer and Enter; waits for the turn that answers."""
    turns = len(page.query_selector_all(".turn.lotse"))
    press_tabs_to(page, "#text")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    wait_for_a_turn(page, turns)


def wait_for_a_turn(page, before):
    page.wait_for_function("n => document.querySelectorAll('.turn.lotse').length > n && document.getElementById('writing').hidden", arg=before)


def start(page, language):
    press_tabs_to(page, "form.start textarea")
    page.keyboard.type(WORRY[language])
    press(page, "form.start button.main")
    page.wait_for_selector(LAST)


@pytest.mark.parametrize("language", LOCALES)
def test_a_whole_conversation_with_the_keyboard_alone(open_page, language):
    page = open_page("desktop", language)
    start(page, language)
    write(page, AGE[language])
    page.wait_for_function("() => document.querySelector('#chips').textContent.includes('52')")

    # a chip opens its question again, a button answers it
    chip = "#chips .chip[data-slot=who], #chips .chip[data-choice='change=who']"
    before, turns = page.text_content(chip), len(page.query_selector_all(".turn.lotse"))
    press(page, chip)
    wait_for_a_turn(page, turns)
    press(page, f"{LAST} .choices :is([data-choice='who=friend'], [value='who=friend'])")
    wait_for_a_turn(page, turns + 1)
    page.wait_for_function("([chip, before]) => (document.querySelector(chip) || {textContent: before}).textContent !== before", arg=[chip, before])

    to_the_offers(page, press)
    assert page.query_selector(f"{LAST} .reasons .met"), "why it fits is said"
    to_the_contact(page, press)
    if page.query_selector(f"{LAST} details.slow"):
        press(page, f"{LAST} details.slow summary >> nth=0")
        assert page.is_visible(f"{LAST} details.slow p >> nth=0")
    press_tabs_to(page, f"{LAST} .contacts a >> nth=0")
    page.keyboard.press("Shift+Tab")  # and back again, into the conversation
    assert page.evaluate("() => document.activeElement !== document.body")

    press(page, "button[name=forget]")
    page.wait_for_selector(".note[role=status]")
    assert page.context.cookies() == []


@pytest.mark.parametrize("way", ["the link", "three times Shift"])
def test_the_quick_exit_with_the_keyboard(open_page, way):
    """Away at once, from the middle of a conversation, and not back with the browser's button."""
    page = open_page("desktop", "de")
    page.route("**/exit", lambda route: route.fulfill(content_type="text/html", body="<title>elsewhere</title>"))
    start(page, "de")
    if way == "the link":
        press(page, "#exit")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/exit")
    assert page.title() == "elsewhere"


@pytest.mark.parametrize("language", LOCALES)
def test_the_voice_is_changed_with_the_keyboard(open_page, language):
    page = open_page("phone", language)
    press(page, "details.switch summary")
    page.keyboard.press("Escape")
    assert not page.query_selector("details.switch[open]")
    assert page.evaluate("() => document.activeElement.matches('details.switch summary')"), "the focus stays where it was"
    page.keyboard.press("Enter")
    other = "sv" if language != "sv" else "en"
    press(page, f"details.switch a[hreflang={other}]")
    page.wait_for_selector(f"html[lang={other}]")
