"""What every page of the network begins with: who is signed in, and the words."""
from __future__ import annotations

from typing import Any, Dict, NamedTuple, Optional

from fastapi import Request, Response

from bot.front import Front
from bot.network.dates import told
from bot.network.entries import Organisation
from bot.network.members import Member
from bot.network.names import Names, load_words, read_link
from bot.network.network import PATH, Network
from bot.website.visit import Visit


class Guest(NamedTuple):
    """Who is signed in, and the token of the forms; `organisation` as it is published, else as it waits."""

    here: Visit
    network: Network
    member: Member
    organisation: Optional[Organisation]
    token: str


class NetworkFront(Front[Network]):
    """Of the pages of the network, most of which anybody may see."""

    path, sign_in, pages = PATH, f"{PATH}/sign-in", "the network"

    def words(self, here: Visit) -> Any:
        return load_words()[here.language]

    def page(self, here: Visit, template: str, status: int = 200, **more: Any) -> Response:
        names = Names(self._view.taxonomy, here.language)
        return self._view.page(here, template, status, p=self.words(here), named=names.of, link_of=read_link, told=told, **more)

    def private(self, here: Visit, template: str, status: int = 200, **more: Any) -> Response:
        """A page that no search engine is to keep."""
        response = self.page(here, template, status, **more)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def guest(self, request: Request, form: Optional[Dict[str, str]] = None) -> Guest:
        """Raises Stop for those who are not signed in, and for a form that is none of ours."""
        here, network = self.visit(request), self.open()
        member = self._account(request, here, network.sessions, form)
        return Guest(here, network, member, network.organisation(member), network.sessions.token(member))

    def trouble(self, here: Visit, key: str, status: int) -> Response:
        return self.private(here, "network_note.html", status, text=self.words(here)["trouble"][key], title="trouble")
