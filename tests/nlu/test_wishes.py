"""Wishes are read where one is stated, the last statement wins, and what is only told is no wish."""
from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.wishes import WishReader


@pytest.fixture(scope="module")
def reader():
    return WishReader(load_taxonomy())


@pytest.mark.parametrize("language, text, wishes", [
    ("de", "am liebsten schreiben, nicht telefonieren", {"contact": ["chat"], "contact_not": ["phone"]}),
    ("de", "irgendwas in laufweite das nix kosten darf", {"near": True, "cost": "free"}),
    ("de", "ich möchte mit einer Frau reden, ohne meinen Namen zu sagen", {"counsellor": "woman", "anonymous": True}),
    ("de", "anrufen? nee, lieber eine mail", {"contact": ["email"], "contact_not": ["phone"]}),
    ("de", "auf türkisch bitte, ich spreche wenig deutsch", {"language": ["tr"]}),
    ("de", "Gibt es einen Ort ohne Stufen, der am Wochenende offen ist?", {"accessible": ["wheelchair"], "time": "weekend"}),
    ("sv", "helst chatt, vill inte ringa", {"contact": ["chat"], "contact_not": ["phone"]}),
    ("sv", "nåt på gångavstånd utan avgift", {"near": True, "cost": "free"}),
    ("sv", "ring mig, nej förresten, skicka mejl", {"contact": ["email"], "contact_not": ["phone"]}),
    ("sv", "bara förnamn, och inget med kyrkan tack", {"anonymous": True, "secular": True}),
    ("sv", "finns det någon som pratar somaliska, jag kan lite svenska", {"language": ["so"]}),
    ("de", "am besten am obend und mit ana frau", {"time": "evening", "counsellor": "woman"}),
    ("de", "Internet hab ich keins, bloß Telefon", {"contact": ["phone"], "contact_not": ["web", "chat", "email"]}),
    ("sv", "bara nätter, gärna en gubbe", {"time": "evening", "counsellor": "man"}),
    ("en", "no computer here, phone only", {"contact": ["phone"], "contact_not": ["web", "chat", "email"]}),
    ("en", "somewhere close by that doesn't charge", {"near": True, "cost": "free"}),
    ("en", "could I email instead? phone calls scare me, not the phone", {"contact": ["email"], "contact_not": ["phone"]}),
    ("en", "can someone ring me? actually no, chat please", {"contact": ["chat"], "contact_not": ["phone"]}),
    ("en", "a lady to talk to, in Polish, in the evenings", {"counsellor": "woman", "language": ["pl"], "time": "evening"}),
    ("en", "a place with a ramp, no church", {"accessible": ["wheelchair"], "secular": True}),
])
def test_what_is_wished_for(reader, language, text, wishes):
    assert reader.read(text, language, likely=1.0) == wishes


@pytest.mark.parametrize("language, text", [
    ("de", "nachts liege ich wach und starre aufs telefon"), ("de", "mein mann ist soldat"),
    ("sv", "telefonen ringer aldrig"), ("en", "he got dumped by text on a sunday evening"),
])
def test_what_is_only_told_is_no_wish(reader, language, text):
    assert reader.read(text, language, likely=0.1) == {}


@pytest.mark.parametrize("language, text, wishes", [
    ("de", "seit der trennung schlaf ich kaum noch und heule im büro, am liebsten würd ich mit jemandem schreiben", {"contact": ["chat"]}),
    ("sv", "jag är så orolig hela tiden på jobbet och vill helst chatta", {"contact": ["chat"]}),
    ("en", "my dad drinks and shouts all night and i am worn out, i'd rather email someone", {"contact": ["email"]}),
])
def test_a_preference_counts_in_a_long_message(reader, language, text, wishes):
    assert reader.read(text, language, likely=0.1) == wishes


def test_a_bare_word_is_an_answer_where_it_was_asked_for(reader):
    assert reader.read("chat", "de", likely=0.0, asked=True) == {"contact": ["chat"]}


