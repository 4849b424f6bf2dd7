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
ASKED.update({
    "place_secret": ["mein Vater darf davon nichts erfahren", "bei uns im Dorf soll das niemand wissen", "det måste vara diskret", "ingen i klassen får märka det", "my team must never find out",
                     "I don't want my wife to know", "will they call my parents", "landet das in meiner Akte"],
    "where_report": ["wo melde ich sowas", "vart anmäler jag det", "how do I report him"],
    "ask_office": ["soll ich beim jugendamt anrufen", "kan jag ringa till socialtjänsten", "may I call social services"],
    "weeks_left": ["bis wann kann ich mich entscheiden", "hur lång tid har jag på mig", "how long do i have left to decide"],
    "self_ban": ["wie kann ich mich bei den wettanbietern sperren", "kan man stänga av sig från casinon", "could I ban myself from betting apps"],
    "diagnosis": ["wer kann das abklären", "hur får jag en utredning", "who could assess me"],
    "cost_of": ["was kostet ein anwalt", "vad kostar en hemhjälp", "how much does a lawyer cost"],
    "trained": ["sind das profis?", "är de som svarar utbildade", "are those people qualified"],
    "volunteer": ["kann ich ehrenamtlich mitmachen", "tar ni emot volontärer", "I'd like to volunteer"],
    "bad_parent": ["bin ich eine schlechte mama?", "är jag en dålig pappa", "am I a terrible mother"],
    "call_me": ["kann mich da wer zurückrufen", "finns det nån som kan ringa mig", "could somebody call me"],
    "home_help": ["kommt jemand zu meiner oma nach hause", "can someone come to us"],
    "after_telling": ["was passiert mit meinem bruder wenn ich was sage", "vad händer med honom om jag berättar", "what happens to mum when I tell"],
    "home_or_away": ["ich will auf keinen fall ins heim", "måste jag flytta hemifrån då", "do I have to leave my family"],
    "peers": ["gibt es andere mütter", "andra som har gått igenom samma", "people who have been through the same"],
    "ask_there": ["was kann der betriebsrat tun", "kan facket hjälpa mig", "can my school help"],
    "locked_in": ["kann man mich zwingen", "kan jag bli tvingad", "can they force me"],
    "office_fear": ["ich hab angst dass das amt mein baby holt", "är rädd att soc tar barnen", "I'm scared social services take my son"],
    "pronouns": ["they/them please", "hen/den tack"], "own_name": ["ich heiße Mika", "mitt namn är Sam", "my name is Jo"],
    "judge": ["ist das wirklich so schlimm", "är det verkligen så illa", "is it really that bad"],
})
NOT_PLAINLY = ["andere lachen darüber", "gibt es andere stellen", "ich darf nicht raus", "er sperrt mich ein", "was kannst du", "what can you do", "hon heter Elsa", "meine angst kommt immer nachts",
               "barnen då? finns nåt för dom", "was soll ich machen", "vad gör jag", "what do I do", "ich hab eine diagnose bekommen", "ich hol die kinder ab", "jag vill inte till jobbet"]
NOT = [*NOT_PLAINLY, "ich wurde gefeuert", "er will mich rausschmeißen", "jag fick sparken", "my dad is in prison", "the police were here", "warum schlägt er mich", "why does he hit me",
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
