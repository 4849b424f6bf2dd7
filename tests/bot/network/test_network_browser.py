"""In Chromium against a real server: an organisation joins, is let in at the desk, states a need, is matched, both agree, and their contacts
are shown to them and to nobody else; every page in every language, on a phone and at a desk, looked at by axe."""
from __future__ import annotations

import email
import email.policy
import re
from contextlib import ExitStack

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe

from bot.network.names import load_words
from tests.bot.conftest import LOCALES, SIZES, browsing
from tests.bot.network.conftest import EVENT, GIVE, GUIDE, JOIN, NEED
from tests.bot.partners.conftest import PASSWORD
from tests.server import Server, copy_database, lotse

pytestmark = pytest.mark.browser
RULES = {"rules": {"target-size": {"enabled": True}}}
EACH = [(language, size) for size in SIZES for language in LOCALES]
SIGNED_IN = {}  # by size, the cookies of the one who writes of events
OTHERS = {"de": "sv", "sv": "en", "en": "de"}


@pytest.fixture(scope="module")
def sites(database, tmp_path_factory):
    """`sites(size)` is a server for the tests of one size: from one place ten mails can be asked for in an hour."""
    with ExitStack() as started:
        running = {}

        def site(size):
            if size not in running:
                folder = tmp_path_factory.mktemp(f"network-{size}")
                copy_database(database, folder / "lotse.db")
                assert lotse(folder / "lotse.db", "operators", "add", "Ada", "--role", "editor", given=PASSWORD + "\n").returncode == 0
                running[size] = started.enter_context(Server(folder, folder / "lotse.db", LOTSE_MAIL_FOLDER=str(folder / "mail")))
                running[size].mail = folder / "mail"
            return running[size]

        yield site


@pytest.fixture
def lotse_of_its_own(sites, request):
    return sites(request.node.callspec.params["size"] if hasattr(request.node, "callspec") else "phone")


@pytest.fixture
def browse(chromium, lotse_of_its_own):
    """`browse(size, language)` gives a page."""
    with browsing(chromium, lotse_of_its_own) as browse:
        yield browse


def check(page, where):
    """axe finds nothing, and nothing is wider than the screen, at this width and on the smallest."""
    page.wait_for_load_state()  # after a click the next page may still be empty
    size = page.viewport_size
    for width in (size["width"], 320):
        page.set_viewport_size({"width": width, "height": size["height"]})
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (where, width)
    page.set_viewport_size(size)
    page.evaluate("() => document.querySelectorAll('.top').forEach((pinned) => { pinned.style.position = 'static'; })")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == [], where


def fill(page, given):
    for name, value in given.items():
        if isinstance(value, list):
            for each in value:
                page.evaluate("(box) => { for (let at = box; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }",
                              page.query_selector(f"input[name={name}][value='{each}']"))
                page.check(f"input[name={name}][value='{each}']")
        elif page.locator(f"select#{name}").count():
            page.select_option(f"#{name}", value)
        else:
            page.fill(f"#{name}", value)


def newest(site, to):
    for path in sorted(site.mail.glob("*.eml"), reverse=True):
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if mail["To"] == to:
            return mail
    raise AssertionError(f"no mail to {to}")


def join(page, site, given, looked=True):
    page.goto(f"{site.url}/network")
    if looked:
        check(page, "network")
    page.click("main .actions .button.main")
    if looked:
        check(page, "join")
        page.click("main form .button.main")  # empty: it says what is missing
        assert page.locator("[role=alert] li").count() >= 6
        check(page, "join, something missing")
    fill(page, given)
    page.click("main form .button.main")
    link = re.search(r"https?://[^/]+(/network/enter/\S+)", newest(site, given["mail"]).get_content())[1]
    page.goto(site.url + link)
    if looked:
        check(page, "enter")
    page.click("main form .button")
    page.wait_for_url("**/network/own?*")
    if looked:
        check(page, "own")


