"""The static student: a text's vector is the mean of its tokens' rows. It says which tokens mean alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.sparse
import torch
from numpy.typing import NDArray
from torch.nn import functional

from index.encoder_training.loss import distillation
from index.encoder_training.recipe import Recipe
from index.encoder_training.tokens import Corpus

Table = NDArray[np.float32]


def train_student(
    corpus: Corpus, targets: NDArray[np.float16], vocabulary: int, recipe: Recipe, progress: Callable[[str], None]
) -> Table:
    """One row per token, shape (vocabulary, dimension), taught from `targets` (English strings, dimension)."""
    random = np.random.default_rng(recipe.seed)
    rows: Any = torch.nn.EmbeddingBag.from_pretrained(
        torch.from_numpy(first_rows(corpus, targets, vocabulary)), freeze=False, mode="mean", sparse=True
    )
    optimizer: Any = torch.optim.SparseAdam(list(rows.parameters()), lr=recipe.student_rate, betas=(0.9, 0.98))
    for step in range(1, recipe.student_steps + 1):
        rate = recipe.student_rate * min(1.0, step / 100) * (1 - step / recipe.student_steps) ** 0.8 + 1e-5
        for group in optimizer.param_groups:
            group["lr"] = rate
        drawn = corpus.draw(recipe.student_batch, random)
        bags = [_thinned(corpus.rows[number], recipe.student_token_dropout, random) for number in drawn]
        starts = np.concatenate([[0], np.cumsum([len(bag) for bag in bags])[:-1]])
        vectors = functional.normalize(
            rows(torch.from_numpy(np.concatenate(bags)).long(), torch.from_numpy(starts)), dim=1
        )
        loss = distillation(vectors, torch.from_numpy(targets[corpus.target[drawn]].astype(np.float32)), recipe)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        if step % 250 == 0:
            progress(f"student: step {step} of {recipe.student_steps}, loss {loss.item():.3f}")
    taught: Table = rows.weight.detach().numpy()
    return taught


def first_rows(corpus: Corpus, targets: NDArray[np.float16], vocabulary: int) -> Table:
    """Start value of a token: the mean teacher vector of the texts that hold it, less the mean of all, damped by
    how common the token is."""
    lengths = np.array([len(row) for row in corpus.rows])
    share = (corpus.weight / lengths).astype(np.float32)
    holds = scipy.sparse.csr_matrix(
        (np.repeat(share, lengths), np.concatenate(corpus.rows), np.concatenate([[0], np.cumsum(lengths)])),
        shape=(len(corpus.rows), vocabulary),
    )
    per_target = scipy.sparse.csr_matrix(
        (np.ones(len(corpus.rows), dtype=np.float32), (corpus.target, np.arange(len(corpus.rows)))),
        shape=(len(targets), len(corpus.rows)),
    )
    sums = np.asarray((per_target @ holds).T @ targets.astype(np.float32))
    counts = np.asarray(holds.sum(0)).ravel()
    mean = sums.sum(0) / counts.sum()
    rows = (sums + 0.2 * mean) / (counts[:, None] + 0.2) - 0.9 * mean
    damping = 3 * np.sqrt(1e-4 / (1e-4 + counts / counts.sum()))
    first: Table = (rows * damping[:, None]).astype(np.float32)
    return first


def _thinned(row: NDArray[np.int32], dropout: float, random: np.random.Generator) -> NDArray[np.int32]:
    if len(row) < 4:
        return row
    kept = row[random.random(len(row)) >= dropout]
    return kept if len(kept) else row
