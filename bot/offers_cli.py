"""`lotse offers`: offers come into the catalogue, are looked at, and go out of it. Heavy parts load only where needed."""
from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, List, Optional

import typer

from bot.command import open_house, say

if TYPE_CHECKING:
    from index.exchange.account import Account

FORMATS = ("jsonl", "survey", "hsds")
_SHEETS = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv")
offers_app = typer.Typer(no_args_is_help=True, help="The catalogue of offers.")


@offers_app.command("import")
def import_offers(path: Optional[Path] = typer.Argument(None, help="File or folder; default: the offers that ship with Lotse."),
                  format: Optional[str] = typer.Option(None, help="jsonl, survey or hsds; default: survey for sheets, else jsonl."),
                  dry_run: bool = typer.Option(False, help="Only say what would be done."),
                  index: bool = typer.Option(True, help="Bring the search up to date with what changed; else `lotse index build` does it later."),
                  report: Optional[Path] = typer.Option(None, help="What became of each row: .json, .csv or .xlsx."),
                  country: Optional[str] = typer.Option(None, help="Country (ISO 3166-1) of offers that do not tell theirs."),
                  source: Optional[str] = typer.Option(None, help="hsds: name of the directory; default: that of the file.")) -> None:
    """Take offers into the catalogue and the search; every row is accounted for."""
    from index.exchange.account import ExchangeError

    house = open_house()
    chosen = _format(format or ("survey" if path and path.suffix.lower() in _SHEETS else "jsonl"))
    try:
        account = _account(house, path, chosen, country, source)
    except ExchangeError as error:
        say(str(error))
        raise typer.Exit(1) from error
    for entry in account.entries:
        if entry.outcome == "refused":
            say(f"refused: line {entry.row} ({entry.id or 'no id'}): {entry.reason}")
    for note in account.notes:
        say(f"note: {note}")
    if report:  # before anything is taken in: where it cannot be written, the catalogue stays as it was
        _writing(report, lambda: account.write(report))
    before = house.catalogue.version()
    if not dry_run:
        house.catalogue.import_offers(account.offers.values())
    try:
        if not dry_run and index and house.catalogue.version() != before:
            _index(house)
    finally:  # the offers are in, whatever became of the search
        print(json.dumps(account.counts()))


@offers_app.command("export")
def export_offers(path: Path = typer.Argument(..., help="The file to write."),
                  format: Optional[str] = typer.Option(None, help="jsonl, survey or hsds; default: survey for .xlsx, else jsonl."),
                  lang: str = typer.Option("de", help="survey: language of headings and words (de, sv, en)."),
                  directory: Optional[str] = typer.Option(None, help="Only this imported directory.")) -> None:
    """Write the offers of the catalogue to a file that `lotse offers import` reads. Survey sheets hold our own offers only."""
    from index.exchange.hsds_out import write_hsds
    from index.exchange.survey_out import write_survey
    from index.taxonomy import LANGUAGES

    house = open_house()
    chosen = _format(format or ("survey" if path.suffix.lower() == ".xlsx" else "jsonl"))
    if lang not in LANGUAGES:
        say(f"There is no language '{lang}' here: choose {', '.join(LANGUAGES)}.")
        raise typer.Exit(2)
    offers = [offer for offer in house.catalogue.offers() if directory in (None, offer.directory)]
    count = 0

    def write() -> None:
        nonlocal count
        if chosen == "survey":
            count = write_survey(path, offers, house.taxonomy, lang)
        elif chosen == "hsds":
            count = write_hsds(path, offers, house.taxonomy)
        else:
            path.write_text("".join(offer.json(ensure_ascii=False, exclude_none=True) + "\n" for offer in offers), "utf-8")
            count = len(offers)

    _writing(path, write)
    print(json.dumps({"offers": count, "format": chosen}))


@offers_app.command()
def overview(path: Path = typer.Argument(..., help="The file to write: .pdf, .xlsx or .csv."),
             lang: str = typer.Option("de", help="Language or voice of the words."),
             country: Optional[str] = typer.Option(None, help="Only this country; default: all.")) -> None:
    """Write all offers that people may be given as a booklet (PDF) or a table (XLSX, CSV)."""
    from bot.website import load_texts
    from bot.website.edition import KINDS, Edition, make_file
    from index.emergency import load_emergency
    from index.languages import voice_of

    house, kind, voice = open_house(), path.suffix.lower().lstrip("."), voice_of(lang)
    if kind not in KINDS or voice is None:
        say(f"'{path.name}' ends in none of .pdf, .xlsx, .csv." if kind not in KINDS else f"There is no language '{lang}' here: choose de, sv or en.")
        raise typer.Exit(2)
    here = country.upper() if country else ""
    if here and here not in house.taxonomy.ids("countries"):
        say(f"There is no country '{country}' here: choose {', '.join(house.taxonomy.ids('countries'))}.")
        raise typer.Exit(2)
    offers = [offer for offer in house.shown_offers() if here in ("", offer.country)]
    edition = Edition(voice, here, load_texts()[voice], house.taxonomy, load_emergency().of(here or house.settings.country or "DE", voice),
                      house.cluster_book.clusters(), house.settings.public_url.rstrip("/"), date.today())
    _writing(path, lambda: path.write_bytes(make_file(kind, edition, offers, say)))
    print(json.dumps({"offers": len(offers), "format": kind}))


