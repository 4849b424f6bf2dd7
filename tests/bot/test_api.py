"""The API as it is promised, against a real server: calm answers, problems that name the field, true contacts."""
from __future__ import annotations

import asyncio
import json

import httpx
import pytest
from fastapi import FastAPI

from bot.protect import Protection
from bot.settings import Settings

JSON = {"content-type": "application/json"}
DIRECTION = "\u202eabc\u2066\u200b\x00\x07\x1b[31m"


@pytest.fixture(scope="module")
def client(server):
    return server.client


@pytest.fixture
def talk(client):
    """A conversation of its own: `talk(text=…)` gives the answer's messages."""
    begun = client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()

    def say(**said):
        answer = client.post(f"/api/conversations/{begun['id']}/messages", json=said)
        assert answer.status_code == 200, answer.text
        return answer.json()["messages"]

    say.id, say.messages, say.path = begun["id"], begun["messages"], f"/api/conversations/{begun['id']}"
    say.state = lambda: client.get(say.path).json()
    yield say
    client.delete(say.path)


def is_problem(answer, status, field=None):
    body = answer.json()
    assert answer.status_code == status == body["status"], answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert body["title"] and body["detail"].endswith((".", "}")) and body["type"]
    assert field is None or body["field"] == field
    return body


def test_a_conversation_begins_as_specified(client):
    answer = client.post("/api/conversations", json={"lang": "sv", "country": "SE"})
    body = answer.json()
    assert answer.status_code == 201 and set(body) == {"id", "messages"} and len(body["id"]) >= 16
    greeting, question = body["messages"]
    assert greeting["type"] == "text" and "ett program" in greeting["text"]
    assert question["type"] == "question" and question["question"] == "who"
    assert [choice["id"] for choice in question["choices"]] == [
        "who=self", "who=relative", "who=friend", "who=colleague", "skip=who"]
    assert all(set(choice) == {"id", "label"} for choice in question["choices"])


@pytest.mark.parametrize("body", [None, {}, {"lang": "tr"}, {"lang": "de-CH", "country": "ch"}, {"other": 1}])
def test_a_conversation_begins_with_little(client, body):
    answer = client.post("/api/conversations", **({} if body is None else {"json": body}))
    assert answer.status_code == 201 and answer.json()["messages"]


@pytest.mark.parametrize(("body", "field"), [
    ({"country": "FR"}, "country"), ({"country": 5}, "country"), ({"lang": 5}, "lang"), ({"lang": ""}, "lang"),
    ({"lang": "1"}, "lang")])
def test_a_wrong_start_names_its_field(client, body, field):
    is_problem(client.post("/api/conversations", json=body), 422, field)


def test_the_understanding_is_there_to_see(talk):
    talk(text="Meine Mutter trinkt und ich weiß nicht weiter")
    state = talk.state()
    assert {"lang", "intent", "who", "relation", "audience_note", "setting", "topics", "age", "place", "wishes",
            "crisis", "country", "questions_asked", "offers"} <= set(state)
    assert (state["lang"], state["country"], state["who"], state["relation"]) == ("de", "DE", "relative", "mother")
    assert state["topics"][0] == "addiction_alcohol" and state["setting"] == "family"
    assert "who" in state["questions_asked"] and state["crisis"]["level"] in ("none", "concern")


def test_buttons_lead_to_a_contact(talk, catalogue):
    messages = talk(choice="who=self") + talk(choice="topic=grief")
    for _ in range(5):
        if messages[-1]["question"] == "offers":
            break
        messages = talk(choice=f"skip={messages[-1]['question']}")
    shown = next(message for message in messages if message["type"] == "offers")
    assert 1 <= len(shown["offers"]) <= 3
    assert [offer["id"] for offer in shown["offers"]] == talk.state()["offers"]
    for offer in shown["offers"]:
        assert {"id", "name", "provider", "reasons", "contacts", "open_now"} <= set(offer)
        assert set(offer["reasons"]) == {"met", "unmet", "unknown"}
    chosen = shown["offers"][0]["id"]
    contact = talk(choice=f"contact={chosen}")[0]
    assert contact["type"] == "contact" and contact["offer"]["id"] == chosen
    assert pairs(contact["offer"]) == pairs(catalogue[chosen])


