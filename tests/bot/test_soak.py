"""The soak itself, for a quarter of a minute: it begins a cluster, leads conversations to their end, and reports."""
from __future__ import annotations

import json

from bot.evaluation.soak import run_soak


def test_a_short_soak(house, tmp_path):
    told = []
    figures = run_soak(house, tmp_path, told.append, minutes=0.5, conversations=5, replicas=1)
    assert figures["conversations"] == 5 and figures["errors"] == 0 and figures["turns"] == 30, figures["first_errors"]
    assert figures["memory_mb"]["last"] > 100 and figures["cpu_ms_a_turn"] > 0 and told
    assert json.loads((tmp_path / "soak.json").read_text("utf-8"))["turns"] == 30 and "| errors | 0 |" in (tmp_path / "soak.md").read_text("utf-8")
