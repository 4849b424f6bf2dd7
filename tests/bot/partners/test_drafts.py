"""What an institution began is kept and found again, by it alone; and a similar offer begins with what is there."""
from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from bot.partners import drafts as limits
from bot.partners.drafts import new_key, read_key
from index.catalogue import open_engine
from tests.bot.partners.conftest import NEW, propose, token

BEGUN = {"offer": "Halb fertig", "description": "Das & <b>das</b>", "topic": ["grief"], "topic_words": "Trauer"}


def sent(visitor, given, path="/partners/offers/new"):
    page = visitor.get(path)
    hidden = re.search(r'name="draft" value="([^"]+)"', page.text)
    return visitor.post(path, data={"draft": hidden[1] if hidden else "", **given, "token": token(page)})


def begun(visitor):
    return re.findall(r'href="(/partners/offers/new\?draft=[^"]+)"', visitor.get("/partners").text)


def test_what_was_begun_is_found_again_and_goes_when_it_is_sent(site):
    institution = site.institution("anfang@haus.example", "Haus Anfang")
    assert "Nur ihr seht es" in sent(institution, {**BEGUN, "save": "yes"}).text
    [path] = begun(institution)
    form = institution.get(path).text
    assert 'value="Halb fertig"' in form and "Das &amp; &lt;b&gt;das&lt;/b&gt;" in form and "name=\"discard\"" in form
    assert re.search(r'value="grief" checked', form) and 'name="topic_words" maxlength="500" value="Trauer"' in form
    assert sent(institution, NEW, path).url.path.startswith("/partners/proposals/") and begun(institution) == []


def test_what_is_not_right_yet_is_kept_too_and_once(site):
    institution = site.institution("fehlt@haus.example", "Haus Fehlt")
    assert sent(institution, BEGUN | {"topic_words": ""}).status_code == 422
    [path] = begun(institution)
    assert sent(institution, BEGUN | {"topic_words": ""}, path).status_code == 422 and begun(institution) == [path]
    assert "gelöscht" in sent(institution, {"discard": "yes"}, path).text and begun(institution) == []
    assert 'value="Halb fertig"' not in institution.get(path).text  # a draft that is gone is an empty form


def test_a_script_keeps_without_leaving_the_page(site):
    institution = site.institution("leise@haus.example", "Haus Leise")
    assert sent(institution, {**BEGUN, "save": "quiet"}).status_code == 204 and len(begun(institution)) == 1
    too_long = sent(institution, {**BEGUN, "description": "x" * 2001, "save": "quiet"})
    assert too_long.status_code == 422 and len(begun(institution)) == 1


def test_a_change_that_was_begun_stands_in_the_form_and_the_catalogue_stays(site):
    institution, offer = site.institution("aendern@haus.example", "Haus Ändern"), site.house.catalogue.get("de-telefonseelsorge")
    path = f"/partners/offers/{offer.id}"
    sent(institution, {"offer": "Ein neuer Name", "save": "yes"}, path)
    assert 'value="Ein neuer Name"' in institution.get(path).text and path in institution.get("/partners").text
    assert site.house.catalogue.get(offer.id) == offer
    sent(institution, {"discard": "yes"}, path)
    assert f'value="{offer.name}"' in institution.get(path).text


def test_nobody_else_sees_it_and_it_goes_with_the_account(site):
    one, other = site.institution("eins@haus.example", "Haus Eins"), site.institution("zwei@haus.example", "Haus Zwei")
    sent(one, {**BEGUN, "save": "yes"})
    [path] = begun(one)
    assert begun(other) == [] and 'value="Halb fertig"' not in other.get(path).text
    one.post("/partners/forget", data={"token": token(one.get("/partners"))})
    with open_engine(site.house.settings.database_url).connect() as connection:
        kept = "SELECT count(*) FROM partner_drafts WHERE institution NOT IN (SELECT number FROM partner_institutions)"
        assert connection.execute(text(kept)).scalar() == 0


def test_who_begins_very_much_is_told(site, monkeypatch):
    monkeypatch.setattr(limits, "MOST", 2)
    institution = site.institution("viel@haus.example", "Haus Viel")
    answers = [sent(institution, {**BEGUN, "save": "yes"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 422] and "lösche Entwürfe" in answers[2].text


@pytest.mark.parametrize("lang", ["de", "sv", "en"])
def test_a_similar_one_has_all_but_the_name(site, lang):
    institution = site.institution(f"gleich-{lang}@haus.example", f"Haus Gleich {lang}", lang)
    offer = site.house.catalogue.get("de-telefonseelsorge")
    form = institution.get(f"/partners/offers/new?like={offer.id}").text
    assert offer.name in form and 'id="offer" name="offer" type="text" maxlength="200" value=""' in form
    assert all(contact.value in form or contact.national in form for contact in offer.contacts)
    assert propose(institution, {**NEW, "offer": f"Erstes {lang}"}).status_code == 200
    page = institution.get("/partners").text
    number = re.search(r"/partners/proposals/(\d+)", page)[1]
    like = institution.get(f"/partners/offers/new?proposal={number}").text
    assert NEW["contact_email"] in like and f"Erstes {lang}" in like
    assert site.institution(f"fremd-{lang}@haus.example", "Haus Fremd").get(f"/partners/offers/new?proposal={number}").status_code == 404


def test_what_is_not_there_is_a_sentence(site):
    institution = site.institution("nichts@haus.example", "Haus Nichts")
    for query in ("like=nichts", "proposal=x", "proposal=999999999999", "proposal=-1", "like=", "proposal=²"):
        assert institution.get(f"/partners/offers/new?{query}").status_code == 404, query
    assert institution.get("/partners/offers/new?draft=nichts").status_code == 200


def test_keys():
    key = new_key()
    assert read_key(key) == key and read_key("de-telefonseelsorge") != "de-telefonseelsorge" and read_key("~" + "x" * 99) != "~" + "x" * 99
