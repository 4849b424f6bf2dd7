"""`lotse backup`, `lotse restore` and `lotse database`: the database as whoever runs Lotse sees it."""
from __future__ import annotations

from pathlib import Path

import typer

from bot.command import open_house, say

database_app = typer.Typer(add_completion=False)
_tables = typer.Typer(no_args_is_help=True, help="The tables of the database.")


@_tables.callback()
def _database() -> None:
    """The tables of the database."""


database_app.add_typer(_tables, name="database")


@database_app.command()
def backup(file: Path = typer.Argument(..., help="The new file.")) -> None:
    """Copy a SQLite database into a file while Lotse runs."""
    from bot.backup import back_up

    size = back_up(open_house().settings.database_url, file)
    say(f"{file} holds the database ({size / 1e6:.1f} MB). It has conversations too: delete it within a day, or keep it as safe as the database.")


@database_app.command()
def restore(file: Path = typer.Argument(..., help="A file that `lotse backup` wrote.")) -> None:
    """Put a backup in the place of the SQLite database; Lotse must not run meanwhile."""
    from bot.backup import restore as put_back

    house = open_house()
    put_back(house.settings.database_url, file)
    say("The backup is in place. Run `lotse index build`, so that the search has its offers, and start Lotse.")


@_tables.command()
def upgrade() -> None:
    """Bring the tables up to this version; a start of `lotse serve` does the same."""
    from bot.migrations import upgrade as bring_up
    from index.catalogue import open_engine

    done = bring_up(open_engine(open_house().settings.database_url), events=True)
    say(f"Done: {', '.join(done)}." if done else "The database is up to date.")
