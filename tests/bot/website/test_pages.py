"""The mechanics of the pages, with an assistant that answers by heart."""
from __future__ import annotations

import asyncio
import json
import re
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from bot.website.cards import href, opening_words
from bot.website.chips import SLOTS
from bot.website.folding import folded
from bot.website.texts import load_texts
from bot.website.vcard import qr_payload, qr_svg, vcard
from bot.website.visit import visit
from index.emergency import load_emergency
from tests.bot.website.fake import FakeAssistant, make_app, read_offers

MARKUP = "<img src=x onerror=alert(1)>\"'&{{7*7}}"
PAGES = ["/", "/help-now", "/imprint", "/privacy", "/accessibility", "/kept", "/offers/de-telefonseelsorge",
         "/offers/de-telefonseelsorge/qr", "/offers/unknown", "/overview", "/overview/offers?words=trauer&topic=grief"]


@pytest.fixture(scope="module")
def offers():
    return read_offers()


@pytest.fixture
def assistant(offers):
    return FakeAssistant(offers)


class Browser:
    """A browser without JavaScript: keeps the cookie and sends forms."""

    def __init__(self, app):
        self.app, self.cookies = app, httpx.Cookies()

    def go(self, method, path, data=None, follow=True, **headers):
        async def ask():
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://lotse", cookies=self.cookies,
                                         follow_redirects=follow) as client:
                answer = await client.request(method, path, data=data, headers={"accept-language": "de", **headers})
                self.cookies = client.cookies
                return answer
        return asyncio.run(ask())

    def get(self, path, **more):
        return self.go("GET", path, **more)

    def post(self, **data):
        return self.go("POST", "/chat", data)


@pytest.fixture
def browser(assistant):
    return Browser(make_app(assistant))


def flat(tree, path=""):
    if isinstance(tree, dict):
        return {key for name, each in tree.items() for key in flat(each, f"{path}.{name}")}
    if isinstance(tree, list):
        return {key for number, each in enumerate(tree) for key in flat(each, f"{path}.{number}")}
    assert str(tree).strip(), path
    return {path}


def test_every_language_has_the_same_words_and_places():
    texts = load_texts()
    assert flat(texts["de"]) == flat(texts["sv"]) == flat(texts["en"])


def test_script_and_templates_agree_on_the_questions_behind_the_chips():
    line = re.search(r"const SLOTS = \{(.*?)\};", Path("bot/website/static/parts.js").read_text())[1]
    assert dict(re.findall(r'(\w+): "(\w+)"', line)) == SLOTS


@pytest.mark.parametrize("country", ["DE", "AT", "CH", "SE"])
@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_the_emergency_bar_is_on_every_page(browser, language, country):
    browser.post(begin="1", lang=language, country=country)
    for path in [*PAGES, "/chat"]:
        html = browser.get(f"{path}{'&' if '?' in path else '?'}lang={language}&country={country}").text
        bar = html[html.index('id="emergency"'):html.index("</aside>")]
        for contact in load_emergency().of(country, language):
            assert f'href="tel:{contact["value"].replace(" ", "")}"' in bar and contact["national"] in bar
        assert f'<html lang="{language}">' in html and "/exit" in html


def test_the_emergency_numbers_are_those_of_the_catalogue(offers):
    for country in ("DE", "AT", "CH", "SE"):
        for row in load_emergency().of(country, "de"):
            offer = offers[row["offer"]]
            fields = {(c.value, c.national, c.free, c.hours) for c in offer.contacts}
            assert (row["value"], row["national"], row["free"], row["hours"]) in fields
            assert row["name"] == offer.name and offer.country == country


