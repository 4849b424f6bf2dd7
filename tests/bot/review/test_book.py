"""What is kept for the review of wording: redacted lines that lead to nobody, and that go without a trace."""
from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import inspect

from bot.review.book import Reading, ReviewBook, as_example
from index.catalogue import open_engine
from nlu.teaching import read_messages

TODAY = date(2026, 3, 31)
READ = Reading("inform", None, "relative", "family")
MEANT = Reading("inform", "grief", "self", None)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "lotse.db"


@pytest.fixture
def book(file):
    return ReviewBook(open_engine(f"sqlite:///{file}"))


def content(file):
    return b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_a_row_has_no_way_back_to_its_conversation(book, file):
    book.keep("blipp svupp", "sv", READ, TODAY)
    columns = {column["name"] for column in inspect(open_engine(f"sqlite:///{file}")).get_columns("review_messages")}
    assert columns == {"key", "kept_on", "language", "text", *(f"{start}{label}" for start in ("read_", "") for label in ("intent", "topic", "who", "setting"))}
    (kept,) = book.all()
    assert (kept.text, kept.language, kept.kept_on, kept.read, kept.meant) == ("blipp svupp", "sv", "2026-03-31", READ, None)


def test_keys_do_not_tell_the_order(book):
    for number in range(30):
        book.keep(f"Nachricht {number}", "de", READ, TODAY)
    shown = [int(kept.text.split()[1]) for kept in book.all()]
    assert sorted(shown) == list(range(30)) != shown


def test_those_without_a_meaning_stand_first(book):
    book.keep("erste", "de", READ, TODAY)
    book.keep("zweite", "de", READ, TODAY + timedelta(days=1))
    assert book.label(book.all()[0].key, MEANT)
    assert [(kept.text, kept.meant) for kept in book.all()] == [("zweite", None), ("erste", MEANT)]
    assert not book.label("none", MEANT)


def test_what_is_thrown_away_or_expired_is_in_no_file(book, file):
    """The row, what it was before it was labelled, and the log of changes."""
    for word, days in (("Zwirbelquax", 0), ("Knarfolinchen", 40), ("Mifflewort", 5)):
        book.keep(f"{word} und noch etwas mehr dahinter", "de", READ, TODAY - timedelta(days=days))
    for kept in book.all():
        book.label(kept.key, MEANT)
    assert all(word in content(file) for word in (b"Zwirbelquax", b"Knarfolinchen", b"Mifflewort"))
    assert book.throw_away(next(kept.key for kept in book.all() if "Zwirbelquax" in kept.text)) and not book.throw_away("none")
    assert book.expire(30, TODAY) == 1
    assert [word for word in (b"Zwirbelquax", b"Knarfolinchen", b"Mifflewort") if word in content(file)] == [b"Mifflewort"]
    assert book.expire(0, TODAY) == 1 and book.expire(0, TODAY) == 0
    assert b"Mifflewort" not in content(file)


def test_a_message_lives_as_many_days_as_the_setting_says(book):
    for days in (29, 30, 31):
        book.keep(str(days), "en", READ, TODAY - timedelta(days=days))
    assert book.expire(30, TODAY) == 2
    assert [kept.text for kept in book.all()] == ["29"]


def test_a_line_is_read_like_our_own_examples(book, tmp_path):
    for text, meant in (("blipp", MEANT), ("svupp", Reading("greet"))):
        book.keep(text, "sv", READ, TODAY)
        book.label(next(kept.key for kept in book.all() if kept.text == text), meant)
    folder = tmp_path / "examples"
    for language in ("de", "sv", "en"):
        (folder / language).mkdir(parents=True)
    lines = [json.dumps(as_example(kept)) for kept in book.all()]
    (folder / "sv/messages_review.jsonl").write_text("\n".join(lines), "utf-8")
    found = {message.text: message for message in read_messages(folder)}
    assert (found["blipp"].who, found["blipp"].topics, found["blipp"].intent, found["blipp"].setting) == ("self", ("grief",), "inform", None)
    assert (found["svupp"].who, found["svupp"].topics, found["svupp"].intent) == ("unknown", (), "greet")
