"""axe on every page that the whole service has for institutions and operators, in every voice.

The list is made from the routes of the service; what people meet without signing in, and its states, is in test_accessibility.
"""
from __future__ import annotations

import re
import threading
import time
from datetime import date, timedelta

import pytest
import uvicorn

from bot.desk.desk import TABLES
from bot.partners.partners import Partners
from bot.review.book import Reading
from index.catalogue import open_engine
from index.cluster_edits import Said
from index.freshness import confirmed
from index.languages import TAGS
from index.taxonomy import LANGUAGES
from tests.bot.conftest import pages
from tests.bot.network.conftest import initiative
from tests.bot.partners.conftest import NEW, Site, made, propose
from tests.bot.test_accessibility import look
from tests.server import _free_port, lotse

pytestmark = pytest.mark.browser
__all__ = ["made"]
FILE = re.compile(r"\.(js|css|svg|vcf|ics|pdf|xlsx|csv|\{form\})$|/static/")


@pytest.fixture(scope="module")
def service(made):
    """The whole service on a loopback port, with figures that were made up, an institution and an editor who are signed in."""
    assert lotse(made / "own.db", "demo", "--conversations", "300", "--seed", "3", "--last", date.today().isoformat()).returncode == 0
    site = Site(made, review=True)
    port = _free_port()
    site.url = f"http://127.0.0.1:{port}"
    server = uvicorn.Server(uvicorn.Config(site.app, port=port, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield site
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def signed_in(service):
    """(the cookies of both, the addresses of all pages): an offer that was approved, a change of it that waits, a mail that asks."""
    institution, editor = service.institution(), service.editor(role="administrator")
    number = proposed(propose(institution, NEW))
    page = editor.get(f"/operators/proposals/{number}").text
    values = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("token", "mark")}
    assert editor.post(f"/operators/proposals/{number}", data={**values, "approve": "1"}).status_code == 200
    offer = next(offer for offer in service.house.catalogue.offers() if offer.name == NEW["offer"])
    waiting = proposed(propose(institution, {**NEW, "offer": "Ein zweites Angebot"}))
    sheet = b"institution;offer;topic;contact_phone\n;Drittes Angebot;Trauer;030 23125 406\nAnderes Haus;Viertes;Trauer;030 23125 407"
    token = re.search(r'name="token" value="([^"]+)"', institution.get("/partners/sheet").text)[1]
    assert "Drittes Angebot" in institution.post("/partners/sheet", data={"token": token}, files={"sheet": ("a.csv", sheet)}).text
    service.house.catalogue.import_offers([confirmed(offer, "institution", date.today() - timedelta(days=366))])
    house = service.house
    Partners(house.settings, open_engine(house.settings.database_url), house.catalogue, house.exchange_parts, lambda: None).remind(date.today(), False)
    reminder = re.search(r"(/partners/still-right/\S+)", next(
        mail.get_content() for mail in reversed(service.mails()) if "/still-right/" in mail.get_content()))[1]
    service.house.review_book.keep("blipp [Name] svupp", "sv", Reading("inform", "grief", "self"))
    service.visitor().post("/partners", data={"mail": "neu@hafen.example", "provider": "Hafen", "country": "DE"})
    network = house.network()
    draft = network.drafts.save("haus", initiative(), True)
    house.build_clusters(lambda line: None)
    one, other, third = sorted(house.cluster_book.clusters().known)[:3]
    house.cluster_edits.put(one, Said({"sv": "Namn"}, other), "Ada")
    stands_for = {"/operators/clusters/edit": [f"/operators/clusters/edit?id={id}" for id in (one, other, third)],
                  "/operators/words/edit": ["/operators/words/edit?entry=words:texts/en/offer.show"],
                  "/operators/network/drafts/{number:int}": [f"/operators/network/drafts/{draft}"],
                  "/operators/network/groups/{id}": [f"/operators/network/groups/{id}" for id in ("new", network.register.groups()[0].id)],
                  "/partners/enter/{token}": [service.link()], "/partners/still-right/{token}": [reminder],
                  "/partners/offers/{id}": [f"/partners/offers/{offer.id}"],
                  "/partners/proposals/{number:int}": [f"/partners/proposals/{waiting}"],
                  "/operators/proposals/{number:int}": [f"/operators/proposals/{each}" for each in (number, waiting)],
                  "/operators/contacts/{id}": [f"/operators/contacts/{offer.id}"],
                  "/operators/need/offers": ["/operators/need/offers?topic=grief&source=made"],
                  "/operators/{section}": [f"/operators/{section}?source=made&period=all" for section in TABLES]}
    cookies = [{"name": cookie.name, "value": cookie.value, "url": service.url} for visitor in (institution, editor) for cookie in visitor.cookies.jar]
    return cookies, [address for path in behind_a_door(service.app) for address in stands_for.get(path, [path])]


def proposed(page):
    return int(re.search(r"/proposals/(\d+)", str(page.url))[1])


def behind_a_door(app):
    """The paths of the pages of institutions and operators."""
    return sorted(route.path for route in app.routes if "GET" in getattr(route, "methods", ()) and not FILE.search(route.path)
                  and route.path.startswith(("/partners", "/operators")))


@pytest.mark.parametrize("voice", TAGS)
def test_every_page_behind_a_door_in_every_voice(chromium, service, signed_in, voice):
    cookies, addresses = signed_in
    assert len(addresses) > 18 and not [address for address in addresses if "{" in address], "say what a new placeholder stands for"
    requests, troubles, found = [], [], {}
    with pages(chromium, requests, troubles) as new_page:
        page = new_page()
        page.set_viewport_size({"width": 320, "height": 640})
        page.context.add_cookies(cookies)
        for address in addresses:
            if address.startswith("/operators") and voice not in LANGUAGES:
                continue  # the desk has no voices: these pages would be the same
            answer = page.goto(f"{service.url}{address}{'&' if '?' in address else '?'}lang={voice}")
            assert answer.status == 200, address
            assert page.get_attribute("html", "lang") == voice.partition("-")[0], address
            look(page, address, found)
        if voice in LANGUAGES:
            page.goto(f"{service.url}{next(address for address in reversed(addresses) if '/clusters/edit?' in address)}&lang={voice}&q=a")
            page.check("input[name=into] >> nth=0")
            page.click("form[action*=preview] button")
            look(page, "clusters before they are merged", found)
        page.goto(f"{service.url}/partners/enter/none?lang={voice}")
        look(page, "a link that is none", found)
    assert found == {} and troubles == []
    assert all(url.startswith((service.url, "data:")) for url in requests)
