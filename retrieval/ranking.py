"""The order of offers: how relevant each is expected to be, given what is sure and what is only likely.

The weights below were tuned on the training voices (docs/ranking.md); `lotse evaluate` judges them on others.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List

import numpy as np
from numpy.typing import NDArray

from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.fit import MET, UNKNOWN, UNMET, Fit, Levels, Rows

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class RankingWeights:
    """Factors on the expected relevance (1: no change), and shares added to it."""

    general: float = 0.30  # what a line for any worry is worth beside one for this topic
    who_unmet: float = 0.12
    setting_unknown: float = 0.85
    setting_unmet: float = 0.55
    wish_unknown: float = 0.75
    wish_unmet: float = 0.35
    age_unknown: float = 0.9
    audience_other: float = 0.35
    local_unasked: float = 0.55  # a regional offer while nobody knows where she lives
    local_met: float = 1.25
    likeness: float = 0.10
    open_now: float = 0.02
    confidence: float = 0.02
    focus: float = 0.06  # an offer for few topics before one for many


WEIGHTS = RankingWeights()


def scores(answers: Answers, fit: Fit, snapshot: Snapshot, rows: Rows, weights: RankingWeights = WEIGHTS) -> Scores:
    """Expected relevance of each row, 0 to about 1.5; 0 for what is excluded."""
    facets = snapshot.facets
    topical = topic_share(answers, snapshot, rows)
    general = facets.general[rows] | facets.column("topics", "general")[rows]  # type: ignore[index]
    relevance = topical + (1 - topical) * weights.general * general
    for reason, level in fit.levels.items():
        facet = reason.partition("=")[0]
        if facet == "topic":
            continue
        if facet == "who":
            relevance *= _factor(level, 1.0, weights.who_unmet)
        elif facet == "setting":
            relevance *= _factor(level, weights.setting_unknown, weights.setting_unmet)
        elif facet == "region":
            relevance *= np.where(facets.national[rows], 1.0, weights.local_met)
        elif facet == "age_group":
            relevance *= _factor(level, weights.age_unknown, 0.6)
        else:
            relevance *= _factor(level, weights.wish_unknown, weights.wish_unmet)
    relevance *= np.where(fit.audience > 0, 1.0, weights.audience_other)
    if not answers.region:
        relevance *= np.where(facets.national[rows], 1.0, weights.local_unasked)
    extra = weights.likeness * _likeness(answers, snapshot, rows) + weights.confidence * facets.confidence[rows] / 2
    extra += weights.focus / np.maximum(facets.topics[rows].sum(axis=1), 1)
    return np.where(fit.excluded, 0.0, relevance * (1 + extra)).astype(np.float32)


def topic_share(answers: Answers, snapshot: Snapshot, rows: Rows) -> Scores:
    """The probability that an offer covers what it is about; certain where she chose the topic herself."""
    ids = snapshot.facets.columns["topics"]
    chosen = {topic: 1.0 / (1 + 0.6 * rank) for rank, topic in enumerate(answers.topics)}
    weights = answers.topic_weights or chosen
    vector = np.array([weights.get(id, 0.0) for id in ids], dtype=np.float32)
    vector /= max(float(vector.sum()), 1.0)
    return np.minimum(snapshot.facets.topics[rows] @ vector, 1.0)


def distinct(order: Rows, snapshot: Snapshot, count: int) -> List[int]:
    """The first `count` rows of `order`; one telephone line stands once, one institution once in each three."""
    facets, chosen, held = snapshot.facets, [], []
    lines: set[int] = set()
    for row in order.tolist():
        if len(chosen) == count:
            break
        line, provider = int(facets.line[row]), int(facets.provider[row])
        if line in lines:
            continue
        recent = {int(facets.provider[r]) for r in chosen[len(chosen) // 3 * 3:]}
        if provider in recent:
            held.append(row)
            continue
        lines.add(line)
        chosen.append(row)
    for row in held:
        if len(chosen) < count and int(facets.line[row]) not in lines:
            lines.add(int(facets.line[row]))
            chosen.append(row)
    return chosen


def _likeness(answers: Answers, snapshot: Snapshot, rows: Rows) -> Scores:
    """How like each offer is to what was written, 0 to 1 within what was found."""
    if not answers.likeness:
        return np.zeros(len(rows), dtype=np.float32)
    dense = np.zeros(len(snapshot.offers), dtype=np.float32)
    low, high = min(answers.likeness.values()), max(answers.likeness.values())
    for id, value in answers.likeness.items():
        if id in snapshot.row_of:
            dense[snapshot.row_of[id]] = (value - low) / max(high - low, 1e-6)
    return dense[rows]


def _factor(level: Levels, unknown: float, unmet: float) -> Scores:
    return np.select([level == MET, level == UNKNOWN, level == UNMET], [1.0, unknown, unmet]).astype(np.float32)
