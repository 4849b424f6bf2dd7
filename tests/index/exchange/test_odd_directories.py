"""Directories as people make them: hours in many forms, languages as names, other separators, marks of web pages, names of people."""

import json

import pytest

from index.exchange.hsds import read_hsds
from index.exchange.marked_up import plain_text
from tests.index.exchange.conftest import TODAY

BASE = {"id": "1", "name": "Talk", "organization": {"id": "o", "name": "Trust"}, "phones": [{"id": "p", "number": "+44 20 7946 0018"}]}


@pytest.fixture
def read(parts, tmp_path):
    """Reads one service with what is given; gives (offer or None, entry)."""

    def of(**more):
        path = tmp_path / "dir.json"
        path.write_text(json.dumps([{**BASE, **more}]), "utf-8")
        account = read_hsds(path, parts, "dir", None, TODAY)
        return next(iter(account.offers.values()), None), account.entries[0]

    return of


@pytest.mark.parametrize(
    ("schedules", "hours", "named"),
    [
        ([{"byday": "MO,WE", "opens_at": "9:00 AM", "closes_at": "5:00 PM"}], "Mo,We 09:00-17:00", ""),
        ([{"byday": ["MO", "WE"], "opens_at": "09:00", "closes_at": "17:00"}], "Mo,We 09:00-17:00", ""),
        ([{"byday": "Monday,Tuesday", "opens_at": "0900", "closes_at": "1700"}], "Mo,Tu 09:00-17:00", ""),
        ([{"freq": "DAILY", "opens_at": "09:00", "closes_at": "17:00"}], "Mo-Su 09:00-17:00", ""),
        ([{"description": "Mon-Fri 9am-5pm"}], "Mo-Fr 09:00-17:00", ""),
        ([{"freq": "MONTHLY", "byday": "1MO", "opens_at": "18:00", "closes_at": "20:00", "description": "first Monday"}], None,
         "'first Monday' come in a rhythm"),
        ([{"byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}, {"freq": "MONTHLY", "byday": "-1FR", "opens_at": "14:00", "closes_at": "16:00"}],
         "Mo 09:00-12:00", "not weekly"),
        ([{"byday": "MO", "opens_at": "noonish", "closes_at": "late"}], None, "could not be read"),
        ([{"byday": "MO", "opens_at": "09:00", "closes_at": "12:00", "valid_from": "2027-01-01"}], None, "only from 2027-01-01 on"),
    ],
)  # fmt: skip
def test_schedules_are_read_right_or_named(read, schedules, hours, named):
    offer, entry = read(schedules=schedules)
    assert offer.contacts[0].hours == hours
    assert any(named in repair for repair in entry.repairs) if named else not any("hours" in repair for repair in entry.repairs)


@pytest.mark.parametrize(
    ("languages", "ids"),
    [(["English", "German"], ("en", "de")), ([{"name": "Spanish; English"}], ("es", "en")), ([{"name": "Arabic, Somali"}], ("ar", "so"))]
    + [([{"name": "Українська"}], ("uk",)), ([{"name": "English and Welsh"}], ("en",)), ([{"code": "pt-BR"}], ("pt",))],
)
def test_languages_as_names(read, languages, ids):
    assert read(languages=languages)[0].languages == ids


def test_the_prefix_of_a_number_tells_the_country(read):
    assert read()[0].country == "GB" and read(phones=[{"id": "p", "number": "+1 312 555 0175"}])[0].country == "US"


def test_tables_divided_by_semicolons_and_organizations_that_are_missing(parts, tmp_path):
    (tmp_path / "service.csv").write_text("id;organization_id;name;url\n1;o9;Talk;x.example/help\n", "cp1252")
    (tmp_path / "phone.csv").write_text("id;service_id;number\np;1;+44 20 7946 0018\nq;9;+44 20 7946 0019\n", "cp1252")
    account = read_hsds(tmp_path, parts, "dir", None, TODAY)
    offer = account.offers["hsds:dir:1"]
    assert [contact.value for contact in offer.contacts] == ["+44 20 7946 0018", "https://x.example/help"] and offer.provider == "Talk"
    assert any("organization is not named" in repair for repair in account.entries[0].repairs)


def test_marks_of_web_pages_go_and_their_words_stay(read):
    offer, entry = read(description="<p>We <b>listen</b>.</p><script>x()</script><ul><li>One&nbsp;&amp; two</li></ul>", fees_description="£5 per session")
    assert offer.summary["en"] == "We listen.\n- One & two" and offer.cost == "charged" and any("web pages" in repair for repair in entry.repairs)
    assert plain_text("for those < 25 & their parents") == "for those < 25 & their parents"


def test_for_whom_it_is_stands_in_the_text(read):
    offer, _ = read(description="We listen to you when life is hard, and we have time.", eligibility_description="For carers in Leeds")
    assert offer.summary["en"].endswith("For carers in Leeds")


def test_a_mail_link_is_a_mail_address_and_what_is_no_link_is_said(read):
    assert [contact.value for contact in read(phones=[], email="mailto:help@x.example?subject=Hi")[0].contacts] == ["help@x.example"]
    offer, entry = read(phones=[], url="http://localhost/x")
    assert offer is None and "'http://localhost/x' is no link" in entry.reason


def test_no_name_or_own_number_of_a_person_is_kept(read):
    offer, entry = read(phones=[*BASE["phones"], {"id": "q", "number": "07911 123456", "description": "Jane Persona mobile"},
                                {"id": "r", "number": "+44 20 7946 0019", "description": "Contact: Jane Persona"}],
                        description="We listen to people. Ask for Jane Persona on +44 7911 123456.")  # fmt: skip
    assert "Persona" not in offer.json() and "7911" not in offer.json() and offer.summary["en"] == "We listen to people."
