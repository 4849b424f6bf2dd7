"""Materials and dates over HTTP: draft, approval, versions; browsed, filtered, searched, taken along as files and calendars; hostile inputs."""
from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime, timezone

import icalendar
import openpyxl
import pytest
from sqlalchemy import text

from bot.network.form import Forms
from bot.network.sheet import MATERIALS, headings, make_file, read_sheet
from bot.network.stock import Sought
from index.taxonomy import LANGUAGES, load_taxonomy
from tests.bot.network.conftest import EVENT, GUIDE, NEED, initiative, material, organisation
from tests.bot.partners.conftest import token

NEW = "/network/own/materials/new"
FILES = [f"/network/materials.{kind}" for kind in ("xlsx", "csv", "json")]
NOW = datetime(2027, 3, 1, 12, tzinfo=timezone.utc)


def published(site, *given):
    """(the member, the editor, the ids) of materials that were written and approved."""
    member, editor = site.member(), site.editor()
    for each in given:
        assert site.write(member, each, NEW).status_code == 200
    site.agree(editor)
    by_title = {each.title_de: each.id for each in site.network().register.materials()}
    return member, editor, [by_title[each["title_de"]] for each in given]


def test_a_guide_is_a_draft_then_waits_then_is_read_and_can_be_changed_and_taken_out(site):
    member, editor = site.member(), site.editor()
    kept = site.write(member, {**GUIDE, "link": "", "licence": "", "text_de": ""}, NEW, draft="1")
    assert kept.status_code == 200 and "Nur ihr seht ihn" in kept.text
    id = re.search(r"/network/own/materials/([a-z0-9-]+-[0-9a-f]{6})", kept.text)[1]
    path = f"/network/own/materials/{id}"
    assert site.visitor().get(f"/network/materials/{id}").status_code == 404
    unfinished = site.write(member, {**GUIDE, "link": ""}, path)
    assert unfinished.status_code == 422 and GUIDE["text_sv"] in unfinished.text and 'value="loneliness" checked' in unfinished.text
    assert site.write(member, GUIDE, path).status_code == 200
    drafts = site.network().drafts.open()
    assert [draft.kind for draft in drafts] == ["organisation", "material"]
    page = editor.get(f"/operators/network/drafts/{drafts[1].number}")
    assert "Material oder Termin" in page.text and "Freundeskreis" in page.text
    early = editor.post(f"/operators/network/drafts/{drafts[1].number}", data={"token": token(page), "mark": "", "approve": "1"})
    assert early.status_code == 409 and "noch nicht im Netzwerk" in early.text
    site.agree(editor)
    shown = site.visitor().get(f"/network/materials/{id}")
    assert shown.status_code == 200 and GUIDE["title_de"] in shown.text and GUIDE["link"] in shown.text and "CC BY" in shown.text
    swedish = site.visitor("sv").get(f"/network/materials/{id}").text
    assert f'<h1 lang="sv">{GUIDE["title_sv"]}</h1>' in swedish and "finns inte på svenska" not in swedish
    english = site.visitor("en").get(f"/network/materials/{id}").text
    assert f'<h1 lang="de">{GUIDE["title_de"]}</h1>' in english and "not there in English yet" in english
    assert site.write(member, {**GUIDE, "text_de": "Ein Leitfaden mit neuen Sätzen."}, path).status_code == 200
    assert "neuen Sätzen" not in site.visitor().get(f"/network/materials/{id}").text  # until somebody agrees
    site.agree(editor)
    assert "neuen Sätzen" in site.visitor().get(f"/network/materials/{id}").text
    changes = editor.get(f"/operators/network/changes?q={id}")
    number = re.search(r'name="number" value="(\d+)"', changes.text)[1]
    assert "Rückgängig gemacht" in editor.post("/operators/network/changes", data={"token": token(changes), "number": number}).text
    assert "Sätzen für den Anfang" in site.visitor().get(f"/network/materials/{id}").text
    assert "nicht mehr veröffentlicht" in site.write(member, GUIDE, path, take_out="1").text
    assert site.visitor().get(f"/network/materials/{id}").status_code == 404


