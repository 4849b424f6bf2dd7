"""The numbers that every page shows: read from one small file, without database, index or model."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.languages import language_of
from index.taxonomy import DATA
from index.yml import read_yml


class EmergencyContacts:
    """For each country its emergency numbers and one crisis line, each with the word for who answers there."""

    def __init__(self, countries: Mapping[str, Mapping[str, Any]]) -> None:
        self._countries = countries

    def of(self, country: str, language: str, line: str = "crisis_line") -> list[dict[str, Any]]:
        """All contacts of a country (else of Germany), emergency numbers first, the crisis line last; in its place the `line` for violence, for
        children or for care, where the country has one that answers day and night. Against violence the police stand first, before the ambulance."""
        entry = self._countries.get(country) or self._countries["DE"]
        police = entry.get("police") if line == "violence_line" else None
        numbers = sorted(entry["emergency"], key=lambda row: row["value"] != police)
        rows = [*((row, "emergency") for row in numbers), (entry.get(line) or entry["crisis_line"], "crisis_line")]
        return [{**row, "kind": kind, "label": row["purpose"].get(language_of(language)) or row["purpose"]["en"], "open": True}
                for row, kind in rows]


def load_emergency(path: Path = DATA / "emergency.yml") -> EmergencyContacts:
    return EmergencyContacts(read_yml(path))
