"""What people say and ask once places stand there: tried in vain, for whom, a doubt, and questions in set words."""
from __future__ import annotations

import pytest

from nlu.called import called
from nlu.intents import settled_intent
from nlu.later import asked_later, lacks, said_later


@pytest.mark.parametrize("text,says", [
    ("wir waren schon bei der ambulanz, die nehmen niemand mehr", "tried"),
    ("hab dort schon angerufen, alles ausgebucht, die sind voll", "tried"),
    ("den psychologen haben wir schon probiert", "tried"),
    ("vi har testat ungdomsmottagningen, kön är lång", "tried"),
    ("jag har redan ringt dem, de kunde inte hjälpa mig", "tried"),
    ("we tried the clinic already", "tried"),
    ("they are fully booked", "tried"),
    ("they couldn't help us there", "tried"),
    ("und eppis für mi?", "for_me"),
    ("na, für mi selber", "for_me"),
    ("men jag då?", "for_me"),
    ("jag är också helt slut", "for_me"),
    ("mir geht es selber auch nicht mehr gut dabei", "for_me"),
    ("I'm worn out myself", "for_me"),
    ("I'd like to talk to someone myself first", "for_me"),
    ("vi letar efter nåt för oss föräldrar", "for_me"),
    ("und für sie?", "for_them"),
    ("gibt's auch was für meinen bruder?", "for_them"),
    ("finns det nåt för min son?", "for_them"),
    ("och henne då?", "for_them"),
    ("rather for her", "for_them"),
    ("es geht eigentlich um was ganz anderes", "another_matter"),
    ("det handlar egentligen om något annat", "another_matter"),
    ("it's really about something else", "another_matter"),
    ("lass mich einfach in ruhe", "leave_me"), ("lämna mig ifred", "leave_me"), ("please leave me alone", "leave_me"),
    ("zeig mir einfach irgendwas", "shows_one"),
    ("visa bara något", "shows_one"),
    ("gib mir einfach eine nummer", "wants_number"), ("keine fragen bitte, nur eine telefonnummer", "wants_number"), ("tack men ge mig bara ett nummer", "wants_number"),
    ("sa ju att jag vill ha ett nummer", "wants_number"), ("can you just give me a number.", "wants_number"), ("I just need a phone number to call", "wants_number"),
    ("soc gör inget", "did_nothing"), ("nej lärarna bryr sig inte", "did_nothing"), ("das Jugendamt macht nichts", "did_nothing"), ("the school does nothing about it", "did_nothing"),
    ("jag är så trött själv också", "for_me"), ("ich bin so müde selber", "for_me"), ("I'm so exhausted myself", "for_me"),
    ("min fru behöver också någon", "for_them"), ("meine Frau bräuchte auch jemanden", "for_them"), ("my wife needs someone too", "for_them"),
    ("also my son wets the bed again", "besides"), ("dessutom håller äktenskapet på att spricka", "besides"), ("außerdem hab ich Schulden", "besides"),
    ("tja", "hesitates"),
    ("öh", "hesitates"),
    ("hab's probiert, aber keiner hat abgehoben", "nobody_there"),
    ("jag ringde men ingen svarade", "nobody_there"),
    ("it was no use, nobody picked up", "nobody_there"),
    ("und wenn ich doch telefonieren will?", "will_talk"),
    ("om jag ändå vill prata?", "will_talk"),
    ("and if I want to talk?", "will_talk"),
])
def test_what_is_said_later(text, says):
    assert says in said_later(text)


@pytest.mark.parametrize("text", [
    "ich hab versucht zu schlafen",
    "jag har försökt sluta",
    "wie lange ist die wartezeit",
    "ich hab dort noch nie angerufen",
    "da ging niemand ran, ich hab es bei der hotline probiert",
    "meine mutter trinkt",
    "für mich ist das schwer zu sagen weil er mein bruder ist", "er will nicht mit mir reden", "my son is eleven",
])
def test_what_only_looks_like_it(text):
    assert not said_later(text) & {"tried", "for_them", "another_matter", "leave_me", "shows_one", "wants_number", "did_nothing", "besides"}


