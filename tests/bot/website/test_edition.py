"""The overview as a file: every offer and every contact in it, nothing that a spreadsheet would run, pages that are where it says."""
from __future__ import annotations

import csv
import io
import re
from datetime import date

import openpyxl
import pytest

from bot.website.cards import href, shown
from bot.website.edition import KINDS, Edition, make_file
from bot.website.texts import load_texts
from index.clusters import Cluster, Clusters
from index.emergency import load_emergency
from index.exchange.survey import read_survey
from index.languages import TAGS
from index.taxonomy import load_taxonomy
from tests.bot.website.fake import FakeAssistant, make_app, read_offers
from tests.bot.website.test_pages import MARKUP, Browser
from tests.index.exchange.conftest import TODAY, parts  # noqa: F401

DAY = date(2026, 11, 28)
RUNS = ("=cmd|' /C calc'!A0", "+1+2", "-1+2", "@SUM(A1)", "\t=1+1", "  =1+1", "%0a=1")


@pytest.fixture(scope="module")
def offers():
    return read_offers()


def edition(voice="de", country="DE", clusters=None):
    return Edition(voice, country, load_texts()[voice], load_taxonomy(), load_emergency().of(country or "DE", voice), clusters or Clusters(),
                   "https://lotse.example", DAY)


def of(offers, country):
    return [offer for offer in offers.values() if country in ("", offer.country)]


def links(pdf):
    return {re.sub(rb"\\([()\\])", rb"\1", link).decode() for link in re.findall(rb"/URI \((.*?)(?<!\\)\)", pdf)}


def outline(pdf):
    """The headings that a reader's panel of contents shows."""
    found = []
    for title in re.findall(rb"/Title \((.*?)(?<!\\)\)", pdf, re.DOTALL):
        raw = re.sub(rb"\\([0-7]{3})", lambda code: bytes([int(code[1], 8)]), title)
        raw = re.sub(rb"\\(.)", rb"\1", raw, flags=re.DOTALL)
        found.append(raw.decode("utf-16") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1"))
    return found


@pytest.mark.parametrize("voice", TAGS)
def test_the_booklet_has_every_contact_and_the_emergency_numbers(offers, voice):
    said = []
    pdf = make_file("pdf", edition(voice, "SE"), of(offers, "SE"), said.append)
    assert pdf.startswith(b"%PDF") and 1 < len(said) < 5
    wanted = {link for offer in of(offers, "SE") for contact in offer.contacts if contact.type != "address" and (link := href(contact.dict()))}
    assert wanted <= links(pdf) and {"tel:112", "tel:90101"} <= links(pdf)
    headings = outline(pdf)
    words, labels = load_texts()[voice]["overview"], load_taxonomy()
    assert words["booklet"]["contents"] in headings and words["booklet"]["index"].format(what=words["setting"]) in headings
    assert {labels.label("topics", offer.topics[0], voice) for offer in of(offers, "SE")} <= set(headings)
    assert f"/Lang ({voice[:2]})".encode() in pdf


def test_the_same_offers_on_the_same_day_give_the_same_booklet(offers):
    assert make_file("pdf", edition("sv", "CH"), of(offers, "CH")) == make_file("pdf", edition("sv", "CH"), of(offers, "CH")[::-1])


def test_a_table_has_every_offer_once_and_comes_back_unchanged(offers, tmp_path, parts):  # noqa: F811
    (tmp_path / "o.xlsx").write_bytes(make_file("xlsx", edition("de", ""), list(offers.values())))
    (tmp_path / "o.csv").write_bytes(make_file("csv", edition("de", ""), list(offers.values())))
    for name in ("o.xlsx", "o.csv"):
        account = read_survey(tmp_path / name, parts._replace(known=offers), "DE", TODAY)
        assert account.counts()["rows"] == account.counts()["unchanged"] == len(offers), account.counts()


def test_contacts_stand_byte_for_byte(offers):
    rows = list(csv.reader(io.StringIO(make_file("csv", edition("en", ""), list(offers.values())).decode("utf-8-sig"))))
    told = "\n".join("\n".join(row) for row in rows)
    missing = [shown(contact.dict()) for offer in offers.values() for contact in offer.contacts
               if contact.type != "address" and shown(contact.dict()) not in told]
    assert missing == []


@pytest.mark.parametrize("nasty", RUNS)
def test_no_cell_is_ever_run(offers, nasty):
    offer = next(iter(offers.values())).copy(update={"name": nasty, "provider": nasty, "summary": {"de": nasty}})
    rows = list(csv.reader(io.StringIO(make_file("csv", edition(), [offer]).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "@", "+1", "-1", "%"))]
    book = openpyxl.load_workbook(io.BytesIO(make_file("xlsx", edition(), [offer])))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "b"} and nasty.strip() in {str(cell.value).strip() for cell in book.active[2]}


def test_markup_stays_text_in_the_booklet(offers):
    offer = next(iter(offers.values())).copy(update={"name": MARKUP, "provider": f"<b>{MARKUP}", "summary": {"de": "a < b & c <para>"}})
    assert make_file("pdf", edition(), [offer]).startswith(b"%PDF")


def test_clusters_are_named(offers):
    two = of(offers, "SE")[:2]
    clusters = Clusters({"c": Cluster("c", {"de": "Beisammen"})}, {offer.id: "c" for offer in two})
    rows = list(csv.reader(io.StringIO(make_file("csv", edition(clusters=clusters), two).decode("utf-8-sig"))))
    assert [row[-2] for row in rows] == [load_texts()["de"]["overview"]["cluster"], "Beisammen", "Beisammen"]
    assert rows[1][-1] == f"https://lotse.example/offers/{sorted(two, key=lambda offer: offer.name.casefold())[0].id}"


def test_files_are_served_for_the_country(offers):
    browser = Browser(make_app(FakeAssistant(offers)))
    html = browser.get("/overview?lang=sv&country=SE").text
    for kind, media in KINDS.items():
        assert f'href="/overview/offers.{kind}?lang=sv&amp;country=SE"' in html
        answer = browser.get(f"/overview/offers.{kind}?lang=sv&country=SE")
        assert answer.status_code == 200 and answer.headers["content-type"] == media
        assert f"lotse-se-sv-{date.today()}.{kind}" in answer.headers["content-disposition"]
        assert browser.get(f"/overview/offers.{kind}?lang=sv&country=SE").content == answer.content
    names = {row[1] for row in csv.reader(io.StringIO(browser.get("/overview/offers.csv?lang=sv&country=SE").content.decode("utf-8-sig")))}
    assert len(names) > 100 and "BRIS" in " ".join(names).upper()
