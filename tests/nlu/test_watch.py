"""How rules and classifier are joined, and what the component sets on a message."""
from __future__ import annotations

import numpy as np
import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.alike import Neighbours
from nlu.danger import Danger, DangerReader, Example, fit_danger
from nlu.guard import Alarm, Guard
from nlu.verdict import join
from nlu.watch import UNDERSTANDING, SafetyWatch

ACUTE, CONCERN = Alarm("acute", "suicidality", False), Alarm("concern", "self_harm", True)
LIKELY, UNLIKELY = Danger(0.85, 0.9, "medical"), Danger(0.01, 0.01, "medical")


def test_either_alone_can_raise():
    assert join(ACUTE, False, False, UNLIKELY) == ACUTE
    assert join(CONCERN, False, False, UNLIKELY) == CONCERN
    assert join(None, False, False, LIKELY) == Alarm("acute", "medical", False)
    assert join(None, False, False, UNLIKELY).level == "none"


def test_the_classifier_makes_a_concern_graver_and_keeps_kind_and_person():
    assert join(CONCERN, False, False, LIKELY) == Alarm("acute", "self_harm", True)


def test_the_classifier_alone_must_be_surer_where_the_danger_does_not_seem_to_be_present():
    assert join(None, False, False, Danger(0.6, 0.6, "medical")) == Alarm("acute", "medical", False)
    assert join(None, False, False, Danger(0.59, 0.1, "medical")).level == "none"
    assert join(None, False, False, Danger(0.9, 0.1, "medical")).level == "concern"


def test_evidence_lowers_the_classifier_only():
    assert join(None, True, False, LIKELY).level == "none"
    assert join(None, False, True, LIKELY).level == "none"
    assert join(ACUTE, True, True, UNLIKELY) == ACUTE


@pytest.fixture(scope="module")
def reader():
    examples = [Example("en", text, level, kind, "crisis") for text, level, kind in [
        ("i am not safe here tonight", "acute", "violence_now"), ("nobody would miss me", "concern", "suicidality"),
        ("where can i find a group", "none", None), ("thanks and goodbye", "none", None)] for _ in range(5)]
    vectors = np.eye(4, 8, dtype=np.float32).repeat(5, axis=0)
    return fit_danger(examples, vectors, Guard().vocabulary)


def test_the_classifier_is_kept_as_arrays(reader, tmp_path):
    reader.save(tmp_path)
    again = DangerReader.load(tmp_path, Guard().vocabulary)
    vector = np.eye(8, dtype=np.float32)[0]
    kept, first = again.read("i am not safe here tonight", vector), reader.read("i am not safe here tonight", vector)
    assert kept.kind == first.kind == "violence_now"
    assert abs(kept.alarm - first.alarm) < 0.01
    assert kept.alarm > again.read("where can i find a group", np.eye(8, dtype=np.float32)[2]).alarm


def _processed(text, reader=None, **understood):
    watch = SafetyWatch({"encoder": "lotse"}, None, Resource("watch"), reader)
    message = Message({TEXT: text, INTENT: {"name": "inform", "confidence": 0.5},
                       **({UNDERSTANDING: understood} if understood else {})})
    return watch.process([message])[0]


def test_acute_sets_the_intent():
    message = _processed("ich will mich umbringen", lang="de", who="self")
    assert message.get(UNDERSTANDING) == {"lang": "de", "who": "self",
                                          "crisis": {"level": "acute", "kind": "suicidality", "third": False}}
    assert message.get(INTENT) == {"name": "crisis", "confidence": 1.0}


def test_a_concern_leaves_the_intent():
    message = _processed("orkar inte leva")
    assert message.get(UNDERSTANDING)["crisis"] == {"level": "concern", "kind": "suicidality", "third": False}
    assert message.get(INTENT)["name"] == "inform"


def test_everyday_answers_are_none_and_the_reading_is_taken_and_not_given_on(reader):
    for text in ("17", "chat", "work"):
        message = _processed(text, reader, lang="en", _seen=(text, np.eye(8, dtype=np.float32)[0], Neighbours({})))
        assert message.get(UNDERSTANDING) == {"lang": "en", "crisis": {"level": "none", "kind": None, "third": False}}


def test_who_was_understood_says_whose_danger_it_is():
    assert _processed("keine lust mehr zu leben", lang="de", who="friend").get(UNDERSTANDING)["crisis"]["third"]
