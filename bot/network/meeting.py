"""Who could meet whom: what an organisation's initiatives need or give beside those of others, and what both sides say to it."""
from __future__ import annotations

import threading
from typing import Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from bot.network.entries import Initiative
from bot.network.matching import Matching, Suggestion
from bot.network.reasons import Reason
from bot.network.shelf import Shelf
from bot.network.ties import NO, Pair, Tie, Ties, pair

NEEDS, GIVES, ALIKE = "needs", "gives", "alike"  # what binds: they give what I need, they need what I give, they do the same
_MOST = 5  # suggestions for one initiative and kind


class Proposed(NamedTuple):
    """One pair for one side: `mine` is its initiative, `bonds` are (kind, need, give, reasons), `tie` what was said about it."""

    mine: Initiative
    other: Initiative
    bonds: List[Tuple[str, str, str, Sequence[Reason]]]
    tie: Tie


class Meeting:
    """Fits the matching when anything is published, and asks it once for all."""

    def __init__(self, shelf: Shelf, ties: Ties, matching: Callable[[], Matching]) -> None:
        self._shelf, self._ties, self._matching, self._lock = shelf, ties, matching, threading.Lock()
        self._fitted: Optional[Matching] = None
        self._found: Dict[str, Sequence[Suggestion]] = {}
        self._state: Tuple[int, Mapping[Pair, str]] = (-1, {})

    def of(self, organisation: str) -> List[Proposed]:
        """The pairs that one side has not turned down, the best of each initiative first; those that were spoken of always."""
        held, best = self._shelf.held, self._best()
        own = self._shelf.initiatives_of(organisation)
        proposed: List[Proposed] = []
        for mine in own:
            bonds: Dict[str, List[Tuple[str, str, str, Sequence[Reason]]]] = {}
            for each in best(mine):
                if each.initiative.organisation != organisation and each.initiative.id in held.initiatives:
                    bonds.setdefault(each.initiative.id, []).append((NEEDS, each.need, each.give, each.reasons))
            bonds = dict(list(bonds.items())[:_MOST])
            for other in held.initiatives.values():
                if other.organisation != organisation:
                    for each in best(other):
                        if each.initiative.id == mine.id:
                            bonds.setdefault(other.id, []).append((GIVES, each.need, each.give, each.reasons))
            ties = {tie.other: tie for tie in self._ties.of(mine.id) if tie.other in held.initiatives}
            for id in [*bonds, *(id for id in ties if id not in bonds)]:
                tie = ties.get(id) or Tie(mine.id, id, "", "", "", "", "")
                if NO not in (tie.says, tie.other_says):
                    proposed.append(Proposed(mine, held.initiatives[id], bonds.get(id, []), tie))
        return sorted(proposed, key=lambda each: (not each.tie.agreed, not each.tie.other_says, bool(each.tie.says)))

    def alike(self, initiative: Initiative) -> List[Initiative]:
        """Who else does this; nobody as long as that is being found out, so that no page waits."""
        held, fitted = self._shelf.held.initiatives, self._fitted
        return [held[each.initiative.id] for each in fitted.alike(initiative) if each.initiative.id in held][:_MOST] if fitted else []

    def may_speak(self, organisation: str, mine: str, other: str) -> bool:
        """Whether this pair was proposed to the organisation, or is of somebody who asked it: nobody else is written to."""
        return any((each.mine.id, each.other.id) == (mine, other) for each in self.of(organisation))

    def new(self, organisation: str) -> Tuple[List[Proposed], Set[Pair]]:
        """What it was not told of by mail, and the pairs to note once it is."""
        told = self._ties.told(organisation)
        fresh = [each for each in self.of(organisation) if not each.tie.says and pair(each.mine.id, each.other.id) not in told]
        return fresh, {pair(each.mine.id, each.other.id) for each in fresh}

    def prepare(self) -> None:
        """Finds out now what pages will ask for."""
        best = self._best()
        for initiative in list(self._shelf.held.initiatives.values()):
            best(initiative)

    def _best(self) -> Callable[[Initiative], Sequence[Suggestion]]:
        """What gives the suggestions of an initiative, each asked for once until something changes."""
        fitted, found = self._fit(), self._found

        def best(initiative: Initiative) -> Sequence[Suggestion]:
            if initiative.id not in found:
                found[initiative.id] = list(fitted.suggestions(initiative))
            return found[initiative.id]

        return best

    def _fit(self) -> Matching:
        held, outcomes = self._shelf.held, self._ties.outcomes()
        with self._lock:
            if self._fitted is None or self._state != (held.state, outcomes):
                self._fitted = (self._fitted or self._matching()).fit(list(held.initiatives.values()), outcomes)
                self._found, self._state = {}, (held.state, outcomes)
            return self._fitted
