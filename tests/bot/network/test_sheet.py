"""The network as a sheet: there and back without a loss, every row accounted for; and what is shown of the list."""
from __future__ import annotations

import csv
import io
import json
from itertools import combinations
from operator import attrgetter

import openpyxl
import pytest

from bot.network.entries import Group, read_entry, themes, written
from bot.network.form import Forms
from bot.network.register import Register, RegisterError
from bot.network.sheet import COLUMNS, headings, make_file, read_sheet
from bot.network.tables import metadata
from bot.network.tiles import _GRIDS, draw
from index.catalogue import open_engine
from index.exchange.account import ExchangeError
from index.gazetteer import load_gazetteer
from index.regions import load_regions
from index.taxonomy import LANGUAGES, load_taxonomy
from tests.bot.network.conftest import initiative, organisation

TAXONOMY = load_taxonomy()
FORMS = Forms(TAXONOMY)
HOUSES = [organisation("haus"), organisation("verein", name="Verein & Söhne", sector="civil_society", country="SE", mail="geheim@verein.example")]
MANY = [
    initiative("a", title="=1+1", summary="+Zeichen; mit, Komma\nund Zeile", goals="@ziel", needs=("-eins", "zwei; drei"), gives=("vier",), links=("Film: https://a.example/x",)),
    initiative("b", "verein", title="Å \"citat\"", country="SE", regions=("SE-M", "SE-AB"), themes=("youth", "digital"), settings=("school", "online"),
               topics=("loneliness", "exam_stress"), groups=("young_people",), areas=("promotion", "individuals", "lasting_support"), state="planned",
               begins="2026-02-01", ends="2027-01-31", audience="Alla", language="sv", work="Vi arbetar."),
    initiative("c", language="en", state="ended")]


def kept(path, language, kind):
    path.write_bytes(make_file(kind, MANY, {each.id: each for each in HOUSES}, TAXONOMY, language))
    return read_sheet(path, FORMS, TAXONOMY, HOUSES, MANY, "DE")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_there_and_back_nothing_changes(tmp_path, language, kind):
    done = kept(tmp_path / f"sheet.{kind}", language, kind)
    assert done.account.counts() == {"rows": 3, "taken": 0, "merged": 0, "repaired": 0, "refused": 0, "unchanged": 3}, [e.reason for e in done.account.entries]
    assert done.entries == [] and done.account.notes == []
    # Into an empty network: the same initiatives again, and the organisations named.
    empty = read_sheet(tmp_path / f"sheet.{kind}", FORMS, TAXONOMY, HOUSES, [], "DE")
    assert empty.entries == MANY and empty.account.counts()["taken"] == 3


def test_no_spreadsheet_computes_anything_and_no_contact_goes_out(tmp_path):
    organisations = {each.id: each for each in HOUSES}
    rows = list(csv.reader(io.StringIO(make_file("csv", MANY, organisations, TAXONOMY, "de").decode("utf-8-sig"))))
    assert rows[1][1] == "'=1+1" and len(rows) == 4 and len(rows[0]) == len(COLUMNS)
    (tmp_path / "s.xlsx").write_bytes(make_file("xlsx", MANY, organisations, TAXONOMY, "de"))
    cell = openpyxl.load_workbook(tmp_path / "s.xlsx").active["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    out = json.loads(make_file("json", MANY, organisations, TAXONOMY, "de"))
    assert [each["id"] for each in out["initiatives"]] == ["a", "b", "c"] and "mail" not in out["organisations"][0]
    for kind in ("csv", "json"):
        assert b"geheim" not in make_file(kind, MANY, organisations, TAXONOMY, "de")


def test_every_row_is_accounted_for(tmp_path):
    head = ["Titel ohne Sinn", *(headings().heading(column, "de") for column in COLUMNS)]
    line = {**dict.fromkeys(COLUMNS, ""), "title": "Neu", "organisation": "Haus haus", "summary": "Kurz.", "goals": "Ziel.", "needs": "eins",
            "areas": "Eine Gesellschaft, die gesund hält", "themes": "Sucht", "country": "Deutschland", "regions": "Bayern", "state": "läuft",
            "language": "Deutsch"}
    rows = [line, {**line, "title": ""}, {**line, "organisation": "Unbekannt"}, {**line, "organisation": "Neues Haus", "sector": "Privat", "title": "Zwei"},
            {**line, "themes": "Zauberei", "title": "Drei"}, {**line, "title": "Vier", "begins": "bald"}, {**line, "id": "a", "title": "Fünf"},
            {**line, "id": "a", "title": "Sechs"}, {**line, "id": "b", "title": "Sieben"}, {**line, "summary": "Ruf an: 0431 555 0101", "title": "Acht"}]
    with (tmp_path / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *(["x", *(row[column] for column in COLUMNS)] for row in rows)])
    done = read_sheet(tmp_path / "rows.csv", FORMS, TAXONOMY, HOUSES, MANY, "DE")
    outcomes = [(entry.row, entry.outcome) for entry in done.account.entries]
    assert outcomes == [(2, "taken"), (3, "refused"), (4, "refused"), (5, "taken"), (6, "refused"), (7, "refused"), (8, "taken"), (9, "refused"),
                        (10, "refused"), (11, "refused")]
    said = [entry.reason for entry in done.account.entries]
    for number, words in ((1, "title"), (2, "not in the network"), (4, "'Zauberei' is not known"), (5, "no day"), (7, "row 8 has the same id"),
                          (8, "another organisation"), (9, "phone number")):
        assert words in said[number], said[number]
    assert done.account.notes == ["column 'Titel ohne Sinn' is not known and was left out"]
    assert [each.name for each in done.entries if hasattr(each, "sector")] == ["Neues Haus"]
    taken = next(each for each in done.entries if getattr(each, "title", "") == "Neu")
    assert (taken.themes, taken.regions, taken.country, taken.state) == (("addiction",), ("DE-BY",), "DE", "running")
    again = read_sheet(tmp_path / "rows.csv", FORMS, TAXONOMY, HOUSES, [*MANY, *(each for each in done.entries if hasattr(each, "title"))], "DE")
    assert again.account.counts()["unchanged"] == 3  # the same row has the same id at each import


