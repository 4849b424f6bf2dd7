"""Words at the desk: what is checked, what is said afterwards, versions, undo; and emergency contacts that cannot be lost."""
from __future__ import annotations

import html
import re

import pytest
from sqlalchemy.exc import DBAPIError

from bot.house import House
from bot.wording.checks import hints, problems
from bot.wording.emergency import fields, read
from bot.wording.live import Place
from index.languages import TAGS
from index.offers import OfferReader
from index.taxonomy import load_taxonomy

GREETING = "words:phrases/en/greeting"
HEADING = "words:texts/en/home.heading"


def token(page):
    return re.search(r'name="token" value="([^"]+)"', page.text)[1]


def step(page):
    return re.search(r'name="step" value="(\d+)"', page.text)[1]


def save(visitor, entry, text, **more):
    page = visitor.get("/operators/words/edit", params={"entry": entry})
    assert page.status_code == 200
    given = {"token": token(page), "step": step(page), "entry": entry, "text": text, **more}
    return visitor.post("/operators/words/edit", data=given)


def reader_of(*numbers):
    return OfferReader(load_taxonomy().vocabulary(), numbers).is_retired


NOTHING_RETIRED = reader_of()


def test_a_changed_text_is_said_on_the_page_and_can_be_brought_back(site, editor):
    assert "What is on your mind?" in editor.get("/?lang=en").text
    assert "Saved." in save(editor, HEADING, "What weighs on you today?").text
    assert "What weighs on you today?" in site.visitor("en").get("/?lang=en").text
    listed = editor.get("/operators/words", params={"collection": "texts", "voice": "en", "changed": "1"}).text
    assert "What weighs on you today?" in listed and "home.lead" not in listed
    assert save(editor, HEADING, "", remove="1").status_code == 200
    assert "What is on your mind?" in site.visitor("en").get("/?lang=en").text


def test_a_voice_follows_its_language_but_keeps_sentences_of_its_own(site, editor):
    save(editor, "words:texts/de/page.exit", "Schnell weg hier")
    easy, sie = (site.house.wording.shown(Place("texts", voice, "page.exit")) for voice in ("de-x-einfach", "de-x-sie"))
    shipped = site.house.wording.shipped["texts"]
    for voice, said in (("de-x-einfach", easy), ("de-x-sie", sie)):
        own = shipped[voice]["page.exit"] != shipped["de"]["page.exit"]
        assert said == (shipped[voice]["page.exit"] if own else "Schnell weg hier")
    save(editor, "words:texts/de-x-sie/home.facts.0.title", "Ein Programm, das Ihnen sucht")
    assert site.house.wording.texts["de-x-sie"]["home"]["facts"][0]["title"] == "Ein Programm, das Ihnen sucht"
    assert site.house.wording.texts["de"]["home"]["facts"][0]["title"] == shipped["de"]["home.facts.0.title"]
    for entry in ("words:texts/de/page.exit", "words:texts/de-x-sie/home.facts.0.title"):
        save(editor, entry, "", remove="1")


@pytest.mark.parametrize(("text", "sentence"), [
    ("", "There is no text"),
    ("This is how you reach them.", "exactly these places to fill in: {name}"),
    ("This is how you reach {nmae}.", "exactly these places to fill in: {name}"),
    ("This is how you reach {name} {.", "exactly these places"),
    ("This is how you reach {name}. " + "More. " * 80, "too long"),
    ("Reach {name}. Some commit suicide.", "not how one writes about suicide"),
    ("Reach {name} at 01805 950951.", "not answered any more"),
    ("Reach {name}\u202e.", "cannot be seen"),
])
def test_what_would_harm_is_not_saved_and_the_text_is_not_lost(site, editor, text, sentence):
    answer = save(editor, "words:phrases/en/contact", text)
    said = html.unescape(answer.text)
    assert answer.status_code == 422 and sentence in said and (not text or text.strip() in said)
    assert site.house.wording.phrases["en"]["contact"] == "This is how you reach {name}."


