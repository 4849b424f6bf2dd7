"""What is said not to be the matter is left out; complaints that hold a "not" or a "good" stay."""
from __future__ import annotations

import pytest

from nlu.denials import deny, without_denied, without_harmless_drinks, without_worry_and_homework


@pytest.mark.parametrize("text, matter", [
    ("prüfungen laufen super, das ist es nicht. ich kenn hier nur keine sau", "ich kenn hier nur keine sau"),
    ("Stimmen hört er nicht. Er findet nur nicht mehr heim.", "Er findet nur nicht mehr heim."),
    ("das baby ist ein schatz, damit hat es nichts zu tun. wir giften uns nur noch an", "wir giften uns nur noch an"),
    ("sova går bra, men på dagarna springer jag från det ena till det andra", "men på dagarna springer jag från det ena till det andra"),
    ("det är inte det. det är hemma vi har slutat prata", "det är hemma vi har slutat prata"),
    ("work is fine, but at home we only shout", "but at home we only shout"),
])
def test_what_is_fine_is_not_the_matter(text, matter):
    assert without_denied(text) == matter


@pytest.mark.parametrize("text", [
    "schlafen kann ich nicht, essen auch nicht", "mir geht es nicht gut, ich weine viel", "jag mår inte bra, allt är jobbigt",
    "it is not good at home, he shouts",
    "work is fine", "das ist es nicht", "", "ich bin so müde",
    "My granddaughter's forearms are covered in fine scars since the summer holidays ended, and she draws down her cuffs.",
])
def test_a_complaint_stays_whole(text):
    assert without_denied(text) == text


@pytest.mark.parametrize("text, topics, left", [
    ("einsam bin ich nicht", ["loneliness"], ""), ("no I wouldn't say sad, more bored", ["depression"], "more bored"),
    ("jag är inte gravid, bara trött", ["pregnancy_birth"], "bara trött"), ("niemand ist gestorben", ["grief"], ""),
    ("i eat normally. it is the sleep", ["eating_disorder"], "it is the sleep"), ("ich hab nie gesagt dass ich depressiv bin", ["depression"], ""),
    ("not bullying its more that they forget me", ["bullying"], "its more that they forget me"),
])
def test_what_is_denied_is_taken_out(text, topics, left):
    assert deny(text) == (topics, left)


@pytest.mark.parametrize("text", [
    "ich weiß nicht ob ich depressiv bin", "i can't stop gambling", "nicht nur traurig", "jag vill inte vara ensam", "i've never been so lonely",
    "kein Arzt nimmt meine Depression ernst", "keine angst vor menschen, nur vorm fliegen", "ich trinke nicht mehr seit drei wochen",
])
def test_what_only_sounds_like_a_denial_denies_nothing(text):
    assert deny(text) == ([], text)


@pytest.mark.parametrize("text, topic", [
    ("nein, er trinkt nicht, er spielt nur", "addiction_alcohol"), ("no he's not on drugs", "addiction_drugs"),
    ("hon dricker inte, hon spelar", "addiction_alcohol"), ("sie nimmt auch nix", "addiction_drugs"),
])
def test_who_does_not_drink_or_take_anything_is_not_addicted(text, topic):
    assert topic in deny(text)[0]


@pytest.mark.parametrize("text", ["er trinkt nicht wenig", "he doesn't drink much water", "sie nimmt nichts ernst"])
def test_what_only_sounds_like_it_denies_nothing(text):
    assert not {"addiction_alcohol", "addiction_drugs"} & set(deny(text)[0])


@pytest.mark.parametrize("text, topic", [
    ("nein, sie ist nicht handgreiflich", "domestic_violence"), ("my stepdad isn't dangerous", "domestic_violence"),
    ("hon är aldrig våldsam, inte våldsam alls", "domestic_violence"),
    ("mein Onkel ist kein Säufer", "addiction_alcohol"), ("my aunt is not an alcoholic", "addiction_alcohol"), ("farbror är ingen alkis", "addiction_alcohol"),
    ("morfar är inte senil", "dementia"), ("grandad isn't senile", "dementia"), ("sie schneidet sich nicht", "self_harm"), ("he doesn't cut himself",
    "self_harm"),
])
def test_a_name_that_is_denied_is_no_topic(text, topic):
    assert topic in deny(text)[0]


@pytest.mark.parametrize("text", [
    "she's not an alcoholic, just two bottles of wine every night", "kein Alkoholiker, aber er trinkt jeden Abend sechs Bier",
    "han är inte våldsam, han knuffade mig bara",
    "er ist nicht aggressiv, er packt mich nur am Arm", "he isn't violent, he only pushes me",
])
def test_who_denies_the_name_and_tells_of_the_deed_denies_nothing(text):
    assert deny(text) == ([], text)


@pytest.mark.parametrize("text, left", [
    ("five energy drinks and no sleep", "and no sleep"), ("sechs Red Bull und kein Schlaf", "und kein Schlaf"), ("fyra energidrycker och ingen sömn",
    "och ingen sömn"), ("min farfar äter och dricker knappt", "min farfar"),
])
def test_what_holds_no_alcohol_is_none(text, left):
    assert left in without_harmless_drinks(text) and "dri" not in without_harmless_drinks(text)


@pytest.mark.parametrize("text, gone", [
    ("I'm scared she will run off", "scared"), ("ich hab Angst, dass er wegläuft", "Angst"), ("jag är orolig att han ska försvinna", "orolig"),
    ("ich muss ein Referat über Depressionen halten", "Depressionen"), ("we have to write an essay about bullying, any numbers?", "bullying"),
    ("ska skriva en uppsats om självmord", "självmord"),
])
def test_a_fear_for_another_and_homework_are_not_her_matter(text, gone):
    assert gone not in without_worry_and_homework(text)


@pytest.mark.parametrize("text", [
    "ich hab Angst vor ihm", "I'm scared he will hit me", "jag är rädd",
    "ich hab Angst, dass es wiederkommt", "my thesis makes me panic", "ich hab Angst, dass ich sterbe",
])
def test_a_fear_of_her_own_stays(text):
    assert without_worry_and_homework(text) == text
