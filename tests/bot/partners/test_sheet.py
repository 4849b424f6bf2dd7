"""The sheet of an institution: it goes out with its offers, comes back, and every row is accounted for; nothing changes without an editor."""
from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from sqlalchemy import text

from bot.evaluation.made_survey import made_survey
from bot.partners.partners import load_words
from bot.partners.sheet import OUTCOMES, said
from bot.protect import FILES
from index.exchange.columns import load_headings
from index.exchange.remarks import Remark
from index.exchange.survey import read_survey
from index.exchange.workbook import write_table
from index.offers import Offer
from index.taxonomy import LANGUAGES
from tests.bot.partners.conftest import NEW, propose, token
from tests.bot.partners.test_partners import decide, last_number, offer_of

SHEET = "/partners/sheet"
ROW = {"offer": "Gespräch am Kanal", "description": "Ein Gespräch mit Menschen, die zuhören.", "topic": "Einsamkeit", "kind": "vor Ort",
       "who_may_ask": "Selbst betroffen", "contact_phone": "030 23125 401", "region": "Berlin", "language": "Deutsch", "cost": "kostenlos"}


def table(*rows):
    """A filled CSV with the columns of the rows."""
    columns = list(dict.fromkeys(["institution", "offer", *(column for row in rows for column in row)]))
    cells = [columns, *([str(row.get(column, "")) for column in columns] for row in rows)]
    return "\n".join(";".join(f'"{cell}"' for cell in row) for row in cells).encode()


def send(visitor, raw, name="offers.csv", lang=""):
    page = visitor.get(SHEET + lang)
    assert page.status_code == 200
    return visitor.post(SHEET + lang, data={"token": token(page)}, files={"sheet": (name, raw)})


def cells_of(raw):
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture(scope="module")
def own(site):
    """The name and the offers of an institution that has several."""
    offers = site.house.catalogue.offers("DE")
    providers = [offer.provider for offer in offers if offer.directory is None]
    most = max(providers, key=providers.count)
    return most, [offer for offer in offers if offer.provider == most]


