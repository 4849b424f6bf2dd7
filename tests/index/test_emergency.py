"""The numbers of every page, in the order in which they help."""
from __future__ import annotations

import pytest

from index.emergency import load_emergency


@pytest.mark.parametrize(("country", "police", "ambulance"), [("DE", "110", "112"), ("AT", "133", "144"), ("CH", "117", "144"), ("SE", "112", "112")])
def test_against_violence_the_police_stand_first(country, police, ambulance):
    contacts = load_emergency()
    assert contacts.of(country, "de", "violence_line")[0]["value"] == police
    assert contacts.of(country, "de")[0]["value"] == ambulance
