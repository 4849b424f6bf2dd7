"""`lotse offers import` and `export` as an operator runs them: one JSON line, a report, and one sentence where a file is no good."""

import csv
import json
import shutil

import pytest

from bot.house import SHIPPED_OFFERS, House
from bot.settings import Settings
from tests.server import ROOT, copy_database, lotse

HEAD = ["Institution", "Angebot", "Beschreibung", "Zielgruppe", "Thema", "Telefon"]
ROWS = [
    ["Verein Brücke e.V.", "Offenes Ohr", "Ein Gespräch für alle.", "Jugendliche", "Trauer", "030 1234567"],
    ["Verein Brücke e.V.", "Offenes Ohr", "Ein Gespräch für alle.", "Eltern", "Trauer", "030 1234567"],
    ["Stiftung Mut", "Kurs", "Ein Kurs für alle.", "Eltern", "Depresion", "040 1234567"],
    ["", "Ohne", "", "", "", "030 1"],
]
COUNTS = ("rows", "taken", "merged", "repaired", "refused", "unchanged")


@pytest.fixture
def fresh(tmp_path):
    return tmp_path / "lotse.db"


def counts(done):
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert list(found) == list(COUNTS) and found["rows"] == sum(found[name] for name in COUNTS[1:])
    return tuple(found.values())


def write(path, rows):
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *rows])
    return str(path)


def test_a_survey_is_taken_in_reported_and_taken_in_again(fresh, tmp_path):
    path, report = write(tmp_path / "survey.csv", ROWS), tmp_path / "report.json"
    assert counts(lotse(fresh, "offers", "import", "--no-index", path, "--format", "survey", "--dry-run", "--report", str(report))) == (4, 0, 1, 2, 1, 0)
    assert [row["outcome"] for row in json.loads(report.read_text("utf-8"))["outcomes"]] == ["repaired", "merged", "repaired", "refused"]
    assert lotse(fresh, "offers", "stats").stdout.startswith("0 offers")
    first = lotse(fresh, "offers", "import", "--no-index", path, "--format", "survey")
    assert counts(first) == (4, 0, 1, 2, 1, 0) and "refused: line 5" in first.stderr
    assert counts(lotse(fresh, "offers", "import", "--no-index", path, "--format", "survey")) == (4, 0, 1, 0, 1, 2)
    assert lotse(fresh, "offers", "stats").stdout.startswith("2 offers")