@pytest.mark.parametrize("body", [b"", b"a,b\n1,2\n", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"])
def test_what_is_no_sheet_is_a_sentence(tmp_path, body):
    (tmp_path / "x.xlsx").write_bytes(body)
    with pytest.raises(ExchangeError):
        read_sheet(tmp_path / "x.xlsx", FORMS, TAXONOMY, HOUSES, MANY, "DE")


def test_the_register_keeps_every_change(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/r.db")
    metadata.create_all(engine)
    register = Register(engine)
    one = initiative("a")
    register.put(one, "Ada", None)
    state = register.state()
    with pytest.raises(RegisterError, match="moved"):
        register.put(one, "Bo", None)
    changed = initiative("a", title="Neu")
    register.put(changed, "Ada", one)
    with pytest.raises(RegisterError, match="moved"):
        register.put(initiative("a", title="Anders"), "Bo", one)  # he saw an older one
    newest, oldest = register.versions("a")
    assert (newest.before, newest.after, oldest.before) == (one, changed, None) and register.state() > state
    with pytest.raises(RegisterError, match="moved"):
        register.undo(oldest.number, "Bo")
    register.undo(newest.number, "Bo")
    assert register.get("initiative", "a") == one and register.versions("a")[0].undoes == newest.number
    before = register.state()
    register.forget(["a"])
    assert register.get("initiative", "a") is None and register.versions() == [] and register.state() > before
    with pytest.raises(RegisterError, match="gone"):
        register.undo(10**12, "Bo")
    group = Group("g", "G", "youth", "Ziel", "", "", ("a: https://b.example",), "DE", "de")
    assert register.take_in([group, organisation()], "test", made=True) == 2 and register.made() == ["g", "haus"]
    assert register.take_in([group], "test") == 0
    with pytest.raises(RegisterError, match="taken"):
        register.take_in([organisation("g")], "test")


def test_an_entry_is_written_and_read_again():
    assert read_entry("initiative", written(MANY[1])) == MANY[1]
    assert read_entry("initiative", '{"id": "x", "needs": ["a"]}').needs == ("a",) and read_entry("initiative", '{"id": "x"}').gives == ()


def test_the_map_has_every_region_once():
    for country in _GRIDS:
        one = {"DE": "DE-BE", "AT": "AT-9", "CH": "CH-BE", "SE": "SE-AB"}[country]
        drawing = draw(country, [initiative("a", regions=(one,)), initiative("b")])
        assert sorted(tile.code for tile in drawing.tiles) == sorted(code for code in load_regions() if code.startswith(country))
        assert sum(tile.there for tile in drawing.tiles) == 1 and {tile.level for tile in drawing.tiles} == {0, 4}
        assert len({(tile.x, tile.y) for tile in drawing.tiles}) == len(drawing.tiles)


def test_the_map_stands_as_its_regions_lie():
    """Held against the open coordinates of the towns: what lies north stands higher, what lies east further right."""
    for country in _GRIDS:
        middle = {}
        for tile in draw(country, []).tiles:
            towns = [place for place in load_gazetteer().places if place.region == tile.code]
            people = sum(place.population for place in towns)
            middle[tile] = [sum(place.population * where(place) for place in towns) / people
                            for where in (attrgetter("longitude"), lambda place: -place.latitude)]
        apart = [0.15 * (max(axis) - min(axis)) for axis in zip(*middle.values())]
        agree = [(one_at[axis] - other_at[axis]) * (getattr(one, name) - getattr(other, name)) >= 0
                 for (one, one_at), (other, other_at) in combinations(middle.items(), 2)
                 for axis, name in enumerate("xy") if abs(one_at[axis] - other_at[axis]) > apart[axis]]
        assert len(agree) > 50 and sum(agree) / len(agree) > 0.985, country


def test_every_theme_has_its_label_in_every_language():
    from bot.network.entries import load_themes

    assert 18 <= len(themes()) <= 30
    assert all(set(labels) == set(LANGUAGES) and len(set(labels.values())) >= 1 for labels in load_themes().values())
    for language in LANGUAGES:
        assert len({labels[language] for labels in load_themes().values()}) == len(themes())
