"""The network over HTTP: joining by mail, drafts and approval, who sees what, bringing together, leaving; forged, used and late links."""
from __future__ import annotations

import json
import re
import time
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.network.drafts import Drafts
from bot.network.network import Network
from bot.network.shelf import Wanted
from bot.partners.links import LinkError, Links
from tests.bot.network.conftest import GIVE, JOIN, NEED, initiative, organisation
from tests.bot.partners.conftest import token

PUBLIC = ("/network", "/network/initiatives", "/network/map", "/network/groups", "/network/partners", "/network/join", "/network/sign-in")
PRIVATE = ("Anna Beispiel", "anna@windstill.example", "431 555 0101")


def everything(visitor, site, files=("csv", "json")):
    """All that a visitor can read of the network, files too."""
    network = site.network()
    register, paths = network.register, [*PUBLIC, *(f"/network/initiatives.{kind}" for kind in files)]
    for name, entries in (("initiatives", register.initiatives()), ("organisations", register.organisations()), ("groups", register.groups())):
        paths += [f"/network/{name}/{each.id}" for each in entries]
    pages = [visitor.get(path) for path in paths]
    assert {page.status_code for page in pages} == {200}
    return "\n".join(page.text for page in pages)


def own(site, mail):
    return site.network().members.find(mail).organisation


def test_from_the_form_to_the_page_of_its_own(site):
    visitor, editor = site.visitor(), site.editor()
    sent = visitor.post("/network/join", data=JOIN)
    assert sent.status_code == 200 and "anna@windstill.example" in sent.text and site.network().members.all() == []
    assert site.mails()[-1]["To"] == "anna@windstill.example"
    path = site.link()
    assert "bestätigst du die Adresse" in visitor.get(path).text and visitor.get(path).status_code == 200  # looking does not use it up
    welcome = visitor.post(path)
    assert "Schön, dass ihr dabei seid" in welcome.text and "wartet auf die Redaktion" in welcome.text
    assert "Windstill" not in everything(site.visitor(), site)  # nothing without an editor
    assert site.agree(editor, role="supporter") == 1
    assert "Veröffentlicht" in site.mails()[-1]["Subject"]
    page = site.visitor().get(f"/network/organisations/{own(site, 'anna@windstill.example')}")
    assert page.status_code == 200 and "Seglerverein Windstill" in page.text and "Unterstützend" in page.text and "Kiel" in page.text
    shown = everything(site.visitor(), site)
    assert "Seglerverein Windstill" in shown and not any(word in shown for word in PRIVATE)


def test_an_initiative_is_a_draft_then_waits_then_is_read(site):
    member, editor = site.member(), site.editor()
    kept = site.write(member, {**NEED, "goals": "", "areas": []}, draft="1")
    assert kept.status_code == 200 and "Nur ihr seht ihn" in kept.text and site.network().drafts.open()[0].kind == "organisation"
    id = re.search(r"/network/own/initiatives/([a-z0-9-]+-[0-9a-f]{6})", kept.text)[1]
    assert "Segeln gegen Einsamkeit" not in everything(site.visitor(), site)
    unfinished = site.write(member, {**NEED, "goals": "", "areas": []}, f"/network/own/initiatives/{id}")
    assert unfinished.status_code == 422 and "Jeden Samstag fährt ein Boot." in unfinished.text
    sent = site.write(member, NEED, f"/network/own/initiatives/{id}")
    assert sent.status_code == 200 and "Jemand aus der Redaktion" in sent.text
    waiting = site.network().drafts.open()
    assert [draft.kind for draft in waiting] == ["organisation", "initiative"]
    page = editor.get(f"/operators/network/drafts/{waiting[1].number}")
    early = editor.post(f"/operators/network/drafts/{waiting[1].number}", data={"token": token(page), "mark": "", "approve": "1"})
    assert early.status_code == 409 and "noch nicht im Netzwerk" in early.text
    assert site.agree(editor) == 2
    read = site.visitor().get(f"/network/initiatives/{id}").text
    for words in ("Weniger junge Menschen sind einsam.", "Räume für Treffen im Winter", "Ein Boot mit Platz", "Schleswig-Holstein", "2026-01-01",
                  'href="https://www.windstill.example/film"', "Gemeinschaft statt Einsamkeit"):
        assert words in read, words
    changed = site.write(member, {**NEED, "work": "Jeden Sonntag fährt ein Boot."}, f"/network/own/initiatives/{id}")
    assert "<del>Samstag" in changed.text and "<ins>Sonntag" in changed.text
    assert "Jeden Samstag" in site.visitor().get(f"/network/initiatives/{id}").text  # until somebody agrees
    number = site.network().drafts.open()[0].number
    desk = editor.get(f"/operators/network/drafts/{number}")
    assert "<del>Samstag" in desk.text and "<ins>Sonntag" in desk.text and "Anna Beispiel" in desk.text
    site.agree(editor)
    assert "Jeden Sonntag" in site.visitor().get(f"/network/initiatives/{id}").text
    changes = editor.get(f"/operators/network/changes?q={id}")
    last = re.search(r'name="number" value="(\d+)"', changes.text)[1]
    assert "Rückgängig gemacht" in editor.post("/operators/network/changes", data={"token": token(changes), "number": last}).text
    assert "Jeden Samstag" in site.visitor().get(f"/network/initiatives/{id}").text
    assert editor.post("/operators/network/changes", data={"token": token(changes), "number": last}).status_code == 409
    assert "nicht mehr veröffentlicht" in site.write(member, NEED, f"/network/own/initiatives/{id}", take_out="1").text
    assert site.visitor().get(f"/network/initiatives/{id}").status_code == 404


