"""A pipe answers every line: a bad one with the reason, and all that follow it."""

import io
import json
import sys
from types import SimpleNamespace

from bot.pipes import pipe, text_of


def answered(monkeypatch, raw, answer):
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    monkeypatch.setattr(sys, "stdout", out)
    pipe(answer)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_half_a_character_is_named_and_the_next_line_answered(monkeypatch):
    raw = b'\xef\xbb\xbf{"text": "a"}\n{"text": "\\ud800", "id": 2}\n{"text": "b"}\n'
    lines = answered(monkeypatch, raw, lambda row: {"stored": text_of(row, "text")})
    assert [line.get("stored") for line in lines] == ["a", None, "b"] and lines[1]["error"].startswith("line 2: ") and "half a character" in lines[1]["error"]


def test_what_a_model_makes_of_one_line_does_not_end_the_others(monkeypatch):
    class GraphTrouble(RuntimeError):
        pass

    def answer(row):
        if row["text"] == "bad":
            raise GraphTrouble("deep inside")
        return {"ok": True}

    lines = answered(monkeypatch, b'{"text": "bad", "id": 7}\n{"text": "good"}\n', answer)
    assert lines == [{"id": 7, "error": "line 1: it could not be answered (GraphTrouble)"}, {"ok": True}]
