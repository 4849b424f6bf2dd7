"""The command line: `lotse`. Heavy parts load only in the command that needs them."""
from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

import typer  # noqa: E402

from bot.desk.commands import desk_app  # noqa: E402

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help="Lotse finds offers of support for mental health.")
offers_app = typer.Typer(no_args_is_help=True, help="The catalogue of offers.")
index_app = typer.Typer(no_args_is_help=True, help="The search index.")
encoder_app = typer.Typer(no_args_is_help=True, help="The sentence encoder.")
evaluate_app = typer.Typer(invoke_without_command=True, help="Measure on sentences that training never saw.")
app.add_typer(desk_app)
app.add_typer(offers_app, name="offers")
app.add_typer(index_app, name="index")
app.add_typer(encoder_app, name="encoder")
app.add_typer(evaluate_app, name="evaluate")


def _house() -> Any:
    from bot.house import House
    from bot.settings import read_settings

    return House(read_settings())


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@app.command()
def serve() -> None:
    """Serve the pages and the API."""
    import uvicorn

    from bot.dialogue import quiet

    quiet.install()
    from bot.app import create_app

    house = _house()
    _say(f"Lotse is starting on http://{house.settings.host}:{house.settings.port}")
    # No access log: it would hold addresses. ws="none": Rasa pins an old websockets.
    uvicorn.run(create_app(house), host=house.settings.host, port=house.settings.port, ws="none", access_log=False,
                log_level="warning", server_header=False)


@app.command()
def train(force: bool = typer.Option(False, help="Train even if nothing has changed.")) -> None:
    """Train the model, if anything it is made from has changed."""
    from bot.dialogue.training import is_trained, training_version
    from bot.dialogue.training import train as train_model

    house, began = _house(), time.time()
    version = training_version(house.encoder.identity, house.taxonomy.identity)
    if is_trained(house.settings.model, version) and not force:
        _say("The model is up to date.")
        return
    train_model(house.settings.model, version, house.settings.encoder, _say)
    _say(f"The model is trained ({time.time() - began:.0f} s).")


@app.command()
def chat(lang: str = "de", country: Optional[str] = None) -> None:
    """Have the conversation in the terminal; an empty line ends it. Numbers pick a choice."""
    import asyncio

    from bot.terminal import converse

    asyncio.run(converse(_house(), lang, country))


@app.command()
def understand() -> None:
    """JSON Lines {"text", "lang"?} in, one understanding a line out."""
    from bot.dialogue.assistant import public
    from bot.pipes import language_of, pipe, text_of

    with _talk() as talk:
        pipe(lambda row: public(talk.understand(text_of(row, "text"), language_of(row))))


@app.command()
def redact() -> None:
    """JSON Lines {"text", "lang"?} in, {"stored"} out: the text without what tells who somebody is."""
    from bot.pipes import language_of, pipe, text_of

    redactor = _house().redactor
    pipe(lambda row: {"stored": redactor.redact(text_of(row, "text"), language_of(row))})


@app.command()
def search(top: int = typer.Option(10, min=1, max=50)) -> None:
    """JSON Lines {"query", "lang"?, "country"?, "who"?, …} in, {"offers", "gate"} out."""
    from bot.pipes import language_of, pipe, text_of
    from bot.query import find

    house = _house()
    with _talk(house) as talk:
        pipe(lambda row: find(house.finder, house.taxonomy, talk.understand(text_of(row, "query"), language_of(row)), row, top))


@offers_app.command("import")
def import_offers(path: Optional[Path] = typer.Argument(None, help="File or folder; default: the offers that ship with Lotse."),
                  format: str = "jsonl", dry_run: bool = False, report: Optional[Path] = None) -> None:
    """Take offers into the catalogue; every row is accounted for."""
    house = _house()
    intake = house.read_offers(_offer_files(path))
    change = None if dry_run else house.catalogue.import_offers(intake.taken)
    for refusal in intake.refused:
        _say(f"refused: line {refusal.row} ({refusal.id or 'no id'}): {refusal.reason}")
    taken = len(intake.taken) if change is None else change.taken
    result = {"rows": intake.rows, "taken": taken, "merged": 0, "repaired": 0, "refused": len(intake.refused),
              "unchanged": 0 if change is None else change.unchanged}
    if report:
        rows = [{"row": r.row, "id": r.id, "reason": r.reason} for r in intake.refused]
        notes = [{"row": r.row, "id": r.id, "note": r.reason} for r in intake.notes]
        report.write_text(json.dumps({**result, "refused_rows": rows, "notes": notes}, ensure_ascii=False, indent=1), "utf-8")
    print(json.dumps(result))


@offers_app.command()
def validate(path: Optional[Path] = typer.Argument(None)) -> None:
    """Check offers without taking them in; exits 1 if any is refused."""
    intake = _house().read_offers(_offer_files(path))
    for refusal in intake.refused:
        print(f"refused: line {refusal.row} ({refusal.id or 'no id'}): {refusal.reason}")
    for note in intake.notes:
        print(f"note: line {note.row} ({note.id}): {note.reason}")
    print(f"{intake.rows} rows, {len(intake.taken)} fine, {len(intake.refused)} refused, {len(intake.notes)} notes")
    raise typer.Exit(1 if intake.refused else 0)


