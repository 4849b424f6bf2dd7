"""Where a training keeps the result of each step, so that a later run goes on from there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoder_training.graft import Grafted
from index.encoder_training.tokens import load_tokenizer


class Workshop:
    """A step is done once: what lies in the folder already is read instead. `minutes` says how long each step took."""

    def __init__(self, folder: Path, progress: Callable[[str], None]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._progress = progress
        self._clock = folder / "minutes.json"
        self.minutes: dict[str, float] = json.loads(self._clock.read_text()) if self._clock.exists() else {}

    def tokenizer(self, train: Callable[[], Tokenizer]) -> Tokenizer:
        path = self._folder / "tokenizer.json"
        self._once("tokenizer", path, lambda unfinished: train().save(str(unfinished)))
        return load_tokenizer(path)

    def array(self, name: str, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        path = self._folder / f"{name}.npy"
        self._once(name, path, lambda unfinished: np.save(unfinished, make()))
        found: NDArray[Any] = np.load(path)
        return found

    def tuned(self, name: str, model: Grafted, tune: Callable[[], None]) -> None:
        """`model` as it is after that tuning."""
        path = self._folder / f"{name}.pt"

        def tune_and_save(unfinished: Path) -> None:
            tune()
            torch.save(model.state_dict(), unfinished)

        self._once(name, path, tune_and_save)
        model.load_state_dict(torch.load(path))

    def _once(self, name: str, path: Path, write: Callable[[Path], None]) -> None:
        if path.exists():
            self._progress(f"{name}: kept from before")
            return
        self._progress(f"{name}: begins")
        began = time.monotonic()
        unfinished = path.with_name(f"unfinished-{path.name}")
        write(unfinished)
        unfinished.replace(path)
        self.minutes[name] = (time.monotonic() - began) / 60
        self._clock.write_text(json.dumps(self.minutes))
        self._progress(f"{name}: done after {self.minutes[name]:.1f} minutes")
