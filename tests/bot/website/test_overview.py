"""The overview: browsed by plain links, searched by a plain form, and the same offers whichever way one comes."""
from __future__ import annotations

import json
import re
from html import unescape

import pytest

from bot.website.linked_data import of_offer
from index.clusters import Cluster, Clusters
from index.taxonomy import load_taxonomy
from tests.bot.website.fake import FakeAssistant, Site, make_app, read_offers
from tests.bot.website.test_pages import MARKUP, Browser

FIELDS = {"topic": "topics", "setting": "settings", "group": "groups", "who": "for_whom"}


@pytest.fixture(scope="module")
def offers():
    return read_offers()


@pytest.fixture(scope="module")
def browser(offers):
    return Browser(make_app(FakeAssistant(offers)))


def links(html, start):
    return [unescape(link) for link in re.findall(r'href="([^"]+)"', html) if link.startswith(start)]


def listed(browser, path):
    """The ids of all offers of a list, by its own links from page to page."""
    found, seen = [], set()
    while path and path not in seen:
        seen.add(path)
        html = browser.get(path).text
        found += [link.partition("?")[0].removeprefix("/offers/") for link in re.findall(r'class="name"><a href="([^"]+)"', html)]
        following = re.search(r'rel="next" href="([^"]+)"', html)
        path = unescape(following[1]) if following else ""
    return found


@pytest.mark.parametrize("country", ["DE", "AT", "CH", "SE"])
def test_every_offer_of_a_country_is_listed_once(browser, offers, country):
    found = listed(browser, f"/overview/offers?country={country}&lang=de")
    assert sorted(found) == sorted(id for id, offer in offers.items() if offer.country == country)
    names = [offers[id].name.casefold() for id in found]
    assert names == sorted(names)


def test_all_countries_together(browser, offers):
    assert sorted(listed(browser, "/overview/offers?area=all&lang=en")) == sorted(offers)


@pytest.mark.parametrize("name", FIELDS)
def test_each_way_leads_to_just_the_offers_it_names_and_counts(browser, offers, name):
    html = browser.get("/overview?country=DE&lang=de").text
    ways = {re.search(rf"\b{name}=(\w+)", link)[1]: link for link in links(html, "/overview/offers?") if re.search(rf"[?&]{name}=", link)}
    had = {id for offer in offers.values() if offer.country == "DE" for id in getattr(offer, FIELDS[name])}
    assert set(ways) == had & set(load_taxonomy().ids({"who": "who"}.get(name, FIELDS[name]))) and len(ways) > 6
    for id, link in list(ways.items())[:6]:
        wanted = {offer.id for offer in offers.values() if offer.country == "DE" and id in getattr(offer, FIELDS[name])}
        assert set(listed(browser, link)) == wanted
        assert re.search(rf'href="[^"]*\b{name}={id}"[^>]*>.*?<small>.*?{len(wanted)}<', html, re.DOTALL)


def test_a_region_has_its_own_offers_and_those_of_the_whole_country(browser, offers):
    link = next(link for link in links(browser.get("/overview?country=DE&lang=de").text, "/overview/offers?") if "area=DE-BY" in link)
    found = listed(browser, link)
    assert "de-telefonseelsorge" in found and len(found) < sum(offer.country == "DE" for offer in offers.values())
    assert not [id for id in found if offers[id].region == ("DE-NW",)]


def test_choices_add_up_and_can_be_taken_away(browser, offers):
    html = browser.get("/overview/offers?country=DE&lang=de&topic=grief&setting=family").text
    found = listed(browser, "/overview/offers?country=DE&lang=de&topic=grief&setting=family")
    assert found and all("grief" in offers[id].topics and "family" in offers[id].settings for id in found)
    away = [link for link in links(html, "/overview/offers?") if "grief" in link and "setting" not in link]
    assert away and set(found) < set(listed(browser, away[0]))


def test_words_find_names_topics_and_what_is_near(browser, offers):
    assert listed(browser, "/overview/offers?lang=de&country=DE&words=TelefonSeelsorge")[:3].count("de-telefonseelsorge") == 1
    grief = {offer.id for offer in offers.values() if offer.country == "DE" and "grief" in offer.topics}
    assert grief <= set(listed(browser, "/overview/offers?lang=de&country=DE&words=Trauer"))
    near = browser.get("/overview/offers?lang=de&country=DE&words=soo traurigg").text
    assert "Dieses Wort steht nirgends" in near and "TelefonSeelsorge" in near
    nothing = browser.get("/overview/offers?lang=de&country=DE&words=xyzzyplugh")
    assert nothing.status_code == 200 and "Zu „xyzzyplugh“ haben wir nichts gefunden" in nothing.text
    # words that mean nothing here are not found by what they share with others: "in" stands everywhere
    assert not listed(browser, "/overview/offers?lang=de&country=DE&words=Reifen in Winterstadt")
    assert listed(browser, "/overview/offers?lang=de&country=DE&words=Caritas")


