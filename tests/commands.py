"""Commands of `lotse` without the seconds that each needs to load the program: one process loads it, and branches for each.

What runs is the whole command line, in a process of its own, with the environment that it is given and with files as its input and output.
"""
from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

_PIPES = ("stdin", "stdout", "stderr")
_LOADED = ("bot.cli", "bot.app", "bot.migrations", "rasa.core.agent", "bot.dialogue.assistant")


class Trunk:
    """Takes one order a line and answers each with an exit status; it ends when nobody can give it orders any more."""

    def __init__(self, folder: Path) -> None:
        self._turn = threading.Lock()
        self._process = subprocess.Popen([sys.executable, "-m", __name__], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, arguments: Sequence[str], environment: Mapping[str, str], given: str) -> subprocess.CompletedProcess[str]:
        """One command of `lotse`, to its end."""
        with tempfile.TemporaryDirectory() as folder, self._turn:
            pipes = [Path(folder, name) for name in _PIPES]
            pipes[0].write_text(given, "utf-8")
            self._process.stdin.write(json.dumps([list(map(str, arguments)), dict(environment), folder]) + "\n")
            self._process.stdin.flush()
            status = self._process.stdout.readline()
            assert status, "the process that starts the commands has ended"
            return subprocess.CompletedProcess(["lotse", *arguments], int(status), *(pipe.read_text("utf-8") for pipe in pipes[1:]))


@functools.cache
def trunk(folder: Path) -> Trunk:
    """One for the whole run of the tests."""
    return Trunk(folder)


def main() -> None:
    _load()
    for order in iter(sys.stdin.readline, ""):
        if (branch := os.fork()) == 0:
            _become(*json.loads(order))
            return
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(branch, 0)[1])}\n")
        sys.stdout.flush()


def _load() -> None:
    """What the commands import, as they do it; nothing of it starts a thread."""
    from bot.dialogue import quiet
    from index.lean import without

    quiet.install()
    with without("torch"):
        for name in _LOADED:
            import_module(name)


def _become(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    from bot.cli import main as lotse

    for number, name in enumerate(_PIPES):
        file = os.open(Path(folder, name), os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, number)
        os.close(file)
    sys.stdin, sys.argv = open(0, encoding="utf-8"), ["lotse", *arguments]
    threads = {name: value for name, value in os.environ.items() if name.endswith("_NUM_THREADS")}  # the command line sets them as it loads
    os.environ.clear()
    os.environ.update({**threads, **environment})
    lotse()


if __name__ == "__main__":
    main()