def test_our_own_lines_add_up_too(fresh, tmp_path):
    row = next(line for line in (SHIPPED_OFFERS / "se.jsonl").read_text("utf-8").splitlines() if line)
    path = tmp_path / "offers.jsonl"
    path.write_text(f"{row}\n{row}\n{{broken\n", "utf-8")
    assert counts(lotse(fresh, "offers", "import", "--no-index", str(path))) == (3, 1, 0, 0, 2, 0)
    assert counts(lotse(fresh, "offers", "import", "--no-index", str(path), "--dry-run")) == (3, 0, 0, 0, 2, 1)


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("missing.xlsx", None, "survey"),
        ("broken.xlsx", b"PK\x03\x04", "survey"),
        ("other.csv", b"a;b\n1;2\n", "survey"),
        ("broken.json", b"{", "hsds"),
        ("missing.jsonl", None, "jsonl"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_changes_nothing(fresh, tmp_path, name, content, format):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = lotse(fresh, "offers", "import", "--no-index", str(tmp_path / name), "--format", format)
    assert done.returncode == 1 and not done.stdout and len(done.stderr.splitlines()) == 1 and name in done.stderr
    assert lotse(fresh, "offers", "stats").stdout.startswith("0 offers")


def test_a_report_that_cannot_be_written_leaves_the_catalogue_as_it_was(fresh, tmp_path):
    done = lotse(fresh, "offers", "import", "--no-index", write(tmp_path / "survey.csv", ROWS), "--report", str(tmp_path / "no" / "report.json"))
    assert done.returncode == 1 and "cannot be written" in done.stderr and lotse(fresh, "offers", "stats").stdout.startswith("0 offers")


@pytest.mark.parametrize(("format", "name"), [("jsonl", "a.jsonl"), ("hsds", "a.json"), ("survey", "a.xlsx")])
def test_what_goes_out_comes_back_the_same(database, fresh, tmp_path, format, name):
    first, second = tmp_path / name, tmp_path / f"second-{name}"
    assert lotse(database, "offers", "export", str(first), "--format", format).returncode == 0
    assert counts(lotse(database, "offers", "import", str(first), "--format", format, "--dry-run")) == (544, 0, 0, 0, 0, 544)
    assert counts(lotse(fresh, "offers", "import", "--no-index", str(first), "--format", format)) == (544, 544, 0, 0, 0, 0)
    assert lotse(fresh, "offers", "export", str(second), "--format", format).returncode == 0
    assert first.read_bytes() == second.read_bytes()


def test_an_imported_directory_is_shown_only_where_it_is_switched_on(fresh, tmp_path):
    path = tmp_path / "river.json"
    path.write_text(
        json.dumps(
            [{"id": "1", "name": "Listening line", "description": "We listen.", "url": "https://river.example", "status": "active"}]
        ),
        "utf-8",
    )
    assert counts(lotse(fresh, "offers", "import", "--no-index", str(path), "--format", "hsds", "--source", "river", "--country", "gb")) == (
        1,
        0,
        0,
        1,
        0,
        0,
    )
    assert json.loads(lotse(fresh, "offers", "show", "hsds:river:1").stdout)["country"] == "GB"
    hidden = House(Settings(database_url=f"sqlite:///{fresh}"))
    shown = House(Settings(database_url=f"sqlite:///{fresh}", directories="river, other"))
    assert hidden.shown_offers() == [] and [offer.id for offer in shown.shown_offers()] == ["hsds:river:1"]
    assert hidden._version() != shown._version()


def test_the_overview_is_written_as_a_file(fresh, tmp_path):
    assert lotse(fresh, "offers", "import", "--no-index").returncode == 0
    for kind, start in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
        done = lotse(fresh, "offers", "overview", str(tmp_path / f"o.{kind}"), "--lang", "sv", "--country", "se")
        assert json.loads(done.stdout) == {"offers": 131, "format": kind} and (tmp_path / f"o.{kind}").read_bytes().startswith(start)
    for wrong in (["o.doc"], ["o.pdf", "--lang", "fr"], ["o.pdf", "--country", "XX"]):
        assert lotse(fresh, "offers", "overview", str(tmp_path / wrong[0]), *wrong[1:]).returncode == 2


def test_the_search_follows_an_import_by_itself(database, tmp_path):
    store, own = tmp_path / "store", copy_database(database, tmp_path / "own.db")
    shutil.copytree(ROOT / "index/store", store)
    path = write(tmp_path / "survey.csv", ROWS)
    running = House(Settings(database_url=f"sqlite:///{own}", store=store))
    names = {offer.name for offer in running.finder.snapshot.present()}
    for without in ("--dry-run", "--no-index"):
        assert counts(lotse(own, "offers", "import", path, without, LOTSE_STORE=str(store))) == (4, 0, 1, 2, 1, 0)
        assert not running.refresh()
        copy_database(database, own)  # as it was
    done = lotse(own, "offers", "import", path, LOTSE_STORE=str(store))
    assert counts(done) == (4, 0, 1, 2, 1, 0) and "2 offers added or changed and 0 withdrawn" in done.stderr
    assert running.refresh() and {offer.name for offer in running.finder.snapshot.present()} == names | {"Offenes Ohr", "Kurs"}
    again = lotse(own, "offers", "import", path, LOTSE_STORE=str(store))
    assert counts(again) == (4, 0, 1, 0, 1, 2) and "in use" not in again.stderr and not running.refresh()
    whole = lotse(tmp_path / "new.db", "offers", "import", path, LOTSE_STORE=str(tmp_path / "new"))  # no index yet: it is built whole
    assert counts(whole) == (4, 0, 1, 2, 1, 0) and whole.stderr.strip()
    first = House(Settings(database_url=f"sqlite:///{tmp_path}/new.db", store=tmp_path / "new"))
    assert {offer.name for offer in first.finder.snapshot.present()} == {"Offenes Ohr", "Kurs"}
