"""Hours of the week in words, the calendar entry, the slow number."""
from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import icalendar
import pytest

from bot.website.calling import call_entry, slowly, week_words
from bot.website.texts import load_texts
from index.hours import week
from tests.bot.website.fake import FakeAssistant, make_app, read_offers
from tests.bot.website.test_pages import Browser

SATURDAY = datetime(2026, 11, 28, 9, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def offers():
    return read_offers()


@pytest.mark.parametrize(("hours", "voice", "expected"), [
    ("Mo-Fr 09:00-17:00", "de", [("Montag bis Freitag", "09:00 bis 17:00 Uhr"), ("Samstag bis Sonntag", "geschlossen")]),
    ("Mo,We 09:00-12:00,14:00-16:00; PH off", "sv", [
        ("måndag", "09.00 till 12.00, 14.00 till 16.00"), ("tisdag", "stängt"), ("onsdag", "09.00 till 12.00, 14.00 till 16.00"),
        ("torsdag till söndag", "stängt")]),
    ("Mo-Su 21:00-06:00", "en", [("Monday to Sunday", "21:00 to 06:00")]),
    ("Mo-Su 00:00-24:00", "de", [("Montag bis Sonntag", "den ganzen Tag")]),
    ("Fr 12:00-24:00", "de", [("Montag bis Donnerstag", "geschlossen"), ("Freitag", "12:00 bis 24:00 Uhr"),
                              ("Samstag bis Sonntag", "geschlossen")]),
    ("24/7", "de", []), (None, "de", []),
])
def test_the_hours_of_a_week_in_words(hours, voice, expected):
    assert week_words(hours, load_texts()[voice]) == expected


def test_every_hour_of_the_catalogue_can_be_told(offers):
    texts = load_texts()
    for offer in offers.values():
        for contact in offer.contacts:
            for voice in texts.languages:
                rows = week_words(contact.hours, texts[voice]) if contact.hours else []
                assert all(days and times and "{" not in times for days, times in rows), (offer.id, rows)


def test_a_span_stands_on_the_day_it_begins():
    days = week("Fr-Sa 22:00-02:00", SATURDAY.date())
    assert [len(day) for day in days] == [0, 0, 0, 0, 1, 1, 0] and days[5][0][1].hour == 2


def test_the_calendar_entry_is_for_the_next_opening(offers):
    offer = offers["de-telefonseelsorge"]
    contact = offer.contacts[0].copy(update={"hours": "Mo-Fr 09:00-17:00"})
    closed = offer.copy(update={"contacts": (contact,)})
    event = icalendar.Calendar.from_ical(call_entry(closed, 0, "Anrufen: {name}", SATURDAY)).walk("VEVENT")[0]
    assert event.start == datetime(2026, 11, 30, 8, 0, tzinfo=timezone.utc), "nine o'clock in Berlin"
    assert contact.national in event["description"] and event["summary"] == "Anrufen: TelefonSeelsorge"
    assert event.walk("VALARM")[0]["trigger"].dt.total_seconds() == 0
    monday = datetime(2026, 11, 30, 10, 0, tzinfo=timezone.utc)
    assert call_entry(closed, 0, "{name}", monday) is None, "it is open: nothing to wait for"
    assert call_entry(offer, 0, "{name}", SATURDAY) is None and call_entry(offer, 99, "{name}") is None


def test_where_there_is_nothing_to_wait_for_a_calm_page_says_so(offers):
    browser = Browser(make_app(FakeAssistant(offers)))
    for path in ("/offers/de-telefonseelsorge/call.ics", "/offers/none/call.ics", "/offers/de-telefonseelsorge/call.ics?contact=-7"):
        answer = browser.get(path)
        assert answer.status_code == 404 and "<h1>" in answer.text


def test_a_slow_number_has_every_digit_in_its_order(offers):
    assert slowly("0800 1110111") == ["0 8 0 0", "1 1 1", "0 1 1 1"] and slowly("112") == ["1 1 2"]
    assert slowly("+46 (0)8-702 16 80") == ["+ 4 6", "0", "8", "7 0 2", "1 6", "8 0"]
    for offer in offers.values():
        for contact in offer.contacts:
            if contact.type in ("phone", "sms"):
                number = contact.national or contact.value
                assert "".join(slowly(number)).replace(" ", "") == re.sub(r"[^\d+]", "", number)


def test_script_and_page_cut_a_number_at_the_same_places():
    """One rule in two languages: the sizes of the groups are read from both."""
    script = Path("bot/website/static/cards.js").read_text()
    assert "rest.length > 4 ? 3 : rest.length" in script and "3 if len(part) > 4 else len(part)" in Path("bot/website/calling.py").read_text()
