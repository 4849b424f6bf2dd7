"""Who hurts somebody and says so; who only was hurt, wishes it, or plays."""
import pytest

from nlu.doers import hits_himself, hurts_a_child, hurts_others, owns_up
from nlu.guard import open_guard


@pytest.mark.parametrize("text", [
    "ibland slår jag min sambo när jag är full", "jag har puttat och slagit min pojkvän", "jag blir våldsam mot min man", "ich hab meine Mutter geschubst",
    "ich werde handgreiflich wenn wir streiten", "I slapped my boyfriend again", "i am violent towards my partner",
])
def test_who_hurts_a_grown_person_owns_up(text):
    assert owns_up(text)
    alarm, _ = open_guard().judge(text)
    assert (alarm.level, alarm.kind, alarm.third) == ("concern", "violence_now", True)  # for the other one; she herself is not the one in danger


@pytest.mark.parametrize("text", ["igår slog jag till min dotter", "mir ist bei meinem Sohn die Hand ausgerutscht", "I smacked my son yesterday"])
def test_who_hurts_a_child_does_too(text):
    assert hurts_a_child(text) and not owns_up(text)


@pytest.mark.parametrize("text", [
    "min man slår mig", "jag slår tillbaka när han slår", "jag har aldrig slagit min fru", "jag slår vad om att min fru ringer",
    "ich habe meine Frau verloren",
    "I beat my brother at chess", "I hurt my mum's feelings", "i hit my head", "jag är rädd att jag ska slå mina barn",
    "mein Vater hat meine Mutter geschlagen",
])
def test_nobody_else_does(text):
    assert not hurts_others(text)


def test_what_happens_now_or_with_a_knife_stays_an_alarm():
    assert not owns_up("I hit my wife and now she is unconscious")
    assert not owns_up("jag slår min fru just nu")


@pytest.mark.parametrize("text", ["one of the residents has started hitting himself", "mein autistischer Sohn haut sich selbst", "min dotter slår sig själv i huvudet"])
def test_who_hits_himself_is_no_danger_to_others(text):
    assert hits_himself(text) and open_guard().look(text).kind == "self_harm"


@pytest.mark.parametrize("text", ["er haut sich selbst den Bauch voll", "he hits the ball himself", "hon slår sig till ro"])
def test_what_only_sounds_like_it(text):
    assert not hits_himself(text)
