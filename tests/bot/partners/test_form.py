"""The form of an offer: what nobody changed stays, for every offer that ships, and what was changed is read as a sheet is."""
from __future__ import annotations

from datetime import date

import pytest

from bot.partners.difference import difference
from bot.partners.form import filled_in, filled_with, read_form
from bot.partners.partners import load_words

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def kit(house):
    return house.exchange_parts()


def as_sent(filled):
    """As a browser sends it: lines end with CRLF, an empty box is not sent."""
    return [(name, each.replace("\n", "\r\n")) for name, value in filled.items() for each in (value if isinstance(value, list) else [value])]


@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_a_form_that_nobody_changed_changes_nothing(kit, language):
    for offer in kit.known.values():
        filled = filled_in(as_sent(filled_with(offer, language, offer.country)), kit)
        reading = read_form(filled, offer, offer.provider, kit, TODAY)
        assert [problem.key for problem in reading.problems] == ["unchanged"], (offer.id, reading)


def test_one_change_is_one_change(kit):
    """Of every fourth offer one thing is changed at a time; nothing else of it moves."""
    words = load_words()["de"]["values"]
    for offer in list(kit.known.values())[::4]:
        filled = filled_with(offer, "de", offer.country)
        changes = {"contact_email": f"{filled['contact_email']}\nneu@haus.example".strip(), "cost": "charged" if offer.cost != "charged" else "free",
                   "closed": "yes"}
        for name, value in changes.items():
            reading = read_form(filled_in(as_sent({**filled, name: value}), kit), offer, offer.provider, kit, TODAY)
            assert reading.offer is not None, (offer.id, name, reading.problems)
            fields = {"contact_email": "contacts", "cost": "cost", "closed": "status"}
            differs = [field for field in offer.__fields__ if getattr(offer, field) != getattr(reading.offer, field)]
            assert differs == [fields[name]], (offer.id, name)
            assert [change.field for change in difference(offer, reading.offer, kit.taxonomy, words, "de")] == [fields[name]]
            if name == "contact_email":
                assert set(offer.contacts) < set(reading.offer.contacts), offer.id
