"""The guard's rules on pairs of sentences that differ in little and mean very different things."""
from __future__ import annotations

import os
import subprocess
import sys

import pytest

from nlu.danger import Danger
from nlu.guard import Guard
from nlu.phrases import Phrase, Vocabulary, read_line
from nlu.teaching import EXAMPLES, read_dangers
from nlu.verdict import join


@pytest.fixture(scope="module")
def guard():
    return Guard()


@pytest.mark.parametrize("text", [
    "ich will mich umbringen", "Ich werde mir das Leben nehmen.", "ich bring mich heute nacht um", "kms heute noch",
    "ich wll mich umbrigen", "i mog nimma lebn und heit moch i a end", "ich stah uf de brugg und gump jetzt",
    "i want to kill myself", "im gonna unalive myself tonight", "I have taken an overdose", "goodbye world",
    "jag ska ta livet av mig", "ska ta mitt liv ikväll", "vill do ikvall, har en plan",
    "ich will nicht mehr leben", "i don't want to live anymore", "jag vill inte leva längre",
])
def test_danger_now_is_acute(guard, text):
    assert guard.look(text).level == "acute"


@pytest.mark.parametrize("text", [
    "ich mag nicht mehr leben, weiss nicht warum", "i mog nimma", "ich mah nümme", "will nimmer leben", "ich ritze mich",
    "sometimes i dont want to be here any more", "ive started cutting again", "sometimes i wish i was dead",
    "orkar inte leva", "palla inte leva", "jag skär mig", "önskar att jag aldrig hade fötts",
])
def test_a_wish_without_a_plan_is_a_concern(guard, text):
    assert guard.look(text).level == "concern"


@pytest.mark.parametrize("text", [
    "mir ist zum sterben langweilig", "diese prüfung bringt mich um", "mein bruder hat sich 2010 das leben genommen",
    "ich will nicht sterben, ich will nur dass es aufhört", "ich schreibe eine hausarbeit über suizid",
    "im film bringt sie sich um", "er schlägt mich im schach", "meine tochter sperrt sich in ihrem zimmer ein",
    "these shoes are killing me", "she tried to kill herself two years ago and is fine now", "career suicide",
    "I don't want to die, I just want to sleep", "i lost a friend to suicide four years ago",
    "dör av skratt", "min bror tog livet av sig för sex år sedan", "jag vill inte dö, jag vill bara sova",
    "såg en film om självmord", "hon gjorde slut med mig",
])
def test_what_only_sounds_like_it_is_none_and_calms(guard, text):
    assert guard.look(text) is None
    assert guard.calms(text)


@pytest.mark.parametrize("text, third", [
    ("meine freundin will sich was antun", True), ("ich will mir was antun", False),
    ("my brother says he is going to kill himself tonight", True), ("i am going to kill myself tonight", False),
    ("min bror har sagt att han ska ta livet av sig ikväll", True), ("jag ska ta livet av mig ikväll", False),
    ("he said goodbye to everyone and isn't answering", True),
])
def test_whose_danger_it_is(guard, text, third):
    alarm = guard.look(text)
    assert (alarm.level, alarm.kind, alarm.third) == ("acute", "suicidality", third)


@pytest.mark.parametrize("text, kind", [
    ("er würgt mich", "violence_now"), ("my husband is beating me right now", "violence_now"),
    ("han slår mig", "violence_now"), ("meine freundin hat tabletten genommen und wacht nicht auf", "medical"),
    ("he's unconscious and breathing weird", "medical"), ("hon är medvetslös", "medical"),
    ("die stimmen sagen ich soll mich umbringen", "psychosis_acute"),
    ("voices are telling me to hurt my mum", "psychosis_acute"),
    ("hab grad mein baby geschüttelt", "medical"), ("jag skakade bebisen nyss", "medical"),
    ("cut too deep, it wont stop bleeding", "self_harm"),
])
def test_kinds(guard, text, kind):
    alarm = guard.look(text)
    assert (alarm.level, alarm.kind) == ("acute", kind)

