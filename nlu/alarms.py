"""What the guard says of a message: how grave, of which kind, and whose danger it is."""
from __future__ import annotations

from typing import NamedTuple

LEVELS = ("none", "concern", "acute")


class Alarm(NamedTuple):
    """`third`: the danger is another person's, not the writer's; `mine`: it is surely the writer's."""

    level: str
    kind: str
    third: bool
    mine: bool = False

    @property
    def hint(self) -> bool:
        return False


class Hint(Alarm):
    """An alarm by words that people say as often without any danger: where there is a classifier, it has to agree a little."""

    @property
    def hint(self) -> bool:
        return True


class Settled(Alarm):
    """An alarm whose level the text itself settles: the classifier does not make it graver."""

    def _replace(self, /, **changes: object) -> Settled:
        return self


NO_DANGER = Alarm("none", "suicidality", False)
