"""What the tests of exchange share: the parts a reader needs, and sheets made on the spot."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from bot.house import SHIPPED_OFFERS
from index.encoder import open_encoder
from index.exchange.account import Parts
from index.exchange.survey import read_survey
from index.exchange.terms import Terms, load_words
from index.gazetteer import load_gazetteer
from index.offers import OfferReader
from index.taxonomy import load_taxonomy

TODAY = date(2026, 6, 1)
RETIRED = "+49 1805 950951"
ROW = {  # what every row needs
    "institution": "Verein Brücke e.V.",
    "offer": "Offenes Ohr",
    "description": "Ein Gespräch für alle, die reden wollen.",
    "topic": "Trauer",
    "who_may_ask": "Betroffene",
    "kind": "Telefon",
    "contact_phone": "030 1234567",
}


@pytest.fixture(scope="session")
def parts():
    """Vocabulary, terms, places and checks, with a catalogue that is empty."""
    taxonomy = load_taxonomy()
    return Parts(taxonomy, Terms(taxonomy, load_words(), open_encoder), load_gazetteer(), OfferReader(taxonomy.vocabulary(), [RETIRED]), {})


@pytest.fixture(scope="session")
def shipped(parts):
    return {offer.id: offer for offer in parts.reader.read(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken}


@pytest.fixture
def sheet(tmp_path):
    """Makes a workbook of rows and gives its path."""

    def make(*rows, name="survey.xlsx", title="Angebote"):
        book = openpyxl.Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def take(parts, sheet):
    """Reads rows given as dicts (column -> cell) as a survey; gives the account."""

    def read(*rows, country="DE", known=None):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        path = sheet(columns, *([row.get(column) for column in columns] for row in rows))
        return read_survey(path, parts._replace(known=known or {}), country, TODAY)

    return read


@pytest.fixture
def one(take):
    """Reads one row with what every row needs filled in; gives (offer or None, entry)."""

    def read(default="DE", **cells):
        account = take({**ROW, **cells}, country=default)
        assert len(account.entries) == 1
        return next(iter(account.offers.values()), None), account.entries[0]

    return read
