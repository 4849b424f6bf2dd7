"""The neighbours of a message: what they were taught with, and how much that counts beside a head."""
from __future__ import annotations

import numpy as np
import pytest

from nlu.alike import Alike, Neighbours
from nlu.danger import Danger
from nlu.heads import remember
from nlu.verdict import beside, join

TAUGHT = [("a glass of wine", {"topic": "addiction_alcohol", "who": "self"}), ("two glasses of wine", {"topic": "addiction_alcohol", "level": "none"}),
          ("awake at night", {"topic": "sleep", "level": "none"}), ("no way out", {"level": "acute"}), ("no way out of the car park", {"level": "none"})]


class _Letters:
    """An encoder for tests: how often each letter stands in a text."""

    identity, dimension = "letters", 26

    def encode(self, texts):
        counts = np.array([[text.count(chr(97 + n)) for n in range(26)] for text in texts], dtype=np.float32)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def alike():
    return remember(_Letters(), TAUGHT)


def near(alike, text) -> Neighbours:
    return alike.near(_Letters().encode([text])[0])


def test_the_nearest_say_most_and_what_was_not_taught_says_nothing(alike):
    shares = near(alike, "a glass of wine").shares
    assert next(iter(sorted(shares["topic"], key=lambda topic: -shares["topic"][topic]))) == "addiction_alcohol"
    assert shares["who"] == {"self": 1.0} and shares["setting"] == {}
    assert sum(shares["topic"].values()) == pytest.approx(1.0)


def test_a_head_stays_the_stronger_of_the_two(alike):
    neighbours = near(alike, "a glass of wine")
    assert list(neighbours.beside("topic", {"sleep": 0.9, "addiction_alcohol": 0.1}))[0] == "sleep"
    assert list(neighbours.beside("topic", {"sleep": 0.52, "addiction_alcohol": 0.48}))[0] == "addiction_alcohol"
    assert neighbours.beside("setting", {"work": 1.0}) == {"work": 1.0}


def test_it_is_the_same_when_kept(alike, tmp_path):
    alike.save(tmp_path)
    text = "two glasses, awake"
    assert near(Alike.load(tmp_path), text) == near(alike, text)


def test_neighbours_tell_an_alarm_from_its_twin(alike):
    unsure = Danger(0.6, 0.4, "suicidality")
    assert join(None, False, False, unsure, near(alike, "no way out")).level == "acute"
    assert join(None, False, False, unsure, near(alike, "a glass of wine")).level == "none"
    assert join(None, False, False, unsure, None).level == "acute"


def test_no_neighbour_makes_a_danger_certain(alike):
    assert 0 < beside(Danger(1.0, 1.0, "medical"), near(alike, "awake at night")).alarm < 1
    assert Neighbours({}).of_danger() == (0.5, 0.5)


def test_what_says_nearly_the_same_counts_more():
    unsure, of_danger = Danger(0.4, 0.2, "violence_now"), {"level": {"acute": 0.8, "none": 0.2}}
    far, close = beside(unsure, Neighbours(of_danger, 0.6)), beside(unsure, Neighbours(of_danger, 0.95))
    assert 0.4 < far.alarm < close.alarm < 1 and 0.2 < far.acute < close.acute < 1
