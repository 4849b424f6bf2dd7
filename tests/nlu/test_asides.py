"""Questions beside the matter are heard in three languages, two at most; what only sounds like one is none."""
from __future__ import annotations

import pytest

from nlu.asides import asked_beside

ASKED = {
    "referral": ["brauch ich dafür einen Überweisungsschein oder eine Überweisung", "måste man ha remiss dit", "do they want a referral from my doctor"],
    "insurance": ["übernimmt das meine Krankenkasse?", "är det försäkringen som betalar", "does my insurance cover that", "I'm with Helsana"],
    "wait": ["wie lange muss ich da warten", "hur länge får man vänta", "what is the waiting time there?"],
    "home_help": ["kommt da jemand nach Hause?", "kan de komma hem till oss?", "could somebody come to our house"],
    "report": ["meldet ihr das?", "anmäler du det här", "will you report this"],
    "tell_parents": ["soll ich das den Eltern sagen?", "ska jag ringa föräldrarna", "do I have to tell her parents"],
    "name": ["muss man da sagen wie man heißt? muss ich meinen Namen nennen", "måste jag säga mitt namn", "do I have to say my name?"],
    "no_trace": ["mein Freund darf nicht merken, dass ich hier schreibe", "min sambo får inte se det här", "my husband could find this on my laptop",
                 "wie lösche ich den Verlauf"],
    "what_to_say": ["darf ich ihn darauf ansprechen", "kan jag säga något till henne?", "I am scared to say the wrong thing"],
    "right_place": ["bin ich da bei dir richtig", "är jag rätt här?", "am I even in the right place here"],
    "why_these": ["wieso zeigst du mir sowas", "varför visar du det", "why do you show me these"],
    "duty": ["bin ich verpflichtet das zu melden?", "har vi anmälningsplikt", "is there a duty to report"],
}


@pytest.mark.parametrize("name, text", [(name, text) for name, texts in ASKED.items() for text in texts])
def test_it_is_heard(name, text):
    assert name in asked_beside(text)


@pytest.mark.parametrize("text, both", [
    ("kostet das was? und erfährt die Schule davon", ["cost", "privacy"]),
    ("är du en riktig människa? och vad händer med mina uppgifter", ["human", "privacy"]),
    ("do I need a referral, how long is the wait, what does it cost", ["referral", "wait"]),
])
def test_two_questions_are_answered_in_the_order_in_which_they_are_asked(text, both):
    assert asked_beside(text) == both


@pytest.mark.parametrize("text", [
    "meine Frau weiß nichts davon", "he checks my phone every day", "ich warte seit elf Monaten auf einen Platz", "das kostet mich so viel Kraft",
    "it costs me so much energy",
    "er kommt immer spät nach Hause", "ich kann nicht nach Hause", "han kom hem full igår", "I have to tell my parents that I am gay",
    "wie lange geht das noch so mit der Trauer",
    "hur länge ska jag orka", "why is it always me", "er hat mich angezeigt", "I work in insurance and I am burnt out", "min mamma får inte dö",
    "min pappa läser mina sms",
    "min dotter sitter på snapchat hela dagen", "can I talk to someone", "soll ich mit ihr zum Arzt gehen", "I tell her every day that she matters",
])
def test_what_only_sounds_like_one(text):
    assert asked_beside(text) == []
