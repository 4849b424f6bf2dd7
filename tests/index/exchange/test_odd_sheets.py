"""Sheets as people make them, odd but honest: merged cells, links behind words, one column for all contacts, rows of other countries."""

import datetime

import openpyxl
import pytest

from index.exchange.cells import is_formula, read_ages
from index.exchange.columns import load_headings
from index.exchange.divided import ages_beside, place_of, ways_divided
from index.exchange.plain_hours import read_hours
from index.exchange.prose import without_private_numbers
from index.exchange.survey import read_survey
from index.exchange.ways_in import read_phones
from tests.index.exchange.conftest import RETIRED, ROW, TODAY

HEAD = ["Träger", "Angebot", "Telefon", "Ort", "Thema"]


def read(parts, path, country="DE", known=None):
    account = read_survey(path, parts._replace(known=known or {}), country, TODAY)
    counts = account.counts()
    assert counts["rows"] == sum(counts.values()) - counts["rows"]
    return account


def changed(path, name, change):
    """The workbook once more, after `change` was made in it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path.with_name(name))
    return path.with_name(name)


def test_a_cell_over_several_rows_counts_for_each_of_them(parts, sheet):
    path = sheet(HEAD, ["Diakonie", "Krisentelefon", "0711 123456", "Stuttgart", "Krise"], [None, "Trauercafé", None, None, "Trauer"],
                 [None, "Paargespräch", "0711 123458", "Ulm", "Trennung"], [], ["AWO", "Suchthilfe", "0711 123459", "Ulm", "Sucht"])  # fmt: skip
    path = changed(path, "merged.xlsx", lambda book: [book.active.merge_cells(each) for each in ("A2:A5", "C2:C3", "D2:D3")])
    account = read(parts, path)
    assert [(offer.provider, offer.name, offer.region) for offer in account.offers.values()] == [
        ("Diakonie", "Krisentelefon", ("Stuttgart",)), ("Diakonie", "Trauercafé", ("Stuttgart",)), ("Diakonie", "Paargespräch", ("Ulm",)),
        ("AWO", "Suchthilfe", ("Ulm",))]  # fmt: skip
    assert account.counts()["rows"] == 4 and read(parts, path, known=account.offers).counts()["unchanged"] == 4


def test_a_merged_cell_over_the_whole_sheet_costs_nothing(parts, sheet):
    path = sheet(HEAD, ["AWO", "Suchthilfe", "0711 123459", "Ulm", "Sucht"], [None, "Gruppe", "0711 123459", "Ulm", "Sucht"])
    wide = changed(path, "wide.xlsx", lambda book: book.active.merge_cells("A2:A1048576"))
    assert len(read(parts, wide).offers) == 2


def test_a_link_behind_words_is_the_link(parts, sheet):
    def link(book):
        book.active["C2"].hyperlink, book.active["D2"].hyperlink = "https://awo.example/hilfe?a=1&b=2", "mailto:info@awo.example?subject=Hallo"

    path = changed(sheet(["Träger", "Angebot", "Website", "E-Mail"], ["AWO", "Hilfe", "zur Website", "hier schreiben"]), "links.xlsx", link)
    account = read(parts, path)
    assert [contact.value for offer in account.offers.values() for contact in offer.contacts] == ["info@awo.example", "https://awo.example/hilfe?a=1&b=2"]
    assert any("was read as https://awo.example" in repair for repair in account.entries[0].repairs)


def test_a_hidden_sheet_a_sheet_without_a_column_and_cells_without_a_heading_are_named(parts, sheet):
    def more(book):
        hidden, lacking = book.create_sheet("alt"), book.create_sheet("Mehr")
        hidden.sheet_state = "hidden"
        for page in (hidden, lacking):
            page.append(["Angebot", "Telefon", "Ort"])
            page.append(["Kurs", "0711 123456", "Ulm"])
        hidden["D1"] = "Träger"

    account = read(parts, changed(sheet([*HEAD, None], ["AWO", "Hilfe", "0711 1234567", "Ulm", "Sucht", "nur freitags"]), "more.xlsx", more))
    assert [entry.outcome for entry in account.entries] == ["repaired", "refused"] and "has no column institution" in account.entries[1].reason
    assert any("'alt' is hidden" in note for note in account.notes) and any("'nur freitags' stands where" in note for note in account.entries[0].notes)


@pytest.mark.parametrize(
    ("heading", "column"),
    [("PLZ/Ort", "place"), ("Straße, PLZ, Ort", "contact_address"), ("Telefon / E-Mail", "contact"), ("Träger/Einrichtung", "institution")]
    + [("Kontaktdaten", "contact"), ("Kontaktuppgifter", "contact"), ("Trägerschaft", "institution"), ("Telefon und Träger", None), ("Tel/Quark", None)],
)  # fmt: skip
def test_headings_that_name_several_things(heading, column):
    assert load_headings().column(heading) == column


def test_a_slip_in_a_heading_is_forgiven_and_named(parts, sheet):
    account = read(parts, sheet(["Einrichtugn", "Angebot", "Telefon", "Ort", "Beschreibng"], ["AWO", "Hilfe", "0711 123456", "Ulm", "Gespräch"]))
    assert next(iter(account.offers.values())).summary == {"de": "Gespräch"}
    assert any("'Einrichtugn' was taken for institution" in note for note in account.notes)


@pytest.mark.parametrize(
    ("cell", "ways"),
    [
        ("Tel. 030 440404, info@awo.example, www.awo.example", ["+49 30 440404", "info@awo.example", "https://www.awo.example"]),
        ("Tel: 030 440404\nE-Mail: info@awo.de\nWeb: awo-ulm.de/hilfe\nHauptstr. 5, 10115 Berlin",
         ["+49 30 440404", "info@awo.de", "https://awo-ulm.de/hilfe", "Hauptstr. 5, 10115 Berlin"]),
        ("030 440404 (Mo-Fr 9-12) oder online unter www.awo.example", ["+49 30 440404", "https://www.awo.example"]),
        ("Frau Muster, 0171 2345678, muster@awo.example", ["muster@awo.example"]),
    ],
)  # fmt: skip
def test_one_column_for_all_contacts_is_divided(parts, sheet, cell, ways):
    account = read(parts, sheet(["Träger", "Angebot", "Kontakt"], ["AWO", "Hilfe", cell]))
    assert [contact.value for offer in account.offers.values() for contact in offer.contacts] == ways


def test_a_mail_address_beside_a_number_is_one():
    assert ways_divided({"contact_phone": "030 4505170 oder info@x.de"}) == {"contact_phone": "030 4505170", "contact_email": "info@x.de"}
    assert ways_divided({"contact_phone": "030 4505170"}) == {"contact_phone": "030 4505170"}


@pytest.mark.parametrize("country", ["France", "United Kingdom", "Danmark", "IT", "Italien"])
def test_a_row_of_another_country_is_refused_and_its_number_never_read_as_ours(one, country):
    offer, entry = one(country=country, contact_phone="09 72 39 40 50", place="Paris")
    assert offer is None and f"'{country}' is none of DE, AT, CH, SE" in entry.reason


@pytest.mark.parametrize(("written", "country"), [("Deutschland", "DE"), ("Östereich", "AT"), ("SE", "SE"), ("international", "DE"), ("-", "DE")])
def test_our_countries_are_known_as_people_write_them(one, written, country):
    assert one(country=written)[0].country == country


def test_a_number_of_another_country_tells_no_country_of_ours(one):
    offer, entry = one(contact_phone="+352 454545", place="Malmö")
    assert offer.country == "SE" and offer.contacts[0].value.startswith("+352")


@pytest.mark.parametrize(("number", "country"), [("4404040", "DE"), ("492211234567", "DE"), ("40695950", "AT"), ("22 40 00 40", "DE"), ("93112345", "DE")])
def test_a_number_without_its_area_code_is_not_dialled_in_another_town(number, country):
    found = read_phones(number, country, False)
    assert not found.contacts and "neither area code nor +" in found.repairs[0]


def test_numbers_from_which_a_spreadsheet_took_the_zero_are_read():
    assert [contact.value for contact in read_phones("2211234567", "DE", False).contacts] == ["+49 221 1234567"]
    assert [contact.value for contact in read_phones("030−440404", "DE", False).contacts] == ["+49 30 440404"]


def test_hours_in_brackets_behind_a_number_are_its_hours():
    contact = read_phones("030 440404 (Mo-Fr 9-12 Uhr)", "DE", False).contacts[0]
    assert (contact.hours, contact.label) == ("Mo-Fr 09:00-12:00", None)


@pytest.mark.parametrize(
    "cell",
    ["Ansprechpartner Max Muster, Mobil 0171/2345679", "Kontakt: Maria Muster 0171 2345679", "Max Muster (Handy) 0171 2345679"],
)
def test_the_mobile_number_of_somebody_who_is_named_is_not_given(cell):
    assert not read_phones(cell, "DE", False).contacts


def test_the_mobile_number_of_a_service_is_given():
    assert len(read_phones("Bereitschaft 0171 2345680; 0151 23456789 (WhatsApp)", "DE", False).contacts) == 2


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wir hören zu. Frau Dr. Muster, 0171 9998887. Danach gibt es Kaffee.", "Wir hören zu. Danach gibt es Kaffee."),
        ("Melden Sie sich bei Maria Muster unter 0171 9998887\nWir freuen uns.", "Wir freuen uns."),
        ("Ansprechpartnerin: Frau Maria Muster, Tel. 0171 9998887", ""),
        ("Unser Bereitschaftstelefon 0171 9998887 ist besetzt.", "Unser Bereitschaftstelefon 0171 9998887 ist besetzt."),
        ("Frau Muster erreichen Sie unter 030 440404.", "Frau Muster erreichen Sie unter 030 440404."),
    ],
)
def test_a_description_gives_nobodys_mobile_number(text, left):
    assert without_private_numbers(text, "DE") == (left, left != text)


def test_a_retired_number_in_a_description_refuses_the_row(one):
    offer, entry = one(description=f"Rufen Sie {RETIRED} an.")
    assert offer is None and "retired" in entry.reason and entry.reason.column == "description"


@pytest.mark.parametrize("text", ["- Beratung (auch online)\n- Gruppe", "+ Extras (nur freitags)", "@Home", "-18+ Gruppe", "- EAP (Beratung)"])
def test_a_list_in_a_cell_is_no_formula(text):
    assert not is_formula(text)


@pytest.mark.parametrize("text", ["=1+1", "+SUM(1)", '-HYPERLINK("x")', "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|'/c'!A1", '+ 1+HYPERLINK("x")'])
def test_what_would_run_is_a_formula(text):
    assert is_formula(text)


@pytest.mark.parametrize(
    ("cells", "region"),
    [
        ({"place": "10115 Berlin"}, ("Berlin",)),
        ({"postal_code": "73728 Esslingen"}, ("Esslingen",)),
        ({"place": "bundesweit"}, ("DE",)),
        ({"kind": "Gruppe", "contact_address": "Weg 1, 79098 Freiburg"}, ("Freiburg",)),
        ({"kind": "Telefon", "contact_address": "Weg 1, 79098 Freiburg"}, ("DE",)),
    ],
)
def test_the_place_is_found_where_it_stands(one, cells, region):
    offer, _ = one(**cells)
    assert tuple(area.split(" ")[0] for area in offer.region) == region


def test_postal_code_and_place_in_one_cell_stand_in_the_address():
    assert place_of({"place": "111 22 Stockholm"}) == ("111 22", "Stockholm") and place_of({"postal_code": "10115", "place": "Berlin"}) == ("10115", "Berlin")


@pytest.mark.parametrize(
    ("facet", "cell", "ids"),
    [
        ("topics", "Sucht (Alkohol, Glücksspiel)", ("addiction_drugs", "addiction_alcohol", "addiction_gambling")),
        ("topics", "Angst - Depression - Stress", ("anxiety", "depression", "stress")),
        ("topics", "1. Angst 2. Depression", ("anxiety", "depression")),
        ("topics", "Essstörungen: Magersucht, Bulimie", ("eating_disorder",)),
        ("topics", "Sucht (nicht Alkohol, nicht Glücksspiel)", ()),
        ("groups", "a) Kinder b) Eltern", ("children", "parents")),
        ("groups", "Menschen mit Behinderung", ()),
        ("settings", "überall", ()),
        ("who", "anhöriga till personer med missbruk", ("relative",)),
        ("who", "Fachkräfte der Jugendhilfe", ("professional",)),
        ("who", "Angehörige der Bundeswehr", ()),
    ],
)  # fmt: skip
def test_lists_are_read_one_by_one_and_nothing_is_guessed_that_is_not_meant(parts, facet, cell, ids):
    assert parts.terms.read(facet, cell).ids == ids


def test_helpers_in_the_target_group_are_no_young_people(one):
    offer, entry = one(target_group="Fachkräfte der Jugendhilfe", who_may_ask=None)
    assert (offer.groups, offer.for_whom) == ((), ("professional",)) and any("was taken for I help" in repair for repair in entry.repairs)


@pytest.mark.parametrize(
    ("text", "ages", "groups"),
    [("unga, 13–25 år", (13, 25), ("young_people",)), ("Jugendliche ab 14", (14, None), ("young_people",)), ("Kinder 6-12 Jahre, Eltern", (None, None), None)],
)
def test_an_age_beside_one_kind_of_people_is_their_age(one, text, ages, groups):
    offer, _ = one(target_group=text)
    assert (offer.age_min, offer.age_max) == ages and (groups is None or offer.groups == groups)
    assert (ages_beside(text) is None) == (ages == (None, None))


@pytest.mark.parametrize(
    ("text", "ages"),
    [("under 25s", (None, 24)), ("Senior:innen ab 60", (60, None)), ("zw. 14 und 27 Jahren", (14, 27)), ("Kinder und Jugendliche 6–17", (6, 17))]
    + [("21 Jahre und jünger", (None, 21)), ("volljährig", (18, None)), ("vuxna", (18, None)), ("12-25 Jahre alt", (12, 25)), ("18–25-Jährige", (18, 25))],
)
def test_ages_as_people_write_them(text, ages):
    assert read_ages(text) == ages


def test_an_age_that_cannot_be_read_is_named_and_no_limit_is_not(one):
    assert any("could not be read" in note for note in one(age_from="Teenager und ältere")[1].notes)
    assert not [note for note in one(age_from="alle Altersgruppen")[1].notes if "age_from" in note]
    assert any("is a day" in note for note in one(age_from=datetime.datetime(2026, 12, 6))[1].notes)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("Monday to Friday, 9 a.m. to 5 p.m.", "Mo-Fr 09:00-17:00"),
        ("every day 5 pm to midnight", "Mo-Su 17:00-24:00"),
        ("mo-fr 0900-1700", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 9-12 Uhr und nach Vereinbarung", "Mo-Fr 09:00-12:00"),
        ("Mo–Fr 9–17 Uhr (außer feiertags)", "Mo-Fr 09:00-17:00; PH off"),
        ("helgfri måndag–fredag 9–12", "Mo-Fr 09:00-12:00; PH off"),
        ("Mon-Fri 9am-5pm (closed on bank holidays)", "Mo-Fr 09:00-17:00; PH off"),
        ("Montag: geschlossen, Di-Fr 10-18", "Tu-Fr 10:00-18:00; Mo off"),
        ("So und Feiertage geschlossen; Mo-Sa 10-18", "Mo-Sa 10:00-18:00; Su,PH off"),
        ("Mån–fre 08.00–16.30 (lunch 12–13)", "Mo-Fr 08:00-12:00,13:00-16:30"),
        ("Mo-Fr 9-12, Di auch 14-17", "Mo,We,Th,Fr 09:00-12:00; Tu 09:00-12:00,14:00-17:00"),
    ]
    + [(text, None) for text in ("nach Vereinbarung", "Mo-Fr 9-12, nach Vereinbarung", "Mo-Fr 9-17, nicht Mi 12-14", "Sommer: Mo-Fr 9-12", "geschlossen")]
    + [(text, None) for text in ("In den Schulferien geschlossen; Mo-Fr 9-17", "Mo geschlossen 12-13; Di 9-12", "Mo-Fr 9-12, auch an Feiertagen")],
)
def test_what_stands_beside_hours_is_read_where_it_can_be_told_apart(written, hours):
    assert read_hours(written) == hours


def test_a_bar_divides_a_csv_too(parts, tmp_path):
    path = tmp_path / "bar.csv"
    path.write_text("Träger|Angebot|Telefon|Ort\nAWO|Hilfe|0711 123456|Ulm\n", "utf-8")
    assert len(read(parts, path).offers) == 1


def test_rows_that_write_the_place_with_its_code_are_the_same_offer(take):
    account = take({**ROW, "place": "Berlin", "target_group": "Jugendliche"}, {**ROW, "place": "10115 Berlin", "target_group": "Eltern"})
    assert [entry.outcome for entry in account.entries] == ["taken", "merged"] and len(account.offers) == 1


def test_ages_of_the_people_of_several_rows_are_those_of_all_of_them(take):
    young = {**ROW, "target_group": "Jugendliche 14-21"}
    assert [(offer.age_min, offer.age_max) for offer in take(young, {**ROW, "target_group": "Erwachsene ab 18"}).offers.values()] == [(14, None)]
    account = take(young, {**ROW, "target_group": "Kinder 6-12"})
    assert [(offer.age_min, offer.age_max) for offer in account.offers.values()] == [(6, 21)] and account.counts()["merged"] == 1
    assert [(offer.age_min, offer.age_max) for offer in take({**ROW, "target_group": "Eltern"}, young).offers.values()] == [(None, None)]


@pytest.mark.parametrize("error", ["#N/A", "#NV", "#REF!", "#WERT!", "#SAKNAS!"])
def test_what_a_spreadsheet_could_not_compute_is_shown_to_nobody(one, error):
    offer, entry = one(description=error, topic=error)
    assert error not in offer.json() and any("went wrong" in repair for repair in entry.repairs)


@pytest.mark.parametrize("written", ["info(at)awo.example", "info [at] awo [dot] example", "info{ät}awo(punkt)example"])
def test_a_mail_address_hidden_from_machines_is_one(one, written):
    offer, entry = one(contact_email=written)
    assert "info@awo.example" in [contact.value for contact in offer.contacts] and any("was read as info@awo.example" in repair for repair in entry.repairs)
