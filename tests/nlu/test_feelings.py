"""What a message lets one feel is heard in three languages, and what only sounds like it is not."""
from __future__ import annotations

import pytest

from nlu.feelings import feelings

FELT = {
    "hopeless": ["mir kann doch niemand helfen", "ingen kan hjälpa mig längre", "I don't believe anyone can help us"],
    "not_hit": ["er hat mich ja nie geschlagen", "han har aldrig slagit mig", "she never hit me though"],
    "pass_on": ["ich hab Angst, dass ich es meinem Kind vererbe", "tänk om det är ärftligt", "what if I pass it on to her"],
    "blamed": ["er sagt, ich spinne", "hon säger att jag är galen", "he says it's my fault"],
    "in_family": ["papa schreit mama die ganze nacht an", "pappa kastade en stol", "mum screams at us every night"],
    "loyal": ["ich will nicht, dass meine Eltern Ärger kriegen", "jag vill inte att mamma ska råka illa ut", "I don't want mum to get in trouble"],
    "shut_out": ["er redet nicht mehr mit mir", "hon vill inte prata med oss", "he refuses to talk"],
    "unwilling": ["sie sagt, sie hat kein Problem", "hon vägrar", "he says he doesn't have a problem"],
    "dying": ["mein Vater ist im Endstadium", "min man är döende", "mum is terminally ill"],
    "thoughts": ["ich hab Gedanken, dass ich das Baby fallen lasse", "jag är rädd att jag ska skada bebisen", "I'm terrified I might hurt the baby"],
    "guilt": ["ich habe alles falsch gemacht", "jag är en dålig mamma", "it's all my fault"],
    "seen": ["ich krieg die Bilder nicht weg", "jag ser det hela tiden framför mig", "a patient died on my ward"],
    "numb": ["ich fühle gar nichts", "jag känner ingenting", "I can't feel anything"],
}


@pytest.mark.parametrize("name, text", [(name, text) for name, texts in FELT.items() for text in texts])
def test_it_is_heard(name, text):
    assert feelings(text)[:1] == [name]


@pytest.mark.parametrize("text", [
    "ich will keine Probleme machen", "er redet nur von der Arbeit", "I can't talk on the phone", "jag vill inte prata i telefon",
    "mein Chef schreit mich an", "ich bin schuldenfrei",
    "my son screams when he plays games", "jag är rädd för hundar", "mein Fehler, ich meinte Bremen", "mitt fel, jag menade Ystad", "he hit me",
    "kein Problem", "inga problem", "ich brauche keinen Arzt",
])
def test_what_only_sounds_like_it(text):
    assert feelings(text) == []
