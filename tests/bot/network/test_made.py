"""The made network: as large as asked, the same for the same seed, marked as made up, and with ids that are known."""
from __future__ import annotations

from collections import Counter
from datetime import datetime, timezone

import pytest
import yaml

from bot.network import made
from bot.network.dates import coming
from bot.network.entries import AREAS, MATERIAL_KINDS, ROLES, SECTORS, STATES, themes
from bot.network.form import Forms, material_of
from bot.network.made import made_network
from bot.network.matching import Matching
from index.encoder import open_encoder
from index.gazetteer import load_gazetteer
from index.taxonomy import LANGUAGES, load_taxonomy

TEXTS = yaml.safe_load(made._FILE.read_text("utf-8"))["languages"]


@pytest.fixture(scope="module")
def network():
    return made_network()


def test_it_is_as_large_as_asked_and_the_same_for_the_same_seed(network):
    assert (len(network.organisations), len(network.initiatives), len(network.groups)) == (160, 300, 20)
    assert made_network() == network and made_network(seed=2) != network
    assert len(network.materials) == 80
    everybody = [each.id for part in (*network[:3], network.materials) for each in part]
    assert len(set(everybody)) == len(everybody)


def test_everything_says_that_it_is_made_up(network):
    for each in (*network.organisations, *network.groups):
        assert TEXTS[each.language]["made"] in each.name
    for each in network.organisations:
        assert TEXTS[each.language]["made_sentence"] in each.about
        assert each.web.endswith(".example/") and each.mail.endswith(".example")
    for each in network.initiatives:
        assert TEXTS[each.language]["made"] in each.title and TEXTS[each.language]["made_sentence"] in each.summary
        assert all(".example/" in link for link in each.links)
    for each in network.materials:
        for language in each.languages:
            assert TEXTS[language]["made"] in each.title(language) and TEXTS[language]["made_sentence"] in each.text(language)
        assert ".example/" in each.link


def test_its_materials_are_as_a_form_would_have_them(network):
    """Each would be taken as it stands, some are events to come, and all kinds occur."""
    forms = Forms(load_taxonomy(), lambda: [each.id for each in network.groups])
    organisations = {each.id for each in network.organisations}
    for each in network.materials:
        filled = forms.of(each)
        given = [(name, one) for name, value in filled.items() for one in (value if isinstance(value, list) else [value])]
        assert forms.problems("material", forms.filled(given, "material", "de")) == [] and each.organisation in organisations
        assert material_of(forms.filled(given, "material", "de"), each.id, each.organisation) == each
    assert {each.kind for each in network.materials} == set(MATERIAL_KINDS)
    assert len(coming(network.materials, datetime(2026, 11, 28, tzinfo=timezone.utc))) > 8


def test_its_ids_are_known(network):
    taxonomy, regions = load_taxonomy(), {place.region for place in load_gazetteer().places}
    organisations = {each.id for each in network.organisations}
    for each in network.organisations:
        assert each.sector in SECTORS and set(each.areas) <= set(AREAS) and each.state in ROLES and each.region in regions and each.region[:2] == each.country
    for each in network.initiatives:
        assert each.organisation in organisations and each.state in STATES and set(each.areas) <= set(AREAS) and set(each.themes) <= set(themes())
        assert set(each.regions) <= regions and each.needs and each.language in LANGUAGES
        for facet in ("topics", "settings", "groups"):
            assert getattr(each, facet) and set(getattr(each, facet)) <= set(taxonomy.ids(facet))
        assert each.begins <= (each.ends or "9999")
    assert {theme for each in network.groups for theme in (each.theme,)} <= set(themes())
    assert {group for group, _ in network.members} == {each.id for each in network.groups} and {each for _, each in network.members} <= organisations


def test_it_is_varied_enough_to_browse(network):
    for facet in ("country", "sector", "language", "state"):
        assert len({getattr(each, facet) for each in network.organisations}) >= 2, facet
    assert len({each.region for each in network.organisations}) > 30
    assert {theme for each in network.initiatives for theme in each.themes} == set(themes())
    assert Counter(each.title for each in network.initiatives).most_common(1)[0][1] <= 3
    assert set(TEXTS) == set(LANGUAGES) and len({tuple(sorted(texts["support"])) for texts in TEXTS.values()}) == 1


def test_most_of_its_needs_are_answered(network):
    matching = Matching(open_encoder()).fit(network.initiatives)
    answered = [bool(matching.suggestions(each)) for each in network.initiatives[:40]]
    assert sum(answered) > 30
