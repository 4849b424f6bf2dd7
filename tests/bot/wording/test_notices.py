"""Notices: in three languages, on every page and at the start of a conversation, from their beginning to their end."""
from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.dialogue.reception import Reception
from bot.dialogue.render import Renderer
from bot.wording.notices import BEFORE, NOW, OVER, ZONE, Notices, state
from index.emergency import load_emergency
from index.taxonomy import load_taxonomy
from nlu.guard import Guard
from tests.bot.wording.test_words import step, token

TEXT = {"text.de": "Am Montag ist das Telefon länger besetzt.", "text.sv": "På måndag är telefonen öppen längre.",
        "text.en": "On Monday the telephone is open for longer."}


def at(hours):
    return (datetime.now(ZONE) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def write(editor, key="", **given):
    page = editor.get("/operators/words/notices/edit", params={"key": key} if key else {})
    form = {"token": token(page), "step": step(page), "key": key, "start": at(-1), "end": at(1), **TEXT, **given}
    return editor.post("/operators/words/notices/edit", data=form)


def key_of(site, text):
    return next(key for key, each in site.house.wording.of("notice").items() if each.after["text"]["en"] == text)


def test_a_notice_stands_on_every_page_in_the_language_of_the_page_and_in_the_conversation(site, editor):
    assert "Saved." in write(editor, link="/help-now").text
    for path in ("/", "/help-now", "/imprint", "/privacy", "/offers/se-bris", "/overview", "/partners", "/widget", "/kept"):
        for lang in ("de", "sv", "en"):
            assert TEXT[f"text.{lang}"] in site.visitor(lang).get(f"{path}?lang={lang}").text, path
    reception = Reception(Guard(), Renderer(load_taxonomy(), lambda id: None, load_emergency()), 0.01, Notices(site.house.wording))
    _, messages = asyncio.run(reception.begin("sv", "SE"))
    assert messages[1] == {"type": "text", "text": f"{TEXT['text.sv']} /help-now"}
    key = key_of(site, TEXT["text.en"])
    assert "Taken away." in write(editor, key, remove="1").text
    assert TEXT["text.en"] not in site.visitor("en").get("/?lang=en").text


def test_it_begins_and_ends_by_itself(site, editor):
    write(editor, start=at(1), end=at(2), **{"text.en": "Later."})
    notices, now = Notices(site.house.wording), datetime.now(ZONE)
    shown = [[each.text for each in notices("en", now + timedelta(hours=hours))] for hours in (0, 1.5, 3)]
    assert shown == [[], ["Later."], []]
    notice = site.house.wording.of("notice")[key_of(site, "Later.")].after
    assert [state(notice, now + timedelta(hours=hours)) for hours in (0, 1.5, 3)] == [BEFORE, NOW, OVER]


@pytest.mark.parametrize(("given", "sentence"), [
    ({"text.sv": ""}, "missing in: sv"), ({"start": "soon"}, "not a moment"), ({"end": at(-2)}, "before the beginning"),
    ({"link": "javascript:alert(1)"}, "not an address"), ({"link": "//evil.example"}, "not an address"),
    ({"text.de": "Nach dem Freitod"}, "writes about suicide"), ({"text.de": "x" * 401}, "too long")])
def test_what_does_not_hold_is_said_and_kept_in_the_form(editor, given, sentence):
    answer = write(editor, **given)
    assert answer.status_code == 422 and sentence in answer.text and TEXT["text.en"] in answer.text


def test_a_key_that_is_none(editor):
    assert editor.get("/operators/words/notices/edit?key=none").status_code == 404
    page = editor.get("/operators/words/notices/edit")
    assert editor.post("/operators/words/notices/edit", data={"token": token(page), "key": "../x"}).status_code == 404
