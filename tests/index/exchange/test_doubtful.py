"""What is printed in another way is never guessed into another number, hour, age, audience or promise: it is left out and named."""

import json

import pytest

from index.exchange.cells import read_ages, read_date, read_yes_no
from index.exchange.jsonl import NoLines, check_file
from index.exchange.plain_hours import read_hours
from index.exchange.ways_in import lifted, read_phones
from tests.index.exchange.conftest import ROW, TODAY

MAIN = "+49 30 4505170"


def numbers(cell, country="DE"):
    return [contact.value for contact in read_phones(cell, country, False).contacts]


@pytest.mark.parametrize(
    "cell",
    [
        "030/4505170 App. 5",
        "030 4505170 ext. 21",
        "030 4505170 x12",
        "030 4505170 Durchwahl 12",
        "030/4505170/-72",
        "030 4505170 oder -71",
        "030 4505170 bis 79",
    ]
    + ["030 4505170 ab 9", "030 4505170 – Sekretariat", "030 4505170 AB", "0 30 / 45 05 17 0", "030 / 450 51 70", "(030) 450 51 70", "030.450.51.70"]
    + ["030-4505170, Fax: 030-4505171", "Tel./Fax 030 4505170", "Mo-Fr 9-12: 030 4505170", "030 4505170 Mo-Fr 9-12 Uhr", "030 4505170\nMo-Fr 8-16"]
    + ["030 4505170; täglich 9-17", "030 4505170 u. 450 5171", "030 4505170 oder info@x.de", "1. Stock, 030 4505170", "030 4505170 9-12 Uhr"],
)
def test_words_hours_and_second_endings_are_never_dialled(cell):
    assert numbers(cell) == [MAIN]


@pytest.mark.parametrize("cell", ["Zimmer 204", "PLZ 12345", "2025", "03/2025", "vard 8–16", "Fax 030 4505171", "030-CALLNOW", "Stand 01.02.2025", "BIC 1234"])
def test_what_is_no_number_to_call_is_left_out_and_named(cell):
    found = read_phones(cell, "DE", False)
    assert not found.contacts and all(repair.endswith("left out") for repair in found.repairs) and found.repairs


def test_numbers_with_blanks_around_their_slash_are_one_and_two_numbers_are_two():
    assert numbers("089 / 12 34 56-78") == ["+49 89 12345678"] and numbers("0751 / 85 - 0") == ["+49 751 850"]
    assert numbers("030 4505170-0/-12") == ["+49 30 45051700"] and numbers("07131/123-45 bis 47") == ["+49 7131 12345"]
    assert numbers("0800 1110111 (gebührenfrei) und 0800 1110222") == ["+49 800 1110111", "+49 800 1110222"]
    assert numbers("040-34 10 00 (växel), 0708-123456 (jour)", "SE") == ["+46 40 34 10 00", "+46 70 812 34 56"]
    assert numbers("1177", "SE") == ["1177"] and numbers("116 117") == ["116 117"]
    assert lifted("030/4505170 App. 5", "DE") is None


def test_hours_beside_a_number_are_its_hours():
    for cell in ("Mo-Fr 9-12: 030 4505170", "030 4505170 Mo-Fr 9-12 Uhr", "030 4505170\nMo-Fr 9-12"):
        assert read_phones(cell, "DE", False).contacts[0].hours == "Mo-Fr 09:00-12:00"


@pytest.mark.parametrize("cell", ["Handy Frau Muster 0171-2345678", "Zentrale 030 4505170, Herr Max Muster 0171 2345678", "0171 2345678 (Max Muster)"])
def test_a_mobile_number_beside_the_name_of_somebody_is_not_given(cell):
    assert "+49 171 2345678" not in numbers(cell)


@pytest.mark.parametrize(
    "written",
    ["nicht rund um die Uhr", "rund um die Uhr, außer an Feiertagen", "jederzeit nach Vereinbarung", "Mo-Fr jederzeit", "24 Stunden Anrufbeantworter"]
    + ["24h-Anrufbeantworter; Mo-Fr 9-12", "rund um die Uhr per E-Mail, telefonisch Mo-Fr 9-12", "Mo-Fr 9-12, in Notfällen jederzeit", "inte dygnet runt"]
    + ["dygnet runt alla dagar utom julafton", "24/7 except bank holidays", "Mo-Fr 9-17; Mi 9-12", "Mo 9-12; 14-16", "Mon-Fri 9-5"],
)
def test_what_is_not_round_the_clock_or_not_plain_is_no_hours(written):
    assert read_hours(written) is None


@pytest.mark.parametrize(
    "written", ["rund um die Uhr erreichbar", "dygnet runt, alla dagar", "24 hours a day, 7 days a week", "Mo-So 24 Stunden", "24h an 365 Tagen"]
)
def test_what_takes_nothing_away_is_round_the_clock(written):
    assert read_hours(written) == "24/7"


