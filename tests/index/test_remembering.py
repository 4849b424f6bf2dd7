"""What a training has read is not read again, and comes out the same."""
from __future__ import annotations

import numpy as np
import pytest

from index.encoder import open_encoder
from index.remembering import Remembering

TEXTS = ["Jag sover inte.", "Ich schlafe nicht.", "", "I cannot sleep."]


class Counting:
    """The encoder that ships, and what it was asked to read."""

    def __init__(self, name="as it ships"):
        self._encoder, self.asked = open_encoder(), []
        self.identity, self.dimension = name, self._encoder.dimension

    def encode(self, texts):
        return self.read(texts)[0]

    def read(self, texts):
        self.asked += texts
        return self._encoder.read(texts)


@pytest.fixture
def taught(tmp_path):
    """A folder with what a training has read, and its vectors and readings."""
    known = Remembering(Counting())
    both = known.read(TEXTS)
    known.keep(tmp_path)
    return tmp_path, both


def test_a_text_is_read_once():
    counting = Counting()
    known = Remembering(counting)
    first, second = known.read([*TEXTS, TEXTS[0]]), known.read(TEXTS[::-1])
    assert sorted(counting.asked) == sorted(TEXTS)
    assert np.array_equal(first[0][0], first[0][4]) and np.array_equal(first[1][:4], second[1][::-1])


def test_they_are_the_vectors_of_the_service_but_for_a_rounding():
    for ours, shipped in zip(Remembering(open_encoder()).read(TEXTS), open_encoder().read(TEXTS), strict=True):
        assert ours.dtype == np.float32 and np.allclose(ours, shipped, atol=5e-4)


def test_the_next_training_reads_only_what_is_new_and_finds_the_same(taught):
    folder, both = taught
    counting = Counting()
    known = Remembering(counting, folder)
    vectors, readings = known.read([*TEXTS, "Och nu?"])
    assert counting.asked == ["Och nu?"]
    assert np.array_equal(vectors[:4], both[0]) and np.array_equal(readings[:4], both[1])


def test_what_nobody_asks_for_any_more_is_forgotten(taught):
    folder, _ = taught
    known = Remembering(Counting(), folder)
    known.read(TEXTS[:1])
    known.keep(folder)
    counting = Counting()
    Remembering(counting, folder).read(TEXTS)
    assert counting.asked == TEXTS[1:]


def test_no_text_is_kept_and_no_other_encoder_finds_it(taught):
    folder, _ = taught
    (file,) = folder.iterdir()
    assert not any(text.encode() in file.read_bytes() for text in filter(None, TEXTS))
    other = Counting("another one")
    Remembering(other, folder).read(TEXTS)
    assert other.asked == TEXTS


@pytest.mark.parametrize("length", [0, 20, 300])
def test_a_damaged_file_is_as_none(taught, length):
    folder, _ = taught
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:length])
    counting = Counting()
    Remembering(counting, folder).read(TEXTS)
    assert counting.asked == TEXTS
