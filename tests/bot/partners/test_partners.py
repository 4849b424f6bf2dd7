"""Institutions over HTTP: registration by mail, proposals, editors, versions and undo; the search follows at once."""
from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.mail import read_address
from bot.partners.form import filled_with
from bot.partners.links import LinkError, Links
from bot.partners.partners import Partners
from bot.partners.proposals import Proposals
from index.catalogue import open_engine
from index.freshness import confirmed
from index.offers import TEMPORARILY_CLOSED
from retrieval.answers import Answers
from tests.bot.partners.conftest import NEW, PROVIDER, propose, token


def offer_of(site, name):
    return next((offer for offer in site.house.catalogue.offers() if offer.name == name), None)


def found(site, **answers):
    """The ids that the running search gives for the topics."""
    return {match.offer.id for match in site.house.finder.find(Answers(**answers), top=500).matches}


def last_number(page):
    return int(re.search(r"/proposals/(\d+)", str(page.url))[1])


def decide(editor, number, **given):
    page = editor.get(f"/operators/proposals/{number}")
    assert page.status_code == 200
    seen = re.search(r'name="mark" value="([^"]*)"', page.text)[1]
    return editor.post(f"/operators/proposals/{number}", data={"token": token(page), "mark": seen, **given})


def test_from_the_first_mail_to_what_the_search_finds(site):
    institution, editor = site.institution(), site.editor()
    sent = propose(institution, NEW)
    assert sent.status_code == 200 and "Offene Sprechstunde Brückenhaus" in sent.text
    assert offer_of(site, NEW["offer"]) is None  # nothing changes without an editor
    number = last_number(sent)
    page = editor.get(f"/operators/proposals/{number}")
    assert "030 23125 400" in page.text and "Wir haben neu geöffnet." in page.text and "info@brueckenhaus.example" in page.text
    done = decide(editor, number, approve="1")
    assert done.status_code == 200 and "Angenommen" in done.text
    offer = offer_of(site, NEW["offer"])
    assert site.house.finder.offer(offer.id) == offer  # in this process, without waiting
    assert offer.id in found(site, country="DE", region="DE-BE", place="Berlin", topic_weights={"loneliness": 1.0})
    phone = offer.contacts[0]
    assert (phone.national, phone.label, phone.hours) == ("030 23125 400", "Anmeldung", "Mo-Fr 09:00-12:00")
    assert offer.provider == PROVIDER and offer.verified_on and offer.anonymous is True and offer.languages == ("de", "tr")
    mail = site.mails()[-1]
    assert mail["To"] == "info@brueckenhaus.example" and "Angenommen" in mail["Subject"]


def test_a_change_keeps_what_the_form_has_no_room_for(site):
    """Contacts that nobody touched stay byte for byte, with all that hangs on them."""
    before = next(offer for offer in site.house.catalogue.offers("DE") if len(offer.contacts) > 1 and any(c.free for c in offer.contacts)
                  and len(offer.summary) == 3 and offer.sources)
    institution, editor = site.institution("a@anderes.example", before.provider), site.editor()
    assert before.name in institution.get("/partners").text
    filled = filled_with(before, "de", "DE")
    sent = propose(institution, {**filled, "description": "Ein neuer Satz über das Angebot.", "contact_email": "neu@anderes.example"},
                   f"/partners/offers/{before.id}")
    assert sent.status_code == 200, re.findall(r'class="wrong"[^>]*>([^<]*)', sent.text)
    assert decide(editor, last_number(sent), approve="1").status_code == 200
    after = site.house.catalogue.get(before.id)
    assert after.summary == {**before.summary, "de": "Ein neuer Satz über das Angebot."}
    assert {(c.verified_on, c.verified_by) for c in after.contacts} == {(date.today(), "institution")}
    kept = [c.copy(update={"verified_on": None, "verified_by": None}) for c in after.contacts]
    assert [c for c in kept if c.type != "email"] == sorted((c for c in before.contacts if c.type != "email"), key=kept.index)
    assert any(contact.value == "neu@anderes.example" for contact in after.contacts)
    changed = {name for name in before.__fields__ if getattr(before, name) != getattr(after, name)}
    assert changed == {"summary", "contacts", "verified_on"}
    assert site.house.finder.offer(before.id) == after


@pytest.fixture(scope="module")
def filler(site):
    return site.institution("form@haus.example", "Haus der Formulare")