@offers_app.command()
def show(id: str) -> None:
    """Print one offer of the catalogue."""
    offer = _house().catalogue.get(id)
    if offer is None:
        _say(f"There is no offer '{id}' in the catalogue.")
        raise typer.Exit(1)
    print(json.dumps(json.loads(offer.json()), ensure_ascii=False, indent=1))


@offers_app.command()
def stats() -> None:
    """Count the offers by country, kind, topic and setting."""
    print(f"{len(offers := _house().catalogue.offers())} offers")
    for name, ids in (("country", [o.country for o in offers]), ("kind", [o.kind for o in offers]),
                      ("topic", [t for o in offers for t in o.topics]), ("setting", [s for o in offers for s in o.settings])):
        print(f"{name}: " + ", ".join(f"{id} {count}" for id, count in Counter(ids).most_common()))


@index_app.command()
def build(force: bool = typer.Option(False, help="Build even if nothing has changed.")) -> None:
    """Build the search index from the catalogue, if anything it is made from has changed."""
    house = _house()
    if not force and house.index_is_current():
        _say("The index is up to date.")
        return
    _refusable(lambda: house.build_index(_say))


@index_app.command()
def info() -> None:
    """Print what the index in use was made from."""
    from index.snapshot import current_name, read_manifest

    store = _house().settings.store
    print(json.dumps(vars(_refusable(lambda: read_manifest(store / current_name(store)))), indent=1))


@encoder_app.command("train")
def train_encoder(parallel: Path = typer.Argument(..., help="Folder with the parallel text (*.tsv.gz)."),
                  benchmarks: Path = typer.Argument(..., help="Folder with STS-b, Tatoeba and their held-out strings."),
                  out: Path = typer.Option(Path("var/encoder"), help="Work folder; the result is in its folder encoder/.")) -> None:
    """Train the encoder anew from parallel text and our own sentences; takes hours on a processor."""
    from index.encoder import PACKAGED, packaged_folder
    from index.encoder_training.reading import Labelled
    from index.encoder_training.recipe import Recipe
    from index.encoder_training.train import train as train_anew
    from nlu.teaching import teaching

    labelled = [Labelled(text, labels) for text, labels in teaching()]
    _refusable(lambda: train_anew(parallel, benchmarks, packaged_folder(PACKAGED), labelled, out, Recipe(), _say))


@evaluate_app.callback()
def evaluate(context: typer.Context, out: Path = typer.Option(Path("var/evaluation"), help="Folder for the reports.")) -> None:
    """The whole report, as Markdown and JSON."""
    if context.invoked_subcommand is None:
        from bot.evaluation.report import write_all

        with _talk(house := _house()) as talk:
            write_all(house, talk, out, _say)


@evaluate_app.command("safety")
def evaluate_safety(out: Path = typer.Option(Path("var/evaluation"))) -> None:
    """Recall and false alarms of the guard, per language, level and kind; and what redaction leaves and loses."""
    from bot.evaluation.report import write_safety

    with _talk(house := _house()) as talk:
        write_safety(house, talk, out, _say)


@evaluate_app.command("questions")
def evaluate_questions(out: Path = typer.Option(Path("var/evaluation")), people: int = 300) -> None:
    """Adaptive questions against fixed and random order, with simulated people."""
    from bot.evaluation.questions import write_questions

    write_questions(_house(), out, people, _say)


@app.command()
def bench() -> None:
    """Time the parts, as ratios in one run."""
    from bot.evaluation.bench import run

    with _talk(house := _house()) as talk:
        run(house, talk, _say)


def _offer_files(path: Optional[Path]) -> List[Path]:
    from bot.house import SHIPPED_OFFERS

    path = path or SHIPPED_OFFERS
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        _say(f"There is no offer file at {path}: give a .jsonl file or a folder of them.")
        raise typer.Exit(2)
    return files


class _talk:
    """The assistant for a while, with calls that wait for their answer."""

    def __init__(self, house: Any = None) -> None:
        self._house = house or _house()

    def __enter__(self) -> _talk:
        self.assistant = _refusable(self._house.assistant)
        return self

    def __exit__(self, *_: object) -> None:
        self.assistant.stop()

    def understand(self, text: str, language: Optional[str]) -> Dict[str, Any]:
        import asyncio

        return dict(asyncio.run(self.assistant.understand(text, language)))


def _refusable(work: Callable[[], Any]) -> Any:
    """Run it; what it refuses is one sentence and exit status 2."""
    from bot.dialogue.agent import ModelError
    from index.snapshot import SnapshotError

    try:
        return work()
    except (SnapshotError, ModelError, FileNotFoundError) as error:
        _say(str(error))
        raise typer.Exit(2) from error


def main() -> None:
    from bot.settings import SettingsError

    try:
        app()
    except SettingsError as error:
        _say(str(error))
        sys.exit(2)