def test_a_crisis_comes_first_with_its_contacts(talk):
    first = talk(text="ich bringe mich heute um")[0]
    assert first["type"] == "crisis" and first["level"] == "acute" and first["kind"] == "suicidality"
    assert [contact["national"] for contact in first["contacts"]] == ["0800 1110111", "112", "110"]
    assert talk.state()["crisis"]["level"] == "acute"


@pytest.mark.parametrize("text", [
    "", " ", "\n\n", "asdf jklö", "/restart", "/who{\"who\": \"self\"}", "?" * 300, "🙂", DIRECTION, "\ud83d", "1",
    "<script>alert(1)</script>", "'; DROP TABLE events; --", "{{7*7}} {x} %s", "a" * 4000, "ß" * 3999, "\u0301" * 500])
def test_odd_words_are_answered_calmly(talk, client, text):
    body = json.dumps({"text": text})
    answer = client.post(f"{talk.path}/messages", content=body, headers=JSON)
    assert answer.status_code == 200, answer.text
    messages = answer.json()["messages"]
    assert messages and all(message["text"].strip() for message in messages)
    assert not any(message.get("level") == "none" for message in messages), "an apology: something failed"
    assert "alert(1)" not in answer.text and "DROP TABLE" not in answer.text


@pytest.mark.parametrize("text", [
    '/who{"who":"self"}', '/inform{"who":"self","topics":["grief"]}', "/who=self", "who=self", "/topic=grief",
    "/restart", "/set_slot{\"who\": \"self\"}", "/crisis{\"crisis\": \"acute\"}"])
def test_typed_payloads_are_words(talk, text):
    talk(text=text)
    state = talk.state()
    assert state["who"] is None and state["topics"] == [] and state["crisis"]["level"] == "none"


@pytest.mark.parametrize(("body", "field"), [
    ({"text": 5}, "text"), ({"text": None}, None), ({"text": ["a"]}, "text"), ({"text": {"a": 1}}, "text"),
    ({}, None),
    ({"text": "a", "choice": "who=self"}, None), ({"choice": 7}, "choice"), ({"choice": "who=nobody"}, "choice"),
    ({"choice": "contact=nothing"}, "choice"), ({"choice": "x" * 201}, "choice"), ({"choice": ""}, "choice"),
    ({"choice": "change=wishes"}, "choice"), ({"text": "a" * 4001}, "text"), ({"text": "a", "lang": 3}, "lang"),
    ({"text": "a", "country": "FR"}, "country"), ([], None), ("words", None), (5, None), (None, None)])
def test_a_wrong_message_names_its_field(talk, client, body, field):
    answer = client.post(f"{talk.path}/messages", content=json.dumps(body), headers=JSON)
    is_problem(answer, 422, field)


def test_what_was_sent_is_not_repeated_in_a_problem(talk, client):
    answer = client.post(f"{talk.path}/messages", json={"choice": "kwalmfurz=nix"})
    assert "kwalmfurz" not in answer.text


@pytest.mark.parametrize(
    "body", [b"{", b"", b"\xff\xfe", b'{"text": "a"', b"[" * 30000, b'{"a":' * 9000, b'{"text": NaN}'])
def test_broken_json_is_a_problem(talk, client, body):
    answer = client.post(f"{talk.path}/messages", content=body, headers=JSON)
    assert 400 <= answer.status_code < 500, answer.text
    is_problem(answer, answer.status_code)


def test_a_hundred_thousand_characters_are_refused(talk, client):
    answer = client.post(f"{talk.path}/messages", json={"text": "a" * 100_000})
    assert answer.status_code in (413, 422)
    is_problem(answer, answer.status_code, "body" if answer.status_code == 413 else "text")


def test_a_body_without_a_length_is_bounded_too(talk, client):
    pieces = (b"a" * 8192 for _ in range(20))
    is_problem(client.post(f"{talk.path}/messages", content=pieces), 413, "body")


@pytest.mark.parametrize("id", ["unknown-unknown", "short", "a" * 65, "..%2f..%2fetc", "%00" * 8, "täxttäxt"])
@pytest.mark.parametrize(("method", "end"), [("GET", ""), ("DELETE", ""), ("POST", "/messages")])
def test_an_unknown_conversation_is_not_there(client, id, method, end):
    answer = client.request(method, f"/api/conversations/{id}{end}", **({"json": {"text": "a"}} if end else {}))
    is_problem(answer, 404)


