"""What went wrong at the command line, as one sentence that says what to do."""
from __future__ import annotations

import errno
from pathlib import Path
from typing import Tuple, Type

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

_UNFORESEEN = "This should not have happened: {what} at {place}. Please report it; `python -X dev -m bot.cli …` shows where it comes from."


def sentence(error: BaseException) -> str:
    """One line. Errors of ours are sentences already; of a database or a file it says which and why."""
    if isinstance(error, _sentences()):
        return _line(error)
    if isinstance(error, DBAPIError):
        return (f"The database cannot be used: {_line(error.orig)}. Check LOTSE_DATABASE_URL, and whether the database is there; a damaged "
                "file is replaced by `lotse restore`.")
    if isinstance(error, SQLAlchemyError):
        return f"The database cannot be used ({type(error).__name__}). Check LOTSE_DATABASE_URL."
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}."
    if isinstance(error, OSError) and error.errno is None and str(error):
        return _line(error)  # written for people, where something was looked for and is not there
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "There is no room left on the disk."
    if isinstance(error, UnicodeDecodeError):
        return "A file is not text in UTF-8: save it so, and try again."
    return _UNFORESEEN.format(what=type(error).__name__, place=_place(error))


def _sentences() -> Tuple[Type[BaseException], ...]:
    """Errors whose message is written for whoever runs Lotse."""
    from bot.backup import BackupError
    from bot.desk.accounts import AccountError
    from bot.desk.period import PeriodError
    from bot.desk.places import PlaceError
    from bot.desk.session import SecretError
    from bot.dialogue.agent import ModelError
    from bot.evaluation.engines import EngineError
    from bot.network.register import RegisterError
    from bot.settings import SettingsError
    from index.exchange.account import ExchangeError
    from index.snapshot import SnapshotError

    return (BackupError, AccountError, PeriodError, PlaceError, SecretError, ModelError, EngineError, RegisterError, SettingsError, ExchangeError,
            SnapshotError)


def _line(error: object) -> str:
    return " ".join(str(error).split())[:400]


def _place(error: BaseException) -> str:
    """The last place of our own in which it was: "snapshot.py line 12"."""
    found, ours = "?", Path(__file__).parents[1]
    trace = error.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if ours in path.parents and "site-packages" not in path.parts:
            found = f"{path.name} line {trace.tb_lineno}"
        trace = trace.tb_next
    return found
