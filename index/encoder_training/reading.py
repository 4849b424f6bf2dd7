"""The second thing the encoder gives: a reading, a vector from which it is easy to tell what a message says.

Meaning puts a father who drinks beside a mother who drinks; a reading has to keep apart who is affected, where, how
grave it is and what is asked. It branches off before the body's last layer and has a last layer of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.encoder_training.graft import Grafted
from index.encoder_training.recipe import Recipe
from index.encoder_training.tokens import UNKNOWN, Row, token_rows
from index.slips import slipped

_SCALE = 12.0  # a unit vector times this gives logits a range in which labels can be told
_AT_A_TIME = 8


class Labelled(NamedTuple):
    """A message and what is known of it: `labels` holds task -> label; a task that is missing was not judged."""

    text: str
    labels: Mapping[str, str]


class ReadingHeads(torch.nn.Module):
    """One linear classifier a task over the reading; needed in training only."""

    def __init__(self, labelled: Sequence[Labelled], dimension: int) -> None:
        super().__init__()
        tasks = sorted({task for one in labelled for task in one.labels})
        self.labels = {task: sorted({o.labels[task] for o in labelled if task in o.labels}) for task in tasks}
        self._number = {task: {label: i for i, label in enumerate(names)} for task, names in self.labels.items()}
        self.heads = torch.nn.ModuleDict(
            {task: torch.nn.Linear(dimension, len(names)) for task, names in self.labels.items()}
        )

    def loss(self, readings: Tensor, labelled: Sequence[Labelled], recipe: Recipe) -> Tensor:
        """Cross-entropy of all tasks, weighted by the recipe, over those messages that were judged."""
        logits = functional.dropout(readings * _SCALE, recipe.reading_dropout)
        weights, total = dict(recipe.reading_weights), logits.new_zeros(())
        for task, head in self.heads.items():
            judged = [i for i, one in enumerate(labelled) if task in one.labels]
            if judged:
                wanted = torch.tensor([self._number[task][labelled[i].labels[task]] for i in judged])
                share = weights.get(task, 0.5) * len(judged) / len(labelled)
                total = total + share * functional.cross_entropy(head(logits[judged]), wanted, label_smoothing=0.05)
        return total


def reading_losses(
    model: Grafted, heads: ReadingHeads, labelled: Sequence[Labelled], tokenizer: Tokenizer, recipe: Recipe
) -> Iterator[Tensor]:
    """Without end, one loss per step; every message once an epoch (those on danger more often), as it is or as it looks when typed in haste."""
    dice, random_rows = random.Random(recipe.seed), np.random.default_rng(recipe.seed)
    unknown = tokenizer.token_to_id(UNKNOWN)
    while True:
        order = [i for i, one in enumerate(labelled) for _ in range(recipe.reading_danger if _only_danger(one) else 1)]
        dice.shuffle(order)
        for start in range(0, len(order), recipe.reading_batch * _AT_A_TIME):
            drawn = order[start : start + recipe.reading_batch * _AT_A_TIME]
            drawn.sort(key=lambda i: len(labelled[i].text))
            for some in np.array_split(drawn, max(1, len(drawn) // recipe.reading_batch)):
                chosen = [labelled[i] for i in some]
                rows = token_rows(tokenizer, [slipped(one.text, dice) for one in chosen], recipe)
                readings = model.read([_blotted(row, unknown, recipe, random_rows) for row in rows])
                yield recipe.reading_share * heads.loss(readings, chosen, recipe)


def _only_danger(one: Labelled) -> bool:
    return one.labels.keys() <= {"level", "kind"}


def _blotted(row: Row, unknown: int, recipe: Recipe, dice: np.random.Generator) -> Row:
    """A few tokens made unreadable, so that no reading hangs on one word."""
    if len(row) < 4:
        return row
    blotted: Any = np.where(dice.random(len(row)) < recipe.reading_blots, unknown, row)
    return np.asarray(blotted, dtype=np.int32)
