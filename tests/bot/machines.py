"""Machines that fail: a disk that fills, a cable that is pulled, a clock that jumps. They need root, and say so."""
from __future__ import annotations

import os
import subprocess
import sys

import pytest

_MIB = 1 << 20


def need_root(what):
    if os.getuid() != 0:
        pytest.skip(f"{what} takes root: run `make faults` as root, on a machine of its own or in a container.")


class SmallDisk:
    """A file system of so many MiB at `path`, which can be filled to the last byte and emptied again."""

    def __init__(self, path, size):
        need_root("A disk that can be filled")
        self.path, self._size = path, size

    def __enter__(self):
        self.path.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self._size}m,mode=755", "tmpfs", self.path], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "--lazy", self.path], check=True)

    def fill(self):
        with (self.path / "filler").open("wb", buffering=0) as file:
            for part in (_MIB, 4096, 1):
                try:
                    while True:
                        file.write(bytes(part))
                except OSError:
                    continue

    def clear(self):
        (self.path / "filler").unlink()


class Elsewhere:
    """A machine of its own, as far as the network goes: `within` starts a program on it. Two cables lead there: people come
    by `front` (it is reached at `host`), and it reaches database and Redis by `back` (they are at `behind`)."""

    host, behind = "10.213.1.2", "10.213.2.1"

    def __init__(self):
        need_root("A network that can be cut")
        self.name = f"lotse{os.getpid()}"
        self.within = ["ip", "netns", "exec", self.name]
        self.front, self.back = f"lf{os.getpid()}", f"lb{os.getpid()}"

    def __enter__(self):
        _ip("netns", "add", self.name)
        _ip("-n", self.name, "link", "set", "lo", "up")
        for number, cable in ((1, self.front), (2, self.back)):
            _ip("link", "add", cable, "type", "veth", "peer", "name", "there", "netns", self.name)
            _ip("-n", self.name, "link", "set", "there", "name", f"there{number}")
            _ip("addr", "add", f"10.213.{number}.1/24", "dev", cable)
            _ip("-n", self.name, "addr", "add", f"10.213.{number}.2/24", "dev", f"there{number}")
            _ip("link", "set", cable, "up")
            _ip("-n", self.name, "link", "set", f"there{number}", "up")
        return self

    def __exit__(self, *_):
        for cable in (self.front, self.back):
            subprocess.run(["ip", "link", "del", cable], check=False)
        _ip("netns", "del", self.name)

    def cut(self, cable):
        _ip("link", "set", cable, "down")

    def mend(self, cable):
        _ip("link", "set", cable, "up")


def _ip(*words):
    subprocess.run(["ip", *words], check=True)


class WrongClock:
    """A process started `within` it has a clock that goes wrong by so many seconds, which can be changed while it runs. Its
    steady clock, by which it waits, stays right, as on any machine whose time is set."""

    def __init__(self, folder, seconds):
        self._file = folder / "clock"
        self.set(seconds)
        self.within = [sys.executable, "-c", _SET, str(self._file)]

    def set(self, seconds):
        draft = self._file.with_suffix(".draft")
        draft.write_text(str(seconds))
        draft.replace(self._file)


_SET = """
import runpy, sys, time
right, file = time.time, sys.argv.pop(1)
time.time = lambda: right() + float(open(file).read())
sys.argv.pop(0)
runpy.run_path(sys.argv[0], run_name="__main__")
"""
