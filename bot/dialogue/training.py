"""Trains the model when something it is made from has changed, and says so."""
from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
import warnings
from pathlib import Path
from typing import Callable, List

from index.remembering import remembering

ROOT = Path(__file__).resolve().parents[2]
_KEPT = 2
_LEARNING = ("teaching", "words", "lexicon", "cues", "heads", "meaning", "phrases", "danger", "watch")


def training_version(encoder: str, taxonomy: str) -> str:
    """A hash over the recipe, the domain, the rules, the examples, the lay sentences and terms, what learns from them, and the
    encoder. Code that only reads a message (ages, places, persons) is not in it: it changes without a training."""
    digest = hashlib.sha256(f"{encoder}{taxonomy}".encode())
    files: List[Path] = [ROOT / name for name in ("config.yml", "bot/dialogue/rules.yml", "index/linear.py")]
    files += [ROOT / f"nlu/{name}.py" for name in _LEARNING] + [ROOT / "nlu/lay_terms.yml"]
    for folder in ("bot/dialogue/domain", "nlu/examples", "index/data/words"):
        files += [path for path in (ROOT / folder).rglob("*") if path.suffix in (".yml", ".tsv", ".jsonl")
                  and not path.name.startswith("held_")]  # these teach nothing
    for path in sorted(files):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def is_trained(folder: Path, version: str) -> bool:
    return (folder / f"lotse-{version}.tar.gz").is_file()


def train(folder: Path, version: str, encoder: str, progress: Callable[[str], None] = lambda line: None) -> Path:
    """Train with Rasa and put the packed model in place in one step. Returns its path."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("TQDM_DISABLE", "1")
    from bot.dialogue import quiet

    quiet.silence()
    warnings.simplefilter("ignore")  # Rasa's parts warn of one another by the dozen; the progress lines are what counts
    from rasa.model_training import train as rasa_train

    folder.mkdir(parents=True, exist_ok=True)
    known = remembering(encoder)
    known.progress = progress
    known.recall(folder)
    config = (ROOT / "config.yml").read_text("utf-8").replace("encoder: lotse", f"encoder: {json.dumps(encoder)}")
    with tempfile.TemporaryDirectory() as place:
        recipe = Path(place) / "config.yml"
        recipe.write_text(config, encoding="utf-8")
        progress("training Rasa on the lay sentences and examples")
        before = os.getcwd()
        os.chdir(place)  # Rasa writes its cache into the working folder
        try:
            result = rasa_train(domain=str(ROOT / "bot/dialogue/domain"), config=str(recipe), output=place,
                                training_files=[str(ROOT / "bot/dialogue/rules.yml"), str(ROOT / "nlu/examples")],
                                fixed_model_name="trained", force_training=True)
        finally:
            os.chdir(before)
        if result.code or not result.model:
            raise RuntimeError("Rasa could not train the model; its messages stand above.")
        draft = folder / f".draft-{os.getpid()}"
        pack(Path(result.model), draft)
    target = folder / f"lotse-{version}.tar.gz"
    os.replace(draft, target)
    for old in sorted(folder.glob("lotse-*.tar.gz"), key=lambda path: path.stat().st_mtime)[:-_KEPT]:
        old.unlink()
    try:
        known.keep(folder)
    except OSError as error:
        progress(f"what was read could not be kept for the next training: {error}")
    return target


def pack(source: Path, target: Path) -> None:
    """The model without its training graph, so that loading it imports no training code (nor TensorFlow)."""
    with tarfile.open(source) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            body = old.extractfile(member) if member.isfile() else None
            if body is not None and member.name.endswith("metadata.json") and member.name.count("/") <= 1:
                metadata = json.load(body)
                metadata["train_schema"] = {"nodes": {}}
                raw = json.dumps(metadata).encode()
                member.size, body = len(raw), io.BytesIO(raw)  # type: ignore[assignment]
            new.addfile(member, body)
