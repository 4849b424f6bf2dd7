"""Numbers, mails, links and addresses out of a cell: lifted to a form that works, kept as they are printed."""

import pytest

from index.exchange.ways_in import looks_like_a_person, read_addresses, read_links, read_mails, read_phones


def phones(cell, country="DE", private=False):
    return [(contact.value, contact.national) for contact in read_phones(cell, country, private).contacts]


@pytest.mark.parametrize(
    ("cell", "country", "found"),
    [
        ("0800 1110111", "DE", [("+49 800 1110111", "0800 1110111")]),
        ("(030) 12345678", "DE", [("+49 30 12345678", "(030) 12345678")]),
        ("030/123456-0", "DE", [("+49 30 1234560", "030/123456-0")]),
        ("+49 (0)30 123456", "DE", [("+49 30 123456", "+49 (0)30 123456")]),
        ("0046 8 123 45 67", "DE", [("+46 8 123 45 67", "0046 8 123 45 67")]),
        ("08-123 45 67", "SE", [("+46 8 123 45 67", "08-123 45 67")]),
        ("116 117", "DE", [("116 117", None)]),
        ("Tel.: 0221 123456", "DE", [("+49 221 123456", "0221 123456")]),
        ("030 123456 / 040 654321", "DE", [("+49 30 123456", "030 123456"), ("+49 40 654321", "040 654321")]),
        ("030 123456, 040 654321", "DE", [("+49 30 123456", "030 123456"), ("+49 40 654321", "040 654321")]),
        ("+49 30 123456", "DE", [("+49 30 123456", None)]),
        ("030 123456; 030 123456", "DE", [("+49 30 123456", "030 123456")]),
    ],
)
def test_a_number_is_lifted_and_kept_as_printed(cell, country, found):
    assert phones(cell, country) == found


def test_label_and_hours_stand_behind_a_number():
    contact = read_phones("0800 1110222 (katholisch) [Mo-Fr 9-17 Uhr]", "DE", False).contacts[0]
    assert (contact.national, contact.label, contact.hours) == ("0800 1110222", "katholisch", "Mo-Fr 09:00-17:00")
    assert read_phones("116 111 (sms)", "SE", False).contacts[0].type == "sms"


@pytest.mark.parametrize(
    "cell",
    [
        "0171 2345678 (privat)",
        "Petra Müller 0171 2345678",
        "Frau Petra Müller: 0171 2345678",
        "0171 2345678 (Petra Müller)",
        "070-174 06 05 (privat)",
    ],
)
def test_a_private_mobile_number_is_left_out_with_the_reason(cell):
    found = read_phones(cell, "SE" if cell.startswith("070") else "DE", False)
    assert not found.contacts and "private person" in found.repairs[0]


def test_a_mobile_number_of_an_institution_stays_and_that_of_a_person_goes():
    assert phones("0171 2345678") == [("+49 171 2345678", "0171 2345678")]
    assert phones("0171 2345678", private=True) == [] and phones("030 1234567", private=True) != []


def test_the_name_of_a_person_beside_a_number_is_dropped():
    found = read_phones("Petra Müller 030 1234567", "DE", False)
    assert [(contact.national, contact.label) for contact in found.contacts] == [
        ("030 1234567", None)
    ] and "name of a person" in found.repairs[0]


@pytest.mark.parametrize("cell", ["abc", "030", "1234567890123456789", "siehe Website"])
def test_what_is_no_number_is_left_out_with_the_reason(cell):
    found = read_phones(cell, "DE", False)
    assert not found.contacts and found.repairs[0].endswith("left out")


def test_mails_and_links_are_taken_out_of_their_words():
    assert [contact.value for contact in read_mails("info@a.de, x@b.org").contacts] == ["info@a.de", "x@b.org"]
    assert [contact.value for contact in read_mails("mailto:info@a.de").contacts] == ["info@a.de"]
    hidden = read_mails("info(at)a.de")
    assert [contact.value for contact in hidden.contacts] == ["info@a.de"] and len(hidden.repairs) == 1
    links = read_links("www.a.de; HTTP://B.se/x?y=1; kein Link; https://x.de (chat: Fragen)")
    assert [(contact.type, contact.value, contact.label) for contact in links.contacts] == [
        ("web", "https://www.a.de", None),
        ("web", "http://B.se/x?y=1", None),
        ("chat", "https://x.de", "Fragen"),
    ]
    assert len(links.repairs) == 3 and not read_links("javascript:alert(1)").contacts


def test_postal_code_and_place_are_added_once():
    assert read_addresses("Hauptstr. 1", "50667", "Köln").contacts[0].value == "Hauptstr. 1, 50667 Köln"
    assert read_addresses("Hauptstr. 1, 50667 Köln", "50667", "Köln").contacts[0].value == "Hauptstr. 1, 50667 Köln"
    assert read_addresses("", "50667", "Köln").contacts == []


def test_persons_and_institutions_are_told_apart():
    for name in ("Petra Müller", "Frau Petra Müller", "Dr. Hans Meyer", "Anna Svensson"):
        assert looks_like_a_person(name), name
    for name in (
        "Caritas Köln",
        "Deutscher Kinderschutzbund",
        "Frauenhaus Berlin",
        "Weißer Ring",
        "Region Skåne",
        "Nummer gegen Kummer",
        "Praxis Dr. Meyer",
        "BRIS",
        "",
    ):
        assert not looks_like_a_person(name), name
