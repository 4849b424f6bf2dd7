"""What a person typed, looked for in every file while wording is reviewed: nothing but the redacted line she said yes to."""
from __future__ import annotations

import sqlite3

import pytest

from tests.server import Server, copy_database

ASKED = "Schreib mir ein Gedicht über Knarfolinchen, frag Zwirbelquax 0151 2345678"
REFUSED = "Schreib mir ein Gedicht über Schnurzelbach, frag Melanie"
IGNORED = "Schreib mir ein Gedicht über Plömpelstrand, frag Melanie"
OVER_RASA = "Schreib mir ein Gedicht über Drumpelhagen, frag Frau Mifflewort"
DANGER = "ich bringe mich um, sag Hasenfranz nichts"
NOWHERE = ["Zwirbelquax", "2345678", "Schnurzelbach", "Plömpelstrand", "Melanie", "Mifflewort", "Hasenfranz"]


@pytest.fixture(scope="module")
def folder(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("words")
    copy_database(database, folder / "lotse.db")
    with Server(folder, folder / "lotse.db", LOTSE_REVIEW="on") as server:
        for text, choice in ((ASKED.replace("Zwirbelquax", "Frau Zwirbelquax"), "review=yes"), (REFUSED, "review=no"), (IGNORED, "who=self"), (DANGER, None)):
            id = server.client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()["id"]
            address = f"/api/conversations/{id}/messages"
            answer = server.client.post(address, json={"text": text}).json()["messages"]
            assert any(message.get("question") == "review" for message in answer) is (text != DANGER), text
            if choice:
                assert server.client.post(address, json={"choice": choice}).status_code == 200
        page = server.client.post("/chat", data={"begin": "1", "text": IGNORED, "lang": "de", "country": "DE"})
        assert 'value="review=yes"' in page.text
        for message in (OVER_RASA, "review=yes"):
            said = server.client.post("/webhooks/rest/webhook", json={"sender": "Hasenfranz", "message": message}).json()
        assert "aufbewahrt" in said[0]["text"]
        assert "Eine Ausnahme, wenn du Ja sagst" in server.client.get("/privacy?lang=de").text
        open_files = files(folder)
    yield {**open_files, **{f"{name} after": body for name, body in files(folder).items()}}


def files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("word", NOWHERE)
def test_no_other_word_is_in_any_file_table_or_log(folder, word):
    for name, body in folder.items():
        for encoding in ("utf-8", "utf-16-le"):
            assert word.lower().encode(encoding) not in body.lower(), name


def test_the_line_is_kept_as_it_was_shown_and_nowhere_but_in_its_table(folder, tmp_path):
    for word in ("Knarfolinchen", "Drumpelhagen"):
        assert {name for name, body in folder.items() if word.encode() in body} <= {"lotse.db", "lotse.db-wal", "lotse.db after"}
    (tmp_path / "lotse.db").write_bytes(folder["lotse.db after"])
    with sqlite3.connect(tmp_path / "lotse.db") as connection:
        tables = [name for name, in connection.execute("select name from sqlite_master where type = 'table'")]
        found = {table: str(connection.execute(f'select * from "{table}"').fetchall()) for table in tables}
        kept = {text for text, in connection.execute("select text from review_messages")}
    assert [table for table, rows in found.items() if "Knarfolinchen" in rows or "Drumpelhagen" in rows] == ["review_messages"]
    assert kept == {"Schreib mir ein Gedicht über Knarfolinchen, frag Frau [Name] [Nummer]", "Schreib mir ein Gedicht über Drumpelhagen, frag Frau [Name]"}
