"""What the tests of the institutions' pages do in Chromium."""
from __future__ import annotations

import email
import email.policy
import re

from axe_playwright_python.sync_playwright import Axe

RULES = {"rules": {"target-size": {"enabled": True}}}


def check(page, where):
    """axe finds nothing, and nothing is wider than the screen."""
    page.wait_for_load_state()  # after a click the next page may still be empty
    page.evaluate("scrollTo(0, 0)")  # a field that has been scrolled half under the bar is no smaller target
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), where
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == [], where


def register(page, site, mail, provider, checked=True):
    page.goto(f"{site.url}/partners")
    if checked:
        check(page, "start")
    page.fill("#provider", provider)
    page.fill("#mail", mail)
    page.select_option("#country", "DE")
    page.click(".start .button")
    newest = email.message_from_bytes(max(site.mail.glob("*.eml")).read_bytes(), policy=email.policy.default)
    assert newest["To"] == mail
    page.goto(site.url + re.search(r"https?://[^/]+(/partners/enter/\S+)", newest.get_content())[1])
    if checked:
        check(page, "enter")
    page.click("main form .button")
    page.wait_for_url("**/partners?*")
