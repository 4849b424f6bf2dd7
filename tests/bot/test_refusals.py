"""Something is missing or damaged: every command says so in one sentence, and never with a stack trace."""
from __future__ import annotations

import shutil
import subprocess

import pytest

from bot.refusals import sentence
from tests.server import LOTSE, ROOT, lotse, lotse_environment

LINE = '{"id": 1, "text": "hallo", "query": "trauer"}\n'
DATABASE = "The database cannot be used"
# Every command that works on the database, with what it needs to get there.
ON_DATABASE = ["understand", "search", "redact", "index build", "clusters list", "offers stats", "offers import", "operators list", "demo --conversations 1",
               "report --from 2025-01-01 --to 2025-12-31", "follow-up --where SE-AB", "figures", "database upgrade", "network export x.csv"]


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """A folder with a database, a model and an index that are none."""
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "lotse.db").write_bytes(b"this is no database at all, by far " * 100)
    (folder / "model").mkdir()
    (folder / "model/lotse.tar.gz").write_bytes(b"cut off")
    (folder / "empty").mkdir()
    shutil.copytree(ROOT / "index/store", folder / "store")
    index = folder / "store" / (folder / "store/current").read_text("utf-8").strip()
    for path in index.rglob("*"):
        if path.is_file() and path.name != "manifest.json":
            path.write_bytes(path.read_bytes()[:100])
    shutil.copytree(ROOT / "index/store", folder / "unnamed", ignore=lambda *_: ["*"])
    (folder / "unnamed/current").write_bytes(b"\xff\xfe")
    return folder


def refused(done, start):
    """Whether the command ended with one sentence that begins like this, after lines of progress at most."""
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
    assert done.stderr.splitlines()[-1].startswith(start), done.stderr
    return True


@pytest.mark.parametrize("command", ON_DATABASE)
def test_a_damaged_database(damaged, command):
    assert refused(lotse(damaged / "lotse.db", *command.split(), given=LINE), f"{DATABASE}: file is not a database.")


@pytest.mark.parametrize(("address", "start"), [
    ("sqlite:////proc/none/lotse.db", "/proc/none: "), ("postgresql://lotse:geheim@127.0.0.1:9/lotse", f"{DATABASE}: "),
    ("nonsense:geheim", "LOTSE_DATABASE_URL cannot be what it is: write sqlite:///")])
def test_a_database_that_is_not_there(damaged, address, start):
    done = lotse(damaged / "unused.db", "understand", given=LINE, LOTSE_DATABASE_URL=address)
    assert refused(done, start) and "geheim" not in done.stderr


@pytest.mark.parametrize(("store", "start"), [("nowhere", "There is no index yet: run `lotse index build`."), ("store", "The index "),
                                              ("unnamed", "There is no index yet: run `lotse index build`.")])
def test_an_index_that_is_not_there_or_damaged(database, damaged, store, start):
    assert refused(lotse(database, "search", given=LINE, LOTSE_STORE=str(damaged / store)), start)


@pytest.mark.parametrize(("model", "start"), [("nowhere", "There is no trained model in "), ("empty", "There is no trained model in "),
                                              ("model", "The model ")])
@pytest.mark.parametrize("command", ["understand", "search", "chat"])
def test_a_model_that_is_not_there_or_damaged(database, damaged, command, model, start):
    done = lotse(database, command, given=LINE, LOTSE_MODEL=str(damaged / model))
    assert refused(done, start) and "lotse train" in done.stderr


def test_an_encoder_that_is_not_there(database, damaged):
    assert refused(lotse(database, "search", given=LINE, LOTSE_ENCODER=str(damaged / "nowhere")), "No encoder at ")


def test_a_file_that_cannot_be_written(database, damaged):
    done = lotse(database, "report", "--from", "2025-01-01", "--to", "2025-12-31", "--out", str(damaged / "lotse.db" / "report.html"))
    assert refused(done, f"{damaged / 'lotse.db'}")


def test_whoever_reads_may_stop(database):
    """As with `lotse understand < file | head -1`."""
    reading = subprocess.Popen([LOTSE, "redact"], cwd=ROOT, env={**lotse_environment(database), "PYTHONUNBUFFERED": "1"}, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    reading.stdout.close()
    _, said = reading.communicate((LINE * 2000).encode())
    assert b"Traceback" not in said and b"Exception" not in said


def test_what_nobody_foresaw_is_a_sentence_that_says_where():
    try:
        raise KeyError("Zwirbelquax")
    except KeyError as error:
        said = sentence(error)
    assert said.startswith("This should not have happened: KeyError at test_refusals.py line ") and "Zwirbelquax" not in said
