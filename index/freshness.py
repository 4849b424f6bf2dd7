"""How fresh each contact is: when it was last checked, by whom, and until when that counts.

What was never checked is said to be so, which is not the same as too old; its clock starts on the day it was taken in.
"""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Dict, NamedTuple, Optional, Tuple

from index.offers import Contact, Offer

MARKED_AFTER = timedelta(days=365)  # it is marked wherever it is shown, and its offer ranked lower
CRISIS_AFTER = timedelta(days=183)  # it is given to nobody in danger


class Checked(NamedTuple):
    """The day of the last check (None: never), by one of CHECKERS, and when the next one is due (None: at once)."""

    on: Optional[date]
    by: Optional[str]
    next: Optional[date]

    def is_old(self, today: date) -> bool:
        return self.next is not None and today >= self.next


def checked(contact: Contact, offer: Offer) -> Checked:
    """What a contact says itself; where no contact of the offer does, the whole offer's day."""
    if contact.verified_on is None and any(each.verified_on for each in offer.contacts):
        return Checked(None, None, None)
    on = contact.verified_on or offer.verified_on
    return Checked(on, contact.verified_by if on else None, on + MARKED_AFTER if on else None)


def told(contact: Contact, offer: Offer, today: Optional[date] = None) -> Dict[str, Any]:
    """A contact as pages and programs get it, days as ISO text; `old` where it was checked, but not within a year."""
    found = checked(contact, offer)
    return {**contact.dict(), "verified_on": found.on and found.on.isoformat(), "verified_by": found.by,
            "next_check": found.next and found.next.isoformat(), "old": found.is_old(today or date.today())}


def last_checks(offer: Offer) -> Tuple[Optional[date], Optional[date]]:
    """(the latest day that speaks for the offer: a check of any contact, else its coming in; the day from which the clock
    of the crisis path runs: None while a contact of it was never checked)."""
    days = [checked(contact, offer).on for contact in offer.contacts]
    known = [day for day in days if day]
    return max(known, default=offer.imported_on), max(known) if len(known) == len(days) and known else None


def oldest_check(offer: Offer) -> Optional[date]:
    """Of its contacts the check that is longest ago, or None where one was never checked."""
    days = [checked(contact, offer).on for contact in offer.contacts]
    return None if None in days else min(day for day in days if day)


def confirmed(offer: Offer, by: str, today: date) -> Offer:
    """The offer with every contact checked today."""
    contacts = tuple(contact.copy(update={"verified_on": today, "verified_by": by}) for contact in offer.contacts)
    return offer.copy(update={"contacts": contacts, "verified_on": today})


def confirmed_in_part(offer: Offer, numbers: Tuple[int, ...], by: str, today: date) -> Offer:
    """The offer with the contacts at some positions checked today; the others keep the day that they had."""
    contacts = []
    for number, contact in enumerate(offer.contacts):
        before = checked(contact, offer)
        change = {"verified_on": today, "verified_by": by} if number in numbers else {"verified_on": before.on, "verified_by": before.by}
        contacts.append(contact.copy(update=change))
    whole = all(contact.verified_on for contact in contacts)
    return offer.copy(update={"contacts": tuple(contacts), **({"verified_on": min(c.verified_on for c in contacts if c.verified_on)} if whole else {})})
