"""What is public anyway and has to stay: the numbers, addresses and hosts that the catalogue gives out."""
from __future__ import annotations

import re
from typing import Callable, Iterable

from index.emergency import load_emergency
from index.offers import Offer, number_key

# The emergency and help numbers of the four countries and of the EU, whether or not an offer carries them.
_ALWAYS = "110 112 113 116117 117 118 133 140 142 143 144 147 1177 11313 11414 90101"
_HELP_NUMBER = re.compile(r"116\d{3}")  # the EU keeps 116xxx for services of social value
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/?#\s]+)", re.IGNORECASE)


class Public:
    """Contacts that anybody may read, compared by what they reach, not by how they are typed."""

    def __init__(self, numbers: Iterable[str], mails: Iterable[str] = (), links: Iterable[str] = ()) -> None:
        self._numbers = {number_key(number) for number in (*numbers, *_ALWAYS.split())}
        self._mails = {mail.casefold() for mail in mails}
        self._hosts = {_host(link) for link in links}

    def has_number(self, typed: str) -> bool:
        """Whether it is a public number, or several of them in a row ("112 116 117")."""
        return self._is_number(typed) or _is_row(re.sub(r"\D", "", typed), self._is_number)

    def has_mail(self, typed: str) -> bool:
        return typed.casefold() in self._mails

    def has_link(self, typed: str) -> bool:
        return _host(typed) in self._hosts

    def _is_number(self, typed: str) -> bool:
        typed = re.sub(r"^\s*\(?0049|^\s*\(?0046|^\s*\(?0043|^\s*\(?0041", "+00", typed)
        return number_key(typed) in self._numbers or bool(_HELP_NUMBER.fullmatch(number_key(typed)))


def public_contacts(offers: Iterable[Offer]) -> Public:
    """All that these offers and the emergency file publish."""
    contacts = [contact for offer in offers for contact in offer.contacts]
    by = {kind: [c.value for c in contacts if c.type == kind] for kind in ("phone", "sms", "email", "web", "chat", "form", "app")}
    numbers = [*by["phone"], *by["sms"], *(c.national for c in contacts if c.national)]
    emergency = load_emergency()
    numbers += [row["value"] for country in ("DE", "AT", "CH", "SE") for row in emergency.of(country, "en")]
    return Public(numbers, by["email"], [*by["web"], *by["chat"], *by["form"], *by["app"]])


def _host(link: str) -> str:
    found = _HOST.match(link.strip())
    return found.group(1).casefold().rstrip(".") if found else ""


def _is_row(digits: str, is_public: Callable[[str], bool], longest: int = 40) -> bool:
    """Whether the digits are public numbers set side by side."""
    reached = {0}
    for end in range(3, min(len(digits), longest) + 1):
        if any(start in reached and is_public(digits[start:end]) for start in range(max(0, end - 14), end - 2)):
            reached.add(end)
    return bool(digits) and len(digits) <= longest and len(digits) in reached
