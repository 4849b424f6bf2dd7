"""The review at the desk, over HTTP: for editors alone, one click to a meaning or away, and the export."""
from __future__ import annotations

import json
import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.desk.accounts import Operators
from bot.desk.pages import desk_pages
from bot.desk.tables import create_tables
from bot.review.book import Reading, ReviewBook
from bot.review.pages import ReviewPages
from bot.settings import Settings
from index.catalogue import open_engine
from index.taxonomy import load_taxonomy

PASSWORD = "korrekt pferd batterie"
MARKUP = "<b>blipp</b> & svupp"


@pytest.fixture(scope="module")
def accounts(tmp_path_factory):
    """The address of a database with an operator in each role."""
    address = f"sqlite:///{tmp_path_factory.mktemp('desk')}/desk.db"
    create_tables(open_engine(address))
    for role in ("reader", "editor"):
        Operators(open_engine(address)).add(role, PASSWORD, role)
    return address


@pytest.fixture
def book(accounts):
    book = ReviewBook(open_engine(accounts))
    book.expire(0)
    return book


@pytest.fixture
def enter(accounts, book):
    """`enter(role, review=True)` gives a client that is signed in."""
    def enter(role, review=True):
        settings = Settings(database_url=accounts, review=review, review_days=14)
        app = FastAPI()
        app.include_router(desk_pages(settings, lambda: open_engine(accounts), ReviewPages(settings, lambda: book, load_taxonomy())))
        client = TestClient(app, follow_redirects=False, headers={"accept-language": "en"})
        assert client.post("/operators/sign-in", data={"name": role, "password": PASSWORD}).status_code == 303
        return client

    return enter


def token(page):
    return re.search(r'name="token" value="(\w+)"', page)[1]


def test_a_message_gets_a_meaning_with_one_click_and_is_exported(enter, book):
    book.keep("blipp [Name] svupp", "sv", Reading("inform", "grief", "self", None))
    client = enter("editor")
    page = client.get("/operators/review").text
    assert "blipp [Name] svupp" in page and "this many days: 14" in page
    shown = {name: re.search(rf'name="{name}">.*?value="([^"]*)" selected', page, re.S)[1]
             for name in ("intent", "topic", "who")}
    form = {"token": token(page), "key": book.all()[0].key, **shown}
    answer = client.post("/operators/review", data={**form, "setting": "", "meant": "1"})
    assert answer.status_code == 303 and "Noted" in client.get(answer.headers["location"]).text
    (kept,) = book.all()
    assert kept.meant == Reading("inform", "grief", "self", None)
    file = client.get("/operators/review/examples/sv.jsonl")
    assert [json.loads(line) for line in file.text.splitlines()] == [
        {"text": "blipp [Name] svupp", "who": "self", "topics": ["grief"], "intent": "inform", "kind": "review"}]
    assert "messages_review_sv.jsonl" in file.headers["content-disposition"] and client.get("/operators/review/examples/de.jsonl").text == ""
    assert client.get("/operators/review/examples/fr.jsonl").status_code == client.get("/operators/review/examples/sv.csv").status_code == 404


def test_throwing_away_deletes(enter, book):
    book.keep("blipp svupp", "sv", Reading())
    client = enter("editor")
    form = {"token": token(client.get("/operators/review").text), "key": book.all()[0].key, "throw": "1"}
    assert "The message is deleted." in client.get(client.post("/operators/review", data=form).headers["location"]).text and book.all() == []
    assert "not there any more" in client.get(client.post("/operators/review", data=form).headers["location"]).text


@pytest.mark.parametrize("wrong", [{"intent": ""}, {"intent": "crisis"}, {"intent": "inform", "topic": "nonsense"}, {"intent": "inform", "who": "'; drop"}])
def test_only_values_of_the_vocabulary_count(enter, book, wrong):
    book.keep("blipp svupp", "sv", Reading())
    client = enter("editor")
    answer = client.post("/operators/review", data={"token": token(client.get("/operators/review").text), "key": book.all()[0].key, **wrong})
    assert answer.status_code == 422 and "Only values of the lists count" in answer.text and book.all()[0].meant is None


def test_readers_see_none_of_it(enter, book):
    book.keep("blipp svupp", "sv", Reading())
    reader, editor = enter("reader"), enter("editor")
    for path in ("/operators/review", "/operators/review/examples/sv.jsonl"):
        assert reader.get(path).status_code == 403
    assert reader.post("/operators/review", data={"key": book.all()[0].key, "throw": "1"}).status_code == 403
    assert editor.post("/operators/review", data={"key": book.all()[0].key, "throw": "1", "token": "0"}).status_code == 403 and book.all()
    assert "/operators/review" in editor.get("/operators/understanding").text and "/operators/review" not in reader.get("/operators/understanding").text


def test_switched_off_it_says_so_and_shows_nothing(enter, book):
    book.keep("blipp svupp", "sv", Reading("inform"))
    book.label(book.all()[0].key, Reading("inform"))
    client = enter("editor", review=False)
    page = client.get("/operators/review").text
    assert "switched off" in page and "blipp" not in page and client.get("/operators/review/examples/sv.jsonl").text == ""
    assert "/operators/review" not in client.get("/operators/understanding").text


@pytest.mark.parametrize(("language", "title"), [
    ("de", "Nachrichten, die gelesen werden dürfen"), ("sv", "Meddelanden som får läsas"), ("en", "Messages that may be read")])
def test_every_language_and_markup_stays_text(enter, book, language, title):
    book.keep(MARKUP, language, Reading("inform", "grief", "unknown", "work"))
    page = enter("editor").get(f"/operators/review?lang={language}").text
    assert f"<h1>{title}</h1>" in page and "&lt;b&gt;blipp&lt;/b&gt; &amp; svupp" in page and "<b>blipp" not in page
