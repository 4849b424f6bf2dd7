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


@pytest.mark.parametrize("moment, text", [
    ("promises", "nein, ich bring mich heute nicht um"), ("promises", "jag ska inte göra nåt inatt"), ("plays_down", "nej men snälla, jag är bara sliten"),
    ("plays_down", "nein, echt nicht so, bin bloß erschöpft"), ("plays_down", "no honestly, just annoyed"), ("plays_down", "ich mein damit nichts"),
    ("worn_out", "ich pack das bald nicht mehr"), ("worn_out", "jag klarar snart inte mer"), ("worn_out", "I can't keep this up"),
    ("from_other", "ich hab angst vor ihm"), ("from_other", "hon kastade en stol"), ("from_other", "he grabbed me by the throat"),
    ("from_other", "mein ex steht vor meiner wohnung"), ("of_me", "ich möchte nicht mehr da sein"), ("reason", "meine kinder brauchen mich"),
    ("reason", "my dog needs me"), ("lashes_out", "er beißt und tritt mich, wenn ich nein sage"), ("lashes_out", "hon slår sönder sina leksaker"),
    ("own_rage", "manchmal schrei ich die kinder an"), ("own_rage", "I shout at the kids a lot"), ("own_rage", "jag knuffade min son en gång")])
def test_whose_danger_it_is_and_what_she_takes_back(moment, text):
    assert moment in moments(text)


@pytest.mark.parametrize("moment, text", [
    ("promises", "heute nicht, aber morgen"), ("promises", "not tonight, maybe at the weekend"), ("plays_down", "nein, bin nur müde vom leben"),
    ("plays_down", "nej, jag är bara trött på allt"), ("worn_out", "ich kann nicht mehr leben"), ("lashes_out", "sein vater schlägt ihn"),
    ("lashes_out", "she gets hit at school"), ("of_me", "mein mann will nicht mehr leben")])
def test_what_is_none_of_these(moment, text):
    assert moment not in moments(text)


@pytest.mark.parametrize("text, said", [
    ("there's a rifle in the loft", "means_near"), ("bei uns hängt ein Gewehr im Flur", "means_near"), ("jag har tabletterna framför mig", "means_near"),
    ("es fängt schon wieder an, er schreit gerade", "again_now"), ("de börjar igen nu", "again_now"), ("er schläft jetzt", "doer_sleeps"), ("pappa har somnat", "doer_sleeps"),
    ("mama ist wieder betrunken", "is_drunk"), ("hon är full nu", "is_drunk"),
])
def test_what_makes_it_graver_or_only_seems_to(text, said):
    assert said in moments(text)


@pytest.mark.parametrize("text, said", [
    ("ich habe Tabletten gegen Bluthochdruck", "means_near"), ("I feel low again now", "again_now"), ("er schläft seit Wochen schlecht", "doer_sleeps"), ("der Terminkalender ist voll", "is_drunk"),
])
def test_and_what_does_not(text, said):
    assert said not in moments(text)
