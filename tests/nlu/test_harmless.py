"""A message that is nothing but facts raises no alarm, whatever the classifier makes of it; one word more, and it is asked."""
from __future__ import annotations

import pytest

from nlu.danger import Danger
from nlu.guard import NO_DANGER, Guard
from nlu.harmless import is_harmless, tells_no_matter
from nlu.verdict import join

GUARD = Guard()


@pytest.mark.parametrize("text", [
    "Er ist 12, ich bin 70", "Jag är 84 år och bor ensam i Hudiksvall", "31, aus Kassel", "min sambo har lämnat mig",
    "Meine Frau hat mich verlassen.", "min kille lämna mej i lördags, jag fattar inget", "my wife left me last week, I'm heartbroken",
    "Sie hat mich nach zwölf Jahren verlassen, ich versteh das nicht",
    "he says he needs nobody", "sie sagt, sie braucht niemanden", "han vill inte prata med nån", "der ist grad 17 geworden", "I'm 40 and live in Munich",
])
def test_facts_alone_are_no_danger(text):
    rule, calm = GUARD.judge(text)
    assert rule is NO_DANGER and calm and GUARD.look(text) is None
    assert join(rule, calm, False, Danger(0.99, 0.99, "suicidality")).level == "none"


@pytest.mark.parametrize("text", [
    "he says it's nothing and he won't see a doctor", "sie meint, alles ist normal, und sie geht nirgends hin",
    "hon säger att det är lugnt och vill inte gå nånstans",
    "I promised her I wouldn't tell anyone", "ich musste ihm versprechen nichts zu sagen", "jag har lovat henne att inte säga nåt",
    "she says it's all my fault", "er sagt ich bin schuld", "hon skyller på mig", "inte bup, jag har redan pratat med dom",
    "nicht Jugendtelefon, hab da schon angerufen",
])
def test_a_refusal_a_secret_and_blame_are_no_danger(text):
    assert is_harmless(text) and tells_no_matter(text)


@pytest.mark.parametrize("text", [
    "she won't wake up", "er will nicht mehr", "he won't go on living", "inte leva, har redan försökt", "he said it's my fault and he hit me",
    "he made me promise not to tell or he kills my dog", "er sagt ich bin schuld wenn er sich umbringt", "she says she is fine but she took pills",
])
def test_what_only_begins_like_one_is_asked(text):
    assert not is_harmless(text)


@pytest.mark.parametrize("text", [
    "ich bin 17 und lebe in Angst", "ich bin 12 und habe 20 genommen", "min sambo har lämnat mig och jag orkar inte mer",
    "my wife left me last week, no reason left",
    "ich bin am Ende", "jag är 15 och vill dö",
    "ich wohne in Not", "er braucht niemanden mehr, er hat alles verschenkt",
])
def test_one_word_more_and_it_is_asked(text):
    assert not is_harmless(text)


@pytest.mark.parametrize("text", [
    "gestern hat er mich gewürgt", "mein freund rastet aus wenn er getrunken hat, gestern hat er mich geschlagen", "igår slog han mig",
    "min sambo tog stryptag på mig i natt",
    "he hit me yesterday", "last night my boyfriend beat me up",
])
def test_violence_that_just_happened_is_acute_and_about_her(text):
    alarm = GUARD.look(text)
    assert alarm and (alarm.level, alarm.kind, alarm.mine) == ("acute", "violence_now", True)


@pytest.mark.parametrize("text", [
    "er hat mich letzte woche geschlagen", "my husband hits me when he drinks. today he's at work",
    "Mein Mann schlägt mich, wenn er getrunken hat. Heute ist er auf Montage.",
])
def test_violence_of_another_day_is_a_concern(text):
    alarm = GUARD.look(text)
    assert alarm and alarm.level == "concern"


def test_a_fall_is_no_alarm_unless_somebody_lies_there():
    assert GUARD.look("meine oma ist die treppe runtergefallen und traut sich nicht mehr raus") is None
    for text in ("Sie ist die Treppe runtergefallen und spricht nicht mehr", "Opa ist von der Leiter gefallen und kommt nicht hoch",
                 "papa hat meinen kleinen bruder die treppe runtergeworfen"):
        assert GUARD.look(text).level == "acute"


@pytest.mark.parametrize("text", [
    "my brother said he'll kill himself tonight and bolted the bedroom door", "mein freund schreibt er will sich umbringen und hat die tür zugesperrt",
    "hon skrev att hon ska ta livet av sig och låste badrummet", "min vän la upp en avskedspost", "he posted a goodbye video",
    "sie wü nimma aufwachn",
])
def test_who_will_die_is_in_danger_and_not_the_one_who_tells_it(text):
    alarm = GUARD.look(text)
    assert alarm and (alarm.level, alarm.kind, alarm.third) == ("acute", "suicidality", True)


@pytest.mark.parametrize("text", [
    "he says he will kill me and then himself", "he said he'll kill himself and the kids", "mein mann hat gedroht mich umzubringen",
])
def test_who_threatens_others_beside_himself_is_a_threat(text):
    alarm = GUARD.look(text)
    assert alarm and (alarm.level, alarm.kind) == ("acute", "violence_now")


@pytest.mark.parametrize("text", [
    "panic attack on the train, i thought i was going to die", "Panikattacke im Kaufhaus, dachte ich sterbe", "får panik i kön och tror att jag ska dö",
    "my daughter doesn't answer my texts", "min son svarar inte när jag ringer", "seit dem Suizid meines Bruders schlafe ich nicht",
    "we lost my uncle to suicide",
    "efter pappas självmord har jag haft det tungt", "my dad killed himself when i was 9", "he doesn't see the point of homework", "dad threw a party for mum",
])
def test_what_sounds_like_danger_and_is_none(text):
    assert GUARD.look(text) is None


@pytest.mark.parametrize("text", ["i have panic attacks and i want to die", "jag har panikattacker och vill dö",
                                  "she texted goodbye and doesn't answer my calls", "hon ligger på golvet och svarar inte"])
def test_what_stands_beside_it_alarms_all_the_same(text):
    assert GUARD.look(text).level == "acute"


def test_who_is_looked_after_in_a_hospital_is_a_concern_unless_it_goes_on():
    assert GUARD.look("my sister is in hospital after she tried to kill herself").level == "concern"
    assert GUARD.look("my sister is in hospital after she tried to kill herself but she wants to do it again").level == "acute"


def test_a_partner_s_violence_is_none_of_a_child():
    alarm = GUARD.look("Hon strypte mig igår, jag vågar inte gå hem")
    assert (alarm.kind, alarm.mine) == ("violence_now", True)
    assert GUARD.look("min pappa slog mig, jag vågar inte gå hem").kind == "child_danger"
    assert GUARD.look("meine nachbarin brüllt ihre kinder an, man hört es klatschen").kind == "child_danger"
