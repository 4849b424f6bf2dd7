"""Rows of the survey become offers; what was repaired, merged or refused is said, and every row is accounted for."""

import json

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.exchange.account import OUTCOMES
from index.exchange.cells import clean
from index.exchange.survey import read_survey
from index.exchange.survey_out import row_of, write_survey
from index.offers import Offer
from index.taxonomy import LANGUAGES
from tests.index.exchange.conftest import RETIRED, ROW, TODAY


def test_a_full_row_becomes_an_offer(one):
    offer, entry = one(
        target_group="Jugendliche; Eltern",
        life_setting="Schule",
        contact_email="hilfe@bruecke.example",
        contact_web="https://bruecke.example",
        contact_address="Hauptstr. 1",
        postal_code="50667",
        place="Köln",
        region="NRW",
        hours="Mo-Fr 9-17 Uhr",
        language="Deutsch, Türkisch",
        cost="kostenlos",
        anonymous="ja",
        age_from="ab 12",
        age_to="27",
        valid_until="31.12.2030",
    )
    assert (offer.provider, offer.name, offer.country, offer.region, offer.kind, offer.cost, offer.anonymous) == (
        "Verein Brücke e.V.",
        "Offenes Ohr",
        "DE",
        ("DE-NW",),
        "helpline",
        "free",
        True,
    )
    assert (offer.groups, offer.settings, offer.topics, offer.for_whom) == (("young_people", "parents"), ("school",), ("grief",), ("self",))
    assert (offer.age_min, offer.age_max, offer.languages, str(offer.valid_until)) == (12, 27, ("de", "tr"), "2030-12-31")
    assert [(contact.type, contact.value, contact.hours) for contact in offer.contacts] == [
        ("phone", "+49 30 1234567", "Mo-Fr 09:00-17:00"),
        ("email", "hilfe@bruecke.example", None),
        ("web", "https://bruecke.example", None),
        ("address", "Hauptstr. 1, 50667 Köln", None),
    ]
    assert offer.contacts[0].national == "030 1234567" and offer.summary == {"de": ROW["description"]}
    assert offer.id.startswith("survey:verein-bruecke-e-v-offenes-ohr-") and entry.repairs == [
        "the hours 'Mo-Fr 9-17 Uhr' were read as Mo-Fr 09:00-17:00"
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"institution": None}, "institution is missing"),
        ({"offer": " "}, "name of the offer is missing"),
        ({"contact_phone": None}, "at least one"),
        ({"contact_phone": "siehe unten"}, "is no number"),
        ({"contact_phone": RETIRED}, "retired"),
        ({"contact_phone": "01805 950951"}, "retired"),
        ({"valid_until": "31.12.2020"}, "past"),
        ({"offer": "Frau Petra Müller"}, "private person"),
        ({"institution": "Petra Müller", "contact_phone": "0171 2345678"}, "mobile number of a private person"),
        ({"contact_phone": "0171 2345678 (privat)"}, "mobile number of a private person"),
        ({"description": "x" * 10_001}, "longer than"),
        ({"contact_phone": '=HYPERLINK("http://x")'}, "formula"),
    ],
)
def test_a_row_is_refused_with_its_reason(one, change, reason):
    offer, entry = one(**change)
    assert offer is None and entry.outcome == "refused" and reason in entry.reason