def test_a_whole_conversation_without_javascript(browser, assistant):
    first = browser.post(begin="1", text="meine mutter trinkt", lang="de", country="DE")
    assert first.status_code == 200 and "meine mutter trinkt" in first.text and "TelefonSeelsorge" in first.text
    assert "httponly" in first.headers["set-cookie"].lower() and "samesite=lax" in first.headers["set-cookie"].lower()
    assert 'value="change=who"' in first.text and "Mutter" in first.text and "Chat, kostenlos" in first.text
    id = re.search(r'name="conversation" value="(\w+)"', first.text)[1]
    again = browser.get("/chat").text
    assert "meine mutter trinkt" not in again and "Das könnte passen" in again
    contact = browser.post(conversation=id, choice="contact=de-telefonseelsorge").text
    assert 'href="tel:+498001110111"' in contact and "0800 1110111" in contact and "/card.vcf" in contact
    assert "Noch nicht bestätigt" in again
    assert "Alles ist gelöscht" in browser.post(conversation=id, forget="1").text
    assert assistant.kept == {} and not browser.cookies


def test_a_guide_stands_after_the_offers_as_a_quiet_link(browser):
    page = browser.post(begin="1", text="meine mutter trinkt", lang="de", country="DE").text
    line = re.search(r'<p class="hint">Ein Leitfaden für dieses Gespräch: <a href="([^"]+)" lang="sv">Prata om alkohol</a> \(Haus am See\)</p>', page)
    assert line and line[1].startswith("/network/materials/leitfaden?") and line.start() > page.rindex("</article>")


def test_empty_long_lost_and_broken_turns_are_calm(browser, assistant):
    id = re.search(r'name="conversation" value="(\w+)"', browser.post(begin="1").text)[1]
    assert "Da stand noch nichts" in browser.post(conversation=id, text="  ").text
    long = browser.post(conversation=id, text="x" * 100_000)
    assert long.status_code == 413 and "zu lang" in long.text and len(long.text) < 60_000
    assert browser.post(conversation="nobody", text="hallo").status_code == 404
    assistant.broken = True
    broken = browser.post(conversation=id, text="hallo <b>")
    assert broken.status_code == 503 and "hallo &lt;b&gt;" in broken.text and broken.text.count("0800 1110111") == 2


def test_a_crisis_shows_the_contacts_first(browser):
    html = browser.post(begin="1", text="ich will sterben", country="DE").text
    crisis = html[html.index('class="crisis"'):]
    assert crisis.index("tel:+498001110111") < crisis.index("Bist du gerade sicher?")


def test_markup_is_shown_as_it_was_typed_in_every_field(offers):
    nasty = {**offers}
    for id in ("de-telefonseelsorge", "de-vetseelsorge", "se-bris"):
        offer = offers[id]
        contact = offer.contacts[0].copy(update={"label": MARKUP, "national": MARKUP, "value": f"javascript:{MARKUP}"})
        nasty[id] = offer.copy(update={"name": MARKUP, "provider": MARKUP, "summary": {"de": MARKUP},
                                       "contacts": (contact, contact.copy(update={"type": "web"}))})
    browser = Browser(make_app(FakeAssistant(nasty, MARKUP)))
    seen = [browser.post(begin="1", text=MARKUP).text, browser.post(begin="1").text,
            browser.post(begin="1", text="sterben").text,
            browser.post(begin="1", choice="contact=de-vetseelsorge").text,
            browser.get("/offers/se-bris").text, browser.get("/offers/se-bris/qr").text,
            browser.get("/?lang=%3Cscript%3E&country=%22%3E%3Cimg%3E").text]
    for html in seen:
        assert "<img src=x" not in html and "49" not in re.findall(r"\{\{7\*7\}\}", html) and "<script>" not in html
        assert 'href="javascript:' not in html and "<img>" not in html
    assert all("&lt;img src=x onerror=alert(1)&gt;" in html for html in seen[:6])


