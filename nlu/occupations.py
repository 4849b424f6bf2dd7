"""Whether somebody says what she does for a living: "Year 6 teacher here", "är läkare". Where she asks for herself, that is about work."""
from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Pattern

from index.linear import fold
from index.yml import read_yml

_FILE = Path(__file__).with_name("occupations.yml")
_A = (r"(?: (?:ein|eine|einer|en|ett|a|an|the|selbst|selber|sjalv|auch|von beruf|seit \d+ jahren|jetzt|neu\w*|unga?|junge\w*|ny|nybliven|new|young|"
      r"qualified|utbildad|gelernter?|angestellter?|only a|just a|bara)){0,3}")


def tells_occupation(text: str) -> bool:
    """Whether the writer names her own occupation."""
    return bool(_telling().search(fold(text)))


@cache
def _telling() -> Pattern[str]:
    jobs = "|".join(job for listed in read_yml(_FILE).values() for job in listed)
    return re.compile(
        rf"(?:^|[.!,;:?] |\b(?:ich|i|jag|und|och|and|hej|hi|hallo) )(?:bin|i'?m|i am|ar|e|jobbar som|arbetar som|arbeite als|work as|jag ar|ich bin)"
        rf"{_A} (?:{jobs})\b|\b(?:ich|jag|i) (?:arbeite als|jobbar som|arbetar som|work as)\b|"
        rf"^(?:{jobs})\b(?=[,.:;]| (?:hier|here|har|seit|sedan|sen|for \d+|i \d+|im|in|in der|pa|an|at|on)\b)|^(?:{jobs}) (?:aus|from|fran)\b")
