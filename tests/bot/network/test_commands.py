"""`lotse network`: a made network is filled in, written to sheets and read again with every row accounted for, and taken out."""
from __future__ import annotations

import json

import pytest

from tests.server import lotse


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("network-commands")
    done = lotse(folder / "lotse.db", "network", "demo")
    assert json.loads(done.stdout) == {"organisations": 160, "initiatives": 300, "groups": 20, "materials": 80, "changed": 560}, done.stderr
    return folder


@pytest.mark.parametrize(("kind", "language"), [("xlsx", "sv"), ("csv", "en")])
def test_what_goes_out_comes_back_unchanged(filled, kind, language):
    sheet, report = filled / f"network.{kind}", filled / f"report-{kind}.json"
    out = lotse(filled / "lotse.db", "network", "export", str(sheet), "--lang", language)
    assert json.loads(out.stdout) == {"initiatives": 300, "format": kind}
    back = lotse(filled / "lotse.db", "network", "import", str(sheet), "--report", str(report))
    counts = {"rows": 300, "taken": 0, "merged": 0, "repaired": 0, "refused": 0, "unchanged": 300}
    assert json.loads(back.stdout) == counts, back.stderr
    assert len(json.loads(report.read_text("utf-8"))["outcomes"]) == 300
    # Into another network: its organisations are taken in by name and sector, and the same initiatives stand there.
    other = lotse(filled / f"other-{kind}.db", "network", "import", str(sheet))
    assert json.loads(other.stdout)["taken"] == 300, other.stderr


def test_materials_go_out_and_come_back_unchanged(filled):
    sheet = filled / "materials.xlsx"
    out = lotse(filled / "lotse.db", "network", "export", str(sheet), "--materials", "--lang", "sv")
    assert json.loads(out.stdout) == {"materials": 80, "format": "xlsx"}, out.stderr
    back = json.loads(lotse(filled / "lotse.db", "network", "import", str(sheet)).stdout)
    assert (back["rows"], back["unchanged"]) == (80, 80)


def test_nobody_has_an_account_in_a_made_network(filled):
    done = lotse(filled / "lotse.db", "network", "digest", "--dry-run")
    assert json.loads(done.stdout) == {"organisations": 0, "suggestions": 0, "failed": 0}


def test_what_cannot_be_done_is_a_sentence(filled):
    for arguments in (("import", str(filled / "none.csv")), ("export", str(filled / "x.pdf")), ("export", str(filled / "x.csv"), "--lang", "fr"),
                      ("export", str(filled / "none" / "x.csv")), ("import", str(filled / "none.csv"), "--country", "XX")):
        done = lotse(filled / "lotse.db", "network", *arguments)
        assert done.returncode in (1, 2) and "Traceback" not in done.stderr and done.stderr.strip().endswith("."), (arguments, done.stderr)


def test_the_made_network_goes_again(filled):
    assert json.loads(lotse(filled / "lotse.db", "network", "demo", "--remove").stdout)["initiatives"] == 0
    assert json.loads(lotse(filled / "lotse.db", "network", "export", str(filled / "empty.csv")).stdout)["initiatives"] == 0
