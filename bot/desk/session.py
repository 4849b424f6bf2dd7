"""A session of an operator: a signed cookie that expires, and the token that every form must carry."""
from __future__ import annotations

import hmac
import ipaddress
from hashlib import sha256
from typing import Generic, Optional, Protocol, TypeVar

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

COOKIE, PATH = "operator", "/operators"
LASTS = 8 * 3600  # seconds
DEVELOPMENT_SECRET = "lotse-on-this-machine-alone"


class SecretError(Exception):  # the desk stays closed, the site is served
    """The site is open to others, and the secret that signs sessions is the one that everybody knows."""


def secret_for(secret: str, host: str) -> str:
    """The secret to sign with. Raises SecretError where the development default would be used for other machines."""
    if secret and (len(secret) < 16 or secret == DEVELOPMENT_SECRET):
        raise SecretError("LOTSE_SECRET is too easy to guess: give it 16 characters or more, such as `openssl rand -hex 32` prints.")
    if not secret and not is_loopback(host):
        raise SecretError(f"LOTSE_HOST is {host}, so others reach this site: set LOTSE_SECRET to 16 or more random characters, "
                          "such as `openssl rand -hex 32` prints. It signs the operators' sessions.")
    return secret or DEVELOPMENT_SECRET


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class Account(Protocol):
    """Who can be signed in. A session holds only for the seat it began with."""

    @property
    def name(self) -> str: ...
    @property
    def seat(self) -> str: ...


Someone = TypeVar("Someone", bound=Account)
Kept = TypeVar("Kept", bound=Account, covariant=True)


class Accounts(Protocol[Kept]):
    def find(self, name: str) -> Optional[Kept]: ...
    def end_sessions(self, name: str) -> None: ...


class Sessions(Generic[Someone]):
    """Begins, reads and ends sessions; nothing is kept of them but the account's seat in the database."""

    def __init__(self, accounts: Accounts[Someone], secret: str, secure: bool, cookie: str = COOKIE, path: str = PATH) -> None:
        self._accounts, self._secret, self._secure, self._cookie, self._path = accounts, secret, secure, cookie, path
        self._signer = URLSafeTimedSerializer(secret, salt=cookie)

    def begin(self, response: Response, account: Someone) -> None:
        response.set_cookie(self._cookie, self._signer.dumps([account.name, account.seat]), max_age=LASTS, path=self._path, httponly=True,
                            samesite="strict", secure=self._secure)

    def account(self, request: Request) -> Optional[Someone]:
        """Who is signed in; None where nobody is, or not any more."""
        try:
            name, seat = self._signer.loads(request.cookies.get(self._cookie, ""), max_age=LASTS)
        except (BadSignature, ValueError, TypeError):
            return None
        account = self._accounts.find(str(name))
        return account if account and hmac.compare_digest(account.seat, str(seat)) else None

    def end(self, response: Response, account: Optional[Someone]) -> None:
        """Signs out everywhere: a copied cookie is worth nothing any more."""
        if account:
            self._accounts.end_sessions(account.name)
        response.delete_cookie(self._cookie, path=self._path, httponly=True, samesite="strict", secure=self._secure)

    def token(self, account: Someone) -> str:
        return hmac.new(self._secret.encode(), f"form {account.name} {account.seat}".encode(), sha256).hexdigest()

    def is_own_form(self, request: Request, account: Someone, token: str) -> bool:
        return comes_from_here(request) and hmac.compare_digest(self.token(account).encode(), token.encode())


def comes_from_here(request: Request) -> bool:
    """False for a form that another site made the browser send."""
    return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
