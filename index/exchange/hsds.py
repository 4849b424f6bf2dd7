"""A directory in HSDS becomes offers of its own source: ids with the directory's name before them, its words for what it is
about kept beside ours, and no name of a private person."""
from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from pydantic import ValidationError

from index.exchange.account import MERGED, TAKEN, UNCHANGED, Account, Entry, Parts, Progress
from index.exchange.cells import clean, language_of, one_line, read_ages, read_date
from index.exchange.hsds_contacts import Ways, ways_in
from index.exchange.hsds_files import Record, merged, parts, read_services
from index.exchange.hsds_words import OURS, attribute_values, foreign_terms, languages_of
from index.exchange.ids import directory_id, uuid_of
from index.exchange.marked_up import plain_text
from index.exchange.numbers import country_of_number
from index.exchange.prose import without_private_numbers
from index.offers import Offer

UNKNOWN_COUNTRY = "ZZ"  # ISO 3166-1 leaves it to its users
_LONGEST = 10_000
_TOPICS = 5
_LONGEST_AREA = 60  # characters; longer ones are sentences
_NO_SERVICE = ("location_type", "latitude", "longitude", "transportation", "legal_status", "year_incorporated", "tax_id")
_OVER = ("inactive", "defunct")
_US_STATES = set("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT "
                 "VT VA WA WV WI WY DC PR".split())
_PAID = re.compile(r"(?:[£$€]|\b(?:chf|sek|eur|gbp|usd)) ?\d*[1-9]|[1-9]\d* ?(?:€|£|kr\b|euro?\b)", re.IGNORECASE)
_FREE = re.compile(r"\b(?:free|no (?:cost|charge|fee)|kostenlos|kostenfrei|gratis|avgiftsfri\w*|kostnadsfri\w*|waive\w*|"
                   r"nobody|reduced|concession\w*)\b", re.IGNORECASE)
_UK_CODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
_PROGRESS_EVERY = 100


def read_hsds(path: Path, kit: Parts, directory: str, country: Optional[str], today: date, progress: Progress = lambda line: None) -> Account:
    """The account of a directory's file, folder or zip. `country` (ISO 3166-1) is that of services which name none; by
    default the one most addresses are in. Raises ExchangeError."""
    services = read_services(path)
    account = Account()
    usual = country or _usual_country(services)
    if usual == UNKNOWN_COUNTRY:
        account.notes.append("no country is named: say which with --country, so that numbers without a prefix can be read")
    ours = {str(uuid_of(offer.id)): offer.id for offer in kit.known.values() if offer.directory is None}
    drafts: Dict[str, Tuple[Record, List[Entry]]] = {}
    for number, service in enumerate(services, 1):
        entry = Entry(number)
        account.entries.append(entry)
        problem = _problem(service)
        if problem:
            entry.refuse(problem)
        elif service["id"] in ours:
            entry.id, entry.outcome = ours[service["id"]], UNCHANGED
            entry.notes.append("this is an offer of our own catalogue, which a directory does not change")
        else:
            _gather(drafts, service, entry)
    for done, (service, entries) in enumerate(drafts.values(), 1):
        _close(_ServiceReader(kit, directory, usual, today), service, entries, account)
        if done % _PROGRESS_EVERY == 0:
            progress(f"read {done} of {len(drafts)} services")
    account.settle(kit.known)
    return account


def _problem(service: Any) -> str:
    if not isinstance(service, dict):
        return "this is no service but something else: HSDS has an object here"
    for field in ("id", "name"):
        if not isinstance(service.get(field), str):
            return f"the service has no {field}, which HSDS requires"
    if any(field in service for field in _NO_SERVICE):
        return "this is a location or an organization and no service"
    if service.get("status") in _OVER:
        return f"the service is {service['status']}, so it is not offered any more"
    return ""


def _gather(drafts: Dict[str, Tuple[Record, List[Entry]]], service: Record, entry: Entry) -> None:
    if service["id"] not in drafts:
        drafts[service["id"]] = service, [entry]
        return
    first, entries = drafts[service["id"]]
    if first["name"] != service["name"]:
        entry.refuse(f"the id '{service['id'][:80]}' stands there twice, for different services: give one of them another id")
        return
    both, added = merged(first, service)
    entry.outcome = MERGED
    entry.notes.append(f"the same service stands in row {entries[0].row}" + (f"; {', '.join(added)} was added to it" if added else ""))
    entries.append(entry)
    drafts[service["id"]] = both, entries


def _close(reader: _ServiceReader, service: Record, entries: List[Entry], account: Account) -> None:
    offer, problem = reader.offer(service, entries[0])
    account.close(entries, offer, problem)
    assert offer is None or entries[0].outcome == TAKEN