def write(page, site, given, looked=True, folder="initiatives"):
    page.goto(f"{site.url}/network/own/{folder}/new")
    if looked:
        check(page, "form")
        page.click("main form .button.main")
        check(page, "form, something missing")
    fill(page, given)
    page.click("main form .button.main")
    page.wait_for_url("**/network/own/drafts/*")
    if looked:
        check(page, "own draft")


def agree(page, site, language):
    """The desk lets in and publishes all that waits."""
    page.goto(f"{site.url}/operators/sign-in?lang={language}")
    page.fill("#name", "Ada")
    page.fill("#password", PASSWORD)
    page.click(".enter button")
    for _ in range(20):
        page.goto(f"{site.url}/operators/network?lang={language}")
        check(page, "desk")
        waiting = page.locator("main .people").first.locator("a")
        if not waiting.count():
            return
        waiting.first.click()
        check(page, "desk, draft")
        page.click("button[name=approve]")
        assert page.locator(".note").inner_text() == load_words()[language]["desk"]["notes"]["approved"]
    raise AssertionError("it never ends")


@pytest.mark.parametrize(("language", "size"), EACH)
def test_from_the_form_to_the_contact(browse, lotse_of_its_own, language, size):
    site, words, mark = lotse_of_its_own, load_words()[language], f"{language}-{size}"
    one, other, desk = browse(size, language), browse(size, OTHERS[language]), browse("desktop", language)
    mine = {**JOIN, "name": f"Verein {mark}", "mail": f"anna-{mark}@windstill.example", "person": f"Anna {mark}"}
    theirs = {**JOIN, "name": f"Unga {mark}", "mail": f"lisa-{mark}@unga.example", "person": f"Lisa {mark}", "phone": "+46 8 555 0202", "country": "SE",
              "region": "SE-M", "place": "Malmö"}
    join(one, site, mine)
    join(other, site, theirs, looked=False)
    need, give = {**NEED, "title": f"Segeln {mark}"}, {**GIVE, "title": f"Möten {mark}"}
    write(one, site, need)
    write(other, site, give, looked=False)
    agree(desk, site, language)

    one.goto(f"{site.url}/network/own/suggestions")
    card = one.locator("article", has_text=give["title"])
    card.wait_for()
    check(one, "suggestions")
    assert theirs["mail"] not in one.content() and theirs["person"] not in one.content()
    card.locator(".button.main").click()
    assert one.locator(".note[role=status]").inner_text() == words["notes"]["interested"]
    assert mine["mail"] not in newest(site, theirs["mail"]).get_content()
    other.goto(f"{site.url}/network/own/suggestions")
    assert mine["mail"] not in other.content()
    asked = other.locator("article", has_text=need["title"])
    asked.locator(".button.main").click()
    assert mine["mail"] in other.content() and mine["person"] in other.content()
    one.reload()
    assert theirs["mail"] in one.locator("article", has_text=give["title"]).inner_text()
    check(one, "both agreed")
    one.locator("article", has_text=give["title"]).locator("button[value=helped]").click()
    assert one.locator(".note[role=status]").inner_text() == words["notes"]["outcome"]

    stranger = browse(size, language, java_script_enabled=False)
    stranger.goto(f"{site.url}/network/initiatives?words={mark}")
    assert need["title"] in stranger.content()
    for place in ("/network/partners", "/network/map", "/network/initiatives", "/network/initiatives.json"):
        content = stranger.request.get(site.url + place).text()
        assert not any(word in content for word in (mine["mail"], theirs["mail"], mine["person"], theirs["person"])), place
    stranger.goto(f"{site.url}/network/own/suggestions")
    assert "/network/sign-in" in stranger.url and mine["mail"] not in stranger.content()


