"""A deployment that is measured: its processes, started, watched by /proc, and ended by their ids."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
# Ends with whoever started it, even where that is killed (PR_SET_PDEATHSIG); then becomes the program.
_TIED = "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 9); os.execv(sys.argv[1], sys.argv[1:])"


@dataclass(frozen=True)
class Program:
    """One program of a deployment."""

    argv: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


@dataclass
class Deployment:
    """Some programs that together answer at a port of this machine; `protocol` says how they are spoken to."""

    name: str
    protocol: str
    port: int
    programs: Sequence[Program]
    logs: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        """Start every program in a session of its own; what they print goes to files in `logs`."""
        self.logs.mkdir(parents=True, exist_ok=True)
        for number, program in enumerate(self.programs):
            with (self.logs / f"{self.name.replace(',', '').replace(' ', '_')}-{number}.log").open("wb") as out:
                argv = [sys.executable, "-c", _TIED, *program.argv]
                self.running.append(subprocess.Popen(argv, cwd=program.folder, env=dict(program.environment), stdout=out, stderr=out,
                                                     stdin=subprocess.DEVNULL, start_new_session=True))  # fmt: skip

    def is_alive(self) -> bool:
        return bool(self.running) and all(process.poll() is None for process in self.running)

    def cpu(self) -> float:
        """Seconds of processor time, user and system, of all its processes so far."""
        return sum(_cpu_of(pid) for pid in self._pids())

    def memory(self) -> dict[str, float]:
        """Megabytes: rss counts what processes share for each of them, pss once."""
        sums = {"rss": 0.0, "pss": 0.0}
        for pid in self._pids():
            with contextlib.suppress(OSError):
                for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                    name, _, value = line.partition(":")
                    if name.lower() in sums:
                        sums[name.lower()] += int(value.split()[0]) / 1024
        return {name: round(value) for name, value in sums.items()}

    def stop(self) -> None:
        """Ask each program to end, and after ten seconds end it; only what was started here."""
        for process in self.running:
            _signal(process, signal.SIGTERM)
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL)
                process.wait()
        self.running.clear()

    def _pids(self) -> list[int]:
        """The processes of the sessions that were started here."""
        sessions = {process.pid for process in self.running}
        found = []
        for entry in os.listdir("/proc"):
            if entry.isdecimal():
                with contextlib.suppress(OSError):
                    if os.getsid(int(entry)) in sessions:
                        found.append(int(entry))
        return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def busy_seconds() -> float:
    """Processor seconds that this whole machine has been busy, idle and waiting left out."""
    user, nice, system, _idle, _wait, irq, soft, steal = (int(part) for part in Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + soft + steal) / _TICKS


def _cpu_of(pid: int) -> float:
    """With that of its children that have ended; 0 where it has ended itself."""
    with contextlib.suppress(OSError):
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(int(part) for part in parts[11:15]) / _TICKS
    return 0.0


def _signal(process: subprocess.Popen[bytes], kind: signal.Signals) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, kind)


Say = Callable[[str], None]
