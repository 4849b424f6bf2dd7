"""Forms that an institution began and has not sent yet: kept as they are filled in, so that nobody does an hour's work twice."""
from __future__ import annotations

import json
import re
import secrets
from datetime import datetime, timezone
from typing import List, NamedTuple, Optional

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.partners.form import Filled
from bot.partners.institutions import Institution
from bot.partners.tables import drafts

MOST = 100  # of one institution
_NEW = "~"  # begins the key of a new offer; no offer's id does


class Draft(NamedTuple):
    """`key` is the id of the offer that is changed, or what `new_key` made; `filled` the form; `saved_at` is ISO, UTC."""

    key: str
    filled: Filled
    saved_at: str

    @property
    def is_new(self) -> bool:
        return self.key.startswith(_NEW)

    @property
    def name(self) -> str:
        return str(self.filled["offer"])


class Drafts:
    """Each belongs to one institution, and nobody else sees it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, institution: Institution, key: str, filled: Filled) -> bool:
        """False where the institution has as many as it may. `filled` is no longer than the form allows."""
        row = {"filled": json.dumps(filled, ensure_ascii=False), "saved_at": datetime.now(timezone.utc).isoformat(timespec="seconds")}
        own = (drafts.c.institution == institution.number) & (drafts.c.key == key)
        with self._engine.begin() as connection:
            if connection.execute(update(drafts).where(own).values(**row)).rowcount:
                return True
            if connection.execute(select(func.count()).where(drafts.c.institution == institution.number)).scalar_one() >= MOST:
                return False
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(drafts).values(institution=institution.number, key=key, **row))
        except IntegrityError:
            pass  # kept by another window at the same moment
        return True

    def get(self, institution: Institution, key: str) -> Optional[Draft]:
        return next(iter(self._some(institution, drafts.c.key == key)), None)

    def of(self, institution: Institution) -> List[Draft]:
        """All of an institution, the newest first."""
        return self._some(institution)

    def drop(self, institution: Institution, key: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(drafts).where(drafts.c.institution == institution.number, drafts.c.key == key))

    def _some(self, institution: Institution, *more: object) -> List[Draft]:
        query = select(drafts.c.key, drafts.c.filled, drafts.c.saved_at).where(drafts.c.institution == institution.number, *more)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(drafts.c.saved_at.desc(), drafts.c.key)).all()
        return [Draft(row.key, json.loads(row.filled), row.saved_at) for row in rows]


def new_key() -> str:
    return _NEW + secrets.token_urlsafe(12)


def read_key(text: str) -> str:
    """The key of a new offer that a form sent, or a fresh one where that is none."""
    return text if re.fullmatch(_NEW + r"[A-Za-z0-9_-]{16}", text) else new_key()
