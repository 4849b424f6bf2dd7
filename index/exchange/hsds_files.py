"""Reads the files of Open Referral HSDS, whatever their form, into services as HSDS 3.0 nests them.

JSON: a service, a list, JSON Lines, a page of the API, or organizations with their services. Tabular: a folder or zip of CSV
files. Names of versions 1.1 and 2.x, and of Open Referral UK, are lifted to those of 3.0.
"""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path, PurePosixPath
from typing import Any, Dict, Iterable, List, Tuple

from index.exchange.account import ExchangeError
from index.exchange.cells import clean
from index.exchange.sheet import WIDEST, decode, open_archive, read_bytes

Record = Dict[str, Any]
_PAGES = ("contents", "content", "items", "services", "service", "data")
_WEEKDAYS = {"monday": "MO", "tuesday": "TU", "wednesday": "WE", "thursday": "TH", "friday": "FR", "saturday": "SA", "sunday": "SU"}
# Older names of tables and of nested lists -> those of 3.0
_NAMES = {
    "service": "services", "organization": "organizations", "organisations": "organizations", "location": "locations", "phone": "phones",
    "contact": "contacts", "address": "addresses", "physical_address": "addresses", "physical_addresses": "addresses",
    "postal_address": "addresses", "postal_addresses": "addresses", "schedule": "schedules", "regular_schedule": "schedules",
    "regular_schedules": "schedules", "language": "languages", "cost_option": "cost_options", "service_area": "service_areas",
    "eligibility": "eligibilities", "eligibilitys": "eligibilities", "service_at_location": "service_at_locations",
    "services_at_location": "service_at_locations", "services_at_locations": "service_at_locations", "attribute": "attributes",
    "taxonomy_term": "taxonomy_terms", "taxonomy": "taxonomies", "taxonomys": "taxonomies", "service_taxonomy": "service_taxonomies",
    "service_taxonomys": "service_taxonomies", "services_taxonomy": "service_taxonomies",
}
_NESTED = ("phones", "contacts", "addresses", "schedules", "languages", "cost_options", "service_areas", "eligibilities",
           "service_at_locations", "attributes", "service_taxonomies", "locations")
_OBJECTS = ("organization", "location", "taxonomy_term", "taxonomy")


def read_services(path: Path) -> List[Any]:
    """The services in their order; what stands in a list of services and is none comes as it is. Raises ExchangeError."""
    if path.is_dir():
        files = sorted(path.rglob("*.csv"))
        if not files:
            pages = sorted(path.glob("*.json"))
            return [service for page in pages for service in read_services(page)] if pages else _tables({}, path.name)
        if sum(file.stat().st_size for file in files) > WIDEST.size:
            raise ExchangeError(f"{path.name} is larger than {WIDEST.size // 1_000_000} MB: divide it.")
        return _tables({file.stem: read_bytes(file) for file in files}, path.name)
    if path.name == "datapackage.json":
        return read_services(path.parent)
    raw = read_bytes(path)
    if raw.startswith(b"PK"):
        archive = open_archive(path.name, raw)
        members = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        try:
            return _tables({PurePosixPath(name).stem: archive.read(name) for name in members}, path.name)
        except (OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
            raise ExchangeError(f"{path.name} is damaged and cannot be opened: save it anew.") from error
    if path.suffix.lower() == ".csv":
        return read_services(path.parent)
    return _from_json(path.name, decode(path.name, raw))


def _from_json(name: str, text: str) -> List[Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            found = [json.loads(line) for line in lines]
        except (ValueError, RecursionError):
            raise ExchangeError(f"{name} is no HSDS: give JSON, or a folder or zip of CSV files.") from None
    services = _services(found)
    if not services:
        raise ExchangeError(f"{name} holds no services: HSDS has them as a list, or under 'contents'.")
    if len(services) > WIDEST.rows:
        raise ExchangeError(f"{name} holds more than {WIDEST.rows:,} services: divide it.")
    return [_lifted(service) if isinstance(service, dict) else service for service in services]


def _services(found: Any) -> List[Any]:
    if isinstance(found, list):
        return [service for each in found for service in (_services(each) if isinstance(each, dict) and _is_page(each) else [each])]
    if not isinstance(found, dict):
        return []
    if not _is_page(found):
        return [found] if "name" in found or "id" in found else []
    page: Any = next((found[key] for key in _PAGES if isinstance(found.get(key), (list, dict))), [])
    services = _services(page)
    if "name" in found and "contents" not in found:  # an organization with its services
        owner = {key: value for key, value in found.items() if key not in _PAGES}
        return [{"organization": owner, **service} if isinstance(service, dict) else service for service in services]
    return services


def _is_page(found: Record) -> bool:
    return any(isinstance(found.get(key), list) for key in _PAGES) or not ({"name", "id"} & set(found)) and any(
        isinstance(found.get(key), dict) for key in _PAGES)


def _tables(files: Dict[str, bytes], name: str) -> List[Any]:
    """Joins the tables by their keys, as 3.0 nests them."""
    tables: Dict[str, List[Record]] = {}
    for stem, raw in files.items():
        plain = stem.lower().replace(" ", "_").replace("-", "_")
        table = _NAMES.get(plain, plain)
        kind = "postal" if plain.startswith("postal") else "physical"
        rows = _rows(f"{stem}.csv", raw)
        tables.setdefault(table, []).extend({"address_type": kind, **row} if table == "addresses" else row for row in rows)
    if not tables.get("services"):
        raise ExchangeError(f"{name} holds no services.csv with services: give a folder or zip of HSDS tables.")
    terms = _by(tables.get("taxonomy_terms", []) + tables.get("taxonomies", []), "id")
    for row in tables.get("attributes", []) + tables.get("service_taxonomies", []):
        found = terms.get(row.get("taxonomy_term_id") or row.get("taxonomy_id") or "")
        row["taxonomy_term"] = found[0] if found else {}
    _nest(tables, "languages", "phones", "phone_id")
    _nest(tables, "phones", "contacts", "contact_id")
    for part in ("addresses", "phones", "schedules", "languages"):
        _nest(tables, part, "locations", "location_id")
    locations = _by(tables.get("locations", []), "id")
    for row in tables.get("service_at_locations", []):
        row["location"] = next(iter(locations.get(row.get("location_id", ""), [])), {})
    for part in ("phones", "schedules"):
        _nest(tables, part, "service_at_locations", "service_at_location_id")
    for part in ("phones", "addresses"):
        _nest(tables, part, "organizations", "organization_id")
    for part in ("phones", "contacts", "schedules", "languages", "cost_options", "service_areas", "eligibilities", "service_at_locations",
                 "service_taxonomies"):
        _nest(tables, part, "services", "service_id")
    linked = _by(tables.get("attributes", []), "link_id")
    owners = _by(tables.get("organizations", []), "id")
    for service in tables["services"]:
        service["attributes"] = linked.get(service.get("id", ""), [])
        service["organization"] = next(iter(owners.get(service.get("organization_id", ""), [])), {})
    return [_lifted(service) for service in tables["services"]]


def _rows(name: str, raw: bytes) -> List[Record]:
    csv.field_size_limit(WIDEST.size)
    try:
        text = decode(name, raw)
        head = text[:text.find("\n") + 1] or text
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=head.count)))
    except csv.Error as error:
        raise ExchangeError(f"{name} cannot be read as CSV: {error}.") from error
    if len(rows) > WIDEST.rows:
        raise ExchangeError(f"{name} has more than {WIDEST.rows:,} rows: divide it.")
    return [{key.strip().lower(): value for key, value in row.items() if key and isinstance(value, str) and value.strip()} for row in rows]


