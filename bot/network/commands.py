"""`lotse network`: initiatives come in and go out as a sheet, and organisations are told of new suggestions."""
from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Dict, Optional

import typer
from sqlalchemy.engine import Engine

from bot.command import open_house, say

network_app = typer.Typer(no_args_is_help=True, help="The network of organisations and their initiatives.")


@network_app.command("import")
def import_initiatives(path: Path = typer.Argument(..., help="A sheet of initiatives or of materials and dates, .xlsx or .csv."),
                       dry_run: bool = typer.Option(False, help="Only say what would be done."),
                       report: Optional[Path] = typer.Option(None, help="What became of each row: .json, .csv or .xlsx."),
                       country: Optional[str] = typer.Option(None, help="Country of initiatives that do not tell theirs (DE, AT, CH, SE).")) -> None:
    """Publish the initiatives or the materials of a sheet; every row is accounted for."""
    from bot.network.sheet import read_sheet
    from index.exchange.account import ExchangeError

    house = open_house()
    network, here = _network(house), (country or house.settings.country or "DE").upper()
    if here not in house.taxonomy.ids("countries"):
        say(f"There is no country '{country}' here: choose {', '.join(house.taxonomy.ids('countries'))}.")
        raise typer.Exit(2)
    try:
        account, entries = read_sheet(path, network.forms, house.taxonomy, network.register.organisations(),
                                      [*network.register.initiatives(), *network.register.materials()], here)
    except ExchangeError as error:
        say(str(error))
        raise typer.Exit(1) from error
    for entry in account.entries:
        if entry.outcome == "refused":
            say(f"refused: row {entry.row} ({entry.id or 'no id'}): {entry.reason}")
    for note in account.notes:
        say(f"note: {note}")
    if report:  # before anything is taken in: where it cannot be written, the network stays as it was
        _writing(report, lambda: account.write(report))
    if not dry_run:
        network.register.take_in(entries, "import")
    print(json.dumps(account.counts()))


@network_app.command("export")
def export_initiatives(path: Path = typer.Argument(..., help="The file to write: .xlsx, .csv or .json."),
                       lang: str = typer.Option("de", help="Language of headings and words (de, sv, en)."),
                       materials: bool = typer.Option(False, help="Materials and dates in place of initiatives.")) -> None:
    """Write the published initiatives, or the materials, to a sheet that `lotse network import` reads. No contact of a person stands in it."""
    from bot.network.sheet import INITIATIVES, KINDS, MATERIALS, make_file
    from index.taxonomy import LANGUAGES

    kind = path.suffix.lower().lstrip(".")
    if kind not in KINDS or lang not in LANGUAGES:
        say(f"'{path.name}' ends in none of .xlsx, .csv, .json." if kind not in KINDS else f"There is no language '{lang}' here: choose de, sv or en.")
        raise typer.Exit(2)
    house = open_house()
    network = _network(house)
    entries: Any = network.register.materials() if materials else network.register.initiatives()
    organisations = {each.id: each for each in network.register.organisations()}
    _writing(path, lambda: path.write_bytes(make_file(kind, entries, organisations, house.taxonomy, lang, MATERIALS if materials else INITIATIVES)))
    print(json.dumps({"materials" if materials else "initiatives": len(entries), "format": kind}))


@network_app.command()
def digest(dry_run: bool = typer.Option(False, help="Only say how many would be written to.")) -> None:
    """Tell organisations by mail of new suggestions, once a week at most. Best run once a day."""
    from bot.partners.partners import Refused

    network = _network(open_house())
    try:
        done = network.digest(date.today(), dry_run)
    except Refused as error:
        say("No mail can go out: set LOTSE_MAIL_SERVER (docs/settings.md).")
        raise typer.Exit(1) from error
    print(json.dumps(done._asdict()))
    if done.failed:
        say(f"{done.failed} mails could not be sent: run it again later.")
        raise typer.Exit(1)


@network_app.command()
def demo(remove: bool = typer.Option(False, help="Only remove what was made up before."), seed: int = 1) -> None:
    """Fill the network with organisations, initiatives, groups and materials that are made up, and plainly say so."""
    print(json.dumps(fill_made(open_house().engine, seed, remove)))


def fill_made(engine: Engine, seed: int, remove: bool) -> Dict[str, int]:
    """The made network in the place of an earlier one; with `remove` only that one goes. How many there are of each kind."""
    from bot.network.made import Made, made_network
    from bot.network.register import Register
    from bot.network.tables import metadata

    metadata.create_all(engine)
    made = Made([], [], [], [], []) if remove else made_network(seed=seed)
    changed = Register(engine).fill([*made.organisations, *made.initiatives, *made.groups, *made.materials], made.members)
    return {"organisations": len(made.organisations), "initiatives": len(made.initiatives), "groups": len(made.groups),
            "materials": len(made.materials), "changed": changed}


def _network(house: Any) -> Any:
    from bot.desk.session import SecretError

    try:
        return house.network()
    except SecretError as error:
        say(str(error))
        raise typer.Exit(1) from error


def _writing(path: Path, write: Any) -> None:
    try:
        write()
    except OSError as error:
        say(f"{path} cannot be written ({error.strerror}).")
        raise typer.Exit(1) from error