def test_markup_is_text(site, editor):
    save(editor, HEADING, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in site.visitor("en").get("/?lang=en").text
    save(editor, HEADING, "", remove="1")


def test_hard_texts_are_hinted_at_but_saved(editor):
    hard = ("Unfortunately, notwithstanding considerable organisational responsibilities, professional practitioners occasionally "
            "demonstrate insufficient availability regarding appointments, particularly throughout the holidays and afterwards.")
    answer = save(editor, "words:phrases/en/no_matter", hard[:119])
    assert answer.status_code == 200 and "Many long words" in answer.text
    save(editor, "words:phrases/en/no_matter", "", remove="1")
    assert [note.key for note in hints("Wie geht es dir heute?", "de-x-sie")] == ["du"]


@pytest.mark.parametrize("collection", ["phrases", "texts"])
@pytest.mark.parametrize("voice", TAGS)
def test_what_ships_passes_its_own_checks(site, collection, voice):
    retired = site.house.is_retired
    found = {key: problems(text, text, voice, retired) for key, text in site.house.wording.shipped[collection][voice].items()
             if site.house.wording.is_there(Place(collection, voice, key))}
    assert {key: notes for key, notes in found.items() if notes} == {}


@pytest.mark.parametrize(("language", "text"), [
    ("de", "Nach dem Selbstmord des Vaters"), ("de", "wenn jemand Suizid begeht"), ("de", "nach einem missglückten Versuch"),
    ("sv", "att begå självmord"), ("sv", "ett lyckat självmord"), ("en", "He committed suicide"), ("en", "after a failed suicide attempt")])
def test_papageno(language, text):
    assert [note.key for note in problems(text, text, language, NOTHING_RETIRED)] == ["papageno"]


def test_of_two_who_change_the_same_the_second_is_told_and_keeps_his_text(site, editor):
    page = editor.get("/operators/words/edit", params={"entry": GREETING})
    seen = {"token": token(page), "step": step(page), "entry": GREETING}
    assert "Saved." in editor.post("/operators/words/edit", data={**seen, "text": "Hello, I'm Lotse, a program. First."}).text
    answer = editor.post("/operators/words/edit", data={**seen, "text": "Hello, I'm Lotse, a program. Second."})
    assert answer.status_code == 409 and "Second." in answer.text and "Somebody else" in answer.text
    assert site.house.wording.phrases["en"]["greeting"].endswith("First.")


def test_versions_are_compared_and_undone_once(site, editor):
    save(editor, "words:phrases/sv/no_matter", "Det gör inget alls.")
    page = editor.get("/operators/words/changes")
    assert "<ins>" in page.text and "Det gör inget alls." in re.sub("<.*?>", "", page.text)
    number = re.search(r"<h2>words:phrases/sv/no_matter</h2>\s*<p class=\"hint\">(\d+)", page.text)[1]
    undo = {"token": token(page), "number": number}
    assert "Undone." in editor.post("/operators/words/changes", data=undo).text
    assert site.house.wording.phrases["sv"]["no_matter"] == site.house.wording.shipped["phrases"]["sv"]["no_matter"]
    assert editor.post("/operators/words/changes", data=undo).status_code == 409
    for number in ("0", "-1", "x", "9" * 40):
        assert editor.post("/operators/words/changes", data={**undo, "number": number}).status_code == 404


def test_the_preview_is_the_page_itself_and_keeps_nothing(site, editor):
    page = editor.get("/operators/words/edit", params={"entry": HEADING})
    given = {"token": token(page), "step": step(page), "entry": HEADING, "text": "A heading to look at"}
    shown = editor.post("/operators/words/preview", data=given)
    assert "<h1>A heading to look at</h1>" in shown.text and 'class="start"' in shown.text
    chat = editor.post("/operators/words/preview", data={**given, "entry": "words:phrases/en/contact", "text": "Here: {name}!"})
    assert "Here: TelefonSeelsorge!" in chat.text and "composer" in chat.text
    card = editor.post("/operators/words/preview", data={**given, "entry": "words:texts/en/offer.show", "text": "Show how"})
    assert card.status_code == 200
    assert "A heading to look at" not in site.visitor("en").get("/?lang=en").text


def test_another_replica_and_a_new_start_say_the_same(site, editor):
    save(editor, HEADING, "What is it about?")
    other = House(site.house.settings)
    assert other.wording.texts["en"]["home"]["heading"] == "What is on your mind?"
    assert other.wording.refresh() and other.wording.texts["en"]["home"]["heading"] == "What is it about?"
    assert not other.wording.refresh()
    save(editor, HEADING, "", remove="1")


def test_what_an_upgrade_took_away_is_left_out(site, editor):
    wording = site.house.wording
    changes = {"words:phrases/en/gone_key": "x", "words:phrases/en/contact": "no place", "words:phrases/xx/contact": "x", "emergency:XX": {}}
    phrases, texts, countries = wording.with_changes(changes)
    assert phrases["en"]["contact"] == "This is how you reach {name}." and "gone_key" not in phrases["en"] and set(countries) == set(wording.countries)


@pytest.mark.parametrize("path", ["/operators/words", "/operators/words/edit?entry=" + GREETING, "/operators/words/changes", "/operators/words/notices"])
def test_readers_and_strangers_change_nothing(site, path):
    assert site.editor("Rea", "en", role="reader").get(path).status_code == 403
    assert "/sign-in" in str(site.visitor("en").get(path).url)
    assert site.visitor("en").post(path.partition("?")[0], data={"entry": GREETING, "text": "x"}).status_code in (200, 403, 405)


def test_unknown_places_are_a_sentence(editor):
    for entry in ("", "words:texts/en/none", "words:texts/en/own_name", "words:../../x", "emergency:DE", "words:texts/en/home.facts.0.icon"):
        assert editor.get("/operators/words/edit", params={"entry": entry}).status_code == 404


def filled(country, entry):
    return {f"{number}.{name}": value for number, row in fields(entry).items() for name, value in row.items()}


def test_every_shipped_emergency_contact_passes_and_comes_back_as_it_was(site):
    for country in site.house.wording.countries:
        shipped = site.house.wording.shipped_country(country)
        entry, wrong = read(filled(country, shipped), country, shipped, site.house.is_retired)
        assert wrong == [] and entry == shipped


@pytest.mark.parametrize(("change", "key"), [
    ({"1.name": "", "1.value": "", "1.national": "", "1.de": "", "1.sv": "", "1.en": "", "2.name": "", "2.value": "", "2.national": "", "2.de": "",
      "2.sv": "", "2.en": ""}, "no_emergency"),
    ({f"crisis.{name}": "" for name in ("name", "value", "national", "de", "sv", "en")}, "no_crisis_line"),
    ({"1.value": "999"}, "number"), ({"1.value": "116117"}, "no_emergency_number"), ({"crisis.value": "0800 1110111"}, "number"),
    ({"crisis.value": "+49 800 111"}, "number"), ({"crisis.national": "0800 1110222"}, "national"),
    ({"crisis.value": "+49 1805 950951", "crisis.national": "01805 950951"}, "retired"), ({"1.en": ""}, "field")])
def test_nobody_is_left_without_a_number_that_can_be_called(site, change, key):
    shipped = site.house.wording.shipped_country("DE")
    _, wrong = read({**filled("DE", shipped), **change}, "DE", shipped, site.house.is_retired)
    assert key in [note.key for note in wrong]


def test_a_new_crisis_line_stands_in_the_bar_and_editors_may_not_touch_it(site, editor, administrator):
    assert editor.get("/operators/words/emergency").status_code == 403
    page = administrator.get("/operators/words/emergency", params={"country": "DE"})
    form = {"token": token(page), "step": step(page), "country": "DE", **filled("DE", site.house.wording.shipped_country("DE"))}
    form.update({"crisis.value": "+49 800 1110222", "crisis.national": "0800 1110222"})
    seen = administrator.post("/operators/words/emergency", data={**form, "preview": "1"})
    assert "0800 1110222" in seen.text and "0800 1110222" not in site.visitor("de").get("/?lang=de&country=DE").text
    assert "Saved." in administrator.post("/operators/words/emergency", data={**form, "save": "1"}).text
    shown = site.visitor("de").get("/?lang=de&country=DE").text
    assert "0800 1110222" in shown and "tel:+498001110222" in shown
    bad = administrator.post("/operators/words/emergency", data={**form, "crisis.value": "12", "save": "1"})
    assert bad.status_code == 422 and "cannot be called" in bad.text
    page = administrator.get("/operators/words/emergency", params={"country": "DE"})
    administrator.post("/operators/words/emergency", data={"token": token(page), "step": step(page), "country": "DE", "remove": "1"})
    assert "0800 1110111" in site.visitor("de").get("/?lang=de&country=DE").text


def test_the_bar_stays_where_the_database_is_gone(site, editor, tmp_path):
    (tmp_path / "broken.db").write_bytes(b"this is no database at all" * 200)
    gone = House(site.house.settings.copy(update={"database_url": f"sqlite:///{tmp_path}/broken.db"}))
    with pytest.raises(DBAPIError):
        gone.wording.refresh()
    assert [row["value"] for row in gone.wording.emergency.of("SE", "sv")] == ["112", "90101"]
