"""Events: what a form may say, when they are in UTC and in words, and a calendar that a calendar reads back."""
from __future__ import annotations

from datetime import datetime, timedelta, timezone

import icalendar
import pytest

from bot.network.dates import begins, calendar_file, coming, ends, is_coming, read_moment, told
from tests.bot.network.conftest import material, organisation

NOW = datetime(2027, 3, 1, 12, tzinfo=timezone.utc)
HOUSES = {"haus": organisation("haus", name="Haus am See, e.V.; Kiel")}


def event(id="tag", **given):
    return material(id, **{"kind": "event", "starts": "2027-07-01T14:00", "until": "2027-07-01T16:30", "zone": "Europe/Berlin", "venue": "Hafen", **given})


@pytest.mark.parametrize("text, moment", [
    ("2027-03-01T14:00", datetime(2027, 3, 1, 14)), ("2027-03-01 14:00", datetime(2027, 3, 1, 14)), ("1.3.2027 14:05", datetime(2027, 3, 1, 14, 5)),
    ("01.03.2027, 14.05 Uhr", datetime(2027, 3, 1, 14, 5)), ("1/3/2027 9:00", datetime(2027, 3, 1, 9)), ("2027-03-01 kl. 18.30", datetime(2027, 3, 1, 18, 30)),
    (" 2027-03-01T14:00:00 ", datetime(2027, 3, 1, 14))])
def test_a_moment_is_read_as_people_write_it(text, moment):
    assert read_moment(text) == moment


@pytest.mark.parametrize("text", ["", "bald", "2027-03-01", "2027-02-30T14:00", "2027-03-01T25:00", "2027-03-01T14:60", "0027-03-01T14:00", "9999-03-01T14:00",
                                  "2027-03-01T14:00\r\nBEGIN:VEVENT", "٢٠٢٧-03-01T14:00x"])
def test_what_is_no_moment_is_none(text):
    assert read_moment(text) is None


def test_an_event_is_in_the_clock_of_its_zone():
    assert begins(event()) == datetime(2027, 7, 1, 12, tzinfo=timezone.utc) and ends(event()) == datetime(2027, 7, 1, 14, 30, tzinfo=timezone.utc)
    assert begins(event(starts="2027-01-01T14:00", zone="Europe/London")) == datetime(2027, 1, 1, 14, tzinfo=timezone.utc)
    assert begins(event(zone="Mars/Olympus")) == begins(event())  # a zone that was never offered
    assert begins(material()) is None and begins(event(starts="")) is None
    assert told(event(), "de") == "Donnerstag, 1. Juli 2027, 14:00–16:30" and told(event(until=""), "en") == "Thursday, 1 July 2027, 14:00"
    assert told(event(until="2027-07-02T09:00"), "sv") == "torsdag 1 juli 2027, 14:00 – fredag 2 juli 2027, 09:00" and told(material(), "de") == ""


def test_what_is_over_is_not_coming():
    later, sooner, over = event("b"), event("a", starts="2027-04-01T10:00", until=""), event("c", starts="2027-01-01T10:00", until="")
    assert coming([later, sooner, over, material()], NOW) == [sooner, later]
    running = event(starts="2027-03-01T12:30", until="2027-03-01T13:30")  # 11:30 to 12:30 UTC
    assert is_coming(running, NOW) and not is_coming(running, NOW + timedelta(hours=1))


def test_a_calendar_is_read_back_as_it_was_written():
    hostile = event("x", title_de="Ein; Tag, \\ mit \"Zeichen\" " + "ä" * 120,
                    text_de="Zeile eins\nEND:VCALENDAR\nBEGIN:VALARM", venue="Haus, Kiel; EG", link="")
    body = calendar_file([event(), hostile], HOUSES, "de", "Alle Termine", "https://lotse.example/", NOW)
    assert all(len(line) <= 75 for line in body.split(b"\r\n")) and b"\n" not in body.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(body)
    assert (calendar["version"], calendar["method"], calendar["x-wr-calname"]) == ("2.0", "PUBLISH", "Alle Termine")
    first, second = calendar.walk("VEVENT")
    assert first["uid"] == "tag@lotse" and first["dtstart"].dt == begins(event()) and first["dtend"].dt == ends(event()) and first["dtstamp"].dt == NOW
    assert first["location"] == "Hafen" and first["url"] == "https://haus.example/tag" and b"DTSTART:20270701T120000Z" in body
    assert "Haus am See, e.V.; Kiel" in first["description"] and first["description"].endswith("https://lotse.example/network/materials/tag")
    assert second["summary"] == hostile.title_de and second["description"].startswith("Zeile eins\nEND:VCALENDAR\nBEGIN:VALARM\n")
    assert second["location"] == "Haus, Kiel; EG" and second["url"] == "https://lotse.example/network/materials/x" and len(calendar.walk("VALARM")) == 0
    empty = icalendar.Calendar.from_ical(calendar_file([material()], HOUSES, "sv", "Inga", "", NOW))
    assert empty.walk("VEVENT") == []