def test_language_and_country_can_be_switched(browser, assistant):
    assert "What is on your mind?" in browser.get("/?lang=en").text
    assert "Vad har du på hjärtat?" in browser.get("/", **{"accept-language": "sv-SE,sv;q=0.9"}).text
    browser.post(begin="1", lang="de", country="DE")
    html = browser.get("/chat?lang=sv&country=SE").text
    state = next(iter(assistant.kept.values()))
    assert (state["lang"], state["country"]) == ("sv", "SE") and "Samtal med Lotse" in html and "90101" in html


@pytest.mark.parametrize(("header", "site", "expected"), [
    ("de-AT,de;q=0.9", None, ("de", "AT")), ("en-US,sv-SE;q=0.8", None, ("en", "SE")), ("sv", None, ("sv", "SE")),
    ("fr-CH", None, ("en", "CH")), ("", None, ("en", "DE")), ("de-AT", "CH", ("de", "CH")),
    ("en;q=x,de", None, ("en", "DE")),
    ("sv;q=0.2,de-DE", None, ("de", "DE")), (";;,,q=", None, ("en", "DE")),
])
def test_language_and_country_of_a_browser(header, site, expected):
    here = visit("/", {}, header, site)
    assert (here.language, here.country) == expected


def test_vcard_and_code_hold_every_value(offers):
    import vobject

    for offer in offers.values():
        text = vcard(offer, "de")
        card = vobject.readOne(text)
        values = [line.value for line in card.lines()]
        assert card.fn.value == offer.name and all(contact.value in values for contact in offer.contacts)
    offer = offers["de-telefonseelsorge"]
    assert qr_payload(offer) == "tel:+498001110111" and qr_payload(offer, 3) == "https://www.telefonseelsorge.de"
    assert qr_payload(offer, 9) is None and b"<svg" in qr_svg("tel:112")


def test_vcard_and_code_are_served(browser):
    card = browser.get("/offers/de-telefonseelsorge/card.vcf")
    assert card.headers["content-type"].startswith("text/vcard") and "+49 800 1110111" in card.text
    assert browser.get("/offers/de-telefonseelsorge/qr.svg?contact=1").headers["content-type"] == "image/svg+xml"
    for path in ("/offers/none/card.vcf", "/offers/none/qr.svg", "/offers/de-telefonseelsorge/qr.svg?contact=99",
                 "/static/none.js", "/offers/none/qr"):
        assert browser.get(path).status_code == 404


def test_every_contact_of_the_catalogue_is_shown_byte_for_byte(offers, browser):
    from html import unescape

    for offer in offers.values():
        html = unescape(browser.get(f"/offers/{offer.id}").text)
        for contact in offer.contacts:
            assert (contact.national or contact.value) in html
            link = href(contact.dict())
            assert link is None or link in html


def test_the_quick_exit_forgets_and_leaves(browser):
    browser.post(begin="1")
    answer = browser.get("/exit", follow=False)
    assert answer.status_code == 303 and answer.headers["location"] == "https://www.wetter.example/"
    assert not browser.cookies


def test_a_form_of_another_site_begins_nothing(browser, assistant):
    browser.go("POST", "/chat", {"begin": "1"}, **{"sec-fetch-site": "cross-site"})
    assert assistant.kept == {}


@pytest.mark.parametrize(("contact", "language", "expected"), [
    ({"hours": "24/7", "open": True}, "de", "Rund um die Uhr"),
    ({"hours": "x", "open": True, "changes": "2026-11-23T22:00:00"}, "de", "Jetzt offen, bis heute um 22:00 Uhr"),
    ({"hours": "x", "open": True, "changes": "2026-11-24T00:00:00"}, "de", "Jetzt offen, bis heute um 24:00 Uhr"),
    ({"hours": "x", "open": False, "changes": "2026-11-24T08:00:00"}, "sv",
     "Stängt just nu. Öppnar i morgon kl. 08.00"),
    ({"hours": "x", "open": False, "changes": "2026-11-26T08:00:00"}, "en",
     "Closed right now. Opens at 08:00 on Thursday"),
    ({"hours": "x", "open": False, "changes": "2026-12-06T08:00:00"}, "de",
     "Gerade geschlossen. Öffnet Sonntag, 6.12., um 08:00 Uhr"),
    ({"hours": None, "open": None, "type": "phone"}, "de", "Zeiten nicht bekannt"),
    ({"hours": None, "open": None, "type": "web"}, "de", ""),
])
def test_hours_in_words(contact, language, expected):
    now = datetime(2026, 11, 23, 12, 0)
    assert opening_words(contact, "DE", load_texts()[language]["opening"], now) == expected


