"""Outgoing mail: through the SMTP server of the settings, or, while there is none, as files in a folder."""
from __future__ import annotations

import logging
import smtplib
import ssl
import time
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Optional

from bot.settings import Settings
from index.offers import value_problem

log = logging.getLogger(__name__)
LONGEST_ADDRESS = 254
_PATIENCE = 15  # seconds


class MailError(Exception):
    """The mail was not taken; trying again later may help."""


class Mail:
    """Plain-text mails of one site."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._from = settings.mail_from or settings.operator_email or "lotse@localhost"

    def send(self, to: str, subject: str, text: str) -> None:
        """To one address, as `read_address` gives it. Raises MailError."""
        name, _, domain = to.rpartition("@")
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._from, Address(username=name, domain=domain), subject
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=self._from.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # so that no answering machine answers
        message.set_content(text)
        try:
            if self._settings.mail_server:
                self._hand_over(message)
            else:
                self._keep(message, self._settings.mail_folder)
        except (OSError, smtplib.SMTPException) as error:
            log.error("A mail could not be sent: %s", type(error).__name__)
            raise MailError(str(error)) from error

    def _hand_over(self, message: EmailMessage) -> None:
        settings = self._settings
        host, _, port = settings.mail_server.rpartition(":")
        context = ssl.create_default_context()
        if settings.mail_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, int(port), timeout=_PATIENCE, context=context)
        else:
            server = smtplib.SMTP(host, int(port), timeout=_PATIENCE)
        with server:
            if settings.mail_security == "starttls":
                server.starttls(context=context)
            if settings.mail_user:
                server.login(settings.mail_user, settings.mail_password)
            server.send_message(message)

    @staticmethod
    def _keep(message: EmailMessage, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{time.time_ns()}.eml").write_bytes(bytes(message))


def read_address(text: str) -> Optional[str]:
    """An e-mail address in the form in which it is kept and sent to, or None where it is none."""
    name, _, domain = text.strip().rpartition("@")
    try:
        address = f"{name}@{domain.encode('idna').decode()}".lower()
        Address(username=name, domain=domain)
    except (UnicodeError, ValueError):
        return None
    plain = address.isascii() and len(address) <= LONGEST_ADDRESS and "://" not in address
    return address if plain and address.isprintable() and value_problem("email", address) is None else None