def test_a_day_in_two_rules_keeps_the_hours_of_both():
    assert read_hours("Mo-Fr 8.30-12 Uhr; Do 16-19 Uhr") == "Mo,Tu,We,Fr 08:30-12:00; Th 08:30-12:00,16:00-19:00"
    assert read_hours("Mo-Fr 09:00-12:00; Mo 14:00-16:00") == "Mo 09:00-12:00,14:00-16:00; Tu,We,Th,Fr 09:00-12:00"
    assert read_hours("Mo-Fr 09:00-17:00; We 09:00-12:00") == "Mo-Fr 09:00-17:00; We 09:00-12:00"  # whoever writes OSM means OSM


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("U25", (None, 24)),
        ("u18", (None, 17)),
        ("t.o.m. 25 år", (None, 25)),
        ("till och med 25", (None, 25)),
        ("fr.o.m. 16 år", (16, None)),
        ("Ü60", (60, None)),
    ]
    + [("Jugendliche ab 14 bis 27 J.", (14, 27)), ("6 bis einschließlich 17", (6, 17)), ("18 - offen", (18, None)), ("över 18 år", (19, None))]
    + [(text, (None, None)) for text in ("-25", "ab 18 Monaten", "3 Monate - 3 Jahre", "Klasse 5-10", "Kinder bis 6. Klasse", "100 %", "17.5", "999")]
    + [(text, (None, None)) for text in ("14-21 (in Ausnahmefällen bis 27)", "16 bis 18 und ab 60", "geb. ab 2005", "årskurs 4-6", "bis zum 18. Geburtstag")],
)
def test_an_age_is_read_right_or_not_at_all(text, ages):
    assert read_ages(text) == ages


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("anonym nicht möglich", False),
        ("anonym: nein", False),
        ("anonymt ej möjligt", False),
        ("Anonymität nicht gewährleistet", False),
        ("nicht anonym", False),
    ]
    + [(text, None) for text in ("jain", "anonym nur im Chat", "ja (Chat), nein (Telefon)", "anonymisiert", "no problem", "ja, aber nicht am Telefon")]
    + [("Ja, auf Wunsch", True), ("ja, om du vill", True), ("anonym möglich", True), ("Nein, aber vertraulich", False)],
)
def test_no_promise_of_anonymity_is_made_that_nobody_made(text, answer):
    assert read_yes_no(text) is answer


def test_end_dates_are_read_as_people_write_them():
    assert [str(read_date(text)) for text in ("31.12.24", "Ende 2024", "Q4/2024", "43831")] == ["2024-12-31"] * 3 + ["2020-01-01"]


@pytest.mark.parametrize(
    "column", [{"age_from": "ab 18 Monaten"}, {"anonymous": "anonym nur im Chat"}, {"hours": "nicht rund um die Uhr"}, {"topic": "Trauer; keine Sucht"}]
)
def test_what_is_doubtful_is_named_in_the_report(one, column):
    offer, entry = one(**column)
    said = next(iter(column.values())).split("; ")[-1]
    assert offer and any(said in note and "left out" in note for note in entry.notes)
    assert (offer.age_min, offer.anonymous, offer.contacts[0].hours) == (None, None, None) and offer.topics == ("grief",)


def test_a_row_that_names_only_past_years_waits_for_its_day(one):
    assert one(valid_until="Winter 2024")[1].outcome == "refused" and one(valid_until="bis auf Weiteres")[0]


@pytest.mark.parametrize(
    ("facet", "cell", "ids"),
    [
        ("topics", cell, ())
        for cell in ("keine Suchtberatung", "nicht Sucht", "außer Sucht", "Essstörung ausgeschlossen", "Alles außer Essstörungen", "inte missbruk")
    ]
    + [("groups", cell, ()) for cell in ("nicht für Kinder", "keine Männer", "inga barn", "Opfer häuslicher Gewalt", "Opfer von Straftaten", "Schwangere")]
    + [
        ("groups", cell, ("women",))
        for cell in ("Gewaltbetroffene Frauen", "von Gewalt betroffene Frauen", "våldsutsatta kvinnor", "women who experienced violence")
    ]
    + [("groups", "Kinder, keine Jugendlichen", ("children",)), ("groups", "Täter", ("causing_harm",)), ("groups", "nicht-binäre Menschen", ("lgbtq",))]
    + [("who", "keine Angehörigen", ()), ("who", "Betroffene, nicht Angehörige", ("self",)), ("topics", "Depression (nicht bipolar)", ("depression",))]
    + [
        ("topics", "sonstiges", ()),
        ("topics", "MPU-Beratung", ()),
        ("kinds", "Wohngruppe", ()),
        ("kinds", "Peer-Beratung", ()),
        ("kinds", "Einzelgespräch", ("in_person",)),
    ]
    + [
        ("costs", "keine Kosten", ("free",)),
        ("costs", "nicht kostenfrei", ()),
        ("languages", "teckenspråk", ()),
        ("languages", "dt., engl., Ukr.", ("de", "en", "uk")),
    ],
)
def test_nobody_is_led_to_what_a_cell_rules_out_or_does_not_mean(parts, facet, cell, ids):
    assert parts.terms.read(facet, cell).ids == ids