def test_the_first_load_is_light_and_asks_nobody_else(browser):
    for path in ("/", "/chat"):
        browser.post(begin="1")
        html = browser.get(path).text
        files = re.findall(r'(?:src|href)="(/static/[^"]+)"', html)
        # before compression; what goes over the wire is in test_page_weight
        assert len(html.encode()) + sum(len(browser.get(file).content) for file in files) < 90_000
        assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="https?:', html)
        assert " style=" not in html and "onclick" not in html


def test_of_many_answers_the_first_few_stand_there_and_none_is_lost():
    few = [{"id": f"topics={n}", "label": str(n)} for n in range(9)]
    many = [*few, {"id": "topics=9", "label": "9"}]
    skip = {"id": "skip=topic", "label": "x"}
    assert folded([*few, skip]) == (few, [], [skip])
    assert folded([*many, skip]) == (many[:6], many[6:], [skip])
    assert folded([]) == ([], [], [])
    script = Path("bot/website/static/parts.js").read_text()
    assert "answers.length > 9 ? 6 : answers.length" in script, "the script folds as the page does"


def test_the_scripts_have_every_word_that_they_say(browser):
    browser.post(begin="1")
    sent = json.loads(re.search(r'<script type="application/json" id="words">(.*?)</script>', browser.get("/chat").text, re.DOTALL)[1])
    scripts = "".join(browser.get(f"/static/{name}").text for name in ("cards.js", "parts.js", "said.js", "chat.js", "kept.js"))
    said = set(re.findall(r"\bwords\.(offer|reach_out|chat|opening|chips|widget)\.(\w+)", scripts))
    assert len(said) > 40 and not [pair for pair in said if pair[1] not in sent[pair[0]]]


def test_a_wrong_address_is_answered_for_people(assistant):
    from starlette.exceptions import HTTPException

    from bot.api import on_http
    from bot.website.lost import lost
    from bot.website.texts import load_texts
    from bot.website.view import View
    from index.taxonomy import load_taxonomy
    from tests.bot.website.fake import Site

    app = make_app(assistant)
    app.add_exception_handler(HTTPException, lost(View(Site(), load_texts(), load_taxonomy(), load_emergency()), on_http))
    browser = Browser(app)
    for path in ("/nope?lang=sv", "/Overview?lang=sv", "//elsewhere.example/x?lang=sv"):
        page = browser.get(path, accept="text/html")
        assert page.status_code == 404 and "Den här sidan finns inte" in page.text and 'id="emergency"' in page.text and "elsewhere" not in page.text
    assert browser.get("/nope").json()["title"] == "Not Found"
    assert browser.get("/api/nope", accept="text/html").json()["title"] == "Not Found"


def test_times_are_said_once(assistant, offers):
    """Never open and closed, nor closed in two ways, beside each other."""
    texts = load_texts()["de"]["offer"]
    browser = Browser(make_app(assistant))
    for id, offer in list(offers.items())[:60]:
        page = browser.get(f"/offers/{id}?lang=de").text
        timed = any(contact.hours for contact in offer.contacts)
        assert not (timed and (texts["closed_now"] in page or texts["open_now"] in page)), id
        if timed and not any(contact.hours == "24/7" for contact in offer.contacts):
            assert '<div class="moment">' in page, "what is true now is not printed"
