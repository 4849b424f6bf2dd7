"""The made survey has the OPG's shape, is the same for the same seed, and leads nowhere."""
from __future__ import annotations

import re
from collections import defaultdict

import pytest

from bot.evaluation.made_survey import COLUMNS, ENTRIES, INSTITUTIONS, KINDS_OF_HELP, made_survey
from index.taxonomy import load_taxonomy


@pytest.fixture(scope="module")
def made():
    return made_survey(load_taxonomy())


def test_it_has_the_shape(made):
    assert (len(made.rows), len(made.truth)) == (ENTRIES, ENTRIES) == (3524, 3524)
    assert len({row["institution"] for row in made.rows}) == INSTITUTIONS == 723 and len(set(made.truth)) == KINDS_OF_HELP == 1271
    assert {column for row in made.rows for column in row} == set(COLUMNS)


def test_seeds_decide(made):
    assert made_survey(load_taxonomy()) == made
    other = made_survey(load_taxonomy(), seed=1)
    assert other.rows != made.rows and len(other.rows) == ENTRIES


def test_one_kind_of_help_is_worded_in_many_ways(made):
    """Neither the name nor the columns give the kind of help away."""
    names, kinds = defaultdict(set), defaultdict(set)
    for row, kind in zip(made.rows, made.truth):
        names[kind].add(row["offer"])
        kinds[row["offer"]].add(kind)
    shared = [kind for kind in names if len({row["institution"] for row, each in zip(made.rows, made.truth) if each == kind}) > 1][:200]
    assert sum(len(names[kind]) > 1 for kind in shared) > 0.9 * len(shared)
    assert sum(not row["topic"] for row in made.rows) > 200 and sum(not row["kind"] for row in made.rows) > 500


def test_it_leads_nowhere(made):
    for row in made.rows:
        assert row["institution"].startswith("MADE UP") and "example.org" in row["contact_web"] and "example.org" in row["contact_email"]
        number = row.get("contact_phone", "")
        assert not number or re.match(r"030 23125|040 66969|0221 4710|069 90009|08-465 00 4|031-390 06", number)
