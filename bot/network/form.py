"""The forms of the network: what is filled in becomes an organisation, an initiative, a group or a material, or is said to be wrong beside its field."""
from __future__ import annotations

import re
import secrets
from dataclasses import asdict
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from bot.mail import read_address
from bot.network.dates import read_moment
from bot.network.entries import AREAS, EVENT, LICENCES, MATERIAL_KINDS, SECTORS, STATES, ZONES, Entry, Group, Initiative, Material, Organisation, themes
from bot.network.names import read_link
from index.exchange.cells import clean, one_line, read_date
from index.exchange.ids import slug
from index.hours import TIME_ZONES
from index.regions import load_regions
from index.taxonomy import LANGUAGES, Taxonomy

Filled = Dict[str, Any]
MOST_LINES, LONGEST_LINE = 12, 300
LONGEST = {"name": 200, "title": 200, "place": 100, "web": 300, "person": 120, "phone": 60, "mail": 254, "about": 2000, "summary": 1000, "goals": 2000,
           "work": 2000, "audience": 500, "needs": 3700, "gives": 3700, "links": 3700, "aim": 2000, "meets": 500, "materials": 3700, "begins": 40,
           "ends": 40, "meets_on": 40, "link": 300, "venue": 200, "starts": 40, "until": 40, **{f"title_{each}": 200 for each in LANGUAGES},
           **{f"text_{each}": 2000 for each in LANGUAGES}}
LINES = ("needs", "gives", "links", "materials")  # an entry on each line
DESCRIBED = tuple(f"{field}_{each}" for each in LANGUAGES for field in ("title", "text"))  # of a material, in each language
PARAGRAPHS = ("about", "summary", "goals", "work", "aim", "meets", *(each for each in DESCRIBED if each.startswith("text")), *LINES)
_MANY = ("areas", "themes", "settings", "topics", "groups", "regions", "who", "languages")
_DAYS, MOMENTS = ("begins", "ends", "meets_on"), ("starts", "until")
_OF_EVENTS = (*MOMENTS, "zone", "venue")
FIELDS: Mapping[str, Tuple[str, ...]] = {
    "organisation": ("name", "sector", "areas", "about", "country", "region", "place", "web", "person", "phone", "language"),
    "initiative": ("title", "summary", "goals", "work", "needs", "gives", "areas", "themes", "settings", "topics", "groups", "country", "regions",
                   "audience", "state", "begins", "ends", "links", "language"),
    "group": ("name", "theme", "aim", "meets_on", "meets", "materials", "country", "language"),
    "material": ("kind", *DESCRIBED, "link", "licence", "languages", "starts", "until", "zone", "venue", "who", "settings", "topics", "group", "country")}
NEEDED = {"organisation": ("name", "sector", "areas", "about", "place", "person"), "join": ("name", "sector", "areas", "about", "place", "person", "mail"),
          "initiative": ("title", "summary", "goals", "areas", "themes", "state"), "group": ("name", "theme", "aim"), "material": ("kind", "languages")}
TITLES = {"initiative": "title", "material": f"title_{LANGUAGES[0]}"}  # the field that stands for the whole
UNFINISHED = ("missing", "where")  # what may still be wrong with a draft
_PRIVATE = ("person", "phone", "mail")
_LINK = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
# Somebody's address or number in a text that everybody reads.
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<![\w./])(?:\+|00|0)\d[\d ()/-]{5,}\d")


class Problem(NamedTuple):
    """A field and what is wrong with it (a key of the texts), about `what` was typed."""

    field: str
    key: str
    what: str = ""


