"""The command line: `lotse`. Heavy parts load only in the command that needs them."""
from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, Dict, List, Optional

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

import typer  # noqa: E402

from bot.clusters.commands import clusters_app  # noqa: E402
from bot.command import open_house, say  # noqa: E402
from bot.database_cli import database_app  # noqa: E402
from bot.desk.commands import desk_app  # noqa: E402
from bot.network.commands import network_app  # noqa: E402
from bot.offers_cli import offers_app  # noqa: E402

_KEPT_OPEN = 75  # seconds that an idle connection stays: longer than nginx keeps it, which else sends a message down one that closes just then

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help="Lotse finds offers of support for mental health.")
index_app = typer.Typer(no_args_is_help=True, help="The search index.")
encoder_app = typer.Typer(no_args_is_help=True, help="The sentence encoder.")
evaluate_app = typer.Typer(invoke_without_command=True, help="Measure on sentences that training never saw.")
app.add_typer(desk_app)
app.add_typer(database_app)
app.add_typer(offers_app, name="offers")
app.add_typer(clusters_app, name="clusters")
app.add_typer(network_app, name="network")
app.add_typer(index_app, name="index")
app.add_typer(encoder_app, name="encoder")
app.add_typer(evaluate_app, name="evaluate")


@app.command()
def serve() -> None:
    """Serve the pages and the API."""
    import uvicorn

    from bot.dialogue import quiet

    quiet.install()
    from bot.app import create_app

    house = open_house()
    say(f"Lotse is starting on http://{house.settings.host}:{house.settings.port}")
    # No access log: it would hold addresses. ws="none": Rasa pins an old websockets.
    uvicorn.run(create_app(house), host=house.settings.host, port=house.settings.port, ws="none", access_log=False,
                log_level="warning", server_header=False, timeout_keep_alive=_KEPT_OPEN)


@app.command()
def train(force: bool = typer.Option(False, help="Train even if nothing has changed.")) -> None:
    """Train the model, if anything it is made from has changed."""
    from bot.dialogue.training import is_trained, training_version
    from bot.dialogue.training import train as train_model

    house, began = open_house(), time.time()
    version = training_version(house.encoder.identity, house.taxonomy.taught)
    if is_trained(house.settings.model, version) and not force:
        say("The model is up to date.")
        return
    train_model(house.settings.model, version, house.settings.encoder, say)
    say(f"The model is trained ({time.time() - began:.0f} s).")


@app.command()
def chat(lang: str = "de", country: Optional[str] = None) -> None:
    """Have the conversation in the terminal; an empty line ends it. Numbers pick a choice."""
    import asyncio

    from bot.terminal import converse

    asyncio.run(converse(open_house(), lang, country))


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

    redactor = open_house().redactor
    pipe(lambda row: {"stored": redactor.redact(text_of(row, "text"), language_of(row))})


@app.command()
def search(top: int = typer.Option(10, min=1, max=50)) -> None:
    """JSON Lines {"query", "lang"?, "country"?, "who"?, …} in, {"offers", "gate"} out."""
    from bot.pipes import language_of, pipe, text_of
    from bot.query import find

    house = open_house()
    finder = house.finder  # an index that cannot be read is said at once, and not for each line
    with _talk(house) as talk:
        pipe(lambda row: find(finder, house.taxonomy, talk.understand(text_of(row, "query"), language_of(row)), row, top))


@index_app.command()
def build(force: bool = typer.Option(False, help="Build even if nothing has changed.")) -> None:
    """Build the search index from the catalogue, if anything it is made from has changed."""
    house = open_house()
    if not force and house.index_is_current():
        say("The index is up to date.")
    else:
        house.build_index(say)
    house.build_clusters(say)
    house.faq.keep()


@index_app.command()
def info() -> None:
    """Print what the index in use was made from."""
    from index.snapshot import current_name, read_manifest

    store = open_house().settings.store
    print(json.dumps(vars(read_manifest(store / current_name(store))), indent=1))


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
    train_anew(parallel, benchmarks, packaged_folder(PACKAGED), labelled, out, Recipe(), say)


@encoder_app.command("read")
def teach_reading(out: Path = typer.Option(Path("var/encoder/model.onnx"), help="Where the new weights are written.")) -> None:
    """Teach the encoder's reading anew from our own messages; its vectors stay what they are. Takes half an hour."""
    from index.encoder import SHIPPED_FOLDER
    from index.encoder_training.reading import Labelled
    from index.encoder_training.recipe import Recipe
    from index.encoder_training.rereading import read_anew
    from nlu.teaching import teaching

    out.parent.mkdir(parents=True, exist_ok=True)
    read_anew(SHIPPED_FOLDER, [Labelled(text, labels) for text, labels in teaching()], out, Recipe(), say)


