"""Checks of contacts: their form without asking anybody; links as a polite guest; findings that go when they are mended."""
from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from index.catalogue import open_engine
from index.checking import LinkCheck, form_findings, form_problem, is_public
from index.findings import FORM, ONLINE, Finding, Findings
from index.offers import Contact
from tests.retrieval.toy import offer

DAY = date(2026, 11, 1)


@pytest.mark.parametrize("kind, value, problem", [
    ("phone", "+49 30 23125400", None), ("phone", "112", None), ("phone", "116 117", None), ("phone", "+49 30 1", "number"),
    ("phone", "+49 1805 950951", "retired"), ("sms", "+46 20 1234567890123", "number"), ("email", "info@haus.example", None),
    ("email", "info@haus", "mail_form"), ("web", "https://haus.example/x", None), ("web", "https://localhost/x", "link_form"),
    ("web", "https://a:b@haus.example/", "link_form"), ("email", "https://haus.example/mail", None), ("address", "Weg 1", None)])
def test_the_form_of_a_contact(kind, value, problem):
    contact = Contact.construct(type=kind, value=value, national=None)
    assert form_problem(contact, lambda number: "950951" in number) == problem


def test_every_finding_names_the_offer_and_the_contact():
    bad = offer("bad", contacts=[Contact.construct(type="web", value="https://intern/", national=None)])
    assert list(form_findings([offer("good", contacts=[Contact(type="phone", value="116 117")]), bad], lambda number: False, DAY)) == [
        Finding("bad", "https://intern/", "link_form", DAY)]


@contextmanager
def _server(robots=""):
    """Answers by what stands in the path; tells what was asked: (method, path, name of the program)."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            asked.append((self.command, self.path, self.headers["User-Agent"]))
            path = self.path.strip("/")
            if path == "robots.txt":
                self.send_response(200)
                self.end_headers()
                self.wfile.write(robots.encode())
                return
            status = int(path) if path.isdigit() else 405 if path == "nohead" and self.command == "HEAD" else 302 if path == "round" else 200
            self.send_response(status)
            if path == "round":
                self.send_header("Location", "/round")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _linked(base, *paths):
    return offer("links", contacts=[Contact.construct(type="web", value=f"{base}/{path}", national=None) for path in paths])


def test_links_are_asked_for_with_head_and_what_is_gone_is_found():
    with _server() as (base, asked):
        links = _linked(base, "ok", "404", "410", "500", "403", "429", "nohead", "round")
        found = LinkCheck("https://lotse.example", lambda host: True, 0).findings([links], DAY)
    assert {each.contact.rpartition("/")[2]: each.problem for each in found} == {
        "404": "link_gone", "410": "link_gone", "500": "link_error", "round": "link_error"}
    assert {method for method, path, _ in asked if path not in ("/robots.txt", "/nohead", "/403")} == {"HEAD"}
    assert all(name == "LotseLinkCheck/1.0 (+https://lotse.example)" for *_, name in asked)


def test_robots_txt_is_obeyed():
    with _server("User-agent: *\nDisallow: /404") as (base, asked):
        assert LinkCheck("", lambda host: True, 0).findings([_linked(base, "404", "410")], DAY)[0].contact.endswith("/410")
    assert "/404" not in [path for _, path, _ in asked]


def test_nobody_is_asked_inside_a_network_of_our_own():
    assert not is_public("127.0.0.1") and not is_public("10.0.0.8") and not is_public("169.254.169.254") and not is_public("no.such.host.invalid")
    with _server() as (base, asked):
        assert [each.problem for each in LinkCheck("", pause=0).findings([_linked(base, "ok")], DAY)] == ["link_unreachable"]
    assert not asked


def test_a_host_that_does_not_answer_ends_after_a_while():
    assert [f.problem for f in LinkCheck("", lambda host: True, 0, 0.5).findings([_linked("http://127.0.0.1:9", "x")], DAY)] == ["link_unreachable"]


def test_findings_go_when_a_check_does_not_find_them_any_more(tmp_path):
    findings = Findings(open_engine(f"sqlite:///{tmp_path}/f.db"))
    findings.report("one", "+49 30 1", "reported_number", DAY)
    findings.report("one", "+49 30 1", "reported_number", DAY)
    findings.replace(FORM, ["one", "two"], [Finding("one", "x", "number", DAY), Finding("two", "y", "mail_form", DAY)])
    findings.replace(ONLINE, ["one"], [Finding("one", "z", "link_gone", DAY)])
    assert [each.problem for each in findings.of("one")] == ["reported_number", "number", "link_gone"]
    findings.replace(FORM, ["one"], [])
    assert [each.problem for each in findings.of("one")] == ["reported_number", "link_gone"] and len(findings.of("two")) == 1
    findings.settle("one")
    assert findings.of("one") == [] and set(findings.all()) == {"two"}
