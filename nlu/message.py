"""One message, and what it stands in: how it was typed, in which language, behind which question, and what was known before."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

from nlu.heads import Features

FEW_WORDS = 5
A_FEELING = 10  # words within which a message tells how somebody is, and hardly what happened
AFTER_OFFERS = ("helped", "safe", "offers")  # questions that are asked beside a list


@dataclass(frozen=True)
class Message:
    """`text` is `typed` with its slips put right, without what it tells of a film or of long ago. `asks` where a question beside the matter was taken out of it;
    `again` where it says once more what it said. `known_who` and the topics `believed` are those of the conversation so far."""

    typed: str
    text: str
    spoken: str
    lang: str
    question: Optional[str]
    country: Optional[str]
    known_who: Optional[str]
    believed: Sequence[str]
    asks: bool
    again: bool
    country_named: Optional[str]
    features: Features

    def is_within(self, most: int) -> bool:
        """Whether it has at most so many words."""
        return len(self.features.found) <= most

    @property
    def slipped(self) -> bool:
        """Whether it is read otherwise than it was typed."""
        return self.typed != self.text

    @property
    def after_offers(self) -> bool:
        return self.question in AFTER_OFFERS

    def names(self, facet: str) -> bool:
        """Whether a word of it names something of a facet ("topics", "relations")."""
        return any(hit.facet == facet for hit in self.features.hits)