@offers_app.command()
def validate(path: Optional[Path] = typer.Argument(None)) -> None:
    """Check offers without taking them in; exits 1 if any is refused."""
    from index.exchange.account import ExchangeError

    files = _offer_files(path, 2)
    try:
        _check(files)
    except ExchangeError as error:
        say(str(error))
        raise typer.Exit(2) from error
    intake = open_house().read_offers(files)
    for refusal in intake.refused:
        print(f"refused: line {refusal.row} ({refusal.id or 'no id'}): {refusal.reason}")
    for note in intake.notes:
        print(f"note: line {note.row} ({note.id}): {note.reason}")
    print(f"{intake.rows} rows, {len(intake.taken)} fine, {len(intake.refused)} refused, {len(intake.notes)} notes")
    raise typer.Exit(1 if intake.refused else 0)


@offers_app.command()
def show(id: str) -> None:
    """Print one offer of the catalogue."""
    offer = open_house().catalogue.get(id)
    if offer is None:
        say(f"There is no offer '{id}' in the catalogue.")
        raise typer.Exit(1)
    print(json.dumps(json.loads(offer.json()), ensure_ascii=False, indent=1))


@offers_app.command()
def stats() -> None:
    """Count the offers by country, kind, topic and setting."""
    print(f"{len(offers := open_house().catalogue.offers())} offers")
    for name, ids in (("country", [o.country for o in offers]), ("kind", [o.kind for o in offers]),
                      ("topic", [t for o in offers for t in o.topics]), ("setting", [s for o in offers for s in o.settings])):
        print(f"{name}: " + ", ".join(f"{id} {count}" for id, count in Counter(ids).most_common()))


@offers_app.command()
def check(online: bool = typer.Option(False, help="Also ask for each link, politely: this takes minutes and goes out to the internet."),
          country: Optional[str] = typer.Option(None, help="Only this country; default: all.")) -> None:
    """Check the contacts: the form of numbers, mails and links, and retired numbers. What is found stands in the desk's work list."""
    from index.checking import LinkCheck, form_findings
    from index.findings import FORM, ONLINE

    house, today = open_house(), date.today()
    here = country.upper() if country else None
    if here and here not in house.taxonomy.ids("countries"):
        say(f"There is no country '{country}' here: choose {', '.join(house.taxonomy.ids('countries'))}.")
        raise typer.Exit(2)
    offers = house.catalogue.offers(here)
    ids = [offer.id for offer in offers]
    found = list(form_findings(offers, house.exchange_parts().reader.is_retired, today))
    house.findings.replace(FORM, ids, found)
    if online:
        links = LinkCheck(house.settings.public_url).findings(offers, today, say)
        house.findings.replace(ONLINE, ids, links)
        found += links
    for each in found:
        say(f"{each.problem}: {each.offer}: {each.contact}")
    print(json.dumps({"offers": len(offers), "contacts": sum(len(offer.contacts) for offer in offers), "found": len(found),
                      **Counter(each.problem for each in found)}))


@offers_app.command()
def remind(dry_run: bool = typer.Option(False, help="Only say how many would be asked.")) -> None:
    """Ask institutions by mail whether their offers are still right, where nobody confirmed them for a year. Best run once a day."""
    from bot.desk.session import SecretError
    from bot.partners.partners import Partners, Refused

    house = open_house()
    try:
        partners = Partners(house.settings, house.engine, house.catalogue, house.exchange_parts, lambda: house.publish(say))
        done = partners.remind(date.today(), dry_run)
    except SecretError as error:
        say(str(error))
        raise typer.Exit(1) from error
    except Refused as error:
        say("No mail can go out: set LOTSE_MAIL_SERVER (docs/settings.md).")
        raise typer.Exit(1) from error
    print(json.dumps(done._asdict()))
    if done.failed:
        say(f"{done.failed} mails could not be sent: run it again later.")
        raise typer.Exit(1)


def _account(house: Any, path: Optional[Path], format: str, country: Optional[str], source: Optional[str]) -> Account:
    from index.exchange.account import ExchangeError, account_of
    from index.exchange.hsds import read_hsds
    from index.exchange.ids import slug
    from index.exchange.survey import read_survey

    if country is not None and not (country.isascii() and country.isalpha() and len(country) == 2):
        raise ExchangeError(f"'{country}' is no country: give two letters of ISO 3166-1, such as DE.")
    if format == "jsonl" or path is None:
        files = _offer_files(path, 1)
        _check(files)
        return account_of(house.read_offers(files), house.catalogue.offers(), date.today())
    if format == "hsds":
        name = slug(source or (path.parent if path.name == "datapackage.json" else path).resolve().stem, 30)
        return read_hsds(path, house.exchange_parts(), name, country and country.upper(), date.today(), say)
    return read_survey(path, house.exchange_parts(), (country or house.settings.country or "DE").upper(), date.today(), say)


def _check(files: List[Path]) -> None:
    from index.exchange.account import ExchangeError
    from index.exchange.jsonl import NoLines, check_file

    for file in files:
        try:
            check_file(file)
        except (NoLines, OSError) as error:
            raise ExchangeError(str(error)) from error


def _index(house: Any) -> None:
    """What changed goes into the index in use, or into a new one where that is much; a running service sees it."""
    try:
        house.build_index(say)
        house.build_clusters(say)
    except Exception:
        say("The offers are in the catalogue, but not in the search yet: run `lotse index build`.")
        raise


def _format(format: str) -> str:
    if format not in FORMATS:
        say(f"There is no format '{format}': choose {', '.join(FORMATS)}.")
        raise typer.Exit(2)
    return format


def _writing(path: Path, write: Any) -> None:
    try:
        write()
    except OSError as error:
        say(f"{path} cannot be written ({error.strerror}).")
        raise typer.Exit(1) from error


def _offer_files(path: Optional[Path], status: int) -> List[Path]:
    from bot.house import SHIPPED_OFFERS

    path = path or SHIPPED_OFFERS
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        say(f"There is no offer file at {path}: give a .jsonl file or a folder of them.")
        raise typer.Exit(status)
    return files
