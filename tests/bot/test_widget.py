"""Lotse in a page of another origin, under a strict policy: the conversation, the emergency bar, the quick exit, the colours."""
from __future__ import annotations

import functools
import http.server
import re
import threading

import pytest

from bot.website.embedding import script_line
from index.emergency import load_emergency
from tests.bot.conftest import SIZES


class Partner(http.server.BaseHTTPRequestHandler):
    """One page with one line, and nothing allowed but what that line needs."""

    def __init__(self, line, site, *more):
        self.line, self.site = line, site
        super().__init__(*more)

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", f"default-src 'none'; script-src {self.site}; frame-src {self.site}")
        self.end_headers()
        page = f"<!doctype html><html lang=de><meta name=viewport content='width=device-width'><title>Schule</title><h1>Schule</h1>{self.line}"
        self.wfile.write(page.encode() if self.path == "/" else b"")

    def log_message(self, *_):
        pass


@pytest.fixture
def partner(server):
    """`partner(line)` gives the address of a page of another site with that line in it."""
    running = []

    def serve(line):
        web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Partner, line, server.url))
        threading.Thread(target=web.serve_forever, daemon=True).start()
        running.append(web)
        return f"http://localhost:{web.server_port}/"

    yield serve
    for web in running:
        web.shutdown()
        web.server_close()


@pytest.fixture
def visit(chromium):
    """`visit(address)` gives the page and the frame of Lotse in it; in the end, no script failed."""
    contexts, troubles = [], []

    def visit(address, size="phone", **more):
        context = chromium.new_context(viewport=SIZES[size], locale="de-DE", reduced_motion="reduce", **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        page.goto(address)
        frame = page.wait_for_selector("iframe").content_frame()
        frame.wait_for_selector("#text")
        return page, frame

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


def begin(frame):
    frame.fill("#text", "Ich habe Angst vor der Prüfung")
    frame.click("form.start button.main")
    frame.wait_for_selector(".turn.lotse .choices, .turn.lotse .offers")


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_a_conversation_in_the_page_of_a_partner(server, partner, visit, size):
    line = script_line(server.url, {"lang": "de-x-sie", "country": "AT", "setting": "school", "accent": "ff6600"})
    page, frame = visit(partner(line), size)
    assert frame.text_content("h1") == "Was liegt Ihnen auf dem Herzen?"
    numbers = [row["value"] for row in load_emergency().of("AT", "de")]
    assert [link.get_attribute("href")[4:] for link in frame.query_selector_all("#emergency li a")] == [n.replace(" ", "") for n in numbers]
    begin(frame)
    assert frame.query_selector("#chips .chip[data-slot=setting]"), "the setting of the page is known"
    for _ in range(6):
        if frame.query_selector(".turn.lotse:last-of-type .offers article"):
            break
        turns = len(frame.query_selector_all(".turn.lotse"))
        frame.click(".turn.lotse:last-of-type .skip-choice")
        frame.wait_for_function("n => document.querySelectorAll('.turn.lotse').length > n", arg=turns)
    frame.click(".turn.lotse:last-of-type .offers .button.main >> nth=0")
    frame.wait_for_selector(".turn.lotse:last-of-type .contacts a")
    assert frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert page.context.cookies() == [], "no cookie in the page of a partner"
    assert {link.get_attribute("target") for link in frame.query_selector_all(".foot a")} == {"_blank"}


@pytest.mark.browser
def test_the_language_switches_in_the_page_of_a_partner(server, partner, visit):
    _, frame = visit(partner(script_line(server.url, {"lang": "de"})))
    begin(frame)
    frame.click("details.switch summary")
    frame.click("details.switch button[value=sv]")
    frame.wait_for_selector("html[lang=sv]")
    assert "förstått" in frame.text_content("#log") and frame.query_selector("#emergency")


@pytest.mark.browser
def test_without_javascript_in_the_page_of_a_partner(server, partner, visit):
    line = f'<iframe src="{server.url}/widget?lang=de" title="Lotse"></iframe>'
    _, frame = visit(partner(line), java_script_enabled=False)
    frame.fill("#text", "Ich habe Angst vor der Prüfung")
    frame.click("form.start button.main")
    frame.wait_for_selector(".turn.lotse:last-of-type .skip-choice, .offers")
    frame.fill("#text", "bin 17")
    frame.click(".send")
    frame.wait_for_selector(".turn.me:has-text('bin 17')")
    assert frame.query_selector("#chips .chip[data-slot=age]"), "it is one conversation, without a cookie"


@pytest.mark.browser
def test_the_quick_exit_leaves_the_page_of_the_partner(server, partner, visit):
    page, frame = visit(partner(script_line(server.url, {"lang": "de"})))
    page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(status=200, body="elsewhere"))
    frame.click("#exit")
    page.wait_for_url(re.compile(r"https://www\.wikipedia\.org|/exit"))
    assert "Schule" not in page.content()


@pytest.mark.browser
def test_a_page_of_nobody_may_not_show_it(server, chromium):
    context = chromium.new_context()
    page, troubles = context.new_page(), []
    page.on("console", lambda line: troubles.append(line.text))
    page.set_content(f"<iframe src='{server.url}/chat'></iframe>")
    page.wait_for_timeout(1500)
    context.close()
    assert any("frame" in trouble for trouble in troubles), troubles


def test_only_the_pages_of_the_widget_may_be_framed(server):
    for path in ("/", "/help-now", "/kept", "/chat", "/widgets", "/api/offers"):
        headers = server.client.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"] and headers["x-frame-options"] == "DENY", path
    headers = server.client.get("/widget").headers
    assert "frame-ancestors http://localhost:*;" in headers["content-security-policy"] and "x-frame-options" not in headers
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in headers["content-security-policy"]
