"""What follows a contact: no question before anybody could have called, the costs of this offer, no button to more where there is no more."""
from __future__ import annotations

import pytest

from bot.dialogue.render import Renderer
from index.emergency import load_emergency
from index.languages import VOICES
from index.taxonomy import LANGUAGES, load_taxonomy

COSTS = {"de": "Was kostet das?", "sv": "Vad kostar det?", "en": "What does it cost?"}
LOW = {"de": "ich bin so einsam", "sv": "jag är så ensam", "en": "i am so lonely"}


def begin(server, language):
    return server.client.post("/api/conversations", json={"lang": language, "country": "DE"}).json()["id"]


def say(server, id, **said):
    return server.client.post(f"/api/conversations/{id}/messages", json=said).json()["messages"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_asked_whether_she_called_while_she_reads_the_number(server, language):
    id = begin(server, language)
    say(server, id, text=LOW[language])
    said = say(server, id, choice="who=self")
    for _ in range(4):
        choices = [choice["id"] for message in said for choice in message.get("choices", [])]
        opening = next((choice for choice in choices if choice.startswith("contact=")), None)
        if opening:
            break
        said = say(server, id, choice=next(choice for choice in choices if choice.startswith("skip=")))
    card, invited = say(server, id, choice=opening)
    assert card["type"] == "contact" and invited["question"] == "helped" and not invited["text"].rstrip().endswith("?")
    answer, *rest = say(server, id, text=COSTS[language])
    assert card["offer"]["name"] in answer["text"], "the costs of what she has before her, not of Lotse"
    assert answer["text"].endswith(("kostet nichts.", "kostar inget.", "costs nothing.", "is free.")) or "kost" in answer["text"] or "cost" in answer["text"]
    again = rest[-1]
    assert again["question"] == "helped" and again["choices"] and again["text"] != invited["text"] and "?" not in again["text"]


def test_where_there_are_no_more_places_no_button_leads_to_them(server):
    id = begin(server, "de")
    said = say(server, id, text="Ich suche eine Selbsthilfegruppe für meine Zwänge")
    for _ in range(30):
        choices = [choice["id"] for message in said for choice in message.get("choices", [])]
        if any(message["text"].startswith("Mehr Stellen, die passen") for message in said):
            assert "more=offers" not in choices and any(choice.startswith("contact=") for choice in choices)
            return
        said = say(server, id, choice="more=offers" if "more=offers" in choices else next(choice for choice in choices if choice.startswith("skip=")))
    raise AssertionError("there are always more")


def test_the_same_places_are_marked_so_that_a_page_need_not_draw_them_twice():
    renderer = Renderer(load_taxonomy(), lambda id: None, load_emergency())
    said = {"type": "offers", "values": {"count": 0}, "offers": []}
    assert renderer.message({**said, "phrase": "same_1"}, "de", "DE")["same"] is True
    assert "same" not in renderer.message({**said, "phrase": "offers"}, "de", "DE")


@pytest.mark.parametrize("voice", ["de", "sv", "en", *VOICES])
def test_labels_stand_in_sentences_as_labels_and_a_meeting_has_a_button_of_its_own(voice):
    renderer = Renderer(load_taxonomy(), lambda id: None, load_emergency())
    understood = {"who": "relative", "relation": "partner", "topics": ["addiction_alcohol", "grief"], "setting": "family"}
    text = renderer.message({"type": "text", "phrase": "mirror", "values": {"understood": understood}}, voice, "DE")["text"]
    quote = {"de": "„", "sv": "”", "en": "“"}[voice[:2]]
    for facet, id in (("topics", "addiction_alcohol"), ("settings", "family")):
        assert f"{quote}{load_taxonomy().label(facet, id, voice[:2])}" in text
    label = renderer.choice("way=in_person", voice)
    assert label == {"de": "Persönlich treffen", "sv": "Träffas", "en": "Meet in person"}[voice[:2]]