@pytest.mark.parametrize("given, said", [
    ({"contact_phone": "RETIRED"}, "darf niemandem gegeben werden"),
    ({"contact_phone": "0171 1234567 (privat)"}, "private Handynummer"),
    ({"contact_phone": "0171 1234567 (Anna Schmidt)"}, "private Handynummer"),
    ({"contact_phone": "ruf mich an"}, "als Nummer lesen"),
    ({"contact_email": "kein at"}, "keine E-Mail-Adresse"),
    ({"contact_web": "irgendwo"}, "kein Link"),
    ({"contact_web": "javascript:alert(1)"}, "kein Link"),
    ({"contact_phone": "", "contact_email": "", "contact_web": "", "contact_address": ""}, "mindestens einen Weg"),
    ({"offer": ""}, "einen Namen"), ({"description": " \n "}, "in ein paar Worten"), ({"topic": []}, "mindestens ein Thema"),
    ({"topic": ["no_topic"]}, "mindestens ein Thema"), ({"kind": "magic"}, "welche Art"), ({"who_may_ask": []}, "wer sich melden darf"),
    ({"hours": "wenn es passt"}, "als Zeiten lesen"), ({"age_from": "60", "age_to": "18"}, "tausch"), ({"age_from": "alt"}, "kein Alter"),
    ({"valid_until": "2001-01-01"}, "schon vorbei"), ({"valid_until": "bald"}, "kein Tag"), ({"region": "Mittelerde"}, "kennen wir nicht"),
    ({"description": "x" * 3000}, "2000 Zeichen"), ({"offer": "Frau Anna Schmidt"}, "Name eines Menschen"),
])
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(site, filler, given, said):
    retired = next(iter(site.house._offer_reader._retired))
    given = {name: f"0{retired}" if value == "RETIRED" else value for name, value in given.items()}
    sent = propose(filler, {**NEW, "offer": "Anderes Angebot", **given})
    assert sent.status_code == 422 and said in sent.text
    assert "Wir haben neu geöffnet." in sent.text and 'value="tr" checked' in sent.text
    assert offer_of(site, "Anderes Angebot") is None


def test_markup_and_formulas_are_text(site):
    institution, editor = site.institution("x@haus.example", "Haus <b>X</b>"), site.editor()
    sent = propose(institution, {**NEW, "offer": "<script>alert(1)</script>", "description": "Hilfe & <img src=x onerror=y>"})
    assert sent.status_code == 200
    for page in (sent, editor.get("/operators/proposals"), editor.get(f"/operators/proposals/{last_number(sent)}")):
        assert "<script>alert" not in page.text and "<img src=x" not in page.text and "<b>X" not in page.text
    assert decide(editor, last_number(sent), decline="1", reason="Bitte ohne Markup.").status_code == 200


def test_a_link_works_once_and_says_calmly_why_it_does_not(site):
    visitor = site.visitor()
    visitor.post("/partners", data={"mail": "einmal@haus.example", "provider": "Haus Einmal", "country": "DE"})
    path = site.link().split("?")[0]
    assert visitor.get(path).status_code == 200 and visitor.get(path).status_code == 200  # looking does not use it up
    assert "Haus Einmal" in visitor.post(path).text
    other = site.visitor()
    for answer in (other.get(path), other.post(path)):
        assert answer.status_code == 410 and "schon benutzt" in answer.text
    for forged in (path[:-3] + "xyz", "/partners/enter/abc", "/partners/enter/" + "é" * 40, path.replace("enter/", "enter/A")):
        assert other.get(forged).status_code == 404 and "nicht vollständig" in other.get(forged).text
    links = Links(open_engine(site.house.settings.database_url), "lotse-on-this-machine-alone", lasts=-1)
    with pytest.raises(LinkError, match="expired"):
        links.read("enter", links.make("enter", {"mail": "a@b.example"}))
    with pytest.raises(LinkError, match="forged"):
        Links(open_engine(site.house.settings.database_url), "another secret").read("enter", path.rpartition("/")[2])
    assert other.get("/partners").text.count("Eure Angebote") == 0


def test_a_session_of_an_institution_is_none_of_an_operator(site):
    institution = site.institution("y@haus.example", "Haus Y")
    cookie = institution.cookies["institution"]
    other = site.visitor()
    other.cookies.set("operator", cookie)
    assert "sign-in" in str(other.get("/operators").url)
    editor = site.editor()
    third = site.visitor()
    third.cookies.set("institution", editor.cookies["operator"])
    assert "Eure Angebote" not in third.get("/partners").text


