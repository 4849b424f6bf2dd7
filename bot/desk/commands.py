"""The commands of the desk: `lotse operators`, `lotse demo`, `lotse report`, `lotse figures`."""
from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any, Optional

import typer

desk_app = typer.Typer()
operators_app = typer.Typer(no_args_is_help=True, help="Who may sign in at /operators.")
desk_app.add_typer(operators_app, name="operators")


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _desk() -> Any:
    from bot.desk.desk import Desk
    from bot.settings import read_settings
    from index.catalogue import open_engine

    return Desk(open_engine(read_settings().database_url))


def _password(given: str = "") -> str:
    """Asked twice at a terminal, else the first line of what comes in."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _refusable(work: Any) -> None:
    from bot.desk.accounts import AccountError

    try:
        work()
    except AccountError as error:
        _say(str(error))
        raise typer.Exit(2) from error


@operators_app.command("add")
def add_operator(name: str, role: str = typer.Option("reader", help="reader, editor or administrator")) -> None:
    """Let somebody sign in; the password is asked for, or read from the first line of the input."""
    operators = _desk().operators
    _refusable(lambda: operators.add(name, _password(), role))
    _say(f"{name} can sign in at /operators as {role}.")


@operators_app.command("password")
def set_password(name: str) -> None:
    """Give somebody a new password and end all sessions."""
    operators = _desk().operators
    _refusable(lambda: operators.set_password(name, _password()))
    _say(f"{name} has a new password.")


@operators_app.command("remove")
def remove_operator(name: str) -> None:
    """Take access away, at once."""
    operators = _desk().operators
    _refusable(lambda: operators.remove(name))
    _say(f"{name} has no access any more.")


@operators_app.command("list")
def list_operators() -> None:
    """Who has access, and in which role."""
    for operator in _desk().operators.all():
        typer.echo(f"{operator.name}\t{operator.role}")


@desk_app.command()
def demo(conversations: int = typer.Option(5000, min=0, help="How many conversations are made up."), seed: int = 1,
         real: int = typer.Option(0, min=0, help="So many more go through the real dialogue."),
         last: Optional[str] = typer.Option(None, help="The last day of the year that is made up; default: today."),
         remove: bool = typer.Option(False, help="Only remove what was made up before.")) -> None:
    """Make up a year of conversations and a network, so that there is something to show. All of it is marked as made up."""
    from bot.desk.answers import made_answers, replace_made
    from bot.desk.demo import played, scripts
    from bot.desk.keeping import Keeper
    from bot.desk.period import PeriodError, read_day
    from bot.network.commands import fill_made

    try:
        until = read_day(last) if last else date.today()
    except PeriodError:
        _say(f"'{last}' is not a day: write it like 2025-03-31.")
        raise typer.Exit(2) from None
    desk = _desk()
    keeper = Keeper()
    offers = desk.offers()
    if not offers and not remove:
        _say("The catalogue is empty: run `lotse offers import` first.")
        raise typer.Exit(2)
    with desk.engine.begin() as connection:
        gone = keeper.remove_made(connection)
        replace_made(connection, [] if remove else made_answers(conversations // 2, seed, until, [offer.id for offer in offers]))
        made = 0 if remove else keeper.add_made(connection, (played(script) for script in scripts(conversations, seed, until, offers)))
    _say(f"{gone} made-up conversations removed, {made} made up.")
    network = fill_made(desk.engine, seed, remove)
    _say(f"The network: {network['organisations']} organisations, {network['initiatives']} initiatives, {network['groups']} groups and "
         f"{network['materials']} materials made up.")
    if real and not remove:
        from bot.desk.rehearsal import rehearse

        _say(f"{rehearse(real, seed, until)} more went through the dialogue.")


@desk_app.command()
def report(first: str = typer.Option(..., "--from", help="First day, like 2025-01-01."), last: str = typer.Option(..., "--to", help="Last day."),
           out: Optional[Path] = typer.Option(None, help="File, .html or .pdf; default: lotse-report-PERIOD.html and .pdf in this folder."),
           lang: str = typer.Option("de", help="de, sv or en"), made: bool = typer.Option(False, help="On the made-up conversations.")) -> None:
    """Write the report on a period as HTML and PDF. Periods are whole months, quarters, half-years or years."""
    from bot.desk.period import PeriodError, covering, is_exactly, read_day
    from bot.desk.report import FORMS
    from bot.desk.report import report as write
    from bot.desk.words import load_words

    words = load_words().get(lang)
    if words is None:
        _say(f"'{lang}' is no language of Lotse: take de, sv or en.")
        raise typer.Exit(2)
    try:
        days = read_day(first), read_day(last)
        period = covering(*days)
    except PeriodError as error:
        _say(str(words["errors"][error.key]).format(given=error.given))
        raise typer.Exit(2) from error
    if out is not None and out.suffix[1:] not in FORMS:
        _say(f"{out} ends in neither .html nor .pdf.")
        raise typer.Exit(2)
    if not is_exactly(period, *days):
        _say(str(words["errors"]["widened"]).format(period=words.period(period)))
    desk = _desk()
    sources = desk.counter.sources()
    source = sources.get(1 if made or (1 in sources and 0 not in sources) else 0)
    for path in [out] if out else [Path(f"lotse-report-{period.id}.{form}") for form in FORMS]:
        path.write_bytes(write(desk, source, period, words, path.suffix[1:]))
        _say(f"Written: {path}")


@desk_app.command("follow-up")
def follow_up(where: str = typer.Option(..., help="A country (SE) or a region (SE-AB)."), town: str = typer.Option("", help="A municipality in it."),
              year: str = typer.Option("", help="Default: the latest whole year."),
              programme: str = typer.Option("", help="A group of the network: then only its initiatives count. Its id stands in its address."),
              out: Optional[Path] = typer.Option(None, help="File, .html, .pdf or .xlsx; default: all three in this folder."),
              lang: str = typer.Option("de", help="de, sv or en"), made: bool = typer.Option(False, help="On the made-up conversations.")) -> None:
    """Write the yearly follow-up of a country, region, municipality or programme: demand, offers, initiatives, what is missing."""
    from bot.desk.followup import FORMS, FollowUps
    from bot.desk.followup_pages import follow_up_year
    from bot.desk.period import PeriodError
    from bot.desk.places import PlaceError, read_where
    from bot.desk.words import load_words
    from bot.network.programmes import programmes

    words = load_words().get(lang)
    if words is None:
        _say(f"'{lang}' is no language of Lotse: take de, sv or en.")
        raise typer.Exit(2)
    if out is not None and out.suffix[1:] not in FORMS:
        _say(f"{out} ends in none of .html, .pdf and .xlsx.")
        raise typer.Exit(2)
    desk = _desk()
    sources = desk.counter.sources()
    source = sources.get(1 if made or (1 in sources and 0 not in sources) else 0)
    try:
        place, period = read_where(where, town), follow_up_year(year, source)
        register = _register(desk.engine)
        follow_ups = FollowUps(desk, register.initiatives, lambda: programmes(register))
        drawn = follow_ups.draw(source, place, period, words, date.today(), programme)
    except (PlaceError, PeriodError) as error:
        _say(str(words["errors"][error.key]).format(given=error.given))
        raise typer.Exit(2) from error
    for path in [out] if out else [Path(f"lotse-follow-up-{place.code}-{period.id}.{form}") for form in FORMS]:
        path.write_bytes(follow_ups.file(drawn, path.suffix[1:], words))
        _say(f"Written: {path}")


def _register(engine: Any) -> Any:
    """What is published in the network."""
    from bot.network.register import Register
    from bot.network.tables import metadata

    metadata.create_all(engine)
    return Register(engine)


@desk_app.command()
def figures() -> None:
    """Draw the figures anew for the SQL views (docs/desk.md)."""
    from bot.desk.views import draw

    _say(f"{draw(_desk())} figures drawn.")
