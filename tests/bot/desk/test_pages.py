"""The desk over HTTP: roles, forms, files, bad periods and a database that goes away; always a plain sentence."""
from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections import Counter as Tally
from datetime import date

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.desk.accounts import Operators
from bot.desk.demo import played, scripts
from bot.desk.desk import TABLES
from bot.desk.keeping import Keeper
from bot.desk.metrics import metrics
from bot.desk.pages import desk_pages
from bot.desk.sheets import safe
from bot.desk.tables import create_tables
from bot.desk.words import load_words
from bot.protect import Protection
from bot.settings import Settings
from index.catalogue import Catalogue, open_engine

PASSWORD = "korrekt pferd batterie"
FORMULA = '=HYPERLINK("http://x.example")'
SECTIONS = [*TABLES]
NAMES = [name for names in TABLES.values() for name in names]


@pytest.fixture(scope="module")
def filled(house, tmp_path_factory):
    """A database with offers, made conversations, and an operator in each role."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    engine, offers = open_engine(f"sqlite:///{path}"), house.catalogue.offers()
    create_tables(engine)
    records = [played(script) for script in scripts(1500, 5, date(2026, 3, 31), offers)]
    (often, _), = Tally(id for record in records for id in record.offers).most_common(1)
    Catalogue(engine).import_offers([offer.copy(update={"name": FORMULA}) if offer.id == often else offer for offer in offers])
    with engine.begin() as connection:
        Keeper().add_made(connection, records)
    for role in ("reader", "editor", "administrator"):
        Operators(engine).add(role, PASSWORD, role)
    return path


@pytest.fixture(scope="module")
def site(filled):
    return serve(filled)


def serve(path, **settings):
    settings = Settings(database_url=f"sqlite:///{path}", turns_per_minute=100000, **settings)
    app = FastAPI()
    app.include_router(desk_pages(settings, lambda: open_engine(settings.database_url)))
    app.include_router(metrics(lambda: open_engine(settings.database_url)))
    app.add_middleware(Protection, settings=settings)
    return app


def visit(site, name=None):
    client = TestClient(site, follow_redirects=False, headers={"accept-language": "en"})
    if name:
        answer = client.post("/operators/sign-in", data={"name": name, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
    return client


@pytest.fixture(scope="module")
def readers_cookie(site):
    """Signing in is slow by design: a tenth of a second for the password, once for all who only read."""
    return visit(site, "reader").cookies["operator"]


@pytest.fixture
def reader(site, readers_cookie):
    client = visit(site)
    client.cookies.set("operator", readers_cookie, path="/operators")
    return client


def token(client, path="/operators"):
    return re.search(r'name="token" value="(\w+)"', client.get(path).text)[1]


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


@pytest.mark.parametrize("path", ["", *(f"/{name}" for name in SECTIONS), "/people", "/need/offers", "/report.pdf", "/tables/funnel.csv",
                                  "/charts/funnel.svg", "/nothing"])
def test_nobody_gets_in_without_signing_in(site, path):
    answer = visit(site).get(f"/operators{path}")
    assert answer.status_code == 303 and answer.headers["location"].startswith("/operators/sign-in")


def test_the_cookie_is_for_the_desk_alone(site):
    answer = visit(site).post("/operators/sign-in", data={"name": "reader", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "Path=/operators", "SameSite=strict", "Max-Age=28800"))
    assert "Secure" not in cookie


def test_over_https_the_cookie_is_secure(filled):
    answer = visit(serve(filled, public_url="https://lotse.example")).post("/operators/sign-in", data={"name": "reader", "password": PASSWORD})
    assert "Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize("cookie", ["", "x", "WyJyZWFkZXIiLCJ4Il0.aaaa.bbbb", "a" * 3000])
def test_a_cookie_of_ones_own_opens_nothing(site, cookie):
    client = visit(site)
    client.cookies.set("operator", cookie, path="/operators")
    assert client.get("/operators").status_code == 303


def test_a_session_signed_with_another_secret_opens_nothing(filled, site):
    other = visit(serve(filled, secret="0123456789abcdef0123"), "reader")
    client = visit(site)
    client.cookies.set("operator", other.cookies["operator"], path="/operators")
    assert client.get("/operators").status_code == 303


def test_signing_out_ends_even_a_copied_session(site):
    client, copy = visit(site, "editor"), visit(site)
    copy.cookies.set("operator", client.cookies["operator"], path="/operators")
    assert copy.get("/operators").status_code == 200
    assert client.post("/operators/sign-out", data={"token": token(client)}).status_code == 303
    assert copy.get("/operators").status_code == 303


def test_ten_wrong_passwords_are_slowed(filled):
    client = visit(serve(filled))
    answers = [client.post("/operators/sign-in", data={"name": "reader", "password": f"wrong {number}"}) for number in range(10)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429] * 5
    assert int(answers[-1].headers["retry-after"]) >= 1 and "wait" in text_of(answers[-1])
    right = client.post("/operators/sign-in", data={"name": "reader", "password": PASSWORD})
    assert right.status_code == 429, "while it waits, not even the right password is looked at"


@pytest.mark.parametrize("sent", [{}, {"token": "0" * 64}, {"token": ""}])
def test_a_form_without_its_token_changes_nothing(site, sent):
    client = visit(site, "administrator")
    for path, data in (
            ("/people", {"name": "Eve", "password": PASSWORD, "role": "administrator"}), ("/people", {"name": "reader", "remove": "1"}), ("/sign-out", {})):
        answer = client.post(f"/operators{path}", data={**data, **sent})
        assert answer.status_code == 403 and "Traceback" not in answer.text
    assert "Eve" not in client.get("/operators/people").text and "reader" in client.get("/operators/people").text


def test_a_form_from_another_site_changes_nothing(site):
    client = visit(site, "administrator")
    data = {"name": "Eve", "password": PASSWORD, "role": "reader", "token": token(client)}
    assert client.post("/operators/people", data=data, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/operators/sign-in", data={"name": "reader", "password": PASSWORD}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert "Eve" not in client.get("/operators/people").text


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_only_administrators_see_and_change_who_has_access(site, role):
    client = visit(site, role)
    assert client.get("/operators/people").status_code == 403
    answer = client.post("/operators/people", data={"name": "Eve", "password": PASSWORD, "role": "administrator", "token": token(client)})
    assert answer.status_code == 403 and "role" in text_of(answer)
    assert client.get("/operators/need").status_code == 200
    assert "Eve" not in visit(site, "administrator").get("/operators/people").text


def test_an_administrator_lets_people_in_and_takes_access_away_at_once(site):
    chief = visit(site, "administrator")
    proof = token(chief, "/operators/people")
    for wrong in ({"name": "", "password": PASSWORD, "role": "reader"}, {"name": "New", "password": "short", "role": "reader"},
                  {"name": "New", "password": PASSWORD, "role": "king"}, {"name": "reader", "password": PASSWORD, "role": "reader"},
                  {"name": "administrator", "remove": "1"}, {"name": "nobody", "remove": "1"}):
        assert chief.post("/operators/people", data={**wrong, "token": proof}).status_code == 422
    assert chief.post("/operators/people", data={"name": "New", "password": PASSWORD, "role": "reader", "token": proof}).status_code == 200
    new = visit(site, "New")
    assert new.get("/operators").status_code == 200
    assert chief.post("/operators/people", data={"name": "New", "remove": "1", "token": proof}).status_code == 200
    assert new.get("/operators").status_code == 303


@pytest.mark.parametrize("language", ["de", "sv", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_page_in_every_language(reader, section, language):
    answer = reader.get(f"/operators/{section}?lang={language}&period=2025")
    words = load_words()[language]
    assert answer.status_code == 200 and f'<html lang="{language}">' in answer.text and answer.headers["cache-control"] == "no-store"
    assert words["page"]["made"] in text_of(answer) and words["page"]["small"] in text_of(answer)
    for name in TABLES[section]:
        assert words["tables"][name]["title"] in text_of(answer)


@pytest.mark.parametrize("period", ["2025-13", "yesterday", "2025-Q5", "9999", "0000", "'; drop table operators; --", "2025-03-01", "<script>", "é" * 300])
@pytest.mark.parametrize("path", ["", "/need", "/tables/funnel.xlsx", "/charts/funnel.svg", "/report.pdf"])
def test_a_period_that_is_none_gets_a_sentence(reader, path, period):
    answer = reader.get(f"/operators{path}", params={"period": period})
    assert answer.status_code == 422 and "There is no period" in text_of(answer) and "<script>" not in answer.text.replace("<script src", "")


@pytest.mark.parametrize(("days", "status", "says"), [
    ({"from": "2025-01-01", "to": "2025-12-31"}, 200, ""), ({"from": "2025-03-10", "to": "2025-04-02"}, 200, "Half 1 of 2025"),
    ({"from": "2025-05-01", "to": "2025-04-01"}, 422, "ends before it begins"), ({"from": "2025-02-30"}, 422, "is not a day"),
    ({"to": "soon"}, 422, "is not a day"), ({"from": "1066-01-01"}, 422, "is not a day")])
def test_days_are_widened_to_whole_periods(reader, days, status, says):
    answer = reader.get("/operators", params=days)
    assert answer.status_code == status and says in text_of(answer)


@pytest.mark.parametrize("period", ["2019", "2150-Q1", "2026-H2"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_period_without_conversations_says_so(reader, section, period):
    answer = reader.get(f"/operators/{section}", params={"period": period})
    assert answer.status_code == 200 and "no conversations in this period" in text_of(answer)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_desk_without_any_conversation(tmp_path, section):
    engine = open_engine(f"sqlite:///{tmp_path}/new.db")
    create_tables(engine)
    site = serve(tmp_path / "new.db")
    assert "lotse operators add" in text_of(visit(site).get("/operators/sign-in"))
    Operators(engine).add("reader", PASSWORD)
    client = visit(site, "reader")
    assert "no conversations" in text_of(client.get(f"/operators/{section}"))
    for name in TABLES[section]:
        assert client.get(f"/operators/tables/{name}.csv").status_code == 200
        assert client.get(f"/operators/charts/{name}.svg").status_code in (200, 404)
    assert client.get("/operators/report.pdf").content[:5] == b"%PDF-" and client.get("/operators/report.html").status_code == 200


def numbers(value):
    """Numbers of a cell as people read it in English, or None."""
    return int(value.replace(",", "")) if re.fullmatch(r"[\d,]+", value) else None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("period", ["all", "2025", "2026-01"])
def test_page_and_files_have_the_same_figures_and_none_is_small(reader, name, period):
    told = {form: reader.get(f"/operators/tables/{name}.{form}", params={"period": period}) for form in ("csv", "xlsx", "json")}
    assert all(answer.status_code == 200 and "attachment" in answer.headers["content-disposition"] for answer in told.values())
    body = told["json"].json()
    lines = list(csv.reader(io.StringIO(told["csv"].content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(told["xlsx"].content))
    page = book.worksheets[0]
    assert lines[0] == [column["label"] for column in body["columns"]] == [cell.value for cell in page[1]]
    assert len(lines) == len(body["rows"]) + 1 == page.max_row
    for line, cells, row in zip(lines[1:], page.iter_rows(min_row=2), body["rows"]):
        for text, cell, column in zip(line, cells, body["columns"]):
            value = row[column["key"]]
            if column["kind"] == "count":
                assert value is None or (value > 0 and value % 5 == 0)
                assert (text, cell.value) == (("few", "few") if value is None else (str(value), value))
            assert cell.data_type != "f" and not (isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")))
    assert "made up" in json.dumps([cell.value for cell in book["Lotse"]["A"]])


def test_a_name_like_a_formula_is_a_name_in_every_file(reader):
    found = reader.get("/operators/tables/offers.csv", params={"q": "HYPERLINK", "period": "all"})
    assert '"\'=HYPERLINK' in found.text
    book = openpyxl.load_workbook(io.BytesIO(reader.get("/operators/tables/offers.xlsx", params={"q": "HYPERLINK", "period": "all"}).content))
    assert book.worksheets[0]["A2"].data_type == "s" and book.worksheets[0]["A2"].value.startswith("'=")


@pytest.mark.parametrize(("text", "kept"), [("=1+1", "'=1+1"), ("@x", "'@x"), (" =1", "' =1"), ("\t=1", "'\t=1"), ("-5", "'-5"), ("Ada", "Ada")])
def test_no_text_starts_a_formula(text, kept):
    assert safe(text) == kept


def test_tables_are_sorted_and_searched_by_link(reader):
    page = reader.get("/operators/offers", params={"period": "all", "sort": "offers.-shown", "q": "telefon"})
    assert 'aria-sort="descending"' in page.text
    rows = reader.get("/operators/tables/offers.json", params={"period": "all", "sort": "offers.-shown", "q": "telefon"}).json()["rows"]
    shown = [row["shown"] for row in rows if row["shown"] is not None]
    assert shown == sorted(shown, reverse=True) and len(shown) > 2 and all("telefon" in row["offer"].casefold() for row in rows)
    assert [row["shown"] for row in rows][:len(shown)] == shown, "what is too small to say stands last"
    upwards = reader.get("/operators/tables/offers.json", params={"period": "all", "sort": "offers.offer"}).json()["rows"]
    assert [row["offer"].casefold() for row in upwards] == sorted(row["offer"].casefold() for row in upwards)
    assert reader.get("/operators/offers", params={"sort": "offers.nothing"}).status_code == 200


def test_charts_are_plain_drawings(reader):
    answer = reader.get("/operators/charts/by_month.svg?theme=dark&width=narrow&period=2025")
    assert answer.headers["content-type"] == "image/svg+xml" and answer.text.lstrip().startswith("<?xml")
    assert "<script" not in answer.text and "style=" not in answer.text and "<style" not in answer.text and "#1c2b2a" in answer.text
    for path in ("/operators/charts/nothing.svg", "/operators/charts/funnel.svg?theme=pink", "/operators/tables/funnel.exe", "/operators/report.doc"):
        assert reader.get(path).status_code == 404


def test_a_line_of_unmet_need_opens_its_offers(reader, house):
    line = next(row for row in re.findall(r'<a href="(/operators/need/offers\?[^"]+)"', reader.get("/operators/need?period=all&sort=need.-offers").text))
    answer = reader.get(line.replace("&amp;", "&"))
    ids = {id.replace("%3A", ":") for id in re.findall(r'href="/offers/([^"]+)"', answer.text)}
    assert answer.status_code == 200 and ids and ids <= {offer.id for offer in house.catalogue.offers()}
    assert "no offer for this" in text_of(reader.get("/operators/need/offers?topic=nothing&region=DE"))


def test_where_no_offer_fits_those_that_come_nearest_are_named(reader, house):
    offers = [offer for offer in house.catalogue.offers() if offer.country == "DE" and "exam_stress" in offer.topics]
    assert offers and all(offer.settings and "old_age" not in offer.settings for offer in offers)
    answer = reader.get("/operators/need/offers?topic=exam_stress&setting=old_age&region=DE")
    assert "no offer for this" in text_of(answer) and "come nearest" in text_of(answer)
    assert {id.replace("%3A", ":") for id in re.findall(r'href="/offers/([^"]+)"', answer.text)} == {offer.id for offer in offers}
    fitting = reader.get("/operators/need/offers?topic=exam_stress&setting=university&region=DE")
    assert "no offer for this" not in text_of(fitting) and "come nearest" not in text_of(fitting)


def test_unmet_need_is_told_in_plain_words(reader):
    found = re.findall(r"<li>([^<]+) <a href=\"/operators/need/offers[^>]+>([^<]+)</a></li>", reader.get("/operators/need").text)
    assert len(found) == 5
    for sentence, link in found:
        assert re.fullmatch(r"(.+ × )?.+, .+: asked \d+ times, (no offer|one offer|\d+ offers)\. ?", sentence) and "not told" not in sentence
        assert link == ("See what comes nearest" if "no offer" in sentence else "See these offers")


def test_the_overview_compares_or_says_when_it_will(reader):
    page = text_of(reader.get("/operators/overview"))
    assert re.search(r"before: [\d,]+ · [+-]?\d+% against before", page) and "There is a comparison once" not in page
    assert "There is a comparison once" in text_of(reader.get("/operators/overview?period=2025-H1"))


def test_the_page_of_the_report_shows_what_follows(reader):
    page, report = reader.get("/operators/report?period=2025").text, reader.get("/operators/report.html?period=2025").text
    told = re.search(r'<ul class="told">(.+?)</ul>', page, re.DOTALL)[1]
    lines = re.findall(r"<li>(.+?)</li>", told)
    assert len(lines) >= 3 and all(f"<li>{line}</li>" in report for line in lines)


@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_the_report_is_whole(reader, language):
    page = reader.get(f"/operators/report.html?period=2025&lang={language}")
    words = load_words()[language]
    assert words["report"]["title"].format(period="2025") in page.text and words["page"]["made"] in page.text
    assert page.text.count("data:image/svg+xml") >= 5 and page.text.count("<li>") >= 3
    assert not re.search(r"""(?:src|href)=["']https?:""", page.text), "the report fetches nothing"
    assert reader.get(f"/operators/report.pdf?period=2025&lang={language}").content.startswith(b"%PDF-")


