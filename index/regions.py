"""The regions of the four countries, by the names that they call themselves."""
from __future__ import annotations

from functools import lru_cache
from typing import Dict

from index.taxonomy import DATA
from index.yml import read_yml


def region_name(code: str) -> str:
    """What the region of a code calls itself; anything else as it is."""
    return load_regions().get(code, code)


@lru_cache(maxsize=1)
def load_regions() -> Dict[str, str]:
    """{"DE-NW": "Nordrhein-Westfalen", …}, read once a process."""
    tree: Dict[str, Dict[str, str]] = read_yml(DATA / "regions.yml")
    return {f"{country}-{code}": name for country, regions in tree.items() for code, name in regions.items()}
