"""The numbers of every page, in the order in which they help."""
from __future__ import annotations

import pytest

from index.emergency import load_emergency


@pytest.mark.parametrize(("country", "police", "ambulance"), [("DE", "110", "112"), ("AT", "133", "144"), ("CH", "117", "144"), ("SE", "112", "112")])
def test_against_violence_the_police_stand_first(country, police, ambulance):
    contacts = load_emergency()
    assert contacts.of(country, "de", "violence_line")[0]["value"] == police
    assert contacts.of(country, "de")[0]["value"] == ambulance


def test_who_did_not_speak_of_dying_is_shown_no_line_for_that_where_there_is_another():
    contacts = load_emergency()
    assert contacts.of("SE", "sv", "care_line")[-1]["offer"] == "se-1177"
    assert contacts.of("DE", "de", "care_line") == contacts.of("DE", "de")
