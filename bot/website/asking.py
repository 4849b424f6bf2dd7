"""Which pages ask whether they helped: their addresses and kinds. Forms, the conversation (it asks by itself) and what is behind a door do not."""
from __future__ import annotations

from typing import NamedTuple, Optional
from urllib.parse import unquote

_PAGES = {"/": "home", "/help-now": "help_now", "/overview": "overview", "/overview/offers": "overview_list", "/questions": "questions", "/kept": "kept",
          "/imprint": "imprint", "/privacy": "privacy", "/accessibility": "accessibility", "/embed": "embed", "/network": "network",
          "/network/initiatives": "initiatives", "/network/map": "map", "/network/groups": "groups", "/network/partners": "partners",
          "/network/materials": "materials"}
_ONE_OF = {"/offers": "offer", "/network/initiatives": "initiative", "/network/groups": "group", "/network/organisations": "organisation",
           "/network/materials": "material"}


class Asking(NamedTuple):
    """A page that asks; `offer` is the id in its address where it is an offer's, else empty."""

    kind: str
    offer: str


def page_of(path: str) -> Optional[Asking]:
    """What a path of this site is, as far as it asks."""
    if path in _PAGES:
        return Asking(_PAGES[path], "")
    folder, _, id = path.rpartition("/")
    kind = _ONE_OF.get(folder) if id else None
    return Asking(kind, unquote(id) if kind == "offer" else "") if kind else None
