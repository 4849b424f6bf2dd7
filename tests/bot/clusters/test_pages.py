"""Editors name, merge and split clusters at the desk: looked at first, kept over builds, taken back, and seen by everybody at once."""
from __future__ import annotations

import re
import shutil
from html import unescape

import pytest

from bot.clusters.pages import load_words
from bot.clusters.shelf import Shelf
from tests.bot.partners.conftest import Site
from tests.bot.website.fake import FakeAssistant, make_app
from tests.bot.website.test_pages import Browser
from tests.server import ROOT, copy_database

ROOT_PATH = "/operators/clusters"


@pytest.fixture(scope="module")
def site(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("clusters")
    copy_database(database, folder / "own.db")
    shutil.copytree(ROOT / "index/store", folder / "store")
    site = Site(folder)
    site.house.build_clusters(lambda line: None)
    return site


@pytest.fixture(scope="module")
def editor(site):
    return site.editor("Edda", "en")


@pytest.fixture
def two(site):
    """The two largest clusters of one topic."""
    lines = Shelf(lambda: site.house.cluster_book.clusters()).lines("en")
    topic = next(line.id.split(".")[0] for line in lines if sum(each.id.split(".")[0] == line.id.split(".")[0] for each in lines) > 1)
    return [line for line in lines if line.id.split(".")[0] == topic][:2]


def public(site, id, lang):
    """The list of a cluster as everybody sees it now."""
    offers = {offer.id: offer for offer in site.house.shown_offers()}
    return Browser(make_app(FakeAssistant(offers), clusters=site.house.cluster_book.clusters())).get(f"/overview/offers?area=all&cluster={id}&lang={lang}").text


def form(page, id, **given):
    found = dict(re.findall(r'name="(token)" value="([^"]*)"', page.text))
    step = re.search(rf'name="id" value="{re.escape(id)}"><input type="hidden" name="step" value="(\d+)"', page.text)
    return {**found, "step": step[1], "id": id, **given}


def look(editor, id, **more):
    return editor.get(f"{ROOT_PATH}/edit", params={"id": id, **more})


def test_a_name_is_seen_at_once_and_after_a_build_and_is_taken_back(site, editor, two):
    one = two[0]
    page = editor.post(f"{ROOT_PATH}/edit", data=form(look(editor, one.id), one.id, save="1", **{"name.en": "  Our   own name ", "name.de": "Unser <Name>"}))
    assert "Saved." in page.text and "<h1>Our own name</h1>" in page.text
    site.house.build_clusters(lambda line: None)
    assert "Unser &lt;Name&gt;" in public(site, one.id, "de") and "<h1>Our own name</h1>" in public(site, one.id, "en")
    again = form(page, one.id, save="1", **{"name.en": "Our own name", "name.de": "Unser <Name>"})
    assert "Nothing was different" in editor.post(f"{ROOT_PATH}/edit", data=again).text
    changes = editor.get(f"{ROOT_PATH}/changes")
    number = re.search(r'name="number" value="(\d+)"', changes.text)[1]
    token = re.search(r'name="token" value="([^"]*)"', changes.text)[1]
    assert "Taken back." in editor.post(f"{ROOT_PATH}/changes", data={"token": token, "number": number}).text
    assert "Unser" not in public(site, one.id, "de")
    assert editor.post(f"{ROOT_PATH}/changes", data={"token": token, "number": number}).status_code == 409


def test_two_are_merged_after_a_look_and_split_again(site, editor, two):
    one, other = two
    page = look(editor, one.id)
    assert unescape(other.name) in unescape(page.text)
    preview = editor.post(f"{ROOT_PATH}/preview", data=form(page, one.id, into=other.id))
    assert f"Together these are {one.offers + other.offers} offers" in preview.text and "Nothing has been changed yet" in preview.text
    assert one.id in site.house.cluster_book.clusters().known
    merged = editor.post(f"{ROOT_PATH}/edit", data=form(preview, one.id, into=other.id, merge="1"))
    assert "Merged. The offers stand together" in merged.text and f"{one.offers + other.offers} offers" in merged.text
    old, new = (re.findall(r'class="name"><a href="/offers/([^"?]+)', public(site, id, "en")) for id in (one.id, other.id))
    assert old == new and len(old) == min(20, one.offers + other.offers)
    again = editor.post(f"{ROOT_PATH}/edit", data=form(look(editor, other.id), other.id, into=one.id, merge="1"))
    assert again.status_code == 409 and "belongs to this one" in again.text
    split = editor.post(f"{ROOT_PATH}/edit", data=form(merged, one.id, split="1"))
    assert "stands on its own again" in split.text and f"{one.offers} offers" in split.text or one.offers == 1
    assert one.id in site.house.cluster_book.clusters().known


def test_of_two_who_change_one_the_second_is_told_and_keeps_his_words(editor, two):
    old = form(look(editor, two[0].id), two[0].id, save="1")
    assert editor.post(f"{ROOT_PATH}/edit", data={**old, "name.sv": "Först"}).status_code == 200
    late = editor.post(f"{ROOT_PATH}/edit", data={**old, "name.sv": "Sen"})
    assert late.status_code == 409 and "Somebody else has just changed" in late.text and 'value="Sen"' in late.text


def test_they_are_found_by_words_in_any_language(editor):
    found = editor.get(ROOT_PATH, params={"q": "Trauer"}).text
    assert "/operators/clusters/edit?id=grief" in found and "id=anxiety" not in found
    assert "0 clusters." in editor.get(ROOT_PATH, params={"q": "xyzzyplugh"}).text


@pytest.mark.parametrize("lang", ["de", "sv", "en"])
def test_every_page_speaks_three_languages(editor, two, lang):
    words = load_words()[lang]
    assert words["lead"] in editor.get(ROOT_PATH, params={"lang": lang}).text
    assert words["names_hint"] in look(editor, two[0].id, lang=lang).text
    assert words["changes_lead"] in editor.get(f"{ROOT_PATH}/changes", params={"lang": lang}).text
    assert set(words) == set(load_words()["en"]) and set(words["notes"]) == set(load_words()["en"]["notes"])


def test_what_cannot_be_meant_is_a_sentence(site, editor, two):
    assert look(editor, "none").status_code == 404 and look(editor, "").status_code == 404
    page = look(editor, two[0].id)
    for into in ("", "none", two[0].id):
        assert "choose first" in editor.post(f"{ROOT_PATH}/preview", data=form(page, two[0].id, into=into)).text
    assert editor.post(f"{ROOT_PATH}/edit", data=form(page, two[0].id, into="none", merge="1")).status_code == 409
    assert editor.post(f"{ROOT_PATH}/edit", data={**form(page, two[0].id), "token": "x"}).status_code == 403
    assert editor.post(f"{ROOT_PATH}/changes", data={**form(page, two[0].id), "number": "²"}).status_code == 404
    reader = site.editor("Rea", "en", role="reader")
    assert reader.get(ROOT_PATH).status_code == 403 and ROOT_PATH not in reader.get("/operators").text
    assert site.visitor("en").get(ROOT_PATH, follow_redirects=False).status_code == 303
