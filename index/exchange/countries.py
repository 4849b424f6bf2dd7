"""The country of a row: told by itself, or by what stands around it in its sheet; only then assumed."""
from __future__ import annotations

import re
from collections import Counter
from typing import Dict, FrozenSet, Iterable, List, NamedTuple, Optional, Sequence, Set

import phonenumbers

from index.exchange.columns import load_headings, plain
from index.exchange.divided import place_of
from index.exchange.terms import Terms
from index.gazetteer import Gazetteer
from index.offers import COUNTRIES
from index.regions import load_regions

_ANYWHERE = re.compile(r"(?i)\W*|inter\s?national|weltweit|worldwide|global\w*|europa|europe|eu|dach|d-?a-?ch|alle länder|k\.? ?a\.?|n/a|keine angabe|online")
_ENDING = re.compile(r"\.(de|at|ch|se)(?=[/:\s,;)>?#]|$)", re.IGNORECASE)
_OFFICE = re.compile(r"(?i)\b(?:kommun|kommune|stad|stads|län|region|stadt|kanton|canton|landkreis|kreis|bezirk|gemeinde|"
                     r"hansestadt|landeshauptstadt|city of)\b")
_OF_SWEDEN = re.compile(r"(?i)\b(?:kommuns?|stads?|landsting|län)\b")
# Headings that are written in one country, or in one language of one country, only.
_KANTON = re.compile(r"\b(?:kanton|kantone|canton)\b")
_SWEDISH = re.compile(r"\b(?:huvudman|anordnare|utförare|verksamhet\w*|insats\w*|erbjudande|målgrupp\w*|område\w*|postort|postnummer|postnr|tfn|"
                      r"telefonnr|mejl\w*|e post\w*|epost\w*|hemsida|"
                      r"webbplats|länk|avgift\w*|kostnad|ålder\w*|öppettid\w*|telefontid\w*|språk|beskrivning|tjänst|stöd\w*|län|kommun|besöksadress|gatuadress|ämne\w*)\b")


class Assumed(NamedTuple):
    """The country of rows that do not tell it, and why."""

    country: str
    why: str


class Countries:
    """Tells the country of rows; `default` is what is assumed where nothing does."""

    def __init__(self, terms: Terms, gazetteer: Gazetteer, default: str) -> None:
        self._terms, self._gazetteer, self._default = terms, gazetteer, default
        self._around: Dict[str, Assumed] = {}
        self._allowed: Dict[str, str] = {}

    def learn(self, sheet: str, headings: Sequence[str], rows: Iterable[Dict[str, str]]) -> None:
        """Looks at a whole sheet: its headings, and the rows that tell their country, speak for the others."""
        said = [plain(heading) for heading in headings]
        swiss, swedish = any(_KANTON.search(each) for each in said), sum(bool(_SWEDISH.search(each)) for each in said)
        if swiss:
            self._allowed[sheet] = "CH"
        told = Counter(country for cells in rows if (country := self.told(cells, sheet)))
        if len(told) == 1:
            self._around[sheet] = Assumed(next(iter(told)), "as in the other rows")
        elif swiss or swedish >= 2 and not told:
            self._around[sheet] = Assumed("CH" if swiss else "SE", "by the headings")

    def assumed(self, sheet: str) -> Assumed:
        return self._around.get(sheet, Assumed(self._default, "nothing tells it"))

    def told(self, cells: Dict[str, str], sheet: str = "") -> Optional[str]:
        """From the country column, the region, the number's prefix, the postal code's form, the place, the web address; None where they do
        not tell, or not the same."""
        named = self._terms.read("countries", cells.get("country", "")).ids
        if named:
            return named[0]
        region = cells.get("region", "")
        for facet in ("regions", "countries"):
            for part in self._terms.read(facet, region, guess=False).ids:
                return part[:2]
        by_prefix = self._by_prefix(cells.get("contact_phone", ""))
        if by_prefix:
            return by_prefix
        if re.fullmatch(r"(SE?-)?\d{3} \d{2}", place_of(cells)[0]):
            return "SE"
        return self._by_places(cells, sheet)

    def foreign(self, cells: Dict[str, str]) -> str:
        """What the country column says, where it is no country that offers of ours are in; else an empty string."""
        text = cells.get("country", "").strip()
        return "" if _ANYWHERE.fullmatch(text) or self._terms.read("countries", text).ids else text

    @staticmethod
    def _by_prefix(phone: str) -> Optional[str]:
        prefix = re.match(r"\s*(?:\+|00)\s*(\d{1,3})", phone)
        codes = (phonenumbers.region_code_for_country_code(int(prefix[1][:length])) for length in range(1, len(prefix[1]) + 1)) if prefix else ()
        code = next((code for code in codes if code != "ZZ"), None)
        return code if code in COUNTRIES else None

    def _by_places(self, cells: Dict[str, str], sheet: str) -> Optional[str]:
        code, name = place_of(cells)
        by_code = self._by_code(code)
        by_place = [self._named(name, sheet), *(self._named(part, sheet) for part in re.split(r"[;\n|,]", cells.get("region", "")))]
        by_web = frozenset(found.upper() for found in _ENDING.findall(f"{cells.get('contact_web', '')} {cells.get('contact_email', '')}"))
        clues = [clue for clue in (*by_place, by_web if len(by_web) == 1 else frozenset(), self._by_name(cells.get("institution", ""))) if clue]
        left: Set[str] = set(by_code or COUNTRIES)
        for clue in clues:  # what tells most stands first; a later one decides between those that are left
            left = left & clue or left
        if len(left) == 1 and (clues or by_code):
            return next(iter(left))
        place = self._gazetteer.find(place_of(cells)[1], self._default)
        return place.country if place and (self._default in left or len(left) > 1) and place.country in left else None

    def _named(self, text: str, sheet: str) -> FrozenSet[str]:
        """The countries that have a place or region of that name or short code."""
        text = text.strip()
        if re.fullmatch(r"[A-Za-z]{2}", text):
            found = frozenset(each[:2] for each in load_regions() if each[3:] == text.upper())
            return found & {self._allowed[sheet]} or found if sheet in self._allowed else found
        bare = _OFFICE.sub(" ", text).strip()
        for name in (text, bare, bare[:-1] if bare.endswith("s") and bare != text else ""):
            if name and (places := self._gazetteer.all_named(name)):
                return frozenset(place.country for place in places)
        return frozenset()

    def _by_name(self, institution: str) -> FrozenSet[str]:
        """Of a municipality or region: "Malmö stad", "Uppsala kommun", "Stadt Basel"."""
        if not _OFFICE.search(institution):
            return frozenset()
        if _OF_SWEDEN.search(institution):
            return frozenset({"SE"})
        return frozenset(id[:2] for id in self._terms.read("regions", institution, guess=False).ids) or self._named(institution, "")

    @staticmethod
    def _by_code(code: str) -> FrozenSet[str]:
        """Four digits are Austrian or Swiss, five German or Swedish; a spreadsheet takes the 0 off a German one, so that it may be that as well."""
        if re.fullmatch(r"(?i)(?:de|d)-?\d{5}", code):
            return frozenset({"DE"})
        return frozenset({"DE", "SE"}) if re.fullmatch(r"\d{5}", code) else frozenset()


def headings_of(cells: Sequence[object]) -> List[str]:
    """The words of a heading row."""
    known = load_headings()
    return [str(cell) for cell in cells if isinstance(cell, str) and known.column(cell)]
