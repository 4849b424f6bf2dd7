"""Whole sentences of every day that only sound like danger, and what is danger beside them."""
import pytest

from nlu.guard import NO_DANGER, Guard
from nlu.ordinary import is_ordinary, only_says_no, scolds, wants_out

GUARD = Guard()


@pytest.mark.parametrize("text", [
    "I don't want to go there on Friday", "mag morgen nicht hingehen", "vill inte till skolan på måndag",
    "abends denk ich an meine Kolleginnen", "på kvällarna tänker jag på mormor", "I always think of the kids in my class",
    "ich sitz in meinem Zimmer", "sitter i mitt rum", "I'm in my room now",
    "will nicht in die Psychiatrie", "vill inte till sjukhuset igen", "I don't want to be hospitalised",
    "my parents want me to keep it", "meine Mutter will dass ich es behalte", "mamma vill att jag behåller barnet",
    "ich bring meine Schwester um wenn sie nochmal mein Rad nimmt", "jag mördar brorsan om han tar min laddare igen", "I'll kill my sister if she wears my shirt again",
])
def test_no_alarm_is_raised(text):
    assert is_ordinary(text)
    assert GUARD.judge(text) == (NO_DANGER, True)


@pytest.mark.parametrize("text", [
    "I don't want to go on", "I don't want to go on tomorrow", "ich will nicht mehr", "vill inte vara med längre",
    "nachts denk ich ans Sterben", "abends denk ich an die Brücke", "på natten tänker jag på döden", "at night I think of the pills",
    "I will go through with it tonight", "ich bring meine Frau um wenn sie wieder wegläuft", "I'll kill my brother with a knife if he comes again",
    "will nicht mehr aufwachen", "vill inte leva",
])
def test_what_is_danger_stays_asked(text):
    assert not is_ordinary(text)


@pytest.mark.parametrize("text", ["I just want out of here", "ich will hier raus", "jag vill bara härifrån"])
def test_wanting_out_is_a_number_beside_it_and_no_alarm(text):
    assert wants_out(text)
    assert GUARD.look(text).level == "concern"


def test_courage_for_a_talk_is_no_farewell_and_the_same_words_alone_are():
    assert GUARD.look("my dad says just go through with it") is None
    assert GUARD.look("I am going to go through with it").level == "acute"


def test_a_no_is_of_the_body_only_where_that_is_said():
    assert only_says_no("I said no to my boss") and only_says_no("jag sa nej till chefen") and scolds("I could kill my dog if he barks again")
    assert not only_says_no("I said no and he touched me") and not only_says_no("ich hab nein gesagt, er hat trotzdem weitergemacht")


@pytest.mark.parametrize(("text", "so"), [
    ("Det är jag som inte orkar längre", True), ("ich bin es, die nicht mehr kann", True), ("it's me who can't cope any more", True), ("jag orkar inte längre", False),
    ("bin obdachlos, schlafe im auto mit meinem hund", True), ("i sleep in my car with my kids", True), ("bin obdachlos und will nicht mehr", False), ("i'm homeless and i'd rather be dead", False)])
def test_who_is_worn_out_and_who_has_no_roof(text, so):
    assert is_ordinary(text) is so