def test_nobody_else_changes_it(site):
    _, editor, (id,) = published(site, GUIDE)
    other = site.member("paul@dritte.example", name="Dritte Stelle")
    site.agree(editor)
    assert other.get(f"/network/own/materials/{id}").status_code == 404
    answer = other.post(f"/network/own/materials/{id}", data={**GUIDE, "token": token(other.get("/network/own"))})
    assert answer.status_code == 404
    assert other.post(NEW, data={**GUIDE, "token": "x"}).status_code == 403
    assert "sign-in" in str(site.visitor().post(NEW, data=GUIDE).url)


@pytest.mark.parametrize("given, said", [
    ({"kind": ""}, "füll das"), ({"kind": "virus"}, "füll das"), ({"title_de": "", "title_sv": "", "text_de": "", "text_sv": ""}, "mindestens einer Sprache"),
    ({"text_sv": ""}, "füll das"), ({"title_en": "Only a title"}, "füll das"), ({"languages": ["xx"]}, "füll das"), ({"link": ""}, "füll das"),
    ({"licence": ""}, "füll das"), ({"link": "javascript:alert(1)"}, "kein Link"), ({"link": "http://x"}, "kein Link"),
    ({"text_de": "Ruf an: 0431 555 0101"}, "Telefonnummer"), ({"title_de": "x" * 201}, "200 Zeichen"), ({"text_de": "x" * 2001}, "2000 Zeichen"),
    ({"kind": "event"}, "füll das"), ({"kind": "event", "starts": "bald"}, "kein Tag mit Uhrzeit"), ({"country": "XX"}, "füll das"),
    ({"kind": "event", "starts": "2031-07-01T14:00", "until": "2031-06-01T14:00"}, "vor dem Beginn"),
    ({"kind": "event", "starts": "2031-07-01T14:00", "link": ""}, "Ort oder einen Link")])
def test_what_is_wrong_with_a_material_is_said_and_nothing_is_lost(site, given, said):
    answer = site.write(site.member(), {**GUIDE, **given}, NEW)
    assert answer.status_code == 422 and said in answer.text and 'value="leisure" checked' in answer.text
    assert all(draft.kind != "material" for draft in site.network().drafts.open())


