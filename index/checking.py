"""Checks of contacts: the form of numbers, mails and links; and, where it is asked for, whether links still lead somewhere.

Links are asked for as a polite guest: HEAD, one request at a time to a host with a pause between, robots.txt obeyed, a name
by which we can be told to stay away, and no address inside somebody's own network.
"""
from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Optional
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx
import phonenumbers

from index.findings import Finding
from index.offers import Contact, Offer, value_problem

AGENT = "LotseLinkCheck/1.0"
PATIENCE = 10.0  # seconds for one answer
PAUSE = 1.0  # seconds between two requests to a host
HOSTS = 8  # asked side by side
_REDIRECTS = 5
_NO_HEAD = (403, 405, 501)  # some servers answer GET alone
_E164 = re.compile(r"\+[1-9][0-9]{5,14}")
Say = Callable[[str], None]


def form_findings(offers: Iterable[Offer], is_retired: Callable[[str], bool], day: date) -> Iterator[Finding]:
    """What can be told without asking anybody."""
    for offer in offers:
        for contact in offer.contacts:
            problem = form_problem(contact, is_retired)
            if problem:
                yield Finding(offer.id, contact.value, problem, day)


def form_problem(contact: Contact, is_retired: Callable[[str], bool]) -> Optional[str]:
    """A number has to be one of its country's plan (or a short code), and none of those that were given up."""
    if contact.type in ("phone", "sms"):
        if any(is_retired(number) for number in (contact.value, contact.national) if number):
            return "retired"
        if not contact.value.startswith("+"):
            return "number" if value_problem(contact.type, contact.value) else None
        try:
            number = phonenumbers.parse(contact.value)
        except phonenumbers.NumberParseException:
            return "number"
        right = phonenumbers.is_valid_number(number) and _E164.fullmatch(re.sub(r"[\s/()-]", "", contact.value))
        return None if right else "number"
    if contact.type == "email" and "://" not in contact.value:
        return "mail_form" if value_problem("email", contact.value) else None
    if "://" in contact.value or contact.type in ("web", "form"):
        return None if _is_link(contact.value) else "link_form"
    return None


def _is_link(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "." in str(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        return False


def is_public(host: str) -> bool:
    """Whether all addresses of a host are on the open internet."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
        return bool(found) and all(ipaddress.ip_address(each.split("%")[0]).is_global for each in found)
    except (OSError, ValueError, UnicodeError):
        return False


class LinkCheck:
    """`findings(offers)` asks for every link once. `site` stands in the name by which servers know us."""

    def __init__(self, site: str = "", may_ask: Callable[[str], bool] = is_public, pause: float = PAUSE, patience: float = PATIENCE) -> None:
        self._agent = f"{AGENT} (+{site})" if site else AGENT
        self._may_ask, self._pause, self._patience = may_ask, pause, patience

    def findings(self, offers: Iterable[Offer], day: date, say: Say = lambda line: None) -> list[Finding]:
        """One for each link that does not lead to a page, or leads elsewhere for good."""
        named: dict[str, list[str]] = {}
        for offer in offers:
            for contact in offer.contacts:
                if _is_link(contact.value):
                    named.setdefault(contact.value, []).append(offer.id)
        hosts: dict[str, list[str]] = {}
        for link in named:
            hosts.setdefault(str(urlsplit(link).hostname), []).append(link)
        found: list[Finding] = []
        with ThreadPoolExecutor(HOSTS) as pool:
            for number, pairs in enumerate(pool.map(self._host, hosts.values()), 1):
                found += [Finding(id, link, problem, day) for link, problem in pairs if problem for id in named[link]]
                if number % 50 == 0 or number == len(hosts):
                    say(f"asked {number} of {len(hosts)} hosts")
        return found

    def _host(self, links: Sequence[str]) -> list[tuple[str, Optional[str]]]:
        """One host, one link after the other."""
        with httpx.Client(headers={"User-Agent": self._agent}, timeout=self._patience, follow_redirects=False) as client:
            if not self._may_ask(str(urlsplit(links[0]).hostname)):
                return [(link, "link_unreachable") for link in links]
            robots, found = self._robots(client, links[0]), []
            for link in links:
                time.sleep(self._pause)
                found.append((link, self._link(client, link) if robots.can_fetch(AGENT, link) else None))
            return found

    def _robots(self, client: httpx.Client, link: str) -> RobotFileParser:
        """What a host asks robots to do; where it says nothing, all is allowed."""
        robots, parts = RobotFileParser(), urlsplit(link)
        try:
            answer = client.get(f"{parts.scheme}://{parts.netloc}/robots.txt")
            robots.parse(answer.text[:100_000].splitlines() if answer.status_code == 200 else [])
        except (httpx.HTTPError, httpx.InvalidURL):
            robots.parse([])
        return robots

    def _link(self, client: httpx.Client, link: str) -> Optional[str]:
        """One of findings.ONLINE, or None where a page is there."""
        at, moved = link, False
        try:
            for _ in range(_REDIRECTS + 1):
                status, onward = self._ask(client, at)
                if not onward:
                    break
                moved = moved or status in (301, 308) and _house(at) != _house(onward)
                at = onward
                if not _is_link(at) and urlsplit(at).hostname != urlsplit(link).hostname or not self._may_ask(str(urlsplit(at).hostname)):
                    return "link_unreachable"
            else:
                return "link_error"
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            return "link_unreachable"
        if status in (404, 410):
            return "link_gone"
        # 401, 403 and 429 say that something is there which does not want to be asked by a program
        return "link_error" if status >= 400 and status not in (401, 403, 429) else "link_moved" if moved else None

    @staticmethod
    def _ask(client: httpx.Client, link: str) -> tuple[int, str]:
        """(status, the address that it sends us on to, or nothing); of a GET, no more than its head is read."""
        answer = client.head(link)
        if answer.status_code in _NO_HEAD:
            with client.stream("GET", link) as answer:
                pass
        return answer.status_code, str(answer.next_request.url) if answer.next_request else ""


def _house(link: str) -> str:
    """The host without the www of both spellings."""
    return str(urlsplit(link).hostname).removeprefix("www.")