def test_a_database_that_goes_away_gets_a_sentence_and_comes_back(filled, tmp_path):
    path = tmp_path / "gone.db"
    shutil.copy(filled, path)
    site = serve(path)
    client = visit(site, "reader")
    kept = path.read_bytes()
    path.write_bytes(b"this is no database at all, whatever it is" * 100)
    for each in ("", "/need", "/tables/funnel.csv", "/charts/funnel.svg", "/sign-in", "/report.pdf"):
        answer = client.get(f"/operators{each}")
        assert answer.status_code == 503 and "Nothing is lost" in text_of(answer), each
    assert client.get("/metrics").status_code == 200 and "lotse_database_up 0.0" in client.get("/metrics").text
    path.write_bytes(kept)
    assert client.get("/operators").status_code == 200


def test_the_desk_is_closed_where_its_secret_can_be_guessed(filled):
    answer = visit(serve(filled, host="0.0.0.0")).get("/operators/sign-in")
    assert answer.status_code == 503 and "LOTSE_SECRET" in text_of(answer)
    assert visit(serve(filled, host="0.0.0.0", secret="0123456789abcdef0123"), "reader").get("/operators").status_code == 200


def test_metrics_tell_totals_in_steps_and_no_label(site):
    lines = [line for line in visit(site).get("/metrics").text.splitlines() if not line.startswith("#")]
    assert lines and all(re.fullmatch(r"\w+ [\d.e+]+", line) for line in lines)
    assert all(float(line.split()[1]) % 5 == 0 for line in lines if "_total" in line)


