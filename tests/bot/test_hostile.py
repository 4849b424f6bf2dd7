"""Hostile inputs: none gives a 5xx, none sets an answer, none comes back unescaped."""
from __future__ import annotations

import pytest
from markupsafe import escape

from tests.bot.hostile import MARKUP, hostile

ALL = list(hostile())
CALM = {200, 400, 413, 415, 422}


def test_there_are_two_hundred():
    assert len(ALL) >= 200 and len({each.name for each in ALL}) == len(ALL)


@pytest.fixture(scope="module")
def talk(server):
    """A conversation that stands at its first question, opened anew for each input: what one sets does not hide the next."""
    def begin():
        return server.client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()["id"]
    return begin


@pytest.mark.parametrize("given", ALL, ids=lambda given: given.name)
def test_a_message_gets_a_calm_answer_and_sets_nothing(server, talk, given):
    path = f"/api/conversations/{talk()}"
    answer = server.client.post(f"{path}/messages", content=given.body, headers={"content-type": "application/json"})
    assert answer.status_code in CALM, answer.text
    body = answer.json()
    if answer.status_code == 200:
        assert body["messages"] and all(message["text"] for message in body["messages"])
    else:
        assert body["detail"] and body["status"] == answer.status_code
    state = server.client.get(path).json()
    assert not given.mute or (state["who"], state["topics"], state["age"], state["crisis"]["level"]) == (None, [], None, "none")
    server.client.delete(path)


@pytest.mark.parametrize("text", MARKUP)
def test_a_page_shows_markup_as_it_was_typed(server, text):
    page = server.client.post("/chat", data={"begin": "1", "text": text, "lang": "de", "country": "DE"})
    assert page.status_code == 200
    shown = str(escape(text))
    assert shown in page.text
    assert shown == text or text not in page.text


@pytest.mark.parametrize("given", [each for each in ALL if each.text], ids=lambda given: given.name)
def test_rasas_route_opens_no_more_than_the_chat(server, given):
    sender = f"hostile {given.name}"
    answer = server.client.post("/webhooks/rest/webhook", json={"sender": sender, "message": given.text})
    assert answer.status_code in CALM, answer.text


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/api/conversations", "/chat", "/api/conversations/%00", "/offers/%2e%2e%2f", "/static/..%2fview.py",
                                  "/api/offers?page=0&size=1e9", "/api/offers?country=%00", "/?lang=%ff", "/webhooks/rest/webhook"])
def test_no_route_breaks(server, method, path):
    assert server.client.request(method, path).status_code < 500
