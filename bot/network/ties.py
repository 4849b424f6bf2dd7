"""Two initiatives that may go together: what each side says, and how it went. Only where both say yes do they see each other's contact."""
from __future__ import annotations

from datetime import datetime, timezone
from typing import Dict, List, NamedTuple, Set, Tuple

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.network.tables import ties, told

YES, NO = SAYS = ("yes", "no")
MET, HELPED, NOTHING = OUTCOMES = ("met", "helped", "no")
Pair = Tuple[str, str]


class Tie(NamedTuple):
    """A pair of initiatives seen from one of them: what it says and what the other says, and how it went for each."""

    mine: str
    other: str
    says: str
    other_says: str
    outcome: str
    other_outcome: str
    changed_at: str

    @property
    def agreed(self) -> bool:
        return self.says == self.other_says == YES


class Ties:
    """The pairs about which anybody said anything."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, initiative: str) -> List[Tie]:
        """The newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(ties).where(or_(ties.c.first == initiative, ties.c.second == initiative)).order_by(
                ties.c.changed_at.desc())).all()
        return [Tie(row.first, row.second, row.first_says, row.second_says, row.first_outcome, row.second_outcome, row.changed_at)
                if row.first == initiative else
                Tie(row.second, row.first, row.second_says, row.first_says, row.second_outcome, row.first_outcome, row.changed_at) for row in rows]

    def between(self, mine: str, other: str) -> Tie:
        """Where nobody said anything yet, nothing stands in it."""
        return next((tie for tie in self.of(mine) if tie.other == other), Tie(mine, other, "", "", "", "", ""))

    def say(self, mine: str, other: str, answer: str) -> Tie:
        """`answer` is one of SAYS, or empty to take it back."""
        return self._note(mine, other, "says", answer)

    def tell(self, mine: str, other: str, outcome: str) -> Tie:
        """How it went, one of OUTCOMES, where both agreed."""
        return self._note(mine, other, "outcome", outcome) if self.between(mine, other).agreed else self.between(mine, other)

    def outcomes(self) -> Dict[Pair, str]:
        """(one, other) -> the best that either side told, for the pairs of which anybody did."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(ties).where(or_(ties.c.first_outcome != "", ties.c.second_outcome != ""))).all()
        rank = (HELPED, MET, NOTHING)
        return {(row.first, row.second): next(each for each in rank if each in (row.first_outcome, row.second_outcome)) for row in rows}

    def told(self, organisation: str) -> Set[Pair]:
        """The pairs of which an organisation was told by mail."""
        with self._engine.connect() as connection:
            return {(row.first, row.second) for row in connection.execute(select(told).where(told.c.organisation == organisation))}

    def note_told(self, organisation: str, pairs: Set[Pair]) -> None:
        with self._engine.begin() as connection:
            if pairs:
                connection.execute(insert(told), [{"organisation": organisation, "first": one, "second": other} for one, other in sorted(pairs)])

    def forget(self, organisation: str, initiatives: List[str]) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(told).where(told.c.organisation == organisation))
            for id in initiatives:
                connection.execute(delete(ties).where(or_(ties.c.first == id, ties.c.second == id)))
                connection.execute(delete(told).where(or_(told.c.first == id, told.c.second == id)))

    def _note(self, mine: str, other: str, what: str, value: str) -> Tie:
        first, second = pair(mine, other)
        side = f"{'first' if mine == first else 'second'}_{what}"
        values = {side: value, "changed_at": datetime.now(timezone.utc).isoformat(timespec="seconds")}
        here = (ties.c.first == first) & (ties.c.second == second)
        for _ in range(2):
            with self._engine.begin() as connection:
                if connection.execute(update(ties).where(here).values(**values)).rowcount:
                    break
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(ties).values(first=first, second=second, **values))
                break
            except IntegrityError:
                continue  # both sides spoke at the same moment
        return self.between(mine, other)


def pair(one: str, other: str) -> Pair:
    """As it is kept: the smaller id first."""
    return (one, other) if one < other else (other, one)