# One sentence and its twin that only sounds like it, for each group of the general constructions.
@pytest.mark.parametrize("danger, twin, kind", [
    ("morgen früh bin ich tot", "morgen bin ich wieder fit", "suicidality"),
    ("der azubi hat geschrieben dass er sich heute das leben nimmt", "der azubi hat geschrieben dass er heute freinimmt", "suicidality"),
    ("opa liegt auf dem boden und atmet ganz komisch", "opa liegt auf dem sofa und liest zeitung", "medical"),
    ("die lippen von meinem baby sind blau", "die lippen von meinem baby sind weich", "medical"),
    ("das kind sitzt seit stunden allein im auto in der sonne", "das kind sitzt im garten in der sonne", "child_danger"),
    ("mein ex ist im haus und droht mich umzubringen", "mein ex ist im haus und droht mit dem anwalt", "violence_now"),
    ("eine stimme sagt ich muss springen", "eine stimme sagt die nächste haltestelle an", "psychosis_acute"),
    ("ich schneide mich gerade und kann nicht aufhören", "ich schneide mir gerade die haare", "self_harm"),
    ("klockan tio är jag död", "klockan tio är jag hemma", "suicidality"),
    ("far har gått ut i skogen med bössan och sagt adjö", "far har gått ut i skogen och plockar svamp", "suicidality"),
    ("han ligger på golvet och andas konstigt", "han ligger på soffan och sover", "medical"),
    ("flickan har varit ensam i lägenheten i två dygn", "flickan har varit hos mormor i två dygn", "child_danger"),
    ("min man tog strypgrepp på mig nyss", "min man tog bussen nyss", "violence_now"),
    ("rösten säger att jag ska hoppa", "läraren säger att jag ska läsa", "psychosis_acute"),
    ("skar för djupt, blodet slutar inte rinna", "skar för tjocka skivor bröd", "self_harm"),
    ("by midnight i will be dead", "by midnight i will be home", "suicidality"),
    ("my wife has taken a whole pack of sleeping pills", "my wife has taken the whole family shopping", "medical"),
    ("the toddler is locked in the car in the sun", "the toddler is playing in the garden in the sun", "child_danger"),
    ("he has a knife and he's outside the door", "he has a cake and he's outside the door", "violence_now"),
    ("god told me to sacrifice my child", "god bless you and my child", "psychosis_acute"),
    ("i cut too deep and it wont stop bleeding", "i cut the cake too thick", "self_harm"),
])
def test_a_construction_and_its_twin(guard, danger, twin, kind):
    assert (guard.look(danger).level, guard.look(danger).kind) == ("acute", kind)
    assert guard.look(twin) is None


@pytest.mark.parametrize("text", [
    "danke für alles, sucht mich nicht", "wer nimmt meine katze wenn ich nicht mehr da bin",
    "seit die entscheidung da ist bin ich ganz ruhig", "es tut mir leid für den lokführer",
    "tack för allt, leta inte efter mig", "ses på andra sidan", "ni slipper mig snart", "loggar ut för gott ikväll",
    "who feeds my cat after tomorrow", "logging off forever", "it wasn't your fault, i love you all, dont look for me",
])
def test_a_farewell_is_a_concern_at_least(guard, text):
    assert guard.look(text) is not None


@pytest.mark.parametrize("text", [
    "haha das war so lustig", "ich suche eine gruppe gegen einsamkeit", "die katze muss zum tierarzt",
    "hahaha så kul", "jag söker en stödgrupp", "tentan går åt skogen", "looking for a support group", "hahaha that cake",
])
def test_everyday_words_calm_without_hiding_an_alarm(guard, text):
    assert guard.look(text) is None and guard.calms(text)
    assert guard.look(f"{text}. i want to kill myself").level == "acute"


@pytest.mark.parametrize("text", [
    "ich nehme mein leben jetzt selbst in die hand", "die milchpreise bringen uns noch um", "meine innere stimme sagt nein",
    "wir lesen werther, am ende erschießt er sich", "nu tar jag mitt liv i egna händer", "han slog mig i schack igen",
    "geväret är inlåst i vapenskåpet", "taking my life into my own hands", "last night in the old bed, the new one comes tomorrow",
    "my mum is going to murder me when she sees my grades",
])
def test_other_meanings_are_cut_out(guard, text):
    assert guard.look(text) is None and guard.calms(text)