def test_the_countrys_own_language_stays_where_others_are_not_known(one):
    assert one(language="Ukrainisch, BKS")[0].languages == ("de", "uk")


@pytest.mark.parametrize(
    ("cells", "country", "number"),
    [
        ({"region": "Malmö", "contact_phone": "040-34 10 00", "institution": "Malmö stad"}, "SE", "+46 40 34 10 00"),
        ({"region": "Uppsala kommun", "contact_phone": "018-727 00 00"}, "SE", "+46 18 727 00 00"),
        ({"region": "Bern", "place": "Münsingen", "postal_code": "3110", "contact_phone": "031 720 88 11"}, "CH", "+41 31 720 88 11"),
        ({"region": "Nationell", "contact_phone": "020-22 22 33"}, "SE", "+46 20 22 22 33"),
        ({"region": "SG", "contact_phone": "071 913 11 11"}, "CH", "+41 71 913 11 11"),
        ({"contact_web": "www.bris.se", "contact_phone": "077-150 50 50"}, "SE", "+46 77 150 50 50"),
    ],
)
def test_the_country_is_found_where_the_row_tells_it(one, cells, country, number):
    offer, entry = one(**cells)
    assert (offer.country, offer.contacts[0].value) == (country, number) and not any("no country" in note for note in entry.notes)


def test_neighbours_and_headings_tell_the_country_and_what_is_assumed_is_named(take, sheet, parts):
    from index.exchange.survey import read_survey

    near = {**ROW, "place": "Göteborg", "contact_phone": "031-365 00 00"}
    account = take(near, {**ROW, "offer": "Gruppe", "place": None, "contact_phone": "040-34 10 00"})
    assert account.offers[account.entries[1].id].country == "SE" and any("SE was assumed, as in the other rows" in note for note in account.entries[1].notes)
    path = sheet(["Huvudman", "Insatsens namn", "Tfn"], ["Stöd", "Samtal", "040-34 10 00"], name="sv.xlsx")
    assert next(iter(read_survey(path, parts, "DE", TODAY).offers.values())).country == "SE"
    path = sheet(["Träger", "Angebot", "Telefon", "Kanton"], ["PS", "Besuch", "031 359 03 03", "BE"], name="ch.xlsx")
    assert next(iter(read_survey(path, parts, "DE", TODAY).offers.values())).region == ("CH-BE",)
    alone = take(ROW)
    assert any("DE was assumed" in note for note in alone.entries[0].notes)


def test_ids_do_not_depend_on_the_order_of_rows(take):
    north, south = ({**ROW, "description": f"Standort {name}", "contact_phone": number} for name, number in (("Nord", "0431 11111"), ("Süd", "0431 22222")))
    first, second = take(north, south), take(south, north)
    assert first.offers == second.offers and len(first.offers) == 2
    again = take(south, north, known=first.offers)
    assert again.counts()["unchanged"] == 2 and take(south, known=first.offers).entries[0].id == first.entries[1].id
    assert take({**south, "description": "Neuer Text"}, known=first.offers).entries[0].id == first.entries[1].id


ROW_OF_JSON = {
    "id": "de-test-a", "country": "DE", "region": ["DE"], "name": "Test A", "provider": "Verein", "kind": "helpline", "languages": ["de"], "for_whom": ["self"],
    "contacts": [{"type": "phone", "value": MAIN, "national": "030 4505170"}], "topics": ["grief"], "summary": {"de": "Für Mütter"},
}  # fmt: skip


def lines(tmp_path, *rows):
    path = tmp_path / "offers.jsonl"
    path.write_bytes(b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows))
    return [path]


