"""The command line: pipes that keep order and ids, and the commands for catalogue and index."""
from __future__ import annotations

import asyncio
import io
import json

import pytest

from bot.terminal import converse
from tests.server import installed_lotse, lotse

UNDERSTANDING = ["lang", "intent", "who", "relation", "audience_note", "setting", "topics", "age", "place", "wishes",
                 "crisis"]
BAD = ["{", "[1, 2]", '"words"', "{}", '{"id": "bad", "text": 5, "query": null}', "[" * 2000, '{"id": "none"}']
SENTENCES = ["Meine Mutter trinkt und ich weiß nicht weiter", "Jag kan inte sova på nätterna",
             "My son is being bullied at school"]


def lines(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def understood(database):
    """The answers to 400 good lines with bad ones in between."""
    rows = [json.dumps({"id": number, "text": SENTENCES[number % 3], "more": "kept out"}) for number in range(400)]
    rows += [json.dumps({"text": SENTENCES[1], "lang": "sv"}), "", *BAD]
    rows += [json.dumps({"id": {"a": [1]}, "text": SENTENCES[2]})]
    rows += [json.dumps({"id": None, "text": ""}), json.dumps({"id": "odd", "text": "/restart", "lang": "xx"})]
    return lines(installed_lotse(database, "understand", given="\n".join(rows)))


def test_understand_keeps_order_and_ids(understood):
    assert [row["id"] for row in understood[:400]] == list(range(400))
    assert "id" not in understood[400] and understood[408]["id"] == {"a": [1]} and understood[409]["id"] is None
    assert len(understood) == 401 + len(BAD) + 3


def test_understand_answers_as_specified(understood):
    for row in [*understood[:401], *understood[408:]]:
        assert [key for key in row if key != "id"] == UNDERSTANDING
        assert isinstance(row["topics"], list) and isinstance(row["wishes"], dict)
        assert row["crisis"]["level"] in ("acute", "concern", "none") and "kind" in row["crisis"]
    first, second, third = understood[:3]
    assert (first["lang"], first["intent"], first["who"], first["relation"], first["setting"]) == (
        "de", "inform", "relative", "mother", "family")
    assert first["topics"][0] == "addiction_alcohol" and first["age"] is None and first["place"] is None
    assert (second["lang"], second["topics"][0]) == ("sv", "sleep")
    assert (third["lang"], third["relation"], third["setting"]) == ("en", "son", "school")
    assert third["topics"][0] == "bullying"


def test_the_same_line_gets_the_same_answer(understood):
    kinds = {json.dumps({key: row[key] for key in UNDERSTANDING}) for row in understood[:400]}
    assert len(kinds) == 3


def test_bad_lines_get_an_error_line(understood):
    errors = understood[401:401 + len(BAD)]
    assert all(row["error"] for row in errors)
    assert [row.get("id") for row in errors] == [None, None, None, None, "bad", None, "none"]
    assert set(errors[0]) == {"error"} and set(errors[4]) == {"id", "error"}


@pytest.fixture(scope="module")
def found(database):
    rows = [{"id": number, "query": SENTENCES[number % 3]} for number in range(400)]
    rows += [{"query": "Trauer", "country": "AT"}, {"query": "jag är så ledsen", "lang": "sv"}, {"query": 5},
             {"id": "x"},
             {"id": "full", "query": "", "lang": "de", "country": "DE", "who": "relative", "setting": "school",
              "topics": ["bullying"], "age": 11, "place": "Köln", "wishes": {"contact": ["chat"]}},
             {"id": "odd", "query": "wo kann ich ein fahrrad kaufen"}]
    return lines(installed_lotse(database, "search", "--top", "5", given="\n".join(map(json.dumps, rows))))


def test_search_keeps_order_and_ids_and_answers_as_specified(found, catalogue):
    assert [row["id"] for row in found[:400]] == list(range(400)) and len(found) == 406
    for row in found[:402] + found[404:]:
        assert set(row) - {"id"} == {"offers", "gate"} and row["gate"] in ("ok", "nothing_fits")
        assert len(row["offers"]) <= 5 and len({offer["id"] for offer in row["offers"]}) == len(row["offers"])
        for offer in row["offers"]:
            assert set(offer) == {"id", "score", "reasons"} and offer["id"] in catalogue
            assert set(offer["reasons"]) == {"met", "unmet", "unknown"}
    assert found[0]["gate"] == "ok" and len(found[0]["offers"]) == 5


def test_search_stays_in_the_country(found, catalogue):
    assert {catalogue[offer["id"]]["country"] for offer in found[400]["offers"]} == {"AT"}
    assert {catalogue[offer["id"]]["country"] for offer in found[401]["offers"]} == {"SE"}
    assert {catalogue[offer["id"]]["country"] for offer in found[404]["offers"]} == {"DE"}


def test_search_gives_error_lines(found):
    assert set(found[402]) == {"error"} and set(found[403]) == {"id", "error"}


def test_offers_validate(database):
    done = lotse(database, "offers", "validate")
    assert done.returncode == 0 and "544 rows, 544 fine, 0 refused" in done.stdout


def test_offers_show_and_stats(database, catalogue):
    shown = json.loads(lotse(database, "offers", "show", "de-telefonseelsorge").stdout)
    given = catalogue["de-telefonseelsorge"]
    assert [contact["value"] for contact in shown["contacts"]] == [contact["value"] for contact in given["contacts"]]
    missing = lotse(database, "offers", "show", "nothing")
    assert missing.returncode == 1 and "no offer 'nothing'" in missing.stderr
    first, *stats = lotse(database, "offers", "stats").stdout.splitlines()
    assert first == "544 offers" and [line.split(":")[0] for line in stats] == ["country", "kind", "topic", "setting"]


def test_import_accounts_for_every_row_and_a_dry_run_changes_nothing(database, tmp_path, catalogue):
    good = catalogue["de-telefonseelsorge"]
    rows = [json.dumps({**good, "id": "de-neu"}), "{broken", json.dumps({**good, "id": "de-falsch", "contacts": []})]
    (tmp_path / "offers.jsonl").write_text("\n".join(rows), "utf-8")
    options = ("--dry-run", "--report", str(tmp_path / "report.json"))
    done = lotse(database, "offers", "import", str(tmp_path / "offers.jsonl"), *options)
    counts, report = json.loads(done.stdout), json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert (counts["rows"], counts["taken"], counts["refused"]) == (3, 1, 2)
    assert [(row["row"], bool(row["reason"])) for row in report["refused_rows"]] == [(2, True), (3, True)]
    assert lotse(database, "offers", "show", "de-neu").returncode == 1
    assert lotse(database, "offers", "stats").stdout.startswith("544 offers")


def test_a_missing_file_is_one_sentence(database):
    done = lotse(database, "offers", "validate", "/nowhere.jsonl")
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


def test_index_info(database):
    manifest = json.loads(lotse(database, "index", "info").stdout)
    assert manifest["name"] and {"encoder", "taxonomy"} <= {key for key in manifest}


@pytest.mark.parametrize(("setting", "value"), [("LOTSE_PORT", "many"), ("LOTSE_COUNTRY", "FR")])
def test_a_setting_that_cannot_be_used_is_named(database, setting, value):
    done = lotse(database, "offers", "stats", **{setting: value})
    assert done.returncode == 2 and setting in done.stderr and len(done.stderr.splitlines()) == 1


def test_without_model_or_index_the_commands_say_what_to_do(database, tmp_path):
    no_model = lotse(database, "understand", given='{"text": "a"}', LOTSE_MODEL=str(tmp_path))
    assert no_model.returncode == 2 and "lotse train" in no_model.stderr and not no_model.stdout
    no_index = lotse(database, "index", "info", LOTSE_STORE=str(tmp_path))
    assert no_index.returncode == 2 and "lotse index build" in no_index.stderr


def test_the_conversation_in_a_terminal(house, assistant, monkeypatch, capsys):
    """Numbers pick a choice, an empty line ends it, and nothing is left of it."""
    forgotten = []

    class Borrowed:
        settings = house.settings

        def assistant(self):
            return self

        def __getattr__(self, name):
            return getattr(assistant, name)

        async def forget(self, id):
            forgotten.append(await assistant.forget(id))

        def stop(self):
            pass

    monkeypatch.setattr("sys.stdin", io.StringIO("1\n/99\n\nnever read"))
    asyncio.run(converse(Borrowed(), "en", None))
    shown = capsys.readouterr().out
    assert "I'm a program" in shown and "[1] " in shown and "What is going on?" in shown and forgotten == [True]