@pytest.mark.parametrize("text", [
    "Standing on the bridge again, counting boats until the bus comes", "nach heute abend ist es endlich ruhig im haus", "hejdå alla barn, nu är det lov",
])
def test_words_as_often_harmless_are_a_hint_that_needs_the_classifier(guard, text):
    found = guard.look(text)
    assert found.hint
    assert join(found, False, False, Danger(0.1, 0.05, found.kind)).level == "none"
    assert join(found, False, False, Danger(0.5, 0.35, found.kind)).level == found.level


def test_another_alarm_goes_before_a_hint(guard):
    found = guard.look("I am standing on the bridge and I want to kill myself")
    assert found.level == "acute" and not found.hint
    assert join(found, True, True, Danger(0.0, 0.0, "medical")) == found


def test_a_name_in_a_rule_stands_for_its_words():
    guard = Guard()
    assert guard.look("in zwei stunden bin ich tot").level == guard.look("um mitternacht bin ich tot").level == "acute"
    assert any("<when>" in rule for rule in guard.hits("in zwei stunden bin ich tot")["alarms"])


def test_a_denial_does_not_hide_what_stands_beside_it(guard):
    assert guard.look("ich will mich nicht umbringen aber ich will nicht mehr leben").level == "concern"
    assert guard.look("keine suizidgedanken").__class__ is type(None)


def test_a_sure_alarm_stands_against_a_frame(guard):
    assert guard.look("ich schreibe gerade eine hausarbeit und ich will mich umbringen").level == "acute"


@pytest.mark.parametrize("text", ["17", "chat", "work", "ja", "", " ", "…", "\ud800", "die " * 30_000, "umbringen" * 9_000])
def test_nothing_breaks_it(guard, text):
    assert guard.look(text) is None


def test_the_guard_stands_without_rasa_and_model():
    code = "import sys, nlu.guard; nlu.guard.Guard().look('hej'); print('rasa' in sys.modules, 'onnxruntime' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["False", "False"]


def test_a_slip_is_put_right_the_same_way_in_every_process():
    """Sets are ordered by a seed of the process; what the guard reads must not be."""
    program = "from nlu.guard import Guard; g = Guard(); print([g.vocabulary.corrected(w) for w in ('umbringn', 'sterbn', 'umbrigen')])"
    told = {subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True,
                           check=True).stdout for seed in ("1", "2", "3")}
    assert len(told) == 1 and "umbringen" in told.pop()


@pytest.mark.parametrize(("source", "there", "missing"), [
    ("ich|i will? (nicht mehr|nie) leb*", "i leb nie", "ich will nicht mehr sein"),
    ("^ (mag|will) .. *todes* mehr", "will mehr", "will todes"),
    ("so|u \"? ende* (, aber)?", "u ende", "so aber"),
])
def test_a_phrase_is_looked_for_where_all_its_pieces_may_be(source, there, missing):
    """What has to be there decides: not what may be left out, gaps, marks, or words of which the beginning is open."""
    vocabulary = Vocabulary({}, "", "")
    phrase = Phrase(source, "de", vocabulary)
    assert phrase.may_be_in(read_line(there, vocabulary)) and not phrase.may_be_in(read_line(missing, vocabulary))
    assert "pattern" not in vars(phrase)  # nothing is compiled for that


def test_no_phrase_that_stands_in_a_message_is_left_out(guard):
    """A share of the rules on a share of what was taught, each searched for wherever it may be."""
    lines = [read_line(danger.text, guard.vocabulary) for danger in [*read_dangers(EXAMPLES)][::60]]
    found = [(phrase, line) for phrase in guard._alarms.phrases[::6] for line in lines if phrase.pattern.search(line.text)]
    assert len(found) > 20 and all(phrase.may_be_in(line) for phrase, line in found)