@pytest.mark.parametrize("text,kind", [
    ("ich trau mich nicht dort anzurufen", "dare"),
    ("jag vågar inte prata med dem", "dare"),
    ("I'm too scared to call them", "dare"),
    ("was wenn er zusammenbricht?", "if_worse"),
    ("vad gör man om hon kollapsar", "if_worse"),
    ("what do I do if he passes out?", "if_worse"),
    ("geht das abends?", "open"), ("är det öppet på kvällen?", "open"), ("are they there at night?", "open"),
    ("sag ich das meinem chef?", "decide"), ("do I tell my boss?", "decide"), ("säger jag det till chefen?", "decide"),
    ("Darf i froge ob das öppis choschtet?", "cost"), ("wollt mal fragen ob das was kostet", "cost"),
    ("und wollte mal fragen ob sie auch für alte Leute da sind", "for_whom"), ("finns ni också för gamla?", "for_whom"),
    ("Is this for people in Finland too?", "elsewhere"), ("gilt das auch in Norwegen?", "elsewhere"),
    ("Hur många ställen har ni?", "how_many"), ("wie viele Stellen kennst du?", "how_many"), ("how many places do you know?", "how_many"),
    ("har du barn själv?", "human"), ("and who are you", "human"), ("Hast du selbst Kinder?", "human"),
    ("kan man skriva istället?", ""), ("kann ich auch schreiben stattdessen", ""),
    ("vill prata med nån som fattar", "peers"), ("ich will mit jemandem reden der das versteht", "peers"), ("I want to talk to someone who gets it", "peers"),
    ("vill trappa ut", "taper"), ("ich will die Tabletten absetzen", "taper"), ("now he wants me to stop cold turkey", "taper"), ("vill trappa ner på jobbet", None),
    ("und i weiss nicht wie ich mit de kinder drüber rede soll", "what_to_say"), ("hur berättar jag för barnen", "what_to_say"), ("how do I tell my kids", "what_to_say"),
    ("melden die das der Polizei?", "place_secret"), ("will doctors report me to the police?", "place_secret"), ("I want a diagnosis", "diagnosis"),
    ("what kind of help is there?", "what_help"), ("vad finns det för hjälp?", "what_help"), ("was für Hilfe gibt es?", "what_help"),
    ("ist das dann verrat?", "betrays"), ("blir det mitt fel?", "betrays"), ("wouldn't that be snitching", "betrays"),
    ("ich bin nicht sicher ob das stimmt", "not_sure"),
    ("jag är inte säker på att det är sant", "not_sure"),
    ("I'm not sure this is real", "not_sure"),
    ("taucht das auf der handyrechnung auf", "phone_bill"), ("syns det på telefonräkningen", "phone_bill"),
    ("wie bekomme ich das video gelöscht, kann man das video löschen", "take_down"),
    ("hur får jag bilden borttagen", "take_down"),
    ("gibt es bei uns in der firma jemanden", "company"),
    ("finns det någon på jobbet man kan gå till", "company"),
    ("is there anybody at our company for this", "company"),
    ("was ist der unterschied zwischen denen?", "difference"), ("what's the difference between these", "difference"),
    ("können wir da zusammen hin?", "both_go"),
    ("can we both come", "both_go"),
    ("mein mann darf nicht merken dass ich hier bin", "no_trace"),
    ("will they tell my employer?", "place_secret"),
    ("berättar dom det för soc", "place_secret"),
    ("darf ich dir was sagen", "may_tell"),
    ("wie heißt du?", "human"),
    ("I have no health insurance here", "insurance"), ("nee die schulpsychologin ist nix für mich", ""),
])
def test_what_is_asked_in_set_words(text, kind):
    assert asked_later(text) == kind


def test_a_question_has_the_words_without_which_nobody_asks_it():
    assert lacks("wait", "aber die kinder, 7 und 10, nehmen es schwer") and not lacks("wait", "wie lang dauert das dort")
    assert lacks("place_secret", "der arzt im werk ist nichts für mich") and not lacks("place_secret", "erfährt das jemand")


@pytest.mark.parametrize("intent,text", [
    ("goodbye", "ich seh das jede nacht vor mir"),
    ("goodbye", "det kommer på kvällarna"),
    ("who_runs", "is ma ois egal"),
    ("insult", "hab mi sperren lassen und a neues konto gmacht"),
    ("why_ask", "ich glaub ich brauch selber auch wen"), ("back", "vi vill gå dit båda"),
])
def test_an_intent_wants_a_word_of_its_own(intent, text):
    assert settled_intent(intent, {intent: 0.9, "inform": 0.05}, text, True, False, False) != intent


@pytest.mark.parametrize("intent,text", [
    ("goodbye", "so, ich mach dann mal schluss, tschüss"),
    ("goodbye", "nu måste jag gå, vi hörs"),
    ("who_runs", "wer steckt hinter dieser seite"),
    ("insult", "du är helt värdelös"),
    ("why_ask", "wozu musst du das wissen"),
])
def test_with_that_word_it_stays(intent, text):
    assert settled_intent(intent, {intent: 0.9, "inform": 0.05}, text, True, False, False) == intent


@pytest.mark.parametrize("text,relation,name", [
    ("Mein Mann redet nicht mehr", "partner", "husband"),
    ("min tjej gråter jämt", "partner", "girlfriend"),
    ("my wife drinks", "partner", "wife"),
    ("min sambo mår dåligt", "partner", "cohabitant"),
    ("mei oma vergisst ois", "grandparent", "grandmother"),
    ("min farfar är ensam", "grandparent", "fathers_father"),
    ("Eine Schülerin von mir weint oft", "pupil", "female_pupil"),
    ("mein Bruder und meine Schwester streiten", "sibling", None),
    ("jemand in der Familie", "partner", None),
    ("meine Mutter", "mother", None),
])
def test_what_she_calls_the_one_it_is_about(text, relation, name):
    assert called(text, relation) == name
