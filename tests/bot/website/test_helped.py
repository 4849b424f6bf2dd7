""""Did this help you?" on public pages: where it is asked, what is counted, and what is refused with a sentence."""
from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from bot.desk.answers import ANSWERS as COUNTED
from bot.desk.answers import PAGES
from bot.website.asking import _ONE_OF, _PAGES, page_of
from bot.website.helped import ANSWERS, Limit
from index.languages import TAGS
from tests.bot.website.fake import FakeAssistant, make_app, read_offers

OFFER = "/offers/de-telefonseelsorge"
ASKED = ("/", "/help-now", "/overview", "/overview/offers", "/kept", "/imprint", "/privacy", "/accessibility", "/embed", OFFER)
NOT_ASKED = (f"{OFFER}/wrong", f"{OFFER}/qr", "/offers/none", "/widget", "/helped", "/nowhere")


@pytest.fixture(scope="module")
def offers():
    return read_offers()


@pytest.fixture
def assistant(offers):
    return FakeAssistant(offers)


@pytest.fixture
def client(assistant):
    return TestClient(make_app(assistant), headers={"Accept-Language": "de"})


def forms(page):
    return re.findall(r'<form class="asks".*?</form>', page.text, re.S)


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("voice", TAGS)
def test_it_is_asked_once_at_the_foot_in_every_voice(client, assistant, path, voice):
    page = client.get(path, params={"lang": voice})
    (form,) = forms(page)
    assert page.text.index(form) > page.text.index("</main>") and form.count("<button") == 3 and "<textarea" not in form
    action, where = re.search(r'action="([^"]+)"', form)[1], re.search(r'name="path" value="([^"]+)"', form)[1]
    said = client.post(action.replace("&amp;", "&"), data={"path": where, "answer": "partly"})
    assert said.status_code == 200 and said.history[0].status_code == 303 and f'lang="{voice.partition("-")[0]}"' in said.text
    assert "set-cookie" not in said.headers and f'href="{where}?lang={voice}"' in said.text
    kind = page_of(path)
    assert assistant.answers == [(kind.kind, kind.offer, voice.partition("-")[0], "partly")]
    assert forms(said) == []


@pytest.mark.parametrize("path", NOT_ASKED)
def test_forms_missing_pages_and_partners_pages_do_not_ask(client, path):
    assert forms(client.get(path)) == []


def test_the_conversation_asks_by_itself_and_not_twice(client):
    client.post("/chat", data={"begin": "1"})
    client.post("/chat", data={"text": "meine mutter trinkt"})
    assert forms(client.post("/chat", data={"choice": "contact=de-telefonseelsorge"})) == []


@pytest.mark.parametrize("given, headers", [
    ({}, {}), ({"path": "/", "answer": "maybe"}, {}), ({"path": "/", "answer": ""}, {}), ({"answer": "yes"}, {}), ({"path": "/chat", "answer": "yes"}, {}),
    ({"path": "//evil.example", "answer": "yes"}, {}), ({"path": "https://evil.example/", "answer": "yes"}, {}),
    ({"path": "/offers/none", "answer": "yes"}, {}), ({"path": "/offers/de-telefonseelsorge/wrong", "answer": "yes"}, {}),
    ({"path": "/operators", "answer": "yes"}, {}), ({"path": "\x00", "answer": "yes"}, {}),
    ({"path": "/offers/" + "x" * 5000, "answer": "yes"}, {}), ({"path": "/", "answer": "yes"}, {"Sec-Fetch-Site": "cross-site"}),
    ({"path": "/", "answer": "yes"}, {"Sec-Fetch-Site": "same-site"}), ({"path": "<script>alert(1)</script>", "answer": "yes"}, {})])
def test_what_is_no_answer_is_a_sentence_and_counts_nothing(client, assistant, given, headers):
    said = client.post("/helped", data=given, headers=headers)
    assert said.status_code == 422 and "tippe dort noch einmal" in said.text and assistant.answers == []
    assert "evil.example" not in said.text and "<script>alert" not in said.text


@pytest.mark.parametrize("page", ["//evil.example", "https://evil.example", "javascript:alert(1)", "/chat", "", "\"><script>alert(1)</script>"])
def test_the_way_back_leads_nowhere_else(client, page):
    said = client.get("/helped", params={"page": page})
    assert said.status_code == 200 and "evil" not in said.text and "<script>alert" not in said.text and 'class="button main" href="/"' in said.text


def test_who_answers_again_and_again_is_thanked_and_counted_no_more(client, assistant):
    for _ in range(6):
        assert client.post("/helped", data={"path": "/", "answer": "yes"}).status_code == 200
    assert len(assistant.answers) == 3
    codes = [client.post("/helped", data={"path": f"/network/materials/{number}", "answer": "no"}).status_code for number in range(40)]
    assert codes == [200] * 24 + [429] * 16 and len(assistant.answers) == 27


def test_after_an_hour_it_counts_again_and_addresses_do_not_pile_up():
    now = [0.0]
    limit = Limit(lambda: now[0])
    assert [limit.take("a", "/") for _ in range(4)] == ["counts"] * 3 + ["again"]
    assert limit.take("b", "/") == "counts"
    now[0] = 3601
    assert limit.take("a", "/") == "counts"
    for number in range(10_100):
        limit.take(str(number), "/")
    assert len(limit._seen) == 10_000


def test_without_the_database_it_is_a_sentence(offers, monkeypatch):
    assistant = FakeAssistant(offers)

    def away(answer):
        raise OperationalError("", {}, Exception())

    assistant.answers = type("Away", (), {"append": staticmethod(away)})()
    said = TestClient(make_app(assistant)).post("/helped", data={"path": "/", "answer": "yes"}, headers={"Accept-Language": "de"})
    assert said.status_code == 503 and "nicht an dir" in said.text


def test_the_desk_knows_every_page_that_asks():
    assert {*_PAGES.values(), *_ONE_OF.values()} == set(PAGES) and ANSWERS == COUNTED
