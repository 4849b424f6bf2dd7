"""The page that makes the line for a partner, and the partner's colour within the limits of contrast."""
from __future__ import annotations

import re
from html import unescape

import pytest

from bot.website.colours import LEAST, contrast, light_and_dark, read_colour, stylesheet
from tests.bot.website.fake import FakeAssistant, Site, make_app, read_offers
from tests.bot.website.test_pages import Browser


def test_the_page_that_makes_the_line():
    browser = Browser(make_app(FakeAssistant(read_offers())))
    html = browser.get("/embed?widget_lang=sv-x-latt&widget_country=SE&setting=school&accent=%23FFFF00").text
    line = unescape(re.search(r'<pre[^>]*id="line"><code>(.*?)</code>', html, re.DOTALL)[1])
    assert line == ('<script src="https://lotse.example/embed.js" data-lang="sv-x-latt" data-country="SE" data-setting="school" '
                    'data-accent="ffff00" async></script>')
    light, dark = light_and_dark("#ffff00")
    assert light.colour in html and "https://www.schule.example" in html and dark.colour == "#ffff00"
    for nasty in ("%22%3E%3Cscript%3E", "red", "%2312345", "ä" * 400):
        bad = browser.get(f"/embed?accent={nasty}&setting={nasty}&widget_lang={nasty}&widget_country={nasty}")
        assert bad.status_code == 200 and "kann nicht gelesen werden" in bad.text and "<script>" not in bad.text
        assert 'data-setting' not in bad.text and 'data-accent' not in bad.text


def test_a_site_that_opened_it_for_nobody_says_so():
    html = Browser(make_app(FakeAssistant(read_offers()), Site(widget_origins=()))).get("/embed").text
    assert "noch keine andere Seite" in html


@pytest.mark.parametrize("colour", ["#17605c", "#ff0000", "#ffff00", "#000000", "#ffffff", "#808080", "#0000ff", "#ff00ff", "#00ff7f", "#7a5c3e"])
def test_every_colour_becomes_one_that_can_be_read(colour):
    for accent, grounds in zip(light_and_dark(colour), (("#fbf6ee", "#fffdf9"), ("#14201f", "#1c2b2a")), strict=True):
        for ground in (*grounds, accent.soft):
            assert contrast(accent.colour, ground) >= LEAST
        assert contrast(accent.on, accent.colour) >= LEAST
    css = stylesheet(colour)
    assert css.count("--sea:") == 2 and re.fullmatch(r"[\w\s:;{}#()@.-]+", css)


def test_contrast_is_that_of_wcag():
    assert round(contrast("#ffffff", "#000000"), 2) == 21 and round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert read_colour("17605C") == read_colour(" #17605c ") == "#17605c" and read_colour("#fff") is None
