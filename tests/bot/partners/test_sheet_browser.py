"""In Chromium against a real server: the sheet of an institution, by keyboard and without scripts."""
from __future__ import annotations

import pytest

from bot.partners.partners import load_words
from tests.bot.partners.browser import check, register

pytestmark = pytest.mark.browser
ROWS = """institution;offer;topic;kind;contact_phone;region;hours
;Gespräch am Fenster;Einsamkeit;vor Ort;030 23125 404;Berlin;Mo-Fr 9-17 Uhr
Ein anderes Haus;Fremdes Angebot;Trauer;vor Ort;030 23125 405;Berlin;
;Ohne Nummer;Xyzzyplugh;vor Ort;0171 1234567 (privat);Berlin;
"""


@pytest.mark.parametrize(("language", "size"), [("de", "phone"), ("sv", "phone"), ("en", "desktop")])
def test_a_sheet_goes_out_and_comes_back_by_keyboard_and_without_scripts(browse, lotse_of_its_own, language, size, tmp_path):
    site, words = lotse_of_its_own, load_words()[language]["sheet"]
    page = browse(size, language, java_script_enabled=False)
    register(page, site, f"tabelle-{language}@birkenhain.example", f"Tabelle {language}", checked=False)
    page.focus(f"main a:has-text('{words['link']}')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/partners/sheet*")
    page.focus(f"main a:has-text('{words['empty']}')")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == f"{words['files']['empty']}.xlsx" and download.value.path().read_bytes().startswith(b"PK")
    page.focus("main form .button.main")
    page.keyboard.press("Enter")
    assert page.locator("[role=alert]").inner_text() == words["remarks"]["no_file"]
    (tmp_path / "a.csv").write_text(ROWS, "utf-8")
    page.set_input_files("#sheet", tmp_path / "a.csv")
    page.focus("#sheet")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#report")
    assert page.locator("[role=status]").inner_text() == words["sent"]
    assert page.locator(".told > li").count() == 3
    told = page.locator(".told").inner_text()
    assert told.count(words["outcomes"]["refused"]) == 2 and told.count(words["outcomes"]["new"]) == 1
    (tmp_path / "large.csv").write_bytes(b"x" * 3_000_000)
    page.set_input_files("#sheet", tmp_path / "large.csv")
    page.click("main form .button.main")
    assert page.locator("[role=alert]").inner_text() == words["remarks"]["large"]
    looked = browse(size, language)  # axe needs scripts
    looked.context.add_cookies(page.context.cookies())
    looked.goto(f"{site.url}/partners/sheet?lang={language}")
    check(looked, "the report")
    looked.click("main form .button.main")
    check(looked, "no file")