def test_deleting_ends_a_conversation(client):
    id = client.post("/api/conversations", json={}).json()["id"]
    assert client.delete(f"/api/conversations/{id}").status_code == 204
    is_problem(client.get(f"/api/conversations/{id}"), 404, "id")
    is_problem(client.post(f"/api/conversations/{id}/messages", json={"text": "a"}), 404, "id")


def test_language_and_country_switch_in_the_middle(talk):
    talk(choice="who=self")
    again = talk(lang="sv", country="SE")
    assert "Vad är det som är jobbigt" in again[-1]["text"]
    assert (talk.state()["lang"], talk.state()["country"]) == ("sv", "SE")


def pairs(offer):
    return [(contact["type"], contact["value"], contact.get("national")) for contact in offer["contacts"]]


def test_every_contact_of_every_offer_is_byte_for_byte_that_of_the_catalogue(client, catalogue):
    found, page = [], 1
    while len(found) < 1000:
        body = client.get("/api/offers", params={"page": page, "size": 150}).json()
        found += body["offers"]
        if page == body["total_pages"]:
            break
        page += 1
    assert len(found) == body["total_items"] == len(catalogue) == 544
    assert {offer["id"]: pairs(offer) for offer in found} == {id: pairs(offer) for id, offer in catalogue.items()}


def test_one_offer_whole(client, catalogue):
    for id in list(catalogue)[::40]:
        offer = client.get(f"/api/offers/{id}", params={"lang": "en"}).json()
        assert pairs(offer) == pairs(catalogue[id])
        for field in ("name", "provider", "topics", "settings", "for_whom", "languages", "cost", "summary"):
            assert offer[field] == catalogue[id].get(field, offer[field])
        assert set(offer["summary"]) == {"de", "sv", "en"}


@pytest.mark.parametrize(("query", "field"), [
    ({"page": 0}, "page"), ({"page": "x"}, "page"), ({"size": 0}, "size"), ({"size": 201}, "size"),
    ({"country": "FR"}, "country"), ({"lang": "5"}, "lang")])
def test_a_wrong_page_names_its_field(client, query, field):
    is_problem(client.get("/api/offers", params=query), 422, field)


def test_a_page_past_the_end_is_empty(client):
    body = client.get("/api/offers", params={"page": 999, "country": "se"}).json()
    assert body["offers"] == [] and body["size"] == 0 and 0 < body["total_items"] < 544


def test_unknown_offers_and_routes_are_problems(client):
    is_problem(client.get("/api/offers/nothing"), 404, "id")
    is_problem(client.get("/api/nothing"), 404)
    is_problem(client.put("/api/conversations"), 405)


def test_health_and_description(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready["ready"] is True and ready["model"].endswith(".tar.gz") and ready["index"]
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/conversations", "/api/conversations/{id}", "/api/conversations/{id}/messages", "/api/offers",
            "/api/offers/{id}", "/webhooks/rest/webhook"} <= set(paths)


