"""What every command of the command line begins with: the parts of one process, and a line for the person at the terminal."""
from __future__ import annotations

import sys
from typing import Any


def open_house() -> Any:
    """The house with the settings of the environment. Raises SettingsError."""
    from bot.house import House
    from bot.settings import read_settings

    return House(read_settings())


def say(line: str) -> None:
    """Progress and refusals go to standard error: standard output is for what was asked for."""
    print(line, file=sys.stderr, flush=True)
