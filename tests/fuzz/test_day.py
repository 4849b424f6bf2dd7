"""A scripted day of conversations, over the API, the page and the REST route; then every byte that is left is searched for what was typed.

`make fuzz` plays a thousand of them, the suite a few.
"""
from __future__ import annotations

import os
import random

import pytest

from index.words import read_sentences
from tests.server import Server, copy_database

FEW, MANY = 25, 1000
SYLLABLES = ("zwir", "quax", "plöm", "knarf", "schnur", "zel", "mif", "drump", "elsj", "öhr", "wob", "bel", "gra", "nis", "tulk", "fem")
CHOICES = ("more=offers", "skip=who", "skip=contact", "skip=place", "skip=age_group", "who=self", "change=topic", "restart=conversation")


@pytest.fixture(scope="module")
def day(database, tmp_path_factory):
    """(the folder of a server that has ended, the words that were typed into it, how many conversations there were)"""
    folder = tmp_path_factory.mktemp("day")
    (folder / "tmp").mkdir()
    copy_database(database, folder / "lotse.db")
    dice, count = random.Random(2026), MANY if os.environ.get("FUZZ_MINUTES") else FEW
    told = [sentence.text for sentence in read_sentences(held_out=True)]
    typed: list[str] = []

    def message() -> str:
        word = "".join(dice.sample(SYLLABLES, 3)) + str(dice.randrange(100, 1000))
        typed.append(word)
        story = dice.choice(told)
        return dice.choice((f"{story} {word}", f"ich heiße {word.title()} und {story}", word, f"jag bor i {word} {story}"))

    with Server(folder, folder / "lotse.db", TMPDIR=str(folder / "tmp")) as server:
        for number in range(count):
            language = dice.choice(("de", "sv", "en"))
            id = server.client.post("/api/conversations", json={"lang": language, "country": dice.choice(("DE", "SE"))}).json()["id"]
            for _ in range(dice.randrange(2, 6)):
                said = {"text": message()} if dice.random() < 0.8 else {"choice": dice.choice(CHOICES)}
                answer = server.client.post(f"/api/conversations/{id}/messages", json=said)
                assert answer.status_code < 500, answer.text
            if number % 10 == 0:
                server.client.post("/webhooks/rest/webhook", json={"sender": typed[-1], "message": message()})
                server.client.post("/chat", data={"begin": "1", "text": message(), "lang": language, "country": "DE"})
            if number % 7 == 0:
                server.client.delete(f"/api/conversations/{id}")
    return folder, typed, count


@pytest.mark.timeout(3600)
def test_no_typed_word_is_left_anywhere(day):
    folder, typed, count = day
    assert len(typed) > 2 * count
    bodies = {path: path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()}
    assert any(b"addiction" in body for body in bodies.values()), "the search would find what is there"
    for path, body in bodies.items():
        for word in typed:
            for form in (word.encode(), word.encode("utf-16-le"), word.encode("ascii", "backslashreplace")):
                assert form not in body, (path.name, word)
