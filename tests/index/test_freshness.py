"""When a contact was last checked, by whom, and until when that counts; kept in the catalogue and carried by HSDS."""
from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from index.catalogue import Catalogue, open_engine
from index.facets import build_facets
from index.freshness import CRISIS_AFTER, MARKED_AFTER, checked, confirmed, confirmed_in_part, last_checks, oldest_check, told
from index.offers import EDITORS, INSTITUTION, Offer
from index.taxonomy import load_taxonomy
from tests.retrieval.toy import PLACES, offer

TODAY = date(2026, 11, 1)


def test_a_contact_says_its_own_day_and_else_that_of_its_offer():
    whole = offer("aa", ways=["phone", "email"], verified_on=date(2026, 1, 1))
    assert {checked(c, whole).on for c in whole.contacts} == {date(2026, 1, 1)}
    part = confirmed_in_part(offer("bb", ways=["phone", "email"]), (1,), EDITORS, TODAY)
    assert [checked(c, part).on for c in part.contacts] == [None, TODAY] and part.verified_on is None
    assert checked(part.contacts[1], part) == (TODAY, EDITORS, TODAY + MARKED_AFTER)
    assert oldest_check(part) is None and last_checks(part) == (TODAY, None)


def test_checking_some_contacts_leaves_the_others_the_day_that_they_had():
    old = offer("aa", ways=["phone", "email", "address"], verified_on=date(2024, 5, 5))
    after = confirmed_in_part(old, (0, 2), EDITORS, TODAY)
    assert [c.verified_on for c in after.contacts] == [TODAY, date(2024, 5, 5), TODAY]
    assert after.verified_on == oldest_check(after) == date(2024, 5, 5)
    assert confirmed(after, INSTITUTION, TODAY).verified_on == TODAY == oldest_check(confirmed(after, INSTITUTION, TODAY))


@pytest.mark.parametrize("days, old", [(0, False), (364, False), (365, True), (4000, True)])
def test_a_contact_is_old_after_a_year_and_what_was_never_checked_is_not_old(days, old):
    this = offer("aa", verified_on=TODAY - timedelta(days=days))
    row = told(this.contacts[0], this, TODAY)
    assert row["old"] is old and row["verified_on"] == (TODAY - timedelta(days=days)).isoformat()
    never = offer("bb")
    assert told(never.contacts[0], never, TODAY)["old"] is False and told(never.contacts[0], never, TODAY)["next_check"] is None


def test_only_those_who_check_are_named():
    with pytest.raises(ValueError, match="verified_by"):
        offer("aa", contacts=[{"type": "phone", "value": "112", "verified_by": "Frau Muster"}])


def test_the_catalogue_remembers_when_an_offer_came_and_a_body_stays_as_it_was(tmp_path):
    catalogue = Catalogue(open_engine(f"sqlite:///{tmp_path}/c.db"))
    catalogue.import_offers([plain := offer("aa"), confirmed(offer("bb"), EDITORS, TODAY)])
    assert {o.imported_on for o in (*catalogue.offers(), *catalogue.each(), catalogue.get("aa"))} == {date.today()}
    assert catalogue.get("aa") == plain and "imported_on" not in catalogue.get("aa").json()
    assert "verified" not in plain.json(exclude_none=True) and json.loads(catalogue.get("bb").json())["contacts"][0]["verified_by"] == EDITORS
    assert catalogue.import_offers(catalogue.offers()).unchanged == 2


def test_facets_know_the_latest_check_and_the_clock_of_the_crisis_path():
    came = Offer.kept(offer("never").json(), date(2025, 1, 1))
    both = confirmed(offer("both", ways=["phone", "email"]), EDITORS, TODAY)
    half = confirmed_in_part(offer("half", ways=["phone", "email"]), (0,), EDITORS, TODAY)
    facets = build_facets([came, both, half, offer("new")], load_taxonomy(), PLACES)
    assert facets.checked.tolist() == [date(2025, 1, 1).toordinal(), TODAY.toordinal(), TODAY.toordinal(), 0]
    assert facets.crisis_check.tolist() == [0, TODAY.toordinal(), 0, 0] and CRISIS_AFTER < MARKED_AFTER