@pytest.mark.parametrize(
    ("cells", "repair"),
    [
        ({"topic": "Depresion"}, "'Depresion' was taken for Low, no strength (depression), by typo"),
        ({"description": "=1+1"}, "formula in description"),
        ({"contact_web": "www.bruecke.example"}, "https://www.bruecke.example"),
        ({"contact_email": "keine"}, "no e-mail address"),
        ({"cost": "20 Euro pro Abend"}, "charged"),
        ({"age_from": "30", "age_to": "20"}, "swapped"),
        ({"kind": None}, "helpline was assumed"),
        ({"topic": None}, "topics was empty"),
    ],
)
def test_a_repair_is_named(one, cells, repair):
    offer, entry = one(**cells)
    assert offer is not None and entry.outcome == "repaired" and any(repair in each for each in entry.repairs)


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"topic": "Trauer; Fahrradreparatur"}, "'Fahrradreparatur' is not in the vocabulary"),
        ({"hours": "nach Vereinbarung"}, "could not be read"),
        ({"region": "Hinterwald"}, "region 'Hinterwald' is not known"),
        ({"valid_until": "irgendwann"}, "is no date"),
        ({"anonymous": "vielleicht"}, "neither yes nor no"),
    ],
)
def test_what_could_not_be_read_is_noted_and_the_row_is_taken(one, cells, note):
    offer, entry = one(**cells)
    assert offer is not None and entry.outcome == "taken" and any(note in each for each in entry.notes)


def test_markup_stays_text_and_control_characters_go(one):
    offer, _ = one(offer="<b>Offenes</b> Ohr\u202e", description="<script>alert(1)</script>\u200b für alle")
    assert offer.name == "<b>Offenes</b> Ohr" and offer.summary["de"] == "<script>alert(1)</script> für alle"


@pytest.mark.parametrize(
    ("cells", "default", "country"),
    [
        ({"region": "Skåne"}, "DE", "SE"),
        ({"region": "Tirol"}, "DE", "AT"),
        ({"country": "Schweiz"}, "DE", "CH"),
        ({"contact_phone": "+46 8 123 45 67"}, "DE", "SE"),
        ({"postal_code": "416 50", "contact_phone": "08-123 45 67"}, "DE", "SE"),
        ({"place": "Malmö", "contact_phone": "040-12 34 56"}, "DE", "SE"),
        ({}, "SE", "SE"),
        ({}, "DE", "DE"),
        ({"region": "bundesweit"}, "SE", "DE"),
    ],
)
def test_the_country_is_found_where_the_row_tells_it(one, cells, default, country):
    offer, _ = one(default=default, **cells)
    assert offer.country == country


def test_a_target_group_that_is_no_group_says_who_may_ask(one):
    offer, _ = one(target_group="Angehörige; Eltern; Führungskräfte", who_may_ask=None)
    assert (offer.groups, offer.for_whom) == (("parents",), ("relative", "manager"))


def test_rows_that_differ_only_in_whom_and_where_become_one_offer(take):
    account = take(
        {**ROW, "target_group": "Jugendliche", "life_setting": "Schule"},
        {**ROW, "offer": "Kurs"},
        {**ROW, "target_group": "Eltern", "life_setting": "Familie", "topic": "Einsamkeit", "offer": "offenes  OHR"},
        {**ROW, "target_group": "Eltern", "contact_phone": "030 7654321"},
    )
    assert [entry.outcome for entry in account.entries] == ["taken", "taken", "merged", "taken"] and len(account.offers) == 3
    first = account.offers[account.entries[0].id]
    assert (first.groups, first.settings, first.topics) == (("young_people", "parents"), ("school", "family"), ("grief", "loneliness"))
    assert account.entries[2].id == first.id and account.entries[3].id != first.id


def test_the_same_file_twice_changes_nothing(take):
    rows = [
        {**ROW, "target_group": "Jugendliche"},
        {**ROW, "target_group": "Eltern"},
        {**ROW, "offer": "Kurs", "topic": "Depresion"},
        {**ROW, "offer": None},
    ]
    first = take(*rows)
    again = take(*rows, known=first.offers)
    assert again.offers == first.offers and first.counts() == {
        "rows": 4,
        "taken": 1,
        "merged": 1,
        "repaired": 1,
        "refused": 1,
        "unchanged": 0,
    }
    assert again.counts() == {"rows": 4, "taken": 0, "merged": 1, "repaired": 0, "refused": 1, "unchanged": 2}


