"""The regions of the four countries, by the names that they call themselves."""
from __future__ import annotations

from functools import lru_cache
from typing import Dict

import yaml

from index.taxonomy import DATA


@lru_cache(maxsize=1)
def load_regions() -> Dict[str, str]:
    """{"DE-NW": "Nordrhein-Westfalen", …}, read once a process."""
    tree: Dict[str, Dict[str, str]] = yaml.safe_load((DATA / "regions.yml").read_text("utf-8"))
    return {f"{country}-{code}": name for country, regions in tree.items() for code, name in regions.items()}
