"""A match: an offer with its score and the reasons, drawn from its fields, why it was chosen."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Tuple

from index.offers import Offer
from retrieval.fit import MET, UNMET, Fit

OK, NOTHING_FITS = "ok", "nothing_fits"


@dataclass(frozen=True)
class Reasons:
    """Answers ("who=relative", "contact=chat", …) that an offer meets, does not meet, or says nothing about."""

    met: Tuple[str, ...] = ()
    unmet: Tuple[str, ...] = ()
    unknown: Tuple[str, ...] = ()

    def to_json(self) -> Dict[str, List[str]]:
        return {"met": list(self.met), "unmet": list(self.unmet), "unknown": list(self.unknown)}


@dataclass(frozen=True)
class Match:
    offer: Offer
    score: float
    reasons: Reasons


@dataclass(frozen=True)
class Found:
    """`gate` is "ok" or "nothing_fits"; then `obstacle` names the answer that excluded most, if one did."""

    matches: Tuple[Match, ...]
    gate: str
    obstacle: Optional[str] = None
    remaining: int = 0
    fallback: Tuple[Match, ...] = field(default=())


def reasons(fit: Fit, position: int) -> Reasons:
    """The reasons of the offer at `position` of the rows that `fit` was made for."""
    by_level: Dict[int, List[str]] = {MET: [], UNMET: [], 0: []}
    for reason, levels in fit.levels.items():
        by_level[int(levels[position])].append(reason)
    return Reasons(tuple(by_level[MET]), tuple(by_level[UNMET]), tuple(by_level[0]))
