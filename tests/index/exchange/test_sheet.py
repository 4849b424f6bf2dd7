"""Files that anybody may have made: read in many forms, refused in one sentence where they are broken or mean harm."""

import os
import time
import zipfile

import pytest

from index.exchange.account import ExchangeError
from index.exchange.columns import load_headings
from index.exchange.sheet import Limits, read_tables
from index.exchange.survey import read_survey
from tests.index.exchange.conftest import TODAY

ROW = ["Verein Brücke e.V.", "Offenes Ohr, immer", "030 1234567"]
HEAD = ["Institution", "Angebot", "Telefon"]


def tables(path):
    return read_tables(path, lambda heading: load_headings().column(heading) is not None)


def refusal(path):
    began = time.monotonic()
    with pytest.raises(ExchangeError) as error:
        tables(path)
    assert time.monotonic() - began < 5
    said = str(error.value)
    assert path.name in said and said.endswith(".") and "\n" not in said
    return said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_any_encoding_and_however_it_is_divided(tmp_path, encoding, delimiter):
    path = tmp_path / "survey.csv"
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in (HEAD, ROW)]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    assert tables(path)[0].rows == [(1, HEAD), (2, ROW)]


def test_a_file_put_together_from_two_encodings_is_read_line_by_line(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_bytes(";".join(HEAD).encode() + "\r\nBrücke;Gespräch;112\r\n".encode() + "Süd;Gruppe für Ältere;112\r\n".encode("cp1252"))
    assert [row[0] for _, row in tables(path)[0].rows[1:]] == ["Brücke", "Süd"]


def test_an_open_quotation_mark_does_not_swallow_the_rest(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_text('institution,offer,contact_phone\n"A,B,030 1234567\n' + "C,D,030 1234567\n" * 300, "utf-8")
    assert "quotation mark" in refusal(path)


def test_files_that_are_no_tables(tmp_path):
    for name, raw in {
        "random.csv": os.urandom(4000) + b"\0",
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600,
        "broken.xlsx": b"PK\x03\x04garbage",
    }.items():
        (tmp_path / name).write_bytes(raw)
        refusal(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "letter.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert "no Excel workbook" in refusal(tmp_path / "letter.xlsx")
    assert "cannot be read" in refusal(tmp_path / "missing.csv")


def test_a_workbook_cut_off_in_the_middle(sheet, tmp_path):
    path = tmp_path / "cut.xlsx"
    path.write_bytes(sheet(HEAD, ROW).read_bytes()[:2000])
    assert "damaged" in refusal(path)


def test_a_file_of_200_mb_is_not_even_opened(tmp_path):
    path = tmp_path / "large.csv"
    path.write_bytes(b"institution,offer,contact_phone\n")
    os.truncate(path, 200_000_000)
    assert "larger than 50 MB" in refusal(path)


def with_member(source, target, name, content):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return target


def test_a_zip_bomb_is_not_unpacked(sheet, tmp_path):
    bomb = with_member(sheet(HEAD, ROW), tmp_path / "bomb.xlsx", "xl/media/image1.png", b"\0" * 420_000_000)
    assert bomb.stat().st_size < 1_000_000 and "unpacks to far more" in refusal(bomb)


def test_a_bomb_below_the_limit_is_told_by_its_ratio(sheet, tmp_path):
    bomb = with_member(sheet(HEAD, ROW), tmp_path / "small.xlsx", "xl/media/image1.png", b"\0" * 60_000_000)
    assert "unpacks to far more" in refusal(bomb)


def test_macros_are_never_opened(sheet, tmp_path):
    assert "macros" in refusal(with_member(sheet(HEAD, ROW), tmp_path / "macro.xlsm", "xl/vbaProject.bin", b"x"))


def test_entities_that_would_grow_are_refused(sheet, tmp_path):
    source = sheet(HEAD, ROW)
    with zipfile.ZipFile(source) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    grown = page.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet', 1)
    assert "entities" in refusal(with_member(source, tmp_path / "laughs.xlsx", "xl/worksheets/sheet1.xml", grown))


def test_title_rows_more_sheets_and_other_columns(parts, sheet, tmp_path):
    import openpyxl

    path = sheet(
        ["Überblick der Angebote 2026"],
        [],
        ["Stand: März"],
        ["Nr", *HEAD, "Bemerkung"],
        [1, *ROW, "neu"],
        [],
        ["Nr", *HEAD, "Bemerkung"],
        [2, "Haus Sonne", "Treff", "040 1234567"],
    )
    book = openpyxl.load_workbook(path)
    notes = book.create_sheet("Erläuterung")
    notes.append(["So füllen Sie das Blatt aus"])
    more = book.create_sheet("Mehr")
    for row in (["Telefon", "Angebot", "Institution"], ["0221 1234567", "Kurs", "Stiftung Mut"]):
        more.append(row)
    book.save(tmp_path / "many.xlsx")
    account = read_survey(tmp_path / "many.xlsx", parts, "DE", TODAY)
    assert {offer.name for offer in account.offers.values()} == {"Offenes Ohr, immer", "Treff", "Kurs"}
    assert [(entry.sheet, entry.row) for entry in account.entries] == [("Angebote", 5), ("Angebote", 8), ("Mehr", 2)]
    assert any("Nr, Bemerkung" in note for note in account.notes) and any("Erläuterung" in note for note in account.notes)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (["a", "b"], "no heading row"),
        (["institution", "description", "contact_phone"], "no column offer"),
        (["institution", "offer", "topic"], "contact_phone, contact_email"),
    ],
)
def test_wrong_columns_are_said_for_the_whole_file(parts, sheet, head, said):
    with pytest.raises(ExchangeError, match=said):
        read_survey(sheet(head, ["x", "y", "z"]), parts, "DE", TODAY)


def test_more_rows_than_a_survey_has_are_refused(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("institution,offer,contact_phone\n" + "A,B,C\n" * 101, "utf-8")
    with pytest.raises(ExchangeError, match="more than 100 rows"):
        read_tables(path, lambda heading: True, Limits(rows=100))
