"""Once a year institutions are asked whether their offers are still right; one click says so."""
from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any, Callable, List, Mapping, NamedTuple

from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from bot.mail import MailError
from bot.partners.institutions import Institution, Institutions, offers_of
from bot.partners.links import LinkError, Links
from bot.partners.proposals import APPROVED, Proposals
from bot.partners.tables import institutions, proposals
from index.catalogue import Catalogue
from index.freshness import MARKED_AFTER, oldest_check
from index.offers import Offer

LINK_LASTS = 30 * 86_400  # seconds
_ASKED_AGAIN = timedelta(days=30)
_STILL_RIGHT = "still-right"


class Reminded(NamedTuple):
    """What a round of reminding did."""

    institutions: int
    offers: int
    failed: int


class Freshness:
    """Asks about offers that an institution may answer for: those whose changes of it an editor accepted before, and those
    that bear its name and link to the domain of its mail address."""

    def __init__(self, engine: Engine, accounts: Institutions, catalogue: Catalogue, decided: Proposals, secret: str,
                 belongs: Callable[[Institution, Offer], bool]) -> None:
        self._engine, self._accounts, self._catalogue, self._decided = engine, accounts, catalogue, decided
        self._links, self._belongs = Links(engine, secret, LINK_LASTS), belongs

    def _of(self, institution: Institution, offers: Mapping[str, Offer]) -> List[Offer]:
        """Those of some offers (by id) for which it may answer."""
        accepted = select(proposals.c.offer).where(proposals.c.institution == institution.number, proposals.c.state == APPROVED)
        with self._engine.connect() as connection:
            ids = set(connection.execute(accepted).scalars())
        named = [offer for offer in offers_of(institution, offers.values()) if offer.id in ids or self._belongs(institution, offer)]
        others = [offers[id] for id in sorted(ids - {offer.id for offer in named}) if id in offers]
        return [*named, *others]

    def remind(self, send: Callable[[Institution, List[Offer], str], None], today: date, dry_run: bool = False) -> Reminded:
        """Asks each institution that has such offers and was not asked for a month; `send(institution, offers, token)`
        may raise MailError."""
        asked = asked_about = failed = 0
        every = {offer.id: offer for offer in self._catalogue.each() if _is_old(offer, today)}
        for institution in self._not_asked_since(today - _ASKED_AGAIN):
            old = self._of(institution, every)
            if not old:
                continue
            try:
                if not dry_run:
                    send(institution, old, self._links.make(_STILL_RIGHT, {"mail": institution.mail, "offers": json.dumps([o.id for o in old])}))
                    self._note(institution, today)
            except MailError:
                failed += 1
                continue
            asked, asked_about = asked + 1, asked_about + len(old)
        return Reminded(asked, asked_about, failed)

    def asked(self, token: str) -> List[Offer]:
        """The offers that a link asks about, as they are now. Raises LinkError."""
        return self._offers(self._links.read(_STILL_RIGHT, token))

    def confirm(self, token: str, today: date) -> Institution:
        """Marks them as checked today. Raises LinkError, and LinkError("used") for an account that is gone."""
        carried = self._links.spend(_STILL_RIGHT, token)
        institution = self._accounts.find(carried["mail"])
        if institution is None:
            raise LinkError("used")
        for offer in self._offers(carried):
            self._decided.confirm(offer, institution.provider, today)
        return institution

    def _offers(self, carried: Mapping[str, Any]) -> List[Offer]:
        return [offer for offer in map(self._catalogue.get, json.loads(carried["offers"])) if offer]

    def _not_asked_since(self, day: date) -> List[Institution]:
        with self._engine.connect() as connection:
            due = select(institutions.c.mail).where(institutions.c.reminded_on < day.isoformat()).order_by(institutions.c.number)
            mails = list(connection.execute(due).scalars())
        return [found for mail in mails if (found := self._accounts.find(mail))]

    def _note(self, institution: Institution, today: date) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(institutions).where(institutions.c.number == institution.number).values(reminded_on=today.isoformat()))


def _is_old(offer: Offer, today: date) -> bool:
    """Whether nobody confirmed one of its contacts for a year."""
    oldest = oldest_check(offer)
    return oldest is None or today - oldest >= MARKED_AFTER