def test_no_flood_of_mails(site):
    visitor, before = site.visitor(), len(site.mails())
    answers = [visitor.post("/partners", data={"mail": "flut@haus.example", "provider": "Haus", "country": "DE"}).status_code for _ in range(8)]
    assert answers[:4] == [200] * 4 and set(answers[4:]) == {429} and len(site.mails()) == before + 4
    others = [visitor.post("/partners", data={"mail": f"flut{number}@haus.example", "provider": "Haus", "country": "DE"}).status_code for number in range(8)]
    assert 429 in others and len(site.mails()) <= before + 10
    with open_engine(site.house.settings.database_url).connect() as connection:
        kept = connection.execute(text('SELECT "to" FROM partner_mails')).scalars().all()
    assert kept and not any("@" in each for each in kept)


@pytest.mark.parametrize("mail", [
    "", "kein", "a@b", "a@b.example\nBcc: c@d.example", "a b@c.example", "https://x.example/@y.example", "ü@haus.example",
    "a" * 250 + "@b.example", "a@b.example,c@d.example", "<a@b.example>"])
def test_no_mail_goes_to_what_is_no_address(site, mail):
    before = len(site.mails())
    answer = site.visitor().post("/partners", data={"mail": mail, "provider": "Haus", "country": "DE"})
    assert answer.status_code == 422 and "keine E-Mail-Adresse" in answer.text and len(site.mails()) == before


def test_addresses_are_read():
    assert read_address(" Info@Haus.Example ") == "info@haus.example"
    assert read_address("info@müller.example") == "info@xn--mller-kva.example"


def test_only_editors_decide_and_only_with_our_form(site):
    institution = site.institution("rolle@haus.example", "Haus Rolle")
    number = last_number(propose(institution, {**NEW, "offer": "Angebot der Rolle"}))
    reader, editor = site.editor("Bo", role="reader"), site.editor()
    assert reader.get(f"/operators/proposals/{number}").status_code == 403
    assert "/operators/proposals" not in reader.get("/operators").text
    forged = editor.post(f"/operators/proposals/{number}", data={"token": "x", "mark": "", "approve": "1"})
    assert forged.status_code == 403 and offer_of(site, "Angebot der Rolle") is None
    assert "sign-in" in str(site.visitor().get(f"/operators/proposals/{number}").url)
    assert editor.get("/operators/proposals/99999").status_code == editor.get(f"/operators/proposals/{10**30}").status_code == 404
    stranger = site.institution("fremd@haus.example", "Haus Fremd")
    assert stranger.get(f"/partners/proposals/{number}").status_code == 404
    assert stranger.post(f"/partners/proposals/{number}", data={"token": token(stranger.get("/partners"))}).status_code == 200
    assert editor.get(f"/operators/proposals/{number}").text.count('name="approve"') == 1  # it was not his to withdraw
    assert institution.post("/partners/offers/new", data={**NEW, "token": "é"}).status_code == 403


def test_a_refusal_has_a_reason_that_reaches_the_institution(site):
    institution, editor = site.institution("nein@haus.example", "Haus Nein"), site.editor()
    number = last_number(propose(institution, {**NEW, "offer": "Angebot mit Nein"}))
    assert decide(editor, number, decline="1", reason="").status_code == 422
    assert decide(editor, number, decline="1", reason="Die Nummer ist nicht zu erreichen.").status_code == 200
    assert "Die Nummer ist nicht zu erreichen." in site.mails()[-1].get_content()
    assert "Die Nummer ist nicht zu erreichen." in institution.get(f"/partners/proposals/{number}").text
    assert offer_of(site, "Angebot mit Nein") is None
    again = editor.post(f"/operators/proposals/{number}", data={"token": token(editor.get("/operators")), "mark": "", "approve": "1"})
    assert again.status_code == 409 and offer_of(site, "Angebot mit Nein") is None


