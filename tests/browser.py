"""A conversation in the browser, as tests and pictures go through it: begin, on to the offers, to how one is reached."""
from __future__ import annotations

import shutil

WORRY = {"de": "Meine Mutter trinkt und ich weiß nicht weiter",
         "sv": "Min pappa dricker varje kväll",
         "en": "My wife drinks too much and I am worried about her"}
LAST = ".turn.lotse:last-of-type"


def click(page, selector):
    page.click(selector)


def begin(page, words):
    page.fill("#text", words)
    page.click("form.start button.main")
    page.wait_for_selector(LAST)


def to_the_offers(page, press=click):
    """Skip what is asked until there are offers."""
    for _ in range(6):
        if page.query_selector(f"{LAST} .offers article"):
            return
        turns = len(page.query_selector_all(".turn.lotse"))
        press(page, f"{LAST} .skip-choice")
        page.wait_for_function("n => document.querySelectorAll('.turn.lotse').length > n", arg=turns)
    raise AssertionError("no offers after six questions")


def to_the_contact(page, press=click):
    press(page, f"{LAST} .offers article .button.main >> nth=0")
    page.wait_for_selector(f"{LAST} .contacts")


def press(page, selector):
    press_tabs_to(page, selector)
    page.keyboard.press("Enter")


def press_tabs_to(page, selector):
    wanted = page.wait_for_selector(selector, state="attached")
    for _ in range(120):
        if wanted.evaluate("node => node === document.activeElement"):
            outline = wanted.evaluate("node => getComputedStyle(node).outlineStyle + getComputedStyle(node).boxShadow")
            assert outline != "nonenone", f"the focus on {selector} cannot be seen"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached with Tab")


def chromium_path():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium"
    return path
