"""What people, programs and files may send: never an exception, never a value outside the vocabulary, no row unaccounted for."""
from __future__ import annotations

import asyncio
import json
import random
from datetime import datetime

import pytest
from hypothesis import strategies as st

from bot.house import SHIPPED_OFFERS
from index.hours import opening
from index.taxonomy import LANGUAGES, load_taxonomy
from nlu.guard import Guard
from tests.fuzz.batches import fuzz

WORDS = ("ich", "nicht", "meine Mutter", "min bror", "trinkt", "alkohol", "I can't", "sleep", "orkar inte", "/who", "{\"who\"", "12", "Leipzig",
         "0800 111 0 111", "heute Nacht", "weg", "nein, mein Chef", "12 år", "im Büro", "kostenlos", "chatt", "http://a.b", "a@b.c", "🙂", "ÄÖÜ", "…")
MESSAGE = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=30)), max_size=40).map(" ".join)
HOURS = st.lists(st.sampled_from(["Mo", "Tu-Fr", "PH", "off", "24/7", "09:00-17:00", "22:00-06:00", "sunrise-sunset", "week 1-53/2", ";", ",", "||",
                                  "2024 Jan 1", "\"nur mit Termin\"", "easter", "99:99-00:00", "Mo[1]", "-", "Feb 29", "+", "\x00"]), max_size=12).map(" ".join)
VALUES = st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40)),
                      lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)), max_leaves=8)


def test_messages(assistant):
    taxonomy, guard, loop = load_taxonomy(), Guard(), asyncio.new_event_loop()

    def check(text):
        meant = loop.run_until_complete(assistant.understand(text))
        assert meant["lang"] in LANGUAGES or len(meant["lang"]) in (2, 3)
        assert set(meant["topics"] or []) <= set(taxonomy.ids("topics"))
        assert meant["setting"] in (None, *taxonomy.ids("settings")) and meant["who"] in (None, "unknown", *taxonomy.ids("who"))
        assert meant["age"] is None or 0 <= meant["age"] <= 120
        guard.look(text)

    fuzz(check, MESSAGE)


def test_redaction(house):
    def check(text):
        stored = house.redactor.redact(text)
        assert isinstance(stored, str) and house.redactor.redact(stored) == stored

    fuzz(check, MESSAGE)


@pytest.mark.parametrize("country", ["DE", "AT", "CH", "SE"])
def test_opening_hours(country):
    at = datetime(2026, 2, 28, 23, 59)

    def check(hours):
        state = opening(hours, country, "", at)
        assert state.open in (True, False, None)

    fuzz(check, st.one_of(HOURS, st.text(max_size=60)))


def test_imported_rows(house, tmp_path):
    """Offers with fields changed, left out or made up: every row is taken or refused with a reason."""
    lines = [json.loads(line) for path in sorted(SHIPPED_OFFERS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()[:25]]
    fields = sorted({field for line in lines for field in line})
    changes = st.lists(st.tuples(st.sampled_from(fields), VALUES), min_size=1, max_size=4)
    file = tmp_path / "offers.jsonl"

    def check(rows):
        written = []
        for seed, changed in rows:
            row = dict(random.Random(seed).choice(lines))
            row.update(dict(changed))
            written.append(json.dumps(row))
        file.write_text("\n".join(written) + "\n", "utf-8")
        intake = house.read_offers([file])
        assert intake.rows == len(written) == len(intake.taken) + len(intake.refused)
        assert all(refusal.reason for refusal in intake.refused)

    fuzz(check, st.lists(st.tuples(st.integers(0, 99), changes), min_size=1, max_size=8), batch=60)


def test_broken_files(house, tmp_path):
    file = tmp_path / "offers.jsonl"

    def check(body):
        file.write_bytes(body)
        intake = house.read_offers([file])
        assert intake.taken == [] and all(refusal.reason for refusal in intake.refused)

    fuzz(check, st.binary(max_size=300))
