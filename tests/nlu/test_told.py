"""What no single rule says: a quiet wish to die, a threat or a figure, what was only seen, whose drinking it is, whose child."""
from __future__ import annotations

import pytest

from nlu.addicted import is_of_a_pet, is_theirs, not_me_but_them
from nlu.age_words import was_then
from nlu.constructions import is_drowned, topics_said
from nlu.guard import open_guard
from nlu.longing import has_lived_enough, wants_to_follow
from nlu.observed import is_neighbours, observes_child
from nlu.remarks import remarked
from nlu.seen import only_seen, set_aside
from nlu.threats import speaks_of_being_killed, threatened_by_kin


@pytest.mark.parametrize("text", [
    "Mein Bruder ist tot und ich hab lange genug gelebt", "seit mei Mann gstorbn is, will i nur no zu eam",
    "es darf jetzt gern vorbei sein, ich bin 90 und Witwe",
    "min mamma dog i höstas, jag vill bara vara hos henne", "jag har levt färdigt, alla jag kände är döda",
    "Since my son died I only want to be with him", "my husband passed away. I've lived long enough",
])
def test_a_wish_to_die_beside_grief_is_a_concern(text):
    alarm = open_guard().look(text)
    assert alarm and alarm.level == "concern" and alarm.kind == "suicidality" and not alarm.third


@pytest.mark.parametrize("text", [
    "Mein Opa ist gestorben, ich will zu ihm ans Grab", "my dad died and I want to visit her in hospital", "min farmor är död och jag saknar henne",
    "ich habe noch lange nicht genug gelebt", "I lived long in Spain", "er hat lange genug gewartet, jetzt ist er tot",
])
def test_plain_grief_is_no_wish_to_die(text):
    assert wants_to_follow(text) is None and not has_lived_enough(text)


def test_somebody_else_may_want_to_follow_too():
    assert wants_to_follow("grandpa wants to be with grandma, she died") == "other"


@pytest.mark.parametrize("text", [
    "meine Eltern würden mich umbringen, wenn sie von der Fünf wüssten", "bin lesbisch, wenn mein Papa das erfährt bringt er mich um",
    "my wife would kill me if she saw the bank account", "min sambo dödar mig om hon ser räkningen",
    "schon wieder Klausur versemmelt, könnt mich aufhängen",
    "jag kuggade tentan, kunde skjuta mig", "failed the maths test again, could shoot myself",
])
def test_a_figure_of_speech_raises_nothing(text):
    assert open_guard().look(text) is None and not threatened_by_kin(text)


@pytest.mark.parametrize("text", [
    "mein Bruder würde mich umbringen, wenn er meinen Freund sieht, es geht um die Ehre", "mein Ex würde mich umbringen, wenn ich ihn anzeige",
    "min pappa dödar mig om jag flyttar, han har slagit mig förut", "my uncles would kill me if they knew, they want me married off",
])
def test_a_threat_by_the_family_is_violence(text):
    alarm = open_guard().look(text)
    assert speaks_of_being_killed(text) and alarm and alarm.kind in ("violence_now", "child_danger")
    assert "domestic_violence" in topics_said(text)


@pytest.mark.parametrize(("text", "left"), [
    ("Gestern die Serie, da schneidet sich eine Frau, seither hat mein Sohn Angst", "Angst"),
    ("I read a book where someone kills himself and now my kid cannot sleep", "sleep"),
    ("vi såg en film där en kille skär sig, nu är min dotter rädd", "rädd"),
])
def test_what_was_only_seen_is_set_aside(text, left):
    denied, rest = set_aside(text)
    assert "self_harm" in denied and left.lower() in rest.lower()
    assert open_guard().judge(text)[1] and not (open_guard().look(text))


@pytest.mark.parametrize("text", [
    "in der Serie ritzt sich eine, und ich ritz mich auch", "the film where she kills herself, I want to do it too",
    "ich habe einen Film über Wale gesehen",
])
def test_what_she_does_herself_is_not(text):
    assert only_seen(text) is None