def test_what_changed_meanwhile_is_shown_and_kept(site):
    """Two institutions' changes of one offer: the second is laid over the first, and an editor sees the state of now."""
    offer = site.house.catalogue.offers("SE")[0]
    institution, editor = site.institution("meanwhile@haus.example", offer.provider, country="SE"), site.editor()
    sent = propose(institution, {**filled_with(offer, "de", "SE"), "cost": "charged" if offer.cost != "charged" else "free"}, f"/partners/offers/{offer.id}")
    assert sent.status_code == 200, sent.text
    number = last_number(sent)
    page = editor.get(f"/operators/proposals/{number}")
    stale = re.search(r'name="mark" value="([^"]*)"', page.text)[1]
    site.house.catalogue.import_offers([offer.copy(update={"name": "Ett nytt namn"})])
    late = editor.post(f"/operators/proposals/{number}", data={"token": token(page), "mark": stale, "approve": "1"})
    assert late.status_code == 409 and "inzwischen geändert" in late.text
    assert decide(editor, number, approve="1").status_code == 200
    after = site.house.catalogue.get(offer.id)
    assert after.name == "Ett nytt namn" and after.cost != offer.cost


def test_what_became_wrong_while_it_waited_is_not_approved(site):
    institution, editor = site.institution("spaet@haus.example", "Haus Spät"), site.editor()
    number = last_number(propose(institution, {**NEW, "offer": "Angebot zu spät", "contact_phone": "030 99887766"}))
    retired = site.house._offer_reader._retired
    retired.add("3099887766")
    try:
        assert decide(editor, number, approve="1").status_code == 409 and offer_of(site, "Angebot zu spät") is None
    finally:
        retired.remove("3099887766")
    assert decide(editor, number, approve="1").status_code == 200 and offer_of(site, "Angebot zu spät")


def test_closed_for_a_time_is_kept_marked_and_found_by_no_search(site):
    institution, editor = site.institution("zu@haus.example", "Haus Zu"), site.editor()
    sent = propose(institution, {**NEW, "offer": "Krisengespräch im Haus Zu", "topic": ["crisis", "suicidality"]})
    decide(editor, last_number(sent), approve="1")
    offer = offer_of(site, "Krisengespräch im Haus Zu")
    asked = {"country": "DE", "region": "DE-BE", "place": "Berlin", "topic_weights": {"crisis": 1.0}}
    assert offer.id in found(site, **asked)
    sent = propose(institution, {**filled_with(offer, "de", "DE"), "closed": "yes"}, f"/partners/offers/{offer.id}")
    assert "vorübergehend geschlossen" in sent.text
    decide(editor, last_number(sent), approve="1")
    closed = site.house.catalogue.get(offer.id)
    assert closed.status == TEMPORARILY_CLOSED and offer.id not in found(site, **asked)
    assert "Vorübergehend geschlossen" in institution.get("/partners").text
    sent = propose(institution, {**filled_with(closed, "de", "DE"), "closed": ""}, f"/partners/offers/{offer.id}")
    decide(editor, last_number(sent), approve="1")
    assert offer.id in found(site, **asked)


def test_the_last_change_of_an_offer_can_be_undone(site):
    institution, editor = site.institution("undo@haus.example", "Haus Zurück"), site.editor()
    decide(editor, last_number(propose(institution, {**NEW, "offer": "Angebot zurück"})), approve="1")
    first = offer_of(site, "Angebot zurück")
    decide(editor, last_number(propose(institution, {**filled_with(first, "de", "DE"), "cost": "charged"}, f"/partners/offers/{first.id}")), approve="1")
    proposals = Proposals(open_engine(site.house.settings.database_url), site.house.catalogue, site.house._offer_reader.problem)
    newest, oldest = (version.number for version in proposals.versions(first.id))

    def undo(number):
        return editor.post("/operators/changes", data={"token": token(editor.get("/operators/changes")), "number": number})

    assert undo(oldest).status_code == 409  # a later change stands on it
    assert undo(newest).status_code == 200 and site.house.catalogue.get(first.id) == first
    assert site.house.finder.offer(first.id) == first
    assert undo("no number").status_code == 404 and undo(10**12).status_code == 404
    assert [version.undoes for version in proposals.versions(first.id)] == [newest, None, None]
    assert undo(oldest).status_code == 200  # it stands as that change left it: back to before it was there
    assert site.house.catalogue.get(first.id) is None and site.house.finder.offer(first.id) is None


