"""From parallel text to the folder that ships."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from index.encoder import open_encoder
from index.encoder_training.card import Report, write_card
from index.encoder_training.domain import own_text, statements, tune_on_statements
from index.encoder_training.export import export, megabytes
from index.encoder_training.figures import Encode, Judge, Vectors
from index.encoder_training.graft import Grafted, distillation_losses, first_table, tune
from index.encoder_training.reading import Labelled
from index.encoder_training.recipe import Recipe
from index.encoder_training.student import train_student
from index.encoder_training.teacher import teacher_vectors
from index.encoder_training.text import read_held_out, read_parallel
from index.encoder_training.tokens import corpus_of, token_rows, train_tokenizer
from index.encoder_training.workshop import Workshop
from index.offers import OfferReader
from index.taxonomy import DATA, load_taxonomy
from index.words import read_sentences

HELD_OUT = "heldout_norm.json"


def train(
    parallel: Path,
    benchmarks: Path,
    teacher: Path,
    labelled: Sequence[Labelled],
    out: Path,
    recipe: Recipe,
    progress: Callable[[str], None],
) -> Report:
    """Train in `out`; the folder to ship is then `out/encoder`.

    `parallel` holds the parallel text, `benchmarks` STS-b, Tatoeba and their held-out strings, `teacher` is the folder
    of the English model, `labelled` are our own messages with what is known of them. Each step leaves its result in
    `out` and a later run goes on from there: empty `out` after a change of the recipe, and delete `own_teacher.npy`
    and `domain.pt` after a change of the messages or offers.
    """
    torch.set_num_threads(recipe.threads)
    workshop = Workshop(out, progress)
    text = read_parallel(parallel, read_held_out(benchmarks / HELD_OUT))
    progress(f"{len(text.english)} English strings, {len(text.examples)} examples")

    tokenizer = workshop.tokenizer(lambda: train_tokenizer(text.examples, recipe))
    targets = workshop.array("teacher", lambda: teacher_vectors(text.english, teacher, progress))
    corpus = corpus_of(text.examples, tokenizer, recipe)
    size = tokenizer.get_vocab_size()
    student = workshop.array("student", lambda: train_student(corpus, targets, size, recipe, progress))
    model = Grafted(first_table(student, tokenizer, text.english, corpus, teacher, recipe), teacher, tokenizer)

    def distil(steps: int, table_rate: float, body_rate: float, seed: int) -> None:
        losses = distillation_losses(model, corpus, targets, np.random.default_rng(seed), recipe)
        tune(model, losses, steps, table_rate, body_rate, progress)

    workshop.tuned("table", model, lambda: distil(recipe.table_steps, recipe.table_rate, 0.0, recipe.seed))
    workshop.tuned(
        "body", model, lambda: distil(recipe.body_steps, recipe.body_table_rate, recipe.body_rate, recipe.seed + 1)
    )

    taxonomy = load_taxonomy()
    known, held_out = list(read_sentences(held_out=False)), list(read_sentences(held_out=True))
    offers = OfferReader(taxonomy.vocabulary()).read(sorted((DATA / "offers").glob("*.jsonl"))).taken
    judge = Judge(benchmarks, known, held_out, offers)

    def encode(texts: Sequence[str]) -> Vectors:
        return model.encode(token_rows(tokenizer, texts, recipe))

    before = judge.quality(encode)
    own = own_text(offers, taxonomy, recipe.own_text_weight)
    own_targets = workshop.array("own_teacher", lambda: teacher_vectors(own.english, teacher, progress))
    said = statements(known, offers, taxonomy)
    whole = corpus_of(text.followed_by(own).examples, tokenizer, recipe)
    whole_targets = np.concatenate([targets, own_targets])
    model.branch()
    workshop.tuned(
        "domain",
        model,
        lambda: tune_on_statements(model, whole, whole_targets, said, labelled, tokenizer, taxonomy, recipe, progress),
    )

    folder = out / "encoder"
    export(model, tokenizer, folder, recipe)
    ours, theirs = open_encoder(str(folder)), open_encoder(str(teacher))
    report = Report(folder, megabytes(folder), workshop.minutes)
    report.figures = {
        "this encoder": {**judge.quality(ours.encode), **judge.speed(ours.encode)},
        "its reading": judge.reading(lambda texts: ours.read(texts)[1]),
        "before int8": judge.quality(encode),
        "before our own words": before,
        "its teacher": {**judge.quality(_in_batches(teacher)), **judge.speed(theirs.encode)},
    }
    write_card(report, recipe)
    return report


def _in_batches(teacher: Path) -> Encode:
    return lambda texts: teacher_vectors(texts, teacher, lambda _: None).astype(np.float32)
