"""Suggestions by mail: what is new for an organisation, once a week at most, and nothing of anybody's contact."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Callable, List, NamedTuple

from bot.mail import MailError
from bot.network.meeting import Meeting, Proposed
from bot.network.members import Member, Members
from bot.network.ties import Ties

AGAIN = timedelta(days=7)


class Told(NamedTuple):
    """What a round of telling did."""

    organisations: int
    suggestions: int
    failed: int


def tell_all(members: Members, meeting: Meeting, ties: Ties, send: Callable[[Member, List[Proposed]], None], today: date, dry_run: bool) -> Told:
    """`send(member, proposed)` may raise MailError: then the member is told another time."""
    told = suggestions = failed = 0
    for member in members.all():
        if member.digest_on and date.fromisoformat(member.digest_on) > today - AGAIN:
            continue
        proposed, pairs = meeting.new(member.organisation)
        if not proposed:
            continue
        if not dry_run:
            try:
                send(member, proposed)
            except MailError:
                failed += 1
                continue
            ties.note_told(member.organisation, pairs)
            members.told(member.organisation, today)
        told, suggestions = told + 1, suggestions + len(pairs)
    return Told(told, suggestions, failed)