def test_an_event_is_listed_first_told_in_words_and_lands_in_calendars(site):
    _, _, (guide, event) = published(site, GUIDE, EVENT)
    visitor = site.visitor()
    listed = visitor.get("/network/materials").text
    assert listed.index("Segeltag; offen, für alle") < listed.index(GUIDE["title_de"]) and "Dienstag, 1. Juli 2031, 14:00–16:30" in listed
    assert "Segeltag" in visitor.get("/network").text  # the next dates
    page = visitor.get(f"/network/materials/{event}").text
    assert "Hafen, Kiel" in page and "Europe/Berlin" in page and "/event.ics" in page and "/event.ics" not in visitor.get(f"/network/materials/{guide}").text
    for path in ("/network/calendar.ics", f"/network/materials/{event}/event.ics"):
        answer = visitor.get(path)
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8" and "attachment" in answer.headers["content-disposition"]
        (entry,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        assert entry["summary"] == EVENT["title_de"] and entry["dtstart"].dt == datetime(2031, 7, 1, 12, tzinfo=timezone.utc)
        assert entry["location"] == "Hafen, Kiel" and "Kommt vorbei!" in entry["description"] and entry["uid"] == f"{event}@lotse"
    assert visitor.get(f"/network/materials/{guide}/event.ics").status_code == visitor.get("/network/materials/none/event.ics").status_code == 404


def test_past_events_stand_last_and_are_in_no_calendar(site):
    over = {**EVENT, "title_de": "Vorbei", "starts": "2020-07-01T14:00", "until": ""}
    _, _, (_, id) = published(site, GUIDE, over)
    listed = site.visitor().get("/network/materials").text
    assert listed.index(GUIDE["title_de"]) < listed.index(">Vorbei<") and "ist vorbei" in site.visitor().get(f"/network/materials/{id}").text
    assert icalendar.Calendar.from_ical(site.visitor().get("/network/calendar.ics").content).walk("VEVENT") == []


def test_filters_search_and_files(site):
    network = site.network()
    network.register.take_in([
        organisation("haus"), organisation("hus", name="Huset", country="SE", language="sv", mail="hemlig@huset.example"),
        material("a", title_de="Gespräche über Trauer", text_de="Worte, wenn jemand gestorben ist.", who=("friend",), topics=("grief",), settings=("school",)),
        material("b", "hus", kind="recording", title_de="", text_de="", title_sv="Sömn och oro", text_sv="Ett samtal om nätter.", languages=("sv",),
                 country="SE", topics=("sleep",), who=("manager",)),
        material("c", kind="form", title_de="=1+1", text_de="@x", licence="own_terms")], "test")
    visitor = site.visitor()

    def ids(**query):
        return [each["id"] for each in visitor.get("/network/materials.json", params=query).json()["materials"]]

    assert ids() == ["c", "a", "b"]
    assert ids(kind="recording") == ["b"] and ids(who="friend") == ["c", "a"] and ids(topic="grief") == ["c", "a"] and ids(setting="work") == ["c", "b"]
    assert ids(**{"in": "sv"}) == ["b"] and ids(kind="virus", who="x", topic="y") == ["c", "a", "b"]
    assert ids(words="Trauer")[0] == "a" and ids(words="sömn")[0] == "b"
    assert network.shelf.held.materials
    network.shelf.learn()
    near = network.stock.find(Sought(words="einen lieben Menschen verloren"), NOW, "de")
    assert near.near and near.materials[0].id == "a"  # by meaning: no word of it stands there
    assert ids(words="xyzzyx") == [] and "gibt es hier noch nicht" in visitor.get("/network/materials?words=xyzzyx").text
    assert "hemlig" not in "".join(visitor.get(path).text for path in FILES[1:])
    rows = list(csv.reader(io.StringIO(visitor.get(FILES[1]).content.decode("utf-8-sig"))))
    assert len(rows) == 4 and rows[1][5] == "'=1+1" and rows[0][:3] == ["Kennung", "Art", "Organisation"]
    sheet = openpyxl.load_workbook(io.BytesIO(visitor.get(FILES[0]).content)).active
    assert sheet.max_row == 4 and all(cell.data_type in ("s", "n") for row in sheet for cell in row)
    also = visitor.get("/network/initiatives?words=Trauer").text
    assert "Dazu passende Materialien und Termine" in also and "/network/materials/a" in also
    assert "Gespräche über Trauer" in visitor.get("/network/organisations/haus").text


def test_a_group_has_its_materials(site):
    editor = site.editor()
    group = {"name": "Junge Menschen", "theme": "youth", "aim": "Ziel.", "meets": "", "meets_on": "", "materials": "", "country": "DE"}
    editor.post("/operators/network/groups/new", data={**group, "token": token(editor.get("/operators/network/groups/new"))})
    (made,) = site.network().register.groups()
    _, _, (id, _) = published(site, {**GUIDE, "group": made.id}, {**EVENT, "group": "keine-gruppe"})
    assert f"/network/materials/{id}" in site.visitor().get(f"/network/groups/{made.id}").text
    assert site.network().stock.get(id).group == made.id and {each.group for each in site.network().register.materials()} == {made.id, ""}
    assert f"/network/groups/{made.id}" in site.visitor().get(f"/network/materials/{id}").text


def test_markup_is_text_everywhere(site):
    mark = "<script>alert(1)</script><img src=x onerror=y>"
    given = {**EVENT, **{name: f"{mark} {name}" for name in ("title_de", "text_de", "title_sv", "text_sv", "venue")}}
    member, editor, (id,) = published(site, given)
    pages = [visitor.get(path).text for visitor in (site.visitor(), site.visitor("sv"), site.visitor("en"))
             for path in ("/network", "/network/materials", f"/network/materials/{id}", f"/network/materials?words={mark}")]
    pages += [member.get("/network/own").text, member.get(f"/network/own/materials/{id}").text, editor.get("/operators/network/changes").text]
    for page in pages:
        assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;" in pages[2]


@pytest.mark.parametrize("path", ["/network/materials/%00", "/network/materials/..%2f..", "/network/materials/" + "x" * 3000,
                                  "/network/materials?page=999999999999", "/network/materials?page=-1&words=%00%ff",
                                  "/network/materials?words=" + "%F0%9F%98%80" * 400, "/network/materials.json?kind[]=x",
                                  "/network/materials.pdf", "/network/materials/none/event.ics?lang=xx", "/network/calendar.ics?lang=%27"])
def test_strange_addresses_are_a_page_or_a_sentence(site, path):
    answer = site.visitor().get(path)
    assert answer.status_code in (200, 404) and "Traceback" not in answer.text


def test_leaving_takes_materials_along_and_leaves_nothing(site):
    member, _, (guide, event) = published(site, GUIDE, EVENT)
    site.write(member, {**GUIDE, "title_de": "Noch ein Entwurf"}, NEW, draft="1")
    taken = json.loads(member.get("/network/own/export.json").text)
    assert {each["id"] for each in taken["materials"]} == {guide, event} and any(each.get("title_de") == "Noch ein Entwurf" for each in taken["drafts"])
    member.post("/network/own/leave", data={"token": token(member.get("/network/own")), "sure": "1"})
    for id in (guide, event):
        assert site.visitor().get(f"/network/materials/{id}").status_code == 404
    with site.house.engine.connect() as connection:
        for table in ("entries", "drafts", "versions"):
            rows = str(connection.execute(text(f"SELECT * FROM network_{table}")).all())
            assert not any(word in rows for word in (guide, event, "Segeltag", "Einsamkeit", "Noch ein Entwurf")), table


HOUSES = [organisation("haus"), organisation("hus", name="Huset", sector="private")]
MANY = [material("a", title_de="=1+1", text_de="@eins\nzwei", title_en="One", text_en="Two", languages=("de", "uk"),
                 who=("friend", "manager"), topics=("grief",)),
        material("b", "hus", kind="event", link="", licence="", starts="2031-07-01T14:00", until="2031-07-01T16:30", zone="Europe/Stockholm", venue="Malmö"),
        initiative("c")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_sheet_of_materials_goes_there_and_back(tmp_path, language, kind):
    taxonomy, path = load_taxonomy(), tmp_path / f"materials.{kind}"
    path.write_bytes(make_file(kind, MANY[:2], {each.id: each for each in HOUSES}, taxonomy, language, MATERIALS))
    back = read_sheet(path, Forms(taxonomy), taxonomy, HOUSES, MANY, "DE")
    assert back.account.counts()["unchanged"] == 2 and back.entries == [], [each.reason for each in back.account.entries]
    empty = read_sheet(path, Forms(taxonomy), taxonomy, HOUSES, [], "DE")
    assert empty.entries == MANY[:2] and empty.account.counts()["taken"] == 2


def test_every_row_of_materials_is_accounted_for(tmp_path):
    taxonomy, path = load_taxonomy(), tmp_path / "materials.csv"
    line = {**dict.fromkeys(MATERIALS.columns, ""), "kind": "Leitfaden", "organisation": "Haus haus", "title_de": "Neu", "text_de": "Kurz.",
            "link": "https://haus.example/neu", "licence": "CC BY", "languages": "Deutsch", "who": "Für eine Freundin"}
    line["who"] = ""
    rows = [line, {**line, "kind": "Zauber"}, {**line, "id": "c", "title_de": "Falsche Art"}, {**line, "link": "ftp://x", "title_de": "Ohne Link"}]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([[headings(MATERIALS).heading(column, "de") for column in MATERIALS.columns],
                                    *([row[column] for column in MATERIALS.columns] for row in rows)])
    done = read_sheet(path, Forms(taxonomy), taxonomy, HOUSES, MANY, "DE")
    assert [each.outcome for each in done.account.entries] == ["taken", "refused", "refused", "refused"]
    assert "Zauber" in done.account.entries[1].reason and "something else" in done.account.entries[2].reason


def test_an_initiative_is_no_material_and_the_other_way_round(site):
    member, editor, (id,) = published(site, GUIDE)
    assert member.get(f"/network/own/initiatives/{id}").status_code == 404 and site.visitor().get(f"/network/initiatives/{id}").status_code == 404
    assert site.write(member, NEED).status_code == 200
    site.agree(editor)
    (other,) = site.network().register.initiatives()
    assert site.visitor().get(f"/network/materials/{other.id}").status_code == 404
    assert site.network().stock.find(Sought(words="Segeln"), NOW, "de").materials[:1] != [other]
