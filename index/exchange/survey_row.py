"""One row of the survey: cells to the fields of an offer, each repair and each assumption said in plain words."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Optional, Sequence, Tuple

from index.exchange.account import Entry
from index.exchange.cells import is_every_age, language_of, one_line, read_ages, read_date, read_yes_no
from index.exchange.countries import Countries
from index.exchange.divided import ages_beside, place_of, place_of_address, ways_divided
from index.exchange.persons import has_title, looks_like_a_person
from index.exchange.plain_hours import read_hours
from index.exchange.prose import without_private_numbers
from index.exchange.remarks import Remark
from index.exchange.terms import Hit, Terms, is_denied
from index.exchange.ways_in import ORDER, Found, read_addresses, read_links, read_mails, read_phones
from index.gazetteer import Gazetteer
from index.offers import COUNTRIES, Contact
from index.regions import load_regions
from index.taxonomy import Taxonomy

MANY = ("groups", "occupations", "settings", "topics", "for_whom")  # the fields in which rows of one offer may differ
_LONGEST_NAME = 200
_MET = ("in_person", "self_help_group")  # kinds that are where their address is; a helpline may be for the whole country
_NATIONAL = {"DE": "de", "AT": "de", "CH": "de", "SE": "sv"}
_MONEY = re.compile(r"\d+(?:[.,]\d+)?\s*(?:€|euro?\b|kr\b|kronor|sek\b|chf\b|franken)", re.IGNORECASE)


class RowReader:
    """Reads the cells (column -> text) of one row after the other."""

    def __init__(self, taxonomy: Taxonomy, terms: Terms, gazetteer: Gazetteer, country: str, today: date) -> None:
        self._taxonomy, self._terms, self._gazetteer = taxonomy, terms, gazetteer
        self.countries, self._today = Countries(terms, gazetteer, country), today

    def read(self, cells: Dict[str, str], entry: Entry) -> Optional[Dict[str, Any]]:
        """The fields of an offer but its id, or None with the entry refused. The fields in MANY may still be empty."""
        cells = ways_divided(cells)
        provider, name = one_line(cells.get("institution", "")), one_line(cells.get("offer", ""))
        until = self._until(cells, entry)
        problem = self._problem(provider, name, until) or self._perhaps_past(cells, until) or self._abroad(cells)
        if problem:
            entry.refuse(problem)
            return None
        country = self._country(cells, entry)
        contacts = self._contacts(cells, country, provider, entry)
        if not contacts:
            wrong = [repair for repair in entry.repairs if repair.endswith("left out")]
            entry.refuse(Remark(f"there is no way to reach it: {'; '.join(wrong)}", "unreachable", "contact_phone", of=wrong) if wrong else
                         Remark("there is no phone, mail, link or address: give at least one", "no_contact", "contact_phone"))
            return None
        summary, private = without_private_numbers(cells.get("description", ""), country)
        if private:
            entry.repairs.append(Remark("a sentence with the mobile number of a private person was left out", "private_sentence", "description"))
        if len(name) > _LONGEST_NAME:
            summary = f"{name} {summary}".strip()
            name = name[:_LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"
            entry.repairs.append(Remark("the name is long; it was shortened and stands whole in the description", "name_long", "offer"))
        if not summary:
            summary = name
            entry.repairs.append(Remark("the description was empty; the name stands for it", "no_description", "description"))
        low, high = self._ages(cells, entry)
        if not (cells.get("age_from") or cells.get("age_to")) and (beside := ages_beside(cells.get("target_group", ""))):
            said = beside.said[:100]
            entry.repairs.append(Remark(f"the age was read from the target group '{said}'", "ages_beside", "target_group", what=said))
            (low, high), cells["target_group"], entry.ages_beside = beside.ages, beside.rest, True
        groups, occupations, who = self._for_whom(cells, entry)
        kind = self._kind(cells, contacts, entry)
        return {
            "country": country, "region": self._region(cells, country, kind, entry), "name": name, "provider": provider,
            "kind": kind, "contacts": tuple(contacts), "languages": self._languages(cells, country, contacts, entry),
            "cost": self._cost(cells, entry), "anonymous": self._anonymous(cells, entry), "for_whom": who, "age_min": low, "age_max": high,
            "groups": groups, "occupations": occupations, "settings": self._values("settings", cells, "life_setting", entry),
            "topics": self._values("topics", cells, "topic", entry),
            "summary": {language_of(summary, _NATIONAL.get(country, "en")): summary}, "confidence": "official_only", "valid_until": until,
        }

    def _problem(self, provider: str, name: str, until: Optional[date]) -> Optional[Remark]:
        if not provider:
            return Remark("the institution is missing", "no_institution", "institution")
        if len(name) < 2:
            return Remark("the name of the offer is missing", "no_name", "offer")
        if looks_like_a_person(name) and has_title(name):
            return Remark("the offer is named after a private person, whose name is not given to anybody: name what is offered", "person", "offer")
        if until is not None and until < self._today:
            return Remark(f"it was valid until {until.isoformat()}, which is past", "past", "valid_until", what=until.isoformat())
        return None

    def _perhaps_past(self, cells: Dict[str, str], until: Optional[date]) -> Optional[Remark]:
        """A cell that is no day, but names none but years that are over."""
        text = cells.get("valid_until", "")
        years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
        if until is None and years and all(int(year) < self._today.year for year in years):
            return Remark(f"valid_until '{text[:100]}' may be a day that is past: give the day", "perhaps_past", "valid_until", what=text[:100])
        return None

    def _abroad(self, cells: Dict[str, str]) -> Optional[Remark]:
        foreign = self.countries.foreign(cells)
        return Remark(f"the country '{foreign[:100]}' is none of {', '.join(COUNTRIES)}, so its numbers cannot be read: offers of other countries come "
                      "as a directory", "country_foreign", "country", what=foreign[:100]) if foreign else None

    def _until(self, cells: Dict[str, str], entry: Entry) -> Optional[date]:
        text = cells.get("valid_until")
        found = read_date(text) if text else None
        if text and found is None and not re.match(r"(?i)(unbefristet|laufend|dauerhaft|tills vidare|löpande|permanent|ongoing|open|-|–|no end|offen)", text):
            entry.notes.append(Remark(f"valid_until '{text}' is no date and was left out", "no_date", "valid_until", what=text))
        return found

    def _country(self, cells: Dict[str, str], entry: Entry) -> str:
        told = self.countries.told(cells, entry.sheet)
        if told:
            return told
        country, why = self.countries.assumed(entry.sheet)
        entry.notes.append(Remark(f"no country is told; {country} was assumed, {why}", "country_assumed", "country", facet="countries", id=country))
        return country

    def _region(self, cells: Dict[str, str], country: str, kind: str, entry: Entry) -> Tuple[str, ...]:
        areas: List[str] = []
        for part in re.split(r"[;\n|,]", cells.get("region", "")):
            area = one_line(part)
            if area:
                hit = self._terms.find("regions", area, guess=False) or self._terms.find("countries", area, guess=False)
                code = area.upper() if re.fullmatch(r"(?i)[a-z]{2}(-[a-z0-9]{1,3})?", area) else area
                code = f"{country}-{code}" if f"{country}-{code}" in load_regions() else code
                areas.append(hit.id if hit else code)
                if not hit and self._gazetteer.region_of(code, country) is None and code != country:
                    entry.notes.append(Remark(f"the region '{area}' is not known; it is kept as it stands", "region_unknown", "region", what=area))
        place = place_of(cells)[1]
        if not areas and place:
            known = self._gazetteer.find(place, country)
            wide = None if known else self._terms.find("regions", place, guess=False) or self._terms.find("countries", place, guess=False)
            areas = [known.name] if known else [wide.id] if wide else []
            if not areas:
                entry.notes.append(Remark(f"the place '{place}' is not known", "place_unknown", "place", what=place))
        street = place_of_address(cells.get("contact_address", "")) if kind in _MET and not (areas or place) else None
        if street and (known := self._gazetteer.find(street, country)):
            areas = [known.name]
            entry.repairs.append(Remark(f"no region was given; {known.name} was taken from the address", "read_from", "region", now=known.name))
        if not areas:
            entry.notes.append(Remark("no region was given; it counts for the whole country", "no_region", "region"))
        return tuple(dict.fromkeys(areas)) or (country,)

    def _contacts(self, cells: Dict[str, str], country: str, provider: str, entry: Entry) -> List[Contact]:
        private = looks_like_a_person(provider)
        every = [
            read_phones(cells.get("contact_phone", ""), country, private), read_mails(cells.get("contact_email", "")),
            read_links(cells.get("contact_web", "")), self._addresses(cells, country, entry),
        ]
        entry.repairs += [repair for found in every for repair in found.repairs]
        contacts = sorted((contact for found in every for contact in found.contacts), key=lambda contact: ORDER.index(contact.type))
        return self._opened(self._answering(contacts, cells.get("phone_language", ""), entry), cells.get("hours", ""), entry)

    def _answering(self, contacts: List[Contact], text: str, entry: Entry) -> List[Contact]:
        """The languages of the column are spoken on every number."""
        reading = self._terms.read("languages", text)
        entry.notes += [_unknown("phone_language", term) for term in reading.unknown]
        return [contact.copy(update={"languages": reading.ids}) if contact.type == "phone" and reading.ids else contact for contact in contacts]

    def _addresses(self, cells: Dict[str, str], country: str, entry: Entry) -> Found:
        code, place = place_of(cells)
        if country == "DE" and re.fullmatch(r"\d{4}", code):  # a spreadsheet takes 01067 for a number
            code = f"0{code}"
            entry.repairs.append(Remark(f"the postal code was read as {code}", "read_as", "postal_code", what=code[1:], now=code))
        return read_addresses(cells.get("contact_address", ""), code, place)

    def _opened(self, contacts: List[Contact], text: str, entry: Entry) -> List[Contact]:
        """The hours of the column go to the numbers that have none of their own; without a number, to the first contact."""
        if not text or not contacts:
            return contacts
        hours = read_hours(text)
        if hours is None:
            said = one_line(text)[:200]
            entry.notes.append(Remark(f"the hours '{said}' could not be read and were left out", "no_hours", "hours", what=said))
            return contacts
        if hours != text:
            entry.repairs.append(Remark(f"the hours '{one_line(text)[:200]}' were read as {hours}", "read_as", "hours", what=one_line(text)[:200], now=hours))
        kinds = {"phone"} if any(contact.type == "phone" for contact in contacts) else {contacts[0].type}
        return [contact.copy(update={"hours": hours}) if contact.type in kinds and contact.hours is None else contact for contact in contacts]

    def _values(self, facet: str, cells: Dict[str, str], column: str, entry: Entry) -> Tuple[str, ...]:
        reading = self._terms.read(facet, cells.get(column, ""))
        self._taken_for(column, facet, reading.guessed, entry)
        entry.notes += [_unknown(column, term) for term in reading.unknown]
        return reading.ids

    def _taken_for(self, column: str, facet: str, hits: Sequence[Hit], entry: Entry) -> None:
        entry.repairs += [Remark(f"{column} '{hit.term}' was taken for {self._taxonomy.label(facet, hit.id, 'en')} ({hit.id}), by {hit.how}",
                                 "taken_for", column, what=hit.term, facet=facet, id=hit.id) for hit in hits]

    def _for_whom(self, cells: Dict[str, str], entry: Entry) -> Tuple[Tuple[str, ...], Tuple[str, ...], Tuple[str, ...]]:
        """(groups, occupations, who). A target group such as relatives or managers is no group of ours, but says who may ask. Where it names
        occupations and nobody else, the offer is made for them alone; "pupils, parents, teachers" is for many."""
        asked = self._values("who", cells, "who_may_ask", entry)
        text = cells.get("target_group", "")
        exact = self._terms.read("groups", text, guess=False)
        others: List[str] = []
        rest: List[str] = []
        for term in exact.unknown:
            who = self._terms.find("who", term, guess=False) or self._terms.head("who", term)
            self._taken_for("target_group", "who", [who] if who and who.how != "exact" else (), entry)
            (others if who else rest).append(who.id if who else term)
        working = self._values("occupations", cells, "occupation", entry)
        named = [self._terms.find("occupations", term, guess=False) for term in exact.unknown]
        if not working and not exact.ids and named and all(named):
            working, rest, others = tuple(hit.id for hit in named if hit), [], []
        guessed = self._values("groups", {"target_group": ";".join(rest)}, "target_group", entry)
        return tuple(dict.fromkeys((*exact.ids, *guessed))), tuple(dict.fromkeys(working)), tuple(dict.fromkeys((*asked, *others)))

    def _kind(self, cells: Dict[str, str], contacts: List[Contact], entry: Entry) -> str:
        found = self._values("kinds", cells, "kind", entry)
        if len(found) > 1:
            entry.notes.append(Remark(f"of several kinds the first was taken: {found[0]}", "first_kind", "kind", facet="kinds", id=found[0]))
        if found:
            return found[0]
        kinds = {contact.type for contact in contacts}
        kind = "helpline" if "phone" in kinds and "address" not in kinds else "in_person" if "address" in kinds else "information"
        entry.repairs.append(Remark(f"the kind was not told; {kind} was assumed", "assumed", "kind", facet="kinds", id=kind))
        return kind

    def _languages(self, cells: Dict[str, str], country: str, contacts: List[Contact], entry: Entry) -> Tuple[str, ...]:
        reading = self._terms.read("languages", cells.get("language", ""))
        entry.notes += [_unknown("language", term) for term in reading.unknown]
        spoken = tuple(id for contact in contacts for id in contact.languages or ())
        national = _NATIONAL.get(country, "en")
        found = tuple(dict.fromkeys((*reading.ids, *spoken)))
        text = cells.get("language", "").casefold()
        if "gsg" in found and country != "DE" and re.search(r"\bgebärdensprache", text) and "deutsche" not in text:
            found = tuple(id for id in found if id != "gsg")  # each country has a sign language of its own
            entry.notes.append(_unknown("language", "Gebärdensprache"))
        if found and reading.unknown and national not in found:  # what could not be read may just have been the country's own
            found = (national, *found)
            entry.repairs.append(Remark(f"not all languages are known; {national} was assumed beside them", "assumed", "language",
                                        facet="languages", id=national))
        return found or (national,)

    def _cost(self, cells: Dict[str, str], entry: Entry) -> str:
        text = one_line(cells.get("cost", ""))
        if not text:
            return "unknown"
        reading = self._terms.read("costs", text)
        if reading.ids and not reading.guessed:
            return reading.ids[0]
        if _MONEY.search(text) or re.fullmatch(r"\d+([.,]\d+)?", text):
            cost = "charged" if re.search(r"[1-9]", text) else "free"
        else:
            cost = reading.ids[0] if reading.ids else "unknown"
        entry.repairs.append(Remark(f"cost '{text[:100]}' was taken for {cost}", "taken_for", "cost", what=text[:100], facet="costs", id=cost))
        return cost

    def _anonymous(self, cells: Dict[str, str], entry: Entry) -> Optional[bool]:
        text = cells.get("anonymous", "")
        answer = read_yes_no(text) if text else None
        if text and answer is None:
            entry.notes.append(Remark(f"anonymous '{text[:100]}' is neither yes nor no and was left out", "neither", "anonymous", what=text[:100]))
        return answer

    def _ages(self, cells: Dict[str, str], entry: Entry) -> Tuple[Optional[int], Optional[int]]:
        low, high = self._age(cells, "age_from", entry)
        if cells.get("age_to"):
            first, last = self._age(cells, "age_to", entry)
            high = last if last is not None else first if first is not None else high
        if low is not None and high is not None and low > high:
            entry.repairs.append(Remark(f"the ages {low} to {high} were swapped", "swapped", "age_from", low=low, high=high))
            low, high = high, low
        return low, high

    def _age(self, cells: Dict[str, str], column: str, entry: Entry) -> Tuple[Optional[int], Optional[int]]:
        text = cells.get(column, "")
        ages = read_ages(text)
        if ages == (None, None) and text and not is_every_age(text):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):  # a spreadsheet makes a day of 6-12
                entry.notes.append(Remark(f"{column} '{text}' is a day, which a spreadsheet makes of two numbers: write the ages in two columns, or with 'to'",
                                          "age_is_day", column, what=text))
                return ages
            entry.notes.append(Remark(f"{column} '{text[:100]}' could not be read and was left out", "no_age", column, what=text[:100]))
        return ages


def _unknown(column: str, term: str) -> Remark:
    if is_denied(term):
        return Remark(f"{column} '{term}' is ruled out there and was left out", "not_offered", column, what=term)
    return Remark(f"{column} '{term}' is not in the vocabulary", "unknown", column, what=term)
