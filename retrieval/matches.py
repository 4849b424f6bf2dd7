"""A match: an offer with its score and the reasons, drawn from its fields, why it was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from index.offers import Offer
from retrieval.fit import MET, UNMET, Fit

OK, NOTHING_FITS = "ok", "nothing_fits"


@dataclass(frozen=True)
class Reasons:
    """Answers ("who=relative", "contact=chat", …) that an offer meets, does not meet, or says nothing about."""

    met: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def without(self, unsaid: Callable[[str], bool]) -> Reasons:
        """Those that are not `unsaid`."""
        return Reasons(*(tuple(each for each in level if not unsaid(each)) for level in (self.met, self.unmet, self.unknown)))

    def to_json(self) -> dict[str, list[str]]:
        return {"met": list(self.met), "unmet": list(self.unmet), "unknown": list(self.unknown)}


@dataclass(frozen=True)
class Match:
    offer: Offer
    score: float
    reasons: Reasons


@dataclass(frozen=True)
class Found:
    """`gate` is "ok" or "nothing_fits"; then `obstacle` names the answer that excluded most, if one did."""

    matches: tuple[Match, ...]
    gate: str
    obstacle: str | None = None
    remaining: int = 0
    fallback: tuple[Match, ...] = field(default=())


def without_reasons(matches: Iterable[Match], unsaid: Callable[[str], bool]) -> tuple[Match, ...]:
    """The matches, of whose reasons some are not told."""
    return tuple(replace(match, reasons=match.reasons.without(unsaid)) for match in matches)


def reasons(fit: Fit, position: int) -> Reasons:
    """The reasons of the offer at `position` of the rows that `fit` was made for."""
    by_level: dict[int, list[str]] = {MET: [], UNMET: [], 0: []}
    for reason, levels in fit.levels.items():
        by_level[int(levels[position])].append(reason)
    return Reasons(tuple(by_level[MET]), tuple(by_level[UNMET]), tuple(by_level[0]))