def meet(site, editor):
    """Two organisations in two languages whose initiatives fit, published; (their browsers, the ids of the initiatives)."""
    one = site.member()
    other = site.member("lisa@ungamoter.example", "sv", name="Unga möter", person="Lisa Exempel", phone="+46 8 555 0202", country="SE",
                        region="SE-M", language="sv", about="Vi möter unga.", place="Malmö", web="")
    assert site.write(one, NEED).status_code == 200 and site.write(other, GIVE).status_code == 200
    site.agree(editor)
    ids = [next(each.id for each in site.network().register.initiatives() if each.title == given["title"]) for given in (NEED, GIVE)]
    return one, other, ids


def say(visitor, mine, other, **given):
    return visitor.post("/network/own/suggestions", data={"token": token(visitor.get("/network/own/suggestions")), "mine": mine, "other": other, **given})


def test_contacts_are_exchanged_when_both_agree_and_with_nobody_else(site):
    editor = site.editor()
    one, other, (need, give) = meet(site, editor)
    third = site.member("paul@dritte.example", name="Dritte Stelle", person="Paul Dritter", phone="")
    site.agree(editor)
    page = one.get("/network/own/suggestions").text
    assert "Unga möter unga" in page and "Utbildade volontärer som pratar med unga om ensamhet" in page and "Geschulte Freiwillige" in page
    assert "Lisa Exempel" not in page and "lisa@" not in page
    assert "Segeln gegen Einsamkeit" in other.get("/network/own/suggestions").text
    before = len(site.mails())
    assert "erfährt jetzt" in say(one, need, give, says="yes").text
    assert len(site.mails()) == before + 1 and site.mails()[-1]["To"] == "lisa@ungamoter.example" and "vill träffa er" in site.mails()[-1]["Subject"]
    assert "anna@" not in site.mails()[-1].get_content() and "Anna" not in site.mails()[-1].get_content()
    say(one, need, give, says="yes")  # a second click
    assert len(site.mails()) == before + 1
    assert not any(word in other.get("/network/own/suggestions").text for word in PRIVATE)  # one yes is none
    agreed = say(other, give, need, says="yes")
    assert "Anna Beispiel" in agreed.text and "anna@windstill.example" in agreed.text and "+49 431 555 0101" in agreed.text
    seen = one.get("/network/own/suggestions").text
    assert "Lisa Exempel" in seen and "lisa@ungamoter.example" in seen and "+46 8 555 0202" in seen
    nobody = (third.get("/network/own/suggestions").text + third.get("/network/own").text + everything(site.visitor(), site)
              + everything(third, site) + third.get("/network/own/export.json").text)
    assert not any(word in nobody for word in (*PRIVATE, "Lisa Exempel", "lisa@ungamoter.example", "555 0202"))
    assert "Danke" in say(one, need, give, outcome="helped").text
    assert set(site.network().ties.outcomes().values()) == {"helped"} and site.network().ties.between(give, need).other_outcome == "helped"
    # Whoever takes it back is no longer seen.
    say(one, need, give, says="")
    assert not any(word in other.get("/network/own/suggestions").text for word in PRIVATE)