@pytest.fixture(scope="module")
def keeper(site, own):
    return site.institution("tabelle@haus.example", own[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_goes_out_comes_back_unchanged(keeper, own, lang):
    file = keeper.get(f"{SHEET}/offers.xlsx?lang={lang}")
    assert file.headers["content-disposition"].endswith('.xlsx"') and len(cells_of(file.content)) == len(own[1]) + 1
    sent = send(keeper, file.content, "offers.xlsx", f"?lang={lang}")
    words = load_words()[lang]["sheet"]
    assert sent.status_code == 200 and words["sent"] in sent.text
    assert sent.text.count(words["outcomes"]["unchanged"]) == len(own[1])
    assert not any(words["outcomes"][each] in sent.text for each in OUTCOMES if each != "unchanged")


def test_the_empty_sheet_has_headings_and_drop_downs(keeper):
    raw = keeper.get(f"{SHEET}/empty.xlsx?lang=sv").content
    (head,) = cells_of(raw)
    assert head == [load_headings().heading(column, "sv") for column in load_headings().columns]
    assert len(openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0].data_validations.dataValidation) > 8


def test_each_row_is_accounted_for_and_nothing_goes_live(site, own, keeper):
    editor, known = site.editor(), own[1][0]
    before = site.house.catalogue.version()
    sent = send(keeper, table(
        {**ROW, "hours": "Mo-Fr 9-17 Uhr"},  # no institution: it is its own; the hours are put right
        {"id": known.id, "institution": own[0], "offer": known.name, "contact_phone": "030 23125 402"},
        {**ROW, "target_group": "Männer", "hours": "Mo-Fr 9-17 Uhr"},
        {**ROW, "offer": "Fremd", "institution": "Ein anderes Haus"},
        {**ROW, "offer": "Fremde Kennung", "id": "survey:ein-anderes-haus-x-12345678"},
        {**ROW, "offer": "Ohne Weg", "contact_phone": ""},
        {**ROW, "offer": "Privat", "contact_phone": "0171 1234567 (privat)"},
        {**ROW, "offer": "=SUM(1)", "topic": "=HYPERLINK(1)"},
    ))
    assert sent.status_code == 200 and site.house.catalogue.version() == before
    rows = cells_of(keeper.get(f"{SHEET}/report.xlsx?lang=de").content)[1:]
    outcomes = load_words()["de"]["sheet"]["outcomes"]
    assert [(row[1], row[3]) for row in rows] == [
        (2, outcomes["new"]), (3, outcomes["changed"]), (4, outcomes["merged"]), *((number, outcomes["refused"]) for number in range(5, 10))]
    said_of = {row[1]: row[4] or "" for row in rows}
    assert "Öffnungszeiten: „Mo-Fr 9-17 Uhr“ haben wir so gelesen" in said_of[2]
    assert said_of[5] == "Institution: Die Zeile gehört zu „Ein anderes Haus“. Du kannst nur Angebote eurer Einrichtung ändern."
    assert said_of[6].startswith("Kennung: Die Kennung „survey:ein-anderes-haus-x-12345678“ gehört zu keinem eurer Angebote.")
    assert said_of[7].startswith("Telefon: Hier fehlt ein Weg zu euch.")
    assert said_of[8].startswith("Telefon: So bleibt kein Weg zu euch übrig. „0171 1234567“ ist die private Handynummer")
    assert said_of[9].startswith("Angebot: Hier fehlt der Name") and "Hier stand eine Formel" in said_of[9]
    for sentence in said_of.values():
        assert not sentence or sentence.split("\n")[0].partition(": ")[2][:40] in sent.text.replace("&#34;", '"')
    assert offer_of(site, ROW["offer"]) is None
    waiting = editor.get("/operators/proposals").text
    assert ROW["offer"] in waiting and "Fremd" not in waiting
    again = send(keeper, table({**ROW, "hours": "Mo-Fr 9-17 Uhr", "target_group": "Männer"}))
    assert outcomes["waiting"] in again.text  # sent twice, it stands there once
    assert editor.get("/operators/proposals").text.count(ROW["offer"]) == 1


def test_what_an_editor_approves_is_found_by_its_name_the_next_time(site):
    visitor, editor = site.institution("kanal@haus.example", "Kanalhaus"), site.editor()
    sent = send(visitor, table({**ROW, "offer": "Gespräch an der Schleuse"}))
    number = int(sent.text.split("/partners/proposals/")[1].split("?")[0].split('"')[0])
    assert decide(editor, number, approve="1").status_code == 200
    offer = offer_of(site, "Gespräch an der Schleuse")
    assert offer.provider == "Kanalhaus" and site.house.finder.offer(offer.id) == offer
    changed = send(visitor, table({**ROW, "offer": "Gespräch an der Schleuse", "contact_phone": "030 23125 403"}))
    assert load_words()["de"]["sheet"]["outcomes"]["changed"] in changed.text
    assert decide(editor, last_open(site, visitor), approve="1").status_code == 200
    assert [contact.national for contact in site.house.catalogue.get(offer.id).contacts] == ["030 23125 403"]


def last_open(site, visitor):
    return max(int(part.split('"')[0].split("?")[0]) for part in visitor.get("/partners").text.split("/partners/proposals/")[1:])


def packed(**files):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), body)
    return raw.getvalue()


