"""The forms of the network: what is filled in becomes an organisation, an initiative or a group, or is said to be wrong beside its field."""
from __future__ import annotations

import re
import secrets
from dataclasses import asdict
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from bot.mail import read_address
from bot.network.entries import AREAS, SECTORS, STATES, Entry, Group, Initiative, Organisation, themes
from bot.network.names import read_link
from index.exchange.cells import clean, one_line, read_date
from index.exchange.ids import slug
from index.regions import load_regions
from index.taxonomy import LANGUAGES, Taxonomy

Filled = Dict[str, Any]
MOST_LINES, LONGEST_LINE = 12, 300
LONGEST = {"name": 200, "title": 200, "place": 100, "web": 300, "person": 120, "phone": 60, "mail": 254, "about": 2000, "summary": 1000, "goals": 2000,
           "work": 2000, "audience": 500, "needs": 3700, "gives": 3700, "links": 3700, "aim": 2000, "meets": 500, "materials": 3700, "begins": 40,
           "ends": 40, "meets_on": 40}
LINES = ("needs", "gives", "links", "materials")  # an entry on each line
_PARAGRAPHS = ("about", "summary", "goals", "work", "aim", "meets", *LINES)
_MANY = ("areas", "themes", "settings", "topics", "groups", "regions")
_DAYS = ("begins", "ends", "meets_on")
FIELDS: Mapping[str, Tuple[str, ...]] = {
    "organisation": ("name", "sector", "areas", "about", "country", "region", "place", "web", "person", "phone", "language"),
    "initiative": ("title", "summary", "goals", "work", "needs", "gives", "areas", "themes", "settings", "topics", "groups", "country", "regions",
                   "audience", "state", "begins", "ends", "links", "language"),
    "group": ("name", "theme", "aim", "meets_on", "meets", "materials", "country", "language")}
NEEDED = {"organisation": ("name", "sector", "areas", "about", "place", "person"), "join": ("name", "sector", "areas", "about", "place", "person", "mail"),
          "initiative": ("title", "summary", "goals", "areas", "themes", "state"), "group": ("name", "theme", "aim")}
_PRIVATE = ("person", "phone", "mail")
# Somebody's address or number in a text that everybody reads.
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<![\w./])(?:\+|00|0)\d[\d ()/-]{5,}\d")


class Problem(NamedTuple):
    """A field and what is wrong with it (a key of the texts), about `what` was typed."""

    field: str
    key: str
    what: str = ""


class Forms:
    """Reads forms against the vocabulary."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.choices: Mapping[str, Sequence[str]] = {
            "areas": AREAS, "sector": SECTORS, "state": STATES, "themes": themes(), "theme": themes(), "regions": list(load_regions()),
            "region": list(load_regions()), "language": LANGUAGES, "country": taxonomy.ids("countries"),
            **{facet: taxonomy.ids(facet) for facet in ("settings", "topics", "groups")}}

    def empty(self, kind: str, language: str, country: str) -> Filled:
        filled = {name: [] if name in _MANY else "" for name in (*FIELDS[kind], "mail")}
        return {**filled, "language": language, "country": country, **({"state": "running"} if kind == "initiative" else {})}

    def of(self, entry: Entry) -> Filled:
        """The form as an entry fills it."""
        return {name: "\n".join(value) if name in LINES else list(value) if isinstance(value, tuple) else value for name, value in asdict(entry).items()}

    def filled(self, given: Sequence[Tuple[str, str]], kind: str, language: str) -> Filled:
        """What was sent, as safe text and as ids that the vocabulary knows."""
        filled = {**self.empty(kind, language, ""), "state": ""}
        for name, value in given:
            if name in _MANY and name in filled:
                if value in self.choices[name] and value not in filled[name]:
                    filled[name].append(value)
            elif name in self.choices and name in filled:
                filled[name] = value if value in self.choices[name] else ""
            elif name in filled:
                filled[name] = clean(value) if name in _PARAGRAPHS else one_line(clean(value))
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
            if name not in _PRIVATE and name not in _DAYS and isinstance(filled[name], str) and (contact := _CONTACT.search(filled[name])):
                found.append(Problem(name, "contact", contact[0]))
        found += [Problem(name, "day", filled[name]) for name in _DAYS if filled.get(name) and read_date(filled[name]) is None]
        return [*found, *self._together(filled, join)]

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
        if filled.get("web") and not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", filled["web"]):
            found.append(Problem("web", "link", filled["web"]))
        if filled.get("phone") and not re.fullmatch(r"[+\d][\d ()/-]{4,}", filled["phone"]):
            found.append(Problem("phone", "phone", filled["phone"]))
        if join and filled["mail"] and read_address(filled["mail"]) is None:
            found.append(Problem("mail", "mail", filled["mail"]))
        return found


def organisation_of(filled: Mapping[str, Any], id: str, mail: str, state: str) -> Organisation:
    given = {name: filled[name] for name in ("name", "sector", "country", "region", "place", "about", "web", "language")}
    return Organisation(id=id, mail=mail, state=state, areas=tuple(filled["areas"]), **given)


def initiative_of(filled: Mapping[str, Any], id: str, organisation: str) -> Initiative:
    several: Dict[str, Any] = {name: tuple(filled[name]) for name in _MANY}
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
