"""The test sets (tests/evaluation), and small counters that every report uses."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from index.taxonomy import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "evaluation"
Row = dict[str, Any]


def read_set(name: str, language: str, root: Path = TESTS) -> list[Row]:
    """The rows of one test set ("queries", "understanding", "intents", "crisis", "gate", "redaction") in one language."""
    path = root / language / f"{name}.jsonl"
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


class Tally:
    """Sums of values under keys, read as means: {"key": {"mean": …, "n": …}}."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(self, value: float, *keys: str) -> None:
        entry = self._sums[keys]
        entry[0] += float(value)
        entry[1] += 1

    def mean(self, *keys: str) -> float:
        total, count = self._sums.get(keys, (0.0, 0.0))
        return total / count if count else float("nan")

    def count(self, *keys: str) -> int:
        return int(self._sums.get(keys, (0.0, 0.0))[1])

    def tree(self) -> dict[str, Any]:
        """Nested: the last key holds the mean, rounded; counts stand beside it as "n"."""
        tree: dict[str, Any] = {}
        for keys, (total, count) in sorted(self._sums.items()):
            branch = tree
            for key in keys[:-1]:
                branch = branch.setdefault(key, {})
            branch[keys[-1]] = {"mean": round(total / count, 4), "n": int(count)}
        return tree


def table(header: list[str], rows: list[list[Any]]) -> str:
    """A Markdown table; floats with three digits."""

    def cell(value: Any) -> str:
        return f"{value:.3f}" if isinstance(value, float) else str(value)

    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows])


__all__ = ["LANGUAGES", "ROOT", "TESTS", "Row", "Tally", "read_set", "table"]