class _ServiceReader:
    """Reads one service after the other; HSDS's own fields first, ours (`lotse.…` attributes) for what it has no room for."""

    def __init__(self, kit: Parts, directory: str, country: str, today: date) -> None:
        self._kit, self._directory, self._country, self._today = kit, directory, country, today

    def offer(self, service: Record, entry: Entry) -> Tuple[Optional[Offer], str]:
        """(offer, problem): exactly one is set."""
        ours = attribute_values(service)
        country = self._country_of(service, ours)
        ways = ways_in(service, country, self._spoken, self._today)
        entry.repairs += ways.repairs
        if service.get("alert"):
            entry.notes.append(f"the alert '{one_line(service['alert'])[:100]}' is not kept: see whether it is still offered")
        if not ways.contacts:
            return None, "; ".join(["there is no phone, mail, link or address of the service or its organization", *ways.repairs])
        try:
            offer = Offer(id=directory_id(self._directory, service["id"]), directory=self._directory,
                          **self._fields(service, ours, country, ways, entry))
        except ValidationError as error:
            first = error.errors()[0]
            return None, f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
        if offer.valid_until is not None and offer.valid_until < self._today:
            return None, f"it was valid until {offer.valid_until.isoformat()}, which is past"
        problem = self._kit.reader.problem(offer)
        return (None, problem) if problem else (offer, "")

    def _fields(self, service: Record, ours: OURS, country: str, ways: Ways, entry: Entry) -> Dict[str, Any]:
        name = one_line(service["name"])
        provider = one_line(service.get("organization", {}).get("name", ""))
        if not provider:
            provider = name
            entry.repairs.append("the organization is not named; the name of the service stands for it")
        summary = self._summary(service, ours)
        if not ours.texts("summary"):
            language, text = next(iter(summary.items()))
            text, private = without_private_numbers(text, country)
            summary = {language: text or name}
            entry.repairs += ["a sentence with the mobile number of a private person was left out"] * private
        if re.search(r"[<>]|&\w+;", service.get("description", "")) and not ours.texts("summary"):
            entry.repairs.append("marks of web pages were taken out of the description")
        terms = foreign_terms(service)
        low, high = self._ages(service, entry)
        return {
            "country": country, "region": self._region(service, country, ours), "name": name[:200], "provider": provider,
            "kind": ours.first("kinds") or ("in_person" if ways.visit else "helpline" if ways.call else "information"),
            "contacts": tuple(ways.contacts), "languages": self._languages(service, next(iter(summary.values())), ways, entry),
            "cost": self._cost(service, ours, entry), "anonymous": {"yes": True, "no": False}.get(ours.first("anonymous") or ""),
            "for_whom": ours.all("who") or ("self",), "age_min": low, "age_max": high, "groups": ours.all("groups") or self._known("groups", terms),
            "occupations": ours.all("occupations"),
            "settings": ours.all("settings") or self._known("settings", terms),
            "topics": ours.all("topics") or self._topics(name, summary, terms, entry), "summary": summary, "sources": ours.sources(),
            "confidence": ours.first("confidence") or "one_source", "scope": ours.first("scopes") or "topical",
            "same_line_as": ours.all("same_line_as"), "status": service.get("status", "active"),
            "verified_on": self._verified(service), "valid_until": read_date(ours.first("valid_until") or ""),
            "foreign_terms": tuple(terms) or None,
        }

    def _country_of(self, service: Record, ours: OURS) -> str:
        countries = [_country_of(address) for address in _addresses(service)]
        numbers = {country_of_number(phone) for phone in _phones(service)} if self._country == UNKNOWN_COUNTRY else set()
        by_number = numbers.pop() if len(numbers) == 1 else None
        return ours.first("countries") or next(filter(None, countries), None) or by_number or self._country

    def _summary(self, service: Record, ours: OURS) -> Dict[str, str]:
        texts = ours.texts("summary")
        if texts:
            return texts
        text = plain_text(service.get("description", ""))
        if len(text) < 60:  # "Legal advice": how one gets it says more
            text = f"{text}\n{plain_text(service.get('application_process', ''))}".strip()
        text = text or plain_text(service.get("organization", {}).get("description", "")) or service["name"]
        eligible = plain_text(service.get("eligibility_description", ""))  # for whom it is, in their own words
        text = f"{text}\n{eligible}" if eligible and eligible.casefold() not in text.casefold() else text
        return {language_of(text, "en"): text[:_LONGEST]}

    def _region(self, service: Record, country: str, ours: OURS) -> Tuple[str, ...]:
        areas = [one_line(area["name"]) for area in parts(service, "service_areas") if isinstance(area.get("name"), str)]
        areas = [area for area in areas if len(area) <= _LONGEST_AREA or ours.first("kinds")]
        if not areas and not ours.first("kinds"):
            areas = [f"{country}-{state}" for address in _addresses(service)
                     if re.fullmatch(r"[A-Z0-9]{1,3}", state := address.get("state_province", "")) and _country_of(address) in (country, None)]
        return tuple(dict.fromkeys(areas)) or (country,)

    def _ages(self, service: Record, entry: Entry) -> Tuple[Optional[int], Optional[int]]:
        limits = [service, *parts(service, "eligibilities")]
        low, high = (self._age(limits, name, entry) for name in ("minimum_age", "maximum_age"))
        if low is not None and high is not None and low > high:
            entry.repairs.append(f"the ages {low} to {high} were swapped")
            low, high = high, low
        return low, high

    def _age(self, limits: List[Record], name: str, entry: Entry) -> Optional[int]:
        for said in (re.sub(r"\.0+$", "", str(each[name])) for each in limits if name in each):
            if (age := read_ages(said)[0]) is not None:
                return age
            entry.notes.append(f"{name} '{said[:60]}' is no age in whole years and was left out")
        return None

    def _languages(self, service: Record, text: str, ways: Ways, entry: Entry) -> Tuple[str, ...]:
        """Those of the service, and those that only one of its ways in names."""
        found, unknown = languages_of(service, self._kit.terms)
        entry.notes += [f"the language '{word[:60]}' is not in the vocabulary" for word in unknown]
        found += tuple(id for contact in ways.contacts for id in contact.languages or ())
        if not found:
            found = (language_of(text, "en"),)
            entry.notes.append(f"the language is not told; {found[0]} was assumed from the text")
        return tuple(dict.fromkeys(found))

    def _spoken(self, part: Record) -> Tuple[str, ...]:
        return languages_of(part, self._kit.terms)[0]

    def _cost(self, service: Record, ours: OURS, entry: Entry) -> str:
        said = ours.first("costs")
        if said:
            return said
        amounts = [amount for option in parts(service, "cost_options") if re.fullmatch(r"\d+(\.\d+)?", amount := str(option.get("amount", "")))]
        if amounts:
            return "charged" if any(float(amount) > 0 for amount in amounts) else "free"
        text = one_line(service.get("fees_description") or service.get("fees") or "")
        hit = self._kit.terms.find("costs", text, guess=False) if text else None
        if text and not hit and _PAID.search(text) and not _FREE.search(text):
            entry.repairs.append(f"the cost '{text[:100]}' was taken for charged")
            return "charged"
        if text and not hit:
            entry.notes.append(f"the cost is told as '{text[:200]}'")
        return hit.id if hit else "unknown"

    def _known(self, facet: str, terms: List[str]) -> Tuple[str, ...]:
        hits = (self._kit.terms.find(facet, term, guess=False) for term in terms)
        return tuple(dict.fromkeys(hit.id for hit in hits if hit))

    def _topics(self, name: str, summary: Dict[str, str], terms: List[str], entry: Entry) -> Tuple[str, ...]:
        hits = [hit for term in terms if (hit := self._kit.terms.find("topics", term))]
        entry.repairs += [f"the term '{hit.term}' was taken for {hit.id}, by {hit.how}" for hit in hits if hit.how != "exact"]
        if not hits:
            text = f"{name}. {next(iter(summary.values()))}"
            hits = [hit for hit in self._kit.terms.within("topics", text) if hit.id != "general"][:_TOPICS]
            hits = hits or list(filter(None, [self._kit.terms.nearest("topics", name)]))
            said = ", ".join(f"{hit.id} from '{hit.term[:80]}'" for hit in hits) or "general"
            entry.repairs.append(f"no topic of ours is told; assumed was {said}")
            return tuple(hit.id for hit in hits) or ("general",)
        return tuple(dict.fromkeys(hit.id for hit in hits))

    def _verified(self, service: Record) -> Optional[date]:
        day = read_date(service.get("assured_date", ""))
        return day if day and day <= self._today else None