def test_what_is_long_over_is_set_aside():
    assert "schulden" in set_aside("Früher hatte ich Suizidgedanken, die sind vorbei. Heute geht es um Schulden")[1].lower()
    assert set_aside("früher hatte ich Suizidgedanken und jetzt wieder")[0] == []
    assert set_aside("I used to self harm")[0] == []


@pytest.mark.parametrize(("text", "theirs"), [
    ("mein Freund kifft jeden Tag, ich bin am Ende", True), ("mei Schwesta sauft und i ko nimma", True),
    ("min bror spelar bort allt, jag är slut", True),
    ("my girlfriend is drinking every night and I can't cope", True), ("mein Mann trinkt und ich trinke mit", False),
    ("ich trinke zu viel, sagt meine Frau", False),
    ("jag dricker för mycket, min sambo är ledsen", False),
])
def test_whose_drinking_it_is(text, theirs):
    assert is_theirs(text) == theirs


def test_it_is_the_other_one_who_drinks():
    assert not_me_but_them("nein, ich trinke nicht, mein Mann") and not_me_but_them("not me, him") and not_me_but_them("jag dricker inte, han")
    assert not not_me_but_them("ich trinke nicht mehr") and not not_me_but_them("er trinkt nicht, er spielt nur")


@pytest.mark.parametrize(("text", "observed"), [
    ("Das Baby von nebenan wird geschlagen, glaube ich", True), ("ich bin Erzieher, ein Kind in meiner Gruppe hat Striemen", True),
    ("grannens barn blir slagna", True), ("next door's kid screams and somebody yells, a neighbour's boy", True), ("Das Kind der Nachbarn weint, und der Vater brüllt", True),
    ("my neighbour's baby cries all night", False),
    ("my daughter's friend gets hit by her dad", True), ("mein Mann schlägt unsere Kinder", False),
    ("mein Sohn wird in der Schule geschlagen", False), ("my neighbour hits me", False),
])
def test_who_only_looks_on(text, observed):
    assert observes_child(text) == observed
    if observed:
        alarm = open_guard().look(text)
        assert alarm and alarm.kind == "child_danger" and alarm.third


def test_next_door():
    assert is_neighbours("die Kinder meiner Nachbarn") and not is_neighbours("ein Kind in meiner Gruppe")


@pytest.mark.parametrize("text", ["unsere Tochter ist letztes Jahr ertrunken", "min kompis drunknade i somras", "my cousin drowned on holiday"])
def test_who_drowned_is_mourned(text):
    assert is_drowned(text) and "grief" in topics_said(text) and not open_guard().look(text)


def test_who_nearly_drowned_is_not():
    assert not is_drowned("mein Sohn ist fast ertrunken") and not is_drowned("he was drunk again")


@pytest.mark.parametrize(("text", "asks"), [
    ("kann meine Oma das lesen", True), ("darf mein Lehrer das sehen?", True), ("liest mein Papa hier mit", True),
    ("kan min pappa läsa det här", True), ("can my teacher see this", True),
    ("mein Papa kann nicht lesen", False), ("meine Eltern lesen meine Nachrichten", False), ("my mum can't see well", False),
])
def test_who_reads_it(text, asks):
    assert ("asks_privacy" in remarked(text)) == asks


def test_a_pet_is_named():
    assert is_of_a_pet("unser alter Kater") and is_of_a_pet("min häst") and is_of_a_pet("my dog") and not is_of_a_pet("mein Hals")


def test_an_age_of_long_ago():
    assert was_then(["bin"], "aus syrien geflohen".split()) and was_then("i came here".split(), []) and not was_then(["sie", "ist"], ["und", "krank"])


@pytest.mark.parametrize("text", ["der Chef greift mir an den Hintern", "mein Trainer hat mich begrapscht", "chefen tar mig på rumpan", "my boss grabs my bum"])
def test_assault_in_other_words(text):
    assert "sexual_violence" in topics_said(text)
