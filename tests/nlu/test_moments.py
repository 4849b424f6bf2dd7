"""What is told while it is open whether somebody is safe, and what only looks like it."""
from __future__ import annotations

import pytest

from nlu.guard import open_guard
from nlu.moments import moments


@pytest.mark.parametrize("moment, text", [
    ("is_sure", "ja, ich bin sicher. nur müde"), ("is_sure", "I'm safe now"), ("is_sure", "jo jag e trygg"), ("is_sure", "ja ich sitze in der küche"),
    ("not_safe", "nein sie ist nicht sicher"), ("not_safe", "nej hon e int säker"), ("not_safe", "no he isn't safe"),
    ("explains", "haha nein, wir ziehen nur um"), ("explains", "nej det är bara ett spel"), ("explains", "No no, I'm moving house"),
    ("explains", "na, es stirbt doch niemand, ich bin nur müd"),
    ("denies_harm", "nä ingen slår mig"), ("denies_harm", "nobody is hitting anybody"),
    ("promises", "ich verspreche es, heute nacht mach ich nichts"), ("promises", "jag lovar, inte ikväll"),
    ("promises", "I won't do anything tonight, I promise"),
    ("for_weeks", "das denk ich schon seit monaten"), ("for_weeks", "jag har tänkt så i flera år"), ("alone_now", "ich bin ganz allein hier"),
    ("alone_now", "jag är helt ensam"),
    ("nobody_to_call", "es gibt niemanden, den ich anrufen kann"), ("nobody_to_call", "I have no one to call"),
    ("nobody_to_call", "jag har ingen att ringa"),
    ("abroad", "ich bin in schweden"), ("abroad", "jag bor i norge"), ("abroad", "I live in Finland"), ("kin_with_them", "mein bruder ist bei ihr"),
    ("kin_with_them", "granne är hos honom nu"),
    ("in_care", "sie behalten mich hier bis montag"), ("in_care", "they're keeping me in"), ("comes_later", "meine schwester kommt um fünf"),
    ("for_later", "und für die wochen danach?"),
    ("put_away", "den schlüssel hab ich versteckt"), ("put_away", "jag har gömt nyckeln"), ("bye", "ok danke tschüss"), ("bye", "thanks bye")])
def test_what_is_told(moment, text):
    assert moment in moments(text)


@pytest.mark.parametrize("text", ["mir geht's gut, vergiss es", "nein er ist eigentlich ganz lieb", "nej ingen slår mig, glöm det",
    "no he's kind really, forget it",
                                  "bin sicher, dass ich es heute mache", "nein, ich will nur noch weg, der umzug war ein fehler",
                                  "I'm sure that I'll do it", "lol won't need a pension"])
def test_fear_and_playing_down_lift_nothing(text):
    assert not {"explains", "is_sure", "denies_harm"} & moments(text)


@pytest.mark.parametrize("text", [
    "bei uns liegt keiner am sterba, i bin bloß müd", "unser kleiner nässt wieder ein seit dem umzug", "min sexåring har börjat kissa på sig igen",
    "our girl wets the bed since he left",
    "I can't leave mum alone, she forgets the stove", "jag kan inte lämna mormor ensam", "we shot three deer and now my hip is shot",
    "han vrålar att han ska döda noobs"])
def test_what_only_looks_like_danger(text):
    assert (open_guard().look(text) or ("none",))[0] == "none"


@pytest.mark.parametrize("text", [
    "ich wart bloß noch drauf dass ich zu meinem mann darf", "jag väntar bara på att få följa efter honom", "just waiting to be with my husband again",
    "she says she'd be better off under the ground", "die pistole liegt da und ich muss dauernd dran denken",
    "jag har bössan hemma och tänker på den hela tiden",
    "besser wenn ich nicht mehr da wär, die versicherung zahlt ja", "there was a note in his pocket saying help us", "I can't leave him, he hits me"])
def test_quiet_wishes_and_their_twins_are_heard(text):
    found = open_guard().look(text)
    assert found and found.level != "none"