def _addresses(service: Record) -> List[Record]:
    places = [at.get("location", {}) for at in parts(service, "service_at_locations")] + parts(service, "locations")
    places.append(service.get("organization", {}))
    return [address for place in places if isinstance(place, dict) for address in parts(place, "addresses")]


def _phones(service: Record) -> List[str]:
    owners = [service, service.get("organization", {}), *parts(service, "contacts")]
    return [str(phone.get("number", "")) for owner in owners if isinstance(owner, dict) for phone in parts(owner, "phones")]


def _country_of(address: Record) -> Optional[str]:
    named = clean(address.get("country")).upper()
    if re.fullmatch(r"[A-Z]{2}", named):
        return "GB" if named == "UK" else named
    code = clean(address.get("postal_code"))
    if address.get("state_province") in _US_STATES and re.fullmatch(r"\d{5}(-\d{4})?", code):
        return "US"
    return "GB" if _UK_CODE.fullmatch(code) else None


def _usual_country(services: List[Any]) -> str:
    whole = [service for service in services if isinstance(service, dict)]
    found = [country for service in whole for address in _addresses(service) if (country := _country_of(address))]
    found = found or [country for service in whole for phone in _phones(service) if (country := country_of_number(phone))]
    return max(sorted(set(found)), key=found.count) if found else UNKNOWN_COUNTRY
