"""Chromium against the real server: pages that fail a test where a script failed or where another origin was asked."""
from __future__ import annotations

import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

OFFLINE = "ERR_INTERNET_DISCONNECTED"  # what the browser writes where a test takes the network away
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
LOCALES = {"de": "de-DE", "sv": "sv-SE", "en": "en-GB"}


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, server):
    """`open_page(locale=…)` gives a page; in the end, no script failed and nobody else was asked for anything."""
    contexts, requests, troubles = [], [], []

    def open_page(size="phone", language="de", **more):
        context = chromium.new_context(viewport=SIZES[size], locale=LOCALES[language], reduced_motion="reduce", **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" and OFFLINE not in line.text else None)
        page.goto(server.url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
    assert {f"{url.scheme}://{url.netloc}" for url in map(urlsplit, requests) if url.scheme != "data"} == {server.url}