def test_nobody_is_written_to_who_was_not_proposed(site):
    editor = site.editor()
    one, other, (need, give) = meet(site, editor)
    site.network().register.take_in([organisation("fern"), initiative("fern-eine", "fern", title="Kegeln", themes=("culture",))], "test")
    before = len(site.mails())
    for mine, theirs in ((need, "fern-eine"), (give, need), ("x", "y"), ("", ""), (need, need)):
        assert say(one, mine, theirs, says="yes").status_code == 404
    assert len(site.mails()) == before and site.network().ties.of(need) == []
    assert "nicht noch einmal" in say(one, need, give, says="no").text
    assert "Unga möter unga" not in one.get("/network/own/suggestions").text  # not again
    assert one.post("/network/own/suggestions", data={"token": "x", "mine": need, "other": give, "says": "yes"}).status_code == 403
    assert "sign-in" in str(site.visitor().post("/network/own/suggestions", data={"mine": need, "other": give}).url)


def test_links_forged_used_and_late_are_a_sentence_each(site):
    visitor = site.visitor()
    visitor.post("/network/join", data=JOIN)
    path = site.link().split("?")[0]
    assert "Schön" in visitor.post(path).text
    other = site.visitor()
    for answer in (other.get(path), other.post(path)):
        assert answer.status_code == 410 and "schon benutzt" in answer.text
    for forged in (path[:-3] + "xyz", "/network/enter/abc", "/network/enter/" + "é" * 40, path.replace("enter/", "enter/A")):
        assert other.get(forged).status_code == 404 and "nicht vollständig" in other.get(forged).text
        assert other.post(forged).status_code == 404
    links = Links(site.house.engine, "lotse-on-this-machine-alone", lasts=-1)
    with pytest.raises(LinkError, match="expired"):
        links.read("network", links.make("network", {"mail": "a@b.example"}))
    assert other.get("/network/own", follow_redirects=False).status_code == 303
    # A link of an institution lets nobody into the network.
    foreign = Links(site.house.engine, "lotse-on-this-machine-alone").make("enter", {"mail": "anna@windstill.example"})
    assert other.get(f"/network/enter/{foreign}").status_code == 404


def test_an_expired_link_says_so_over_http(site, monkeypatch):
    site.visitor().post("/network/join", data=JOIN)
    path, now = site.link().split("?")[0], time.time()
    monkeypatch.setattr(time, "time", lambda: now + 25 * 3600)
    late = site.visitor().post(path)
    assert late.status_code == 410 and "älter als 24 Stunden" in late.text


def test_500_sign_ups_in_a_minute_make_no_flood_and_lose_nothing(site):
    before, answers = len(site.mails()), []
    for number in range(500):
        visitor = site.visitor()
        answers.append(visitor.post("/network/join", data={**JOIN, "mail": f"flut{number}@haus.example", "name": f"Haus {number}"}))
    codes = [answer.status_code for answer in answers]
    assert set(codes) == {200, 429} and len(site.mails()) - before == codes.count(200) == 200
    refused = answers[-1]
    assert "Was du geschrieben hast, steht noch hier" in refused.text and "Haus 499" in refused.text and "Wir segeln mit jungen Menschen." in refused.text
    with site.house.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM network_joins WHERE body LIKE '%flut%'")).scalar() == 200
    one_place = site.visitor()
    again = [one_place.post("/network/sign-in", data={"mail": f"x{number}@haus.example"}).status_code for number in range(3)]
    assert set(again) == {429}


def test_one_address_gets_four_mails_an_hour(site):
    before = len(site.mails())
    codes = [site.visitor().post("/network/join", data=JOIN).status_code for _ in range(6)]
    assert codes == [200] * 4 + [429] * 2 and len(site.mails()) == before + 4


def test_nobody_learns_who_is_in_the_network(site):
    site.member()
    known, unknown = site.visitor().post("/network/sign-in", data={"mail": "anna@windstill.example"}), None
    assert "/network/enter/" in site.mails()[-1].get_content()
    unknown = site.visitor().post("/network/sign-in", data={"mail": "niemand@haus.example"})
    assert known.text.replace("anna@windstill.example", "X") == unknown.text.replace("niemand@haus.example", "X")
    assert "/network/join" in site.mails()[-1].get_content() and "/network/enter/" not in site.mails()[-1].get_content()
    again = site.visitor().post("/network/join", data={**JOIN, "name": "Andere"})
    assert again.status_code == 200
    assert "wieder da" in site.visitor().post(site.link()).text and len(site.network().members.all()) == 1


