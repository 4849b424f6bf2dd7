"""Dangers that hold no word of a rule, in other words and in all three languages, and what an alarm turns out to be beside the rest of a message."""
import pytest

from nlu.guard import Guard
from nlu.meanwhile import meanwhile

GUARD = Guard()


def told(text):
    alarm = GUARD.judge(text)[0]
    return "none" if alarm is None or alarm.level == "none" else f"{alarm.level} {alarm.kind}{' third' if alarm.third else ''}"


@pytest.mark.parametrize("text", [
    "hab den hund weggegeben und alles geregelt, jetzt wird alles gut", "I rehomed the cat and everything is sorted now. I feel calm", "har skänkt bort gitarren, skrivit breven. nu är allt klart",
    "i hob die katz herg'schenkt und alles is g'regelt", "i han d pille zäme gsammlet, es langt", "jag har sparat tabletter och vet hur jag ska göra", "been saving up pills. I know how many it takes",
    "ich spritze mein insulin nicht mehr, was bringt es", "Har slutat med Waran. då går det fortare", "I quit my heart meds so it ends sooner, no point anyway", "meine frau muss sich bald nicht mehr um mich sorgen",
])
def test_an_end_of_her_own(text):
    assert told(text) == "acute suicidality"


@pytest.mark.parametrize("text", [
    "mein bruder sagt er legt sich auf die gleise", "min kille säger att han kastar sig framför tåget om jag går", "she says she's throwing herself in front of a train", "mi schwöschter seit si gheit sich vor de zug",
    "mei bua hot gsagt er hupft von da bruckn", "my nephew says he will end it if she leaves him",
])
def test_an_end_of_another(text):
    assert told(text) == "acute suicidality third"


@pytest.mark.parametrize("text", [
    "hab den hund weggegeben wegen umzug, alles geregelt", "vi har gett bort katten pga allergi, allt är ordnat", "unser Hund springt vor den Zug wenn man ihn nicht anleint", "im film wirft sie sich vor den zug",
    "ich weiß wie viel tabletten ich nehmen muss", "my dad doesn't take his insulin, he forgets", "unser baby schläft seit vier nächten nicht, ich brauche schlaf", "seit 5 tagen schlafe ich kaum wegen der prüfung",
    "ich schulde der bank geld, sie drohen mit kündigung", "ich hab angst im dunklen gang zur arbeit", "my boss said the deadline will kill us all lol", "exet har tagit barnen, jag får inte träffa dem",
    "meine Oma liegt im Sterben, ich bin 14", "they will not really kill me", "I don't want to live like this anymore, this work stress, I just need to learn to say no", "bin 1,65 und wiege 60 kilo und fühle mich dick",
])
def test_what_only_looks_so(text):
    assert told(text) == "none"


@pytest.mark.parametrize(("text", "alarm"), [
    ("hab seit vier Nächten nicht geschlafen und fühl mich unbesiegbar", "concern psychosis_acute"), ("min bror är vaken sedan fyra dygn och köper bilar för hundratusentals", "concern psychosis_acute third"),
    ("been awake for 5 days and I don't need sleep, I bought three cars", "concern psychosis_acute"), ("Pappa är dement och slår mamma", "concern violence_now third"),
    ("my granddad has dementia and hits grandma", "concern violence_now third"), ("loan sharks are after me, they know where I live", "concern violence_now"),
    ("ett kriminellt nätverk hotar min son, han är skyldig dem pengar", "concern violence_now third"), ("a student said he is going to shoot up the school", "acute violence_now third"),
    ("ein schüler hat gepostet dass er alle erschießen will", "acute violence_now third"), ("my dad is so depressed, he keeps a rifle at home", "concern suicidality third"),
    ("mein Mann hat ein Gewehr und bedroht mich", "acute violence_now"), ("blev våldtagen i somras, har inte sagt nåt", "concern violence_now"), ("I was raped last night", "acute violence_now"),
    ("mein ex hat nacktbilder von mir gepostet", "concern violence_now"), ("tänkt ta livet av mig men skulle aldrig göra det", "concern suicidality"),
    ("min dotter väger 35 kg, 168 cm och svimmar", "acute medical third"), ("found my brother with a needle in his arm", "acute medical third"), ("oma redet plötzlich wirr und der arm hängt", "acute medical third"),
])
def test_what_it_is_and_whose(text, alarm):
    assert told(text) == alarm


def test_how_one_dies_is_no_farewell():
    assert told("mein sohn hat gegoogelt wie man stirbt") == "concern suicidality third" and told("min man är döende, vad säger jag till barnen") == "none"


def test_what_happens_meanwhile():
    assert "took_some" in meanwhile("i ha scho es paar gschluckt") and "took_some" in meanwhile("hab jetzt welche genommen") and "took_some" in meanwhile("I took some of them")
    assert not meanwhile("jag har tagit några promenader") and not meanwhile("ich habe sie nicht genommen")
    assert "drives_there" in meanwhile("mamma kör mig till akuten") and "drives_there" not in meanwhile("he refuses, nobody is driving him to the hospital")
    assert "asks_where" in meanwhile("wohin sollen wir fahren?") and "asks_where" not in meanwhile("wo soll ich schlafen")


@pytest.mark.parametrize("text", ["wie viele tabletten sind tödlich", "how many paracetamol will kill you", "hur många alvedon är dödligt", "lethal dose of sleeping pills?"])
def test_who_asks_what_one_dies_of_is_in_danger(text):
    assert told(text) == "acute suicidality"


@pytest.mark.parametrize("text", ["wie viel Schokolade ist für Hunde tödlich", "für meinen Krimi: welche Medikamente sind tödlich", "welche medikamente helfen gegen angst", "hur många tabletter får man ta om dagen"])
def test_who_asks_for_another_ground_is_not(text):
    assert told(text) == "none"


@pytest.mark.parametrize(("text", "level"), [
    ("kein bock mehr auf das leben in der stadt", "none"), ("trött på livet i den här stan", "none"), ("had enough of life with my husband", "none"), ("keine lust mehr auf das leben", "concern suicidality"),
    ("so tired of life with my husband, i want to die", "acute suicidality"), ("nein er redet nicht von suizid", "none"), ("she has never said anything about suicide", "none"),
    ("mein kleiner hat gesagt ich will tot sein weil er kein eis bekommen hat", "concern suicidality third"),
    ("meine oma sagt dauernd sie will zum opa, der ist letztes jahr gestorben", "concern suicidality third"),
    ("My pupil, 9, told me her stepfather comes into her bed at night", "acute child_danger third"), ("i took 2 packs of alvedon an hour ago", "acute medical"),
    ("hab 2 packungen ibuprofen genommen", "acute medical"), ("took a pack of paracetamol with me on the trip", "none"), ("mein herz rast in der u-bahn, ich denk immer ich sterbe", "none")])
def test_whose_words_they_are_and_what_she_has_enough_of(text, level):
    assert told(text) == level