@pytest.mark.parametrize(("language", "size"), EACH)
def test_an_event_lands_in_a_calendar_file(browse, lotse_of_its_own, language, size):
    site, words, mark = lotse_of_its_own, load_words()[language], f"termin-{language}"
    one, desk = browse(size, language), browse("desktop", language)
    if size not in SIGNED_IN:  # once for all languages, for the sake of the mails
        join(one, site, {**JOIN, "name": "Verein Termine", "mail": "anna-termine@windstill.example"}, looked=False)
        SIGNED_IN[size] = one.context.cookies()
    one.context.add_cookies(SIGNED_IN[size])
    write(one, site, {**EVENT, "title_de": f"Segeltag {mark}"}, folder="materials")
    write(one, site, {**GUIDE, "title_de": f"Leitfaden {mark}"}, looked=False, folder="materials")
    agree(desk, site, language)
    stranger = browse(size, language, java_script_enabled=False)
    stranger.goto(f"{site.url}/network/materials?kind=event&words={mark}")
    stranger.click(f"text=Segeltag {mark}")
    assert "14:00–16:30" in stranger.locator("dl").inner_text() and "Hafen, Kiel" in stranger.locator("dl").inner_text()
    with stranger.expect_download() as download:
        stranger.click(f"text={words['materials']['one_event']}")
    (entry,) = icalendar.Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert entry["summary"] == f"Segeltag {mark}" and f"{entry['dtstart'].dt:%Y-%m-%d %H:%M %Z}" == "2031-07-01 12:00 UTC"
    everything = icalendar.Calendar.from_ical(stranger.request.get(f"{site.url}/network/calendar.ics").body()).walk("VEVENT")
    assert f"Segeltag {mark}" in [each["summary"] for each in everything]
    for path in ("/network/materials", f"/network/materials?words={mark}", "/network/materials?words=xyzzy", "/network", f"/network/initiatives?words={mark}",
                 "/network/materials/none"):
        one.goto(site.url + path)
        check(one, path)
    one.goto(f"{site.url}/network/materials?words={mark}")
    for number in range(2):
        one.click(f"main .card a >> nth={number}")
        check(one, "a material")
        one.go_back()
    one.goto(f"{site.url}/network/own")
    check(one, "own, with materials")


@pytest.mark.parametrize(("language", "size"), EACH)
def test_every_public_page(browse, lotse_of_its_own, language, size):
    site, desk, page = lotse_of_its_own, browse("desktop", language), browse(size, language)
    agree(desk, site, language)
    desk.goto(f"{site.url}/operators/network/groups/new?lang={language}")
    check(desk, "desk, group")
    desk.click("main .button.main")
    check(desk, "desk, group, something missing")
    fill(desk, {"name": f"Grupp {language}", "theme": "youth", "aim": "Att unga mår bättre.", "materials": "Film: https://a.example/film"})
    desk.click("main .button.main")
    assert desk.locator(".note").inner_text() == load_words()[language]["desk"]["notes"]["group"]
    desk.goto(f"{site.url}/operators/network/changes?lang={language}")
    check(desk, "desk, changes")
    for path in ("/network", "/network/initiatives", "/network/initiatives?words=ensamma+unga&theme=youth", "/network/initiatives?words=xyzzy", "/network/map",
                 "/network/map?country=SE", "/network/map?country=CH", "/network/map?country=AT", "/network/groups", "/network/partners", "/network/sign-in",
                 "/network/enter/none", "/network/initiatives/none"):
        page.goto(site.url + path)
        check(page, path)
    page.goto(f"{site.url}/network/groups")
    page.click(".card a >> nth=0")
    check(page, "group")
    page.goto(f"{site.url}/network/initiatives")
    if page.locator(".card a").count():
        page.click(".card a >> nth=0")
        check(page, "initiative")
        page.click("main p a[href*='/network/organisations/']")
        check(page, "organisation")


def test_in_the_dark_too(browse, lotse_of_its_own):
    page = browse("phone", "de", color_scheme="dark")
    for path in ("/network", "/network/map", "/network/join", "/network/initiatives"):
        page.goto(lotse_of_its_own.url + path)
        check(page, f"{path} in the dark")
