"""Institutions with an account: found by their mail address, and by nothing else."""
from __future__ import annotations

import secrets
from datetime import date
from itertools import islice
from typing import Iterable, List, NamedTuple, Optional

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.partners.tables import drafts, institutions, proposals, reports
from index.catalogue import Catalogue
from index.exchange.columns import plain
from index.offers import Offer

LONGEST_NAME = 200
_FOUND = 20


class Institution(NamedTuple):
    """`provider` is its name as its offers bear it; a session holds only for the `seat` it began with."""

    number: int
    mail: str
    provider: str
    country: str
    language: str
    seat: str

    @property
    def name(self) -> str:
        """What a session is kept under."""
        return self.mail


_COLUMNS = [institutions.c[name] for name in Institution._fields]


class Institutions:
    """The accounts in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enter(self, mail: str, provider: str, country: str, language: str) -> Institution:
        """The account of a mail address, made where there is none yet; what is kept of one that is there stays."""
        known = self.find(mail)
        if known is None:
            row = {"mail": mail, "provider": provider, "country": country, "language": language,
                   "seat": secrets.token_urlsafe(16), "joined_on": date.today().isoformat()}
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(institutions).values(**row))
            except IntegrityError:
                pass  # two links of one address were followed at the same moment
            known = self.find(mail)
        assert known is not None
        return known

    def find(self, name: str) -> Optional[Institution]:
        """By mail address."""
        return self._one(institutions.c.mail == name)

    def get(self, number: Optional[int]) -> Optional[Institution]:
        return self._one(institutions.c.number == number)

    def end_sessions(self, name: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(institutions).where(institutions.c.mail == name).values(seat=secrets.token_urlsafe(16)))

    def forget(self, institution: Institution) -> None:
        """Deletes the account, its drafts, its report and its open proposals; what was decided stays, without the account."""
        own = proposals.c.institution == institution.number
        with self._engine.begin() as connection:
            connection.execute(delete(proposals).where(own, proposals.c.state == "open"))
            connection.execute(update(proposals).where(own).values(institution=None))
            for kept in (drafts, reports):
                connection.execute(delete(kept).where(kept.c.institution == institution.number))
            connection.execute(delete(institutions).where(institutions.c.number == institution.number))

    def _one(self, condition: object) -> Optional[Institution]:
        with self._engine.connect() as connection:
            row = connection.execute(select(*_COLUMNS).where(condition)).first()
        return Institution(*row) if row else None


def offers_of(institution: Institution, offers: Iterable[Offer]) -> List[Offer]:
    """Those of the offers that bear the institution's name, in the order of theirs."""
    own = plain(institution.provider)
    return sorted((offer for offer in offers if offer.directory is None and plain(offer.provider) == own), key=lambda offer: offer.name)


def offers_like(words: str, country: str, catalogue: Catalogue) -> List[Offer]:
    """Some offers whose name or institution has all these words."""
    wanted = plain(words).split()

    def fits(offer: Offer) -> bool:
        named = plain(f"{offer.name} {offer.provider}")
        return offer.directory is None and all(word in named for word in wanted)

    return list(islice(filter(fits, catalogue.offers(country)), _FOUND)) if wanted else []
