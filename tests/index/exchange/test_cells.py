"""What one cell says, as people in three languages write it."""

from datetime import date, datetime

import pytest

from index.exchange.cells import clean, is_formula, language_of, read_ages, read_date, read_yes_no, unbroken
from index.exchange.plain_hours import read_hours


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-31",
        "31.12.2026",
        "31/12/2026",
        "31. Dezember 2026",
        "31 december 2026",
        "December 31, 2026",
        "Dezember 2026",
        "12/2026",
        "2026",
        datetime(2026, 12, 31),
        date(2026, 12, 31),
        "2026-12-31 00:00:00",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert read_date(text) == date(2026, 12, 31)


@pytest.mark.parametrize("text", ["", "bald", "31.31.2026", "2026-13-01", "unbefristet", "99999999999"])
def test_what_is_no_day_is_none(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("ab 12", (12, None)),
        ("12-18", (12, 18)),
        ("12 bis 18 Jahre", (12, 18)),
        ("bis 27", (None, 27)),
        ("från 13 år", (13, None)),
        ("till 25 år", (None, 25)),
        ("under 18", (None, 17)),
        ("über 60", (61, None)),
        ("18+", (18, None)),
        (14, (14, None)),
        (14.0, (14, None)),
        ("alle", (None, None)),
        ("", (None, None)),
        ("up to 25", (None, 25)),
        ("0", (0, None)),
    ],
)
def test_ages_are_read_from_words(text, ages):
    assert read_ages(text) == ages


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ja", True),
        ("ja, möglich", True),
        ("yes", True),
        ("x", True),
        (True, True),
        ("nej", False),
        ("Nein", False),
        ("nicht möglich", False),
        ("no", False),
        (0, False),
        ("vielleicht", None),
        ("", None),
    ],
)
def test_yes_and_no_in_three_languages(text, answer):
    assert read_yes_no(text) is answer


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("Mo-Fr 9-17 Uhr", "Mo-Fr 09:00-17:00"),
        ("mån–fre 9–17", "Mo-Fr 09:00-17:00"),
        ("Mon–Fri 9am–5pm", "Mo-Fr 09:00-17:00"),
        ("rund um die Uhr", "24/7"),
        ("dygnet runt", "24/7"),
        ("around the clock", "24/7"),
        ("24/7", "24/7"),
        ("Mo-Fr 09:00-17:00; Sa 10:00-14:00", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
        ("Montag bis Freitag von 8.30 bis 12 Uhr", "Mo-Fr 08:30-12:00"),
        ("Mo, Mi 10-12, 14-16 Uhr; Do 14-18 Uhr", "Mo,We 10:00-12:00,14:00-16:00; Th 14:00-18:00"),
        ("Mo-Do 9-12 und 13-16 Uhr, Fr 9-12 Uhr", "Mo-Th 09:00-12:00,13:00-16:00; Fr 09:00-12:00"),
        ("täglich 8–20 Uhr", "Mo-Su 08:00-20:00"),
        ("vardagar kl. 9-17", "Mo-Fr 09:00-17:00"),
        ("tisdag och torsdag 18-21", "Tu,Th 18:00-21:00"),
        ("Di 10-12 Uhr\nDi 14-16 Uhr", "Tu 10:00-12:00,14:00-16:00"),
        ("Mon-Fri 9-5pm", "Mo-Fr 09:00-17:00"),
        ("am Wochenende 10-14 Uhr", "Sa,Su 10:00-14:00"),
    ],
)
def test_plain_hours_become_opening_hours(written, hours):
    assert read_hours(written) == hours


@pytest.mark.parametrize(
    "written",
    ["nach Vereinbarung", "Mo-Fr 8-20 Uhr, nur in den Ferien", "1. Mi im Monat 18-20 Uhr", "25-30 Uhr", "Mo", "", "jeden zweiten Di 10-12"],
)
def test_hours_that_say_more_than_we_can_read_are_not_guessed(written):
    assert read_hours(written) is None


def test_what_a_spreadsheet_would_compute_is_a_formula_and_a_number_is_none():
    for text in ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "+HYPERLINK(1)"):
        assert is_formula(text), text
    for text in ("+49 30 1234567", "- für Eltern", "+46 8 123 (0)", "100 = alles", "info@example.org", "-"):
        assert not is_formula(text), text


def test_invisible_characters_go_and_words_stay():
    assert clean("  Hil\u200bfe\x00 \u202ef\u00fcr\ud800 A\u0308lle\r\nhier ") == "Hilfe für Älle\nhier"
    assert (clean(12.0), clean(None), clean(True), clean(datetime(2026, 1, 2))) == ("12", "", "yes", "2026-01-02")


def test_the_language_of_a_text_is_told_by_its_small_words():
    assert language_of("Wir sind für dich da und hören zu.", "sv") == "de"
    assert language_of("Vi finns här för dig och lyssnar på det som är svårt.", "de") == "sv"
    assert language_of("We are here for you and listen.", "de") == "en"
    assert language_of("Chatt", "sv") == "sv"


@pytest.mark.parametrize("text", ["Gespräch für Ältere – „Müde?“", "Stöd på Öland, återhämtning", "CAFÉ“ und “É–", "naïve ça va", "10 € à 5"])
def test_letters_broken_on_the_way_are_put_right_and_others_stay(text):
    assert unbroken(text) == text
    broken = text.encode("utf-8").decode("cp1252", "ignore")
    assert unbroken(clean(broken)) == clean(text) or "\x81" in text.encode("utf-8").decode("latin-1") or "à" in text
