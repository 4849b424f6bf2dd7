"""The stock deployment: a plain Rasa project after Rasa's documented defaults, written and trained in a scratch folder.

It has what a team would build by the book: DIET and TED, a form, an action server with sentence-transformers and FAISS,
over the same offers as Lotse.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import PACKAGED, packaged_folder

_SOURCE = Path(__file__).parent / "stock"
_PATIENCE = 1800  # seconds for a training on a busy machine
RASA = str(Path(sys.executable).with_name("rasa"))
MODEL = "models/stock.tar.gz"
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false",
         "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}  # fmt: skip


class StockError(Exception):
    """The stock deployment could not be built; the message says where to look."""


def build_stock(folder: Path, offers: Sequence[Any], say: Callable[[str], None]) -> None:
    """Write and train the project in `folder`, unless what lies there was made from the same files and offers."""
    rows = [{"name": offer.name, "summary": offer.text("de"), "contacts": [each.national or each.value for each in offer.contacts]}
            for offer in offers]  # fmt: skip
    made_from = hashlib.sha256(json.dumps(rows).encode())
    for path in sorted(_SOURCE.iterdir()):
        made_from.update(path.read_bytes())
    mark = folder / "made_from"
    if mark.is_file() and mark.read_text() == made_from.hexdigest():
        return
    shutil.rmtree(folder, ignore_errors=True)
    _write(folder, rows)
    say("Training the stock deployment (DIET and TED, 100 epochs each): some minutes.")
    _train(folder)
    mark.write_text(made_from.hexdigest())


def _write(folder: Path, rows: Sequence[Any]) -> None:
    from sentence_transformers import SentenceTransformer

    for place in ("data", "actions", "models"):
        (folder / place).mkdir(parents=True)
    for name, place in (("config.yml", "."), ("domain.yml", "."), ("nlu.yml", "data"), ("rules.yml", "data"), ("stories.yml", "data")):
        shutil.copy(_SOURCE / name, folder / place / name)
    (folder / "credentials.yml").write_text("rest:\n")
    (folder / "actions/__init__.py").touch()
    shutil.copy(_SOURCE / "actions.txt", folder / "actions/actions.py")  # no module of ours, so it is kept as text
    (folder / "actions/offers.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    encoder = SentenceTransformer(str(packaged_folder(PACKAGED)), device="cpu")
    texts = [f"{row['name']}. {row['summary']}" for row in rows]
    vectors = encoder.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    np.save(folder / "actions/offers.npy", np.asarray(vectors, dtype=np.float32))


def _train(folder: Path) -> None:
    log = folder / "training.log"
    with log.open("wb") as out:
        done = subprocess.run([RASA, "train", "--fixed-model-name", "stock"], cwd=folder, env={**os.environ, **QUIET}, stdout=out,
                              stderr=out, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=False)  # fmt: skip
    if done.returncode or not (folder / MODEL).is_file():
        raise StockError(f"The stock deployment could not be trained: see {log}.")