@pytest.mark.parametrize("given, said", [
    ({"name": ""}, "Bitte füll das noch aus"), ({"areas": []}, "Bitte füll das noch aus"), ({"mail": "kein at"}, "keine E-Mail-Adresse"),
    ({"mail": "a@b.example\nBcc: c@d.example"}, "keine E-Mail-Adresse"), ({"web": "javascript:alert(1)"}, "kein Link"), ({"about": "x" * 3000}, "2000 Zeichen"),
    ({"about": "Ruf an: 0431 555 0101"}, "Telefonnummer"), ({"about": "Schreib an anna@windstill.example"}, "alle lesen"), ({"sector": "x"}, "Bitte füll"),
    ({"region": "SE-M"}, "liegt nicht in dem Land"), ({"phone": "abc"}, "keine Telefonnummer"), ({"country": "XX"}, "Bitte füll")])
def test_what_is_wrong_with_joining_is_said_and_nothing_is_lost(site, given, said):
    before = len(site.mails())
    answer = site.visitor().post("/network/join", data={**JOIN, **given})
    assert answer.status_code == 422 and said in answer.text and "Anna Beispiel" in answer.text and "Kiel" in answer.text
    assert len(site.mails()) == before


@pytest.mark.parametrize("given, said", [
    ({"title": ""}, "füll das"), ({"areas": ["no_area"]}, "füll das"), ({"begins": "bald"}, "kein Tag"), ({"ends": "2025-01-01"}, "vor dem Beginn"),
    ({"needs": "\n".join(["eins"] * 13)}, "höchstens 12"), ({"needs": "x" * 301}, "zu lang"), ({"links": "nirgends"}, "kein Link"),
    ({"links": "javascript:alert(1)"}, "kein Link"), ({"gives": "Ruf mich an: +49 170 1234567"}, "Telefonnummer"), ({"regions": ["SE-M"]}, "liegt nicht"),
    ({"state": "nie"}, "füll das")])
def test_what_is_wrong_with_an_initiative_is_said_and_nothing_is_lost(site, given, said):
    answer = site.write(site.member(), {**NEED, **given})
    assert answer.status_code == 422 and said in answer.text and "Menschen von 14 bis 25" in answer.text and 'value="youth" checked' in answer.text
    assert all(draft.kind != "initiative" for draft in site.network().drafts.open())


def test_markup_is_text_in_every_field(site):
    mark = "<script>alert(1)</script><img src=x onerror=y>"
    texts = {name: f"{mark} {name}" for name in ("name", "about", "place", "person")}
    member, editor = site.member(**texts), site.editor()
    given = {name: f"{mark} {name}" if isinstance(value, str) and name in ("title", "summary", "goals", "work", "needs", "gives", "audience") else value
             for name, value in NEED.items()}
    assert site.write(member, given).status_code == 200
    pages = [member.get("/network/own").text, *(editor.get(f"/operators/network/drafts/{draft.number}").text for draft in site.network().drafts.open()),
             editor.get("/operators/network").text]
    site.agree(editor)
    group = {"name": f"{mark} g", "theme": "youth", "aim": mark, "meets": mark, "meets_on": "", "materials": f"{mark}: https://a.example/<b>", "country": "DE"}
    done = editor.post("/operators/network/groups/new", data={**group, "token": token(editor.get("/operators/network/groups/new"))})
    assert done.status_code == 200 and site.network().register.groups()
    pages += [everything(site.visitor(), site, files=()), editor.get("/operators/network/changes").text, member.get("/network/own").text,
              site.visitor().get("/network/initiatives", params={"words": mark}).text]
    for page in pages:
        assert "<script>alert" not in page and "<img src=x" not in page and "&lt;script&gt;" in page
    mail = site.mails()[-1].get_content()
    assert site.mails()[-1].get_content_type() == "text/plain" and mail


