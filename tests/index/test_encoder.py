"""The encoder keeps its promises, whichever model stands behind it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoder import PACKAGED, SHIPPED, SHIPPED_FOLDER, WEIGHTS, Encoder, open_encoder

TEXTS = [
    "Ich kann seit Wochen nicht schlafen.",
    "",
    "Jag kan inte sova på nätterna.",
    "I cannot sleep at night. " * 200,
    "   ",
    "ok",
    "😀 \ud83d",
]

SHIPS = (SHIPPED_FOLDER / WEIGHTS).is_file()
shipped = pytest.mark.skipif(not SHIPS, reason="the shipped encoder is not in index/data/encoder yet")


@pytest.fixture(params=[PACKAGED, pytest.param(SHIPPED, marks=shipped)])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return open_encoder(request.param)


def test_vectors_are_normalised_and_only_empty_texts_are_zero(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.allclose(lengths, [0.0 if not text.strip() else 1.0 for text in TEXTS], atol=1e-5)


def test_a_text_gets_the_same_vector_alone_and_in_company(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_what_comes_after_the_longest_input_is_cut(encoder: Encoder) -> None:
    long = "I cannot sleep at night. " * 400
    first, second = encoder.encode([long, long + "Where can I buy bread?"])
    assert np.array_equal(first, second)


def test_an_encoder_is_opened_once_and_knows_who_it_is(encoder: Encoder) -> None:
    assert encoder.identity.startswith("sha256:")
    assert open_encoder(PACKAGED) is open_encoder(PACKAGED)


def test_a_missing_folder_is_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="give a folder that exists"):
        open_encoder(str(tmp_path / "no" / "such"))


@shipped
def test_the_shipped_encoder_understands_across_languages() -> None:
    encoder = open_encoder(SHIPPED)
    german, swedish, english, other = encoder.encode(
        [
            "Mein Mann trinkt jeden Abend.",
            "Min man dricker varje kväll.",
            "My husband drinks every night.",
            "Where is the railway station?",
        ]
    )
    assert min(german @ swedish, german @ english, swedish @ english) > 0.6
    assert max(german @ other, swedish @ other, english @ other) < 0.4


@shipped
def test_the_shipped_encoder_needs_no_torch() -> None:
    script = "import sys, index.encoder as e; e.open_encoder().encode(['hej']); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@shipped
def test_sentence_transformers_reads_the_shipped_folder_alike() -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(
        str(SHIPPED_FOLDER), device="cpu", backend="onnx", model_kwargs={"file_name": Path(WEIGHTS).name}
    )
    texts = [text for text in TEXTS[:4] if text]
    theirs = model.encode(texts, batch_size=1, normalize_embeddings=True, show_progress_bar=False)
    assert np.allclose(open_encoder(SHIPPED).encode(texts), theirs, atol=1e-5)