@encoder_app.command("words")
def count_frequent_words(parallel: Path = typer.Argument(..., help="Folder with the parallel text (*.tsv.gz).")) -> None:
    """Count anew which words people write, for putting slips right; takes a minute."""
    from index.encoder_training.frequent import write_words
    from index.words import read_sentences
    from nlu.teaching import read_dangers, read_intents, read_messages

    ours = [(each.language, each.text) for each in read_sentences(held_out=False)]
    ours += [(each.language, each.text) for each in read_messages()] + [(each.language, each.text) for each in read_dangers()]
    write_words(parallel, ours + [(language, text) for language, _, text in read_intents()], say)


@evaluate_app.callback()
def evaluate(context: typer.Context, out: Path = typer.Option(Path("var/evaluation"), help="Folder for the reports.")) -> None:
    """The whole report, as Markdown and JSON."""
    if context.invoked_subcommand is None:
        from bot.evaluation.report import write_all

        with _talk(house := open_house()) as talk:
            write_all(house, talk, out, say)


@evaluate_app.command("safety")
def evaluate_safety(out: Path = typer.Option(Path("var/evaluation"))) -> None:
    """Recall and false alarms of the guard, per language, level and kind; and what redaction leaves and loses."""
    from bot.evaluation.report import write_safety

    with _talk(house := open_house()) as talk:
        write_safety(house, talk, out, say)


@evaluate_app.command("questions")
def evaluate_questions(out: Path = typer.Option(Path("var/evaluation")), people: int = 300) -> None:
    """Adaptive questions against fixed and random order, with simulated people."""
    from bot.evaluation.questions import write_questions

    write_questions(open_house(), out, people, say)


@evaluate_app.command("clusters")
def evaluate_clusters(out: Path = typer.Option(Path("var/evaluation")), seed: int = 0) -> None:
    """A made survey of 723 institutions is taken in, clustered and held against the kinds of help behind it."""
    from bot.evaluation.clusters import write_clusters

    write_clusters(open_house(), out, seed, say)


@evaluate_app.command("network")
def evaluate_network(out: Path = typer.Option(Path("var/evaluation"))) -> None:
    """Need and support of the network: whether the right partner stands among the first five of 300 others."""
    from bot.evaluation.network import write_network

    write_network(open_house(), out, say)


@app.command()
def bench(what: List[str] = typer.Argument(None, help="scale [SIZE …]: the index over made-up catalogues of these sizes; "
                                           "peer [full, short or smoke]: beside a stock Rasa deployment; "
                                           "soak [MINUTES CONVERSATIONS]: three replicas for half an hour of 10,000 conversations."),
          out: Path = typer.Option(Path("var/bench"), help="Folder for the report of `peer` and `soak`.")) -> None:
    """Time the parts, as ratios in one run."""
    from bot.evaluation.bench import compare, run, soak

    house = open_house()
    if what and what[0] in ("peer", "soak"):
        (compare if what[0] == "peer" else soak)(house, what[1:], out, say)
        return
    with _talk(house) as talk:
        run(house, talk, say, what or [])


@app.command()
def cluster(replicas: int = typer.Option(3, min=1, max=16, help="How many processes of Lotse.")) -> None:
    """Start PostgreSQL, Redis, nginx and some replicas on this machine, to try them together; Ctrl-C ends them all."""
    from bot.evaluation.cluster import run_cluster

    house = open_house()
    run_cluster(house, replicas, house.settings.port, say)


class _talk:
    """The assistant for a while, with calls that wait for their answer."""

    def __init__(self, house: Any = None) -> None:
        self._house = house or open_house()

    def __enter__(self) -> _talk:
        self.assistant = self._house.assistant()
        return self

    def __exit__(self, *_: object) -> None:
        self.assistant.stop()

    def understand(self, text: str, language: Optional[str]) -> Dict[str, Any]:
        import asyncio

        from bot.query import ranked

        return ranked(dict(asyncio.run(self.assistant.understand(text, language))))


def main() -> None:
    """What goes wrong is one sentence and exit status 2; `python -X dev` shows where it comes from."""
    try:
        app()
    except BrokenPipeError:  # whoever read has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        from bot.refusals import sentence

        say(sentence(error))
        sys.exit(2)


if __name__ == "__main__":
    main()