def _by(rows: Iterable[Record], key: str) -> Dict[str, List[Record]]:
    found: Dict[str, List[Record]] = {}
    for row in rows:
        if row.get(key):
            found.setdefault(row[key], []).append(row)
    return found


def _nest(tables: Dict[str, List[Record]], part: str, owner: str, key: str) -> None:
    parts = _by(tables.get(part, []), key)
    for row in tables.get(owner, []) if parts else ():
        row.setdefault(part, []).extend(parts.get(row.get("id", ""), []))


def _lifted(record: Record) -> Record:
    """A service, or a part of one, with the names of 3.0; what is neither object nor list where one belongs is left out."""
    lifted: Record = {}
    for key, value in record.items():
        name = _NAMES.get(key, key) if isinstance(value, list) or key in ("eligibility", "regular_schedule") else key
        if name in _NESTED:
            several = value if isinstance(value, list) else [value]
            kept = [_lifted(each if isinstance(each, dict) else {"name": each}) for each in several if isinstance(each, dict) or name == "languages"]
            if key.startswith(("physical", "postal")):
                kept = [{"address_type": key.split("_")[0], **each} for each in kept]
            lifted[name] = lifted.get(name, []) + kept
        elif key in _OBJECTS and not (key == "taxonomy" and isinstance(value, str)):  # in a term, the name of its taxonomy
            lifted[key] = _lifted(value) if isinstance(value, dict) else {}
        elif key == "byday" and isinstance(value, list):
            lifted[key] = ",".join(each for each in value if isinstance(each, str))
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool) and clean(value):
            lifted[key] = clean(value)
    if "weekday" in lifted and "byday" not in lifted:
        lifted["byday"] = _WEEKDAYS.get(lifted["weekday"].lower(), lifted["weekday"][:2].upper())
    return lifted


def parts(record: Record, name: str) -> List[Record]:
    """The nested records of a name, as `read_services` gives them."""
    found: List[Record] = record.get(name, [])
    return found


def merged(first: Record, second: Record) -> Tuple[Record, List[str]]:
    """Two records of one service: what the first lacks comes from the second. Also the names of what it adds."""
    added = [name for name, value in second.items() if value and not first.get(name)]
    return {**first, **{name: second[name] for name in added}}, added