class Forms:
    """Reads forms against the vocabulary; `groups` gives the ids of the groups that there are."""

    def __init__(self, taxonomy: Taxonomy, groups: Callable[[], Sequence[str]] = tuple) -> None:
        self._groups = groups
        self.choices: Mapping[str, Sequence[str]] = {
            "areas": AREAS, "sector": SECTORS, "state": STATES, "themes": themes(), "theme": themes(), "regions": list(load_regions()),
            "region": list(load_regions()), "language": LANGUAGES, "country": taxonomy.ids("countries"),
            "kind": MATERIAL_KINDS, "licence": LICENCES, "zone": ZONES,
            **{facet: taxonomy.ids(facet) for facet in ("settings", "topics", "groups", "who", "languages")}}

    def empty(self, kind: str, language: str, country: str) -> Filled:
        filled = {name: [] if name in _MANY else "" for name in (*FIELDS[kind], "mail")}
        begun: Dict[str, Filled] = {"initiative": {"state": "running"}, "material": {"languages": [language], "zone": TIME_ZONES.get(country, ZONES[0])}}
        return {**filled, "language": language, "country": country, **begun.get(kind, {})}

    def of(self, entry: Entry) -> Filled:
        """The form as an entry fills it."""
        return {name: "\n".join(value) if name in LINES else list(value) if isinstance(value, tuple) else value for name, value in asdict(entry).items()}

    def filled(self, given: Sequence[Tuple[str, str]], kind: str, language: str) -> Filled:
        """What was sent, as safe text and as ids that the vocabulary knows."""
        filled = {**self.empty(kind, language, ""), "state": "", "languages": []}
        for name, value in given:
            if name in _MANY and name in filled:
                if value in self.choices[name] and value not in filled[name]:
                    filled[name].append(value)
            elif name == "group" and name in filled:
                filled[name] = value if value in self._groups() else ""
            elif name in self.choices and name in filled:
                filled[name] = value if value in self.choices[name] else ""
            elif name in filled:
                filled[name] = clean(value) if name in PARAGRAPHS else one_line(clean(value))
        filled["language"] = filled["language"] or language
        return filled

    def problems(self, kind: str, filled: Filled, join: bool = False) -> List[Problem]:
        """What has to be put right, field by field; `join`: with the address to which the link goes."""
        found = [Problem(name, "missing") for name in NEEDED["join" if join else kind] if not filled[name]]
        found += [Problem(name, "long", str(LONGEST[name])) for name in (*FIELDS[kind], "mail") if len(filled[name]) > LONGEST.get(name, 10_000)]
        for name in FIELDS[kind]:
            if name in LINES:
                lines = _lines(filled[name])
                found += [Problem(name, "lines", str(MOST_LINES))] if len(lines) > MOST_LINES else []
                found += [Problem(name, "line", line) for line in lines if len(line) > LONGEST_LINE]
                found += [Problem(name, "link", line) for line in lines if name in ("links", "materials") and read_link(line) is None]
            if name not in (*_PRIVATE, *_DAYS, *MOMENTS) and isinstance(filled[name], str) and (contact := _CONTACT.search(filled[name])):
                found.append(Problem(name, "contact", contact[0]))
        found += [Problem(name, "day", filled[name]) for name in _DAYS if filled.get(name) and read_date(filled[name]) is None]
        return [*found, *(self._of_material(filled) if kind == "material" else ()), *self._together(filled, join)]

    def _of_material(self, filled: Filled) -> List[Problem]:
        """Described in one language at least, and with all that its kind needs."""
        told = [each for each in LANGUAGES if filled[f"title_{each}"] or filled[f"text_{each}"]]
        found = [Problem(f"{field}_{each}", "missing") for each in told for field in ("title", "text") if not filled[f"{field}_{each}"]]
        found += [] if any(filled[f"title_{each}"] for each in LANGUAGES) else [Problem(TITLES["material"], "untitled")]
        if filled["kind"] and filled["kind"] != EVENT:
            return [*found, *(Problem(name, "missing") for name in ("link", "licence") if not filled[name])]
        if filled["kind"] == EVENT:
            found += [Problem("starts", "missing")] if not filled["starts"] else []
            found += [Problem(name, "moment", filled[name]) for name in MOMENTS if filled[name] and read_moment(filled[name]) is None]
            found += [Problem("venue", "where")] if not (filled["venue"] or filled["link"]) else []
            starts, until = (read_moment(filled[name]) for name in MOMENTS)
            found += [Problem("until", "before")] if starts and until and until < starts else []
        return found

    def _together(self, filled: Filled, join: bool) -> List[Problem]:
        """What does not go together, and ways in that lead nowhere."""
        found, country = [], filled["country"]
        found += [Problem("regions", "region", load_regions()[code]) for code in filled.get("regions", []) if not code.startswith(f"{country}-")]
        if filled.get("region") and not filled["region"].startswith(f"{country}-"):
            found.append(Problem("region", "region", load_regions()[filled["region"]]))
        if not country:
            found.append(Problem("country", "missing"))
        begins, ends = (read_date(filled.get(name, "")) for name in ("begins", "ends"))
        if begins and ends and ends < begins:
            found.append(Problem("ends", "before"))
        found += [Problem(name, "link", filled[name]) for name in ("web", "link") if filled.get(name) and not _LINK.fullmatch(filled[name])]
        if filled.get("phone") and not re.fullmatch(r"[+\d][\d ()/-]{4,}", filled["phone"]):
            found.append(Problem("phone", "phone", filled["phone"]))
        if join and filled["mail"] and read_address(filled["mail"]) is None:
            found.append(Problem("mail", "mail", filled["mail"]))
        return found


