"""Chromium against the real server: pages that fail a test where a script failed or where another origin was asked."""
from __future__ import annotations

from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from bot.evaluation.engines import Postgres, Redis
from bot.house import SHIPPED_OFFERS, House
from bot.settings import Settings
from tests.browser import chromium_path

OFFLINE = "ERR_INTERNET_DISCONNECTED"  # what the browser writes where a test takes the network away
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
LOCALES = {"de": "de-DE", "sv": "sv-SE", "en": "en-GB"}


@pytest.fixture(scope="module")
def chromium():
    """For one module: Playwright keeps an event loop running, in which the next module's `asyncio.run` would fail."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, server):
    """`open_page(locale=…)` gives a page; in the end, no script failed and nobody else was asked for anything."""
    requests, troubles = [], []
    with pages(chromium, requests, troubles) as new_page:

        def open_page(size="phone", language="de", **more):
            page = new_page(size, language, **more)
            page.on("console", lambda line: troubles.append(line.text) if line.type == "error" and OFFLINE not in line.text else None)
            page.goto(server.url)
            return page

        yield open_page
    assert troubles == []
    assert {f"{url.scheme}://{url.netloc}" for url in map(urlsplit, requests) if url.scheme != "data"} == {server.url}


@contextmanager
def pages(chromium, requests, troubles):
    """Gives `new_page(size, language, **options)`, whose addresses come into `requests` and whose failed scripts into
    `troubles`; in the end the pages are closed."""
    contexts = []

    def new_page(size="phone", language="de", **more):
        context = chromium.new_context(viewport=SIZES[size], locale=LOCALES[language], reduced_motion="reduce", **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)  # two files at a time on a slow machine
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield new_page
    for context in contexts:
        context.close()


@contextmanager
def browsing(chromium, site):
    """`pages` for a server; in the end no script failed and nobody else was asked for anything."""
    requests, troubles = [], []
    with pages(chromium, requests, troubles) as browse:
        yield browse
    assert troubles == [] and all(url.startswith((site.url, "data:")) for url in requests)


@pytest.fixture(scope="module")
def postgres():
    with Postgres() as running:
        yield running


@pytest.fixture(scope="module")
def redis():
    with Redis() as running:
        yield running


@pytest.fixture(scope="module")
def url(postgres):
    """The address of a database with the shipped offers, for replicas."""
    return with_offers(f"{postgres.url}/postgres")


def with_offers(url):
    house = House(Settings(database_url=url))
    house.catalogue.import_offers(house.read_offers(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken)
    return url
