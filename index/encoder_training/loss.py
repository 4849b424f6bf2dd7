"""What the encoder is pulled towards."""

from __future__ import annotations

import torch
from torch import Tensor

from index.encoder_training.recipe import Recipe


def distillation(vectors: Tensor, targets: Tensor, recipe: Recipe) -> Tensor:
    """Distance of unit vectors to their teacher vectors, both shape (batch, dimension), alone and within the batch."""
    distance = (1 - (vectors * targets).sum(1)).mean()
    wanted = torch.softmax(targets @ targets.T / recipe.temperature, dim=1)
    reached = torch.log_softmax(vectors @ targets.T / recipe.temperature, dim=1)
    return recipe.closeness * distance - recipe.contrast * (wanted * reached).sum(1).mean()


def kinship(vectors: Tensor, others: Tensor, kin: Tensor, recipe: Recipe) -> Tensor:
    """InfoNCE with several positives.

    `vectors` (batch, dimension) against `others` (candidates, dimension); `kin` (batch, candidates) holds how much of
    a positive each candidate is: 1 yes, 0 no, between the two a softer pull, negative for "do not compare".
    """
    scores = (vectors @ others.T / recipe.domain_temperature).masked_fill(kin < 0, -1e4)
    wanted = kin.clamp(min=0)
    has_kin = wanted.sum(1) > 0
    wanted = wanted[has_kin] / wanted[has_kin].sum(1, keepdim=True)
    return -(wanted * torch.log_softmax(scores[has_kin], dim=1)).sum(1).mean()