@pytest.mark.parametrize(("raw", "key"), [
    (b"", "no_file"), (packed(xl__workbook_xml="<a/>", xl__vbaProject_bin="x"), "macros"),
    (packed(xl__workbook_xml="<a/>", xl__sheet_xml=b"0" * 50_000_000), "bomb"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old"),
    (b"PK\x03\x04 no archive", "damaged"), (packed(xl__workbook_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "damaged"),
    (packed(word__document_xml="<a/>"), "no_table"), (b"\0\1\2\3" * 400, "no_table"), (b"one;two;three\n1;2;3", "columns_missing"),
    (b"institution;offer;topic\na;b;c", "columns_missing"), (table(*[ROW] * 2001), "many_rows"), (b"x" * 1_050_000, "large"),
    (b"x" * 2_000_000, "large"),
], ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_that_cannot_be_read_gets_a_calm_sentence(site, keeper, raw, key, lang):
    sent = send(keeper, raw, "sheet.xlsx", f"?lang={lang}")
    sentence = load_words()[lang]["sheet"]["remarks"][key].partition("{")[0]
    assert sent.status_code in (413, 422) and sentence in sent.text and 'aria-invalid="true"' in sent.text


def test_a_csv_of_an_old_program_is_read(site):
    visitor = site.institution("alt@haus.example", "Haus Alt")
    sent = send(visitor, table({**ROW, "offer": "Gespräch für Männer"}).decode().encode("cp1252"))
    assert "Gespräch für Männer" in sent.text


def test_only_the_institution_itself_sends_and_takes(site, keeper):
    stranger = site.visitor()
    for path in (SHEET, f"{SHEET}/offers.xlsx", f"{SHEET}/empty.xlsx", f"{SHEET}/report.csv"):
        assert "note=signed_out" in str(stranger.get(path).url)
    assert "note=signed_out" in str(stranger.post(SHEET, data={"token": "x"}, files={"sheet": ("a.csv", table(ROW))}).url)
    for given in ({"token": "none"}, {}):
        assert keeper.post(SHEET, data=given, files={"sheet": ("a.csv", table(ROW))}).status_code == 403
    assert site.institution("neu@haus.example", "Haus Neu").get(f"{SHEET}/report.csv").status_code == 404
    assert FILES.keys() == {SHEET}


def test_the_report_goes_with_the_account(site):
    visitor = site.institution("weg@haus.example", "Haus Weg")
    assert send(visitor, table({**ROW, "offer": "Bald weg"})).status_code == 200
    assert visitor.get(f"{SHEET}/report.csv").content.startswith(b"\xef\xbb\xbf")
    visitor.post("/partners/forget", data={"token": token(visitor.get("/partners"))})
    again = site.institution("weg@haus.example", "Haus Weg")
    assert again.get(f"{SHEET}/report.csv").status_code == 404


def test_whatever_is_said_of_a_row_has_words_in_every_language(site, tmp_path):
    """Every sentence of a survey that people filled in as they do."""
    made = made_survey(site.house.taxonomy, 1)
    columns = list(dict.fromkeys(column for row in made.rows for column in row))
    write_table(tmp_path / "s.xlsx", "survey", columns, [[row.get(column) for column in columns] for row in made.rows[:400]])
    account = read_survey(tmp_path / "s.xlsx", site.house.exchange_parts(), "DE", date(2026, 1, 1))
    remarks = [remark for entry in account.entries for remark in entry.reasons]
    assert len(remarks) > 100 and all(isinstance(remark, Remark) and remark.key for remark in remarks)
    for lang in LANGUAGES:
        words = load_words()[lang]["sheet"]["remarks"]
        for remark in remarks:
            assert remark.key in words and "{" not in said(Remark.read(remark.kept()), words, site.house.taxonomy, lang)[1]


def test_the_form_and_the_sheet_make_the_same_offer(site):
    by_form, by_sheet = site.institution("form2@haus.example", "Haus Zwei"), site.institution("sheet2@haus.example", "Haus Zwei")
    number = last_number(propose(by_form, NEW))
    row = {column: "; ".join(value) if isinstance(value, list) else value for column, value in NEW.items() if column != "note"}
    assert send(by_sheet, table(row)).status_code == 200
    with site.house.engine.connect() as connection:
        rows = dict(connection.execute(text("SELECT number, after FROM partner_proposals WHERE provider = 'Haus Zwei'")).all())
    offers = {key: Offer.parse_raw(body) for key, body in rows.items()}
    assert len(offers) == 2 and len({offer.json() for offer in offers.values()}) == 1 and number in offers