def test_leaving_takes_the_data_along_and_leaves_nothing(site):
    editor = site.editor()
    one, other, (need, give) = meet(site, editor)
    site.visitor().post("/network/sign-in", data={"mail": "anna@windstill.example"})
    say(one, need, give, says="yes"), say(other, give, need, says="yes")
    taken = json.loads(one.get("/network/own/export.json").text)
    assert taken["organisation"]["name"] == JOIN["name"] and taken["contact"]["person"] == "Anna Beispiel" and taken["initiatives"][0]["title"] == NEED["title"]
    assert taken["meetings"] == [{"mine": need, "other": give, "says": "yes", "outcome": ""}] and "Lisa" not in json.dumps(taken)
    id, page = own(site, "anna@windstill.example"), one.get("/network/own")
    unsure = one.post("/network/own/leave", data={"token": token(page)})
    assert "setz den Haken" in unsure.text and site.network().members.of(id)
    gone = one.post("/network/own/leave", data={"token": token(page), "sure": "1"})
    assert "Alles über sie ist gelöscht" in gone.text
    assert site.visitor().get(f"/network/organisations/{id}").status_code == site.visitor().get(f"/network/initiatives/{need}").status_code == 404
    assert not any(word in other.get("/network/own/suggestions").text for word in PRIVATE)
    with site.house.engine.connect() as connection:
        for table in ("members", "joins", "entries", "drafts", "versions", "ties", "told"):
            rows = str(connection.execute(text(f"SELECT * FROM network_{table}")).all())
            assert not any(word in rows for word in (*PRIVATE, id, need, "Windstill")), table
    assert one.get("/network/own", follow_redirects=False).status_code == 303


def test_a_refusal_has_a_reason_that_reaches_the_organisation(site):
    member, editor = site.member(), site.editor()
    number = site.network().drafts.open()[0].number
    page = editor.get(f"/operators/network/drafts/{number}")
    seen = {"token": token(page), "mark": "", "decline": "1"}
    assert editor.post(f"/operators/network/drafts/{number}", data={**seen, "reason": ""}).status_code == 422
    assert editor.post(f"/operators/network/drafts/{number}", data={**seen, "reason": "Bitte schreibt mehr über euch."}).status_code == 200
    assert "Bitte schreibt mehr über euch." in site.mails()[-1].get_content()
    assert "noch nicht veröffentlicht" in member.get("/network/own").text
    again = editor.post(f"/operators/network/drafts/{number}", data={"token": token(page), "mark": "", "approve": "1"})
    assert again.status_code == 409 and site.network().register.organisations() == []


def test_of_two_changes_the_second_looks_once_more(site):
    member, editor = site.member(), site.editor()
    site.agree(editor)
    site.write(member, {**JOIN, "about": "Neu geschrieben."}, "/network/own/organisation")
    number = site.network().drafts.open()[0].number
    page = editor.get(f"/operators/network/drafts/{number}")
    seen = re.search(r'name="mark" value="([^"]*)"', page.text)[1]
    network = site.network()
    now = network.register.organisations()[0]
    network.register.put(type(now)(**{**vars(now), "place": "Lübeck"}), "Ada", now)
    late = editor.post(f"/operators/network/drafts/{number}", data={"token": token(page), "mark": seen, "approve": "1"})
    assert late.status_code == 409 and "inzwischen geändert" in late.text
    site.agree(editor)
    after = network.register.organisations()[0]
    assert (after.about, after.place) == ("Neu geschrieben.", "Lübeck")


def test_the_contact_changes_at_once_and_what_all_read_by_the_desk(site):
    member, editor = site.member(), site.editor()
    site.agree(editor)
    kept = site.write(member, {**JOIN, "person": "Anna Neu"}, "/network/own/organisation")
    assert "Gespeichert" in kept.text and site.network().drafts.open() == []
    assert site.network().members.find("anna@windstill.example").person == "Anna Neu"


def test_only_editors_and_only_with_our_form(site):
    site.member()
    number = site.network().drafts.open()[0].number
    reader, editor = site.editor("Bo", role="reader"), site.editor()
    assert reader.get("/operators/network").status_code == reader.get(f"/operators/network/drafts/{number}").status_code == 403
    assert editor.post(f"/operators/network/drafts/{number}", data={"token": "x", "mark": "", "approve": "1"}).status_code == 403
    assert "sign-in" in str(site.visitor().get("/operators/network").url)
    for path in ("drafts/99999", f"drafts/{10**30}", "groups/none"):
        assert editor.get(f"/operators/network/{path}").status_code == 404, path
    stranger = site.member("fremd@haus.example", name="Fremdes Haus")
    assert stranger.get(f"/network/own/drafts/{number}").status_code == 404
    stranger.post(f"/network/own/drafts/{number}", data={"token": token(stranger.get("/network/own"))})
    assert site.network().drafts.get(number).state == "open"  # it was not his to take back
    for path in ("/network/own/initiatives/none", "/network/initiatives/none", "/network/groups/none", "/network/organisations/none"):
        assert stranger.get(path).status_code == 404