@pytest.mark.parametrize(
    "wrong",
    [{"provider": "  "}, {"name": "   "}, {"summary": {"de": ""}}, {"summary": {"fr": "Bonjour"}}, {"name": "Frau Erika Musterfrau"}, {"name": "a\u202eb"}]
    + [
        {"age_min": 12.7},
        {"age_min": True},
        {"valid_until": 1893456000},
        {"status": "open?"},
        {"confidence": "wild"},
        {"sources": [{"url": "javascript:alert(1)"}]},
    ]
    + [{"region": ["DE-XX"]}, {"region": ["SE-AB"]}, {"directory": "foo"}, {"id": "hsds:q:1"}, {"name": "\ud800"}]
    + [{"contacts": [{"type": "phone", "value": MAIN, "national": "0800 999"}]}]
    + [{"provider": "Erika Musterfrau", "contacts": [{"type": "phone", "value": "+49 171 2345678"}]}],
)
def test_a_line_that_is_no_offer_is_refused_with_its_reason_and_the_next_is_taken(parts, tmp_path, wrong):
    intake = parts.reader.read(lines(tmp_path, {**ROW_OF_JSON, "id": "de-x", **wrong}, ROW_OF_JSON))
    assert [offer.id for offer in intake.taken] == ["de-test-a"] and len(intake.refused) == 1 and intake.refused[0].reason


def test_a_byte_order_mark_and_windows_1252_are_read(parts, tmp_path):
    other = json.dumps({**ROW_OF_JSON, "id": "de-b"}, ensure_ascii=False).encode("cp1252")
    intake = parts.reader.read(lines(tmp_path, b"\xef\xbb\xbf", ROW_OF_JSON, other))
    assert [offer.summary["de"] for offer in intake.taken] == ["Für Mütter"] * 2


@pytest.mark.parametrize("whole", ["[]".encode("utf-16"), b'[{"id": 1}]', b'{\n "id": 1\n}'])
def test_a_file_that_is_no_json_lines_is_one_sentence(tmp_path, whole):
    with pytest.raises(NoLines):
        check_file(lines(tmp_path, whole)[0])


def test_what_is_over_is_refused_unless_the_catalogue_has_it(parts, tmp_path):
    from index.exchange.account import account_of

    intake = parts.reader.read(lines(tmp_path, {**ROW_OF_JSON, "valid_until": "2020-01-01"}))
    assert account_of(intake, [], TODAY).counts()["refused"] == 1 and account_of(intake, intake.taken, TODAY).counts()["unchanged"] == 1


def test_a_second_column_of_a_contact_is_read_too(parts, sheet):
    from index.exchange.survey import read_survey

    path = sheet(["Einrichtung", "Angebot", "Telefon", "Telefon"], ["AWO Hagen", "Hilfe", "02331 12345", "02331 99999"])
    offer = next(iter(read_survey(path, parts, "DE", TODAY).offers.values()))
    assert [contact.national for contact in offer.contacts] == ["02331 12345", "02331 99999"]


def test_a_directory_gives_no_persons_number_no_location_and_no_ages_that_are_none(parts, tmp_path):
    from index.exchange.hsds import read_hsds

    person = {"id": "c", "name": "Max Muster", "email": "max.muster@x.example", "phones": [{"id": "p", "number": "0171 2345678"}]}
    base = {"name": "Beratung", "status": "active", "organization": {"id": "o", "name": "Verein Ulm"}}
    service = {"id": "a", **base, "phones": [{"id": "q", "number": "030/4505170 App. 5"}], "contacts": [person], "minimum_age": 12, "maximum_age": 17.5}
    owner = {"id": "o2", "name": "Frau Erika Muster"}
    private = {"id": "b", **base, "organization": owner, "phones": [{"id": "r", "number": "0171 2345679"}]}
    place = {"id": "l", "name": "Haus", "location_type": "physical", "phones": [{"id": "s", "number": "030 4505170"}]}
    over = {"id": "e", **base, "phones": [{"id": "t", "number": "030 4505170"}]}
    over["schedules"] = [{"id": "u", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00", "valid_to": "2020-01-01"}]
    (tmp_path / "dir.json").write_text(json.dumps([service, private, place, over]))
    account = read_hsds(tmp_path / "dir.json", parts, "dir", "DE", TODAY)
    first, last = account.offers["hsds:dir:a"], account.offers["hsds:dir:e"]
    assert [(contact.value, contact.label) for contact in first.contacts] == [(MAIN, "App. 5")] and (first.age_min, first.age_max) == (12, None)
    assert set(account.offers) == {first.id, last.id} and last.contacts[0].hours is None
    assert any("17.5" in note for note in account.entries[0].notes)


def test_headings_in_two_rows_are_one(parts, sheet):
    from index.exchange.survey import read_survey

    path = sheet(
        ["Einrichtung", "Angebot", None, "Kontakt", None, "Alter", None],
        [None, "Name", "Beschreibung", "Telefon", "E-Mail", "von", "bis"],
        ["Lebenshilfe Graz", "Sprechstunde", "Gespräch", "0316 71 55 06", "office@lebenshilfe.at", 16, 65],
    )
    offer = next(iter(read_survey(path, parts, "DE", TODAY).offers.values()))
    assert (offer.name, offer.provider, offer.country, offer.age_min, offer.age_max) == ("Sprechstunde", "Lebenshilfe Graz", "AT", 16, 65)
