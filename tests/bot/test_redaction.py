"""Redaction: what is personal goes, what help needs stays, in a text and in a pipe."""
from __future__ import annotations

import json

import pytest

from bot.evaluation.redaction import measure_redaction
from bot.redaction import load_redactor
from bot.redaction.public import Public
from index.taxonomy import LANGUAGES
from tests.server import lotse

GERMAN = [
    ("ich heiße Melanie Krüger und kann nicht mehr", "ich heiße [Name] und kann nicht mehr"),
    ("mein bruder serkan kifft", "mein bruder [Name] kifft"),
    ("Mein Chef Herr Lohmann brüllt", "Mein Chef Herr [Name] brüllt"),
    ("meine frau schnarcht und ich schlafe nicht", "meine frau schnarcht und ich schlafe nicht"),
    ("hab mit frau wiesner geredet", "hab mit frau [Name] geredet"),
    ("meine tochter Rose ist acht", "meine tochter [Name] ist acht"),
    ("Ernst ist mein Vater", "[Name] ist mein Vater"),
    ("das meine ich ganz im Ernst", "das meine ich ganz im Ernst"),
    ("Ich habe Angst vor dem Wolf", "Ich habe Angst vor dem Wolf"),
    ("danke, LG Steffi", "danke, LG [Name]"),
    ("Viele Grüße\nR. Baumgartl", "Viele Grüße\n[Name]"),
    ("Die Mutter von Lukas' Freund", "Die Mutter von [Name]' Freund"),
    ("jannis hat schluss gemacht", "[Name] hat schluss gemacht"),
    ("Ich wohne in der Buchenstr. 5a, 37073 Göttingen", "Ich wohne in der [Adresse]"),
    ("wohne in göttingen, ruf an 0551/49 11 22", "wohne in göttingen, ruf an [Nummer]"),
    ("schreib an kai punkt möller at gmx punkt de bitte", "schreib an [Mail] bitte"),
    ("iban AT61 1904 3002 3457 3201 und nix drauf", "iban [Nummer] und nix drauf"),
    ("geb. 07.11.88 in Ulm", "geb. [Datum] in Ulm"),
    ("arbeite bei Thyssenkrupp im Schichtdienst", "arbeite bei [Firma] im Schichtdienst"),
    ("ich arbeite bei nacht und schlafe am tag", "ich arbeite bei nacht und schlafe am tag"),
    ("bin in der ausbildung bei der Firma Holzbau Wenger GmbH", "bin in der ausbildung bei der Firma [Firma]"),
    ("meine schule heißt Anne-Frank-Realschule", "meine schule heißt [Firma]"),
    ("war im St. Josefs Krankenhaus", "war im [Firma]"),
    ("ich spiele beim FC Rothenbach", "ich spiele beim [Firma]"),
    ("Aktenzeichen: 4 C 118/22 vom Amtsgericht", "Aktenzeichen: [Nummer] vom Amtsgericht"),
    ("er parkt mit M-KL 302 vor der tür", "er parkt mit [Nummer] vor der tür"),
    ("adde mich auf insta: pia.blau_3", "adde mich auf insta: [Handle]"),
    ("die TelefonSeelsorge 0800-1110222 war besetzt, 116 117 auch", "die TelefonSeelsorge 0800-1110222 war besetzt, 116 117 auch"),
    ("mobil 0151\u00a02345\u20116789, danke", "mobil [Nummer], danke"),
    ("seit 2021 habe ich 12 000 € Schulden und bin 43", "seit 2021 habe ich 12 000 € Schulden und bin 43"),
    ("Von Montag bis Freitag von 8-12 und 14-18 Uhr", "Von Montag bis Freitag von 8-12 und 14-18 Uhr"),
    ("Seit Mai nehme ich Sertralin 50 und gehe zur Caritas", "Seit Mai nehme ich Sertralin 50 und gehe zur Caritas"),
]
SWEDISH = [
    ("jag heter Frida Åkerlund, 31 år", "jag heter [namn], 31 år"),
    ("min bror hamid spelar bort allt", "min bror [namn] spelar bort allt"),
    ("min bror spelar bort allt", "min bror spelar bort allt"),
    ("My och jag har gjort slut", "[namn] och jag har gjort slut"),
    ("var ska jag bo, kan inte bo kvar", "var ska jag bo, kan inte bo kvar"),
    ("tack! /Nettan", "tack! /[namn]"),
    ("mvh Per-Olof Hedman", "mvh [namn]"),
    ("Johannas mamma ringde", "[namn]s mamma ringde"),
    ("bor på Kyrkogatan 3 A i Falun", "bor på [adress] i Falun"),
    ("personnummer 900101-1239 och 19900101 1239", "personnummer [nummer] och [nummer]"),
    ("ring 0731 22 33 44 eller 1177", "ring [nummer] eller 1177"),
    ("hon är född 4 juli 1999", "hon är född [datum]"),
    ("jobbar på Scania i Södertälje", "jobbar på [företag] i Södertälje"),
    ("jag jobbar på natten och sover dåligt", "jag jobbar på natten och sover dåligt"),
    ("går på Björkhagaskolan i sjuan", "går på [företag] i sjuan"),
    ("går i grundskolan", "går i grundskolan"),
    ("ligger på Danderyds sjukhus", "ligger på [företag]"),
    ("bil med reg DEF 345 följer mig", "bil med reg [nummer] följer mig"),
    ("hennes snapchat är milla_vild", "hennes snapchat är [handle]"),
    ("har skulder på 120 000 kr sen 2020", "har skulder på 120 000 kr sen 2020"),
]
ENGLISH = [
    ("my name is Bethany Cole and i am 20", "my name is [name] and i am 20"),
    ("my mate will is drinking again", "my mate [name] is drinking again"),
    ("will i ever feel hope again", "will i ever feel hope again"),
    ("my sister may need help", "my sister may need help"),
    ("Dr. Osei told me to rest", "Dr. [name] told me to rest"),
    ("i miss Danuta so much", "i miss [name] so much"),
    ("fatima's brother hits her", "[name]'s brother hits her"),
    ("cheers\nPaddy", "cheers\n[name]"),
    ("i live at 8 Station Road with my nan", "i live at [address] with my nan"),
    ("i work at Sainsbury's in Leeds", "i work at [company] in Leeds"),
    ("i work at night and study at home", "i work at night and study at home"),
    ("she goes to Oakwood High School", "she goes to [company]"),
    ("my dob is 3rd of June 1994", "my dob is [date]"),
    ("mail me: lou_reads@gmail.com or see https://www.instagram.com/lou.reads", "mail me: [email] or see [link]"),
    ("i am from Syria and live in Berlin, i called 112", "i am from Syria and live in Berlin, i called 112"),
    ("the money stops in June and i am not fit", "the money stops in June and i am not fit"),
    ("ref no AB/4471/22 at the council", "ref no [number] at the council"),
]
PUBLIC = Public(["0800 1110222", "116 117", "1177", "90101"], ["hilfe@beratung.example"], ["krisenchat.de"])