def test_groups_are_made_at_the_desk_and_joined_by_organisations(site):
    editor, member = site.editor(), site.member()
    page = editor.get("/operators/network/groups/new")
    group = {"name": "Delarena Unga", "theme": "youth", "aim": "Unga mår bättre.", "meets_on": "2027-03-01", "meets": "Klockan 16, på nätet.",
             "materials": "Anteckningar: https://a.example/anteckningar", "country": "SE", "language": "sv"}
    assert editor.post("/operators/network/groups/new", data={"token": token(page), **group, "aim": ""}).status_code == 422
    assert "veröffentlicht" in editor.post("/operators/network/groups/new", data={"token": token(page), **group}).text
    id = site.network().register.groups()[0].id
    early = member.post("/network/own/groups", data={"token": token(member.get("/network/own")), "group": id})
    assert "sobald eure Organisation im Netzwerk ist" in early.text and site.network().register.members(id) == []
    site.agree(editor)
    for _ in range(2):  # a second click
        member.post("/network/own/groups", data={"token": token(member.get("/network/own")), "group": id})
    read = site.visitor().get(f"/network/groups/{id}").text
    for words in ("Unga mår bättre.", "2027-03-01", "Klockan 16", 'href="https://a.example/anteckningar"', "Anteckningar", "Seglerverein Windstill"):
        assert words in read
    assert "1 Mitglied" in site.visitor().get("/network/groups").text
    member.post("/network/own/groups", data={"token": token(member.get("/network/own")), "group": id, "leave": "1"})
    assert "Seglerverein Windstill" not in site.visitor().get(f"/network/groups/{id}").text
    edit = editor.get(f"/operators/network/groups/{id}")
    editor.post(f"/operators/network/groups/{id}", data={"token": token(edit), "take_out": "1"})
    assert site.visitor().get(f"/network/groups/{id}").status_code == 404


def test_a_database_that_is_away_is_a_calm_sentence(site, monkeypatch):
    from sqlalchemy.exc import OperationalError

    def away(*_):
        raise OperationalError("select", {}, Exception("away"))

    member = site.member()
    monkeypatch.setattr(Drafts, "of", away)
    answer = member.get("/network/own")
    assert answer.status_code == 503 and "nicht an dir" in answer.text and "Traceback" not in answer.text


def test_mail_that_cannot_go_out_loses_nothing(site, monkeypatch):
    monkeypatch.setattr(Network, "can_send", lambda self: False)
    answer = site.visitor().post("/network/join", data=JOIN)
    assert answer.status_code == 503 and "noch keine E-Mails" in answer.text and "Wir segeln mit jungen Menschen." in answer.text


@pytest.mark.parametrize("lang, titles", [
    ("de", ("Das Netzwerk", "Im Netzwerk mitmachen")), ("sv", ("Nätverket", "Gå med i nätverket")), ("en", ("The network", "Join the network"))])
def test_every_language_has_every_page(site, lang, titles):
    visitor = site.visitor(lang)
    for path, title in zip(("/network", "/network/join"), titles):
        page = visitor.get(path)
        assert f"<h1>{title}</h1>" in page.text and page.headers["content-language"] == lang
    member, editor = site.member(f"{lang}@haus.example", lang, language=lang), site.editor(lang=lang)
    assert site.write(member, NEED).status_code == 200 and site.agree(editor) == 2
    for path in (*PUBLIC, "/network/own", "/network/own/organisation", "/network/own/initiatives/new", "/network/own/suggestions"):
        page = member.get(path)
        assert page.status_code == 200 and not re.search(r"\{\w+\}|Undefined", page.text), path
    for path in ("/operators/network", "/operators/network/changes", "/operators/network/groups/new"):
        assert editor.get(path).status_code == 200
    assert 'href="/network"' in visitor.get("/help-now").text