@pytest.mark.parametrize("text, kind, third", [
    ("hab vor einer stunde 30 ibuprofen genommen", "medical", False),
    ("jag har tagit 30 alvedon för en timme sen", "medical", False),
    ("i took 40 paracetamol half an hour ago", "medical", False), ("meine mutter hat 20 schlaftabletten geschluckt", "medical", True),
    ("min vän står på bron", "suicidality", True), ("jag står på bron och ska hoppa", "suicidality", False),
    ("ich stehe auf der brücke, mein freund ist weg", "suicidality", False),
    ("my son texted me goodbye and locked himself in with a knife", "suicidality", True),
    ("min kompis skär sig i armarna", "self_harm", True),
])
def test_what_happened_and_to_whom(guard, text, kind, third):
    alarm = guard.look(text)
    assert alarm and (alarm.kind, alarm.third) == (kind, third)


@pytest.mark.parametrize("text", ["hab zwei ibuprofen genommen", "i've taken my pills already", "jag tar alvedon mot huvudvärk",
                                  "wrote a goodbye letter to cigarettes"])
def test_an_ordinary_dose_is_no_intake(guard, text):
    assert guard.look(text) is None


@pytest.mark.parametrize("text", ["mitt ex hotar att sprida nakenbilder", "he says he'll post my nudes",
                                  "i yelled at my son and grabbed him too hard, hate myself"])
def test_what_is_grave_but_not_now_stays_a_concern(guard, text):
    alarm, calm = guard.judge(text)
    assert alarm and alarm.level == join(alarm, calm, False, Danger(0.99, 0.99, "violence_now")).level == "concern"


@pytest.mark.parametrize("text", ["nein, ich tu ihm nichts", "nej det är ingen fara", "jag skrev fel, ingen är i fara",
                                  "the police are here now", "polisen har kommit",
                                  "er will selber aufhören", "sie hört auf, wenn ich es nicht sage", "die sind 8 und 11"])
def test_what_calms_is_no_danger_whatever_the_classifier_says(guard, text):
    rule, calm = guard.judge(text)
    assert join(rule, calm, False, Danger(0.99, 0.99, "suicidality")).level == "none"


@pytest.mark.parametrize("text", ["es ist keine gefahr, ich will nur sterben", "i will kill myself when the police is here"])
def test_a_denial_hides_no_alarm(guard, text):
    assert guard.look(text) is not None


@pytest.mark.parametrize("text", [
    "Mein Schwager haut mich jedes Mal. Beim Tischtennis", "hon slår mig alltid, i padel", "he beats me every time. at darts",
    "jag gör slut på det i helgen. vi har varit tillsammans i två år", "so ist es nun mal, ich kündige am Freitag",
    "jag är på gränsen till utmattning", "we're on the verge of a breakdown as parents", "am Rand der Erschöpfung, jeden Abend",
    "takes his tablets as prescribed", "ich nehm die Tropfen wie verordnet", "jag tar min medicin som jag brukar",
    "för sju år sen försökte jag ta livet av mig, idag jobbar jag som stödperson", "so exhausted I could drop",
    "Never once mentioned suicide, she just sits there", "Er hat nie vom Sterben gesprochen", "no plans of ending my life, just low",
    "said my goodbyes on Thursday, my last shift at the depot", "sa hejdå till alla på fredagen, sista arbetsdagen före pensionen",
    "they jumped off the pier into the sea with their cousins", "i'd murder him, joking", "seit em Suizid vo mim Vater schlaf ich schlecht",
    "Is suicide hereditary?", "is there a course, I have clients with suicidal thoughts", "her sister was raped before we met",
    "hemska bilder av att tappa bebisen, jag skulle aldrig", "terrible images of hurting her, I'd never", "everyone is tired and so am I",
    "picked on every single day", "one way or the other we will manage", "er droht mir mit der Abmahnung",
])
def test_ordinary_ways_of_speaking_raise_nothing(guard, text):
    assert guard.look(text) is None


@pytest.mark.parametrize("text", [
    "i'll jump off the roof, and i'm not joking", "jag dödar mig. skojar inte", "ich spring vom Dach, kein Scherz", "last message from me. take care",
    "I said goodbye to everyone and I won't be here tomorrow", "i have intrusive thoughts and i will kill myself tonight",
    "he beats me every time he drinks", "tog mina tabletter som jag ska och sen alla andra, jag vill dö",
])
def test_what_only_begins_like_one_of_them_alarms(guard, text):
    assert guard.look(text) is not None


