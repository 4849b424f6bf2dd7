"""In Chromium without JavaScript, against a real server: the overview is browsed, searched and narrowed by links and forms alone."""
from __future__ import annotations

import re

import pytest

from index.yml import read_yml
from tests.bot.conftest import pages
from tests.server import ROOT

pytestmark = pytest.mark.browser
COUNTRY, TOPIC, WORD = {"de": "DE", "sv": "SE", "en": "DE"}, "loneliness", {"de": "Trauer", "sv": "Sorg", "en": "Grief"}


@pytest.fixture
def browse(chromium, server):
    """Pages without JavaScript; in the end nobody else was asked for anything."""
    requests, troubles = [], []
    with pages(chromium, requests, troubles) as new_page:
        yield lambda size, language: new_page(size, language, java_script_enabled=False)
    assert troubles == [] and all(url.startswith((server.url, "data:")) for url in requests)


def names(page):
    return page.locator(".offers .name a").all_inner_texts()


def number(text):
    return int(re.search(r"\d+", text)[0])


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_the_overview_is_browsed_without_scripts(browse, server, size, language):
    words, page = read_yml(ROOT / f"bot/website/texts/{language}.yml")["overview"], browse(size, language)
    page.goto(f"{server.url}/overview?lang={language}&country={COUNTRY[language]}")
    assert page.locator("h1").inner_text() == words["title"]
    assert page.locator("main :is(form, ul.ways)").count() > 4 and page.locator("script:not([src]):not([type])").count() == 0

    page.locator("main .actions a").first.click()  # all of a country, from page to page
    total, seen = number(page.locator("h1").inner_text()), []
    while True:
        seen += names(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        if not page.locator("a[rel=next]").count():
            break
        page.click("a[rel=next]")
    assert len(seen) >= 20 and len(seen) <= total
    page.click("a[rel=prev]")

    page.goto(f"{server.url}/overview?lang={language}&country={COUNTRY[language]}")
    way = page.locator(f"ul.ways a[href*='topic={TOPIC}']").first
    told = number(way.locator("small").text_content())
    way.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**topic={TOPIC}*")
    assert number(page.locator("h1").inner_text()) == told and names(page)

    page.locator("details.narrow summary").click()  # opens without a script
    page.fill("details.narrow input[name=words]", WORD[language])
    page.keyboard.press("Enter")
    page.wait_for_url("**words=*")
    both = page.locator(".chosen a")
    assert both.count() == 2 and f"topic={TOPIC}" in page.url
    both.first.click()
    assert page.locator(".chosen a").count() == 1

    first = names(page)[0]
    page.locator(".offers .name a").first.click()
    assert page.locator("h1").inner_text() == first and page.locator("main a[href^='tel:'], main a[href^='http'], main a[href^='mailto:']").count()
    page.go_back()
    assert names(page)[0] == first


def test_what_nothing_is_there_for_says_so_without_scripts(browse, server):
    words, page = read_yml(ROOT / "bot/website/texts/de.yml")["overview"], browse("phone", "de")
    page.goto(f"{server.url}/overview?lang=de&country=DE")
    page.fill("main input[name=words]", "Xyzzyplugh")
    page.keyboard.press("Enter")
    assert page.locator("[role=status] b").inner_text() == words["nothing_for"].format(words="Xyzzyplugh")
    assert page.locator("details.narrow[open] input[name=words]").is_visible()
    assert page.locator("main a[href^='/?'], main a[href='/']").count()