@pytest.mark.parametrize("address", ["/operators/follow-up?where=SE-AB&year=2025&source=made", "/operators/need/offers?topic=bullying&setting=work&region=DE",
                                     "/operators/clusters/edit?id=crisis.crisis_service.everyone"])
def test_another_language_stays_on_the_same_page(address):
    from starlette.requests import Request

    from bot.desk.view import Look

    path, _, query = address.partition("?")
    look = Look(Request({"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": [], "server": ("lotse", 80)}))
    there, _, kept = look.link(lang="sv").partition("?")
    assert there == path and {*query.split("&"), "lang=sv"} == set(kept.split("&"))


@pytest.mark.parametrize(("to", "where"), [
    ("/operators/follow-up?where=SE-AB", "/operators/follow-up?where=SE-AB"), ("https://x.example/", "/operators"), ("//x.example", "/operators"),
    ("/operators/../x", "/operators"), ("/operators//x.example", "/operators"), ("/partners", "/operators"), ("/operators/\\x", "/operators")])
def test_signing_in_leads_to_the_page_that_was_asked_for_and_nowhere_else(to, where):
    from bot.desk.door import _own_page

    assert (_own_page(to) or "/operators") == where


def test_without_a_session_the_way_back_is_kept(reader):
    cookies = dict(reader.cookies)
    reader.cookies.clear()
    try:
        sent = reader.get("/operators/follow-up?where=SE-AB", follow_redirects=False)
        form = reader.get(sent.headers["location"]).text
    finally:
        reader.cookies.update(cookies)
    assert sent.status_code == 303 and "to=%2Foperators%2Ffollow-up%3Fwhere%3DSE-AB" in sent.headers["location"]
    assert "to=%2Foperators%2Ffollow-up%3Fwhere%3DSE-AB" in form
