"""The first load over the wire, with everything that is stored for times without internet: at most 60 kB, nothing from elsewhere."""
from __future__ import annotations

from bot.app import create_app
from bot.evaluation.pageweight import measure_pages
from bot.house import House
from bot.settings import Settings


def test_the_first_load_is_light():
    lines = []
    figures = measure_pages(create_app(House(Settings())), lines.append)
    assert len(lines) == len(figures) > 3
    for page, row in figures.items():
        assert 3_000 < row["bytes"] < 60_000 and row["elsewhere"] == 0 and row["requests"] < 14, (page, row)