@pytest.mark.parametrize("language, text, wishes", [
    ("de", "ich will mit niemandem telefonieren", {"contact_not": ["phone"]}), ("en", "i dont speak german", {"language": ["en"]}),
    ("sv", "jag kan tyvärr inte tyska", {"language": ["sv"]}), ("en", "my mother does not speak german", {}),
    ("en", "my german isn't very good", {"language": ["en"]}),
    ("de", "gibts da ne gruppe für mich", {"contact": ["in_person"]}), ("de", "was ist eine selbsthilfegruppe?", {}), ("de", "ja jeden abend", {}),
    ("en", "every evening, yes", {}), ("sv", "ja varje kväll", {}), ("en", "evenings are the worst", {}), ("de", "abends ist es am schlimmsten", {}),
    ("sv", "kvällarna är värst", {}), ("de", "abends nach der arbeit", {"time": "evening"}), ("en", "evenings would be best", {"time": "evening"}),
    ("de", "lieber schreiben als telefonieren", {"contact": ["chat"], "contact_not": ["phone"]}),
    ("sv", "jag skriver hellre mejl än pratar i telefon", {"contact": ["chat", "email"], "contact_not": ["phone"]}),
    ("en", "I would rather meet people than talk on the phone", {"contact": ["in_person"], "contact_not": ["phone"]}),
    ("de", "bitte niemand von der kirche", {"secular": True}), ("de", "ich brauch einfach nur ne nummer", {"contact": ["phone"]}),
    ("de", "ich würde gern andere treffen", {"contact": ["in_person"]}), ("en", "is there a group near us", {"contact": ["in_person"], "near": True}),
    ("sv", "ett nummer till nån som svarar nu", {"contact": ["phone"], "time": "now"}),
])
def test_what_is_preferred_to_something_else(reader, language, text, wishes):
    assert reader.read(text, language, likely=1.0) == wishes


@pytest.mark.parametrize("language, text", [
    ("de", "ich bin ja nicht taub"), ("sv", "jag är inte hörselskadad"), ("en", "i'm not deaf, just lonely"), ("de", "bitte nicht abends")])
def test_what_she_is_not_is_no_wish(reader, language, text):
    assert not {"accessible", "group", "time"} & set(reader.read(text, language, 0.9))


@pytest.mark.parametrize("language, text, spoken", [
    ("en", "we fled from Kabul, he wakes up screaming, i want to speak dari with somebody", "fa"),
    ("sv", "jag drömmer om kriget, min svenska är dålig. ukrainska tack", "uk"),
    ("de", "seit dem Umzug nach Lund hab ich Angst, hier ist niemand der Deutsch spricht", "de"),
])
def test_a_language_is_wished_for_beside_what_is_told(reader, language, text, spoken):
    assert reader.read(text, language, 0.0)["language"] == [spoken]


@pytest.mark.parametrize("language, text, wishes", [
    ("en", "nothing where I have to travel anywhere", {"contact_not": ["in_person"]}),
    ("sv", "inget där jag måste åka nånstans", {"contact_not": ["in_person"]}),
    ("en", "I don't do phones, I have hearing aids", {"contact_not": ["phone"]}), ("sv", "jag hör ganska dåligt", {"contact_not": ["phone"]}),
    ("de", "ich bin schwerhörig", {"contact_not": ["phone"]}),
    ("en", "no internet. I want to sit with a real person", {"contact": ["in_person"], "contact_not": ["web", "chat", "email"]}),
    ("de", "i ha kei internet", {"contact": ["phone"], "contact_not": ["web", "chat", "email"]}),
    ("en", "there is no one to call", {}), ("de", "was passiert wenn ich da anrufe", {}), ("sv", "vad händer om jag ringer", {}),
    ("sv", "finns det ingen grupp i kyrkan", {"contact": ["in_person"]}),
    ("sv", "jag behöver avlösning en helg", {}), ("en", "something after tonight", {}),
    ("de", "gibt es was für angehörige von häftlingen", {"group": ["prison"]})])
def test_wishes_turned_round_and_what_is_only_asked(reader, language, text, wishes):
    assert reader.read(text, language, likely=1.0) == wishes


@pytest.mark.parametrize("language, text, wishes", [
    ("sv", "gärna något utan samtal per telefon", {"contact_not": ["phone"]}), ("sv", "inte mejl utan ringa", {"contact": ["phone"], "contact_not": ["email"]}),
    ("sv", "jag vågar inte ringa socialtjänsten", {}), ("de", "ich will auf keinen Fall das Jugendamt anrufen", {}), ("en",
    "please don't phone the police", {}),
    ("de", "keine Hotline für Täter", {}), ("en", "no helpline for abusive husbands", {}), ("sv", "ingen stödlinje för män som slår", {}),
    ("en", "German works too", {}), ("de", "Schwedisch ginge auch", {}), ("sv", "engelska funkar också", {}), ("en", "in German please", {"language": ["de"]}),
    ("sv", "nån träff för oss mammor", {"group": ["parents"]}), ("de", "was näher bei uns", {"near": True}), ("sv", "helst närmare hem", {"near": True}),
    ("en", "somewhere nearer please", {"near": True}),
    ("sv", "finns det internetbehandling", {"contact": ["web"]}), ("de", "nichts für Männer", {}),
])
def test_what_is_refused_or_would_do_is_no_other_wish(reader, language, text, wishes):
    assert reader.read(text, language, likely=1.0) == wishes
