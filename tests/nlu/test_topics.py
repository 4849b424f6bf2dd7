"""How sure it is what a message is about."""
from __future__ import annotations

import asyncio

import pytest

from nlu.topics import _sure

PLAIN = [("meine mutter trinkt jeden tag wodka", "de", "addiction_alcohol"),
         ("min son blir mobbad i skolan", "sv", "bullying"), ("i keep having panic attacks", "en", "anxiety")]
SCENES = [("ich deck immer noch für zwei und stell dann einen teller zurück", "de"),
          ("jag öppnar kylen klockan fyra och bara står där", "sv"), ("the kids think he is on a rig in norway", "en")]


@pytest.mark.parametrize("text, language, topic", PLAIN)
def test_what_is_said_plainly_is_sure(assistant, text, language, topic):
    meant = asyncio.run(assistant.understand(text, language))
    assert meant["topics"][0] == topic and sum(meant["topic_weights"].values()) > 0.8


@pytest.mark.parametrize("text, language", SCENES)
def test_a_scene_is_doubtful_whatever_word_stands_in_it(assistant, text, language):
    assert sum(asyncio.run(assistant.understand(text, language))["topic_weights"].values()) < 0.55


def test_it_is_the_surer_the_likelier_the_first_is_by_itself_and_among_all():
    weak, alone, both = (_sure({"sleep": p}, {"sleep": share}, frozenset()) for p, share in ((0.05, 0.3), (0.6, 0.3), (0.6, 0.9)))
    assert 0 < weak < alone < both < 1
    assert _sure({}, {}, frozenset()) == 0.0
    assert _sure({"grief": 0.01}, {"grief": 0.5}, {"grief"}) > 0.9, "a whole construction says so"