@pytest.mark.parametrize("text, kind", [
    ("there's no place for me in this world", "suicidality"), ("det finns ingen plats kvar för mig i den här världen", "suicidality"),
    ("wenn mich morgen ein Bus überfährt ist es mir auch egal", "suicidality"), ("om jag blir överkörd gör det mig inget", "suicidality"),
    ("wer würde mich denn vermissen", "suicidality"), ("who would even miss me", "suicidality"), ("my brother talks about being dead", "suicidality"),
    ("meine Schülerin malt Grabsteine mit ihrem eigenen Namen", "suicidality"), ("she's drawing gravestones with her own name on", "suicidality"),
    ("my uncle gave away his dog and paid all the bills", "suicidality"), ("han har gett bort sin katt och sagt upp lägenheten", "suicidality"),
    ("I started hurting myself again, I'm fine now", "self_harm"), ("bin die Treppe runtergefallen, so sag ich das immer", "violence_now"),
    ("fell down the stairs again, as we say", "violence_now"), ("gick in i en dörr, som vi säger hemma", "violence_now"),
    ("sie sagt dass ihr Mann sie schlägt", "violence_now"), ("his wife hits him", "violence_now"), ("mein ex weiß wo ich wohne", "violence_now"),
    ("jag tog i min treåring för hårt och jag skäms", "child_danger"), ("hon har ätit knappt på två veckor och svimmade i går", "medical"),
])
def test_danger_told_in_passing_is_seen(guard, text, kind):
    assert guard.look(text).kind == kind


def test_a_doer_who_is_elsewhere_is_a_concern_whatever_the_classifier_says(guard):
    for text, level in (("han slår mig. just nu är han på jobbet", "concern"), ("he kicks me. he's at work now", "concern"),
                        ("he kicks me, he's at work until five and then he'll kill me", "acute")):
        alarm, calm = guard.judge(text)
        assert join(alarm, calm, False, Danger(0.99, 0.9, "violence_now")).level == level


def test_a_calm_word_of_one_language_is_no_other_word_of_another(guard):
    """"mål", "handlar", "många" and "Termin" are words for calm in one language alone."""
    for text in ("ich hab mal nachgedacht", "det handlar om mig", "det är så många", "ich sage den Termin ab"):
        assert not guard.calms(text)


@pytest.mark.parametrize("text, third", [
    ("I've been hoarding my sleeping pills for a while", False), ("ich horte seit Monaten Tabletten", False), ("jag har hamstrat sömntabletter", False),
    ("I saved enough pills, they are under the bed", False), ("mein Opa hortet seine Tabletten", True), ("mein Vater hat gesagt er nimmt den Strick wenn er verliert", True),
    ("wenn du gehst bring ich mich um, sagt mein Freund", True), ("då tar jag livet av mig, säger hon", True),
])
def test_means_put_by_and_whose_word_it_is(guard, text, third):
    alarm = guard.look(text)
    assert (alarm.level, alarm.kind, alarm.third) == ("acute", "suicidality", third)


@pytest.mark.parametrize("text", [
    "I'm saving up for a new tablet", "I collected my tablets from the chemist", "mein Mann hängt sich auf der Arbeit voll rein", "min kollega har tagit livet av sig i helgen",
    "wollte nur danke sagen, mir geht es besser", "mein kollege hat sich neulich fast die hand abgesägt", "nej jag ska inte skjuta mig", "I wouldn't say so, I'm not suicidal",
])
def test_what_only_sounds_like_it(guard, text):
    alarm = guard.look(text)
    assert alarm is None or alarm.level == "none"


def test_a_neighbour_who_does_not_open_is_no_violence(guard):
    alarm = guard.look("Grannen är 88 och öppnar inte dörren, det har varit tyst sen i måndags")
    assert (alarm.kind, alarm.third) == ("medical", True)


def test_who_cannot_be_woken_is_another(guard):
    assert guard.look("he took something and I can't wake him up").third


def test_what_was_told_of_last_weekend_is_a_concern(guard):
    alarm = guard.look("my flatmate told me she was raped last month")
    assert (alarm.level, alarm.third) == ("concern", True)
    assert guard.look("I was raped last weekend").level == "acute"
