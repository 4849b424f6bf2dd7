"""Questions and answers: read on a page, answered in the conversation, never before the guard, never in place of listening."""
from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from bot.faq.faq import Faq, Hit, load_shipped, may_answer
from bot.wording.checks import hints, problems
from index.encoder import open_encoder
from index.taxonomy import LANGUAGES
from tests.bot.wording.conftest import editor, site  # noqa: F401  fixtures
from tests.bot.wording.test_words import step, token


def conversation(assistant, *said, language="de"):
    async def talk():
        id, _ = await assistant.begin(language, "SE" if language == "sv" else "DE")
        return [await assistant.reply(id, text) for text in said]

    return asyncio.run(talk())


@pytest.mark.parametrize(("language", "said", "key"), [
    ("de", "Ist ein Psychiater ein Arzt?", "professions"), ("sv", "syns samtalet på telefonräkningen", "phone_bill"),
    ("en", "is the number on the phone bill?", "phone_bill"), ("de", "was ist eine selbsthilfegruppe?", "self_help_group")])
def test_a_question_of_the_list_is_answered_and_the_open_question_asked_again(assistant, language, said, key):
    (messages,) = conversation(assistant, said, language=language)
    assert messages[0] == {"type": "text", "text": load_shipped()[key]["answer"][language]}
    assert messages[-1]["type"] == "question" and messages[-1]["question"] == "who"


def test_danger_comes_first_even_beside_a_question_of_the_list(assistant):
    for said in ("Steht der Anruf auf der Telefonrechnung? Ich will mich umbringen", "Erfahren meine Eltern davon? Ich will nicht mehr leben"):
        (messages,) = conversation(assistant, said)
        assert messages[0]["type"] == "crisis"


@pytest.mark.parametrize("said", ["Ich suche eine Selbsthilfegruppe für Trauernde", "Mein Chef macht mich fertig", "Meine Mutter trinkt jeden Abend"])
def test_what_weighs_on_somebody_is_heard(assistant, said):
    (messages,) = conversation(assistant, said)
    answers = {each["answer"][language] for each in load_shipped().values() for language in LANGUAGES}
    assert not answers & {message["text"] for message in messages}


def test_the_gate():
    near, sure = Hit("phone_bill", 0.65), Hit("phone_bill", 0.9)
    assert may_answer(near, {}) and not may_answer(near, {"topic_weights": {"grief": 0.8}}) and may_answer(sure, {"topic_weights": {"grief": 0.8}})
    assert not may_answer(sure, {"crisis": {"level": "concern"}})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_is_whole_plain_and_fits_every_voice(language):
    assert len(load_shipped()) >= 12
    for key, entry in load_shipped().items():
        assert len(entry["also"][language]) >= 4, key
        for text in (entry["question"][language], entry["answer"][language], *entry["also"][language]):
            assert problems(text, text, language, lambda number: False, 700) == [], (key, text)
        assert key == "professions" or hints(entry["answer"][language], language) == [], key  # its words are long by themselves
    assert "du" not in [note.key for entry in load_shipped().values() for note in hints(entry["answer"]["de"], "de-x-sie")]


def test_the_page_lists_what_editors_wrote_and_the_conversation_knows_it(site, editor):  # noqa: F811
    text = {"de": "Gibt es einen Parkplatz am Haus?", "sv": "Finns det parkering vid huset?", "en": "Is there a place to park at the house?"}
    page = editor.get("/operators/words/questions/edit")
    form = {"token": token(page), "step": step(page), "key": ""}
    for language in LANGUAGES:
        form |= {f"question.{language}": text[language], f"also.{language}": "", f"answer.{language}": f"Ja, yes ({language})."}
    assert "missing in: sv" in editor.post("/operators/words/questions/edit", data={**form, "answer.sv": ""}).text
    saved = editor.post("/operators/words/questions/edit", data=form)
    assert "Saved." in saved.text
    for language in LANGUAGES:
        shown = site.visitor(language).get(f"/questions?lang={language}").text
        assert text[language] in shown and f"Ja, yes ({language})." in shown and load_shipped()["languages"]["question"][language] in shown
    hit = site.house.faq.find("kann man vor dem haus parken?")
    assert hit and site.house.faq.answer(hit.key, "sv") == "Ja, yes (sv)."
    tried = editor.post("/operators/words/questions", data={"token": token(page), "text": "wo kann ich beim haus parken"})
    assert "Lotse would answer: Is there a place to park" in tried.text
    key = hit.key
    page = editor.get("/operators/words/questions/edit", params={"key": key})
    assert "Taken away." in editor.post("/operators/words/questions/edit", data={"token": token(page), "step": step(page), "key": key, "remove": "1"}).text
    assert text["de"] not in site.visitor("de").get("/questions?lang=de").text
    assert site.house.faq.find("kann man vor dem haus parken?") is None


def test_a_shipped_question_is_taken_away_and_brought_back(site, editor):  # noqa: F811
    page = editor.get("/operators/words/questions/edit", params={"key": "phone_bill"})
    editor.post("/operators/words/questions/edit", data={"token": token(page), "step": step(page), "key": "phone_bill", "remove": "1"})
    question = load_shipped()["phone_bill"]["question"]["en"]
    assert question not in site.visitor("en").get("/questions?lang=en").text
    number = site.house.wording.book.newest("question:phone_bill").number
    editor.post("/operators/words/changes", data={"token": token(page), "number": number})
    assert question in site.visitor("en").get("/questions?lang=en").text


def test_the_vectors_of_the_list_are_kept_for_the_next_start_and_a_damaged_file_costs_only_time(tmp_path):
    encoder, wording, kept = open_encoder("lotse"), SimpleNamespace(entries={}, revision=0), tmp_path / "store/questions.npz"
    Faq(wording, lambda: encoder, kept).keep()
    asked: list[str] = []

    def counting():
        return SimpleNamespace(identity=encoder.identity, encode=lambda texts: asked.extend(texts) or encoder.encode(texts))

    found = Faq(wording, counting, kept).find("Ist ein Psychiater ein Arzt?", "de")
    assert found and found.key == "professions" and asked == ["Ist ein Psychiater ein Arzt?"]
    kept.write_bytes(kept.read_bytes()[:5000])
    again = Faq(wording, counting, kept).find("Ist ein Psychiater ein Arzt?", "de")
    assert again == found and len(asked) > 500
