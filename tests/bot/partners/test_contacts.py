"""A person says that something is wrong; the desk sees it, checks the contacts, and says which are right."""
from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from bot.partners.partners import load_words
from tests.bot.partners.conftest import NEW, propose, token

MAIL = "person@privat.example"


@pytest.fixture(scope="module")
def offer(site):
    return next(o for o in site.house.catalogue.offers("DE") if len(o.contacts) > 1)


@pytest.fixture(scope="module")
def visitor(site):
    with site.visitor() as browser:  # the dialogue loads, so that offers have pages
        import time
        for _ in range(600):
            if browser.get("/readyz").status_code == 200:
                break
            time.sleep(0.2)
        yield browser


def test_a_report_stands_in_the_work_list_and_a_receipt_goes_out_of_which_nothing_is_kept(site, offer, visitor):
    page = visitor.get(f"/offers/{offer.id}")
    assert f"/offers/{offer.id}/wrong" in page.text
    assert offer.contacts[0].value in visitor.get(f"/offers/{offer.id}/wrong").text
    before = len(site.mails())
    done = visitor.post(f"/offers/{offer.id}/wrong", data={"what": "reported_number", "contact": offer.contacts[0].value, "mail": MAIL})
    assert done.status_code == 200 and 'role="status"' in done.text
    mail = site.mails()[before]
    assert mail["To"] == MAIL and offer.name in mail.get_content() and len(site.mails()) == before + 1
    assert [each[:3] for each in site.house.findings.of(offer.id)] == [(offer.id, offer.contacts[0].value, "reported_number")]
    kept = b"".join(path.read_bytes() for path in site.folder.glob("own.db*"))
    assert b"privat.example" not in kept
    work = site.editor(lang="en").get("/operators/offers?lang=en")
    assert "Reported wrong: number" in work.text and f"/operators/contacts/{offer.id}" in work.text


@pytest.mark.parametrize("given, status", [
    ({}, 422), ({"what": "<script>"}, 422), ({"what": "reported_link", "mail": "no address"}, 422), ({"what": "reported_link", "mail": ""}, 200),
    ({"what": "reported_link", "contact": "my own words"}, 200)])
def test_only_ticks_are_taken_and_nothing_that_was_typed_is_kept(site, offer, visitor, given, status):
    answer = visitor.post(f"/offers/{offer.id}/wrong", data=given)
    assert answer.status_code == status and ('role="alert"' in answer.text) == (status == 422)
    assert not any(each.contact == "my own words" for each in site.house.findings.of(offer.id))
    assert visitor.post("/offers/no-such/wrong", data=given).status_code == 404


def test_editors_say_which_contacts_are_right_and_the_search_knows_it_at_once(site, offer):
    editor = site.editor(lang="de")
    page = editor.get(f"/operators/contacts/{offer.id}")
    assert page.status_code == 200 and "noch nicht bestätigt" in page.text
    path = f"/operators/contacts/{offer.id}"
    nothing = editor.post(path, data={"token": token(page)})
    assert load_words()["de"]["contacts"]["notes"]["nothing"] in nothing.text
    done = editor.post(path, data={"token": token(page), "right": [offer.contacts[0].value], "settled": "yes"})
    assert load_words()["de"]["contacts"]["notes"]["checked"] in done.text and date.today().isoformat() in done.text
    after = site.house.finder.offer(offer.id)
    assert [(c.verified_on, c.verified_by) for c in after.contacts][:2] == [(date.today(), "editors"), (None, None)]
    assert [c.value for c in after.contacts] == [c.value for c in offer.contacts] and site.house.findings.of(offer.id) == []
    assert editor.get("/operators/changes").text.count(offer.name) >= 1


def test_readers_look_and_change_nothing(site, offer):
    reader = site.editor("Rita", role="reader")
    page = reader.get(f"/operators/contacts/{offer.id}")
    assert page.status_code == 200 and 'name="right"' not in page.text
    assert reader.post(f"/operators/contacts/{offer.id}", data={"token": token(page), "right": [offer.contacts[0].value]}).status_code == 403
    assert reader.get("/operators/contacts/none").status_code == 404
    assert sqlite3.connect(site.folder / "own.db").execute("select count(*) from catalogue_findings").fetchone()


def test_what_words_were_taken_for_is_shown_before_anything_is_sent(site):
    institution = site.institution("worte@haus.example", "Haus der Worte")
    given = {**NEW, "offer": "Angebot in eigenen Worten", "topic": [], "topic_words": "Trauer", "contact_email": "worte@haus.example"}
    shown = propose(institution, given)
    assert "So haben wir deine Worte verstanden" in shown.text and 'value="grief" checked' in shown.text
    own = institution.get("/partners").text
    assert "Angebot in eigenen Worten" in own.partition("<h2>Was im Katalog steht")[0] and "/partners/proposals/" not in own  # begun, not sent
    sent = propose(institution, {**given, "topic": ["grief"], "topic_words": ""})
    assert "/partners/proposals/" in str(sent.url) and "Angebot in eigenen Worten" in institution.get("/partners").text
