"""What the network is made of: organisations, their initiatives with the four points, groups that share a theme, and materials with dates."""
from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Mapping, Tuple, Union

from index.taxonomy import LANGUAGES
from index.yml import read_yml

AREAS = ("promotion", "individuals", "lasting_support")  # a healthy society, people equipped to flourish, support that lasts
SECTORS = ("public", "private", "civil_society")
STATES = ("planned", "running", "ended")  # of an initiative
PARTNER, SUPPORTER = ROLES = ("partner", "supporter")  # the state of an organisation that belongs to the network
WAITING = "waiting"  # its state until somebody at the desk has let it in
EVENT = "event"
MATERIAL_KINDS = ("guide", "form", "recording", "graphic_record", EVENT)
LICENCES = ("cc0", "cc_by", "cc_by_sa", "cc_by_nc", "cc_by_nc_sa", "cc_by_nd", "cc_by_nc_nd", "own_terms")
ZONES = ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/Stockholm", "Europe/London", "UTC")
_THEMES = Path(__file__).with_name("themes.yml")
Texts = Tuple[str, ...]


@dataclass(frozen=True)
class Organisation:
    """`mail` is for those two who agreed, and on no page. `region` is a code of ISO 3166-2 or empty, `state` one of ROLES or WAITING."""

    id: str
    name: str
    sector: str
    areas: Texts
    country: str
    region: str
    place: str
    about: str
    web: str
    mail: str
    language: str
    state: str


@dataclass(frozen=True)
class Initiative:
    """The four points are goals, work, needs and gives. Empty `regions`: the whole country. Days are ISO or empty."""

    id: str
    organisation: str
    title: str
    summary: str
    goals: str
    work: str
    needs: Texts
    gives: Texts
    areas: Texts
    themes: Texts
    settings: Texts
    topics: Texts
    groups: Texts
    regions: Texts
    country: str
    audience: str
    state: str
    begins: str
    ends: str
    links: Texts
    language: str


@dataclass(frozen=True)
class Group:
    """Organisations that share a theme. `meets_on` is an ISO day or empty, `meets` says when and where; a material is "title: address"."""

    id: str
    name: str
    theme: str
    aim: str
    meets_on: str
    meets: str
    materials: Texts
    country: str
    language: str


@dataclass(frozen=True)
class Material:
    """`kind` is one of MATERIAL_KINDS. Title and description stand in one language at least; `languages` are those of the thing
    itself. `who` are those it was made for (`who` of the vocabulary); an empty `who`, `settings` or `topics`: for all. `group` is the id
    of a group or empty. An event has `starts` (and perhaps `until`) in the clock of its `zone`, as 2027-03-01T14:00, and a `venue`, a `link`
    or both; everything else has a link."""

    id: str
    organisation: str
    kind: str
    title_de: str
    title_sv: str
    title_en: str
    text_de: str
    text_sv: str
    text_en: str
    who: Texts
    settings: Texts
    topics: Texts
    languages: Texts
    licence: str
    link: str
    group: str
    country: str
    starts: str
    until: str
    zone: str
    venue: str

    @property
    def language(self) -> str:
        """The first language in which it is described."""
        return next((each for each in LANGUAGES if getattr(self, f"title_{each}")), LANGUAGES[0])

    def spoken(self, language: str) -> str:
        """The language in which it is told to somebody who reads `language`."""
        return language if getattr(self, f"title_{language}") else self.language

    def title(self, language: str) -> str:
        return str(getattr(self, f"title_{self.spoken(language)}"))

    def text(self, language: str) -> str:
        return str(getattr(self, f"text_{self.spoken(language)}"))


Entry = Union[Organisation, Initiative, Group, Material]
Work = Union[Initiative, Material]  # what an organisation writes about
KINDS: Mapping[str, type] = {"organisation": Organisation, "initiative": Initiative, "group": Group, "material": Material}


def kind_of(entry: Entry) -> str:
    return type(entry).__name__.lower()


def name_of(entry: Entry) -> str:
    """What people call it."""
    if isinstance(entry, Material):
        return entry.title(entry.language)
    return entry.title if isinstance(entry, Initiative) else entry.name


def written(entry: Entry) -> str:
    """As JSON, the same for the same entry."""
    return json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)


def read_entry(kind: str, text: str) -> Entry:
    """Of what `written` gave; a field that came later is empty."""
    kept = json.loads(text)
    empty = {field.name: () if field.type == "Texts" else "" for field in fields(KINDS[kind])}
    entry: Entry = KINDS[kind](**{name: tuple(kept.get(name, value)) if value == () else kept.get(name, value) for name, value in empty.items()})
    return entry


@lru_cache(maxsize=1)
def load_themes() -> Mapping[str, Mapping[str, str]]:
    """{id: {language: its label}} in the order people see them, read once a process."""
    tree: Dict[str, Dict[str, str]] = read_yml(_THEMES)
    return tree


def themes() -> List[str]:
    return list(load_themes())
