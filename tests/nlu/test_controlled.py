"""Control without blows is about the one who is controlled; so is a phone that is looked into. And the fear of one's own blow."""
import pytest

from nlu.controlled import is_controlled, is_looked_into
from nlu.deeds import fears_own_hand
from nlu.doers import fears_to_hurt, owns_up


@pytest.mark.parametrize("text", [
    "mein Partner überwacht mein Handy", "meine Frau liest alle meine Nachrichten", "mein Mann zählt jeden Euro", "er versteckt meine Karte", "mein Freund bestimmt, was ich anziehe",
    "min man kontrollerar varje krona", "min sambo läser mina sms", "han tar min lön", "min kille bestämmer vem jag får träffa",
    "my boyfriend tracks my location", "he controls every penny", "my wife took my passport", "my husband tells me what I wear",
])
def test_who_is_controlled(text):
    assert is_controlled(text)


@pytest.mark.parametrize("text", [
    "meine Tochter kontrolliert dauernd den Herd", "mein Freund versteckt sein Handy", "meine Mutter ist dement und versteckt meine Schlüssel", "mein Chef liest meine Mails",
    "min dotter kollar sin mobil hela tiden", "my son is on his phone all day", "my friend reads a lot", "I check my phone all the time",
])
def test_who_is_not(text):
    assert not is_controlled(text)


def test_a_device_somebody_looks_into():
    assert all(map(is_looked_into, ("he checks my phone", "was wenn er das hier liest", "han läser mina meddelanden", "what if he sees this")))
    assert not any(map(is_looked_into, ("I have no phone", "er liest gern", "han ser trött ut")))


@pytest.mark.parametrize("text", ["I'm scared I might hurt my girlfriend", "hab Angst dass ich meinen Mann irgendwann schlage", "är rädd att jag ska slå min fru", "I'm afraid of hitting her"])
def test_fear_of_ones_own_blow_is_owned_up(text):
    assert fears_to_hurt(text) and owns_up(text)


def test_fear_of_another_s_blow_is_not():
    assert not any(map(fears_to_hurt, ("I'm scared he will hit me", "hab Angst dass er mich schlägt", "är rädd att han ska slå mig", "I'm afraid he might hurt her")))
    assert fears_own_hand("I'm scared I'll slap my kids") and fears_own_hand("är rädd att jag kommer att slå barnen")
