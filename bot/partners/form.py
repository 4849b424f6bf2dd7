"""The form of an offer: what an institution fills in becomes the same row as in the survey's sheet, is checked as that one is, and
what is wrong is said beside its field."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from index.exchange.account import Parts
from index.exchange.cells import clean, read_date
from index.exchange.plain_hours import read_hours
from index.exchange.survey import read_one
from index.exchange.survey_out import common_hours, spoken_on_the_phone
from index.exchange.ways_in import by_column, lifted, looks_like_a_person, read_addresses, read_links, read_mails, read_phones, written
from index.offers import TEMPORARILY_CLOSED, Offer

# Fields with one value, and fields of the closed vocabulary with many: their name in the form and the survey's column is the same.
ONE = ("offer", "description", "kind", "contact_phone", "contact_email", "contact_web", "contact_address", "hours", "region", "cost",
       "anonymous", "age_from", "age_to", "valid_until", "country", "closed", "note")
MANY = {"topic": "topics", "who_may_ask": "who", "target_group": "groups", "occupation": "occupations", "life_setting": "settings", "language": "languages",
        "phone_language": "languages"}
CHOSEN = {"kind": "kinds", "cost": "costs", "country": "countries"}
# What somebody says in words of her own becomes ticks in the field beside it: name in the form -> (that field, facet).
OWN_WORDS = {"topic_words": ("topic", "topics"), "target_group_words": ("target_group", "groups"), "life_setting_words": ("life_setting", "settings")}
LONGEST = {"offer": 200, "description": 2000, "note": 1000, "contact_address": 1000, "contact_web": 1500}
LONGEST_ELSE = 500
_NEEDED = ("offer", "description", "kind", "region")
_NEEDED_MANY = ("topic", "who_may_ask", "language")
Filled = Dict[str, Any]


class Problem(NamedTuple):
    """A field and what is wrong with it (a key of the texts), about `what` was typed."""

    field: str
    key: str
    what: str = ""


class Taken(NamedTuple):
    """Words of her own, and the ids that they were taken for in a facet."""

    words: str
    facet: str
    ids: Tuple[str, ...]


class Reading(NamedTuple):
    """The offer that a form makes, or what is wrong with it."""

    offer: Optional[Offer]
    problems: List[Problem]


def filled_with(offer: Optional[Offer], language: str, country: str) -> Filled:
    """The form as it stands before anybody typed: an offer's own values, or a new one's."""
    if offer is None:
        return {**dict.fromkeys((*ONE, *OWN_WORDS), ""), **{name: [] for name in MANY}, "country": country, "cost": "unknown",
                "language": [{"SE": "sv"}.get(country, "de")], "who_may_ask": ["self"]}
    columns, hours = by_column(offer), common_hours(offer)
    many = {"topic": offer.topics, "who_may_ask": offer.for_whom, "target_group": offer.groups, "occupation": offer.occupations, "life_setting": offer.settings,
            "language": offer.languages, "phone_language": spoken_on_the_phone(offer)}
    return {**dict.fromkeys(OWN_WORDS, ""), **{column: written(contacts, hours if column == "contact_phone" else None) for column, contacts in columns.items()},
            **{name: list(ids) for name, ids in many.items()},
            "offer": offer.name, "description": offer.text(language), "kind": offer.kind, "hours": hours or "", "region": "; ".join(offer.region),
            "cost": offer.cost, "anonymous": {True: "yes", False: "no", None: ""}[offer.anonymous], "age_from": _text(offer.age_min),
            "age_to": _text(offer.age_max), "valid_until": _text(offer.valid_until), "country": offer.country,
            "closed": "yes" if offer.status == TEMPORARILY_CLOSED else "", "note": ""}


def filled_like(offer: Offer, language: str) -> Filled:
    """The form of a new offer that is much like another: all but its name, and what was said of that one alone."""
    return {**filled_with(offer, language, offer.country), "offer": "", "closed": ""}


def filled_in(given: Sequence[Tuple[str, str]], kit: Parts) -> Filled:
    """What was sent, as text and as ids that the vocabulary knows."""
    filled: Filled = {**dict.fromkeys((*ONE, *OWN_WORDS), ""), **{name: [] for name in MANY}}
    for name, value in given:
        if name in MANY and value in kit.taxonomy.ids(MANY[name]) and value not in filled[name]:
            filled[name].append(value)
        elif name in ONE or name in OWN_WORDS:
            filled[name] = clean(value)
    for name, facet in CHOSEN.items():
        filled[name] = filled[name] if filled[name] in kit.taxonomy.ids(facet) else ""
    return filled


def with_own_words(filled: Filled, kit: Parts) -> Tuple[Filled, List[Taken], List[Problem]]:
    """The form with ticks for what was said in words of her own; what they were taken for; and what is not known, which stays in
    its field. Words that are too long are left to `read_form`."""
    after, taken, problems = dict(filled), [], []
    for name, (field, facet) in OWN_WORDS.items():
        words = filled[name]
        if not words or len(words) > LONGEST_ELSE:
            continue
        parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()]
        readings = [(part, kit.terms.read(facet, part)) for part in parts]
        for part, reading in readings:
            if reading.ids:
                taken.append(Taken(part, facet, reading.ids))
            problems += [Problem(name, "words_unknown", unknown) for unknown in reading.unknown]
        after[field] = list(dict.fromkeys([*filled[field], *(id for _, reading in readings for id in reading.ids)]))
        after[name] = "; ".join(unknown for _, reading in readings for unknown in reading.unknown)
    return after, taken, problems


def read_form(filled: Filled, known: Optional[Offer], provider: str, kit: Parts, today: date) -> Reading:
    """Checks field by field, then as an import would. `known` is the offer that is changed."""
    country = known.country if known else filled["country"] or "DE"
    problems = [*too_long(filled), *_missing(filled), *_contacts(filled, country, provider, kit), *_others(filled, known, country, kit, today)]
    if problems:
        return Reading(None, problems)
    cells = {name: filled[name] for name in ONE if name not in ("closed", "note")} | {name: ";".join(filled[name]) for name in MANY}
    cells.update(institution=known.provider if known else provider, country=country, **({"id": known.id} if known else {}))
    offer, _ = read_one(cells, kit._replace(known={known.id: known} if known else {}), country, today)
    if offer is None:
        return Reading(None, [Problem("offer", "refused")])
    if known is None and offer.id in kit.known:
        return Reading(None, [Problem("offer", "exists", offer.name)])
    if known and spoken_on_the_phone(known) and not filled["phone_language"]:  # taken away; an empty cell of a sheet would not say so
        offer = offer.copy(update={"contacts": tuple(contact.copy(update={"languages": None}) if contact.type == "phone" else contact
                                                     for contact in offer.contacts)})
    offer = offer.copy(update={"status": TEMPORARILY_CLOSED if filled["closed"] else "active" if offer.status == TEMPORARILY_CLOSED else offer.status})
    return Reading(offer, []) if offer != known else Reading(None, [Problem("offer", "unchanged")])


def too_long(filled: Filled) -> List[Problem]:
    """Fields that hold more than they may."""
    return [Problem(name, "long", str(most)) for name in (*ONE, *OWN_WORDS) if len(filled[name]) > (most := LONGEST.get(name, LONGEST_ELSE))]


def _missing(filled: Filled) -> List[Problem]:
    missing = [Problem(name, f"{name}_missing") for name in (*_NEEDED, *_NEEDED_MANY) if not filled[name]]
    if not any(filled[f"contact_{way}"] for way in ("phone", "email", "web", "address")):
        missing.append(Problem("contact_phone", "contact_missing"))
    return missing


def _contacts(filled: Filled, country: str, provider: str, kit: Parts) -> List[Problem]:
    """Line by line, as the import reads them; what it would leave out is said here."""
    problems = []
    private = looks_like_a_person(provider)
    for line in _lines(filled["contact_phone"]):
        number = re.sub(r"\s*(\([^\d(][^)]*\)|\[[^\]]*\])", "", line)
        found = read_phones(line, country, private).contacts
        if kit.reader.is_retired(number) or any(kit.reader.is_retired(each.value) for each in found):
            problems.append(Problem("contact_phone", "phone_retired", line))
        elif not found:
            problems.append(Problem("contact_phone", "phone_private" if lifted(number, country) else "phone_unread", line))
    for column, read, key in (("contact_email", read_mails, "email_unread"), ("contact_web", read_links, "web_unread"),
                              ("contact_address", lambda line: read_addresses(line, "", ""), "address_unread")):
        problems += [Problem(column, key, line) for line in _lines(filled[column]) if not read(line).contacts]
    return problems


def _others(filled: Filled, known: Optional[Offer], country: str, kit: Parts, today: date) -> List[Problem]:
    problems = []
    name, until = filled["offer"], filled["valid_until"]
    if looks_like_a_person(name) and re.match(r"(?i)(frau|herrn?|fru|dr|prof|mrs?|ms)\b", name):
        problems.append(Problem("offer", "offer_person", name))
    if filled["hours"] and read_hours(filled["hours"]) is None:
        problems.append(Problem("hours", "hours_unread", filled["hours"]))
    ages = {name: _age(filled[name]) for name in ("age_from", "age_to") if filled[name]}
    problems += [Problem(name, "age_unread", filled[name]) for name, age in ages.items() if age is None]
    if None not in ages.values() and len(ages) == 2 and int(filled["age_from"]) > int(filled["age_to"]):
        problems.append(Problem("age_from", "ages_swapped"))
    day = read_date(until) if until else today
    if day is None or day < today:
        problems.append(Problem("valid_until", "until_unread" if day is None else "until_past", until))
    kept = set(known.region) if known else set()
    for area in filter(None, (part.strip() for part in re.split(r"[;\n|,]", filled["region"]))):
        if area not in kept and not _is_known(area, country, kit):
            problems.append(Problem("region", "region_unknown", area))
    return problems


def _is_known(area: str, country: str, kit: Parts) -> bool:
    named = kit.terms.find("regions", area, guess=False) or kit.terms.find("countries", area, guess=False)
    return bool(named) or area.upper() == country or kit.gazetteer.region_of(area, country) is not None


def _age(text: str) -> Optional[int]:
    return int(text) if re.fullmatch(r"[0-9]{1,3}", text) and int(text) <= 120 else None


def _lines(text: str) -> List[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def by_field(problems: Sequence[Problem]) -> Mapping[str, List[Problem]]:
    found: Dict[str, List[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.field, []).append(problem)
    return found
