"""Finder: the one door to the search."""
from __future__ import annotations

from datetime import datetime
from typing import AbstractSet, Dict, FrozenSet, List, Optional

import numpy as np

from index.encoder import Encoder
from index.offers import Offer
from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.fit import Rows, fit
from retrieval.matches import NOTHING_FITS, OK, Found, Match, reasons
from retrieval.questions import next_question
from retrieval.ranking import WEIGHTS, RankingWeights, distinct, scores, topic_share

_LIKE = 40  # offers nearest in meaning that are remembered for a message
_ALL_UP_TO = 5_000  # a catalogue of this size is weighed whole; beyond, candidates only
_CANDIDATES = 400
_LEXICAL = 0.15  # a name or an exact term lifts an offer, it does not decide
_STRONG_TERM = 8.0  # BM25 score from which a term counts as exact
_OFF_TOPIC = 0.5  # from this probability on a message is about none of the topics
_LEAST = 0.12  # expected relevance below which an offer does not fit

class Finder:
    """Finds offers for answers in one snapshot; `swap` puts another one in its place between two searches."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, weights: RankingWeights = WEIGHTS) -> None:
        self._snapshot, self._encoder, self._weights = snapshot, encoder, weights

    @property
    def snapshot(self) -> Snapshot:
        return self._snapshot

    def swap(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def offer(self, id: str) -> Optional[Offer]:
        row = self._snapshot.row_of.get(id)
        return None if row is None else self._snapshot.offers[row]

    def likeness(self, text: str) -> Dict[str, float]:
        """The offers nearest to a text by meaning, lifted by names and exact terms: {id: similarity}. The text is not kept."""
        snapshot = self._snapshot
        if not text.strip():
            return {}
        found, rows = snapshot.vectors.search(self._encoder.encode([text]), min(_LIKE, len(snapshot.offers)))
        like = {int(row): float(value) for row, value in zip(rows[0], found[0]) if row >= 0}
        named = snapshot.lexical.search(text, 10)
        for row, value in named:
            like[row] = like.get(row, 0.0) + _LEXICAL * value / max(named[0][1], _STRONG_TERM)
        return {snapshot.offers[row].id: round(value, 4) for row, value in like.items()}

    def find(self, answers: Answers, top: int = 3, shown: AbstractSet[str] = frozenset(),
             at: Optional[datetime] = None) -> Found:
        """The offers that fit best, best first, without those already `shown`."""
        snapshot, rows = self._snapshot, self._rows(answers)
        fitting = fit(answers, snapshot, rows, at)
        value = scores(answers, fitting, snapshot, rows, self._weights)
        unseen = np.array([snapshot.offers[row].id not in shown for row in rows]) if shown else True
        general = snapshot.facets.general[rows]
        share = topic_share(answers, snapshot, rows)
        about = (value >= _LEAST) & unseen & ((share > 0.05) | ("general" in answers.topics) | (not self._stated(answers)))
        off = answers.off_topic >= _OFF_TOPIC
        order = np.argsort(-value, kind="stable")

        def matches(mask: np.ndarray, count: int) -> List[Match]:
            chosen = distinct(np.array([rows[i] for i in order if mask[i]]), snapshot, count)
            at_row = {int(row): i for i, row in enumerate(rows)}
            return [Match(snapshot.offers[r], round(float(value[at_row[r]]), 4), reasons(fitting, at_row[r])) for r in chosen]

        good = matches(about | (general & (value >= _LEAST) & unseen), top) if not off and about.any() else []
        fallback = () if good else tuple(matches(general & (value > 0) & unseen, min(top, 3)))
        return Found(tuple(good), OK if good else NOTHING_FITS, None if good or off else self._obstacle(answers, at),
                     int(about.sum()) if not off else 0, fallback)

    def next_question(self, answers: Answers, askable: Optional[FrozenSet[str]] = None) -> Optional[str]:
        """The question whose answer is expected to narrow the offers most; None where the first three are settled."""
        snapshot, rows = self._snapshot, self._rows(answers)

        def rate(some: Answers) -> np.ndarray:
            return scores(some, fit(some, snapshot, rows), snapshot, rows, self._weights)

        return next_question(answers, rate, snapshot, askable)

    def _obstacle(self, answers: Answers, at: Optional[datetime]) -> Optional[str]:
        """The answer without which most offers would fit."""
        facets = {"contact": answers.wishes.contact, "contact_not": answers.wishes.contact_not,
                  "language": answers.wishes.language, "cost": answers.wishes.cost, "anonymous": answers.wishes.anonymous,
                  "time": answers.wishes.time, "group": answers.wishes.group, "accessible": answers.wishes.accessible,
                  "region": answers.region, "age": answers.age_group, "setting": answers.setting, "who": answers.who}
        gained = {facet: self._count(answers.without(facet), at) for facet, said in facets.items() if said}
        best = max(gained, key=lambda facet: gained[facet], default=None)
        return best if best and gained[best] > 0 else None

    def _count(self, answers: Answers, at: Optional[datetime]) -> int:
        rows = self._rows(answers)
        value = scores(answers, fit(answers, self._snapshot, rows, at), self._snapshot, rows, self._weights)
        return int(((value >= _LEAST) & (topic_share(answers, self._snapshot, rows) > 0.05)).sum())

    def _rows(self, answers: Answers) -> Rows:
        """All rows of a small catalogue; of a large one what is near in meaning or about the likeliest topics."""
        snapshot = self._snapshot
        if len(snapshot.offers) <= _ALL_UP_TO:
            return np.arange(len(snapshot.offers))
        near = [snapshot.row_of[id] for id in answers.likeness if id in snapshot.row_of]
        about = snapshot.posting(answers.country, tuple(_likeliest(answers)), _CANDIDATES)
        return np.unique(np.concatenate([np.array(near, dtype=np.int64), about]))

    @staticmethod
    def _stated(answers: Answers) -> bool:
        return bool(answers.topics or answers.topic_weights)

def _likeliest(answers: Answers) -> List[str]:
    return list(answers.topics) or [topic for topic, p in answers.topic_weights.items() if p > 0.05]

