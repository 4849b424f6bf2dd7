"""A site whose editors change words: the real pages and the real database, without the dialogue."""
from __future__ import annotations

import shutil

import pytest

from tests.bot.partners.conftest import Site
from tests.server import ROOT, copy_database


@pytest.fixture(scope="module")
def site(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wording")
    copy_database(database, folder / "own.db")
    shutil.copytree(ROOT / "index/store", folder / "store")
    return Site(folder)


@pytest.fixture(scope="module")
def editor(site):
    return site.editor("Edda", "en")


@pytest.fixture(scope="module")
def administrator(site):
    return site.editor("Ada", "en", role="administrator")