@pytest.fixture(scope="module")
def redactor():
    return load_redactor(PUBLIC)


@pytest.mark.parametrize(("text", "stored"), GERMAN)
def test_german(redactor, text, stored):
    assert redactor.redact(text, "de") == stored


@pytest.mark.parametrize(("text", "stored"), SWEDISH)
def test_swedish(redactor, text, stored):
    assert redactor.redact(text, "sv") == stored


@pytest.mark.parametrize(("text", "stored"), ENGLISH)
def test_english(redactor, text, stored):
    assert redactor.redact(text, "en") == stored


def test_the_language_is_read_where_none_is_given(redactor):
    assert redactor.redact("meine Nummer ist 0151 2345678 und ich bin müde") == "meine Nummer ist [Nummer] und ich bin müde"
    assert redactor.redact("jag når inte min bror på 070 1234567") == "jag når inte min bror på [nummer]"
    assert redactor.redact("you can text me on 07700 900123") == "you can text me on [number]"


def test_what_the_catalogue_publishes_stays(redactor):
    text = "ich habe hilfe@beratung.example geschrieben und https://krisenchat.de/start gelesen"
    assert redactor.redact(text, "de") == text


def test_redacting_twice_changes_nothing(redactor):
    for language, rows in zip(("de", "sv", "en"), (GERMAN, SWEDISH, ENGLISH)):
        for _, stored in rows:
            assert redactor.redact(stored, language) == stored


def test_a_long_text_is_read_to_its_end(redactor):
    text = "Ich weiß nicht weiter. " * 200 + "LG Steffi"
    assert redactor.redact(text, "de") == text.replace("Steffi", "[Name]")


@pytest.mark.parametrize("text", ["", " ", "\n", "@", "/", "..." * 500, "a" * 5000, "1 " * 3000, "\ud800", "LG", "ich heiße", "[Name]"])
def test_any_text_gets_an_answer(redactor, text):
    assert isinstance(redactor.redact(text), str)


def test_the_pipe_keeps_ids_and_order_and_names_the_bad_line(tmp_path):
    rows = ['{"id": 7, "text": "jag heter Frida", "lang": "sv"}', "{", "[1]", '{"id": "x"}', '{"text": "mfg Anna Wirth"}',
            '{"id": null, "text": 5}', '{"id": "l", "text": "ring 116 111", "lang": 4}', '{"id": "h", "text": "\\ud800"}']
    done = lotse(tmp_path / "lotse.db", "redact", given="\n".join(rows))
    assert done.returncode == 0 and "Traceback" not in done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row.get("id") for row in found] == [7, None, None, "x", None, None, "l", None]
    assert found[0]["stored"] == "jag heter [namn]" and found[4] == {"stored": "mfg [Name]"}
    assert [sorted(row) for row in found[1:4]] == [["error"], ["error"], ["error", "id"]]
    assert "line 2" in found[1]["error"] and "line 4" in found[3]["error"] and "'text'" in found[3]["error"]
    assert "line 6" in found[5]["error"] and "'text'" in found[5]["error"]
    assert found[6]["stored"] == "ring 116 111" and "line 8" in found[7]["error"]


def test_the_measure_counts_what_is_left_and_what_is_lost(tmp_path):
    row = {"id": "1", "text": "ich bin Anna aus Kiel", "spans": [{"text": "Anna", "type": "name"}], "keep": ["Kiel"]}
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "redaction.jsonl").write_text(json.dumps(row), "utf-8")
    same = measure_redaction(lambda text, language: text, tmp_path, lambda line: None)
    gone = measure_redaction(lambda text, language: "", tmp_path, lambda line: None)
    assert same["left"]["name"]["de"] == {"mean": 1.0, "n": 1} and same["lost"]["all"]["de"]["mean"] == 0.0
    assert gone["left"]["name"]["de"]["mean"] == 0.0 and gone["lost"]["all"]["de"]["mean"] == 1.0
    assert same["wrong"][0]["left"] == ["Anna"] and gone["wrong"][0]["lost"] == ["Kiel"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_test_set_holds_what_it_names(language):
    from bot.evaluation.sets import read_set

    rows = read_set("redaction", language)
    assert len(rows) == 100 and len({row["id"] for row in rows}) == 100
    assert 25 <= sum(not row["spans"] for row in rows) <= 40
    for row in rows:
        assert all(span["text"] in row["text"] for span in row["spans"]) and all(keep in row["text"] for keep in row["keep"])
