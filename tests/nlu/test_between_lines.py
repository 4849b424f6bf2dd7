"""Dangers between the lines: signs of the body, a threat, a marriage, a plan; whose they are, and what only looks like them."""
import pytest

from nlu.between_lines import told_between_the_lines
from nlu.body import is_helpless, shows_signs
from nlu.guard import Guard
from nlu.moments import moments
from nlu.replies import replied
from nlu.threats import announces_her_death, fears_at_home, is_to_be_married

GUARD = Guard()


@pytest.mark.parametrize(("text", "whose"), [
    ("meine rechte Hand kribbelt und mir fallen die Worte nicht ein, ich lalle", "self"), ("vänster arm domnar och jag har tryck över bröstet", "self"),
    ("my left side went numb and my words come out wrong", "self"), ("my dad's mouth is drooping on one side", "other"),
    ("ich bin in der 20. Woche schwanger und blute seit heute früh", "self"), ("jag blöder och är gravid i vecka nio", "self"),
    ("did a line of coke and my heart is racing", "self"), ("hab speed gezogen und mein puls rast", "self"),
])
def test_signs_of_the_body_in_whatever_order(text, whose):
    assert shows_signs(text) == whose
    alarm = GUARD.look(text)
    assert alarm and (alarm.level, alarm.kind, alarm.third) == ("acute", "medical", whose == "other")


@pytest.mark.parametrize("text", [
    "I feel numb since the divorce", "meine Hand kribbelt wenn ich aufgeregt bin", "my chest feels tight when I panic", "bin schwanger und mein Blutdruck ist hoch",
    "bin schwanger und hab Angst vor Blut", "my hand is weak after the stroke last year", "har hjärtklappning när jag ska prata inför folk",
])
def test_what_only_feels_so(text):
    assert shows_signs(text) is None


def test_who_may_lie_helpless_next_door():
    for text in ("hos min granne är persiennerna nerdragna sedan en vecka", "den Nachbarn hab ich seit Tagen nicht gesehen", "my old neighbour keeps calling for help"):
        alarm = told_between_the_lines(text)
        assert is_helpless(text) and alarm and (alarm.level, alarm.kind, alarm.third) == ("concern", "medical", True)
    assert not is_helpless("my neighbours shout all night") and not is_helpless("I closed the curtains a week ago")


def test_a_death_announced_is_no_figure_of_speech():
    for text in ("mein Mann droht, er sticht mich ab wenn ich gehe", "my ex swore he would kill me", "exet har sagt att han ska döda mig"):
        alarm = GUARD.look(text)
        assert announces_her_death(text) and alarm and (alarm.level, alarm.kind) == ("acute", "violence_now")
    for text in ("mum says she'll kill me if I'm late", "mamma säger att hon dödar mig om jag glömmer nycklarna", "mein Chef bringt mich um"):
        assert not announces_her_death(text)


def test_nobody_waits_for_the_first_blow():
    for text in ("mein Mann wird gewalttätig wenn er getrunken hat", "min sambo blir aggressiv ibland", "my boyfriend smashes plates",
                 "er hat mich noch nie geschlagen, aber ich hab Angst", "han har aldrig slagit mig men jag är rädd", "he never hit me but I'm scared"):
        assert fears_at_home(text) and "from_other" in moments(text)
    for text in ("mein Mann ist nicht aggressiv, er trinkt nur", "my toddler throws plates", "opa hat Demenz und wird aggressiv"):
        assert not fears_at_home(text)


def test_a_marriage_against_her_will():
    for text in ("ich soll im Sommer in der Heimat verheiratet werden", "de ska gifta bort mig i sommar", "I'm being forced to marry a man I never met",
                 "mein Vater hat mir den Pass weggenommen und versteckt meinen Pass", "my uncle took my passport"):
        assert is_to_be_married(text)
    for text in ("we're getting married in summer and I'm stressed", "mein Pass ist abgelaufen", "meine Eltern mögen meinen Verlobten nicht"):
        assert not is_to_be_married(text)