@pytest.mark.parametrize("query", [
    "page=0", "page=-1", "page=99999999999999999999", "page=x", "page=²", "topic=none", "area=XX", "area=SE-AB", "cluster=none",
    "words=" + "x" * 5000, "words=%00%FF%ED%A0%80", "words=%22%27%3C%3E%26", "setting=%3Cscript%3E", "who=self&who=friend"])
def test_what_cannot_be_meant_is_met_calmly(browser, query):
    answer = browser.get(f"/overview/offers?lang=de&country=DE&{query}")
    assert answer.status_code == 200 and 'id="emergency"' in answer.text and "<script>" not in answer.text


def test_markup_stays_text(offers):
    nasty = {**offers, "de-telefonseelsorge": offers["de-telefonseelsorge"].copy(
        update={"name": MARKUP, "provider": MARKUP, "summary": {"de": f"{MARKUP}</script><script>x()"}})}
    browser = Browser(make_app(FakeAssistant(nasty)))
    for path in ("/overview/offers?topic=crisis", f"/overview/offers?words={MARKUP}", "/offers/de-telefonseelsorge"):
        html = browser.get(path).text
        assert "<img src=x" not in html and "<script>x()" not in html
        json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])


def test_linked_data_tells_what_the_page_tells(browser, offers):
    for offer in list(offers.values())[::20]:
        html = browser.get(f"/offers/{offer.id}?lang=de").text
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])
        assert data == of_offer(offer, "de", Site().public_url) and data["url"] == f"https://lotse.example/offers/{offer.id}"
        told = json.dumps(data, ensure_ascii=False)
        assert all(json.dumps(contact.value, ensure_ascii=False).strip('"') in told for contact in offer.contacts)
    html = browser.get("/overview/offers?country=DE&topic=grief").text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])
    assert [item["url"] for item in data["itemListElement"]] == [
        f"https://lotse.example/offers/{id}" for id in re.findall(r'class="name"><a href="/offers/([^"?]+)', html)]


def test_language_and_country_travel_with_every_link(browser):
    for path in ("/overview?lang=sv&country=SE", "/overview/offers?lang=sv&country=SE&topic=grief"):
        html = browser.get(path).text.partition("<main")[2]
        assert len(links(html, "/overview")) > 2 and all("lang=sv" in link and "country=SE" in link for link in links(html, "/overview"))
    switch = [link for link in links(browser.get("/overview/offers?lang=sv&country=SE&topic=grief&words=sorg").text, "/overview/offers?lang=de")]
    assert switch and "topic=grief" in switch[0] and "words=sorg" in switch[0]


def test_the_overview_is_found_from_the_first_page_and_from_every_foot(browser):
    assert len(links(browser.get("/?lang=de").text, "/overview")) == 2
    assert len(links(browser.get("/help-now?lang=de").text, "/overview")) == 1


def test_offers_of_a_cluster_stand_together_under_its_name(offers):
    four = sorted((offer for offer in offers.values() if offer.country == "SE" and "anxiety" in offer.topics), key=lambda o: o.name.casefold())[:4]
    clusters = Clusters({"anxiety.x.y": Cluster("anxiety.x.y", {"sv": "Lugn & ro"})}, {offer.id: "anxiety.x.y" for offer in four})
    browser = Browser(make_app(FakeAssistant(offers), clusters=clusters))
    html = browser.get("/overview/offers?lang=sv&country=SE&topic=anxiety").text
    part = html[html.index('<section class="cluster">'):html.index("</section>")]
    assert "<h3>Lugn &amp; ro</h3>" in part and "Visa alla 4: Lugn &amp; ro" in part
    assert re.findall(r'<h4 class="name"><a href="/offers/([^"?]+)', part) == [offer.id for offer in four[:3]]
    whole = browser.get(next(link for link in links(part, "/overview/offers?") if "cluster=" in link)).text
    assert "<h1>Lugn &amp; ro</h1>" in whole
    assert set(re.findall(r'class="name"><a href="/offers/([^"?]+)', whole)) == {offer.id for offer in four}
