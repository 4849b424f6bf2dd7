"""What sounds like danger and is everyday, and what stays danger beside it."""
import pytest

from nlu.everyday import is_accident, is_everyday, is_startled
from nlu.guard import NO_DANGER, Guard

GUARD = Guard()


@pytest.mark.parametrize("text", [
    "meine Oma ist jetzt ein Engel", "Papa ist bei den Sternen und ich bin traurig", "min hund är i himlen nu", "grandad is up in heaven with the angels",
    "wünsche mir, dass Papa mit dem Trinken aufhört", "vill att mamma ska sluta dricka", "I wish my brother would stop gambling", "will dass sie endlich aufhört",
    "dad's going to be furious when he sees my report", "pappa blir så besviken", "mama wird sauer sein wenn sie das erfährt",
    "ich mag meine Freundin nicht verraten", "vill inte såra henne", "I don't want to tell on my mate",
    "hab mir beim Skifahren das Bein gebrochen und häng nur rum", "bröt benet på skidresan", "I cut myself cooking",
    "bei Böllern liege ich sofort am Boden", "dyker ner bakom soffan när det smäller", "fireworks and I drop to the ground",
    "werde ich gegen meinen Willen eingewiesen?", "kan dom tvinga mig att ta medicin", "will they make me take medication",
])
def test_no_alarm_is_raised(text):
    assert is_everyday(text)
    assert GUARD.judge(text) == (NO_DANGER, True)


@pytest.mark.parametrize("text", [
    "ich möchte auch zu den Sternen", "my dad is in heaven and I want to be with him", "mormor är hos änglarna och jag vill dit snart",
    "ich will dass die Stimmen aufhören", "I want my heart to stop", "vill att smärtan ska sluta", "ich will dass es aufhört",
    "Papa wird so sauer sein und mich wieder schlagen", "dad will be so angry and hit me again",
    "ich hab mich am Arm verletzt", "I hurt myself on purpose at the gym", "skadade mig själv på träningen med flit",
    "I throw myself under a train", "jag kastar mig under tåget", "ich will mich vor den Bus werfen",
])
def test_what_stands_beside_danger_is_asked(text):
    assert not is_everyday(text)


def test_an_accident_and_a_fright_are_no_harm_done_to_oneself():
    assert is_accident("twisted my knee playing handball") and is_startled("när raketerna smäller kastar jag mig under sängen")
    assert not is_accident("twisted my words") and not is_startled("ich werfe mich auf den Boden und weine")