def organisation_of(filled: Mapping[str, Any], id: str, mail: str, state: str) -> Organisation:
    given = {name: filled[name] for name in ("name", "sector", "country", "region", "place", "about", "web", "language")}
    return Organisation(id=id, mail=mail, state=state, areas=tuple(filled["areas"]), **given)


def material_of(filled: Mapping[str, Any], id: str, organisation: str) -> Material:
    """What only events have is left out of all others."""
    given = {name: filled[name] for name in (*DESCRIBED, "kind", "licence", "link", "group", "country", *_OF_EVENTS)}
    moments = {name: moment.isoformat(timespec="minutes") if (moment := read_moment(filled[name])) else "" for name in MOMENTS}
    given.update(moments if filled["kind"] == EVENT else {name: "" for name in _OF_EVENTS})
    several: Dict[str, Any] = {name: tuple(filled[name]) for name in ("who", "settings", "topics", "languages")}
    return Material(id=id, organisation=organisation, **given, **several)


def initiative_of(filled: Mapping[str, Any], id: str, organisation: str) -> Initiative:
    several: Dict[str, Any] = {name: tuple(filled[name]) for name in ("areas", "themes", "settings", "topics", "groups", "regions")}
    several.update({name: tuple(_lines(filled[name])) for name in ("needs", "gives", "links")})
    given = {name: filled[name] for name in ("title", "summary", "goals", "work", "country", "audience", "state", "language")}
    return Initiative(id=id, organisation=organisation, begins=_day(filled["begins"]), ends=_day(filled["ends"]), **several, **given)


def group_of(filled: Mapping[str, Any], id: str) -> Group:
    given = {name: filled[name] for name in ("name", "theme", "aim", "meets", "country", "language")}
    return Group(id=id, meets_on=_day(filled["meets_on"]), materials=tuple(_lines(filled["materials"])), **given)


def new_id(name: str) -> str:
    """An id that can be read, and that nobody else has."""
    return f"{slug(name)}-{secrets.token_hex(3)}"


def by_field(problems: Sequence[Problem]) -> Mapping[str, List[Problem]]:
    found: Dict[str, List[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.field, []).append(problem)
    return found


def _lines(text: str) -> List[str]:
    return [line for line in map(one_line, text.split("\n")) if line]


def _day(text: str) -> str:
    day: Optional[Any] = read_date(text) if text else None
    return day.isoformat() if day else ""