def test_a_corrected_number_keeps_the_id(take):
    before, after = take(ROW), take({**ROW, "contact_phone": "030 7654321"})
    assert list(before.offers) == list(after.offers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_export_import_export_is_identical(parts, shipped, tmp_path, language):
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    assert write_survey(first, shipped.values(), parts.taxonomy, language) == len(shipped)
    account = read_survey(first, parts, "DE", TODAY)
    assert account.counts()["taken"] == len(shipped) and set(account.offers) == set(shipped)
    write_survey(second, account.offers.values(), parts.taxonomy, language)
    assert first.read_bytes() == second.read_bytes()


def test_an_exported_sheet_that_comes_back_loses_nothing(parts, shipped, tmp_path):
    path = tmp_path / "sheet.xlsx"
    write_survey(path, shipped.values(), parts.taxonomy, "sv")
    account = read_survey(path, parts._replace(known=shipped), "DE", TODAY)
    assert account.offers == shipped and account.counts()["unchanged"] == len(shipped)


def test_a_changed_cell_changes_only_what_it_says(parts, shipped, take):
    known = shipped["de-telefonseelsorge"]
    row = row_of(known, parts.taxonomy, "de")
    account = take({**row, "cost": "kostenpflichtig", "description": row["description"] + " Und mehr."}, known=shipped)
    changed = account.offers[known.id]
    assert changed.cost == "charged" and changed.summary["de"].endswith("Und mehr.") and changed.summary["en"] == known.summary["en"]
    assert changed.copy(update={"cost": known.cost, "summary": known.summary}) == known


def test_the_languages_of_the_phone(one):
    offer, _ = one(language="Deutsch", phone_language="Türkisch; arabisch", contact_email="a@a.example")
    assert [contact.languages for contact in offer.contacts] == [("tr", "ar"), None] and offer.languages == ("de", "tr", "ar")
    assert one(language="Deutsch")[0].contacts[0].languages is None


def test_languages_of_contacts_outlive_a_sheet_that_says_nothing_of_them(parts, shipped, take):
    """Two numbers with languages of their own, which no cell has room for; and a language that the offer loses."""
    known = shipped["de-gluecksspiel-nrw"]
    row = row_of(known, parts.taxonomy, "de")
    assert not row["phone_language"]
    changed = take({**row, "contact_web": "https://neu.example"}, known=shipped).offers[known.id]
    assert [contact.languages for contact in changed.contacts] == [("de",), ("tr",), None]
    german = take({**row, "language": "Deutsch"}, known=shipped).offers[known.id]
    assert german.languages == ("de",) and [contact.languages for contact in german.contacts] == [("de",), None, None]
    assert Offer(**german.dict()) == german


def test_nobody_takes_the_id_of_another_institution(shipped, take):
    account = take(
        {**ROW, "id": "de-telefonseelsorge"},
        {**ROW, "id": "hsds:x:1", "offer": "Brev"},
        {**ROW, "id": "No Id!", "offer": "Chor"},
        known=shipped,
    )
    assert [entry.outcome for entry in account.entries] == ["refused"] * 3 and not account.offers
    assert "belongs to an offer of" in account.entries[0].reason and "imported directory" in account.entries[1].reason


def test_the_same_id_twice_is_refused_the_second_time(take):
    account = take({**ROW, "id": "de-ohr"}, {**ROW, "id": "de-ohr", "offer": "Etwas anderes"})
    assert [entry.outcome for entry in account.entries] == ["taken", "refused"] and "stands there twice" in account.entries[1].reason


def test_the_sheet_has_drop_downs_in_its_language_and_no_formulas(parts, shipped, tmp_path):
    path = tmp_path / "sheet.xlsx"
    evil = shipped["de-telefonseelsorge"].copy(update={"name": '=HYPERLINK("http://x")'})
    write_survey(path, [evil], parts.taxonomy, "sv")
    book = openpyxl.load_workbook(path)
    page = book["survey"]
    assert [cell.value for cell in page[1]][:2] == ["Organisation", "Insats"] and page["B2"].data_type == "s"
    lists = {str(each.sqref).split("2:")[0]: each.formula1 for each in page.data_validations.dataValidation}
    topic = next(cell.column_letter for cell in page[1] if cell.value == "Ämne")
    column = lists[topic].split("$")[1]
    assert "Ensam" in [cell.value for cell in book["lists"][column]]


def test_the_report_names_every_row_and_runs_nothing(take, tmp_path):
    account = take(ROW, {**ROW, "offer": None}, {**ROW, "offer": "@SUM", "contact_web": "-x.example.org"})
    for name in ("report.json", "report.csv", "report.xlsx"):
        account.write(tmp_path / name)
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert [row["outcome"] for row in report["outcomes"]] == [entry.outcome for entry in account.entries] and report["rows"] == 3
    assert [row["row"] for row in report["refused_rows"]] == [3, 4]
    assert (tmp_path / "report.csv").read_text("utf-8-sig").count("\n") >= 4
    assert openpyxl.load_workbook(tmp_path / "report.xlsx")["report"].max_row >= 4


CELL = st.one_of(
    st.none(),
    st.text(st.characters(blacklist_characters="\0"), max_size=40),
    st.integers(-(10**6), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(
        [
            "Trauer",
            "Jugendliche; Eltern",
            "030 1234567",
            "=1+1",
            "x@y.de",
            "ab 12",
            "31.12.2030",
            "1.1.1999",
            "Mo-Fr 9-17",
            "Frau Müller",
            RETIRED,
        ]
    ),
)
COLUMNS = [
    "institution",
    "offer",
    "description",
    "target_group",
    "who_may_ask",
    "life_setting",
    "kind",
    "contact_phone",
    "contact_email",
    "contact_web",
    "contact_address",
    "postal_code",
    "place",
    "region",
    "hours",
    "language",
    "cost",
    "anonymous",
    "age_from",
    "age_to",
    "valid_until",
    "id",
    "country",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.fixed_dictionaries({column: CELL for column in COLUMNS}), min_size=1, max_size=6), filled=st.booleans())
def test_whatever_stands_in_the_cells_the_rows_add_up(parts, tmp_path, rows, filled):
    import csv

    if filled:  # so that many rows get past the first checks
        rows = [{**row, "institution": "Verein Brücke e.V.", "offer": "Ohr", "contact_phone": "030 1234567"} for row in rows]
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        # a NUL cannot be written by this library before Python 3.11
        writer.writerows([[cell.replace("\x00", "\x01") if isinstance(cell := row[column], str) else cell for column in COLUMNS] for row in rows])
    account = read_survey(path, parts, "DE", TODAY)
    counts = account.counts()
    assert counts["rows"] == sum(counts[outcome] for outcome in OUTCOMES) <= len(rows)
    assert all(entry.reason for entry in account.entries if entry.outcome == "refused")
    assert {entry.id for entry in account.entries if entry.outcome != "refused"} == set(account.offers)
    assert read_survey(path, parts._replace(known=account.offers), "DE", TODAY).offers == account.offers
    for offer in account.offers.values():
        assert not parts.reader.problem(offer) and clean(offer.name) == offer.name


@pytest.mark.parametrize(("cells", "occupations", "who"), [
    ({"occupation": "Polizei; Feuerwehr"}, ("police", "fire"), ("self",)),
    ({"target_group": "Journalistinnen; Medienschaffende"}, ("journalism",), ("self",)),
    ({"target_group": "Lehrkräfte"}, ("teaching",), ("self",)),
    ({"target_group": "Schüler; Eltern; Lehrkräfte"}, (), ("professional",)),
])
def test_an_offer_for_one_occupation_says_so_and_one_for_many_does_not(one, cells, occupations, who):
    offer, _ = one(**{"who_may_ask": None, **cells})
    assert (offer.occupations, offer.for_whom) == (occupations, who)
