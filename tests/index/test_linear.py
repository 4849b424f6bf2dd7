"""Linear models over a vector and hashed pieces: what a row holds, and that training and serving see the same."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.linear import LinearModel, beside, char_grams, hashed, stacked, train_linear

TEXTS = ["ich kann nicht schlafen", "ich schlafe nachts nicht", "keiner schläft hier", "hon sover inte", "mein chef schreit mich an",
         "der chef ist böse", "chefen skriker", "my boss shouts at me"]
LABELS = ["sleep"] * 4 + ["work"] * 4


def test_a_row_is_of_unit_length_and_counts_what_comes_twice() -> None:
    row = hashed([b"a", b"b", b"a"])
    assert len(row.buckets) == 2
    assert np.isclose(np.linalg.norm(row.weights), 1.0)
    assert np.isclose(row.weights.max() / row.weights.min(), 2.0)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_message_of_nothing_is_an_empty_row(text: str) -> None:
    assert len(char_grams(text).buckets) == 0


def test_umlauts_and_case_make_no_other_row() -> None:
    first, second = char_grams("Schläft NICHT"), char_grams("schlaft nicht")
    assert dict(zip(first.buckets, first.weights)) == dict(zip(second.buckets, second.weights))


def test_short_words_are_whole_pieces_and_long_ones_are_cut() -> None:
    assert len(char_grams("a").buckets) == 2 + 1  # " a", "a ", " a "
    assert len(char_grams("abcdef").buckets) == 7 + 6 + 5 + 4


def rows(texts: list[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    return [beside(char_grams(text), hashed(word.encode() for word in text.split())) for text in texts]


@pytest.mark.parametrize("alone", [0.0, 1.0])
def test_a_model_reads_one_row_as_the_matrix_it_learnt_from(alone: float, tmp_path: Path) -> None:
    vectors = np.eye(len(TEXTS), 8, dtype=np.float32)
    model = train_linear(LABELS, vectors, stacked(rows(TEXTS)), alone=alone)
    model.save(tmp_path / "model.npz")
    kept = LinearModel.load(tmp_path / "model.npz")
    matrix = stacked(rows(TEXTS)) @ kept.sparse + vectors @ kept.dense.T * kept.scale + kept.bias
    for number, (row, label) in enumerate(zip(rows(TEXTS), LABELS)):
        read = kept.probabilities(vectors[number], row)
        assert next(iter(read)) == label
        assert np.isclose(sum(read.values()), 1.0)
        apart = kept.probabilities(vectors[number], row, normalised=False)
        assert np.allclose([apart[each] for each in kept.labels], 1 / (1 + np.exp(-matrix[number])), atol=1e-4)


def test_pieces_that_learn_alone_tell_what_vectors_had_explained() -> None:
    """Vectors that gave the labels away in the training and say nothing afterwards, as a reading does of sentences it was taught."""
    given_away = np.array([[1.0, 0.0] if label == "sleep" else [0.0, 1.0] for label in LABELS], dtype=np.float32)
    nothing = np.array([0.5, 0.5], dtype=np.float32) / np.sqrt(0.5)
    fresh = rows(["wir schlafen nicht"])[0]
    sure = [train_linear(LABELS, given_away, stacked(rows(TEXTS)), alone=alone).probabilities(nothing, fresh)["sleep"] for alone in (0.0, 1.0)]
    assert sure[1] > sure[0] > 0.5
