"""One offer of support, and the checks a row must pass before it becomes one.

Where Open Referral HSDS 3.0 has a word for a field it is named in the docstring, so that an exchange needs no second vocabulary.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Container, Dict, FrozenSet, Iterable, Iterator, List, Optional, Tuple

import phonenumbers
from pydantic import BaseModel, Extra, Field, PrivateAttr, ValidationError, root_validator, validator

from index.exchange.cells import decoded
from index.exchange.jsonl import letters_problem, row_problem
from index.hours import hours_problem, hours_traps
from index.languages import language_of

_URL = re.compile(r"https?://[^\s<>\"']+\.[^\s<>\"']{2,}")
_EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[a-zA-Z]{2,}")
_NUMBER = re.compile(r"[+(]{0,2}\d(?:[\d\s()./‐–−-]*\d){5,}")
_ID, _COUNTRY = re.compile(r"[a-z0-9][a-z0-9:_.-]{1,99}"), re.compile(r"[A-Z]{2}")
_NUMBER_TYPES = ("phone", "sms")
_LONGEST_LINE = 1_000_000  # bytes
COUNTRIES = ("DE", "AT", "CH", "SE")
TEMPORARILY_CLOSED = "temporarily closed"  # as in HSDS: it is kept and marked, and no search gives it to anybody
INSTITUTION, EDITORS, SOURCE = CHECKERS = ("institution", "editors", "source")  # who may say that a contact is right
MADE_UP = "made-up-"  # begins the id of every offer that a generator wrote (bot/evaluation/synthetic.py)


class Contact(BaseModel):
    """One way in (HSDS phone, url or address). `value` and `national` are shown byte for byte and never re-formatted.
    `languages` (HSDS languages of a phone or location) are those in which somebody answers just there; None: not told apart from
    the offer's. `verified_on` is the day on which somebody (`verified_by`: institution, editors or source) last saw that it is right."""

    type: str
    value: str = Field(..., min_length=1, max_length=500)
    national: Optional[str] = None
    label: Optional[str] = None
    free: Optional[bool] = None
    hours: Optional[str] = None
    languages: Optional[Tuple[str, ...]] = None
    verified_on: Optional[date] = None
    verified_by: Optional[str] = None

    class Config:
        extra = Extra.forbid
        frozen = True

    @validator("value")
    def _has_its_form(cls, value: str, values: Dict[str, Any]) -> str:
        problem = value_problem(values.get("type", ""), value)
        if problem:
            raise ValueError(problem)
        return value

    @validator("verified_by")
    def _is_no_person(cls, by: Optional[str]) -> Optional[str]:
        if by not in (None, *CHECKERS):
            raise ValueError(f"'{by}' is none of {', '.join(CHECKERS)}: say who checked it by one of these")
        return by

    @validator("languages")
    def _none_are_not_told(cls, languages: Optional[Tuple[str, ...]]) -> Optional[Tuple[str, ...]]:
        return languages or None

    @validator("hours")
    def _hours_can_be_read(cls, hours: Optional[str]) -> Optional[str]:
        problem = hours_problem(hours) if hours else None
        if problem:
            raise ValueError(problem)
        return hours


class Source(BaseModel):
    """A page on which facts of the offer were read."""

    url: str
    supports: str = ""

    class Config:
        extra = Extra.ignore
        frozen = True


