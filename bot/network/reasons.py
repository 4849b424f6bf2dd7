"""Why two initiatives may go together: only what both of them carry, as ids that pages put into words."""
from __future__ import annotations

from typing import List, NamedTuple

from bot.network.entries import Initiative, load_themes
from bot.network.support import load_support
from index.taxonomy import load_taxonomy

SUPPORT = "support"
FACETS = ("topics", "settings", "groups", "themes", "regions")  # fields of an initiative, the most telling first


_SAYS_NOTHING = "general"  # the topic for any worry


class Reason(NamedTuple):
    """`facet` is SUPPORT (the kind of support that need and give both speak of) or one of FACETS; `id` is an id of it."""

    facet: str
    id: str

    def said(self, language: str) -> str:
        """Its name in the language; a region is its code, which pages have names for."""
        if self.facet == SUPPORT:
            return load_support().label(self.id, language)
        if self.facet == "themes":
            return load_themes()[self.id].get(language, self.id)
        return self.id if self.facet == "regions" else load_taxonomy().label(self.facet, self.id, language)


def shared(one: Initiative, other: Initiative) -> List[Reason]:
    """What stands in the fields of both; that both are for any worry is no reason."""
    return [Reason(facet, id) for facet in FACETS for id in getattr(one, facet) if id in getattr(other, facet) and id != _SAYS_NOTHING]


def same_support(need: str, language: str, give: str, other_language: str) -> List[Reason]:
    """The kinds of support that both lines speak of, in the order of the list."""
    support = load_support()
    both = support.kinds_in(need, language) & support.kinds_in(give, other_language)
    return [Reason(SUPPORT, kind) for kind in support.kinds() if kind in both]
