"""Links that are sent by mail: signed, for some hours, good for one use; and how many mails may go out."""
from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict
from hashlib import sha256
from typing import Any, Callable, List, Mapping

from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer
from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.partners.tables import mails, used_links

LASTS = 24 * 3600  # seconds
_HOUR, _DAY = 3600.0, 86_400.0
_ONE_ADDRESS, _ALL, _ONE_VISITOR = 4, 200, 10  # mails an hour: to one address, to all, asked for from one place
_REMEMBERED = 10_000


class LinkError(Exception):
    """`key` says what is wrong: forged, expired or used."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Links:
    """`make` gives the token of a link, `read` what it carries; `spend` does so once and never again."""

    def __init__(self, engine: Engine, secret: str, lasts: int = LASTS) -> None:
        self._engine, self._lasts = engine, lasts
        self._signer = URLSafeTimedSerializer(secret, salt="partner-link", signer_kwargs={"digest_method": sha256})

    def make(self, purpose: str, carried: Mapping[str, str]) -> str:
        return str(self._signer.dumps({**carried, "for": purpose, "nonce": secrets.token_urlsafe(16)}))

    def read(self, purpose: str, token: str) -> Mapping[str, str]:
        """Raises LinkError."""
        try:
            carried: Mapping[str, Any] = self._signer.loads(token, max_age=self._lasts)
        except SignatureExpired:
            raise LinkError("expired") from None
        except (BadData, ValueError, UnicodeError):
            raise LinkError("forged") from None
        if not isinstance(carried, dict) or carried.get("for") != purpose:
            raise LinkError("forged")
        with self._engine.connect() as connection:
            if connection.execute(select(used_links.c.nonce).where(used_links.c.nonce == carried["nonce"])).first():
                raise LinkError("used")
        return carried

    def spend(self, purpose: str, token: str) -> Mapping[str, str]:
        """Raises LinkError; of two at the same moment one gets it."""
        carried, now = self.read(purpose, token), time.time()
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(used_links).where(used_links.c.until < now))
                connection.execute(insert(used_links).values(nonce=carried["nonce"], until=now + self._lasts))
        except IntegrityError:
            raise LinkError("used") from None
        return carried


class Postage:
    """Whether one more mail may go out. Addresses of mail are kept as keyed digests, those of visitors in memory alone."""

    def __init__(self, engine: Engine, secret: str, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._secret, self._clock = engine, secret.encode(), clock
        self._visitors: OrderedDict[str, List[float]] = OrderedDict()

    def allows(self, to: str, visitor: str) -> bool:
        """Counts the mail where it may go out."""
        now, key = self._clock(), hmac.new(self._secret, f"mail {to}".encode(), sha256).hexdigest()
        asked = [at for at in self._visitors.pop(visitor, []) if now - at < _HOUR]
        self._visitors[visitor] = [*asked, now][-_ONE_VISITOR:]
        while len(self._visitors) > _REMEMBERED:
            self._visitors.popitem(last=False)
        lately = select(func.count()).select_from(mails).where(mails.c.at > now - _HOUR)
        with self._engine.begin() as connection:
            connection.execute(delete(mails).where(mails.c.at < now - _DAY))
            to_this = connection.execute(lately.where(mails.c.to == key)).scalar_one()
            to_all = connection.execute(lately).scalar_one()
            allowed = len(asked) < _ONE_VISITOR and to_this < _ONE_ADDRESS and to_all < _ALL
            if allowed:
                connection.execute(insert(mails).values(to=key, at=now))
        return allowed
