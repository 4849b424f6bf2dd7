"""A programme: a group of the network with the initiatives of its members on its theme, as the yearly follow-up reads it."""
from __future__ import annotations

from typing import Dict, FrozenSet, List, NamedTuple, Set

from bot.network.register import Register


class Programme(NamedTuple):
    """`initiatives` are ids of those that are published."""

    id: str
    name: str
    initiatives: FrozenSet[str]


def programmes(register: Register) -> List[Programme]:
    """All of them, by name."""
    inside: Dict[str, Set[str]] = {}
    for group, organisation in register.memberships():
        inside.setdefault(group, set()).add(organisation)
    work = register.initiatives()
    found = [Programme(group.id, group.name, frozenset(
        each.id for each in work if group.theme in each.themes and each.organisation in inside.get(group.id, ()))) for group in register.groups()]
    return sorted(found, key=lambda programme: programme.name.casefold())
