"""WCAG 2.2 AA on every page and in every state, in every voice: axe, 320 px, dark, forced colours, motion, focus, spoken order.

The pages are the real ones; the assistant answers by heart, so that every state comes at once and always the same.
"""
from __future__ import annotations

import os
import re
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe

from index.languages import TAGS
from tests.bot.website.fake import FakeAssistant, make_app, read_offers
from tests.server import _free_port

pytestmark = pytest.mark.browser
SPOKEN = Path(__file__).parent / "website/spoken.md"
NARROW = {"width": 320, "height": 256}  # a screen of 1280 × 1024 px at 400 %; here nothing sticks and covers something else
WIDE = {"width": 1280, "height": 470}
# axe leaves this rule out until it is asked for; no rule is switched off. What it finds to be right is not written out, node by node.
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
LAST = ".turn.lotse:last-of-type"


class Site:
    """The website on a loopback port, in a thread of this process."""

    def __init__(self):
        self.assistant = FakeAssistant(read_offers())
        self.app = make_app(self.assistant)
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._server = uvicorn.Server(uvicorn.Config(self.app, port=port, log_level="error", ws="none"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self):
        self._thread.start()
        while not self._server.started:
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self._server.should_exit = True
        self._thread.join(10)

    def pages(self):
        """The address of every route that answers with a page, and of those that say that there is none."""
        paths = {route.path.replace("{id}", "de-telefonseelsorge").replace("{name}", "none")
                 for route in self.app.routes if "GET" in getattr(route, "methods", ()) and not route.path.startswith("/api")}
        left = {"/exit", "/chat", "/widget/chat", "/docs", "/redoc", "/openapi.json", "/docs/oauth2-redirect"}
        files = tuple(path for path in paths if path.endswith((".js", ".css", ".svg", ".vcf", ".ics", ".pdf", ".xlsx", ".csv")) or path.startswith("/static"))
        return sorted(paths - left - set(files)) + ["/offers/none", "/?deleted=1", "/embed?accent=red", "/embed?accent=ffff00",
                                                    "/widget?accent=ffff00", "/kept?lang=de#x", "/offers/se-bris",
                                                    "/overview/offers?words=trauer&setting=family&page=1", "/overview/offers?words=xyzzy"]


@pytest.fixture(scope="module")
def site():
    with Site() as running:
        yield running


@pytest.fixture
def browse(chromium, site):
    """`browse(**options)` gives a page of its own; in the end no script failed."""
    contexts, troubles = [], []

    def browse(**options):
        context = chromium.new_context(**{"viewport": NARROW, "locale": "de-DE", "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield browse
    for context in contexts:
        context.close()
    assert troubles == []


def say(page, words, wait):
    page.fill("#text", words)
    page.press("#text", "Enter")
    page.wait_for_selector(f"{LAST}{wait}")


def states(page, site, voice):
    """Goes through the states of a conversation; gives the name of each."""
    page.goto(f"{site.url}/?lang={voice}&country=DE")
    page.click("form:not(.start) button[name=begin]")
    page.wait_for_selector(".choices")
    yield "greeting"
    page.click("details.switch summary")
    yield "languages"
    page.keyboard.press("Escape")
    say(page, "es ist so viel", " .more-choices")
    page.click(f"{LAST} .more-choices summary")
    yield "many answers"
    say(page, "meine mutter trinkt", " .offers")
    page.wait_for_selector("#understood:not([hidden])")  # is asked for when the turn is there
    yield "offers"
    wide = page.query_selector("#understood[open]")
    if not wide:
        page.click("#understood summary")
    yield "understood"
    if not wide:
        page.click("#understood summary")
    page.click(f"{LAST} .offers .button.main >> nth=0")
    page.wait_for_selector(f"{LAST} .contacts")
    page.click(f"{LAST} details.slow summary >> nth=0")
    page.wait_for_selector(f"{LAST} details.slow button")  # comes by script, a moment after the group is open
    yield "contact"
    page.click(f"{LAST} .keep")
    yield "kept"
    say(page, "ich will sterben", " .crisis")
    yield "crisis"
    page.reload()
    page.wait_for_selector(".past")
    yield "loaded again"
    site.assistant.broken = True
    try:
        page.fill("#text", "noch etwas")
        page.press("#text", "Enter")
        page.wait_for_selector(".failed")
        yield "failed"
    finally:
        site.assistant.broken = False
    page.goto(f"{site.url}/kept?lang={voice}")
    page.wait_for_selector("#kept h2")
    yield "kept cards"


def submit(page, selector):
    """Sends a form, and waits until the page that answers is there with its style: before, every target is small."""
    with page.expect_navigation():
        page.click(selector)


def without_script(page, site, voice):
    """The states that only plain forms have."""
    page.goto(f"{site.url}/?lang={voice}&country=DE")
    submit(page, "form:not(.start) button[name=begin]")
    submit(page, ".send")
    yield "nothing written"
    page.fill("#text", "es ist so viel")
    submit(page, ".send")
    page.click(".more-choices summary")
    yield "many answers without script"
    page.fill("#text", "meine mutter trinkt")
    submit(page, ".send")
    yield "offers without script"
    submit(page, ".offers .button.main >> nth=0")
    yield "contact without script"
    site.assistant.broken = True
    try:
        page.fill("#text", "noch etwas")
        submit(page, ".send")
        yield "failed without script"
    finally:
        site.assistant.broken = False
    site.assistant.kept.clear()
    page.fill("#text", "noch etwas")
    submit(page, ".send")
    yield "gone"


def look(page, name, found):
    """What axe finds, and whether anything is wider than the screen."""
    # What is pinned to an edge lies over what is not yet scrolled to, which axe takes for a small target.
    page.evaluate("() => document.querySelectorAll('.top, .desk').forEach((pinned) => { pinned.style.position = 'static'; })")
    violations = Axe().run(page, options=RULES).response["violations"]
    page.evaluate("() => document.querySelectorAll('.top, .desk').forEach((pinned) => { pinned.style.position = ''; })")
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    if violations or wide > 0:
        found[name] = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in violations] + ([("wide", wide)] if wide > 0 else [])


@pytest.mark.parametrize("voice", TAGS)
def test_every_page_in_every_voice(browse, site, voice):
    page, found = browse(), {}
    assert len(site.pages()) > 14
    for path in site.pages():
        page.goto(f"{site.url}{path}{'&' if '?' in path else '?'}lang={voice}" if "#" not in path else site.url + path)
        look(page, path, found)
    assert found == {}


@pytest.mark.parametrize("voice", TAGS)
def test_every_state_in_every_voice(browse, site, voice):
    page, found = browse(), {}
    for name in states(page, site, voice):
        look(page, name, found)
    plain = browse(java_script_enabled=True)
    plain.route("**/static/*.js*", lambda route: route.abort())  # the page as it is without its scripts, for axe is one
    for name in without_script(plain, site, voice):
        look(plain, name, found)
    assert found == {}


@pytest.mark.parametrize("more", [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"viewport": WIDE},
                                  {"viewport": WIDE, "color_scheme": "dark"}],
                         ids=["dark", "forced colours", "wide", "wide and dark"])
def test_every_look(browse, site, more):
    page, found = browse(**more), {}
    for path in site.pages():
        page.goto(site.url + path)
        look(page, path, found)
    for name in states(page, site, "de-x-einfach"):
        look(page, name, found)
    assert found == {}


OBSCURED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return "nothing has the focus";
  const box = node.getBoundingClientRect();
  const spots = [[.5, .5], [.1, .2], [.9, .8], [.1, .8], [.9, .2]].map(([x, y]) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const seen = spots.some((spot) => spot && (node.contains(spot) || spot.contains(node)));
  const style = getComputedStyle(node);
  if (!seen) return `hidden: ${node.outerHTML.slice(0, 120)}`;
  return style.outlineStyle === "none" && style.boxShadow === "none" ? `not marked: ${node.outerHTML.slice(0, 120)}` : "";
}"""


@pytest.mark.parametrize("size", [NARROW, {"width": 320, "height": 640}, {"width": 390, "height": 844}, {"width": 1280, "height": 900}],
                         ids=["320 zoomed", "320", "390", "1280"])
def test_the_focus_is_never_lost_or_hidden(browse, site, size):
    """Through the longest state, forwards and backwards."""
    page = browse(viewport=size)
    for name in states(page, site, "de"):
        if name == "contact":
            break
    troubles = []
    for key, times in (("Shift+Tab", 45), ("Tab", 45)):
        for _ in range(times):
            page.keyboard.press(key)
            # after the last thing on the page the browser itself has the focus once
            trouble = page.evaluate(OBSCURED)
            if trouble and trouble != "nothing has the focus":
                troubles.append(trouble)
    assert troubles == []


def test_what_moves_stands_still_where_that_is_asked_for(browse, site):
    for motion, expected in (("no-preference", 1), ("reduce", 0)):
        page = browse(reduced_motion=motion)
        page.goto(f"{site.url}/?lang=de")
        page.click("form:not(.start) button[name=begin]")
        page.wait_for_selector(".choices")
        page.evaluate("() => { document.getElementById('writing').hidden = false; }")
        assert page.evaluate("() => document.getAnimations().length") == expected


def test_a_new_turn_is_read_once(browse, site):
    """It is added as a whole to the one log that is read out; nothing else on the page is read out with it."""
    page = browse()
    page.goto(f"{site.url}/?lang=de")
    page.click("form:not(.start) button[name=begin]")
    page.wait_for_selector(".choices")
    page.evaluate("""() => {
      window.added = [];
      const live = (node) => node && node.closest && node.closest("[aria-live], [role=log], [role=status], [role=alert]");
      new MutationObserver((changes) => {
        for (const change of changes) for (const node of change.addedNodes) {
          if (node.nodeType === 1 && live(change.target)) window.added.push([change.target.id, node.className]);
        }
      }).observe(document.body, { childList: true, subtree: true });
    }""")
    say(page, "meine mutter trinkt", " .offers")
    assert page.evaluate("() => window.added") == [["log", "turn me"], ["log", "turn lotse"]]


def test_the_number_is_spoken_slowly_in_groups(browse, site):
    page = browse()
    page.add_init_script("window.said = []; speechSynthesis.speak = (part) => window.said.push([part.text, Math.round(part.rate * 10) / 10, part.lang]);")
    page.goto(f"{site.url}/offers/de-telefonseelsorge?lang=de")
    page.click("details.slow summary >> nth=0")
    page.click("details.slow button")
    assert page.evaluate("() => window.said") == [[text, 0.6, "de"] for text in ("0 8 0 0", "1 1 1", "0 1 1 1")]


def test_an_offer_prints_on_one_sheet(browse, site):
    """The longest offers, with their code and the emergency numbers."""
    page = browse(color_scheme="dark")
    longest = sorted(site.assistant.offers.values(), key=lambda offer: -len(offer.contacts) * 200 - len(offer.text("de")))
    for offer in longest[:5]:
        page.goto(f"{site.url}/offers/{offer.id}?lang=de")
        sheet = page.pdf(format="A4", margin={side: "15mm" for side in ("top", "bottom", "left", "right")})
        assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1, offer.id
    page.emulate_media(media="print")
    assert page.is_visible("img.qr") and page.is_visible("#emergency") and not page.is_visible("#exit")


def test_the_spoken_order(browse, site):
    """What a screen reader would say, in its order; `LOTSE_SPOKEN=1` writes the file anew, for a person to read."""
    page = browse(viewport={"width": 390, "height": 844})
    parts = []
    page.goto(f"{site.url}/?lang=de&country=DE")
    parts.append(("The first page", page.locator("body").aria_snapshot()))
    for name in states(page, site, "de"):
        if name in ("greeting", "many answers", "offers", "contact", "crisis", "loaded again"):
            parts.append((name.capitalize(), page.locator("main").aria_snapshot()))
    page.goto(f"{site.url}/help-now?lang=de&country=DE")
    parts.append(("Help now", page.locator("main").aria_snapshot()))
    text = "# What a screen reader says, in its order\n" + "".join(f"\n## {name}\n\n```yaml\n{said}\n```\n" for name, said in parts)
    # what is open at this moment is no part of the order
    text = re.sub(r"(?:Jetzt erreichbar|Gerade nicht erreichbar)(?! Rund)[^\n]*", "(Zeiten)", text)
    text = re.sub(r"(?:Jetzt offen|Gerade geschlossen)[^\n·]*", "(Zeiten)", text)
    if os.environ.get("LOTSE_SPOKEN"):
        SPOKEN.write_text(text, "utf-8")
    assert text == SPOKEN.read_text("utf-8")
