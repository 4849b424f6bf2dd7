"""Circumstances that a few words tell, and those that only look like one."""
from __future__ import annotations

import pytest

from index.linear import fold
from nlu.circumstances import circumstances

TOLD = {
    "hoards": ["die wohnung meiner nachbarin ist vermüllt", "my mother's flat is full to the ceiling", "mammas lägenhet är full med skräp"],
    "hiv": ["mein freund hat hiv", "jag har fått klamydia", "he told me he is HIV positive"],
    "no_home": ["meine eltern haben mich rausgeschmissen", "my parents kicked me out last week", "mina föräldrar vill kasta ut mig", "ich schlafe im auto"],
    "work_accident": ["er hatte einen arbeitsunfall", "ein kollege ist in der firma tödlich verunglückt", "olycka på jobbet, en kollega dog"],
    "hurt_by_woman": ["meine frau verprügelt mich", "meine freundin hat mich gestern ins gesicht geschlagen", "min fru slår mig", "my girlfriend hits me"],
    "ended_pregnancy": ["hatte vor zwei monaten eine abtreibung", "efter min abort mår jag dåligt", "I had an abortion"],
    "released": ["bin seit zwei monaten aus der haft raus", "jag släpptes från fängelset i måndags", "I was released from prison in May"],
    "addicted_parents": ["mein vater hat gesoffen, meine ganze kindheit", "min pappa var alkoholist när jag växte upp", "my dad was a drunk when I grew up"],
}
NOT_TOLD = [
    "mein chef hat mich rausgeschmissen", "ich schlage meine frau", "mein mann schlägt meine freundin", "my teacher kicked me out of class", "mein vater trinkt",
    "meine mutter hatte einen autounfall", "i got out of bed", "jag har inte lust att gå ut", "my husband hits me", "die wohnung ist zu klein",
]


@pytest.mark.parametrize("id, text", [(id, text) for id, texts in TOLD.items() for text in texts])
def test_a_circumstance_is_read_in_three_languages(id, text):
    assert circumstances(fold(text)) == {id}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_looks_like_one_is_none(text):
    assert not circumstances(fold(text))
