"""The benchmark's own parts: it counts what was answered, tells errors from answers, and leaves nothing running."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.evaluation.engines import Nginx
from bot.evaluation.peer.compare import NotStarted, start
from bot.evaluation.peer.conversation import _CONTACTS, _GREETINGS, _SITUATIONS
from bot.evaluation.peer.deployment import Deployment, Program, free_port
from bot.evaluation.peer.load import drive
from bot.evaluation.peer.report import ratio, write_report
from bot.evaluation.peer.variants import FLOOR, deployments, fair, ours
from tests.server import ROOT


def floor(folder, protocol="empty"):
    port = free_port()
    argv = [sys.executable, "-m", "bot.evaluation.peer.floor", str(port)]
    return Deployment("floor", protocol, port, [Program(argv, ROOT, {**os.environ, "PYTHONPATH": str(ROOT)})], folder)


@pytest.fixture
def running(tmp_path):
    deployment = floor(tmp_path)
    start(deployment, lambda line: None)
    yield deployment
    deployment.stop()


def ended(pid, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def test_what_is_answered_is_counted_and_costs(running):
    window = drive(running, 4, 0.5, seed=1)
    row = window.figures()
    assert row["turns"] == sum(len(turn) for turn in window.turns) > 24 and row["errors"] == 0
    assert 0 < row["p50"] <= row["p95"] <= row["p99"] and row["turns_per_second"] > 0
    assert window.cpu > 0 and running.memory()["rss"] > 10


def test_a_wrong_answer_is_an_error_and_no_turn(running):
    for protocol in ("stock", "lotse"):
        running.protocol = protocol
        row = drive(running, 2, 0.3, seed=1).figures()
        assert row["turns"] == 0 and row["errors"] >= 2 and row["p95"] == 0, row


def test_what_was_started_ends(tmp_path):
    deployment = floor(tmp_path)
    start(deployment, lambda line: None)
    pid = deployment.running[0].pid
    deployment.stop()
    assert ended(pid, 0.1) and not deployment.running


def test_it_ends_even_where_the_benchmark_is_killed(tmp_path):
    code = ("import sys; from pathlib import Path; from tests.bot.test_peer import floor, start\n"
            f"it = floor(Path({str(tmp_path)!r})); start(it, lambda line: None); print(it.running[0].pid, flush=True); sys.stdin.read()")
    outer = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, text=True)
    pid = int(outer.stdout.readline())
    outer.send_signal(signal.SIGKILL)
    outer.wait()
    assert ended(pid)


def test_nginx_asks_in_turn_and_leaves_out_who_is_gone(tmp_path):
    both = [floor(tmp_path / str(number)) for number in range(2)]
    for each in both:
        start(each, lambda line: None)
    try:
        with Nginx([f"127.0.0.1:{each.port}" for each in both]) as nginx:
            spent = [each.cpu() for each in both]
            through = Deployment("nginx", "empty", nginx.port, [], tmp_path)
            assert drive(through, 4, 0.5, seed=1).figures()["errors"] == 0
            assert all(each.cpu() > before for each, before in zip(both, spent))
            both[0].stop()
            assert drive(through, 4, 0.5, seed=2).figures()["errors"] == 0
    finally:
        for each in both:
            each.stop()
    assert not nginx.folder.exists()


def test_one_that_does_not_start_is_named(tmp_path):
    broken = Deployment("broken", "empty", free_port(), [Program([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, os.environ)], tmp_path)
    with pytest.raises(NotStarted, match="broken did not answer"):
        start(broken, lambda line: None)
    broken.stop()


def test_the_peer_is_as_shipped_or_with_one_thread(tmp_path, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # as our own command line sets it
    monkeypatch.setenv("LOTSE_COUNTRY", "SE")
    every = {each.name: each for each in deployments(tmp_path, ("memory", "SQLite"), as_shipped=True)}
    assert len(every) == 6 and FLOOR in every
    shipped, limited, lotse = (every[name].programs[-1].environment for name in ("stock as shipped, memory", fair("SQLite"), ours("SQLite")))
    assert "OMP_NUM_THREADS" not in shipped and limited["TF_INTRA_OP_PARALLELISM_THREADS"] == "1"
    assert "LOTSE_COUNTRY" not in lotse and lotse["LOTSE_DATABASE_URL"].startswith("sqlite:////")
    endpoints = Path(every[fair("SQLite")].programs[-1].argv[every[fair("SQLite")].programs[-1].argv.index("--endpoints") + 1])
    assert endpoints.is_absolute() and "dialect: sqlite" in endpoints.read_text()


def test_the_peer_has_not_learned_the_sentences_by_heart():
    learned = (ROOT / "bot/evaluation/peer/stock/nlu.yml").read_text("utf-8")
    assert not [text for text in _SITUATIONS if f"- {text}\n" in learned]
    assert all(text for text in (*_GREETINGS, *_CONTACTS))


def test_the_report_pairs_rounds_and_puts_ratios_first(tmp_path):
    def row(name, number, speed):
        return {"deployment": name, "conversations": 8, "round": number, "turns": 100, "errors": 0, "turns_per_second": speed, "p50": 10.0,
                "p95": 100 / speed, "p99": 30.0, "cpu_ms_per_turn": 50 / speed, "others": 0.1, "client_cores": 0.1, "by_turn_p50": [1.0] * 6}

    windows = [row(fair("SQLite"), 0, 10), row(ours("SQLite"), 0, 80), row(fair("SQLite"), 1, 5), row(ours("SQLite"), 1, 50),
               row(fair("SQLite"), 2, 10), row(ours("SQLite"), 2, 90)]
    start = {"first_answer_s": 2.0, "first_answer_cpu_s": 10.0, "conversation_s": 3.0, "conversation_cpu_s": 11.0, "rss": 1000, "pss": 900}
    figures = {"plan": {"rounds": 3, "seconds": 5}, "windows": windows, "growth": {ours("SQLite"): {"5": 5.0, "100": 5.5, "ratio": 1.1}},
               "starts": {fair("SQLite"): {**start, "first_answer_cpu_s": 60.0}, ours("SQLite"): start},
               "memory": {fair("SQLite"): {"rss": 2500, "pss": 2000}, ours("SQLite"): {"rss": 1000, "pss": 900}}}
    assert ratio(figures, ours("SQLite"), fair("SQLite"), 8, "turns_per_second") == 9
    write_report(json.loads(json.dumps(figures)), tmp_path)
    report = (tmp_path / "peer.md").read_text("utf-8")
    assert report.index("**9.00 times**") < report.index("## Every load") and "memory 0.40" in report and "start 1/6.0" in report
    assert (tmp_path / "peer.png").stat().st_size > 10_000