@pytest.mark.parametrize("path", ["/", "/help-now", "/api/offers/nothing", "/healthz", "/static/lotse.css"])
def test_security_headers_are_everywhere(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY" and "server" not in headers


def test_too_many_messages_are_slowed_down_but_pages_are_not():
    app = FastAPI()
    app.add_middleware(Protection, settings=Settings(turns_per_minute=3))
    app.add_api_route("/", lambda: "here", methods=["GET", "POST"])

    async def hurry():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lotse") as client:
            return [await client.post("/") for _ in range(5)], await client.get("/")

    posts, page = asyncio.run(hurry())
    assert [post.status_code for post in posts] == [200, 200, 200, 429, 429] and page.status_code == 200
    is_problem(posts[-1], 429)
    assert "x-frame-options" in posts[-1].headers


def words_of(replies):
    return {reply.get("text") for reply in replies}


class TestRestChannel:
    """Rasa's own REST channel format."""

    @pytest.fixture
    def say(self, client, request):
        def say(message, sender=request.node.name, **more):
            answer = client.post("/webhooks/rest/webhook", json={"sender": sender, "message": message, **more})
            assert answer.status_code == 200, answer.text
            return answer.json()
        return say

    def test_replies_have_rasas_form(self, say, request):
        replies = say("hallo")
        assert all(reply["recipient_id"] == request.node.name for reply in replies)
        assert all(set(reply) <= {"recipient_id", "text", "buttons", "custom"} for reply in replies)
        buttons = next(reply["buttons"] for reply in replies if "buttons" in reply)
        assert {"title", "payload"} == set(buttons[0]) and "who=self" in [button["payload"] for button in buttons]

    def test_a_payload_counts_only_among_the_choices_offered_last(self, say):
        say("hallo")
        assert "Was ist los?" in say("who=self")[-1]["text"]
        assert "Was passt am ehesten?" in say('/topics{"topics": "mood"}')[-1]["text"]
        assert not words_of(say("/topics=violence")) & {"Was passt am ehesten?"}, "these buttons are gone"

    @pytest.mark.parametrize("text", ['/topic{"topic": "grief"}', '/contact{"contact": "de-nakos"}', "/restart"])
    def test_a_typed_command_is_words(self, say, text):
        assert not any("Trauer" in text or "NAKOS" in text for text in words_of(say(text)) if text)

    def test_a_contact_is_text_and_data(self, say, catalogue):
        say("hallo")
        say("who=self")
        replies = say("topics=mood") + say("topic=grief")
        for _ in range(6):
            custom = next((reply["custom"] for reply in replies if "custom" in reply), None)
            if custom:
                break
            buttons = [button["payload"] for reply in replies for button in reply.get("buttons", [])]
            replies = say(next(payload for payload in buttons if payload.startswith("skip=")))
        chosen = custom["offers"][0]["id"]
        replies = say(f"contact={chosen}")
        custom = next(reply["custom"] for reply in replies if "custom" in reply)
        assert pairs(custom["offer"]) == pairs(catalogue[chosen])
        assert all((national or value) in replies[0]["text"] for _, value, national in pairs(catalogue[chosen]))

    def test_offers_that_stand_there_already_are_named_and_not_printed_again(self, say):
        """A client without a page would have the whole list once more; `custom` has it, marked."""
        shown = say("Meine Mutter trinkt und ich weiß nicht weiter")
        for words in ("Ich wohne in Köln", "Ich möchte Hilfe für mich selbst", "Ich wohne in Bonn"):
            replies = say(words)
            again = next((reply["custom"] for reply in replies if (reply.get("custom") or {}).get("same")), None)
            if again:
                break
            shown = replies
        before = next(reply["custom"] for reply in shown if (reply.get("custom") or {}).get("type") == "offers")
        text = next(reply["text"] for reply in replies if again["text"] in reply.get("text", ""))
        assert [offer["id"] for offer in again["offers"]] == [offer["id"] for offer in before["offers"]]
        assert text.split("\n")[1:] == [offer["name"] for offer in again["offers"]]

    @pytest.mark.parametrize(("body", "field"), [
        ({"message": 5}, "message"), ({"sender": "x"}, "message"), ({"sender": 5, "message": "a"}, "sender"),
        ({"sender": "x" * 201, "message": "a"}, "sender"), ({"message": "a" * 4001}, "message")])
    def test_wrong_bodies_name_their_field(self, client, body, field):
        is_problem(client.post("/webhooks/rest/webhook", json=body), 422, field)

    def test_odd_metadata_is_no_trouble(self, say):
        assert say("hej", sender="odd-metadata", metadata={"lang": ["x"]})
        assert say("hej", sender="odd-metadata-2", metadata={"lang": "\u202e5"})

    def test_the_sender_opens_nobody_elses_conversation(self, talk, say):
        say("hallo", sender=talk.id)
        assert talk.state()["questions_asked"] == ["who"]

    def test_who_names_no_sender_is_alone(self, client):
        first, second = ([reply for reply in client.post("/webhooks/rest/webhook", json={**sender, "message": message}).json()]
                         for sender, message in (({}, "ich bin 15 und ritze mich"), ({"sender": " "}, "hallo")))
        own, other = ({reply["recipient_id"] for reply in replies} for replies in (first, second))
        assert len(own) == len(other) == 1 and own != other and "112" in second[0]["text"], "each begins anew, with the numbers first"
        (sender,) = own
        more = client.post("/webhooks/rest/webhook", json={"sender": sender, "message": "hallo"}).json()
        assert "112" not in more[0]["text"], "with the id that came back it goes on"


def test_deleting_is_never_too_many_and_a_browser_reads_a_sentence():
    app = FastAPI()
    app.add_middleware(Protection, settings=Settings(turns_per_minute=1))
    app.add_api_route("/", lambda: "here", methods=["GET", "POST", "DELETE"])
    browser = {"accept": "text/html,*/*", "accept-language": "sv"}

    async def hurry():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lotse") as client:
            posts = [await client.post("/") for _ in range(3)]
            return (posts[-1], await client.delete("/"), await client.post("/", data={"a": "b"}, headers=browser),
                    await client.post("/?lang=de-x-sie", data={"a": "b"}, headers=browser))

    post, deleted, page, german = asyncio.run(hurry())
    is_problem(post, 429)
    assert 1 <= int(post.headers["retry-after"]) <= 60 and deleted.status_code == 200
    assert (page.status_code, page.headers["content-type"]) == (429, "text/html; charset=utf-8") and "Vänta lite" in page.text
    assert page.headers["retry-after"] and "x-frame-options" in page.headers and "Einen Moment" in german.text


def test_a_form_that_is_too_large_is_refused_with_a_sentence_for_a_browser(client):
    body = {"description": "a" * 70_000}
    page = client.post("/partners/offers/new", data=body, headers={"accept": "text/html", "accept-language": "de"})
    assert page.status_code == 413 and "Das ist zu lang" in page.text
    is_problem(client.post("/partners/offers/new", data=body), 413, "body")


def test_an_offer_that_was_never_shown_cannot_be_opened(talk, client, catalogue):
    talk(choice="who=relative")
    messages = talk(text="Mein Bruder trinkt")
    for _ in range(6):
        if any(message["type"] == "offers" for message in messages):
            break
        messages = talk(choice=f"skip={messages[-1]['question']}")
    shown = [offer["id"] for message in messages if message["type"] == "offers" for offer in message["offers"]]
    other = next(id for id in catalogue if id not in shown and id.startswith("at-"))
    for choice in (f"contact={other}", f"wrong={other}", f"nobody={other}"):
        is_problem(client.post(f"{talk.path}/messages", json={"choice": choice}), 422, "choice")
    assert talk(choice="more=offers") and talk(choice=f"contact={shown[0]}")[0]["type"] == "contact", "a button of an earlier turn still works"


@pytest.mark.parametrize(("body", "kind", "status"), [
    (b"{bad", "application/json", 422), (b"\x00", "application/json", 422), (b'{"text": "\xff"}', "application/json", 422),
    (b'{"text": 1' + b"0" * 5000 + b"}", "application/json", 422), (b'{"text": "hallo"}', "text/plain", 415),
    (b"text=hallo", "application/x-www-form-urlencoded", 415), (b"[]", "application/json", 422)])
def test_a_body_that_cannot_be_read_says_what_to_send(talk, client, body, kind, status):
    for path in ("/api/conversations", f"{talk.path}/messages"):
        answer = client.post(path, content=body, headers={"content-type": kind})
        wrong = b"10" in body
        is_problem(answer, answer.status_code, None)
        assert wrong or (answer.status_code == status and answer.json()["field"] == "body" and "JSON object" in answer.json()["detail"]), answer.text


def test_what_is_gone_is_gone_before_anything_is_wrong(client):
    for body in ({"text": 5}, {}, {"text": "hi"}):
        is_problem(client.post("/api/conversations/nobody-was-here/messages", json=body), 404)


def test_the_description_is_where_one_looks_for_it(client):
    assert client.get("/openapi.json").json() == client.get("/api/openapi.json").json()
    for path in ("/docs", "/api/docs"):
        page = client.get(path)
        assert page.status_code == 200 and "/api/conversations/{id}/messages" in page.text and "What the person typed" in page.text


def test_a_probe_may_ask_for_the_headers_and_a_wrong_method_hears_the_right_one(client):
    for path in ("/healthz", "/api/offers", "/hsds/services"):
        answer = client.head(path)
        assert answer.status_code == 200 and answer.content == b""
    assert "GET" in client.put("/healthz").headers["allow"]


def test_offers_stand_in_the_order_of_their_ids(client):
    ids = [offer["id"] for offer in client.get("/api/offers?size=200").json()["offers"]]
    assert ids == sorted(ids) and len(ids) > 20
