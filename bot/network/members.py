"""The accounts of the network: an organisation, the person to reach there, and what was filled in and waits for its mail."""
from __future__ import annotations

import json
import secrets
import time
from datetime import date
from typing import Dict, List, NamedTuple, Optional

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.network.tables import joins, members


class Member(NamedTuple):
    """A session holds only for the `seat` it began with. `person`, `mail` and `phone` are for those who agreed to meet."""

    organisation: str
    mail: str
    person: str
    phone: str
    language: str
    seat: str
    digest_on: str

    @property
    def name(self) -> str:
        """What a session is kept under."""
        return self.mail


_COLUMNS = [members.c[name] for name in Member._fields]


class Members:
    """The accounts in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enter(self, organisation: str, mail: str, person: str, phone: str, language: str) -> Optional[Member]:
        """A new account; None where the mail address has one already."""
        row = {"organisation": organisation, "mail": mail, "person": person, "phone": phone, "language": language,
               "seat": secrets.token_urlsafe(16), "joined_on": date.today().isoformat()}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(members).values(**row))
        except IntegrityError:
            return None
        return self.find(mail)

    def find(self, name: str) -> Optional[Member]:
        """By mail address."""
        return self._one(members.c.mail == name)

    def of(self, organisation: str) -> Optional[Member]:
        return self._one(members.c.organisation == organisation)

    def all(self) -> List[Member]:
        with self._engine.connect() as connection:
            return [Member(*row) for row in connection.execute(select(*_COLUMNS).order_by(members.c.organisation))]

    def change(self, organisation: str, person: str, phone: str) -> None:
        self._set(organisation, person=person, phone=phone)

    def end_sessions(self, name: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(members).where(members.c.mail == name).values(seat=secrets.token_urlsafe(16)))

    def told(self, organisation: str, day: date) -> None:
        """Notes when it was written to last."""
        self._set(organisation, digest_on=day.isoformat())

    def forget(self, organisation: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(members).where(members.c.organisation == organisation))

    def _set(self, organisation: str, **values: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(members).where(members.c.organisation == organisation).values(**values))

    def _one(self, condition: object) -> Optional[Member]:
        with self._engine.connect() as connection:
            row = connection.execute(select(*_COLUMNS).where(condition)).first()
        return Member(*row) if row else None


class Joins:
    """What was filled in, kept until its link is followed or has expired."""

    def __init__(self, engine: Engine, lasts: int) -> None:
        self._engine, self._lasts = engine, lasts

    def keep(self, filled: Dict[str, object]) -> str:
        """Returns the key under which it is kept."""
        key, now = secrets.token_urlsafe(16), time.time()
        with self._engine.begin() as connection:
            connection.execute(delete(joins).where(joins.c.until < now))
            connection.execute(insert(joins).values(nonce=key, mail=filled["mail"], body=json.dumps(filled, ensure_ascii=False), until=now + self._lasts))
        return key

    def read(self, key: str) -> Optional[Dict[str, object]]:
        with self._engine.connect() as connection:
            body = connection.execute(select(joins.c.body).where(joins.c.nonce == key)).scalar()
        return dict(json.loads(body)) if body else None

    def forget(self, mail: str) -> None:
        """All that was filled in with an address."""
        with self._engine.begin() as connection:
            connection.execute(delete(joins).where(joins.c.mail == mail))

    def drop(self, key: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(joins).where(joins.c.nonce == key))
