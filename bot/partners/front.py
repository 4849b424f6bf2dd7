"""What every page of institutions begins with: which one is signed in, and the words."""
from __future__ import annotations

from typing import Any, Dict, NamedTuple, Optional

from fastapi import Request, Response

from bot.front import Front
from bot.partners.institutions import Institution
from bot.partners.partners import PATH, Partners, load_words
from bot.website.visit import Visit


class Guest(NamedTuple):
    """An institution that is signed in, and the token of its forms."""

    here: Visit
    partners: Partners
    institution: Institution
    token: str


class PartnerFront(Front[Partners]):
    """Of the pages of institutions."""

    path, sign_in, pages = PATH, PATH, "institutions"

    def guest(self, request: Request, form: Optional[Dict[str, str]] = None) -> Guest:
        """Raises Stop for those who are not signed in, and for a form that is none of ours."""
        here, partners = self.visit(request), self.open()
        institution = self._account(request, here, partners.sessions, form)
        return Guest(here, partners, institution, partners.sessions.token(institution))

    def trouble(self, here: Visit, key: str, status: int) -> Response:
        return self.page(here, "partners_note.html", status, text=load_words()[here.language]["trouble"][key], title="trouble_title")

    def page(self, here: Visit, template: str, status: int = 200, **more: Any) -> Response:
        response = self._view.page(here, template, status, p=load_words()[here.language], **more)
        response.headers["X-Robots-Tag"] = "noindex"
        return response