@pytest.mark.parametrize("text", [
    "i moch heit no wos bleds", "I'm gonna do something really stupid tonight", "ikväll gör jag nåt riktigt dumt",
])
def test_something_stupid_with_a_time_is_acute(text):
    alarm = GUARD.look(text)
    assert alarm and (alarm.level, alarm.kind, alarm.third) == ("acute", "suicidality", False)


@pytest.mark.parametrize(("text", "third"), [
    ("wonn i nimma do bin geht's eich olle bessa", False), ("undrar vad meningen är med allt", False), ("manchmal frag ich mich wozu das alles", False),
    ("mein Opa, 82, sagt, das Leben hat keinen Sinn mehr", True), ("my mum is 79 and says there's no point any more", True), ("mormor säger att det inte är någon mening längre", True),
])
def test_a_tired_life_is_a_concern(text, third):
    alarm = GUARD.look(text)
    assert alarm and (alarm.level, alarm.kind, alarm.third) == ("concern", "suicidality", third)


def test_what_is_done_and_over_is_none():
    assert GUARD.look("I did something stupid at work") is None and GUARD.look("jag gjorde något dumt på festen") is None
    assert GUARD.look("ich frag mich was das für einen Sinn hat, Mathe zu lernen") is None


def test_a_denial_in_dialect_denies():
    for text in ("nä ja ska int ta livet a mej", "na i bring mi ned um", "nee, ick will mir nich umbringen"):
        assert "denies" in replied(text) and GUARD.look(text) is None


def test_what_is_said_while_her_safety_is_open():
    assert "has_plan" in moments("ich hab schon einen Plan, aber nicht für jetzt") and "promises" not in moments("ich hab einen plan aber nicht heute")
    assert "has_plan" not in moments("ich hab keinen Plan wie es weitergeht")
    for text in ("nein, mein Vater haut nie zu", "nej hon är snäll", "he wouldn't hurt a fly"):
        assert "does_no_harm" in moments(text), text
    assert "does_no_harm" not in moments("er schlägt mich nicht oft") and "does_no_harm" not in moments("he hits me")
    for text in ("äh, glöm det", "ach egal, so schlimm ist es nicht", "never mind, no big deal"):
        assert "waves_aside" in moments(text), text
    assert "doer_gone" in replied("jetzt nicht, er ist auf der Arbeit") and "doer_gone" in replied("inte nu, han är på jobbet")
    assert "only_sure" in moments("no I'm safe, just so tired") and "only_sure" not in moments("jag är trygg men imorgon är det slut")
    assert "asks_whom" in replied("wer hilft bei Prüfungsangst in Bonn") and "asks_whom" in replied("vem kan avlasta mig ibland")
    assert "nobody_to_call" not in replied("ich hab keine Angst mehr") and "nobody_to_call" in replied("ich hab keinen mehr")
    assert "asks_use" in moments("was bringt das schon") and "will_call" in moments("okej, jag ringer kanske")


def test_peace_after_a_decision_is_no_all_clear():
    for text in ("ich hab jetzt keine angst mehr", "nej det är bra så här", "it's better this way"):
        assert "at_peace" in moments(text), text
    assert "at_ease" not in moments("ich hab jetzt keine angst mehr")


@pytest.mark.parametrize(("text", "third"), [
    ("meine frau ist seit heut früh weg und hat mir geschrieben lebt wohl", True), ("my husband texted: goodbye forever, don't look for me", True),
    ("min son skrev farväl för alltid till mig", True), ("my boyfriend texted me that it's over. I'm going to kill myself", False),
    ("mein Freund hat mir geschrieben, es ist aus. ich will nicht mehr leben", False), ("meine Freundin sagt sie geht. das leben hat keinen sinn mehr", False),
])
def test_whose_farewell_it_is(text, third):
    alarm = GUARD.look(text)
    assert alarm and alarm.kind == "suicidality" and alarm.third is third