class Offer(BaseModel):
    """One offer (HSDS service). `provider` is HSDS organization, `region` service_area, `age_min`/`age_max` minimum_age/maximum_age, `verified_on`
    assured_date, `status` status. `occupations` are those for which alone it is made (none: for people of any). `directory` names the imported
    source it belongs to (None: our own catalogue), `foreign_terms` that source's own words for what it is about."""

    id: str
    country: str
    region: Tuple[str, ...]
    name: str = Field(..., min_length=2, max_length=200)
    provider: str
    kind: str
    contacts: Tuple[Contact, ...]
    languages: Tuple[str, ...]
    cost: str = "unknown"
    anonymous: Optional[bool] = None
    for_whom: Tuple[str, ...]
    age_min: Optional[int] = Field(None, ge=0, le=120)
    age_max: Optional[int] = Field(None, ge=0, le=120)
    groups: Tuple[str, ...] = ()
    occupations: Tuple[str, ...] = ()
    settings: Tuple[str, ...] = ()
    topics: Tuple[str, ...]
    summary: Dict[str, str]
    sources: Tuple[Source, ...] = ()
    confidence: str = "one_source"
    scope: str = "topical"
    same_line_as: Tuple[str, ...] = ()
    status: str = "active"
    verified_on: Optional[date] = None
    valid_until: Optional[date] = None
    directory: Optional[str] = Field(None, regex=r"^[a-z0-9][a-z0-9-]{0,29}$")
    foreign_terms: Optional[Tuple[str, ...]] = None
    _imported_on: Optional[date] = PrivateAttr(None)

    class Config:
        extra = Extra.forbid
        frozen = True

    @validator("id")
    def _id_is_plain(cls, value: str) -> str:
        if not _ID.fullmatch(value):
            raise ValueError(f"'{value}' is no id: use lower-case letters, digits and hyphens, like de-telefonseelsorge")
        return value

    @validator("contacts", "topics", "region", "languages", "summary")
    def _is_not_empty(cls, value: Any) -> Any:
        if not value:
            raise ValueError("is empty: give at least one")
        return value

    @root_validator(skip_on_failure=True)
    def _ages_in_order(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        low, high = values.get("age_min"), values.get("age_max")
        if low is not None and high is not None and low > high:
            raise ValueError(f"age_min {low} is above age_max {high}: swap them")
        return values

    @root_validator(skip_on_failure=True)
    def _has_the_languages_of_its_contacts(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        for contact in values["contacts"]:
            strange = set(contact.languages or ()) - set(values["languages"])
            if strange:
                raise ValueError(f"'{min(strange)}' is a language of {contact.value} but not of the offer: add it to its languages")
        return values

    @classmethod
    def kept(cls, body: str, imported_on: date) -> Offer:
        """The offer of a JSON body that the catalogue has had since a day, which is not part of it."""
        offer = cls.parse_raw(body)
        offer._imported_on = imported_on
        return offer

    @property
    def imported_on(self) -> Optional[date]:
        """When the catalogue first took it in, where it comes from there."""
        return self._imported_on

    def is_shown(self, directories: Container[str], today: date) -> bool:
        """Whether people may be given it: its directory is switched on, and it is not over."""
        return (self.directory is None or self.directory in directories) and (self.valid_until is None or today <= self.valid_until)

    def text(self, language: str) -> str:
        """The summary in `language` (or a voice of it), else in English, else in whatever there is."""
        return self.summary.get(language_of(language)) or self.summary.get("en") or next(iter(self.summary.values()))


def value_problem(kind: str, value: str) -> Optional[str]:
    """What is wrong with the form of a contact value, in a sentence, or None."""
    if kind in _NUMBER_TYPES:
        digits = re.sub(r"\D", "", value)
        if not value.startswith("+"):  # short codes such as 112, 1177, 90390, 116 117
            return None if 2 < len(digits) <= 6 else f"'{value}' is no number: write it as +49 …, or a short code"
        try:
            number = phonenumbers.parse(value)
        except phonenumbers.NumberParseException:
            return f"'{value}' is no number: write it as +49 … with digits and spaces only"
        return None if phonenumbers.is_possible_number(number) else f"'{value}' has too many or too few digits"
    if kind == "email":
        # e-mail counselling behind a log-in is reached through a link
        return None if _EMAIL.fullmatch(value) or _URL.fullmatch(value) else f"'{value}' is no e-mail address"
    if kind in ("web", "form") and not _URL.fullmatch(value):
        return f"'{value}' is no link: begin it with https://"
    return None


def number_key(value: str) -> str:
    """The digits of a number that are the same in its international and national spelling."""
    digits = re.sub(r"\D", "", value)
    if value.strip().startswith("+"):
        digits = digits[2:]
    return digits.lstrip("0") or digits


@dataclass(frozen=True)
class Refusal:
    """A row that did not become an offer, and why."""

    row: int
    id: Optional[str]
    reason: str


@dataclass
class Intake:
    """What came of the rows of a file: every row is in `taken` (from line `taken_rows`) or in `refused`."""

    taken: List[Offer] = field(default_factory=list)
    taken_rows: List[int] = field(default_factory=list)
    refused: List[Refusal] = field(default_factory=list)
    notes: List[Refusal] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.taken) + len(self.refused)


class OfferReader:
    """Turns rows into offers; needs the closed vocabulary and the numbers that must never be served."""

    def __init__(self, vocabulary: Dict[str, FrozenSet[str]], retired: Iterable[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._retired = {number_key(number) for number in retired}

    def read(self, paths: Iterable[Path]) -> Intake:
        intake, seen = Intake(), set()
        for path in paths:
            for line, text in _lines(path):
                offer, problem, wanted = self.offer(text)
                if offer and offer.id in seen:
                    offer, problem = None, f"the id '{wanted}' stands there twice: give one of them another id"
                if offer is None:
                    intake.refused.append(Refusal(line, wanted, f"{path.name}: {problem}"))
                    continue
                seen.add(offer.id)
                intake.taken.append(offer)
                intake.taken_rows.append(line)
                intake.notes += [Refusal(line, offer.id, note) for c in offer.contacts for note in hours_traps(c.hours)]
        return intake

    def offer(self, text: str) -> Tuple[Optional[Offer], str, Optional[str]]:
        """(offer, problem, id): exactly one of offer and problem is set."""
        try:
            row = json.loads(text)
        except (ValueError, RecursionError):
            row = None
        broken = letters_problem(row) if isinstance(row, dict) else "this line is no JSON object"
        if broken:
            return None, broken, None
        wanted = row["id"] if isinstance(row.get("id"), str) else None
        try:
            offer = Offer(**row)
        except ValidationError as error:
            first = error.errors()[0]
            return None, f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}", wanted
        except TypeError as error:
            return None, str(error), wanted
        problem = self.problem(offer) or row_problem(row)
        return (None, problem, wanted) if problem else (offer, "", wanted)

    def is_retired(self, number: str) -> bool:
        """Whether it is a number that once was somebody's and must not be given to anybody."""
        return number_key(number) in self._retired

    def problem(self, offer: Offer) -> str:
        """Why the catalogue must not take this offer, or an empty string."""
        if offer.id.startswith(MADE_UP):
            return "this offer is made up to measure with; it leads nowhere and is taken into no catalogue"
        used = {"kinds": [offer.kind], "groups": offer.groups, "occupations": offer.occupations, "settings": offer.settings,
                "topics": offer.topics, "for_whom": offer.for_whom, "costs": [offer.cost], "languages": offer.languages,
                "contact_types": [contact.type for contact in offer.contacts],
                "countries": [] if offer.directory and _COUNTRY.fullmatch(offer.country) else [offer.country]}
        for name, ids in used.items():
            strange = [each for each in ids if each not in self._vocabulary[name]]
            if strange:
                return (f"{name}: '{strange[0]}' is not in the vocabulary: use one of its ids (index/taxonomy.yml, index/occupations.yml), "
                        "or add this one there with its labels")
        numbers = [("contacts", each) for contact in offer.contacts if contact.type in _NUMBER_TYPES for each in (contact.value, contact.national) if each]
        numbers += [("summary", found[0]) for text in offer.summary.values() for found in _NUMBER.finditer(text)]
        retired = next((each for each in numbers if self.is_retired(each[1])), None)
        return f"{retired[0]}: {retired[1]} is retired and must not be given to anybody" if retired else ""


def _lines(path: Path) -> Iterator[Tuple[int, str]]:
    """(number, text) of each line that is not empty; of one longer than any offer, its beginning, which is no JSON."""
    with path.open("rb") as file:
        for number, raw in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), 1):
            rest = raw
            while len(rest) == _LONGEST_LINE and not rest.endswith(b"\n"):
                rest = file.readline(_LONGEST_LINE)
            if text := decoded(raw).strip():
                yield number, text
