"""Which rows of a large catalogue are worth weighing: what a whole weighing would put first, found with less work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.fit import Rows, fit
from retrieval.ranking import rate
from retrieval.weights import WEIGHTS, RankingWeights

ALL_UP_TO = 5_000  # a catalogue of this size is weighed whole (docs/scale.md has the measurements)
SHARE = 0.05  # probability of its topics from which an offer is about the matter
WEIGHED = 40_000  # rows at most whose fields are looked at, and those of them that are ranked
_RANKED = 600
_TOPICS = 6


def candidates(
    answers: Answers, snapshot: Snapshot, weights: RankingWeights = WEIGHTS, most: int = WEIGHED
) -> Rows:
    """In ascending order: what is near in meaning, what changed since the index was built, and of all that is about the
    likeliest topics in the country what its fields rate best."""
    topics = [*_likeliest(answers), "general"]
    share = most // len(topics)
    about = [_thinned(_here(answers, snapshot, snapshot.posting(answers.country, t)), share) for t in topics]
    rows = np.unique(np.concatenate(about)).astype(np.int64)
    rows = _best(answers, snapshot, rows, weights)
    return np.asarray(np.union1d(rows, np.concatenate([snapshot.rows(list(answers.likeness)), snapshot.fresh])))


def _best(answers: Answers, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> Rows:
    """The rows that are rated best without what takes long to look up: likeness, opening hours and unlikely topics."""
    if len(rows) <= _RANKED:
        return rows
    quick = replace(answers, likeness={}, wishes=replace(answers.wishes, time=None))
    rating = rate(quick, fit(quick, snapshot, rows), snapshot, rows, weights)
    share = np.zeros(len(rows), dtype=np.float32)
    names = snapshot.facets.columns["topics"]
    for number in np.argsort(-rating.topics, kind="stable")[:_TOPICS]:
        share += rating.topics[number] * snapshot.facets.has("topics", names[number], rows)
    value = rating.factors * rating.worth.of_matter(share, rating.topics)
    return rows[np.argpartition(-value, _RANKED)[:_RANKED]]


def _here(answers: Answers, snapshot: Snapshot, rows: Any) -> Rows:
    """Those of the rows that serve her region, if she named one."""
    if not answers.region:
        return rows
    facets = snapshot.facets
    return rows[facets.national[rows] | facets.has("regions", answers.region, rows)]


def _thinned(rows: Rows, most: int) -> Rows:
    """At most so many of the rows: one half the first, which are the national ones, the other evenly from the rest."""
    if len(rows) <= most:
        return rows
    first, rest = rows[: most // 2], rows[most // 2 :]
    return np.concatenate([first, rest[:: -(-len(rest) // (most // 2))]])


def _likeliest(answers: Answers) -> list[str]:
    likely = sorted(answers.topic_weights.items(), key=lambda pair: -pair[1])[:_TOPICS]
    return list(answers.topics) or [topic for topic, p in likely if p > SHARE]