def test_the_digest_tells_once_what_is_new(site):
    editor = site.editor()
    one, other, (need, give) = meet(site, editor)
    network, today, before = site.network(), date.today(), len(site.mails())
    planned = network.digest(today, dry_run=True)
    assert len(site.mails()) == before and planned.organisations == 2 and planned.suggestions >= 2
    assert network.digest(today, dry_run=False) == planned
    mails = {mail["To"]: mail for mail in site.mails()[before:]}
    assert set(mails) == {"anna@windstill.example", "lisa@ungamoter.example"}
    assert GIVE["title"] in mails["anna@windstill.example"].get_content() and "Nya förslag" in mails["lisa@ungamoter.example"]["Subject"]
    assert not any(word in mails["lisa@ungamoter.example"].get_content() for word in PRIVATE)
    assert network.digest(today, dry_run=False).organisations == network.digest(today + timedelta(days=8), dry_run=False).organisations == 0
    fresh = initiative("neu-eine", "neu", title="Redezeit", gives=("Geschulte Freiwillige, die über Einsamkeit sprechen",), themes=("loneliness",),
                       topics=("loneliness",), groups=("young_people",))
    network.register.take_in([organisation("neu"), fresh], "test")
    assert network.digest(today + timedelta(days=3), dry_run=False).organisations == 0  # once a week at most
    later = network.digest(today + timedelta(days=8), dry_run=False)
    assert later.organisations >= 1 and "Redezeit" in site.mails()[-1].get_content() and GIVE["title"] not in site.mails()[-1].get_content()


def test_the_list_is_searched_by_words_by_meaning_and_narrowed(site):
    network = site.network()
    network.register.take_in([organisation("haus"), organisation("amt", sector="public", country="SE"), organisation("firma", sector="private")], "test")
    network.register.take_in([
        initiative("spaziergang", title="Zusammen gehen", summary="Spaziergänge für Menschen, die sich allein fühlen.", themes=("loneliness",),
                   regions=("DE-BE",)),
        initiative("fotboll", "amt", title="Fotboll för unga", summary="Idrott på fritiden.", themes=("youth",), country="SE", regions=("SE-M",), language="sv",
                   settings=("leisure",), state="planned"),
        initiative("ganztags", "firma", title="Work and health", summary="Training for managers.", areas=("individuals",), themes=("work",), language="en",
                   settings=("work",), state="ended")], "test")
    network.shelf.held  # noqa: B018
    network.shelf.learn()

    def found(**given):
        return [each.id for each in network.shelf.find(Wanted(**given)).initiatives]

    assert found() == ["fotboll", "ganztags", "spaziergang"]
    assert found(area="individuals") == ["ganztags"] and found(theme="youth") == ["fotboll"] and found(setting="work") == ["ganztags"]
    assert found(state="planned") == ["fotboll"] and found(country="SE") == ["fotboll"] and found(sector="private") == ["ganztags"]
    assert found(region="DE-BE") == ["ganztags", "spaziergang"]  # what works in the whole country works there too
    assert found(words="Spaziergänge")[0] == "spaziergang" and found(words="Haus haus")[0] == "spaziergang"
    near = network.shelf.find(Wanted(words="ensam"))
    assert near.near and near.initiatives[0].id == "spaziergang"  # in another language, by meaning
    visitor = site.visitor()
    page = visitor.get("/network/initiatives?theme=youth&state=planned&lang=de&country=SE")
    assert "1 Initiative" in page.text and "Fotboll för unga" in page.text and "Zusammen gehen" not in page.text
    assert "So etwas gibt es hier noch nicht" in visitor.get("/network/initiatives?words=zzzzqqq").text
    assert visitor.get("/network/initiatives?theme=nonsense&page=-5&region=XX&of=%00").status_code == 200
    rows = visitor.get("/network/initiatives.csv?theme=youth").text.strip().splitlines()
    assert len(rows) == 2 and "Fotboll" in rows[1]


def test_an_empty_network_says_so_in_a_sentence(site):
    visitor = site.visitor()
    for path in ("/network", "/network/initiatives", "/network/map"):
        page = visitor.get(f"{path}?lang=de").text
        assert "Noch ist hier nichts zu sehen" in page and "/network/join" in page
        assert 'role="search"' not in page and "<svg class=\"tiles\"" not in page and "0 Initiativen" not in page
