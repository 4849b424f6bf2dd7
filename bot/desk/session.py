"""A session of an operator: a signed cookie that expires, and the token that every form must carry."""
from __future__ import annotations

import hmac
import ipaddress
from hashlib import sha256
from typing import Optional

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.desk.accounts import Operator, Operators

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


class Sessions:
    """Begins, reads and ends sessions; nothing is kept of them but the operator's seat in the database."""

    def __init__(self, operators: Operators, secret: str, secure: bool) -> None:
        self._operators, self._secret, self._secure = operators, secret, secure
        self._signer = URLSafeTimedSerializer(secret, salt="operator")

    def begin(self, response: Response, operator: Operator) -> None:
        response.set_cookie(COOKIE, self._signer.dumps([operator.name, operator.seat]), max_age=LASTS, path=PATH, httponly=True,
                            samesite="strict", secure=self._secure)

    def operator(self, request: Request) -> Optional[Operator]:
        """Who is signed in; None where nobody is, or not any more."""
        try:
            name, seat = self._signer.loads(request.cookies.get(COOKIE, ""), max_age=LASTS)
        except (BadSignature, ValueError, TypeError):
            return None
        operator = self._operators.find(str(name))
        return operator if operator and hmac.compare_digest(operator.seat, str(seat)) else None

    def end(self, response: Response, operator: Optional[Operator]) -> None:
        """Signs out everywhere: a copied cookie is worth nothing any more."""
        if operator:
            self._operators.end_sessions(operator.name)
        response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict", secure=self._secure)

    def token(self, operator: Operator) -> str:
        return hmac.new(self._secret.encode(), f"form {operator.name} {operator.seat}".encode(), sha256).hexdigest()

    def is_own_form(self, request: Request, operator: Operator, token: str) -> bool:
        return comes_from_here(request) and hmac.compare_digest(self.token(operator), token)


def comes_from_here(request: Request) -> bool:
    """False for a form that another site made the browser send."""
    return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
