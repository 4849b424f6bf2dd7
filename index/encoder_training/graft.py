"""The grafted encoder: the English teacher's body under a new trilingual input table."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from index.encoder_training.loss import distillation
from index.encoder_training.recipe import Recipe
from index.encoder_training.student import Table
from index.encoder_training.tokens import END, PADDING, START, UNKNOWN, Corpus, Row, token_rows

REPORT_EVERY = 50
HEADS_RATE = 1e-3
UNSEEN = -1e9  # added to the attention towards padding
NEAREST = 8
SHARPNESS = 0.07
OWN_PIECES = 0.2


class Grafted(torch.nn.Module):
    """Token rows in, unit vectors out."""

    def __init__(self, table: Tensor, teacher: Path, tokenizer: Tokenizer) -> None:
        super().__init__()
        # Attention as plain matrix products: on a CPU the fused kernel's backward pass is five times slower.
        body = AutoModel.from_pretrained(teacher, attn_implementation="eager", add_pooling_layer=False)
        # Half the bits throughout, no autocast: the casting would cost a third of the time.
        self.body: Any = body.eval().bfloat16()
        self.table = torch.nn.Embedding(table.shape[0], table.shape[1], sparse=True, _weight=table)
        self.body.embeddings.word_embeddings = torch.nn.Identity()
        self.reader: Any = None
        self._start, self._end = (tokenizer.token_to_id(name) for name in (START, END))

    def forward(self, rows: Sequence[Row]) -> Tensor:
        """Shape (texts, dimension), L2-normalised."""
        tokens, mask = self._padded(rows)
        states = self.body(inputs_embeds=self.table(tokens).to(self.body.dtype), attention_mask=mask).last_hidden_state
        return pooled(states, mask)

    def branch(self) -> None:
        """Give the reading (reading.py) a last layer of its own, begun as the body's."""
        self.reader = copy.deepcopy(self.body.encoder.layer[-1])

    def read(self, rows: Sequence[Row]) -> Tensor:
        """The readings, shape (texts, dimension), L2-normalised."""
        tokens, mask = self._padded(rows)
        return pooled(self.reader(*before_the_last_layer(self.body, self.table(tokens).to(self.body.dtype), mask))[0], mask)

    def encode(self, rows: Sequence[Row], batch: int = 128, reading: bool = False) -> NDArray[np.float32]:
        """Vectors of many texts, in their order; with `reading` their readings."""
        give = self.read if reading else self
        vectors = np.zeros((len(rows), self.table.embedding_dim), dtype=np.float32)
        by_length = np.argsort([len(row) for row in rows], kind="stable")
        with torch.inference_mode():
            for start in range(0, len(rows), batch):
                numbers = by_length[start : start + batch]
                vectors[numbers] = give([rows[number] for number in numbers]).numpy()
        return vectors

    def _padded(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
        longest = max(len(row) for row in rows) + 2
        tokens = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for number, row in enumerate(rows):
            tokens[number, : len(row) + 2] = [self._start, *row, self._end]
            mask[number, : len(row) + 2] = 1
        return torch.from_numpy(tokens), torch.from_numpy(mask)


def before_the_last_layer(body: Any, inputs: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Where the reading branches off: the token states that the body's last layer gets, and the mask that it gets."""
    states = body.embeddings(inputs_embeds=inputs)
    unseen = (1.0 - mask[:, None, None, :].to(states.dtype)) * UNSEEN
    for layer in body.encoder.layer[:-1]:
        states = layer(states, unseen)[0]
    return states, unseen


def pooled(states: Tensor, mask: Tensor) -> Tensor:
    """Mean of the token states (texts, tokens, dimension) that count, L2-normalised."""
    kept = mask[..., None].float()
    return functional.normalize((states.float() * kept).sum(1) / kept.sum(1), dim=1)


def first_table(
    student: Table, tokenizer: Tokenizer, english: Sequence[str], corpus: Corpus, teacher: Path, recipe: Recipe
) -> Tensor:
    """Start value of the input table, in the teacher's own token space.

    A token that is an English word of the teacher keeps the teacher's row; any other is a mix of those English words
    that the static student finds nearest to it, and a little of the teacher's pieces it is spelt with.
    """
    teacher_tokenizer: Any = AutoTokenizer.from_pretrained(teacher)  # type: ignore[no-untyped-call]
    teacher_table = AutoModel.from_pretrained(teacher).embeddings.word_embeddings.weight.detach().numpy()
    names = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    pieces = teacher_tokenizer([name.replace("▁", " ").strip() or name for name in names], add_special_tokens=False)
    unknown = [teacher_tokenizer.unk_token_id]
    table = np.stack([teacher_table[spelt or unknown].mean(0) for spelt in pieces["input_ids"]])

    is_whole = np.array([len(spelt) == 1 for spelt in pieces["input_ids"]])
    is_word = is_whole & np.array([name.startswith("▁") for name in names])
    in_english = _counts(token_rows(tokenizer, english, recipe), len(names))
    in_all = _counts(corpus.rows, len(names))
    anchors = np.flatnonzero(is_word & (in_english > 20) & (in_english > 0.15 * (in_english + in_all)))
    has_meaning = np.array([len(name.strip("▁")) > 1 for name in names])
    has_meaning[anchors] = False

    unit = student / np.maximum(np.linalg.norm(student, axis=1, keepdims=True), 1e-6)
    for some in np.array_split(np.flatnonzero(has_meaning), 100):
        likeness = unit[some] @ unit[anchors].T
        nearest = np.argpartition(-likeness, min(NEAREST, len(anchors)) - 1)[:, :NEAREST]
        near = np.take_along_axis(likeness, nearest, axis=1)
        share = np.exp((near - near.max(1, keepdims=True)) / SHARPNESS)
        share /= share.sum(1, keepdims=True)
        mix = np.einsum("tn,tnd->td", share, table[anchors[nearest]])
        table[some] = (1 - OWN_PIECES) * mix + OWN_PIECES * table[some]
    for name in (PADDING, UNKNOWN, START, END):
        table[tokenizer.token_to_id(name)] = teacher_table[teacher_tokenizer.convert_tokens_to_ids(name)]
    return torch.from_numpy(table.astype(np.float32))


def distillation_losses(
    model: Grafted, corpus: Corpus, targets: NDArray[np.float16], random: np.random.Generator, recipe: Recipe
) -> Iterator[Tensor]:
    """Without end, one loss per step: a batch of texts of all languages against their teacher vectors."""
    at_a_time = 8
    while True:
        for drawn in corpus.draw_of_like_length(recipe.batch, at_a_time, random):
            vectors = model([corpus.rows[number] for number in drawn])
            yield distillation(vectors, torch.from_numpy(targets[corpus.target[drawn]].astype(np.float32)), recipe)


def tune(
    model: Grafted,
    losses: Iterable[Tensor],
    steps: int,
    table_rate: float,
    body_rate: float,
    progress: Callable[[str], None],
    heads: torch.nn.Module | None = None,
) -> None:
    """Follow the losses for `steps` steps, rates falling to zero; a body rate of 0 keeps the body frozen. `heads` are
    classifiers that learn beside it."""
    body = _Body(model, body_rate)
    beside: Any = torch.optim.AdamW(heads.parameters(), lr=HEADS_RATE, weight_decay=0.01) if heads else None
    table: Any = torch.optim.SparseAdam([model.table.weight], lr=table_rate)
    shown = 0.0
    for step, loss in zip(range(1, steps + 1), losses, strict=False):
        share = min(1.0, step / 50) * max(0.02, 1 - step / steps)
        table.param_groups[0]["lr"] = table_rate * share
        table.zero_grad()
        torch.autograd.backward(loss)
        table.step()
        body.step(share)
        if beside is not None:
            beside.param_groups[0]["lr"] = HEADS_RATE * share
            beside.step()
            beside.zero_grad()
        shown += loss.item()
        if step % REPORT_EVERY == 0:
            progress(f"step {step} of {steps}, loss {shown / REPORT_EVERY:.4f}")
            shown = 0.0


class _Body:
    """The body's optimizer: it keeps the weights in float32, since small steps are lost on bfloat16 ones."""

    def __init__(self, model: Grafted, rate: float) -> None:
        self._rate = rate
        self._used = [*model.body.parameters(), *(model.reader.parameters() if model.reader is not None else ())]
        for parameter in self._used:
            parameter.requires_grad_(rate > 0)
        self._exact = [parameter.detach().float() for parameter in self._used]
        self._optimizer = torch.optim.AdamW(self._exact, lr=rate, weight_decay=0.0) if rate > 0 else None

    @torch.no_grad()
    def step(self, share: float) -> None:
        if self._optimizer is None:
            return
        self._optimizer.param_groups[0]["lr"] = self._rate * share
        for used, exact in zip(self._used, self._exact, strict=True):
            exact.grad = None if used.grad is None else used.grad.float()
            used.grad = None
        self._optimizer.step()
        for used, exact in zip(self._used, self._exact, strict=True):
            used.copy_(exact)


def _counts(rows: Sequence[Row], vocabulary: int) -> NDArray[np.int64]:
    return np.bincount(np.concatenate(rows), minlength=vocabulary)
