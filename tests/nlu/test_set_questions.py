"""Questions in set words about the places, the law and this page: each has its own answer, and what only sounds alike has none."""
from __future__ import annotations

import pytest

from nlu.intents import not_meant
from nlu.later import asked_later

ASKED = {
    "whom_first": ["bei wem fang ich an", "wen sollen wir zuerst anrufen?", "vem ska man ringa först", "who should we call first", "which one would you recommend?"],
    "believed": ["glaubt mir dort wer?", "kommer de tro på mig", "will anyone believe me"],
    "rights": ["darf mich der chef deswegen feuern", "får jag filma honom", "can they evict us", "verliere ich dann meinen führerschein"],
    "law": ["komm ich dafür ins gefängnis", "får polisen veta det", "could the police hear about it"],
    "force": ["kann man sie zwingen", "går det att tvinga honom", "can we force her to see a doctor"],
    "why_did": ["warum hat sie das getan", "varför gjorde han så", "why did he do that"],
    "this": ["was ist das hier", "vad är det här för sida", "what is this site?"],
    "no_credit": ["hab kein guthaben", "inga pengar på mobilen", "my phone has no credit"],
    "take_down": ["können die das löschen?", "kan man få bort det", "can someone take them down"],
    "both_go": ["kann ich mit ihr hingehen", "får jag följa med honom dit", "can I come with her"],
    "name": ["können wir dort anonym anrufen", "kan man ringa dit utan att säga namn", "can we call there without a name"],
}
NOT = ["ich wurde gefeuert", "er will mich rausschmeißen", "jag fick sparken", "my dad is in prison", "the police were here", "warum schlägt er mich", "why does he hit me",
       "was ist das für ein gefühl", "what is this pain in my chest", "wo soll ich heute schlafen", "where can I sleep", "er zwingt mich dazu", "hab kein geld", "believe me it hurts",
       "kannst du das löschen", "warum hat sie angst", "I lost my job", "wem kann ich vertrauen"]


@pytest.mark.parametrize("kind, text", [(kind, text) for kind, texts in ASKED.items() for text in texts])
def test_a_set_question_is_heard(kind, text):
    assert asked_later(text) == kind


@pytest.mark.parametrize("text", NOT)
def test_what_sounds_alike_asks_nothing(text):
    assert not asked_later(text)


@pytest.mark.parametrize("intent, text, question, asks, is_meant", [
    ("thanks", "tack för ingenting", "offers", False, "feedback_no"),
    ("thanks", "danke für alles", "offers", False, "thanks"),
    ("why_ask", "vet inte varför jag är så", "contact", False, "inform"),
    ("why_ask", "varför frågar du det", "contact", True, "why_ask"),
    ("why_ask", "bin übrigens ein Mann", "offers", False, "inform"),
    ("privacy", "chefen säger att det hör till", "offers", False, "small_talk"),
    ("privacy", "wird das gespeichert", "offers", True, "privacy"),
    ("privacy", "bitte nichts speichern", "offers", False, "privacy"),
])
def test_an_intent_that_cannot_be_meant(intent, text, question, asks, is_meant):
    assert not_meant(intent, text, question, asks) == is_meant
