"""The map: the regions of a country as tiles in their geographic order, with how many initiatives work in each."""
from __future__ import annotations

from typing import Iterable, List, Mapping, NamedTuple

from bot.network.entries import Initiative
from index.regions import load_regions

SIDE, GAP = 100, 6  # of a tile, in units of the drawing
# A row a line, from north to south, each tile a code of ISO 3166-2 without its country.
_GRIDS: Mapping[str, str] = {
    "DE": """. . SH . .
             . HB HH MV .
             NW NI ST BB BE
             RP HE TH SN .
             SL BW BY . .""",
    "AT": """. . . 4 3 9
             8 7 5 6 1 .
             . . . 2 . .""",
    "CH": """. . BS BL AG SH TG
             . JU SO LU ZH AR AI
             NE BE OW ZG SZ SG .
             VD FR NW UR GL GR .
             GE VS . TI . . .""",
    "SE": """. . . BD
             . . AC .
             . Z Y .
             . W X .
             S T U C
             O E D AB
             N F H I
             M G K .""",
}
# Austria's codes are numbers, which say nothing on a tile.
_SHORT = {"AT-1": "Bgl", "AT-2": "Ktn", "AT-3": "NÖ", "AT-4": "OÖ", "AT-5": "Sbg", "AT-6": "Stm", "AT-7": "Tir", "AT-8": "Vbg", "AT-9": "W"}


class Tile(NamedTuple):
    """A region: its place in the drawing, and how many are `there`; `level` 0 (none) to 4 (most)."""

    code: str
    short: str
    name: str
    x: int
    y: int
    there: int
    level: int


class Drawing(NamedTuple):
    width: int
    height: int
    tiles: List[Tile]


def draw(country: str, initiatives: Iterable[Initiative]) -> Drawing:
    """`initiatives` may be of any country; those that work in a whole country stand in no tile."""
    counts: dict[str, int] = {}
    for each in initiatives:
        for code in each.regions:
            counts[code] = counts.get(code, 0) + 1
    grid = [line.split() for line in _GRIDS[country].splitlines()]
    names, tiles = load_regions(), []
    most = max((count for code, count in counts.items() if code.startswith(f"{country}-")), default=0)
    for row, line in enumerate(grid):
        for column, part in enumerate(line):
            code = f"{country}-{part}"
            if part != ".":
                count = counts.get(code, 0)
                tiles.append(Tile(code, _SHORT.get(code, part), names[code], column * SIDE, row * SIDE, count, -(-4 * count // most) if count else 0))
    return Drawing(max(map(len, grid)) * SIDE, len(grid) * SIDE, tiles)
