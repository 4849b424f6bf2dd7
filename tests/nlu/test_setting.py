"""Whoever says what she does for a living and asks for herself asks about work."""
from __future__ import annotations

from collections import Counter

import pytest

from index.linear import fold
from index.taxonomy import LANGUAGES, load_taxonomy
from nlu.lexicon import lay_terms
from nlu.occupations import tells_occupation


@pytest.mark.parametrize("text", [
    "Ich bin Lehrerin und liege nachts wach", "bin krankenschwester, immer nachtdienst", "Feuerwehrmann, 22 Jahre", "Ich arbeite als Köchin",
    "Jag är läkare och orkar inte", "undersköterska här", "jobbar som säljare", "är brandman sedan tio år",
    "I'm a nurse and I dread every shift", "Year 6 teacher here", "Paramedic, nine years in", "i work as a chef", "hi, I'm a young doctor",
])
def test_an_occupation_is_heard(text):
    assert tells_occupation(text)


@pytest.mark.parametrize("text", [
    "mein Lehrer schreit mich an", "ich war beim Arzt", "min chef är elak", "läkaren säger att det är stress", "my teacher hates me",
    "the doctor gave me pills", "meine Mutter ist Krankenschwester", "jag vill bli polis", "I need a therapist", "Arzt",
])
def test_the_occupation_of_another_is_none_of_hers(text):
    assert not tells_occupation(text)


def test_lay_terms_are_of_the_vocabulary_and_seldom_of_two_topics():
    taxonomy, terms = load_taxonomy(), lay_terms()
    for facet, by_id in terms.items():
        assert set(by_id) <= set(taxonomy.ids(facet))
        for language in LANGUAGES:
            listed = Counter(fold(term) for of in by_id.values() for term in set(of.get(language, [])))
            doubled = sorted(term for term, count in listed.items() if count > 1)
            assert len(doubled) <= len(listed) // 20, doubled