def test_own_proposals_are_replaced_and_withdrawn_and_the_account_is_forgotten(site):
    institution, editor = site.institution("weg@haus.example", "Haus Weg"), site.editor()
    first = last_number(propose(institution, {**NEW, "offer": "Angebot weg"}))
    second = last_number(propose(institution, {**NEW, "offer": "Angebot weg", "cost": "charged"}))
    assert "approve" not in editor.get(f"/operators/proposals/{first}").text
    page = institution.get(f"/partners/proposals/{second}")
    institution.post(f"/partners/proposals/{second}", data={"token": token(page)})
    assert "approve" not in editor.get(f"/operators/proposals/{second}").text
    third = last_number(propose(institution, {**NEW, "offer": "Angebot weg"}))
    gone = institution.post("/partners/forget", data={"token": token(institution.get("/partners"))})
    assert "gelöscht" in gone.text and editor.get(f"/operators/proposals/{third}").status_code == 404
    with open_engine(site.house.settings.database_url).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM partner_institutions WHERE mail = 'weg@haus.example'")).scalar() == 0
    institution.cookies.clear()
    assert "Eure Angebote" not in institution.get("/partners").text


@pytest.mark.parametrize("lang, titles", [
    ("de", ("Für Einrichtungen", "Neues Angebot")), ("sv", ("För verksamheter", "Nytt stöd")), ("en", ("For institutions", "New service"))])
def test_every_language_has_the_whole_way(site, lang, titles):
    visitor = site.visitor(lang)
    assert f"<h1>{titles[0]}</h1>" in visitor.get("/partners").text
    institution = site.institution(f"{lang}@haus.example", f"Haus {lang}", lang)
    page = institution.get("/partners/offers/new")
    assert f"<h1>{titles[1]}</h1>" in page.text and page.headers["content-language"] == lang
    assert propose(institution, {**NEW, "offer": f"Stelle {lang}", "hours": "?"}).status_code == 422
    sent = propose(institution, {**NEW, "offer": f"Stelle {lang}"})
    assert sent.status_code == 200
    editor = site.editor(lang=lang)
    assert decide(editor, last_number(sent), approve="1").status_code == 200 and editor.get("/operators/changes").status_code == 200
    assert site.mails()[-1]["To"] == f"{lang}@haus.example"


def test_a_database_that_is_away_is_a_calm_sentence(site, monkeypatch):
    from sqlalchemy.exc import OperationalError

    def away(*_):
        raise OperationalError("select", {}, Exception("away"))

    institution = site.institution("weg2@haus.example", "Haus Weg 2")
    monkeypatch.setattr(Proposals, "of", away)
    answer = institution.get("/partners")
    assert answer.status_code == 503 and "nicht an dir" in answer.text and "Traceback" not in answer.text




def test_once_a_year_one_click_confirms(site):
    """The mail goes only to those who may answer for an offer, and once a month at most."""
    institution, editor = site.institution("jahr@haus-jahr.example", "Haus Jahr"), site.editor()
    decide(editor, last_number(propose(institution, {**NEW, "offer": "Angebot des Jahres"})), approve="1")
    offer = offer_of(site, "Angebot des Jahres")
    site.house.catalogue.import_offers([confirmed(offer, "institution", date.today() - timedelta(days=366))])
    site.institution("fremd@anderswo.example", "Haus Jahr")  # only says that it has this name
    partners = Partners(site.house.settings, open_engine(site.house.settings.database_url), site.house.catalogue, site.house.exchange_parts, lambda: None)
    before = len(site.mails())
    planned = partners.remind(date.today(), dry_run=True)
    assert len(site.mails()) == before and partners.remind(date.today(), dry_run=False) == planned
    to = [mail["To"] for mail in site.mails()[before:]]
    assert "jahr@haus-jahr.example" in to and "fremd@anderswo.example" not in to and len(to) == planned.institutions
    assert partners.remind(date.today(), dry_run=False).institutions == 0  # asked already
    mail = next(mail for mail in site.mails()[before:] if mail["To"] == "jahr@haus-jahr.example")
    assert "Angebot des Jahres" in mail.get_content()
    path = re.search(r"(/partners/still-right/\S+)", mail.get_content())[1]
    visitor = site.visitor()
    assert "030 23125 400" in visitor.get(path).text
    assert "bestätigt" in visitor.post(path).text
    after = site.house.catalogue.get(offer.id)
    assert after.verified_on == date.today() and after == confirmed(offer, "institution", date.today())
    assert site.house.finder.offer(offer.id) == after
    assert visitor.post(path).status_code == 410 and site.visitor().get(path).status_code == 410
    assert site.visitor().get("/partners/enter/" + path.rpartition("/")[2]).status_code == 404  # good for nothing else
    assert partners.proposals.versions(offer.id)[0].by == "Haus Jahr"
