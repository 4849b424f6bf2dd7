"""A voice in the dialogue itself: the code goes wherever a language goes, understanding knows the language alone."""
from __future__ import annotations

import re

import pytest

from index.languages import VOICES, language_of, read_voices
from tests.test_texts import COLLECTIONS

WORRY = {"de": "Meine Mutter trinkt und ich weiß nicht weiter", "sv": "Min pappa dricker varje kväll"}
PHRASES = read_voices(COLLECTIONS["phrases"])


def begin(server, **start):
    answer = server.client.post("/api/conversations", json=start)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"], answer.json()["messages"]


def say(server, id, **said):
    answer = server.client.post(f"/api/conversations/{id}/messages", json=said)
    assert answer.status_code == 200, answer.text
    return answer.json()["messages"]


def state(server, id):
    return server.client.get(f"/api/conversations/{id}").json()


@pytest.mark.parametrize("voice", VOICES)
def test_a_conversation_in_a_voice(server, voice):
    """The same dialogue as in the language: what is understood and which offers are shown do not change."""
    shown = {}
    for tag in (voice, language_of(voice)):
        id, messages = begin(server, lang=tag, country="DE")
        assert messages[0]["text"] == PHRASES[tag]["greeting"]
        said = say(server, id, text=WORRY[language_of(tag)])
        for _ in range(5):
            question = next((m["question"] for m in said if m["type"] == "question"), None)
            if any(m["type"] == "offers" for m in said) or question is None:
                break
            said = say(server, id, choice=f"skip={question}")
        known = state(server, id)
        assert (known["lang"], known["voice"], known["who"]) == (language_of(tag), tag, "relative")
        assert known["topics"][0] == "addiction_alcohol" and known["remaining"] > 3
        shown[tag] = known["offers"]
    assert shown[voice] == shown[language_of(voice)]


def test_sie_is_said_to_the_end(server):
    id, seen = begin(server, lang="de-x-sie")
    for said in ({"text": WORRY["de"]}, {"text": "Ist das anonym?"}, {"text": "asdf qwer"}, {"choice": "skip=setting"}):
        seen += say(server, id, **said)
    while not state(server, id)["offers"]:
        seen += say(server, id, choice=f"skip={next(message['question'] for message in reversed(seen) if message['type'] == 'question')}")
    for said in ({"choice": f"contact={state(server, id)['offers'][0]}"}, {"text": "Da hat niemand geantwortet"}, {"text": "Ich will nicht mehr leben"}):
        seen += say(server, id, **said)
    for message in seen:
        for text in [message["text"], *(line for line in message.get("reach_out", {}).get("happens", []))]:
            assert not re.search(r"\b(du|dein\w*|dir|dich)\b", text), text
    assert any(message["type"] == "crisis" and "Sie" in message["text"] for message in seen)


def test_a_conversation_that_comes_back_to_a_language_finds_its_voice(server):
    id, _ = begin(server, lang="de-x-sie")
    say(server, id, text="I am so worried about my sister, she does not sleep any more")
    assert state(server, id)["voice"] == "en"
    say(server, id, text="Entschuldigung, ich schreibe lieber auf Deutsch weiter, meine Schwester schläft nicht")
    assert state(server, id)["voice"] == "de-x-sie"


def test_the_voice_switches_in_the_middle(server):
    id, _ = begin(server, lang="de")
    messages = say(server, id, lang="de-x-einfach")
    assert state(server, id)["voice"] == "de-x-einfach" and messages[0]["text"] == PHRASES["de-x-einfach"]["greeting"]
    say(server, id, lang="de")
    assert state(server, id)["voice"] == "de"


def test_codes_that_are_none_are_answered_kindly(server):
    for start, voice in (({"lang": "DE-X-SIE"}, "de-x-sie"), ({"lang": "de-x-klingon"}, "de"), ({"lang": "fr"}, "en")):
        id, _ = begin(server, **start)
        assert state(server, id)["voice"] == voice
    wrong = server.client.post("/api/conversations", json={"lang": "?"})
    assert wrong.status_code == 422 and wrong.json()["field"] == "lang" and "de-x-sie" in wrong.json()["detail"]


def test_the_setting_of_the_page_is_known_from_the_start(server):
    id, _ = begin(server, lang="en", setting="school")
    assert state(server, id)["setting"] == "school"
    said = say(server, id, text="I am being bullied")
    assert all(message.get("question") != "setting" for message in said)
    wrong = server.client.post("/api/conversations", json={"setting": "moon"})
    assert wrong.status_code == 422 and wrong.json()["field"] == "setting" and "school" in wrong.json()["detail"]


def test_the_rest_channel_knows_voices(server):
    said = server.client.post("/webhooks/rest/webhook", json={"sender": "sie", "message": "Hallo", "metadata": {"lang": "de-x-sie"}}).json()
    numbers, greeting = (reply["text"] for reply in said[:2])
    assert numbers.startswith("In Gefahr? Rufen Sie an:") and "112" in numbers and greeting == PHRASES["de-x-sie"]["greeting"]
