"""Every reason that is given is true: recomputed from the offers' fields by other code than the search's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.house import SHIPPED_OFFERS
from index.facets import ways_of
from index.offers import Offer
from retrieval.answers import Answers, Wishes
from tests.retrieval.toy import finder

_ASKS = {
    "self": {"self"},
    "relative": {"relative"},
    "friend": {"friend", "relative"},
    "colleague": {"colleague", "manager", "professional"},
}


@pytest.fixture(scope="module")
def search():
    paths = sorted(SHIPPED_OFFERS.glob("*.jsonl"))
    return finder(
        [Offer.parse_raw(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    )


def truth(reason: str, offer: Offer):
    """True, False, or None where the offer says nothing."""
    facet, _, value = reason.partition("=")
    ways = ways_of(offer)
    if facet == "topic":
        return value in offer.topics
    if facet == "who":
        return bool(_ASKS[value] & set(offer.for_whom))
    if facet == "setting":
        return value in offer.settings if offer.settings else None
    if facet == "contact":
        return value in ways
    if facet == "contact_not":
        return bool(ways - {value, "web", "address"}) if value != "web" else bool(ways - {"web"})
    if facet == "language":
        return value in offer.languages
    if facet == "cost":
        return None if offer.cost == "unknown" else offer.cost in ("free", "insurance")
    if facet == "anonymous":
        return offer.anonymous
    return "not judged"


@settings(max_examples=150, deadline=None)
@given(
    topic=some.sampled_from(["grief", "debt", "depression", "bullying", "addiction_alcohol", "dementia"]),
    who=some.sampled_from([None, *_ASKS]),
    setting=some.sampled_from([None, "work", "family", "school", "old_age"]),
    country=some.sampled_from(["DE", "SE", "AT", "CH"]),
    contact=some.sampled_from([(), ("phone",), ("chat",), ("in_person", "email")]),
    contact_not=some.sampled_from([(), ("phone",), ("chat",)]),
    free=some.booleans(),
    anonymous=some.booleans(),
    language=some.sampled_from([(), ("en",), ("ar", "uk")]),
)
def test_reasons_hold(search, topic, who, setting, country, contact, contact_not, free, anonymous, language):
    wishes = Wishes(
        contact=contact, contact_not=contact_not, cost="free" if free else None, anonymous=anonymous, language=language
    )
    answers = Answers(
        country=country,
        language="sv" if country == "SE" else "de",
        who=who,
        setting=setting,
        topics=(topic,),
        wishes=wishes,
    )
    found = search.find(answers, top=10)
    for match in (*found.matches, *found.fallback):
        assert match.offer.country == country
        for said, reasons in ((True, match.reasons.met), (False, match.reasons.unmet), (None, match.reasons.unknown)):
            for reason in reasons:
                assert truth(reason, match.offer) in (said, "not judged"), (reason, match.offer.id)
