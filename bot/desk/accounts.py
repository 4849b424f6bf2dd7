"""Operators: who may look at the desk and in which role, their passwords (argon2), and how wrong tries are slowed down."""
from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from datetime import date
from typing import Callable, List, NamedTuple, Optional

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.desk.tables import operators

ROLES = ("reader", "editor", "administrator")  # each may do what those before it may
SHORTEST, LONGEST = 10, 200
_FREE_TRIES, _LONGEST_WAIT, _FORGOTTEN_AFTER, _REMEMBERED = 4, 900.0, 3600.0, 10_000


class AccountError(ValueError):
    """An account that cannot be made or changed; the message says why and what would do."""


class Operator(NamedTuple):
    """`seat` changes with the password and when he signs out: a session holds only for the seat it began with."""

    name: str
    role: str
    seat: str

    def may(self, role: str) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


class Operators:
    """The accounts in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._hasher = engine, PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_urlsafe())  # checked where there is no such name: as slow as any

    def add(self, name: str, password: str, role: str = "reader") -> None:
        """Raises AccountError."""
        name = name.strip()
        if not 1 <= len(name) <= 60 or not name.isprintable():
            raise AccountError("A name has 1 to 60 letters, digits or marks.")
        if role not in ROLES:
            raise AccountError(f"'{role}' is no role: take {', '.join(ROLES)}.")
        if self.find(name):
            raise AccountError(f"There is an operator '{name}' already: take another name, or set a new password with `lotse operators password`.")
        row = {"name": name, "role": role, "password": self._hashed(password), "seat": secrets.token_urlsafe(16),
               "added_on": date.today().isoformat()}
        with self._engine.begin() as connection:
            connection.execute(insert(operators).values(**row))

    def set_password(self, name: str, password: str) -> None:
        """Sets it and ends all sessions. Raises AccountError."""
        self._change(name, password=self._hashed(password), seat=secrets.token_urlsafe(16))

    def end_sessions(self, name: str) -> None:
        self._change(name, seat=secrets.token_urlsafe(16))

    def remove(self, name: str) -> None:
        """Raises AccountError."""
        with self._engine.begin() as connection:
            if not connection.execute(delete(operators).where(operators.c.name == name)).rowcount:
                raise AccountError(f"There is no operator '{name}'.")

    def find(self, name: str) -> Optional[Operator]:
        return next((each for each in self.all() if each.name == name), None)

    def all(self) -> List[Operator]:
        query = select(operators.c.name, operators.c.role, operators.c.seat).order_by(operators.c.name)
        with self._engine.connect() as connection:
            return [Operator(*row) for row in connection.execute(query)]

    def check(self, name: str, password: str) -> Optional[Operator]:
        """The operator whose name and password these are."""
        with self._engine.connect() as connection:
            row = connection.execute(select(operators).where(operators.c.name == name.strip())).mappings().first()
        try:
            self._hasher.verify(row["password"] if row else self._nobody, password[:LONGEST])
        except (Argon2Error, InvalidHashError):
            return None
        return Operator(row["name"], row["role"], row["seat"]) if row else None

    def _change(self, name: str, **values: str) -> None:
        with self._engine.begin() as connection:
            if not connection.execute(update(operators).where(operators.c.name == name).values(**values)).rowcount:
                raise AccountError(f"There is no operator '{name}'.")

    def _hashed(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise AccountError(f"A password has {SHORTEST} to {LONGEST} characters; this has {len(password)}.")
        return self._hasher.hash(password)


class Tries:
    """Wrong passwords, by name and by address, in memory alone: from the fifth on each doubles the wait."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *keys: str) -> float:
        """Seconds until the next try is looked at; 0 for now."""
        with self._lock:
            return max((self._left(key) for key in keys), default=0.0)

    def wrong(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._wrong[key] = (self._count(key) + 1, self._clock())
                self._wrong.move_to_end(key)
            while len(self._wrong) > _REMEMBERED:
                self._wrong.popitem(last=False)

    def right(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._wrong.pop(key, None)

    def _left(self, key: str) -> float:
        count = self._count(key)
        if count <= _FREE_TRIES:
            return 0.0
        return max(0.0, min(2.0 ** (count - _FREE_TRIES), _LONGEST_WAIT) - (self._clock() - self._wrong[key][1]))

    def _count(self, key: str) -> int:
        count, at = self._wrong.get(key, (0, 0.0))
        return count if self._clock() - at < _FORGOTTEN_AFTER else 0
