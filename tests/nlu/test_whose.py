"""Whose danger it is, all-clears and explanations: what must be heard, and its twins that must not."""
import pytest

from nlu.calm import explains_shortly, holds_all_clear, is_all_clear
from nlu.deeds import fears_own_hand, regrets_harshness, threatens_pictures, would_kill_me
from nlu.guard import open_guard
from nlu.replies import replied
from nlu.whose import is_another_s_word, is_missing, is_witness, names_another


@pytest.mark.parametrize("text", [
    "I've calmed down now", "ich bin wieder ruhig, die kleine schläft", "meine Mutter hat ihn jetzt, es geht ihm gut",
    "jag har lugnat mig och barnen sover", "ingen blev skadad",
    "det är lugnt nu", "jetzt ist es wieder still", "my sister has the baby now", "we're both fine, nobody was hurt", "er ist 4 und jetzt bei mir",
    "det är inte akut", "ich brauche keine akute Hilfe",
])
def test_an_all_clear_alarms_never(text):
    assert is_all_clear(text)
    assert open_guard().look(text) is None and open_guard().calms(text)


@pytest.mark.parametrize("text", [
    "I'm calm now and ready to go", "er ist ruhig und hat ein Messer", "hon är hos mig och blöder", "jag är lugn nu, allt är bestämt", "it's over",
    "alles ist vorbei", "she isn't breathing", "I'm fine with dying",
])
def test_what_only_begins_like_one_is_none(text):
    assert not is_all_clear(text)


def test_an_all_clear_holds_beside_a_question_but_not_beside_a_wound():
    assert holds_all_clear("she's asleep now. how can I get less angry?")
    assert holds_all_clear("nu är det lugnt, vad gör jag sen")
    assert not holds_all_clear("he is quiet now, but he has a knife")


@pytest.mark.parametrize("text", [
    "I mean with smoking", "ich mein nur beim zocken", "jag menar med godis", "only stress at work lol", "bara ensam",
    "nej alltså, bara ledsen för provet", "nee, weg von der Firma", "mit dem Geld mein ich",
])
def test_an_explanation_is_heard(text):
    assert "plays_down" in replied(text)


@pytest.mark.parametrize("text", [
    "I mean it", "ich mein es ernst", "jag menar allvar", "i mean with the pills", "just tired of living", "bara trött på livet", "nur noch weg von allem",
    "just lonely and want to disappear", "meine Freundin ist ertrunken",
])
def test_what_is_meant_gravely_is_no_explanation(text):
    assert not explains_shortly(text)


@pytest.mark.parametrize("text", [
    "my flatmate messaged me he can't do it any longer", "mein Onkel hat mir geschrieben, danke für alles", "kompisen skrev att hon inte orkar mer",
    "she told me she wants it to end", "mamma sa att hon inte vill vara kvar",
    "he gave me his dog and said he won't need it",
])
def test_words_of_another(text):
    assert is_another_s_word(text)


@pytest.mark.parametrize("text", [
    "he told me I should die", "er hat geschrieben, dass er mich umbringt", "my mum said I'm useless and I can't go on",
    "mein Ex schickt 30 Nachrichten am Tag und steht vor dem Haus", "jag skrev till min syster att jag inte orkar",
    "min man säger att jag är dum, jag orkar inte mer",
])
def test_words_at_the_writer_or_of_her_own(text):
    assert not is_another_s_word(text)


@pytest.mark.parametrize("text, so", [
    ("ich höre den Nachbarn jede Nacht brüllen und die Kinder weinen", True), ("en elev hos mig har blåmärken", True),
    ("I think the girl in my class is hit at home", True),
    ("my neighbour hits me", False), ("min granne hotar mig", False), ("mein Mann schlägt die Kinder, die Nachbarn hören es", False),
])
def test_a_witness(text, so):
    assert is_witness(text) is so


@pytest.mark.parametrize("text, so", [
    ("a mate from football", True), ("hennes man", True), ("det är min kusin", True), ("ein Kollege von mir", True), ("my sister is on her way", False),
    ("meine Mutter ist da", False), ("min mamma kommer snart", False),
])
def test_a_turn_that_only_names_the_other_one(text, so):
    assert names_another(text) is so


@pytest.mark.parametrize("text, so", [
    ("meine Tochter ist nicht nach Hause gekommen", True), ("pappa är borta sen igår och svarar inte", True),
    ("my brother has been missing since monday", True), ("min katt har rymt", False), ("my keys are missing", False),
    ("mein Mann ist weg", False),
])
def test_somebody_is_missing(text, so):
    assert is_missing(text) is so


@pytest.mark.parametrize("text", [
    "ich hab Angst meinem Sohn was anzutun", "jag är rädd att jag ska skada min bebis", "scared I might drop her",
    "ständig Bilder im Kopf wie ich das Baby fallen lasse", "I don't want to hurt my child", "jag är rädd för mina egna tankar",
])
def test_fear_of_ones_own_hand(text):
    assert fears_own_hand(text)
    assert (alarm := open_guard().look(text)) is None or alarm.level == "concern"


@pytest.mark.parametrize("text", [
    "Angst, dass mein Mann den Kindern was antut", "the voices say hurt the baby and I'm scared", "I shook him and I'm scared", "jag har slagit mitt barn",
    "ich hab ihn geschüttelt",
])
def test_what_another_may_do_or_she_did_is_no_fear_of_it(text):
    assert not fears_own_hand(text) or not regrets_harshness(text)


def test_a_familys_threat_is_violence_and_debts_are_a_figure_of_speech():
    assert would_kill_me("min pappa skulle döda mig om han fick veta att jag är flata") is True
    assert would_kill_me("my dad would kill me if he saw my grades") is False
    assert would_kill_me("ich will mich umbringen") is None


@pytest.mark.parametrize("text", [
    "dad is threatening to stop my allowance", "she cuts herself off from everybody", "jag bränner ut mig", "har inga tankar på att skada mig",
    "hunden följer efter mig", "tog min medicin som vanligt",
    "ville ta livet av mig när jag var ung", "I took my pills as usual", "wollte mich umbringen als ich jung war",
])
def test_what_only_sounds_like_danger(text):
    assert open_guard().look(text) is None


def test_pictures_that_are_threatened_with_are_a_concern():
    assert threatens_pictures("mein Ex droht, Bilder von mir zu posten")
    assert open_guard().look("mein Ex droht, Bilder von mir zu posten").level == "concern"


@pytest.mark.parametrize("text, says", [
    ("bitte keine polizei", "no_police"), ("jag vill inte anmäla", "no_police"), ("I just want to talk", "wants_talk"),
    ("ich hab kein eigenes Handy", "no_phone"), ("should I knock on their door?", "steps_in"),
    ("soll ich dazwischengehen", "steps_in"), ("bör jag gå dit", "steps_in"),
])
def test_what_she_wants_or_has_not(text, says):
    assert says in replied(text)
